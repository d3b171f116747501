package care.backstop.placement.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Area;
import care.backstop.placement.rules.Cohort;
import care.backstop.placement.usecase.ReadCohort;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** How those who moved fare, taken together: a page, and the same for machines. */
@Controller
class CohortController {

    private final ReadCohort read;

    CohortController(ReadCohort read) {
        this.read = read;
    }

    @GetMapping("/incidents/{incident}/moves/results")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    String results(@PathVariable UUID incident, Model model) {
        model.addAttribute("page", CohortPage.of(read.of(incident)));
        return "placement/results";
    }

    @GetMapping("/api/v1/incidents/{incident}/move-results")
    @ResponseBody
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    Cohort.Results forMachines(@PathVariable UUID incident) {
        return read.of(incident).results();
    }
}
