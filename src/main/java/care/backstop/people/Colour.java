package care.backstop.people;

/** Priority of a person, in the order of work: a person nobody has rated comes straight after the red ones. */
public enum Colour {
    RED("Red"),
    UNRATED("Not rated yet"),
    AMBER("Amber"),
    GREEN("Green");

    private final String words;

    Colour(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
