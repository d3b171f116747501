package care.backstop.people;

/** Mental capacity for one decision, as last recorded. It is never a label on the person. */
public enum Capacity {
    /** Nothing recorded: presumed to have it. */
    NOT_RECORDED("Not recorded, so presumed to have it"),
    HAS("Has capacity for this decision"),
    LACKS("Lacks capacity for this decision"),
    DOUBT("In doubt, assessment needed");

    private final String words;

    Capacity(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
