package care.backstop.incident.usecase;

import care.backstop.incident.ActionsChanged;
import care.backstop.incident.IncidentKind;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.Owner;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.model.ActionChange;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.OwnerCode;
import care.backstop.incident.model.ProcedureTemplate.Gate;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.RecordStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.IncidentMembers.Member;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.kernel.profile.Key;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes lines of an action plan, one or many. Either every line asked for is changed or none. */
@Service
public class WorkThePlan {

    /** The line of a plan as somebody last saw it. */
    public record Seen(UUID action, int version) {}

    /**
     * An owner as named: a member of the incident, anybody by name for another agency, or whoever stands behind an owner
     * code of the line's procedure.
     */
    public record Named(
            @Nullable UUID post,
            @Nullable String agency,
            @Nullable String name,
            boolean accountable,
            @Nullable String code) {
        public Named(@Nullable UUID post, @Nullable String agency, @Nullable String name, boolean accountable) {
            this(post, agency, name, accountable, null);
        }
    }

    static final int GROUP_PART = 11;
    private static final Pattern INITIALS = Pattern.compile("[A-Z]{2,5}");

    private final IncidentStore incidents;
    private final ActionStore actions;
    private final IncidentMembers members;
    private final CouncilProfiles profiles;
    private final AgreeTogether agree;
    private final RecordStore codes;
    private final ReadRecords records;
    private final LogBook log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WorkThePlan(
            IncidentStore incidents,
            ActionStore actions,
            IncidentMembers members,
            CouncilProfiles profiles,
            AgreeTogether agree,
            RecordStore codes,
            ReadRecords records,
            LogBook log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.incidents = incidents;
        this.actions = actions;
        this.members = members;
        this.profiles = profiles;
        this.agree = agree;
        this.codes = codes;
        this.records = records;
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
        var of = refuseIfClosed(incident);
        var now = clock.instant();
        var before = actions.find(incident, seen.action());
        if (before.version() != seen.version()) {
            throw new Stale("action", before.number());
        }
        refuseAfterTheExit(of, before, dueOn);
        refuseWithoutDebrief(incident, List.of(before), state);
        var change = new ActionChange(
                owners.isEmpty() ? null : named(incident, before, owners),
                dueOn,
                state,
                Words.optional("evidence", evidence, 4000),
                Words.optional("reason", reason, 1000));
        var after = change.of(before, now, actor.name());
        refuseBeforeLegal(incident, before, after);
        if (after.state() == State.DONE && before.state() != State.DONE) {
            var notRecorded = records.notDone(incident, before, actor);
            if (!notRecorded.isEmpty()) {
                throw new Rejected(notRecorded);
            }
        }
        refuseToTakeAway(incident, before, after, change.reason());
        var outOfTurn = outOfTurn(incident, before, after);
        if (after.state() == State.DONE && before.state() != State.DONE) {
            agree.begin(of, before, after.reason(), "state", now, actor);
        }
        actions.replace(incident, after);
        tell(incident, List.of(before), List.of(after), now);
        if (!outOfTurn.isEmpty()) {
            log.append(
                    incident,
                    LogKind.DECISION,
                    "Action %s was done before %s. Why it could not wait: %s"
                            .formatted(after.number(), spoken(outOfTurn), after.reason()),
                    now,
                    "action:" + after.number());
        }
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
        var of = refuseIfClosed(incident);
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
        refuseWithoutDebrief(
                incident,
                seen.stream()
                        .flatMap(s -> Stream.ofNullable(plan.get(s.action())))
                        .toList(),
                state);
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
                refuseAfterTheExit(of, line, dueOn);
                var changed = new ActionChange(
                                member == null ? null : handedTo(line.owners(), member), dueOn, state, null, why)
                        .of(line, now, actor.name());
                refuseToTakeAway(incident, line, changed, why);
                before.add(line);
                after.add(changed);
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

    /**
     * Says which parts of the plan are worked on now; the others stay in sight as not yet applicable. What is settled stays
     * settled.
     *
     * @param on parts by their place in the plan
     * @return how many lines changed
     */
    @Transactional
    public int partsThatApply(UUID incident, Set<Integer> on, Actor actor) {
        refuseIfClosed(incident);
        var plan = actions.of(incident);
        if (plan.stream().noneMatch(a -> on.contains(a.part()))) {
            throw Rejected.invalid("parts", "Choose at least one part that applies now");
        }
        var now = clock.instant();
        var before = plan.stream()
                .filter(a -> a.state() == (on.contains(a.part()) ? State.NOT_YET : State.TO_DO))
                .toList();
        if (before.isEmpty()) {
            return 0;
        }
        var after = before.stream()
                .map(a -> new ActionChange(
                                null, null, a.state() == State.TO_DO ? State.NOT_YET : State.TO_DO, null, null)
                        .of(a, now, actor.name()))
                .toList();
        if (actions.replaceAll(incident, after) != after.size()) {
            throw new Stale("the action plan", incident);
        }
        var titles = new TreeMap<String, State>();
        after.forEach(a -> titles.put(a.partNumber() + " " + a.partTitle(), a.state()));
        titles.forEach((title, state) -> log.append(
                incident,
                LogKind.DECISION,
                state == State.TO_DO
                        ? "Part %s applies from now on".formatted(title)
                        : "Part %s does not apply yet".formatted(title),
                now,
                null));
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
        var called = Words.optional("number", number, 10);
        var line = called == null ? nextOwn(plan) : called;
        if (!line.matches("\\d{1,2}\\.\\d{1,3}")) {
            throw Rejected.invalid("number", "Enter a number such as 11.1");
        }
        if (plan.stream().anyMatch(a -> a.number().equals(line))) {
            throw new Rejected(
                    Problem.Code.DUP, "number", "There is already an action %s in this plan".formatted(line));
        }
        int part = Integer.parseInt(line.substring(0, line.indexOf('.')));
        var title = title(plan, part);
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

    /** Adds a line of the group's own that whoever adds it answers for, so that it is on their first page. */
    @Transactional
    public Action addMine(UUID incident, String wording, LocalDate dueOn, Actor actor) {
        var line = add(incident, null, wording, dueOn, actor);
        change(
                incident,
                new Seen(line.id(), line.version()),
                List.of(new Named(actor.post(), null, null, true)),
                null,
                null,
                null,
                null,
                actor);
        return line;
    }

    /** The number that the next line of the group's own has. */
    static String nextOwn(List<Action> plan) {
        int last = plan.stream()
                .map(Action::number)
                .filter(n -> n.startsWith(GROUP_PART + "."))
                .mapToInt(n -> Integer.parseInt(n.substring(n.indexOf('.') + 1)))
                .max()
                .orElse(0);
        return GROUP_PART + "." + (last + 1);
    }

    static String groupPart(List<Action> plan) {
        return title(plan, GROUP_PART);
    }

    private static String title(List<Action> plan, int part) {
        return plan.stream()
                .filter(a -> a.part() == part)
                .map(Action::partTitle)
                .findFirst()
                .orElse("Added by the group");
    }

    private List<Owner> named(UUID incident, Action line, List<Named> owners) {
        var of = members.of(incident);
        var list = new ArrayList<Owner>();
        for (var named : owners) {
            var code = named.code();
            if (code != null && !code.isBlank()) {
                var holder = holder(incident, line, code.strip())
                        .orElseThrow(() -> new Rejected(
                                Problem.Code.STATE,
                                "owner",
                                "Nobody stands behind %s yet. Say who does under Owner codes, then give it the action"
                                        .formatted(code.strip())));
                list.add(new Owner(holder.agency(), holder.post(), holder.name(), named.accountable()));
            } else if (named.post() != null) {
                var member = member(of, named.post());
                list.add(new Owner(member.agencyName(), member.post(), member.userName(), named.accountable()));
            } else if (named.name() != null
                    && INITIALS.matcher(named.name().strip()).matches()) {
                var member = byInitials(of, named.agency(), named.name().strip());
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

    private Optional<OwnerCode> holder(UUID incident, Action line, @Nullable String code) {
        return code == null
                ? Optional.empty()
                : codes.codes(incident).stream()
                        .filter(c -> c.template().equals(line.procedure().template())
                                && c.code().equals(code))
                        .findFirst();
    }

    /** What the procedure gives to somebody is not given to somebody else without a reason. */
    private void refuseToTakeAway(UUID incident, Action before, Action after, @Nullable String reason) {
        var had = before.accountable().map(Owner::post).orElse(null);
        var has = after.accountable().map(Owner::post).orElse(null);
        if (had == null || had.equals(has) || (reason != null && !reason.isBlank())) {
            return;
        }
        holder(incident, before, before.procedure().code())
                .filter(h -> h.post().equals(had))
                .ifPresent(h -> {
                    throw Rejected.invalid(
                            "reason",
                            "The procedure gives action %s to %s (%s). Enter why somebody else has it now"
                                    .formatted(
                                            before.number(), before.procedure().role(), h.name()));
                });
    }

    private static Member member(List<Member> members, UUID post) {
        return members.stream()
                .filter(m -> m.post().equals(post))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid(
                        "owner", "Choose somebody who belongs to this incident, or add them to it first"));
    }

    /** Initials stand for a member of the incident, who brings an agency along; an agency named tells two apart. */
    private static Member byInitials(List<Member> members, @Nullable String agency, String initials) {
        var found = members.stream()
                .filter(m -> initials(m.userName()).equals(initials))
                .filter(m ->
                        agency == null || agency.isBlank() || m.agencyName().equalsIgnoreCase(agency.strip()))
                .toList();
        if (found.size() != 1) {
            throw Rejected.invalid(
                    "owners",
                    found.isEmpty()
                            ? "Nobody with the initials %s belongs to this incident. Enter the whole name, or add them to the incident"
                                    .formatted(initials)
                            : "%d members have the initials %s. Enter the whole name"
                                    .formatted(found.size(), initials));
        }
        return found.getFirst();
    }

    static String initials(String name) {
        return Arrays.stream(name.strip().split("[\\s-]+"))
                .map(part -> part.substring(0, 1).toUpperCase(Locale.UK))
                .collect(Collectors.joining());
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
                                        is.state().words().toLowerCase(Locale.UK),
                                        was.state().words().toLowerCase(Locale.UK),
                                        why == null || why.isBlank() ? "" : ". " + why),
                        now,
                        "action:" + is.number());
            }
        }
    }

