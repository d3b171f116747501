package care.backstop.incident.model;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the operational group reports of one day. */
public record GroupReport(
        LocalDate day, int identified, int moved, @Nullable String note, Instant at, String by) {}
