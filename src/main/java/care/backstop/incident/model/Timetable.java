package care.backstop.incident.model;

import care.backstop.incident.model.ProcedureTemplate.Gate;
import care.backstop.incident.rules.CriticalPath;
import care.backstop.incident.rules.CriticalPath.Step;
import care.backstop.incident.rules.CriticalPath.Timing;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A plan against the calendar: what comes before what, by when each line must be finished for the rest to be in time, and
 * what is held up until something is done.
 *
 * @param path worked out over all lines that have to be finished while the service still runs
 * @param holding the open lines that hold each gate shut; a gate that nothing holds is not there
 */
public record Timetable(CriticalPath.Plan path, Map<Gate, List<Action>> holding, Map<String, List<String>> before) {

    /** @param endsOn the day on which the service stops, or null when nobody knows it */
    public static Timetable of(List<Action> plan, @Nullable LocalDate endsOn, LocalDate today) {
        var steps = plan.stream()
                .filter(a -> !a.procedure().afterwards())
                .map(a -> {
                    var takes = a.procedure().takes();
                    return new Step(
                            a.number(),
                            takes == null ? 0 : takes,
                            new HashSet<>(a.procedure().after()),
                            a.settled());
                })
                .toList();
        var holding = new EnumMap<Gate, List<Action>>(Gate.class);
        for (var gate : Gate.values()) {
            var open = plan.stream()
                    .filter(a -> !a.settled()
                            && Gate.of(a.gates()).filter(gate::equals).isPresent())
                    .toList();
            if (!open.isEmpty()) {
                holding.put(gate, open);
            }
        }
        var open = plan.stream().filter(a -> !a.settled()).map(Action::number).collect(Collectors.toSet());
        var before = plan.stream()
                .collect(Collectors.toMap(
                        Action::number,
                        a -> a.procedure().after().stream()
                                .filter(open::contains)
                                .toList()));
        return new Timetable(CriticalPath.of(steps, today, endsOn), holding, before);
    }

    /** What was worked out for a line; empty when it is settled or follows once everybody has moved. */
    public Optional<Timing> of(Action a) {
        return Optional.ofNullable(path.steps().get(a.number()));
    }

    /** Numbers of the open lines that come before it. */
    public List<String> before(Action a) {
        return before.getOrDefault(a.number(), List.of());
    }

    /** Whether it is still open although its last safe day has passed, or cannot be finished by then any more. */
    public boolean tooLate(Action a) {
        return of(a).map(Timing::spare).filter(s -> s < 0).isPresent();
    }

    public List<Action> holding(Gate gate) {
        return holding.getOrDefault(gate, List.of());
    }
}
