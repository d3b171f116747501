package care.backstop.placement.solver;

import care.backstop.placement.model.Contest;
import care.backstop.placement.model.PlacementProblem.Places;
import care.backstop.placement.model.Plan;
import care.backstop.placement.model.Plan.Placement;
import care.backstop.placement.model.Plan.Unplaced;
import care.backstop.placement.rules.Fit;
import care.backstop.placement.rules.KeptTogether;
import care.backstop.placement.rules.Score;
import care.backstop.placement.rules.WhyThisOne;
import care.backstop.placement.solver.PlacePeople.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns numbers back into a plan that somebody can defend: why this place, and why no place. */
final class Explain {

    private static final int MOST_NAMES = 10;

    /** So many places and so many people beside each are told of one person: the nearest to what they would have liked. */
    private static final int MOST_CONTESTS = 3;

    private static final int MOST_RIVALS = 5;

    private final Instance in;
    private final Solution plan;
    /** By home and pool: who would be better off there than where the plan puts them. */
    private final Map<Long, Set<Integer>> wanting = new HashMap<>();
    /** By home and pool: how many the plan puts there. */
    private final Map<Long, Long> taken = new HashMap<>();
    /** By home: whom the plan puts there. */
    private final Map<Integer, Set<Integer>> at = new HashMap<>();

    private Explain(Instance in, Solution plan) {
        this.in = in;
        this.plan = plan;
        IntStream.range(0, plan.option.length).parallel().forEach(p -> in.widenTo(p, now(p)));
        for (int p = 0; p < plan.option.length; p++) {
            long now = now(p);
            if (plan.option[p] >= 0) {
                taken.merge(key(p, plan.option[p]), 1L, Long::sum);
                at.computeIfAbsent(plan.home(in, p), h -> new HashSet<>()).add(p);
            }
            for (int o = 0; o < in.optionHome[p].length; o++) {
                if (in.optionCost[p][o] < now) {
                    wanting.computeIfAbsent(key(p, o), k -> new HashSet<>()).add(p);
                }
            }
        }
    }

    /** A plan, and for each of its people who else wanted a place and why it went as it did. */
    record Explained(Plan plan, List<Contest> contests) {}

    private long now(int p) {
        return plan.option[p] < 0 ? in.unplacedCost[p] : in.optionCost[p][plan.option[p]];
    }

    /** {@code whole} with the contests; without, none are looked for. */
    static Explained plan(Instance in, Outcome outcome, long milliseconds, List<String> warnings, boolean whole) {
        var explain = new Explain(in, outcome.solution());
        return new Explained(explain.plan(outcome, milliseconds, warnings), whole ? explain.contests() : List.of());
    }

    /** For everybody: who else wanted what they got, then the places that would have been better, the best first. */
    private List<Contest> contests() {
        var contests = new ArrayList<Contest>();
        for (int p = 0; p < plan.option.length; p++) {
            int person = p;
            int mine = plan.option[p];
            if (mine >= 0) {
                var others = wanting.getOrDefault(key(p, mine), Set.of()).stream()
                        .filter(q -> q != person)
                        .sorted(Comparator.comparing(q -> in.people.get(q).id()))
                        .toList();
                if (!others.isEmpty() && full(p, mine)) {
                    contests.add(contest(p, in.optionHome[p][mine], true, others));
                }
            }
            long now = mine < 0 ? in.unplacedCost[p] : in.optionCost[p][mine];
            IntStream.range(0, in.optionHome[p].length)
                    .filter(o -> in.optionCost[person][o] < now)
                    .boxed()
                    .sorted(Comparator.<Integer>comparingLong(o -> in.optionCost[person][o])
                            .thenComparing(
                                    o -> in.homes.get(in.optionHome[person][o]).id()))
                    .limit(MOST_CONTESTS)
                    .forEach(o -> contests.add(contest(
                            person,
                            in.optionHome[person][o],
                            false,
                            at.getOrDefault(in.optionHome[person][o], Set.of()).stream()
                                    .filter(q -> key(q, plan.option[q]) == key(person, o))
                                    .sorted(Comparator.comparing(
                                            q -> in.people.get(q).id()))
                                    .toList())));
        }
        contests.sort(Comparator.comparing(Contest::person));
        return contests;
    }

