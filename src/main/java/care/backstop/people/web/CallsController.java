package care.backstop.people.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Area;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.people.usecase.LookAtPeople;
import care.backstop.people.usecase.PlanCalls;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The plan of calls to those cared for at home. Nothing of it is kept; what came of a call is written of each person. */
@Controller
class CallsController {

    private final PlanCalls calls;
    private final IncidentRoom rooms;

    CallsController(PlanCalls calls, IncidentRoom rooms) {
        this.calls = calls;
        this.rooms = rooms;
    }

    @GetMapping("/incidents/{incident}/people/calls")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    String plan(
            @PathVariable UUID incident,
            @RequestParam(defaultValue = "3") String days,
            @RequestParam(required = false) @Nullable String callers,
            @RequestParam(defaultValue = "12") String each,
            Model model,
            HttpServletResponse response) {
        PlanCalls.Plan plan = null;
        var errors = Errors.none();
        if (callers != null) {
            try {
                plan = calls.plan(
                        incident,
                        ProgrammeController.whole(days),
                        ProgrammeController.whole(callers),
                        ProgrammeController.whole(each));
            } catch (Rejected e) {
                errors = Errors.of(e);
                response.setStatus(422);
            }
        }
        var room = plan == null ? rooms.of(incident, LookAtPeople.DOOR) : plan.room();
        model.addAttribute(
                "page",
                CallsPage.of(
                        room,
                        plan,
                        List.of(
                                CallsPage.number("days", "How many days are there?", days, errors),
                                CallsPage.number(
                                        "callers", "How many people can call?", callers == null ? "" : callers, errors),
                                CallsPage.number(
                                        "each", "How many calls can each of them make in a day?", each, errors)),
                        Href.of("/incidents/" + incident + "/people/calls")
                                .with("days", days)
                                .with("callers", callers)
                                .with("each", each),
                        errors));
        return "people/calls";
    }
}
