package care.backstop.incident.rules;

/** What kind of person in law the registered provider is: regulation 2 lists different events for each. */
public enum LegalForm {
    COMPANY("a company"),
    INDIVIDUAL("an individual"),
    PARTNERSHIP("a partnership"),
    UNINCORPORATED_CHARITY("an unincorporated charity");

    private final String words;

    LegalForm(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
