package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.people.Need;
import java.util.ArrayList;
import java.util.List;

/** Calling everybody who is cared for at home, in the order of risk; nobody's care passes over unheard. */
@LegalRule(
        title = "Calls before home care passes over",
        authority = {"Lancashire procedure, flow chart"},
        checked = "2026-11-26")
public final class InTouch {

    /** How somebody is reached first. */
    public enum By {
        CALL("A call"),
        LETTER("A letter");

        private final String words;

        By(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * How much calling can be done.
     *
     * @param people to be reached
     * @param each what one caller manages in a day
     */
    public record Facts(int people, int days, int callers, int each) {}

    /**
     * When and how somebody in their place of the order is reached.
     *
     * @param day the first day is 1
     */
    public record Slot(int day, By by) {}

    /** A slot for each, in the order in which they come: as many calls as can be made, and letters on the first day to the rest. */
    public static List<Slot> plan(Facts f) {
        var problems = new ArrayList<Problem>();
        if (f.days() < 1 || f.days() > 60) {
            problems.add(Problem.of("days", Code.VAL, "Write how many days there are, from 1 to 60."));
        }
        if (f.callers() < 1 || f.callers() > 1_000) {
            problems.add(Problem.of("callers", Code.VAL, "Write how many people can call, from 1 to 1,000."));
        }
        if (f.each() < 1 || f.each() > 200) {
            problems.add(Problem.of("each", Code.VAL, "Write how many calls each can make in a day, from 1 to 200."));
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        long aDay = (long) f.callers() * f.each();
        var slots = new ArrayList<Slot>();
        for (int n = 0; n < f.people(); n++) {
            long day = n / aDay + 1;
            slots.add(day <= f.days() ? new Slot((int) day, By.CALL) : new Slot(1, By.LETTER));
        }
        return List.copyOf(slots);
    }

    /**
     * Home care may pass over before anybody was visited, but not before they were in touch or somebody saw that they
     * are safe.
     *
     * @param told somebody has told them what happens
     */
    public static List<Problem> againstTransfer(Known known, boolean told) {
        boolean inTouch = told
                || known.has(EntryKind.SEEN)
                || known.has(EntryKind.WELFARE_CHECK)
                || known.all(EntryKind.CALLED).stream().anyMatch(e -> e.said().yes("reached"));
        return new Against()
                .when(
                        known.person().need() == Need.HOME_CARE && !inTouch,
                        Code.STATE,
                        "contact",
                        "Nobody has been in touch with this person. Call or write to them, or have a welfare check done, before their care passes over.")
                .list();
    }

    private InTouch() {}
}
