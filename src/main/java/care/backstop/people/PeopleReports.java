package care.backstop.people;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What reports that leave the room need of the people in it: how many, never who. Joins the caller's transaction. */
public interface PeopleReports {

    /** How many of each priority are still to be looked after elsewhere; only priorities that occur. */
    Map<Colour, Integer> openByColour(UUID incident);

    /**
     * Which of these texts seem to name somebody of the incident: a name as a word of its own, or an NHS number however
     * it is spaced. Errs on the side of yes, as many names are also plain words.
     */
    Set<String> naming(UUID incident, Collection<String> texts);
}
