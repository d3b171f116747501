package care.backstop.incident.rules;

/** The checks that a procedure can name for a record. What each compares is said beside it in the procedure. */
public enum RecordRule {
    NOT_PAST("The day, or the day and time, is not over yet"),
    NOT_FUTURE("The day, or the day and time, has come"),
    NOT_BEFORE("It is not before another day or time"),
    END_IS("The end is the start and so many days"),
    SUM_IS("The total is the sum of the others"),
    AT_MOST("The number is no higher than another, or than a limit"),
    AT_LEAST("The number, or the number of rows, is no lower than a limit"),
    NOT_TWICE("Nothing is there twice"),
    NO_CLASH("The same thing is not taken twice at one time"),
    ALL_YES("Each is answered with yes"),
    REASON_WHEN_ZERO("A reason is given where all the numbers are nought"),
    HELD_BY("Whoever is named stands behind this owner code"),
    STEERING_GROUP("The steering group has so many members"),
    ROLE_HELD("Somebody has this role of the emergency team"),
    EVERY_LOCATION("Every location of the incident is there"),
    NOT_BEFORE_LAST_MOVE("It is not before the last planned move"),
    NOT_OVERDUE("The day, and so many after it, has not passed without being dealt with"),
    NOT_OLDER("It is no older than so many days"),
    NOT_ANSWERED("The answer is none of these"),
    NAMES_ALL("Each of these is named"),
    MOST_EACH("What is counted for one name is no more than a limit"),
    SUM_WITHIN("The sum is no higher than another number"),
    YES_NEEDS("A yes needs a yes to each of these"),
    AS_HELD("It is what the program holds already, and is taken from there when left empty"),
    AT_LEAST_HELD("The number is no lower than what the program holds"),
    NOT_AFTER_HELD("The day, or the day and time, is not after the one that the program holds"),
    NOT_HELD("The program holds nothing that stands against it"),
    KNOWN("It is one of those that the program holds");

    private final String words;

    RecordRule(String words) {
        this.words = words;
    }

    /** Whether it is held against something that the program holds. */
    public boolean looksUp() {
        return comparesWithHeld() || this == KNOWN;
    }

    /** Whether it compares an answer with what is held of the answers beside it. */
    public boolean comparesWithHeld() {
        return this == AS_HELD || this == AT_LEAST_HELD || this == NOT_AFTER_HELD || this == NOT_HELD;
    }

    /** What it sees to. */
    public String words() {
        return words;
    }
}
