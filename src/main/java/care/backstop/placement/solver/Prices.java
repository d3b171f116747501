package care.backstop.placement.solver;

import care.backstop.placement.solver.Columns.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Finds prices for what is scarce: solve over a few columns, look through every feasible one for any that would be worth
 * taking at these prices, add it, and again until none is. The best bound seen on the way is kept.
 */
final class Prices {

    private static final int ROUNDS = 60;
    private static final int PER_PERSON = 12;

    /** The proof, and whether the last look through all options found nothing more to add. */
    record Found(Certificate certificate, boolean complete) {}

    static Found find(Instance in, Columns columns, Watch watch) {
        Certificate best = null;
        for (int round = 0; round < ROUNDS && !(best != null && watch.stop()); round++) {
            var prices = Master.prices(in, columns.sorted());
            var certificate = Certificate.of(in, prices.resource(), prices.person());
            if (best == null || certificate.scaledBound() > best.scaledBound()) {
                best = certificate;
            }
            watch.at(Math.min(60, 5 + round * 3), "Pricing scarce places, round " + (round + 1));
            if (!addWorthwhile(in, columns, prices)) {
                return new Found(best, true);
            }
        }
        return new Found(Objects.requireNonNull(best), false);
    }

    private static boolean addWorthwhile(Instance in, Columns columns, Master.Prices prices) {
        boolean added = false;
        for (int p = 0; p < in.people.size(); p++) {
            if (in.groupOf[p] < 0) {
                added |= addSingle(in, columns, prices, p);
            }
        }
        for (int g = 0; g < in.groups.length; g++) {
            added |= addGroup(in, columns, prices, g);
        }
        return added;
    }

    private record Worth(Column column, long reduced) {}

    private static boolean addSingle(Instance in, Columns columns, Master.Prices prices, int p) {
        var worth = new ArrayList<Worth>();
        for (int o = 0; o < in.optionHome[p].length; o++) {
            for (int w = in.earliest(p); w <= in.lastWeek(p); w++) {
                long reduced = reduced(in, prices, p, o, w);
                if (reduced < -1) {
                    worth.add(new Worth(new Column(p, o, w), reduced));
                }
            }
        }
        worth.sort(Comparator.comparingLong(Worth::reduced)
                .thenComparing(w -> w.column().option()));
        boolean added = false;
        for (var each : worth.subList(0, Math.min(PER_PERSON, worth.size()))) {
            added |= columns.add(each.column());
        }
        return added;
    }

    private static long reduced(Instance in, Master.Prices prices, int p, int option, int week) {
        return Certificate.SCALE * in.cost(p, option, week)
                + in.priceOf(p, option, week, prices.resource())
                - prices.person()[p];
    }

    /** A home is worth showing to a group if what its members would save there exceeds the price of one more block. */
    private static boolean addGroup(Instance in, Columns columns, Master.Prices prices, int g) {
        var at = new TreeMap<Integer, List<Worth>>();
        for (int p : in.groups[g]) {
            var best = new HashMap<Integer, Worth>();
            for (int o = 0; o < in.optionHome[p].length; o++) {
                for (int w = in.earliest(p); w <= in.lastWeek(p); w++) {
                    long reduced = reduced(in, prices, p, o, w);
                    if (reduced < 0) {
                        var candidate = new Worth(new Column(p, o, w), reduced);
                        best.merge(in.optionHome[p][o], candidate, (a, b) -> b.reduced() < a.reduced() ? b : a);
                    }
                }
            }
            best.forEach((home, worth) ->
                    at.computeIfAbsent(home, h -> new ArrayList<>()).add(worth));
        }
        boolean added = false;
        for (var worth : at.values()) {
            if (saved(in, worth) > prices.group()[g] + in.groups[g].length) {
                for (var each : worth) {
                    added |= columns.add(each.column());
                }
            }
        }
        return added;
    }

    /** The most that members save in one home, no more of them counted for a kind than it has places. */
    private static long saved(Instance in, List<Worth> worth) {
        worth.sort(Comparator.comparingLong(Worth::reduced)
                .thenComparing(w -> w.column().person()));
        var taken = new HashMap<Integer, Long>();
        long saved = 0;
        for (var each : worth) {
            int pool = in.optionPool[each.column().person()][each.column().option()];
            long before = taken.getOrDefault(pool, 0L);
            if (before < in.places(each.column().person(), each.column().option())) {
                taken.put(pool, before + 1);
                saved -= each.reduced();
            }
        }
        return saved;
    }

    private Prices() {}
}
