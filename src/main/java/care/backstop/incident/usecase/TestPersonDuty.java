package care.backstop.incident.usecase;

import care.backstop.incident.model.Action;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.PersonTest;
import care.backstop.incident.model.ServiceTest;
import care.backstop.incident.rules.ArrangedBy;
import care.backstop.incident.rules.DeliveredHere;
import care.backstop.incident.rules.PersonDuty;
import care.backstop.incident.rules.ServiceDuty;
import care.backstop.incident.rules.Urgency;
import care.backstop.incident.store.DutyStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.profile.Key;
import care.backstop.people.Funding;
import care.backstop.people.Payers;
import care.backstop.people.PayingAuthorities;
import care.backstop.people.PayingAuthority;
import care.backstop.people.People;
import care.backstop.people.PeopleListed;
import care.backstop.people.PersonFacts;
import care.backstop.people.UrgencyJudged;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks the law about each person, using the answer for their service. Who pays and how urgent needs are is what
 * {@code people} knows; urgency is judged there, one person at a time, and never here in bulk.
 */
@Service
public class TestPersonDuty {

    /**
     * What only somebody of the incident can say.
     *
     * @param metHere the provider was meeting the needs in this area immediately before it stopped
     * @param owedS18 a standing duty is already owed
     * @param ownArrangement the provider's replacement, accepted by the person and verified adequate
     * @param arrangedBy who arranged the failing care, or null to go by who pays
     */
    public record Facts(
            Answer metHere,
            Answer owedS18,
            Answer ownArrangement,
            @Nullable ArrangedBy arrangedBy) {
        public static final Facts UNKNOWN = new Facts(Answer.NOT_KNOWN, Answer.NOT_KNOWN, Answer.NOT_KNOWN, null);
    }

    /** What is kept of a direct payment of which nobody knows who pays it. */
    public static final String UNKNOWN_PAYER = "UNKNOWN";

    private static final String FIND_PAYER =
            "Find out which council or trust pays the direct payment of each person whose payer nobody has named. "
                    + "What is owed to them is the same (Lancashire procedure 3.1)";

    private final IncidentStore incidents;
    private final DutyStore duties;
    private final People people;
    private final Payers payers;
    private final ActionPlans plans;
    private final WorkThePlan plan;
    private final CouncilProfiles profiles;
    private final AuditTrail audit;
    private final Clock clock;

    TestPersonDuty(
            IncidentStore incidents,
            DutyStore duties,
            People people,
            Payers payers,
            ActionPlans plans,
            WorkThePlan plan,
            CouncilProfiles profiles,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.duties = duties;
        this.people = people;
        this.payers = payers;
        this.plans = plans;
        this.plan = plan;
        this.profiles = profiles;
        this.audit = audit;
        this.clock = clock;
    }

    /** Runs the test for one person. */
    @Transactional
    public UUID test(UUID incident, UUID person, Facts facts, Actor actor) {
        var known = people.facts(incident, person);
        var services = serviceTests(incident);
        var found = incidents.find(incident);
        elsewhere(found, serviceOf(known, services).location()).ifPresent(council -> {
            throw Rejected.state(
                    "This person was looked after in the area of %s. Tell that council: the duty is its own"
                            .formatted(council));
        });
        var test = ask(found, known, facts, services, payers.of(incident, found.council()), actor);
        audit.changed("TestPersonDuty", "person:" + person, List.of("facts", "result"));
        return test;
    }

