package care.backstop.incident.usecase;

import care.backstop.incident.Held;
import care.backstop.incident.HeldFact;
import care.backstop.incident.model.Incident;
import care.backstop.incident.rules.ServiceState;
import care.backstop.incident.store.DutyStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.IncidentMembers.Member;
import care.backstop.kernel.Role;
import care.backstop.market.LocationView;
import care.backstop.market.Market;
import care.backstop.market.ReceivingPlace;
import care.backstop.market.ServiceKind;
import care.backstop.market.StandingKind;
import care.backstop.people.People;
import care.backstop.people.PersonView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the incident, its people as the reader may see them, and the market say of what a line of the plan asks. */
@Component
class HeldByIncident implements Held {

    /** Services of the area are found around the one that fails; the area itself is that of its council. */
    private static final int AROUND_METRES = 100_000;

    private static final Set<Role> SENIOR = EnumSet.of(Role.INCIDENT_LEAD, Role.EXECUTIVE, Role.FUNDING_APPROVER);

    private final IncidentStore incidents;
    private final DutyStore duties;
    private final People people;
    private final Market market;
    private final IncidentMembers members;

    HeldByIncident(IncidentStore incidents, DutyStore duties, People people, Market market, IncidentMembers members) {
        this.incidents = incidents;
        this.duties = duties;
        this.people = people;
        this.market = market;
        this.members = members;
    }

    @Override
    public Set<HeldFact> facts() {
        return EnumSet.of(
                HeldFact.PERSON,
                HeldFact.HOURS_A_WEEK,
                HeldFact.SUSPENDED,
                HeldFact.FRAMEWORK,
                HeldFact.RUNS,
                HeldFact.FREE_RESIDENTIAL,
                HeldFact.FREE_NURSING,
                HeldFact.FREE_HOURS,
                HeldFact.BEDS_RESIDENTIAL,
                HeldFact.BEDS_NURSING,
                HeldFact.CLOSES_ON,
                HeldFact.REGISTERED_FOR,
                HeldFact.SENIOR);
    }

    @Override
    public Map<String, String> held(UUID incident, HeldFact fact, Set<String> about) {
        return switch (fact) {
            case PERSON ->
                people.of(incident).stream()
                        .collect(Collectors.toMap(p -> lower(p.reference()), PersonView::reference));
            case HOURS_A_WEEK -> hours(incident);
            case SUSPENDED -> standing(about, StandingKind.SUSPENDED);
            case FRAMEWORK -> market.keepsFramework() ? standing(about, StandingKind.FRAMEWORK) : Map.of();
            case RUNS -> runs(incident);
            case FREE_RESIDENTIAL -> places(incident, ServiceKind.CARE_HOME);
            case FREE_NURSING -> places(incident, ServiceKind.CARE_HOME_NURSING);
            case FREE_HOURS ->
                sum(
                        free(incident, ServiceKind.HOME_CARE)
                                .flatMap(p -> Optional.ofNullable(p.capacity()).stream())
                                .flatMap(c -> c.freeMinutes().stream()),
                        60);
            case BEDS_RESIDENTIAL -> beds(incident, ServiceKind.CARE_HOME);
            case BEDS_NURSING -> beds(incident, ServiceKind.CARE_HOME_NURSING);
            case CLOSES_ON -> {
                var last = incidents.find(incident).endsOn();
                var days = new HashMap<String, String>();
                if (last != null) {
                    about.forEach(each -> days.put(each, last.toString()));
                }
                yield days;
            }
            case REGISTERED_FOR -> {
                var held = new HashMap<String, String>();
                market.registeredFor(about).forEach((name, care) -> held.put(name, care.name()));
                yield held;
            }
            case SENIOR ->
                members.of(incident).stream()
                        .filter(m -> SENIOR.contains(m.role()))
                        .collect(Collectors.toMap(m -> m.post().toString(), Member::postName, (one, _) -> one));
            default -> Map.of();
        };
    }

    /** Never told, only compared: a check does not become void because whoever records may not read its inputs. */
    private Map<String, String> hours(UUID incident) {
        var held = new HashMap<String, String>();
        for (var facts : people.facts(incident)) {
            if (facts.weeklyMinutes() != null) {
                held.put(lower(facts.reference()), divided(facts.weeklyMinutes(), 60));
            }
        }
        return held;
    }

    private static String lower(String reference) {
        return reference.toLowerCase(Locale.UK);
    }

    private Map<String, String> standing(Set<String> names, StandingKind kind) {
        var held = new HashMap<String, String>();
        market.standings(names).forEach((name, kinds) -> held.put(name, Boolean.toString(kinds.contains(kind))));
        return held;
    }

    /** By the latest test of each service; nothing where nobody knows. */
    private Map<String, String> runs(UUID incident) {
        var held = new HashMap<String, String>();
        var tested = new HashSet<String>();
        for (var test : duties.services(incident)) {
            var state = ServiceState.valueOf(test.facts().getOrDefault("state", ServiceState.UNKNOWN.name()));
            if (tested.add(test.location()) && state != ServiceState.UNKNOWN) {
                held.put(test.locationName().toLowerCase(Locale.UK), Boolean.toString(state == ServiceState.RUNNING));
            }
        }
        return held;
    }

    private Map<String, String> places(UUID incident, ServiceKind kind) {
        return sum(free(incident, kind).flatMap(p -> p.free().stream()), 1);
    }

    /** Of those homes that told how much room they have. */
    private Map<String, String> beds(UUID incident, ServiceKind kind) {
        return sum(
                free(incident, kind)
                        .filter(p -> p.free().isPresent())
                        .flatMap(p -> Optional.ofNullable(p.location().beds()).stream()),
                1);
    }

    /** Services in the council's area that said how much room they have, without those of the incident. */
    private Stream<ReceivingPlace> free(UUID incident, ServiceKind kind) {
        var sites = incidents.find(incident).sites().stream()
                .map(Incident.Site::location)
                .toList();
        var here = sites.stream()
                .flatMap(site -> market.find(site).stream())
                .filter(l -> l.at() != null && l.council() != null)
                .findFirst();
        return here.map(l -> around(l, kind)).orElse(List.of()).stream()
                .filter(p -> !sites.contains(p.location().id()));
    }

    private List<ReceivingPlace> around(LocationView here, ServiceKind kind) {
        var at = here.at();
        return at == null
                ? List.of()
                : market.receivingPlaces(at, AROUND_METRES, Set.of(kind)).stream()
                        .filter(p -> here.council() != null
                                && here.council().equals(p.location().council()))
                        .toList();
    }

    /** Nothing where nobody has said anything: that is not nought. */
    private static Map<String, String> sum(Stream<Integer> all, int per) {
        var known = all.toList();
        return known.isEmpty()
                ? Map.of()
                : Map.of("", divided(known.stream().mapToInt(i -> i).sum(), per));
    }

    private static String divided(int amount, int by) {
        return BigDecimal.valueOf(amount)
                .divide(BigDecimal.valueOf(by), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
