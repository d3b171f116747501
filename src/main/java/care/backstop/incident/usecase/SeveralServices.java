package care.backstop.incident.usecase;

import care.backstop.incident.LogKind;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.Incident.Site;
import care.backstop.incident.model.Notification;
import care.backstop.incident.model.SubIncident;
import care.backstop.incident.model.SubIncident.Body;
import care.backstop.incident.model.SubIncident.Reported;
import care.backstop.incident.model.Words;
import care.backstop.incident.rules.RollUp;
import care.backstop.incident.rules.RollUp.Numbers;
import care.backstop.incident.rules.RollUp.Sheet;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.SubIncidentStore;
import care.backstop.incident.store.SubIncidentStore.About;
import care.backstop.incident.store.SubIncidentStore.PartOf;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.market.LocationView;
import care.backstop.market.Market;
import care.backstop.people.PeopleReports;
import care.backstop.people.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A provider that fails in several places: one incident for the whole and one of its own for each council and service,
 * with one sheet of numbers. Other councils share numbers only: what they report is kept as reported.
 */
@Service
public class SeveralServices {

    /** So many incidents are opened at once; more are added one by one. */
    public static final int AT_ONCE = 100;

    /** What another council reports; a number left out is not known. */
    public record Report(
            @Nullable String council,
            @Nullable String service,
            @Nullable Integer people,
            @Nullable Integer moved,
            @Nullable Integer toMove,
            @Nullable String note,
            @Nullable Instant asAt,
            @Nullable String reportedBy,
            @Nullable String how) {}

    /**
     * The parts of an incident and the sheet of their numbers: first the incidents here, then what others report.
     *
     * @param partOf the larger incident that this one is part of, or null
     * @param totalsOnly whether the reader may know totals only
     */
    public record Seen(
            Incident incident,
            @Nullable PartOf partOf,
            List<SubIncident> parts,
            List<Reported> reported,
            Sheet sheet,
            List<Body> bodies,
            boolean totalsOnly,
            Instant now) {}

    private final IncidentStore incidents;
    private final SubIncidentStore parts;
    private final OpenIncident open;
    private final Market market;
    private final PeopleReports people;
    private final Permissions permissions;
    private final LogBook log;
    private final WriteToOfficers letters;
    private final AuditTrail audit;
    private final Clock clock;

