package care.backstop.placement.model;

/** When somebody looks how a person is after a move. */
public enum ReviewKind {
    HOURS_48("48 hours"),
    DAYS_28("28 days"),
    MONTHS_12("12 months"),
    OWN_DAY("A day the council set");

    private final String words;

    ReviewKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
