package care.backstop.incident;

/** Why it happens or may happen (Lancashire 2.1, Southampton 1.5, Kent 5.9). Several may hold; one is primary. */
public enum Cause {
    BUSINESS_FAILURE("Money: insolvency or business failure"),
    REGULATOR_CLOSURE("CQC cancels or restricts the registration"),
    QUALITY("Poor quality or safety"),
    CONTRACT_TERMINATION("A commissioner ends the contract"),
    STRATEGIC_EXIT("The provider decides to leave"),
    LOSS_OF_PREMISES("Fire, flood or loss of the building"),
    STAFF_LOSS("Loss of staff or management"),
    INFECTION("Infection outbreak"),
    SUPPLIER("Supplier or agency trouble"),
    OTHER("Something else");

    private final String words;

    Cause(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
