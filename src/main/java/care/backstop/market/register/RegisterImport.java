package care.backstop.market.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One file brought in, as far as it is. Counts are of locations (of providers for a file of providers).
 *
 * @param no short number that facts carry
 * @param held how many the register already held from this kind of file: the base of the 2% rule
 * @param asAtFrom where the day was found
 * @param older left alone because something newer is known
 */
public record RegisterImport(
        UUID id,
        int no,
        Kind kind,
        @Nullable String layout,
        boolean complete,
        String fileName,
        long fileBytes,
        String sha256,
        @Nullable LocalDate asAt,
        @Nullable String asAtFrom,
        State state,
        String doing,
        @Nullable String problem,
        List<String> notes,
        int rows,
        int rejected,
        Counts counts,
        int held,
        boolean applyWhenSmall,
        Instant startedAt,
        UUID startedUser,
        String startedName,
        Instant seenAt,
        @Nullable Instant appliedAt,
        @Nullable String appliedName,
        @Nullable Instant undoneAt,
        @Nullable String undoneName,
        int version) {

    /** How far an import is. Undoing puts it back to STAGED. */
    public enum State {
        RUNNING("Being read"),
        STAGED("Waiting to be applied"),
        APPLIED("Applied"),
        REJECTED("Refused");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** As shown to people. */
        public String words() {
            return words;
        }
    }

    /** What an import changes, or would. */
    public record Counts(int added, int changed, int removed, int unchanged, int older, int reregistered) {

        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        public int differences() {
            return added + changed + removed + reregistered;
        }
    }

    /** Whether it changes so much of what is already held that a second person has to apply it. */
    public boolean needsSecondPerson() {
        return DiffBudget.exceeded(counts.differences(), held);
    }

    /** As audit names it. */
    public String subject() {
        return "register-import:" + id;
    }
}
