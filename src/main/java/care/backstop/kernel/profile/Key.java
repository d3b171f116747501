package care.backstop.kernel.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Everything in which the procedures differ (requirements section 3), and the thresholds that none of them sets. */
public enum Key {
    TERMS_ICB("terms.icb", Kind.TEXT, "What the local NHS commissioner is called"),
    TERMS_PERSON("terms.person", Kind.TEXT, "What people who use a service are called"),
    FORUM_NAME("forum.name", Kind.TEXT, "What the steering group is called"),
    FORUM_FIRST_MEETING("forum.firstMeetingWorkingDays", Kind.NUMBER, "Working days to the first meeting"),
    FORUM_INTERVAL("forum.interval", Kind.TEXT, "How often the group meets"),
    INTAKE_ROUTE("intake.route", Kind.TEXT, "How notifications come in"),
    ACTIVATION_ROLES("activation.roles", Kind.TEXT, "Who starts the procedure"),
    LEAD_ROLE("incident.leadRole", Kind.TEXT, "What the person in charge is called"),
    URGENCY_FILTER("s48.urgencyFilter", Kind.SWITCH, "Whether information may meet the duty for people not urgent"),
    S19_CITATION("s19.citation", Kind.TEXT, "How the urgent power is cited"),
    CHARGE_ADULT("charge.adult", Kind.choice("WILL", "MAY"), "Whether adults are charged"),
    JOINT_RULE("joint.rule", Kind.choice("LARGEST_SHARE", "COUNCIL"), "Who leads for people paid for jointly"),
    ADVOCACY_TRIGGER(
            "advocacy.trigger",
            Kind.choice("NO_APPROPRIATE_PERSON", "NO_FAMILY_OR_FRIENDS", "NO_ONE_WILLING_AND_ABLE"),
            "When an advocate is instructed"),
    DEBRIEF_MANDATORY("debrief.mandatory", Kind.SWITCH, "Whether a debrief is compulsory"),
    BCP_REVIEW("provider.bcpReview", Kind.NUMBER, "Months between reviews of a provider's continuity plan"),
    COST_EXTRA_COVER("cost.extraCover", Kind.choice("PROVIDER", "AGREEMENT"), "Who pays for extra cover"),
    FEE_CEILINGS(
            "fee.ceilings",
            Kind.LIST,
            "Most that is usually paid for a week in a care home, by kind of care: Nursing 1150.00"),
    PLACEMENT_ORDER(
            "placement.order",
            Kind.LIST,
            "What matters more or less than in the published order of plans for everyone, where anything does. TOGETHER,"
                    + " CHOICE, AREA, DISTANCE, QUALITY, COST, WISHES or WAITING, and MOST, MORE, LESS or NOT: Cost: more"),
    NEIGHBOURS("neighbours", Kind.LIST, "Councils told early"),
    CASE_SYSTEM("case.system", Kind.TEXT, "What the case record system is called"),
    TEMPLATE_CLOSURE("template.closure", Kind.LIST, "Action plan templates"),
    DOCUMENT_REVIEW("document.reviewMonths", Kind.NUMBER, "Months between reviews of the procedure"),
    RAG_HIGH_PACKAGE("rag.highPackageHours", Kind.NUMBER, "Hours a week that count as a large package of care"),
    RAG_DOUBLE_UP("rag.doubleUpIsHigh", Kind.SWITCH, "Whether calls by two workers count as a large package"),
    ACTIVATION_CONFIRM(
            "activation.confirmHours", Kind.NUMBER, "Hours in which the other party confirms an urgent start"),
    PLAN_APPROVAL("plan.approval", Kind.SWITCH, "Whether council and NHS agree the plan before work starts from it"),
    CLOSURE_OWNER("activation.closureOwner", Kind.TEXT, "Who runs a managed closure"),
    REQUEST_DUE(
            "request.dueWorkingDays",
            Kind.NUMBER,
            "Working days in which a request is answered, unless it says otherwise"),
    REQUEST_REFUSALS("request.refusalsToLegal", Kind.NUMBER, "Refusals after which Legal is asked for advice"),
    REQUEST_LEGAL("request.legalWorkingDays", Kind.NUMBER, "Working days in which Legal is asked for that advice"),
    EMERGENCY_PEOPLE("emergency.people", Kind.NUMBER, "People still to move from which emergency planners are told"),
    EMERGENCY_HOURS("emergency.hours", Kind.NUMBER, "Hours before care stops from which emergency planners are told"),
    EMERGENCY_INCIDENTS("emergency.incidents", Kind.NUMBER, "Open incidents from which emergency planners are told"),
    SUPPORT_INCIDENTS("support.incidents", Kind.NUMBER, "Open incidents from which other teams are asked for help"),
    SYSTEMS_CHASE(
            "after.chaseDays",
            Kind.NUMBER,
            "Days after which an organisation that has not confirmed a change is asked again"),
    REVIEW_DAYS(
            "after.reviewDays",
            Kind.DAYS,
            "Days after a move on which social work and nursing look at the person again"),
    CASELOAD_LIMIT("caseload.limit", Kind.NUMBER, "People one full-time worker may have"),
    CASELOAD_DAYS("caseload.days", Kind.NUMBER, "Days in which everyone listed is given a worker"),
    CASELOAD_QISW(
            "caseload.qisw",
            Kind.SWITCH,
            "Whether people in care homes without a social worker of their own are given a QISW"),
    SEEN_RED("seen.redDays", Kind.NUMBER, "Days in which red and unrated people are seen, and seen again"),
    SEEN_AMBER("seen.amberDays", Kind.NUMBER, "Days in which amber people are seen, and seen again"),
    SEEN_GREEN("seen.greenDays", Kind.NUMBER, "Days in which green people are seen, and seen again"),
    CARER_SERVICES("carers.services", Kind.LIST, "Support services that carers are sent to");

    private final String written;
    private final Kind kind;
    private final String words;

    Key(String written, Kind kind, String words) {
        this.written = written;
        this.kind = kind;
        this.words = words;
    }

    /** As in the file: {@code s48.urgencyFilter}. */
    public String written() {
        return written;
    }

    public Kind kind() {
        return kind;
    }

    public String words() {
        return words;
    }

    public static Optional<Key> parse(String written) {
        return Arrays.stream(values()).filter(k -> k.written.equals(written)).findFirst();
    }

    /** What a value may be. */
    public record Kind(String name, List<String> choices) {
        static final Kind TEXT = new Kind("text", List.of());
        static final Kind NUMBER = new Kind("a whole number", List.of());
        static final Kind SWITCH = new Kind("true or false", List.of());
        static final Kind LIST = new Kind("a list", List.of());

        static final Kind DAYS = new Kind("a list of days from 1 to 730, one on each line", List.of());

        /** Whether it has several values, a line each. */
        public boolean list() {
            return this == LIST || this == DAYS;
        }

        static Kind choice(String... choices) {
            return new Kind("one of " + String.join(", ", choices), List.of(choices));
        }
    }
}
