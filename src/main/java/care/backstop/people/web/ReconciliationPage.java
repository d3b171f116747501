package care.backstop.people.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Element;
import care.backstop.govuk.Href;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Text;
import care.backstop.kernel.London;
import care.backstop.kernel.room.KeyFigure;
import care.backstop.kernel.room.Room;
import care.backstop.people.Funding;
import care.backstop.people.Source;
import care.backstop.people.model.Person;
import care.backstop.people.rules.ConfirmedNumber;
import care.backstop.people.rules.ConfirmedNumber.Category;
import care.backstop.people.store.Merges.Merge;
import care.backstop.people.store.Records.Difference;
import care.backstop.people.store.Records.Missing;
import care.backstop.people.store.Records.Perhaps;
import care.backstop.people.store.Records.Reason;
import care.backstop.people.store.Signatures.Signed;
import care.backstop.people.usecase.Reconcile.Compared;
import care.backstop.people.usecase.Reconcile.Sees;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lists beside each other: what differs, who may be one person, whom a list forgot, what was signed. */
public record ReconciliationPage(
        Room room,
        String base,
        List<KeyFigure> figures,
        @Nullable String signed,
        boolean mayTakeIn,
        boolean maySign,
        DataTable lists,
        DataTable differences,
        DataTable perhaps,
        DataTable missing,
        DataTable merges,
        DataTable categories,
        DataTable signatures) {

    static final String NOT_FOR_YOU = "Differs (not for your post to see)";

    static ReconciliationPage of(Compared c) {
        var base = base(c.room());
        var here = Href.of(base);
        var people = "/incidents/" + c.room().incident() + "/people";
        return new ReconciliationPage(
                c.room(),
                base,
                figures(c, people),
                c.signed().isEmpty() ? null : signedSays(c.signed().getFirst(), c.people()),
                c.mayWrite(),
                c.maySign(),
                DataTable.of("sources", "Lists that are compared")
                        .columns("Whose", "Of", "People")
                        .rows(c.lists().stream()
                                .map(l -> DataTable.Row.of(
                                        Cell.of(l.source().words()),
                                        Cell.of(London.show(l.asAt())),
                                        Cell.number(Integer.toString(l.people()))))
                                .toList())
                        .empty("No list has been taken in yet. Two are needed before anything can be compared.")
                        .csvFrom(here),
                differences(c.differences(), base, c.sees()).csvFrom(here),
                perhaps(c.perhaps(), base).csvFrom(here),
                missing(c.missing(), base).csvFrom(here),
                merges(c.merges(), base).csvFrom(here),
                categories(c.byCategory(), c.people()).csvFrom(here),
                signatures(c.signed()).csvFrom(here));
    }

    static String base(Room room) {
        return "/incidents/" + room.incident() + "/reconciliation";
    }

    private static List<KeyFigure> figures(Compared c, String people) {
        var figures = new ArrayList<KeyFigure>();
        figures.add(KeyFigure.of("People we count", c.people(), people));
        figures.add(KeyFigure.of("Linked by likeness", c.linkedByLikeness(), null));
        figures.add(KeyFigure.of("Differences to settle", c.differing(), "#differences")
                .alarm(c.differing() > 0));
        figures.add(KeyFigure.of("Perhaps one person", c.perhaps().size(), "#perhaps")
                .alarm(!c.perhaps().isEmpty()));
        figures.add(KeyFigure.of("Missing from a list", c.missing().size(), "#missing")
                .alarm(!c.missing().isEmpty()));
        int open = c.funding().oneSource() + c.funding().differ() + c.funding().nobody();
        figures.add(KeyFigure.of("Who pays: two sources agree", c.funding().known(), null));
        figures.add(KeyFigure.of("Who pays: not known yet", open, null).alarm(open > 0));
        return figures;
    }

    static String signedSays(Signed s, int now) {
        return "%s said %d on %s; we counted %d%s. Signed by %s on %s.%s"
                .formatted(
                        s.saidBy(),
                        s.said(),
                        London.show(s.saidAt()),
                        s.counted(),
                        variance(s),
                        s.byName(),
                        London.show(s.signedAt()),
                        now == s.counted() ? "" : " Since then we count %d: confirm it again.".formatted(now));
    }

    private static String variance(Signed s) {
        int v = ConfirmedNumber.variance(s.said(), s.counted());
        return v == 0 ? ", the same" : v > 0 ? ", %d fewer".formatted(v) : ", %d more".formatted(-v);
    }

    private static DataTable differences(List<Difference> differences, String base, Sees sees) {
        return DataTable.of("differences", "Where lists differ")
                .columns("Person", "What", "Whose word against whose", "Go to")
                .rows(differences.stream()
                        .map(d -> DataTable.Row.of(
                                Cell.of(called(d.given(), d.family(), d.reference())),
                                Cell.of(field(d.field())),
                                Cell.of(said(d, sees)),
                                link(
                                        "Settle",
                                        base + "/people/" + d.person(),
                                        called(d.given(), d.family(), d.reference()))))
                        .toList())
                .empty("The lists agree on everybody they both name.");
    }

    static String said(Difference d, Sees sees) {
        return d.said().entrySet().stream()
                .map(e -> e.getKey().words() + ": "
                        + (sees.field(d.field()) ? value(d.field(), e.getValue()) : NOT_FOR_YOU))
                .collect(Collectors.joining("; "));
    }

    private static DataTable perhaps(List<Perhaps> pairs, String base) {
        return DataTable.of("perhaps", "Perhaps one person")
                .columns("One", "The other", "How likely", "Why we ask", "Go to")
                .rows(pairs.stream()
                        .map(p -> DataTable.Row.of(
                                Cell.of(called(p.oneGiven(), p.oneFamily(), p.oneReference())),
                                Cell.of(called(p.otherGiven(), p.otherFamily(), p.otherReference())),
                                Cell.of(likely(p.probability())),
                                Cell.of(p.doubt().words() + " " + because(p.because())),
                                link(
                                        "Compare",
                                        Href.of(base + "/pair")
                                                .with("one", p.one())
                                                .with("other", p.other())
                                                .toString(),
                                        p.oneReference() + " and " + p.otherReference())))
                        .toList())
                .empty("Nobody looks like somebody else.");
    }

    /** Field by field, with what each adds. */
    static String because(List<Reason> reasons) {
        return reasons.stream()
                .map(r -> "%s %s (%s)"
                        .formatted(
                                r.field(),
                                r.agrees(),
                                (r.weight() < 0 ? "−" : "+")
                                        + BigDecimal.valueOf(Math.abs(r.weight()))
                                                .toPlainString()))
                .collect(Collectors.joining(", "));
    }

    static String likely(double probability) {
        return probability > 0.9995
                ? "More than 99.9%"
                : "%s%%"
                        .formatted(BigDecimal.valueOf(Math.round(probability * 1000) / 10.0)
                                .stripTrailingZeros()
                                .toPlainString());
    }

    private static DataTable missing(List<Missing> missing, String base) {
        return DataTable.of("missing", "Missing from a list")
                .columns("Person", "Named by", "Not named by", "What that may mean", "Go to")
                .rows(missing.stream()
                        .map(m -> DataTable.Row.of(
                                Cell.of(called(m.given(), m.family(), m.reference())),
                                Cell.of(m.on().stream().map(Source::words).collect(Collectors.joining(", "))),
                                Cell.of(m.from().words()),
                                Cell.of(
                                        m.from() == Source.PROVIDER
                                                ? "Somebody pays for care here. The person may have left, or the provider forgot them"
                                                : "A list says that this payer pays. It may have stopped, or pay under another name"),
                                link(
                                        "Look",
                                        base + "/people/" + m.person(),
                                        called(m.given(), m.family(), m.reference()))))
                        .toList())
                .empty("Every list names everybody it should.");
    }

    private static DataTable merges(List<Merge> merges, String base) {
        return DataTable.of("merges", "Records made one")
                .columns("Kept", "Went", "State", "Asked by", "Go to")
                .rows(merges.stream()
                        .map(m -> DataTable.Row.of(
                                Cell.of(m.keptReference()),
                                Cell.of(m.goneReference()),
                                Cell.of(state(m)),
                                Cell.of(m.askedBy()),
                                link(
                                        "Open",
                                        base + "/merges/" + m.id(),
                                        m.keptReference() + " and " + m.goneReference())))
                        .toList())
                .empty("No two records have been made one.");
    }

    static String state(Merge m) {
        return switch (m.state()) {
            case "ASKED" -> "Waits for a second person";
            case "MERGED" -> "Merged by " + m.decidedBy();
            case "REFUSED" -> "Refused by " + m.decidedBy();
            default -> "Parted again by " + m.undoneBy();
        };
    }

    private static DataTable categories(Map<Category, Integer> counted, int total) {
        var rows = new ArrayList<DataTable.Row>();
        counted.forEach((category, n) ->
                rows.add(DataTable.Row.of(Cell.of(category.words()), Cell.number(Integer.toString(n)))));
        rows.add(DataTable.Row.of(Cell.of("All"), Cell.number(Integer.toString(total))));
        return DataTable.of("categories", "Who pays, as counted from the lists")
                .columns(List.of(
                        DataTable.Column.of("Who pays"),
                        DataTable.Column.of("People").numeric()))
                .rows(rows);
    }

    private static DataTable signatures(List<Signed> signed) {
        return DataTable.of("signatures", "Numbers signed")
                .columns(
                        "Signed",
                        "By",
                        "Provider said",
                        "Who said it",
                        "We counted",
                        "Differences open then",
                        "Why they differ")
                .rows(signed.stream()
                        .map(s -> DataTable.Row.of(
                                Cell.of(London.show(s.signedAt())),
                                Cell.of(s.byName()),
                                Cell.number(Integer.toString(s.said())),
                                Cell.of(s.saidBy()),
                                Cell.number(Integer.toString(s.counted())),
                                Cell.number(Integer.toString(s.open())),
                                Cell.of(s.why() == null ? "They do not" : s.why())))
                        .toList())
                .empty("Nobody has signed a number yet.");
    }

    static Cell link(String words, String href, String about) {
        return Cell.of(Element.of("a")
                .classes("govuk-link")
                .with("href", href)
                .with("aria-label", words + " " + about)
                .around(Text.of(words)));
    }

    static String called(@Nullable String given, @Nullable String family, String reference) {
        var name =
                java.util.stream.Stream.of(family, given).filter(n -> n != null).collect(Collectors.joining(", "));
        return name.isEmpty() ? reference : name + " (" + reference + ")";
    }

    static String field(String field) {
        return switch (field) {
            case "family_name" -> "Family name";
            case "given_name" -> "Given names";
            case "birth_date" -> "Date of birth";
            case "funding" -> "Who pays";
            case "funder" -> "Name of the payer";
            case "weekly_minutes" -> "Hours a week";
            default -> "Weekly fee";
        };
    }

    /** As an officer reads it. */
    static String value(String field, String value) {
        return switch (field) {
            case "birth_date" -> London.show(LocalDate.parse(value));
            case "funding" -> Funding.valueOf(value).words();
            case "weekly_minutes" -> Words.or(Person.hours(Integer.valueOf(value)));
            case "weekly_fee_pence" -> fee(Integer.valueOf(value));
            default -> value;
        };
    }

    static String fee(@Nullable Integer pence) {
        return pence == null ? "" : "£" + BigDecimal.valueOf(pence, 2).toPlainString();
    }
}
