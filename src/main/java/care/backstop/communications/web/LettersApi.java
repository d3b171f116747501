package care.backstop.communications.web;

import care.backstop.communications.usecase.ReadLetters;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.outbox.Posted;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who of an incident was told what by e-mail, for machines. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}")
class LettersApi {

    /** A letter and what became of it; {@code id} is the reference at its foot and its Message-ID. */
    record Line(
            UUID id,
            String about,
            String to,
            @Nullable UUID post,
            @Nullable String address,
            String subject,
            String state,
            int tries,
            Instant nextAt,
            @Nullable String trouble,
            @Nullable Instant sentAt,
            @Nullable Instant revokedAt,
            @Nullable String revokedBecause,
            String by,
            Instant at,
            int version) {
        static Line of(Posted l) {
            return new Line(
                    l.id(),
                    l.about(),
                    l.name(),
                    l.post(),
                    l.address(),
                    l.subject(),
                    l.state().name(),
                    l.tries(),
                    l.nextAt(),
                    l.trouble(),
                    l.sentAt(),
                    l.revokedAt(),
                    l.revokedBecause(),
                    l.by(),
                    l.at(),
                    l.version());
        }
    }

    private final ReadLetters read;

    LettersApi(ReadLetters read) {
        this.read = read;
    }

    /** Newest first. */
    @GetMapping("/letters")
    @Access(area = Area.COM, act = Act.READ, on = On.INCIDENT)
    List<Line> letters(
            @PathVariable UUID incident, @RequestParam(required = false) @Nullable String state, Actor actor) {
        var asked = LettersPage.asked(state);
        if (state != null && asked.isEmpty()) {
            throw Rejected.invalid(
                    "state", "Ask for WAITING, SENDING, SENT, MAY_HAVE_BEEN_SENT, FAILED or REVOKED, or leave it out");
        }
        return read.list(incident, asked.orElse(null), actor).stream()
                .map(Line::of)
                .toList();
    }
}
