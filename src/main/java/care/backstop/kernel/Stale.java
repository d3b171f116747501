package care.backstop.kernel;

/** Someone else changed the row since the page was drawn. The edge shows both versions and keeps what was typed. */
public final class Stale extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Stale(String what, Object id) {
        super("%s %s has changed since you opened it".formatted(what, id));
    }
}
