package care.backstop.people.rules;

import static care.backstop.kernel.Answer.NO;
import static care.backstop.kernel.Answer.NOT_KNOWN;
import static care.backstop.kernel.Answer.YES;

import care.backstop.kernel.Answer;
import care.backstop.kernel.Finding;
import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.time.DeadlineRule;
import care.backstop.people.Capacity;
import care.backstop.people.Colour;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is looked after first. The procedures name the risk factors but not the colours, so the thresholds are an
 * authority's own setting.
 *
 * <p>The rows are tried in order and the first that fits wins, with one exception that R7 makes itself: green is never
 * given while a question is unanswered, so a person with one known factor in a care home stays unrated until the rest
 * has been asked.
 */
@LegalRule(
        title = "Colour and order of people",
        authority = {
            "Southampton procedure, Appendix A 3.1, 3.5, 3.6, 3.7, 3.10, 3.12, 5.2",
            "Southampton procedure, Appendix C (service user list)"
        },
        checked = "2026-11-22")
public final class Priority {

    private static final String A31 = "Southampton procedure, Appendix A 3.1";
    private static final String A35 = "Southampton procedure, Appendix A 3.5";
    private static final String A37 = "Southampton procedure, Appendix A 3.7";
    private static final String A310 = "Southampton procedure, Appendix A 3.10";
    private static final String A312 = "Southampton procedure, Appendix A 3.12";
    private static final String A52 = "Southampton procedure, Appendix A 5.2";
    private static final String S19 = "Care Act 2014 s 19(3)";

    /** Where the person is looked after; in a care home nobody is asked whether they live alone. */
    public enum Setting {
        HOME_CARE,
        CARE_HOME,
        OTHER
    }

    /** One thing that makes a move harder or more dangerous for somebody. */
    public enum Factor {
        LIVES_ALONE("Lives alone"),
        HIGH_PACKAGE("Has a large package of care"),
        LACKS_CAPACITY_UNBEFRIENDED("Lacks capacity and has nobody to speak for them"),
        SAFEGUARDING("Is the subject of an open safeguarding enquiry"),
        DOLS("Has an active deprivation of liberty authorisation"),
        STRESS("Is prone to stress or anxiety"),
        COMPLEX_NEEDS("Has complex needs"),
        CARER_HEALTH("Has a carer with health problems of their own");

        private final String words;

