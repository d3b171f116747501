package care.backstop.people.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.DataTable.Column;
import care.backstop.govuk.DataTable.Row;
import care.backstop.govuk.Element;
import care.backstop.govuk.Filter;
import care.backstop.govuk.Href;
import care.backstop.govuk.Pagination;
import care.backstop.govuk.Select;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Text;
import care.backstop.kernel.London;
import care.backstop.kernel.room.KeyFigure;
import care.backstop.kernel.room.Room;
import care.backstop.people.rules.CareAlert;
import care.backstop.people.usecase.ReadCare.CareBoard;
import care.backstop.people.usecase.ReadCare.Cared;
import gg.jte.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In whose care everyone is, and what is missing around them. */
public record CarePage(
        Room room,
        String base,
        List<KeyFigure> figures,
        String records,
        boolean green,
        @Nullable String notUpdated,
        Filter filter,
        List<Object> controls,
        DataTable table,
        @Nullable Pagination pagination,
        boolean mayGive,
        boolean mayExport) {

    static CarePage of(CareBoard b, @Nullable CareAlert only, int page) {
        var people = "/incidents/" + b.room().incident() + "/people";
        var base = people + "/care";
        var here = Href.of(base).with("missing", only == null ? null : only.name());
        int pages = Math.max(1, (b.total() + ToldPage.SIZE - 1) / ToldPage.SIZE);
        var figures = new ArrayList<KeyFigure>();
        for (var alert : CareAlert.values()) {
            int n = b.counts().getOrDefault(alert, 0);
            figures.add(KeyFigure.of(alert.words(), n, base + "?missing=" + alert.name())
                    .alarm(n > 0 && alert != CareAlert.REVIEW_DUE));
        }
        var filter = Filter.of(base);
        if (only != null) {
            filter = filter.chosen(only.words(), base);
        }
        return new CarePage(
                b.room(),
                people,
                figures,
                ("%d of %d records gone through today; %d of %d up to date in the council's own system."
                                + " %d may have informal support; for %d it is counted on.")
                        .formatted(
                                b.updatedToday(),
                                b.all(),
                                b.caseRecords(),
                                b.all(),
                                b.mayHaveSupport(),
                                b.haveSupport()),
                b.green(),
                b.notUpdated().isEmpty()
                        ? null
                        : "Not gone through today: " + String.join("; ", b.notUpdated())
                                + (b.all() - b.updatedToday() > b.notUpdated().size() ? "; and others." : "."),
                filter,
                List.of(Select.of("missing", "What is missing")
                        .option("", "Everyone")
                        .options(Arrays.stream(CareAlert.values())
                                .map(a -> Select.Option.of(a.name(), a.words()))
                                .toList())
                        .chosen(only == null ? "" : only.name())),
                DataTable.of("care", "In whose care")
                        .hideCaption()
                        .columns(List.of(
                                Column.of("Person"),
                                Column.of("Who has the case"),
                                Column.of("Who assesses"),
                                Column.of("What is missing"),
                                Column.of("Last review")))
                        .rows(b.lines().stream()
                                .map(c -> row(c, people, b.mayGive()))
                                .toList())
                        .empty("Nobody fits this filter.")
                        .count(BoardWords.count(b.total(), page, b.lines().size(), ToldPage.SIZE, "people"))
                        .csv(b.mayExport() ? here.toString().replaceFirst("/care", "/care.csv") : null)
                        .bulk(b.mayGive() || b.mayExport() ? "people" : null),
                pages < 2
                        ? null
                        : Pagination.of(page, pages, n -> here.with("page", n).toString()),
                b.mayGive(),
                b.mayExport());
    }

    private static Row row(Cared c, String people, boolean mayGive) {
        var p = c.person();
        var reviewed = p.reviewed();
        return new Row(
                p.id().toString(),
                p.called(),
                List.of(
                        Cell.of(PeoplePage.lines(
                                link(p.called(), people + "/" + p.id()),
                                p.called().equals(p.reference()) ? null : Text.of(p.reference()))),
                        held(
                                p.workerName(),
                                p.ownSocialWorker() ? "Nobody; has a social worker of their own" : "Nobody",
                                mayGive ? people + "/" + p.id() + "/take-back/worker" : null,
                                p.called()),
                        held(
                                p.assessorName(),
                                CareAlert.needsAssessor(p.funding()) ? "Nobody" : "",
                                mayGive ? people + "/" + p.id() + "/take-back/assessor" : null,
                                p.called()),
                        Cell.of(missing(c)),
                        Cell.of(reviewed == null ? "Never" : London.show(reviewed))),
                false);
    }

    private static Cell held(@Nullable String name, String nobody, @Nullable String takeBack, String called) {
        if (name == null) {
            return Cell.of(nobody);
        }
        return takeBack == null
                ? Cell.of(name)
                : Cell.of(PeoplePage.lines(Text.of(name), link("Take back", " of " + called, takeBack)));
    }

    private static String missing(Cared c) {
        return c.alerts().stream()
                .map(a -> a == CareAlert.WELFARE_MISSED
                        ? a.words() + " ("
                                + c.missed().stream().map(London::show).collect(Collectors.joining(", ")) + ")"
                        : a.words())
                .collect(Collectors.joining(". "));
    }

    static Content link(String label, String href) {
        return Element.of("a").classes("govuk-link").with("href", href).around(Text.of(label));
    }

    private static Content link(String label, String hidden, String href) {
        return Element.of("a").classes("govuk-link no-print").with("href", href).around(output -> {
            output.writeUserContent(label);
            output.writeContent("<span class=\"govuk-visually-hidden\">");
            output.writeUserContent(hidden);
            output.writeContent("</span>");
        });
    }
}
