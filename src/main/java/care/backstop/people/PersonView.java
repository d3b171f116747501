package care.backstop.people;

import care.backstop.kernel.Answer;
import care.backstop.market.Point;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person as the reader may see them. A part that is null is one the reader is not cleared for; inside a part, null
 * and NOT_KNOWN mean that nobody has told us. Whoever shows it writes the ids shown to the audit trail.
 *
 * @param reference how officers speak of the person where no name belongs; unique in the incident
 * @param location the location they are leaving, by CQC id
 * @param name how they like to be called (minimum fields)
 * @param details identity beyond the name (full identity)
 * @param funding who pays (minimum fields)
 * @param flags what anyone handling their move must know, without saying why
 * @param need what a place must offer (need profile)
 * @param health everything about health and capacity (full clearance)
 */
public record PersonView(
        UUID id,
        UUID incident,
        String reference,
        int version,
        @Nullable String location,
        Status status,
        @Nullable Instant told,
        List<Worker> workers,
        @Nullable Name name,
        @Nullable Details details,
        @Nullable Payer funding,
        @Nullable Flags flags,
        @Nullable NeedProfile need,
        @Nullable Health health) {

    /** What to call them. */
    public String called() {
        return name == null ? reference : name.called();
    }

    /** INTERNAL. A post that is in charge of the person, and who holds it. */
    public record Worker(UUID post, String name) {}

    /** PERSONAL, minimum. Any of the parts may be unknown; the list names the person by reference then. */
    public record Name(
            @Nullable String given,
            @Nullable String family,
            @Nullable String knownAs,
            String called) {}

    /** PERSONAL. */
    public record Details(
            @Nullable LocalDate birthDate,
            @Nullable String nhsNumber,
            @Nullable String address,
            @Nullable String postcode,
            @Nullable Point at,
            @Nullable String phone,
            @Nullable String language,
            @Nullable String familyPostcode,
            @Nullable Point familyAt,
            List<String> choices,
            List<String> exclusions,
            Answer wantsToMoveEarly) {}

    /** PERSONAL, minimum. {@code body} is the council or ICB that pays, in words. */
    public record Payer(Funding category, @Nullable String body) {}

    /**
     * What anyone who handles the move must know. The colour is shown without its reasons; {@code safeguarding} says
     * only "speak to the safeguarding lead".
     */
    public record Flags(
            Colour colour,
            boolean stale,
            Answer doubleUp,
            @Nullable String group,
            @Nullable String round,
            boolean safeguarding,
            boolean stopBeforeMove) {}

    /** SPECIAL, need profile: what somebody must be able to offer, without who it is for. */
    public record NeedProfile(
            @Nullable Need kind,
            @Nullable Visits visits,
            @Nullable Integer weeklyMinutes,
            @Nullable String area,
            Answer endOfLife,
            List<String> features) {}

    /** SPECIAL: reasons of the priority, the facts behind it, capacity and representation. */
    public record Health(
            String row,
            List<String> reasons,
            List<String> unanswered,
            @Nullable Instant ratedAt,
            PersonFacts facts,
            @Nullable String careNow) {}
}
