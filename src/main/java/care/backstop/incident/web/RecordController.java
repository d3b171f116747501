package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.model.RecordForm.Field;
import care.backstop.incident.usecase.AskLegal;
import care.backstop.incident.usecase.KeepRecords;
import care.backstop.incident.usecase.ReadPlan;
import care.backstop.incident.usecase.ReadRecords;
import care.backstop.incident.usecase.ReadRecords.OnRecord;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.kernel.sheet.CsvTable;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Records what a line of the plan asks for. */
@Controller
class RecordController {

    /** One answer of one version. */
    private record Row(
            int version, Instant at, String by, @Nullable String because, RecordWords.Said said) {}

    private static final CsvTable<OnRecord> HELD = CsvTable.<OnRecord>named("record-held")
            .column("question", OnRecord::question)
            .column("about", OnRecord::about)
            .column("on_record", OnRecord::held)
            .column("as_recorded", h -> h.agrees() ? "yes" : "no");

    private static final CsvTable<Row> VERSIONS = CsvTable.<Row>named("record")
            .column("version", Row::version)
            .column("recorded_at", Row::at)
            .column("recorded_by", Row::by)
            .column("put_right_because", Row::because)
            .column("question", r -> r.said().question())
            .column("row", r -> r.said().row())
            .column("answer", r -> r.said().answer());

    private final KeepRecords keep;
    private final ReadRecords records;
    private final ReadPlan plans;
    private final AskLegal legal;
    private final Permissions permissions;
    private final Clock clock;

    RecordController(
            KeepRecords keep,
            ReadRecords records,
            ReadPlan plans,
            AskLegal legal,
            Permissions permissions,
            Clock clock) {
        this.keep = keep;
        this.records = records;
        this.plans = plans;
        this.legal = legal;
        this.permissions = permissions;
        this.clock = clock;
    }

    @PostMapping("/incidents/{incident}/actions/{action}/record")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String keep(
            @PathVariable UUID incident,
            @PathVariable UUID action,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return kept(incident, action, typed, version, actor, model, response, then);
    }

    /** Where each officer answers, those who only read the incident answer as well. */
    @PostMapping("/incidents/{incident}/actions/{action}/record/mine")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String mine(
            @PathVariable UUID incident,
            @PathVariable UUID action,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        refuseUnlessEachAnswers(incident, action);
        return kept(incident, action, typed, version, actor, model, response, then);
    }

    private void refuseUnlessEachAnswers(UUID incident, UUID action) {
        refuseUnlessEachAnswers(records, incident, action);
    }

    static void refuseUnlessEachAnswers(ReadRecords records, UUID incident, UUID action) {
        if (records.of(incident, action).filter(s -> s.form().eachAnswers()).isEmpty()) {
            throw new Rejected(
                    Problem.Code.AUTH, null, "This is not a record in which each officer answers for themselves");
        }
    }

    private String kept(
            UUID incident,
            UUID action,
            Map<String, String> typed,
            int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        var more = typed.get("more");
        if (more != null) {
            return show(incident, action, typed, more, false, Errors.none(), actor, model);
        }
        try {
            var kept = keep.keep(
                    incident,
                    action,
                    new KeepRecords.Sent(
                            version, RecordView.sent(typed), typed.get(RecordView.PREFIX + "because"), null),
                    actor);
            then.addFlashAttribute(
                    "notice",
                    "Recorded."
                            + (kept.raised().isEmpty()
                                    ? ""
                                    : " Because of it %s added to the plan: %s"
                                            .formatted(
                                                    kept.raised().size() == 1 ? "an action was" : "actions were",
                                                    String.join(
                                                            "; ",
                                                            kept.raised().stream()
                                                                    .map(r -> r.action()
                                                                                    .number() + " "
                                                                            + r.action()
                                                                                    .wording())
                                                                    .toList()))));
        } catch (Rejected e) {
            response.setStatus(TeamController.status(e).value());
            return show(incident, action, typed, null, false, new Errors(onThePage(e)), actor, model);
        } catch (Stale e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(incident, action, typed, null, true, Errors.none(), actor, model);
        }
        return "redirect:/incidents/%s/actions/%s".formatted(incident, action);
    }

