package care.backstop.placement.usecase;

import care.backstop.placement.model.PlacementProblem;
import care.backstop.placement.model.PlacementProblem.Home;
import care.backstop.placement.model.PlacementProblem.Kind;
import care.backstop.placement.model.PlacementProblem.Minutes;
import care.backstop.placement.model.PlacementProblem.Need;
import care.backstop.placement.model.PlacementProblem.Person;
import care.backstop.placement.model.PlacementProblem.Places;
import care.backstop.placement.model.PlacementProblem.Point;
import care.backstop.placement.model.PlacementProblem.Pool;
import care.backstop.placement.model.PlacementProblem.Priority;
import care.backstop.placement.model.PlacementProblem.Rating;
import care.backstop.placement.model.Weights;
import care.backstop.placement.solver.PlacePeople;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Loads the solver beside everything else once the program has started, so that the first who asks for a plan does not
 * wait for it. Two invented people and homes; nothing is stored.
 */
@Component
class WarmSolver {

    private static final Logger log = LoggerFactory.getLogger(WarmSolver.class);
    private static final Point HERE = new Point(52, -1);

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread.ofPlatform().daemon().name("warm-solver").start(WarmSolver::warm);
    }

    private static void warm() {
        try {
            var planner = new PlacePeople();
            for (var kind : Kind.values()) {
                planner.plan(problem(kind));
            }
        } catch (RuntimeException | LinkageError e) {
            log.warn("the solver could not be loaded: no plan can be worked out", e);
        }
    }

    private static PlacementProblem problem(Kind kind) {
        return new PlacementProblem(
                kind,
                2,
                Weights.STANDARD,
                IntStream.range(0, 3).mapToObj(n -> person("p" + n)).toList(),
                IntStream.range(0, 2).mapToObj(n -> home("h" + n, kind)).toList());
    }

    private static Person person(String id) {
        return new Person(
                id,
                HERE,
                Need.NURSING,
                List.of(60, 0, 0, 0),
                Priority.AMBER,
                "group",
                List.of(),
                null,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                0,
                null);
    }

    private static Home home(String id, Kind kind) {
        Pool pool = kind == Kind.RESIDENTIAL ? new Places(Need.NURSING, 2, null) : new Minutes(1, 120, null);
        return new Home(id, id, HERE, "A", Rating.GOOD, false, Set.of(), 1, List.of(pool), null);
    }
}
