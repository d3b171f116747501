package care.backstop.communications.rules;

import care.backstop.communications.model.Figure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Hides one to four from readers who may know totals only, and whatever would give them back by subtraction: as soon
 * as one number of a breakdown is hidden, the smallest of its others that is five or more is hidden with it.
 */
public final class SmallNumbers {

    private static final int FIRST_SHOWN = 5;

    public static boolean small(Figure figure) {
        return figure.count() != null && figure.count() > 0 && figure.count() < FIRST_SHOWN;
    }

    /** A number on its own. */
    public static Figure hide(Figure figure) {
        return small(figure) ? figure.without(Figure.FEW) : figure;
    }

    /** The parts of a whole that is known. */
    public static List<Figure> hide(List<Figure> parts) {
        var hidden = new ArrayList<>(parts.stream().map(SmallNumbers::hide).toList());
        if (parts.stream().anyMatch(SmallNumbers::small)) {
            parts.stream()
                    .filter(f -> f.count() != null && f.count() >= FIRST_SHOWN)
                    .min(Comparator.comparingInt(f -> f.count() == null ? Integer.MAX_VALUE : f.count()))
                    .ifPresent(f -> hidden.set(parts.indexOf(f), f.without(Figure.NOT_SHOWN)));
        }
        return List.copyOf(hidden);
    }

    /**
     * A sum of some parts beside those parts. It may be shown when the hidden parts are all in it or all out of it:
     * otherwise one of them could be worked out.
     *
     * @param parts as {@link #hide(List)} left them
     */
    public static Figure sum(Figure sum, List<Figure> parts, Predicate<Figure> in) {
        Set<Boolean> where =
                parts.stream().filter(f -> f.count() == null).map(in::test).collect(Collectors.toSet());
        return where.size() > 1 ? sum.without(small(sum) ? Figure.FEW : Figure.NOT_SHOWN) : hide(sum);
    }

    private SmallNumbers() {}
}