    /** Whoever signs off may have a post that only reads. */
    @PostMapping("/incidents/{incident}/actions/{action}/record/sign-off")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String signOff(
            @PathVariable UUID incident,
            @PathVariable UUID action,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            keep.signOff(incident, action, version, actor);
        } catch (Rejected e) {
            response.setStatus(TeamController.status(e).value());
            return show(incident, action, null, null, false, new Errors(onThePage(e)), actor, model);
        } catch (Stale e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(incident, action, null, null, true, Errors.none(), actor, model);
        }
        then.addFlashAttribute("notice", "Signed off.");
        return "redirect:/incidents/%s/actions/%s".formatted(incident, action);
    }

    /** The rows of one list as they stand, or every answer of every version. */
    @GetMapping("/incidents/{incident}/actions/{action}/record.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> csv(
            @PathVariable UUID incident,
            @PathVariable UUID action,
            @RequestParam(required = false) @Nullable String list) {
        var now = clock.instant();
        var seen = records.of(incident, action).orElseThrow(() -> new NotThere("record"));
        if (list == null) {
            return VERSIONS.file(
                    seen.history().stream()
                            .flatMap(r -> RecordWords.all(seen.form().fields(), r.answers()).stream()
                                    .map(s -> new Row(r.version(), r.madeAt(), r.madeBy(), r.because(), s)))
                            .toList(),
                    now);
        }
        if (list.equals("held")) {
            return HELD.file(seen.held(), now);
        }
        var asked = seen.form().lists().stream()
                .filter(f -> f.key().equals(list))
                .findFirst()
                .orElseThrow(() -> new NotThere("list"));
        var latest = seen.latest().stream().findFirst();
        var names = latest.map(r -> r.answers().names()).orElse(Map.of());
        var table = CsvTable.<Map<String, String>>named("record-list");
        for (var column : asked.columns()) {
            table = table.column(column.key(), row -> plain(column, row.get(column.key()), names));
        }
        return table.file(latest.map(r -> r.answers().rows(list)).orElse(List.of()), now);
    }

    /** Days stay as a spreadsheet reads them. */
    private static @Nullable String plain(Field column, @Nullable String value, Map<String, String> names) {
        return switch (column.type()) {
            case DATE, MOMENT, NUMBER, TIME -> value;
            default -> value == null ? null : RecordWords.of(column, value, names);
        };
    }

    private static List<Problem> onThePage(Rejected e) {
        return e.problems().stream()
                .map(p -> p.field() == null || p.field().startsWith(RecordView.PREFIX)
                        ? p
                        : Problem.of(RecordView.PREFIX + p.field(), p.code(), p.message()))
                .toList();
    }

    private String show(
            UUID incident,
            UUID action,
            @Nullable Map<String, String> typed,
            @Nullable String more,
            boolean stale,
            Errors errors,
            Actor actor,
            Model model) {
        boolean mayWrite = permissions.may(actor, Area.INC, Act.WRITE);
        var seen = plans.one(incident, action);
        var record = records.of(incident, action)
                .map(r -> RecordView.of(
                        r, actor.post(), "/incidents/" + incident + "/actions", mayWrite, typed, more, stale, errors))
                .orElse(null);
        model.addAttribute(
                "page",
                ActionPage.of(
                        seen.room(),
                        seen.plan().getFirst(),
                        seen.timetable(),
                        seen.members(),
                        legal.about(incident, action).orElse(null),
                        mayWrite,
                        null,
                        false,
                        errors,
                        record,
                        clock.instant()));
        return "incident/action";
    }
}
