package care.backstop.people.model;

import static care.backstop.people.model.EntryQuestion.choice;
import static care.backstop.people.model.EntryQuestion.day;
import static care.backstop.people.model.EntryQuestion.line;
import static care.backstop.people.model.EntryQuestion.text;
import static care.backstop.people.model.EntryQuestion.ticks;

import care.backstop.kernel.Problem;
import care.backstop.people.Need;
import care.backstop.people.rules.CareRecord;
import care.backstop.people.rules.EntryKind;
import care.backstop.people.rules.ExceptionalCare;
import care.backstop.people.rules.Handling;
import care.backstop.people.rules.Known;
import care.backstop.people.rules.RecordsCustody;
import care.backstop.people.rules.SystemsTold;
import care.backstop.people.rules.Wellbeing;
import care.backstop.people.rules.Written;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The forms of {@link EntryKind.Part#AFTER}: getting ready for the move, and everything that follows it. */
final class AfterForms {

    static List<Problem> against(EntryKind kind, Written w, Known known) {
        return switch (kind) {
            case HANDLING -> Handling.against(w);
            case EQUIPMENT_FOUND -> Handling.againstFound(w, known);
            case WELLBEING -> Wellbeing.against(w);
            case SYSTEM_TOLD -> SystemsTold.against(w);
            case RECORDS_ASKED -> RecordsCustody.againstAsked(w);
            case RECORDS_RECEIVED -> RecordsCustody.againstReceived(w);
            case RECORDS_HANDED_ON -> RecordsCustody.againstHandedOn(w, known);
            case RECORDS_ACCESS -> RecordsCustody.againstAccess(w);
            default -> List.of();
        };
    }

    static EntryForm of(EntryKind kind) {
        return switch (kind) {
            case REASSESSED ->
                form(
                        kind,
                        "Where needs have changed, the places that suit are worked out anew from the new kind of care.",
                        "Southampton procedure, Appendix A 3.4",
                        day("on", "Assessed on which day?"),
                        choice("need", "Which kind of care do they need now?", needs()),
                        line("assessor", "Who assessed them?"),
                        text("found", "What has changed?"));
            case EXCEPTIONAL ->
                form(
                        kind,
                        "Nobody who is very frail, at the end of life or without anybody of their own is moved by the usual plan.",
                        "Southampton procedure, Appendix A 3.5",
                        ticks("why", "Why are exceptional arrangements needed?", ExceptionalCare.WHY),
                        choice(
                                "plan",
                                "What is planned?",
                                EntryForm.of(
                                        "STAY", "They stay where they are, and care is brought in",
                                        "MOVE", "They move, with these arrangements",
                                        "OPEN", "Not decided yet")),
                        text("arrangements", "Which arrangements?")
                                .hint(
                                        "For example a nurse who travels with them, palliative team told, a named advocate"));
            case EARLY_WISH ->
                form(
                        kind,
                        "Somebody who wishes to change provider or to move sooner comes before others who are equal.",
                        "Southampton procedure, Appendix A 3.6",
                        choice(
                                "what",
                                "What do they wish?",
                                EntryForm.of(
                                        "MOVE_SOONER", "To move sooner",
                                        "CHANGE_PROVIDER", "To change provider",
                                        "WITHDRAWN", "Neither any more")),
                        day("on", "Said on which day?"),
                        text("words", "In whose words?")
                                .hint("Theirs, or those of whoever speaks for them")
                                .maybe());
            case HANDLING ->
                form(
                        kind,
                        "An occupational therapist says how somebody is moved safely and which equipment that takes.",
                        "Southampton procedure, Appendix D 20",
                        day("on", "Assessed on which day?"),
                        line("assessor", "Who assessed them?"),
                        choice(
                                "profession",
                                "What are they?",
                                EntryForm.of(
                                        "OT", "Occupational therapist",
                                        "PHYSIOTHERAPIST", "Physiotherapist",
                                        "NURSE", "Nurse",
                                        "SOCIAL_WORKER", "Social worker",
                                        "OTHER", "Somebody else")),
                        line("registration", "Registration number of the therapist")
                                .byRule()
                                .hint("For example OT 12345"),
                        ticks("equipment", "Which specialist equipment is needed?", Handling.EQUIPMENT)
                                .maybe()
                                .hint("Leave empty if none is"),
                        line("otherEquipment", "Other equipment").maybe(),
                        text("plan", "How are they moved safely?"));
            case EQUIPMENT_FOUND ->
                form(
                        kind,
                        "Equipment is found once it stands where they go, and somebody there can use it.",
                        "Southampton procedure, Appendix D 20",
                        ticks("equipment", "What was found?", Handling.EQUIPMENT),
                        line("supplier", "From whom?"),
                        line("stands", "Where does it stand?"),
                        day("on", "Since which day?"));
            case WELLBEING -> wellbeing(kind);
            case GP_CHANGED ->
                form(
                        kind,
                        "Write down the new GP practice. Whoever was told before is told anew.",
                        "Southampton procedure, Appendix A 7.23",
                        choice("gp", "Which practice?", Map.of())
                                .hint("The practices are those of the council's own list. Add a new one there first."),
                        day("from", "From which day?"));
            case SYSTEM_TOLD ->
                form(
                        kind,
                        "Write down whom you told of the new provider, address or GP, with the evidence, and when they confirmed it.",
                        "Southampton procedure, Appendix A 7.23",
                        choice("system", "Whom?", Map.of()),
                        choice(
                                "how",
                                "How?",
                                EntryForm.of(
                                        "LETTER", "Letter",
                                        "EMAIL", "E-mail",
                                        "TELEPHONE", "Telephone",
                                        "ONLINE", "Online form or portal")),
                        day("toldOn", "Told on which day?"),
                        line("reference", "Evidence").hint("Reference of the letter, message or call"),
                        day("confirmedOn", "Confirmed on which day?").maybe(),
                        line("confirmedBy", "Confirmed by whom, or with which reference?")
                                .maybe());
            case RECORDS_ASKED ->
                form(
                        kind,
                        "When a provider ceases, somebody must know who holds each record, where it is, and by when it comes.",
                        "Southampton procedure, Appendix A 7.25",
                        items("Which records?"),
                        line("heldBy", "Who holds them?"),
                        line("where", "Where are they?"),
                        day("askedOn", "Asked for on which day?"),
                        day("wantedBy", "By when are they to come?"));
            case RECORDS_RECEIVED ->
                form(
                        kind,
                        "Write down what came, to whom, and until when it is kept.",
                        "Southampton procedure, Appendix A 7.25",
                        items("Which records came?"),
                        original(),
                        line("receivedBy", "Who received them?"),
                        line("keptAt", "Where are they kept?"),
                        day("on", "Received on which day?"),
                        day("keepUntil", "Kept until?").hint("The last day by the council's retention schedule"),
                        text("counted", "Money and valuables: what was there, and who counted it together?")
                                .maybe());
            case RECORDS_HANDED_ON ->
                form(
                        kind,
                        "Records go to whoever cares for the person next, with a receipt.",
                        "Southampton procedure, Appendix A 7.25",
                        items("Which records?"),
                        original(),
                        choice(
                                "to",
                                "To whom?",
                                EntryForm.of(
                                        "PROVIDER", "New provider",
                                        "COUNCIL", "Council",
                                        "NHS", "NHS",
                                        "PERSON", "The person",
                                        "FAMILY", "Family, attorney or deputy")),
                        line("name", "Who took them?"),
                        day("on", "On which day?"),
                        line("receipt", "Receipt").hint("Its reference, or where the signed paper is"));
            case RECORDS_MISSING ->
                form(
                        kind,
                        "A record that cannot be found is looked for until it is, and everybody can see that it is missing.",
                        "Southampton procedure, Appendix A 7.25",
                        items("Which records are missing?"),
                        day("on", "Missed on which day?"),
                        text("done", "What has been done to find them, and what is at risk without them?"));
            case RECORDS_ACCESS ->
                form(
                        kind,
                        "Whoever asks to see the records has an answer within a month, and nobody sees them without a lawful basis.",
                        "UK GDPR arts 12 and 15; Southampton procedure, Appendix A 7.25",
                        line("who", "Who asks?"),
                        choice(
                                "basis",
                                "On what basis?",
                                EntryForm.of(
                                        "SUBJECT", "They are the person",
                                        "ACTS_FOR", "They may act for the person",
                                        "CARE", "They care for the person now and need it for that",
                                        "LAW", "A court, the police or a regulator asks by law",
                                        "NONE", "None was given")),
                        day("askedOn", "Asked on which day?"),
                        day("answeredOn", "Answered on which day?").maybe(),
                        choice(
                                        "answer",
                                        "What was given?",
                                        EntryForm.of("ALL", "Everything", "PART", "A part", "NOTHING", "Nothing"))
                                .maybe(),
                        text("because", "If not everything: why?").maybe());
            default -> throw new IllegalArgumentException("no form for " + kind);
        };
    }

    private static EntryForm wellbeing(EntryKind kind) {
        var questions = new ArrayList<EntryQuestion>();
        var moments = new LinkedHashMap<String, String>();
        Arrays.stream(Wellbeing.Moment.values()).forEach(m -> moments.put(m.name(), m.words()));
        questions.add(choice("moment", "When is this?", moments));
        questions.add(day("on", "Asked on which day?"));
        questions.add(choice(
                "by",
                "Who answered?",
                EntryForm.of(
                        "PERSON", "The person",
                        "RELATIVE", "A relative or friend",
                        "ADVOCATE", "An advocate",
                        "WORKER", "Somebody who cares for them")));
        questions.add(
                text("whyNot", "If not the person: why, and how was it told?").maybe());
        Arrays.stream(Wellbeing.Question.values())
                .forEach(q -> questions.add(choice(q.key(), q.words(), Wellbeing.SCALE)));
        questions.add(text("words", "In their words").maybe());
        return new EntryForm(
                kind,
                "Ask the same five questions before the move, after it, at 28 days and at 12 months. Unable to say is an answer.",
                "Southampton procedure, Appendix A 9.3",
                questions);
    }

    private static EntryQuestion items(String label) {
        return ticks("items", label, CareRecord.ALL);
    }

    private static EntryQuestion original() {
        return choice("form", "Original or copy?", EntryForm.of("ORIGINAL", "Original", "COPY", "Copy"));
    }

    private static Map<String, String> needs() {
        var needs = new LinkedHashMap<String, String>();
        Arrays.stream(Need.values()).forEach(n -> needs.put(n.name(), n.words()));
        return needs;
    }

    private static EntryForm form(EntryKind kind, String says, String clause, EntryQuestion... questions) {
        return new EntryForm(kind, says, clause, List.of(questions));
    }

    private AfterForms() {}
}
