package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.model.RoleHolder;
import care.backstop.incident.model.Shift;
import care.backstop.incident.rules.StaffHours;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.incident.usecase.RunTheTeam;
import care.backstop.incident.usecase.RunTheTeam.Turn;
import care.backstop.incident.usecase.RunTheTeam.Who;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.London;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.sheet.CsvTable;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The emergency team: roles, rota, briefings, hand-over. */
@Controller
class RolesController {

    private static final Duration SHOWN = Duration.ofDays(28);

    private static final CsvTable<RunTheTeam.Role> ROLES = CsvTable.<RunTheTeam.Role>named("team-roles")
            .column("role", r -> r.kind().name())
            .column("name", r -> r.holder() == null ? null : r.holder().name())
            .column("agency", r -> r.holder() == null ? null : r.holder().agency())
            .column("telephone", r -> r.holder() == null ? null : r.holder().phone())
            .column("since", r -> r.holder() == null ? null : r.holder().from());

    private static final CsvTable<Shift> SHIFTS = CsvTable.<Shift>named("rota")
            .column("from", Shift::from)
            .column("to", Shift::to)
            .column("role", Shift::role)
            .column("name", Shift::name)
            .column("agency", Shift::agency)
            .column("place", s -> s.place().words())
            .column("location", Shift::location);

    private static final CsvTable<StaffHours.Sum> HOURS = CsvTable.<StaffHours.Sum>named("hours")
            .column("role", StaffHours.Sum::role)
            .column("agency", StaffHours.Sum::agency)
            .column("minutes_so_far", StaffHours.Sum::worked)
            .column("minutes_still_on_the_rota", StaffHours.Sum::planned);

    private final RunTheTeam team;
    private final ReadIncidents incidents;
    private final IncidentMembers members;
    private final Permissions permissions;
    private final Clock clock;

