package care.backstop.incident.usecase;

import care.backstop.incident.AskedOfOthers;
import care.backstop.incident.LegalAdvice;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.Incident.Site;
import care.backstop.incident.model.LegalBases;
import care.backstop.incident.model.LegalBases.Basis;
import care.backstop.incident.model.Request;
import care.backstop.incident.model.Request.Kind;
import care.backstop.incident.model.Request.Step;
import care.backstop.incident.model.Words;
import care.backstop.incident.rules.Chasing;
import care.backstop.incident.rules.Chasing.Connection;
import care.backstop.incident.rules.Chasing.NotLinked;
import care.backstop.incident.rules.Chasing.Whom;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.RequestStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.outbox.Letter;
import care.backstop.kernel.profile.Key;
import care.backstop.kernel.time.Deadline;
import care.backstop.kernel.time.DeadlineRule.CalendarDays;
import care.backstop.kernel.time.DeadlineRule.WorkingDays;
import care.backstop.kernel.time.Deadlines;
import care.backstop.people.People;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks somebody for something by a date and on a footing in law, chases it, and keeps what became of it. A refusal that
 * continues puts a line for Legal in the plan.
 */
@Service
public class MakeRequests implements LegalAdvice, AskedOfOthers {

    /**
     * A request as entered.
     *
     * @param basis its id in the register of legal bases
     * @param dueOn null for what the council's profile gives
     */
    public record Asked(
            @Nullable Whom whom,
            @Nullable String recipient,
            @Nullable Connection connection,
            @Nullable UUID person,
            @Nullable String basis,
            @Nullable String basisNote,
            @Nullable String what,
            @Nullable Instant askedAt,
            @Nullable LocalDate dueOn) {}

    /** What became of one, as entered; the day only for {@link Kind#ASKED_AGAIN}. */
    public record Became(
            @Nullable Kind kind,
            @Nullable Instant at,
            @Nullable String words,
            @Nullable LocalDate dueOn) {}

    private final IncidentStore incidents;
    private final RequestStore requests;
    private final ActionStore actions;
    private final WorkThePlan plan;
    private final CouncilProfiles profiles;
    private final People people;
    private final Deadlines deadlines;
    private final WriteToOfficers letters;
    private final LogBook log;
    private final AuditTrail audit;
    private final Clock clock;

