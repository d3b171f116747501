package care.backstop.people.web;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.sheet.CsvTable;
import care.backstop.people.Colour;
import care.backstop.people.rules.CareAlert;
import care.backstop.people.store.CareBoards.Stand;
import care.backstop.people.store.CareBoards.Told;
import care.backstop.people.store.CareBoards.ToldFilter;
import care.backstop.people.store.CareBoards.Whom;
import care.backstop.people.usecase.ReadCare;
import care.backstop.people.usecase.ReadCare.Cared;
import care.backstop.people.usecase.ReadCare.Seeing;
import care.backstop.people.usecase.ReadCare.Which;
import care.backstop.people.usecase.TellMany;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The boards of an incident: who has not been told, who must be seen next, in whose care everyone is. */
@Controller
@RequestMapping("/incidents/{incident}/people")
class CareController {

    private static final int ALL = 100_000;

    private static final CsvTable<Told> TOLD = CsvTable.<Told>named("told")
            .column("reference", Told::reference)
            .column("person", Told::called)
            .column("who", t -> t.name() == null ? "The person" : t.name())
            .column("what_they_are", t -> t.name() == null ? "" : Words.contact(t.what()))
            .column("told", t -> t.told() ? "Yes" : "No")
            .column("how", t -> ToldPage.how(t.how()))
            .column("when", ToldPage::when)
            .column("by", Told::byName)
            .column("understood", ToldPage::understood);

    private static final CsvTable<Seeing> SEEN = CsvTable.<Seeing>named("seen")
            .column("reference", s -> s.person().reference())
            .column("person", s -> s.person().called())
            .column("last_seen", s -> s.next().facts().seen())
            .column("to_be_seen_by", s -> s.next().facts().dueOn())
            .column("late", s -> s.next().late() ? "Yes" : "No")
            .column("why", s -> String.join(". ", s.next().because()))
            .column("who_has_the_case", s -> s.person().workerName());

    private static final CsvTable<Cared> CARE = CsvTable.<Cared>named("in-whose-care")
            .column("reference", c -> c.person().reference())
            .column("person", c -> c.person().called())
            .column("who_has_the_case", c -> c.person().workerName())
            .column("who_assesses", c -> c.person().assessorName())
            .column("missing", c -> c.alerts().stream().map(CareAlert::words).collect(Collectors.joining("; ")))
            .column("last_review", c -> c.person().reviewed())
            .column("gone_through_on", c -> c.person().updated())
            .column("council_record_on", c -> c.person().caseRecord());

    private final ReadCare boards;
    private final TellMany tell;
    private final Permissions permissions;
    private final Clock clock;

    CareController(ReadCare boards, TellMany tell, Permissions permissions, Clock clock) {
        this.boards = boards;
        this.tell = tell;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping("/told")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    String told(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable String whom,
            @RequestParam(required = false) @Nullable String stand,
            @RequestParam(defaultValue = "1") int page,
            Actor actor,
            Model model) {
        return told(incident, filter(whom, stand), page, Map.of(), Errors.none(), actor, model);
    }

    private String told(
            UUID incident,
            ToldFilter filter,
            int page,
            Map<String, String> typed,
            Errors errors,
            Actor actor,
            Model model) {
        int shown = Math.clamp(page, 1, ALL);
        var board = boards.told(incident, filter, (shown - 1) * ToldPage.SIZE, ToldPage.SIZE, "ToldBoard");
        model.addAttribute(
                "page", ToldPage.of(board, filter, shown, permissions.may(actor, Area.PPL, Act.EXPORT), typed, errors));
        return "people/told";
    }

    @GetMapping("/told.csv")
    @Access(area = Area.PPL, act = Act.EXPORT, on = On.INCIDENT)
    ResponseEntity<byte[]> toldCsv(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable String whom,
            @RequestParam(required = false) @Nullable String stand) {
        return TOLD.file(
                boards.told(incident, filter(whom, stand), 0, ALL, "ToldExport").lines(), clock.instant());
    }

    /** One letter went to all those ticked. That they understood it is never written down for several at once. */
    @PostMapping("/told/by-letter")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String byLetter(
            @PathVariable UUID incident,
            @RequestParam MultiValueMap<String, String> sent,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            int n = tell.byLetter(
                    incident,
                    sent.getOrDefault("told", List.of()),
                    day("on", EntryFields.day("on", sent)),
                    sent.getFirst("letter"),
                    actor);
            flash.addFlashAttribute("notice", "Written down for " + n + ": told by letter");
            return "redirect:/incidents/" + incident + "/people/told";
        } catch (Rejected e) {
            response.setStatus(422);
            return told(incident, filter(null, null), 1, sent.toSingleValueMap(), Errors.of(e), actor, model);
        }
    }

    static @Nullable LocalDate day(String field, @Nullable String typed) {
        try {
            return typed == null ? null : LocalDate.parse(typed);
        } catch (DateTimeException e) {
            throw Rejected.invalid(field, "There is no such day. Write day, month and year in figures.");
        }
    }

    static ToldFilter filter(@Nullable String whom, @Nullable String stand) {
        return new ToldFilter(
                BoardWords.one("whom", whom, Whom.values()),
                Objects.requireNonNullElse(BoardWords.one("stand", stand, Stand.values()), Stand.ANY));
    }

    @GetMapping("/seen")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    String seen(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable String which,
            @RequestParam(required = false) @Nullable String priority,
            @RequestParam(defaultValue = "1") int page,
            Actor actor,
            Model model) {
        int shown = Math.clamp(page, 1, ALL);
        var who = which(which);
        var colour = BoardWords.one("priority", priority, Colour.values());
        var board = boards.seen(incident, who, colour, (shown - 1) * ToldPage.SIZE, ToldPage.SIZE, "SeenBoard");
        model.addAttribute(
                "page", SeenPage.of(board, who, colour, shown, permissions.may(actor, Area.PPL, Act.EXPORT)));
        return "people/seen";
    }

    @GetMapping("/seen.csv")
    @Access(area = Area.PPL, act = Act.EXPORT, on = On.INCIDENT)
    ResponseEntity<byte[]> seenCsv(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable String which,
            @RequestParam(required = false) @Nullable String priority) {
        var board = boards.seen(
                incident, which(which), BoardWords.one("priority", priority, Colour.values()), 0, ALL, "SeenExport");
        return SEEN.file(board.lines(), clock.instant());
    }

    static Which which(@Nullable String typed) {
        return Objects.requireNonNullElse(BoardWords.one("which", typed, Which.values()), Which.ALL);
    }

    @GetMapping("/care")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    String care(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable String missing,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        int shown = Math.clamp(page, 1, ALL);
        var only = BoardWords.one("missing", missing, CareAlert.values());
        var board = boards.care(incident, only, (shown - 1) * ToldPage.SIZE, ToldPage.SIZE, "CareBoard");
        model.addAttribute("page", CarePage.of(board, only, shown));
        return "people/care";
    }

    @GetMapping("/care.csv")
    @Access(area = Area.PPL, act = Act.EXPORT, on = On.INCIDENT)
    ResponseEntity<byte[]> careCsv(
            @PathVariable UUID incident, @RequestParam(required = false) @Nullable String missing) {
        var only = BoardWords.one("missing", missing, CareAlert.values());
        return CARE.file(boards.care(incident, only, 0, ALL, "CareExport").lines(), clock.instant());
    }
}
