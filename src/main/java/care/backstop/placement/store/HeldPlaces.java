package care.backstop.placement.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Numbered places taken up by offers. Taking one is serial per service, and an exclusion constraint stands behind it: in
 * no race can two people have the same place.
 */
@Repository
public class HeldPlaces {

    private final JdbcClient db;

    HeldPlaces(JdbcClient db) {
        this.db = db;
    }

    /**
     * One place taken now, by whom nobody says.
     *
     * @param minutes weekly minutes of home care; null for a place to live
     * @param arrivedAt when the person moved in; figures told later already count them
     */
    public record Taken(
            String location,
            String service,
            int slot,
            @Nullable Integer minutes,
            @Nullable Instant arrivedAt) {

        public boolean samePlace(Taken other) {
            return location.equals(other.location) && service.equals(other.service) && slot == other.slot;
        }

        /** Whether it comes on top of what the service told at {@code asAt}. */
        public boolean countsAgainst(Instant asAt) {
            return arrivedAt == null || arrivedAt.isAfter(asAt);
        }
    }

    /** All that is taken at these locations, whoever took it. */
    public List<Taken> at(Collection<String> locations, Instant now) {
        return db.sql("select * from placement.taken(:locations::text[], :now)")
                .param("locations", locations.toArray(String[]::new))
                .param("now", utc(now))
                .query((row, n) -> taken(row))
                .list();
    }

    /** What providers keep by their links for these people, until they choose. */
    public List<Taken> byLink(Collection<UUID> people, Instant now) {
        return people.isEmpty()
                ? List.of()
                : db.sql("""
                        select location, service, slot, minutes, arrived_at from placement.held_place
                         where person = any(:people::uuid[]) and enquiry is not null and during @> :now""")
                        .param("people", people.toArray(UUID[]::new))
                        .param("now", utc(now))
                        .query((row, n) -> taken(row))
                        .list();
    }

    private static Taken taken(ResultSet row) throws SQLException {
        return new Taken(
                row.getString("location"),
                row.getString("service"),
                row.getInt("slot"),
                (Integer) row.getObject("minutes"),
                instant(row.getTimestamp("arrived_at")));
    }

    /** A provider keeps the place for somebody who has not chosen yet; the database refuses one that is taken. */
    public void takeByLink(
            UUID enquiry,
            UUID incident,
            UUID person,
            String location,
            String service,
            int slot,
            @Nullable Integer minutes,
            Instant from,
            Instant until) {
        db.sql("""
                insert into placement.held_place (enquiry, incident, person, location, service, slot, minutes, during)
                values (:enquiry, :incident, :person, :location, :service, :slot, :minutes, tstzrange(:from, :until))""")
                .param("enquiry", enquiry)
                .param("incident", incident)
                .param("person", person)
                .param("location", location)
                .param("service", service)
                .param("slot", slot)
                .param("minutes", minutes)
                .param("from", utc(from))
                .param("until", utc(until))
                .update();
    }

    /** What a provider kept by its link is free again from now on. */
    public void releaseByLink(UUID enquiry, Instant now) {
        db.sql("""
                update placement.held_place set during = tstzrange(lower(during), greatest(lower(during), :now))
                 where enquiry = :enquiry and during @> :now""").param("enquiry", enquiry).param("now", utc(now)).update();
    }

    /** The person has chosen: what all providers kept for them by their links is free again from now on. */
    public void releaseAllByLink(UUID incident, UUID person, Instant now) {
        db.sql("""
                update placement.held_place set during = tstzrange(lower(during), greatest(lower(during), :now))
                 where incident = :incident and person = :person and enquiry is not null and during @> :now""")
                .param("incident", incident)
                .param("person", person)
                .param("now", utc(now))
                .update();
    }

    /** Nobody else takes a place of this service until this transaction ends. */
    public void lock(String location, String service) {
        db.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 0))) locked")
                .param("key", "placement.place " + location + " " + service)
                .query(Integer.class)
                .single();
    }

    /** Takes the place for the offer, until then; the database refuses one that is taken. */
    public void take(
            UUID offer,
            UUID incident,
            UUID person,
            String location,
            String service,
            int slot,
            @Nullable Integer minutes,
            Instant from,
            Instant until) {
        db.sql("""
                insert into placement.held_place (offer, incident, person, location, service, slot, minutes, during)
                values (:offer, :incident, :person, :location, :service, :slot, :minutes, tstzrange(:from, :until))""")
                .param("offer", offer)
                .param("incident", incident)
                .param("person", person)
                .param("location", location)
                .param("service", service)
                .param("slot", slot)
                .param("minutes", minutes)
                .param("from", utc(from))
                .param("until", utc(until))
                .update();
    }

    /** The place stays taken with no end: the offer was accepted. */
    public void keep(UUID offer) {
        db.sql("update placement.held_place set during = tstzrange(lower(during), null) where offer = :offer")
                .param("offer", offer)
                .update();
    }

    /** The place is free again from now on. */
    public void release(UUID offer, Instant now) {
        db.sql("""
                update placement.held_place set during = tstzrange(lower(during), greatest(lower(during), :now))
                 where offer = :offer and during @> :now""").param("offer", offer).param("now", utc(now)).update();
    }

    /** The person lives there now: the place stays taken until the service tells new figures. */
    public void arrived(UUID offer, Instant now) {
        db.sql("update placement.held_place set arrived_at = :now where offer = :offer")
                .param("offer", offer)
                .param("now", utc(now))
                .update();
    }

    /** Whoever moved before and moves again no longer takes up the first place. */
    public void releaseEarlier(UUID incident, UUID person, Instant now) {
        db.sql("""
                update placement.held_place set during = tstzrange(lower(during), greatest(lower(during), :now))
                 where incident = :incident and person = :person and arrived_at is not null and during @> :now""")
                .param("incident", incident)
                .param("person", person)
                .param("now", utc(now))
                .update();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
