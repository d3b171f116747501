package care.backstop.incident;

/** What sort of incident it is (Southampton 3.1 to 3.3). */
public enum IncidentKind {
    /** Quality or business breaks down. */
    FAILURE("Failure"),
    /** A decision to leave the market, planned or enforced. */
    EXIT("Planned exit"),
    /** A serious prospect of either; preparation only. */
    POTENTIAL("Possible failure");

    private final String words;

    IncidentKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
