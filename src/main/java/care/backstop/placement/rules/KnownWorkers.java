package care.backstop.placement.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a worker whom somebody knows comes to them from an agency: because their round passes to it with its workers,
 * because a worker who visits them goes there, or because others of their round have a place there and are visited by
 * the same workers. What nobody has told is not counted.
 */
public final class KnownWorkers {

    /**
     * A round that passes to one agency.
     *
     * @param location the agency, by CQC id
     * @param comes whether the person goes along; null while they have not said
     * @param workers of the round
     * @param coming how many of them pass over; null while they have not been asked
     */
    public record Passing(
            String name,
            String location,
            String agency,
            @Nullable Boolean comes,
            int workers,
            @Nullable Integer coming) {

        private boolean keepsWorkers() {
            return workers > 0 && (coming == null || coming > 0);
        }
    }

    /**
     * What is known of one person who is cared for at home.
     *
     * @param round null when they belong to none
     * @param others how many others of the round still need care
     * @param othersAt of these, how many have a place, by agency
     * @param regular how many workers visit them regularly
     * @param regularAt of these, how many go to which agency
     */
    public record Facts(
            @Nullable String round,
            int others,
            Map<String, Integer> othersAt,
            @Nullable Passing passing,
            int regular,
            Map<String, Integer> regularAt) {

        public static final Facts NOTHING = new Facts(null, 0, Map.of(), null, 0, Map.of());

        public Facts {
            othersAt = Map.copyOf(othersAt);
            regularAt = Map.copyOf(regularAt);
        }

        /** Whoever said no to going along with the round is not held to it. */
        private boolean saidNo() {
            return passing != null && Boolean.FALSE.equals(passing.comes);
        }
    }

    /**
     * What is said of one agency.
     *
     * @param kept a worker they know may come from it
     * @param points against it: what the plan counts for a round that is torn apart, where another agency keeps a worker
     */
    public record Said(boolean kept, long points, List<String> words) {
        public Said {
            words = List.copyOf(words);
        }
    }

    /** Null when nothing is known of any agency: then there is nothing to compare. */
    public static @Nullable Said of(Facts facts, String agency, long roundSplit) {
        if (!known(facts)) {
            return null;
        }
        var words = new ArrayList<String>();
        boolean kept = false;
        var passing = facts.passing;
        if (passing != null && passing.location.equals(agency)) {
            kept = passing.keepsWorkers() && !facts.saidNo();
            words.add(passes(passing));
        }
        int regular = facts.regularAt.getOrDefault(agency, 0);
        if (regular > 0) {
            kept = true;
            words.add("%s they know %s there".formatted(count(regular, "worker"), regular == 1 ? "goes" : "go"));
        }
        int others = facts.othersAt.getOrDefault(agency, 0);
        if (others > 0) {
            kept |= !facts.saidNo();
            words.add("%s of %s %s a place there"
                    .formatted(
                            count(others, "other person", "other people"), facts.round, others == 1 ? "has" : "have"));
        }
        if (words.isEmpty()) {
            words.add("No worker they know is known to go there");
        }
        return new Said(kept, kept || !keptSomewhere(facts) ? 0 : roundSplit, words);
    }

    /** What is still to be found out before anything can be said; null when something is known. */
    public static @Nullable String toFindOut(Facts facts) {
        if (known(facts)) {
            return null;
        }
        var visited = facts.regular == 0
                ? "No worker who visits them is written down"
                : facts.regular == 1
                        ? "Where the worker who visits them goes is not known"
                        : "Where the %d workers who visit them go is not known".formatted(facts.regular);
        return "%s, and %s. So it is not known whether a worker they know comes from any of these agencies."
                .formatted(
                        visited,
                        facts.round == null ? "they belong to no round" : facts.round + " passes to no agency yet");
    }

    private static boolean known(Facts facts) {
        return facts.passing != null || !facts.regularAt.isEmpty() || !facts.othersAt.isEmpty();
    }

    private static boolean keptSomewhere(Facts facts) {
        var passing = facts.passing;
        return !facts.regularAt.isEmpty()
                || (!facts.saidNo() && (!facts.othersAt.isEmpty() || (passing != null && passing.keepsWorkers())));
    }

    private static String passes(Passing p) {
        var with = p.workers == 0
                ? "%s passes to it; its workers are not written down"
                : p.coming == null
                        ? "%s passes to it; how many of its workers go along is not known yet"
                        : p.coming == 0
                                ? "%s passes to it without its workers"
                                : "%s passes to it with %d of its %s"
                                        .formatted("%s", p.coming, count(p.workers, "worker"));
        return with.formatted(p.name)
                + (p.comes == null
                        ? "; the person has not said whether they go along"
                        : p.comes ? "" : "; the person said no to going along");
    }

    private static String count(int n, String one) {
        return count(n, one, one + "s");
    }

    private static String count(int n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }

    private KnownWorkers() {}
}
