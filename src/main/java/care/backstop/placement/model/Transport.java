package care.backstop.placement.model;

/** How somebody travels. */
public enum Transport {
    OWN_CAR("Own car"),
    FAMILY("With family or friends"),
    TAXI("Taxi"),
    MINIBUS("Minibus"),
    AMBULANCE("Ambulance"),
    ON_FOOT("On foot"),
    NONE("None needed: care comes to them");

    private final String words;

    Transport(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** What is said once the old care is over: whoever is cared for at home leaves nothing. */
    public String left(String whom) {
        return this == NONE ? "The old care of %s has ended".formatted(whom) : whom + " has left";
    }

    /** What is said once the new care has begun. */
    public String arrived(String whom) {
        return this == NONE ? "The new care of %s has begun".formatted(whom) : whom + " has arrived";
    }

    /** Whether somebody is paid for it, so that the payer must be named. */
    public boolean paidFor() {
        return this == TAXI || this == MINIBUS || this == AMBULANCE;
    }
}
