package care.backstop.placement.model;

/** What a provider said when asked whether it has a place. Running out is worked out from the clock, never stored. */
public enum EnquiryAnswer {
    WILLING("Has a place"),
    REFUSED("Has no place"),
    WITHDRAWN("No longer asked");

    private final String words;

    EnquiryAnswer(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
