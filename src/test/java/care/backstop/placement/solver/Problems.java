package care.backstop.placement.solver;

import care.backstop.placement.model.PlacementProblem;
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
import care.backstop.placement.model.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Invented problems from a seed: a county about 60 km across. */
public final class Problems {

    private static final List<String> FEATURES = List.of("ENSUITE", "GROUND_FLOOR", "GARDEN", "PETS");

    /** One home closes; its people look for places among {@code homes} others. */
    public static PlacementProblem oneHome(long seed, int people, int homes) {
        var random = new Random(seed);
        var at = new Point(53.8, -2.6);
        var list = new ArrayList<Person>();
        int group = 0;
        int left = 0;
        for (int p = 0; p < people; p++) {
            if (left == 0 && random.nextInt(4) == 0) {
                group++;
                left = 2 + random.nextInt(3);
            }
            boolean friends = left > 0;
            left = Math.max(0, left - 1);
            list.add(person(random, "p" + p, at, friends ? "g" + group : null, homes));
        }
        return new PlacementProblem(Kind.RESIDENTIAL, 8, Weights.STANDARD, list, homes(random, at, homes));
    }

    /** Small enough to try every plan there is. */
    static PlacementProblem tiny(long seed) {
        var random = new Random(seed);
        var at = new Point(53.8, -2.6);
        var people = new ArrayList<Person>();
        int n = 3 + random.nextInt(3);
        for (int p = 0; p < n; p++) {
            people.add(new Person(
                    "p" + p,
                    near(random, at, 0.05),
                    random.nextInt(5) == 0 ? Need.NURSING : Need.RESIDENTIAL,
                    List.of(),
                    Priority.values()[random.nextInt(3)],
                    random.nextBoolean() ? "g" + random.nextInt(2) : null,
                    random.nextInt(3) == 0 ? List.of("h" + random.nextInt(4)) : List.of(),
                    null,
                    90_000,
                    Set.of(),
                    random.nextBoolean() ? Set.of("GARDEN") : Set.of(),
                    random.nextInt(6) == 0 ? Set.of("v1") : Set.of(),
                    random.nextInt(4) == 0 ? 1 : 0,
                    random.nextInt(6) == 0
                            ? new PlacementProblem.Agreed("h0", random.nextBoolean() ? 1 : null)
                            : null));
        }
        var homes = new ArrayList<Home>();
        for (int h = 0; h < 3; h++) {
            var pools = new ArrayList<Pool>();
            pools.add(new Places(Need.RESIDENTIAL, random.nextInt(3), 80_000 + random.nextInt(20_000)));
            if (random.nextInt(3) == 0) {
                pools.add(new Places(Need.NURSING, 1, null));
            }
            homes.add(new Home(
                    "h" + h,
                    "v" + (h % 2),
                    near(random, at, 0.3),
                    "A",
                    random.nextInt(8) == 0 ? Rating.INADEQUATE : Rating.GOOD,
                    random.nextInt(10) == 0,
                    random.nextBoolean() ? Set.of("GARDEN") : Set.of(),
                    1 + random.nextInt(2),
                    pools,
                    null));
        }
        return new PlacementProblem(Kind.RESIDENTIAL, 2, Weights.STANDARD, people, homes);
    }

    /** An agency stops; its people are visited in {@code rounds} rounds. */
    public static PlacementProblem homeCare(long seed, int people, int rounds, int agencies, double spare) {
        var random = new Random(seed);
        var at = new Point(53.8, -2.6);
        var centres = new ArrayList<Point>();
        for (int r = 0; r < rounds; r++) {
            centres.add(near(random, at, 0.25));
        }
        var list = new ArrayList<Person>();
        var wanted = new long[PlacementProblem.BANDS];
        for (int p = 0; p < people; p++) {
            int round = p * rounds / people;
            var minutes = new ArrayList<Integer>();
            for (int b = 0; b < PlacementProblem.BANDS; b++) {
                int each = b == 0 || random.nextInt(10) < 6 ? 7 * (random.nextInt(2) * 15 + 30) : 0;
                minutes.add(each);
                wanted[b] += each;
            }
            list.add(new Person(
                    "p" + p,
                    near(random, centres.get(round), 0.03),
                    null,
                    minutes,
                    Priority.values()[random.nextInt(3)],
                    "round" + round,
                    List.of(),
                    null,
                    null,
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    random.nextInt(8) == 0 ? 1 : 0,
                    null));
        }
        var homes = new ArrayList<Home>();
        for (int h = 0; h < agencies; h++) {
            var pools = new ArrayList<Pool>();
            for (int b = 0; b < PlacementProblem.BANDS; b++) {
                double part = (0.4 + 1.2 * random.nextDouble()) / agencies * spare;
                pools.add(new Minutes(b + 1, (int) (wanted[b] * part), 2000 + random.nextInt(600)));
            }
            homes.add(new Home(
                    "a" + h, "v" + h, near(random, at, 0.25), "A", rating(random), false, Set.of(), 20, pools, 40_000));
        }
        return new PlacementProblem(Kind.HOME_CARE, 4, Weights.STANDARD, list, homes);
    }

