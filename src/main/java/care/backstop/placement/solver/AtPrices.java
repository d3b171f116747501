package care.backstop.placement.solver;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** What options cost, in scaled points ({@link Certificate#SCALE}), once what is scarce has a price. */
final class AtPrices {

    private final Instance in;
    private final long[] price;
    /** Of a home and the first week in which somebody can move: the least that waiting and being admitted cost. */
    private final long[] admission;
    /** By need and home, worked out when first asked for. */
    private final Map<String, long[]> leastPlace = new ConcurrentHashMap<>();

    /** @param price per resource, scaled, none negative, 0 where there is no limit */
    AtPrices(Instance in, long[] price) {
        this.in = in;
        this.price = price;
        admission = new long[in.homeCare() ? 0 : in.homes.size() * in.weeks];
        for (int h = 0; h < in.homes.size() && admission.length > 0; h++) {
            long least = Instance.NEVER;
            for (int w = in.weeks - 1; w >= 0; w--) {
                least = Math.min(price[in.admissionOf(h, w)], least + Certificate.SCALE * in.waiting());
                admission[h * in.weeks + w] = least;
            }
        }
    }

    /** An option of p in this week. */
    long of(int p, int option, int week) {
        return Certificate.SCALE * in.cost(p, option, week) + in.priceOf(p, option, week, price);
    }

    /** An option of p in its best week. */
    long of(int p, int option) {
        int h = in.optionHome[p][option];
        if (in.homeCare()) {
            return of(p, option, in.earliest(p));
        }
        if (in.agreedWeek(p, h) < 0) {
            return Certificate.SCALE * in.optionCost[p][option]
                    + price[in.placeOf(p, option)]
                    + admission[h * in.weeks + in.earliest(p)];
        }
        return IntStream.rangeClosed(in.earliest(p), in.lastWeek(p))
                .mapToLong(w -> of(p, option, w))
                .min()
                .orElse(Instance.NEVER);
    }

    /** The least that p could cost at a home not looked at, as if all but its distance and its prices suited. */
    private long atLeast(int p, Instance.Unseen unseen, long[] place, int home) {
        return place[home] >= Instance.NEVER
                ? Instance.NEVER
                : Certificate.SCALE * unseen.points(home)
                        + place[home]
                        + (in.homeCare() ? 0 : admission[home * in.weeks + in.earliest(p)]);
    }

    private long[] places(int p) {
        return leastPlace.computeIfAbsent(in.kindWords(p), need -> in.leastPrices(p, price));
    }

    /** The same for any home not looked at, or {@code most} if none could cost less. */
    long leastUnseen(int p, long most) {
        var unseen = in.unseen(p);
        if (unseen == null) {
            return most;
        }
        var place = places(p);
        return unseen.below(Math.ceilDiv(most, Certificate.SCALE))
                .mapToLong(h -> atLeast(p, unseen, place, h))
                .reduce(most, Math::min);
    }

    /** Up to so many homes not looked at, those first that could cost p least, and less than {@code most}. */
    int[] worthLookingAt(int p, long most, int count) {
        var unseen = in.unseen(p);
        if (unseen == null) {
            return new int[0];
        }
        var place = places(p);
        int[] homes = unseen.below(Math.ceilDiv(most, Certificate.SCALE))
                .filter(h -> atLeast(p, unseen, place, h) < most)
                .toArray();
        var cost = new long[homes.length];
        Arrays.setAll(cost, i -> atLeast(p, unseen, place, homes[i]));
        return Arrays.stream(least(cost, count)).map(i -> homes[i]).toArray();
    }

    /** Sets in {@code cost}, by home, the least that p could cost where p has not looked. */
    void unseen(int p, long[] cost) {
        var unseen = in.unseen(p);
        if (unseen == null) {
            return;
        }
        var place = places(p);
        for (int h = 0; h < cost.length; h++) {
            if (unseen.has(h)) {
                cost[h] = atLeast(p, unseen, place, h);
            }
        }
    }

    /** So many options of p that cost least, the cheapest first. */
    int[] best(int p, int count) {
        var cost = new long[in.optionHome[p].length];
        Arrays.setAll(cost, o -> of(p, o));
        return least(cost, count);
    }

    /** Where so many of the least of these are, the least first; of equal ones those that stand first. */
    static int[] least(long[] cost, int count) {
        var sorted = cost.clone();
        Arrays.sort(sorted);
        long most = count < sorted.length ? sorted[count] : Long.MAX_VALUE;
        return IntStream.range(0, cost.length)
                .filter(o -> cost[o] <= most)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(o -> cost[o]).thenComparing(o -> o))
                .limit(count)
                .mapToInt(o -> o)
                .toArray();
    }
}
