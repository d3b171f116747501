package care.backstop.people;

import org.jspecify.annotations.Nullable;

/**
 * A worker who visits somebody regularly; never who it is.
 *
 * @param location the agency they go to, by CQC id; null while it is not known
 */
public record RegularWorker(@Nullable String location) {}