    /** What touches the commercial side of an insolvency waits for Legal, whatever the reason. */
    private void refuseBeforeLegal(UUID incident, Action before, Action after) {
        if (after.state() != State.DONE || before.state() == State.DONE) {
            return;
        }
        actions.legal(incident, before.id())
                .filter(legal -> legal.state() != State.DONE)
                .ifPresent(legal -> {
                    throw new Rejected(
                            Problem.Code.STATE,
                            "state",
                            "Action %s touches the commercial side of an insolvency. Legal advises first: action %s is not done"
                                    .formatted(before.number(), legal.number()));
                });
    }

    /** The open lines that should have come first; refused unless a reason says why it could not wait. */
    private List<String> outOfTurn(UUID incident, Action before, Action after) {
        if (after.state() != State.DONE
                || before.state() == State.DONE
                || before.procedure().after().isEmpty()) {
            return List.of();
        }
        var waits = before.procedure().after();
        var open = actions.of(incident).stream()
                .filter(a -> !a.settled() && waits.contains(a.number()))
                .map(Action::number)
                .toList();
        if (!open.isEmpty() && after.reason() == null) {
            throw new Rejected(
                    Problem.Code.STATE,
                    "state",
                    "Action %s comes after %s, which %s not settled. Settle that first, or enter as the reason why this could not wait"
                            .formatted(before.number(), spoken(open), open.size() == 1 ? "is" : "are"));
        }
        return open;
    }

