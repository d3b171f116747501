package care.backstop.people;

/** The kind of care a person needs: what a place must be registered and equipped for. */
public enum Need {
    RESIDENTIAL("Residential care"),
    NURSING("Nursing care"),
    DEMENTIA_RESIDENTIAL("Residential care for dementia"),
    DEMENTIA_NURSING("Nursing care for dementia"),
    LEARNING_DISABILITY("Learning disability care"),
    MENTAL_HEALTH("Mental health care"),
    HOME_CARE("Care at home");

    private final String words;

    Need(String words) {
        this.words = words;
    }

    /** As an officer writes it. */
    public String words() {
        return words;
    }
}
