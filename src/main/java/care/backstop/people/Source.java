package care.backstop.people;

/** Whose list of people it is. */
public enum Source {
    PROVIDER("The provider"),
    COUNCIL("The council"),
    ICB("The ICB"),
    OTHER_COUNCIL("Another council");

    private final String words;

    Source(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
