package care.backstop.incident.rules;

import care.backstop.kernel.Answer;
import care.backstop.kernel.Finding;
import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Rejected;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the failure of one service means for the council: table A1 of the requirements, first row that fits.
 *
 * <p>Two answers that the table does not have are taken on the safe side and said to be so. A registration nobody has
 * checked cannot give the duty, so it is treated as a suspected failure. A service whose state nobody knows is treated
 * as about to stop.
 */
@LegalRule(
        title = "Duty or power for a service (table A1)",
        authority = {
            "Care Act 2014 s 48(1)-(3)",
            "Care Act 2014 s 19(3)",
            "Care Act 2014 s 52(1)",
            "SI 2015/301 reg 2",
            "Lancashire procedure 2.1, 3.2",
            "Kent protocol 9"
        },
        checked = "2026-11-22")
public final class ServiceDuty {

    /** Stored with each test, so that an old answer says which reading of the law gave it. */
    public static final String VERSION = "A1 of 22 November 2026";

    private static final String S48_1 = "Care Act 2014 s 48(1)";
    private static final String S48_2 = "Care Act 2014 s 48(2)";
    private static final String REG_2 = "SI 2015/301 reg 2";
    private static final String REG_2_1_B = "SI 2015/301 reg 2(1)(b)";

    /**
     * Inputs E, R, S, W and F.
     *
     * @param extent needed when the provider failed and the service stopped, wholly or partly
     * @param followsFailure whether the inability came after the event; needed before the duty can be given
     */
    public record Facts(
            BusinessFailure failure,
            Answer registered,
            ServiceState state,
            @Nullable Extent extent,
            Answer followsFailure) {}

    /** Results as the table names them. */
    public enum Result {
        POWER_TEST("Judge for each person whether needs are urgent"),
        NO_DUTY_MONITOR("No duty while the service runs"),
        PREPARE("Prepare: a duty may come"),
        PROVIDER_WINDDOWN("The provider closes this part under its contract"),
        CONTRADICTION("The facts contradict each other"),
        DUTY_S48("The council must meet needs for now"),
        PROVIDER_RESPONSIBLE("The provider remains responsible");

        private final String words;

