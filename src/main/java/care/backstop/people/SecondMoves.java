package care.backstop.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether somebody in a place for the time being was promised that they move again. */
public interface SecondMoves {

    /** In words, with its date and how it stands; null when none was promised or the reader may not see it. */
    @Nullable
    String standing(UUID incident, UUID person);
}
