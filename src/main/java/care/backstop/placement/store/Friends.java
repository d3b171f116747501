package care.backstop.placement.store;

import care.backstop.placement.rules.SecondMove.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom people named as friends, and the second moves they were promised. */
@Repository
public class Friends {

    private final JdbcClient db;

    Friends(JdbcClient db) {
        this.db = db;
    }

    /** What one person said. */
    public record Named(UUID person, UUID friend) {}

    /** A second move that was promised; {@code outcome} is null while it is open. */
    public record Promise(
            UUID id,
            UUID incident,
            UUID person,
            String place,
            @Nullable LocalDate lookAgain,
            Instant at,
            String byName,
            @Nullable Outcome outcome,
            @Nullable String reason,
            int version) {

        public boolean open() {
            return outcome == null;
        }
    }

    /** False when it was written down already. */
    public boolean add(UUID incident, Named named, Instant at, UUID by, String byName) {
        return db.sql("""
                        insert into placement.friend (incident, person, friend, at, by_post, by_name)
                        values (:incident, :person, :friend, :at, :by, :byName) on conflict do nothing""")
                        .param("incident", incident)
                        .param("person", named.person)
                        .param("friend", named.friend)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .param("byName", byName)
                        .update()
                == 1;
    }

    public List<Named> of(UUID incident) {
        return db.sql("select person, friend from placement.friend where incident = :incident order by person, friend")
                .param("incident", incident)
                .query((row, _) -> new Named(row.getObject("person", UUID.class), row.getObject("friend", UUID.class)))
                .list();
    }

    /** Where somebody's place is, as it was chosen last or fixed by hand. */
    public record Going(UUID person, String location) {}

    public List<Going> going(UUID incident) {
        return db.sql("""
                select distinct on (person) person, location
                  from (select person, location, at from placement.choice where incident = :incident
                        union all
                        select person, location, at from placement.pin where incident = :incident and ended_at is null) w
                 order by person, at desc, location""")
                .param("incident", incident)
                .query((row, _) -> new Going(row.getObject("person", UUID.class), row.getString("location")))
                .list();
    }

    /** Opens a promise, or changes the place and the day of the one that is open. */
    public void promise(Promise p, UUID by) {
        db.sql("""
                insert into placement.second_move (id, incident, person, place, look_again, at, by_post, by_name)
                values (:id, :incident, :person, :place, :lookAgain, :at, :by, :byName)
                on conflict (incident, person) where outcome is null
                do update set place = excluded.place, look_again = excluded.look_again,
                              version = placement.second_move.version + 1""")
                .param("id", p.id)
                .param("incident", p.incident)
                .param("person", p.person)
                .param("place", p.place)
                .param("lookAgain", p.lookAgain)
                .param("at", p.at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("byName", p.byName)
                .update();
    }

    /** Whether nobody else was first. */
    public boolean settle(Promise p, Outcome outcome, @Nullable String reason, Instant at, String byName) {
        return db.sql("""
                        update placement.second_move
                           set outcome = :outcome, reason = :reason, settled_at = :at, settled_by = :by,
                               version = version + 1
                         where id = :id and incident = :incident and version = :version and outcome is null""")
                        .param("outcome", outcome.name())
                        .param("reason", reason)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", byName)
                        .param("id", p.id)
                        .param("incident", p.incident)
                        .param("version", p.version)
                        .update()
                == 1;
    }

    /** Those still open, the soonest to look at first; those without a day before all. */
    public List<Promise> promises(UUID incident) {
        return db.sql("""
                select * from placement.second_move where incident = :incident and outcome is null
                 order by look_again nulls first, at, id""")
                .param("incident", incident)
                .query((row, _) -> promise(row))
                .list();
    }

    public Optional<Promise> promise(UUID incident, UUID person) {
        return db.sql("""
                select * from placement.second_move where incident = :incident and person = :person
                 order by (outcome is null) desc, at desc, id limit 1""")
                .param("incident", incident)
                .param("person", person)
                .query((row, _) -> promise(row))
                .optional();
    }

    private static Promise promise(java.sql.ResultSet row) throws java.sql.SQLException {
        var outcome = row.getString("outcome");
        return new Promise(
                row.getObject("id", UUID.class),
                row.getObject("incident", UUID.class),
                row.getObject("person", UUID.class),
                row.getString("place"),
                row.getObject("look_again", LocalDate.class),
                row.getTimestamp("at").toInstant(),
                row.getString("by_name"),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("reason"),
                row.getInt("version"));
    }
}
