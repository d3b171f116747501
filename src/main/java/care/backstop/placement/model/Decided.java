package care.backstop.placement.model;

/** Who decided where a person goes. */
public enum Decided {
    PERSON("The person"),
    ATTORNEY_OR_DEPUTY("A health and welfare attorney or deputy"),
    BEST_INTERESTS("A named decision maker, in the person's best interests");

    private final String words;

    Decided(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
