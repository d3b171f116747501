package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.model.SupportSession;
import care.backstop.incident.usecase.MindTheStaff;
import care.backstop.incident.usecase.MindTheStaff.Officer;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.incident.usecase.WhoLearns;
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
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the work does to those who do it. */
@Controller
class StaffController {

    private static final String HERE = "/incidents/{incident}/learning/staff";

    private static final CsvTable<Officer> CSV = CsvTable.<Officer>named("other-work")
            .column("name", o -> o.member().userName())
            .column("post", o -> o.member().postName())
            .column("agency", o -> o.member().agencyName())
            .column("state", o -> StaffPage.tag(o).text().toString())
            .column("minutes", o -> o.said() == null ? null : o.said().minutes())
            .column("line_manager", o -> o.said() == null ? null : o.said().lineManager())
            .column("at", o -> o.said() == null ? null : o.said().at());

    private static final CsvTable<SupportSession> SESSIONS = CsvTable.<SupportSession>named("support-sessions")
            .column("held_on", SupportSession::heldOn)
            .column("what", SupportSession::what)
            .column("offered", SupportSession::offered)
            .column("taken", SupportSession::taken)
            .column("recorded_by", SupportSession::recordedBy);

    private final MindTheStaff staff;
    private final ReadIncidents incidents;
    private final WhoLearns who;
    private final Permissions permissions;
    private final Clock clock;

    StaffController(MindTheStaff staff, ReadIncidents incidents, WhoLearns who, Permissions permissions, Clock clock) {
        this.staff = staff;
        this.incidents = incidents;
        this.who = who;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping(HERE)
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String staff(@PathVariable UUID incident, Actor actor, Model model) {
        return show(incident, Map.of(), Errors.none(), actor, model);
    }

    @GetMapping(HERE + ".csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> csv(@PathVariable UUID incident, Actor actor) {
        who.require(actor);
        return CSV.file(staff.officers(incident), clock.instant());
    }

    @GetMapping(HERE + "/sessions.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> sessionsCsv(@PathVariable UUID incident, Actor actor) {
        who.require(actor);
        return SESSIONS.file(staff.sessions(incident), clock.instant());
    }

    /** Everybody answers for their own work, whatever else they may change. */
    @PostMapping(HERE)
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String confirm(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            staff.confirm(
                    incident, null, minutes(typed.get("hours")), typed.get("lineManager"), typed.get("note"), actor);
        } catch (Rejected e) {
            response.setStatus(TeamController.status(e).value());
            return show(incident, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "It is recorded.");
        return "redirect:/incidents/" + incident + "/learning/staff";
    }

    @PostMapping(HERE + "/sessions")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String offer(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var on = read.day("heldOn", typed.get("heldOn"), "Enter the day");
            read.check();
            staff.offer(
                    incident,
                    on,
                    typed.get("what"),
                    whole(typed.get("offered")),
                    whole(typed.get("taken")),
                    typed.get("note"),
                    actor);
        } catch (Rejected e) {
            response.setStatus(TeamController.status(e).value());
            return show(incident, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The session is recorded.");
        return "redirect:/incidents/" + incident + "/learning/staff";
    }

    @GetMapping(HERE + "/sessions/{session}/note")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    String note(@PathVariable UUID incident, @PathVariable UUID session, Actor actor, Model model) {
        model.addAttribute(
                "page",
                new SupportNotePage(
                        incidents.of(incident, "/learning"),
                        "/incidents/" + incident + "/learning/staff",
                        staff.note(incident, session, actor)));
        return "incident/support-note";
    }

    /** Hours as typed, {@code 14} or {@code 14.5}, in minutes; empty is not known. */
    private static @Nullable Integer minutes(@Nullable String hours) {
        if (hours == null || hours.isBlank()) {
            return null;
        }
        var typed = hours.strip().replace(',', '.');
        if (!typed.matches("\\d{1,3}(\\.\\d{1,2})?")) {
            throw Rejected.invalid("hours", "Enter a number of hours, such as 14 or 14.5");
        }
        return (int) Math.round(Double.parseDouble(typed) * 60);
    }

    private static @Nullable Integer whole(@Nullable String typed) {
        return typed == null || !typed.strip().matches("\\d{1,6}") ? null : Integer.valueOf(typed.strip());
    }

    private String show(UUID incident, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        who.require(actor);
        model.addAttribute(
                "page",
                StaffPage.of(
                        incidents.of(incident, "/learning"),
                        staff.officers(incident),
                        staff.sessions(incident),
                        actor.post(),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        permissions.may(actor, Area.INC, Act.APPROVE),
                        typed,
                        errors));
        return "incident/staff";
    }
}
