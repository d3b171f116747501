package care.backstop.audit;

import care.backstop.kernel.Actor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the record: who did or saw what, when. Ids and names of fields, never values. */
record AuditEntry(
        Instant at,
        Kind kind,
        String what,
        String subject,
        @Nullable UUID actor,
        @Nullable UUID post,
        @Nullable String role,
        List<String> fields,
        List<String> people) {

    enum Kind {
        READ,
        CHANGE,
        REFUSED,
        SIGN_IN,
        SIGN_OUT,
        SEND
    }

    /** An entry by {@code actor}; the time is cut to the microseconds that the database keeps. */
    static AuditEntry by(
            Instant at,
            Kind kind,
            String what,
            String subject,
            @Nullable Actor actor,
            Collection<String> fields,
            Collection<?> people) {
        return new AuditEntry(
                at.truncatedTo(ChronoUnit.MICROS),
                kind,
                what,
                subject,
                actor == null ? null : actor.user(),
                actor == null ? null : actor.post(),
                actor == null ? null : actor.role().name(),
                List.copyOf(fields),
                people.stream().map(Object::toString).toList());
    }

    /**
     * The bytes that the chain's hash covers: every column, each led by its length, numbers big-endian. Never the
     * database's text of a timestamp, which depends on settings.
     */
    byte[] canonical() {
        var parts = new ArrayList<byte[]>();
        parts.add(ByteBuffer.allocate(Long.BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .array());
        parts.add(text(kind.name()));
        parts.add(text(what));
        parts.add(text(subject));
        parts.add(text(actor == null ? "" : actor.toString()));
        parts.add(text(post == null ? "" : post.toString()));
        parts.add(text(role == null ? "" : role));
        list(parts, fields);
        list(parts, people);
        var size = parts.stream().mapToInt(p -> p.length + Integer.BYTES).sum();
        var buffer = ByteBuffer.allocate(size);
        parts.forEach(p -> buffer.putInt(p.length).put(p));
        return buffer.array();
    }

    private static void list(List<byte[]> parts, List<String> values) {
        parts.add(ByteBuffer.allocate(Integer.BYTES).putInt(values.size()).array());
        values.forEach(v -> parts.add(text(v)));
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
