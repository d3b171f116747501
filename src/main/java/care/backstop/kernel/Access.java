package care.backstop.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call an endpoint. Every handler method carries one, or {@link OpenToAll}; the build fails otherwise and the
 * dispatcher refuses it. The matrix decides by role; {@link On#INCIDENT} also asks for live membership of the
 * incident named by the path variable {@code incident} (else 404), {@link On#PERSON} for the person's incident too.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Access {
    /** Column of the matrix. */
    Area area();

    /** What is done. */
    Act act();

    /** What it is done to. */
    On on() default On.ALL;

    /** The verbs of the matrix. */
    enum Act {
        /** R. */
        READ,
        /** W. */
        WRITE,
        /** A. */
        APPROVE,
        /** X, bulk export. */
        EXPORT
    }

    /** Where the object comes from. */
    enum On {
        /** No single object: a list or a search that row-level security narrows, or something new. */
        ALL,
        /** The incident in path variable {@code incident}: must be a live member. */
        INCIDENT
    }
}
