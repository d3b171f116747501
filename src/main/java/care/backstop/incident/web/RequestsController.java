package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.model.Request;
import care.backstop.incident.model.Request.Kind;
import care.backstop.incident.rules.Chasing.Connection;
import care.backstop.incident.rules.Chasing.Whom;
import care.backstop.incident.usecase.MakeRequests;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.incident.web.RequestsPage.Asked;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was asked of whom in an incident, and what became of it. */
@Controller
class RequestsController {

    /** A request at one moment. */
    private record Seen(Request request, java.time.Instant now) {}

    private static final CsvTable<Seen> CSV = CsvTable.<Seen>named("requests")
            .column("number", s -> s.request().number())
            .column("asked_of", s -> MakeRequests.shown(s.request()))
            .column("what_they_are", s -> MakeRequests.role(s.request()))
            .column("what_for", s -> s.request().what())
            .column("footing", s -> MakeRequests.footing(s.request()))
            .column("asked_at", s -> s.request().askedAt())
            .column("asked_by", s -> s.request().askedBy())
            .column("due_on", s -> s.request().dueOn())
            .column("state", s -> s.request().standing(s.now()).words())
            .column("chased", s -> s.request().count(Kind.CHASED))
            .column("refused", s -> s.request().count(Kind.REFUSED))
            .column("settled_at", s -> s.request().settledAt());

    private final MakeRequests requests;
    private final ReadIncidents incidents;
    private final Permissions permissions;
    private final Clock clock;

    RequestsController(MakeRequests requests, ReadIncidents incidents, Permissions permissions, Clock clock) {
        this.requests = requests;
        this.incidents = incidents;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping("/incidents/{incident}/requests")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String all(
            @PathVariable UUID incident,
            @ModelAttribute Asked asked,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model) {
        return show(incident, null, asked, typed, Errors.none(), actor, model);
    }

    @GetMapping("/incidents/{incident}/requests.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> csv(@PathVariable UUID incident, @ModelAttribute Asked asked) {
        var now = clock.instant();
        return CSV.file(
                requests.of(incident).stream()
                        .filter(r -> asked.keeps(r, now))
                        .map(r -> new Seen(r, now))
                        .toList(),
                now);
    }

    @GetMapping("/incidents/{incident}/requests/{request}")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String one(@PathVariable UUID incident, @PathVariable UUID request, Actor actor, Model model) {
        return show(
                incident,
                requests.one(incident, request),
                new Asked(null, null),
                Map.of(),
                Errors.none(),
                actor,
                model);
    }

    @PostMapping("/incidents/{incident}/requests")
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
            var askedAt = read.moment("askedAt", typed.get("askedAt"), "Enter when it was asked", false);
            var dueOn = read.day("dueOn", typed.get("dueOn"), "Enter by when it is to be answered");
            var person =
                    read.parsed("person", typed.get("person"), RequestsController::id, "Ask a person from their page");
            read.check();
            var whom = Typed.choice(typed.get("whom"), Whom.class).orElse(null);
            requests.ask(
                    incident,
                    new MakeRequests.Asked(
                            whom,
                            typed.get("recipient"),
                            Typed.choice(typed.get("connection"), Connection.class)
                                    .orElse(null),
                            person,
                            typed.get("basis"),
                            typed.get("basisNote"),
                            typed.get("what"),
                            askedAt,
                            dueOn),
                    actor);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(incident, null, new Asked(null, null), typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "Asked. It stands in the list until it is answered, refused or taken back.");
        return "redirect:/incidents/" + incident + "/requests";
    }

    @PostMapping("/incidents/{incident}/requests/{request}")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String became(
            @PathVariable UUID incident,
            @PathVariable UUID request,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var at = read.moment("at", typed.get("at"), "Enter when it was", false);
            var dueOn = read.day("dueOn", typed.get("dueOn"), "Enter by when it is to be answered now");
            read.check();
            requests.became(
                    incident,
                    request,
                    new MakeRequests.Became(
                            Typed.choice(typed.get("kind"), Kind.class).orElse(null), at, typed.get("words"), dueOn),
                    version,
                    actor);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(
                    incident,
                    requests.one(incident, request),
                    new Asked(null, null),
                    typed,
                    Errors.of(e),
                    actor,
                    model);
        }
        then.addFlashAttribute("notice", "Recorded.");
        return "redirect:/incidents/%s/requests/%s".formatted(incident, request);
    }

    private static java.util.Optional<UUID> id(String typed) {
        try {
            return java.util.Optional.of(UUID.fromString(typed.strip()));
        } catch (IllegalArgumentException e) {
            return java.util.Optional.empty();
        }
    }

    private String show(
            UUID id,
            @Nullable Request shown,
            Asked asked,
            Map<String, String> typed,
            Errors errors,
            Actor actor,
            Model model) {
        var incident = incidents.whole(id);
        var now = clock.instant();
        var all = shown == null ? requests.of(id) : List.of(shown);
        var base = "/incidents/" + id + "/requests";
        var lead = incident.lead() == null ? null : incident.lead().name();
        var form = new HashMap<>(typed);
        form.putIfAbsent(shown == null ? "askedAt" : "at", Typed.local(now));
        var person = typed.get("person");
        model.addAttribute(
                "page",
                new RequestsPage(
                        incidents.room(incident, "/log"),
                        base,
                        RequestsPage.table(all, asked, base, now),
                        RequestsPage.filter(base, asked),
                        asked,
                        RequestsPage.late(all, lead, now),
                        shown == null ? null : RequestsPage.one(shown, "/incidents/" + id, lead, now),
                        requests.providers(id),
                        person == null || id(person).isEmpty() ? null : person,
                        permissions.may(actor, Area.INC, Act.WRITE),
                        form,
                        errors));
        return shown == null ? "incident/requests" : "incident/request";
    }
}
