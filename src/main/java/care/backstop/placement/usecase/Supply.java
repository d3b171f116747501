package care.backstop.placement.usecase;

import care.backstop.kernel.Answer;
import care.backstop.market.CapacityView;
import care.backstop.market.Feature;
import care.backstop.market.LocationView;
import care.backstop.market.Market;
import care.backstop.market.Point;
import care.backstop.market.ReceivingPlace;
import care.backstop.market.ServiceKind;
import care.backstop.market.StandingKind;
import care.backstop.market.UserBand;
import care.backstop.placement.model.PlacementProblem;
import care.backstop.placement.model.PlacementProblem.Home;
import care.backstop.placement.model.PlacementProblem.Kind;
import care.backstop.placement.model.PlacementProblem.Minutes;
import care.backstop.placement.model.PlacementProblem.Need;
import care.backstop.placement.model.PlacementProblem.Places;
import care.backstop.placement.model.PlacementProblem.Pool;
import care.backstop.placement.model.PlacementProblem.Rating;
import care.backstop.placement.model.PlacementProblem.Unknown;
import care.backstop.placement.store.HeldPlaces;
import care.backstop.placement.store.HeldPlaces.Taken;
import care.backstop.placement.store.Offers.Offer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What there is: the services that may receive people, in the planner's words. Room is what a service last told, less
 * what has been held or accepted since; what it never told stays unknown.
 */
@Service
public class Supply {

    private static final int WITHIN_METRES = 100_000;
    private static final Set<ServiceKind> TO_LIVE_IN = EnumSet.of(
            ServiceKind.CARE_HOME, ServiceKind.CARE_HOME_NURSING, ServiceKind.SUPPORTED_LIVING, ServiceKind.EXTRA_CARE);

    private final Market market;
    private final HeldPlaces held;
    private final Clock clock;

    Supply(Market market, HeldPlaces held, Clock clock) {
        this.market = market;
        this.held = held;
        this.clock = clock;
    }

    /**
     * A location and its services that could receive somebody, in the order of its pools.
     *
     * @param taken what of each service is taken now
     */
    public record Offered(Home home, LocationView location, List<ReceivingPlace> services, List<Taken> taken) {

        /** What the council knows of it or of its provider. */
        public Set<StandingKind> standing() {
            return services.getFirst().standing();
        }

        /** The service that would take somebody with this need; null if none is registered for it. */
        public @Nullable ReceivingPlace serviceFor(Kind kind, @Nullable Need need) {
            for (int i = 0; i < services.size(); i++) {
                if (kind == Kind.HOME_CARE || (home.pools().get(i) instanceof Places places && places.suits(need))) {
                    return services.get(i);
                }
            }
            return null;
        }
    }

    /** Everything within reach by location, and whether home care can be planned by time of day. */
    public record Found(Map<String, Offered> byId, boolean bands) {

        public List<Home> homes() {
            return byId.values().stream().map(Offered::home).toList();
        }
    }

    /**
     * All that might receive people within 100 km of here, but not the services they are leaving. Where a service stands
     * may not be known: it is among them if it is in one of these areas.
     *
     * @param areas of the councils in which the people live now
     * @param own whose places kept by a provider until they choose count as free: they are kept for them
     */
    Found near(Point here, Set<String> areas, Kind kind, Collection<String> leaving, Collection<UUID> own) {
        var places = market.receivingPlaces(here, WITHIN_METRES, areas, services(kind));
        boolean bands = places.stream()
                .map(ReceivingPlace::capacity)
                .filter(c -> c != null && c.weeklyMinutes() != null)
                .allMatch(c -> c != null && c.bandMinutes().size() == PlacementProblem.BANDS);
        return found(places, kind, leaving, own, bands);
    }

    /** The same homes with the places that these offers hold counted as free again, for those who hold them. */
    List<Home> withRoomFor(Found found, Kind kind, List<Offer> mine) {
        return found.byId().values().stream()
                .map(offered -> {
                    var back = mine.stream()
                            .filter(o -> o.location().equals(offered.location().id()))
                            .toList();
                    if (back.isEmpty()) {
                        return offered.home();
                    }
                    var taken = offered.taken().stream()
                            .filter(t -> back.stream()
                                    .noneMatch(o -> o.service().equals(t.service()) && o.slot() == t.slot()))
                            .toList();
                    return home(offered.services(), kind, taken, found.bands());
                })
                .toList();
    }

    /** One location with what it offers, or null when it offers nothing of this kind. */
    @Nullable
    Offered at(String location, Kind kind, Collection<String> leaving, Collection<UUID> own) {
        return found(market.receivingPlacesOf(location, services(kind)), kind, leaving, own, false)
                .byId()
                .get(location);
    }

    private static Set<ServiceKind> services(Kind kind) {
        return kind == Kind.HOME_CARE ? Set.of(ServiceKind.HOME_CARE) : TO_LIVE_IN;
    }

    private Found found(
            List<ReceivingPlace> places, Kind kind, Collection<String> leaving, Collection<UUID> own, boolean bands) {
        var byLocation = new LinkedHashMap<String, List<ReceivingPlace>>();
        for (var place : places) {
            if (!leaving.contains(place.location().id()) && place.location().active()) {
                byLocation
                        .computeIfAbsent(place.location().id(), id -> new ArrayList<>())
                        .add(place);
            }
        }
        var now = clock.instant();
        var mine = held.byLink(own, now);
        var taken = held.at(byLocation.keySet(), now).stream()
                .filter(t -> mine.stream().noneMatch(m -> m.samePlace(t)))
                .collect(Collectors.groupingBy(Taken::location));
        var byId = new LinkedHashMap<String, Offered>();
        byLocation.forEach((id, services) -> {
            var gone = taken.getOrDefault(id, List.of());
            byId.put(
                    id,
                    new Offered(
                            home(services, kind, gone, bands),
                            services.getFirst().location(),
                            services,
                            gone));
        });
        return new Found(byId, bands);
    }

