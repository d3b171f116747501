package care.backstop.people.store;

import care.backstop.kernel.Actor;
import care.backstop.people.Source;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the columns of somebody's lists mean, as an officer of the council once said. */
@Repository
public class Headings {

    /** A heading nobody knew; {@code field} is null while nobody has said what it means. */
    public record Heading(
            Source source,
            String heading,
            String written,
            @Nullable String field,
            @Nullable String byName) {}

    private final JdbcClient db;

    Headings(JdbcClient db) {
        this.db = db;
    }

    public List<Heading> of(Source source) {
        return db.sql(
                        "select * from people.heading where source = :source order by field nulls first, seen_at desc, heading limit 200")
                .param("source", source.name())
                .query((r, _) -> new Heading(
                        Source.valueOf(r.getString("source")),
                        r.getString("heading"),
                        r.getString("written"),
                        r.getString("field"),
                        r.getString("by_name")))
                .list();
    }

    /** Remembers that a list had it. */
    public void seen(Source source, String heading, String written, String council, Instant at) {
        db.sql("""
                insert into people.heading (council, source, heading, written, seen_at)
                values (:council, :source, :heading, :written, :at)
                on conflict (council, source, heading) do update set seen_at = excluded.seen_at""")
                .param("council", council)
                .param("source", source.name())
                .param("heading", heading)
                .param("written", written)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Says what it means; null takes that back. */
    public boolean means(Source source, String heading, @Nullable String field, Actor actor, Instant at) {
        return db.sql("""
                update people.heading set field = :field, set_at = :at, by_name = :name
                 where council = :council and source = :source and heading = :heading and field is distinct from :field""")
                        .param("council", actor.council())
                        .param("source", source.name())
                        .param("heading", heading)
                        .param("field", field)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("name", actor.name())
                        .update()
                == 1;
    }
}
