package care.backstop.kernel;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is let into an incident, taken out of it again, or shut out of it. Implemented by {@code access}. */
public interface IncidentStaff {

    /** Lets a post in for a term. Refused when it is in already, is not a post of this council, or is shut out. */
    void add(UUID incident, UUID post, Term term, Actor by);

    /**
     * Ends a membership now. Refused for the last incident lead who stays.
     *
     * @return whose it was
     */
    Actor end(UUID incident, UUID post, String because, Actor by);

    /**
     * Shuts a user out of an incident for a conflict of interest, whatever posts they hold or will hold. It beats every
     * membership and every grant. Refused for the last incident lead who stays.
     */
    void exclude(UUID incident, UUID user, String because, Actor by);

    /** Every membership there is or was, by agency and post, the latest of a post first. */
    List<Stay> stays(UUID incident);

    /** Live posts of the council and its partners, whether members or not, by agency and title. */
    List<Actor> posts();

    /** Who is shut out, the latest first. */
    List<Exclusion> exclusions(UUID incident);

    /**
     * How long somebody is let in for, and why.
     *
     * @param from null for now
     * @param until null for no end
     */
    record Term(@Nullable Instant from, @Nullable Instant until, String because) {}

    /**
     * A membership.
     *
     * @param until when it ends or ended; null for no end
     * @param addedBy the post that let them in
     * @param because why they were let in; null for whoever was there from the start
     */
    record Stay(
            Actor who,
            Instant from,
            @Nullable Instant until,
            String addedBy,
            @Nullable String because,
            @Nullable String endedBecause,
            Standing standing) {}

    /** Whether a membership holds. */
    enum Standing {
        NOW,
        COMING,
        ENDED
    }

    /** Somebody shut out for a conflict of interest. */
    record Exclusion(UUID user, String name, String because, String by, Instant at) {}
}
