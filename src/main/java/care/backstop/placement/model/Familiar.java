package care.backstop.placement.model;

/** What can stay the same for somebody who moves. */
public enum Familiar {
    STAFF("The same staff"),
    GROUP("The same group of people"),
    AREA("The same area"),
    SERVICE("The same kind of service"),
    PLACE("The place where care is given"),
    TIMES("The times of care"),
    STAFF_GENDER("The gender of the staff"),
    TASKS("What is done for them"),
    LANGUAGE("The language spoken");

    private final String words;

    Familiar(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
