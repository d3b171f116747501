package care.backstop.people.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lines of the lists a council keeps. */
@Repository
public class Registers {

    /** A line. */
    public record Line(UUID id, String name, @Nullable String detail, Instant addedAt, String byName) {}

    private final JdbcClient db;

    Registers(JdbcClient db) {
        this.db = db;
    }

    public List<Line> of(String council, String register) {
        return db.sql("""
                select id, name, detail, added_at, by_name from people.register_line
                 where council = ? and register = ? and ended_at is null order by lower(name)""")
                .params(council, register)
                .query((r, _) -> new Line(
                        r.getObject("id", UUID.class),
                        r.getString("name"),
                        r.getString("detail"),
                        r.getObject("added_at", OffsetDateTime.class).toInstant(),
                        r.getString("by_name")))
                .list();
    }

    /** False when it is there already. */
    public boolean add(String council, String register, Line l) {
        return db.sql("""
                insert into people.register_line (id, council, register, name, detail, added_at, by_name)
                values (:id, :council, :register, :name, :detail, :at, :by)
                on conflict (council, register, lower(name)) where ended_at is null do nothing""")
                        .param("id", l.id())
                        .param("council", council)
                        .param("register", register)
                        .param("name", l.name())
                        .param("detail", l.detail())
                        .param("at", l.addedAt().atOffset(ZoneOffset.UTC))
                        .param("by", l.byName())
                        .update()
                == 1;
    }

    public boolean end(String council, UUID line, Instant at) {
        return db.sql("""
                update people.register_line set ended_at = ? where council = ? and id = ? and ended_at is null""").params(at.atOffset(ZoneOffset.UTC), council, line).update() == 1;
    }
}