    SeveralServices(
            IncidentStore incidents,
            SubIncidentStore parts,
            OpenIncident open,
            Market market,
            PeopleReports people,
            Permissions permissions,
            LogBook log,
            WriteToOfficers letters,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.parts = parts;
        this.open = open;
        this.market = market;
        this.people = people;
        this.permissions = permissions;
        this.log = log;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Opens one incident for a provider and one for each of its services.
     *
     * @param name what the whole is called, or null for the provider's name
     * @param told what was told, with every service
     * @param key names this request: the same key from the same post again answers with what it opened
     */
    @Transactional
    public UUID open(@Nullable String name, Notification told, String key, Actor actor) {
        var before = incidents.openedBy(actor, key);
        if (before.isPresent()) {
            return before.get();
        }
        var now = clock.instant();
        var problems = new ArrayList<>(told.problems(now));
        if (told.locations().size() > AT_ONCE) {
            problems.add(Problem.of(
                    "locations",
                    Problem.Code.VAL,
                    "Give at most %d services at once, and add the others afterwards".formatted(AT_ONCE)));
        }
        for (var about : parts.about(told.locations(), null)) {
            problems.add(Problem.of(
                    "locations",
                    Problem.Code.DUP,
                    "%s has an open incident of its own (%s). Leave it out, and bring that incident in afterwards"
                            .formatted(about.location(), about.name())));
        }
        var known = market.findAll(told.locations());
        for (var id : told.locations()) {
            if (!known.containsKey(id)) {
                problems.add(Problem.of("locations", Problem.Code.VAL, OpenIncident.notInTheRegister(id)));
            }
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        var places = told.locations().stream()
                .flatMap(id -> Stream.ofNullable(known.get(id)))
                .toList();
        var called = called(Words.optional("name", name, 200), places);
        var parent = open.openUntold(told, called, key, actor);
        var children = new ArrayList<UUID>();
        for (var place : places) {
            var child = open.openUntold(told.only(List.of(place.id())), null, key + "/" + place.id(), actor);
            join(parent, child, OpenIncident.site(place), now, actor);
            children.add(child);
        }
        letters.opened(parent, children, now, actor);
        log.append(
                parent,
                LogKind.EVENT,
                "%d services have an incident of their own: %s"
                        .formatted(
                                places.size(),
                                places.stream().map(LocationView::name).collect(Collectors.joining(", "))),
                now,
                null);
        audit.changed("OpenForProvider", "incident:" + parent, List.of("parts"));
        return parent;
    }

    /** Another service of the same failure; its incident is opened from what was told of the whole. */
    @Transactional
    public UUID add(UUID parent, @Nullable String location, @Nullable Instant awareAt, Actor actor) {
        var now = clock.instant();
        var whole = running(parent);
        refusePartOfAnother(parent);
        var id = Words.required("location", location, 50, "Enter the CQC location ID of the service");
        refuseTwice(parent, List.of(id), now);
        for (var about : parts.about(List.of(id), parent)) {
            throw new Rejected(
                    Problem.Code.DUP,
                    "location",
                    "%s has an open incident of its own (%s). Bring that one in".formatted(id, about.name()));
        }
        if (awareAt != null && awareAt.isAfter(now)) {
            throw Rejected.invalid(
                    "serviceAwareAt",
                    "%s is in the future. Enter when we became aware".formatted(London.show(awareAt)));
        }
        var place = market.find(id).orElseThrow(() -> Rejected.invalid("location", OpenIncident.notInTheRegister(id)));
        var aware = awareAt == null ? now : awareAt;
        var child = open.open(
                new Notification(
                        List.of(id),
                        null,
                        whole.kind(),
                        whole.causes(),
                        whole.causeNote(),
                        aware,
                        whole.notifiedBy(),
                        whole.notifiedContact(),
                        whole.notifiedHow(),
                        aware,
                        whole.endsOn() == null || whole.endsOn().isBefore(London.day(now)) ? null : whole.endsOn(),
                        whole.said(),
                        null,
                        whole.handBack()),
                parent + "/" + UUID.randomUUID(),
                actor);
        parts.addSite(parent, OpenIncident.site(place));
        join(parent, child, OpenIncident.site(place), now, actor);
        log.append(parent, LogKind.EVENT, "%s (%s) was added".formatted(place.name(), id), now, "incident:" + child);
        audit.changed("AddService", "incident:" + parent, List.of("parts"));
        return child;
    }

    /** An incident that was opened by itself is part of this one. */
    @Transactional
    public void bringIn(UUID parent, @Nullable UUID child, Actor actor) {
        var now = clock.instant();
        running(parent);
        refusePartOfAnother(parent);
        if (child == null || child.equals(parent)) {
            throw Rejected.invalid("child", "Choose the incident that is part of this one");
        }
        var one = incidents.find(child);
        if (one.stage().state().ended()) {
            throw Rejected.state(
                    "%s is %s".formatted(one.name(), one.stage().state().spoken()));
        }
        if (parts.hasParts(child)) {
            throw new Rejected(
                    Problem.Code.CONF,
                    "child",
                    "%s has services of its own. Bring those in one by one".formatted(one.name()));
        }
        var already = parts.partOf(child);
        if (already.isPresent()) {
            throw new Rejected(
                    already.get().parent().equals(parent) ? Problem.Code.DUP : Problem.Code.CONF,
                    "child",
                    already.get().parent().equals(parent)
                            ? "%s is part of this incident already".formatted(one.name())
                            : "%s is part of another incident%s. An incident is part of one only"
                                    .formatted(
                                            one.name(),
                                            already.get().name() == null
                                                    ? ""
                                                    : ", " + already.get().name()));
        }
        refuseTwice(parent, one.sites().stream().map(Site::location).toList(), now);
        var site = one.sites().getFirst();
        one.sites().forEach(s -> parts.addSite(parent, s));
        join(parent, child, site, now, actor);
        log.append(
                parent,
                LogKind.EVENT,
                "The incident %s is part of this one".formatted(one.name()),
                now,
                "incident:" + child);
        audit.changed("BringIncidentIn", "incident:" + parent, List.of("parts"));
    }

    /** It was no part of it after all; both incidents go on. */
    @Transactional
    public void takeOut(UUID parent, UUID child, @Nullable String because, Actor actor) {
        var now = clock.instant();
        running(parent);
        var why = Words.required("outBecause", because, 500, "Enter why it is not part of this incident");
        var part = parts.of(parent, now).stream()
                .filter(p -> p.incident().equals(child))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid("out", "Choose a service of this incident"));
        parts.leave(parent, child, now, actor.name(), why);
        log.append(
                parent,
                LogKind.DECISION,
                "%s is not part of this incident: %s".formatted(part.name(), why),
                now,
                "incident:" + child);
        audit.changed("TakeIncidentOut", "incident:" + parent, List.of("parts"));
    }

    /** Keeps what another council reports of its part; what it reported before stays. */
    @Transactional
    public UUID report(UUID parent, Report r, Actor actor) {
        var now = clock.instant();
        running(parent);
        var problems = new ArrayList<Problem>();
        atLeastNothing(problems, "people", r.people());
        atLeastNothing(problems, "moved", r.moved());
        atLeastNothing(problems, "toMove", r.toMove());
        if (r.people() == null && r.moved() == null && r.toMove() == null) {
            problems.add(
                    Problem.of("people", Problem.Code.VAL, "Enter at least one of the numbers that were reported"));
        } else if (r.people() != null
                && (r.moved() == null ? 0 : r.moved()) + (r.toMove() == null ? 0 : r.toMove()) > r.people()) {
            problems.add(
                    Problem.of(
                            "people",
                            Problem.Code.VAL,
                            "Those who have moved and those still to move cannot be more than the people affected. Ask again, or leave out what is not known"));
        }
        var asAt = r.asAt();
        if (asAt == null) {
            problems.add(Problem.of("asAt", Problem.Code.VAL, "Enter at what time the numbers were right"));
        } else if (asAt.isAfter(now)) {
            problems.add(Problem.of(
                    "asAt",
                    Problem.Code.VAL,
                    "%s is in the future. Enter at what time the numbers were right".formatted(London.show(asAt))));
        }
        if (!problems.isEmpty() || asAt == null) {
            throw new Rejected(problems);
        }
        var council = Words.required("council", r.council(), 200, "Enter which council reports");
        var service = Words.required("service", r.service(), 200, "Enter for which service");
        for (var part : parts.of(parent, now)) {
            if (part.name().equalsIgnoreCase(service) && council.equalsIgnoreCase(part.council())) {
                throw new Rejected(
                        Problem.Code.CONF,
                        "service",
                        "%s has an incident here, whose people are counted. Enter only services that have none"
                                .formatted(part.name()));
            }
        }
        var report = new Reported(
                UUID.randomUUID(),
                council,
                service,
                r.people(),
                r.moved(),
                r.toMove(),
                Words.optional("note", r.note(), 1000),
                asAt,
                Words.required("reportedBy", r.reportedBy(), 200, "Enter who reported it"),
                Words.required("how", r.how(), 100, "Enter how they reported it"),
                now,
                actor.name());
        parts.report(parent, report);
        parts.body(parent, Body.Kind.COUNCIL, council, null, "Reports numbers for " + service, now, actor.name());
        log.append(
                parent,
                LogKind.CONTACT,
                "%s reported its numbers for %s (%s)".formatted(council, service, report.how()),
                asAt,
                "report:" + report.id());
        audit.changed("ReportNumbers", "incident:" + parent, List.of("numbers"));
        return report.id();
    }

    /** Another body that it concerns. */
    @Transactional
    public void body(
            UUID parent,
            Body.@Nullable Kind kind,
            @Nullable String name,
            @Nullable String contact,
            @Nullable String because,
            Actor actor) {
        var now = clock.instant();
        running(parent);
        if (kind == null) {
            throw Rejected.invalid("bodyKind", "Choose what sort of body it is");
        }
        var called = Words.required("bodyName", name, 200, "Enter the name of the council, NHS body or other");
        var why = Words.required("bodyBecause", because, 500, "Enter why it concerns them");
        if (!parts.body(parent, kind, called, Words.optional("bodyContact", contact, 300), why, now, actor.name())) {
            throw new Rejected(Problem.Code.DUP, "bodyName", "%s is in the list already".formatted(called));
        }
        audit.changed("AddAffectedBody", "incident:" + parent, List.of("bodies"));
    }

    /** A body was told. */
    @Transactional
    public void toldBody(UUID parent, @Nullable UUID body, @Nullable String how, @Nullable Instant at, Actor actor) {
        var now = clock.instant();
        incidents.find(parent);
        var which = parts.bodies(parent).stream()
                .filter(b -> b.id().equals(body))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid("body", "Choose who was told"));
        var way = Words.required("toldHow", how, 200, "Enter how they were told");
        if (at == null || at.isAfter(now)) {
            throw Rejected.invalid("toldAt", "Enter when they were told; it cannot be in the future");
        }
        if (!parts.toldBody(parent, which.id(), way, at, actor.name())) {
            throw new Rejected(Problem.Code.DUP, "body", "%s is recorded as told already".formatted(which.name()));
        }
        log.append(parent, LogKind.CONTACT, "%s was told (%s)".formatted(which.name(), way), at, null);
        audit.changed("ToldAffectedBody", "incident:" + parent, List.of("bodies"));
    }

