package care.backstop.incident.usecase;

import care.backstop.incident.ActionsChanged;
import care.backstop.incident.IncidentState;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.Owner;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.model.ActionChange;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.IncidentMembers.Member;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes lines of an action plan, one or many. Either every line asked for is changed or none. */
@Service
public class WorkThePlan {

    /** The line of a plan as somebody last saw it. */
    public record Seen(UUID action, int version) {}

    /** An owner as named: a member of the incident, or anybody by name for another agency. */
    public record Named(
            @Nullable UUID post,
            @Nullable String agency,
            @Nullable String name,
            boolean accountable) {}

    private static final int GROUP_PART = 11;

    private final IncidentStore incidents;
    private final ActionStore actions;
    private final IncidentMembers members;
    private final LogBook log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WorkThePlan(
            IncidentStore incidents,
            ActionStore actions,
            IncidentMembers members,
            LogBook log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.incidents = incidents;
        this.actions = actions;
        this.members = members;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Action> plan(UUID incident) {
        return actions.of(incident);
    }

    @Transactional(readOnly = true)
    public Action line(UUID incident, UUID action) {
        return actions.find(incident, action);
    }

    /** Changes one line. */
    @Transactional
    public void change(
            UUID incident,
            Seen seen,
            List<Named> owners,
            @Nullable LocalDate dueOn,
            @Nullable State state,
            @Nullable String evidence,
            @Nullable String reason,
            Actor actor) {
        refuseIfClosed(incident);
        var now = clock.instant();
        var before = actions.find(incident, seen.action());
        if (before.version() != seen.version()) {
            throw new Stale("action", before.number());
        }
        var change = new ActionChange(
                owners.isEmpty() ? null : named(incident, owners),
                dueOn,
                state,
                Words.optional("evidence", evidence, 4000),
                Words.optional("reason", reason, 1000));
        var after = change.of(before, now, actor.name());
        actions.replace(incident, after);
        tell(incident, List.of(before), List.of(after), now);
        events.publishEvent(new ActionsChanged(incident, 1, actor, now));
    }

    /**
     * Changes many lines alike.
     *
     * @param owner the post that answers for them from now on, or null to leave owners alone
     * @param state only NOT_APPLICABLE, TO_DO or NOT_YET, or null; done is said line by line, with its evidence
     */
    @Transactional
    public int changeAll(
            UUID incident,
            List<Seen> seen,
            @Nullable UUID owner,
            @Nullable LocalDate dueOn,
            @Nullable State state,
            @Nullable String reason,
            Actor actor) {
        refuseIfClosed(incident);
        if (seen.isEmpty()) {
            throw Rejected.invalid("chosen", "Select the actions to change");
        }
        if (owner == null && dueOn == null && state == null) {
            throw Rejected.invalid("change", "Choose what to change: an owner, a due date or a status");
        }
        if (state == State.DONE) {
            throw Rejected.invalid("state", "Open each action to mark it done: each needs its own evidence");
        }
        var now = clock.instant();
        Map<UUID, Action> plan = actions.of(incident).stream().collect(Collectors.toMap(Action::id, a -> a));
        var member = owner == null ? null : member(members.of(incident), owner);
        var why = Words.optional("reason", reason, 1000);
        var before = new ArrayList<Action>();
        var after = new ArrayList<Action>();
        var problems = new ArrayList<Problem>();
        for (var one : seen) {
            var line = plan.get(one.action());
            if (line == null || line.version() != one.version()) {
                problems.add(Problem.of(
                        "chosen",
                        Problem.Code.CONF,
                        line == null
                                ? "One of the actions is not in this plan. Nothing was changed"
                                : "Action %s was changed by someone else after you opened this page. Nothing was changed; look at it again"
                                        .formatted(line.number())));
                continue;
            }
            try {
                before.add(line);
                after.add(new ActionChange(
                                member == null ? null : handedTo(line.owners(), member), dueOn, state, null, why)
                        .of(line, now, actor.name()));
            } catch (Rejected e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems.stream().distinct().toList());
        }
        if (actions.replaceAll(incident, after) != after.size()) {
            throw new Stale("the action plan", incident);
        }
        tell(incident, before, after, now);
        events.publishEvent(new ActionsChanged(incident, after.size(), actor, now));
        return after.size();
    }

    /** Adds a line of the group's own. */
    @Transactional
    public Action add(
            UUID incident, @Nullable String number, @Nullable String wording, @Nullable LocalDate dueOn, Actor actor) {
        refuseIfClosed(incident);
        var now = clock.instant();
        var words = Words.required("wording", wording, 1000, "Enter what is to be done");
        var plan = actions.of(incident);
        var own = plan.stream().filter(Action::added).count();
        var called = Words.optional("number", number, 10);
        var line = called == null ? GROUP_PART + "." + (own + 1) : called;
        if (!line.matches("\\d{1,2}\\.\\d{1,3}")) {
            throw Rejected.invalid("number", "Enter a number such as 11.1");
        }
        if (plan.stream().anyMatch(a -> a.number().equals(line))) {
            throw new Rejected(
                    Problem.Code.DUP, "number", "There is already an action %s in this plan".formatted(line));
        }
        int part = Integer.parseInt(line.substring(0, line.indexOf('.')));
        var title = plan.stream()
                .filter(a -> a.part() == part)
                .map(Action::partTitle)
                .findFirst()
                .orElse("Added by the group");
        var blank = new Action(
                UUID.randomUUID(),
                line,
                part,
                title,
                Integer.parseInt(line.substring(line.indexOf('.') + 1)),
                words,
                "Added by the group",
                List.of(),
                null,
                null,
                null,
                null,
                State.TO_DO,
                null,
                null,
                null,
                null,
                true,
                List.of(),
                Action.Procedure.NONE,
                1);
        var added = new ActionChange(null, dueOn, null, null, null).of(blank, now, actor.name());
        actions.add(incident, List.of(added));
        log.append(incident, LogKind.ACTION, "Action %s added: %s".formatted(line, words), now, "action:" + line);
        events.publishEvent(new ActionsChanged(incident, 1, actor, now));
        return added;
    }

    private List<Owner> named(UUID incident, List<Named> owners) {
        var of = members.of(incident);
        var list = new ArrayList<Owner>();
        for (var named : owners) {
            if (named.post() != null) {
                var member = member(of, named.post());
                list.add(new Owner(member.agencyName(), member.post(), member.userName(), named.accountable()));
            } else {
                list.add(new Owner(
                        Words.required("owners", named.agency(), 200, "Enter the agency of each owner"),
                        null,
                        Words.required("owners", named.name(), 200, "Enter the name of each owner"),
                        named.accountable()));
            }
        }
        return list;
    }

    private static Member member(List<Member> members, UUID post) {
        return members.stream()
                .filter(m -> m.post().equals(post))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid(
                        "owner", "Choose somebody who belongs to this incident, or add them to it first"));
    }

