package care.backstop.kernel.outbox;

/** How far a letter has come. */
public enum LetterState {
    /** Nothing has been said to a mail server yet, or it could not take the letter then. */
    WAITING("Waiting"),
    /** The mail server is being spoken to. */
    SENDING("Being sent"),
    /** The mail server took it. */
    SENT("Sent"),
    /** The connection or the program broke off at the moment when only the mail server knows. */
    MAY_HAVE_BEEN_SENT("May have been sent"),
    /** The mail server refused it, or it was tried too often. */
    FAILED("Not sent"),
    /** Taken back before it went. */
    REVOKED("Revoked");

    private final String words;

    LetterState(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Whether whoever it is for may have read it. */
    public boolean mayBeKnown() {
        return this == SENDING || this == SENT || this == MAY_HAVE_BEEN_SENT;
    }
}
