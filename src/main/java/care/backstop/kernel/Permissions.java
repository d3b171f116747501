package care.backstop.kernel;

import java.util.Set;

/** What the access matrix grants to a role. Implemented by {@code access} from {@code access-matrix.csv}. */
public interface Permissions {

    /** Whether any cell of the matrix lets this actor's role do this in this area, whatever the scope. */
    boolean may(Actor actor, Area area, Access.Act act);

    /** The scopes under which it may: empty when it may not. */
    Set<Scope> scopes(Actor actor, Area area, Access.Act act);

    /** The scope letters of the matrix. */
    enum Scope {
        /** p. */
        ALL,
        /** o. */
        OWN_AGENCY,
        /** i. */
        INCIDENT_MEMBER,
        /** f. */
        FUNDED,
        /** a. */
        ASSIGNED,
        /** s. */
        OWN_ITEMS,
        /** m: name and funder, no health. */
        MINIMUM,
        /** n: what a place needs to know, without identity. */
        NEED_PROFILE,
        /** h: handling flags only. */
        HANDLING,
        /** g: totals, one to four hidden. */
        AGGREGATE,
        /** b: with a reason, for four hours, reviewed. */
        BREAK_GLASS
    }
}