    /** Where the council's profile makes it compulsory, nothing that learns from the incident is left out. */
    private void refuseWithoutDebrief(UUID incident, List<Action> lines, @Nullable State state) {
        var learning = lines.stream()
                .filter(a -> a.procedure().afterwards()
                        && Gate.of(a.gates()).filter(Gate.CLOSING::equals).isPresent())
                .map(Action::number)
                .toList();
        if (state != State.NOT_APPLICABLE || learning.isEmpty()) {
            return;
        }
        var profile = profiles.of(incident);
        if (profile.is(Key.DEBRIEF_MANDATORY)) {
            throw new Rejected(
                    Problem.Code.STATE,
                    "state",
                    "Action %s is part of learning from the incident, which this council always does (%s). It cannot be left out"
                            .formatted(
                                    spoken(learning),
                                    profile.setting(Key.DEBRIEF_MANDATORY).source()));
        }
    }

    private static String spoken(List<String> numbers) {
        return numbers.size() == 1
                ? numbers.getFirst()
                : String.join(", ", numbers.subList(0, numbers.size() - 1)) + " and " + numbers.getLast();
    }

    /** In a planned exit everything that comes before the end has to be due before the end. */
    private static void refuseAfterTheExit(Incident incident, Action line, @Nullable LocalDate dueOn) {
        var end = incident.endsOn();
        if ((incident.kind() == IncidentKind.EXIT || incident.kind() == IncidentKind.HAND_BACK)
                && end != null
                && dueOn != null
                && dueOn.isAfter(end)
                && !line.procedure().afterwards()) {
            throw Rejected.invalid(
                    "dueOn",
                    "Action %s cannot be due on %s: the service stops on %s. Enter that day or an earlier one"
                            .formatted(line.number(), London.show(dueOn), London.show(end)));
        }
    }

    private Incident refuseIfClosed(UUID id) {
        var incident = incidents.find(id);
        if (incident.stage().state().ended()) {
            throw Rejected.state(
                    "This incident is " + incident.stage().state().spoken() + ". Its plan can no longer be changed");
        }
        return incident;
    }
}
