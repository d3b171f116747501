package care.backstop.market.store;

import care.backstop.market.LocationView;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything the register and services told of one location, each fact with where it came from.
 *
 * @param features what it said last that it has and has not; null when it never said
 */
public record LocationFile(
        LocationView location,
        Register register,
        Features.@Nullable Told features,
        List<Rated> ratings,
        List<Fact> facts,
        List<Succession> successions,
        List<Capacities.Entry> capacity,
        List<Capacities.Fee> fees,
        List<LocationView> siblings,
        @Nullable ProviderFacts provider) {

    /**
     * What the register says beyond the view. Null is not known.
     *
     * @param keyQuestions ratings of safe, effective, caring, responsive and well-led, in that order; absent if not told
     * @param dualOf the location it shares its beds with
     */
    public record Register(
            @Nullable String alsoKnownAs,
            @Nullable String type,
            @Nullable String directorate,
            @Nullable String category,
            @Nullable Boolean dormant,
            List<String> publishedServices,
            List<String> activities,
            @Nullable String county,
            @Nullable String website,
            @Nullable String odsCode,
            @Nullable String uprn,
            @Nullable String brand,
            @Nullable String dualOf,
            @Nullable LocalDate registeredOn,
            @Nullable Boolean ratingInherited,
            Map<String, String> keyQuestions,
            LocalDate asAt) {}

    /**
     * A rating of the whole location or of one of its services.
     *
     * @param group {@code Overall} or the service it is about
     * @param domain {@code Overall} or the key question
     * @param now whether it still stands
     */
    public record Rated(
            String group,
            String domain,
            String words,
            @Nullable LocalDate publishedOn,
            boolean inherited,
            boolean now,
            String source,
            LocalDate asAt) {}

    /** One fact as one source has it; {@code shown} if it is the one that counts. */
    public record Fact(
            String name,
            String value,
            String source,
            LocalDate since,
            LocalDate lastSeen,
            int importNumber,
            @Nullable String fileName,
            boolean shown) {}

    /** The location went on under another id, or came from one. */
    public record Succession(String predecessor, String successor, String reason, boolean told) {}

    /** What the register says of the provider itself. */
    public record ProviderFacts(
            @Nullable String ownership,
            @Nullable String companyNumber,
            @Nullable String charityNumber,
            @Nullable String brand,
            @Nullable String council,
            @Nullable LocalDate registeredOn,
            @Nullable LocalDate deregisteredOn,
            String source,
            LocalDate asAt) {}
}
