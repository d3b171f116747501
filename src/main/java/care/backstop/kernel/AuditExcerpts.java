package care.backstop.kernel;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the record of deeds says of one subject, for evidence. Implemented by {@code audit}. */
public interface AuditExcerpts {

    /** Every entry about the subject, in the order written. */
    Excerpt of(String subject);

    /**
     * An excerpt, with what is needed to prove it against the whole chain.
     *
     * @param entries of the whole chain, and {@code head} the hash of its last
     * @param checkpoint the latest signed note kept outside the database, as JSON, or null before the first
     */
    record Excerpt(
            List<Line> lines,
            long entries,
            String head,
            @Nullable String checkpoint) {
        public Excerpt {
            lines = List.copyOf(lines);
        }
    }

    /** An entry as chained: ids and names of fields, never values. */
    record Line(
            long position,
            Instant at,
            String kind,
            String what,
            String subject,
            @Nullable UUID actor,
            @Nullable UUID post,
            @Nullable String role,
            List<String> fields,
            List<String> people,
            String before,
            String hash) {}
}
