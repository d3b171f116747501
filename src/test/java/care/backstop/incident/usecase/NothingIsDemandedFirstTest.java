package care.backstop.incident.usecase;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.backstop.incident.Rooms;
import care.backstop.incident.model.RecordForm;
import care.backstop.incident.rules.ArrangedBy;
import care.backstop.incident.rules.PersonDuty;
import care.backstop.incident.rules.ServiceDuty;
import care.backstop.incident.rules.Urgency;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.people.Lists;
import care.backstop.people.People;
import care.backstop.people.Source;
import care.backstop.people.usecase.JudgeUrgency;
import care.backstop.people.usecase.PutInCharge;
import care.backstop.people.usecase.TakeInList;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Neither residence nor eligibility nor any assessment stands before urgent needs, in a test or in a procedure. */
@DatabaseTest
class NothingIsDemandedFirstTest {

    @Autowired
    OpenIncident open;

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

    @Autowired
    TestClock clock;

    @Test
    @Requirement({"L3.2-s", "K9.2-a"})
    void thePowerIsUsedForSomebodyFromElsewhereByWhoeverMayDecide() {
        Rooms.register(new Register(db, actors));
        clock.reset();
        var lead = actors.lead();
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        Acting.as(
                coordinator,
                () -> lists.takeIn(
                        id,
                        Source.PROVIDER,
                        LocalDate.of(2020, 12, 7),
                        Lists.file("list.csv", """
                                Ref,Surname,First name,Postcode,Funded by,Type of care
                                A-1,Reed,Ann,EH1 1AA,Self funder,Nursing
                                A-2,Fen,Bo,,,Nursing
                                """),
                        "list.csv",
                        coordinator));
        web.api(lead)
                .post(
                        at(id) + "/duty-tests",
                        Map.of(
                                "location", HARBOUR_VIEW,
                                "form", "COMPANY",
                                "entity", "REGISTERED_PROVIDER",
                                "registered", "YES",
                                "state", "STOPPED"));
        web.api(coordinator).post(at(id) + "/people/duty-tests", Map.of("metHere", "YES"));
        for (var reference : List.of("A-1", "A-2")) {
            var person = person(id, reference, coordinator);
            judgedUrgent(id, person, coordinator);
            var latest = web.api(lead)
                    .get(at(id) + "/people/%s/duty-tests".formatted(person))
                    .json()
                    .get(0);
            assertThat(latest.get("advised").asString()).as(reference).isEqualTo("POWER_S19");
            var path = at(id)
                    + "/people/%s/duty-tests/%s/decision"
                            .formatted(person, latest.get("test").asString());
            var decision = Map.of("decided", "POWER_S19", "exercised", true, "reasons", "Cannot be left tonight");
            var without = web.api(coordinator).post(path, decision);
            assertThat(without.status()).as("who has no authority to decide").isEqualTo(403);
            assertThat(web.api(lead)
                            .post(path, Map.of("decided", "POWER_S19", "exercised", true))
                            .status())
                    .as("without grounds")
                    .isEqualTo(422);
            assertThat(web.api(lead).post(path, decision).status()).isEqualTo(201);
            var decided = web.api(lead)
                    .get(at(id) + "/people/%s/duty-tests".formatted(person))
                    .json()
                    .get(0);
            assertThat(decided.get("reasons").asString()).isEqualTo("Cannot be left tonight");
            assertThat(decided.get("exercised").asBoolean()).isTrue();
            assertThat(decided.get("decidedBy").asString()).isEqualTo(lead.name());
            assertThat(decided.get("decidedAt").asString()).isEqualTo("2020-12-07T09:00:00Z");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"residence", "ordinaryResidence", "eligibility", "assessmentId", "financialAssessment"})
    @Requirement({"K9.2-a", "K6.5-a"})
    void noProcedureDemandsIt(String key) {
        var asks = """
                fields:
                  - key: startedOn
                    label: When did care start?
                    type: DATE
                  - key: %s
                    label: What is known of it?
                    type: LINE
                """.formatted(key);
        assertThatThrownBy(() -> RecordForm.read(asks))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("make it optional");
        assertThat(RecordForm.read(asks + "    optional: true\n").fields()).hasSize(2);
    }

    @Test
    @Requirement("K9.2-a")
    void residenceIsNoFactOfTheTable() {
        assertThat(PersonDuty.Facts.class.getRecordComponents())
                .extracting(c -> c.getName().toLowerCase(java.util.Locale.UK))
                .noneMatch(n -> n.contains("resid") || n.contains("postcode"));
        assertThat(PersonDuty.determine(new PersonDuty.Facts(
                                ServiceDuty.Result.POWER_TEST,
                                Answer.NO,
                                Answer.NOT_KNOWN,
                                Answer.NO,
                                Answer.NO,
                                Urgency.URGENT,
                                ArrangedBy.SELF,
                                false))
                        .result())
                .isEqualTo(PersonDuty.Result.POWER_S19);
    }

    private UUID person(UUID id, String reference, Actor coordinator) {
        return Acting.as(coordinator, () -> people.facts(id)).stream()
                .filter(p -> p.reference().equals(reference))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void judgedUrgent(UUID id, UUID person, Actor coordinator) {
        var social = actors.of(Role.PRACTITIONER);
        Acting.as(coordinator, () -> charge.put(id, List.of(person), social.post(), coordinator));
        Acting.as(
                social,
                () -> judge.judge(
                        id,
                        List.of(person),
                        new JudgeUrgency.Judging(
                                Answer.YES, Answer.NO, Answer.NO, "Tonight", "High", "Seen today", clock.instant()),
                        social));
    }

    private static String at(UUID id) {
        return "/api/v1/incidents/" + id;
    }
}
