package care.backstop.incident.rules;

import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may decide to spend a sum. What is above the limit goes to somebody with a higher one; only in an
 * emergency may it be decided at once, with the reason written down.
 */
public final class DelegatedLimit {

    /** What follows. */
    public sealed interface Answer {}

    public record Within() implements Answer {}

    /** Needs somebody with a higher limit, or an emergency. */
    public record Above(String because) implements Answer {}

    /**
     * The answer.
     *
     * @param cost in pence; null when nobody has worked it out
     * @param limit in pence; null when none is recorded
     */
    public static Answer check(@Nullable Long cost, @Nullable Long limit) {
        if (cost == null) {
            return new Above("Nobody has worked out what it costs");
        }
        if (cost == 0) {
            return new Within();
        }
        if (limit == null) {
            return new Above("No limit is recorded for your post, so you may not decide to spend money");
        }
        return cost <= limit
                ? new Within()
                : new Above("It costs %s and you may decide up to %s".formatted(pounds(cost), pounds(limit)));
    }

    /** Pence as pounds: £1,234.05. */
    public static String pounds(long pence) {
        return "£%,d.%02d".formatted(pence / 100, pence % 100);
    }

    private DelegatedLimit() {}
}
