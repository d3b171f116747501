package care.backstop.market.store;

import care.backstop.market.LocationView;
import care.backstop.market.Point;
import care.backstop.market.rules.NewService;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Services the council knows of and no regulator registers: the source {@code council} of the register's tables. */
@Repository
public class UnregisteredServices {

    private final JdbcClient db;

    UnregisteredServices(JdbcClient db) {
        this.db = db;
    }

    /** Another open service of this name in this place, if there is one. */
    public Optional<String> sameAs(NewService service, @Nullable String but) {
        return db.sql("""
                select id from market.location
                 where council = :council and lower(name) = lower(:name) and deregistered_on is null
                   and coalesce(postcode, '') = :postcode and id <> :but
                 order by id limit 1
                """)
                .param("but", but == null ? "" : but)
                .param("council", service.council())
                .param("name", service.name())
                .param("postcode", service.postcode())
                .query(String.class)
                .optional();
    }

    /** Adds it under the next number, as a fact known since {@code today}. */
    public String add(NewService service, @Nullable Point at, LocalDate today) {
        var id = LocationView.UNREGISTERED_PREFIX
                + db.sql("select nextval('market.unregistered_number')")
                        .query(Long.class)
                        .single();
        write(id, service, at, null, today);
        return id;
    }

    /** How often the service has been told of: the version of its facts. 0 when no such service was added by hand. */
    public int version(String id) {
        return db.sql("select count(*) from market.location_source where location = :id and source = 'council'")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /**
     * Puts other facts in the place of those of this version, which stay to be read; whether they were still the ones in
     * force.
     */
    public boolean change(
            String id,
            NewService service,
            @Nullable Point at,
            @Nullable LocalDate closedOn,
            int version,
            LocalDate today) {
        int superseded = db.sql("""
                        update market.location_source set superseded_by = 0
                         where location = :id and source = 'council' and superseded_by is null
                           and :version = (select count(*) from market.location_source
                                            where location = :id and source = 'council')""").param("id", id).param("version", version).update();
        if (superseded != 1) {
            return false;
        }
        db.sql("delete from market.location where id = :id").param("id", id).update();
        write(id, service, at, closedOn, today);
        return true;
    }

    private void write(
            String id, NewService service, @Nullable Point at, @Nullable LocalDate closedOn, LocalDate today) {
        db.sql("""
                with told as (
                    insert into market.location_source
                           (location, source, import, as_at, last_import, last_as_at, hash, name, care_home, services,
                            published_services, bands, activities, address, town, postcode, council, telephone,
                            latitude, longitude, provider_name, registered, deregistered_on)
                    values (:id, 'council', 0, :today, 0, :today, 0, :name, false, :services, :words, :bands, '{}',
                            :address, :town, :postcode, :council, :telephone, :latitude, :longitude, :provider, false, :closedOn)
                    returning *)
                insert into market.location
                       (id, name, care_home, services, published_services, bands, activities, address, town, postcode,
                        council, telephone, latitude, longitude, provider_name, deregistered_on, as_at, sources)
                select location, name, care_home, services, published_services, bands, activities, address, town,
                       postcode, council, telephone, latitude, longitude, provider_name, deregistered_on, last_as_at, 1
                  from told
                """)
                .param("id", id)
                .param("today", today)
                .param("closedOn", closedOn)
                .param("name", service.name())
                .param(
                        "services",
                        new String[] {Objects.requireNonNull(service.kind()).name()})
                .param("words", new String[] {service.kind().words()})
                .param(
                        "bands",
                        service.bands().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("address", orNull(service.address()))
                .param("town", orNull(service.town()))
                .param("postcode", orNull(service.postcode()))
                .param("council", service.council())
                .param("telephone", orNull(service.telephone()))
                .param("latitude", at == null ? null : at.latitude())
                .param("longitude", at == null ? null : at.longitude())
                .param("provider", orNull(service.provider()))
                .update();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
