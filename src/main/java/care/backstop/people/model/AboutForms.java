package care.backstop.people.model;

import static care.backstop.people.model.EntryQuestion.choice;
import static care.backstop.people.model.EntryQuestion.day;
import static care.backstop.people.model.EntryQuestion.line;
import static care.backstop.people.model.EntryQuestion.moment;
import static care.backstop.people.model.EntryQuestion.text;

import care.backstop.kernel.Problem;
import care.backstop.people.rules.AboutMe;
import care.backstop.people.rules.EntryKind;
import care.backstop.people.rules.HandoverReceipts;
import care.backstop.people.rules.Known;
import care.backstop.people.rules.Recipient;
import care.backstop.people.rules.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The forms of {@link EntryKind.Part#ABOUT}: what whoever cares next must know from the first hour. */
final class AboutForms {

    private static final String CLAUSE = "Southampton procedure, Appendix A 7.16";

    static List<Problem> against(EntryKind kind, Written w, Known known) {
        return switch (kind) {
            case ABOUT_ME -> AboutMe.against(w);
            case MEDICATION -> AboutMe.againstMedicine(w);
            case ALLERGY -> AboutMe.againstAllergy(w);
            case RISK -> AboutMe.againstRisk(w);
            case HANDED_OVER -> HandoverReceipts.against(w, known);
            case HANDOVER_RECEIVED -> HandoverReceipts.againstReceived(w, known);
            default -> List.of();
        };
    }

    static EntryForm of(EntryKind kind) {
        return switch (kind) {
            case ABOUT_ME -> about(kind);
            case MEDICATION ->
                form(
                        kind,
                        "Write each medicine down by itself, as on its label or chart. Writing a medicine again takes the"
                                + " place of what was written before.",
                        standing("They take it", "They no longer take it", "They take no medicine at all"),
                        line("name", "Which medicine?").byRule(),
                        line("dose", "How much?").byRule().hint("For example 500 mg, 2 tablets"),
                        line("how", "How is it taken?").maybe().hint("For example by mouth, crushed, as a patch"),
                        line("when", "When?").byRule().hint("For example 8am and 6pm; last given today at 8am"),
                        line("for", "What for?").maybe(),
                        day("until", "Until when, if it is a course?").maybe());
            case ALLERGY ->
                form(
                        kind,
                        "Write each allergy down by itself. If you asked and there is none, say so: nobody can tell an empty"
                                + " record from a question that was never asked.",
                        standing("They have it", "It turned out to be none", "They have no known allergies"),
                        line("name", "To what?").byRule().hint("A medicine, a food or something they touch"),
                        text("reaction", "What happens, and how badly?").byRule());
            case RISK ->
                form(
                        kind,
                        "Say how a risk shows and what helps, so that somebody who has never met them can act on it.",
                        standing("It is there", "It is over", "No risks are known"),
                        choice("name", "Which risk?", AboutMe.RISKS).byRule(),
                        text("shows", "How does it show?").byRule(),
                        text("helps", "What helps?").byRule(),
                        choice("journey", "Does it matter on a journey?", EntryForm.of("YES", "Yes", "NO", "No"))
                                .byRule());
            case HANDED_OVER ->
                form(
                        kind,
                        "Say who was given what they need to know. The version that was handed over is kept with it.",
                        to(),
                        line("whom", "To whom?").hint("Name, and their post or organisation"),
                        choice("how", "How?", HandoverReceipts.WAYS),
                        moment("at", "When?"),
                        text("note", "Anything to add?").maybe());
            case HANDOVER_RECEIVED ->
                form(
                        kind,
                        "A handover counts once somebody there says that they have it and have read it.",
                        to(),
                        line("by", "Who received it?"),
                        line("role", "What are they there?").hint("For example nurse in charge"),
                        moment("at", "When?"),
                        text("questions", "What did they ask?").maybe());
            default ->
                form(
                        kind,
                        "A relative or friend is given a person's details only if the person agrees, or if they hold a power"
                                + " that reaches sharing information and can be used.",
                        line("whom", "Who may be told, or not?").hint("Their name, as it stands among the contacts"),
                        EntryQuestion.yesNo("agrees", "Does the person agree?"),
                        day("on", "Asked on which day?"),
                        text("limits", "Is there anything they do not want to be told?")
                                .maybe());
        };
    }

    private static EntryForm about(EntryKind kind) {
        var questions = new ArrayList<EntryQuestion>();
        questions.add(day("on", "Written on which day?"));
        questions.add(choice(
                "voice",
                "In whose words?",
                EntryForm.of(
                        "PERSON", "Their own", "HELPED", "Their own, with help", "OTHERS", "Of those who know them")));
        AboutMe.QUESTIONS.forEach(
                (key, label) -> questions.add((key.equals("helped") ? line(key, label) : text(key, label)).maybe()));
        return new EntryForm(
                kind,
                "Ask the person, or those who know them best. Leave out what has not changed: of each question the latest"
                        + " answer counts.",
                CLAUSE,
                questions);
    }

    private static EntryQuestion to() {
        var recipients = new LinkedHashMap<String, String>();
        for (var r : Recipient.values()) {
            recipients.put(r.name(), r.words());
        }
        return choice("to", "For whom was it?", recipients);
    }

    private static EntryQuestion standing(String yes, String ended, String none) {
        return choice("standing", "How does it stand?", EntryForm.of("YES", yes, "ENDED", ended, "NONE", none));
    }

    private static EntryForm form(EntryKind kind, String says, EntryQuestion... questions) {
        return new EntryForm(kind, says, CLAUSE, List.of(questions));
    }

    private AboutForms() {}
}
