package care.backstop.incident.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the record of an incident gives its debrief to ask about: facts in, questions out. Numbers only; nobody affected is
 * named.
 */
public final class DebriefQuestions {

    private static final int NAMED = 8;

    /**
     * What the record says.
     *
     * @param minutesToAcknowledge from the notification until a lead had it, or null while nobody has
     * @param attempts calls before somebody accepted
     * @param lateDeadlines titles of deadlines met late or not at all
     * @param lateActions numbers of actions settled after they were due
     * @param leftOut how many actions were found not to apply
     * @param closingDates how often the closing date changed
     * @param people how many there were, {@code settled} of them with another arrangement, {@code notTold} never recorded as
     *     told
     */
    public record Facts(
            @Nullable Long minutesToAcknowledge,
            int attempts,
            List<String> lateDeadlines,
            List<String> lateActions,
            int leftOut,
            int closingDates,
            int people,
            int settled,
            int notTold,
            int complaints,
            int disputes) {}

    /** The questions, in the order things happened. */
    public static List<String> ask(Facts f) {
        var questions = new ArrayList<String>();
        var minutes = f.minutesToAcknowledge();
        if (minutes != null) {
            questions.add("A lead had it %s after the notification%s. Was that soon enough?"
                    .formatted(
                            minutes < 120 ? counted(minutes, "minute") : minutes / 60 + " hours",
                            f.attempts() < 2 ? "" : ", after %d attempts to reach somebody".formatted(f.attempts())));
        }
        f.lateDeadlines().forEach(d -> questions.add("%s was late. What held it up?".formatted(d)));
        if (!f.lateActions().isEmpty()) {
            questions.add("%s settled after the due time: %s. What held them up?"
                    .formatted(
                            f.lateActions().size() == 1
                                    ? "1 action was"
                                    : f.lateActions().size() + " actions were",
                            String.join(
                                            ", ",
                                            f.lateActions()
                                                    .subList(
                                                            0,
                                                            Math.min(
                                                                    NAMED,
                                                                    f.lateActions()
                                                                            .size())))
                                    + (f.lateActions().size() > NAMED ? " and others" : "")));
        }
        if (f.leftOut() > 0) {
            questions.add("%s found not to apply. Does the procedure ask for them in such a case?"
                    .formatted(f.leftOut() == 1 ? "1 action was" : f.leftOut() + " actions were"));
        }
        if (f.closingDates() > 0) {
            questions.add("The closing date changed %s. What did that do to the moves?"
                    .formatted(f.closingDates() == 1 ? "once" : f.closingDates() + " times"));
        }
        if (f.people() > 0) {
            questions.add("%d of %d people have another arrangement. Is each of them where they wanted to be?"
                    .formatted(f.settled(), f.people()));
        }
        if (f.notTold() > 0) {
            questions.add("%s never recorded as told what would happen. Were they?"
                    .formatted(f.notTold() == 1 ? "1 person was" : f.notTold() + " people were"));
        }
        if (f.complaints() + f.disputes() > 0) {
            questions.add("There were %s and %s between agencies. What were they really about?"
                    .formatted(counted(f.complaints(), "complaint"), counted(f.disputes(), "dispute")));
        }
        return List.copyOf(questions);
    }

    private static String counted(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    private DebriefQuestions() {}
}
