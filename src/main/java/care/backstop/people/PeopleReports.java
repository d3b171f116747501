package care.backstop.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What reports that leave the room need of the people in it: how many, never who. Joins the caller's transaction. */
public interface PeopleReports {

    /** How many of each priority are still to be looked after elsewhere; only priorities that occur. */
    Map<Colour, Integer> openByColour(UUID incident);

    /** The same over several incidents, in one query. */
    Map<Colour, Integer> openByColour(Collection<UUID> incidents);

    /** Everyone of an incident who has been told what happens to their care. */
    List<UUID> told(UUID incident);

    /** How officers speak of these people where no name belongs; whoever shows it writes the ids to the audit trail. */
    Map<UUID, String> references(UUID incident, Collection<UUID> people);

    /** How far the people of each of these incidents have come; an incident without people is left out. One query. */
    Map<UUID, Map<Status, Integer>> statuses(Collection<UUID> incidents);

    /**
     * Which of these texts seem to name somebody of the incident: a name as a word of its own, or an NHS number however
     * it is spaced. Errs on the side of yes, as many names are also plain words.
     */
    Set<String> naming(UUID incident, Collection<String> texts);
}
