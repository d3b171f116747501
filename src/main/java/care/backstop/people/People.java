package care.backstop.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is affected by an incident. Every call works within the acting post's row-level security, so somebody else's
 * incident is empty. Call from within a transaction or from a page; each call is one of its own otherwise.
 */
public interface People {

    /** Everyone the acting post may see, cut to its clearance, in the order of work. */
    List<PersonView> of(UUID incident);

    /** One person, cut to the acting post's clearance. Empty when absent or not to be seen. */
    Optional<PersonView> find(UUID incident, UUID person);

    /** Facts of everyone for rules and the planner, in the order of work. Never shown. */
    List<PersonFacts> facts(UUID incident);

    /** Facts of one person for a rule. Never shown. Throws {@link care.backstop.kernel.NotThere}. */
    PersonFacts facts(UUID incident, UUID person);

    /** How soon and how bad the last judgement says it is: for who is cleared for health, or decides on the duty. */
    Optional<UrgencyView> urgency(UUID incident, UUID person);

    /** Counts for the overview. */
    PeopleCounts counts(UUID incident);
}