    /**
     * Runs the test for everybody with what is known of each; what only an officer can say is taken from the last test
     * of the person, and where nobody has said it yet {@code metHere} from here.
     */
    @Transactional
    public int testEveryone(UUID incident, Answer metHere, Actor actor) {
        var services = serviceTests(incident);
        Map<UUID, PersonTest> last = duties.latestOfPeople(incident).stream()
                .collect(Collectors.toMap(PersonTest::person, Function.identity()));
        var everybody = people.facts(incident);
        if (everybody.isEmpty()) {
            throw Rejected.state("There is no list of people yet. Take one in first");
        }
        var found = incidents.find(incident);
        var payersHere = payers.of(incident, found.council());
        var elsewhere = new TreeMap<String, Integer>();
        int tested = 0;
        for (var person : everybody) {
            var there = elsewhere(found, serviceOf(person, services).location());
            if (there.isPresent()) {
                elsewhere.merge(there.get(), 1, Integer::sum);
                continue;
            }
            tested++;
            var before = last.get(person.id());
            var facts = before == null ? Facts.UNKNOWN : facts(before);
            if (facts.metHere() == Answer.NOT_KNOWN) {
                facts = new Facts(metHere, facts.owedS18(), facts.ownArrangement(), facts.arrangedBy());
            }
            ask(found, person, facts, services, payersHere, actor);
        }
        audit.changed("TestEveryonesDuty", "incident:" + incident, List.of("facts", "result"));
        elsewhere.forEach((council, people) -> tellNeighbour(found, council, people, actor));
        return tested;
    }

    /** Somebody judged how urgent it is: whatever was answered before is asked again. */
    @EventListener
    @Transactional
    public void on(UrgencyJudged judged) {
        duties.person(judged.incident(), judged.person()).stream()
                .findFirst()
                .ifPresent(before -> test(judged.incident(), judged.person(), facts(before), judged.actor()));
    }

    /** A list came in: a direct payment without the name of its payer is somebody's task, once. */
    @EventListener
    @Transactional
    public void on(PeopleListed listed) {
        if (payers.unknown(listed.incident()) > 0
                && !incidents.find(listed.incident()).stage().state().ended()
                && plan.plan(listed.incident()).stream()
                        .noneMatch(a -> a.wording().equals(FIND_PAYER) && a.state() == Action.State.TO_DO)) {
            plan.addMine(listed.incident(), FIND_PAYER, London.day(listed.at()), listed.actor());
        }
    }

    @Transactional(readOnly = true)
    public List<PersonTest> latest(UUID incident) {
        return duties.latestOfPeople(incident);
    }

    @Transactional(readOnly = true)
    public List<PersonTest> history(UUID incident, UUID person) {
        return duties.person(incident, person);
    }

    private UUID ask(
            Incident incident,
            PersonFacts person,
            Facts facts,
            Map<String, ServiceTest> services,
            PayingAuthorities payers,
            Actor actor) {
        var service = serviceOf(person, services);
        var decided = service.decision();
        var result = ServiceDuty.Result.valueOf(decided == null ? service.result() : decided.decided());
        var nhs = nhsPaysAll(person.funding());
        var urgency = Urgency.of(person.urgent());
        var payer = person.funding() == Funding.PERSONAL_BUDGET && person.funder() != null
                ? payers.find(person.funder())
                : Optional.<PayingAuthority>empty();
        var arranged = facts.arrangedBy() == null
                ? payer.map(p -> arrangedBy(p, payers, incident.council())).orElse(arrangedBy(person.funding()))
                : facts.arrangedBy();
        var answered = PersonDuty.determine(new PersonDuty.Facts(
                result,
                nhs,
                facts.metHere(),
                facts.owedS18(),
                facts.ownArrangement(),
                urgency,
                arranged,
                plans.urgencyFilter(incident)));
        var kept = new LinkedHashMap<String, String>();
        kept.put("service", result.name());
        kept.put("nhs", nhs.name());
        kept.put("metHere", facts.metHere().name());
        kept.put("owedS18", facts.owedS18().name());
        kept.put("ownArrangement", facts.ownArrangement().name());
        kept.put("urgency", urgency.name());
        if (facts.arrangedBy() != null) {
            kept.put("arrangedBy", facts.arrangedBy().name());
        }
        if (person.funding() == Funding.PERSONAL_BUDGET) {
            kept.put("payer", payer.map(PayingAuthority::name).orElse(UNKNOWN_PAYER));
        }
        var test = new PersonTest(
                UUID.randomUUID(),
                person.id(),
                service.id(),
                kept,
                answered.row(),
                answered.result().name(),
                answered.response().name(),
                answered.findings(),
                PersonDuty.VERSION,
                clock.instant(),
                actor.name(),
                null);
        duties.add(incident.id(), test);
        return test.id();
    }

