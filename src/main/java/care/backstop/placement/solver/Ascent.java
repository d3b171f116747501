package care.backstop.placement.solver;

import care.backstop.placement.solver.Columns.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Better prices, step by step: what all would like to use more of than there is becomes dearer, what is left over
 * cheaper, by as much as the distance from the best plan known suggests. Flow prices do not know that friends want to
 * be together; these learn it.
 */
final class Ascent {

    private static final int ROUNDS = 2;
    private static final int STEPS = 100;
    /** With all options so little less is proven, one part in so many, that nothing was missing. */
    private static final int CLOSE = 1_000;
    /** How often the way to other prices is halved if they are worse. */
    private static final int CUTS = 3;
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
    private final int round;
    private final List<int[]> households = new ArrayList<>();

    private Ascent(Instance in, int round) {
        this.in = in;
        this.round = round;
        for (int p = 0; p < in.people.size(); p++) {
            if (in.groupOf[p] < 0) {
                households.add(new int[] {p});
            }
        }
        households.addAll(List.of(in.groups));
    }

    /**
     * The best bound found from {@code price} on; {@code cost} is that of a plan. Steps are taken with the likeliest
     * options of each; where all options prove less than those, they are looked at again with what was missing.
     */
    static Certificate climb(Instance in, long[] price, long cost, Watch watch) {
        int n = in.people.size();
        var best = Certificate.of(in, price, new long[n]);
        var likely = new BitSet[n];
        Arrays.setAll(likely, p -> new BitSet());
        for (int round = 0; round < ROUNDS && !watch.stop(); round++) {
            best.lookFurther();
            likely(in, price, likely);
            var narrow = in.narrow((p, o) -> likely[p].get(in.optionHome[p][o]));
            var climbed =
                    new Ascent(narrow, round).climb(Certificate.of(narrow, best.price(), new long[n]), cost, watch);
            price = climbed.price();
            best = towards(in, best, price);
            if (climbed.bound() - best.bound() < best.bound() / CLOSE) {
                break;
            }
        }
        return best;
    }

    /** A bound grows and falls only once on the way to other prices: the first that is better than now. */
    private static Certificate towards(Instance in, Certificate now, long[] price) {
        var to = price;
        for (int cut = 0; cut < CUTS; cut++) {
            var then = Certificate.of(in, to, new long[in.people.size()]);
            if (then.scaledBound() > now.scaledBound()) {
                return then;
            }
            to = between(now.price(), to);
        }
        return now;
    }

    private static long[] between(long[] one, long[] other) {
        var price = new long[one.length];
        Arrays.setAll(price, r -> (one[r] + other[r]) / 2);
        return price;
    }

    /** Adds each one's best options at these prices, and for friends what is among the best of one of them. */
    private static void likely(Instance in, long[] price, BitSet[] homes) {
        var cost = new AtPrices(in, price);
        IntStream.range(0, in.people.size()).parallel().forEach(p -> {
            for (int o : cost.best(p, OPTIONS)) {
                homes[p].set(in.optionHome[p][o]);
            }
        });
        for (int[] group : in.groups) {
            var all = new BitSet();
            for (int p : group) {
                all.or(homes[p]);
            }
            for (int p : group) {
                homes[p].or(all);
            }
        }
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
            watch.at(
                    50 + (round * STEPS + step) * 15 / (ROUNDS * STEPS),
                    "Finding out what friends would rather have, step " + (round * STEPS + step + 1));
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
