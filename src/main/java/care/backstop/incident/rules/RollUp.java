package care.backstop.incident.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the numbers of several services. A number nobody knows is never nought: the total says how many are missing. For
 * readers who may know totals only, one to four is hidden, together with as many other lines, the smallest first, as it
 * takes until what is hidden comes to none or to five and more in every column, so that no subtraction gives it back.
 */
public final class RollUp {

    private static final int FIRST_SHOWN = 5;

    /**
     * What is known of one service.
     *
     * @param people everyone it cared for; null when nobody knows
     * @param moved those who have moved
     * @param toMove those who still need somewhere to be
     */
    public record Numbers(
            @Nullable Integer people,
            @Nullable Integer moved,
            @Nullable Integer toMove) {

        public static final Numbers NOT_KNOWN = new Numbers(null, null, null);

        /** Those who stay, left by themselves or died; null when one of the others is not known. */
        public @Nullable Integer otherwise() {
            return people == null || moved == null || toMove == null ? null : people - moved - toMove;
        }
    }

    /** A number as the reader gets it. */
    public sealed interface Shown {}

    public record Number(int value) implements Shown {}

    /** A sum in which some numbers are missing. */
    public record AtLeast(int value, int missing) implements Shown {}

    public record NotKnown() implements Shown {}

    public record Hidden() implements Shown {}

    /** One line of the sheet. */
    public record Line(Shown people, Shown moved, Shown toMove, Shown otherwise) {}

    /** The sheet: a line for each service in the order given, and the line under them. */
    public record Sheet(List<Line> lines, Line total) {
        public Sheet {
            lines = List.copyOf(lines);
        }
    }

    /** A column of the sheet. */
    @FunctionalInterface
    private interface Column {
        @Nullable
        Integer of(Numbers n);
    }

    private static final List<Column> COLUMNS =
            List.of(Numbers::people, Numbers::moved, Numbers::toMove, Numbers::otherwise);

    /** @param totalsOnly whether the reader may know totals only */
    public static Sheet of(List<Numbers> numbers, boolean totalsOnly) {
        var hidden = totalsOnly ? hidden(numbers) : List.<Integer>of();
        var lines = IntStream.range(0, numbers.size())
                .mapToObj(i -> hidden.contains(i) ? hide(numbers.get(i)) : line(numbers.get(i)))
                .toList();
        var total = total(numbers);
        boolean givesAway = totalsOnly && COLUMNS.stream().anyMatch(c -> small(sum(numbers, c)));
        return new Sheet(lines, givesAway ? new Line(new Hidden(), new Hidden(), new Hidden(), new Hidden()) : total);
    }

    /** The lines that are not shown, by their place. */
    private static List<Integer> hidden(List<Numbers> numbers) {
        var hidden = new ArrayList<>(IntStream.range(0, numbers.size())
                .filter(i -> COLUMNS.stream().anyMatch(c -> small(or0(c.of(numbers.get(i))))))
                .boxed()
                .toList());
        if (hidden.isEmpty()) {
            return hidden;
        }
        var others = IntStream.range(0, numbers.size())
                .filter(i -> !hidden.contains(i) && or0(numbers.get(i).people()) > 0)
                .boxed()
                .sorted(Comparator.comparingInt(i -> or0(numbers.get(i).people())))
                .toList();
        for (int next : others) {
            var together = hidden.stream().map(numbers::get).toList();
            if (hidden.size() > 1 && COLUMNS.stream().noneMatch(c -> small(sum(together, c)))) {
                break;
            }
            hidden.add(next);
        }
        return hidden;
    }

    private static Line line(Numbers n) {
        return new Line(shown(n.people()), shown(n.moved()), shown(n.toMove()), shown(n.otherwise()));
    }

    private static Line hide(Numbers n) {
        return new Line(hide(n.people()), hide(n.moved()), hide(n.toMove()), hide(n.otherwise()));
    }

    private static Line total(List<Numbers> numbers) {
        var cells = COLUMNS.stream()
                .map(c -> {
                    int missing =
                            (int) numbers.stream().filter(n -> c.of(n) == null).count();
                    return missing == 0
                            ? (Shown) new Number(sum(numbers, c))
                            : missing == numbers.size() ? new NotKnown() : new AtLeast(sum(numbers, c), missing);
                })
                .toList();
        return new Line(cells.get(0), cells.get(1), cells.get(2), cells.get(3));
    }

    private static int sum(List<Numbers> numbers, Column column) {
        return numbers.stream().mapToInt(n -> or0(column.of(n))).sum();
    }

    private static Shown shown(@Nullable Integer value) {
        return value == null ? new NotKnown() : new Number(value);
    }

    private static Shown hide(@Nullable Integer value) {
        return value == null ? new NotKnown() : new Hidden();
    }

    private static boolean small(int value) {
        return value > 0 && value < FIRST_SHOWN;
    }

    private static int or0(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    private RollUp() {}
}
