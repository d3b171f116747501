package care.backstop.incident;

/** How sure we are that it is true (Southampton 4.5). Every change is kept with who was asked and how. */
public enum Verification {
    RUMOUR("Rumour"),
    REPORTED("Reported, not verified"),
    VERIFIED("Verified"),
    REFUTED("Refuted");

    private final String words;

    Verification(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
