package care.backstop.incident.model;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notification being taken down: exactly what has been typed so far, by field name. */
public record Intake(
        UUID id,
        String by,
        Map<String, String> fields,
        Instant savedAt,
        @Nullable UUID incident) {

    public Intake {
        fields = Map.copyOf(fields);
    }

    public String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
