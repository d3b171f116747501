package care.backstop.people.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.DataTable.Column;
import care.backstop.govuk.DataTable.Row;
import care.backstop.govuk.Element;
import care.backstop.govuk.Filter;
import care.backstop.govuk.Href;
import care.backstop.govuk.Input;
import care.backstop.govuk.Pagination;
import care.backstop.govuk.Radios;
import care.backstop.govuk.Select;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.govuk.Text;
import care.backstop.kernel.Answer;
import care.backstop.kernel.London;
import care.backstop.kernel.profile.Terms;
import care.backstop.kernel.room.KeyFigure;
import care.backstop.kernel.room.Room;
import care.backstop.people.Colour;
import care.backstop.people.Funding;
import care.backstop.people.Need;
import care.backstop.people.PersonView;
import care.backstop.people.Status;
import care.backstop.people.model.Person;
import care.backstop.people.store.ListFilter.Sort;
import care.backstop.people.store.ListFilter.Still;
import care.backstop.people.usecase.GivePurpose.Purpose;
import care.backstop.people.usecase.LookAtPeople.Listed;
import gg.jte.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of people of an incident. */
public record PeoplePage(
        Room room,
        String base,
        List<KeyFigure> figures,
        Filter filter,
        List<Object> controls,
        DataTable table,
        @Nullable Pagination pagination,
        @Nullable Radios purpose,
        List<String> purposeFor,
        boolean mayOrganise,
        boolean mayExport,
        boolean mayTakeIn,
        @Nullable String listSays) {

    static final int SIZE = 50;

    static PeoplePage of(Room room, Listed listed, PeopleQuery query, int page, boolean mayExport, boolean mayTakeIn) {
        var base = "/incidents/" + room.incident() + "/people";
        var people = listed.people();
        boolean flags = people.stream().anyMatch(p -> p.flags() != null);
        boolean needs = people.stream().anyMatch(p -> p.need() != null);
        boolean reasons = people.stream().anyMatch(p -> p.health() != null);
        int pages = Math.max(1, (listed.total() + SIZE - 1) / SIZE);
        var counts = listed.counts();
        var takenIn = counts.listAsAt();
        return new PeoplePage(
                room,
                base,
                figures(listed, base, flags && people.stream().allMatch(p -> p.flags() != null)),
                filter(query, base),
                controls(query),
                table(people, base, flags, needs, reasons, query)
                        .count(count(listed.total(), page, people.size(), listed.terms()))
                        .csv(
                                mayExport
                                        ? base + ".csv" + (query.address().isEmpty() ? "" : "?" + query.address())
                                        : null)
                        .bulk(mayExport || listed.mayOrganise() ? "people" : null),
                pages < 2
                        ? null
                        : Pagination.of(
                                page,
                                pages,
                                n -> href(query, base).with("page", n).toString()),
                listed.mayAskForHealth() ? purposes() : null,
                people.stream().map(p -> p.id().toString()).toList(),
                listed.mayOrganise(),
                mayExport,
                mayTakeIn,
                takenIn == null ? null : "The last list was taken in on " + London.show(takenIn) + ".");
    }

    static Radios purposes() {
        return Radios.of("purpose", "Why do you need the health details?")
                .choices(Arrays.stream(Purpose.values())
                        .map(p -> care.backstop.govuk.Choice.of(p.name(), p.words()))
                        .toList());
    }

    private static List<KeyFigure> figures(Listed listed, String base, boolean flags) {
        var counts = listed.counts();
        var figures = new ArrayList<KeyFigure>();
        if (counts.total() == 0 && counts.listAsAt() == null) {
            return figures;
        }
        figures.add(KeyFigure.of("People affected", counts.total(), base));
        if (flags) {
            for (var colour : Colour.values()) {
                figures.add(KeyFigure.of(
                        colour.words(), counts.colours().getOrDefault(colour, 0), base + "?priority=" + colour.name()));
            }
        }
        figures.add(KeyFigure.of("Still to be placed", counts.open(), base + "?still=NOT_PLACED"));
        figures.add(KeyFigure.of("Not told yet", counts.notTold(), base + "?still=NOT_TOLD"));
        figures.add(KeyFigure.of("With nobody in charge", counts.withoutWorker(), base + "?still=NO_WORKER"));
        return figures;
    }

    private static String count(int total, int page, int shown, Terms terms) {
        int from = (page - 1) * SIZE + 1;
        return shown == 0
                ? "Nobody"
                : "Showing %d to %d of %d %s"
                        .formatted(from, from + shown - 1, total, total == 1 ? terms.person() : terms.people());
    }

    private static DataTable table(
            List<PersonView> people, String base, boolean flags, boolean needs, boolean reasons, PeopleQuery query) {
        var columns = new ArrayList<Column>();
        columns.add(Column.of("Person"));
        if (flags) {
            columns.add(Column.of("Priority"));
        }
        if (needs) {
            columns.add(Column.of("Need"));
        }
        columns.add(Column.of("How far"));
        columns.add(Column.of("Told"));
        columns.add(Column.of("Who pays"));
        columns.add(Column.of("In charge"));
        if (flags) {
            columns.add(Column.of("Group or round"));
            columns.add(Column.of("To note"));
        }
        return DataTable.of("people", "People")
                .hideCaption()
                .columns(columns)
                .rows(people.stream()
                        .map(p -> row(p, base, flags, needs, reasons))
                        .toList())
                .empty(
                        query.address().isEmpty()
                                ? "Nobody is on the list yet. Take in the provider's list to begin."
                                : "Nobody fits this filter.");
    }

    private static Row row(PersonView p, String base, boolean flags, boolean needs, boolean reasons) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(link(p, base)));
        var f = p.flags();
        var health = p.health();
        if (flags) {
            cells.add(
                    f == null
                            ? Cell.of("")
                            : Cell.of(lines(
                                    tag(Words.tag(f.colour())),
                                    f.stale() ? Text.of("May be out of date") : null,
                                    reasons && health != null ? Text.of(String.join("; ", health.reasons())) : null)));
        }
        if (needs) {
            var need = p.need();
            cells.add(Cell.of(
                    need == null
                            ? ""
                            : Words.or(need.kind() == null ? null : need.kind().words())
                                    + (need.weeklyMinutes() == null || need.kind() != Need.HOME_CARE
                                            ? ""
                                            : ", " + Person.hours(need.weeklyMinutes()) + " hours a week")));
        }
        cells.add(Cell.of(tag(Words.tag(p.status()))));
        cells.add(Cell.of(p.told() == null ? "Not yet" : London.show(London.day(p.told()))));
        var funding = p.funding();
        cells.add(Cell.of(funding == null ? "" : funding.category().words()));
        cells.add(Cell.of(
                p.workers().isEmpty()
                        ? "Nobody"
                        : String.join(
                                ", ",
                                p.workers().stream()
                                        .map(PersonView.Worker::name)
                                        .toList())));
        if (flags) {
            cells.add(Cell.of(f == null ? "" : joined(f.group(), f.round())));
            cells.add(Cell.of(f == null ? "" : note(f)));
        }
        return new Row(p.id().toString(), p.called(), cells, false);
    }

    private static String note(PersonView.Flags f) {
        var notes = new ArrayList<String>();
        if (f.doubleUp() == Answer.YES) {
            notes.add("Two workers");
        }
        if (f.stopBeforeMove()) {
            notes.add("Do not move before the decision is settled");
        }
        if (f.safeguarding()) {
            notes.add("Speak to the safeguarding lead");
        }
        return String.join(". ", notes);
    }

    private static String joined(@Nullable String one, @Nullable String other) {
        return one == null ? other == null ? "" : other : other == null ? one : one + ", " + other;
    }

    static Content link(PersonView p, String base) {
        return lines(
                Element.of("a")
                        .classes("govuk-link")
                        .with("href", base + "/" + p.id())
                        .around(Text.of(p.called())),
                p.name() == null ? null : Text.of(p.reference()));
    }

    static Content tag(Tag tag) {
        return Element.of("strong").look("govuk-tag", tag.look()).around(tag.text());
    }

    /** One under the other, without those that are null. */
    static Content lines(@Nullable Content... parts) {
        return output -> {
            boolean first = true;
            for (var part : parts) {
                if (part != null) {
                    if (!first) {
                        output.writeContent("<br>");
                    }
                    output.writeUserContent(part);
                    first = false;
                }
            }
        };
    }

    private static Href href(PeopleQuery q, String base) {
        return Href.of(base)
                .with("q", q.q())
                .with("priority", q.priority())
                .with("need", q.need())
                .with("funder", q.funder())
                .with("status", q.status())
                .with("group", q.group())
                .with("round", q.round())
                .with("still", q.still())
                .with("sort", q.sort());
    }

    private static Filter filter(PeopleQuery q, String base) {
        var f = q.filter();
        var href = href(q, base);
        var filter = Filter.of(base);
        if (f.q() != null) {
            filter = filter.chosen("Reference: " + f.q(), href.with("q", null).toString());
        }
        if (f.colour() != null) {
            filter = filter.chosen(
                    "Priority: " + f.colour().words(),
                    href.with("priority", null).toString());
        }
        if (f.need() != null) {
            filter = filter.chosen(
                    "Need: " + f.need().words(), href.with("need", null).toString());
        }
        if (f.funding() != null) {
            filter = filter.chosen(
                    "Who pays: " + f.funding().words(),
                    href.with("funder", null).toString());
        }
        if (f.status() != null) {
            filter = filter.chosen(
                    "How far: " + f.status().words(), href.with("status", null).toString());
        }
        if (f.group() != null) {
            filter = filter.chosen(
                    "Group: " + f.group(), href.with("group", null).toString());
        }
        if (f.round() != null) {
            filter = filter.chosen(
                    "Round: " + f.round(), href.with("round", null).toString());
        }
        if (f.still() != Still.ANY) {
            filter = filter.chosen(f.still().words(), href.with("still", null).toString());
        }
        return filter;
    }

    private static List<Object> controls(PeopleQuery q) {
        return List.of(
                Input.of("q", "Reference").value(q.q()),
                options(
                                "priority",
                                "Priority",
                                Arrays.stream(Colour.values())
                                        .map(c -> Select.Option.of(c.name(), c.words()))
                                        .toList())
                        .chosen(q.priority()),
                options(
                                "need",
                                "Need",
                                Arrays.stream(Need.values())
                                        .map(n -> Select.Option.of(n.name(), n.words()))
                                        .toList())
                        .chosen(q.need()),
                options(
                                "funder",
                                "Who pays",
                                Arrays.stream(Funding.values())
                                        .map(f -> Select.Option.of(f.name(), f.words()))
                                        .toList())
                        .chosen(q.funder()),
                options(
                                "status",
                                "How far",
                                Arrays.stream(Status.values())
                                        .map(s -> Select.Option.of(s.name(), s.words()))
                                        .toList())
                        .chosen(q.status()),
                options(
                                "still",
                                "Still to do",
                                Arrays.stream(Still.values())
                                        .filter(s -> s != Still.ANY)
                                        .map(s -> Select.Option.of(s.name(), s.words()))
                                        .toList())
                        .chosen(q.still()),
                Input.of("group", "Friendship group").value(q.group()),
                Input.of("round", "Round").value(q.round()),
                Select.of("sort", "Order")
                        .options(Arrays.stream(Sort.values())
                                .map(s -> Select.Option.of(s.name(), s.words()))
                                .toList())
                        .chosen(q.sort() == null ? Sort.ORDER_OF_WORK.name() : q.sort()));
    }

    private static Select options(String name, String label, List<Select.Option> options) {
        return Select.of(name, label).option("", "Any").options(options);
    }
}
