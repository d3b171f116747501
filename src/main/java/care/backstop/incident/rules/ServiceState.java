package care.backstop.incident.rules;

/** Input S of table A1. */
public enum ServiceState {
    RUNNING("still running"),
    /** About to stop, with no realistic return to normal. */
    JEOPARDY("about to stop"),
    PARTLY_STOPPED("partly stopped"),
    STOPPED("stopped"),
    /** Nobody knows yet: prepared for as if about to stop. */
    UNKNOWN("in a state nobody has confirmed");

    private final String words;

    ServiceState(String words) {
        this.words = words;
    }

    /** Fits after "the service is" or "has": {@code still running}. */
    public String words() {
        return words;
    }
}
