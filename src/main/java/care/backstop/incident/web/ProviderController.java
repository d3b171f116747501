package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.Cause;
import care.backstop.incident.IncidentKind;
import care.backstop.incident.model.Notification;
import care.backstop.incident.usecase.SeveralServices;
import care.backstop.incident.web.IntakePage.Stops;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Rejected;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Opens one incident for a provider and one for each of its services. */
@Controller
class ProviderController {

    private final SeveralServices services;
    private final Clock clock;

    ProviderController(SeveralServices services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    @GetMapping("/incidents/provider")
    @Access(area = Area.INC, act = Act.WRITE)
    String start(Model model) {
        return show(UUID.randomUUID().toString(), Map.of(), Errors.none(), model);
    }

    /** The key of the form makes sure that pressing twice opens it once. */
    @PostMapping("/incidents/provider")
    @Access(area = Area.INC, act = Act.WRITE)
    String open(
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        var key = typed.getOrDefault("key", "");
        if (!key.matches("[0-9a-f-]{36}")) {
            key = UUID.randomUUID().toString();
        }
        try {
            var id = services.open(typed.get("name"), told(typed), "provider:" + key, actor);
            then.addFlashAttribute("notice", "The incidents are open. A named lead has to acknowledge each of them.");
            return "redirect:/incidents/%s/services".formatted(id);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(key, typed, Errors.of(e), model);
        }
    }

    private static Notification told(Map<String, String> typed) {
        var read = new Typed();
        List<String> locations = Arrays.stream(
                        typed.getOrDefault("locations", "").strip().split("[\\s,;]+"))
                .filter(id -> !id.isEmpty())
                .toList();
        if (locations.isEmpty()) {
            read.wrong("locations", "Enter the CQC location ID of each service");
        }
        if (typed.getOrDefault("notifiedBy", "").isBlank()) {
            read.wrong("notifiedBy", "Enter who told us");
        }
        var awareAt = read.moment("awareAt", typed.get("awareAt"), "Enter when we became aware", true);
        var cause = read.oneOf("cause", typed.get("cause"), Cause.class, "Choose the cause as far as you know", true);
        var stops = read.oneOf("stops", typed.get("stops"), Stops.class, "Choose when the services stop", true);
        var endsOn = stops == Stops.DATE ? read.day("endsOn", typed.get("endsOn"), "Enter the closing date") : null;
        if (stops == Stops.DATE && typed.getOrDefault("endsOn", "").isBlank()) {
            read.wrong("endsOn", "Enter the closing date, or say that nobody knows it yet");
        }
        if (stops == Stops.HAND_BACK) {
            read.wrong("stops", "Take a hand-back down for each service by itself");
        }
        read.check();
        if (awareAt == null || cause == null || stops == null) {
            throw new IllegalStateException("said already");
        }
        var said = typed.getOrDefault("said", "");
        return new Notification(
                locations,
                null,
                stops == Stops.MAYBE
                        ? IncidentKind.POTENTIAL
                        : cause == Cause.STRATEGIC_EXIT ? IncidentKind.EXIT : IncidentKind.FAILURE,
                List.of(cause),
                cause == Cause.OTHER ? said : null,
                awareAt,
                typed.getOrDefault("notifiedBy", ""),
                typed.get("contact"),
                typed.get("how"),
                awareAt,
                endsOn,
                said,
                null);
    }

    private String show(String key, Map<String, String> typed, Errors errors, Model model) {
        model.addAttribute("page", new ProviderPage(key, Typed.local(clock.instant()), typed, errors));
        return "incident/provider";
    }
}
