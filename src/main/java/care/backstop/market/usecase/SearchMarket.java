package care.backstop.market.usecase;

import care.backstop.kernel.Rejected;
import care.backstop.market.Market;
import care.backstop.market.Origin;
import care.backstop.market.store.LocationQuery;
import care.backstop.market.store.Locations;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks for services. */
@Service
public class SearchMarket {

    /** What was found, from where it was measured, and the councils one may choose from. */
    public record Answer(
            LocationQuery query,
            Locations.Result result,
            @Nullable Origin origin) {}

    private final Market market;
    private final Locations locations;

    SearchMarket(Market market, Locations locations) {
        this.market = market;
        this.locations = locations;
    }

    /**
     * One page of what is asked for.
     *
     * @param from a postcode or place to measure from; null to measure from the point of the query, if it has one
     * @throws Rejected when the register knows nothing at that postcode or place
     */
    @Transactional(readOnly = true)
    public Answer search(LocationQuery query, @Nullable String from) {
        var origin = origin(from);
        var asked = origin == null ? query : query.near(origin.at());
        return new Answer(asked, locations.search(asked), origin);
    }

    /** Hands on everything that is asked for, in order. */
    @Transactional(readOnly = true)
    public void each(LocationQuery query, @Nullable String from, Consumer<Locations.Found> receiver) {
        var origin = origin(from);
        locations.each(origin == null ? query : query.near(origin.at()), receiver);
    }

    /** The councils the register knows, in order. */
    @Transactional(readOnly = true)
    public List<String> councils() {
        return locations.councils();
    }

    private @Nullable Origin origin(@Nullable String from) {
        if (from == null || from.isBlank()) {
            return null;
        }
        return market.distanceOrigin(from)
                .orElseThrow(() -> Rejected.invalid(
                        "from",
                        "No service on the register is at or near this postcode or place. "
                                + "Check the spelling, or give the postcode or name of a town nearby"));
    }
}
