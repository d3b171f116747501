package care.backstop.placement.model;

/** What became of an offer, once somebody answered it. Running out is worked out from the clock, never stored. */
public enum OfferAnswer {
    ACCEPTED("Accepted"),
    REFUSED("Refused"),
    WITHDRAWN("Withdrawn");

    private final String words;

    OfferAnswer(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
