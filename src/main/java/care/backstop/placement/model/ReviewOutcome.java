package care.backstop.placement.model;

/** How somebody is after a move. */
public enum ReviewOutcome {
    SETTLED("Settled"),
    SETTLED_WITH_CHANGES("Settled, with changes to the care"),
    NOT_RIGHT("Not right: another place is needed");

    private final String words;

    ReviewOutcome(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
