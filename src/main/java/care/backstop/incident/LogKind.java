package care.backstop.incident;

/** The types of entry in an incident's log. */
public enum LogKind {
    NOTE("Note"),
    CALL("Call"),
    CONTACT("Contact"),
    DECISION("Decision"),
    RISK("Risk"),
    MEETING("Meeting"),
    MEASURE("Measure to keep care safe"),
    ACTION("Action"),
    PEOPLE("People"),
    PLACE("Place"),
    MOVE("Move"),
    MESSAGE("Message"),
    EVENT("Event");

    private final String words;

    LogKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
