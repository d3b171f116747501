package care.backstop.people.model;

import static care.backstop.people.model.EntryForm.form;
import static care.backstop.people.model.EntryForm.of;
import static care.backstop.people.model.EntryQuestion.choice;
import static care.backstop.people.model.EntryQuestion.day;
import static care.backstop.people.model.EntryQuestion.line;
import static care.backstop.people.model.EntryQuestion.moment;
import static care.backstop.people.model.EntryQuestion.number;
import static care.backstop.people.model.EntryQuestion.text;
import static care.backstop.people.model.EntryQuestion.ticks;
import static care.backstop.people.model.EntryQuestion.yesNo;

import care.backstop.kernel.Problem;
import care.backstop.people.rules.EntryKind;
import care.backstop.people.rules.InCare;
import care.backstop.people.rules.InformalSupport;
import care.backstop.people.rules.Known;
import care.backstop.people.rules.RegularVisitors;
import care.backstop.people.rules.Written;
import java.util.List;
import java.util.Map;

/** What entries ask about who was told and seen, and what the worker who has the case does. */
final class InCareForms {

    /** The person themselves, among those who are told. */
    static final Map<String, String> THE_PERSON = of("PERSON", "The person");

    private static final Map<String, String> HOW = of(
            "IN_PERSON", "In person",
            "VIDEO", "By video call",
            "PHONE", "By telephone",
            "LETTER", "By letter",
            "EMAIL", "By e-mail",
            "INTERPRETER", "With an interpreter or somebody who signs");

    static List<Problem> against(EntryKind kind, Written w, Known known) {
        return switch (kind) {
            case SUPPORT_USABLE -> InformalSupport.againstUsable(w, known);
            case CARER_SERVICE -> InformalSupport.againstService(w);
            case REGULAR_WORKER -> RegularVisitors.against(w);
            default -> InCare.against(kind, w, known);
        };
    }

