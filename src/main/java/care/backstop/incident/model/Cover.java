package care.backstop.incident.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Care put in at once for one person, while the next steps are considered. */
public record Cover(
        UUID id, UUID person, String cover, LocalDate reviewOn, Instant startedAt, String startedBy, String postName) {}
