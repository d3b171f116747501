package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a safeguarding concern needs, and what becomes of it. It runs beside the incident whatever its state: nothing here
 * replaces the enquiry, and only who leads safeguarding closes one.
 */
@LegalRule(
        title = "Safeguarding beside the incident",
        authority = {
            "Care Act 2014 s 42",
            "Lancashire procedure 3.9",
            "Southampton procedure 4.6; Appendix A 3.12; Appendix B",
            "Kent protocol 1.4"
        },
        checked = "2026-11-25")
public final class SafeguardingConcern {

    /** Kinds of abuse and neglect, as the multi-agency policies name them. */
    public enum Category {
        PHYSICAL("Physical"),
        DOMESTIC("Domestic"),
        SEXUAL("Sexual"),
        PSYCHOLOGICAL("Psychological"),
        FINANCIAL("Financial or material"),
        MODERN_SLAVERY("Modern slavery"),
        DISCRIMINATORY("Discriminatory"),
        ORGANISATIONAL("Organisational"),
        NEGLECT("Neglect, and care left out"),
        SELF_NEGLECT("Self-neglect");

        private final String words;

        Category(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        public static Optional<Category> of(@Nullable String name) {
            return Arrays.stream(values()).filter(c -> c.name().equals(name)).findFirst();
        }
    }

    /** What becomes of it. */
    public enum Step {
        TRIAGED("Triaged: which team takes it", "Say which team takes it."),
        ENQUIRY("An enquiry is open", "Write the number of the enquiry."),
        PLAN("Safeguarding plan", "Describe the plan."),
        MITIGATED("The risk is mitigated", "Say how the risk was mitigated."),
        NO_FURTHER_ACTION("No further action", "Say why nothing more is done."),
        ENQUIRY_CLOSED("The enquiry is closed", "Say what the enquiry found.");

        private final String words;
        private final String needs;

        Step(String words, String needs) {
            this.words = words;
            this.needs = needs;
        }

        public String words() {
            return words;
        }

        public static Optional<Step> of(@Nullable String name) {
            return Arrays.stream(values()).filter(s -> s.name().equals(name)).findFirst();
        }
    }

    private static final Set<Step> ENDS = Set.of(Step.MITIGATED, Step.NO_FURTHER_ACTION);

    public static List<Problem> againstRaising(
            @Nullable String category, @Nullable LocalDate on, @Nullable String what, LocalDate today) {
        return new Against()
                .missing(
                        Category.of(category).isEmpty(),
                        "category",
                        "Choose the kind of harm from the list of the multi-agency policy.")
                .missing(on == null || on.isAfter(today), "on", "Write the day of it, for example 7 12 2020.")
                .missing(what == null || what.isBlank(), "what", "Write what was seen or said.")
                .missing(what != null && what.length() > 2_000, "what", "At most 2,000 letters fit here.")
                .list();
    }

    /**
     * @param before what became of it so far
     * @param leads whoever asks leads safeguarding
     */
    public static List<Problem> againstStep(
            @Nullable String step, @Nullable String note, List<Step> before, boolean leads) {
        var what = Step.of(step);
        if (what.isEmpty()) {
            return List.of(Problem.of("step", Code.VAL, "Choose what became of it."));
        }
        var now = what.get();
        return new Against()
                .when(
                        now == Step.ENQUIRY_CLOSED && !leads,
                        Code.AUTH,
                        "step",
                        "An enquiry is closed under the safeguarding policy, not from the incident. Ask the safeguarding"
                                + " lead.")
                .missing(note == null || note.isBlank(), "note", now.needs)
                .missing(note != null && note.length() > 2_000, "note", "At most 2,000 letters fit here.")
                .when(
                        now == Step.MITIGATED && !before.contains(Step.PLAN),
                        Code.STATE,
                        "step",
                        "There is no safeguarding plan yet. Record the plan first.")
                .when(
                        now == Step.ENQUIRY_CLOSED && !before.contains(Step.ENQUIRY),
                        Code.STATE,
                        "step",
                        "No enquiry is recorded for this concern.")
                .when(
                        now == Step.NO_FURTHER_ACTION && !before.contains(Step.TRIAGED),
                        Code.STATE,
                        "step",
                        "Nobody has triaged it yet. Record the triage first.")
                .list();
    }

    /** Whether it still keeps the incident open: nobody has triaged it away or mitigated its risk. */
    public static boolean open(List<Step> steps) {
        return steps.stream().noneMatch(ENDS::contains);
    }

    /** Whether a plan is owed: an enquiry is open and nobody has made one. */
    public static boolean planDue(List<Step> steps) {
        return open(steps) && steps.contains(Step.ENQUIRY) && !steps.contains(Step.PLAN);
    }

    private SafeguardingConcern() {}
}
