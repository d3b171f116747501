package care.backstop.incident.model;

import care.backstop.incident.IncidentKind;
import care.backstop.incident.rules.TwoParties;
import care.backstop.incident.rules.TwoParties.Determination;
import care.backstop.incident.rules.TwoParties.Said;
import care.backstop.incident.rules.TwoParties.Side;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that council and NHS agree.
 *
 * @param edition 1 for the first
 * @param lines the lines of the plan as they were put forward; empty for an activation
 */
public record Agreement(
        UUID id, Subject subject, int edition, List<Line> lines, Instant putAt, String putBy, List<Word> words) {

    /** What is agreed. */
    public enum Subject {
        ACTIVATION,
        PLAN
    }

    /** A line of a plan as it was put forward. */
    public record Line(
            String number,
            String wording,
            String state,
            @Nullable String owner,
            @Nullable Instant dueAt) {}

    /**
     * What one side said.
     *
     * @param kind what it is treated as; null for a plan
     * @param words why, or on what condition
     * @param urgentBecause why it could not wait for the other; null where it could
     */
    public record Word(
            Side side,
            Instant at,
            @Nullable IncidentKind kind,
            @Nullable String words,
            @Nullable String urgentBecause,
            @Nullable Instant confirmBy,
            String by,
            String postName,
            String agency) {}

    public Agreement {
        lines = List.copyOf(lines);
        words = List.copyOf(words);
    }

    public Optional<Word> word(Side side) {
        return words.stream().filter(w -> w.side() == side).findFirst();
    }

    public Determination stands(Instant now) {
        return TwoParties.determine(
                words.stream()
                        .map(w -> new Said(w.side(), w.at(), w.confirmBy()))
                        .toList(),
                now);
    }
}
