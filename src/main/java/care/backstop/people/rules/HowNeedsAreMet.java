package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The officer chooses how needs are met, says why, and lets nothing that the law leaves out stand in the way. */
@LegalRule(
        title = "How needs are met, and what may not stand in the way",
        authority = {
            "Care Act 2014 s 8(1)",
            "Care Act 2014 s 18",
            "Care Act 2014 s 19(3)",
            "Care Act 2014 s 48(3)",
            "Lancashire procedure 1, 3.2, 3.3, 3.4",
            "Kent protocol 4.9, 5.6, 6.2, 6.5",
            "Southampton procedure 6.2; Appendix A 7.4, 7.10"
        },
        checked = "2026-11-25")
public final class HowNeedsAreMet {

    /** So many people with the same words are no longer decided one by one. */
    public static final int SAME_WORDS = 20;

    /** What is done for somebody. */
    public static final Map<String, String> RESPONSES = ordered(
            "INFORMATION", "Information, advice, advocacy or signposting",
            "ACCOMMODATION", "Other accommodation",
            "CARE", "Care at home or in the community",
            "SOCIAL_WORK", "Social work",
            "GOODS", "Goods and facilities");

    /** How budget holders may want to take part. */
    public static final Map<String, String> BUDGET = ordered(
            "ARRANGE_SELF", "They arrange it themselves",
            "WITH_HELP", "They arrange it with help",
            "COUNCIL", "The council arranges it");

    /** Why somebody says that a line of care is not started. */
    public static final Map<String, String> REFUSED_BECAUSE = ordered(
            "NOT_ELIGIBLE", "Not eligible",
            "NOT_ASSESSED", "Not assessed yet",
            "NOT_RESIDENT", "Lives somewhere else",
            "NOT_NEEDED", "The need is met in another way",
            "DECLINED", "The person does not want it");

    private static Map<String, String> ordered(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return java.util.Collections.unmodifiableMap(map);
    }

    /** Replacement care is measured against what there was, so that comes first. */
    public static List<Problem> against(Written w, Known known) {
        return new Against()
                .missing(
                        w.ticked("ways").contains("OTHER") && !w.said("otherWay"),
                        "otherWay",
                        "Describe the way that is not on the list.")
                .missing(
                        w.said("whyPerson")
                                && w.said("whyNeed")
                                && java.util.Objects.equals(w.of("whyPerson"), w.of("whyNeed")),
                        "whyNeed",
                        "Say why it meets the need, beside why it suits the circumstances.")
                .when(
                        !known.person().carer()
                                && w.ticked("responses").stream().anyMatch(r -> !r.equals("INFORMATION"))
                                && !known.has(EntryKind.SNAPSHOT),
                        Code.STATE,
                        null,
                        "The care just before the failure is not kept yet. Record it, or why it cannot be had, first.")
                .list();
    }

    /** Eligibility, an assessment and where somebody lives are no gates when care stops. */
    public static List<Problem> againstStart(Written w, Known known) {
        boolean refuses = w.is("what", "REFUSE");
        var because = w.of("refusedBecause");
        var barred = Map.of(
                "NOT_ELIGIBLE",
                "Eligibility does not matter here: urgent needs are met without it (Care Act 2014 s 19(3) and s 48(3)).",
                "NOT_ASSESSED",
                "No assessment is needed before care starts (Care Act 2014 s 19(3) and s 48(3)). Start it and assess"
                        + " later.",
                "NOT_RESIDENT",
                "Where somebody ordinarily lives does not matter here (Care Act 2014 s 19(3) and s 48(3)).");
        return new Against()
                .missing(refuses && because == null, "refusedBecause", "Say why it is not started.")
                .missing(!refuses && !w.said("startedAt"), "startedAt", "Write the day and time on which it started.")
                .when(
                        refuses && because != null && barred.containsKey(because),
                        Code.CONF,
                        "refusedBecause",
                        because == null ? "" : barred.getOrDefault(because, ""))
                .list();
    }

    /** Whether the council may step in, as the three answers have it. */
    public static String backstop(Written w) {
        return w.yes("alreadyOwed")
                ? "A2-3: a duty is owed already, so the council arranges under it"
                : w.yes("providerWillNot") && w.yes("unmet")
                        ? "Go on: the provider does not act and the need would go unmet"
                        : "The provider stays responsible. Watch, and answer again when it changes";
    }

    public static List<Problem> againstChoice(Written w, Known known) {
        var decided = w.day("decidedOn");
        var inTime = known.all(EntryKind.OPTIONS_SHARED).stream()
                .map(Known.Entry::said)
                .filter(said -> said.day("sharedOn")
                        .filter(s -> decided.filter(d -> d.isBefore(s)).isPresent())
                        .isEmpty())
                .findFirst();
        var shared = inTime.or(() -> known.latest(EntryKind.OPTIONS_SHARED).map(Known.Entry::said));
        return new Against()
                .when(
                        inTime.isEmpty(),
                        Code.STATE,
                        "decidedOn",
                        "Nobody chooses before the options were shared. Record first how and when they were.")
                .missing(
                        shared.isPresent()
                                && !shared.get().said("format")
                                && known.capacity().isEmpty(),
                        "format",
                        "Record in which form the options were given, or how they were helped to decide, before the"
                                + " choice.")
                .missing(
                        w.day("moveOn")
                                .filter(m -> decided.filter(m::isBefore).isPresent())
                                .isPresent(),
                        "moveOn",
                        "The move is before the choice. Check both days.")
                .list();
    }

    public static List<Problem> againstClosing(Written w, Known known) {
        return new Against()
                .when(
                        !known.has(EntryKind.NEW_CARE_CONFIRMED),
                        Code.STATE,
                        null,
                        "Nobody has confirmed that new care has started. Record that first.")
                .list();
    }

    private HowNeedsAreMet() {}
}
