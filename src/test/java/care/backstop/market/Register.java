package care.backstop.market;

import care.backstop.testing.Actors;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts invented locations straight into the register, for tests that are not about importing it. */
public final class Register {

    private final JdbcClient db;
    private final Actors actors;

    public Register(JdbcClient db, Actors actors) {
        this.db = db;
        this.actors = actors;
    }

    /** A location as a test begins to describe it: a care home of 40 beds, rated good, in Testshire. */
    public static LocationView home(String id, String name) {
        return new LocationView(
                id,
                name,
                "1-900",
                "Larch Care Ltd",
                Set.of(ServiceKind.CARE_HOME),
                Set.of(UserBand.OLDER_PEOPLE),
                Rating.GOOD,
                LocalDate.of(2019, 5, 1),
                40,
                "1 High Street",
                "Dover",
                "CT16 1AA",
                "Testshire",
                "South East",
                null,
                new Point(51.1279, 1.3134),
                null);
    }

    public static LocationView with(LocationView l, @Nullable Integer beds, Rating rating, ServiceKind... services) {
        return new LocationView(
                l.id(),
                l.name(),
                l.providerId(),
                l.providerName(),
                Set.of(services),
                l.bands(),
                rating,
                l.ratedOn(),
                beds,
                l.address(),
                l.town(),
                l.postcode(),
                l.council(),
                l.region(),
                l.telephone(),
                l.at(),
                l.deregisteredOn());
    }

    /** The same home run by somebody else. */
    public static LocationView runBy(LocationView l, String providerId, String providerName) {
        return new LocationView(
                l.id(),
                l.name(),
                providerId,
                providerName,
                l.services(),
                l.bands(),
                l.rating(),
                l.ratedOn(),
                l.beds(),
                l.address(),
                l.town(),
                l.postcode(),
                l.council(),
                l.region(),
                l.telephone(),
                l.at(),
                l.deregisteredOn());
    }

    public static LocationView at(
            LocationView l, String town, @Nullable String postcode, String council, @Nullable Point at) {
        return new LocationView(
                l.id(),
                l.name(),
                l.providerId(),
                l.providerName(),
                l.services(),
                l.bands(),
                l.rating(),
                l.ratedOn(),
                l.beds(),
                l.address(),
                town,
                postcode,
                council,
                l.region(),
                l.telephone(),
                at,
                l.deregisteredOn());
    }

    public static LocationView closed(LocationView l, LocalDate on) {
        return new LocationView(
                l.id(),
                l.name(),
                l.providerId(),
                l.providerName(),
                l.services(),
                l.bands(),
                l.rating(),
                l.ratedOn(),
                l.beds(),
                l.address(),
                l.town(),
                l.postcode(),
                l.council(),
                l.region(),
                l.telephone(),
                l.at(),
                on);
    }

    public void add(LocationView... locations) {
        actors.as(actors.marketOfficer(), () -> {
            Arrays.stream(locations).forEach(this::insert);
            return true;
        });
    }

    private void insert(LocationView l) {
        db.sql("""
                insert into market.location
                       (id, name, services, published_services, bands, activities, beds, address, town, postcode,
                        council, region, telephone, latitude, longitude, provider_id, provider_name, deregistered_on,
                        rating, rated_on, care_home, as_at, sources)
                values (:id, :name, :services, '{}', :bands, '{}', :beds, :address, :town, :postcode, :council,
                        :region, :telephone, :latitude, :longitude, :provider_id, :provider_name, :deregistered_on,
                        :rating, :rated_on, :care_home, date '2020-11-01', 1)
                """)
                .param("id", l.id())
                .param("name", l.name())
                .param(
                        "services",
                        l.services().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("bands", l.bands().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("beds", l.beds())
                .param("address", l.address())
                .param("town", l.town())
                .param("postcode", l.postcode())
                .param("council", l.council())
                .param("region", l.region())
                .param("telephone", l.telephone())
                .param("latitude", l.at() == null ? null : l.at().latitude())
                .param("longitude", l.at() == null ? null : l.at().longitude())
                .param("provider_id", l.providerId())
                .param("provider_name", l.providerName())
                .param("deregistered_on", l.deregisteredOn())
                .param("rating", l.rating().name())
                .param("rated_on", l.ratedOn())
                .param("care_home", l.careHome())
                .update();
    }
}