        Factor(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What an authority may set; shown as "default, unconfirmed" until an owner confirms it. */
    public record Thresholds(int highPackageMinutes, boolean doubleUpIsHigh) {

        /** 21 hours a week, or calls that need two workers. */
        public static final Thresholds DEFAULT = new Thresholds(21 * 60, true);

        /** As an authority sets them; the default where it sets no hours. */
        public static Thresholds of(@Nullable Integer highPackageHours, boolean doubleUpIsHigh) {
            return new Thresholds(
                    highPackageHours == null ? DEFAULT.highPackageMinutes : highPackageHours * 60, doubleUpIsHigh);
        }

        public Thresholds {
            if (highPackageMinutes < 0) {
                throw Rejected.invalid("rag.highPackageHours", "Hours a week cannot be below zero");
            }
        }
    }

    /**
     * What is known.
     *
     * @param urgent the urgency judgement; NOT_KNOWN when nobody has made it
     * @param weeklyMinutes null when nobody has said
     */
    public record Facts(
            Setting setting,
            Answer urgent,
            Answer nearingEndOfLife,
            Answer veryFrail,
            Answer livesAlone,
            Answer informalSupport,
            @Nullable Integer weeklyMinutes,
            Answer doubleUpCalls,
            Answer lacksCapacityAndUnbefriended,
            Answer openSafeguardingEnquiry,
            Answer activeDols,
            Answer proneToStress,
            Answer complexNeeds,
            Answer carerOwnHealth) {
        public Facts {
            if (weeklyMinutes != null && weeklyMinutes < 0) {
                throw Rejected.invalid("weeklyHours", "Hours a week cannot be below zero");
            }
        }
    }

    /**
     * The colour and how it came about.
     *
     * @param row the row of table 2(e): {@code R1} to {@code R7}
     * @param reasons in words, most telling first
     * @param factors those known to be there; how many decides the order within a colour
     * @param unanswered questions still to be asked
     * @param review for a person not rated, how soon they must be
     */
    public record Rating(
            Colour colour,
            String row,
            List<String> reasons,
            List<Factor> factors,
            List<String> unanswered,
            @Nullable DeadlineRule review,
            List<Finding> findings) {

        /** One sentence for the person's page. */
        public String explanation() {
            return "%s (row %s): %s.".formatted(colour.words(), row, String.join("; ", reasons));
        }
    }

    /** Nobody to speak for somebody who cannot decide; capacity is presumed until a doubt is recorded. */
    public static Answer lacksCapacityAndUnbefriended(Capacity capacity, Answer befriended) {
        if (befriended == YES) {
            return NO;
        }
        return switch (capacity) {
            case HAS, NOT_RECORDED -> NO;
            case DOUBT -> NOT_KNOWN;
            case LACKS -> not(befriended);
        };
    }

    public static Rating rate(Facts f, Thresholds t) {
        boolean home = f.setting() == Setting.CARE_HOME;
        var livesAlone = home ? noUnlessYes(f.livesAlone()) : f.livesAlone();
        var highPackage = home ? noUnlessYes(highPackage(f, t)) : highPackage(f, t);
        // Support matters only to somebody who may be living alone.
        var noSupport = livesAlone == NO ? NO : not(f.informalSupport());

        var findings = new ArrayList<Finding>();
        findings.add(new Finding(
                S19, "Has somebody judged that stopping care would be urgent for this person?", f.urgent()));
        findings.add(new Finding(A35, "Is the person nearing the end of life?", f.nearingEndOfLife()));
        findings.add(new Finding(A35, "Is the person very frail?", f.veryFrail()));
        findings.add(
                new Finding(A31, "Does the person live alone with no informal support?", both(livesAlone, noSupport)));
        findings.add(new Finding(A31, question(Factor.LIVES_ALONE), livesAlone));
        findings.add(new Finding(A31, question(Factor.HIGH_PACKAGE), highPackage));
        findings.add(new Finding(A35, question(Factor.LACKS_CAPACITY_UNBEFRIENDED), f.lacksCapacityAndUnbefriended()));
        findings.add(new Finding(A312, question(Factor.SAFEGUARDING), f.openSafeguardingEnquiry()));
        findings.add(new Finding(A310, question(Factor.DOLS), f.activeDols()));
        findings.add(new Finding(A37, question(Factor.STRESS), f.proneToStress()));
        findings.add(new Finding(A37, question(Factor.COMPLEX_NEEDS), f.complexNeeds()));
        findings.add(new Finding(A52, question(Factor.CARER_HEALTH), f.carerOwnHealth()));

        var factors = new ArrayList<Factor>();
        var unanswered = new ArrayList<String>();
        for (var finding : findings.subList(1, findings.size())) {
            if (finding.answer() == NOT_KNOWN) {
                unanswered.add(finding.question());
            }
        }
        for (int i = 0; i < Factor.values().length; i++) {
            if (findings.get(4 + i).answer() == YES) {
                factors.add(Factor.values()[i]);
            }
        }

        if (f.urgent() == YES) {
            return new Rating(Colour.RED, "R1", reasons("Judged urgent", factors), factors, unanswered, null, findings);
        }
        if (f.nearingEndOfLife() == YES || f.veryFrail() == YES) {
            var why = f.nearingEndOfLife() == YES ? "Nearing the end of life" : "Very frail";
            return new Rating(Colour.RED, "R2", reasons(why, factors), factors, unanswered, null, findings);
        }
        if (livesAlone == YES && noSupport == YES && highPackage == YES) {
            return new Rating(
                    Colour.RED,
                    "R3",
                    reasons("Lives alone with no informal support and a large package", factors),
                    factors,
                    unanswered,
                    null,
                    findings);
        }
        if (factors.size() >= 2) {
            return new Rating(
                    Colour.AMBER,
                    "R4",
                    reasons(factors.size() + " risk factors", factors),
                    factors,
                    unanswered,
                    null,
                    findings);
        }
        if (factors.size() == 1 && f.setting() == Setting.HOME_CARE) {
            return new Rating(
                    Colour.AMBER,
                    "R5",
                    reasons("1 risk factor and cared for at home", factors),
                    factors,
                    unanswered,
                    null,
                    findings);
        }
        if (!unanswered.isEmpty()) {
            return new Rating(
                    Colour.UNRATED,
                    "R7",
                    reasons(
                            unanswered.size() + (unanswered.size() == 1 ? " question" : " questions")
                                    + " not answered yet",
                            factors),
                    factors,
                    unanswered,
                    new DeadlineRule.CalendarDays(1),
                    findings);
        }
        if (factors.size() == 1) {
            return new Rating(
                    Colour.GREEN, "R5", reasons("1 risk factor", factors), factors, unanswered, null, findings);
        }
        return new Rating(
                Colour.GREEN,
                "R6",
                List.of("No risk factor, every question answered"),
                factors,
                unanswered,
                null,
                findings);
    }

    /** A colour given before the list was last refreshed may no longer be true. */
    public static boolean isStale(Instant ratedAt, @Nullable Instant listRefreshedAt) {
        return listRefreshedAt != null && ratedAt.isBefore(listRefreshedAt);
    }

    /**
     * Somebody's place in the order of work.
     *
     * @param dutyPending the duty test waits for the urgency judgement (A2-8): sorts with the red
     * @param weeklyMinutes null when not known, which sorts before any number: it may be more
     */
    public record Place(
            Colour colour,
            boolean dutyPending,
            int factors,
            @Nullable Integer weeklyMinutes,
            boolean asksToMoveEarly,
            String reference) {}

    /** Red, not rated, amber, green; then most factors; then most hours; then who asks to go early; then reference. */
    public static Comparator<Place> order() {
        return Comparator.comparing((Place p) -> p.dutyPending() ? Colour.RED : p.colour())
                .thenComparing(Place::factors, Comparator.reverseOrder())
                .thenComparing(Place::weeklyMinutes, Comparator.nullsFirst(Comparator.reverseOrder()))
                .thenComparing(Place::asksToMoveEarly, Comparator.reverseOrder())
                .thenComparing(Place::reference);
    }

    private static Answer highPackage(Facts f, Thresholds t) {
        var minutes = f.weeklyMinutes();
        var doubleUp = t.doubleUpIsHigh() ? f.doubleUpCalls() : NO;
        if (doubleUp == YES || minutes != null && minutes >= t.highPackageMinutes()) {
            return YES;
        }
        return minutes == null || doubleUp == NOT_KNOWN ? NOT_KNOWN : NO;
    }

    private static Answer noUnlessYes(Answer answer) {
        return answer == YES ? YES : NO;
    }

    private static Answer not(Answer answer) {
        return switch (answer) {
            case YES -> NO;
            case NO -> YES;
            case NOT_KNOWN -> NOT_KNOWN;
        };
    }

    private static Answer both(Answer one, Answer other) {
        if (one == NO || other == NO) {
            return NO;
        }
        return one == YES && other == YES ? YES : NOT_KNOWN;
    }

    private static String question(Factor factor) {
        return switch (factor) {
            case LIVES_ALONE -> "Does the person live alone?";
            case HIGH_PACKAGE -> "Does the person have a large package of care?";
            case LACKS_CAPACITY_UNBEFRIENDED -> "Does the person lack capacity with nobody to speak for them?";
            case SAFEGUARDING -> "Is there an open safeguarding enquiry about the person?";
            case DOLS -> "Is there an active deprivation of liberty authorisation?";
            case STRESS -> "Is the person prone to stress or anxiety?";
            case COMPLEX_NEEDS -> "Does the person have complex needs?";
            case CARER_HEALTH -> "Does a carer of the person have health problems of their own?";
        };
    }

    private static List<String> reasons(String first, List<Factor> factors) {
        var all = new ArrayList<String>();
        all.add(first);
        factors.forEach(factor -> all.add(factor.words()));
        return List.copyOf(all);
    }

    private Priority() {}
}
