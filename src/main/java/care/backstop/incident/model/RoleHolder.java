package care.backstop.incident.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody in a role of the emergency team. */
public record RoleHolder(
        UUID id,
        String role,
        String name,
        String agency,
        @Nullable UUID post,
        @Nullable String phone,
        Instant from,
        @Nullable Instant to) {
    public boolean live() {
        return to == null;
    }
}
