package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.SummaryList;
import care.backstop.govuk.Tag;
import care.backstop.incident.LogClass;
import care.backstop.incident.model.LogForm;
import care.backstop.incident.model.Matter;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writing an entry that is asked for more than words, or one matter and what can be done about it.
 *
 * @param since what was done about it
 */
public record MatterPage(
        Room room,
        String base,
        LogForm form,
        @Nullable Matter matter,
        @Nullable Tag tag,
        SummaryList facts,
        List<LogPage.Line> since,
        boolean mayWrite,
        Map<String, String> typed,
        Errors errors) {

    /** By which a second press of the button is known. */
    public String key() {
        return java.util.UUID.randomUUID().toString();
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    /** What was typed for this step, so that one form does not fill another. */
    public String value(String step, String field) {
        return step.equals(value("step")) ? value(field) : "";
    }

    public @Nullable String error(String step, String field) {
        return step.equals(value("step")) ? errors.on(field) : null;
    }

    public List<Option> readers() {
        return Arrays.stream(LogClass.values())
                .map(c -> Option.of(c.name(), c.words()))
                .toList();
    }

    static MatterPage write(Room room, String base, LogForm form, Map<String, String> typed, Errors errors) {
        return new MatterPage(room, base, form, null, null, SummaryList.of(), List.of(), true, typed, errors);
    }

    static MatterPage of(
            Room room, String base, Matter m, boolean mayWrite, Map<String, String> typed, Errors errors, Instant now) {
        var form = LogForm.of(m.kind());
        var facts = SummaryList.of()
                .row("Happened", London.show(m.first().happenedAt()))
                .row(
                        "Entered",
                        "%s by %s, %s"
                                .formatted(
                                        London.show(m.first().enteredAt()),
                                        m.first().by(),
                                        m.first().postName()));
        for (var field : form.everyField()) {
            var value = m.details().get(field.key());
            if (value != null) {
                facts = facts.row(
                        field.label(),
                        field.type() == LogForm.Type.DAY ? London.show(LocalDate.parse(value)) : field.shown(value));
            }
        }
        var score = m.score();
        if (score != null) {
            facts = facts.row("Score", MattersPage.score(score));
        }
        var due = m.dueAt();
        if (due != null) {
            facts = facts.row(
                    m.day("reviewOn") == null && m.day("dueOn") == null ? "Review due" : "Due", MattersPage.due(m));
        }
        facts = facts.row("Who may read it", m.first().readBy().words());
        return new MatterPage(
                room,
                base,
                form,
                m,
                MattersPage.tag(m, now),
                facts,
                m.since().stream().map(e -> LogPage.Line.of(e, base)).toList(),
                mayWrite && m.open(),
                typed,
                errors);
    }
}
