package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.usecase.CouncilProfiles;
import care.backstop.incident.usecase.DrawPlanTogether;
import care.backstop.incident.usecase.ReadTimetable;
import care.backstop.incident.usecase.TakeProcedures;
import care.backstop.incident.usecase.WorkThePlan;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
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

/** The plan against the calendar, and the procedures it is made from. */
@Controller
class PlanController {

    private final ReadTimetable timetables;
    private final TakeProcedures take;
    private final CouncilProfiles profiles;
    private final WorkThePlan work;
    private final DrawPlanTogether rapid;
    private final Permissions permissions;
    private final Clock clock;

    PlanController(
            ReadTimetable timetables,
            TakeProcedures take,
            CouncilProfiles profiles,
            WorkThePlan work,
            DrawPlanTogether rapid,
            Permissions permissions,
            Clock clock) {
        this.timetables = timetables;
        this.take = take;
        this.profiles = profiles;
        this.work = work;
        this.rapid = rapid;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping("/incidents/{incident}/actions/timetable")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String timetable(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable String view,
            Actor actor,
            Model model) {
        model.addAttribute(
                "page",
                TimetablePage.of(
                        timetables.of(incident),
                        Typed.choice(view, TimetablePage.View.class).orElse(TimetablePage.View.ALL),
                        actor.post(),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        clock.instant()));
        return "incident/timetable";
    }

    @GetMapping("/incidents/{incident}/actions/procedures")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String procedures(@PathVariable UUID incident, Actor actor, Model model) {
        return show(incident, Errors.none(), actor, model);
    }

    @PostMapping("/incidents/{incident}/actions/procedures")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String add(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var added = take.add(incident, typed.get("template"), actor);
            then.addFlashAttribute(
                    "notice",
                    "%s: %s added.%s"
                            .formatted(
                                    added.title(),
                                    Spans.counted(added.lines(), "action"),
                                    added.alreadyAsked().isEmpty()
                                            ? ""
                                            : " Already asked for: " + TakeProcedures.words(added.alreadyAsked())
                                                    + "."));
            return "redirect:/incidents/" + incident + "/actions";
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(incident, Errors.of(e), actor, model);
        }
    }

    @PostMapping("/incidents/{incident}/actions/parts")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String parts(
            @PathVariable UUID incident,
            @RequestParam(name = "parts", required = false) @Nullable Set<Integer> parts,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            int changed = work.partsThatApply(incident, parts == null ? Set.of() : parts, actor);
            then.addFlashAttribute("notice", Spans.counted(changed, "action") + " changed.");
            return "redirect:/incidents/" + incident + "/actions";
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(incident, Errors.of(e), actor, model);
        }
    }

    @PostMapping("/incidents/{incident}/actions/rapid")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String rapid(
            @PathVariable UUID incident,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            int changed = rapid.draw(incident, actor);
            then.addFlashAttribute("notice", Spans.counted(changed, "due time") + " drawn together.");
            return "redirect:/incidents/" + incident + "/actions/timetable";
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(incident, Errors.of(e), actor, model);
        }
    }

    private String show(UUID incident, Errors errors, Actor actor, Model model) {
        model.addAttribute(
                "page",
                PlanProceduresPage.of(
                        take.room(incident),
                        take.offers(incident),
                        profiles.kept(incident),
                        take.parts(incident),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        errors));
        return "incident/plan-procedures";
    }
}
