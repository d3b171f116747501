package care.backstop.incident.rules;

import care.backstop.kernel.Answer;
import care.backstop.kernel.Finding;
import care.backstop.kernel.LegalRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is owed to one person: table A2 of the requirements, first row that fits.
 *
 * <p>The table knows yes and no. Not known is taken so that nobody loses by it: NHS funding, a standing duty and an
 * adequate replacement count only when known; whether the person was looked after here, when not known, leaves the
 * duty open (A2-8) unless needs are urgent, when the power can be used at once.
 *
 * <p>Facts that are not asked, because they must never change the answer: ordinary residence, who pays, a contract,
 * eligibility, any assessment, market oversight, who commissioned, direct payments, care home or home care. Who
 * arranged the care is taken only to say who else has to be told.
 */
@LegalRule(
        title = "Duty or power for a person (table A2)",
        authority = {
            "Care Act 2014 s 48(2)-(3)",
            "Care Act 2014 s 18",
            "Care Act 2014 s 19(3)",
            "Care Act 2014 s 22",
            "Care Act 2014 s 49",
            "Southampton procedure 6.1, 6.3",
            "Lancashire procedure 3.1, 3.2",
            "Kent protocol 9"
        },
        checked = "2026-11-22")
public final class PersonDuty {

    /** Stored with each test, so that an old answer says which reading of the law gave it. */
    public static final String VERSION = "A2 of 22 November 2026";

    private static final String S48_2 = "Care Act 2014 s 48(2)";
    private static final String S18 = "Care Act 2014 s 18";
    private static final String S19_3 = "Care Act 2014 s 19(3)";
    private static final String S22 = "Care Act 2014 s 22";
    private static final String S48_7 = "Care Act 2014 s 48(7)";
    private static final String S49 = "Care Act 2014 s 49";

    /**
     * Inputs of the table.
     *
     * @param service the result of table A1
     * @param nhsContinuingHealthcare H: the care is wholly paid for by the NHS
     * @param metHereJustBefore N: the provider was meeting the needs in this area immediately before it stopped
     * @param owedS18 Q: a standing duty is already owed
     * @param ownArrangementAdequate P: the provider's replacement, accepted by the person and verified
     * @param arrangedBy who arranged the care that failed, null when nobody has said; never changes the result
     * @param urgencyFilter {@code s48.urgencyFilter} of the authority's profile
     */
    public record Facts(
            ServiceDuty.Result service,
            Answer nhsContinuingHealthcare,
            Answer metHereJustBefore,
            Answer owedS18,
            Answer ownArrangementAdequate,
            Urgency urgency,
            @Nullable ArrangedBy arrangedBy,
            boolean urgencyFilter) {}

    /** Results as the table names them. */
    public enum Result {
        NHS_DUTY("The NHS must arrange the care"),
        DUTY_S48("The council must meet the person's needs for now"),
        DUTY_S18("The council must meet the person's needs already"),
        POWER_S19("The council may meet urgent needs now"),
        NO_COUNCIL_DUTY("No council duty: information and advice"),
        PENDING("Not decided: judge urgency first");

        private final String words;

