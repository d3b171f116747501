package care.backstop.kernel;

import java.util.Collection;
import java.util.UUID;

/**
 * Where reads and changes are written down. Implemented by {@code audit}; entries are chained and written last in the
 * caller's transaction, so a change without its entry cannot be committed. Ids and names of fields only, never values.
 */
public interface AuditTrail {

    /**
     * Someone saw these people, by whatever route (list, page, search, print, export). {@code what} names the view,
     * {@code subject} its object as {@code kind:id}, {@code people} every person shown.
     */
    void read(String what, String subject, Collection<?> people);

    /** Something changed. {@code fields} are names of fields, never their values. */
    void changed(String what, String subject, Collection<String> fields);

    /** A command was not carried out. Written in a transaction of its own, after the rollback. */
    void refused(String what, String subject, Problem.Code code);

    /** Someone signed in or out, or failed to; {@code kind} is {@code SIGN_IN} or {@code SIGN_OUT}. */
    void signIn(String kind, String what, String subject, String council);

    /**
     * Something left the program for somebody outside, on behalf of a post that is not acting any more. The caller has
     * told the database that the record may be added to.
     */
    void sent(String what, String subject, String council, UUID post);
}
