package care.backstop.placement.web;

import care.backstop.govuk.SummaryList;
import care.backstop.kernel.London;
import care.backstop.placement.usecase.AnswerByLink.Shown;
import org.jspecify.annotations.Nullable;

/** What a provider sees behind its link. {@code known} is who the person is, once they have chosen this place. */
public record PlaceByLinkPage(
        String action,
        String council,
        String location,
        String until,
        String state,
        boolean elsewhere,
        boolean mayAnswer,
        boolean mayHold,
        SummaryList need,
        @Nullable SummaryList known,
        @Nullable SummaryList questions,
        SaidFields fields) {

    static PlaceByLinkPage of(Shown shown, String action, SaidFields fields) {
        var e = shown.enquiry();
        var now = shown.now();
        var need = SummaryList.of();
        for (var line : shown.profile()) {
            need = need.row(line.label(), line.words());
        }
        var known = shown.known();
        return new PlaceByLinkPage(
                action,
                shown.council(),
                e.locationName(),
                London.show(e.expiresAt()),
                state(shown),
                shown.elsewhere(),
                !shown.elsewhere() && e.reasonCode() == null,
                !shown.elsewhere() && e.heldUntil() == null && e.reasonCode() == null && e.open(now),
                need,
                known == null
                        ? null
                        : SummaryList.of()
                                .row("Name", known.name())
                                .row(
                                        "Date of birth",
                                        known.birthDate() == null ? "Not known" : London.show(known.birthDate()))
                                .row("Our reference", known.reference()),
                shown.questions().isEmpty() ? null : EnquiryPage.questions(shown.questions()),
                fields);
    }

    private static String state(Shown shown) {
        var e = shown.enquiry();
        var kept = e.heldUntil();
        var said = e.answer() == null
                ? "You have not answered yet."
                : "You have said: " + e.answer().words() + ".";
        return e.holds(shown.now()) && kept != null
                ? said + " You keep a place until " + London.show(kept) + "."
                : said;
    }
}
