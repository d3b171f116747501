package care.backstop.kernel.outbox;

import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.outbox.MailServer.Accepted;
import care.backstop.kernel.outbox.MailServer.Answer;
import care.backstop.kernel.outbox.MailServer.NotNow;
import care.backstop.kernel.outbox.MailServer.Refused;
import care.backstop.kernel.outbox.MailServer.Unknown;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes letters to the mail server. One letter, two transactions: it is marked as being sent, then the server is spoken
 * to, then it is settled. Whatever dies in between leaves a mark, never a second copy.
 */
class Postman {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);

    /** Between one try and the next; from then on an hour. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30));

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** A day and a night of a mail server that is down. */
    static final int TRIES = 30;

    private static final Duration NO_ADDRESS = Duration.ofMinutes(10);

    /** What the audit calls a letter of which nobody knows whether it was sent. */
    private static final String PERHAPS = "LetterPerhaps";

    /** After so many it is somebody else's turn on this thread. */
    private static final int ROUND = 200;

    private final LetterStore letters;
    private final MailServer server;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration lease;

    Postman(
            LetterStore letters,
            MailServer server,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock,
            Duration lease) {
        this.letters = letters;
        this.server = server;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.lease = lease;
    }

    private record Held(LetterStore.Taken letter, String address, UUID by) {}

    /** Sends what is due and answers how many the server took. */
    int round() {
        transaction.executeWithoutResult(_ -> {
            letters.delivering();
            var abandoned = letters.abandoned(
                    "The program stopped after the mail server had been spoken to. Only the server knows whether it took the letter",
                    clock.instant());
            if (!abandoned.isEmpty()) {
                letters.recording();
                abandoned.forEach(l -> audit.sent(PERHAPS, "letter:" + l.id(), l.council(), l.byPost()));
            }
        });
        if (server.missing() != null) {
            return 0;
        }
        int sent = 0;
        for (int i = 0; i < ROUND; i++) {
            var held = take();
            if (held.isEmpty()) {
                return sent;
            }
            var answer = server.send(held.get().letter(), held.get().address());
            settle(held.get(), answer);
            if (answer instanceof Accepted) {
                sent++;
            }
            if (answer instanceof Unknown(var words)) {
                // A server that falls silent would leave every letter of the round in doubt, and hold this thread.
                log.warn("letter {} may have been sent: {}", held.get().letter().id(), words);
                return sent;
            }
            if (answer instanceof NotNow(var words, var noServer) && noServer) {
                log.warn("letters wait: {}", words);
                return sent;
            }
        }
        return sent;
    }

    private Optional<Held> take() {
        while (true) {
            var next = transaction.execute(_ -> {
                letters.delivering();
                var due = letters.due(clock.instant()).orElse(null);
                if (due == null) {
                    return Optional.<Optional<Held>>empty();
                }
                if (due.until() != null && clock.instant().isAfter(due.until())) {
                    letters.tooLate(due.id(), clock.instant());
                    return Optional.of(Optional.<Held>empty());
                }
                if (due.address() == null) {
                    letters.put(
                            due.id(),
                            "No e-mail address is set for this post, or the post has ended",
                            clock.instant().plus(NO_ADDRESS));
                    return Optional.of(Optional.<Held>empty());
                }
                var by = UUID.randomUUID();
                letters.taken(due.id(), by, clock.instant().plus(lease));
                return Optional.of(Optional.of(new Held(due, due.address(), by)));
            });
            if (next == null || next.isEmpty()) {
                return Optional.empty();
            }
            if (next.get().isPresent()) {
                return next.get();
            }
        }
    }

    private void settle(Held held, Answer answer) {
        var tries = held.letter().tries() + 1;
        switch (answer) {
            case Accepted _ -> settle(held, LetterState.SENT, null, Duration.ZERO);
            case Refused(var words) -> settle(held, LetterState.FAILED, words, Duration.ZERO);
            case Unknown(var words) -> settle(held, LetterState.MAY_HAVE_BEEN_SENT, words, Duration.ZERO);
            case NotNow(var words, var _)
            when tries >= TRIES ->
                settle(held, LetterState.FAILED, "Tried %d times. %s".formatted(tries, words), Duration.ZERO);
            case NotNow(var words, var _) -> settle(held, LetterState.WAITING, words, pause(tries));
        }
    }

    static Duration pause(int tries) {
        return tries <= PAUSES.size() ? PAUSES.get(tries - 1) : LONGEST_PAUSE;
    }

    private void settle(Held held, LetterState state, @Nullable String trouble, Duration pause) {
        transaction.executeWithoutResult(_ -> {
            letters.delivering();
            var letter = held.letter();
            var settled = letters.settled(
                    letter.id(),
                    held.by(),
                    state,
                    state.mayBeKnown() ? held.address() : null,
                    trouble,
                    clock.instant(),
                    pause);
            if (settled && state.mayBeKnown()) {
                letters.recording();
                audit.sent(
                        state == LetterState.SENT ? "Letter" : PERHAPS,
                        "letter:" + letter.id(),
                        letter.council(),
                        letter.byPost());
            }
        });
    }
}
