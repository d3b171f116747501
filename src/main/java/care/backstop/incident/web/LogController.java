package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Filter;
import care.backstop.govuk.Href;
import care.backstop.govuk.Select.Option;
import care.backstop.incident.LogClass;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.LogEntry;
import care.backstop.incident.model.LogForm;
import care.backstop.incident.model.Matter;
import care.backstop.incident.store.LogStore.Asked;
import care.backstop.incident.store.LogStore.Author;
import care.backstop.incident.usecase.LogBook;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.sheet.CsvTable;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
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

/** The one timeline of an incident, and what is open in it. */
@Controller
class LogController {

    private static final CsvTable<LogEntry> CSV = CsvTable.<LogEntry>named("incident-log")
            .column("number", LogEntry::number)
            .column("happened_at", LogEntry::happenedAt)
            .column("entered_at", LogEntry::enteredAt)
            .column("type", e -> e.kind().words())
            .column("text", LogEntry::text)
            .column(
                    "answers",
                    e -> LogPage.Line.answers(e).stream()
                            .map(a -> a.question() + " " + a.answer())
                            .collect(Collectors.joining("; ")))
            .column("about", LogEntry::about)
            .column("by", LogEntry::by)
            .column("post", LogEntry::postName)
            .column("agency", LogEntry::agency)
            .column("class", e -> e.readBy().name())
            .column("follows", LogEntry::follows)
            .column("step", LogEntry::step)
            .column("corrects", LogEntry::corrects)
            .column("corrected_by", LogEntry::correctedBy);

