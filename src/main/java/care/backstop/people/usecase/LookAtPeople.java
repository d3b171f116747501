package care.backstop.people.usecase;

import care.backstop.kernel.Access;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.profile.Terms;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.kernel.room.Room;
import care.backstop.market.LocationView;
import care.backstop.market.Market;
import care.backstop.people.People;
import care.backstop.people.PeopleCounts;
import care.backstop.people.PersonFacts;
import care.backstop.people.PersonView;
import care.backstop.people.UrgencyView;
import care.backstop.people.model.Clearance;
import care.backstop.people.model.Person;
import care.backstop.people.model.Section;
import care.backstop.people.rules.AdvocacyTrigger;
import care.backstop.people.rules.Priority.Thresholds;
import care.backstop.people.store.Dossier;
import care.backstop.people.store.ListFilter;
import care.backstop.people.store.Persons;
import care.backstop.people.store.Purposes;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything that reads people: cut to the reader's clearance, and written to the audit trail where it is shown. */
@Service
public class LookAtPeople implements People {

    private final Persons persons;
    private final Purposes purposes;
    private final Dossier dossier;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;
    private final IncidentRoom room;
    private final Market market;
    private final CouncilsWay way;

    /** Behind which door of the room people are. */
    public static final String DOOR = "/people";

