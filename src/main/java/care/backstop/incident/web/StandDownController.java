package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.model.StandDown.Ground;
import care.backstop.incident.model.StandDown.Moved;
import care.backstop.incident.model.ToTell;
import care.backstop.incident.usecase.EndDuty;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.incident.usecase.StandIncidentDown;
import care.backstop.incident.usecase.StandIncidentDown.Grounds;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

/** Stands an incident down, and up again, and ticks off who has been told. */
@Controller
@RequestMapping("/incidents/{incident}/stand-down")
class StandDownController {

    /** One line of the list as a file: a person affected only by the reference. */
    private record Line(ToTell to, @Nullable String reference) {}

    private static final CsvTable<Line> TOLD = CsvTable.<Line>named("to-tell")
            .column("who", l -> l.to().name() == null ? l.reference() : l.to().name())
            .column("agency", l -> l.to().agency())
            .column("what_they_are", l -> l.to().who().words())
            .column("how_they_knew", l -> l.to().before())
            .column("what_to_tell", l -> l.to().news().words())
            .column("told_at", l -> l.to().toldAt())
            .column("told_how", l -> l.to().toldHow())
            .column("told_by", l -> l.to().toldBy())
            .column("letter", l -> l.to().letter())
            .column("not_needed_since", l -> l.to().withdrawnAt());

    private final StandIncidentDown standDown;
    private final EndDuty endDuty;
    private final ReadIncidents incidents;
    private final Permissions permissions;
    private final Clock clock;

    StandDownController(
            StandIncidentDown standDown,
            EndDuty endDuty,
            ReadIncidents incidents,
            Permissions permissions,
            Clock clock) {
        this.standDown = standDown;
        this.endDuty = endDuty;
        this.incidents = incidents;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String look(@PathVariable UUID incident, @RequestParam(defaultValue = "1") int page, Actor actor, Model model) {
        return show(incident, page, Map.of(), Errors.none(), actor, model);
    }

    @GetMapping("/told.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> csv(@PathVariable UUID incident, Actor actor) {
        var lines = new ArrayList<Line>();
        for (int page = 1; ; page++) {
            var seen = standDown.of(incident, page, actor);
            seen.toTell()
                    .forEach(t -> lines.add(new Line(
                            t, t.person() == null ? null : seen.references().get(t.person()))));
            if (seen.toTell().size() < StandIncidentDown.PAGE) {
                return TOLD.file(lines, clock.instant());
            }
        }
    }

    @PostMapping
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    String down(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            standDown.standDown(
                    incident,
                    new Grounds(
                            Typed.choice(typed.get("ground"), Ground.class).orElse(null),
                            typed.get("because"),
                            Typed.choice(typed.get("moved"), Moved.class).orElse(null),
                            typed.get("movedBecause")),
                    version,
                    actor);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(incident, 1, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The incident is stood down. Tell everyone on the list.");
        return "redirect:/incidents/%s/stand-down".formatted(incident);
    }

    @PostMapping("/again")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    String again(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            standDown.standAgain(incident, typed.get("againBecause"), version, actor);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(incident, 1, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The incident stands again. Its actions are back.");
        return "redirect:/incidents/%s/stand-down".formatted(incident);
    }

    @PostMapping("/told")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String told(
            @PathVariable UUID incident,
            @RequestParam MultiValueMap<String, String> sent,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        var typed = sent.toSingleValueMap();
        int told;
        try {
            var read = new Typed();
            var at = read.moment("at", typed.get("at"), "Enter when they were told", true);
            read.check();
            told = standDown.told(incident, ids(sent.getOrDefault("told", List.of())), typed.get("how"), at, actor);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(incident, 1, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", told == 1 ? "1 has been told." : told + " have been told.");
        return "redirect:/incidents/%s/stand-down".formatted(incident);
    }

    /** Ends what is owed to those who stay, person by person. */
    @PostMapping("/ends")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    String end(
            @PathVariable UUID incident,
            @RequestParam MultiValueMap<String, String> sent,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        var typed = sent.toSingleValueMap();
        int ended;
        try {
            var read = new Typed();
            var at = read.moment(
                    "endedAt", typed.get("endedAt"), "Enter from when on the provider meets the need", true);
            read.check();
            ended = endDuty.endForStaying(
                    incident, ids(sent.getOrDefault("ended", List.of())), at, typed.get("reasons"), actor);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(incident, 1, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute(
                "notice",
                ended == 1
                        ? "The end is recorded for 1 person."
                        : "The end is recorded for %d people.".formatted(ended));
        return "redirect:/incidents/%s/stand-down".formatted(incident);
    }

    static List<UUID> ids(List<String> sent) {
        try {
            return sent.stream().map(UUID::fromString).toList();
        } catch (IllegalArgumentException e) {
            throw Rejected.invalid("told", "Select those who have been told from the list");
        }
    }

    private String show(UUID id, int page, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        var at = Math.max(1, page);
        var seen = standDown.of(id, at, actor);
        model.addAttribute(
                "page",
                StandDownPage.of(
                        incidents.room(seen.incident(), ""),
                        seen,
                        endDuty.staying(id),
                        at,
                        clock.instant(),
                        permissions.may(actor, Area.INC, Act.APPROVE),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        typed,
                        errors));
        return "incident/stand-down";
    }
}
