package care.backstop.market;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One service that might receive people: where it is, what it last said it could take, what it asks a week.
 *
 * @param capacity null when the service never told its capacity
 * @param features null when the service never told what it has
 * @param standing what the council that asks knows of it or of its provider
 * @param weeklyFeePence the guide fee of the council; null when not known. Commercial: never shown to another provider
 * @param hourlyFeePence the same for home care
 * @param metres straight-line distance from where the search began; null when it began nowhere, or it is not known where
 *     this place is
 */
public record ReceivingPlace(
        LocationView location,
        ServiceKind service,
        @Nullable CapacityView capacity,
        @Nullable FeaturesView features,
        Set<StandingKind> standing,
        @Nullable Long weeklyFeePence,
        @Nullable Long hourlyFeePence,
        @Nullable Integer metres) {

    public ReceivingPlace {
        standing = Set.copyOf(standing);
    }

    /** Places free, empty when not known. */
    public Optional<Integer> free() {
        return Optional.ofNullable(capacity).flatMap(CapacityView::free);
    }
}
