package care.backstop.incident.usecase;

import care.backstop.incident.Commitments;
import care.backstop.incident.Commitments.Commitment;
import care.backstop.incident.IncidentStandsAgain;
import care.backstop.incident.IncidentStoodDown;
import care.backstop.incident.LogKind;
import care.backstop.incident.StillOpen;
import care.backstop.incident.StillOpen.Kind;
import care.backstop.incident.Verification;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.model.Due;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.StandDown;
import care.backstop.incident.model.StandDown.Again;
import care.backstop.incident.model.StandDown.Ground;
import care.backstop.incident.model.StandDown.Moved;
import care.backstop.incident.model.ToTell;
import care.backstop.incident.model.ToTell.News;
import care.backstop.incident.model.ToTell.Who;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.DeadlineStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.StandDownStore;
import care.backstop.incident.store.StandDownStore.Count;
import care.backstop.incident.store.StandDownStore.Knew;
import care.backstop.incident.store.TradingStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.kernel.outbox.Letter;
import care.backstop.kernel.outbox.Outbox;
import care.backstop.kernel.outbox.Posted;
import care.backstop.kernel.time.DeadlineRule;
import care.backstop.kernel.time.Deadlines;
import care.backstop.people.People;
import care.backstop.people.PeopleReports;
import care.backstop.people.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stands an incident down that turned out not to be needed, and up again if it is after all. Open actions are revoked and
 * come back with their owners; everyone who knew of the incident is on a list until somebody has told them. Nothing that
 * was arranged for a person is let go by itself.
 */
@Service
public class StandIncidentDown {

    /**
     * Why it is stood down.
     *
     * @param moved what becomes of those who have moved already; needed when somebody has
     */
    public record Grounds(
            @Nullable Ground ground,
            @Nullable String because,
            @Nullable Moved moved,
            @Nullable String movedBecause) {}

    /**
     * What standing down means at this moment.
     *
     * @param openActions lines of the plan that it revokes
     * @param people those affected who have been told what happens to their care
     * @param moved people who have moved already
     * @param duties people to whom something is owed that has not ended
     */
    public record Ahead(int openActions, int knew, int people, int moved, int duties, List<Commitment> arranged) {}

    /** Every stand-down of an incident, with the lists of the latest. */
    public record Seen(
            Incident incident,
            @Nullable Ahead ahead,
            List<StandDown> all,
            List<Count> counts,
            List<ToTell> toTell,
            Map<UUID, String> references,
            List<Commitment> arranged,
            int duties) {}

    /** How many of those to be told stand on one page. */
    public static final int PAGE = 100;

    private static final String AGAIN = " after the incident stood again";
    private static final String UNCONFIRMED = " (default, unconfirmed)";

