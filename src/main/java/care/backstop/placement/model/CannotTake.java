package care.backstop.placement.model;

/** Why a provider that was asked cannot take somebody, coded so that it can be counted. */
public enum CannotTake {
    FULL("No place is free"),
    CANNOT_MEET_NEED("We cannot meet this need"),
    NOT_REGISTERED("We are not registered for this"),
    STAFFING("We do not have the workers"),
    EQUIPMENT("We do not have the equipment"),
    MIX("It would not go with the people we care for now"),
    TOO_SOON("Not by then"),
    FEE("Not for the fee the council pays"),
    OTHER("Another reason");

    private final String words;

    CannotTake(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
