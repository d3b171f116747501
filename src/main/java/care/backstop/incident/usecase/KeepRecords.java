package care.backstop.incident.usecase;

import care.backstop.incident.ActionsChanged;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.Owner;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.model.ActionChange;
import care.backstop.incident.model.ActionRecord;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.OwnerCode;
import care.backstop.incident.model.ReadAnswers;
import care.backstop.incident.model.RecordForm;
import care.backstop.incident.model.RecordForm.Effect;
import care.backstop.incident.model.Words;
import care.backstop.incident.rules.Answers;
import care.backstop.incident.rules.RecordCheck.Failing;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.RecordStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.kernel.time.DeadlineRule;
import care.backstop.kernel.time.Deadlines;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records what a line of the plan asks for. Each recording is a version of its own; what follows from it, such as a task
 * for Legal, is in the plan in the same moment.
 */
@Service
public class KeepRecords {

    /**
     * A record as sent.
     *
     * @param version the one that was seen; 0 when there was none
     * @param because why it is put right; not asked for the first
     * @param who whose answer it is, where each answers; null for one's own
     */
    public record Sent(
            int version,
            ReadAnswers.Sent answers,
            @Nullable String because,
            @Nullable UUID who) {}

    /** What was kept: its version, what it warns of, and the lines it made necessary. */
    public record Kept(int version, List<Failing> warnings, List<Raised> raised) {}

    /** A line that the answers made necessary; a conflict is one in which answers contradict each other. */
    public record Raised(Action action, boolean conflict) {}

