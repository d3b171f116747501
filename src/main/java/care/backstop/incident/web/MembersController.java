package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.incident.usecase.StaffIncident;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.IncidentStaff.Stay;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.sheet.CsvTable;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashMap;
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

/** Who is in an incident: for the lead, who lets people in and takes them out. */
@Controller
class MembersController {

    private static final CsvTable<Stay> CSV = CsvTable.<Stay>named("incident-members")
            .column("agency", s -> s.who().agencyName())
            .column("post", s -> s.who().postName())
            .column("name", s -> s.who().name())
            .column("role", s -> s.who().role().key())
            .column("from", Stay::from)
            .column("until", Stay::until)
            .column("standing", s -> s.standing().name())
            .column("added_by", Stay::addedBy)
            .column("because", Stay::because)
            .column("ended_because", Stay::endedBecause);

    private final StaffIncident staff;
    private final ReadIncidents incidents;
    private final Clock clock;

    MembersController(StaffIncident staff, ReadIncidents incidents, Clock clock) {
        this.staff = staff;
        this.incidents = incidents;
        this.clock = clock;
    }

    @GetMapping("/incidents/{incident}/members")
    @Access(area = Area.ACC, act = Act.WRITE, on = On.INCIDENT)
    String members(@PathVariable UUID incident, Model model) {
        return show(incident, "", Map.of(), Errors.none(), model);
    }

    @GetMapping("/incidents/{incident}/members.csv")
    @Access(area = Area.ACC, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<byte[]> csv(@PathVariable UUID incident) {
        return CSV.file(staff.of(incident).stays(), clock.instant());
    }

    @PostMapping("/incidents/{incident}/members")
    @Access(area = Area.ACC, act = Act.WRITE, on = On.INCIDENT)
    String add(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var from = read.moment("from", typed.get("from"), "Enter from when", false);
            var until = read.moment("until", typed.get("until"), "Enter until when", false);
            read.check();
            staff.add(incident, id(typed.get("post")), from, until, typed.get("because"), actor);
        } catch (Rejected e) {
            return refused(incident, "add", typed, e, model, response);
        }
        then.addFlashAttribute("notice", "They are let into this incident.");
        return back(incident);
    }

    @PostMapping("/incidents/{incident}/members/end")
    @Access(area = Area.ACC, act = Act.WRITE, on = On.INCIDENT)
    String end(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        var post = id(typed.get("member"));
        try {
            if (post == null) {
                throw Rejected.invalid("member", "Choose whose membership ends");
            }
            staff.end(incident, post, typed.get("endedBecause"), actor);
        } catch (Rejected e) {
            return refused(incident, "end", typed, e, model, response);
        }
        then.addFlashAttribute("notice", "Their membership has ended.");
        return post.equals(actor.post()) ? "redirect:/incidents" : back(incident);
    }

    @PostMapping("/incidents/{incident}/members/exclusions")
    @Access(area = Area.ACC, act = Act.WRITE, on = On.INCIDENT)
    String exclude(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        var user = id(typed.get("user"));
        try {
            staff.exclude(incident, user, typed.get("conflict"), actor);
        } catch (Rejected e) {
            return refused(incident, "exclude", typed, e, model, response);
        }
        then.addFlashAttribute("notice", "They are shut out of this incident.");
        return actor.user().equals(user) ? "redirect:/incidents" : back(incident);
    }

    private static String back(UUID incident) {
        return "redirect:/incidents/" + incident + "/members";
    }

    /** What was chosen; nothing and nonsense are both nobody. */
    static @Nullable UUID id(@Nullable String typed) {
        try {
            return typed == null || typed.isBlank() ? null : UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private String refused(
            UUID incident,
            String form,
            Map<String, String> typed,
            Rejected e,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(incident, form, new HashMap<>(typed), Errors.of(e), model);
    }

    private String show(UUID incident, String form, Map<String, String> typed, Errors errors, Model model) {
        model.addAttribute("page", MembersPage.of(incidents.of(incident, ""), staff.of(incident), form, typed, errors));
        return "incident/members";
    }
}
