package care.backstop.incident.usecase;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static care.backstop.incident.Rooms.PIER_VIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.backstop.incident.LogKind;
import care.backstop.incident.Rooms;
import care.backstop.incident.model.PersonTest;
import care.backstop.incident.rules.BusinessFailureEvents.Entity;
import care.backstop.incident.rules.Extent;
import care.backstop.incident.rules.LegalForm;
import care.backstop.incident.rules.PersonDuty;
import care.backstop.incident.rules.ServiceDuty;
import care.backstop.incident.rules.ServiceState;
import care.backstop.incident.store.LogStore;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.people.Lists;
import care.backstop.people.People;
import care.backstop.people.PersonFacts;
import care.backstop.people.Source;
import care.backstop.people.usecase.JudgeUrgency;
import care.backstop.people.usecase.PutInCharge;
import care.backstop.people.usecase.TakeInList;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecideDutyTest {

    private static final LocalDate FIRST = LocalDate.parse("2020-12-01");
    private static final LocalDate SEVENTH = LocalDate.parse("2020-12-07");

    @Autowired
    OpenIncident open;

    @Autowired
    TestServiceDuty testService;

    @Autowired
    DecideServiceDuty decideService;

    @Autowired
    TestPersonDuty testPerson;

    @Autowired
    DecidePersonDuty decidePerson;

    @Autowired
    LogBook log;

    @Autowired
    TakeInList lists;

    @Autowired
    PutInCharge charge;

    @Autowired
    JudgeUrgency judge;

    @Autowired
    People people;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    private Actor lead;

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
        lead = actors.lead();
    }

    @Test
    @Requirement("L3.2-a")
    void runsAgainWhenTheServiceStopsAndKeepsTheOldAnswer() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var running = test(id, HARBOUR_VIEW, ServiceState.RUNNING, null, null);
        var stopped = test(id, HARBOUR_VIEW, ServiceState.STOPPED, Extent.WHOLE, SEVENTH);

        var tests = as(() -> testService.of(id));
        assertThat(tests).extracting(t -> t.row()).containsExactly("A1-7", "A1-2");
        assertThat(tests).extracting(t -> t.result()).containsExactly("DUTY_S48", "NO_DUTY_MONITOR");
        assertThat(tests).extracting(t -> t.id()).containsExactly(stopped, running);
        var kept = tests.getFirst();
        assertThat(kept.ruleVersion()).isNotBlank();
        assertThat(kept.testedBy()).isEqualTo(lead.name());
        assertThat(kept.sources()).containsEntry("event", "Notice of appointment");
        assertThat(kept.findings()).isNotEmpty().allMatch(f -> !f.authority().isBlank());
        refused(Code.STATE, null, () -> decide(id, running, ServiceDuty.Result.NO_DUTY_MONITOR, "watch", null));
    }

    @Test
    @Requirement({"K5.5-a", "L2.1.1-b"})
    void givesNobodyTheDutyOnFactsThatDoNotCarryIt() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var running = test(id, HARBOUR_VIEW, ServiceState.RUNNING, null, null);
        refused(Code.CONF, "decided", () -> decide(id, running, ServiceDuty.Result.DUTY_S48, "to be safe", "safer"));
        refused(
                Code.VAL,
                "service.unableSince",
                () -> test(id, HARBOUR_VIEW, ServiceState.STOPPED, Extent.WHOLE, null));
        assertThat(as(() -> testService.of(id))).hasSize(1);
        var before = test(id, HARBOUR_VIEW, ServiceState.STOPPED, Extent.WHOLE, LocalDate.parse("2020-11-01"));
        assertThat(as(() -> testService.one(id, before)).row()).isEqualTo("A1-6");
        var after = test(id, HARBOUR_VIEW, ServiceState.STOPPED, Extent.WHOLE, SEVENTH);
        assertThat(as(() -> testService.one(id, after)).explanation()).contains("runs from 7 December 2020, 9:00am");
    }

    @Test
    @Requirement("L2.1.1-c")
    void wholeCannotBeWhileASisterHomeRuns() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW, PIER_VIEW);
        test(id, PIER_VIEW, ServiceState.RUNNING, null, null);
        refused(Code.CONF, "extent", () -> test(id, HARBOUR_VIEW, ServiceState.STOPPED, Extent.WHOLE, SEVENTH));
        var part = test(id, HARBOUR_VIEW, ServiceState.STOPPED, Extent.PART, SEVENTH);
        assertThat(as(() -> testService.one(id, part)).row()).isEqualTo("A1-4");
    }

    @Test
    void aNamedOfficerDecidesOnceWithReasonsAndMaySeeItOtherwise() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var test = test(id, HARBOUR_VIEW, ServiceState.STOPPED, Extent.WHOLE, SEVENTH);
        refused(Code.VAL, "reasons", () -> decide(id, test, ServiceDuty.Result.DUTY_S48, " ", null));
        refused(
                Code.VAL,
                "differsBecause",
                () -> decide(id, test, ServiceDuty.Result.POWER_TEST, "Legal advises", null));
        refused(Code.VAL, "decided", () -> decide(id, test, null, "because", null));
        decide(id, test, ServiceDuty.Result.POWER_TEST, "Legal advises", "The order is under appeal");

        var decided = Objects.requireNonNull(as(() -> testService.one(id, test)).decision());
        assertThat(decided.advised()).isEqualTo("DUTY_S48");
        assertThat(decided.decided()).isEqualTo("POWER_TEST");
        assertThat(decided.differsBecause()).isEqualTo("The order is under appeal");
        assertThat(decided.by()).isEqualTo(lead.name());
        refused(Code.DUP, null, () -> decide(id, test, ServiceDuty.Result.DUTY_S48, "again", null));
        assertThat(as(() -> log.read(id, new LogStore.Asked(LogKind.DECISION, "Legal advises", 10, 0))))
                .hasSize(1);
    }

    @Test
    void whatWasDecidedCannotBeChangedEvenInTheDatabase() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var test = test(id, HARBOUR_VIEW, ServiceState.STOPPED, Extent.WHOLE, SEVENTH);
        decide(id, test, ServiceDuty.Result.DUTY_S48, "All conditions hold", null);
        for (var table : new String[] {"service_decision", "service_test", "log_entry"}) {
            assertThat(changed("update incident." + table + " set incident = incident where incident = '" + id + "'"))
                    .as("update of " + table)
                    .isZero();
            assertThat(changed("delete from incident." + table + " where incident = '" + id + "'"))
                    .as("delete from " + table)
                    .isZero();
        }
        assertThat(as(() -> testService.one(id, test)).decision()).isNotNull();
    }

    /** How many rows the login of the program can change; refused outright counts as none. */
    private int changed(String sql) {
        try {
            return actors.as(lead, () -> db.sql(sql).update());
        } catch (DataAccessException e) {
            return 0;
        }
    }

    @Test
    @Requirement("L1-f")
    void testsEveryPersonWhoeverPays() {
        var id = withPeople();
        refused(Code.STATE, null, () -> as(() -> testPerson.testEveryone(id, Answer.YES, lead)));
        var test = test(id, HARBOUR_VIEW, ServiceState.STOPPED, Extent.WHOLE, SEVENTH);
        decide(id, test, ServiceDuty.Result.DUTY_S48, "All conditions hold", null);
        assertThat(as(() -> testPerson.testEveryone(id, Answer.YES, lead))).isEqualTo(4);

        assertThat(latest(id, "H-1").row()).isEqualTo("A2-4");
        assertThat(latest(id, "H-2").row()).as("pays for himself").isEqualTo("A2-4");
        assertThat(latest(id, "H-3").row()).as("NHS pays for all").isEqualTo("A2-1");
        assertThat(latest(id, "H-4").row()).as("payer not known").isEqualTo("A2-4");
        assertThat(latest(id, "H-4").facts()).containsEntry("nhs", "NOT_KNOWN");
        assertThat(latest(id, "H-1").facts()).containsEntry("urgency", "NOT_MADE");
    }

    @Test
    @Requirement("K5.4-c")
    void aPowerIsNotUsedBeforeUrgencyIsJudged() {
        var id = withPeople();
        var test = actorsTest(id);
        assertThat(as(() -> testService.one(id, test)).row()).isEqualTo("A1-10");
        as(() -> testPerson.testEveryone(id, Answer.YES, lead));
        var person = person(id, "H-1");
        var pending = latest(id, "H-1");
        assertThat(pending.row()).isEqualTo("A2-8");
        refused(
                Code.STATE,
                "decided",
                () -> as(() -> decidePerson.decide(
                        id, person.id(), pending.id(), PersonDuty.Result.POWER_S19, true, "now", "sure", lead)));
        refused(
                Code.STATE,
                null,
                () -> as(() -> decidePerson.decide(
                        id, person.id(), pending.id(), PersonDuty.Result.PENDING, null, "later", null, lead)));

        judgedUrgent(id, person.id());
        var urgent = latest(id, "H-1");
        assertThat(urgent.row()).as("asked again when urgency was judged").isEqualTo("A2-6");
        assertThat(urgent.facts()).containsEntry("metHere", "YES");
        refused(
                Code.VAL,
                "exercised",
                () -> as(() -> decidePerson.decide(
                        id, person.id(), urgent.id(), PersonDuty.Result.POWER_S19, null, "life at risk", null, lead)));
        as(() -> decidePerson.decide(
                id, person.id(), urgent.id(), PersonDuty.Result.POWER_S19, true, "life at risk", null, lead));
        assertThat(latest(id, "H-1").decision()).isNotNull();

        var owed = new TestPersonDuty.Facts(Answer.YES, Answer.YES, Answer.NOT_KNOWN, null);
        as(() -> testPerson.test(id, person.id(), owed, lead));
        assertThat(latest(id, "H-1").result()).isEqualTo("DUTY_S18");
        assertThat(as(() -> testPerson.history(id, person.id())))
                .extracting(PersonTest::row)
                .containsExactly("A2-3", "A2-6", "A2-8");
    }

    private UUID withPeople() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        Acting.as(
                coordinator,
                () -> lists.takeIn(
                        id, Source.PROVIDER, SEVENTH, Lists.file("list.csv", Lists.HARBOUR), "list.csv", coordinator));
        return id;
    }

    private void judgedUrgent(UUID id, UUID person) {
        var practitioner = actors.of(Role.PRACTITIONER);
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        Acting.as(coordinator, () -> charge.put(id, List.of(person), practitioner.post(), coordinator));
        var judging = new JudgeUrgency.Judging(
                Answer.YES, Answer.NO, Answer.NO, "Tonight", "High", "Without insulin by tonight", null);
        assertThat(Acting.as(practitioner, () -> judge.judge(id, List.of(person), judging, practitioner)))
                .isEqualTo("URGENT");
    }

    private PersonFacts person(UUID id, String reference) {
        return as(() -> people.facts(id)).stream()
                .filter(p -> p.reference().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    private PersonTest latest(UUID id, String reference) {
        var person = person(id, reference).id();
        return as(() -> testPerson.latest(id)).stream()
                .filter(t -> t.person().equals(person))
                .findFirst()
                .orElseThrow();
    }

    /** Closed for quality, no insolvency. */
    private UUID actorsTest(UUID id) {
        return as(() -> testService.test(
                id,
                HARBOUR_VIEW,
                new TestServiceDuty.Facts(
                        LegalForm.COMPANY,
                        null,
                        Entity.REGISTERED_PROVIDER,
                        null,
                        false,
                        Answer.YES,
                        ServiceState.STOPPED,
                        null,
                        SEVENTH,
                        Map.of()),
                lead));
    }

    private UUID test(
            UUID id, String location, ServiceState state, @Nullable Extent extent, @Nullable LocalDate since) {
        return as(() -> testService.test(
                id,
                location,
                new TestServiceDuty.Facts(
                        LegalForm.COMPANY,
                        "ADMINISTRATOR_APPOINTED",
                        Entity.REGISTERED_PROVIDER,
                        FIRST,
                        true,
                        Answer.YES,
                        state,
                        extent,
                        since,
                        Map.of("event", "Notice of appointment")),
                lead));
    }

    private UUID decide(
            UUID id, UUID test, ServiceDuty.@Nullable Result decided, String reasons, @Nullable String differs) {
        return as(() -> decideService.decide(id, test, decided, reasons, differs, lead));
    }

    private <T> T as(Supplier<T> work) {
        return Acting.as(lead, work);
    }

    private static void refused(Code code, @Nullable String field, Supplier<?> work) {
        assertThatThrownBy(work::get).isInstanceOfSatisfying(Rejected.class, e -> {
            assertThat(e.problems().getFirst().code()).isEqualTo(code);
            assertThat(e.problems().getFirst().field()).isEqualTo(field);
        });
    }
}
