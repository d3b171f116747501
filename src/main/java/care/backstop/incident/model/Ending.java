package care.backstop.incident.model;

import java.time.Instant;

/** That an incident was closed, or opened again. */
public record Ending(boolean closed, Instant at, String because, String by, String postName) {}
