package care.backstop.incident;

import care.backstop.market.ServiceKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident as other modules see it.
 *
 * @param causes every cause given, the primary first
 * @param locationIds the CQC ids of the locations it is about
 * @param awareAt the first moment the council knew: duty clocks start here
 * @param endsOn the closing date, or null when nobody knows it
 * @param leadPost the post that acknowledged it, or null
 */
public record IncidentView(
        UUID id,
        String name,
        IncidentKind kind,
        IncidentState state,
        ServiceKind service,
        List<String> locationIds,
        List<Cause> causes,
        Instant notifiedAt,
        String notifiedBy,
        Instant awareAt,
        @Nullable LocalDate endsOn,
        Verification verification,
        @Nullable UUID leadPost,
        @Nullable String leadName,
        int version) {

    public IncidentView {
        locationIds = List.copyOf(locationIds);
        causes = List.copyOf(causes);
    }
}