        Result(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What follows for the officers. */
    public enum Task {
        JUDGE_URGENCY("Make an urgency judgement for each person"),
        CONTINGENCY("Open contingency work"),
        COOPERATE("Co-operate with the office-holder if asked"),
        NO_EARLY_MOVES("Do not move people early or stop commissioning unless safety requires it"),
        PREPARATION_PLAN("Start a preparation plan"),
        CONTRACT_CLOSURE("Hold the provider to closing the part under its contract"),
        CORRECT_FACTS("Correct the facts and run the test again"),
        LEGAL_REVIEW("Ask Legal to review: the inability came before or apart from the event"),
        START_DUTY_CLOCK("Start the duty clock at the time the council became aware"),
        VERIFY_FAILURE("Verify with CQC or the owner; nobody waits for it if needs are urgent"),
        VERIFY_REGISTRATION("Check with CQC whether the provider is registered for this activity"),
        FIND_OUT_STATE("Find out whether the service is still running"),
        MONITOR("Monitor and follow up early warnings");

        private final String words;

        Task(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** The row, the result, what to do, why, and every condition looked at. */
    public record Determination(
            String row, Result result, List<Task> tasks, String explanation, List<Finding> findings) {}

    /**
     * Input F: the inability follows the event when it began on the day of the event or later. On the same day the
     * failure is taken to have come first, as the regulation asks only that the one follows the other.
     */
    public static Answer follows(@Nullable LocalDate failedOn, @Nullable LocalDate unableSince) {
        if (failedOn == null || unableSince == null) {
            return Answer.NOT_KNOWN;
        }
        return Answer.of(!unableSince.isBefore(failedOn));
    }

    public static Determination determine(Facts f) {
        var findings = findings(f);
        if (f.registered() == Answer.NO) {
            return new Determination(
                    "A1-1",
                    Result.POWER_TEST,
                    List.of(Task.JUDGE_URGENCY),
                    "The provider does not need to be registered for this kind of service, so the special duty for failed"
                            + " providers does not apply. The council can still step in for anyone whose needs are urgent.",
                    findings);
        }
        return switch (f.failure()) {
            case YES -> f.registered() == Answer.YES ? failed(f, findings) : unregisteredPerhaps(findings);
            case SUSPECTED ->
                new Determination(
                        "A1-8",
                        Result.PREPARE,
                        f.registered() == Answer.YES
                                ? List.of(Task.VERIFY_FAILURE, Task.PREPARATION_PLAN, Task.JUDGE_URGENCY)
                                : List.of(
                                        Task.VERIFY_FAILURE,
                                        Task.VERIFY_REGISTRATION,
                                        Task.PREPARATION_PLAN,
                                        Task.JUDGE_URGENCY),
                        "It looks as if the provider may have failed, but that is not proved. The council gets ready and"
                                + " checks. Anyone whose needs are urgent is helped without waiting for the proof.",
                        findings);
            case NO -> standing(f, findings);
        };
    }

    private static Determination failed(Facts f, List<Finding> findings) {
        return switch (f.state()) {
            case RUNNING ->
                new Determination(
                        "A1-2",
                        Result.NO_DUTY_MONITOR,
                        List.of(Task.CONTINGENCY, Task.COOPERATE, Task.NO_EARLY_MOVES),
                        "The provider has failed in law but the service is still running, so people are still looked"
                                + " after and the council has no duty to take over. It watches closely and makes plans in"
                                + " case that changes.",
                        findings);
            case JEOPARDY ->
                new Determination(
                        "A1-3",
                        Result.PREPARE,
                        List.of(Task.PREPARATION_PLAN, Task.JUDGE_URGENCY),
                        "The provider has failed in law and the service is about to stop. The duty starts only when it"
                                + " stops, but the council gets ready now and looks after anyone already at risk.",
                        findings);
            case UNKNOWN ->
                new Determination(
                        "A1-3",
                        Result.PREPARE,
                        List.of(Task.FIND_OUT_STATE, Task.PREPARATION_PLAN, Task.JUDGE_URGENCY),
                        "The provider has failed in law and nobody has confirmed whether the service still runs. The"
                                + " council finds that out at once and gets ready as if it were about to stop.",
                        findings);
            case PARTLY_STOPPED, STOPPED -> stopped(f, findings);
        };
    }

    private static Determination stopped(Facts f, List<Finding> findings) {
        if (f.extent() == null) {
            throw Rejected.invalid(
                    "service.extent",
                    "Say whether the provider can no longer carry on the WHOLE of the regulated activity or only PART of it");
        }
        if (f.extent() == Extent.PART) {
            return new Determination(
                    "A1-4",
                    Result.PROVIDER_WINDDOWN,
                    List.of(Task.CONTRACT_CLOSURE, Task.JUDGE_URGENCY),
                    "The provider has failed in law but has stopped only part of what it does. It must close that part"
                            + " properly under its contract. Anyone left without cover is judged for urgent help.",
                    findings);
        }
        if (f.state() == ServiceState.PARTLY_STOPPED) {
            return new Determination(
                    "A1-5",
                    Result.CONTRADICTION,
                    List.of(Task.CORRECT_FACTS),
                    "The facts cannot both be right: a service that has partly stopped has not lost the whole activity."
                            + " Say STOPPED, or say PART.",
                    findings);
        }
        return switch (f.followsFailure()) {
            case NOT_KNOWN ->
                throw Rejected.invalid(
                        "service.unableSince",
                        "Say since when the provider has been unable to carry on: the duty depends on whether that followed"
                                + " the failure");
            case NO ->
                new Determination(
                        "A1-6",
                        Result.POWER_TEST,
                        List.of(Task.LEGAL_REVIEW, Task.JUDGE_URGENCY),
                        "The service stopped before the provider failed in law, or for another reason, so the special duty"
                                + " does not clearly apply. Legal looks at it, and the council can step in meanwhile for"
                                + " anyone whose needs are urgent.",
                        findings);
            case YES ->
                new Determination(
                        "A1-7",
                        Result.DUTY_S48,
                        List.of(Task.START_DUTY_CLOCK),
                        "The provider failed in law and can no longer run the service because of it. The council must see"
                                + " that everyone who was looked after here goes on being looked after, for as long as that"
                                + " is needed. It does not matter where somebody comes from, who pays, or whether anyone has"
                                + " assessed them.",
                        findings);
        };
    }

    private static Determination unregisteredPerhaps(List<Finding> findings) {
        return new Determination(
                "A1-8",
                Result.PREPARE,
                List.of(Task.VERIFY_REGISTRATION, Task.PREPARATION_PLAN, Task.JUDGE_URGENCY),
                "The provider has failed in law, but nobody has checked whether it was registered for this service. The"
                        + " council checks and gets ready. Anyone whose needs are urgent is helped without waiting.",
                findings);
    }

    private static Determination standing(Facts f, List<Finding> findings) {
        if (f.state() == ServiceState.RUNNING) {
            return new Determination(
                    "A1-9",
                    Result.PROVIDER_RESPONSIBLE,
                    List.of(Task.MONITOR),
                    "The provider has not failed in law and the service is running, so the provider goes on being"
                            + " responsible for the people it looks after. The council keeps an eye on it.",
                    findings);
        }
        return new Determination(
                "A1-10",
                Result.POWER_TEST,
                f.state() == ServiceState.UNKNOWN
                        ? List.of(Task.FIND_OUT_STATE, Task.JUDGE_URGENCY)
                        : List.of(Task.JUDGE_URGENCY),
                "The service is %s, but not because the provider failed in law, so the special duty for failed providers does not apply. The council looks at each person and can step in at once where needs are urgent."
                        .formatted(f.state().words()),
                findings);
    }

    private static List<Finding> findings(Facts f) {
        return List.of(
                new Finding(
                        REG_2,
                        "Has a listed business failure event happened to the registered provider?",
                        switch (f.failure()) {
                            case YES -> Answer.YES;
                            case SUSPECTED -> Answer.NOT_KNOWN;
                            case NO -> Answer.NO;
                        }),
                new Finding(S48_1, "Is the provider registered with CQC for this activity?", f.registered()),
                new Finding(
                        S48_1,
                        "Has the provider become unable to carry on the activity?",
                        switch (f.state()) {
                            case STOPPED, PARTLY_STOPPED -> Answer.YES;
                            case RUNNING, JEOPARDY -> Answer.NO;
                            case UNKNOWN -> Answer.NOT_KNOWN;
                        }),
                new Finding(
                        S48_2,
                        "Does that cover the whole of the regulated activity?",
                        f.extent() == null ? Answer.NOT_KNOWN : Answer.of(f.extent() == Extent.WHOLE)),
                new Finding(REG_2_1_B, "Did the inability follow the business failure event?", f.followsFailure()));
    }

    private ServiceDuty() {}
}