    static EntryForm asking(EntryKind kind) {
        return switch (kind) {
            case TOLD ->
                form(
                        kind,
                        "Tell the person, and each relative, attorney, deputy and advocate, what happens and when. Ask whether"
                                + " it was understood.",
                        "Southampton procedure, Appendix A 3.1, 7.1; Lancashire procedure 3.11",
                        choice("whom", "Who was told?", THE_PERSON)
                                .hint("Add relatives, attorneys and advocates on the person's page first"),
                        choice("how", "How?", HOW),
                        moment("on", "When?"),
                        choice(
                                "understood",
                                "Was it understood?",
                                of("YES", "Yes", "NO", "No", "NOT_KNOWN", "Cannot be told")),
                        text("note", "What was said, and what did they ask?").maybe());
            case SEEN ->
                form(
                        kind,
                        "See everyone, the red ones first, and write down how they are.",
                        "Southampton procedure, Appendix A 3.1, 7.1",
                        moment("on", "When were they seen?"),
                        text("how", "How are they?"));
            case CALLED ->
                form(
                        kind,
                        "Call or write to everyone in the order of risk. Whoever is not reached twice is visited.",
                        "Lancashire procedure, flow chart",
                        moment("on", "When?"),
                        choice("how", "How?", of("CALL", "A telephone call", "LETTER", "A letter")),
                        choice("reached", "Were they reached?", of("YES", "Yes", "NO", "No")),
                        text("note", "What was said?").maybe());
            case WELFARE_PERIOD ->
                form(
                        kind,
                        "Somebody placed by another council is checked every day by the council in whose area they are.",
                        "Southampton procedure 6.3",
                        day("from", "From which day?"),
                        day("until", "Until which day?"),
                        line("placedBy", "Which council or ICB placed them?"));
            case WELFARE_CHECK ->
                form(
                        kind,
                        "See that the person is safe and looked after. A check is done by a worker who is registered.",
                        "Southampton procedure 6.3; Lancashire procedure, flow chart",
                        moment("on", "When?"),
                        text("found", "How are they, and what has to be done?"));
            case WORKER_REVIEW ->
                form(
                        kind,
                        "Whoever has the case reviews the care before the move, and helps relatives to choose.",
                        "Lancashire procedure 3.11",
                        day("on", "Reviewed on which day?"),
                        number("homes", "How many homes did relatives view with help?"),
                        text("help", "What help did they have in choosing?"),
                        ticks(
                                        "with",
                                        "Who took part?",
                                        of(
                                                "CHC", "A continuing healthcare assessor",
                                                "NAVIGATION", "Care navigation",
                                                "ADVOCATE", "An advocate",
                                                "FAMILY", "Family or friends"))
                                .maybe(),
                        day("movedOn", "If they have moved: on which day?").maybe());
            case MOVE_REPORTED ->
                form(
                        kind,
                        "Tell the lead on the same day that the person has arrived and is settled.",
                        "Southampton procedure, Appendix D",
                        moment("movedAt", "When had they moved?"),
                        moment("toldAt", "When was the lead told?"),
                        line("lead", "Who was told?"));
            case ANNUAL_REVIEW ->
                form(
                        kind,
                        "Review each person's care every year. Whoever was never reviewed is due now.",
                        "Lancashire procedure 3.10",
                        day("on", "Last reviewed on which day?"),
                        line("by", "By whom?").maybe());
            case DAILY_UPDATE ->
                form(
                        kind,
                        "Go through each record every day: what was asked of the person, what was decided, how far it is.",
                        "Southampton procedure, Appendix D",
                        ticks(
                                "parts",
                                "What was gone through?",
                                of(
                                        "NEEDS", "Needs",
                                        "VIEWS", "Views",
                                        "WISHES", "Wishes",
                                        "ASSESSMENT", "Assessment",
                                        "CAPACITY", "Capacity",
                                        "PROGRESS", "How far it is",
                                        "PROVIDER", "Who will give the care",
                                        "REVIEW", "Review")),
                        text("changed", "What has changed?").maybe());
            case CASE_RECORD ->
                form(
                        kind,
                        "The leader named for it sees that the council's own case record says the same.",
                        "Southampton procedure, Appendix D",
                        line("ref", "Reference in the council's own system"),
                        day("on", "Brought up to date on which day?"),
                        line("leader", "Who leads on this?"));
            case SUPPORT_POSSIBLE ->
                form(
                        kind,
                        "Look through the record for family, friends or neighbours who might help. Nothing is counted on yet.",
                        "Southampton procedure, Appendix C",
                        yesNo("possible", "Might somebody help?"),
                        line("who", "Who?").maybe(),
                        text("note", "With what?").maybe());
            case SUPPORT_ASKED ->
                form(
                        kind,
                        "Ask the carer before anything is planned with their help.",
                        "Southampton procedure, Appendix C",
                        line("who", "Who was asked?"),
                        day("on", "On which day?"),
                        choice(
                                "answer",
                                "What did they say?",
                                of("WILLING", "They can help", "UNWILLING", "They cannot")),
                        text("note", "With what, and for how long?").maybe());
            case SUPPORT_USABLE ->
                form(
                        kind,
                        "Count on informal support only once whoever gives it was asked and agreed.",
                        "Southampton procedure, Appendix C",
                        line("who", "Whose support?"),
                        text("cover", "What does it cover?"));
            case CARER_SERVICE ->
                form(
                        kind,
                        "Ask carers' support services to help, and write down what they offer.",
                        "Southampton procedure, Appendix C",
                        line("service", "Which service?"),
                        day("on", "On which day?"),
                        number("offered", "How many kinds of help were offered?"),
                        text("help", "What was offered?").maybe(),
                        yesNo("shared", "Were details of the carer given to the service?"),
                        yesNo("consent", "Did the carer agree to that?").maybe());
            case REGULAR_WORKER ->
                form(
                        kind,
                        "Who visits them now, and where that worker goes: care by somebody they know can go on. Write again what has changed.",
                        "Southampton procedure, Appendix A 2.4, 7.2",
                        line("worker", "Who is it?").hint("As the person calls them"),
                        choice("where", "What will this worker do?", RegularVisitors.WHERE),
                        line("location", "CQC number of the agency they go to")
                                .maybe()
                                .hint("Only if they go to another agency"));
            default -> throw new IllegalArgumentException(kind + " is asked about elsewhere");
        };
    }

    private InCareForms() {}
}
