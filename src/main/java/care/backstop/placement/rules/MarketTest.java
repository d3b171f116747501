package care.backstop.placement.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.placement.model.PlacementProblem;
import care.backstop.placement.model.PlacementProblem.Home;
import care.backstop.placement.model.PlacementProblem.Kind;
import care.backstop.placement.model.PlacementProblem.Minutes;
import care.backstop.placement.model.PlacementProblem.Need;
import care.backstop.placement.model.PlacementProblem.Person;
import care.backstop.placement.model.PlacementProblem.Places;
import care.backstop.placement.model.PlacementProblem.Pool;
import care.backstop.placement.model.PlacementProblem.Rating;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether the market could take everybody, before a plan is made: what is known to be free by kind of care and by
 * distance from where people live, against what they need. What nobody has told is not counted as none; it is said.
 */
@LegalRule(
        title = "Market test",
        authority = {"Southampton procedure 1.6"},
        checked = "2026-11-26")
public final class MarketTest {

    private static final double METRES_A_MILE = 1609.344;

    /** Miles of the rings; the last is all that is looked at. */
    public static final List<Integer> MILES = List.of(5, 10, 20, 62);

    private static final List<String> BANDS = List.of("in the morning", "at midday", "at tea time", "at bedtime");

    /**
     * One kind of need against what there is.
     *
     * @param wanted people, or minutes a week where {@code minutes}
     * @param services that could give it
     * @param notKnown of those, how many have not said what is free
     * @param within what is known to be free within each of {@link #MILES}, the nearer counted in the further
     * @param words how it stands, in a sentence
     */
    public record Row(
            String need, boolean minutes, long wanted, int services, int notKnown, List<Long> within, String words) {

        public Row {
            within = List.copyOf(within);
        }

        /** How much is missing within all that is looked at; 0 when nothing is. */
        public long missing() {
            return Math.max(0, wanted - within.getLast());
        }
    }

    /**
     * All of it.
     *
     * @param without people, or minutes, for whom there is nothing however places that suit several needs are shared out
     */
    public record Outcome(List<Row> rows, long without, boolean minutes) {

        public Outcome {
            rows = List.copyOf(rows);
        }
    }

    public static Outcome of(PlacementProblem problem) {
        return problem.kind() == Kind.HOME_CARE ? minutes(problem) : places(problem);
    }

    private static Outcome places(PlacementProblem problem) {
        var people = new EnumMap<Need, List<Person>>(Need.class);
        for (var person : problem.people()) {
            if (person.need() != null) {
                people.computeIfAbsent(person.need(), n -> new ArrayList<>()).add(person);
            }
        }
        var rows = new ArrayList<Row>();
        people.forEach((need, theirs) -> rows.add(row(
                problem.homes(),
                need.words(),
                false,
                theirs.size(),
                theirs,
                pool -> pool instanceof Places places && places.suits(need))));
        return new Outcome(rows, without(problem, people), false);
    }

    /**
     * The largest number that any set of needs exceeds the places that suit one of them: by Hall's theorem so many are
     * left over in the best of all ways to share the places out, and no fewer.
     */
    private static long without(PlacementProblem problem, Map<Need, List<Person>> people) {
        var needs = List.copyOf(people.keySet());
        long worst = 0;
        for (int set = 1; set < 1 << needs.size(); set++) {
            var chosen = new ArrayList<Need>();
            long wanted = 0;
            for (int i = 0; i < needs.size(); i++) {
                if ((set >> i & 1) == 1) {
                    chosen.add(needs.get(i));
                    wanted += people.getOrDefault(needs.get(i), List.of()).size();
                }
            }
            long free = problem.homes().stream()
                    .filter(MarketTest::takes)
                    .flatMap(h -> h.pools().stream())
                    .filter(pool ->
                            pool instanceof Places places && chosen.stream().anyMatch(places::suits))
                    .mapToLong(MarketTest::free)
                    .sum();
            worst = Math.max(worst, wanted - free);
        }
        return worst;
    }

