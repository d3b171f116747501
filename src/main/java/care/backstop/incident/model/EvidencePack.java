package care.backstop.incident.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pack of evidence that somebody asked for.
 *
 * @param withPeople it tells what is owed to each person; then a second person has to agree
 * @param words how far it is, or why it was refused or failed
 * @param people whom it tells about
 */
public record EvidencePack(
        UUID id,
        UUID incident,
        String purpose,
        String forWhom,
        boolean withPeople,
        State state,
        int percent,
        @Nullable String words,
        Instant askedAt,
        String askedBy,
        UUID askedUser,
        UUID askedPost,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable Instant madeAt,
        @Nullable Integer files,
        @Nullable Long bytes,
        @Nullable String sha256,
        List<UUID> people) {

    public EvidencePack {
        people = List.copyOf(people);
    }

    /** How far it has come. */
    public enum State {
        WAITING("Waits for a second person"),
        RUNNING("Being made"),
        READY("Ready"),
        REFUSED("Refused"),
        FAILED("Failed");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