    LookAtPeople(
            Persons persons,
            Purposes purposes,
            Dossier dossier,
            Permissions permissions,
            AuditTrail audit,
            Clock clock,
            IncidentRoom room,
            Market market,
            CouncilsWay way) {
        this.way = way;
        this.room = room;
        this.market = market;
        this.persons = persons;
        this.purposes = purposes;
        this.dossier = dossier;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public List<PersonView> of(UUID incident) {
        return cut(incident, persons.of(incident));
    }

    @Override
    @Transactional
    public Optional<PersonView> find(UUID incident, UUID person) {
        return persons.find(incident, person)
                .flatMap(p -> cut(incident, List.of(p)).stream().findFirst());
    }

    @Override
    @Transactional
    public List<PersonFacts> facts(UUID incident) {
        return persons.of(incident).stream().map(Person::facts).toList();
    }

    @Override
    @Transactional
    public PersonFacts facts(UUID incident, UUID person) {
        return persons.find(incident, person).map(Person::facts).orElseThrow(() -> new NotThere("person"));
    }

    @Override
    @Transactional
    public Optional<UrgencyView> urgency(UUID incident, UUID person) {
        var actor = Acting.current();
        var clearance = Clearance.of(permissions, actor);
        return persons.find(incident, person)
                .filter(p -> clearance.health(p) == Clearance.Depth.FULL
                        || permissions.may(actor, Area.INC, Access.Act.APPROVE))
                .flatMap(p -> dossier.urgency(incident, p.id()));
    }

    @Override
    @Transactional
    public PeopleCounts counts(UUID incident) {
        return persons.counts(incident, clock.instant());
    }

    /** The same, with what must not wait around care records and caseloads. */
    @Transactional(readOnly = true)
    public PeopleCounts countsWithAlerts(UUID incident) {
        return persons.counts(incident, clock.instant(), KeepCaseloads.limit(way.of(incident)));
    }

    /** A part of the list as the reader may see it, with how many there are in all. */
    public record Listed(
            List<PersonView> people,
            int total,
            PeopleCounts counts,
            boolean mayAskForHealth,
            boolean mayOrganise,
            Terms terms) {}

    /** The list with the room around it. */
    public record ListedInRoom(Listed listed, Room room) {}

    /** As {@link #list}, in one transaction with the room that is drawn around it. */
    @Transactional
    public ListedInRoom listInRoom(UUID incident, ListFilter filter, int offset, int limit) {
        var listed = list(incident, filter, offset, limit, "PeopleList");
        return new ListedInRoom(listed, room.of(incident, DOOR));
    }

    /** One page of the list. Audit keeps the ids of exactly those on it. */
    @Transactional
    public Listed list(UUID incident, ListFilter filter, int offset, int limit, String view) {
        var clearance = clearance();
        var page = persons.page(incident, clearance, filter, London.day(clock.instant()), offset, limit);
        var counts = persons.counts(incident, clock.instant());
        var given = page.purposeGiven();
        var profile = way.of(incident);
        var thresholds = CouncilsWay.thresholds(profile);
        var shown = page.people().stream()
                .flatMap(p -> clearance.cut(p, counts.listAsAt(), given.contains(p.id()), thresholds).stream())
                .toList();
        audit.read(
                view, "incident:" + incident, shown.stream().map(PersonView::id).toList());
        boolean mayAsk = page.people().stream()
                .anyMatch(p -> !given.contains(p.id()) && clearance.health(p) == Clearance.Depth.FULL);
        return new Listed(shown, page.total(), counts, mayAsk, clearance.writesAll(), Terms.of(profile));
    }

    /** Those of the chosen people that the reader may see, for printing or export. */
    @Transactional
    public List<PersonView> chosen(UUID incident, Collection<UUID> people, String view) {
        var shown = cut(incident, persons.find(incident, people));
        audit.read(
                view, "incident:" + incident, shown.stream().map(PersonView::id).toList());
        return shown;
    }

    /**
     * A person's page.
     *
     * @param places those of the services named in the view that are in the register, by id
     * @param asksPurpose the reader is cleared for health details but has not said today what for
     */
    public record Opened(
            PersonView view,
            Dossier.Papers papers,
            boolean asksPurpose,
            boolean mayWriteIdentity,
            boolean mayWriteHealth,
            boolean mayWriteSafeguarding,
            boolean mayAssign,
            boolean mayBreakGlass,
            boolean maySeeConcerns,
            Optional<Person> whole,
            Map<String, LocationView> places,
            Way way,
            Room room) {}

    /** The words and thresholds of the incident's council. */
    public record Way(Terms terms, Thresholds thresholds, AdvocacyTrigger advocacy) {}

    @Transactional
    public Opened open(UUID incident, UUID id) {
        var clearance = clearance();
        var person = persons.find(incident, id).orElseThrow(() -> new NotThere("person"));
        boolean given = given(List.of(person)).contains(id);
        var profile = way.of(incident);
        var thresholds = CouncilsWay.thresholds(profile);
        var view = clearance
                .cut(person, persons.listTakenIn(incident), given, thresholds)
                .orElseThrow(() -> new NotThere("person"));
        boolean full = view.health() != null;
        audit.read("PersonPage", "person:" + id, List.of(id));
        return new Opened(
                view,
                dossier.of(incident, id, view.details() != null, full),
                !full && clearance.health(person) == Clearance.Depth.FULL,
                clearance.mayWriteIdentity(person),
                full && clearance.mayWriteHealth(person),
                clearance.mayWriteSafeguarding(person),
                clearance.writesAll(),
                clearance.mayBreakGlass(person),
                clearance.safeguarding(person) == Clearance.Depth.FULL,
                full ? Optional.of(person) : Optional.empty(),
                places(view),
                new Way(Terms.of(profile), thresholds, CouncilsWay.advocacy(profile)),
                room.of(incident, DOOR));
    }

    private Map<String, LocationView> places(PersonView view) {
        var ids = new HashSet<String>();
        if (view.location() != null) {
            ids.add(view.location());
        }
        if (view.details() != null) {
            ids.addAll(view.details().choices());
            ids.addAll(view.details().exclusions());
        }
        return market.findAll(ids);
    }

    /** One part of a person as it stands, ready to be changed: values as they would be typed, by column. */
    public record Changing(int version, String called, Map<String, String> values, Room room) {}

    /** For whoever may write the part; a health part needs the purpose to have been given first. */
    @Transactional
    public Changing forChange(UUID incident, UUID id, Section section) {
        var clearance = clearance();
        var person = persons.find(incident, id).orElseThrow(() -> new NotThere("person"));
        boolean may = section.health()
                ? clearance.mayWriteHealth(person) && given(List.of(person)).contains(id)
                : clearance.mayWriteIdentity(person);
        if (!may) {
            throw new NotThere("person");
        }
        audit.read("Change" + section.name(), "person:" + id, List.of(id));
        return new Changing(person.version(), person.called(), person.typed(section), room.of(incident, DOOR));
    }

    /** What to call a person on a form that adds to their record. */
    @Transactional
    public Changing forAdding(UUID incident, UUID id) {
        var opened = open(incident, id);
        return new Changing(opened.view().version(), opened.view().called(), Map.of(), opened.room());
    }

    private List<PersonView> cut(UUID incident, List<Person> people) {
        var clearance = clearance();
        var takenIn = persons.listTakenIn(incident);
        var given = given(people);
        var thresholds = way.thresholds(incident);
        return people.stream()
                .flatMap(p -> clearance.cut(p, takenIn, given.contains(p.id()), thresholds).stream())
                .toList();
    }

    private Set<UUID> given(List<Person> people) {
        var clearance = clearance();
        var cleared = people.stream()
                .filter(p -> clearance.health(p) == Clearance.Depth.FULL)
                .map(Person::id)
                .toList();
        return cleared.isEmpty() ? Set.of() : purposes.given(actor().user(), cleared, clock.instant());
    }

    private Clearance clearance() {
        return Clearance.of(permissions, actor());
    }

    private static Actor actor() {
        return Acting.current();
    }
}
