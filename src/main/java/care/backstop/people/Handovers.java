package care.backstop.people;

import java.util.UUID;

/** Whether whoever cares for a person next has been handed what they need to know. */
public interface Handovers {

    /** In words, with when and to whom; says nothing of what was handed over. */
    String standing(UUID incident, UUID person);
}
