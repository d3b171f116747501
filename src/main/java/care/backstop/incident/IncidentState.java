package care.backstop.incident;

/** How far an incident has come. */
public enum IncidentState {
    /** Somebody told us; no named lead has said they have it. */
    NOTIFIED("Not acknowledged"),
    /** A named lead has it. */
    ACKNOWLEDGED("Open"),
    /** Nothing is open any more. */
    CLOSED("Closed");

    private final String words;

    IncidentState(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
