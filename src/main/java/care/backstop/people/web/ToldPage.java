package care.backstop.people.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.DataTable.Column;
import care.backstop.govuk.DataTable.Row;
import care.backstop.govuk.DateInput;
import care.backstop.govuk.Element;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Filter;
import care.backstop.govuk.Href;
import care.backstop.govuk.Input;
import care.backstop.govuk.Pagination;
import care.backstop.govuk.Select;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.govuk.Text;
import care.backstop.kernel.London;
import care.backstop.kernel.room.KeyFigure;
import care.backstop.kernel.room.Room;
import care.backstop.people.store.CareBoards.Stand;
import care.backstop.people.store.CareBoards.Told;
import care.backstop.people.store.CareBoards.ToldFilter;
import care.backstop.people.store.CareBoards.Whom;
import care.backstop.people.usecase.ReadCare.ToldBoard;
import gg.jte.Content;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who has been told what happens, and who has not. */
public record ToldPage(
        Room room,
        String base,
        List<KeyFigure> figures,
        Filter filter,
        List<Object> controls,
        DataTable table,
        @Nullable Pagination pagination,
        List<Object> letter,
        Errors errors) {

    static final int SIZE = 50;

    static ToldPage of(
            ToldBoard b, ToldFilter filter, int page, boolean mayExport, Map<String, String> typed, Errors errors) {
        var people = "/incidents/" + b.room().incident() + "/people";
        var base = people + "/told";
        var here = Href.of(base)
                .with("whom", filter.whom() == null ? null : filter.whom().name())
                .with(
                        "stand",
                        filter.stand() == Stand.ANY ? null : filter.stand().name());
        int pages = Math.max(1, (b.total() + SIZE - 1) / SIZE);
        return new ToldPage(
                b.room(),
                people,
                figures(b, base),
                chosen(filter, base, here),
                List.of(
                        Select.of("whom", "Who")
                                .option("", "Everyone")
                                .options(Arrays.stream(Whom.values())
                                        .map(w -> Select.Option.of(w.name(), w.words()))
                                        .toList())
                                .chosen(
                                        filter.whom() == null
                                                ? ""
                                                : filter.whom().name()),
                        Select.of("stand", "How far")
                                .options(Arrays.stream(Stand.values())
                                        .map(s -> Select.Option.of(s.name(), s.words()))
                                        .toList())
                                .chosen(filter.stand().name())),
                DataTable.of("told", "Who has been told")
                        .hideCaption()
                        .columns(List.of(
                                Column.of("Who"),
                                Column.of("About whom"),
                                Column.of("Told"),
                                Column.of("How"),
                                Column.of("By"),
                                Column.of("Understood")))
                        .rows(b.lines().stream().map(t -> row(t, people)).toList())
                        .empty("Nobody fits this filter.")
                        .count(BoardWords.count(b.total(), page, b.lines().size(), SIZE, "to be told"))
                        .csv(mayExport ? here.toString().replaceFirst("/told", "/told.csv") : null)
                        .bulk(b.mayTell() ? "told" : null),
                pages < 2
                        ? null
                        : Pagination.of(page, pages, n -> here.with("page", n).toString()),
                b.mayTell()
                        ? List.of(
                                Input.of("letter", "Which letter was it?")
                                        .value(typed.get("letter"))
                                        .error(errors.on("letter")),
                                DateInput.of("on", "On which day did it go?")
                                        .typed(typed.get("on-day"), typed.get("on-month"), typed.get("on-year"))
                                        .error(errors.on("on")))
                        : List.of(),
                errors);
    }

    private static List<KeyFigure> figures(ToldBoard b, String base) {
        var figures = new ArrayList<KeyFigure>();
        for (var c : b.counts()) {
            int left = c.all() - c.told();
            figures.add(KeyFigure.of(
                            c.whom().words() + " not told yet, of " + c.all(),
                            left,
                            base + "?whom=" + c.whom().name() + "&stand=NOT_TOLD")
                    .alarm(left > 0 && c.whom() == Whom.PERSON));
            figures.add(KeyFigure.of(
                    c.whom().words() + " who understood",
                    c.understood(),
                    base + "?whom=" + c.whom().name() + "&stand=UNDERSTOOD"));
        }
        return figures;
    }

    private static Filter chosen(ToldFilter f, String base, Href here) {
        var filter = Filter.of(base);
        if (f.whom() != null) {
            filter = filter.chosen(f.whom().words(), here.with("whom", null).toString());
        }
        if (f.stand() != Stand.ANY) {
            filter = filter.chosen(f.stand().words(), here.with("stand", null).toString());
        }
        return filter;
    }

    private static Row row(Told t, String people) {
        var name = t.name() == null ? t.called() : t.name();
        return new Row(
                t.person() + ":" + t.key(),
                name,
                List.of(
                        Cell.of(PeoplePage.lines(
                                Text.of(name), Text.of(t.name() == null ? "The person" : Words.contact(t.what())))),
                        Cell.of(link(t, people)),
                        Cell.of(t.told() ? Text.of(when(t)) : PeoplePage.tag(Tag.of("Not told yet", Tag.Colour.RED))),
                        Cell.of(how(t.how())),
                        Cell.of(t.byName() == null ? "" : t.byName()),
                        Cell.of(understood(t))),
                false);
    }

    private static Content link(Told t, String people) {
        return Element.of("a")
                .classes("govuk-link")
                .with("href", people + "/" + t.person())
                .around(Text.of(t.called()));
    }

    /** The day of a letter, the minute of anything else. */
    static String when(Told t) {
        var on = t.on();
        if (on == null) {
            return t.told() ? "Told; nobody wrote down when" : "";
        }
        return on.endsWith("T00:00")
                ? London.show(LocalDate.parse(on.substring(0, 10)))
                : London.show(LocalDateTime.parse(on).atZone(London.ZONE).toInstant());
    }

    static String how(@Nullable String how) {
        return switch (how) {
            case "IN_PERSON" -> "In person";
            case "VIDEO" -> "By video call";
            case "PHONE" -> "By telephone";
            case "LETTER" -> "By letter";
            case "EMAIL" -> "By e-mail";
            case "INTERPRETER" -> "With an interpreter or somebody who signs";
            case null, default -> "";
        };
    }

    static String understood(Told t) {
        if (!t.told()) {
            return "";
        }
        return switch (t.understood()) {
            case "YES" -> "Yes";
            case "NO" -> "No: tell them again";
            case null, default -> Words.NOT_KNOWN;
        };
    }
}
