package care.backstop.communications.usecase;

import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Permissions.Scope;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.outbox.LetterState;
import care.backstop.kernel.outbox.Posted;
import care.backstop.kernel.outbox.SeeToLetters;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Who of an incident was told what by e-mail, as its members may know it. */
@Service
public class ReadLetters {

    private static final Set<Scope> KNOWS_LETTERS = EnumSet.of(Scope.ALL, Scope.INCIDENT_MEMBER);

    private final SeeToLetters letters;
    private final Permissions permissions;

    ReadLetters(SeeToLetters letters, Permissions permissions) {
        this.letters = letters;
        this.permissions = permissions;
    }

    /** Whether this post may see the letters of the incidents it is in. */
    public boolean mayRead(Actor reader) {
        return permissions.scopes(reader, Area.COM, Act.READ).stream().anyMatch(KNOWS_LETTERS::contains);
    }

    /** Whether it may take one back or have one sent again. */
    public boolean mayWrite(Actor reader) {
        return mayRead(reader) && permissions.may(reader, Area.COM, Act.WRITE);
    }

    /** Newest first; null for every state. */
    public List<Posted> list(UUID incident, @Nullable LetterState state, Actor reader) {
        refuseOthers(reader);
        return letters.list(incident, reader).stream()
                .filter(l -> state == null || l.state() == state)
                .toList();
    }

    public Posted find(UUID incident, UUID letter, Actor reader) {
        refuseOthers(reader);
        return letters.find(incident, letter);
    }

    /** Those that somebody should look at: refused, or perhaps sent. */
    public int toLookAt(UUID incident, Actor reader) {
        return mayRead(reader)
                ? (int) letters.list(incident, reader).stream()
                        .filter(l -> l.state() == LetterState.FAILED || l.state() == LetterState.MAY_HAVE_BEEN_SENT)
                        .count()
                : 0;
    }

    private void refuseOthers(Actor reader) {
        if (!mayRead(reader)) {
            throw new Rejected(
                    Problem.Code.AUTH,
                    null,
                    "Your post (%s) sees its own items of an incident, and not who was written to"
                            .formatted(reader.postName()));
        }
    }
}
