package care.backstop.incident;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a module holds of the facts that lines of a plan ask for, so that nobody has to type what the program knows, and
 * nobody can type the contrary. Every bean of this type is asked, inside the caller's transaction; the incident itself is
 * one, and modules above add theirs.
 */
public interface Held {

    /** The facts it can tell. */
    Set<HeldFact> facts();

    /**
     * What it holds, by what it is about: the answers beside it, in lower case with {@code |} between. What it does not
     * know is left out.
     *
     * @param about what was typed; more may be told
     */
    Map<String, String> held(UUID incident, HeldFact fact, Set<String> about);
}
