package care.backstop.incident.usecase;

import care.backstop.incident.IncidentKind;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Agreement;
import care.backstop.incident.model.Agreement.Line;
import care.backstop.incident.model.Agreement.Subject;
import care.backstop.incident.model.Agreement.Word;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.Particular;
import care.backstop.incident.model.Words;
import care.backstop.incident.rules.ExitTerms;
import care.backstop.incident.rules.PlanInForce;
import care.backstop.incident.rules.TwoParties.Side;
import care.backstop.incident.rules.TwoParties.Standing;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.AgreementStore;
import care.backstop.incident.store.AgreementStore.Start;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.ParticularStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.profile.Key;
import care.backstop.kernel.time.DeadlineRule.ElapsedHours;
import care.backstop.kernel.time.DeadlineRule.WorkingDays;
import care.backstop.kernel.time.Deadlines;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets council and NHS agree that the response starts and which plan it follows, and lets work begin on a line of it: at
 * once where it is urgent, otherwise once the plan is agreed.
 */
@Service
public class AgreeTogether {

    /**
     * What somebody with the authority says.
     *
     * @param at null for now
     * @param kind what it is treated as
     * @param because on what grounds
     * @param urgentBecause why it cannot wait for the other side; null where it can
     */
    public record Decided(
            @Nullable Instant at,
            @Nullable IncidentKind kind,
            @Nullable String because,
            @Nullable String urgentBecause) {}

    /**
     * How the plan stands.
     *
     * @param required whether the profile asks for agreement, and where it says so
     * @param starters who starts the procedure by the profile, and where it says so
     * @param active the latest edition that both have agreed
     * @param draft a later edition that waits for one or both
     */
    public record Plan(
            boolean required,
            String source,
            String starters,
            @Nullable Agreement active,
            @Nullable Agreement draft,
            List<String> missingFactors) {}

    /** What the procedure wants by then does not wait for a meeting; default, unconfirmed. */
    private static final WorkingDays FIRST_DAY = new WorkingDays(1);

    private final IncidentStore incidents;
    private final AgreementStore agreements;
    private final ParticularStore particulars;
    private final ActionStore actions;
    private final CouncilProfiles profiles;
    private final MapTheDuty functions;
    private final Deadlines deadlines;
    private final LogBook log;
    private final AuditTrail audit;
    private final Clock clock;

