package care.backstop.placement.rules;

import care.backstop.placement.model.ReviewOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How those who moved fare, taken together. One to four people are never shown as a number, nor is what would give them
 * back by subtraction; of fewer than five who moved nothing is shown.
 */
public final class Cohort {

    private static final int FIRST_SHOWN = 5;
    private static final int LIKE = 60;

    public static final String FEW = "Fewer than 5";
    public static final String NOT_SHOWN = "Not shown";

    /**
     * One who moved.
     *
     * @param firstChoice whether they went to their first choice; null when they named none
     * @param times how often they arrived somewhere new
     * @param continuity of {@link WhatStayed#continuityOf()}; null when nobody noted it
     * @param likeness of the new service in a hundred; null when nobody noted it
     * @param reviews by what they are called, in their order; null while one is not done
     */
    public record Moved(
            @Nullable Boolean firstChoice,
            int times,
            @Nullable Integer continuity,
            @Nullable Integer likeness,
            SortedMap<String, ReviewOutcome> done,
            List<String> due) {

        public Moved {
            due = List.copyOf(due);
        }
    }

    /**
     * One number.
     *
     * @param count null when it is hidden
     */
    public record Part(String words, @Nullable Integer count, String shown) {}

    /** All of those who moved, told apart in one way. */
    public record Breakdown(String what, List<Part> parts) {
        public Breakdown {
            parts = List.copyOf(parts);
        }
    }

    /**
     * @param moved null when it is hidden
     * @param continuity on average; null when fewer than five are known
     */
    public record Results(
            @Nullable Integer moved,
            String movedShown,
            @Nullable Double continuity,
            int continuityOf,
            List<Breakdown> breakdowns) {
        public Results {
            breakdowns = List.copyOf(breakdowns);
        }
    }

    /** @param complaints in the log of the incident, whomever they are about */
    public static Results of(List<Moved> all, int complaints) {
        int of = WhatStayed.continuityOf();
        if (all.isEmpty()) {
            return new Results(0, "0", null, of, List.of());
        }
        if (all.size() < FIRST_SHOWN) {
            return new Results(null, FEW, null, of, List.of());
        }
        var breakdowns = new ArrayList<Breakdown>();
        breakdowns.add(breakdown(
                "First choice",
                count(all, m -> m.firstChoice == null ? "No choice known" : m.firstChoice ? "Met" : "Not met"),
                "Met",
                "Not met",
                "No choice known"));
        breakdowns.add(breakdown(
                "How often they moved",
                count(all, m -> m.times > 1 ? "More than once" : "Once"),
                "Once",
                "More than once"));
        breakdowns.add(new Breakdown(
                "Complaints",
                List.of(
                        small(complaints)
                                ? new Part("In the log of this incident", null, FEW)
                                : new Part("In the log of this incident", complaints, Integer.toString(complaints)))));
        breakdowns.add(breakdown(
                "Likeness of the new service",
                count(
                        all,
                        m -> m.likeness == null ? "Not known" : m.likeness >= LIKE ? "Like the old" : "Unlike the old"),
                "Like the old",
                "Unlike the old",
                "Not known"));
        for (var kind : all.stream().flatMap(m -> m.due.stream()).distinct().toList()) {
            breakdowns.add(breakdown(
                    "Review after " + kind,
                    count(all.stream().filter(m -> m.due.contains(kind)).toList(), m -> {
                        var outcome = m.done.get(kind);
                        return outcome == null ? "Not done yet" : outcome.words();
                    }),
                    ReviewOutcome.SETTLED.words(),
                    ReviewOutcome.SETTLED_WITH_CHANGES.words(),
                    ReviewOutcome.NOT_RIGHT.words(),
                    "Not done yet"));
        }
        var known = all.stream().map(Moved::continuity).filter(Objects::nonNull).toList();
        return new Results(
                all.size(),
                Integer.toString(all.size()),
                known.size() < FIRST_SHOWN
                        ? null
                        : Double.valueOf(known.stream()
                                .mapToInt(Integer::intValue)
                                .average()
                                .orElse(0)),
                of,
                breakdowns);
    }

    private static Map<String, Integer> count(List<Moved> all, Function<Moved, String> which) {
        var counts = new LinkedHashMap<String, Integer>();
        all.forEach(m -> counts.merge(which.apply(m), 1, Integer::sum));
        return counts;
    }

    private static Breakdown breakdown(String what, Map<String, Integer> counts, String... order) {
        var hidden = List.of(order).stream()
                .filter(w -> small(counts.getOrDefault(w, 0)))
                .toList();
        // One hidden number is the total less the others: the smallest of those is hidden with it.
        var with = hidden.size() != 1
                ? null
                : List.of(order).stream()
                        .filter(w -> counts.getOrDefault(w, 0) >= FIRST_SHOWN)
                        .min(Comparator.comparingInt(w -> counts.getOrDefault(w, 0)))
                        .orElse(null);
        return new Breakdown(
                what,
                List.of(order).stream()
                        .map(w -> {
                            int count = counts.getOrDefault(w, 0);
                            return small(count)
                                    ? new Part(w, null, FEW)
                                    : w.equals(with)
                                            ? new Part(w, null, NOT_SHOWN)
                                            : new Part(w, count, Integer.toString(count));
                        })
                        .toList());
    }

    private static boolean small(int count) {
        return count > 0 && count < FIRST_SHOWN;
    }

    private Cohort() {}
}
