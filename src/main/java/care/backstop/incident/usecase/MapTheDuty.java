package care.backstop.incident.usecase;

import care.backstop.incident.IncidentKind;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.DutyFunction;
import care.backstop.incident.model.TeamPlan;
import care.backstop.incident.model.TeamPlan.DutyTask;
import care.backstop.incident.model.Words;
import care.backstop.incident.rules.FunctionsOfTheDuty;
import care.backstop.incident.store.DutyFunctionStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says which function of the council does each task of the temporary duty, and who owns it there. */
@Service
public class MapTheDuty {

    /** A task to give away; the owner is a post of the incident. */
    public record Given(
            @Nullable String task,
            @Nullable String function,
            @Nullable UUID owner) {}

    /** A task of the procedure, and who does it; null while nobody does. */
    public record Task(DutyTask asked, @Nullable DutyFunction by) {}

    private final IncidentStore incidents;
    private final DutyFunctionStore functions;
    private final CouncilProfiles profiles;
    private final IncidentMembers members;
    private final LogBook log;
    private final AuditTrail audit;
    private final Clock clock;

    MapTheDuty(
            IncidentStore incidents,
            DutyFunctionStore functions,
            CouncilProfiles profiles,
            IncidentMembers members,
            LogBook log,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.functions = functions;
        this.profiles = profiles;
        this.members = members;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /** Gives tasks to functions; all of them or, when one is wrong, none. What stays as it was is not written again. */
    @Transactional
    public void map(UUID incident, List<Given> given, Actor actor) {
        var open = incidents.find(incident);
        if (open.stage().state().ended()) {
            throw Rejected.state("This incident is " + open.stage().state().spoken());
        }
        if (given.isEmpty()) {
            throw Rejected.invalid("tasks", "Say who does at least one of the tasks");
        }
        var now = clock.instant();
        var tasks = of(incident);
        var belong = members.of(incident);
        var problems = new ArrayList<Problem>();
        var changed = new LinkedHashMap<String, DutyFunction>();
        for (var g : given) {
            var task = tasks.stream()
                    .filter(t -> t.asked().key().equals(g.task()))
                    .findFirst()
                    .orElse(null);
            if (task == null) {
                problems.add(Problem.of(
                        "task", Problem.Code.VAL, "Choose one of the tasks that the procedure of this council lists"));
                continue;
            }
            var key = task.asked().key();
            var owner = belong.stream()
                    .filter(m -> m.post().equals(g.owner()))
                    .findFirst()
                    .orElse(null);
            if (owner == null) {
                problems.add(Problem.of(
                        "owner." + key,
                        Problem.Code.VAL,
                        "Choose who owns it from those who belong to this incident: "
                                + task.asked().task()));
                continue;
            }
            try {
                var function = Words.required(
                        "function." + key,
                        g.function(),
                        200,
                        "Enter which function does it: " + task.asked().task());
                var before = task.by();
                if (before == null
                        || !before.function().equals(function)
                        || !before.post().equals(owner.post())) {
                    changed.put(
                            task.asked().task(),
                            new DutyFunction(
                                    key,
                                    function,
                                    owner.post(),
                                    owner.userName(),
                                    owner.postName(),
                                    now,
                                    actor.name()));
                }
            } catch (Rejected e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        changed.values().forEach(f -> functions.add(incident, f, actor));
        if (!changed.isEmpty()) {
            log.append(
                    incident,
                    LogKind.EVENT,
                    changed.entrySet().stream()
                            .map(e -> "%s: %s, owned by %s, %s"
                                    .formatted(
                                            e.getKey(),
                                            e.getValue().function(),
                                            e.getValue().owner(),
                                            e.getValue().postName()))
                            .collect(Collectors.joining(". ")),
                    now,
                    null);
        }
        audit.changed("MapTheDuty", "incident:" + incident, List.of("function", "owner"));
    }

    /** Every task that the council's procedure lists, in its order. */
    @Transactional(readOnly = true)
    public List<Task> of(UUID incident) {
        incidents.find(incident);
        var by = functions.of(incident).stream().collect(Collectors.toMap(DutyFunction::task, f -> f));
        return asked(incident).tasks().stream()
                .map(t -> new Task(t, by.get(t.key())))
                .toList();
    }

    /** Where the procedure says so; empty where it does not ask. */
    @Transactional(readOnly = true)
    public String clause(UUID incident) {
        return asked(incident).clause();
    }

    /** Tasks that nobody does yet and that have to be done once such an incident starts. */
    List<String> missing(UUID incident, IncidentKind kind) {
        var tasks = new LinkedHashMap<String, String>();
        asked(incident).tasks().forEach(t -> tasks.put(t.key(), t.task()));
        return FunctionsOfTheDuty.missing(
                kind,
                tasks,
                functions.of(incident).stream().map(DutyFunction::task).toList());
    }

    private TeamPlan.Functions asked(UUID incident) {
        return TeamPlan.of(profiles.of(incident)).functions();
    }
}
