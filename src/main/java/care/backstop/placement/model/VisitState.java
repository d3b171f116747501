package care.backstop.placement.model;

/** What became of the offer to visit a place. */
public enum VisitState {
    ARRANGED("It is arranged"),
    WENT("They went"),
    DECLINED("It was offered, and they did not want to go");

    private final String words;

    VisitState(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