    /** The parts and their numbers, cut to the reader. */
    @Transactional(readOnly = true)
    public Seen of(UUID id, Actor reader) {
        var now = clock.instant();
        var incident = incidents.find(id);
        var own = parts.of(id, now);
        var reported = parts.reported(id);
        var counts = people.statuses(own.stream()
                .filter(p -> p.standing() != null)
                .map(SubIncident::incident)
                .toList());
        var numbers = new ArrayList<Numbers>();
        own.forEach(p -> numbers.add(numbers(counts.get(p.incident()))));
        reported.forEach(r -> numbers.add(new Numbers(r.people(), r.moved(), r.toMove())));
        boolean totalsOnly = !permissions.may(reader, Area.PPL, Act.READ);
        return new Seen(
                incident,
                parts.partOf(id).orElse(null),
                own,
                reported,
                RollUp.of(numbers, totalsOnly),
                parts.bodies(id),
                totalsOnly,
                now);
    }

    /** Every report there has been, the latest first; none for a reader who may know totals only. */
    @Transactional(readOnly = true)
    public List<Reported> reports(UUID id, Actor reader) {
        incidents.find(id);
        return permissions.may(reader, Area.PPL, Act.READ) ? parts.everyReport(id) : List.of();
    }

    /** Incidents that could be brought in: those that run and are part of nothing. */
    @Transactional(readOnly = true)
    public List<About> others(UUID id) {
        return parts.unattached(id);
    }

