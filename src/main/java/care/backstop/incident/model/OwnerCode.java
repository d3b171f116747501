package care.backstop.incident.model;

import java.time.Instant;
import java.util.UUID;

/**
 * Who stands behind a code by which a procedure names its owners.
 *
 * @param template the procedure
 * @param from since when
 */
public record OwnerCode(String template, String code, UUID post, String name, String agency, Instant from) {}
