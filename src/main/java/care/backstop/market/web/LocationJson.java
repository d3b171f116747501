package care.backstop.market.web;

import care.backstop.kernel.Answer;
import care.backstop.kernel.Rejected;
import care.backstop.market.CapacityView;
import care.backstop.market.Feature;
import care.backstop.market.FeaturesView;
import care.backstop.market.LocationView;
import care.backstop.market.Rating;
import care.backstop.market.ServiceKind;
import care.backstop.market.UserBand;
import care.backstop.market.rules.Freshness;
import care.backstop.market.rules.NewService;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Locations as the API tells them. Null is "not known" and is always written out, so that nobody reads it as none. */
final class LocationJson {

    /** A page of a search. */
    record Page(long total, int page, int size, Map<Rating, Long> ratings, List<Location> locations) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Location(
            String id,
            String name,
            boolean registered,
            @Nullable Provider provider,
            List<ServiceKind> services,
            List<UserBand> bands,
            Rating rating,
            @Nullable LocalDate ratedOn,
            @Nullable Integer beds,
            @Nullable String address,
            @Nullable String town,
            @Nullable String postcode,
            @Nullable String council,
            @Nullable String region,
            @Nullable String telephone,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable LocalDate deregisteredOn,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer metres,

            List<Capacity> capacity) {

        static Location of(LocationView l, List<CapacityView> capacity, @Nullable Integer metres, Instant now) {
            var at = l.at();
            var providerId = l.providerId();
            return new Location(
                    l.id(),
                    l.name(),
                    l.registered(),
                    providerId == null ? null : new Provider(providerId, l.providerName()),
                    l.services().stream().sorted().toList(),
                    l.bands().stream().sorted().toList(),
                    l.rating(),
                    l.ratedOn(),
                    l.beds(),
                    l.address(),
                    l.town(),
                    l.postcode(),
                    l.council(),
                    l.region(),
                    l.telephone(),
                    at == null ? null : at.latitude(),
                    at == null ? null : at.longitude(),
                    l.deregisteredOn(),
                    metres,
                    capacity.stream().map(c -> Capacity.of(c, now)).toList());
        }
    }

    record Provider(String id, @Nullable String name) {}

    /** What a service can take; {@code ageDays} says how old that is. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Capacity(
            ServiceKind service,
            Instant asAt,
            @Nullable Integer maximum,
            @Nullable Integer occupied,
            @Nullable Integer reserved,
            @Nullable Integer free,
            @Nullable Boolean accepting,
            @Nullable Integer weeklyMinutes,
            List<Integer> bandMinutes,
            long ageDays,
            boolean stale,
            int version) {

        static Capacity of(CapacityView c, Instant now) {
            var age = Freshness.of(c.asAt(), now);
            return new Capacity(
                    c.service(),
                    c.asAt(),
                    c.maximum(),
                    c.occupied(),
                    c.reserved(),
                    c.free().orElse(null),
                    c.accepting() == Answer.NOT_KNOWN ? null : c.accepting() == Answer.YES,
                    c.weeklyMinutes(),
                    c.bandMinutes(),
                    age.days(),
                    age.stale(),
                    c.version());
        }
    }

    /** One location with its history and where each fact came from. */
    record File(
            @JsonUnwrapped Location location,
            @Nullable LocalDate registeredOn,
            @Nullable String brand,
            Map<String, String> keyQuestions,
            List<Rated> ratings,
            List<Capacity> capacityHistory,
            @Nullable Features features,
            List<Fact> facts) {}

    /** What it said it has and has not; what stands in neither list is not known. */
    record Features(List<Feature> has, List<Feature> hasNot, Instant asAt, int version) {

        static Features of(FeaturesView f) {
            return new Features(
                    f.has().stream().sorted().toList(),
                    f.hasNot().stream().sorted().toList(),
                    f.asAt(),
                    f.version());
        }
    }

    /** What {@code PUT …/features} takes: true or false by feature; what is left out is not known. */
    record FeaturesBody(
            @Nullable Map<String, @Nullable Boolean> features,
            @Nullable Integer version) {}

    record Rated(
            String group,
            String domain,
            String rating,
            @Nullable LocalDate publishedOn,
            boolean now,
            String source) {}

    record Fact(String fact, String value, String source, LocalDate asAt, int importNumber, boolean shown) {}

    /** What {@code PUT …/capacity} takes; anything left out is not known. */
    record CapacityBody(
            @Nullable String service,
            @Nullable Instant asAt,
            @Nullable Integer maximum,
            @Nullable Integer occupied,
            @Nullable Integer reserved,
            @Nullable Boolean accepting,
            @Nullable Integer weeklyMinutes,
            @Nullable List<Integer> bandMinutes,
            @Nullable Long weeklyFeePence,
            @Nullable Long hourlyFeePence,
            @Nullable Integer version) {}

    /** A service that no regulator registers, for {@code POST} and {@code PUT}; the last two only to change one. */
    record ServiceBody(
            @Nullable String name,
            @Nullable String service,
            @Nullable List<String> bands,
            @Nullable String provider,
            @Nullable String address,
            @Nullable String town,
            @Nullable String postcode,
            @Nullable String council,
            @Nullable String telephone,
            @Nullable LocalDate closedOn,
            @Nullable Integer version) {

        NewService told() {
            return new NewService(
                    text(name()),
                    ServiceKind.parse(text(service())).orElse(null),
                    bands() == null
                            ? Set.of()
                            : bands().stream()
                                    .map(b -> UserBand.parse(b)
                                            .orElseThrow(() -> Rejected.invalid(
                                                    "bands", "Use only bands of " + List.of(UserBand.values()))))
                                    .collect(Collectors.toSet()),
                    text(provider()),
                    text(address()),
                    text(town()),
                    text(postcode()),
                    text(council()),
                    text(telephone()));
        }

        private static String text(@Nullable String sent) {
            return sent == null ? "" : sent;
        }
    }

    private LocationJson() {}
}
