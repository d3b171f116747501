package care.backstop.people.web;

import care.backstop.govuk.Choice;
import care.backstop.govuk.DataTable;
import care.backstop.govuk.DateInput;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Field;
import care.backstop.govuk.Href;
import care.backstop.govuk.Input;
import care.backstop.govuk.Question;
import care.backstop.govuk.Radios;
import care.backstop.govuk.Select;
import care.backstop.govuk.Textarea;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import care.backstop.people.rules.SafeguardingConcern.Category;
import care.backstop.people.rules.SafeguardingConcern.Step;
import care.backstop.people.usecase.Safeguard.Opened;
import care.backstop.people.usecase.Safeguard.Standing;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Safeguarding concerns about a person, what became of each, and enquiries that were recorded. */
public record ConcernsPage(
        Room room,
        String called,
        String reference,
        String action,
        String back,
        List<One> concerns,
        DataTable enquiries,
        List<Object> controls,
        boolean mayWrite,
        Errors errors) {

    /** A concern with what can be recorded of it. */
    public record One(
            String id,
            String heading,
            String what,
            @Nullable String warning,
            DataTable became,
            List<Object> controls) {}

    static ConcernsPage of(Opened o, String action, String back, MultiValueMap<String, String> sent, Errors errors) {
        boolean raising = !sent.containsKey("concern");
        return new ConcernsPage(
                o.room(),
                o.called(),
                o.reference(),
                action,
                back,
                o.concerns().stream()
                        .map(s -> one(s, action, o.mayWrite(), sent, errors))
                        .toList(),
                DataTable.of("enquiries", "Enquiries, the latest first")
                        .columns("Open", "Number", "Recorded")
                        .rows(o.enquiries().stream()
                                .map(e -> DataTable.Row.of(
                                        e.open().equals("YES") ? "Open" : "Closed",
                                        e.number() == null ? "" : e.number(),
                                        London.show(e.enteredAt())))
                                .toList())
                        .empty("No enquiry is recorded.")
                        .csvFrom(Href.of(action)),
                raise(raising ? sent : new org.springframework.util.LinkedMultiValueMap<>(), errors),
                o.mayWrite(),
                errors);
    }

    private static One one(
            Standing s, String action, boolean mayWrite, MultiValueMap<String, String> sent, Errors errors) {
        var c = s.concern();
        var id = c.id().toString();
        boolean mine = id.equals(sent.getFirst("concern"));
        var warning = s.escalated()
                ? "Nobody has triaged this by the end of the day of the alert. It goes up to the safeguarding lead."
                : s.planBy() != null ? "A safeguarding plan is owed by " + London.show(s.planBy()) + "." : null;
        return new One(
                id,
                "%s, %s: %s".formatted(c.category().words(), London.show(c.on()), s.open() ? "open" : "settled"),
                "%s Front door told %s by %s.".formatted(c.what(), London.show(c.alertedAt()), c.byName()),
                warning,
                DataTable.of("concern-" + id, "What became of it")
                        .columns("What", "In words", "Entered", "By")
                        .rows(c.became().stream()
                                .map(b -> DataTable.Row.of(
                                        b.step().words(), b.note(), London.show(b.enteredAt()), b.byName()))
                                .toList())
                        .empty("Nothing yet.")
                        .csvFrom(Href.of(action)),
                mayWrite
                        ? List.of(
                                Select.of(Field.of("step", "What became of it?").id(id + "-step"))
                                        .option("", "Choose one")
                                        .options(Arrays.stream(Step.values())
                                                .map(x -> Select.Option.of(x.name(), x.words()))
                                                .toList())
                                        .chosen(mine ? sent.getFirst("step") : null)
                                        .error(errors.on(id + "-step")),
                                Textarea.of(Field.of("note", "In words").id(id + "-note"))
                                        .value(mine ? sent.getFirst("note") : null)
                                        .error(errors.on(id + "-note")))
                        : List.of());
    }

    private static List<Object> raise(MultiValueMap<String, String> sent, Errors errors) {
        return List.of(
                Radios.of("category", "What kind of harm?")
                        .choices(Arrays.stream(Category.values())
                                .map(c -> Choice.of(c.name(), c.words()))
                                .toList())
                        .chosen(sent.getFirst("category"))
                        .error(errors.on("category")),
                DateInput.of("on", Question.of("on", "On which day?"))
                        .typed(sent.getFirst("on-day"), sent.getFirst("on-month"), sent.getFirst("on-year"))
                        .error(errors.on("on")),
                Textarea.of("what", "What was seen or said?")
                        .value(sent.getFirst("what"))
                        .error(errors.on("what")),
                DateInput.of("alertedAt", Question.of("alertedAt", "When was the front door told?"))
                        .typed(
                                sent.getFirst("alertedAt-day"),
                                sent.getFirst("alertedAt-month"),
                                sent.getFirst("alertedAt-year"))
                        .hint("Leave empty for now.")
                        .error(errors.on("alertedAt")),
                Input.of("alertedAt-time", "At what time?")
                        .hint("For example 14:30")
                        .value(sent.getFirst("alertedAt-time")));
    }
}
