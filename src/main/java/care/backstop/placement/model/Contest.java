package care.backstop.placement.model;

import java.util.List;

/**
 * A place that more people would have been better off with than got it.
 *
 * @param got whether this person got it; if not, it would have been better for them than what they got
 * @param rivals the others: who wanted it too, or who has it
 * @param because why it went as it did
 */
public record Contest(String person, String home, boolean got, List<String> rivals, List<String> because) {

    public Contest {
        rivals = List.copyOf(rivals);
        because = List.copyOf(because);
    }
}
