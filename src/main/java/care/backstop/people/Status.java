package care.backstop.people;

/** How far somebody has come on the way to their next care. */
public enum Status {
    WAITING("No place yet"),
    CHOSEN("Has chosen"),
    OFFERED("Place offered"),
    ACCEPTED("Place accepted"),
    MOVED("Moved"),
    STAYING("Stays where they are"),
    LEFT("Left by own arrangement"),
    DIED("Has died");

    private final String words;

    Status(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Whether somewhere still has to be found or reached for this person. */
    public boolean open() {
        return switch (this) {
            case WAITING, CHOSEN, OFFERED, ACCEPTED -> true;
            case MOVED, STAYING, LEFT, DIED -> false;
        };
    }
}
