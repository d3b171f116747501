package care.backstop.market;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What other modules may ask of the market. Read only; call it inside a transaction of your own use case, so that
 * row-level security knows who asks.
 */
public interface Market {

    /** The location with this id, registered or not, closed ones included. */
    Optional<LocationView> find(String locationId);

    /** Those of the ids that exist, by id. One query whatever the number. */
    Map<String, LocationView> findAll(Collection<String> locationIds);

    /** Open services with every word of this in their name or town, by name, at most so many. One query. */
    List<LocationView> named(String words, int most);

    /** The latest capacity of each service of a location; services that never told any are left out. */
    List<CapacityView> capacity(String locationId);

    /**
     * Every open service of these kinds within a distance, nearest first, with capacity, fee and rating; and last those in
     * the areas of these councils, as the register names them, of which nobody knows where they stand: how far they are is
     * not known, which is not the same as too far. One query. A
     * service whose capacity nobody knows is in the list with none, so that the caller can say so.
     */
    List<ReceivingPlace> receivingPlaces(Point near, int withinMetres, Set<String> councils, Set<ServiceKind> kinds);

    /** The same without those of which nobody knows where they stand. */
    default List<ReceivingPlace> receivingPlaces(Point near, int withinMetres, Set<ServiceKind> kinds) {
        return receivingPlaces(near, withinMetres, Set.of(), kinds);
    }

    /** The same of one location, wherever it stands. */
    List<ReceivingPlace> receivingPlacesOf(String locationId, Set<ServiceKind> kinds);

    /**
     * What the council of whoever asks knows of the services or providers of these names, written in lower case. A name
     * that the register does not know is left out; one of which nothing is known has an empty set. One query.
     */
    Map<String, Set<StandingKind>> standings(Set<String> names);

    /**
     * What the services or providers of these names, written in lower case, are registered for: of all that a provider
     * runs. A name that the register does not know is left out. One query.
     */
    Map<String, CareRegistered> registeredFor(Set<String> names);

    /** Whether the council of whoever asks keeps a framework of providers at all. */
    boolean keepsFramework();

    /**
     * The point a postcode or the name of a place stands for, worked out from the register alone; empty when nothing in
     * the register is there.
     */
    Optional<Origin> distanceOrigin(String postcodeOrPlace);
}
