package care.backstop.incident.rules;

import care.backstop.kernel.LegalRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What council and NHS agree together: that the response starts, and the one plan it follows. Where it cannot wait, one of
 * them starts alone; that start is provisional until the other confirms, and overdue once the time for that has passed.
 */
@LegalRule(
        title = "Council and NHS agree, or one starts alone for now",
        authority = {"Southampton procedure 2.3", "Southampton procedure 4.1"},
        checked = "2026-11-25")
public final class TwoParties {

    /** Who has to agree. */
    public enum Side {
        COUNCIL("the council"),
        ICB("the NHS");

        private final String words;

        Side(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        public Side other() {
            return this == COUNCIL ? ICB : COUNCIL;
        }
    }

    /** How far they have come. */
    public enum Standing {
        /** Nobody has said anything. */
        OPEN,
        /** One has agreed, without urgency: nothing starts yet. */
        ONE_SIDE,
        /** One has started alone, and the other has still time to confirm. */
        PROVISIONAL,
        /** One has started alone, and the other has not confirmed in time. */
        OVERDUE,
        /** Both have agreed. */
        AGREED
    }

    /**
     * What one side said.
     *
     * @param confirmBy by when the other has to confirm, where this side started alone; null where it did not
     */
    public record Said(Side side, Instant at, @Nullable Instant confirmBy) {}

    /**
     * The answer.
     *
     * @param since from when on it holds; null while nothing does
     * @param waitsFor who has not agreed; null when both have or nobody has
     * @param due by when they have to; null where no time runs
     */
    public record Determination(
            Standing standing,
            @Nullable Instant since,
            @Nullable Side waitsFor,
            @Nullable Instant due) {

        /** Whether work goes on. */
        public boolean holds() {
            return standing == Standing.AGREED || standing == Standing.PROVISIONAL || standing == Standing.OVERDUE;
        }
    }

    public static Determination determine(List<Said> said, Instant now) {
        var council = of(said, Side.COUNCIL);
        var icb = of(said, Side.ICB);
        if (council.isPresent() && icb.isPresent()) {
            var a = council.get().at();
            var b = icb.get().at();
            return new Determination(Standing.AGREED, a.isAfter(b) ? a : b, null, null);
        }
        var one = council.or(() -> icb).orElse(null);
        if (one == null) {
            return new Determination(Standing.OPEN, null, null, null);
        }
        var due = one.confirmBy();
        if (due == null) {
            return new Determination(Standing.ONE_SIDE, null, one.side().other(), null);
        }
        return new Determination(
                now.isBefore(due) ? Standing.PROVISIONAL : Standing.OVERDUE,
                one.at(),
                one.side().other(),
                due);
    }

    private static Optional<Said> of(List<Said> said, Side side) {
        return said.stream().filter(s -> s.side() == side).findFirst();
    }

    private TwoParties() {}
}
