package care.backstop.bench;

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
import care.backstop.placement.model.Plan;
import care.backstop.placement.model.Plan.Placement;
import care.backstop.placement.model.Weights;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Placement problems with invented people, always the same for a seed, on the coordinates of real services where the
 * published ratings file lies beside the tree and on invented ones where it does not.
 */
final class Instances {

    private static final Path PUBLISHED = Path.of("../shared/data/cqc/latest_ratings_overall_england_2021-01.csv.gz");
    private static final List<String> FEATURES = List.of("ENSUITE", "GROUND_FLOOR", "GARDEN", "PETS");
    /** In what parts people need, and homes offer, each kind of care. */
    private static final List<Need> NEEDS = List.of(
            Need.RESIDENTIAL,
            Need.RESIDENTIAL,
            Need.RESIDENTIAL,
            Need.RESIDENTIAL,
            Need.NURSING,
            Need.NURSING,
            Need.DEMENTIA_RESIDENTIAL,
            Need.DEMENTIA_RESIDENTIAL,
            Need.DEMENTIA_RESIDENTIAL,
            Need.DEMENTIA_NURSING);

    /** A service of the published file: where it is and which council's. */
    private record Site(Point at, String area) {}

    private static List<Site> careHomes = List.of();
    private static List<Site> agencies = List.of();

    /** One home closes, its people look among the homes nearest to it. */
    static PlacementProblem oneHome(long seed, int people, int homes) {
        var random = new Random(seed);
        var closing = careHomes().get(random.nextInt(careHomes().size()));
        var near = nearest(careHomes(), closing.at(), homes + 1);
        return residential(random, near.subList(0, 1), near.subList(1, near.size()), people, people / 8);
    }

    /** Several homes of one owner close at once. */
    static PlacementProblem many(long seed, int closing, int homes, int people, int groups) {
        var random = new Random(seed);
        var centre = new Point(53.5, -2.4);
        var sites = new ArrayList<>(nearest(careHomes(), centre, closing + homes));
        Collections.shuffle(sites, random);
        return residential(random, sites.subList(0, closing), sites.subList(closing, closing + homes), people, groups);
    }

    private static PlacementProblem residential(
            Random random, List<Site> closing, List<Site> open, int people, int groups) {
        var homes = homes(random, open, people);
        var nearby = closing.stream().map(site -> nearestIds(homes, site.at(), 20)).toList();
        var list = new ArrayList<Person>();
        int group = 0;
        var need = NEEDS.getFirst();
        for (int c = 0; c < closing.size(); c++) {
            int last = (int) ((long) people * (c + 1) / closing.size());
            int inGroup = 0;
            for (int p = list.size(); p < last; p++) {
                if (inGroup == 0 && group < groups && random.nextInt(people) < 2 * groups) {
                    group++;
                    inGroup = 2 + random.nextInt(5);
                }
                boolean friends = inGroup > 0;
                inGroup = Math.max(0, inGroup - 1);
                // Friends live on one floor: most of them need the same kind of care.
                need = friends && random.nextInt(4) > 0 ? need : NEEDS.get(random.nextInt(NEEDS.size()));
                list.add(person(random, p, closing.get(c), need, friends ? "g" + group : null, nearby.get(c)));
            }
        }
        return new PlacementProblem(Kind.RESIDENTIAL, 8, Weights.STANDARD, list, homes);
    }

    private static Person person(Random random, int p, Site from, Need need, String group, List<String> nearby) {
        var named = new ArrayList<String>();
        for (int i = random.nextInt(4) - 1; i > 0; i--) {
            named.add(nearby.get(random.nextInt(nearby.size())));
        }
        return new Person(
                "p" + p,
                from.at(),
                need,
                List.of(),
                Priority.values()[random.nextInt(3)],
                group,
                named.stream().distinct().toList(),
                random.nextInt(3) == 0 ? from.area() : null,
                85_000 + random.nextInt(30_000),
                random.nextInt(6) == 0 ? Set.of("GROUND_FLOOR") : Set.of(),
                random.nextBoolean() ? Set.of(FEATURES.get(random.nextInt(4))) : Set.of(),
                random.nextInt(12) == 0 ? Set.of("v" + random.nextInt(20)) : Set.of(),
                random.nextInt(10) == 0 ? 1 : 0,
                null);
    }

    /** One or two kinds of place in each home; for every two people who move some three places are free. */
    private static List<Home> homes(Random random, List<Site> open, int people) {
        int most = Math.max(3, (int) Math.round(people * 1.5 / open.size() / 1.55 * 2));
        var homes = new ArrayList<Home>();
        for (int h = 0; h < open.size(); h++) {
            var pools = new ArrayList<Pool>();
            var kinds = new HashSet<Need>();
            for (int i = random.nextInt(100) < 55 ? 2 : 1; i > 0; i--) {
                var kind = NEEDS.get(random.nextInt(NEEDS.size()));
                if (kinds.add(kind)) {
                    boolean told = random.nextInt(20) > 0;
                    pools.add(new Places(
                            kind,
                            told ? Integer.valueOf(random.nextInt(most + 1)) : null,
                            70_000 + random.nextInt(60_000)));
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
                    "v" + random.nextInt(Math.max(1, open.size() / 3)),
                    open.get(h).at(),
                    open.get(h).area(),
                    rating(random),
                    random.nextInt(25) == 0,
                    features,
                    1 + random.nextInt(3),
                    pools,
                    null));
        }
        return homes;
    }