        Result(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** How it is acted on. */
    public enum Response {
        /** ICB alerted and leads; the council keeps the person on the list and shares information. */
        NHS_LEADS("Alert the NHS, which leads; keep the person on the list"),
        /** Re-run at once if the arrangement lapses. */
        MONITOR("Watch the provider's own arrangement; test again at once if it lapses"),
        ARRANGE_UNDER_S18("Arrange care under the existing duty; test any need outside it again"),
        /** As the person wishes. */
        ARRANGE_OR_INFORMATION("Arrange care, or give information if that is what the person wants"),
        /** The duty stands; the authority's own filter allows information as the way to meet it. */
        INFORMATION_ALLOWED("The duty stands; information alone may be enough as needs are not urgent"),
        /** Exercise or do not exercise, with reasons and approver. */
        DECIDE_POWER("Decide whether to use the power; record reasons and approver"),
        INFORMATION("Give information and advice; the provider stays responsible"),
        CHASE("Chase what is missing; treat as urgent in the order of work");

        private final String words;

        Response(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * The row, the result, what to do, why, and every condition looked at.
     *
     * @param crossBorder arranged from Wales, Scotland or Northern Ireland
     */
    public record Determination(
            String row,
            Result result,
            Response response,
            boolean crossBorder,
            String explanation,
            List<Finding> findings) {}

    public static Determination determine(Facts f) {
        boolean duty = f.service() == ServiceDuty.Result.DUTY_S48;
        if (f.nhsContinuingHealthcare() == Answer.YES) {
            return of(
                    f,
                    "A2-1",
                    Result.NHS_DUTY,
                    Response.NHS_LEADS,
                    "The NHS pays for all of this person's care, so the NHS must arrange what comes next. The council"
                            + " tells the NHS at once, keeps the person on its list and shares what it knows.");
        }
        if (duty && f.metHereJustBefore() == Answer.YES && f.ownArrangementAdequate() == Answer.YES) {
            return of(
                    f,
                    "A2-2",
                    Result.DUTY_S48,
                    Response.MONITOR,
                    "The council must see that this person is looked after. The provider has arranged new care, the person"
                            + " has agreed and the council has checked that it is good enough, so the council relies on it"
                            + " and keeps watch.");
        }
        if (f.owedS18() == Answer.YES) {
            return of(
                    f,
                    "A2-3",
                    Result.DUTY_S18,
                    Response.ARRANGE_UNDER_S18,
                    "The council already has a standing duty to meet this person's needs, so it arranges the new care under"
                            + " that duty.");
        }
        if (duty && f.metHereJustBefore() == Answer.YES) {
            boolean informationAllowed = f.urgencyFilter() && f.urgency() == Urgency.NOT_URGENT;
            return of(
                    f,
                    "A2-4",
                    Result.DUTY_S48,
                    informationAllowed ? Response.INFORMATION_ALLOWED : Response.ARRANGE_OR_INFORMATION,
                    "The provider was looking after this person here just before it stopped, so the council must see that"
                            + " their needs go on being met for as long as that is necessary. It does not matter where they"
                            + " come from, who pays or whether anyone has assessed them. "
                            + (informationAllowed
                                    ? "Their needs are not urgent, so under this council's policy good information may be"
                                            + " enough to meet the duty."
                                    : "The council arranges care, or gives information if that is all they want."));
        }
        return switch (f.urgency()) {
            case URGENT ->
                of(
                        f,
                        duty ? "A2-5" : "A2-6",
                        Result.POWER_S19,
                        Response.DECIDE_POWER,
                        (duty
                                        ? f.metHereJustBefore() == Answer.NOT_KNOWN
                                                ? "Nobody has confirmed that this provider was looking after the person here, so"
                                                        + " the special duty is not established. "
                                                : "This provider was not the one meeting these needs here, so the special duty does"
                                                        + " not cover them. "
                                        : "The special duty for failed providers does not apply. ")
                                + "But the person's needs are urgent, so the council may step in now, without any assessment"
                                + " and wherever they live. A named officer decides whether to, and writes down why.");
            case NOT_URGENT ->
                duty && f.metHereJustBefore() == Answer.NOT_KNOWN
                        ? of(
                                f,
                                "A2-8",
                                Result.PENDING,
                                Response.CHASE,
                                "Nobody has confirmed whether this provider was looking after the person here just before it"
                                        + " stopped. Find that out: if it was, the council must meet their needs.")
                        : of(
                                f,
                                "A2-7",
                                Result.NO_COUNCIL_DUTY,
                                Response.INFORMATION,
                                "The council has no duty to arrange this person's care, and their needs are not urgent. The"
                                        + " council gives information and advice, and the provider stays responsible. If"
                                        + " anything changes, the question is asked again.");
            case NOT_MADE ->
                of(
                        f,
                        "A2-8",
                        Result.PENDING,
                        Response.CHASE,
                        "Nobody has yet judged whether this person's needs are urgent. Until somebody has, they are treated"
                                + " as urgent in the order of work.");
        };
    }

    private static Determination of(Facts f, String row, Result result, Response response, String explanation) {
        var findings = new ArrayList<Finding>();
        findings.add(new Finding(
                S48_2,
                "Does the service test give the temporary duty?",
                Answer.of(f.service() == ServiceDuty.Result.DUTY_S48)));
        findings.add(new Finding(S22, "Does the NHS pay for all of the care?", f.nhsContinuingHealthcare()));
        findings.add(new Finding(
                S48_2,
                "Was the provider meeting the person's needs here just before it stopped?",
                f.metHereJustBefore()));
        findings.add(new Finding(S18, "Does the council already owe this person a duty?", f.owedS18()));
        findings.add(new Finding(
                S48_2,
                "Has the provider arranged other care that the person accepts and that is good enough?",
                f.ownArrangementAdequate()));
        findings.add(
                new Finding(S19_3, "Are the person's needs urgent?", f.urgency().answer()));
        var words = explanation;
        var by = f.arrangedBy();
        boolean crossBorder = by != null && by.crossBorder();
        if (by != null && crossBorder) {
            findings.add(
                    new Finding(S49, "Was the care arranged from another part of the United Kingdom?", Answer.YES));
            words +=
                    " The care was arranged by %s, which is told and stays responsible for the longer term; that does not change what this person is owed here."
                            .formatted(by.words());
        } else if (by == ArrangedBy.OTHER_COUNCIL) {
            findings.add(new Finding(S48_7, "Was the care arranged by another council in England?", Answer.YES));
            words +=
                    " The care was arranged by another council, which is told and may be asked for the cost; that does not change what this person is owed here.";
        }
        return new Determination(row, result, response, crossBorder, words, List.copyOf(findings));
    }

    private PersonDuty() {}
}