    private Contest contest(int p, int home, boolean got, List<Integer> others) {
        var because = new ArrayList<String>();
        if (!got && others.isEmpty()) {
            because.add(
                    "Nobody else of this plan has it: it is full by itself, or the person stays with friends, or is received too late there");
        }
        for (int q : others.subList(0, Math.min(MOST_RIVALS, others.size()))) {
            because.addAll(
                    got ? WhyThisOne.over(one(p, home), one(q, home)) : WhyThisOne.over(one(q, home), one(p, home)));
        }
        if (others.size() > MOST_RIVALS) {
            because.add("%d more wanted it or have it".formatted(others.size() - MOST_RIVALS));
        }
        return new Contest(
                in.people.get(p).id(),
                in.homes.get(home).id(),
                got,
                others.stream().map(q -> in.people.get(q).id()).toList(),
                because.stream().distinct().toList());
    }

    private WhyThisOne.One one(int p, int home) {
        var person = in.people.get(p);
        int friends = 0;
        if (in.groupOf[p] >= 0) {
            for (int q : in.groups[in.groupOf[p]]) {
                friends += q != p && plan.home(in, q) == home ? 1 : 0;
            }
        }
        int choice = person.named().indexOf(in.homes.get(home).id());
        long here = Long.MAX_VALUE;
        long next = Long.MAX_VALUE;
        for (int o = 0; o < in.optionHome[p].length; o++) {
            if (in.optionHome[p][o] == home) {
                here = Math.min(here, in.optionCost[p][o]);
            } else {
                next = Math.min(next, in.optionCost[p][o]);
            }
        }
        return new WhyThisOne.One(
                person.id(),
                in.agreedHome(p, home),
                person.priority(),
                friends,
                choice < 0 ? null : Integer.valueOf(choice + 1),
                next == Long.MAX_VALUE || here == Long.MAX_VALUE ? null : Long.valueOf(Math.max(0, next - here)));
    }

    private Plan plan(Outcome outcome, long milliseconds, List<String> warnings) {
        var placements = new ArrayList<Placement>();
        var unplaced = new ArrayList<Unplaced>();
        var metres = new ArrayList<Integer>();
        int firstChoices = 0;
        long unplacedCost = 0;
        for (int p = 0; p < plan.option.length; p++) {
            var person = in.people.get(p);
            if (plan.option[p] < 0) {
                unplaced.add(new Unplaced(person.id(), whyNot(p)));
                unplacedCost += in.unplacedCost[p];
                continue;
            }
            int o = plan.option[p];
            var home = in.homes.get(in.optionHome[p][o]);
            placements.add(new Placement(
                    person.id(), home.id(), in.kindWords(p), plan.week[p], in.cost(p, o, plan.week[p]), why(p, o)));
            if (!person.named().isEmpty() && person.named().getFirst().equals(home.id())) {
                firstChoices++;
            }
            if (home.at() != null) {
                metres.add(person.at().metresTo(home.at()));
            }
        }
        placements.sort(Comparator.comparing(Placement::person));
        unplaced.sort(Comparator.comparing(Unplaced::person));
        metres.sort(Comparator.naturalOrder());
        int kept = 0;
        int split = 0;
        for (int[] group : in.groups) {
            long blocks = plan.blocks(in, group);
            boolean all = Arrays.stream(group).allMatch(p -> plan.option[p] >= 0);
            if (all && blocks == 1) {
                kept++;
            } else if (blocks > 0) {
                split++;
            }
        }
        long cost = plan.cost(in);
        long over = cost - outcome.bound();
        long placedCost = cost - unplacedCost;
        return new Plan(
                placements,
                unplaced,
                cost,
                outcome.bound(),
                cost == 0 ? 0 : (double) over / cost,
                placedCost == 0 ? 0 : (double) over / placedCost,
                kept,
                split,
                firstChoices,
                percentile(metres, 50),
                percentile(metres, 95),
                milliseconds,
                outcome.stop().words(),
                warnings);
    }

    private static @Nullable Integer percentile(List<Integer> sorted, int percent) {
        return sorted.isEmpty() ? null : sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
    }

