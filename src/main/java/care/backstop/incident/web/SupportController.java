package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.model.SupportRequest;
import care.backstop.incident.model.SupportRequest.Answer;
import care.backstop.incident.model.SupportRequest.Team;
import care.backstop.incident.usecase.AskForSupport;
import care.backstop.incident.usecase.AskForSupport.Wanted;
import care.backstop.incident.usecase.ReadIncidents;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asks other teams for hours when several incidents run. */
@Controller
@RequestMapping("/incidents/{incident}")
class SupportController {

    private static final CsvTable<SupportRequest> REQUESTS = CsvTable.<SupportRequest>named("support-requests")
            .column("team", r -> r.team().words())
            .column("minutes_a_week", SupportRequest::weeklyMinutes)
            .column("from_on", SupportRequest::fromOn)
            .column("until_on", SupportRequest::untilOn)
            .column("purpose", SupportRequest::purpose)
            .column("asked_at", SupportRequest::askedAt)
            .column("asked_by", SupportRequest::askedBy)
            .column("answer", r -> r.reply() == null ? null : r.reply().answer().words())
            .column(
                    "given_minutes_a_week",
                    r -> r.reply() == null ? null : r.reply().weeklyMinutes())
            .column("answered_by", r -> r.reply() == null ? null : r.reply().by())
            .column("answered_at", r -> r.reply() == null ? null : r.reply().at())
            .column("note", r -> r.reply() == null ? null : r.reply().note());

    private final AskForSupport support;
    private final ReadIncidents incidents;
    private final Permissions permissions;
    private final Clock clock;

    SupportController(AskForSupport support, ReadIncidents incidents, Permissions permissions, Clock clock) {
        this.support = support;
        this.incidents = incidents;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping("/support")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String look(@PathVariable UUID incident, Actor actor, Model model) {
        return show(incident, Map.of(), Errors.none(), actor, model);
    }

    @GetMapping("/support.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> csv(@PathVariable UUID incident) {
        return REQUESTS.file(support.of(incident).requests(), clock.instant());
    }

    @PostMapping("/support")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String ask(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var minutes = HoursTyped.minutes(read, "hours", typed.get("hours"));
            var from = read.day("fromOn", typed.get("fromOn"), "Enter from which day they are needed");
            var until = read.day("untilOn", typed.get("untilOn"), "Enter until which day they are needed");
            read.check();
            support.ask(
                    incident,
                    new Wanted(
                            Typed.choice(typed.get("team"), Team.class).orElse(null),
                            minutes,
                            from,
                            until,
                            typed.get("purpose")),
                    actor);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(incident, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The request is recorded. Record the answer when it comes.");
        return "redirect:/incidents/%s/support".formatted(incident);
    }

    @PostMapping("/support/answer")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String answer(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var minutes = HoursTyped.minutes(read, "givenHours", typed.get("givenHours"));
            var at = read.moment("answeredAt", typed.get("answeredAt"), "Enter when they answered", true);
            var request =
                    ServicesController.id(read, "request", typed.get("request"), "Choose which request was answered");
            support.answer(
                    incident,
                    request,
                    Typed.choice(typed.get("answer"), Answer.class).orElse(null),
                    minutes,
                    typed.get("answeredBy"),
                    typed.get("answerNote"),
                    at,
                    actor);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(incident, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The answer is recorded.");
        return "redirect:/incidents/%s/support".formatted(incident);
    }

    private String show(UUID id, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        var seen = support.of(id);
        model.addAttribute(
                "page",
                SupportPage.of(
                        incidents.room(seen.incident(), ""),
                        seen,
                        clock.instant(),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        typed,
                        errors));
        return "incident/support";
    }
}
