package care.backstop.people.usecase;

import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.IncidentMembers.Member;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.kernel.outbox.Letter;
import care.backstop.kernel.outbox.Outbox;
import care.backstop.kernel.profile.AuthorityProfile;
import care.backstop.kernel.profile.Key;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.kernel.room.Room;
import care.backstop.people.Need;
import care.backstop.people.model.Clearance;
import care.backstop.people.rules.Caseload;
import care.backstop.people.rules.Caseload.Somebody;
import care.backstop.people.rules.Caseload.Suggestion;
import care.backstop.people.rules.Caseload.Worker;
import care.backstop.people.rules.Priority;
import care.backstop.people.store.CareBoards;
import care.backstop.people.store.CareBoards.Line;
import care.backstop.people.store.Caseloads;
import care.backstop.people.store.Caseloads.Duty;
import care.backstop.people.store.Caseloads.Kept;
import care.backstop.people.store.Dossier;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says what workers there are, suggests who could be given whom, and gives cases as a person has confirmed it. */
@Service
public class KeepCaseloads {

    private static final int MOST_AT_ONCE = 500;

    private final Caseloads caseloads;
    private final CareBoards boards;
    private final Dossier dossier;
    private final IncidentMembers members;
    private final Permissions permissions;
    private final CouncilsWay way;
    private final IncidentRoom room;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    KeepCaseloads(
            Caseloads caseloads,
            CareBoards boards,
            Dossier dossier,
            IncidentMembers members,
            Permissions permissions,
            CouncilsWay way,
            IncidentRoom room,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.caseloads = caseloads;
        this.boards = boards;
        this.dossier = dossier;
        this.members = members;
        this.permissions = permissions;
        this.way = way;
        this.room = room;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** A worker with what is written down of them and the limit that holds for them. */
    public record Load(Kept kept, Worker worker, String post) {}

    /** The caseloads of an incident. */
    public record Opened(Room room, List<Load> loads, int limit, boolean mayGive) {}

    @Transactional
    public Opened open(UUID incident) {
        Reconcile.mayRead(permissions, Acting.current());
        return new Opened(
                room.of(incident, LookAtPeople.DOOR),
                loads(incident),
                limit(way.of(incident)),
                mayGive(Acting.current()));
    }

    private boolean mayGive(Actor actor) {
        return Clearance.of(permissions, actor).writesAll();
    }

    static int limit(AuthorityProfile profile) {
        return Objects.requireNonNullElse(profile.number(Key.CASELOAD_LIMIT), 12);
    }

    private List<Load> loads(UUID incident) {
        int limit = limit(way.of(incident));
        var kept = caseloads.of(incident);
        return members.of(incident).stream()
                .filter(m -> m.role() == Role.PRACTITIONER)
                .map(m -> load(m, kept.getOrDefault(m.post(), nothing(m)), limit))
                .sorted(Comparator.comparing((Load l) -> l.worker().name()))
                .toList();
    }

    private static Kept nothing(Member m) {
        return new Kept(m.post(), m.userName(), null, null, null, null, null, null, 0, 0, 0);
    }

    private static Load load(Member m, Kept k, int limit) {
        return new Load(
                k,
                new Worker(
                        m.post(),
                        m.userName(),
                        k.kind(),
                        k.cases(),
                        Caseload.most(k.most(), limit, k.minutes()),
                        k.minutes()),
                m.postName() + ", " + m.agencyName());
    }

    private static Load load(List<Load> loads, UUID post) {
        return loads.stream()
                .filter(l -> l.worker().post().equals(post))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid("post", "Choose a practitioner who is a member of this incident."));
    }

    /** What is to be written down of a worker. */
    public record About(
            @Nullable String kind,
            @Nullable String registration,
            @Nullable Integer most,
            @Nullable Integer minutes,
            @Nullable UUID deputy,
            int version) {}

