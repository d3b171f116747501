package care.backstop.placement.store;

import care.backstop.placement.model.Familiar;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What stayed the same after each move: added to, never changed. */
@Repository
public class Continuity {

    private final JdbcClient db;

    Continuity(JdbcClient db) {
        this.db = db;
    }

    /** What was said of a move. */
    public record Said(
            Set<Familiar> kept,
            int changes,
            int gapDays,
            @Nullable String reason,
            @Nullable String minimised,
            Instant at,
            String byName) {
        public Said {
            kept = Set.copyOf(kept);
        }
    }

    public void add(UUID incident, UUID move, Said said) {
        db.sql("""
                insert into placement.what_stayed (incident, move, kept, gap_days, changes, reason, minimised, at, by_name)
                values (:incident, :move, :kept::text[], :gap, :changes, :reason, :minimised, :at, :by)""")
                .param("incident", incident)
                .param("move", move)
                .param("kept", said.kept.stream().map(Familiar::name).sorted().toArray(String[]::new))
                .param("gap", said.gapDays)
                .param("changes", said.changes)
                .param("reason", said.reason)
                .param("minimised", said.minimised)
                .param("at", said.at.atOffset(ZoneOffset.UTC))
                .param("by", said.byName)
                .update();
    }

    /** The latest. */
    public Optional<Said> of(UUID incident, UUID move) {
        return db.sql("""
                select * from placement.what_stayed
                 where incident = :incident and move = :move order by seq desc limit 1""")
                .param("incident", incident)
                .param("move", move)
                .query((row, _) -> new Said(
                        Plans.texts(row.getArray("kept")).stream()
                                .map(Familiar::valueOf)
                                .collect(Collectors.toSet()),
                        row.getInt("changes"),
                        row.getInt("gap_days"),
                        row.getString("reason"),
                        row.getString("minimised"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by_name")))
                .optional();
    }
}
