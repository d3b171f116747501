package care.backstop.placement.model;

/** How somebody gets to know a place before they decide. */
public enum VisitKind {
    VISIT("A visit"),
    ON_SCREEN("A look round by video"),
    TRIAL("A trial stay");

    private final String words;

    VisitKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
