package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.incident.model.Edition;
import care.backstop.incident.model.Lesson;
import care.backstop.incident.model.ProcedureTemplate.Agency;
import care.backstop.incident.model.ProcedureTemplate.Applies;
import care.backstop.incident.model.ProcedureTemplate.Event;
import care.backstop.incident.model.ProcedureTemplate.Gate;
import care.backstop.incident.model.ProcedureTemplate.Line;
import care.backstop.incident.model.RecordForm;
import care.backstop.incident.rules.RecordRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of a procedure, to be changed, added or taken out.
 *
 * @param number null for a line that is not there yet
 * @param clause as it is cited now
 */
public record LinePage(
        String procedure,
        String path,
        @Nullable String number,
        int part,
        String partTitle,
        String clause,
        int edition,
        List<Option> applies,
        List<Option> agencies,
        List<Option> events,
        List<Option> gates,
        List<Option> lessons,
        Map<String, String> typed,
        boolean stale,
        Errors errors) {

    /** How an answer of a record may be written. */
    public List<Option> types() {
        return Arrays.stream(RecordForm.Type.values())
                .map(t -> Option.of(t.name(), t.words()))
                .toList();
    }

    /** What an answer may be held against. */
    public List<Option> rules() {
        return Arrays.stream(RecordRule.values())
                .map(r -> Option.of(r.name(), r.words()))
                .toList();
    }

    /** A record with one check. */
    public String example() {
        return """
                fields:
                  - {key: from, label: First day, type: DATE}
                  - {key: to, label: Last day, type: DATE}
                checks:
                  - rule: NOT_BEFORE
                    on: to
                    with: [from]
                    otherwise: VAL
                    says: Enter a last day that is not before the first""";
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    /** Whether a box is ticked. */
    public boolean ticked(String field) {
        return typed.containsKey(field);
    }

    public String title() {
        return number == null ? "Add an action" : "Action " + number;
    }

    /** Where the form goes. */
    public String action() {
        return number == null ? path + "/lines" : path + "/lines/" + number;
    }

    static LinePage of(
            Edition now,
            @Nullable Line line,
            int part,
            @Nullable Map<String, String> typed,
            List<Lesson> lessons,
            @Nullable String because,
            boolean stale,
            Errors errors) {
        var form = new LinkedHashMap<>(typed == null ? form(line) : typed);
        if (because != null) {
            form.put("lessonId", because);
        }
        return new LinePage(
                now.template().title(),
                ProceduresPage.PATH + "/" + now.template().id(),
                line == null ? null : line.number(),
                part,
                now.template().parts().stream()
                        .filter(p -> p.number() == part)
                        .map(p -> ProceduresPage.title(now, p))
                        .findFirst()
                        .orElse(""),
                line == null ? "" : line.clause(),
                now.number(),
                Arrays.stream(Applies.values())
                        .map(a -> Option.of(a.name(), a.words()))
                        .toList(),
                Arrays.stream(Agency.values())
                        .map(a -> Option.of(a.name(), a.words()))
                        .toList(),
                Arrays.stream(Event.values())
                        .map(e -> Option.of(e.name(), e.words()))
                        .toList(),
                Arrays.stream(Gate.values())
                        .map(g -> Option.of(g.name(), g.words()))
                        .toList(),
                lessons.stream()
                        .map(l -> Option.of(l.id().toString(), HomePage.shortened(l.text())))
                        .toList(),
                form,
                stale,
                errors);
    }

    private static Map<String, String> form(@Nullable Line l) {
        if (l == null) {
            return Map.of();
        }
        var form = new LinkedHashMap<String, String>();
        form.put("wording", l.wording());
        form.put("applies", l.applies().name());
        form.put("accountable", l.agencies().getFirst().name());
        l.agencies().stream().skip(1).forEach(a -> form.put("with-" + a.name(), "true"));
        var due = l.due();
        if (due != null) {
            form.put("dueRule", due.rule().words());
            form.put("dueFrom", due.from().name());
            form.put("dueBasis", due.basis());
        }
        form.put("evidence", l.evidence() == null ? "" : l.evidence());
        form.put("gate", l.gate() == null ? "" : l.gate().name());
        form.put("after", l.after().stream().collect(Collectors.joining(", ")));
        form.put("takes", l.takes() == null ? "" : String.valueOf(l.takes()));
        var record = l.record();
        form.put("record", record == null ? "" : record.write());
        if (l.afterwards()) {
            form.put("afterwards", "true");
        }
        if (l.protects()) {
            form.put("protects", "true");
        }
        return form;
    }
}
