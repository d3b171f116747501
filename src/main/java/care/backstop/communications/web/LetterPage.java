package care.backstop.communications.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.SummaryList;
import care.backstop.kernel.London;
import care.backstop.kernel.outbox.LetterState;
import care.backstop.kernel.outbox.Posted;
import care.backstop.kernel.room.Room;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One letter: what it says, what became of it, and what somebody may do about that.
 *
 * @param room null for one of the council
 * @param back the list it stands in
 * @param again what the button says that has it sent, or null where it cannot be
 * @param warning what to know before pressing it, or null
 */
public record LetterPage(
        @Nullable Room room,
        String back,
        String subject,
        SummaryList facts,
        String text,
        int version,
        boolean mayRevoke,
        @Nullable String again,
        @Nullable String warning,
        String id,
        String key,
        String typed,
        Errors errors) {

    static LetterPage of(
            @Nullable Room room, String back, Posted letter, boolean mayWrite, String typed, Errors errors) {
        var facts = SummaryList.of()
                .row("State", LettersPage.tag(letter.state()))
                .row("To", letter.name())
                .row("Address", address(letter))
                .row("Written", "%s by %s".formatted(London.show(letter.at()), letter.by()))
                .row("Tried", tries(letter.tries()));
        var became = LettersPage.became(letter);
        if (!became.isEmpty()) {
            facts = facts.row("What became of it", became);
        }
        if (letter.withCalendar()) {
            facts = facts.row("With it", "The meeting as a calendar file");
        }
        facts = facts.row("Reference", letter.id().toString());
        var state = letter.state();
        return new LetterPage(
                room,
                back,
                letter.subject(),
                facts,
                letter.text(),
                letter.version(),
                mayWrite && (state == LetterState.WAITING || state == LetterState.FAILED),
                !mayWrite
                        ? null
                        : switch (state) {
                            case WAITING -> "Send it now";
                            case FAILED, MAY_HAVE_BEEN_SENT -> "Send it again";
                            case SENDING, SENT, REVOKED -> null;
                        },
                mayWrite && state == LetterState.MAY_HAVE_BEEN_SENT
                        ? "It may arrive twice. Ask %s first, or look for the reference in the log of the mail server"
                                .formatted(letter.name())
                        : null,
                letter.id().toString(),
                UUID.randomUUID().toString(),
                typed,
                errors);
    }

    private static String tries(int tries) {
        return tries == 0 ? "Not yet" : tries == 1 ? "Once" : tries + " times";
    }

    private static String address(Posted letter) {
        var address = letter.address();
        return address == null ? "The address that the post has when the letter is sent" : address;
    }
}