    private static final CsvTable<Matter> MATTERS = CsvTable.<Matter>named("incident-matters")
            .column("number", Matter::number)
            .column("type", m -> m.kind().words())
            .column("text", Matter::text)
            .column("whose", Matter::owner)
            .column("score", Matter::score)
            .column("looked_at", Matter::lookedAt)
            .column("due_at", Matter::dueAt)
            .column("state", m -> m.open() ? "Open" : "Closed");

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
            @RequestParam Map<String, String> asked,
            @RequestParam(required = false) @Nullable Integer page,
            Actor actor,
            Model model) {
        return show(
                incident,
                asked,
                page == null ? 1 : page,
                Map.of("happenedAt", Typed.local(clock.instant())),
                Errors.none(),
                actor,
                model);
    }

    @GetMapping("/incidents/{incident}/log/print")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String print(@PathVariable UUID incident, @RequestParam Map<String, String> asked, Model model) {
        var base = base(incident);
        var lines = log.read(incident, asked(asked, LogPage.PRINTED, 0)).stream()
                .map(e -> LogPage.Line.of(e, base))
                .toList();
        var page = new LogPage(
                incidents.of(incident, "/log"),
                base,
                lines,
                Filter.of(base),
                asked,
                List.of(),
                List.of(),
                false,
                null,
                null,
                "",
                null,
                Map.of(),
                Errors.none());
        model.addAttribute("page", page);
        return "incident/log-print";
    }

    @GetMapping("/incidents/{incident}/log.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> csv(@PathVariable UUID incident, @RequestParam Map<String, String> asked) {
        return CSV.file(log.read(incident, asked(asked, Integer.MAX_VALUE, 0)), clock.instant());
    }

    @GetMapping("/incidents/{incident}/log/new")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String form(@PathVariable UUID incident, @RequestParam(required = false) @Nullable String type, Model model) {
        var kind = Typed.choice(type, LogKind.class)
                .filter(k -> !LogForm.isOurs(k))
                .orElseThrow(() -> new NotThere("type of entry"));
        var form = LogForm.of(kind);
        model.addAttribute(
                "page",
                MatterPage.write(
                        incidents.of(incident, "/log"),
                        base(incident),
                        form,
                        Map.of(
                                "happenedAt",
                                Typed.local(clock.instant()),
                                "readBy",
                                form.readBy().name()),
                        Errors.none()));
        return "incident/log-entry";
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
            var readBy = read.oneOf("readBy", typed.get("readBy"), LogClass.class, "Choose who may read it", false);
            read.check();
            if (kind != null && at != null) {
                log.write(
                        incident,
                        kind,
                        typed.get("text"),
                        at,
                        answers(LogForm.of(kind).fields(), typed),
                        readBy,
                        actor);
            }
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var kind = Typed.choice(typed.get("type"), LogKind.class).map(LogForm::of);
            if (kind.isPresent()
                    && !kind.get().isPlain()
                    && !LogForm.isOurs(kind.get().kind())) {
                model.addAttribute(
                        "page",
                        MatterPage.write(
                                incidents.of(incident, "/log"), base(incident), kind.get(), typed, Errors.of(e)));
                return "incident/log-entry";
            }
            return show(incident, Map.of(), 1, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The entry is in the log.");
        return "redirect:" + base(incident);
    }

    @PostMapping("/incidents/{incident}/log/{number:\\d{1,18}}/correction")
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
            return show(incident, Map.of(), 1, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The correction is in the log. What stood there before stays readable.");
        return "redirect:" + base(incident);
    }

    @GetMapping("/incidents/{incident}/log/matters")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String matters(@PathVariable UUID incident, Actor actor, Model model) {
        model.addAttribute(
                "page",
                MattersPage.of(
                        incidents.of(incident, "/log"),
                        base(incident),
                        log.matters(incident),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        clock.instant()));
        return "incident/matters";
    }

    @GetMapping("/incidents/{incident}/log/matters.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> mattersCsv(@PathVariable UUID incident) {
        return MATTERS.file(log.matters(incident), clock.instant());
    }

    @GetMapping("/incidents/{incident}/log/{number:\\d{1,18}}")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String matter(@PathVariable UUID incident, @PathVariable long number, Actor actor, Model model) {
        return matter(
                incident, number, Map.of("happenedAt", Typed.local(clock.instant())), Errors.none(), actor, model);
    }

    @PostMapping("/incidents/{incident}/log/{number:\\d{1,18}}/steps")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String follow(
            @PathVariable UUID incident,
            @PathVariable long number,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var at = read.moment("happenedAt", typed.get("happenedAt"), "Enter when it happened", true);
            read.check();
            var step = typed.getOrDefault("step", "");
            var fields = LogForm.of(log.matter(incident, number).kind())
                    .step(step)
                    .map(LogForm.Step::fields)
                    .orElse(List.of());
            log.follow(incident, number, step, typed.get("text"), at, answers(fields, typed), actor);
        } catch (Rejected e) {
            response.setStatus(
                    e.problems().getFirst().field() == null
                            ? HttpStatus.CONFLICT.value()
                            : HttpStatus.UNPROCESSABLE_CONTENT.value());
            return matter(incident, number, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "It is in the log.");
        return "redirect:" + base(incident) + "/" + number;
    }

    private String matter(
            UUID incident, long number, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        model.addAttribute(
                "page",
                MatterPage.of(
                        incidents.of(incident, "/log"),
                        base(incident),
                        log.matter(incident, number),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        typed,
                        errors,
                        clock.instant()));
        return "incident/matter";
    }

    /** Of all that was typed, the answers to the questions of this type. */
    static Map<String, String> answers(List<LogForm.Field> fields, Map<String, String> typed) {
        var answers = new LinkedHashMap<String, String>();
        for (var field : fields) {
            var value = typed.get(field.key());
            if (value != null && !value.isBlank()) {
                answers.put(field.key(), value);
            }
        }
        return answers;
    }

    static Asked asked(Map<String, String> asked, int limit, int offset) {
        return new Asked(
                Typed.choice(asked.get("kind"), LogKind.class).orElse(null),
                blank(asked.get("q")),
                blank(asked.get("agency")),
                blank(asked.get("author")),
                startOf(asked.get("from"), 0),
                startOf(asked.get("until"), 1),
                limit,
                offset);
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable Instant startOf(@Nullable String day, int plus) {
        if (day == null || day.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(day.strip())
                    .plusDays(plus)
                    .atStartOfDay(London.ZONE)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String base(UUID incident) {
        return "/incidents/" + incident + "/log";
    }

    private String show(
            UUID incident,
            Map<String, String> wanted,
            int page,
            Map<String, String> typed,
            Errors errors,
            Actor actor,
            Model model) {
        int number = Math.max(1, Math.min(page, 10_000));
        var entries = log.read(incident, asked(wanted, LogPage.SIZE + 1, (number - 1) * LogPage.SIZE));
        var authors = log.authors(incident);
        var room = incidents.of(incident, "/log");
        var base = base(incident);
        model.addAttribute(
                "page",
                new LogPage(
                        room,
                        base,
                        entries.stream()
                                .limit(LogPage.SIZE)
                                .map(e -> LogPage.Line.of(e, base))
                                .toList(),
                        filter(base, wanted),
                        wanted,
                        authors.stream()
                                .map(Author::agency)
                                .filter(Objects::nonNull)
                                .distinct()
                                .sorted()
                                .map(a -> Option.of(a, a))
                                .toList(),
                        authors.stream()
                                .map(Author::name)
                                .distinct()
                                .map(a -> Option.of(a, a))
                                .toList(),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        entries.size() > LogPage.SIZE
                                ? here(base, wanted).with("page", number + 1).toString()
                                : null,
                        number > 1 ? here(base, wanted).with("page", number - 1).toString() : null,
                        here(base + ".csv", wanted).toString(),
                        here(base + "/print", wanted).toString(),
                        typed,
                        errors));
        return "incident/log";
    }

    private static final List<String> FILTERS = List.of("kind", "q", "agency", "author", "from", "until");

    private static Href here(String path, Map<String, String> asked) {
        var href = Href.of(path);
        for (var name : FILTERS) {
            href = href.with(name, blank(asked.get(name)));
        }
        return href;
    }

    private static Filter filter(String base, Map<String, String> asked) {
        var filter = Filter.of(base);
        for (var name : FILTERS) {
            var value = blank(asked.get(name));
            if (value != null) {
                var words = switch (name) {
                    case "kind" ->
                        Typed.choice(value, LogKind.class).map(LogKind::words).orElse(value);
                    case "q" -> "Words: " + value;
                    case "from" -> "From " + value;
                    case "until" -> "Until " + value;
                    default -> value;
                };
                filter = filter.chosen(words, here(base, asked).with(name, null).toString());
            }
        }
        return filter;
    }
}
