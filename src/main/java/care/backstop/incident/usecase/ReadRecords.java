package care.backstop.incident.usecase;

import care.backstop.incident.Held;
import care.backstop.incident.HeldFact;
import care.backstop.incident.PlannedMoves;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.model.ActionRecord;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.ReadAnswers;
import care.backstop.incident.model.ReadAnswers.Choices;
import care.backstop.incident.model.RecordForm;
import care.backstop.incident.model.RecordForm.Field;
import care.backstop.incident.model.RecordForm.NeededBy;
import care.backstop.incident.model.RecordForm.Standing;
import care.backstop.incident.rules.Answers;
import care.backstop.incident.rules.RecordCheck.Failing;
import care.backstop.incident.rules.RecordFacts;
import care.backstop.incident.rules.RecordRule;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.RecordStore;
import care.backstop.incident.store.RecordStore.Background;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.IncidentMembers.Member;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.kernel.time.Deadlines;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was recorded for the lines of a plan, held against the incident as it stands. */
@Service
public class ReadRecords {

    /** What the plan warns of: about which line, in which words. */
    public record Warning(Action action, String says) {}

    /**
     * One line's record.
     *
     * @param latest the answers that count: one, or one of everybody who has answered
     * @param history every version, the latest first
     * @param silent officers who have not answered, where each does
     * @param officers how many have to
     * @param complete whether the line could be done
     * @param held what the program itself holds of the answers
     */
    public record Seen(
            Action action,
            RecordForm form,
            List<ActionRecord> latest,
            List<ActionRecord> history,
            Choices choices,
            List<Member> silent,
            int officers,
            List<Failing> warnings,
            @Nullable Standing standing,
            boolean complete,
            boolean mayRecord,
            List<OnRecord> held) {

        /** The one that this post would put right: the line's, or its own where each answers. */
        public Optional<ActionRecord> mine(UUID post) {
            return latest.stream()
                    .filter(r -> r.who().equals(form.eachAnswers() ? post : action.id()))
                    .findFirst();
        }
    }

    /**
     * What the program holds of an answer.
     *
     * @param about the answers beside it, such as the reference of a person; empty when it is about the whole line
     * @param agrees whether it is what was recorded
     */
    public record OnRecord(String question, String about, String held, boolean agrees) {}

    /** Outsiders of an incident answer for nothing in it. */
    private static final Set<Role> OUTSIDE = Set.of(
            Role.LEAVING_PROVIDER,
            Role.RECEIVING_PROVIDER,
            Role.POLICE_LIAISON,
            Role.ADVOCATE,
            Role.CQC_LIAISON,
            Role.EXECUTIVE);

    private final IncidentStore incidents;
    private final ActionStore actions;
    private final RecordStore records;
    private final IncidentMembers members;
    private final PlannedMoves moves;
    private final Map<HeldFact, Held> holders;
    private final LogClearance clearance;
    private final Deadlines deadlines;
    private final Clock clock;

