package care.backstop.placement.solver;

import care.backstop.placement.model.PlacementProblem;
import care.backstop.placement.model.PlacementProblem.Home;
import care.backstop.placement.model.PlacementProblem.Kind;
import care.backstop.placement.model.PlacementProblem.Minutes;
import care.backstop.placement.model.PlacementProblem.Need;
import care.backstop.placement.model.PlacementProblem.Person;
import care.backstop.placement.model.PlacementProblem.Places;
import care.backstop.placement.rules.Fit;
import care.backstop.placement.rules.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A problem in numbers and in an order that does not depend on how it was entered: people and homes are sorted by a hash
 * of their ids. A person's options are the pools that break no hard rule; an option and a week make a column. Every
 * column uses up amounts of resources: a place of the pool and an admission of the home in that week; or an agency's
 * minutes band by band and its admissions.
 *
 * <p>Where people and homes are many, each person is shown the places with the nearest homes only, and {@link #rest} is
 * what any other would cost at least; {@link #widen} looks further. Nothing is proven by what was not looked at.
 */
final class Instance {

    /** Larger than any real cost, small enough to add up. */
    static final long NEVER = Long.MAX_VALUE / 8;

    final PlacementProblem problem;
    final List<Person> people;
    final List<Home> homes;
    final int weeks;

    /** Of person p: the home and the pool within it of each option, and its points. */
    final int[][] optionHome;

    final int[][] optionPool;
    final long[][] optionCost;
    final long[] unplacedCost;
    /** The least, without any price, that an option of p that is not among these could cost; NEVER if all are. */
    final long[] rest;

    /** How many of the homes, nearest first, p's options have been looked for in. */
    private final int[] looked;

    /** Of person p the homes looked at whatever their distance: those named, the one agreed, those worth their price. */
    private final BitSet[] singled;

    private final int reach;
    private final Surroundings surroundings;
    /** What it costs to move person p out of what was agreed; 0 if nothing was, or it is no longer possible. */
    private final long[] agreedHold;

    /** Of one whose friends all have their places: the homes where they are; null for all others. */
    private final @Nullable BitSet[] besides;

    private final int[] agreedHome;
    private final int[] agreedWeek;

    final int[][] groups;
    final int[] groupOf;
    final long split;
    private final long waiting;

    /** What there is of each resource; {@link #NEVER} if nobody set a limit. */
    final long[] capacity;

    private final int[] firstPool;
    private final int poolCount;

    /** With every option there is. */
    Instance(PlacementProblem problem) {
        this(problem, Integer.MAX_VALUE);
    }

    /** @param reach how many options of each person are looked for at first, and each time that more are needed */
    Instance(PlacementProblem problem, int reach) {
        this.problem = problem;
        this.reach = reach;
        this.weeks = problem.weeks();
        this.people = sorted(problem.people(), Person::id);
        this.homes = sorted(problem.homes(), Home::id);
        this.split = problem.weights().of(homeCare() ? "roundSplit" : "groupSplit");
        this.waiting = problem.weights().of("waitingWeek");
        int n = people.size();
        firstPool = new int[homes.size() + 1];
        for (int h = 0; h < homes.size(); h++) {
            firstPool[h + 1] = firstPool[h]
                    + (problem.kind() == Kind.RESIDENTIAL ? homes.get(h).pools().size() : PlacementProblem.BANDS);
        }
        poolCount = firstPool[homes.size()];
        capacity = capacities();

        var homeIndex = new HashMap<String, Integer>();
        for (int h = 0; h < homes.size(); h++) {
            homeIndex.put(homes.get(h).id(), h);
        }
        surroundings = new Surroundings(homes, problem.weights());
        optionHome = new int[n][0];
        optionPool = new int[n][0];
        optionCost = new long[n][0];
        rest = new long[n];
        looked = new int[n];
        singled = new BitSet[n];
        Arrays.setAll(singled, p -> new BitSet());
        unplacedCost = new long[n];
        agreedHold = new long[n];
        besides = new @Nullable BitSet[n];
        agreedHome = new int[n];
        agreedWeek = new int[n];
        Arrays.fill(agreedHome, -1);
        Arrays.fill(agreedWeek, -1);
        IntStream.range(0, n).parallel().forEach(p -> {
            singledOut(p, homeIndex);
            if (agreedHome[p] < 0 || reach == Integer.MAX_VALUE) {
                widen(p);
            } else {
                rest[p] = agreedHold[p];
            }
            unplacedCost[p] = problem.weights().unplaced(people.get(p).priority()) + agreedHold[p];
        });

        var byName = new TreeMap<String, List<Integer>>(
                Comparator.comparingLong(Instance::hash).thenComparing(g -> g));
        for (int p = 0; p < n; p++) {
            var group = people.get(p).group();
            if (group != null) {
                byName.computeIfAbsent(group, g -> new ArrayList<>()).add(p);
            }
        }
        groupOf = new int[n];
        Arrays.fill(groupOf, -1);
        var kept = new ArrayList<int[]>();
        for (Map.Entry<String, List<Integer>> entry : byName.entrySet()) {
            if (entry.getValue().size() > 1) {
                for (int p : entry.getValue()) {
                    groupOf[p] = kept.size();
                }
                kept.add(entry.getValue().stream().mapToInt(i -> i).toArray());
            }
        }
        groups = kept.toArray(int[][]::new);
    }

    /** Looks for more options of p; those known keep their numbers. */
    void widen(int p) {
        var person = people.get(p);
        var found = new Found(p);
        int wanted = reach == Integer.MAX_VALUE ? reach : optionHome[p].length + reach;
        if (reach == Integer.MAX_VALUE) {
            for (int h = 0; h < homes.size(); h++) {
                found.at(h, Score.distance(metres(person, homes.get(h)), problem.weights()));
            }
            looked[p] = homes.size();
        } else {
            var near = surroundings.of(person.at());
            while (looked[p] < homes.size() && found.size() < wanted) {
                int h = near.home()[looked[p]];
                if (!singled[p].get(h)) {
                    found.at(h, near.points()[looked[p]]);
                }
                looked[p]++;
            }
        }
        found.keep();
        rest[p] = NEVER;
        if (looked[p] < homes.size()) {
            rest[p] = surroundings.of(person.at()).points()[looked[p]] + anywhere(p);
        }
    }

    /** Looks at these homes, too; those known already are passed over. */
    void look(int p, int[] at) {
        var near = surroundings.of(people.get(p).at());
        var known = singled[p];
        singled[p] = (BitSet) known.clone();
        var found = new Found(p);
        for (int h : at) {
            if (!known.get(h) && near.rank()[h] >= looked[p]) {
                singled[p].set(h);
                found.at(h, near.points()[near.rank()[h]]);
            }
        }
        found.keep();
    }

    /** What any home that p has not named, and was not agreed, costs beside its distance and its price. */
    private long anywhere(int p) {
        return agreedHold[p]
                + (people.get(p).named().isEmpty() ? 0 : problem.weights().of("noneNamed"));
    }

    /** The homes that one person has not looked at, and the least that each could cost without any price. */
    final class Unseen {

        private final Surroundings.Near near;
        private final BitSet seen;
        private final int from;
        private final long more;

        private Unseen(int p) {
            near = surroundings.of(people.get(p).at());
            seen = singled[p];
            from = looked[p];
            more = anywhere(p);
        }

        boolean has(int home) {
            return near.rank()[home] >= from && !seen.get(home);
        }

        long points(int home) {
            return near.points()[near.rank()[home]] + more;
        }

        /** Those that cost less than so much, nearest first. */
        IntStream below(long most) {
            return IntStream.range(from, near.home().length)
                    .takeWhile(i -> near.points()[i] + more < most)
                    .map(i -> near.home()[i])
                    .filter(h -> !seen.get(h));
        }
    }

    /** Null if p has looked at every home. */
    @Nullable
    Unseen unseen(int p) {
        return rest[p] >= NEVER ? null : new Unseen(p);
    }

    /** Widens until no option that is left out could cost less than this. */
    void widenTo(int p, long cost) {
        while (rest[p] < cost) {
            widen(p);
        }
    }

    /** Anywhere but in these homes p is apart from friends who have their places. */
    void beside(int p, BitSet homes) {
        besides[p] = homes;
        optionCost[p] = optionCost[p].clone();
        for (int o = 0; o < optionCost[p].length; o++) {
            optionCost[p][o] += homes.get(optionHome[p][o]) ? 0 : split;
        }
    }

    /** Takes over the options that were found for these members in a part of this problem. */
    void learn(int[] members, Instance part) {
        for (int i = 0; i < members.length; i++) {
            int p = members[i];
            optionHome[p] = part.optionHome[i];
            optionPool[p] = part.optionPool[i];
            optionCost[p] = part.optionCost[i].clone();
            var friends = part.besides[i];
            for (int o = 0; friends != null && o < optionCost[p].length; o++) {
                optionCost[p][o] -= friends.get(optionHome[p][o]) ? 0 : split;
            }
            rest[p] = part.rest[i];
            looked[p] = part.looked[i];
            singled[p] = part.singled[i];
        }
    }

    private static @Nullable Integer metres(Person person, Home home) {
        return home.at() == null ? null : Integer.valueOf(person.at().metresTo(home.at()));
    }

    /** Wherever they are: the homes that p has named, and the one that was agreed. */
    private void singledOut(int p, Map<String, Integer> homeIndex) {
        var person = people.get(p);
        var agreed = person.agreed();
        if (agreed != null) {
            int h = homeIndex.getOrDefault(agreed.home(), -1);
            var week = agreed.week();
            boolean inTime = week == null || (week >= person.earliestWeek() && week < weeks);
            if (h >= 0 && inTime && Fit.firstAgainst(person, homes.get(h), problem.kind(), weeks) == null) {
                agreedHome[p] = h;
                agreedWeek[p] = week == null ? -1 : week;
                agreedHold[p] = problem.weights().of("disturbed");
            }
        }
        if (reach == Integer.MAX_VALUE) {
            return;
        }
        var found = new Found(p);
        var homesOf = new TreeSet<Integer>();
        person.named().forEach(id -> homesOf.add(homeIndex.getOrDefault(id, -1)));
        homesOf.add(agreedHome[p]);
        for (int h : homesOf) {
            if (h >= 0) {
                singled[p].set(h);
                found.at(h, Score.distance(metres(person, homes.get(h)), problem.weights()));
            }
        }
        found.keep();
    }

    /** Options of one person as they are found. What was agreed is held by a price above everything else. */
    private final class Found {

        private final int p;
        private final IntStream.Builder home = IntStream.builder();
        private final IntStream.Builder pool = IntStream.builder();
        private final LongStream.Builder cost = LongStream.builder();
        private int count;

        Found(int p) {
            this.p = p;
        }

        int size() {
            return optionHome[p].length + count;
        }

        void at(int h, long distance) {
            var person = people.get(p);
            var place = homes.get(h);
            if (problem.kind() == Kind.RESIDENTIAL && person.need() != null && room(h, person.need()) == 0) {
                return;
            }
            if (Fit.firstAgainst(person, place, problem.kind(), weeks) != null) {
                return;
            }
            if (problem.kind() == Kind.HOME_CARE) {
                add(h, -1, distance);
                return;
            }
            for (int i = 0; i < place.pools().size(); i++) {
                if (place.pools().get(i) instanceof Places places
                        && places.suits(person.need())
                        && places.free() != null
                        && places.free() > 0) {
                    add(h, i, distance);
                }
            }
        }

        private void add(int h, int i, long distance) {
            var friends = besides[p];
            count++;
            home.add(h);
            pool.add(i);
            cost.add(Score.points(people.get(p), homes.get(h), problem.kind(), i, problem.weights(), distance)
                    + (agreedHome[p] == h ? 0 : agreedHold[p])
                    + (friends == null || friends.get(h) ? 0 : split));
        }

        void keep() {
            if (count > 0) {
                optionHome[p] = IntStream.concat(Arrays.stream(optionHome[p]), home.build())
                        .toArray();
                optionPool[p] = IntStream.concat(Arrays.stream(optionPool[p]), pool.build())
                        .toArray();
                optionCost[p] = LongStream.concat(Arrays.stream(optionCost[p]), cost.build())
                        .toArray();
            }
        }
    }

    /** Some of the people, with their options so far, and so much room: the same homes and resources. */
    private Instance(Instance whole, int[] members, long[] room) {
        problem = whole.problem;
        homes = whole.homes;
        weeks = whole.weeks;
        split = whole.split;
        waiting = whole.waiting;
        firstPool = whole.firstPool;
        poolCount = whole.poolCount;
        surroundings = whole.surroundings;
        reach = whole.reach;
        capacity = room.clone();
        for (int r = 0; r < capacity.length; r++) {
            if (whole.capacity[r] >= NEVER) {
                capacity[r] = NEVER;
            }
        }
        people = Arrays.stream(members).mapToObj(whole.people::get).toList();
        optionHome = Arrays.stream(members).mapToObj(p -> whole.optionHome[p]).toArray(int[][]::new);
        optionPool = Arrays.stream(members).mapToObj(p -> whole.optionPool[p]).toArray(int[][]::new);
        optionCost = Arrays.stream(members).mapToObj(p -> whole.optionCost[p]).toArray(long[][]::new);
        unplacedCost =
                Arrays.stream(members).mapToLong(p -> whole.unplacedCost[p]).toArray();
        rest = Arrays.stream(members).mapToLong(p -> whole.rest[p]).toArray();
        looked = Arrays.stream(members).map(p -> whole.looked[p]).toArray();
        singled = Arrays.stream(members).mapToObj(p -> whole.singled[p]).toArray(BitSet[]::new);
        agreedHold = Arrays.stream(members).mapToLong(p -> whole.agreedHold[p]).toArray();
        besides = new @Nullable BitSet[members.length];
        agreedHome = Arrays.stream(members).map(p -> whole.agreedHome[p]).toArray();
        agreedWeek = Arrays.stream(members).map(p -> whole.agreedWeek[p]).toArray();
        var byGroup = new TreeMap<Integer, List<Integer>>();
        for (int i = 0; i < members.length; i++) {
            if (whole.groupOf[members[i]] >= 0) {
                byGroup.computeIfAbsent(whole.groupOf[members[i]], g -> new ArrayList<>())
                        .add(i);
            }
        }
        groupOf = new int[members.length];
        Arrays.fill(groupOf, -1);
        groups = byGroup.values().stream()
                .filter(list -> list.size() > 1)
                .map(list -> list.stream().mapToInt(i -> i).toArray())
                .toArray(int[][]::new);
        for (int g = 0; g < groups.length; g++) {
            for (int i : groups[g]) {
                groupOf[i] = g;
            }
        }
    }

    /** A part of the problem, with the room that all others leave; a group is of those of its members who are in it. */
    Instance part(int[] members, long[] room) {
        return new Instance(this, members, room);
    }

    /** The same people with some of their options, as if there were no others. */
    Instance narrow(Keep keep) {
        int[] everybody = IntStream.range(0, people.size()).toArray();
        var narrow = new Instance(this, everybody, capacity);
        for (int p : everybody) {
            int person = p;
            var kept = IntStream.range(0, optionHome[p].length)
                    .filter(o -> keep.test(person, o))
                    .toArray();
            narrow.optionHome[p] =
                    Arrays.stream(kept).map(o -> optionHome[person][o]).toArray();
            narrow.optionPool[p] =
                    Arrays.stream(kept).map(o -> optionPool[person][o]).toArray();
            narrow.optionCost[p] =
                    Arrays.stream(kept).mapToLong(o -> optionCost[person][o]).toArray();
            narrow.rest[p] = NEVER;
        }
        return narrow;
    }

    /** Whether an option of a person is to be kept. */
    interface Keep {
        boolean test(int person, int option);
    }

    private long[] capacities() {
        var capacity = new long[poolCount + homes.size() * weeks];
        for (int h = 0; h < homes.size(); h++) {
            var home = homes.get(h);
            var perWeek = home.admissionsPerWeek();
            for (int w = 0; w < weeks; w++) {
                long limit = perWeek == null ? NEVER : perWeek;
                // Home care: everyone whose earliest week is w or later must fit in the weeks from w on.
                capacity[poolCount + h * weeks + w] =
                        problem.kind() == Kind.RESIDENTIAL || perWeek == null ? limit : limit * (weeks - w);
            }
            for (int i = 0; i < home.pools().size(); i++) {
                switch (home.pools().get(i)) {
                    case Places places -> capacity[firstPool[h] + i] = places.free() == null ? 0 : places.free();
                    case Minutes minutes ->
                        capacity[firstPool[h] + minutes.band() - 1] = minutes.free() == null ? 0 : minutes.free();
                }
            }
        }
        return capacity;
    }

    /** The same people, places and numbers, with nobody in a group. */
    Instance withoutGroups() {
        return new Instance(new PlacementProblem(
                problem.kind(),
                weeks,
                problem.weights(),
                people.stream().map(Person::alone).toList(),
                homes));
    }

    /** Points for each week of waiting. */
    long waiting() {
        return waiting;
    }

    boolean homeCare() {
        return problem.kind() == Kind.HOME_CARE;
    }

    int earliest(int p) {
        return people.get(p).earliestWeek();
    }

    /** Weeks to choose from: in home care the weeks are put in order afterwards, so there is only the first. */
    int lastWeek(int p) {
        return homeCare() ? earliest(p) : weeks - 1;
    }

    long cost(int p, int option, int week) {
        return optionCost[p][option] + waiting(p, optionHome[p][option], week);
    }

    /** Points for waiting until {@code week}, and for another week than the agreed one. */
    long waiting(int p, int home, int week) {
        long points = waiting * (week - earliest(p));
        return agreedHome[p] == home && agreedWeek[p] >= 0 && agreedWeek[p] != week && !homeCare()
                ? points + agreedHold[p] / 2
                : points;
    }

    int agreedWeek(int p, int home) {
        return agreedHome[p] == home ? agreedWeek[p] : -1;
    }

    boolean hasAgreed(int p) {
        return agreedHome[p] >= 0;
    }

    /** Where p is agreed to go, or -1. */
    int agreedHome(int p) {
        return agreedHome[p];
    }

    boolean agreedHome(int p, int home) {
        return agreedHome[p] == home;
    }

    /** Calls back with every resource that the column uses. */
    void uses(int p, int option, int week, Use use) {
        int h = optionHome[p][option];
        if (!homeCare()) {
            use.of(firstPool[h] + optionPool[p][option], 1);
            use.of(poolCount + h * weeks + week, 1);
            return;
        }
        var minutes = people.get(p).minutes();
        for (int b = 0; b < minutes.size(); b++) {
            if (minutes.get(b) > 0) {
                use.of(firstPool[h] + b, minutes.get(b));
            }
        }
        for (int w = 0; w <= earliest(p); w++) {
            use.of(poolCount + h * weeks + w, 1);
        }
    }

    /** Told of one resource and how much of it. */
    interface Use {
        void of(int resource, int amount);
    }

    /** What the column's resources cost at these prices. */
    long priceOf(int p, int option, int week, long[] price) {
        int h = optionHome[p][option];
        if (!homeCare()) {
            return price[firstPool[h] + optionPool[p][option]] + price[poolCount + h * weeks + week];
        }
        long sum = 0;
        var minutes = people.get(p).minutes();
        for (int b = 0; b < minutes.size(); b++) {
            sum += minutes.get(b) * price[firstPool[h] + b];
        }
        for (int w = 0; w <= earliest(p); w++) {
            sum += price[poolCount + h * weeks + w];
        }
        return sum;
    }

    /** Home care: what p uses of an agency, its minutes by band and then its admissions from each week on. */
    long[] needs(int p) {
        var needs = new long[PlacementProblem.BANDS + weeks];
        var minutes = people.get(p).minutes();
        for (int b = 0; b < minutes.size(); b++) {
            needs[b] = minutes.get(b);
        }
        Arrays.fill(needs, PlacementProblem.BANDS, PlacementProblem.BANDS + Math.min(earliest(p) + 1, weeks), 1);
        return needs;
    }

    /** Home care: what an agency has of the same. */
    long[] room(int home) {
        var room = new long[PlacementProblem.BANDS + weeks];
        System.arraycopy(capacity, firstPool[home], room, 0, PlacementProblem.BANDS);
        System.arraycopy(capacity, poolCount + home * weeks, room, PlacementProblem.BANDS, weeks);
        return room;
    }

    /** The resource that an option uses one place of. */
    int placeOf(int p, int option) {
        return firstPool[optionHome[p][option]] + optionPool[p][option];
    }

    /** The resource that each who is admitted in the week uses one of. */
    int admissionOf(int home, int week) {
        return poolCount + home * weeks + week;
    }

    /** Whether a home has said how many it admits in a week. */
    boolean limited(int home) {
        return homes.get(home).admissionsPerWeek() != null;
    }

    /** How many a home admits in a week. */
    long admits(int home) {
        var perWeek = homes.get(home).admissionsPerWeek();
        return perWeek == null ? NEVER : perWeek;
    }

    /** How many it admits in this week, here: others may come too where this is a part of a problem. */
    long admits(int home, int week) {
        return homeCare() ? admits(home) : capacity[admissionOf(home, week)];
    }

    /** Whether these members of a group are more than the home has room for, whoever else goes there. */
    boolean over(int[] group, int members, int home) {
        return homeCare() ? overMinutes(group, members, home) : overPlaces(group, members, home);
    }

    private boolean overMinutes(int[] group, int members, int home) {
        var left = room(home);
        for (int set = members; set > 0; set &= set - 1) {
            var minutes = people.get(group[Integer.numberOfTrailingZeros(set)]).minutes();
            // Where only a week's minutes are known, they are all in the first band.
            for (int b = 0; b < minutes.size(); b++) {
                left[b] -= minutes.get(b);
                if (left[b] < 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean overPlaces(int[] group, int members, int home) {
        var left = new long[Need.values().length];
        Arrays.fill(left, -1);
        for (int set = members; set > 0; set &= set - 1) {
            var need = people.get(group[Integer.numberOfTrailingZeros(set)]).need();
            if (need != null) {
                int kind = need.ordinal();
                left[kind] = left[kind] < 0 ? room(home, need) : left[kind];
                if (left[kind]-- == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How many of the option's kind the home could take. */
    long places(int p, int option) {
        var need = people.get(p).need();
        return homeCare() || need == null ? NEVER : room(optionHome[p][option], need);
    }

    /** By home the least price of a place in which p's need could be met; NEVER where there is none. */
    long[] leastPrices(int p, long[] price) {
        var least = new long[homes.size()];
        Arrays.fill(least, homeCare() ? 0 : NEVER);
        for (int h = 0; h < least.length && !homeCare(); h++) {
            for (int r = firstPool[h]; r < firstPool[h + 1]; r++) {
                if (price[r] < least[h]
                        && capacity[r] > 0
                        && homes.get(h).pools().get(r - firstPool[h]) instanceof Places places
                        && places.suits(people.get(p).need())) {
                    least[h] = price[r];
                }
            }
        }
        return least;
    }

    /** How many a home could take of all kinds. */
    long places(int home) {
        long room = homeCare() ? NEVER : 0;
        for (int r = firstPool[home]; r < firstPool[home + 1] && !homeCare(); r++) {
            room += capacity[r];
        }
        return room;
    }

    private long room(int home, Need need) {
        var pools = homes.get(home).pools();
        long room = 0;
        for (int pool = 0; pool < pools.size(); pool++) {
            if (pools.get(pool) instanceof Places places && places.suits(need)) {
                room += capacity[firstPool[home] + pool];
            }
        }
        return room;
    }

    String kindWords(int p) {
        var need = people.get(p).need();
        return homeCare() || need == null ? "HOME_CARE" : need.name();
    }

    private static <T> List<T> sorted(List<T> list, Function<T, String> id) {
        return list.stream()
                .sorted(Comparator.comparingLong((T t) -> hash(id.apply(t))).thenComparing(id))
                .toList();
    }

    /** FNV-1a, mixed: the order is the same on every machine and has nothing to do with who was entered first. */
    static long hash(String id) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            h = (h ^ id.charAt(i)) * 0x100000001b3L;
        }
        h ^= h >>> 33;
        h *= 0xff51afd7ed558ccdL;
        return h ^ (h >>> 33);
    }
}
