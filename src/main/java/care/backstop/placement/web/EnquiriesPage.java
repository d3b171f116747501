package care.backstop.placement.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Table.Cell;
import care.backstop.kernel.room.Room;
import care.backstop.placement.usecase.AskProvider.Asked;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which providers were asked for a place, for everybody or for one person.
 *
 * @param called whom it is about, or null for everybody
 * @param action where another provider is asked, or null where nobody may be
 * @param made the link that was made just now, or null
 * @param place what the location that is about to be asked is called, or null while none is named
 */
public record EnquiriesPage(
        Room room,
        @Nullable String called,
        @Nullable String options,
        @Nullable String action,
        @Nullable String made,
        @Nullable String place,
        DataTable enquiries,
        Errors errors,
        Map<String, String> typed) {

    static EnquiriesPage of(
            Asked seen,
            boolean mayWrite,
            boolean mayExport,
            @Nullable String made,
            @Nullable String place,
            Errors errors,
            Map<String, String> typed) {
        var base = "/incidents/" + seen.room().incident();
        var person = seen.person();
        var rows = seen.enquiries().stream()
                .map(e -> {
                    var who = seen.people().get(e.person());
                    long open = seen.openQuestions().getOrDefault(e.id(), 0L);
                    return DataTable.Row.of(
                            Cell.of(PlacesPage.link(base + "/enquiries/" + e.id(), e.locationName())),
                            Cell.of(who == null ? "" : who.called()),
                            Cell.of(e.askedOf()),
                            Cell.of(Words.moment(e.expiresAt())),
                            Cell.of(e.state(seen.now())
                                    + (e.reasonCode() == null
                                            ? ""
                                            : ": " + e.reasonCode().words())),
                            Cell.of(e.fee() == null ? "" : Words.pounds(e.fee())),
                            Cell.of(e.freeFrom() == null ? "" : care.backstop.kernel.London.show(e.freeFrom())),
                            Cell.of(open == 0 ? "" : open == 1 ? "1 question waits" : open + " questions wait"));
                })
                .toList();
        return new EnquiriesPage(
                seen.room(),
                person == null ? null : person.called(),
                person == null ? null : base + "/people/" + person.id() + "/options",
                mayWrite && person != null && person.status().open()
                        ? base + "/people/" + person.id() + "/enquiries"
                        : null,
                made,
                place,
                DataTable.of("enquiries", "Providers asked")
                        .columns("Place", "For", "Asked of", "Until", "Answer", "A week", "From", "Questions")
                        .rows(rows)
                        .count(
                                rows.isEmpty()
                                        ? null
                                        : rows.size() == 1 ? "1 provider asked" : rows.size() + " providers asked")
                        .empty("No provider has been asked yet.")
                        .csv(
                                mayExport
                                        ? Href.of(base + "/enquiries.csv")
                                                .with("person", person == null ? null : person.id())
                                                .toString()
                                        : null),
                errors,
                typed);
    }

    public String all() {
        return "/incidents/" + room.incident() + "/enquiries";
    }

    public String places() {
        return "/incidents/" + room.incident() + "/places";
    }

    public @Nullable String value(String field) {
        return typed.get(field);
    }
}
