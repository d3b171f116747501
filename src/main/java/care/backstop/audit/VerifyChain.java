package care.backstop.audit;

import care.backstop.kernel.Actor;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Walks a council's chain from its first entry and says whether every hash still holds. */
@Service
public class VerifyChain {

    private final JdbcClient db;

    VerifyChain(JdbcClient db) {
        this.db = db;
    }

    /**
     * What the walk found. {@code firstBroken} is the position of the first entry that does not follow from the ones
     * before it; {@code head} the hash of the last, hexadecimal.
     */
    public record Verification(
            long entries, boolean ok, @Nullable Long firstBroken, String head) {}

    @Transactional(readOnly = true)
    public Verification verify(Actor actor) {
        var walk = new Walk();
        try (var rows = db
                .sql("""
                select position, at, kind, what, subject, actor, post, role, fields, people, before, hash
                  from audit.entry where council = :council order by position""")
                .param("council", actor.council())
                .withFetchSize(1_000)
                .query((ResultSet r, int _) -> walk.take(r))
                .stream()) {
            rows.forEach(_ -> {});
        }
        var kept = db.sql("select entries, head from audit.stream where council = :council")
                .param("council", actor.council())
                .query((r, _) -> new Head(r.getLong(1), r.getBytes(2)))
                .optional();
        var broken = walk.firstBroken;
        var holds = kept.map(head -> head.entries == walk.entries && Arrays.equals(head.hash, walk.hash))
                .orElse(walk.entries == 0);
        if (broken == null && !holds) {
            broken = walk.entries + 1; // entries were cut off the end, or the head was taken away
        }
        return new Verification(
                walk.entries, broken == null, broken, HexFormat.of().formatHex(walk.hash));
    }

    /**
     * The lowest position at which the chain has not the hash that a note says it had; null when it agrees with all of
     * them. All, because whoever writes the chain anew gets a fitting note at the next turn, but not the ones before.
     */
    @Transactional(readOnly = true)
    public @Nullable Long firstUnlike(Actor actor, SortedMap<Long, String> noted) {
        var kept = new HashMap<Long, String>();
        db.sql("select position, hash from audit.entry where council = :council and position = any(:positions)")
                .param("council", actor.council())
                .param("positions", noted.keySet().toArray(Long[]::new))
                .query((ResultSet r) -> {
                    kept.put(r.getLong(1), HexFormat.of().formatHex(r.getBytes(2)));
                });
        return noted.entrySet().stream()
                .filter(note -> note.getKey() > 0 && !note.getValue().equals(kept.get(note.getKey())))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private record Head(long entries, byte[] hash) {}

    private static final class Walk {
        private long entries;
        private byte[] hash = {0};
        private @Nullable Long firstBroken;

        boolean take(ResultSet r) throws SQLException {
            entries++;
            var entry = new AuditEntry(
                    r.getObject("at", OffsetDateTime.class).toInstant(),
                    AuditEntry.Kind.valueOf(r.getString("kind")),
                    r.getString("what"),
                    r.getString("subject"),
                    r.getObject("actor", UUID.class),
                    r.getObject("post", UUID.class),
                    r.getString("role"),
                    texts(r.getArray("fields")),
                    texts(r.getArray("people")));
            var digest = sha256();
            digest.update(hash);
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(entries).array());
            var expected = digest.digest(entry.canonical());
            var good = r.getLong("position") == entries
                    && Arrays.equals(hash, r.getBytes("before"))
                    && Arrays.equals(expected, r.getBytes("hash"));
            if (!good && firstBroken == null) {
                firstBroken = entries;
            }
            hash = r.getBytes("hash");
            return good;
        }

        private static List<String> texts(Array array) throws SQLException {
            return List.of((String[]) array.getArray());
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
