package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.incident.model.Team.Duty;
import care.backstop.incident.usecase.FormGroups;
import care.backstop.incident.usecase.FormGroups.Named;
import care.backstop.incident.usecase.HoldMeeting;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.incident.usecase.TakeMinutes;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The groups of an incident and who belongs to them. */
@Controller
class TeamController {

    private final FormGroups groups;
    private final HoldMeeting meetings;
    private final TakeMinutes minutes;
    private final ReadIncidents incidents;
    private final IncidentMembers members;
    private final Permissions permissions;
    private final Clock clock;

    TeamController(
            FormGroups groups,
            HoldMeeting meetings,
            TakeMinutes minutes,
            ReadIncidents incidents,
            IncidentMembers members,
            Permissions permissions,
            Clock clock) {
        this.groups = groups;
        this.meetings = meetings;
        this.minutes = minutes;
        this.incidents = incidents;
        this.members = members;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping("/incidents/{incident}/team")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String team(@PathVariable UUID incident, Actor actor, Model model) {
        return show(incident, Map.of(), Errors.none(), actor, model);
    }

    @PostMapping("/incidents/{incident}/team/groups")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String form(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var chair = id(typed.get("chair"));
            groups.form(incident, typed.get("kind"), chair == null ? null : Named.of(chair, Duty.CHAIR), actor);
        } catch (Rejected e) {
            response.setStatus(status(e).value());
            return show(incident, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The group is formed.");
        return "redirect:/incidents/" + incident + "/team";
    }

    @GetMapping("/incidents/{incident}/team/groups/{group}")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String group(@PathVariable UUID incident, @PathVariable UUID group, Actor actor, Model model) {
        return show(incident, group, Map.of(), Errors.none(), actor, model);
    }

    @PostMapping("/incidents/{incident}/team/groups/{group}/members")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String add(
            @PathVariable UUID incident,
            @PathVariable UUID group,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            groups.add(
                    incident,
                    group,
                    new Named(
                            id(typed.get("post")),
                            typed.get("name"),
                            typed.get("agency"),
                            typed.get("seat"),
                            Typed.choice(typed.get("duty"), Duty.class).orElse(null),
                            "yes".equals(typed.get("core")),
                            typed.get("lineManager"),
                            id(typed.get("deputyFor"))),
                    actor);
        } catch (Rejected e) {
            response.setStatus(status(e).value());
            return show(incident, group, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "Added.");
        return "redirect:/incidents/" + incident + "/team/groups/" + group;
    }

    @PostMapping("/incidents/{incident}/team/groups/{group}/members/{member}")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String change(
            @PathVariable UUID incident,
            @PathVariable UUID group,
            @PathVariable UUID member,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            if ("end".equals(typed.get("duty"))) {
                groups.end(incident, group, member, actor);
            } else {
                var duty = Typed.choice(typed.get("duty"), Duty.class)
                        .orElseThrow(() -> Rejected.invalid("duty", "Choose what they are in the group"));
                groups.name(incident, group, member, duty, actor);
            }
        } catch (Rejected e) {
            response.setStatus(status(e).value());
            return show(incident, group, Map.of(), Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "Changed.");
        return "redirect:/incidents/" + incident + "/team/groups/" + group;
    }

    @PostMapping("/incidents/{incident}/team/groups/{group}/interval")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String interval(
            @PathVariable UUID incident,
            @PathVariable UUID group,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var days = typed.getOrDefault("every", "");
            groups.every(incident, group, days.matches("\\d{1,3}") ? Integer.parseInt(days) : null, actor);
        } catch (Rejected e) {
            response.setStatus(status(e).value());
            return show(incident, group, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "Saved.");
        return "redirect:/incidents/" + incident + "/team/groups/" + group;
    }

    static HttpStatus status(Rejected e) {
        return e.problems().getFirst().field() == null ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
    }

    static @Nullable UUID id(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(typed.strip());
        } catch (IllegalArgumentException e) {
            throw Rejected.invalid("post", "Choose one of those listed");
        }
    }

    private String show(UUID incident, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        var now = clock.instant();
        var plan = groups.plan(incident);
        var teams = groups.of(incident);
        var planned = meetings.of(incident);
        var base = "/incidents/" + incident + "/team";
        model.addAttribute(
                "page",
                new TeamPage(
                        incidents.of(incident, "/team"),
                        base,
                        plan.groups().stream()
                                .map(k -> TeamPage.Group.of(
                                        k,
                                        teams.stream()
                                                .filter(t -> t.kind().equals(k.key()))
                                                .findFirst()
                                                .orElse(null),
                                        planned,
                                        base,
                                        now))
                                .toList(),
                        plan.groups().stream()
                                .filter(k ->
                                        teams.stream().noneMatch(t -> t.kind().equals(k.key())))
                                .map(k -> Option.of(k.key(), k.name()))
                                .toList(),
                        TeamPage.options(members.of(incident)),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        typed,
                        errors));
        return "incident/team";
    }

    private String show(UUID incident, UUID group, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        model.addAttribute(
                "page",
                GroupPage.of(
                        incidents.of(incident, "/team"),
                        groups.plan(incident),
                        groups.find(incident, group),
                        meetings.of(incident),
                        minutes.attendance(incident),
                        TeamPage.options(members.of(incident)),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        typed,
                        errors,
                        clock.instant()));
        return "incident/group";
    }
}
