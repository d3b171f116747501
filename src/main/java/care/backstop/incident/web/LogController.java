package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.LogEntry;
import care.backstop.incident.store.LogStore.Asked;
import care.backstop.incident.usecase.LogBook;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.sheet.CsvTable;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
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

/** The one timeline of an incident. */
@Controller
class LogController {

    private static final CsvTable<LogEntry> CSV = CsvTable.<LogEntry>named("incident-log")
            .column("number", LogEntry::number)
            .column("happened_at", LogEntry::happenedAt)
            .column("entered_at", LogEntry::enteredAt)
            .column("type", e -> e.kind().words())
            .column("text", LogEntry::text)
            .column("about", LogEntry::about)
            .column("by", LogEntry::by)
            .column("post", LogEntry::postName)
            .column("corrects", LogEntry::corrects)
            .column("corrected_by", LogEntry::correctedBy);

    private final LogBook log;
    private final ReadIncidents incidents;
    private final Permissions permissions;
    private final Clock clock;

    LogController(LogBook log, ReadIncidents incidents, Permissions permissions, Clock clock) {
        this.log = log;
        this.incidents = incidents;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping("/incidents/{incident}/log")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String read(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer page,
            Actor actor,
            Model model) {
        return show(
                incident,
                kind,
                q,
                page == null ? 1 : page,
                Map.of("happenedAt", Typed.local(clock.instant())),
                Errors.none(),
                actor,
                model);
    }

    @GetMapping("/incidents/{incident}/log.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> csv(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String q) {
        return CSV.file(log.read(incident, asked(kind, q, Integer.MAX_VALUE, 0)), clock.instant());
    }

    @PostMapping("/incidents/{incident}/log")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String write(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var kind = read.oneOf("type", typed.get("type"), LogKind.class, "Choose the type of entry", true);
            var at = read.moment("happenedAt", typed.get("happenedAt"), "Enter when it happened", true);
            read.check();
            if (kind != null && at != null) {
                log.write(incident, kind, typed.get("text"), at, actor);
            }
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(incident, null, null, 1, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The entry is in the log.");
        return "redirect:/incidents/" + incident + "/log";
    }

    @PostMapping("/incidents/{incident}/log/{number}/correction")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String correct(
            @PathVariable UUID incident,
            @PathVariable long number,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            log.correct(incident, number, typed.get("text"), actor);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(incident, null, null, 1, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The correction is in the log. What stood there before stays readable.");
        return "redirect:/incidents/" + incident + "/log";
    }

    private static Asked asked(@Nullable String kind, @Nullable String q, int limit, int offset) {
        return new Asked(
                Typed.choice(kind, LogKind.class).orElse(null),
                q == null || q.isBlank() ? null : q.strip(),
                limit,
                offset);
    }

    private String show(
            UUID incident,
            @Nullable String kind,
            @Nullable String q,
            int page,
            Map<String, String> typed,
            Errors errors,
            Actor actor,
            Model model) {
        int number = Math.max(1, Math.min(page, 10_000));
        var asked = asked(kind, q, LogPage.SIZE + 1, (number - 1) * LogPage.SIZE);
        var entries = log.read(incident, asked);
        var room = incidents.of(incident, "/log");
        var here = Href.of("/incidents/" + incident + "/log").with("kind", kind).with("q", q);
        model.addAttribute(
                "page",
                new LogPage(
                        room,
                        "/incidents/" + incident + "/log",
                        entries.stream()
                                .limit(LogPage.SIZE)
                                .map(LogPage.Line::of)
                                .toList(),
                        asked.kind(),
                        q == null ? "" : q,
                        permissions.may(actor, Area.INC, Act.WRITE),
                        entries.size() > LogPage.SIZE
                                ? here.with("page", number + 1).toString()
                                : null,
                        number > 1 ? here.with("page", number - 1).toString() : null,
                        typed,
                        errors));
        return "incident/log";
    }
}
