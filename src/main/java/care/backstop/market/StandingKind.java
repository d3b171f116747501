package care.backstop.market;

/** What a council knows of a service or its provider beside what the regulator publishes. */
public enum StandingKind {
    SUSPENDED("New business suspended", "Nobody new is placed there until it is lifted"),
    DEFAULT_NOTICE("Default notice", "It is in breach of its contract and was told so"),
    CONCERN("Concern", "Something is being looked into"),
    FRAMEWORK("On the framework", "It has a place on the council's framework contract");

    private final String words;
    private final String means;

    StandingKind(String words, String means) {
        this.words = words;
        this.means = means;
    }

    public String words() {
        return words;
    }

    /** What it means for somebody who needs a place. */
    public String means() {
        return means;
    }
}
