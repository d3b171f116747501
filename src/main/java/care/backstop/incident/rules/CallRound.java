package care.backstop.incident.rules;

import care.backstop.kernel.LegalRule;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Who is rung next. Leads and deputies are rung in turn until one accepts: a message left, an e-mail or no answer is not
 * an acknowledgement, and the next in turn is tried at once. Whoever declines is not tried again.
 */
@LegalRule(
        title = "Who is rung next",
        authority = {"Southampton procedure 4.3 and 4.4"},
        checked = "2026-11-25")
public final class CallRound {

    /** What came of an attempt. */
    public enum Outcome {
        ACCEPTED("Accepted: has the incident"),
        DECLINED("Declined, or cannot"),
        TOLD("Spoken to and told; does not take it"),
        MESSAGE_LEFT("A message was left"),
        NO_ANSWER("No answer");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** Whether somebody spoke to them, rather than leaving word. */
        public boolean spokenTo() {
            return this == ACCEPTED || this == DECLINED || this == TOLD;
        }
    }

    /** How somebody is tried. Only a conversation can be an acknowledgement. */
    public enum Way {
        TELEPHONE("By telephone", true),
        IN_PERSON("In person", true),
        EMAIL("By email", false),
        TEXT_MESSAGE("By text message", false);

        private final String words;
        private final boolean spoken;

        Way(String words, boolean spoken) {
            this.words = words;
            this.spoken = spoken;
        }

        public String words() {
            return words;
        }

        public boolean spoken() {
            return spoken;
        }
    }

    /** One attempt. */
    public record Tried(UUID post, Outcome outcome) {}

    /** What follows. */
    public sealed interface Next {}

    /** Ring this one now. */
    public record Ring(UUID post) implements Next {}

    /** Somebody accepted: nobody else is rung. */
    public record Accepted(UUID post) implements Next {}

    /** Everybody has declined, or nobody is named. */
    public record NobodyLeft() implements Next {}

    /** The first in turn among those tried least often, leaving out whoever declined. */
    public static Next next(List<UUID> inTurn, List<Tried> tried) {
        var accepted =
                tried.stream().filter(t -> t.outcome() == Outcome.ACCEPTED).findFirst();
        if (accepted.isPresent()) {
            return new Accepted(accepted.get().post());
        }
        return inTurn.stream()
                .filter(post -> tried.stream().noneMatch(t -> t.post().equals(post) && t.outcome() == Outcome.DECLINED))
                .min(Comparator.comparingLong(post ->
                        tried.stream().filter(t -> t.post().equals(post)).count()))
                .<Next>map(Ring::new)
                .orElseGet(NobodyLeft::new);
    }

    private CallRound() {}
}
