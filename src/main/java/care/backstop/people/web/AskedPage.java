package care.backstop.people.web;

import care.backstop.govuk.Choice;
import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Input;
import care.backstop.govuk.Radios;
import care.backstop.govuk.Table.Cell;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import care.backstop.people.Source;
import care.backstop.people.model.Person;
import care.backstop.people.store.ListRequests.Asked;
import care.backstop.people.store.ListRequests.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists and numbers asked for, how each stands, and the form that asks for another. */
public record AskedPage(
        Room room,
        String base,
        @Nullable String made,
        List<String> escalated,
        DataTable table,
        Radios kind,
        Radios source,
        List<Input> controls,
        Errors errors) {

    static AskedPage of(
            Room room,
            List<Asked> asked,
            @Nullable String made,
            Instant now,
            Map<String, String> typed,
            Errors errors) {
        var base = "/incidents/" + room.incident() + "/people/lists/asked";
        return new AskedPage(
                room,
                base,
                made,
                asked.stream()
                        .filter(a -> a.standing(now).escalated())
                        .map(a -> "%s, asked of %s: %s"
                                .formatted(
                                        a.kind().words(),
                                        a.askedOf(),
                                        a.standing(now).words()))
                        .toList(),
                DataTable.of("asked", "Asked for so far")
                        .columns("What", "Of whom", "Asked", "Due", "How it stands", "Go to")
                        .rows(asked.stream()
                                .map(a -> DataTable.Row.of(
                                        Cell.of(a.kind().words()),
                                        Cell.of(a.askedOf()),
                                        Cell.of(London.show(a.askedAt())),
                                        Cell.of(London.show(a.dueAt())),
                                        Cell.of(stands(a, now)),
                                        ReconciliationPage.link("Open", base + "/" + a.id(), a.askedOf())))
                                .toList())
                        .empty("Nothing has been asked for yet.")
                        .csvFrom(Href.of(base)),
                Radios.of("kind", "What do you ask for?")
                        .choices(Arrays.stream(Kind.values())
                                .map(k -> Choice.of(k.name(), k.words()))
                                .toList())
                        .chosen(typed.getOrDefault("kind", Kind.LIST.name()))
                        .error(errors.on("kind")),
                Radios.of("source", "Whose is it?")
                        .choices(Arrays.stream(Source.values())
                                .map(s -> Choice.of(s.name(), s.words()))
                                .toList())
                        .chosen(typed.getOrDefault("source", Source.PROVIDER.name()))
                        .error(errors.on("source")),
                List.of(
                        Input.of("askedOf", "Who is asked?")
                                .value(typed.get("askedOf"))
                                .error(errors.on("askedOf")),
                        Input.of("dueAt", "By when?")
                                .type("datetime-local")
                                .value(typed.get("dueAt"))
                                .error(errors.on("dueAt"))),
                errors);
    }

    static String stands(Asked a, Instant now) {
        if (a.revokedAt() != null) {
            return "Link ended";
        }
        var words = a.standing(now).words();
        if (a.answeredAt() != null && a.people() != null) {
            words += ": %d people".formatted(a.people())
                    + (a.weeklyMinutes() == null ? "" : ", %s hours a week".formatted(Person.hours(a.weeklyMinutes())))
                    + (a.asAt() == null ? "" : ", as of " + London.show(a.asAt()));
        }
        return a.refusedBecause() == null ? words : words + ". Their reason: " + a.refusedBecause();
    }
}
