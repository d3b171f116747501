package care.backstop.placement.model;

/** What somebody can be known by; two must match. */
public enum Identifier {
    NAME("Full name"),
    BIRTH_DATE("Date of birth"),
    NHS_NUMBER("NHS number"),
    PHOTOGRAPH("Photograph"),
    KNOWN_BY_STAFF("Known to the member of staff");

    private final String words;

    Identifier(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
