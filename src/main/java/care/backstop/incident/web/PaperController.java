package care.backstop.incident.web;

import care.backstop.incident.usecase.ReadDecisions;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.incident.usecase.TestServiceDuty;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Area;
import care.backstop.kernel.NotThere;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Determinations as one page to print and sign. */
@Controller
class PaperController {

    private final ReadDecisions read;
    private final ReadIncidents incidents;
    private final TestServiceDuty tests;

    PaperController(ReadDecisions read, ReadIncidents incidents, TestServiceDuty tests) {
        this.read = read;
        this.incidents = incidents;
        this.tests = tests;
    }

    @GetMapping("/incidents/{incident}/decisions/tests/{test}/paper")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String service(@PathVariable UUID incident, @PathVariable UUID test, Model model) {
        var whole = incidents.whole(incident);
        model.addAttribute(
                "page",
                DutyPaper.of(
                        incidents.room(whole, "/decisions"),
                        whole,
                        tests.one(incident, test),
                        tests.of(incident),
                        tests.events()));
        return "incident/paper";
    }

    @GetMapping("/incidents/{incident}/decisions/people/{person}/tests/{test}/paper")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    String person(@PathVariable UUID incident, @PathVariable UUID person, @PathVariable UUID test, Model model) {
        var one = read.one(incident, person);
        var tested = one.tests().stream()
                .filter(t -> t.id().equals(test))
                .findFirst()
                .orElseThrow(() -> new NotThere("duty test"));
        model.addAttribute(
                "page",
                DutyPaper.of(
                        incidents.room(one.incident(), "/decisions"),
                        one.incident(),
                        one.person().called(),
                        tested,
                        one.tests(),
                        one.end(tested),
                        one.terms()));
        return "incident/paper";
    }
}
