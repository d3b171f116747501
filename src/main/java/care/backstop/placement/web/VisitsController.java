package care.backstop.placement.web;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import care.backstop.placement.model.VisitKind;
import care.backstop.placement.model.VisitState;
import care.backstop.placement.store.PlaceVisits.PlaceVisit;
import care.backstop.placement.usecase.ReadPlacement;
import care.backstop.placement.usecase.VisitPlace;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The visits and trial stays of one person. */
@Controller
class VisitsController {

    private static final String PAGE = "/incidents/{incident}/people/{person}/visits";

    private final ReadPlacement read;
    private final VisitPlace visitPlace;
    private final Permissions permissions;

    VisitsController(ReadPlacement read, VisitPlace visitPlace, Permissions permissions) {
        this.read = read;
        this.visitPlace = visitPlace;
        this.permissions = permissions;
    }

    @GetMapping(PAGE)
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    String visits(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable String visit,
            Actor actor,
            Model model) {
        return page(
                incident,
                person,
                visit,
                location == null ? Map.of() : Map.of("location", location),
                null,
                actor,
                model);
    }

    private String page(
            UUID incident,
            UUID person,
            @Nullable String visit,
            Map<String, String> typed,
            @Nullable Errors errors,
            Actor actor,
            Model model) {
        var standing = read.standing(incident, person);
        var arranged = standing.visits().stream()
                .filter(v -> v.id().toString().equals(visit) && v.state() == VisitState.ARRANGED)
                .findFirst()
                .orElse(null);
        model.addAttribute(
                "page",
                VisitPage.of(
                        standing,
                        permissions.may(actor, Area.PLC, Act.WRITE),
                        arranged,
                        read.goingTo(incident),
                        errors == null ? Errors.none() : errors,
                        arranged == null || errors != null ? typed : shown(arranged)));
        return "placement/visits";
    }

    private static Map<String, String> shown(PlaceVisit v) {
        var typed = new HashMap<String, String>();
        day(typed, "starts", v.starts());
        day(typed, "ends", v.ends());
        if (v.whoWent() != null) {
            typed.put("whoWent", v.whoWent());
        }
        return typed;
    }

    private static void day(Map<String, String> typed, String field, @Nullable LocalDate day) {
        if (day != null) {
            typed.put(field + "-day", Integer.toString(day.getDayOfMonth()));
            typed.put(field + "-month", Integer.toString(day.getMonthValue()));
            typed.put(field + "-year", Integer.toString(day.getYear()));
        }
    }

    @PostMapping(PAGE)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String write(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            visitPlace.record(incident, person, asked(typed), actor);
        } catch (Rejected e) {
            response.setStatus(422);
            return page(incident, person, null, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The visit is written down.");
        return "redirect:/incidents/%s/people/%s/visits".formatted(incident, person);
    }

    @PostMapping(PAGE + "/{visit}")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String followUp(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @PathVariable UUID visit,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            visitPlace.followUp(
                    incident,
                    person,
                    visit,
                    asked(typed),
                    PlacesController.number("version", typed.get("version")),
                    actor);
        } catch (Rejected e) {
            response.setStatus(422);
            return page(incident, person, visit.toString(), typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "What became of the visit is written down.");
        return "redirect:/incidents/%s/people/%s/visits".formatted(incident, person);
    }

    private static VisitPlace.Asked asked(Map<String, String> typed) {
        return new VisitPlace.Asked(
                typed.get("location"),
                PlacesController.oneOf(VisitKind.values(), typed.get("kind")),
                PlacesController.oneOf(VisitState.values(), typed.get("state")),
                PlacesController.day(typed, "starts"),
                PlacesController.day(typed, "ends"),
                typed.get("whoWent"),
                typed.get("howItWent"),
                typed.get("said"));
    }
}
