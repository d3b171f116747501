package care.backstop.incident.usecase;

import care.backstop.incident.LogKind;
import care.backstop.incident.model.Appraisal;
import care.backstop.incident.model.Appraisal.Choice;
import care.backstop.incident.model.Appraisal.Kind;
import care.backstop.incident.model.Appraisal.Option;
import care.backstop.incident.model.Appraisal.Principle;
import care.backstop.incident.model.Appraisal.Rejection;
import care.backstop.incident.model.Appraisal.Risk;
import care.backstop.incident.model.Appraisal.Signature;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.Words;
import care.backstop.incident.rules.DelegatedLimit;
import care.backstop.incident.store.AppraisalStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.LogStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.IncidentMembers.Member;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.kernel.time.DeadlineRule.WorkingDays;
import care.backstop.kernel.time.Deadlines;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts what could be done side by side, keeps what was rejected with its reason, and lets a named officer choose within
 * a limit. A joint decision stands when each agency has signed.
 */
@Service
public class AppraiseOptions {

    /** Those who can bind their agency. */
    private static final Set<Role> SIGNERS = Set.of(Role.INCIDENT_LEAD, Role.ICB_CLINICIAN);

    /** An option as entered; null numbers are not known. */
    public record Entered(
            @Nullable Kind kind,
            @Nullable String words,
            @Nullable Integer people,
            @Nullable Long costPence,
            @Nullable Integer days,
            @Nullable Risk risk,
            @Nullable String riskBecause,
            @Nullable String inFavour,
            @Nullable String against,
            Map<Principle, String> principles) {}

    /**
     * The grounds of a choice.
     *
     * @param overLimit why it cannot wait for somebody with a higher limit
     * @param agencies whose signatures it needs besides that of whoever decides
     * @param urgentBecause why it cannot wait for the risk assessment, which then is due in one working day
     */
    public record Grounds(
            @Nullable String lawful,
            @Nullable String reasonable,
            @Nullable String proportionate,
            @Nullable String overLimit,
            List<String> agencies,
            @Nullable String urgentBecause) {

        /** Of a choice that waits for the risk assessment. */
        public Grounds(
                @Nullable String lawful,
                @Nullable String reasonable,
                @Nullable String proportionate,
                @Nullable String overLimit,
                List<String> agencies) {
            this(lawful, reasonable, proportionate, overLimit, agencies, null);
        }
    }

    private final IncidentStore incidents;
    private final AppraisalStore appraisals;
    private final SettleTerms terms;
    private final LogStore entries;
    private final WorkThePlan plan;
    private final Deadlines deadlines;
    private final IncidentMembers members;
    private final LogBook log;
    private final AuditTrail audit;
    private final Clock clock;

