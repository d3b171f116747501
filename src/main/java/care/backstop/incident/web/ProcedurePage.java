package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Href;
import care.backstop.govuk.Table.Cell;
import care.backstop.incident.model.Edition;
import care.backstop.incident.model.ProcedureTemplate.Agency;
import care.backstop.incident.model.ProcedureTemplate.Line;
import care.backstop.incident.model.ProcedureTemplate.Part;
import care.backstop.kernel.London;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One procedure, part by part, with its editions. */
public record ProcedurePage(
        String title,
        String words,
        String source,
        String path,
        List<Section> sections,
        DataTable editions,
        boolean mayChange) {

    /** A part with its lines. */
    public record Section(int number, String title, DataTable table) {}

    static ProcedurePage of(List<Edition> editions, boolean mayChange) {
        var now = editions.getFirst();
        var news = news(editions);
        var path = ProceduresPage.PATH + "/" + now.template().id();
        return new ProcedurePage(
                now.template().title(),
                now.words(),
                now.template().source(),
                path,
                now.template().parts().stream()
                        .map(p -> section(now, p, news, path, mayChange))
                        .toList(),
                DataTable.of("editions", "Editions")
                        .columns("Edition", "Actions", "What changed", "When, who and why")
                        .rows(IntStream.range(0, editions.size())
                                .mapToObj(i ->
                                        edition(editions.get(i), i + 1 < editions.size() ? editions.get(i + 1) : null))
                                .toList())
                        .csvFrom(Href.of(path)),
                mayChange);
    }

    private static Map<String, String> news(List<Edition> editions) {
        var now = editions.getFirst();
        var first = editions.getLast();
        return now.madeAt() == null || now == first
                ? Map.of()
                : Edition.news(now.template(), first.template(), London.day(now.madeAt()));
    }

    private static Section section(Edition e, Part p, Map<String, String> news, String path, boolean mayChange) {
        return new Section(
                p.number(),
                ProceduresPage.title(e, p),
                DataTable.of("part-" + p.number(), ProceduresPage.title(e, p))
                        .columns("Action", "What is to be done", "Who", "Due", "After", "Days")
                        .rows(p.lines().stream()
                                .map(l -> row(l, news.containsKey(l.number()), path, mayChange))
                                .toList())
                        .csvFrom(Href.of(path)));
    }

    private static DataTable.Row row(Line l, boolean own, String path, boolean mayChange) {
        var due = l.due();
        return DataTable.Row.of(
                mayChange ? Cell.of(Tags.link(l.number(), path + "/lines/" + l.number())) : Cell.of(l.number()),
                Cell.of(l.wording()
                        + (l.protects() ? " Keeps people safe." : "")
                        + (own ? " Changed by the council." : "")),
                Cell.of(l.agencies().stream().map(Agency::words).collect(Collectors.joining(", "))),
                Cell.of(due == null ? "No date" : due.words() + (due.confirmed() ? "" : " (default, unconfirmed)")),
                Cell.of(l.after().isEmpty() ? "Nothing" : String.join(", ", l.after())),
                Cell.of(l.takes() == null ? "Within a day" : String.valueOf(l.takes())));
    }

    private static DataTable.Row edition(Edition e, @Nullable Edition before) {
        return DataTable.Row.of(
                e.number() == 0 ? e.template().version() : String.valueOf(e.number()),
                String.valueOf(e.template().lines().size()),
                before == null ? "" : differs(e, before),
                ProceduresPage.changed(e));
    }

    private static String differs(Edition e, Edition before) {
        var madeAt = e.madeAt();
        if (madeAt == null) {
            return "";
        }
        var news = Edition.news(e.template(), before.template(), London.day(madeAt));
        var said = news.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(n -> n.getKey() + (n.getValue().startsWith("New") ? " new" : " changed"))
                .collect(Collectors.toCollection(ArrayList::new));
        before.template().lines().stream()
                .map(Line::number)
                .filter(n -> e.template().line(n).isEmpty())
                .forEach(n -> said.add(n + " taken out"));
        return said.isEmpty() ? "Nothing that an officer would notice" : String.join(", ", said);
    }
}
