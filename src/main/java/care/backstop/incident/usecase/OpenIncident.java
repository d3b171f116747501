package care.backstop.incident.usecase;

import care.backstop.incident.IncidentKind;
import care.backstop.incident.IncidentOpened;
import care.backstop.incident.LogKind;
import care.backstop.incident.Verification;
import care.backstop.incident.model.Edition;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.Incident.Site;
import care.backstop.incident.model.Notification;
import care.backstop.incident.model.Stage;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.DeadlineStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.IntakeStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.profile.Key;
import care.backstop.market.LocationView;
import care.backstop.market.Market;
import care.backstop.market.ServiceKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens an incident from a notification: members, plan and deadlines are there when it returns. */
@Service
public class OpenIncident {

    private final IncidentStore incidents;
    private final IntakeStore intakes;
    private final TakeProcedures take;
    private final CouncilProfiles profiles;
    private final DeadlineStore deadlines;
    private final ActionPlans plans;
    private final Market market;
    private final IncidentMembers members;
    private final LogBook log;
    private final WriteToOfficers letters;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OpenIncident(
            IncidentStore incidents,
            IntakeStore intakes,
            TakeProcedures take,
            CouncilProfiles profiles,
            DeadlineStore deadlines,
            ActionPlans plans,
            Market market,
            IncidentMembers members,
            LogBook log,
            WriteToOfficers letters,
            ApplicationEventPublisher events,
            Clock clock) {
        this.incidents = incidents;
        this.intakes = intakes;
        this.take = take;
        this.profiles = profiles;
        this.deadlines = deadlines;
        this.plans = plans;
        this.market = market;
        this.members = members;
        this.log = log;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens it.
     *
     * @param key names this request: the same key from the same post again answers with the incident it opened
     */
    @Transactional
    public UUID open(Notification told, String key, Actor actor) {
        return open(told, null, key, actor);
    }

    /**
     * The same, under a name of its own.
     *
     * @param called what the incident is called, or null for the names of its services
     */
    @Transactional
    public UUID open(Notification told, @Nullable String called, String key, Actor actor) {
        var before = incidents.openedBy(actor, key);
        if (before.isPresent()) {
            return before.get();
        }
        var id = openUntold(told, called, key, actor);
        letters.opened(id, List.of(), clock.instant(), actor);
        return id;
    }

    /** Opens one of several; whoever opens them tells the leads of all of them in one letter. */
    UUID openUntold(Notification told, @Nullable String called, String key, Actor actor) {
        var now = clock.instant();
        var problems = new ArrayList<>(told.problems(now));
        var known = market.findAll(told.locations());
        for (var id : told.locations()) {
            if (!known.containsKey(id)) {
                problems.add(Problem.of("locations", Problem.Code.VAL, notInTheRegister(id)));
            }
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        var places = told.locations().stream().map(known::get).toList();
        var service = told.service() == null ? kindOf(places) : told.service();
        var settings = profiles.now();
        var profile = settings.profile();
        var templates = plans.chosen(told.templates(), told.kind(), profile);
        var first = templates.getFirst().template();
        var id = UUID.randomUUID();
        var incident = new Incident(
                id,
                actor.council(),
                called == null ? name(places) : called,
                told.kind(),
                service,
                places.stream().map(OpenIncident::site).toList(),
                told.causes(),
                Words.optional("causeNote", told.causeNote(), 500),
                told.notifiedAt(),
                Words.required("notifiedBy", told.notifiedBy(), 200, "Enter who told us"),
                Words.optional("contact", told.contact(), 200),
                Words.optional("how", told.how(), 100),
                told.awareAt(),
                told.endsOn(),
                Words.optional("said", told.said(), 4000),
                Verification.REPORTED,
                new Stage.Notified(),
                profile.key(),
                first.id(),
                first.version() + " " + first.hash(),
                told.handBack() == null ? null : told.handBack().kept(),
                1);
        members.open(id, actor);
        incidents.add(incident, actor, now, key);
        incidents.keepEnd(id, incident.endsOn(), incident.notifiedBy(), now, actor.name());
        profiles.freeze(id, settings, now);
        take.first(incident, templates, actor, now);
        for (var due : plans.deadlines(
                incident, templates.stream().map(Edition::template).toList(), profile)) {
            deadlines.add(id, due);
        }
        UUID draft = draft(key);
        if (draft != null) {
            intakes.became(draft, id);
        }
        log.append(
                id,
                LogKind.EVENT,
                "Incident opened. %s told us%s; the council was aware on %s. Cause: %s. %s"
                        .formatted(
                                incident.notifiedBy(),
                                incident.notifiedHow() == null ? "" : " (" + incident.notifiedHow() + ")",
                                London.show(incident.awareAt()),
                                incident.causes().stream().map(c -> c.words()).collect(Collectors.joining("; ")),
                                incident.endsOn() == null
                                        ? "Closing date not known."
                                        : "Closing date " + London.show(incident.endsOn()) + "."),
                incident.notifiedAt(),
                null);
        events.publishEvent(new IncidentOpened(id, actor, now));
        return id;
    }

    /**
     * A procedure that a plan can be made from.
     *
     * @param standardFor the kinds of incident that take it when nobody chooses
     */
    public record Choosable(String id, String title, List<IncidentKind> standardFor) {}

    /**
     * What has to be known before an incident is opened.
     *
     * @param route how notifications come in, in the council's words
     * @param source where that is said
     */
    public record Opening(String route, String source, List<Choosable> procedures) {}

    @Transactional(readOnly = true)
    public Opening opening() {
        var profile = profiles.current();
        var standard = new EnumMap<IncidentKind, List<String>>(IncidentKind.class);
        for (var kind : IncidentKind.values()) {
            standard.put(
                    kind,
                    plans.standard(kind, profile).stream()
                            .map(e -> e.template().id())
                            .toList());
        }
        return new Opening(
                profile.text(Key.INTAKE_ROUTE),
                profile.setting(Key.INTAKE_ROUTE).source(),
                plans.there(profile).stream()
                        .map(Edition::template)
                        .map(t -> new Choosable(
                                t.id(),
                                t.title(),
                                Arrays.stream(IncidentKind.values())
                                        .filter(k -> standard.getOrDefault(k, List.of())
                                                .contains(t.id()))
                                        .toList()))
                        .toList());
    }

    /** The names of the services with these ids, separated by spaces; empty when none is known. */
    @Transactional(readOnly = true)
    public Optional<String> nameOf(String locations) {
        var ids = Arrays.stream(locations.strip().split("[\\s,;]+")).toList();
        var known = market.findAll(ids);
        var names = ids.stream()
                .flatMap(id -> Stream.ofNullable(known.get(id)))
                .map(LocationView::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    /** Open services whose name and town hold these words, for whoever does not have the id at hand. */
    @Transactional(readOnly = true)
    public List<LocationView> named(String words) {
        return market.named(words, 6);
    }

    private static ServiceKind kindOf(List<LocationView> places) {
        return places.stream()
                .flatMap(p -> p.services().stream())
                .min(java.util.Comparator.naturalOrder())
                .orElseThrow(
                        () -> Rejected.invalid(
                                "service",
                                "The register does not say what kind of service this is. Say whether it is a care home, home care or another kind"));
    }

    private static String name(List<LocationView> places) {
        var first = places.getFirst().name();
        var name = places.size() == 1 ? first : "%s and %d more".formatted(first, places.size() - 1);
        return name.length() > 200 ? name.substring(0, 200) : name;
    }

    static Site site(LocationView l) {
        return new Site(l.id(), l.name(), l.providerId(), l.providerName(), l.council(), l.registered());
    }

    private static @Nullable UUID draft(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static String notInTheRegister(String location) {
        return "There is no location %s in the register. Check the ID, or find the service in the market"
                .formatted(location);
    }
}
