package care.backstop.kernel;

/** Absent, or not yours: the two look the same from outside (404). */
public final class NotThere extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotThere(String what) {
        super(what + " not found");
    }
}
