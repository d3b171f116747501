package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What whoever cares for somebody next must know, as it stands today. The questions follow the headings of the national
 * "About Me" standard of the Professional Record Standards Body, with what comforts them beside these.
 */
@LegalRule(
        title = "What goes with somebody who moves, and how it stands today",
        authority = {"Southampton procedure, Appendix A 7.16"},
        checked = "2026-11-26")
public final class AboutMe {

    /** By key, in the order in which they are asked and read. */
    public static final Map<String, String> QUESTIONS = named(
            "important", "What is most important to me",
            "people", "People who are important to me",
            "communicate", "How I communicate and how to communicate with me",
            "wellness", "My wellness",
            "do", "Please do",
            "dont", "Please do not",
            "support", "How and when to support me",
            "comforts", "What comforts me when I am upset",
            "food", "What I eat and drink, and what I do not",
            "faith", "My faith and how I keep it",
            "habits", "Whether I smoke, my pets, and what I do every day",
            "worth", "Also worth knowing about me",
            "helped", "Who helped to write this");

    /** Risks by key. */
    public static final Map<String, String> RISKS = named(
            "FALLS", "Falls",
            "CHOKING", "Choking or swallowing",
            "SKIN", "Skin or pressure sores",
            "WALKS_OFF", "Walks off or gets lost",
            "DISTRESS", "Distress or hitting out",
            "SELF_HARM", "Harm to themselves",
            "SEIZURES", "Seizures",
            "BREATHING", "Breathing, oxygen",
            "INFECTION", "Infection",
            "FIRE", "Fire or smoking",
            "FROM_OTHERS", "Harm by others",
            "OTHER", "Another risk");

    /**
     * How a list of medicines, allergies or risks stands.
     *
     * @param now those that hold today, the latest written first
     * @param none somebody asked and was told that there is none
     */
    public record Standing(List<Written> now, boolean none) {

        /** Nobody has asked, or all that was written is over. */
        public boolean notKnown() {
            return now.isEmpty() && !none;
        }
    }

    /** An About Me that answers nothing says nothing. */
    public static List<Problem> against(Written w) {
        return new Against()
                .missing(
                        QUESTIONS.keySet().stream().noneMatch(q -> !q.equals("helped") && w.said(q)),
                        "important",
                        "Answer at least one of the questions about them.")
                .list();
    }

    public static List<Problem> againstMedicine(Written w) {
        boolean takes = w.is("standing", "YES");
        return named(w, "Write which medicine.")
                .missing(takes && !w.said("dose"), "dose", "Write how much of it, as on the label or chart.")
                .missing(takes && !w.said("when"), "when", "Write when it is taken, and when it was given last.")
                .list();
    }

    public static List<Problem> againstAllergy(Written w) {
        return named(w, "Write to what.")
                .missing(
                        w.is("standing", "YES") && !w.said("reaction"),
                        "reaction",
                        "Write what happens and how badly. If nobody knows, write that.")
                .list();
    }

    public static List<Problem> againstRisk(Written w) {
        boolean there = w.is("standing", "YES");
        return named(w, "Choose which risk.")
                .missing(there && !w.said("shows"), "shows", "Write how it shows.")
                .missing(there && !w.said("helps"), "helps", "Write what helps.")
                .missing(there && !w.said("journey"), "journey", "Say whether it matters on a journey.")
                .list();
    }

    private static Against named(Written w, String words) {
        return new Against().missing(!w.is("standing", "NONE") && !w.said("name"), "name", words);
    }

    /** Of each name the latest entry counts; "none" ends whatever was written before it. */
    public static Standing standing(Known known, EntryKind kind) {
        var now = new ArrayList<Written>();
        var seen = new HashSet<String>();
        for (var entry : known.all(kind)) {
            var w = entry.said();
            if (w.is("standing", "NONE")) {
                return new Standing(now, now.isEmpty());
            }
            boolean latest = seen.add(
                    Objects.requireNonNullElse(w.of("name"), "").strip().toLowerCase(Locale.UK));
            boolean over = w.is("standing", "ENDED")
                    || w.day("until").filter(known.today()::isAfter).isPresent();
            if (latest && !over) {
                now.add(w);
            }
        }
        return new Standing(now, false);
    }

    /** The latest answer to each question, in the order of the questions. */
    public static Map<String, String> answers(Known known) {
        var latest = new LinkedHashMap<String, String>();
        for (var question : QUESTIONS.keySet()) {
            known.all(EntryKind.ABOUT_ME).stream()
                    .filter(e -> e.said().said(question))
                    .findFirst()
                    .map(e -> e.said().of(question))
                    .ifPresent(answer -> latest.put(question, answer));
        }
        return latest;
    }

    private static Map<String, String> named(String... pairs) {
        var all = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(pairs[i], pairs[i + 1]);
        }
        return java.util.Collections.unmodifiableMap(all);
    }

    private AboutMe() {}
}
