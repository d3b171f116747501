package care.backstop.audit;

import care.backstop.kernel.Acting;
import care.backstop.kernel.AuditExcerpts;
import java.sql.Array;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Cuts what the chain says of one subject, with hashes and the latest checkpoint. */
@Service
class CutExcerpt implements AuditExcerpts {

    private final JdbcClient db;
    private final Checkpoints checkpoints;
    private final JsonMapper json;

    CutExcerpt(JdbcClient db, Checkpoints checkpoints, JsonMapper json) {
        this.db = db;
        this.checkpoints = checkpoints;
        this.json = json;
    }

    @Override
    @Transactional(readOnly = true)
    public Excerpt of(String subject) {
        var council = Acting.current().council();
        var lines = db.sql("""
                select position, at, kind, what, subject, actor, post, role, fields, people, before, hash
                  from audit.entry where council = :council and subject = :subject order by position""")
                .param("council", council)
                .param("subject", subject)
                .query((r, _) -> new Line(
                        r.getLong("position"),
                        r.getObject("at", OffsetDateTime.class).toInstant(),
                        r.getString("kind"),
                        r.getString("what"),
                        r.getString("subject"),
                        r.getObject("actor", UUID.class),
                        r.getObject("post", UUID.class),
                        r.getString("role"),
                        texts(r.getArray("fields")),
                        texts(r.getArray("people")),
                        HexFormat.of().formatHex(r.getBytes("before")),
                        HexFormat.of().formatHex(r.getBytes("hash"))))
                .list();
        var latest = checkpoints.notes(council).latest();
        var checkpoint = latest == null ? null : json.writeValueAsString(latest);
        return db.sql("select entries, head from audit.stream where council = :council")
                .param("council", council)
                .query((r, _) -> new Excerpt(lines, r.getLong(1), HexFormat.of().formatHex(r.getBytes(2)), checkpoint))
                .optional()
                .orElseGet(() -> new Excerpt(lines, 0, "", checkpoint));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
