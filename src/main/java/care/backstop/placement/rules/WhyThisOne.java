package care.backstop.placement.rules;

import care.backstop.placement.model.PlacementProblem.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why, of two people whom a place would suit, one has it in a plan and the other has not: what speaks for the one that
 * has it, in the published order. A plan weighs everybody at once, so what is said is what differs between the two.
 */
public final class WhyThisOne {

    /**
     * One of the two, at this place.
     *
     * @param agreed it was held, accepted or fixed by hand before
     * @param friends how many friends, or others of the round, the plan puts there too
     * @param choice at which place of their own list it stands, from 1; null when they did not name it
     * @param loses points they lose with the next best place that suits them; null when no other suits
     */
    public record One(
            String called,
            boolean agreed,
            Priority priority,
            int friends,
            @Nullable Integer choice,
            @Nullable Long loses) {}

    /** What speaks for {@code has}; the last sentence if nothing does by itself. */
    public static List<String> over(One has, One wants) {
        var words = new ArrayList<String>();
        if (has.agreed && !wants.agreed) {
            words.add(has.called + " has it: it was agreed before");
        }
        if (has.priority.compareTo(wants.priority) < 0) {
            words.add("%s is rated %s, %s %s"
                    .formatted(has.called, colour(has.priority), wants.called, colour(wants.priority)));
        }
        if (has.loses == null && wants.loses != null) {
            words.add("No other place suits " + has.called);
        }
        if (has.friends > wants.friends) {
            words.add("%s is there with %s"
                    .formatted(
                            has.called,
                            has.friends == 1 ? "1 other of their group" : has.friends + " others of their group"));
        }
        if (has.choice != null && (wants.choice == null || has.choice < wants.choice)) {
            words.add("It is %s's %s choice".formatted(has.called, nth(has.choice)));
        }
        if (has.loses != null && wants.loses != null && has.loses > wants.loses) {
            words.add("%s would be worse off elsewhere by %,d points, %s by %,d"
                    .formatted(has.called, has.loses, wants.called, wants.loses));
        }
        if (words.isEmpty()) {
            words.add("%s has it: all together are better off this way".formatted(has.called));
        }
        return List.copyOf(words);
    }

    private static String colour(Priority priority) {
        return priority.name().toLowerCase(Locale.UK);
    }

    private static String nth(int choice) {
        return switch (choice) {
            case 1 -> "first";
            case 2 -> "second";
            case 3 -> "third";
            default -> choice + "th";
        };
    }

    private WhyThisOne() {}
}
