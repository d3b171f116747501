package care.backstop.market;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A location as other modules see it. Null always means "not known", except {@code deregisteredOn}, where it means
 * still registered.
 *
 * @param id the regulator's location id, or one beginning {@code U-} for a service not registered with it
 * @param council the council whose area it is in, as the register names it
 * @param beds registered beds; null when not known; 0 only when the register says 0
 */
public record LocationView(
        String id,
        String name,
        @Nullable String providerId,
        @Nullable String providerName,
        Set<ServiceKind> services,
        Set<UserBand> bands,
        Rating rating,
        @Nullable LocalDate ratedOn,
        @Nullable Integer beds,
        @Nullable String address,
        @Nullable String town,
        @Nullable String postcode,
        @Nullable String council,
        @Nullable String region,
        @Nullable String telephone,
        @Nullable Point at,
        @Nullable LocalDate deregisteredOn) {

    public LocationView {
        services = Set.copyOf(services);
        bands = Set.copyOf(bands);
    }

    /** How the ids of services outside the register begin. */
    public static final String UNREGISTERED_PREFIX = "U-";

    /** Whether the regulator registers it: only then can section 48 apply. */
    public boolean registered() {
        return !id.startsWith(UNREGISTERED_PREFIX);
    }

    /** Whether it still appears to be running as far as the register says. */
    public boolean active() {
        return deregisteredOn == null;
    }

    public boolean careHome() {
        return services.stream().anyMatch(ServiceKind::residential);
    }

    /** Registered to care for this band, or for everyone. Empty bands mean that the register did not say. */
    public boolean caresFor(UserBand band) {
        return bands.contains(band) || bands.contains(UserBand.WHOLE_POPULATION);
    }

    public Optional<Integer> metresFrom(Point from) {
        return Optional.ofNullable(at).map(from::metresTo);
    }
}
