package care.backstop.incident.rules;

import care.backstop.incident.rules.CallRound.Outcome;
import care.backstop.kernel.LegalRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Both named leads are telephoned at once, whoever of them takes it. A lead who cannot be spoken to within the hour is
 * stood in for by a deputy. The hour is a default: the procedure says "at once".
 */
@LegalRule(
        title = "Both named leads are telephoned",
        authority = {"Southampton procedure 4.3"},
        checked = "2026-11-25")
public final class BothLeads {

    public static final Duration REACHED_WITHIN = Duration.ofHours(1);

    private static final int NAMED = 2;

    /** One attempt. */
    public record Tried(UUID post, Outcome outcome, Instant at) {}

    /** One of the two leads, and when they were first spoken to; null while they were not. */
    public record Lead(UUID post, @Nullable Instant reachedAt) {}

    /**
     * How far it has come.
     *
     * @param deputyFrom from when a deputy is due for a lead who was not reached
     * @param deputyDue whether a deputy has to be rung now
     */
    public record Standing(List<Lead> leads, Instant deputyFrom, boolean deputyDue) {

        /** Two were named, and both were spoken to. */
        public boolean done() {
            return leads.size() == NAMED && leads.stream().allMatch(l -> l.reachedAt() != null);
        }

        public List<UUID> notReached() {
            return leads.stream()
                    .filter(l -> l.reachedAt() == null)
                    .map(Lead::post)
                    .toList();
        }
    }

    /**
     * Looks at the first two in turn.
     *
     * @param inTurn those who are named, in turn
     * @param signal when the council first knew
     */
    public static Standing of(List<UUID> inTurn, List<Tried> tried, Instant signal, Instant now) {
        var leads = inTurn.stream()
                .limit(NAMED)
                .map(post -> new Lead(post, reached(post, tried)))
                .toList();
        var from = signal.plus(REACHED_WITHIN);
        long missing = leads.stream()
                .filter(l -> l.reachedAt() == null || l.reachedAt().isAfter(from))
                .count();
        long standIns = inTurn.stream()
                .skip(NAMED)
                .filter(post -> reached(post, tried) != null)
                .count();
        boolean still = leads.stream().anyMatch(l -> l.reachedAt() == null);
        return new Standing(leads, from, still && missing > standIns && !now.isBefore(from));
    }

    private static @Nullable Instant reached(UUID post, List<Tried> tried) {
        return tried.stream()
                .filter(t -> t.post().equals(post) && t.outcome().spokenTo())
                .map(Tried::at)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private BothLeads() {}
}
