package care.backstop.incident.usecase;

import care.backstop.incident.model.Cover;
import care.backstop.incident.model.DutyEnd;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.PersonTest;
import care.backstop.incident.model.ServiceTest;
import care.backstop.incident.store.DutyStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.profile.Terms;
import care.backstop.people.People;
import care.backstop.people.PersonView;
import care.backstop.people.UrgencyView;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was tested and decided in an incident, for services and for people. */
@Service
public class ReadDecisions {

    /**
     * Everything on the decisions page.
     *
     * @param tests of services, the latest first
     * @param people those shown on this page
     * @param total how many people there are
     * @param latest the last test of each person
     */
    public record Seen(
            Incident incident,
            List<ServiceTest> tests,
            List<PersonView> people,
            int total,
            Map<UUID, PersonTest> latest) {}

    /**
     * One person with every test.
     *
     * @param urgency how soon and how bad it was judged to be; null when nobody judged it or the reader may not know
     */
    public record One(
            Incident incident,
            PersonView person,
            @Nullable UrgencyView urgency,
            List<ServiceTest> services,
            List<PersonTest> tests,
            List<DutyEnd> ends,
            List<Cover> covers,
            Terms terms) {

        /** The end recorded of what was decided on this test, or null. */
        public @Nullable DutyEnd end(PersonTest test) {
            var decision = test.decision();
            return decision == null
                    ? null
                    : ends.stream()
                            .filter(e -> e.decision().equals(decision.id()))
                            .findFirst()
                            .orElse(null);
        }

        /** What stands and has not ended, or null. */
        public @Nullable PersonTest open() {
            return EndDuty.standing(tests).filter(t -> end(t) == null).orElse(null);
        }
    }

    private final IncidentStore incidents;
    private final DutyStore duties;
    private final CouncilProfiles profiles;
    private final People people;
    private final AuditTrail audit;

    ReadDecisions(
            IncidentStore incidents, DutyStore duties, CouncilProfiles profiles, People people, AuditTrail audit) {
        this.incidents = incidents;
        this.duties = duties;
        this.profiles = profiles;
        this.people = people;
        this.audit = audit;
    }

    /** @param withPeople whether the reader may see who they are; the counts are there either way */
    @Transactional
    public Seen of(UUID id, boolean withPeople, int page, int size) {
        var incident = incidents.find(id);
        var everybody = withPeople ? people.of(id) : List.<PersonView>of();
        var shown = everybody.stream().skip((page - 1L) * size).limit(size).toList();
        if (!shown.isEmpty()) {
            audit.read(
                    "PersonDecisions",
                    "incident:" + id,
                    shown.stream().map(PersonView::id).toList());
        }
        return new Seen(
                incident,
                duties.services(id),
                shown,
                everybody.size(),
                duties.latestOfPeople(id).stream().collect(Collectors.toMap(PersonTest::person, Function.identity())));
    }

    @Transactional
    public One one(UUID id, UUID person) {
        var view = people.find(id, person).orElseThrow(() -> new NotThere("person"));
        audit.read("PersonDecision", "incident:" + id, List.of(person));
        return new One(
                incidents.find(id),
                view,
                people.urgency(id, person).orElse(null),
                duties.services(id),
                duties.person(id, person),
                duties.ends(id, person),
                duties.covers(id, person),
                Terms.of(profiles.of(id)));
    }
}