    private static Home home(List<ReceivingPlace> services, Kind kind, List<Taken> taken, boolean bands) {
        var location = services.getFirst().location();
        var features = services.getFirst().features();
        var pools = new ArrayList<Pool>();
        var perhaps = EnumSet.noneOf(Need.class);
        boolean told = false;
        boolean accepting = false;
        boolean refusing = false;
        for (var service : services) {
            var capacity = service.capacity();
            if (capacity != null) {
                told = true;
                accepting |= capacity.accepting() == Answer.YES;
                refusing |= capacity.accepting() == Answer.NO;
            }
            if (kind == Kind.HOME_CARE) {
                pools.addAll(minutes(service, taken, bands));
            } else {
                pools.add(places(service, taken));
                perhaps.addAll(perhaps(service));
            }
        }
        return new Home(
                location.id(),
                location.providerId() == null ? "" : location.providerId(),
                location.at() == null
                        ? null
                        : new PlacementProblem.Point(
                                location.at().latitude(), location.at().longitude()),
                location.council(),
                Rating.valueOf(location.rating().name()),
                services.getFirst().standing().contains(StandingKind.SUSPENDED),
                features == null ? Set.of() : names(features.has()),
                refusing && !accepting ? Integer.valueOf(0) : null,
                pools,
                null,
                new Unknown(
                        perhaps,
                        told && !accepting && !refusing,
                        true,
                        features == null ? Set.of() : names(features.hasNot())));
    }

    private static Set<String> names(Set<Feature> features) {
        return features.stream().map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }

    private static Pool places(ReceivingPlace service, List<Taken> taken) {
        var capacity = service.capacity();
        Integer free = capacity == null
                ? null
                : capacity.free()
                        .map(f -> Math.max(
                                0, f - counted(service, capacity.asAt(), taken).size()))
                        .orElse(null);
        var fee = service.weeklyFeePence();
        return new Places(suits(service), free, fee == null ? null : Integer.valueOf(Math.toIntExact(fee)));
    }

    static List<Taken> counted(ReceivingPlace service, Instant asAt, List<Taken> taken) {
        Predicate<Taken> here = t -> t.location().equals(service.location().id())
                && t.service().equals(service.service().name());
        return taken.stream().filter(here).filter(t -> t.countsAgainst(asAt)).toList();
    }

    private static List<Pool> minutes(ReceivingPlace service, List<Taken> taken, boolean bands) {
        CapacityView capacity = service.capacity();
        var fee = service.hourlyFeePence() == null ? null : Integer.valueOf(Math.toIntExact(service.hourlyFeePence()));
        if (capacity == null || capacity.weeklyMinutes() == null) {
            var pools = new ArrayList<Pool>();
            for (int b = 1; b <= PlacementProblem.BANDS; b++) {
                pools.add(new Minutes(b, null, fee));
            }
            return pools;
        }
        int gone = counted(service, capacity.asAt(), taken).stream()
                .mapToInt(t -> t.minutes() == null ? 0 : t.minutes())
                .sum();
        int left = Math.max(0, capacity.weeklyMinutes() - gone);
        if (!bands) {
            return List.of(new Minutes(1, left, fee));
        }
        var pools = new ArrayList<Pool>();
        for (int b = 1; b <= PlacementProblem.BANDS; b++) {
            // What is taken is not kept by band: it comes off in proportion, rounded against us.
            long all = capacity.bandMinutes().get(b - 1);
            long off = capacity.weeklyMinutes() == 0 ? 0 : Math.ceilDiv(all * gone, capacity.weeklyMinutes());
            pools.add(new Minutes(b, (int) Math.max(0, all - off), fee));
        }
        return pools;
    }

    /** What the register says a service is for. */
    private static Set<Need> suits(ReceivingPlace place) {
        var needs = EnumSet.noneOf(Need.class);
        var location = place.location();
        boolean dementia = location.caresFor(UserBand.DEMENTIA);
        switch (place.service()) {
            case CARE_HOME -> {
                needs.add(Need.RESIDENTIAL);
                if (dementia) {
                    needs.add(Need.DEMENTIA_RESIDENTIAL);
                }
            }
            case CARE_HOME_NURSING -> {
                needs.add(Need.NURSING);
                if (dementia) {
                    needs.add(Need.DEMENTIA_NURSING);
                }
            }
            default -> {}
        }
        if (location.caresFor(UserBand.LEARNING_DISABILITIES_OR_AUTISM)) {
            needs.add(Need.LEARNING_DISABILITY);
        }
        if (location.caresFor(UserBand.MENTAL_HEALTH)) {
            needs.add(Need.MENTAL_HEALTH);
        }
        return needs;
    }

    /** A register that names no bands says nothing about them. */
    private static Set<Need> perhaps(ReceivingPlace place) {
        if (!place.location().bands().isEmpty()) {
            return Set.of();
        }
        return switch (place.service()) {
            case CARE_HOME -> EnumSet.of(Need.DEMENTIA_RESIDENTIAL, Need.LEARNING_DISABILITY, Need.MENTAL_HEALTH);
            case CARE_HOME_NURSING -> EnumSet.of(Need.DEMENTIA_NURSING, Need.LEARNING_DISABILITY, Need.MENTAL_HEALTH);
            default -> EnumSet.of(Need.LEARNING_DISABILITY, Need.MENTAL_HEALTH);
        };
    }
}
