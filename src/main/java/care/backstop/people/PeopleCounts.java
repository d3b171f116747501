package care.backstop.people;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many, never who. Maps hold only what occurs, in the order of their type; a need nobody has told us is under
 * {@code needNotKnown}. {@code listsLate} are lists asked for that were refused or
 * have not come in time. {@code listAsAt} is when the last list was taken in, null when there has been none: then the
 * total is "no list yet", not nought. {@code recordsLate} are people with a care record that is missing or has not come
 * in time, {@code workersOver} workers with more people than they may have; both null where they were not looked for.
 */
public record PeopleCounts(
        int total,
        int open,
        Map<Colour, Integer> colours,
        Map<Need, Integer> needs,
        int needNotKnown,
        Map<Funding, Integer> funding,
        Map<Status, Integer> statuses,
        int notTold,
        int withoutWorker,
        int stale,
        int listsLate,
        @Nullable Integer recordsLate,
        @Nullable Integer workersOver,
        @Nullable Instant listAsAt) {}
