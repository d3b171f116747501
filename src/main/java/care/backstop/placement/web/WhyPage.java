package care.backstop.placement.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Href;
import care.backstop.govuk.SummaryList;
import care.backstop.govuk.Table.Cell;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import care.backstop.placement.store.Plans.Contested;
import care.backstop.placement.usecase.ComparePlans.OfOne;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a plan says of one person and why, as it was kept with the plan: to be printed, and read years later. */
public record WhyPage(
        Room room,
        String called,
        String plan,
        String planHref,
        SummaryList said,
        DataTable contests,
        List<Others> others) {

    /** Everybody else who wanted a place or has it, when they are too many for a line. */
    public record Others(String id, String summary, List<Other> people) {}

    /** One of them, with what the plan says of them. */
    public record Other(String reference, String href) {}

    /** As many as stand in a line. */
    private static final int IN_A_LINE = 5;

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
                        .columns("Place", "Who got it", "Who else", "Why")
                        .rows(seen.contests().stream()
                                .map(c -> DataTable.Row.of(
                                        Cell.of(c.locationName()),
                                        Cell.of(
                                                c.got()
                                                        ? "This person"
                                                        : c.rivals().isEmpty() ? "Nobody of this plan" : "Others"),
                                        whoElse(c, seen.references()),
                                        Cell.of(String.join(". ", c.words()))))
                                .toList())
                        .empty(
                                "Nobody else wanted this place, and no other place would have been better for this person.")
                        .csvFrom(Href.of(self)),
                seen.contests().stream()
                        .filter(c -> c.rivals().size() > IN_A_LINE)
                        .map(c -> new Others(
                                "others-" + c.n(),
                                "All %d others for %s".formatted(c.rivals().size(), c.locationName()),
                                c.rivals().stream()
                                        .map(r -> new Other(
                                                reference(r, seen.references()),
                                                "%s/plans/%s/people/%s".formatted(base, made.id(), r)))
                                        .sorted(Comparator.comparing(Other::reference))
                                        .toList()))
                        .toList());
    }

    private static Cell whoElse(Contested c, Map<UUID, String> references) {
        if (c.rivals().isEmpty()) {
            return Cell.of("Nobody");
        }
        return c.rivals().size() > IN_A_LINE
                ? Cell.of(PlacesPage.link(
                        "#others-" + c.n(), "%d others".formatted(c.rivals().size())))
                : Cell.of(c.rivals().stream()
                        .map(r -> reference(r, references))
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    private static String reference(UUID person, Map<UUID, String> references) {
        return references.getOrDefault(person, "Somebody who is no longer in the list");
    }
}
