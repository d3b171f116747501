package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.model.Attendance;
import care.backstop.incident.usecase.HoldMeeting;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.incident.usecase.RunTheTeam;
import care.backstop.incident.usecase.TakeMinutes;
import care.backstop.incident.usecase.TakeMinutes.Owner;
import care.backstop.incident.usecase.TakeMinutes.Said;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One meeting on its page, from the agenda to minutes that were read. */
@Controller
class MeetingController {

    private final TakeMinutes minutes;
    private final HoldMeeting meetings;
    private final RunTheTeam team;
    private final ReadIncidents incidents;
    private final IncidentMembers members;
    private final Permissions permissions;
    private final Clock clock;

    MeetingController(
            TakeMinutes minutes,
            HoldMeeting meetings,
            RunTheTeam team,
            ReadIncidents incidents,
            IncidentMembers members,
            Permissions permissions,
            Clock clock) {
        this.minutes = minutes;
        this.meetings = meetings;
        this.team = team;
        this.incidents = incidents;
        this.members = members;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping("/incidents/{incident}/meetings/{meeting}")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String meeting(@PathVariable UUID incident, @PathVariable UUID meeting, Actor actor, Model model) {
        return show(incident, meeting, Map.of(), Errors.none(), actor, model);
    }

    @PostMapping("/incidents/{incident}/meetings/{meeting}/minutes")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String say(
            @PathVariable UUID incident,
            @PathVariable UUID meeting,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return change(
                incident,
                meeting,
                typed,
                () -> minutes.say(incident, meeting, said(typed), actor),
                "The minutes are saved.",
                actor,
                model,
                response,
                then);
    }

    @PostMapping("/incidents/{incident}/meetings/{meeting}/begin")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String begin(
            @PathVariable UUID incident,
            @PathVariable UUID meeting,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return change(
                incident,
                meeting,
                Map.of(),
                () -> minutes.begin(incident, meeting, actor),
                "The agenda is fixed. Write under each heading.",
                actor,
                model,
                response,
                then);
    }

    @PostMapping("/incidents/{incident}/meetings/{meeting}/attendance")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String attend(
            @PathVariable UUID incident,
            @PathVariable UUID meeting,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return change(
                incident,
                meeting,
                typed,
                () -> minutes.attend(incident, meeting, attendance(meeting, typed), actor),
                "Attendance is saved.",
                actor,
                model,
                response,
                then);
    }

    @PostMapping("/incidents/{incident}/meetings/{meeting}/actions")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String act(
            @PathVariable UUID incident,
            @PathVariable UUID meeting,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return change(
                incident,
                meeting,
                typed,
                () -> {
                    var read = new Typed();
                    var due = read.day("dueOn", typed.get("dueOn"), "Enter by when it is to be done");
                    read.check();
                    var owner = TeamController.id(typed.get("owner"));
                    minutes.act(
                            incident,
                            meeting,
                            typed.get("wording"),
                            owner == null ? null : new Owner(owner, null, null),
                            due,
                            actor);
                },
                "The action is in the plan.",
                actor,
                model,
                response,
                then);
    }

    @PostMapping("/incidents/{incident}/meetings/{meeting}/cancellation")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String cancel(
            @PathVariable UUID incident,
            @PathVariable UUID meeting,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return change(
                incident,
                meeting,
                typed,
                () -> meetings.cancel(incident, meeting, typed.get("cancelBecause"), version, actor),
                "The meeting is cancelled.",
                actor,
                model,
                response,
                then);
    }

    @PostMapping("/incidents/{incident}/meetings/{meeting}/held")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String held(
            @PathVariable UUID incident,
            @PathVariable UUID meeting,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return change(
                incident,
                meeting,
                typed,
                () -> {
                    var read = new Typed();
                    var at = read.moment("heldAt", typed.get("heldAt"), "Enter when the meeting was held", true);
                    read.check();
                    meetings.held(
                            incident,
                            meeting,
                            at,
                            typed.get("chair"),
                            null,
                            typed.get("outcome"),
                            typed.get("lateBecause"),
                            version,
                            actor);
                },
                "The meeting is recorded.",
                actor,
                model,
                response,
                then);
    }

    @PostMapping("/incidents/{incident}/meetings/{meeting}/approval")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String approve(
            @PathVariable UUID incident,
            @PathVariable UUID meeting,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return change(
                incident,
                meeting,
                Map.of(),
                () -> minutes.approve(incident, meeting, version, actor),
                "The minutes are approved.",
                actor,
                model,
                response,
                then);
    }

    @PostMapping("/incidents/{incident}/meetings/{meeting}/circulation")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String circulate(
            @PathVariable UUID incident,
            @PathVariable UUID meeting,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return change(
                incident,
                meeting,
                typed,
                () -> minutes.circulate(
                        incident,
                        meeting,
                        typed.getOrDefault("heads", "").lines().toList(),
                        actor),
                "The minutes are circulated.",
                actor,
                model,
                response,
                then);
    }

    /** Members who may only read say here that they have read the minutes. */
    @PostMapping("/incidents/{incident}/meetings/{meeting}/circulation/{reader}")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String acknowledge(
            @PathVariable UUID incident,
            @PathVariable UUID meeting,
            @PathVariable UUID reader,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return change(
                incident,
                meeting,
                Map.of(),
                () -> minutes.acknowledge(incident, meeting, reader, actor),
                "Noted.",
                actor,
                model,
                response,
                then);
    }

    private static Map<Integer, Said> said(Map<String, String> typed) {
        var said = new TreeMap<Integer, Said>();
        typed.forEach((name, value) -> {
            if (name.matches("text\\d{1,3}")) {
                var no = Integer.parseInt(name.substring(4));
                var version = typed.getOrDefault("version" + no, "1");
                said.put(no, new Said(value, version.matches("\\d{1,6}") ? Integer.parseInt(version) : 1));
            }
        });
        return said;
    }

    private static List<Attendance> attendance(UUID meeting, Map<String, String> typed) {
        var list = new ArrayList<Attendance>();
        typed.forEach((name, value) -> {
            if (name.startsWith("how-") && !value.isBlank()) {
                var member = TeamController.id(name.substring(4));
                @Nullable UUID deputy = value.startsWith("DEPUTY:") ? TeamController.id(value.substring(7)) : null;
                var how = deputy == null
                        ? Typed.choice(value, Attendance.How.class)
                                .orElseThrow(() -> Rejected.invalid("how", "Choose how they were there"))
                        : Attendance.How.DEPUTY;
                if (member != null) {
                    list.add(new Attendance(meeting, member, how, deputy));
                }
            }
        });
        return list;
    }

    private String change(
            UUID incident,
            UUID meeting,
            Map<String, String> typed,
            Runnable work,
            String done,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            work.run();
        } catch (Rejected e) {
            response.setStatus(TeamController.status(e).value());
            return show(incident, meeting, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", done);
        return "redirect:/incidents/" + incident + "/meetings/" + meeting;
    }

    private String show(
            UUID incident, UUID meeting, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        var whole = minutes.whole(incident, meeting);
        model.addAttribute(
                "page",
                MeetingPage.of(
                        incidents.of(incident, "/team"),
                        whole,
                        TeamPage.options(members.of(incident)),
                        whole.meeting().heldAt() == null
                                ? team.alert(incident, whole.meeting().scheduledAt())
                                        .orElse(null)
                                : null,
                        permissions.may(actor, Area.INC, Act.WRITE),
                        actor,
                        typed,
                        errors,
                        clock.instant()));
        return "incident/meeting";
    }
}
