package care.backstop.people.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Element;
import care.backstop.govuk.Href;
import care.backstop.govuk.Table;
import care.backstop.govuk.Tag;
import care.backstop.govuk.Text;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.room.Door;
import care.backstop.kernel.room.Room;
import care.backstop.people.model.EntryForm;
import care.backstop.people.rules.Decision;
import care.backstop.people.rules.EntryKind;
import care.backstop.people.rules.EntryKind.Part;
import care.backstop.people.rules.Powers;
import care.backstop.people.usecase.ReadRights.Due;
import care.backstop.people.usecase.ReadRights.Opened;
import gg.jte.Content;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A person's rights: who decides, what is still to do, what stands in the way, and everything that was written. */
public record RightsPage(
        Room room,
        String called,
        String reference,
        String back,
        String decides,
        String explanation,
        List<String> stops,
        DataTable due,
        String consultation,
        String care,
        boolean alarm,
        DataTable powers,
        List<Section> sections,
        boolean mayKeepRegisters) {

    /** One heading: what was written, and what can be. */
    public record Section(String heading, DataTable table, List<Door> write) {}

    static RightsPage of(Opened o, Map<EntryKind, EntryForm> forms) {
        var f = o.known().person();
        var back = "/incidents/" + f.incident() + "/people/" + f.id();
        var base = back + "/rights";
        var stops = new java.util.ArrayList<String>();
        o.closed()
                .forEach(g ->
                        stops.add((g.blocks().name().equals("MOVE") ? "No move until " : "No place is decided until ")
                                + g.until()
                                + (g.emergencyExcepted() ? ". An emergency interim move may go ahead." : ".")));
        o.blocked().stream()
                .map(Problem::message)
                .filter(m -> !m.startsWith("Row "))
                .forEach(stops::add);
        return new RightsPage(
                o.room(),
                o.called(),
                o.reference(),
                back,
                "%s (%s)".formatted(o.deciding().outcome().words(), o.deciding().row()),
                o.deciding().explanation(),
                stops,
                due(o.due(), back, base, o.mayWrite()),
                o.consultation().words(),
                o.care().words(),
                o.care().red(),
                powers(o, base),
                Arrays.stream(Part.values())
                        .map(p -> section(p, o, forms, back, base))
                        .toList(),
                o.mayKeepRegisters());
    }

    private static DataTable due(List<Due> due, String back, String base, boolean mayWrite) {
        return DataTable.of("due", "Still to do")
                .hideCaption()
                .columns("What", "By", "How it stands", "Write it down")
                .rows(due.stream()
                        .map(d -> DataTable.Row.of(
                                Table.Cell.of(d.matter().what()),
                                Table.Cell.of(London.show(d.by())),
                                Table.Cell.of(PeoplePage.tag(
                                        d.matter().alarm()
                                                ? Tag.of("Red", Tag.Colour.RED)
                                                : d.late()
                                                        ? Tag.of("Overdue", Tag.Colour.RED)
                                                        : Tag.of("To do", Tag.Colour.BLUE))),
                                mayWrite
                                        ? Table.Cell.of(Element.of("a")
                                                .classes("govuk-link")
                                                .with(
                                                        "href",
                                                        back + "/write/"
                                                                + d.matter()
                                                                        .write()
                                                                        .path())
                                                .around(Text.of(
                                                        d.matter().write().title())))
                                        : Table.Cell.of(d.matter().write().title())))
                        .toList())
                .empty("Nothing is open.")
                .csvFrom(Href.of(base));
    }

    private static DataTable powers(Opened o, String base) {
        return DataTable.of("powers", "Powers, and whether they can be used today")
                .columns("Who", "Decision", "Can it be used?")
                .rows(o.known().all(EntryKind.POWER).stream()
                        .flatMap(e -> Arrays.stream(Decision.values()).map(d -> {
                            var use = Powers.use(
                                    e.said(),
                                    d,
                                    o.known().capacity(d.name()),
                                    o.known().today());
                            return DataTable.Row.of(
                                    Words.or(e.said().of("holder")),
                                    d.words(),
                                    (use.usable() ? "Yes. " : "No. ") + use.because());
                        }))
                        .toList())
                .empty("No power is written down.")
                .csvFrom(Href.of(base));
    }

    private static Section section(Part part, Opened o, Map<EntryKind, EntryForm> forms, String back, String base) {
        var rows = o.known().entries().stream()
                .filter(e -> e.kind().part() == part)
                .map(e -> {
                    var form = forms.getOrDefault(e.kind(), EntryForm.of(e.kind()));
                    return DataTable.Row.of(
                            Table.Cell.of(e.kind().title() + version(o, e)),
                            Table.Cell.of(PeoplePage.lines(EntryFields.said(form, e.said()).stream()
                                    .map(Text::of)
                                    .toArray(Content[]::new))),
                            Table.Cell.of("%s, %s".formatted(London.show(e.enteredOn()), e.byName())));
                })
                .toList();
        return new Section(
                part.words(),
                DataTable.of(part.name().toLowerCase(java.util.Locale.UK), part.words())
                        .hideCaption()
                        .columns("What", "What was written", "When and by whom")
                        .rows(rows)
                        .empty("Nothing is written down yet.")
                        .csvFrom(Href.of(base)),
                o.mayWrite()
                        ? Arrays.stream(EntryKind.values())
                                .filter(k -> k.part() == part)
                                .map(k -> new Door(k.title(), back + "/write/" + k.path(), k.ordinal()))
                                .toList()
                        : List.of());
    }

    /** A snapshot that was written again is a later version; the earlier one stays. */
    private static String version(Opened o, care.backstop.people.rules.Known.Entry entry) {
        var all = o.known().all(entry.kind());
        return entry.kind() == EntryKind.SNAPSHOT || entry.kind() == EntryKind.CARER_SNAPSHOT
                ? ", version " + (all.size() - all.indexOf(entry))
                : "";
    }
}
