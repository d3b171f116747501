package care.backstop.incident;

import care.backstop.kernel.Actor;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Requests that another module's page makes: they stand among the requests of the incident, are chased and answered
 * there, and the page that asked shows what became of them. Within the caller's transaction.
 */
public interface AskedOfOthers {

    /** Of whom it is asked, and on what footing. */
    enum Of {
        /** Somebody who may refuse: no power is relied on. */
        BY_AGREEMENT,
        /** A partner of the council, or another part of it. */
        PARTNER,
        /** Whoever leads the incident, for a decision. */
        LEAD
    }

    /** How one stands now. {@code settled} whether it was answered or taken back. */
    record Standing(int number, String recipient, String words, LocalDate dueOn, boolean settled) {}

    /**
     * Asks; refuses as the page of requests does.
     *
     * @param recipient left out for the lead
     * @param dueOn null for what the council's profile gives
     */
    UUID ask(
            UUID incident,
            Of of,
            @Nullable String recipient,
            @Nullable String what,
            @Nullable LocalDate dueOn,
            Actor actor);

    /** Every request of the incident, by id. */
    Map<UUID, Standing> standing(UUID incident);
}