    RolesController(
            RunTheTeam team, ReadIncidents incidents, IncidentMembers members, Permissions permissions, Clock clock) {
        this.team = team;
        this.incidents = incidents;
        this.members = members;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping("/incidents/{incident}/team/roles")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String roles(@PathVariable UUID incident, Actor actor, Model model) {
        return roles(incident, Map.of(), Errors.none(), actor, model);
    }

    @GetMapping("/incidents/{incident}/team/roles.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> rolesCsv(@PathVariable UUID incident) {
        return ROLES.file(team.roles(incident), clock.instant());
    }

    @PostMapping("/incidents/{incident}/team/roles")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String give(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            if ("free".equals(typed.get("give"))) {
                team.free(incident, typed.getOrDefault("role", ""), actor);
            } else {
                team.give(incident, typed.get("role"), who(typed), actor);
            }
        } catch (Rejected e) {
            response.setStatus(TeamController.status(e).value());
            return roles(incident, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "Saved.");
        return "redirect:/incidents/" + incident + "/team/roles";
    }

    @PostMapping("/incidents/{incident}/team/handovers")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String handOver(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            team.handOver(incident, typed.get("held"), who(typed), typed.get("note"), actor);
        } catch (Rejected e) {
            response.setStatus(TeamController.status(e).value());
            return roles(incident, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The note waits for whoever takes over.");
        return "redirect:/incidents/" + incident + "/team/roles";
    }

    /** Whoever takes over may have a post that only reads. */
    @PostMapping("/incidents/{incident}/team/handovers/{handover}")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String takeOver(
            @PathVariable UUID incident,
            @PathVariable UUID handover,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            team.takeOver(incident, handover, actor);
        } catch (Rejected e) {
            response.setStatus(TeamController.status(e).value());
            return roles(incident, Map.of(), Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The role is taken over.");
        return "redirect:/incidents/" + incident + "/team/roles";
    }

    @GetMapping("/incidents/{incident}/team/rota")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String rota(@PathVariable UUID incident, Actor actor, Model model) {
        return rota(incident, Map.of(), Errors.none(), actor, model);
    }

    @GetMapping("/incidents/{incident}/team/rota.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> rotaCsv(@PathVariable UUID incident) {
        return SHIFTS.file(shifts(incident), clock.instant());
    }

    @GetMapping("/incidents/{incident}/team/hours.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> hoursCsv(@PathVariable UUID incident) {
        return HOURS.file(team.hours(incident), clock.instant());
    }

    @PostMapping("/incidents/{incident}/team/rota")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String roster(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var from = read.moment("from", typed.get("from"), "Enter when the shift begins", true);
            var to = read.moment("to", typed.get("to"), "Enter when it ends", true);
            read.check();
            team.roster(
                    incident,
                    new Turn(
                            typed.get("role"),
                            who(typed),
                            Typed.choice(typed.get("place"), Shift.Place.class).orElse(null),
                            typed.get("location"),
                            from,
                            to),
                    actor);
        } catch (Rejected e) {
            response.setStatus(TeamController.status(e).value());
            return rota(incident, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "On the rota.");
        return "redirect:/incidents/" + incident + "/team/rota";
    }

    @PostMapping("/incidents/{incident}/team/rota/{shift}/cancel")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String cancel(@PathVariable UUID incident, @PathVariable UUID shift, Actor actor, RedirectAttributes then) {
        team.cancel(incident, shift, actor);
        then.addFlashAttribute("notice", "Taken off the rota.");
        return "redirect:/incidents/" + incident + "/team/rota";
    }

    @GetMapping("/incidents/{incident}/team/briefings")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String briefings(@PathVariable UUID incident, Actor actor, Model model) {
        return briefings(incident, Map.of(), Errors.none(), actor, model);
    }

    @PostMapping("/incidents/{incident}/team/briefings")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String planBriefing(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var at = read.moment("plannedAt", typed.get("plannedAt"), "Enter the day and time", true);
            read.check();
            team.planBriefing(incident, at, actor);
        } catch (Rejected e) {
            response.setStatus(TeamController.status(e).value());
            return briefings(incident, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The briefing is planned.");
        return "redirect:/incidents/" + incident + "/team/briefings";
    }

    @PostMapping("/incidents/{incident}/team/briefings/{briefing}")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String brief(
            @PathVariable UUID incident,
            @PathVariable UUID briefing,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        var typed = new HashMap<>(sent.toSingleValueMap());
        typed.put("briefing", briefing.toString());
        try {
            var read = new Typed();
            var at = read.moment("deliveredAt", typed.get("deliveredAt"), "Enter when it was given", true);
            read.check();
            team.brief(
                    incident,
                    briefing,
                    at,
                    IntStream.range(0, 20)
                            .mapToObj(i -> typed.getOrDefault("item" + i, ""))
                            .toList(),
                    sent.getOrDefault("attended", List.of()),
                    version,
                    actor);
        } catch (Rejected e) {
            response.setStatus(TeamController.status(e).value());
            return briefings(incident, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The briefing is recorded.");
        return "redirect:/incidents/" + incident + "/team/briefings";
    }

    private static Who who(Map<String, String> typed) {
        return new Who(
                TeamController.id(typed.get("post")), typed.get("name"), typed.get("agency"), typed.get("phone"));
    }

    private List<Shift> shifts(UUID incident) {
        var today = London.day(clock.instant()).atStartOfDay(London.ZONE).toInstant();
        return team.shifts(incident, today, today.plus(SHOWN));
    }

    private String roles(UUID incident, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        model.addAttribute(
                "page",
                RolesPage.of(
                        incidents.of(incident, "/team"),
                        team.plan(incident).roles().clause(),
                        team.roles(incident),
                        team.handovers(incident),
                        TeamPage.options(members.of(incident)),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        actor,
                        typed,
                        errors));
        return "incident/roles";
    }

    private String rota(UUID incident, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        var whole = incidents.whole(incident);
        model.addAttribute(
                "page",
                RotaPage.of(
                        incidents.room(whole, "/team"),
                        whole,
                        team.roles(incident),
                        shifts(incident),
                        team.uncovered(incident),
                        team.hours(incident),
                        TeamPage.options(members.of(incident)),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        typed,
                        errors));
        return "incident/rota";
    }

    private String briefings(UUID incident, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        var asked = team.plan(incident).briefing();
        model.addAttribute(
                "page",
                new BriefingsPage(
                        incidents.of(incident, "/team"),
                        "/incidents/" + incident + "/team/briefings",
                        asked.clause(),
                        team.briefingAlerts(incident),
                        asked.items(),
                        team.briefings(incident).reversed().stream()
                                .map(b -> BriefingsPage.one(b, asked))
                                .toList(),
                        team.roles(incident).stream()
                                .map(RunTheTeam.Role::holder)
                                .filter(java.util.Objects::nonNull)
                                .map(RoleHolder::name)
                                .distinct()
                                .toList(),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        typed,
                        errors));
        return "incident/briefings";
    }
}
