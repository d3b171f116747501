package care.backstop.incident.rules;

/** Input E of table A1: has a business failure event happened to the registered provider? */
public enum BusinessFailure {
    /** Listed, in force and evidenced. */
    YES,
    /** Reported, or on a local list only: verify, and let nobody wait for it. */
    SUSPECTED,
    NO
}
