package care.backstop.placement.solver;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.placement.model.PlacementProblem;
import care.backstop.placement.model.PlacementProblem.Agreed;
import care.backstop.placement.model.PlacementProblem.Home;
import care.backstop.placement.model.PlacementProblem.Kind;
import care.backstop.placement.model.PlacementProblem.Minutes;
import care.backstop.placement.model.PlacementProblem.Need;
import care.backstop.placement.model.PlacementProblem.Person;
import care.backstop.placement.model.PlacementProblem.Places;
import care.backstop.placement.model.PlacementProblem.Point;
import care.backstop.placement.model.PlacementProblem.Pool;
import care.backstop.placement.model.PlacementProblem.Priority;
import care.backstop.placement.model.PlacementProblem.Rating;
import care.backstop.placement.model.PlacementProblem.Unknown;
import care.backstop.placement.model.Plan;
import care.backstop.placement.model.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The planner against a search through every plan there is, on small problems that have everything at once: groups, weeks
 * and admissions, what was agreed, places nobody knows the number or the position of, and care at home by time of day.
 */
class EveryPlanTest {

    private static final Point HERE = new Point(53.8, -2.6);

    private final PlacePeople placePeople = new PlacePeople(0.2);

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    static LongStream fewerSeeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noPlanOfPlacesToLiveInIsBetterAndNoneBreaksARule(long seed) {
        var problem = places(seed);
        var plan = placePeople.plan(problem);
        HardRules.kept(problem, plan);
        long best = EveryPlan.best(problem);
        assertThat(plan.cost()).as("the best there is").isEqualTo(best);
        assertThat(plan.bound()).as("and proven").isEqualTo(best);
        assertThat(HardRules.places(placePeople.plan(shuffled(problem, seed)))).isEqualTo(HardRules.places(plan));
    }

    /** Whatever counts how much: then what was agreed may be given up for less. */
    @ParameterizedTest
    @MethodSource("seeds")
    void noPlanIsBetterByOtherWeightsEither(long seed) {
        var random = new Random(seed);
        var places = places(seed);
        var weights = new Weights(Map.of(
                "disturbed", one(random, 0L, 3_000L, 1_000_000L, 8_000_001L, 10_000_000L),
                "groupSplit", one(random, 0L, 8_000L, 20_000_000L),
                "perKm", one(random, 100L, 1_000_000L),
                "waitingWeek", one(random, 100L, 1_000_000L)));
        var problem = new PlacementProblem(places.kind(), places.weeks(), weights, places.people(), places.homes());
        var plan = placePeople.plan(problem);
        HardRules.kept(problem, plan);
        assertThat(plan.bound()).as("what is proven").isLessThanOrEqualTo(EveryPlan.best(problem));
        assertThat(plan.cost()).as("the best there is").isEqualTo(EveryPlan.best(problem));
    }

    @ParameterizedTest
    @MethodSource("fewerSeeds")
    void noPlanOfCareAtHomeIsBetterAndNoneBreaksARule(long seed) {
        var problem = careAtHome(seed);
        var plan = placePeople.plan(problem);
        HardRules.kept(problem, plan);
        long best = EveryPlan.best(problem);
        assertThat(plan.bound()).as("never more than the best").isLessThanOrEqualTo(best);
        assertThat(plan.cost()).as("the best there is").isEqualTo(best);
        assertThat(HardRules.places(placePeople.plan(shuffled(problem, seed)))).isEqualTo(HardRules.places(plan));
    }

    @Test
    void whoeverOfALargeRoundCannotStartInTimeIsLeftOut() {
        var round = Problems.homeCare(1, 9, 1, 3, 2.0);
        var people = new ArrayList<>(round.people());
        people.set(0, from(people.getFirst(), round.weeks()));
        var late = new PlacementProblem(round.kind(), round.weeks(), round.weights(), people, round.homes());

        var plan = placePeople.plan(late);

        HardRules.kept(late, plan);
        assertThat(plan.unplaced())
                .extracting(Plan.Unplaced::person)
                .containsExactly(people.getFirst().id());
    }

    private static Person from(Person p, int week) {
        return new Person(
                p.id(),
                p.at(),
                p.need(),
                p.minutes(),
                p.priority(),
                p.group(),
                p.named(),
                p.stayInArea(),
                p.feeCeilingPence(),
                p.features(),
                p.preferredFeatures(),
                p.excludedProviders(),
                week,
                p.agreed());
    }

    private static PlacementProblem shuffled(PlacementProblem problem, long seed) {
        var people = new ArrayList<>(problem.people());
        var homes = new ArrayList<>(problem.homes());
        Collections.shuffle(people, new Random(seed));
        Collections.shuffle(homes, new Random(~seed));
        return new PlacementProblem(problem.kind(), problem.weeks(), problem.weights(), people, homes);
    }

