package care.backstop.people;

/** Who pays for the care now, as the lead-agency table of the procedure sorts it. */
public enum Funding {
    HOST_COUNCIL("This council"),
    SELF("Pays for own care"),
    CHC_LOCAL("NHS continuing healthcare, local ICB"),
    CHC_OTHER("NHS continuing healthcare, another ICB"),
    JOINT("Council and NHS together"),
    FNC("Council or person, with NHS-funded nursing"),
    S117("Section 117 aftercare"),
    OTHER_COUNCIL("Another English council"),
    OTHER_COUNTRY("Wales, Scotland or Northern Ireland"),
    PERSONAL_BUDGET("Personal budget or direct payment"),
    JOINT_COUNCILS("This council and another together"),
    NOT_KNOWN("Not known");

    private final String words;

    Funding(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
