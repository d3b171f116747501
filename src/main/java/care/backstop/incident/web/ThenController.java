package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.rules.BusinessFailureEvents;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.incident.usecase.ReadThen;
import care.backstop.incident.usecase.TestServiceDuty;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Area;
import care.backstop.kernel.Rejected;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What was known at a minute gone by. */
@Controller
class ThenController {

    private final ReadThen then;
    private final ReadIncidents incidents;
    private final TestServiceDuty tests;

    ThenController(ReadThen then, ReadIncidents incidents, TestServiceDuty tests) {
        this.then = then;
        this.incidents = incidents;
        this.tests = tests;
    }

    @GetMapping("/incidents/{incident}/then")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String then(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable String at,
            Model model,
            HttpServletResponse response) {
        ReadThen.Then known;
        var errors = Errors.none();
        try {
            known = then.of(incident, asked(at));
        } catch (Rejected e) {
            response.setStatus(422);
            errors = Errors.of(e);
            known = then.of(incident, null);
        }
        model.addAttribute(
                "page", ThenPage.of(incidents.room(known.incident(), "/decisions"), known, words(tests), errors));
        return "incident/then";
    }

    @GetMapping("/incidents/{incident}/then/people/{person}")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    String person(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam(required = false) @Nullable String at,
            Model model,
            HttpServletResponse response) {
        ReadThen.PersonThen known;
        var errors = Errors.none();
        try {
            known = then.person(incident, person, asked(at));
        } catch (Rejected e) {
            response.setStatus(422);
            errors = Errors.of(e);
            known = then.person(incident, person, null);
        }
        model.addAttribute("page", ThenPage.of(incidents.room(known.incident(), "/decisions"), known, errors));
        return "incident/then";
    }

    private static @Nullable Instant asked(@Nullable String at) {
        var read = new Typed();
        var moment = read.moment("at", at, "Enter the day and time", false);
        read.check();
        return moment;
    }

    static Map<String, String> words(TestServiceDuty tests) {
        return tests.events().stream()
                .collect(Collectors.toMap(BusinessFailureEvents.Event::id, BusinessFailureEvents.Event::words));
    }
}
