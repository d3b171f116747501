package care.backstop.people.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What one record says of who somebody is; the records of two lists are compared by it. */
public record Identity(
        @Nullable String given,
        @Nullable String knownAs,
        @Nullable String family,
        @Nullable LocalDate birth,
        @Nullable String nhsNumber,
        @Nullable String address,
        @Nullable String postcode) {}
