package care.backstop.placement.solver;

import care.backstop.placement.solver.Columns.Column;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Better prices, step by step: what all would like to use more of than there is becomes dearer, what is left over
 * cheaper, by as much as the distance from the best plan known suggests. Flow prices do not know that friends want to
 * be together; these learn it.
 */
final class Ascent {

    private static final int STEPS = 120;
    /** So many steps without a better bound and the next are half as long. */
    private static final int PATIENCE = 4;
    /** The first and the last length, of the distance to the best plan known. */
    private static final double LONGEST = 0.1;

    private static final double SHORTEST = 0.01;
    /** How much of the last direction is kept: without it steps go to and fro. */
    private static final double KEPT = 0.6;
    /** A bound that is better by less than one part in so many is not. */
    private static final long SAME = 20_000;
    /** So many options of each person are enough to learn from, and those of friends; the proof looks at all. */
    private static final int OPTIONS = 30;

    private final Instance in;
    private final List<int[]> households = new ArrayList<>();

    private Ascent(Instance in) {
        this.in = in;
        for (int p = 0; p < in.people.size(); p++) {
            if (in.groupOf[p] < 0) {
                households.add(new int[] {p});
            }
        }
        households.addAll(List.of(in.groups));
    }

    /** The best prices found from the better of {@code starts}; {@code cost} is that of a plan. */
    static long[] climb(Instance in, List<long[]> starts, long cost, Watch watch) {
        var narrow = in.narrow(likely(in, starts.getLast()));
        var best = starts.stream()
                .map(price -> Certificate.of(narrow, price, new long[in.people.size()]))
                .max(Comparator.comparingLong(Certificate::scaledBound))
                .orElseThrow();
        return new Ascent(narrow).climb(best, cost, watch).price();
    }

    /** Each one's best options at these prices, and for friends what is among the best of one of them. */
    private static Instance.Keep likely(Instance in, long[] price) {
        var homes = new ArrayList<BitSet>();
        for (int p = 0; p < in.people.size(); p++) {
            var best = new BitSet();
            for (int o : Certificate.best(in, p, OPTIONS, price)) {
                best.set(in.optionHome[p][o]);
            }
            homes.add(best);
        }
        for (int[] group : in.groups) {
            var all = new BitSet();
            for (int p : group) {
                all.or(homes.get(p));
            }
            for (int p : group) {
                homes.set(p, all);
            }
        }
        return (p, o) -> homes.get(p).get(in.optionHome[p][o]);
    }

    private Certificate climb(Certificate start, long cost, Watch watch) {
        var best = start;
        var at = start;
        var direction = new double[in.capacity.length];
        double length = LONGEST;
        int patience = PATIENCE;
        for (int step = 0; step < STEPS && length > SHORTEST && !watch.stop(); step++) {
            var price = at.price();
            double square = turn(direction, over(at), price);
            double size = length * (Certificate.SCALE * (double) cost - at.scaledBound()) / square;
            if (size <= 0 || square == 0) {
                break;
            }
            for (int r = 0; r < price.length; r++) {
                price[r] = Math.max(0, price[r] + Math.round(size * direction[r]));
            }
            at = Certificate.of(in, price, new long[in.people.size()]);
            if (at.scaledBound() > best.scaledBound() + best.scaledBound() / SAME) {
                patience = PATIENCE;
            } else if (--patience == 0) {
                patience = PATIENCE;
                length /= 2;
                at = at.scaledBound() > best.scaledBound() ? at : best;
            }
            best = at.scaledBound() > best.scaledBound() ? at : best;
            watch.at(50 + step / 10, "Finding out what friends would rather have, step " + (step + 1));
        }
        return best;
    }

    /** Turns the direction towards what is wanted now and answers the square of its length; no price falls below 0. */
    private double turn(double[] direction, long[] over, long[] price) {
        double square = 0;
        for (int r = 0; r < direction.length; r++) {
            direction[r] = in.capacity[r] >= Instance.NEVER ? 0 : over[r] + KEPT * direction[r];
            if (price[r] == 0 && direction[r] < 0) {
                direction[r] = 0;
            }
            square += direction[r] * direction[r];
        }
        return square;
    }

    /** By how much of each resource all together would use more than there is, each doing what is best for it. */
    private long[] over(Certificate at) {
        var over = in.capacity.clone();
        for (int r = 0; r < over.length; r++) {
            over[r] = -over[r];
        }
        for (int[] members : households) {
            for (var way : at.bestWays(members)) {
                for (Column c : way) {
                    in.uses(c.person(), c.option(), c.week(), (r, amount) -> over[r] += amount);
                }
            }
        }
        return over;
    }
}
