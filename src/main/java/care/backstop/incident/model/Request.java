package care.backstop.incident.model;

import care.backstop.incident.rules.Chasing;
import care.backstop.incident.rules.Chasing.Connection;
import care.backstop.incident.rules.Chasing.Standing;
import care.backstop.incident.rules.Chasing.Whom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something asked of somebody by a date.
 *
 * @param connection what the recipient is to the provider's business; null for others than {@link Whom#BUSINESS}
 * @param person whom it was asked of, for {@link Whom#PERSON}
 * @param basis its id in the register of legal bases
 * @param counted how the due date was counted, in words
 * @param refusedAt when it was last refused; null when it never was, or was asked again since
 * @param settledAt when it was answered or taken back
 */
public record Request(
        UUID id,
        int number,
        Whom whom,
        String recipient,
        @Nullable Connection connection,
        @Nullable UUID person,
        String basis,
        @Nullable String basisNote,
        String what,
        Instant askedAt,
        String askedBy,
        String askedAs,
        UUID askedByPost,
        LocalDate dueOn,
        Instant dueAt,
        String counted,
        @Nullable Instant refusedAt,
        @Nullable Instant settledAt,
        List<Step> steps,
        int version) {

    /** What can become of a request. */
    public enum Kind {
        CHASED("Chased"),
        ANSWERED("Answered"),
        REFUSED("Refused"),
        ASKED_AGAIN("Asked again"),
        WITHDRAWN("Taken back");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * One thing that became of it.
     *
     * @param dueOn the new due date, when it was asked again
     * @param action the number of the line of the plan that a refusal called for, or null
     */
    public record Step(
            Kind kind,
            Instant at,
            String words,
            @Nullable LocalDate dueOn,
            @Nullable String action,
            String by,
            Instant enteredAt) {}

    public Request {
        steps = List.copyOf(steps);
    }

    public int count(Kind kind) {
        return (int) steps.stream().filter(s -> s.kind() == kind).count();
    }

    public Standing standing(Instant now) {
        var settled = settledAt == null ? null : count(Kind.ANSWERED) > 0;
        return Chasing.standing(dueAt, settled, refusedAt != null, now);
    }

    /** The latest moment anything happened to it. */
    public Instant latest() {
        return steps.stream().map(Step::at).reduce(askedAt, (a, b) -> a.isAfter(b) ? a : b);
    }
}
