package care.backstop.incident;

/** What sort of incident it is (Southampton 3.1 to 3.3; Lancashire 2.1.6). */
public enum IncidentKind {
    /** Quality or business breaks down. */
    FAILURE("Failure"),
    /** A decision to leave the market, planned or enforced. */
    EXIT("Planned exit"),
    /** A serious prospect of either; preparation only. */
    POTENTIAL("Possible failure"),
    /** Part of the work comes back to those who commissioned it; the provider goes on with the rest. */
    HAND_BACK("Contract hand-back");

    private final String words;

    IncidentKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
