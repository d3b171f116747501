package care.backstop.incident.model;

import java.time.Instant;
import java.util.UUID;

/** Which function of the council does a task of the temporary duty, and who owns it there. */
public record DutyFunction(
        String task, String function, UUID post, String owner, String postName, Instant mappedAt, String mappedBy) {}
