package care.backstop.people.web;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.kernel.sheet.CsvTable;
import care.backstop.people.Source;
import care.backstop.people.store.Intakes.Intake;
import care.backstop.people.usecase.LookAtPeople;
import care.backstop.people.usecase.TakeInList;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Taking in lists of people: upload, look at what it would do, confirm, undo. */
@Controller
@RequestMapping("/incidents/{incident}/people/lists")
class ListsController {

    private static final CsvTable<Intake> CSV = CsvTable.<Intake>named("people-lists")
            .column("as_at", Intake::asAt)
            .column("source", l -> l.source().name())
            .column("state", Intake::state)
            .column("rows", Intake::rows)
            .column("added", Intake::added)
            .column("changed", Intake::changed)
            .column("as_they_were", Intake::matched)
            .column("by", Intake::byName)
            .column("sent_at", Intake::stagedAt)
            .column("taken_in_at", Intake::appliedAt)
            .column("undone_at", Intake::undoneAt);

    private final TakeInList takeIn;
    private final IncidentRoom rooms;
    private final Clock clock;

    ListsController(TakeInList takeIn, IncidentRoom rooms, Clock clock) {
        this.takeIn = takeIn;
        this.rooms = rooms;
        this.clock = clock;
    }

    @GetMapping
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String lists(@PathVariable UUID incident, Model model) {
        return page(incident, Map.of(), Errors.none(), List.of(), model);
    }

    @PostMapping
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String upload(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam Map<String, String> sent,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        List<Problem> rows;
        Errors errors = Errors.none();
        try {
            var source = Arrays.stream(Source.values())
                    .filter(s -> s.name().equals(sent.get("source")))
                    .findFirst()
                    .orElseThrow(() -> Rejected.invalid("source", "Say whose list it is."));
            var asAt = asAt(sent);
            var outcome = Upload.read(
                    file,
                    path -> takeIn.stage(
                            incident, source, asAt, path, file == null ? "list" : Upload.name(file), actor));
            if (outcome.clean()) {
                return "redirect:/incidents/" + incident + "/people/lists/" + outcome.id();
            }
            rows = outcome.errors();
        } catch (Rejected e) {
            boolean ofRows = e.problems().stream().anyMatch(p -> p.row() != null);
            rows = ofRows ? e.problems() : List.of();
            errors = ofRows
                    ? errors
                    : new Errors(e.problems().stream()
                            .map(p -> p.field() == null ? Problem.of("file", p.code(), p.message()) : p)
                            .toList());
        }
        response.setStatus(422);
        return page(incident, sent, errors, rows, model);
    }

    private String page(UUID incident, Map<String, String> sent, Errors errors, List<Problem> rows, Model model) {
        model.addAttribute(
                "page",
                ListsPage.of(
                        rooms.of(incident, LookAtPeople.DOOR),
                        takeIn.may(Acting.current()),
                        takeIn.lists(incident),
                        sent,
                        errors,
                        rows));
        return "people/lists";
    }

    /** Which lists there were: how many people each had, and nobody's name. */
    @GetMapping("/all.csv")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<byte[]> csv(@PathVariable UUID incident) {
        return CSV.file(takeIn.lists(incident), clock.instant());
    }

    @GetMapping("/{list}")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String list(@PathVariable UUID incident, @PathVariable UUID list, Model model) {
        var all = takeIn.lists(incident);
        model.addAttribute(
                "page",
                TakenListPage.of(
                        rooms.of(incident, LookAtPeople.DOOR), takeIn.find(incident, list), all, Errors.none()));
        return "people/taken";
    }

    @PostMapping("/{list}/confirm")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String confirm(
            @PathVariable UUID incident,
            @PathVariable UUID list,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            var outcome = takeIn.confirm(incident, list, actor);
            flash.addFlashAttribute(
                    "notice",
                    "List taken in: %d added, %d changed, %d as they were"
                            .formatted(outcome.added(), outcome.changed(), outcome.matched()));
            return "redirect:/incidents/" + incident + "/people";
        } catch (Rejected e) {
            return refused(incident, list, e, model, response);
        }
    }

    @PostMapping("/{list}/drop")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String drop(@PathVariable UUID incident, @PathVariable UUID list, Actor actor, RedirectAttributes flash) {
        takeIn.drop(incident, list, actor);
        flash.addFlashAttribute("notice", "List dropped. Nothing was changed");
        return "redirect:/incidents/" + incident + "/people/lists";
    }

    @PostMapping("/{list}/undo")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String undo(
            @PathVariable UUID incident,
            @PathVariable UUID list,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            takeIn.undo(incident, list, actor);
            flash.addFlashAttribute("notice", "List undone. People are as they were before it");
            return "redirect:/incidents/" + incident + "/people/lists";
        } catch (Rejected e) {
            return refused(incident, list, e, model, response);
        }
    }

    private String refused(UUID incident, UUID list, Rejected e, Model model, HttpServletResponse response) {
        response.setStatus(409);
        model.addAttribute(
                "page",
                TakenListPage.of(
                        rooms.of(incident, LookAtPeople.DOOR),
                        takeIn.find(incident, list),
                        takeIn.lists(incident),
                        Errors.of(e)));
        return "people/taken";
    }

    @GetMapping("/template.csv")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> templateCsv() {
        return download("people-list.csv", new MediaType("text", "csv"), ListTemplate.csv());
    }

    @GetMapping("/template.xlsx")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> templateXlsx() {
        return download(
                "people-list.xlsx",
                new MediaType("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                ListTemplate.xlsx());
    }

    private static ResponseEntity<byte[]> download(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }

    private LocalDate asAt(Map<String, String> sent) {
        var typed = Upload.day(sent);
        return typed == null ? London.day(clock.instant()) : typed;
    }
}
