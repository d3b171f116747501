package care.backstop.placement.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Area;
import care.backstop.placement.model.Plan;
import care.backstop.placement.solver.PlacePeople;
import care.backstop.placement.solver.Watch;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** For planners and benchmarks: people and places in, plan out, nothing kept. */
@RestController
class PlacementProblemsApi {

    private final PlacePeople placePeople = new PlacePeople();

    @PostMapping(path = "/api/v1/placement-problems", consumes = "application/json", produces = "application/json")
    @Access(area = Area.PLC, act = Act.READ)
    Plan plan(@RequestBody byte[] body) {
        var read = ProblemFile.read(body);
        return placePeople.plan(read.problem(), read.warnings(), Watch.NOBODY);
    }
}
