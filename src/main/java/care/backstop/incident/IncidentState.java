package care.backstop.incident;

import java.util.Locale;

/** How far an incident has come. */
public enum IncidentState {
    /** Somebody told us; no named lead has said they have it. */
    NOTIFIED("Not acknowledged"),
    /** A named lead has it. */
    ACKNOWLEDGED("Open"),
    /** It turned out not to be needed; it may stand again. */
    STOOD_DOWN("Stood down"),
    /** Nothing is open any more. */
    CLOSED("Closed");

    private final String words;

    IncidentState(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** As a word of a sentence: {@code stood down}. */
    public String spoken() {
        return words.toLowerCase(Locale.UK);
    }

    /** Whether work on it has ended, for now or for good. */
    public boolean ended() {
        return this == STOOD_DOWN || this == CLOSED;
    }
}