    AgreeTogether(
            IncidentStore incidents,
            AgreementStore agreements,
            ParticularStore particulars,
            ActionStore actions,
            CouncilProfiles profiles,
            MapTheDuty functions,
            Deadlines deadlines,
            LogBook log,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.agreements = agreements;
        this.particulars = particulars;
        this.actions = actions;
        this.profiles = profiles;
        this.functions = functions;
        this.deadlines = deadlines;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /** For which side somebody may agree, or empty: an incident lead for the council, a clinician for the NHS. */
    public static Optional<Side> side(Actor actor) {
        return switch (actor.role()) {
            case INCIDENT_LEAD -> Optional.of(Side.COUNCIL);
            case ICB_CLINICIAN -> Optional.of(Side.ICB);
            default -> Optional.empty();
        };
    }

    /** Somebody with the authority decides, for their side, that the response starts. */
    @Transactional
    public Agreement activate(UUID id, Decided decided, Actor actor) {
        var now = clock.instant();
        open(id);
        var side = authority(actor, "decide that the response starts");
        if (decided.kind() == null) {
            throw Rejected.invalid("kind", "Choose what it is treated as");
        }
        var unmapped = functions.missing(id, decided.kind());
        if (!unmapped.isEmpty()) {
            throw Rejected.state(
                    "Nobody does these tasks of the temporary duty yet: %s. Name function and owner of each first, under Team, Functions (%s)"
                            .formatted(String.join("; ", unmapped), functions.clause(id)));
        }
        var because = Words.required("because", decided.because(), 2000, "Enter on what grounds");
        var at = decided.at() == null ? now : decided.at();
        if (at.isAfter(now)) {
            throw Rejected.invalid("at", "%s is in the future. Enter when it was decided".formatted(London.show(at)));
        }
        var urgentBecause = Words.optional("urgentBecause", decided.urgentBecause(), 1000);
        var before = agreements.of(id, Subject.ACTIVATION).stream().findFirst().orElse(null);
        // Whoever has decided already and finds that it cannot wait for the other side after all says so anew.
        boolean anew = before != null
                && urgentBecause != null
                && before.word(side).isPresent()
                && before.stands(now).standing() == Standing.ONE_SIDE;
        var agreement = before == null || anew
                ? new Agreement(
                        UUID.randomUUID(),
                        Subject.ACTIVATION,
                        before == null ? 1 : before.edition() + 1,
                        List.of(),
                        now,
                        actor.name(),
                        List.of())
                : before;
        if (before == null || anew) {
            agreements.add(id, agreement);
        }
        var urgent = agreement.words().isEmpty() ? urgentBecause : null;
        var hours = Math.max(1, Objects.requireNonNullElse(profiles.of(id).number(Key.ACTIVATION_CONFIRM), 4));
        var confirmBy = urgent == null
                ? null
                : deadlines.set(new ElapsedHours(hours), at).dueAt();
        agreements.add(
                id,
                agreement.id(),
                new Word(
                        side,
                        at,
                        decided.kind(),
                        because,
                        urgent,
                        confirmBy,
                        actor.name(),
                        actor.postName(),
                        actor.agencyName()),
                now,
                actor);
        log.append(
                id,
                LogKind.DECISION,
                "%s, %s (%s), decided for %s that the response starts: %s. %s%s"
                        .formatted(
                                actor.name(),
                                actor.postName(),
                                actor.agencyName(),
                                side.words(),
                                decided.kind().words().toLowerCase(java.util.Locale.UK),
                                because,
                                confirmBy == null
                                        ? ""
                                        : " It starts without waiting because: %s. %s confirms by %s."
                                                .formatted(
                                                        urgent,
                                                        capital(side.other().words()),
                                                        London.show(confirmBy))),
                at,
                null);
        audit.changed("ActivateResponse", "incident:" + id, List.of("activation"));
        return activation(id).orElseThrow();
    }

    /** Who decided that the response starts; empty while nobody has. */
    @Transactional(readOnly = true)
    public Optional<Agreement> activation(UUID id) {
        incidents.find(id);
        return agreements.of(id, Subject.ACTIVATION).stream().findFirst();
    }

    /** Puts the plan as it is now forward to be agreed. */
    @Transactional
    public Agreement putForward(UUID id, Actor actor) {
        var now = clock.instant();
        open(id);
        var editions = agreements.of(id, Subject.PLAN);
        if (editions.stream().findFirst().filter(e -> !agreed(e, now)).isPresent()) {
            throw Rejected.state("Edition %d has been put forward and is not agreed yet. Agree that one first"
                    .formatted(editions.getFirst().edition()));
        }
        var lines = actions.of(id).stream()
                .map(a -> new Line(
                        a.number(),
                        a.wording(),
                        a.state().name(),
                        a.accountable().map(Action.Owner::name).orElse(null),
                        a.dueAt()))
                .toList();
        if (lines.isEmpty()) {
            throw Rejected.state("The plan has no actions yet. Take a procedure into it, or add an action");
        }
        var edition = new Agreement(
                UUID.randomUUID(),
                Subject.PLAN,
                editions.isEmpty() ? 1 : editions.getFirst().edition() + 1,
                lines,
                now,
                actor.name(),
                List.of());
        agreements.add(id, edition);
        log.append(
                id,
                LogKind.ACTION,
                "Edition %d of the plan was put forward, with %d actions".formatted(edition.edition(), lines.size()),
                now,
                null);
        audit.changed("PutPlanForward", "incident:" + id, List.of("plan"));
        return edition;
    }

    /** Agrees, for a side, to the edition put forward; every planning factor has been written down. */
    @Transactional
    public Agreement agree(UUID id, @Nullable String condition, Actor actor) {
        var now = clock.instant();
        open(id);
        var side = authority(actor, "agree the plan");
        var draft = agreements.of(id, Subject.PLAN).stream()
                .findFirst()
                .filter(e -> !agreed(e, now))
                .orElseThrow(() -> Rejected.state("No edition of the plan waits to be agreed. Put one forward first"));
        var missing = missingFactors(id);
        if (!missing.isEmpty()) {
            throw new Rejected(
                    Problem.Code.STATE,
                    null,
                    "What the plan is made by is not written down: %s. Enter all four first"
                            .formatted(String.join(", ", missing)));
        }
        agreements.add(
                id,
                draft.id(),
                new Word(
                        side,
                        now,
                        null,
                        Words.optional("condition", condition, 1000),
                        null,
                        null,
                        actor.name(),
                        actor.postName(),
                        actor.agencyName()),
                now,
                actor);
        boolean active = draft.word(side.other()).isPresent();
        log.append(
                id,
                LogKind.DECISION,
                "%s, %s (%s), agreed edition %d of the plan for %s%s"
                        .formatted(
                                actor.name(),
                                actor.postName(),
                                actor.agencyName(),
                                draft.edition(),
                                side.words(),
                                active
                                        ? ". Both have: it is the plan of the incident now"
                                        : ". It stays a draft until %s agrees"
                                                .formatted(side.other().words())),
                now,
                null);
        audit.changed("AgreePlan", "incident:" + id, List.of("plan"));
        return agreements.of(id, Subject.PLAN).getFirst();
    }

    @Transactional(readOnly = true)
    public Plan plan(UUID id) {
        incidents.find(id);
        var now = clock.instant();
        var profile = profiles.of(id);
        var editions = agreements.of(id, Subject.PLAN);
        var active = editions.stream().filter(e -> agreed(e, now)).findFirst().orElse(null);
        var draft = editions.stream().findFirst().filter(e -> !agreed(e, now)).orElse(null);
        return new Plan(
                profile.is(Key.PLAN_APPROVAL),
                profile.setting(Key.PLAN_APPROVAL).source(),
                "%s (%s)"
                        .formatted(
                                profile.text(Key.ACTIVATION_ROLES),
                                profile.setting(Key.ACTIVATION_ROLES).source()),
                active,
                draft,
                missingFactors(id));
    }

    /** Every edition of the plan, the latest first. */
    @Transactional(readOnly = true)
    public List<Agreement> editions(UUID id) {
        incidents.find(id);
        return agreements.of(id, Subject.PLAN);
    }

    /** Begins work on a line: somebody answers for it, and the plan is agreed or the line is urgent. */
    @Transactional
    public void start(UUID id, UUID action, @Nullable String urgentBecause, Actor actor) {
        var now = clock.instant();
        var incident = open(id);
        var line = actions.find(id, action);
        if (line.settled()) {
            throw Rejected.state("Action %s is settled: %s"
                    .formatted(line.number(), line.state().words().toLowerCase(java.util.Locale.UK)));
        }
        if (line.accountable().isEmpty()) {
            throw Rejected.invalid("owners", "Say who answers for action %s before it starts".formatted(line.number()));
        }
        if (agreements.start(id, action).isPresent()) {
            throw new Rejected(Problem.Code.DUP, null, "Action %s has been started already".formatted(line.number()));
        }
        begin(incident, line, Words.optional("urgentBecause", urgentBecause, 1000), "urgentBecause", now, actor);
        audit.changed("StartAction", "incident:" + id, List.of("action"));
    }

    /** When work on a line began. */
    @Transactional(readOnly = true)
    public Optional<Start> started(UUID id, UUID action) {
        return agreements.start(id, action);
    }

    /** Part of marking a line done: work on it began, or may begin now. */
    void begin(Incident incident, Action line, @Nullable String urgentBecause, String field, Instant now, Actor actor) {
        var id = incident.id();
        if (agreements.start(id, line.id()).isPresent()) {
            return;
        }
        var required = profiles.of(id).is(Key.PLAN_APPROVAL);
        var agreed = required && agreements.planAgreed(id);
        var opener = line.opener(actions.of(id));
        var may = PlanInForce.mayBegin(new PlanInForce.Facts(
                required,
                agreed,
                opener.isPresent(),
                line.procedure().protects(),
                line.dueAt(),
                deadlines.project(FIRST_DAY, incident.awareAt()).dueAt(),
                urgentBecause));
        switch (may) {
            case WAITS ->
                throw new Rejected(
                        Problem.Code.STATE,
                        field,
                        "Council and NHS have not agreed the plan yet. Agree it first, or enter as the reason why action %s cannot wait"
                                .formatted(line.number()));
            case SHUT ->
                throw new Rejected(
                        Problem.Code.STATE,
                        field,
                        "Part %s is shut until action %s has its date. Record it there, or enter as the reason why action %s cannot wait"
                                .formatted(
                                        line.partNumber(),
                                        opener.map(Action::number).orElse(""),
                                        line.number()));
            case MARKED_URGENT ->
                log.append(
                        id,
                        LogKind.DECISION,
                        "Action %s was begun before %s. Why it could not wait: %s"
                                .formatted(
                                        line.number(),
                                        Stream.of(
                                                        opener.map(o -> "action %s had its date".formatted(o.number())),
                                                        required && !agreed
                                                                ? Optional.of("the plan was agreed")
                                                                : Optional.<String>empty())
                                                .flatMap(Optional::stream)
                                                .collect(Collectors.joining(" and ")),
                                        urgentBecause),
                        now,
                        "action:" + line.number());
            case AGREED, AT_ONCE -> {}
        }
        agreements.start(
                id,
                new Start(
                        line.id(), now, actor.name(), may == PlanInForce.Answer.MARKED_URGENT ? urgentBecause : null));
    }

    private List<String> missingFactors(UUID id) {
        return ExitTerms.missingFactors(particulars
                .latest(id, Particular.Kind.FACTORS)
                .map(Particular::details)
                .orElse(null));
    }

    private static boolean agreed(Agreement a, Instant now) {
        return a.stands(now).standing() == Standing.AGREED;
    }

    private static Side authority(Actor actor, String what) {
        return side(actor)
                .orElseThrow(() -> new Rejected(
                        Problem.Code.AUTH,
                        null,
                        "You are acting as %s. Only an incident lead of the council or a clinician of the NHS may %s"
                                .formatted(actor.postName(), what)));
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private Incident open(UUID id) {
        var incident = incidents.find(id);
        if (incident.stage().state().ended()) {
            throw Rejected.state("This incident is " + incident.stage().state().spoken());
        }
        return incident;
    }
}