    private static Outcome minutes(PlacementProblem problem) {
        boolean bands = problem.people().stream().anyMatch(p -> p.minutes().size() > 1);
        var rows = new ArrayList<Row>();
        long without = 0;
        for (int b = 0; b < (bands ? PlacementProblem.BANDS : 1); b++) {
            int band = b;
            long wanted = problem.people().stream()
                    .mapToLong(p -> p.minutes().size() > band ? p.minutes().get(band) : 0)
                    .sum();
            if (wanted > 0) {
                var row = row(
                        problem.homes(),
                        bands ? "home care " + BANDS.get(b) : "home care",
                        true,
                        wanted,
                        problem.people(),
                        pool -> pool instanceof Minutes minutes && minutes.band() == band + 1);
                rows.add(row);
                without += row.missing();
            }
        }
        return new Outcome(rows, without, true);
    }

    private static Row row(
            List<Home> homes, String need, boolean minutes, long wanted, List<Person> people, Predicate<Pool> suits) {
        var within = new long[MILES.size()];
        int services = 0;
        int notKnown = 0;
        for (var home : homes) {
            var pools = home.pools().stream().filter(suits).toList();
            if (pools.isEmpty() || !takes(home)) {
                continue;
            }
            services++;
            notKnown += pools.stream().allMatch(p -> amount(p) == null) ? 1 : 0;
            long free = pools.stream().mapToLong(MarketTest::free).sum();
            int metres = nearest(people, home);
            for (int r = 0; r < within.length; r++) {
                // Where a service stands is not always known: it is somewhere within all that is looked at.
                if (r == within.length - 1 || metres <= MILES.get(r) * METRES_A_MILE) {
                    within[r] += free;
                }
            }
        }
        var all = new ArrayList<Long>();
        for (long free : within) {
            all.add(free);
        }
        return new Row(need, minutes, wanted, services, notKnown, all, words(wanted, all, notKnown, minutes));
    }

    /** Whether it takes anybody: suspended, closed to new people and inadequate services do not count. */
    private static boolean takes(Home home) {
        var limit = home.admissionsPerWeek();
        return !home.embargo() && home.rating() != Rating.INADEQUATE && (limit == null || limit > 0);
    }

    private static int nearest(List<Person> people, Home home) {
        var at = home.at();
        return at == null
                ? Integer.MAX_VALUE
                : people.stream().mapToInt(p -> p.at().metresTo(at)).min().orElse(Integer.MAX_VALUE);
    }

    private static @Nullable Integer amount(Pool pool) {
        return switch (pool) {
            case Places places -> places.free();
            case Minutes minutes -> minutes.free();
        };
    }

    private static long free(Pool pool) {
        var amount = amount(pool);
        return amount == null ? 0 : amount;
    }

    private static String words(long wanted, List<Long> within, int notKnown, boolean minutes) {
        var silent = notKnown == 0
                ? ""
                : notKnown == 1
                        ? ". 1 service has not said what is free"
                        : ". %d services have not said what is free".formatted(notKnown);
        for (int r = 0; r < within.size(); r++) {
            if (within.get(r) >= wanted) {
                return "Enough within %d miles%s%s"
                        .formatted(
                                MILES.get(r),
                                r == 0
                                        ? ""
                                        : ", short of " + amount(wanted - within.get(r - 1), minutes) + " within "
                                                + MILES.get(r - 1),
                                silent);
            }
        }
        return "Short of %s even within %d miles%s"
                .formatted(amount(wanted - within.getLast(), minutes), MILES.getLast(), silent);
    }

    /** Hours are rounded against us: what is missing up. */
    private static String amount(long amount, boolean minutes) {
        return minutes
                ? String.format(Locale.UK, "%,d hours a week", Math.ceilDiv(amount, 60))
                : String.format(Locale.UK, amount == 1 ? "%,d place" : "%,d places", amount);
    }

    private MarketTest() {}
}
