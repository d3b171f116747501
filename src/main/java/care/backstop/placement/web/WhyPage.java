package care.backstop.placement.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Href;
import care.backstop.govuk.SummaryList;
import care.backstop.govuk.Table.Cell;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import care.backstop.placement.usecase.ComparePlans.OfOne;

/** What a plan says of one person and why, as it was kept with the plan: to be printed, and read years later. */
public record WhyPage(Room room, String called, String plan, String planHref, SummaryList said, DataTable contests) {

    static WhyPage of(OfOne seen) {
        var made = seen.made();
        var line = seen.line();
        var kept = line.kept();
        var base = "/incidents/" + seen.room().incident();
        var self = "%s/plans/%s/people/%s".formatted(base, made.id(), line.person());
        var place = line.location() == null
                ? "No place"
                : kept.locationName() == null ? line.location() : kept.locationName();
        var said = SummaryList.of()
                .row("Person", seen.called() + ", " + (kept.reference() == null ? seen.reference() : kept.reference()))
                .row(
                        "Plan",
                        made.name().isEmpty()
                                ? made.called()
                                : "%s, worked out on %s".formatted(made.called(), London.show(made.askedAt())))
                .row(
                        "What mattered more or less than the council publishes",
                        made.emphasis().levels().isEmpty()
                                ? "Nothing: planned as published"
                                : String.join(". ", made.emphasis().words()))
                .row("Place", place + (kept.byHand() ? ", fixed by hand" : line.fixed() ? ", agreed before" : ""))
                .row("Why", String.join(". ", line.reasons()));
        if (kept.friends() != null && !kept.friends().isEmpty()) {
            said = said.row("Friends", kept.friends());
        }
        if (seen.parted() != null) {
            said = said.row("Why they are parted from friends", seen.parted().because());
        }
        return new WhyPage(
                seen.room(),
                seen.called(),
                made.called(),
                base + "/plans/" + made.id(),
                said,
                DataTable.of("contests", "Who else wanted a place, and why it went as it did")
                        .columns("Place", "Who got it", "How many others", "Why")
                        .rows(seen.contests().stream()
                                .map(c -> DataTable.Row.of(
                                        Cell.of(c.locationName()),
                                        Cell.of(
                                                c.got()
                                                        ? "This person"
                                                        : c.rivals().isEmpty() ? "Nobody of this plan" : "Others"),
                                        Cell.of(Words.count(c.rivals().size())),
                                        Cell.of(String.join(". ", c.words()))))
                                .toList())
                        .empty(
                                "Nobody else wanted this place, and no other place would have been better for this person.")
                        .csvFrom(Href.of(self)));
    }
}