    /** A region: people from many homes, places a little scarce. */
    public static PlacementProblem region(long seed, int people, int homes) {
        var random = new Random(seed);
        var list = new ArrayList<Person>();
        int group = 0;
        for (int p = 0; p < people; p++) {
            if (p % 60 == 0) {
                group++;
            }
            var at = new Point(52.5 + (group * 37 % 100) / 60.0, -2.5 + (group * 61 % 100) / 60.0);
            list.add(person(random, "p" + p, at, p % 60 < 4 ? "g" + group : null, homes));
        }
        return new PlacementProblem(
                Kind.RESIDENTIAL, 8, Weights.STANDARD, list, homes(random, new Point(53.3, -1.7), homes));
    }

    /** What placing by priority alone, each to the best place left, comes to. */
    public static long greedyCost(PlacementProblem problem) {
        return greedy(problem).cost();
    }

    /** What placing by priority alone comes to. */
    public record ByPriority(long cost, int unplaced) {}

    public static ByPriority greedy(PlacementProblem problem) {
        var in = new Instance(problem, 100);
        var plan = Greedy.plan(in);
        return new ByPriority(plan.cost(in), (int)
                Arrays.stream(plan.option).filter(o -> o < 0).count());
    }

    private static Person person(Random random, String id, Point at, @Nullable String group, int homes) {
        int need = random.nextInt(10);
        var named = new ArrayList<String>();
        for (int i = random.nextInt(4) - 1; i > 0; i--) {
            named.add("h" + random.nextInt(homes));
        }
        return new Person(
                id,
                at,
                need < 4
                        ? Need.RESIDENTIAL
                        : need < 6 ? Need.NURSING : need < 9 ? Need.DEMENTIA_RESIDENTIAL : Need.DEMENTIA_NURSING,
                List.of(),
                Priority.values()[random.nextInt(3)],
                group,
                named.stream().distinct().toList(),
                random.nextInt(3) == 0 ? "A" : null,
                85_000 + random.nextInt(30_000),
                random.nextInt(6) == 0 ? Set.of("GROUND_FLOOR") : Set.of(),
                random.nextBoolean() ? Set.of(FEATURES.get(random.nextInt(4))) : Set.of(),
                random.nextInt(12) == 0 ? Set.of("v" + random.nextInt(20)) : Set.of(),
                random.nextInt(10) == 0 ? 1 : 0,
                null);
    }

    private static List<Home> homes(Random random, Point at, int count) {
        double spread = count > 1000 ? 0.9 : 0.35;
        var homes = new ArrayList<Home>();
        for (int h = 0; h < count; h++) {
            var pools = new ArrayList<Pool>();
            for (var need : List.of(Need.RESIDENTIAL, Need.NURSING, Need.DEMENTIA_RESIDENTIAL, Need.DEMENTIA_NURSING)) {
                if (random.nextInt(10) < 4) {
                    boolean told = random.nextInt(10) > 0;
                    pools.add(new Places(
                            need, told ? Integer.valueOf(random.nextInt(4)) : null, 70_000 + random.nextInt(60_000)));
                }
            }
            var features = new HashSet<String>();
            for (var feature : FEATURES) {
                if (random.nextInt(3) > 0) {
                    features.add(feature);
                }
            }
            homes.add(new Home(
                    "h" + h,
                    "v" + random.nextInt(Math.max(1, count / 3)),
                    near(random, at, spread),
                    random.nextInt(3) > 0 ? "A" : "B",
                    rating(random),
                    random.nextInt(25) == 0,
                    features,
                    1 + random.nextInt(3),
                    pools,
                    null));
        }
        return homes;
    }

    private static Rating rating(Random random) {
        int r = random.nextInt(100);
        return r < 4
                ? Rating.OUTSTANDING
                : r < 76
                        ? Rating.GOOD
                        : r < 92 ? Rating.REQUIRES_IMPROVEMENT : r < 94 ? Rating.INADEQUATE : Rating.NOT_RATED;
    }

    private static Point near(Random random, Point at, double degrees) {
        return new Point(
                at.lat() + (random.nextDouble() * 2 - 1) * degrees,
                at.lon() + (random.nextDouble() * 2 - 1) * degrees * 1.7);
    }

    private Problems() {}
}
