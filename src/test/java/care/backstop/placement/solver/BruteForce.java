package care.backstop.placement.solver;

/** Every plan there is, one after the other: slow, simple and right. */
final class BruteForce {

    private final Instance in;
    private final Solution plan;
    private final long[] left;
    private long best = Long.MAX_VALUE;

    private BruteForce(Instance in) {
        this.in = in;
        this.plan = new Solution(in.people.size());
        this.left = in.capacity.clone();
    }

    static long optimum(Instance in) {
        var search = new BruteForce(in);
        search.from(0);
        return search.best;
    }

    private void from(int p) {
        if (p == in.people.size()) {
            best = Math.min(best, plan.cost(in));
            return;
        }
        from(p + 1);
        for (int o = 0; o < in.optionHome[p].length; o++) {
            for (int w = in.earliest(p); w <= in.lastWeek(p); w++) {
                if (Greedy.fits(in, left, p, o, w)) {
                    int option = o;
                    int week = w;
                    in.uses(p, option, week, (r, amount) -> left[r] -= amount);
                    plan.option[p] = option;
                    plan.week[p] = week;
                    from(p + 1);
                    plan.option[p] = -1;
                    plan.week[p] = -1;
                    in.uses(p, option, week, (r, amount) -> left[r] += amount);
                }
            }
        }
    }
}