    private static PlacementProblem places(long seed) {
        var random = new Random(seed * 31 + 7);
        int weeks = 1 + random.nextInt(3);
        var people = new ArrayList<Person>();
        for (int p = 0, n = 3 + random.nextInt(3); p < n; p++) {
            people.add(new Person(
                    "p" + p,
                    near(random, 0.05),
                    one(random, Need.RESIDENTIAL, Need.RESIDENTIAL, Need.DEMENTIA_RESIDENTIAL, Need.NURSING),
                    List.of(),
                    one(random, Priority.values()),
                    random.nextInt(3) > 0 ? "g" + random.nextInt(2) : null,
                    random.nextInt(3) == 0 ? List.of("h" + random.nextInt(3), "h3") : List.of(),
                    random.nextInt(3) == 0 ? "A" : null,
                    random.nextBoolean() ? Integer.valueOf(90_000) : null,
                    random.nextInt(4) == 0 ? Set.of("HOIST") : Set.of(),
                    random.nextBoolean() ? Set.of("GARDEN") : Set.of(),
                    random.nextInt(5) == 0 ? Set.of("v1") : Set.of(),
                    random.nextInt(4) == 0 ? random.nextInt(weeks) : 0,
                    random.nextInt(4) == 0
                            ? new Agreed("h" + random.nextInt(4), random.nextBoolean() ? random.nextInt(3) : null)
                            : null,
                    random.nextInt(3) == 0 ? near(random, 0.3) : null));
        }
        var homes = new ArrayList<Home>();
        for (int h = 0; h < 3; h++) {
            var pools = new ArrayList<Pool>();
            pools.add(new Places(
                    random.nextBoolean()
                            ? Set.of(Need.RESIDENTIAL, Need.DEMENTIA_RESIDENTIAL)
                            : Set.of(Need.RESIDENTIAL),
                    random.nextInt(8) == 0 ? null : random.nextInt(4),
                    random.nextInt(4) == 0 ? null : 80_000 + random.nextInt(20_000)));
            if (random.nextInt(3) == 0) {
                pools.add(new Places(Need.NURSING, 1 + random.nextInt(2), 95_000));
            }
            homes.add(new Home(
                    "h" + h,
                    "v" + h % 2,
                    random.nextInt(5) == 0 ? null : near(random, 0.3),
                    random.nextInt(3) > 0 ? "A" : "B",
                    one(random, Rating.GOOD, Rating.GOOD, Rating.REQUIRES_IMPROVEMENT, Rating.INADEQUATE),
                    random.nextInt(12) == 0,
                    random.nextBoolean() ? Set.of("GARDEN", "HOIST") : Set.of(),
                    random.nextInt(3) == 0 ? null : 1 + random.nextInt(2),
                    pools,
                    null,
                    random.nextInt(3) == 0 ? new Unknown(Set.of(), false, true) : Unknown.NOTHING));
        }
        return new PlacementProblem(Kind.RESIDENTIAL, weeks, Weights.STANDARD, people, homes);
    }

    private static PlacementProblem careAtHome(long seed) {
        var random = new Random(seed * 17 + 3);
        int weeks = 1 + random.nextInt(2);
        // Sometimes nobody knows more than the minutes of a week, and sometimes care begins after all weeks planned
        // for.
        int bands = seed % 4 == 3 ? 1 : PlacementProblem.BANDS;
        var people = new ArrayList<Person>();
        for (int p = 0, n = 3 + random.nextInt(4); p < n; p++) {
            var minutes = new ArrayList<Integer>();
            for (int b = 0; b < bands; b++) {
                minutes.add(b == 0 || random.nextBoolean() ? 210 * (1 + random.nextInt(2)) : 0);
            }
            people.add(new Person(
                    "p" + p,
                    near(random, 0.05),
                    null,
                    minutes,
                    one(random, Priority.values()),
                    random.nextInt(4) > 0 ? "round" + random.nextInt(2) : null,
                    random.nextInt(4) == 0 ? List.of("h" + random.nextInt(3)) : List.of(),
                    null,
                    null,
                    random.nextInt(5) == 0 ? Set.of("SPEAKS_POLISH") : Set.of(),
                    Set.of(),
                    random.nextInt(6) == 0 ? Set.of("v1") : Set.of(),
                    seed % 4 == 2 && p == 0 ? weeks : random.nextInt(weeks),
                    random.nextInt(6) == 0 ? new Agreed("h" + random.nextInt(3), null) : null));
        }
        var homes = new ArrayList<Home>();
        for (int h = 0; h < 3; h++) {
            var pools = new ArrayList<Pool>();
            for (int b = 0; b < bands; b++) {
                if (b == 0 || random.nextInt(8) > 0) {
                    pools.add(new Minutes(b + 1, 210 * random.nextInt(7), 2_000 + random.nextInt(600)));
                }
            }
            homes.add(new Home(
                    "h" + h,
                    "v" + h,
                    near(random, 0.2),
                    "A",
                    one(random, Rating.GOOD, Rating.NOT_RATED),
                    random.nextInt(12) == 0,
                    random.nextBoolean() ? Set.of("SPEAKS_POLISH") : Set.of(),
                    random.nextInt(3) == 0 ? null : 1 + random.nextInt(3),
                    pools,
                    random.nextInt(3) == 0 ? Integer.valueOf(20_000) : null));
        }
        return new PlacementProblem(Kind.HOME_CARE, weeks, Weights.STANDARD, people, homes);
    }

    private static Point near(Random random, double degrees) {
        return new Point(
                HERE.lat() + (random.nextDouble() * 2 - 1) * degrees,
                HERE.lon() + (random.nextDouble() * 2 - 1) * degrees * 1.7);
    }

    @SafeVarargs
    private static <T> T one(Random random, T... of) {
        return of[random.nextInt(of.length)];
    }
}
