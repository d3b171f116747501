package care.backstop.placement.solver;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What a plan might contain that costs at most so much more than the bound. */
final class Within implements BlockModel.Filter {

    private final Certificate certificate;
    private final long most;
    private final Map<Integer, Friends> friends = new HashMap<>();

    Within(Instance in, Certificate certificate, long margin) {
        this.certificate = certificate;
        this.most = (margin + 1) * Certificate.SCALE;
        for (int[] group : in.groups) {
            if (group.length <= Friends.MOST) {
                friends.put(group[0], certificate.friends(group));
            }
        }
    }

    @Override
    public boolean single(int person, int option) {
        return certificate.reduced(person, option) <= most;
    }

    @Override
    public boolean block(int[] group, int members, int home) {
        return Objects.requireNonNull(friends.get(group[0]))
                .within(members, home, certificate.household(group[0]) + most);
    }
}
