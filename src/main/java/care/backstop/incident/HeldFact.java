package care.backstop.incident;

/** What the program may hold already of something that a line of a plan asks somebody to type. */
public enum HeldFact {
    PERSON("Reference of a person of this incident"),
    /** Never told: hardly anybody who keeps a plan is cleared for what care somebody has. */
    HOURS_A_WEEK("Hours of care a person has each week"),
    SUSPENDED("Whether a service or provider is under an embargo or suspension"),
    FRAMEWORK("Whether a provider is on the council's framework"),
    RUNS("Whether a service runs, as the duty test last found"),
    FREE_RESIDENTIAL("Free places in residential homes of the area"),
    FREE_NURSING("Free places in nursing homes of the area"),
    FREE_HOURS("Free hours of home care in the area"),
    BEDS_RESIDENTIAL("Places that residential homes of the area are registered for"),
    BEDS_NURSING("Places that nursing homes of the area are registered for"),
    CLOSES_ON("Last day on which the service runs"),
    CHOSE_ON("Day on which a person's place was chosen"),
    MOVES_ON("Day for which a person's move is planned"),
    ARRIVALS("Moves planned to a service on a day"),
    FOR_NOW("Place that a person has for the time being"),
    LOOKS_AGAIN_ON("Day by which a person chooses for good"),
    FIRST_MOVE("Day and time of the first move that is planned"),
    MOVING("How many people have a move that is planned"),
    GOES_ALONG("Whether somebody goes along with a move on a day"),
    VISITS_ON("Day on which a person visits a place"),
    VISITING_MILES("Miles in a straight line from a person's family to the place that is chosen"),
    TAKES_OVER("Whether a provider takes a group on with its workers"),
    REGISTERED_FOR("What care a service or provider is registered for"),
    SENIOR("Posts of the incident that are senior: its lead, executives and whoever approves funding");

    private final String words;

    HeldFact(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Whether what is held is one of the choices of the question. */
    public boolean choice() {
        return this == TAKES_OVER || this == REGISTERED_FOR;
    }

    /** Whether what is held may be said to whoever records, or only whether it is the same. */
    public boolean told() {
        return this != HOURS_A_WEEK;
    }
}
