package care.backstop.placement.solver;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What a plan might contain that costs at most so much more than the bound. */
final class Within implements BlockModel.Filter {

    private final Certificate certificate;
    private final long most;
    private final Map<Integer, Certificate.Blocks> blocks = new HashMap<>();

    Within(Instance in, Certificate certificate, long margin) {
        this.certificate = certificate;
        this.most = (margin + 1) * Certificate.SCALE;
        for (int[] group : in.groups) {
            if (group.length <= Certificate.EXACT_GROUP) {
                blocks.put(group[0], certificate.blocks(group));
            }
        }
    }

    @Override
    public boolean single(int person, int option) {
        return certificate.reduced(person, option) <= most;
    }

    @Override
    public boolean block(int[] group, int members, int home) {
        return Objects.requireNonNull(blocks.get(group[0])).reduced(members, home) <= most;
    }
}
