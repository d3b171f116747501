package care.backstop.people;

/** A public body that may pay for somebody's care, and the nation whose law it works under. */
public record PayingAuthority(String name, Nation nation) {

    /** The parts of the United Kingdom, each with its own councils or trusts. */
    public enum Nation {
        ENGLAND,
        WALES,
        SCOTLAND,
        NORTHERN_IRELAND
    }
}
