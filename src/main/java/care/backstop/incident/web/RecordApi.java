package care.backstop.incident.web;

import care.backstop.incident.model.ActionRecord;
import care.backstop.incident.model.ReadAnswers;
import care.backstop.incident.model.RecordForm;
import care.backstop.incident.model.RecordForm.Field;
import care.backstop.incident.model.RecordForm.Type;
import care.backstop.incident.rules.Answers;
import care.backstop.incident.rules.RecordCheck.Failing;
import care.backstop.incident.usecase.GiveOwnerCodes;
import care.backstop.incident.usecase.KeepRecords;
import care.backstop.incident.usecase.ReadRecords;
import care.backstop.incident.usecase.ReadRecords.OnRecord;
import care.backstop.incident.usecase.ReadRecords.Seen;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.IncidentMembers.Member;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Rejected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What lines of the plan ask to be recorded, for machines: the same questions, checks and refusals as on the pages. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}")
class RecordApi {

    /** A question. */
    record Question(
            String key,
            String label,
            Type type,
            boolean optional,
            @Nullable String hint,
            @Nullable String unit,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            Map<String, String> choices,
            List<Question> columns) {
        static Question of(Field f) {
            return new Question(
                    f.key(),
                    f.label(),
                    f.type(),
                    f.when() != null || Boolean.TRUE.equals(f.optional()),
                    f.hint(),
                    f.unit(),
                    f.min(),
                    f.max(),
                    f.choices(),
                    f.columns().stream().map(Question::of).toList());
        }
    }

    /** A version. */
    record Version(
            int version,
            Instant recordedAt,
            String recordedBy,
            @Nullable String because,
            Map<String, Object> answers) {
        static Version of(RecordForm form, ActionRecord r) {
            return new Version(r.version(), r.madeAt(), r.madeBy(), r.because(), json(form, r.answers()));
        }
    }

    /** Somebody's own answer, where each answers. */
    record Answered(UUID post, String name, int version, Map<String, Object> answers) {}

    /** Something that is warned of, and where. */
    record Warned(String field, String message) {
        static Warned of(Failing f) {
            return new Warned(f.field(), f.says());
        }
    }

    /** The record of a line; what is not known is left out. */
    record Record(
            UUID action,
            String number,
            List<Question> asks,
            int version,
            Map<String, Object> answers,
            Map<String, String> figures,
            @Nullable String standing,
            boolean complete,
            @Nullable String signOff,
            @Nullable String signedBy,
            List<Warned> warnings,
            List<Answered> answered,
            List<String> silent,
            List<Version> history,
            List<OnRecord> onRecord) {}

    /**
     * A record to keep.
     *
     * @param version the one that was seen, 0 for the first
     * @param because why it is put right
     * @param post whose answer it is, where each answers
     */
    record ToKeep(
            int version,
            @Nullable Map<String, Object> answers,
            @Nullable String because,
            @Nullable UUID post) {}

    /** A line that the record made necessary. */
    record Raised(
            UUID id,
            String number,
            String action,
            @Nullable String role,
            @Nullable Instant dueAt,
            String code) {}

    /** What was kept. */
    record Kept(int version, List<Warned> warnings, List<Raised> raised) {}

    /** The version that is signed off. */
    record ToSign(int version) {}

    /** What the plan warns of. */
    record PlanWarning(UUID action, String number, String message) {}

    /** A code by which a procedure names its owners. */
    record Code(
            String template,
            String code,
            String words,
            @Nullable UUID post,
            @Nullable String name,
            int lines) {}

    /** Who stands behind a code from now on; nobody without a post. */
    record ToGive(
            @Nullable String template,
            @Nullable String code,
            @Nullable UUID post) {}

    private final KeepRecords keep;
    private final ReadRecords records;
    private final GiveOwnerCodes codes;

    RecordApi(KeepRecords keep, ReadRecords records, GiveOwnerCodes codes) {
        this.keep = keep;
        this.records = records;
        this.codes = codes;
    }

    @GetMapping("/actions/{action}/record")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Record record(@PathVariable UUID incident, @PathVariable UUID action) {
        return of(records.of(incident, action).orElseThrow(() -> new NotThere("record")));
    }

    private static Record of(Seen seen) {
        var form = seen.form();
        var latest = form.eachAnswers() || seen.latest().isEmpty()
                ? null
                : seen.latest().getFirst();
        var signed = latest == null ? null : latest.signed();
        var standing = seen.standing();
        return new Record(
                seen.action().id(),
                seen.action().number(),
                form.fields().stream().map(Question::of).toList(),
                latest == null ? 0 : latest.version(),
                latest == null ? Map.of() : json(form, latest.answers()),
                latest == null ? Map.of() : form.figures(latest.answers()),
                standing == null ? null : standing.says(),
                seen.complete(),
                form.signOff(),
                signed == null ? null : signed.by(),
                seen.warnings().stream().map(Warned::of).distinct().toList(),
                form.eachAnswers()
                        ? seen.latest().stream()
                                .map(r -> new Answered(r.who(), r.madeBy(), r.version(), json(form, r.answers())))
                                .toList()
                        : List.of(),
                seen.silent().stream().map(Member::userName).toList(),
                seen.history().stream().map(r -> Version.of(form, r)).toList(),
                seen.held());
    }

