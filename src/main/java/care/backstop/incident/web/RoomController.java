package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.Text;
import care.backstop.govuk.Timeline;
import care.backstop.incident.Verification;
import care.backstop.incident.model.Due;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.TeamPlan;
import care.backstop.incident.usecase.ChangeClosingDate;
import care.backstop.incident.usecase.FormGroups;
import care.backstop.incident.usecase.HoldMeeting;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.incident.usecase.VerifyIncident;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.London;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The small pages of the room: how true it is, meetings, the closing date, and closing. */
@Controller
class RoomController {

    private final ReadIncidents incidents;
    private final VerifyIncident verify;
    private final HoldMeeting meetings;
    private final FormGroups groups;
    private final ChangeClosingDate closingDate;
    private final Permissions permissions;
    private final Clock clock;

    RoomController(
            ReadIncidents incidents,
            VerifyIncident verify,
            HoldMeeting meetings,
            FormGroups groups,
            ChangeClosingDate closingDate,
            Permissions permissions,
            Clock clock) {
        this.incidents = incidents;
        this.verify = verify;
        this.meetings = meetings;
        this.groups = groups;
        this.closingDate = closingDate;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping("/incidents/{incident}/verification")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String verification(@PathVariable UUID incident, Actor actor, Model model) {
        return verification(incident, Map.of("at", Typed.local(clock.instant())), Errors.none(), actor, model);
    }

    @PostMapping("/incidents/{incident}/verification")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String verify(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var standing = read.oneOf(
                    "standing", typed.get("standing"), Verification.class, "Choose how sure we are now", true);
            var at = read.moment("at", typed.get("at"), "Enter when they told us", true);
            read.check();
            var action = verify.verify(
                    incident, standing, typed.get("withWhom"), typed.get("how"), typed.get("note"), at, actor);
            then.addFlashAttribute(
                    "notice",
                    action.map(n -> "Recorded. It contradicts an earlier answer: action %s is to clear that up today."
                                    .formatted(n))
                            .orElse("Recorded."));
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return verification(incident, typed, Errors.of(e), actor, model);
        }
        return "redirect:/incidents/" + incident;
    }

    @GetMapping("/incidents/{incident}/meetings")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String meetings(@PathVariable UUID incident, Actor actor, Model model) {
        return meetings(incident, Map.of(), Errors.none(), actor, model);
    }

    @PostMapping("/incidents/{incident}/meetings")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String schedule(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var at =
                    read.moment("scheduledAt", typed.get("scheduledAt"), "Enter the day and time of the meeting", true);
            read.check();
            meetings.schedule(
                    incident,
                    typed.get("group"),
                    at,
                    typed.get("place"),
                    typed.get("because"),
                    typed.get("lateBecause"),
                    actor);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return meetings(incident, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The meeting is planned.");
        return "redirect:/incidents/" + incident + "/meetings";
    }

    @PostMapping("/incidents/{incident}/meetings/{meeting}")
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
        try {
            var read = new Typed();
            var at = read.moment("heldAt", typed.get("heldAt"), "Enter when the meeting was held", true);
            read.check();
            meetings.held(
                    incident,
                    meeting,
                    at,
                    typed.get("chair"),
                    typed.get("attended"),
                    typed.get("outcome"),
                    typed.get("lateBecause"),
                    version,
                    actor);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return meetings(incident, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The meeting is recorded.");
        return "redirect:/incidents/" + incident + "/meetings";
    }

    @GetMapping("/incidents/{incident}/closing-date")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String closingDate(@PathVariable UUID incident, Actor actor, Model model) {
        var endsOn = incidents.find(incident).endsOn();
        return closing(
                incident,
                "incident/closing-date",
                Map.of("endsOn", endsOn == null ? "" : endsOn.toString()),
                List.of(),
                Errors.none(),
                actor,
                model);
    }

    @PostMapping("/incidents/{incident}/closing-date")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String changeClosingDate(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var endsOn = read.day("endsOn", typed.get("endsOn"), "Enter the closing date");
            read.check();
            closingDate.change(incident, endsOn, typed.get("source"), version, actor);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return closing(incident, "incident/closing-date", typed, List.of(), Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The closing date is saved.");
        return "redirect:/incidents/" + incident;
    }

    private String verification(UUID incident, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        var events = new ArrayList<Timeline.Event>();
        for (var v : verify.history(incident)) {
            events.add(Timeline.Event.of(v.standing().words(), v.recordedBy(), London.show(v.at()))
                    .instant(v.at().toString())
                    .text(Text.of("Checked with %s, %s.%s"
                            .formatted(v.withWhom(), v.how(), v.note() == null ? "" : " " + v.note()))));
        }
        var i = incidents.whole(incident);
        model.addAttribute("page", page(i, "", typed, List.of(), Timeline.of(events), errors, actor));
        return "incident/verification";
    }

    private String meetings(UUID incident, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        var i = incidents.whole(incident);
        var due = meetings.deadlines(incident).stream()
                .filter(d -> d.kind().equals(Due.FIRST_MEETING))
                .findFirst()
                .map(d -> d.metAt() == null
                        ? "%s is due by the end of %s. %s".formatted(d.title(), London.show(d.dueOn()), d.explanation())
                        : "%s was due by the end of %s and was held on %s."
                                .formatted(d.title(), London.show(d.dueOn()), London.show(d.metAt())))
                .orElse("");
        var plan = groups.plan(incident);
        var formed = groups.of(incident);
        var base = "/incidents/" + i.id();
        model.addAttribute(
                "page",
                new MeetingsPage(
                        incidents.room(i, "/team"),
                        base,
                        plan.group(TeamPlan.STEERING)
                                .map(TeamPlan.GroupKind::name)
                                .orElse("Steering group"),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        meetings.of(incident).stream()
                                .map(MeetingsPage.Held::of)
                                .toList(),
                        due,
                        plan.groups().stream()
                                .filter(k -> k.key().equals(TeamPlan.STEERING)
                                        || formed.stream()
                                                .anyMatch(t -> t.kind().equals(k.key())))
                                .map(k -> Option.of(k.key(), k.name()))
                                .toList(),
                        typed,
                        errors));
        return "incident/meetings";
    }

    private String closing(
            UUID incident,
            String template,
            Map<String, String> typed,
            List<String> open,
            Errors errors,
            Actor actor,
            Model model) {
        model.addAttribute(
                "page", page(incidents.whole(incident), "", typed, open, Timeline.of(List.of()), errors, actor));
        return template;
    }

    private FormPage page(
            Incident i,
            String door,
            Map<String, String> typed,
            List<String> open,
            Timeline history,
            Errors errors,
            Actor actor) {
        return new FormPage(
                incidents.room(i, door),
                "/incidents/" + i.id(),
                i.version(),
                permissions.may(actor, Area.INC, Act.WRITE),
                typed,
                open,
                history,
                errors);
    }
}
