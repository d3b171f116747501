package care.backstop.communications.model;

import care.backstop.incident.IncidentLearned;
import java.util.Set;

/**
 * What the review report of an incident says.
 *
 * @param situation its numbers, with one to four people hidden
 * @param naming texts that seem to name somebody, which the report leaves out
 */
public record Review(Sitrep situation, IncidentLearned learned, Set<String> naming) {

    public static final String LEFT_OUT = "Left out: it seems to name somebody the incident affects.";

    public Review {
        naming = Set.copyOf(naming);
    }

    /** A text that somebody typed, or that it is left out. */
    public String said(String text) {
        return naming.contains(text) ? LEFT_OUT : text;
    }
}
