package care.backstop.placement.solver;

import java.util.Arrays;

/** Who goes where and when: option and week of each person, -1 if nowhere. */
final class Solution {

    final int[] option;
    final int[] week;

    Solution(int people) {
        option = new int[people];
        week = new int[people];
        Arrays.fill(option, -1);
        Arrays.fill(week, -1);
    }

    Solution copy() {
        var copy = new Solution(option.length);
        System.arraycopy(option, 0, copy.option, 0, option.length);
        System.arraycopy(week, 0, copy.week, 0, week.length);
        return copy;
    }

    int home(Instance in, int p) {
        return option[p] < 0 ? -1 : in.optionHome[p][option[p]];
    }

    /** Its cost by the rules of the model, whoever made it. */
    long cost(Instance in) {
        long sum = 0;
        for (int p = 0; p < option.length; p++) {
            sum += option[p] < 0 ? in.unplacedCost[p] : in.cost(p, option[p], week[p]);
        }
        for (int[] group : in.groups) {
            sum += Math.max(0, blocks(in, group) - 1) * in.split;
        }
        return sum;
    }

    /** In how many homes the placed members of a group end up. */
    long blocks(Instance in, int[] group) {
        return Arrays.stream(group)
                .map(p -> home(in, p))
                .filter(h -> h >= 0)
                .distinct()
                .count();
    }

    /** Left of every resource; negative anywhere means a broken hard rule. */
    long[] left(Instance in) {
        var left = in.capacity.clone();
        for (int p = 0; p < option.length; p++) {
            if (option[p] >= 0) {
                in.uses(p, option[p], in.homeCare() ? in.earliest(p) : week[p], (r, amount) -> left[r] -= amount);
            }
        }
        return left;
    }

    boolean feasible(Instance in) {
        return Arrays.stream(left(in)).allMatch(amount -> amount >= 0);
    }
}
