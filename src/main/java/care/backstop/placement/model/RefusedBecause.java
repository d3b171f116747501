package care.backstop.placement.model;

/** Why an offer came to nothing, coded so that it can be counted. */
public enum RefusedBecause {
    PERSON_SAID_NO("The person said no"),
    FAMILY_SAID_NO("Family or representative said no"),
    HOME_CANNOT_MEET_NEED("The service cannot meet the need"),
    PLACE_GONE("The place is no longer free"),
    FEE("The fee could not be agreed"),
    TOO_FAR("Too far away"),
    BETTER_PLACE("A better place was found"),
    OTHER("Another reason");

    private final String words;

    RefusedBecause(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
