package care.backstop.incident.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody on duty, from when until when. */
public record Shift(
        UUID id,
        String role,
        String name,
        String agency,
        @Nullable UUID post,
        Place place,
        @Nullable String location,
        Instant from,
        Instant to) {

    /** Where somebody is on duty. */
    public enum Place {
        OFFICE("In the incident room or at home"),
        SITE("At the site"),
        ESCORT("Escorting people");

        private final String words;

        Place(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
