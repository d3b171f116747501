package care.backstop.incident.web;

import care.backstop.incident.model.Action.State;
import care.backstop.incident.usecase.AskLegal;
import care.backstop.incident.usecase.CountDueTimes;
import care.backstop.incident.usecase.ReadWhole;
import care.backstop.incident.usecase.WorkThePlan;
import care.backstop.incident.usecase.WorkThePlan.Named;
import care.backstop.incident.usecase.WorkThePlan.Seen;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.IncidentMembers;
import java.time.Clock;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The action plan for machines: the same lines, owners and refusals as on its pages. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}")
class ActionsApi {

    /** Somebody with a part in a line: a post of the incident, an agency and a name, or an owner code. */
    record Owner(
            @Nullable UUID post,
            @Nullable String agency,
            @Nullable String name,
            @Nullable Boolean accountable,
            @Nullable String code) {}

    record Change(
            int version,
            @Nullable List<Owner> owners,
            @Nullable String dueOn,
            @Nullable String state,
            @Nullable String evidence,
            @Nullable String reason) {}

    record Line(UUID id, int version) {}

    record ChangeAll(
            @Nullable List<Line> actions,
            @Nullable UUID owner,
            @Nullable String dueOn,
            @Nullable String state,
            @Nullable String reason) {}

    record New(
            @Nullable String wording,
            @Nullable String number,
            @Nullable String dueOn) {}

    /** A post that may own lines. */
    record Member(UUID post, String postName, String agency, String name, String role) {}

    /** The list of people was complete then; now where no time is given. */
    record Listed(@Nullable String at) {}

    record Commercial(@Nullable String because) {}

    record NotListed(@Nullable String because) {}

    private final WorkThePlan work;
    private final AskLegal legal;
    private final CountDueTimes dueTimes;
    private final ReadWhole whole;
    private final IncidentMembers members;
    private final Clock clock;

    ActionsApi(
            WorkThePlan work,
            AskLegal legal,
            CountDueTimes dueTimes,
            ReadWhole whole,
            IncidentMembers members,
            Clock clock) {
        this.work = work;
        this.legal = legal;
        this.dueTimes = dueTimes;
        this.whole = whole;
        this.members = members;
        this.clock = clock;
    }

    @GetMapping("/actions")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    List<IncidentJson.Line> plan(@PathVariable UUID incident) {
        return IncidentJson.of(whole.of(incident), clock.instant()).actions();
    }

    @GetMapping("/members")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    List<Member> members(@PathVariable UUID incident) {
        return members.of(incident).stream()
                .map(m -> new Member(
                        m.post(),
                        m.postName(),
                        m.agencyName(),
                        m.userName(),
                        m.role().key()))
                .toList();
    }

    @PutMapping("/actions/{action}")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable UUID incident, @PathVariable UUID action, @RequestBody Change sent, Actor actor) {
        var read = new Typed();
        var dueOn = read.day("dueOn", sent.dueOn(), "Give the due date");
        var state = read.oneOf("state", sent.state(), State.class, "Give a status", false);
        read.check();
        work.change(
                incident,
                new Seen(action, sent.version()),
                sent.owners() == null
                        ? List.of()
                        : sent.owners().stream()
                                .map(o -> new Named(
                                        o.post(), o.agency(), o.name(), Boolean.TRUE.equals(o.accountable()), o.code()))
                                .toList(),
                dueOn,
                state,
                sent.evidence(),
                sent.reason(),
                actor);
    }

    @PostMapping("/actions/bulk")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Map<String, Integer> changeAll(@PathVariable UUID incident, @RequestBody ChangeAll sent, Actor actor) {
        var read = new Typed();
        var dueOn = read.day("dueOn", sent.dueOn(), "Give the due date");
        var state = read.oneOf("state", sent.state(), State.class, "Give a status", false);
        read.check();
        var seen = sent.actions() == null
                ? List.<Seen>of()
                : sent.actions().stream()
                        .map(a -> new Seen(a.id(), a.version()))
                        .toList();
        return Map.of("changed", work.changeAll(incident, seen, sent.owner(), dueOn, state, sent.reason(), actor));
    }

    @PostMapping("/actions")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> add(@PathVariable UUID incident, @RequestBody New sent, Actor actor) {
        var read = new Typed();
        var dueOn = read.day("dueOn", sent.dueOn(), "Give the due date");
        read.check();
        var added = work.add(incident, sent.number(), sent.wording(), dueOn, actor);
        return Map.of("id", added.id().toString(), "number", added.number());
    }

    /** Tags an action as commercial and asks Legal; it is not done before Legal's action is. */
    @PostMapping("/actions/{action}/legal")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> askLegal(
            @PathVariable UUID incident, @PathVariable UUID action, @RequestBody Commercial sent, Actor actor) {
        return Map.of("number", legal.ask(incident, action, sent.because(), actor));
    }

    /** What the due times run from, and which would move if they were counted again now. */
    @GetMapping("/due-times")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    CountDueTimes.Clocks dueTimes(@PathVariable UUID incident) {
        return dueTimes.clocks(incident);
    }

    @PostMapping("/due-times/recount")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Map<String, Integer> recount(@PathVariable UUID incident, Actor actor) {
        return Map.of("moved", dueTimes.recount(incident, actor));
    }

    @PostMapping("/list-complete")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Map<String, Integer> listComplete(@PathVariable UUID incident, @RequestBody Listed sent, Actor actor) {
        var read = new Typed();
        var at = read.moment("at", sent.at(), "Give when the list was complete", false);
        read.check();
        return Map.of("set", dueTimes.listComplete(incident, at, actor));
    }

    @PostMapping("/list-not-complete")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Map<String, Integer> listNotComplete(@PathVariable UUID incident, @RequestBody NotListed sent, Actor actor) {
        return Map.of("takenBack", dueTimes.listNotComplete(incident, sent.because(), actor));
    }
}
