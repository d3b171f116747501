package care.backstop.kernel.outbox;

import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.Rejected;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a named person does about letters: looks what became of them, takes one back, has one sent again. */
@Service
public class SeeToLetters {

    private final LetterStore letters;
    private final MailServer server;
    private final AuditTrail audit;
    private final Clock clock;

    SeeToLetters(LetterStore letters, MailServer server, AuditTrail audit, Clock clock) {
        this.letters = letters;
        this.server = server;
        this.audit = audit;
        this.clock = clock;
    }

    /** Why nothing leaves, in a sentence; null where letters are sent. */
    public @Nullable String missing() {
        return server.missing();
    }

    /** The letters of an incident, or with null those of the council that belong to none; newest first. */
    @Transactional(readOnly = true)
    public List<Posted> list(@Nullable UUID incident, Actor actor) {
        return letters.of(incident, actor.council());
    }

    @Transactional(readOnly = true)
    public Posted find(@Nullable UUID incident, UUID id) {
        return letters.find(incident, id);
    }

    /** Takes back a letter that has not gone. */
    @Transactional
    public Posted revoke(@Nullable UUID incident, UUID id, @Nullable String because, int version, Actor actor) {
        var letter = letters.find(incident, id);
        if (because == null || because.isBlank() || because.strip().length() > 500) {
            throw Rejected.invalid("because", "Enter why it is taken back, in up to 500 characters");
        }
        if (letter.state() == LetterState.REVOKED) {
            throw Rejected.state("This letter is revoked already");
        }
        if (letter.state().mayBeKnown()) {
            throw Rejected.state("This letter has gone, or may have. Write to %s again and say what is different"
                    .formatted(letter.name()));
        }
        letters.revokeOne(id, because.strip(), clock.instant(), version);
        audit.changed("RevokeLetter", "letter:" + id, List.of("state"));
        return letter;
    }

    /** Has a letter sent now that was not sent, or of which nobody knows whether it was: then it may arrive twice. */
    @Transactional
    public Posted again(@Nullable UUID incident, UUID id, int version, Actor actor) {
        var letter = letters.find(incident, id);
        switch (letter.state()) {
            case SENT -> throw Rejected.state("This letter was sent. Nothing is sent twice");
            case SENDING ->
                throw Rejected.state("This letter is being sent now. Wait until it is known what became of it");
            case REVOKED -> throw Rejected.state("This letter was revoked. Write a new one");
            case WAITING, FAILED, MAY_HAVE_BEEN_SENT -> letters.again(id, clock.instant(), version);
        }
        audit.changed("SendLetterAgain", "letter:" + id, List.of("state"));
        return letter;
    }
}
