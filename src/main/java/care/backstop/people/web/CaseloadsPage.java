package care.backstop.people.web;

import care.backstop.govuk.Choice;
import care.backstop.govuk.DataTable;
import care.backstop.govuk.DataTable.Column;
import care.backstop.govuk.DataTable.Row;
import care.backstop.govuk.Element;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Input;
import care.backstop.govuk.Radios;
import care.backstop.govuk.Select;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.govuk.Text;
import care.backstop.kernel.room.Room;
import care.backstop.people.model.Person;
import care.backstop.people.rules.Caseload;
import care.backstop.people.usecase.KeepCaseloads.Load;
import care.backstop.people.usecase.KeepCaseloads.Opened;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The workers of an incident: how many people each has, how many they may have, who stands in for them. */
public record CaseloadsPage(
        Room room, String base, int limit, DataTable table, List<StandIn> standIns, boolean mayGive) {

    /** A deputy who can step in. */
    public record StandIn(String post, String worker, String deputy) {}

    static CaseloadsPage of(Opened o) {
        var people = "/incidents/" + o.room().incident() + "/people";
        var base = people + "/caseloads";
        return new CaseloadsPage(
                o.room(),
                people,
                o.limit(),
                DataTable.of("workers", "Workers and how many people they have")
                        .columns(List.of(
                                Column.of("Worker"),
                                Column.of("What they are"),
                                Column.of("Cases").numeric(),
                                Column.of("At most").numeric(),
                                Column.of("Assessments").numeric(),
                                Column.of("Hours a week").numeric(),
                                Column.of("Deputy")))
                        .rows(o.loads().stream()
                                .map(l -> row(l, base, o.mayGive()))
                                .toList())
                        .empty("No practitioner is a member of this incident yet. Let them in on the page of the team.")
                        .csvFrom(Href.of(base)),
                o.loads().stream()
                        .filter(l -> o.mayGive()
                                && l.kept().deputyName() != null
                                && l.worker().cases() > 0)
                        .map(l -> new StandIn(
                                l.worker().post().toString(),
                                l.worker().name(),
                                Words.or(l.kept().deputyName())))
                        .toList(),
                o.mayGive());
    }

    private static Row row(Load l, String base, boolean mayGive) {
        var w = l.worker();
        var kind = w.kind();
        var minutes = w.minutes();
        var deputy = l.kept().deputyName();
        var name = mayGive
                ? Element.of("a")
                        .classes("govuk-link")
                        .with("href", base + "/" + w.post())
                        .around(Text.of(w.name()))
                : Text.of(w.name());
        return Row.of(
                Cell.of(PeoplePage.lines(name, Text.of(l.post()))),
                Cell.of(
                        kind == null
                                ? "Not written down yet"
                                : kind.words() + (l.kept().registration() == null ? "" : ", registered")),
                w.cases() > w.most()
                        ? Cell.of(PeoplePage.lines(
                                Text.of(Integer.toString(w.cases())),
                                PeoplePage.tag(Tag.of("Over the limit", Tag.Colour.RED))))
                        : Cell.number(Integer.toString(w.cases())),
                Cell.number(Integer.toString(w.most())),
                Cell.number(Integer.toString(l.kept().assessments())),
                Cell.of(minutes == null ? Words.NOT_KNOWN : Words.or(Person.hours(minutes))),
                Cell.of(deputy == null ? "Nobody yet" : deputy));
    }

    /** The form about one worker. */
    static List<Object> controls(Load l, List<Load> all, Map<String, String> typed, Errors errors) {
        var k = l.kept();
        return List.of(
                Radios.of("kind", "What are they?")
                        .choices(Arrays.stream(Caseload.Kind.values())
                                .map(c -> Choice.of(c.name(), c.words()))
                                .toList())
                        .chosen(typed.getOrDefault(
                                "kind", k.kind() == null ? null : k.kind().name()))
                        .error(errors.on("kind")),
                Input.of("registration", "Registration as a social worker (optional)")
                        .hint("Whoever has one may do welfare checks")
                        .value(typed.getOrDefault("registration", k.registration()))
                        .error(errors.on("registration")),
                Input.of("hours", "Hours a week (optional)")
                        .hint("The limit is less for fewer than 37")
                        .value(typed.getOrDefault("hours", k.minutes() == null ? null : Person.hours(k.minutes())))
                        .error(errors.on("hours")),
                Input.of("most", "At most how many people, if not as the council sets it (optional)")
                        .value(typed.getOrDefault("most", text(k.most())))
                        .error(errors.on("most")),
                Select.of("deputy", "Who stands in for them?")
                        .option("", "Nobody yet")
                        .options(all.stream()
                                .filter(o ->
                                        !o.worker().post().equals(l.worker().post()))
                                .map(o -> Select.Option.of(
                                        o.worker().post().toString(), o.worker().name()))
                                .toList())
                        .chosen(typed.getOrDefault("deputy", text(k.deputy())))
                        .error(errors.on("deputy")));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
