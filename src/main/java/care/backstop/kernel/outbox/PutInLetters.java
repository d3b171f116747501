package care.backstop.kernel.outbox;

import care.backstop.kernel.Acting;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.Rejected;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The outbox of whoever is acting. */
@Service
class PutInLetters implements Outbox {

    private final LetterStore letters;
    private final AuditTrail audit;
    private final Clock clock;

    PutInLetters(LetterStore letters, AuditTrail audit, Clock clock) {
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID send(Letter letter) {
        if (letter.to() instanceof Letter.Outside(var _, var address) && !EmailAddress.isOne(address)) {
            throw Rejected.invalid("address", "Enter one e-mail address, such as duty.lead@council.example");
        }
        var id = UUID.randomUUID();
        letters.add(id, letter, Acting.current(), clock.instant());
        audit.changed("WriteLetter", "letter:" + id, List.of(letter.about()));
        return id;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Posted> revoke(UUID incident, @Nullable String about, String because) {
        if (letters.revoke(incident, about, because, clock.instant()) > 0) {
            audit.changed("RevokeLetters", "incident:" + incident, List.of(about == null ? "every letter" : about));
        }
        return letters.gone(incident, about);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<UUID> reachable(Collection<UUID> posts) {
        return letters.reachable(posts);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Posted> of(UUID incident) {
        return letters.of(incident, Acting.current().council());
    }
}
