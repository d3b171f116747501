package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.Cause;
import care.backstop.incident.model.Intake;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Eight fields at two in the morning.
 *
 * @param serviceName the name of the location chosen so far, or null
 * @param openIncident the name of an open incident about the same provider, or null
 */
public record IntakePage(
        UUID draft,
        Intake typed,
        @Nullable String serviceName,
        @Nullable String openIncident,
        @Nullable String saved,
        Errors errors) {

    /** When the service stops, in one question. */
    public enum Stops {
        DATE("On a date we know"),
        UNKNOWN("Nobody knows when yet"),
        MAYBE("It may not stop: this is a warning");

        private final String words;

        Stops(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** How people tell us. */
    public static final List<String> WAYS =
            List.of("Telephone", "Email", "In person", "CQC notice", "Letter", "News or social media");

    public String field(String name) {
        return typed.field(name);
    }

    public String saveTo() {
        return "/incidents/drafts/" + draft;
    }

    public List<Cause> causes() {
        return Arrays.asList(Cause.values());
    }
}
