package care.backstop.incident.model;

import care.backstop.incident.rules.EmergencyText.Shape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a text for emergency planners, and to whom it went.
 *
 * @param parts heading to text, in order
 */
public record Escalation(
        UUID id,
        Shape shape,
        int version,
        Map<String, String> parts,
        Instant writtenAt,
        String by,
        String postName,
        List<Sent> sent) {

    /** It went to somebody. */
    public record Sent(
            UUID escalation,
            String toWhom,
            String how,
            @Nullable String answer,
            Instant sentAt,
            String recordedBy) {}

    public Escalation {
        parts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        sent = List.copyOf(sent);
    }

    /** As it is read out over the telephone: a letter, its heading and its text. */
    public String plain(String incident, String written) {
        var lines = new ArrayList<String>();
        lines.add("%s: %s".formatted(shape.name(), incident));
        lines.add("Version %d, %s, %s (%s)".formatted(version, written, by, postName));
        parts.forEach((heading, text) -> {
            lines.add("");
            lines.add("%s - %s".formatted(heading.substring(0, 1), heading));
            lines.add(text);
        });
        return String.join("\n", lines) + "\n";
    }
}