    private List<String> why(int p, int o) {
        var person = in.people.get(p);
        int h = in.optionHome[p][o];
        var home = in.homes.get(h);
        var words = new ArrayList<String>();
        if (in.agreedHome(p, h)) {
            words.add("Agreed before, and kept");
        }
        Score.of(person, home, in.problem.kind(), in.optionPool[p][o], in.problem.weights())
                .parts()
                .forEach(part -> words.add(part.words()));
        if (in.groupOf[p] >= 0) {
            words.add(friends(p, h));
        }
        int waited = plan.week[p] - in.earliest(p);
        if (waited > 0) {
            words.add("Waits %d %s for an admission".formatted(waited, waited == 1 ? "week" : "weeks"));
        }
        int others = (int) wanting.getOrDefault(key(p, o), Set.of()).stream()
                .filter(q -> q != p)
                .count();
        if (others > 0 && full(p, o)) {
            words.add("The last place there: it would also suit %s, but all together are better off this way"
                    .formatted(others == 1 ? "1 other person" : others + " other people"));
        }
        return words;
    }

    private String friends(int p, int home) {
        var group = in.groups[in.groupOf[p]];
        int with = 0;
        for (int q : group) {
            with += q != p && plan.home(in, q) == home ? 1 : 0;
        }
        return KeptTogether.words(with, group.length - 1, in.homeCare());
    }

    private boolean full(int p, int o) {
        if (in.homeCare()) {
            return false;
        }
        return in.homes.get(in.optionHome[p][o]).pools().get(in.optionPool[p][o]) instanceof Places places
                && places.free() != null
                && taken.getOrDefault(key(p, o), 0L) >= places.free();
    }

    /** The rule that empties the list, or who has the last places. */
    private List<String> whyNot(int p) {
        if (in.optionHome[p].length == 0) {
            return nothingFits(p);
        }
        var homes = new TreeSet<String>();
        var holders = new TreeSet<String>();
        for (int h : in.optionHome[p]) {
            homes.add(in.homes.get(h).id());
        }
        for (int h : in.optionHome[p]) {
            at.getOrDefault(h, Set.of())
                    .forEach(q -> holders.add(in.people.get(q).id()));
        }
        var words = new ArrayList<String>();
        words.add("%s suitable, but the room there goes to others"
                .formatted(homes.size() == 1 ? "1 place is" : homes.size() + " places are"));
        words.add(
                "Suitable: " + some(homes) + (homes.size() > MOST_NAMES ? ": see their options for all of them" : ""));
        words.add(
                holders.isEmpty()
                        ? "No admission is left in the weeks planned"
                        : "Taken by: " + some(holders) + ", who need it as much or more, or were agreed before");
        return words;
    }

    private List<String> nothingFits(int p) {
        var person = in.people.get(p);
        var counts = new EnumMap<Fit.Condition, Integer>(Fit.Condition.class);
        var words = new EnumMap<Fit.Condition, String>(Fit.Condition.class);
        for (var home : in.homes) {
            var first = Fit.firstAgainst(person, home, in.problem.kind(), in.weeks);
            if (first != null) {
                counts.merge(first, 1, Integer::sum);
                words.putIfAbsent(
                        first,
                        Fit.determine(person, home, in.problem.kind(), in.weeks, in.problem.weights())
                                        instanceof Fit.AskFirst ask
                                ? ask.toAsk().getFirst()
                                : Fit.words(first, person, home, in.problem.kind()));
            }
        }
        var because = new ArrayList<String>();
        because.add("None of the %d places may be offered".formatted(in.homes.size()));
        counts.entrySet().stream()
                .sorted(Map.Entry.<Fit.Condition, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .forEach(entry -> because.add("%d: %s".formatted(entry.getValue(), words.get(entry.getKey()))));
        return because;
    }

    private static String some(Set<String> names) {
        var shown = names.stream().limit(MOST_NAMES).toList();
        int more = names.size() - shown.size();
        return String.join(", ", shown) + (more > 0 ? " and %d more".formatted(more) : "");
    }

    private long key(int p, int option) {
        return (long) in.optionHome[p][option] * 100_000 + in.optionPool[p][option];
    }
}