    /** The member answers for it; whoever had it for another agency keeps it. */
    private static List<Owner> handedTo(List<Owner> before, Member member) {
        var after = new ArrayList<Owner>();
        after.add(new Owner(member.agencyName(), member.post(), member.userName(), true));
        before.stream()
                .filter(o -> !o.agency().equals(member.agencyName()))
                .forEach(o -> after.add(new Owner(o.agency(), o.post(), o.name(), false)));
        return after;
    }

    private void tell(UUID incident, List<Action> before, List<Action> after, Instant now) {
        for (int i = 0; i < after.size(); i++) {
            var was = before.get(i);
            var is = after.get(i);
            if (was.state() != is.state()) {
                var why = is.state() == State.DONE ? is.evidence() : is.reason();
                log.append(
                        incident,
                        LogKind.ACTION,
                        "Action %s: %s, before: %s%s"
                                .formatted(
                                        is.number(),
                                        is.state().words().toLowerCase(java.util.Locale.UK),
                                        was.state().words().toLowerCase(java.util.Locale.UK),
                                        why == null || why.isBlank() ? "" : ". " + why),
                        now,
                        "action:" + is.number());
            }
        }
    }

    private void refuseIfClosed(UUID incident) {
        if (incidents.find(incident).stage().state() == IncidentState.CLOSED) {
            throw Rejected.state("This incident is closed. Its plan can no longer be changed");
        }
    }
}
