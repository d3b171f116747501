package care.backstop.incident.usecase;

import care.backstop.incident.LogKind;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.Incident.Site;
import care.backstop.incident.model.LogForm;
import care.backstop.incident.model.Particular;
import care.backstop.incident.model.Particular.Kind;
import care.backstop.incident.rules.ExitTerms;
import care.backstop.incident.rules.ExitTerms.Verdict;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.ParticularStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.kernel.profile.Key;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records on what terms a service ends and what the response is planned by, each checked against the others. */
@Service
public class SettleTerms {

    private final IncidentStore incidents;
    private final ParticularStore particulars;
    private final CouncilProfiles profiles;
    private final LogBook log;
    private final AuditTrail audit;
    private final Clock clock;

    SettleTerms(
            IncidentStore incidents,
            ParticularStore particulars,
            CouncilProfiles profiles,
            LogBook log,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.particulars = particulars;
        this.profiles = profiles;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /** Records it. What is wrong is refused; what somebody should know is kept beside it and returned. */
    @Transactional
    public Particular record(UUID id, Kind kind, @Nullable String location, Map<String, String> given, Actor actor) {
        var incident = open(id);
        var site = kind.perService() ? TestServiceDuty.site(incident, required(location)) : null;
        if (kind == Kind.AGREED_NOTICE) {
            refuse(ExitTerms.closureLead(given.get("lead")));
        }
        var answers = new LinkedHashMap<>(LogForm.answers(kind.fields(), given));
        if (kind == Kind.FACTORS) {
            particulars.latest(id, Kind.FACTORS).ifPresent(p -> p.details().forEach(answers::putIfAbsent));
        }
        var verdict = verdict(id, kind, answers, actor);
        refuse(verdict);
        if (kind == Kind.CLOSURE) {
            answers.put("ownedBy", owner(id));
        }
        var particular = add(
                id,
                kind,
                site == null ? null : site.location(),
                answers,
                verdict.warnings().isEmpty() ? null : String.join(". ", verdict.warnings()),
                actor);
        log.append(
                id,
                LogKind.EVENT,
                "%s%s: %s%s"
                        .formatted(
                                kind.title(),
                                site == null ? "" : " (" + site.name() + ")",
                                words(particular),
                                particular.warning() == null ? "" : ". " + particular.warning()),
                particular.recordedAt(),
                null);
        if (kind == Kind.EXIT_REASON) {
            add(id, Kind.TIMESCALE, null, Map.of("scale", "PLANNED", "setOn", answers.get("exitOn")), null, actor);
        }
        if (kind == Kind.FAILURE_DATE) {
            driveDueTimes(incident, actor);
        }
        audit.changed("RecordParticular", "incident:" + id, List.of(kind.path()));
        return particular;
    }

    private static void refuse(Verdict verdict) {
        if (!verdict.wrong().isEmpty()) {
            throw new Rejected(verdict.wrong());
        }
    }

    /** Everything recorded, the latest first. */
    @Transactional(readOnly = true)
    public List<Particular> of(UUID id) {
        incidents.find(id);
        return particulars.of(id);
    }

    /** What counts now: the latest of each kind, for kinds by service the latest of each service, and every cause. */
    public static List<Particular> standing(List<Particular> all) {
        var seen = new HashSet<String>();
        return all.stream()
                .filter(p -> p.kind() == Kind.CAUSE || seen.add(p.kind() + " " + p.location()))
                .sorted(java.util.Comparator.comparing(Particular::kind))
                .toList();
    }

    /** Refuses a closure that the provider opposes while the procedure of its contract is not active. */
    void refuseOpposedClosure(UUID id) {
        var because = opposed(id);
        if (because != null) {
            throw Rejected.state(because);
        }
    }

    /** What was answered, in words. */
    public static String words(Particular p) {
        var said = p.kind().fields().stream()
                .filter(f -> p.details().containsKey(f.key()))
                .map(f -> {
                    var value = Objects.requireNonNull(p.details().get(f.key()));
                    return "%s%s %s"
                            .formatted(
                                    f.label(),
                                    f.label().endsWith("?") ? "" : ":",
                                    f.type() == LogForm.Type.DAY
                                            ? London.show(LocalDate.parse(value))
                                            : f.shown(value));
                })
                .collect(Collectors.joining("; "));
        var owner = p.details().get("ownedBy");
        return owner == null ? said : said + "; run by " + owner;
    }

    private Verdict verdict(UUID id, Kind kind, Map<String, String> a, Actor actor) {
        var today = London.day(clock.instant());
        return switch (kind) {
            case FAILURE_DATE ->
                "UNKNOWN".equals(a.get("known")) ? unknown(a) : ExitTerms.ahead("failsOn", a.get("failsOn"), today);
            case TIMESCALE -> ExitTerms.ahead("setOn", a.get("setOn"), today);
            case EXIT_REASON -> ExitTerms.ahead("exitOn", a.get("exitOn"), today);
            case CAUSE -> ExitTerms.isolating(number(a, "isolating"), number(a, "staff"));
            case CONTRACT_NOTICE ->
                ExitTerms.contractNotice(
                        day(a, "noticeOn"), Objects.requireNonNull(number(a, "days")), day(a, "endsOn"));
            case AGREED_NOTICE -> {
                var contract = particulars
                        .latest(id, Kind.CONTRACT_NOTICE)
                        .map(p -> number(p.details(), "days"))
                        .orElse(number(a, "contractDays"));
                yield ExitTerms.agreedNotice(
                        day(a, "fromOn"),
                        Objects.requireNonNull(number(a, "days")),
                        day(a, "endsOn"),
                        contract,
                        a.get("shorterBecause"),
                        a.get("lead"));
            }
            case CLOSURE -> {
                var opposed = opposed(id);
                yield opposed == null
                        ? ExitTerms.managedClosure(a, actor.role() == Role.INCIDENT_LEAD, a.get("override"))
                        : new Verdict(List.of(Problem.of(null, Problem.Code.STATE, opposed)), List.of());
            }
            case OPPOSITION, FACTORS -> new Verdict(List.of(), List.of());
        };
    }

    private static Verdict unknown(Map<String, String> a) {
        return a.containsKey("failsOn")
                ? new Verdict(
                        List.of(Problem.of(
                                "failsOn",
                                Problem.Code.CONF,
                                "Nobody knows the day, and yet one is entered. Choose one of the two")),
                        List.of())
                : new Verdict(List.of(), List.of());
    }

    /** The earliest day known of any service is the closing date of the incident. */
    private void driveDueTimes(Incident before, Actor actor) {
        var id = before.id();
        var dates = standing(particulars.of(id)).stream()
                .filter(p -> p.kind() == Kind.FAILURE_DATE)
                .toList();
        var earliest = dates.stream()
                .map(p -> p.details().get("failsOn"))
                .filter(Objects::nonNull)
                .map(LocalDate::parse)
                .min(LocalDate::compareTo)
                .orElse(null);
        boolean all = dates.size() == before.sites().size();
        if ((earliest == null && !all) || Objects.equals(earliest, before.endsOn())) {
            return;
        }
        var now = clock.instant();
        incidents.replaceEnd(id, earliest, before.version());
        incidents.keepEnd(id, earliest, "The failure dates of the services", now, actor.name());
        log.append(
                id,
                LogKind.EVENT,
                "Closing date %s, before: %s. Source: the failure dates of the services"
                        .formatted(
                                earliest == null ? "not known" : London.show(earliest),
                                before.endsOn() == null ? "not known" : London.show(before.endsOn())),
                now,
                null);
    }

    private Particular add(
            UUID id,
            Kind kind,
            @Nullable String location,
            Map<String, String> details,
            @Nullable String warning,
            Actor actor) {
        var particular = new Particular(
                UUID.randomUUID(), kind, location, details, warning, clock.instant(), actor.name(), actor.postName());
        particulars.add(id, particular, actor);
        return particular;
    }

    private @Nullable String opposed(UUID id) {
        return ExitTerms.opposed(
                particulars.latest(id, Kind.OPPOSITION).map(Particular::details).orElse(null));
    }

    private String owner(UUID id) {
        var named = profiles.of(id).text(Key.CLOSURE_OWNER);
        return named.isEmpty() ? "the quality service of the council" : named;
    }

    private static LocalDate day(Map<String, String> answers, String field) {
        return LocalDate.parse(Objects.requireNonNull(answers.get(field)));
    }

    private static @Nullable Integer number(Map<String, String> answers, String field) {
        var value = answers.get(field);
        return value == null ? null : Integer.valueOf(value);
    }

    private static String required(@Nullable String location) {
        if (location == null || location.isBlank()) {
            throw Rejected.invalid("location", "Choose the service");
        }
        return location;
    }

    /** The name of a service of the incident. */
    public static String name(Incident incident, @Nullable String location) {
        return incident.sites().stream()
                .filter(s -> s.location().equals(location))
                .map(Site::name)
                .findFirst()
                .orElse("");
    }

    private Incident open(UUID id) {
        var incident = incidents.find(id);
        if (incident.stage().state().ended()) {
            throw Rejected.state("This incident is " + incident.stage().state().spoken());
        }
        return incident;
    }
}