    private final IncidentStore incidents;
    private final ActionStore actions;
    private final RecordStore records;
    private final ReadRecords reading;
    private final IncidentMembers members;
    private final ChangeClosingDate closingDate;
    private final Deadlines deadlines;
    private final LogClearance clearance;
    private final LogBook log;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    KeepRecords(
            IncidentStore incidents,
            ActionStore actions,
            RecordStore records,
            ReadRecords reading,
            IncidentMembers members,
            ChangeClosingDate closingDate,
            Deadlines deadlines,
            LogClearance clearance,
            LogBook log,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.incidents = incidents;
        this.actions = actions;
        this.records = records;
        this.reading = reading;
        this.members = members;
        this.closingDate = closingDate;
        this.deadlines = deadlines;
        this.clearance = clearance;
        this.log = log;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Records, or puts right. */
    @Transactional
    public Kept keep(UUID id, UUID action, Sent sent, Actor actor) {
        var now = clock.instant();
        var incident = open(id);
        var line = actions.find(id, action);
        var form = form(line);
        var codes = records.codes(id);
        var here = reading.facts(incident, line, form);
        if (!ReadRecords.may(form, actor, here)) {
            throw new Rejected(List.of(ReadRecords.onlyBy(line, form)));
        }
        var facts = here.holding(reading.held(id, form, sent.answers()));
        var of = members.of(id);
        var who = form.eachAnswers() ? own(line, sent.who(), ReadRecords.isOfficer(of, actor.post()), actor) : action;
        var before = latest(id, action, who, actor);
        int version = before == null ? 0 : before.version();
        if (version != sent.version()) {
            throw new Stale("record of action", line.number());
        }
        var read = ReadAnswers.read(form, form.filled(sent.answers(), facts), reading.choices(incident, of));
        var problems = new ArrayList<>(read.problems());
        var failing = problems.isEmpty() ? form.failing(read.answers(), facts) : List.<Failing>of();
        failing.stream()
                .filter(f -> f.otherwise().refuses())
                .forEach(f -> problems.add(
                        Problem.of(f.field(), Code.valueOf(f.otherwise().name()), f.says())));
        var because = Words.optional("because", sent.because(), 500);
        if (before != null && because == null) {
            problems.add(Problem.of("because", Code.VAL, "Enter why the record is put right"));
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        var record = new ActionRecord(
                action,
                who,
                version + 1,
                read.answers(),
                before == null ? null : because,
                now,
                actor.name(),
                actor.post(),
                null);
        if (!records.add(id, record, form.readers(), actor)) {
            throw new Stale("record of action", line.number());
        }
        log.append(
                id,
                LogKind.ACTION,
                before == null
                        ? "Action %s: what it asks for is recorded%s"
                                .formatted(line.number(), form.eachAnswers() ? " by " + actor.name() : "")
                        : "Action %s: its record was put right (version %d). %s"
                                .formatted(line.number(), record.version(), because),
                now,
                "action:" + line.number());
        audit.changed("KeepRecord", "action:" + action, changed(before, read.answers()));
        var raised = effects(incident, line, form, read.answers(), codes, actor, now);
        if (!raised.isEmpty()) {
            events.publishEvent(new ActionsChanged(id, raised.size(), actor, now));
        }
        return new Kept(
                record.version(),
                failing.stream().filter(f -> !f.otherwise().refuses()).toList(),
                raised);
    }

    /** Signs the record off as it stands. */
    @Transactional
    public void signOff(UUID id, UUID action, int version, Actor actor) {
        var incident = open(id);
        var line = actions.find(id, action);
        var form = form(line);
        var code = form.signOff();
        if (code == null) {
            throw Rejected.state("Nobody has to sign off the record of action " + line.number());
        }
        var facts = reading.facts(incident, line, form);
        if (!facts.holders().getOrDefault(code, Set.of()).contains(actor.post().toString())) {
            throw new Rejected(
                    Code.AUTH,
                    "signOff",
                    "Only whoever stands behind %s signs this off. Ask them, or name them under Owner codes"
                            .formatted(code));
        }
        var record = latest(id, action, action, actor);
        if (record == null) {
            throw Rejected.state("Nothing is recorded for action %s yet".formatted(line.number()));
        }
        if (record.version() != version) {
            throw new Stale("record of action", line.number());
        }
        var now = clock.instant();
        if (!records.sign(id, action, version, code, actor, now)) {
            throw new Rejected(Code.DUP, "signOff", "This is signed off already");
        }
        log.append(
                id,
                LogKind.DECISION,
                "Action %s: the record was signed off as %s by %s".formatted(line.number(), code, actor.name()),
                now,
                "action:" + line.number());
        audit.changed("SignOffRecord", "action:" + action, List.of("signOff"));
    }

    private @Nullable ActionRecord latest(UUID id, UUID action, UUID who, Actor actor) {
        return records.of(id, action, clearance.of(actor)).stream()
                .filter(r -> r.who().equals(who))
                .max(Comparator.comparingInt(ActionRecord::version))
                .orElse(null);
    }

    private Incident open(UUID id) {
        var incident = incidents.find(id);
        if (incident.stage().state().ended()) {
            throw Rejected.state("This incident has ended. Its records can no longer be changed");
        }
        return incident;
    }

    private static RecordForm form(Action line) {
        var form = line.procedure().record();
        if (form == null) {
            throw Rejected.state(
                    "Nothing has to be recorded for action %s. Enter its evidence instead".formatted(line.number()));
        }
        return form;
    }

    private static UUID own(Action line, @Nullable UUID who, boolean officer, Actor actor) {
        if ((who != null && !who.equals(actor.post())) || !officer) {
            throw new Rejected(
                    Code.AUTH,
                    null,
                    "Each officer of the incident answers action %s for themselves. Ask them to sign in and answer"
                            .formatted(line.number()));
        }
        return actor.post();
    }

    /** Names of the questions whose answers are others than before. */
    private static Set<String> changed(@Nullable ActionRecord before, Answers after) {
        var was = before == null ? Answers.NONE : before.answers();
        var keys = new TreeSet<String>();
        Stream.of(was, after)
                .flatMap(a -> Stream.concat(a.values().keySet().stream(), a.rows().keySet().stream()))
                .filter(k -> before == null
                        || !java.util.Objects.equals(was.of(k), after.of(k))
                        || !was.rows(k).equals(after.rows(k)))
                .forEach(keys::add);
        return keys;
    }

    private List<Raised> effects(
            Incident incident,
            Action line,
            RecordForm form,
            Answers answers,
            List<OwnerCode> codes,
            Actor actor,
            Instant now) {
        var raised = new ArrayList<Raised>();
        for (var effect : form.effects()) {
            if (!effect.holds(answers)) {
                continue;
            }
            if (effect.task() != null) {
                raise(incident, line, effect, effect.task(), codes, actor, now)
                        .map(a -> new Raised(a, Boolean.TRUE.equals(effect.conflict())))
                        .ifPresent(raised::add);
            }
            earliest(effect, answers)
                    .filter(day -> !day.equals(incident.endsOn()))
                    .ifPresent(day -> closingDate.change(
                            incident.id(),
                            day,
                            "The record of action %s: the earliest day named there".formatted(line.number()),
                            incident.version(),
                            actor));
        }
        return raised;
    }

    private static Optional<LocalDate> earliest(Effect effect, Answers answers) {
        return effect.closingDate().stream()
                .flatMap(q -> Stream.ofNullable(answers.of(q)))
                .map(v -> LocalDate.parse(v.substring(0, 10)))
                .min(Comparator.naturalOrder());
    }

    /** A new line of the plan for somebody, once for each answer while it is still to be done. */
    private Optional<Action> raise(
            Incident incident,
            Action line,
            Effect effect,
            String task,
            List<OwnerCode> codes,
            Actor actor,
            Instant now) {
        var plan = actions.of(incident.id());
        var by = new Action.Raised(line.id(), effect.key());
        if (plan.stream().anyMatch(a -> !a.settled() && by.equals(a.procedure().raisedBy()))) {
            return Optional.empty();
        }
        var rule = DeadlineRule.parse(effect.due() == null ? "1 working day" : effect.due());
        var role = effect.role() == null ? "" : effect.role();
        var number = WorkThePlan.nextOwn(plan);
        var blank = new Action(
                UUID.randomUUID(),
                number,
                WorkThePlan.GROUP_PART,
                WorkThePlan.groupPart(plan),
                Integer.parseInt(number.substring(number.indexOf('.') + 1)),
                task,
                "Follows from the record of action %s. %s".formatted(line.number(), line.clause()),
                line.agencies(),
                rule.words() + " after it was recorded",
                deadlines.set(rule, now).dueAt(),
                null,
                null,
                State.TO_DO,
                null,
                null,
                null,
                null,
                true,
                List.of(),
                Action.Procedure.raised(role, by),
                1);
        actions.add(incident.id(), List.of(blank));
        log.append(
                incident.id(),
                LogKind.ACTION,
                "Action %s added for %s, because of the record of action %s: %s"
                        .formatted(number, role, line.number(), task),
                now,
                "action:" + number);
        var holder = codes.stream()
                .filter(c -> c.template().equals(line.procedure().template())
                        && c.code().equals(role))
                .findFirst();
        if (holder.isEmpty()) {
            return Optional.of(blank);
        }
        var owned = new ActionChange(List.of(owner(holder.get())), null, null, null, null).of(blank, now, actor.name());
        if (actions.replaceAll(incident.id(), List.of(owned)) != 1) {
            throw new Stale("action", number);
        }
        return Optional.of(owned);
    }

    static Owner owner(OwnerCode code) {
        return new Owner(code.agency(), code.post(), code.name(), true);
    }
}
