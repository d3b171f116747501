package care.backstop.incident.rules;

import care.backstop.incident.StillOpen;
import care.backstop.incident.StillOpen.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What keeps an incident open. No procedure lets anybody close over something open; only a debrief may be left out with a
 * reason, where the council's procedure does not demand one (Lancashire's flow chart).
 */
public final class MayClose {

    private static final int NAMED = 8;

    /**
     * Everything that may be open.
     *
     * @param duties people owed a temporary duty, or for whom the urgent power is in use, without a recorded end
     * @param undecided services without a decision on their latest test
     * @param pending people who wait for an urgency judgement or a decision
     * @param untested people nobody has asked the question for, though a service owes the temporary duty
     * @param peopleOpen people with no other arrangement yet, of {@code peopleTotal}
     * @param actions numbers of the actions neither done nor found not to apply
     * @param deadlines titles of the deadlines not met
     * @param requests how many are neither answered nor taken back
     * @param matters how many of each type are open
     * @param minutes meetings that were held and whose minutes nobody has approved
     * @param unheld meetings that were planned and neither held nor cancelled
     * @param unchosen questions with options and no choice
     * @param unsigned joint decisions and the agencies that have not signed
     * @param elsewhere what modules above know
     */
    public record Facts(
            int duties,
            List<String> undecided,
            int pending,
            int untested,
            int peopleOpen,
            int peopleTotal,
            List<String> actions,
            List<String> deadlines,
            List<String> tradingOn,
            int unjudgedNotices,
            int requests,
            Map<String, Integer> matters,
            int atSite,
            List<String> minutes,
            List<String> unheld,
            List<String> unchosen,
            List<String> unsigned,
            Debrief debrief,
            boolean referralDecided,
            List<StillOpen> elsewhere) {

        /** Nothing is open. */
        public static final Facts NOTHING = new Facts(
                0,
                List.of(),
                0,
                0,
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                0,
                0,
                Map.of(),
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Debrief(true, true, true, false),
                true,
                List.of());
    }

    /**
     * Learning from it.
     *
     * @param mandatory the council's procedure demands a debrief
     * @param held one was held
     * @param taught it has lessons, or somebody confirmed that it taught nothing new
     * @param leftOut somebody recorded why there is none
     */
    public record Debrief(boolean mandatory, boolean held, boolean taught, boolean leftOut) {}

    /** Every open thing, what the law asks first. */
    public static List<StillOpen> stillOpen(Facts f) {
        var open = new ArrayList<StillOpen>();
        if (f.duties() > 0) {
            add(
                    open,
                    Kind.DUTY,
                    "%s owed care by the council with no recorded end"
                            .formatted(f.duties() == 1 ? "1 person is" : f.duties() + " people are"),
                    "/decisions");
        }
        if (!f.undecided().isEmpty()) {
            add(
                    open,
                    Kind.DECISION,
                    "No decision on what the council owes is recorded for " + named(f.undecided()),
                    "/decisions");
        }
        if (f.pending() > 0) {
            add(
                    open,
                    Kind.DECISION,
                    "%d people still wait for an urgency judgement or a decision".formatted(f.pending()),
                    "/decisions");
        }
        if (f.untested() > 0) {
            add(
                    open,
                    Kind.DECISION,
                    "What the council owes has not been asked for %d people".formatted(f.untested()),
                    "/decisions");
        }
        f.unchosen()
                .forEach(q -> add(open, Kind.DECISION, "Options were compared and none is chosen: " + q, "/options"));
        f.unsigned().forEach(u -> add(open, Kind.DECISION, "A joint decision is not signed by " + u, "/options"));
        if (f.peopleOpen() > 0) {
            add(
                    open,
                    Kind.PERSON,
                    "%d of %d people still need somewhere to be".formatted(f.peopleOpen(), f.peopleTotal()),
                    "/people");
        }
        open.addAll(f.elsewhere());
        if (!f.actions().isEmpty()) {
            add(
                    open,
                    Kind.ACTION,
                    "%d of the actions are neither done nor marked as not applicable: %s"
                            .formatted(f.actions().size(), named(f.actions())),
                    "/actions?state=TO_DO");
        }
        f.deadlines().forEach(d -> add(open, Kind.DEADLINE, "%s has not been recorded".formatted(d), "/meetings"));
        if (!f.tradingOn().isEmpty()) {
            add(
                    open,
                    Kind.TRADING,
                    "%s still trade on under an office-holder. End the watch first".formatted(named(f.tradingOn())),
                    "/trading");
        }
        if (f.unjudgedNotices() > 0) {
            add(
                    open,
                    Kind.NOTICE,
                    "%d of the notices that joined have not been judged".formatted(f.unjudgedNotices()),
                    "/calls");
        }
        if (f.requests() > 0) {
            add(
                    open,
                    Kind.REQUEST,
                    f.requests() == 1
                            ? "1 request is neither answered nor taken back"
                            : f.requests() + " requests are neither answered nor taken back",
                    "/requests");
        }
        f.matters()
                .forEach((kind, count) ->
                        add(open, Kind.MATTER, "%s: %d still open".formatted(kind, count), "/log/matters"));
        if (f.atSite() > 0) {
            add(
                    open,
                    Kind.SITE,
                    "%s not signed out at the site"
                            .formatted(f.atSite() == 1 ? "1 person is" : f.atSite() + " people are"),
                    "/site");
        }
        f.minutes().forEach(m -> add(open, Kind.MINUTES, "Minutes are not approved: " + m, "/meetings"));
        f.unheld()
                .forEach(m -> add(
                        open,
                        Kind.MEETING,
                        "A meeting was planned. Record that it was held, or cancel it: " + m,
                        "/meetings"));
        learning(open, f);
        return List.copyOf(open);
    }

    private static void learning(List<StillOpen> open, Facts f) {
        var debrief = f.debrief();
        if (!debrief.held() && debrief.mandatory()) {
            add(open, Kind.LEARNING, "No debrief has been held. The council's procedure demands one", "/learning");
        } else if (!debrief.held() && !debrief.leftOut()) {
            add(open, Kind.LEARNING, "No debrief has been held. Hold one, or record why there is none", "/learning");
        }
        if (debrief.held() && !debrief.taught()) {
            add(
                    open,
                    Kind.LEARNING,
                    "The debrief has no lessons. Write them down, or confirm that it taught nothing new",
                    "/learning");
        }
        if (debrief.mandatory() && !f.referralDecided()) {
            add(
                    open,
                    Kind.LEARNING,
                    "Whether the incident is referred to the safeguarding adults board has not been decided",
                    "/learning");
        }
    }

    private static void add(List<StillOpen> open, Kind kind, String words, String path) {
        open.add(new StillOpen(kind, words, path));
    }

    private static String named(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                + (names.size() > NAMED ? " and others" : "");
    }

    private MayClose() {}
}
