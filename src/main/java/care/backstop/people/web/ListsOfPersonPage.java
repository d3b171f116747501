package care.backstop.people.web;

import care.backstop.govuk.Choice;
import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Radios;
import care.backstop.govuk.Textarea;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import care.backstop.people.model.NhsNumber;
import care.backstop.people.model.Person;
import care.backstop.people.store.Records;
import care.backstop.people.store.Records.Difference;
import care.backstop.people.usecase.Reconcile.Beside;
import care.backstop.people.usecase.Reconcile.Sees;
import care.backstop.people.usecase.Reconcile.SideBySide;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What each list says of one person, or of two who may be one, side by side. */
public record ListsOfPersonPage(
        Room room,
        String back,
        String title,
        DataTable table,
        List<Settle> settle,
        @Nullable Decide decide,
        Errors errors) {

    /** One field on which a person decides. */
    public record Settle(String action, String field, String seen, Radios chosen, Textarea why) {}

    /** Whether two are one. */
    public record Decide(String action, String one, String other, Radios decision, Textarea why) {}

    static ListsOfPersonPage one(SideBySide s, Map<String, String> typed, Errors errors) {
        var base = ReconciliationPage.base(s.room());
        var person = s.people().getFirst().person();
        return new ListsOfPersonPage(
                s.room(),
                base,
                "What the lists say of " + person.called(),
                table(s).csvFrom(Href.of(base + "/people/" + person.id())),
                (s.mayWrite() ? s.differences() : List.<Difference>of())
                        .stream()
                                .map(d -> settle(
                                        d,
                                        base,
                                        s.sees(),
                                        d.field().equals(typed.get("field")) ? typed : Map.of(),
                                        errors))
                                .toList(),
                null,
                errors);
    }

    private static Settle settle(Difference d, String base, Sees sees, Map<String, String> typed, Errors errors) {
        boolean failed = !typed.isEmpty();
        return new Settle(
                base + "/people/" + d.person(),
                d.field(),
                d.seen(),
                Radios.of("chosen", ReconciliationPage.field(d.field()) + ": whose word is right?")
                        .choices(d.said().entrySet().stream()
                                .map(e -> Choice.of(
                                                e.getKey().name(),
                                                e.getKey().words() + ": "
                                                        + (sees.field(d.field())
                                                                ? ReconciliationPage.value(d.field(), e.getValue())
                                                                : ReconciliationPage.NOT_FOR_YOU))
                                        .called("chosen-" + d.field() + "-" + e.getKey(), null))
                                .toList())
                        .chosen(typed.get("chosen"))
                        .error(failed ? errors.on("chosen") : null),
                Textarea.of(care.backstop.govuk.Field.of("why", "How do you know?")
                                .id("why-" + d.field()))
                        .rows(2)
                        .value(typed.get("why"))
                        .error(failed ? errors.on("why") : null));
    }

    static ListsOfPersonPage two(SideBySide s, Map<String, String> typed, Errors errors) {
        var base = ReconciliationPage.base(s.room());
        var one = s.people().get(0).person();
        var other = s.people().get(1).person();
        var reference = one.facts().reference();
        var second = other.facts().reference();
        return new ListsOfPersonPage(
                s.room(),
                base,
                "One person or two?",
                table(s).csvFrom(Href.of(base + "/pair").with("one", one.id()).with("other", other.id())),
                List.of(),
                !s.mayWrite()
                        ? null
                        : new Decide(
                                base + "/pair",
                                one.id().toString(),
                                other.id().toString(),
                                Radios.of("decision", "What are they?")
                                        .choice(Choice.of("DIFFERENT", "Two people: keep both")
                                                .hint("For example twins, or a parent and a child of one name."))
                                        .choice(Choice.of(
                                                        "KEEP_ONE",
                                                        "One person: keep %s, let %s go".formatted(reference, second))
                                                .hint("A colleague looks at it and does it. It can be undone."))
                                        .choice(Choice.of(
                                                "KEEP_OTHER",
                                                "One person: keep %s, let %s go".formatted(second, reference)))
                                        .chosen(typed.get("decision"))
                                        .error(errors.on("decision")),
                                Textarea.of("why", "How do you know?")
                                        .rows(2)
                                        .value(typed.get("why"))
                                        .error(errors.on("why"))),
                errors);
    }

    /** A row for each thing, a column for what we hold and for each list. */
    private static DataTable table(SideBySide s) {
        var columns = new ArrayList<String>();
        columns.add("What");
        boolean pair = s.people().size() > 1;
        for (Beside b : s.people()) {
            var whose = pair ? " (" + b.person().facts().reference() + ")" : "";
            columns.add("We hold" + whose);
            b.records().forEach(r -> columns.add(r.source().words() + whose));
        }
        var rows = new ArrayList<DataTable.Row>();
        rows.add(row(s, "Family name", Person::family, Records.Record::family));
        rows.add(row(s, "Given names", Person::given, Records.Record::given));
        rows.add(row(s, "Likes to be called", Person::knownAs, r -> null));
        rows.add(row(
                s,
                "Date of birth",
                p -> p.facts().birthDate() == null
                        ? null
                        : London.show(p.facts().birthDate()),
                r -> r.birth() == null ? null : London.show(r.birth())));
        rows.add(row(s, "NHS number", p -> number(p.nhsNumber()), r -> number(r.nhsNumber())));
        rows.add(row(s, "Address", Person::address, Records.Record::address));
        rows.add(row(s, "Postcode", p -> p.facts().postcode(), Records.Record::postcode));
        rows.add(row(
                s,
                "Who pays",
                p -> p.facts().funding().words(),
                r -> r.funding() == null ? null : r.funding().words()));
        rows.add(row(s, "Name of the payer", p -> p.facts().funder(), Records.Record::funder));
        if (s.sees().hours()) {
            rows.add(row(
                    s,
                    "Hours a week",
                    p -> Person.hours(p.facts().weeklyMinutes()),
                    r -> Person.hours(r.weeklyMinutes())));
        }
        if (s.sees().fees()) {
            rows.add(row(s, "Weekly fee", p -> "", r -> ReconciliationPage.fee(r.weeklyFeePence())));
        }
        rows.add(row(s, "Linked by", p -> "", ListsOfPersonPage::linked));
        return DataTable.of("lists", "Side by side")
                .columns(columns.toArray(String[]::new))
                .rows(rows);
    }

    private static String linked(Records.Record r) {
        var probability = r.probability();
        return switch (r.how()) {
            case "NEW" -> "Named first by this list";
            case "NHS_NUMBER" -> "NHS number";
            case "REFERENCE" -> "Reference";
            case "NAME_AND_BIRTH" -> "Name and date of birth";
            case "MERGED" -> "Two people who looked at it";
            default ->
                "Likeness, " + (probability == null ? "" : ReconciliationPage.likely(probability)) + ": "
                        + ReconciliationPage.because(r.because());
        };
    }

    private static DataTable.Row row(
            SideBySide s,
            String what,
            Function<Person, @Nullable String> held,
            Function<Records.Record, @Nullable String> said) {
        var cells = new ArrayList<String>();
        cells.add(what);
        for (Beside b : s.people()) {
            cells.add(or(held.apply(b.person())));
            b.records().forEach(r -> cells.add(or(said.apply(r))));
        }
        return DataTable.Row.of(cells.toArray(String[]::new));
    }

    private static String or(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static @Nullable String number(@Nullable String digits) {
        return digits == null ? null : new NhsNumber(digits).toString();
    }
}