    /** An agency stops; its people are visited in rounds, and other agencies have {@code spare} times their minutes. */
    static PlacementProblem homeCare(long seed, int people, int rounds, int count, double spare) {
        var random = new Random(seed);
        var centre = new Point(53.5, -2.4);
        var offices = nearest(agencies(), centre, count);
        var list = new ArrayList<Person>();
        var wanted = new long[PlacementProblem.BANDS];
        var round = new Point(0, 0);
        for (int p = 0; p < people; p++) {
            int number = (int) ((long) p * rounds / people);
            if (p == 0 || number != (int) ((long) (p - 1) * rounds / people)) {
                round = near(random, offices.get(random.nextInt(offices.size())).at(), 0.03);
            }
            var minutes = new ArrayList<Integer>();
            for (int b = 0; b < PlacementProblem.BANDS; b++) {
                int each = b == 0 || random.nextInt(10) < 6 ? 7 * (random.nextInt(2) * 15 + 30) : 0;
                minutes.add(each);
                wanted[b] += each;
            }
            list.add(new Person(
                    "p" + p,
                    near(random, round, 0.03),
                    null,
                    minutes,
                    Priority.values()[random.nextInt(3)],
                    "round" + number,
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
        for (int a = 0; a < count; a++) {
            var pools = new ArrayList<Pool>();
            for (int b = 0; b < PlacementProblem.BANDS; b++) {
                double part = (0.4 + 1.2 * random.nextDouble()) / count * spare;
                pools.add(new Minutes(b + 1, (int) (wanted[b] * part), 2000 + random.nextInt(600)));
            }
            var office = offices.get(a);
            homes.add(new Home(
                    "a" + a, "v" + a, office.at(), office.area(), rating(random), false, Set.of(), 20, pools, 40_000));
        }
        return new PlacementProblem(Kind.HOME_CARE, 4, Weights.STANDARD, list, homes);
    }

    /** The same problem once {@code plan} is agreed with everybody and one home in twenty takes nobody after all. */
    static PlacementProblem vanished(PlacementProblem problem, Plan plan, long seed) {
        var random = new Random(seed);
        var agreed = plan.placements().stream()
                .collect(Collectors.toMap(Placement::person, p -> new Agreed(p.home(), p.week())));
        return new PlacementProblem(
                problem.kind(),
                problem.weeks(),
                problem.weights(),
                problem.people().stream()
                        .map(p -> with(p, agreed.get(p.id())))
                        .toList(),
                problem.homes().stream().filter(h -> random.nextInt(20) > 0).toList());
    }

    /** The same people and places, entered in another order. */
    static PlacementProblem shuffled(PlacementProblem problem, long seed) {
        var random = new Random(seed);
        var people = new ArrayList<>(problem.people());
        var homes = new ArrayList<>(problem.homes());
        Collections.shuffle(people, random);
        Collections.shuffle(homes, random);
        return new PlacementProblem(problem.kind(), problem.weeks(), problem.weights(), people, homes);
    }

    static Person with(Person p, Agreed agreed) {
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
                agreed);
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

    private static List<Site> nearest(List<Site> sites, Point to, int count) {
        return sites.stream()
                .sorted(Comparator.comparingInt((Site s) -> s.at().metresTo(to))
                        .thenComparing(s -> s.at().lat())
                        .thenComparing(s -> s.at().lon()))
                .limit(count)
                .toList();
    }

    private static List<String> nearestIds(List<Home> homes, Point to, int count) {
        Map<Home, Integer> metres = new HashMap<>();
        homes.forEach(h -> metres.put(h, h.at().metresTo(to)));
        return homes.stream()
                .sorted(Comparator.comparing((Home h) -> metres.get(h)).thenComparing(Home::id))
                .limit(count)
                .map(Home::id)
                .toList();
    }

    private static List<Site> careHomes() {
        read();
        return careHomes;
    }

    private static List<Site> agencies() {
        read();
        return agencies;
    }

    private static void read() {
        if (!careHomes.isEmpty()) {
            return;
        }
        if (!Files.exists(PUBLISHED)) {
            System.out.println("The published ratings file is not there: coordinates are invented");
            careHomes = invented(14_000, 1);
            agencies = invented(6_000, 2);
            return;
        }
        var homes = new TreeMap<String, Site>();
        var others = new TreeMap<String, Site>();
        try (var rows = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(PUBLISHED)), StandardCharsets.UTF_8))) {
            for (var row : rows) {
                if (!row.getField("lat").isBlank() && !row.getField("long").isBlank()) {
                    var site = new Site(
                            new Point(
                                    Double.parseDouble(row.getField("lat")), Double.parseDouble(row.getField("long"))),
                            row.getField("Location Local Authority"));
                    if (row.getField("Care Home?").equals("Y")) {
                        homes.put(row.getField("Location ID"), site);
                    } else if (row.getField("Location Primary Inspection Category")
                            .startsWith("Community based adult social care")) {
                        others.put(row.getField("Location ID"), site);
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        careHomes = List.copyOf(homes.values());
        agencies = List.copyOf(others.values());
    }

    private static List<Site> invented(int count, long seed) {
        var random = new Random(seed);
        var sites = new ArrayList<Site>();
        for (int i = 0; i < count; i++) {
            double lat = 50.5 + 4.5 * random.nextDouble();
            double lon = -3 + 3.5 * random.nextDouble();
            sites.add(new Site(new Point(lat, lon), "A" + (int) (lat * 3) + "/" + (int) (lon * 2)));
        }
        return sites;
    }

    private Instances() {}
}
