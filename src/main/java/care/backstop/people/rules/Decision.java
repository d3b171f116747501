package care.backstop.people.rules;

import java.util.Arrays;

/** What is being decided. Capacity, powers and best interests are each about one of these. */
public enum Decision {
    ACCOMMODATION("Where to live", true),
    PROVIDER("Who provides the care", true),
    SHARING("Sharing information", false),
    MONEY("Money", false);

    private final String words;
    private final boolean move;

    Decision(String words, boolean move) {
        this.words = words;
        this.move = move;
    }

    public String words() {
        return words;
    }

    /** Whether it is one of the decisions of a move. */
    public boolean move() {
        return move;
    }

    static Decision of(String name) {
        return Arrays.stream(values())
                .filter(d -> d.name().equals(name))
                .findFirst()
                .orElse(ACCOMMODATION);
    }
}
