package care.backstop.placement.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Looks again at corners of a large plan: a household that costs more than it might at the prices, and those who are in
 * its way, are planned anew by the exact model while everybody else stays where they are. The worst come first. The work
 * of each look and their number are limited, so the plan does not depend on how fast the machine is.
 */
final class Corners {

    private static final int PEOPLE = 30;
    private static final int LOOKS = 60;
    /** One look for so many people, so that planning again for a few is quick. */
    private static final int PEOPLE_PER_LOOK = 80;

    private static final int PASSES = 4;
    private static final int NODES = 20;
    private static final int OPTIONS = 6;
    /** Points above what the prices say is possible within which better plans are looked for. */
    private static final long MARGIN = 4_000;
    /** A plan within one part in so many of the bound is good enough. */
    private static final long GOOD = 50;
    /** What costs less than a kilometre more than it might is not worth a look. */
    private static final long SMALL = 100;

    private final Instance in;
    private final Solution plan;
    private final Certificate proof;
    private final AtPrices cost;
    private final long[] left;
    private final List<List<Integer>> at = new ArrayList<>();

    private Corners(Instance in, Solution plan, Certificate proof) {
        this.in = in;
        this.plan = plan;
        this.proof = proof;
        cost = new AtPrices(in, proof.price());
        left = plan.left(in);
        for (int h = 0; h < in.homes.size(); h++) {
            at.add(new ArrayList<>());
        }
        for (int p = 0; p < plan.option.length; p++) {
            if (plan.option[p] >= 0) {
                at.get(plan.home(in, p)).add(p);
            }
        }
    }

    /** Improves {@code plan} in place. */
    static void improve(Instance in, Solution plan, Certificate proof, Watch watch) {
        var corners = new Corners(in, plan, proof);
        int looks = 0;
        int most = Math.min(LOOKS, Math.ceilDiv(plan.option.length, PEOPLE_PER_LOOK));
        for (int pass = 0; pass < PASSES; pass++) {
            long before = plan.cost(in);
            for (int[] household : corners.worst()) {
                long cost = plan.cost(in);
                if (looks == most || watch.stop() || cost - proof.bound() <= cost / GOOD) {
                    return;
                }
                watch.at(66 + 30 * looks / most, "Looking again at what could be better, " + (looks + 1));
                looks++;
                corners.look(household);
                if (looks % 10 == 0) {
                    watch.complete(plan.cost(in), proof.bound());
                }
            }
            if (plan.cost(in) == before) {
                return;
            }
        }
    }

    /** Households by how much more they cost than they might at the prices, the most first. */
    private List<int[]> worst() {
        record Regret(int[] members, long points) {}
        var all = new ArrayList<Regret>();
        for (int p = 0; p < plan.option.length; p++) {
            if (in.groupOf[p] < 0) {
                all.add(new Regret(new int[] {p}, regret(new int[] {p})));
            }
        }
        for (int[] group : in.groups) {
            all.add(new Regret(group, regret(group)));
        }
        return all.stream()
                .filter(r -> r.points > SMALL)
                .sorted(Comparator.comparingLong((Regret r) -> -r.points).thenComparing(r -> r.members[0]))
                .map(Regret::members)
                .toList();
    }

    private long regret(int[] members) {
        long now = Math.max(0, plan.blocks(in, members) - 1) * in.split * Certificate.SCALE;
        for (int p : members) {
            now += plan.option[p] < 0
                    ? in.unplacedCost[p] * Certificate.SCALE
                    : cost.of(p, plan.option[p], plan.week[p]);
        }
        return (now - proof.household(members[0])) / Certificate.SCALE;
    }

    private void look(int[] household) {
        int[] members = around(household);
        var room = left.clone();
        for (int p : members) {
            if (plan.option[p] >= 0) {
                in.uses(p, plan.option[p], plan.week[p], (r, amount) -> room[r] += amount);
            }
        }
        var part = in.part(members, room);
        var now = new Solution(members.length);
        for (int i = 0; i < members.length; i++) {
            now.option[i] = plan.option[members[i]];
            now.week[i] = plan.week[members[i]];
        }
        var certificate = proof.of(part);
        long margin = Math.min(MARGIN, now.cost(part) - certificate.bound());
        var answer = margin <= 0 ? null : BlockModel.solve(part, new Within(part, certificate, margin), now, NODES);
        var then = answer == null ? now : PlacePeople.better(part, now, answer.plan());
        if (then != now) {
            for (int i = 0; i < members.length; i++) {
                move(members[i], then.option[i], then.week[i]);
            }
        }
    }

    private void move(int p, int option, int week) {
        if (plan.option[p] >= 0) {
            at.get(plan.home(in, p)).remove((Integer) p);
            in.uses(p, plan.option[p], plan.week[p], (r, amount) -> left[r] += amount);
        }
        plan.option[p] = option;
        plan.week[p] = week;
        if (option >= 0) {
            at.get(plan.home(in, p)).add(p);
            in.uses(p, option, week, (r, amount) -> left[r] -= amount);
        }
    }

    /** The household, and whoever is at the places that would be best for it and for those already taken in. */
    private int[] around(int[] household) {
        var taken = new BitSet();
        Arrays.stream(household).forEach(taken::set);
        var queue = new ArrayList<Integer>();
        Arrays.stream(household).forEach(queue::add);
        for (int i = 0; i < queue.size() && taken.cardinality() < PEOPLE; i++) {
            for (int o : cost.best(queue.get(i), i < household.length ? 2 * OPTIONS : 3)) {
                var there = List.copyOf(at.get(in.optionHome[queue.get(i)][o]));
                for (int q : there) {
                    for (int friend : in.groupOf[q] < 0 ? new int[] {q} : in.groups[in.groupOf[q]]) {
                        if (!taken.get(friend)) {
                            taken.set(friend);
                            queue.add(friend);
                        }
                    }
                }
            }
        }
        return taken.stream().toArray();
    }
}