    @PutMapping("/actions/{action}/record")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Kept keep(@PathVariable UUID incident, @PathVariable UUID action, @RequestBody ToKeep sent, Actor actor) {
        return kept(keep.keep(incident, action, sent(sent), actor));
    }

    /** Where each officer answers, those who only read the incident answer as well. */
    @PutMapping("/actions/{action}/record/mine")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Kept mine(@PathVariable UUID incident, @PathVariable UUID action, @RequestBody ToKeep sent, Actor actor) {
        RecordController.refuseUnlessEachAnswers(records, incident, action);
        return kept(keep.keep(incident, action, sent(sent), actor));
    }

    @PostMapping("/actions/{action}/record/sign-off")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOff(@PathVariable UUID incident, @PathVariable UUID action, @RequestBody ToSign sent, Actor actor) {
        keep.signOff(incident, action, sent.version(), actor);
    }

    @GetMapping("/plan-warnings")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    List<PlanWarning> warnings(@PathVariable UUID incident) {
        return records.warnings(incident).stream()
                .map(w -> new PlanWarning(w.action().id(), w.action().number(), w.says()))
                .toList();
    }

    @GetMapping("/owner-codes")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    List<Code> codes(@PathVariable UUID incident) {
        return codes.codes(incident).stream()
                .map(c -> {
                    var holder = c.holder();
                    return new Code(
                            c.template(),
                            c.code(),
                            c.words(),
                            holder == null ? null : holder.post(),
                            holder == null ? null : holder.name(),
                            c.lines());
                })
                .toList();
    }

    @PutMapping("/owner-codes")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void give(@PathVariable UUID incident, @RequestBody ToGive sent, Actor actor) {
        codes.give(incident, sent.template(), sent.code(), sent.post(), actor);
    }

    private static Kept kept(KeepRecords.Kept kept) {
        return new Kept(
                kept.version(),
                kept.warnings().stream().map(Warned::of).toList(),
                kept.raised().stream()
                        .map(r -> new Raised(
                                r.action().id(),
                                r.action().number(),
                                r.action().wording(),
                                r.action().procedure().role(),
                                r.action().dueAt(),
                                r.conflict() ? "CONF" : "TASK"))
                        .toList());
    }

    /** Numbers, truths and words as machines write them, rows as lists. */
    private static KeepRecords.Sent sent(ToKeep sent) {
        var values = new LinkedHashMap<String, String>();
        var rows = new LinkedHashMap<String, List<Map<String, String>>>();
        if (sent.answers() != null) {
            sent.answers().forEach((key, value) -> {
                switch (value) {
                    case null -> {}
                    case List<?> list ->
                        rows.put(key, list.stream().map(r -> row(key, r)).toList());
                    default -> values.put(key, word(key, value));
                }
            });
        }
        return new KeepRecords.Sent(sent.version(), new ReadAnswers.Sent(values, rows), sent.because(), sent.post());
    }

    private static Map<String, String> row(String key, @Nullable Object sent) {
        if (!(sent instanceof Map<?, ?> cells)) {
            throw Rejected.invalid(key, "Give each row as an object of columns");
        }
        var row = new LinkedHashMap<String, String>();
        cells.forEach((column, value) -> {
            if (value != null) {
                row.put(String.valueOf(column), word(key, value));
            }
        });
        return row;
    }

    private static String word(String key, Object value) {
        return switch (value) {
            case String s -> s;
            case BigDecimal n -> n.toPlainString();
            case Number n -> n.toString();
            case Boolean b -> b.toString();
            default -> throw Rejected.invalid(key, "Give words, a number, true or false, or a list of rows");
        };
    }

    private static Map<String, Object> json(RecordForm form, Answers answers) {
        var json = new LinkedHashMap<String, Object>();
        for (var f : form.fields()) {
            var value = answers.of(f.key());
            if (f.type() == Type.LIST) {
                if (!answers.rows(f.key()).isEmpty()) {
                    json.put(
                            f.key(),
                            answers.rows(f.key()).stream()
                                    .map(r -> cells(f.columns(), r))
                                    .toList());
                }
            } else if (value != null) {
                json.put(f.key(), typed(f, value));
            }
        }
        return json;
    }

    private static Map<String, Object> cells(List<Field> columns, Map<String, String> row) {
        var cells = new LinkedHashMap<String, Object>();
        for (var c : columns) {
            var value = row.get(c.key());
            if (value != null) {
                cells.put(c.key(), typed(c, value));
            }
        }
        return cells;
    }

    private static Object typed(Field f, String value) {
        return switch (f.type()) {
            case NUMBER -> new BigDecimal(value);
            case YES_NO -> Boolean.valueOf(value);
            default -> value;
        };
    }
}