    /** Writes down what a worker is, their limit and hours, and who stands in for them. */
    @Transactional
    public void describe(UUID incident, UUID post, About about, Actor actor) {
        may(actor);
        var loads = loads(incident).stream()
                .collect(Collectors.toMap(l -> l.worker().post(), Function.identity()));
        var load = loads.get(post);
        if (load == null) {
            throw new NotThere("worker");
        }
        var problems = new ArrayList<Problem>();
        Caseload.Kind kind = null;
        for (var one : Caseload.Kind.values()) {
            if (one.name().equals(about.kind())) {
                kind = one;
            }
        }
        if (kind == null) {
            problems.add(Problem.of("kind", Code.VAL, "Choose what they are."));
        }
        var registration = tidy(about.registration());
        if (registration != null && registration.length() > 40) {
            problems.add(Problem.of("registration", Code.VAL, "At most 40 letters fit here."));
        }
        if (about.most() != null && (about.most() < 0 || about.most() > 200)) {
            problems.add(Problem.of("most", Code.VAL, "Write a number of people from 0 to 200, or leave it empty."));
        }
        if (about.minutes() != null && (about.minutes() < 1 || about.minutes() > 10_080)) {
            problems.add(Problem.of("hours", Code.VAL, "Write the hours a week: more than 0, at most 168."));
        }
        var deputy = about.deputy();
        if (deputy != null && (deputy.equals(post) || !loads.containsKey(deputy))) {
            problems.add(Problem.of("deputy", Code.VAL, "Choose another practitioner of this incident as the deputy."));
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        caseloads.save(
                incident,
                new Kept(
                        post,
                        load.worker().name(),
                        kind,
                        registration,
                        about.most(),
                        about.minutes(),
                        deputy,
                        deputy == null
                                ? null
                                : Objects.requireNonNull(loads.get(deputy))
                                        .worker()
                                        .name(),
                        about.version(),
                        0,
                        0),
                actor.post(),
                clock.instant());
        audit.changed(
                "DescribeWorker",
                "incident:" + incident,
                List.of("post:" + post, "kind", "registration", "most", "minutes", "deputy"));
    }

    /** A suggestion beside whom it is for. */
    public record Suggested(Line person, Suggestion suggestion) {}

    /** What is suggested; nothing has been given to anybody. */
    public record Suggesting(Room room, List<Suggested> suggestions, boolean mayGive) {}

    @Transactional
    public Suggesting suggest(UUID incident) {
        var actor = Acting.current();
        may(actor);
        var clearance = Clearance.of(permissions, actor);
        boolean qisw = way.of(incident).is(Key.CASELOAD_QISW);
        var people = boards.everyone(incident, clearance).stream()
                .filter(Line::here)
                .filter(l -> !keepsOwn(l, qisw))
                .sorted(Comparator.comparing(Line::place, Priority.order()))
                .toList();
        var workers = loads(incident).stream()
                .filter(l -> l.kept().kind() != null)
                .map(Load::worker)
                .toList();
        var byId = new LinkedHashMap<UUID, Line>();
        people.forEach(l -> byId.put(l.id(), l));
        var suggested = Caseload.suggest(
                        people.stream().map(l -> somebody(l, qisw)).toList(), workers)
                .stream()
                .limit(MOST_AT_ONCE)
                .map(s -> new Suggested(Objects.requireNonNull(byId.get(s.person())), s))
                .toList();
        audit.read(
                "CaseloadSuggestion",
                "incident:" + incident,
                suggested.stream().map(s -> s.person().id()).toList());
        return new Suggesting(room.of(incident, LookAtPeople.DOOR), suggested, true);
    }

    /** A care home is no household, though everyone in it has one address. */
    private static Somebody somebody(Line l, boolean qisw) {
        return new Somebody(
                l.id(),
                l.need() == Need.HOME_CARE ? l.household() : null,
                l.friends(),
                l.worker(),
                qisw && needsQisw(l));
    }

    /** Where the council gives people in care homes a QISW, whoever has a social worker of their own keeps them. */
    static boolean keepsOwn(Line l, boolean qisw) {
        return qisw && l.need() != Need.HOME_CARE && l.ownSocialWorker();
    }

    /** In a care home, without a social worker of their own. */
    private static boolean needsQisw(Line l) {
        return l.need() != null && l.need() != Need.HOME_CARE && !l.ownSocialWorker();
    }

    /**
     * Gives cases, all or none.
     *
     * @param posts by person, as somebody has confirmed them
     * @param agreed the manager who agrees to more than the limit, where it is exceeded
     */
    @Transactional
    public int allocate(UUID incident, Map<UUID, UUID> posts, @Nullable String agreed, Actor actor) {
        may(actor);
        chosen(posts.keySet());
        var manager = tidy(agreed);
        if (manager != null && manager.length() > 300) {
            throw Rejected.invalid("agreed", "At most 300 letters fit here.");
        }
        boolean qisw = way.of(incident).is(Key.CASELOAD_QISW);
        var lines = boards.everyone(incident, Clearance.of(permissions, actor)).stream()
                .filter(l -> posts.containsKey(l.id()))
                .collect(Collectors.toMap(Line::id, Function.identity()));
        if (lines.size() < posts.size()) {
            throw new NotThere("person");
        }
        var problems = new ArrayList<Problem>(taken(incident, Duty.WORKER, posts.keySet(), lines));
        var byPost = new LinkedHashMap<UUID, List<UUID>>();
        posts.forEach((person, post) ->
                byPost.computeIfAbsent(post, _ -> new ArrayList<>()).add(person));
        var loads = loads(incident);
        byPost.forEach((post, people) -> {
            boolean needs = qisw && people.stream().anyMatch(p -> needsQisw(Objects.requireNonNull(lines.get(p))));
            problems.addAll(Caseload.against(load(loads, post).worker(), people.size(), manager != null, needs));
        });
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        byPost.forEach((post, people) -> {
            var worker = load(loads, post).worker();
            boolean over = worker.cases() + people.size() > worker.most();
            caseloads.give(
                    incident,
                    Duty.WORKER,
                    people,
                    post,
                    worker.name(),
                    over ? manager : null,
                    actor.post(),
                    clock.instant());
            people.forEach(p -> audit.changed("GiveCase", "person:" + p, List.of("post:" + post)));
        });
        return posts.size();
    }

    /** Names who answers for the assessment of these people, all or none. */
    @Transactional
    public int assess(UUID incident, Collection<UUID> people, UUID post, Actor actor) {
        may(actor);
        chosen(people);
        var worker = load(loads(incident), post).worker();
        var lines = boards.everyone(incident, Clearance.of(permissions, actor)).stream()
                .filter(l -> people.contains(l.id()))
                .collect(Collectors.toMap(Line::id, Function.identity()));
        if (lines.size() < people.stream().distinct().count()) {
            throw new NotThere("person");
        }
        var problems = taken(incident, Duty.ASSESSOR, people, lines);
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        caseloads.give(incident, Duty.ASSESSOR, people, post, worker.name(), null, actor.post(), clock.instant());
        people.forEach(p -> audit.changed("GiveAssessment", "person:" + p, List.of("post:" + post)));
        return lines.size();
    }

    private List<Problem> taken(UUID incident, Duty duty, Collection<UUID> people, Map<UUID, Line> lines) {
        var holders = caseloads.holders(incident, duty, people);
        return people.stream()
                .filter(holders::containsKey)
                .map(p -> Problem.of(
                        "people",
                        Code.DUP,
                        "%s has %s of %s already. Take it back first."
                                .formatted(
                                        holders.get(p),
                                        duty.words(),
                                        Objects.requireNonNull(lines.get(p)).reference())))
                .toList();
    }

    /** Takes a case or an assessment back from whoever has it. */
    @Transactional
    public void take(UUID incident, Duty duty, UUID person, Actor actor) {
        may(actor);
        if (!caseloads.take(incident, duty, person)) {
            throw new NotThere("case");
        }
        audit.changed("TakeBack" + duty.name(), "person:" + person, List.of(duty.name()));
    }

    /** The deputy stands in: they are put in charge of everybody whose case the worker has, beside the worker. */
    @Transactional
    public int standIn(UUID incident, UUID post, Actor actor) {
        may(actor);
        var kept = load(loads(incident), post).kept();
        var deputy = kept.deputy();
        var name = kept.deputyName();
        if (deputy == null || name == null) {
            throw Rejected.state("No deputy is named for this worker. Name one first.");
        }
        int put = 0;
        for (var person : caseloads.casesOf(incident, post)) {
            if (dossier.assign(incident, person, deputy, name, actor.post(), clock.instant())) {
                audit.changed("PutInCharge", "person:" + person, List.of("post:" + deputy));
                put++;
            }
        }
        return put;
    }

    /** How many workers have a letter, and who cannot be reached by one. */
    public record Sent(int letters, List<String> withoutAddress) {}

    /**
     * Writes to whoever has the cases of these people that something waits for them. The letter names nobody and says
     * nothing of anybody: it leads to the list behind the sign-in.
     */
    @Transactional
    public Sent askToLook(UUID incident, Collection<UUID> people, Actor actor) {
        may(actor);
        chosen(people);
        var lines = boards.everyone(incident, Clearance.of(permissions, actor)).stream()
                .filter(l -> people.contains(l.id()) && l.worker() != null)
                .collect(Collectors.groupingBy(
                        l -> Objects.requireNonNull(l.worker()), LinkedHashMap::new, Collectors.toList()));
        if (lines.isEmpty()) {
            throw Rejected.state("Nobody has the cases of these people. Give them a worker first.");
        }
        var reachable = outbox.reachable(lines.keySet());
        var without = new ArrayList<String>();
        lines.forEach((post, theirs) -> {
            var name = Objects.requireNonNull(theirs.getFirst().workerName());
            if (!reachable.contains(post)) {
                without.add(name);
                return;
            }
            outbox.send(Letter.of(
                            incident,
                            "cases:" + incident,
                            new Letter.Post(post, name),
                            "Please look at your list of people",
                            "%d of the people whose cases you have need you to look at them today. They are on your list."
                                    .formatted(theirs.size()))
                    .leadingTo("/incidents/" + incident + "/people?still=MINE"));
        });
        audit.changed("AskWorkersToLook", "incident:" + incident, List.of("workers"));
        return new Sent(lines.size() - without.size(), without);
    }

    private static void chosen(Collection<UUID> people) {
        if (people.isEmpty()) {
            throw Rejected.invalid("people", "Tick at least one person first.");
        }
        if (people.size() > MOST_AT_ONCE) {
            throw Rejected.invalid("people", "At most 500 people at once.");
        }
    }

    private void may(Actor actor) {
        if (!mayGive(actor)) {
            throw new Rejected(Code.AUTH, null, "Your post may not do this. The incident coordinator may.");
        }
    }

    private static @Nullable String tidy(@Nullable String words) {
        return words == null || words.isBlank() ? null : words.strip();
    }
}
