package care.backstop.incident.web;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.backstop.incident.Rooms;
import care.backstop.incident.model.PersonTest;
import care.backstop.incident.rules.BusinessFailureEvents.Entity;
import care.backstop.incident.rules.Extent;
import care.backstop.incident.rules.LegalForm;
import care.backstop.incident.rules.PersonDuty;
import care.backstop.incident.rules.ServiceDuty;
import care.backstop.incident.rules.ServiceState;
import care.backstop.incident.usecase.DecidePersonDuty;
import care.backstop.incident.usecase.DecideServiceDuty;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.incident.usecase.TestPersonDuty;
import care.backstop.incident.usecase.TestServiceDuty;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.market.ServiceKind;
import care.backstop.people.Lists;
import care.backstop.people.People;
import care.backstop.people.Source;
import care.backstop.people.usecase.JudgeUrgency;
import care.backstop.people.usecase.PutInCharge;
import care.backstop.people.usecase.TakeInList;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.Web;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people believe to matter and does not; and what an unregistered provider does and does not give. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoDifferenceTest {

    private static final String D2 = """
            {"asOf": "2020-12-07T08:15:00Z",
             "provider": {"legalForm": "COMPANY", "registered": %s},
             "event": {"type": "ADMINISTRATOR_APPOINTED", "entity": "REGISTERED_PROVIDER", "effectiveOn": "2020-12-01",
                       "evidenced": true},
             "service": {"state": "STOPPED", "extent": "WHOLE", "unableSince": "2020-12-02"},
             "person": {"metInAreaJustBefore": true, "nhsContinuingHealthcare": false, "owedS18": false,
                        "ownArrangementAdequate": false, "urgency": "NOT_MADE", "arrangedBy": "%s"},
             "circumstances": %s}
            """;

    private static final List<String> FACTS = List.of(
            "marketOversight",
            "publiclyFunded",
            "councilContract",
            "eligible",
            "assessed",
            "ordinarilyResidentHere",
            "selfFunding",
            "directPayment");

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
    Web web;

    @Autowired
    JdbcClient db;

    private Actor lead;

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
        lead = actors.lead();
    }

    @Test
    @Requirement({"L1-e", "L3.2-p", "L3.1-a", "K6.6-a"})
    void eachFactEitherWayGivesTheSameAnswer() {
        var plain = ask("true", "SELF", "{}").json();
        assertThat(plain.at("/person/row").asString()).isEqualTo("A2-4");
        for (var fact : FACTS) {
            for (var said : List.of("true", "false", "null")) {
                var answer = ask("true", "SELF", "{\"%s\": %s}".formatted(fact, said));
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                assertThat(answer.json().get("service")).as(fact).isEqualTo(plain.get("service"));
                assertThat(answer.json().get("person")).as(fact).isEqualTo(plain.get("person"));
                assertThat(answer.json().at("/noDifference/0").asString()).isEqualTo(fact);
            }
            var wrong = ask("true", "SELF", "{\"%s\": \"perhaps\"}".formatted(fact));
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.json().at("/errors/0/field").asString()).isEqualTo("circumstances." + fact);
        }
        for (var kind : ServiceKind.values()) {
            assertThat(ask("true", "SELF", "{\"service\": \"%s\"}".formatted(kind))
                            .json()
                            .at("/person/result")
                            .asString())
                    .isEqualTo("DUTY_S48");
        }
        for (var by :
                List.of("THIS_COUNCIL", "OTHER_COUNCIL", "WALES", "SCOTLAND", "NORTHERN_IRELAND", "SELF", "ICB")) {
            assertThat(ask("true", by, "{}").json().at("/person/result").asString())
                    .as(by)
                    .isEqualTo("DUTY_S48");
        }
        assertThat(ask("true", "FRANCE", "{}").json().at("/errors/0/field").asString())
                .as("an arranger who is not in the register")
                .isEqualTo("person.arrangedBy");

        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var cut = web.browser(lead).open("/incidents/" + id + "/decisions?payer=SELF");
        assertThat(cut.status())
                .as("the list of the duty is never cut by payer")
                .isEqualTo(422);
        assertThat(web.browser(lead).open("/incidents/" + id + "/decisions").status())
                .isEqualTo(200);
    }

    @Test
    @Requirement("K5.4-a")
    void underKentEverybodyWhoReceivesCareIsInTheDutyWhoeverPays() {
        var kent = ask("true", "SELF", "{}\n, \"profile\": \"KENT\"").json();
        assertThat(kent.at("/person/result").asString()).isEqualTo("DUTY_S48");
        for (var fact : FACTS) {
            for (var said : List.of("true", "false")) {
                var answer = ask("true", "SELF", "{\"%s\": %s}, \"profile\": \"KENT\"".formatted(fact, said));
                assertThat(answer.json().at("/person/result").asString())
                        .as("%s %s", fact, said)
                        .isEqualTo("DUTY_S48");
            }
        }
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var cut = web.browser(lead).open("/incidents/" + id + "/decisions?payer=COUNCIL");
        assertThat(cut.status()).isEqualTo(422);
        assertThat(cut.text()).contains("never depends on who pays");
    }

    @Test
    @Requirement("L1-a")
    void aCarerWithNeedsOfTheirOwnIsInTheDutyTestAndNobodyIsNeitherAdultNorCarer() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        refused(Code.VAL, "Person type", () -> listed(id, "C-1,Larkspur,Anselm,Visitor,Nursing"));
        assertThat(as(() -> people.facts(id))).isEmpty();
        listed(id, "C-1,Larkspur,Anselm,Carer,Home care\nC-2,Larkspur,Odile,Adult,Nursing");
        as(() -> testService.test(
                id,
                HARBOUR_VIEW,
                new TestServiceDuty.Facts(
                        LegalForm.COMPANY,
                        "ADMINISTRATOR_APPOINTED",
                        Entity.REGISTERED_PROVIDER,
                        LocalDate.parse("2020-12-01"),
                        true,
                        Answer.YES,
                        ServiceState.STOPPED,
                        Extent.WHOLE,
                        LocalDate.parse("2020-12-07"),
                        Map.of("event", "Notice")),
                lead));
        as(() -> testPerson.testEveryone(id, Answer.YES, lead));
        var carer = as(() -> people.facts(id, person(id, "C-1")));
        assertThat(carer.carer()).isTrue();
        assertThat(latest(id, carer.id()).result())
                .isEqualTo(latest(id, person(id, "C-2")).result())
                .isEqualTo("DUTY_S48");
    }

    private TakeInList.Outcome listed(UUID id, String rows) {
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        return Acting.as(
                coordinator,
                () -> lists.takeIn(
                        id,
                        Source.PROVIDER,
                        LocalDate.parse("2020-12-07"),
                        Lists.file("list.csv", "Ref,Surname,First name,Person type,Type of care\n" + rows + "\n"),
                        "list.csv",
                        coordinator));
    }

    @Test
    @Requirement({"L1-e", "K9.3-a", "L1-h"})
    void anUnregisteredProviderGivesThePowerForUrgentNeedsAndNeverTheDuty() {
        assertThat(ask("false", "SELF", "{\"marketOversight\": true}")
                        .json()
                        .at("/service/row")
                        .asString())
                .isEqualTo("A1-1");
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        Acting.as(
                coordinator,
                () -> lists.takeIn(
                        id,
                        Source.PROVIDER,
                        LocalDate.parse("2020-12-07"),
                        Lists.file("list.csv", Lists.HARBOUR),
                        "list.csv",
                        coordinator));
        var test = as(() -> testService.test(
                id,
                HARBOUR_VIEW,
                new TestServiceDuty.Facts(
                        LegalForm.COMPANY,
                        "RECEIVER_APPOINTED",
                        Entity.REGISTERED_PROVIDER,
                        LocalDate.parse("2020-12-01"),
                        true,
                        Answer.NO,
                        ServiceState.STOPPED,
                        Extent.WHOLE,
                        LocalDate.parse("2020-12-07"),
                        Map.of("event", "Notice")),
                lead));
        assertThat(as(() -> testService.one(id, test)).row()).isEqualTo("A1-1");
        refused(
                Code.CONF,
                "decided",
                () -> decideService.decide(id, test, ServiceDuty.Result.DUTY_S48, "to be safe", "safer", lead));
        as(() -> decideService.decide(id, test, ServiceDuty.Result.POWER_TEST, "Not registered", null, lead));

        as(() -> testPerson.testEveryone(id, Answer.YES, lead));
        var first = person(id, "H-1");
        refused(
                Code.STATE,
                "decided",
                () -> decidePerson.decide(
                        id, first, latest(id, first).id(), PersonDuty.Result.POWER_S19, true, "now", "sure", lead));
        refused(
                Code.CONF,
                "decided",
                () -> decidePerson.decide(
                        id, first, latest(id, first).id(), PersonDuty.Result.DUTY_S48, null, "now", "sure", lead));
        judged(
                id,
                first,
                new JudgeUrgency.Judging(Answer.YES, Answer.NO, Answer.NO, "Tonight", "High", "Without insulin", null));
        assertThat(latest(id, first).row()).isEqualTo("A2-6");
        assertThat(latest(id, first).result()).isEqualTo("POWER_S19");
        var second = person(id, "H-2");
        judged(
                id,
                second,
                new JudgeUrgency.Judging(Answer.NO, Answer.NO, Answer.NO, null, null, "Family is there", null));
        assertThat(latest(id, second).row()).isEqualTo("A2-7");
    }

    private Web.Answer ask(String registered, String arrangedBy, String circumstances) {
        return web.api(lead).post("/api/v1/duty-tests", D2.formatted(registered, arrangedBy, circumstances));
    }

    private void judged(UUID id, UUID person, JudgeUrgency.Judging judging) {
        var practitioner = actors.of(Role.PRACTITIONER);
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        Acting.as(coordinator, () -> charge.put(id, List.of(person), practitioner.post(), coordinator));
        Acting.as(practitioner, () -> judge.judge(id, List.of(person), judging, practitioner));
    }

    private UUID person(UUID id, String reference) {
        return as(() -> people.facts(id)).stream()
                .filter(p -> p.reference().equals(reference))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private PersonTest latest(UUID id, UUID person) {
        return as(() -> testPerson.history(id, person)).getFirst();
    }

    private <T> T as(Supplier<T> work) {
        return Acting.as(lead, work);
    }

    private void refused(Code code, @Nullable String field, Supplier<?> work) {
        assertThatThrownBy(() -> as(work)).isInstanceOfSatisfying(Rejected.class, e -> {
            assertThat(e.problems().getFirst().code()).isEqualTo(code);
            assertThat(e.problems().getFirst().field()).isEqualTo(field);
        });
    }
}