    AppraiseOptions(
            IncidentStore incidents,
            AppraisalStore appraisals,
            SettleTerms terms,
            LogStore entries,
            WorkThePlan plan,
            Deadlines deadlines,
            IncidentMembers members,
            LogBook log,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.appraisals = appraisals;
        this.terms = terms;
        this.entries = entries;
        this.plan = plan;
        this.deadlines = deadlines;
        this.members = members;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public UUID open(UUID id, @Nullable String question, Actor actor) {
        open(id);
        var asked = Words.required("question", question, 500, "Enter what has to be decided");
        var appraisal = UUID.randomUUID();
        appraisals.open(id, appraisal, asked, clock.instant(), actor.name());
        audit.changed("OpenAppraisal", "incident:" + id, List.of("appraisal"));
        return appraisal;
    }

    @Transactional
    public UUID add(UUID id, UUID appraisal, Entered e, Actor actor) {
        open(id);
        refuseDecided(appraisals.find(id, appraisal));
        var problems = new ArrayList<Problem>();
        if (e.kind() == null) {
            problems.add(Problem.of("kind", Problem.Code.VAL, "Choose what kind of option it is"));
        }
        if (e.risk() == null) {
            problems.add(Problem.of("risk", Problem.Code.VAL, "Choose how risky it is, or not known"));
        }
        atLeastNothing(problems, "people", e.people());
        atLeastNothing(problems, "cost", e.costPence());
        atLeastNothing(problems, "days", e.days());
        if (!problems.isEmpty() || e.kind() == null || e.risk() == null) {
            throw new Rejected(problems);
        }
        var principles = new EnumMap<Principle, String>(Principle.class);
        e.principles().forEach((principle, evidence) -> {
            var words = Words.optional(principle.name(), evidence, 1000);
            if (words != null) {
                principles.put(principle, words);
            }
        });
        var option = new Option(
                UUID.randomUUID(),
                e.kind(),
                Words.required("words", e.words(), 1000, "Enter what would be done"),
                e.people(),
                e.costPence(),
                e.days(),
                e.risk(),
                Words.optional("riskBecause", e.riskBecause(), 1000),
                Words.optional("inFavour", e.inFavour(), 2000),
                Words.optional("against", e.against(), 2000),
                principles,
                null,
                1);
        appraisals.add(id, appraisal, option, clock.instant(), actor.name());
        audit.changed("AddOption", "incident:" + id, List.of("option"));
        return option.id();
    }

    /** Takes an option out of the running; it stays on the page with the reason. */
    @Transactional
    public void reject(UUID id, UUID appraisal, UUID option, @Nullable String because, int version, Actor actor) {
        open(id);
        var found = appraisals.find(id, appraisal);
        refuseDecided(found);
        var chosen = option(found, option);
        if (chosen.rejected() != null) {
            throw new Rejected(Problem.Code.DUP, null, chosen.rejected().by() + " has rejected this option already");
        }
        var why = Words.required("because", because, 2000, "Enter why it is rejected");
        var now = clock.instant();
        appraisals.reject(option, new Rejection(now, actor.name(), why), version);
        log.append(
                id,
                LogKind.DECISION,
                "Option rejected: %s. %s".formatted(chosen.words(), why),
                now,
                "appraisal:" + appraisal);
        audit.changed("RejectOption", "incident:" + id, List.of("option"));
    }

    /** Chooses one. Every other option must have been rejected with a reason. */
    @Transactional
    public UUID choose(UUID id, UUID appraisal, @Nullable UUID option, Grounds g, Actor actor) {
        open(id);
        var found = appraisals.find(id, appraisal);
        refuseDecided(found);
        if (option == null) {
            throw Rejected.invalid("option", "Choose an option");
        }
        var chosen = option(found, option);
        if (chosen.rejected() != null) {
            throw new Rejected(
                    Problem.Code.CONF,
                    "option",
                    "%s rejected this option: %s"
                            .formatted(chosen.rejected().by(), chosen.rejected().because()));
        }
        if (found.options().size() < 2) {
            throw new Rejected(
                    Problem.Code.STATE, "option", "There is nothing to compare it with. Add at least one other option");
        }
        var others = found.options().stream()
                .filter(o -> o.rejected() == null && !o.id().equals(option))
                .map(Option::words)
                .toList();
        if (!others.isEmpty()) {
            throw new Rejected(
                    Problem.Code.STATE,
                    "option",
                    "Say first why the others are rejected: " + String.join("; ", others));
        }
        refuseUnevidencedClosure(chosen);
        if (chosen.kind() == Kind.CLOSURE) {
            terms.refuseOpposedClosure(id);
        }
        var urgent = Words.optional("urgentBecause", g.urgentBecause(), 1000);
        boolean assessed = entries.interruptionAssessed(id);
        if (!assessed && urgent == null) {
            throw new Rejected(
                    Problem.Code.STATE,
                    "urgentBecause",
                    "Nobody has assessed the risk of the interruption. Write the assessment into the log first, or enter why this cannot wait for it");
        }
        var lawful = Words.required("lawful", g.lawful(), 2000, "Enter what makes it lawful");
        var reasonable = Words.required("reasonable", g.reasonable(), 2000, "Enter what makes it reasonable");
        var proportionate =
                Words.required("proportionate", g.proportionate(), 2000, "Enter what makes it proportionate");
        var limit = appraisals.limit(actor.council(), actor.role()).orElse(null);
        String over = null;
        if (DelegatedLimit.check(chosen.costPence(), limit) instanceof DelegatedLimit.Above(var because)) {
            over = Words.optional("overLimit", g.overLimit(), 2000);
            if (over == null) {
                throw new Rejected(
                        Problem.Code.STATE,
                        "overLimit",
                        because + ". Ask somebody with a higher limit to decide, or enter why it cannot wait for them");
            }
        }
        var known = agencies(id);
        var agencies = new LinkedHashSet<String>();
        agencies.add(actor.agencyName());
        for (var agency : g.agencies()) {
            if (!known.contains(agency)) {
                throw Rejected.invalid("agencies", "Choose agencies that belong to this incident");
            }
            agencies.add(agency);
        }
        var now = clock.instant();
        var choice = new Choice(
                UUID.randomUUID(),
                option,
                lawful,
                reasonable,
                proportionate,
                limit,
                over,
                List.copyOf(agencies),
                now,
                actor.name(),
                actor.postName(),
                List.of());
        appraisals.choose(id, appraisal, choice, actor);
        appraisals.sign(
                id, choice.id(), new Signature(actor.agencyName(), actor.name(), actor.postName(), now), actor.post());
        log.append(
                id,
                LogKind.DECISION,
                "Decided on \"%s\": %s. Lawful: %s Reasonable: %s Proportionate: %s%s%s"
                        .formatted(
                                found.question(),
                                chosen.words(),
                                lawful,
                                reasonable,
                                proportionate,
                                over == null ? "" : " Above the limit, because it could not wait: " + over,
                                agencies.size() == 1
                                        ? ""
                                        : " It stands when these have signed: " + String.join(", ", agencies)),
                now,
                "appraisal:" + appraisal);
        if (!assessed) {
            plan.add(
                    id,
                    null,
                    "Assess the risk of the interruption and write it into the log. The choice \"%s\" did not wait for it: %s"
                            .formatted(found.question(), urgent),
                    deadlines.set(new WorkingDays(1), now).dueOn(),
                    actor);
        }
        audit.changed("ChooseOption", "incident:" + id, List.of("choice"));
        return choice.id();
    }

    /** Signs a joint decision for the actor's own agency. */
    @Transactional
    public void sign(UUID id, UUID appraisal, Actor actor) {
        open(id);
        var found = appraisals.find(id, appraisal);
        var choice = found.choice();
        if (choice == null) {
            throw Rejected.state("Nothing has been decided that could be signed");
        }
        if (!SIGNERS.contains(actor.role())) {
            throw Rejected.state(
                    "You are acting as %s. Somebody who can bind the agency signs".formatted(actor.postName()));
        }
        if (!choice.agencies().contains(actor.agencyName())) {
            throw Rejected.state("This decision does not ask for the signature of " + actor.agencyName());
        }
        if (!choice.unsigned().contains(actor.agencyName())) {
            throw new Rejected(Problem.Code.DUP, null, actor.agencyName() + " has signed already");
        }
        var now = clock.instant();
        appraisals.sign(
                id, choice.id(), new Signature(actor.agencyName(), actor.name(), actor.postName(), now), actor.post());
        boolean stands = choice.unsigned().size() == 1;
        log.append(
                id,
                LogKind.DECISION,
                "%s signed for %s%s"
                        .formatted(actor.name(), actor.agencyName(), stands ? ". The joint decision stands now" : ""),
                now,
                "appraisal:" + appraisal);
        audit.changed("SignChoice", "incident:" + id, List.of("signature"));
    }

    /** How much a role may decide by itself. */
    @Transactional
    public void limit(@Nullable Role role, @Nullable Long pence, Actor actor) {
        if (role == null) {
            throw Rejected.invalid("role", "Choose a role");
        }
        if (role == actor.role()) {
            throw Rejected.state("Nobody sets a limit for their own role");
        }
        if (pence == null || pence < 0) {
            throw Rejected.invalid("limit", "Enter an amount of money, such as 25000.00");
        }
        appraisals.limit(actor.council(), role, pence, clock.instant(), actor.name());
        audit.changed("SetLimit", "role:" + role.key(), List.of("limit"));
    }

    @Transactional(readOnly = true)
    public Map<Role, Long> limits(Actor actor) {
        return appraisals.limits(actor.council());
    }

    @Transactional(readOnly = true)
    public List<Appraisal> of(UUID id) {
        incidents.find(id);
        return appraisals.of(id);
    }

    @Transactional(readOnly = true)
    public Appraisal one(UUID id, UUID appraisal) {
        incidents.find(id);
        return appraisals.find(id, appraisal);
    }

    /** The agencies whose posts belong to the incident, by name. */
    @Transactional(readOnly = true)
    public List<String> agencies(UUID id) {
        return members.of(id).stream()
                .filter(m -> SIGNERS.contains(m.role()))
                .map(Member::agencyName)
                .distinct()
                .sorted()
                .toList();
    }

    private static void refuseUnevidencedClosure(Option chosen) {
        if (chosen.kind() != Kind.CLOSURE) {
            return;
        }
        var missing = Arrays.stream(Principle.values())
                .filter(p -> !chosen.principles().containsKey(p))
                .map(Principle::words)
                .collect(Collectors.joining("; "));
        if (!missing.isEmpty()) {
            throw new Rejected(
                    Problem.Code.STATE,
                    "option",
                    "A closure is approved when each principle of intervention is shown to be met. Missing: "
                            + missing);
        }
    }

    private static void refuseDecided(Appraisal a) {
        if (a.choice() != null) {
            throw Rejected.state("%s has decided this. Ask a new question to decide anew"
                    .formatted(a.choice().by()));
        }
    }

    private static Option option(Appraisal a, UUID option) {
        return a.options().stream()
                .filter(o -> o.id().equals(option))
                .findFirst()
                .orElseThrow(() -> new NotThere("option"));
    }

    private static void atLeastNothing(List<Problem> problems, String field, @Nullable Number n) {
        if (n != null && n.longValue() < 0) {
            problems.add(
                    Problem.of(field, Problem.Code.VAL, "Enter nothing less than 0, or leave it empty if not known"));
        }
    }

    private Incident open(UUID id) {
        var incident = incidents.find(id);
        if (incident.stage().state().ended()) {
            throw Rejected.state("This incident is " + incident.stage().state().spoken());
        }
        return incident;
    }
}