    MakeRequests(
            IncidentStore incidents,
            RequestStore requests,
            ActionStore actions,
            WorkThePlan plan,
            CouncilProfiles profiles,
            People people,
            Deadlines deadlines,
            WriteToOfficers letters,
            LogBook log,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.requests = requests;
        this.actions = actions;
        this.plan = plan;
        this.profiles = profiles;
        this.people = people;
        this.deadlines = deadlines;
        this.letters = letters;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asks. */
    @Transactional
    public UUID ask(UUID id, Asked asked, Actor actor) {
        var now = clock.instant();
        var incident = open(id);
        var problems = new ArrayList<Problem>();
        var whom = asked.whom();
        if (whom == null) {
            problems.add(Problem.of("whom", Problem.Code.VAL, "Choose who is asked"));
        }
        var basis = LegalBases.shipped().find(asked.basis()).orElse(null);
        if (basis == null) {
            problems.add(Problem.of(
                    "basis",
                    Problem.Code.VAL,
                    "Choose on what footing in law it is asked. If no power is relied on, choose that"));
        } else if (whom != null && !basis.to().contains(whom)) {
            problems.add(Problem.of(
                    "basis",
                    Problem.Code.VAL,
                    "\"%s\" is not for %s. Choose another footing"
                            .formatted(basis.words(), whom.words().toLowerCase(java.util.Locale.UK))));
        }
        if (basis != null
                && basis.note() != null
                && (asked.basisNote() == null || asked.basisNote().isBlank())) {
            problems.add(Problem.of("basisNote", Problem.Code.VAL, basis.note()));
        }
        if (asked.what() == null || asked.what().isBlank()) {
            problems.add(Problem.of("what", Problem.Code.VAL, "Enter what is asked for"));
        }
        if (whom == Whom.LEAD && asked.dueOn() == null) {
            problems.add(Problem.of("dueOn", Problem.Code.VAL, "Enter by when the decision is due"));
        }
        var at = asked.askedAt() == null ? now : asked.askedAt();
        if (at.isAfter(now)) {
            problems.add(Problem.of(
                    "askedAt",
                    Problem.Code.VAL,
                    "%s is in the future. Enter when it was asked".formatted(London.show(at))));
        }
        if (asked.dueOn() != null && asked.dueOn().isBefore(London.day(at))) {
            problems.add(Problem.of(
                    "dueOn",
                    Problem.Code.VAL,
                    "%s is before the day it was asked. Enter that day or a later one"
                            .formatted(London.show(asked.dueOn()))));
        }
        if (!problems.isEmpty() || whom == null || basis == null) {
            throw new Rejected(problems);
        }
        var recipient = recipient(incident, whom, asked);
        if (Chasing.link(whom, recipient, asked.connection(), providers(incident))
                instanceof NotLinked(var field, var because)) {
            throw Rejected.invalid(field, because);
        }
        var due = due(id, at, asked.dueOn());
        var request = new Request(
                UUID.randomUUID(),
                requests.next(id),
                whom,
                recipient,
                whom == Whom.BUSINESS ? asked.connection() : null,
                whom == Whom.PERSON ? asked.person() : null,
                basis.id(),
                Words.optional("basisNote", asked.basisNote(), 500),
                Words.required("what", asked.what(), 2000, "Enter what is asked for"),
                at,
                actor.name(),
                actor.postName(),
                actor.post(),
                due.dueOn(),
                due.dueAt(),
                due.explanation(),
                null,
                null,
                List.of(),
                1);
        requests.add(id, request, now);
        letters.whenLate(id, request.number(), request.id(), request.dueAt(), hear(incident, request));
        log.append(
                id,
                LogKind.CONTACT,
                "Request %d to %s (%s), due %s: %s. Footing: %s"
                        .formatted(
                                request.number(),
                                shown(request),
                                role(request),
                                London.show(due.dueOn()),
                                request.what(),
                                footing(basis, request.basisNote())),
                at,
                "request:" + request.number());
        audit.changed("AskRequest", "incident:" + id, List.of("request"));
        return request.id();
    }

    @Override
    @Transactional
    public UUID ask(
            UUID incident,
            Of of,
            @Nullable String recipient,
            @Nullable String what,
            @Nullable LocalDate dueOn,
            Actor actor) {
        return ask(
                incident,
                new Asked(
                        of == Of.LEAD ? Whom.LEAD : Whom.AGENCY,
                        recipient,
                        null,
                        null,
                        switch (of) {
                            case BY_AGREEMENT -> "AGREEMENT";
                            case PARTNER -> "COOPERATION";
                            case LEAD -> "LEAD_OFFICER";
                        },
                        null,
                        what,
                        null,
                        dueOn),
                actor);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Standing> standing(UUID incident) {
        var now = clock.instant();
        return requests.of(incident).stream()
                .filter(r -> r.person() == null)
                .collect(Collectors.toMap(
                        Request::id,
                        r -> new Standing(
                                r.number(), r.recipient(), r.standing(now).words(), r.dueOn(), r.settledAt() != null)));
    }

    /** Records what became of it. */
    @Transactional
    public void became(UUID id, UUID request, Became became, int version, Actor actor) {
        var now = clock.instant();
        var incident = open(id);
        var before = requests.find(id, request);
        var kind = became.kind();
        if (kind == null) {
            throw Rejected.invalid("kind", "Choose what became of it");
        }
        refuseOutOfTurn(before, kind);
        var words = Words.required("words", became.words(), 2000, ask(kind));
        var at = became.at() == null ? now : became.at();
        if (at.isAfter(now)) {
            throw Rejected.invalid("at", "%s is in the future. Enter when it was".formatted(London.show(at)));
        }
        if (at.isBefore(before.latest())) {
            throw Rejected.invalid(
                    "at",
                    "The last thing that happened to this request was on %s. Enter that time or a later one"
                            .formatted(London.show(before.latest())));
        }
        var due = kind == Kind.ASKED_AGAIN ? due(id, at, again(became.dueOn(), at)) : null;
        var legal = kind == Kind.REFUSED ? legal(id, before, at, actor) : null;
        var step = new Step(kind, at, words, due == null ? null : due.dueOn(), legal, actor.name(), now);
        requests.step(id, after(before, kind, at, due, version), step, actor);
        if (kind != Kind.CHASED) {
            letters.notLate(id, request);
        }
        if (due != null) {
            letters.whenLate(id, before.number(), request, due.dueAt(), hear(incident, before));
        }
        log.append(
                id,
                LogKind.CONTACT,
                "Request %d to %s: %s. %s%s%s"
                        .formatted(
                                before.number(),
                                shown(before),
                                kind.words().toLowerCase(java.util.Locale.UK),
                                words,
                                due == null ? "" : " Due " + London.show(due.dueOn()) + ".",
                                legal == null ? "" : " Legal is asked for advice: action " + legal + "."),
                at,
                "request:" + before.number());
        audit.changed("FollowRequest", "incident:" + id, List.of("request"));
    }

    /** Who hears that it is late: whoever asked, and whoever leads. */
    private static List<Letter.Post> hear(Incident incident, Request request) {
        var asked = new Letter.Post(request.askedByPost(), request.askedBy());
        var lead = incident.lead();
        return lead == null || lead.post().equals(request.askedByPost())
                ? List.of(asked)
                : List.of(asked, new Letter.Post(lead.post(), lead.name()));
    }

    /** Every request, late ones first, then by what is due next; settled ones last. */
    @Transactional
    public List<Request> of(UUID id) {
        incidents.find(id);
        var now = clock.instant();
        var all = requests.of(id);
        seen(id, all);
        return all.stream()
                .sorted(Comparator.comparing((Request r) -> r.standing(now))
                        .thenComparing(r -> r.settledAt() == null ? r.dueAt() : Instant.MAX)
                        .thenComparing(Request::number, Comparator.reverseOrder()))
                .toList();
    }

    @Transactional
    public Request one(UUID id, UUID request) {
        incidents.find(id);
        var one = requests.find(id, request);
        seen(id, List.of(one));
        return one;
    }

    /** That a person was asked, and what for, is about that person. */
    private void seen(UUID id, List<Request> shown) {
        var people = shown.stream()
                .flatMap(r -> Stream.ofNullable(r.person()))
                .distinct()
                .toList();
        if (!people.isEmpty()) {
            audit.read("Requests", "incident:" + id, people);
        }
    }

    /** The providers of the incident's services, by name. */
    @Transactional(readOnly = true)
    public List<String> providers(UUID id) {
        return providers(incidents.find(id));
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> waitingFor(UUID incident, UUID person) {
        var asked = requests.of(incident).stream()
                .filter(r -> person.equals(r.person()))
                .flatMap(r -> r.steps().stream())
                .flatMap(s -> Stream.ofNullable(s.action()))
                .toList();
        return asked.isEmpty()
                ? List.of()
                : actions.of(incident).stream()
                        .filter(a -> asked.contains(a.number()) && !a.settled())
                        .map(Action::number)
                        .toList();
    }

    /** Who was asked; a person has a page of their own and is not named elsewhere. */
    public static String shown(Request r) {
        return r.whom() == Whom.PERSON ? "a person" : r.recipient();
    }

    /** What they are to the provider, in words. */
    public static String role(Request r) {
        return r.connection() == null ? r.whom().words() : r.connection().words();
    }

    /** The footing with its citation. */
    public static String footing(Basis basis, @Nullable String note) {
        return "%s (%s%s)".formatted(basis.words(), basis.citation(), note == null ? "" : ": " + note);
    }

    /** The footing of a request. */
    public static String footing(Request r) {
        return LegalBases.shipped()
                .find(r.basis())
                .map(b -> footing(b, r.basisNote()))
                .orElse(r.basis());
    }

    private String recipient(Incident incident, Whom whom, Asked asked) {
        if (whom == Whom.LEAD) {
            var lead = incident.lead();
            if (lead == null) {
                throw new Rejected(
                        Problem.Code.STATE,
                        "whom",
                        "Nobody leads this incident yet. A named lead acknowledges it first");
            }
            return lead.name();
        }
        if (whom != Whom.PERSON) {
            return Words.required("recipient", asked.recipient(), 200, "Enter who is asked");
        }
        var person = asked.person();
        if (person == null) {
            throw Rejected.invalid("person", "Ask a person from their own page");
        }
        try {
            return people.facts(incident.id(), person).reference();
        } catch (NotThere e) {
            throw Rejected.invalid("person", "Nobody with this number is on the incident's list");
        }
    }

    /** A line for Legal once a refusal continues; its number, or null. */
    private @Nullable String legal(UUID id, Request r, Instant at, Actor actor) {
        var profile = profiles.of(id);
        var refusals = r.count(Kind.REFUSED) + 1;
        if (!Chasing.goesToLegal(refusals, profile.number(Key.REQUEST_REFUSALS))) {
            return null;
        }
        var waiting = r.steps().stream()
                .flatMap(s -> Stream.ofNullable(s.action()))
                .filter(number ->
                        actions.of(id).stream().anyMatch(a -> a.number().equals(number) && !a.settled()))
                .findFirst();
        if (waiting.isPresent()) {
            return waiting.get();
        }
        var days = Objects.requireNonNullElse(profile.number(Key.REQUEST_LEGAL), 1);
        var due = days == 0
                ? deadlines.set(new CalendarDays(0), London.day(at))
                : deadlines.set(new WorkingDays(days), London.day(at));
        return plan.addMine(
                        id,
                        "Take legal advice: request %d to %s was refused %d times (Kent protocol 4.14)"
                                .formatted(r.number(), shown(r), refusals),
                        due.dueOn().isBefore(London.day(clock.instant())) ? London.day(clock.instant()) : due.dueOn(),
                        actor)
                .number();
    }

    private static Request after(Request r, Kind kind, Instant at, @Nullable Deadline due, int version) {
        boolean settles = kind == Kind.ANSWERED || kind == Kind.WITHDRAWN;
        return new Request(
                r.id(),
                r.number(),
                r.whom(),
                r.recipient(),
                r.connection(),
                r.person(),
                r.basis(),
                r.basisNote(),
                r.what(),
                r.askedAt(),
                r.askedBy(),
                r.askedAs(),
                r.askedByPost(),
                due == null ? r.dueOn() : due.dueOn(),
                due == null ? r.dueAt() : due.dueAt(),
                due == null ? r.counted() : due.explanation(),
                kind == Kind.REFUSED ? at : kind == Kind.ASKED_AGAIN ? null : r.refusedAt(),
                settles ? at : null,
                r.steps(),
                version);
    }

    private void refuseOutOfTurn(Request r, Kind kind) {
        if (r.settledAt() != null) {
            throw Rejected.state("This request was settled on %s: %s"
                    .formatted(
                            London.show(r.settledAt()),
                            r.standing(clock.instant()).words().toLowerCase(java.util.Locale.UK)));
        }
        var refusedAt = r.refusedAt();
        if (refusedAt != null && (kind == Kind.CHASED || kind == Kind.REFUSED)) {
            throw new Rejected(
                    Problem.Code.STATE,
                    "kind",
                    "It was refused on %s. Ask again first, with a new date".formatted(London.show(refusedAt)));
        }
        if (refusedAt == null && kind == Kind.ASKED_AGAIN) {
            throw new Rejected(
                    Problem.Code.STATE,
                    "kind",
                    "It was not refused. Chase it, or wait until %s".formatted(London.show(r.dueOn())));
        }
    }

    private static @Nullable LocalDate again(@Nullable LocalDate dueOn, Instant at) {
        if (dueOn != null && dueOn.isBefore(London.day(at))) {
            throw Rejected.invalid(
                    "dueOn",
                    "%s is before the day it was asked again. Enter that day or a later one"
                            .formatted(London.show(dueOn)));
        }
        return dueOn;
    }

    private Deadline due(UUID id, Instant askedAt, @Nullable LocalDate dueOn) {
        if (dueOn != null) {
            return deadlines.set(new CalendarDays(0), dueOn);
        }
        var days = profiles.of(id).number(Key.REQUEST_DUE);
        return days == null || days == 0
                ? deadlines.set(new CalendarDays(0), London.day(askedAt))
                : deadlines.set(new WorkingDays(days), London.day(askedAt));
    }

    private static String ask(Kind kind) {
        return switch (kind) {
            case CHASED -> "Enter how they were chased, and what they said";
            case ANSWERED -> "Enter what they answered";
            case REFUSED -> "Enter how they refused, and why";
            case ASKED_AGAIN -> "Enter how they were asked again";
            case WITHDRAWN -> "Enter why it is taken back";
        };
    }

    private static List<String> providers(Incident incident) {
        return incident.sites().stream()
                .map(Site::providerName)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .sorted()
                .toList();
    }

    private Incident open(UUID id) {
        var incident = incidents.find(id);
        if (incident.stage().state().ended()) {
            throw Rejected.state("This incident is " + incident.stage().state().spoken());
        }
        return incident;
    }
}