    ReadRecords(
            IncidentStore incidents,
            ActionStore actions,
            RecordStore records,
            IncidentMembers members,
            PlannedMoves moves,
            List<Held> held,
            LogClearance clearance,
            Deadlines deadlines,
            Clock clock) {
        this.incidents = incidents;
        this.actions = actions;
        this.records = records;
        this.members = members;
        this.moves = moves;
        this.holders = new EnumMap<>(HeldFact.class);
        held.forEach(h -> h.facts().forEach(fact -> holders.put(fact, h)));
        this.clearance = clearance;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Of one line; empty when its procedure asks for nothing. */
    @Transactional(readOnly = true)
    public Optional<Seen> of(UUID id, UUID action) {
        var line = actions.find(id, action);
        var form = line.procedure().record();
        return form == null ? Optional.empty() : Optional.of(seen(incidents.find(id), line, form));
    }

    private Seen seen(Incident incident, Action line, RecordForm form) {
        var actor = Acting.current();
        var history = records.of(incident.id(), line.id(), clearance.of(actor));
        var latest = history.stream()
                .collect(Collectors.toMap(
                        ActionRecord::who, r -> r, (a, b) -> a.version() > b.version() ? a : b, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        var of = members.of(incident.id());
        var facts = form.eachAnswers() || latest.isEmpty()
                ? facts(incident, line, form)
                : facts(incident, line, form)
                        .holding(held(
                                incident.id(),
                                form,
                                new ReadAnswers.Sent(
                                        latest.getFirst().answers().values(),
                                        latest.getFirst().answers().rows())));
        var silent = form.eachAnswers() ? silent(of, latest) : List.<Member>of();
        var warnings = latest.stream()
                .flatMap(r -> Stream.concat(
                        form.failing(r.answers(), facts).stream()
                                .filter(f -> !f.otherwise().refuses()),
                        form.heldChecks().stream()
                                .flatMap(c -> c.failing(r.answers(), facts).stream())
                                .filter(f -> f.otherwise().refuses())))
                .toList();
        var complete = unfinished(line, form, latest, of, facts).isEmpty();
        return new Seen(
                line,
                form,
                latest,
                history,
                choices(incident, of),
                silent,
                form.eachAnswers() ? officers(of).size() : 0,
                warnings,
                latest.isEmpty() || form.eachAnswers()
                        ? null
                        : form.standing(latest.getFirst().answers(), complete).orElse(null),
                complete,
                may(form, actor, facts),
                latest.isEmpty() ? List.of() : onRecord(form, latest.getFirst().answers(), facts));
    }

    private static List<OnRecord> onRecord(RecordForm form, Answers answers, RecordFacts facts) {
        var held = new ArrayList<OnRecord>();
        for (var check : form.heldChecks()) {
            var column = check.column();
            var label = form.field(check.question())
                    .map(f -> f.columns().stream()
                            .filter(c -> c.key().equals(column))
                            .map(Field::label)
                            .findFirst()
                            .orElse(f.label()))
                    .orElse(check.question());
            var rows = column == null ? List.of(answers.values()) : answers.rows(check.question());
            for (var row : rows) {
                var there = check.rule().comparesWithHeld() && check.told() ? check.held(row, facts) : null;
                if (there != null) {
                    var about = check.with().stream()
                            .flatMap(w -> Stream.ofNullable(row.get(w)))
                            .collect(Collectors.joining(", "));
                    var alone = column == null
                            ? new Answers(row, Map.of(), Map.of())
                            : new Answers(Map.of(), Map.of(check.question(), List.of(row)), Map.of());
                    held.add(new OnRecord(
                            label,
                            about,
                            check.words(there),
                            check.failing(alone, facts).isEmpty()));
                }
            }
        }
        return held;
    }

    /** What the program holds of what a form asks about. */
    Map<HeldFact, Map<String, String>> held(UUID id, RecordForm form, ReadAnswers.Sent sent) {
        var held = new EnumMap<HeldFact, Map<String, String>>(HeldFact.class);
        for (var check : form.heldChecks()) {
            var fact = check.held();
            var holder = fact == null ? null : holders.get(fact);
            if (fact == null || holder == null) {
                continue;
            }
            var about = (check.column() == null
                            ? Stream.of(sent.values())
                            : sent.rows().getOrDefault(check.question(), List.of()).stream())
                    .map(check::about)
                    .collect(Collectors.toSet());
            held.merge(fact, holder.held(id, fact, about), (one, other) -> {
                var both = new HashMap<>(one);
                both.putAll(other);
                return both;
            });
        }
        return held;
    }

    /** What the plan warns of, in the order of the plan. */
    @Transactional(readOnly = true)
    public List<Warning> warnings(UUID id) {
        return warnings(incidents.find(id), actions.of(id), members.of(id));
    }

    List<Warning> warnings(Incident incident, List<Action> plan, List<Member> of) {
        var asked = plan.stream()
                .filter(a -> a.procedure().record() != null && a.state() != State.NOT_APPLICABLE)
                .toList();
        if (asked.isEmpty()) {
            return List.of();
        }
        var now = clock.instant();
        boolean any = asked.stream().anyMatch(a -> a.procedure().recorded());
        var kept = any ? latest(incident.id()) : Map.<UUID, List<ActionRecord>>of();
        var behind = kept.isEmpty() ? Background.NONE : records.background(incident.id());
        var warnings = new ArrayList<Warning>();
        for (var line : asked) {
            var form = line.procedure().record();
            if (form == null) {
                continue;
            }
            var facts = facts(incident, line, form, behind);
            warnings(incident, line, form, kept.getOrDefault(line.id(), List.of()), of, facts, now)
                    .forEach(says -> warnings.add(new Warning(line, says)));
        }
        return warnings;
    }

    private List<String> warnings(
            Incident incident,
            Action line,
            RecordForm form,
            List<ActionRecord> latest,
            List<Member> of,
            RecordFacts facts,
            Instant now) {
        var says = new ArrayList<String>();
        var hour = hour(incident, form);
        boolean passed = hour != null && !now.isBefore(hour);
        if (form.eachAnswers()) {
            var silent = silent(of, latest);
            if (passed && !silent.isEmpty() && line.state() != State.DONE) {
                says.add("Reminder: no answer yet from %s"
                        .formatted(silent.stream().map(Member::userName).collect(Collectors.joining(", "))));
            }
        } else if (latest.isEmpty() && line.state() != State.DONE) {
            if (form.missing() != null) {
                says.add(form.missing());
            }
            if (passed && hour != null) {
                says.add("Nothing is recorded yet. It was to be there by " + London.show(hour));
            }
        }
        for (var record : latest) {
            form.failing(record.answers(), facts).stream()
                    .filter(f -> !f.otherwise().refuses())
                    .map(Failing::says)
                    .distinct()
                    .forEach(says::add);
            form.standing(
                            record.answers(),
                            unfinished(line, form, latest, of, facts).isEmpty())
                    .filter(s -> Boolean.TRUE.equals(s.alarm()))
                    .ifPresent(s -> says.add(s.says()));
        }
        return says;
    }

    /** Why this line cannot be done yet; empty when its procedure asks for nothing. */
    List<Problem> notDone(UUID id, Action line, Actor actor) {
        var form = line.procedure().record();
        if (form == null) {
            return List.of();
        }
        var incident = incidents.find(id);
        var facts = facts(incident, line, form);
        if (!may(form, actor, facts)) {
            return List.of(onlyBy(line, form));
        }
        return unfinished(line, form, latest(id).getOrDefault(line.id(), List.of()), members.of(id), facts);
    }

    /** Refused while something that has to be recorded by the first meeting is not. */
    void refuseFirstMeeting(UUID id) {
        var asked = actions.of(id).stream()
                .filter(a -> {
                    var form = a.procedure().record();
                    return form != null
                            && form.neededBy() == NeededBy.FIRST_MEETING
                            && (a.state() == State.TO_DO || a.state() == State.NOT_YET);
                })
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        var kept = latest(id);
        var open = asked.stream()
                .filter(a -> !kept.containsKey(a.id()))
                .map(Action::number)
                .toList();
        if (!open.isEmpty()) {
            throw Rejected.state(
                    "The first meeting answers action %s. Record the answer on the line of the plan, then approve the minutes"
                            .formatted(String.join(" and ", open)));
        }
    }

    private List<Problem> unfinished(
            Action line, RecordForm form, List<ActionRecord> latest, List<Member> of, RecordFacts facts) {
        if (form.eachAnswers()) {
            var silent = silent(of, latest);
            return silent.isEmpty() && !latest.isEmpty()
                    ? List.of()
                    : List.of(Problem.of(
                            field(form),
                            Code.VAL,
                            "%d of %d have not answered what action %s asks: %s"
                                    .formatted(
                                            silent.size(),
                                            officers(of).size(),
                                            line.number(),
                                            silent.stream()
                                                    .map(Member::userName)
                                                    .collect(Collectors.joining(", ")))));
        }
        if (latest.isEmpty()) {
            return List.of(Problem.of(
                    field(form),
                    Code.VAL,
                    "Record what action %s asks for before it is done: %s"
                            .formatted(
                                    line.number(),
                                    form.fields().stream()
                                            .filter(f -> !Boolean.TRUE.equals(f.optional()))
                                            .map(Field::label)
                                            .limit(3)
                                            .collect(Collectors.joining("; ")))));
        }
        var record = latest.getFirst();
        var open = new ArrayList<Problem>();
        form.unfinished(record.answers(), facts)
                .forEach(f -> open.add(Problem.of("record." + f.field(), Code.VAL, f.says())));
        if (form.signOff() != null && record.signed() == null) {
            open.add(Problem.of(
                    "record.signOff",
                    Code.AUTH,
                    "Action %s is done only when %s has signed the record off"
                            .formatted(line.number(), form.signOff())));
        }
        return open;
    }

    private static String field(RecordForm form) {
        return "record." + form.fields().getFirst().key();
    }

    /** Who would have to answer for themselves. */
    private static List<Member> officers(List<Member> of) {
        return of.stream().filter(m -> !OUTSIDE.contains(m.role())).toList();
    }

    static boolean isOfficer(List<Member> of, UUID post) {
        return officers(of).stream().anyMatch(m -> m.post().equals(post));
    }

    private static List<Member> silent(List<Member> of, List<ActionRecord> latest) {
        var answered = latest.stream().map(ActionRecord::who).collect(Collectors.toSet());
        return officers(of).stream().filter(m -> !answered.contains(m.post())).toList();
    }

    private Map<UUID, List<ActionRecord>> latest(UUID id) {
        return records.latest(id, clearance.of(Acting.current())).stream()
                .collect(Collectors.groupingBy(ActionRecord::action));
    }

    private @Nullable Instant hour(Incident incident, RecordForm form) {
        var by = form.by();
        if (by == null) {
            return null;
        }
        try {
            return deadlines
                    .set(by.counted(), incident.notifiedAt())
                    .dueOn()
                    .atTime(by.time())
                    .atZone(London.ZONE)
                    .toInstant();
        } catch (Rejected noCalendar) {
            return null;
        }
    }

    static boolean may(RecordForm form, Actor actor, RecordFacts facts) {
        return form.onlyBy().isEmpty()
                || form.onlyBy().stream()
                        .anyMatch(code -> facts.holders()
                                .getOrDefault(code, Set.of())
                                .contains(actor.post().toString()));
    }

    static Problem onlyBy(Action line, RecordForm form) {
        return Problem.of(
                null,
                Code.AUTH,
                "Action %s is for %s only. Ask whoever stands behind that code, or name them under Owner codes"
                        .formatted(line.number(), String.join(" or ", form.onlyBy())));
    }

    Choices choices(Incident incident, List<Member> of) {
        return new Choices(
                named(
                        of,
                        m -> m.post().toString(),
                        m -> "%s, %s (%s)".formatted(m.userName(), m.postName(), m.agencyName())),
                named(incident.sites(), Incident.Site::location, Incident.Site::name),
                incident.sites().stream()
                        .filter(s -> s.provider() != null)
                        .collect(Collectors.toMap(
                                s -> String.valueOf(s.provider()),
                                s -> s.providerName() == null ? String.valueOf(s.provider()) : s.providerName(),
                                (a, _) -> a,
                                LinkedHashMap::new)));
    }

    /** The providers of an incident, as a question for one offers them. */
    @Transactional(readOnly = true)
    public Map<String, String> providers(UUID id) {
        return choices(incidents.find(id), List.of()).providers();
    }

    private static <T> Map<String, String> named(List<T> list, Function<T, String> id, Function<T, String> name) {
        return list.stream().collect(Collectors.toMap(id, name, (a, _) -> a, LinkedHashMap::new));
    }

    RecordFacts facts(Incident incident, Action line, RecordForm form) {
        return facts(incident, line, form, records.background(incident.id()));
    }

    /** The incident as it stands, with whoever stands behind the codes of the procedure that the line comes from. */
    private RecordFacts facts(Incident incident, Action line, RecordForm form, Background behind) {
        var holders = new HashMap<String, Set<String>>();
        for (var h : behind.team()) {
            if (h.post() != null) {
                holders.computeIfAbsent(h.role(), _ -> new HashSet<>())
                        .add(h.post().toString());
            }
        }
        for (var c : behind.codes()) {
            if (c.template().equals(line.procedure().template())) {
                holders.computeIfAbsent(c.code(), _ -> new HashSet<>())
                        .add(c.post().toString());
            }
        }
        boolean moving = behind != Background.NONE
                && form.checks().stream().anyMatch(c -> c.rule() == RecordRule.NOT_BEFORE_LAST_MOVE);
        return new RecordFacts(
                LocalDateTime.ofInstant(clock.instant(), London.ZONE),
                moving ? moves.last(incident.id()).orElse(null) : null,
                behind.steering(),
                behind.team().stream().map(Background.Holder::role).collect(Collectors.toSet()),
                holders,
                incident.sites().stream().map(Incident.Site::location).collect(Collectors.toSet()));
    }
}
