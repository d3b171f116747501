package care.backstop.market.usecase;

import care.backstop.market.store.Locations;
import care.backstop.market.store.SpareCapacities;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds up what services told they can take, by place and kind, and says how much of it is not known. */
@Service
public class AddUpSpareCapacity {

    /** The lines, and the councils one may choose from. */
    public record Answer(List<SpareCapacities.Line> lines, List<String> councils) {}

    private final SpareCapacities spare;
    private final Locations locations;

    AddUpSpareCapacity(SpareCapacities spare, Locations locations) {
        this.spare = spare;
        this.locations = locations;
    }

    @Transactional(readOnly = true)
    public Answer of(@Nullable String council) {
        return new Answer(spare.of(council), locations.councils());
    }
}
