package care.backstop.placement.solver;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.placement.model.PlacementProblem;
import care.backstop.placement.model.PlacementProblem.Person;
import care.backstop.placement.model.Plan;
import care.backstop.placement.model.Plan.Placement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacePeopleTest {

    private final PlacePeople placePeople = new PlacePeople();

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsWhatTryingEveryPlanFinds(long seed) {
        var problem = Problems.tiny(seed);
        long optimum = BruteForce.optimum(new Instance(problem));
        var plan = placePeople.plan(problem);
        HardRules.kept(problem, plan);
        assertThat(plan.cost()).isEqualTo(optimum);
        assertThat(plan.bound()).isEqualTo(optimum);
    }

    @Test
    void anyPricesGiveABoundThatNoPlanBeats() {
        var random = new Random(5);
        for (long seed = 0; seed < 60; seed++) {
            var in = new Instance(Problems.tiny(seed));
            long optimum = BruteForce.optimum(in);
            for (int trial = 0; trial < 10; trial++) {
                var price = random.longs(in.capacity.length, 0, 3_000_000).toArray();
                assertThat(Certificate.of(in, price, new long[in.people.size()]).bound())
                        .isLessThanOrEqualTo(optimum);
            }
        }
    }

    @Test
    void whatWasNotLookedAtProvesNothing() {
        for (long seed = 0; seed < 60; seed++) {
            var problem = Problems.tiny(seed);
            long optimum = BruteForce.optimum(new Instance(problem));
            var in = new Instance(problem, 1);
            var zero = new long[in.capacity.length];
            assertThat(Certificate.of(in, zero, new long[in.people.size()]).bound())
                    .isLessThanOrEqualTo(optimum);
            var outcome = FlowPlan.solve(in, Watch.NOBODY);
            assertThat(outcome.solution().feasible(in)).isTrue();
            assertThat(outcome.bound()).isLessThanOrEqualTo(optimum);
            assertThat(outcome.solution().cost(in)).isGreaterThanOrEqualTo(optimum);
        }
    }

    @Test
    void withNoPlacesEverybodyIsToldWhy() {
        var problem = Problems.oneHome(3, 12, 30);
        var plan = placePeople.plan(
                new PlacementProblem(problem.kind(), problem.weeks(), problem.weights(), problem.people(), List.of()));
        assertThat(plan.placements()).isEmpty();
        assertThat(plan.unplaced())
                .hasSize(12)
                .allSatisfy(u -> assertThat(u.because()).first().isEqualTo("None of the 0 places may be offered"));
        assertThat(plan.bound()).isEqualTo(plan.cost());
        var nobody = placePeople.plan(
                new PlacementProblem(problem.kind(), problem.weeks(), problem.weights(), List.of(), problem.homes()));
        assertThat(nobody.placements()).isEmpty();
        assertThat(nobody.cost()).isZero();
    }

    @Test
    void friendsWhoAreMoreThanAnyHomeCanTakeAreDivided() {
        var problem = Problems.oneHome(6, 12, 120);
        var friends = problem.people().stream()
                .map(p -> inGroup(problem.people().getFirst(), p.id()))
                .toList();
        var plan = placePeople.plan(
                new PlacementProblem(problem.kind(), problem.weeks(), problem.weights(), friends, problem.homes()));
        assertThat(plan.unplaced()).isEmpty();
        assertThat(plan.groupsSplit()).isEqualTo(1);
        assertThat(plan.bound()).isPositive().isLessThanOrEqualTo(plan.cost());
    }

    @Test
    void aHomeThatIsSomewhereIsNotTakenToBeNear() {
        var problem = Problems.oneHome(3, 1, 60);
        var lost = problem.homes().stream()
                .map(h -> new PlacementProblem.Home(
                        h.id(),
                        h.provider(),
                        null,
                        h.area(),
                        h.rating(),
                        h.embargo(),
                        h.features(),
                        h.admissionsPerWeek(),
                        h.pools(),
                        null))
                .toList();
        var plan = placePeople.plan(
                new PlacementProblem(problem.kind(), problem.weeks(), problem.weights(), problem.people(), lost));
        assertThat(plan.medianMetres()).isNull();
        assertThat(plan.placements()).singleElement().satisfies(p -> {
            assertThat(p.reasons()).contains("Distance not known");
            assertThat(p.cost()).isGreaterThanOrEqualTo(problem.weights().of("distanceNotKnown"));
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void fortyTwoPeopleAndACountyAreProvenToBeOptimal(long seed) {
        var problem = Problems.oneHome(seed, 42, 400);
        var plan = placePeople.plan(problem);
        assertThat(plan.bound()).isEqualTo(plan.cost());
        assertThat(plan.placements()).hasSizeGreaterThan(38);
        HardRules.kept(problem, plan);
        assertThat(plan.cost()).isLessThan(Greedy.plan(new Instance(problem)).cost(new Instance(problem)));
    }

    @Test
    void theOrderOfEntryDoesNotMatter() {
        var problem = Problems.oneHome(7, 30, 120);
        var plan = placePeople.plan(problem);
        for (int seed = 0; seed < 3; seed++) {
            var people = new ArrayList<>(problem.people());
            var homes = new ArrayList<>(problem.homes());
            Collections.shuffle(people, new Random(seed));
            Collections.shuffle(homes, new Random(seed + 100));
            var shuffled = new PlacementProblem(problem.kind(), problem.weeks(), problem.weights(), people, homes);
            assertThat(timeless(placePeople.plan(shuffled))).isEqualTo(timeless(plan));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noWayToDivideALargeRoundBeatsItsBound(long seed) {
        var random = new Random(seed);
        for (double spare : new double[] {0.8, 1.3, 3.0}) {
            var problem = Problems.homeCare(seed, 9, 1, 3, spare);
            var in = new Instance(problem);
            assertThat(in.groups[0].length).isGreaterThan(Friends.MOST);
            long optimum = BruteForce.optimum(in);
            for (int trial = 0; trial < 20; trial++) {
                int most = trial + 1;
                var price = random.longs(in.capacity.length, 0, 200L * most * most + 1)
                        .toArray();
                assertThat(Certificate.of(in, price, new long[in.people.size()]).bound())
                        .isLessThanOrEqualTo(optimum);
            }
            var plan = new PlacePeople(0.5).plan(problem);
            assertThat(plan.bound()).isLessThanOrEqualTo(optimum);
            assertThat(plan.cost()).isBetween(optimum, optimum + optimum / 20);
        }
    }

    @Test
    void homeCareRoundsMoveTogetherAndNothingIsOverbooked() {
        var problem = Problems.homeCare(3, 180, 14, 24, 2.0);
        var plan = new PlacePeople(0.5).plan(problem);
        HardRules.kept(problem, plan);
        assertThat(plan.unplaced()).isEmpty();
        assertThat(plan.groupsKept() + plan.groupsSplit()).isEqualTo(14);
        assertThat(plan.groupsKept()).isGreaterThanOrEqualTo(7);
        assertThat(plan.gap()).isBetween(0.0, 0.15);
        var people = new ArrayList<>(problem.people());
        var agencies = new ArrayList<>(problem.homes());
        Collections.shuffle(people, new Random(1));
        Collections.shuffle(agencies, new Random(2));
        assertThat(timeless(new PlacePeople(0.5)
                        .plan(new PlacementProblem(
                                problem.kind(), problem.weeks(), problem.weights(), people, agencies))))
                .isEqualTo(timeless(plan));
    }

    @Test
    void roundsTooLargeForAnyAgencyAreDividedAmongFew() {
        var problem = Problems.homeCare(5, 90, 6, 40, 2.5);
        var plan = new PlacePeople(0.5).plan(problem);
        HardRules.kept(problem, plan);
        assertThat(plan.unplaced()).isEmpty();
        assertThat(plan.bound()).isPositive().isLessThanOrEqualTo(plan.cost());
        assertThat(plan.cost()).isLessThan(Problems.greedyCost(problem) * 3 / 4);
    }

    @Test
    void whereMinutesAreShortTheUrgentAreServedFirst() {
        var problem = Problems.homeCare(7, 120, 8, 30, 0.9);
        var plan = placePeople.plan(problem);
        HardRules.kept(problem, plan);
        var urgency = problem.people().stream().collect(Collectors.toMap(Person::id, Person::priority));
        var without = plan.unplaced().stream()
                .collect(Collectors.groupingBy(u -> requireNonNull(urgency.get(u.person())), Collectors.counting()));
        assertThat(without.getOrDefault(PlacementProblem.Priority.RED, 0L)).isLessThan(3);
        assertThat(without.getOrDefault(PlacementProblem.Priority.GREEN, 0L)).isPositive();
        assertThat(plan.cost()).isLessThan(Problems.greedyCost(problem) * 3 / 4);
        assertThat(plan.bound()).isPositive().isLessThanOrEqualTo(plan.cost());
    }

    @Test
    void aRegionIsPlannedByFlowWithAProvenBound() {
        var problem = Problems.region(1, 600, 900);
        var plan = placePeople.plan(problem);
        HardRules.kept(problem, plan);
        assertThat(plan.bound()).isPositive().isLessThanOrEqualTo(plan.cost());
        assertThat(plan.unplaced()).hasSizeLessThan(60);
    }

    @Test
    void whatWasAgreedIsKeptWhenPlanningAgain() {
        var problem = Problems.oneHome(4, 25, 60);
        var first = placePeople.plan(problem);
        var agreed = new HashMap<String, Placement>();
        first.placements().stream().limit(10).forEach(p -> agreed.put(p.person(), p));
        var taken = first.placements().getLast().home();
        var again = new PlacementProblem(
                problem.kind(),
                problem.weeks(),
                problem.weights(),
                problem.people().stream()
                        .map(p -> agreed.containsKey(p.id()) ? agreed(p, requireNonNull(agreed.get(p.id()))) : p)
                        .toList(),
                problem.homes().stream()
                        .filter(h -> !h.id().equals(taken)
                                || agreed.values().stream()
                                        .anyMatch(a -> a.home().equals(taken)))
                        .toList());
        var plan = placePeople.plan(again);
        Map<String, Placement> now =
                plan.placements().stream().collect(Collectors.toMap(Placement::person, Function.identity()));
        agreed.forEach((person, before) -> {
            assertThat(requireNonNull(now.get(person)).home()).isEqualTo(before.home());
            assertThat(requireNonNull(now.get(person)).week()).isEqualTo(before.week());
            assertThat(requireNonNull(now.get(person)).reasons()).first().isEqualTo("Agreed before, and kept");
        });
    }

    @Test
    void whenHomesVanishOnlyThoseWhoLostTheirPlaceMove() {
        var problem = Problems.region(1, 600, 900);
        var first = placePeople.plan(problem);
        var before = first.placements().stream().collect(Collectors.toMap(Placement::person, Function.identity()));
        var open = problem.homes().stream()
                .filter(h -> Math.floorMod(h.id().hashCode(), 20) > 0)
                .toList();
        var stillThere = open.stream().map(PlacementProblem.Home::id).collect(Collectors.toSet());
        var again = new PlacementProblem(
                problem.kind(),
                problem.weeks(),
                problem.weights(),
                problem.people().stream()
                        .map(p -> before.containsKey(p.id()) ? agreed(p, requireNonNull(before.get(p.id()))) : p)
                        .toList(),
                open);
        var plan = placePeople.plan(again);
        HardRules.kept(again, plan);
        var now = plan.placements().stream().collect(Collectors.toMap(Placement::person, Function.identity()));
        var kept = before.values().stream()
                .filter(p -> stillThere.contains(p.home()))
                .toList();
        assertThat(kept).hasSizeBetween(400, before.size() - 10).allSatisfy(p -> {
            assertThat(requireNonNull(now.get(p.person())).home()).isEqualTo(p.home());
            assertThat(requireNonNull(now.get(p.person())).week()).isEqualTo(p.week());
        });
        assertThat(plan.bound()).isPositive().isLessThanOrEqualTo(plan.cost());
        assertThat(plan.cost()).isLessThanOrEqualTo(Problems.greedyCost(again));
    }

    @Test
    void ofTwoWhoWereAgreedForOnePlaceOneGivesWay() {
        var problem = Problems.region(2, 500, 900);
        var place = placePeople.plan(problem).placements().getFirst();
        var one = problem.people().stream()
                .filter(p -> p.id().equals(place.person()))
                .findFirst()
                .orElseThrow();
        var agreed = problem.people().stream()
                .map(p -> p.need() == one.need() && p.earliestWeek() <= place.week() ? agreed(p, place) : p)
                .toList();
        var both = new PlacementProblem(problem.kind(), problem.weeks(), problem.weights(), agreed, problem.homes());
        var plan = placePeople.plan(both);
        HardRules.kept(both, plan);
        assertThat(plan.placements()).anyMatch(p -> p.home().equals(place.home()));
        assertThat(plan.bound()).isPositive().isLessThanOrEqualTo(plan.cost());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 10, 40})
    void aLargePlanStoppedInTheMiddleKeepsEveryHardRule(int asked) {
        var problem = Problems.region(3, 450, 700);
        var left = new AtomicInteger(asked);
        var plan = placePeople.plan(problem, List.of(), new Watch() {
            @Override
            public void at(int percent, String words) {}

            @Override
            public boolean stop() {
                return left.getAndDecrement() <= 0;
            }
        });
        HardRules.kept(problem, plan);
        assertThat(plan.bound()).isLessThanOrEqualTo(plan.cost());
        assertThat(plan.placements()).hasSizeGreaterThan(400);
    }

    @Test
    void needsThatContradictEachOtherAreSaidAndNobodyElseIsHarmed() {
        var problem = Problems.oneHome(5, 20, 60);
        var impossible = problem.people().getFirst();
        var everyProvider =
                problem.homes().stream().map(PlacementProblem.Home::provider).collect(Collectors.toSet());
        var people = new ArrayList<>(problem.people());
        people.set(
                0,
                new Person(
                        impossible.id(),
                        impossible.at(),
                        impossible.need(),
                        impossible.minutes(),
                        impossible.priority(),
                        impossible.group(),
                        List.of(problem.homes().getFirst().id()),
                        impossible.stayInArea(),
                        impossible.feeCeilingPence(),
                        impossible.features(),
                        impossible.preferredFeatures(),
                        everyProvider,
                        impossible.earliestWeek(),
                        new PlacementProblem.Agreed("no such home", 3)));
        var plan = placePeople.plan(
                new PlacementProblem(problem.kind(), problem.weeks(), problem.weights(), people, problem.homes()));
        assertThat(plan.unplaced())
                .filteredOn(u -> u.person().equals(impossible.id()))
                .singleElement()
                .satisfies(u -> assertThat(u.because().getFirst()).isEqualTo("None of the 60 places may be offered"));
        assertThat(plan.placements()).hasSizeGreaterThan(15);
        assertThat(plan.bound()).isEqualTo(plan.cost());
    }

    @Test
    void saysWhyNobodyCanTakeAPerson() {
        var problem = Problems.oneHome(9, 6, 12);
        var people = new ArrayList<>(problem.people());
        var one = people.getFirst();
        people.set(0, with(one, Set.of("SEA_VIEW")));
        var plan = placePeople.plan(
                new PlacementProblem(problem.kind(), problem.weeks(), problem.weights(), people, problem.homes()));
        assertThat(plan.unplaced())
                .filteredOn(u -> u.person().equals(one.id()))
                .singleElement()
                .satisfies(u -> {
                    assertThat(u.because().getFirst()).isEqualTo("None of the 12 places may be offered");
                    assertThat(u.because()).anyMatch(line -> line.contains("Does not have sea view"));
                });
    }

    @Test
    void stopsWhenAskedAndStillKeepsTheRules() {
        var problem = Problems.oneHome(2, 42, 400);
        var plan = placePeople.plan(problem, List.of(), new Watch() {
            @Override
            public void at(int percent, String words) {}

            @Override
            public boolean stop() {
                return true;
            }
        });
        HardRules.kept(problem, plan);
        assertThat(plan.bound()).isLessThanOrEqualTo(plan.cost());
        assertThat(plan.stoppedBecause()).isEqualTo("Stopped on request");
    }

    private static Plan timeless(Plan p) {
        return new Plan(
                p.placements(),
                p.unplaced(),
                p.cost(),
                p.bound(),
                p.gap(),
                p.gapOfPlaced(),
                p.groupsKept(),
                p.groupsSplit(),
                p.firstChoices(),
                p.medianMetres(),
                p.p95Metres(),
                0,
                p.stoppedBecause(),
                p.warnings());
    }

    private static Person agreed(Person p, Placement where) {
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
                p.earliestWeek(),
                new PlacementProblem.Agreed(where.home(), where.week()));
    }

    /** Another person like this one, and a friend. */
    private static Person inGroup(Person p, String id) {
        return new Person(
                id,
                p.at(),
                p.need(),
                p.minutes(),
                p.priority(),
                "friends",
                p.named(),
                p.stayInArea(),
                p.feeCeilingPence(),
                p.features(),
                p.preferredFeatures(),
                p.excludedProviders(),
                0,
                null);
    }

    private static Person with(Person p, Set<String> features) {
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
                features,
                p.preferredFeatures(),
                p.excludedProviders(),
                p.earliestWeek(),
                p.agreed());
    }
}
