package care.backstop.incident.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service that an office-holder keeps running after its provider failed.
 *
 * @param process what the office is, such as administration
 * @param likelyEnd until when the office-holder means to carry on, or null when nobody can say
 * @param cannotPay the provider cannot pay its bills as they fall due
 * @param owesMore it owes more than it has
 * @param firstDay the first day of which a record is due
 */
public record TradingWatch(
        UUID id,
        UUID incident,
        String location,
        String locationName,
        String process,
        String officeHolder,
        String contact,
        LocalDate appointedOn,
        @Nullable LocalDate likelyEnd,
        boolean cannotPay,
        boolean owesMore,
        LocalDate firstDay,
        Instant openedAt,
        String openedBy,
        @Nullable Ended ended,
        int version) {

    /** How the watch ended. */
    public record Ended(Instant at, String by, String because) {}
}
