package care.backstop.market.store;

import care.backstop.kernel.Actor;
import care.backstop.market.LocationView;
import care.backstop.market.StandingKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the council of whoever acts knows of services and providers. */
@Repository
public class Standings {

    /**
     * One thing the council knows.
     *
     * @param wholeProvider whether it is about every service of the provider
     */
    public record Standing(
            UUID id,
            StandingKind kind,
            boolean wholeProvider,
            LocalDate since,
            String reason,
            Instant at,
            String byName,
            @Nullable Instant endedAt,
            @Nullable String endedWhy,
            @Nullable String endedName) {}

    private final JdbcClient db;

    Standings(JdbcClient db) {
        this.db = db;
    }

    /** Everything about a location and its provider: what stands first, then what has ended, each the latest first. */
    public List<Standing> of(LocationView location) {
        return db.sql("""
                select * from market.standing
                 where location = :location or provider = :provider
                 order by ended_at is not null, at desc, id""")
                .param("location", location.id())
                .param("provider", location.providerId())
                .query((row, _) -> standing(row))
                .list();
    }

    /** @return false when the same stands already */
    public boolean add(
            UUID id,
            LocationView of,
            boolean wholeProvider,
            StandingKind kind,
            LocalDate since,
            String reason,
            Instant at,
            Actor actor) {
        try {
            db.sql("""
                    insert into market.standing (id, council, location, provider, kind, since, reason, at, by_post, by_name)
                    values (:id, :council, :location, :provider, :kind, :since, :reason, :at, :post, :name)""")
                    .param("id", id)
                    .param("council", actor.council())
                    .param("location", wholeProvider ? null : of.id())
                    .param("provider", wholeProvider ? of.providerId() : null)
                    .param("kind", kind.name())
                    .param("since", since)
                    .param("reason", reason)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .param("post", actor.post())
                    .param("name", actor.name())
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** @return false when it has ended already, or is not there */
    public boolean end(UUID id, String why, Instant at, Actor actor) {
        return db.sql("""
                update market.standing set ended_at = :at, ended_why = :why, ended_name = :name
                 where id = :id and ended_at is null""")
                        .param("id", id)
                        .param("why", why)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("name", actor.name())
                        .update()
                == 1;
    }

    /** Whether the council keeps a framework at all: without one nobody is outside it. */
    public boolean anyFramework() {
        return db.sql("select exists (select from market.standing where kind = 'FRAMEWORK' and ended_at is null)")
                .query(Boolean.class)
                .single();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Standing(
                row.getObject("id", UUID.class),
                StandingKind.valueOf(row.getString("kind")),
                row.getString("provider") != null,
                row.getObject("since", LocalDate.class),
                row.getString("reason"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by_name"),
                ended == null ? null : ended.toInstant(),
                row.getString("ended_why"),
                row.getString("ended_name"));
    }
}
