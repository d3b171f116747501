package care.backstop.people.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.DataTable.Row;
import care.backstop.govuk.Element;
import care.backstop.govuk.Filter;
import care.backstop.govuk.Href;
import care.backstop.govuk.Pagination;
import care.backstop.govuk.Select;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.govuk.Text;
import care.backstop.kernel.London;
import care.backstop.kernel.room.KeyFigure;
import care.backstop.kernel.room.Room;
import care.backstop.people.Colour;
import care.backstop.people.usecase.ReadCare.Seeing;
import care.backstop.people.usecase.ReadCare.SeenBoard;
import care.backstop.people.usecase.ReadCare.Which;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who must be seen next, and why. */
public record SeenPage(
        Room room,
        String base,
        List<KeyFigure> figures,
        Filter filter,
        List<Object> controls,
        String howSoon,
        DataTable table,
        @Nullable Pagination pagination) {

    static SeenPage of(SeenBoard b, Which which, @Nullable Colour colour, int page, boolean mayExport) {
        var people = "/incidents/" + b.room().incident() + "/people";
        var base = people + "/seen";
        var here = Href.of(base)
                .with("which", which == Which.ALL ? null : which.name())
                .with("priority", colour == null ? null : colour.name());
        int pages = Math.max(1, (b.total() + ToldPage.SIZE - 1) / ToldPage.SIZE);
        var figures = new ArrayList<KeyFigure>();
        b.counts()
                .forEach((one, n) -> figures.add(
                        KeyFigure.of(one.words(), n, one == Which.ALL ? base : base + "?which=" + one.name())
                                .alarm(one == Which.LATE && n > 0)));
        var filter = Filter.of(base);
        if (which != Which.ALL) {
            filter = filter.chosen(which.words(), here.with("which", null).toString());
        }
        if (colour != null) {
            filter = filter.chosen(
                    "Priority: " + colour.words(), here.with("priority", null).toString());
        }
        var taken = b.listTakenIn();
        return new SeenPage(
                b.room(),
                people,
                figures,
                filter,
                List.of(
                        Select.of("which", "Who")
                                .options(Arrays.stream(Which.values())
                                        .map(w -> Select.Option.of(w.name(), w.words()))
                                        .toList())
                                .chosen(which.name()),
                        Select.of("priority", "Priority")
                                .option("", "Any")
                                .options(Arrays.stream(Colour.values())
                                        .map(c -> Select.Option.of(c.name(), c.words()))
                                        .toList())
                                .chosen(colour == null ? "" : colour.name())),
                "Red and not rated: within %s. Amber: within %s. Green: within %s.%s"
                        .formatted(
                                days(b.howSoon().red()),
                                days(b.howSoon().amber()),
                                days(b.howSoon().green()),
                                taken == null
                                        ? ""
                                        : " The last list was taken in on " + London.show(taken)
                                                + "; a colour given before it is shown as older than the list."),
                DataTable.of("seen", "Who must be seen next")
                        .hideCaption()
                        .columns("Person", "Priority", "Last seen", "To be seen by", "Why", "Who has the case")
                        .rows(b.lines().stream().map(s -> row(s, people)).toList())
                        .empty("Nobody fits this filter.")
                        .count(BoardWords.count(b.total(), page, b.lines().size(), ToldPage.SIZE, "people"))
                        .csv(mayExport ? here.toString().replaceFirst("/seen", "/seen.csv") : null),
                pages < 2
                        ? null
                        : Pagination.of(page, pages, n -> here.with("page", n).toString()));
    }

    static String days(int n) {
        return n == 0 ? "the same day" : n == 1 ? "1 day" : n + " days";
    }

    private static Row row(Seeing s, String people) {
        var seen = s.next().facts().seen();
        var worker = s.person().workerName();
        return Row.of(
                Cell.of(PeoplePage.lines(
                        Element.of("a")
                                .classes("govuk-link")
                                .with("href", people + "/" + s.person().id())
                                .around(Text.of(s.person().called())),
                        s.person().called().equals(s.person().reference())
                                ? null
                                : Text.of(s.person().reference()))),
                s.person().cleared()
                        ? Cell.of(PeoplePage.tag(Words.tag(s.next().facts().colour())))
                        : Cell.of(""),
                Cell.of(seen == null ? "Not yet" : London.show(seen)),
                s.next().late()
                        ? Cell.of(PeoplePage.lines(
                                Text.of(London.show(s.next().facts().dueOn())),
                                PeoplePage.tag(Tag.of("Late", Tag.Colour.RED))))
                        : Cell.of(London.show(s.next().facts().dueOn())),
                Cell.of(String.join(". ", s.next().because())),
                Cell.of(worker == null ? "Nobody" : worker));
    }
}
