package care.backstop.people.web;

import care.backstop.people.model.HandoverPack;
import java.util.List;

/**
 * Everybody's handover for {@code handover-all.jte}.
 *
 * @param more how many packs did not fit
 */
public record HandoversOnPaper(List<HandoverPack> packs, int more, String made) {

    public HandoversOnPaper {
        packs = List.copyOf(packs);
    }
}
