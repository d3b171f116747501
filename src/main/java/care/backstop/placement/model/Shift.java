package care.backstop.placement.model;

/** A part of the day with staff of its own. */
public enum Shift {
    MORNING("Morning"),
    AFTERNOON("Afternoon and evening"),
    NIGHT("Night");

    private final String words;

    Shift(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
