package care.backstop.incident.model;

import java.time.LocalDate;

/** Somebody was sent the review report. */
public record ReviewSent(To kind, String name, LocalDate sentOn, String recordedBy) {

    /** Who. */
    public enum To {
        GROUP("A group of the incident"),
        MANAGEMENT("Managers"),
        SAB("The safeguarding adults board"),
        OTHER("Somebody else");

        private final String words;

        To(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
