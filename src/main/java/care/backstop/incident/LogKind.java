package care.backstop.incident;

/** The types of entry in an incident's log. */
public enum LogKind {
    NOTE("Note"),
    CALL("Call"),
    CONTACT("Contact"),
    DECISION("Decision"),
    RISK("Risk"),
    ISSUE("Issue"),
    COMPLAINT("Complaint"),
    DISPUTE("Dispute between agencies"),
    MEDIA("Media"),
    MEETING("Meeting"),
    MEASURE("Measure to keep care safe"),
    ASSESSMENT("Risk assessment"),
    EMPLOYER("Employer action"),
    POLICE("Police presence"),
    BUSINESS_SUPPORT("Business support"),
    ACTION("Action"),
    PEOPLE("People"),
    PLACE("Place"),
    MOVE("Move"),
    SITE("At the site"),
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