    private final IncidentStore incidents;
    private final ActionStore actions;
    private final DeadlineStore dues;
    private final TradingStore trading;
    private final StandDownStore downs;
    private final IncidentMembers members;
    private final People people;
    private final PeopleReports reports;
    private final List<Commitments> commitments;
    private final Deadlines deadlines;
    private final Outbox outbox;
    private final LogBook log;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StandIncidentDown(
            IncidentStore incidents,
            ActionStore actions,
            DeadlineStore dues,
            TradingStore trading,
            StandDownStore downs,
            IncidentMembers members,
            People people,
            PeopleReports reports,
            List<Commitments> commitments,
            Deadlines deadlines,
            Outbox outbox,
            LogBook log,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.incidents = incidents;
        this.actions = actions;
        this.dues = dues;
        this.trading = trading;
        this.downs = downs;
        this.members = members;
        this.people = people;
        this.reports = reports;
        this.commitments = List.copyOf(commitments);
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.log = log;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What would happen, or what did and who has still to be told. Whose lines are shown goes to the audit trail. */
    @Transactional
    public Seen of(UUID id, int page, Actor reader) {
        var incident = incidents.find(id);
        var all = downs.of(id);
        var latest = all.isEmpty() ? null : all.getFirst();
        var toTell =
                latest == null ? List.<ToTell>of() : downs.list(id, latest.id(), PAGE, Math.max(0, page - 1) * PAGE);
        var affected =
                toTell.stream().map(ToTell::person).filter(Objects::nonNull).toList();
        if (!affected.isEmpty()) {
            audit.read("StandDown", "incident:" + id, affected);
        }
        var arranged = arranged(id);
        boolean runs = !incident.stage().state().ended();
        return new Seen(
                incident,
                runs ? ahead(incident, arranged, reader) : null,
                all,
                latest == null ? List.of() : downs.counts(id, latest.id()),
                toTell,
                reports.references(id, affected),
                arranged,
                downs.duties(id));
    }

    private Ahead ahead(Incident incident, List<Commitment> arranged, Actor reader) {
        var id = incident.id();
        var counts = actions.counts(id);
        return new Ahead(
                counts.getOrDefault(State.TO_DO, 0) + counts.getOrDefault(State.NOT_YET, 0),
                knew(id, reader).size(),
                reports.told(id).size(),
                moved(id),
                downs.duties(id),
                arranged);
    }

    /** Stands it down. */
    @Transactional
    public UUID standDown(UUID id, Grounds grounds, int version, Actor actor) {
        var now = clock.instant();
        var before = incidents.find(id);
        if (before.version() != version) {
            throw new Stale("incident", id);
        }
        int moved = moved(id);
        var problems = new ArrayList<Problem>();
        var ground = grounds.ground();
        if (ground == null) {
            problems.add(Problem.of("ground", Problem.Code.VAL, "Choose why it is not needed"));
        } else if (ground == Ground.REFUTED && before.verification() != Verification.REFUTED) {
            problems.add(Problem.of(
                    "ground",
                    Problem.Code.STATE,
                    "Record first who refuted it, and how: it stands as \"%s\""
                            .formatted(before.verification().words().toLowerCase(Locale.UK))));
        }
        if (grounds.because() == null || grounds.because().isBlank()) {
            problems.add(Problem.of("because", Problem.Code.VAL, "Enter what makes you sure that it is not needed"));
        }
        if (moved > 0 && grounds.moved() == null) {
            problems.add(Problem.of(
                    "moved",
                    Problem.Code.VAL,
                    "%d of the people have moved already. Choose what becomes of them".formatted(moved)));
        }
        if (moved > 0
                && (grounds.movedBecause() == null || grounds.movedBecause().isBlank())) {
            problems.add(Problem.of(
                    "movedBecause", Problem.Code.VAL, "Enter what has been agreed for those who have moved"));
        }
        if (!problems.isEmpty() || ground == null) {
            throw new Rejected(problems);
        }
        var because = Words.required("because", grounds.because(), 2000, "Enter why it is not needed");
        var movedBecause = moved == 0 ? null : Words.optional("movedBecause", grounds.movedBecause(), 2000);
        var watched = trading.watched(id);
        if (!watched.isEmpty()) {
            throw Rejected.state("%s still trade on under an office-holder. End the watch first"
                    .formatted(String.join(", ", watched)));
        }
        var after = before.standDown(now, actor.name(), StandDown.words(ground, because));
        var knew = knew(id, actor);
        var told = reports.told(id);
        incidents.replaceStage(after);
        int revoked = downs.revoke(id);
        addReaders(knew, outbox.revoke(id, null, "The incident is stood down"), actor);
        var standDown = UUID.randomUUID();
        long entry = log.append(
                id,
                LogKind.DECISION,
                "Incident stood down. %s. %s%s %s, %s. %s"
                        .formatted(
                                ground.words(),
                                because,
                                movedBecause == null || grounds.moved() == null
                                        ? ""
                                        : " %d people have moved already: %s. %s"
                                                .formatted(
                                                        moved,
                                                        lower(grounds.moved().words()),
                                                        movedBecause),
                                revoked == 1 ? "1 open action is revoked" : revoked + " open actions are revoked",
                                "%d to be told".formatted(knew.size() + told.size()),
                                "What was arranged for people stays until somebody lets it go"),
                now,
                about(standDown),
                null);
        downs.add(
                id,
                new StandDown(
                        standDown,
                        ground,
                        because,
                        moved,
                        moved == 0 ? null : grounds.moved(),
                        movedBecause,
                        revoked,
                        entry,
                        now,
                        actor.name(),
                        actor.postName(),
                        null),
                actor.post());
        var list = new ArrayList<>(
                written(
                        id,
                        standDown,
                        knew,
                        "stood down",
                        "An incident that you work in is stood down: it turned out not to be needed. Your open actions in it are revoked. Read who has still to be told."));
        told.forEach(
                p -> list.add(new Knew(Who.PERSON, null, null, null, p, "Was told what happens to their care", null)));
        downs.tell(id, standDown, News.STOOD_DOWN, list);
        events.publishEvent(new IncidentStoodDown(id, standDown, actor, now));
        return standDown;
    }

    /** Stands it up again: what was revoked comes back, and what was not late is due counted from now. */
    @Transactional
    public void standAgain(UUID id, @Nullable String because, int version, Actor actor) {
        var now = clock.instant();
        var before = incidents.find(id);
        if (before.version() != version) {
            throw new Stale("incident", id);
        }
        var why = Words.required("againBecause", because, 2000, "Enter why it is needed after all");
        var after = before.standAgain();
        var down = downs.current(id).orElseThrow(() -> Rejected.state("This incident is not stood down"));
        incidents.replaceStage(after);
        var revoked =
                actions.of(id).stream().filter(a -> a.state() == State.REVOKED).toList();
        var back = revoked.stream().map(a -> dueAgain(a, down.at(), now)).toList();
        if (downs.restore(id, back) != back.size()) {
            throw new Stale("the action plan", id);
        }
        int counted = 0;
        for (int i = 0; i < back.size(); i++) {
            counted += Objects.equals(back.get(i).dueAt(), revoked.get(i).dueAt()) ? 0 : 1;
        }
        for (var due : dues.of(id)) {
            var again = due.metAt() == null ? dueAgain(due, down.at(), now) : null;
            if (again != null) {
                dues.replace(id, due, again, now);
                counted++;
            }
        }
        var gone = outbox.revoke(id, about(down.id()), "The incident stands again").stream()
                .map(Posted::id)
                .toList();
        var know = downs.know(id, down.id(), gone);
        downs.withdraw(id, down.id(), now);
        downs.tell(
                id,
                down.id(),
                News.STANDS_AGAIN,
                written(
                        id,
                        down.id(),
                        know,
                        "stands again",
                        "An incident that you were told is stood down is needed after all. Your open actions in it are back, and what was not late is due counted from now."));
        downs.again(down.id(), new Again(now, actor.name(), actor.postName(), why));
        log.append(
                id,
                LogKind.DECISION,
                "The incident stands again: %s. %d actions are back with those who had them; %d due times are counted from now, and what was late before is still late"
                        .formatted(why, back.size(), counted),
                now,
                about(down.id()),
                down.logEntry());
        events.publishEvent(new IncidentStandsAgain(id, down.id(), actor, now));
    }

    /** These have been told. */
    @Transactional
    public int told(UUID id, List<UUID> ids, @Nullable String how, @Nullable Instant at, Actor actor) {
        var now = clock.instant();
        incidents.find(id);
        if (ids.isEmpty()) {
            throw Rejected.invalid("told", "Select those who have been told");
        }
        var way = Words.required("how", how, 200, "Enter how they were told, such as by telephone or letter");
        if (at == null) {
            throw Rejected.invalid("at", "Enter when they were told");
        }
        if (at.isAfter(now)) {
            throw Rejected.invalid("at", "%s is in the future. Enter when they were told".formatted(London.show(at)));
        }
        var latest = downs.of(id).stream()
                .findFirst()
                .orElseThrow(() -> Rejected.state("This incident has not been stood down"));
        var again = latest.again();
        var since = again == null ? latest.at() : again.at();
        if (at.isBefore(since)) {
            throw Rejected.invalid(
                    "at", "It was decided on %s. Enter that time or a later one".formatted(London.show(since)));
        }
        int told = downs.told(id, ids, way, at, now, actor);
        if (told != ids.stream().distinct().count()) {
            throw new Rejected(
                    Problem.Code.CONF,
                    "told",
                    "Somebody else has recorded one of these since you opened the page. Nothing was recorded; look again");
        }
        log.append(
                id,
                LogKind.CONTACT,
                "%d told that the incident %s, %s"
                        .formatted(told, again == null ? "is stood down" : "stands again", way),
                at,
                about(latest.id()));
        audit.changed("ToldOfStandDown", "incident:" + id, List.of("told"));
        return told;
    }

    /** What keeps a stood-down incident from being closed. */
    List<StillOpen> stillOpen(UUID id) {
        var open = new ArrayList<StillOpen>();
        int untold = downs.untold(id);
        if (untold > 0) {
            open.add(new StillOpen(
                    Kind.TELLING,
                    "%d of those who knew of it have not been told that it is stood down".formatted(untold),
                    "/stand-down"));
        }
        int duties = downs.duties(id);
        if (duties > 0) {
            open.add(new StillOpen(
                    Kind.DUTY,
                    "What is owed to %d people has not been ended, one by one".formatted(duties),
                    "/decisions"));
        }
        int arranged = arranged(id).size();
        if (arranged > 0) {
            open.add(new StillOpen(
                    Kind.PLACE,
                    "%d places or moves are still arranged for people. Let each go, or carry it out"
                            .formatted(arranged),
                    "/stand-down"));
        }
        return open;
    }

    /** The stand-down in force, if there is one. */
    Optional<StandDown> current(UUID id) {
        return downs.current(id);
    }

    private List<Commitment> arranged(UUID id) {
        var now = clock.instant();
        return commitments.stream().flatMap(c -> c.of(id, now).stream()).toList();
    }

    private int moved(UUID id) {
        return people.counts(id).statuses().getOrDefault(Status.MOVED, 0);
    }

    /** Everyone named in the incident and everyone who works in it, but not whoever stands it down. */
    private ArrayList<Knew> knew(UUID id, Actor by) {
        var knew = new ArrayList<Knew>();
        var named = new HashSet<String>();
        for (var one : downs.knew(id)) {
            if (one.name() != null && !one.name().equalsIgnoreCase(by.name())) {
                knew.add(one);
                named.add(key(one.name(), one.agency()));
            }
        }
        for (var member : members.of(id)) {
            if (!member.post().equals(by.post()) && named.add(key(member.userName(), member.agencyName()))) {
                knew.add(new Knew(
                        Who.MEMBER,
                        member.userName(),
                        member.agencyName(),
                        member.post(),
                        null,
                        "Works in this incident: " + member.postName(),
                        null));
            }
        }
        return knew;
    }

    /** Whoever had a letter that has gone, and is not on the list yet. */
    private static void addReaders(List<Knew> knew, List<Posted> gone, Actor by) {
        var named = new HashSet<String>();
        knew.forEach(k -> named.add(k.name() == null ? "" : k.name().toLowerCase(Locale.UK)));
        named.add(by.name().toLowerCase(Locale.UK));
        for (var letter : gone) {
            if (named.add(letter.name().toLowerCase(Locale.UK))) {
                knew.add(new Knew(
                        Who.LETTER,
                        letter.name(),
                        null,
                        letter.post(),
                        null,
                        "Had a letter: " + letter.subject(),
                        null));
            }
        }
    }

    /** Writes to each of them who holds a post that letters reach; the others are told by somebody. */
    private List<Knew> written(UUID id, UUID standDown, List<Knew> knew, String news, String text) {
        var letters = new HashMap<UUID, UUID>();
        var reached = outbox.reachable(knew.stream()
                .flatMap(k -> Stream.ofNullable(k.post()))
                .distinct()
                .toList());
        return knew.stream()
                .map(k -> {
                    var post = k.post();
                    var name = k.name();
                    return post == null || name == null || !reached.contains(post)
                            ? k
                            : k.told(letters.computeIfAbsent(
                                    post,
                                    p -> outbox.send(Letter.of(
                                                    id,
                                                    about(standDown),
                                                    new Letter.Post(p, name),
                                                    "Incident %s: %s".formatted(CalendarFiles.code(id), news),
                                                    text)
                                            .leadingTo("/incidents/%s/stand-down".formatted(id)))));
                })
                .toList();
    }

    private static String about(UUID standDown) {
        return "stand-down:" + standDown;
    }

    private static String key(String name, @Nullable String agency) {
        return (name + "|" + (agency == null ? "" : agency)).toLowerCase(Locale.UK);
    }

    /** A line whose time had not run out gets all of it again; one that was late, or that has a chosen day, stays. */
    private Action dueAgain(Action a, Instant downAt, Instant now) {
        var dueRule = a.dueRule();
        var dueAt = a.dueAt();
        if (dueRule == null || dueAt == null || !downAt.isBefore(dueAt)) {
            return a;
        }
        var rule = counted(dueRule).orElse(null);
        if (rule == null) {
            return a;
        }
        try {
            var again = deadlines.set(rule, now).dueAt();
            return a.due(rule.words() + AGAIN + (dueRule.endsWith(UNCONFIRMED) ? UNCONFIRMED : ""), again);
        } catch (Rejected noCalendar) {
            return a;
        }
    }

    /** {@code 3 working days} of {@code 3 working days after notification}. */
    private static Optional<DeadlineRule> counted(String dueRule) {
        int at = dueRule.indexOf(" after ");
        try {
            return at < 0 ? Optional.empty() : Optional.of(DeadlineRule.parse(dueRule.substring(0, at)));
        } catch (IllegalArgumentException notARule) {
            return Optional.empty();
        }
    }

    private @Nullable Due dueAgain(Due due, Instant downAt, Instant now) {
        if (!downAt.isBefore(due.dueAt())) {
            return null;
        }
        try {
            var counted = deadlines.set(DeadlineRule.parse(due.rule()), now);
            return new Due(
                    UUID.randomUUID(),
                    due.kind(),
                    due.title(),
                    due.clause(),
                    due.rule(),
                    now,
                    counted.dueOn(),
                    counted.dueAt(),
                    counted.calendarVersion(),
                    counted.explanation(),
                    "Was due on %s; the incident was stood down on %s and stands again since %s."
                            .formatted(London.show(due.dueOn()), London.show(downAt), London.show(now)),
                    null);
        } catch (Rejected | IllegalArgumentException noCalendar) {
            return null;
        }
    }

    private static String lower(String words) {
        return words.substring(0, 1).toLowerCase(Locale.UK) + words.substring(1);
    }
}
