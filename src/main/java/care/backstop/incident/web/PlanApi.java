package care.backstop.incident.web;

import care.backstop.incident.PlanGates;
import care.backstop.incident.model.Edition.Pinned;
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
import care.backstop.kernel.profile.Key;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The plan against the calendar, the procedures it is made from and the settings it keeps, for machines. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}")
class PlanApi {

    /** An open line: when it can be done at the earliest, and the last day on which it may be. */
    record Step(
            String number,
            LocalDate earliest,
            @Nullable LocalDate lastSafe,
            @Nullable Long daysInHand,
            boolean onLongestWay,
            List<String> waitsFor) {}

    record Timetable(
            @Nullable LocalDate finish,
            @Nullable LocalDate serviceStops,
            @Nullable Long daysInHand,
            boolean inTime,
            List<String> longestWay,
            List<Step> steps) {}

    record Offered(String template, String title, String version, int lines, boolean suits) {}

    record Procedures(List<Pinned> taken, List<Offered> offered) {}

    /** Open lines that letters to people, and moves, have to wait for. */
    record Gates(List<PlanGates.Held> letters, List<PlanGates.Held> moves) {}

    record Take(@Nullable String template) {}

    record Added(String title, int lines, Map<String, String> alreadyAskedBy) {}

    record Parts(@Nullable Set<Integer> parts) {}

    record Changed(int changed) {}

    record Setting(String key, @Nullable Object value, String source, boolean confirmed) {}

    record Settings(String profile, int version, List<Setting> settings) {}

    private final ReadTimetable timetables;
    private final PlanGates gates;
    private final TakeProcedures take;
    private final CouncilProfiles profiles;
    private final WorkThePlan work;
    private final DrawPlanTogether rapid;

    PlanApi(
            ReadTimetable timetables,
            PlanGates gates,
            TakeProcedures take,
            CouncilProfiles profiles,
            WorkThePlan work,
            DrawPlanTogether rapid) {
        this.timetables = timetables;
        this.gates = gates;
        this.take = take;
        this.profiles = profiles;
        this.work = work;
        this.rapid = rapid;
    }

    @GetMapping("/timetable")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Timetable timetable(@PathVariable UUID incident) {
        var path = timetables.of(incident).timetable().path();
        return new Timetable(
                path.finish(),
                path.lastDay(),
                path.spare(),
                path.inTime(),
                path.longest(),
                path.steps().values().stream()
                        .map(s ->
                                new Step(s.number(), s.earliest(), s.lastSafe(), s.spare(), s.critical(), s.waitsFor()))
                        .toList());
    }

    @GetMapping("/plan-gates")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Gates gates(@PathVariable UUID incident) {
        return new Gates(
                gates.before(incident, PlanGates.Waiting.LETTERS), gates.before(incident, PlanGates.Waiting.MOVES));
    }

    @GetMapping("/procedures")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Procedures procedures(@PathVariable UUID incident) {
        return new Procedures(
                take.taken(incident),
                take.offers(incident).stream()
                        .filter(o -> o.lines() > 0)
                        .map(o -> new Offered(o.template(), o.title(), o.version(), o.lines(), o.suits()))
                        .toList());
    }

    @PostMapping("/procedures")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Added add(@PathVariable UUID incident, @RequestBody Take sent, Actor actor) {
        var added = take.add(incident, sent.template(), actor);
        return new Added(added.title(), added.lines(), added.alreadyAsked());
    }

    @PostMapping("/parts")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Changed parts(@PathVariable UUID incident, @RequestBody Parts sent, Actor actor) {
        return new Changed(work.partsThatApply(incident, sent.parts() == null ? Set.of() : sent.parts(), actor));
    }

    @PostMapping("/rapid-plan")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Changed rapid(@PathVariable UUID incident, Actor actor) {
        return new Changed(rapid.draw(incident, actor));
    }

    @GetMapping("/settings")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Settings settings(@PathVariable UUID incident) {
        var kept = profiles.kept(incident);
        return new Settings(
                kept.profile().key(),
                kept.number(),
                Arrays.stream(Key.values())
                        .map(k -> {
                            var s = kept.profile().setting(k);
                            return new Setting(k.written(), s.value(), s.source(), s.confirmed());
                        })
                        .toList());
    }
}
