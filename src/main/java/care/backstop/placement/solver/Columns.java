package care.backstop.placement.solver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The options and weeks that a solver is shown: a few good ones at first, more as they prove to be worth it. */
final class Columns {

    private final Instance in;
    private final Set<Column> all = new LinkedHashSet<>();

    /** Person, option and week. */
    record Column(int person, int option, int week) {}

    Columns(Instance in) {
        this.in = in;
    }

    /** Each person's nearest options, everything at homes where a friend might go, and all that was named or agreed. */
    static Columns first(Instance in, int nearest, int weeks) {
        var columns = new Columns(in);
        var groupHomes = new ArrayList<Set<Integer>>();
        for (int g = 0; g < in.groups.length; g++) {
            groupHomes.add(new TreeSet<>());
        }
        for (int p = 0; p < in.people.size(); p++) {
            int person = p;
            var order = IntStream.range(0, in.optionHome[p].length)
                    .boxed()
                    .sorted(Comparator.<Integer>comparingLong(o -> in.optionCost[person][o])
                            .thenComparing(o -> o))
                    .limit(nearest)
                    .toList();
            for (int o : order) {
                columns.add(p, o, weeks);
                if (in.groupOf[p] >= 0) {
                    groupHomes.get(in.groupOf[p]).add(in.optionHome[p][o]);
                }
            }
        }
        for (int g = 0; g < in.groups.length; g++) {
            for (int p : in.groups[g]) {
                for (int o = 0; o < in.optionHome[p].length; o++) {
                    if (groupHomes.get(g).contains(in.optionHome[p][o])) {
                        columns.add(p, o, weeks);
                    }
                }
            }
        }
        return columns;
    }

    private void add(int p, int option, int weeks) {
        int first = in.earliest(p);
        for (int w = first; w <= Math.min(in.lastWeek(p), first + weeks - 1); w++) {
            all.add(new Column(p, option, w));
        }
        int agreed = in.agreedWeek(p, in.optionHome[p][option]);
        if (agreed >= first && !in.homeCare()) {
            all.add(new Column(p, option, agreed));
        }
    }

    boolean add(Column column) {
        return all.add(column);
    }

    void addAll(Solution plan) {
        for (int p = 0; p < plan.option.length; p++) {
            if (plan.option[p] >= 0) {
                all.add(new Column(p, plan.option[p], in.homeCare() ? in.earliest(p) : plan.week[p]));
            }
        }
    }

    int size() {
        return all.size();
    }

    /** In an order of their own, so that the way they were found does not matter. */
    List<Column> sorted() {
        return all.stream()
                .sorted(Comparator.comparingInt(Column::person)
                        .thenComparingInt(Column::option)
                        .thenComparingInt(Column::week))
                .toList();
    }
}
