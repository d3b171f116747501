package care.backstop.incident.model;

import java.time.LocalDate;
import java.util.UUID;

/** Support offered to staff: how many it was offered to and how many took it, never who. */
public record SupportSession(UUID id, LocalDate heldOn, String what, int offered, int taken, String recordedBy) {}