    /** The council of a location that lies in another area; empty for one of our own. */
    private static Optional<String> elsewhere(Incident incident, String location) {
        var authorities = incident.sites().stream()
                .flatMap(s -> Stream.ofNullable(s.localAuthority()))
                .toList();
        return incident.sites().stream()
                .filter(s -> s.location().equals(location))
                .flatMap(s -> Stream.ofNullable(s.localAuthority()))
                .filter(a -> DeliveredHere.of(a, incident.council(), authorities) == DeliveredHere.Where.ELSEWHERE)
                .findFirst();
    }

    /** An action to tell the council there, once; whether it is a neighbour of the settings says how to reach it. */
    private void tellNeighbour(Incident incident, String council, int people, Actor actor) {
        boolean listed =
                profiles.of(incident.id()).list(Key.NEIGHBOURS).stream().anyMatch(council::equalsIgnoreCase);
        var wording = "Tell %s of %s looked after in its area: the duty to them is its own. %s"
                .formatted(
                        council,
                        people == 1 ? "1 person" : people + " people",
                        listed
                                ? "It is one of the neighbours that this council tells early."
                                : "It is not among the neighbours in the settings: find out whom to tell.");
        if (plan.plan(incident.id()).stream().noneMatch(a -> a.wording().equals(wording))) {
            plan.add(incident.id(), null, wording, London.day(clock.instant()), actor);
        }
    }

    /** The latest test of each location. */
    private Map<String, ServiceTest> serviceTests(UUID incident) {
        incidents.find(incident);
        var latest = new LinkedHashMap<String, ServiceTest>();
        duties.services(incident).forEach(t -> latest.putIfAbsent(t.location(), t));
        if (latest.isEmpty()) {
            throw Rejected.state("Run the duty test for the service first: what is owed to a person depends on it");
        }
        return latest;
    }

    private static ServiceTest serviceOf(PersonFacts person, Map<String, ServiceTest> services) {
        return Optional.ofNullable(person.location())
                .map(services::get)
                .or(() -> services.size() == 1
                        ? Optional.of(services.values().iterator().next())
                        : Optional.empty())
                .orElseThrow(() -> person.location() == null
                        ? Rejected.invalid(
                                "location",
                                "Nobody has recorded which service %s is leaving. Record that first"
                                        .formatted(person.reference()))
                        : Rejected.state("The service that %s is leaving has no duty test yet. Run that first"
                                .formatted(person.reference())));
    }

    private static Answer nhsPaysAll(Funding funding) {
        return switch (funding) {
            case CHC_LOCAL, CHC_OTHER -> Answer.YES;
            case NOT_KNOWN -> Answer.NOT_KNOWN;
            default -> Answer.NO;
        };
    }

    /** Whose direct payment it is says who arranged the care. */
    private static ArrangedBy arrangedBy(PayingAuthority payer, PayingAuthorities all, String council) {
        return switch (payer.nation()) {
            case ENGLAND ->
                all.find(council).filter(payer::equals).isPresent()
                        ? ArrangedBy.THIS_COUNCIL
                        : ArrangedBy.OTHER_COUNCIL;
            case WALES -> ArrangedBy.WALES;
            case SCOTLAND -> ArrangedBy.SCOTLAND;
            case NORTHERN_IRELAND -> ArrangedBy.NORTHERN_IRELAND;
        };
    }

    private static @Nullable ArrangedBy arrangedBy(Funding funding) {
        return switch (funding) {
            case HOST_COUNCIL -> ArrangedBy.THIS_COUNCIL;
            case SELF -> ArrangedBy.SELF;
            case CHC_LOCAL, CHC_OTHER -> ArrangedBy.ICB;
            case OTHER_COUNCIL -> ArrangedBy.OTHER_COUNCIL;
            default -> null;
        };
    }

    static Facts facts(PersonTest t) {
        var arranged = t.facts().get("arrangedBy");
        return new Facts(
                answer(t, "metHere"),
                answer(t, "owedS18"),
                answer(t, "ownArrangement"),
                arranged == null ? null : ArrangedBy.valueOf(arranged));
    }

    private static Answer answer(PersonTest t, String fact) {
        return Answer.valueOf(t.facts().getOrDefault(fact, Answer.NOT_KNOWN.name()));
    }
}