    private void join(UUID parent, UUID child, Site site, Instant now, Actor actor) {
        parts.join(parent, child, site, now, actor.name());
        var council = site.localAuthority();
        if (council != null && !council.isBlank()) {
            parts.body(parent, Body.Kind.COUNCIL, council, null, "A service is in its area", now, actor.name());
        }
        log.append(child, LogKind.EVENT, "This is part of a larger incident", now, "incident:" + parent);
    }

    private Incident running(UUID id) {
        var incident = incidents.find(id);
        if (incident.stage().state().ended()) {
            throw Rejected.state("This incident is " + incident.stage().state().spoken());
        }
        return incident;
    }

    private void refusePartOfAnother(UUID id) {
        if (parts.partOf(id).isPresent()) {
            throw Rejected.state("This incident is itself part of a larger one. Add services there");
        }
    }

    private void refuseTwice(UUID parent, List<String> locations, Instant now) {
        var has = parts.of(parent, now);
        var within =
                parts.about(locations, parent).stream().map(About::incident).collect(Collectors.toSet());
        for (var part : has) {
            if (locations.contains(part.location()) || within.contains(part.incident())) {
                throw new Rejected(
                        Problem.Code.DUP,
                        "location",
                        "%s (%s) is part of this incident already".formatted(part.name(), part.location()));
            }
        }
    }

    private static Numbers numbers(@Nullable Map<Status, Integer> counts) {
        if (counts == null) {
            return Numbers.NOT_KNOWN;
        }
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        int open = counts.entrySet().stream()
                .filter(e -> e.getKey().open())
                .mapToInt(Map.Entry::getValue)
                .sum();
        return new Numbers(all, counts.getOrDefault(Status.MOVED, 0), open);
    }

    private static String called(@Nullable String name, List<LocationView> places) {
        if (name != null) {
            return name;
        }
        var providers = places.stream()
                .map(LocationView::providerName)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        if (providers.size() == 1) {
            return providers.getFirst();
        }
        throw Rejected.invalid(
                "name",
                providers.isEmpty()
                        ? "The register does not name the provider. Enter what the whole is called"
                        : "These services belong to several registered providers. Enter what the whole is called");
    }

    private static void atLeastNothing(List<Problem> problems, String field, @Nullable Integer number) {
        if (number != null && (number < 0 || number > 1_000_000)) {
            problems.add(Problem.of(field, Problem.Code.VAL, "Enter a whole number from 0 up"));
        }
    }
}
