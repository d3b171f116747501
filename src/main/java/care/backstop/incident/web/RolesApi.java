package care.backstop.incident.web;

import care.backstop.incident.model.Briefing;
import care.backstop.incident.model.Handover;
import care.backstop.incident.model.Shift;
import care.backstop.incident.rules.StaffHours;
import care.backstop.incident.usecase.RunTheTeam;
import care.backstop.incident.usecase.RunTheTeam.Turn;
import care.backstop.incident.usecase.RunTheTeam.Who;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The emergency team for machines: the same use cases as the pages. */
@RestController
class RolesApi {

    /** Somebody by post, or by name and agency. */
    record Somebody(
            @Nullable UUID post,
            @Nullable String name,
            @Nullable String agency,
            @Nullable String phone) {
        Who who() {
            return new Who(post, name, agency, phone);
        }
    }

    /** A shift to put on the rota. */
    record ToRoster(
            @Nullable String role,
            @Nullable UUID post,
            @Nullable String name,
            @Nullable String agency,
            Shift.@Nullable Place place,
            @Nullable String location,
            @Nullable String from,
            @Nullable String to) {}

    /** A briefing to plan. */
    record ToBrief(@Nullable String plannedAt) {}

    /** That it was given. */
    record Given(
            @Nullable String deliveredAt,
            @Nullable List<String> items,
            @Nullable List<String> attended,
            int version) {}

    /** A role to hand over. */
    record ToHandOver(
            @Nullable String role,
            @Nullable UUID post,
            @Nullable String name,
            @Nullable String agency,
            @Nullable String note) {}

    /** What was made. */
    record Made(UUID id) {}

    /** The roles, and those that nobody has. */
    record Roles(List<Role> roles, List<String> gaps) {}

    /** A role. */
    record Role(
            String key,
            String name,
            boolean needed,
            @Nullable String holder,
            @Nullable String agency,
            @Nullable Instant since) {}

    /** The rota, and when roles that must be covered are not. */
    record Rota(List<Shift> shifts, Map<LocalDate, Long> perDay, List<Gap> gaps) {}

    /** A stretch of time with nobody on duty. */
    record Gap(String role, Instant from, Instant to) {}

    /** Briefings, and what should make somebody think of them. */
    record Briefings(List<Briefing> briefings, List<String> alerts) {}

    /** Hand-over notes. */
    record Handovers(List<Handover> handovers) {}

    private static final Duration SHOWN = Duration.ofDays(28);

    private final RunTheTeam team;
    private final Clock clock;

    RolesApi(RunTheTeam team, Clock clock) {
        this.team = team;
        this.clock = clock;
    }

    @GetMapping("/api/v1/incidents/{incident}/roles")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Roles roles(@PathVariable UUID incident) {
        var all = team.roles(incident);
        return new Roles(
                all.stream()
                        .map(r -> {
                            var h = r.holder();
                            return new Role(
                                    r.kind().key(),
                                    r.kind().name(),
                                    r.kind().needed(),
                                    h == null ? null : h.name(),
                                    h == null ? null : h.agency(),
                                    h == null ? null : h.from());
                        })
                        .toList(),
                all.stream()
                        .filter(RunTheTeam.Role::gap)
                        .map(r -> r.kind().key())
                        .toList());
    }

    @PutMapping("/api/v1/incidents/{incident}/roles/{role}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    void give(@PathVariable UUID incident, @PathVariable String role, @RequestBody Somebody who, Actor actor) {
        team.give(incident, role, who.who(), actor);
    }

    @GetMapping("/api/v1/incidents/{incident}/rota")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Rota rota(@PathVariable UUID incident) {
        var now = clock.instant();
        var shifts = team.shifts(incident, now, now.plus(SHOWN));
        return new Rota(
                shifts,
                RunTheTeam.perDay(shifts),
                team.uncovered(incident).stream()
                        .flatMap(
                                u -> u.gaps().stream().map(g -> new Gap(u.role().key(), g.from(), g.to())))
                        .toList());
    }

    @GetMapping("/api/v1/incidents/{incident}/hours")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    List<StaffHours.Sum> hours(@PathVariable UUID incident) {
        return team.hours(incident);
    }

    @PostMapping("/api/v1/incidents/{incident}/rota")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Made roster(@PathVariable UUID incident, @RequestBody ToRoster told, Actor actor) {
        var read = new Typed();
        var from = read.moment("from", told.from(), "Give when the shift begins", true);
        var to = read.moment("to", told.to(), "Give when it ends", true);
        read.check();
        return new Made(team.roster(
                incident,
                new Turn(
                        told.role(),
                        new Who(told.post(), told.name(), told.agency(), null),
                        told.place(),
                        told.location(),
                        from,
                        to),
                actor));
    }

    @PostMapping("/api/v1/incidents/{incident}/rota/{shift}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    void cancel(@PathVariable UUID incident, @PathVariable UUID shift, Actor actor) {
        team.cancel(incident, shift, actor);
    }

    @GetMapping("/api/v1/incidents/{incident}/briefings")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Briefings briefings(@PathVariable UUID incident) {
        return new Briefings(team.briefings(incident), team.briefingAlerts(incident));
    }

    @PostMapping("/api/v1/incidents/{incident}/briefings")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Made planBriefing(@PathVariable UUID incident, @RequestBody ToBrief told, Actor actor) {
        var read = new Typed();
        var at = read.moment("plannedAt", told.plannedAt(), "Give the day and time", true);
        read.check();
        return new Made(team.planBriefing(incident, at, actor));
    }

    @PostMapping("/api/v1/incidents/{incident}/briefings/{briefing}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    void brief(@PathVariable UUID incident, @PathVariable UUID briefing, @RequestBody Given told, Actor actor) {
        var read = new Typed();
        var at = read.moment("deliveredAt", told.deliveredAt(), "Give when it was given", true);
        read.check();
        var items = told.items();
        var attended = told.attended();
        team.brief(
                incident,
                briefing,
                at,
                items == null ? List.of() : items,
                attended == null ? List.of() : attended,
                told.version(),
                actor);
    }

    @GetMapping("/api/v1/incidents/{incident}/handovers")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Handovers handovers(@PathVariable UUID incident) {
        return new Handovers(team.handovers(incident));
    }

    @PostMapping("/api/v1/incidents/{incident}/handovers")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Made handOver(@PathVariable UUID incident, @RequestBody ToHandOver told, Actor actor) {
        return new Made(team.handOver(
                incident, told.role(), new Who(told.post(), told.name(), told.agency(), null), told.note(), actor));
    }

    @PostMapping("/api/v1/incidents/{incident}/handovers/{handover}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    void takeOver(@PathVariable UUID incident, @PathVariable UUID handover, Actor actor) {
        team.takeOver(incident, handover, actor);
    }
}
