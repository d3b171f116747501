package care.backstop.incident.model;

import care.backstop.incident.IncidentState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One service of a provider that fails in several places, with the incident of its own.
 *
 * @param council the council whose area it is in, as the register names it
 * @param standing how that incident stands; null when the reader is not in it
 */
public record SubIncident(
        UUID incident,
        String location,
        String name,
        @Nullable String council,
        Instant joinedAt,
        @Nullable Standing standing) {

    /** How an incident stands at one moment. */
    public record Standing(
            IncidentState state,
            @Nullable String lead,
            Instant awareAt,
            @Nullable LocalDate endsOn,
            int openActions,
            int lateActions) {}

    /** Another council's numbers for its part; null is not known. */
    public record Reported(
            UUID id,
            String council,
            String service,
            @Nullable Integer people,
            @Nullable Integer moved,
            @Nullable Integer toMove,
            @Nullable String note,
            Instant asAt,
            String reportedBy,
            String how,
            Instant recordedAt,
            String recordedBy) {}

    /** A council, local NHS body or other that it concerns. */
    public record Body(
            UUID id,
            Kind kind,
            String name,
            @Nullable String contact,
            String because,
            @Nullable Instant toldAt,
            @Nullable String toldHow,
            @Nullable String toldBy) {

        /** What sort of body it is. */
        public enum Kind {
            COUNCIL("Council"),
            ICB("NHS, local commissioner"),
            OTHER("Other");

            private final String words;

            Kind(String words) {
                this.words = words;
            }

            public String words() {
                return words;
            }
        }
    }
}
