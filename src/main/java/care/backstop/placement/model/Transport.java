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

    /** Whether somebody is paid for it, so that the payer must be named. */
    public boolean paidFor() {
        return this == TAXI || this == MINIBUS || this == AMBULANCE;
    }
}
