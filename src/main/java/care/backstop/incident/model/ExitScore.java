package care.backstop.incident.model;

import java.time.Instant;

/** How well an exit went, 1 (badly) to 5 (well), by the three measures of Kent's protocol 1.5. */
public record ExitScore(
        int continuity, int consultation, int planning, String because, Instant at, String by, String postName) {}
