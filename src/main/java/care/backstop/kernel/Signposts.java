package care.backstop.kernel;

/** Which ways lead somewhere for whoever is acting, so that no page offers one that does not. */
public interface Signposts {

    /**
     * Whether the actor's role may open this page. Says nothing about the object behind it: an incident one is not part
     * of, or a person one may not see, stays hidden for reasons of its own.
     *
     * @param path as a link gives it, with or without a query
     */
    boolean leadsSomewhere(Actor actor, String path);

    /** What a module knows about its pages beyond the role: a bean of this type says which are closed to whom. */
    @FunctionalInterface
    interface Closed {
        boolean to(Actor actor, String path);
    }
}
