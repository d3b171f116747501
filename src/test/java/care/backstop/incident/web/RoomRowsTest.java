package care.backstop.incident.web;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.kernel.Actor;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Rows of the requirements whose two halves are seen best from outside, through the API. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoomRowsTest {

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    private Web.Api api;
    private Actor lead;

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
    }

    @BeforeEach
    void itIsMonday() {
        clock.reset();
        lead = actors.lead();
        api = web.api(lead);
    }

    private String opened(Map<String, Object> more) {
        var body = new HashMap<>(Rooms.body(HARBOUR_VIEW));
        body.putAll(more);
        var answer = api.post("/api/v1/incidents", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return "/api/v1/incidents/" + answer.json().get("id").asString();
    }

    @Test
    @Requirement("S4.7-a")
    void theSteeringGroupIsConvenedAtOnceOrSaysWhyNot() {
        var early = opened(Map.of());
        var past = api.post(early + "/meetings", Map.of("scheduledAt", "2020-12-04T09:00:00Z", "place", "by video"));
        assertThat(past.status()).isEqualTo(422);
        assertThat(past.json().at("/errors/0/code").asString()).isEqualTo("VAL");
        assertThat(api.post(early + "/meetings", Map.of("scheduledAt", "2020-12-08T09:00:00Z", "place", "by video"))
                        .status())
                .isEqualTo(201);

        var room = opened(Map.of());
        var late = new HashMap<String, Object>(Map.of("scheduledAt", "2020-12-11T09:00:00Z", "place", "by video"));
        var unexplained = api.post(room + "/meetings", late);
        assertThat(unexplained.status()).isEqualTo(422);
        assertThat(unexplained.json().at("/errors/0/field").asString()).isEqualTo("lateBecause");
        late.put("lateBecause", "The chair of the ICB is away until then");
        assertThat(api.post(room + "/meetings", late).status()).isEqualTo(201);
        assertThat(api.get(room + "/log?kind=MEETING").json().toString())
                .contains("Later than the procedure allows because: The chair of the ICB is away until then");
        clock.set(Instant.parse("2020-12-11T08:00:00Z"));
        assertThat(api.get(room).json().at("/deadlines/0/late").booleanValue())
                .as("the breach shows")
                .isTrue();
    }

    @Test
    @Requirement("L2.1-i")
    void anOutbreakIsACauseAndSomethingElseNeedsWords() {
        var read = api.get(opened(Map.of("cause", "INFECTION", "causeNote", "Norovirus, 18 ill")))
                .json();
        assertThat(read.get("cause").asString()).isEqualTo("INFECTION");
        assertThat(read.get("causeNote").asString()).isEqualTo("Norovirus, 18 ill");
        assertThat(api.get(opened(Map.of("cause", "FLOOD"))).json().get("cause").asString())
                .isEqualTo("LOSS_OF_PREMISES");
        var body = new HashMap<>(Rooms.body(HARBOUR_VIEW));
        body.put("cause", "OTHER");
        var wordless = api.post("/api/v1/incidents", body);
        assertThat(wordless.status()).isEqualTo(422);
        assertThat(wordless.json().at("/errors/0/field").asString()).isEqualTo("causeNote");
        assertThat(wordless.json().at("/errors/0/code").asString()).isEqualTo("VAL");
    }

    @Test
    @Requirement("K6.6-a")
    void whoeverArrangedTheCareTheDutyIsTheSameAndNobodyUnknownArrangesIt() {
        for (var arranger : List.of("THIS_COUNCIL", "OTHER_COUNCIL", "WALES", "SELF")) {
            var answer = api.post("/api/v1/duty-tests", asked("STOPPED", true, "NOT_MADE", arranger));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().at("/person/result").asString())
                    .as(arranger)
                    .isEqualTo("DUTY_S48");
        }
        var nobody = api.post("/api/v1/duty-tests", asked("STOPPED", true, "NOT_MADE", "NARNIA"));
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.json().at("/errors/0/field").asString()).isEqualTo("person.arrangedBy");
        assertThat(nobody.json().at("/errors/0/code").asString()).isEqualTo("VAL");
    }

    @Test
    @Requirement({"L1-h", "K9.3-a"})
    void anUnregisteredServiceGivesThePowerToTheUrgentAndTheDutyToNobody() {
        var urgent = api.post("/api/v1/duty-tests", asked("STOPPED", false, "URGENT", "SELF"))
                .json();
        assertThat(urgent.at("/service/result").asString()).isNotEqualTo("DUTY_S48");
        assertThat(urgent.at("/person/row").asString()).isEqualTo("A2-6");
        assertThat(urgent.at("/person/result").asString()).isEqualTo("POWER_S19");
        assertThat(api.post("/api/v1/duty-tests", asked("STOPPED", false, "NOT_URGENT", "SELF"))
                        .json()
                        .at("/person/row")
                        .asString())
                .isEqualTo("A2-7");

        var room = opened(Map.of());
        var facts = Map.of(
                "location", HARBOUR_VIEW,
                "form", "COMPANY",
                "entity", "REGISTERED_PROVIDER",
                "registered", "NO",
                "state", "STOPPED",
                "extent", "WHOLE",
                "unableSince", "2020-12-07");
        var service = api.post(room + "/duty-tests", facts);
        assertThat(service.status()).as(service.body()).isEqualTo(201);
        var forced = api.post(
                room + "/duty-tests/" + service.json().get("test").asString() + "/decision",
                Map.of("decided", "DUTY_S48", "reasons", "To be safe", "differsBecause", "Safer"));
        assertThat(forced.status()).isEqualTo(409);
        assertThat(forced.json().at("/errors/0/code").asString()).isEqualTo("CONF");

        var person = person(room);
        var test = web.api(actors.of(care.backstop.kernel.Role.PRACTITIONER))
                .post(
                        room + "/people/" + person + "/duty-tests",
                        Map.of("metHere", "YES", "owedS18", "NO", "ownArrangement", "NO", "arrangedBy", "SELF"));
        assertThat(test.status()).as(test.body()).isEqualTo(201);
        var decide = room + "/people/" + person + "/duty-tests/"
                + test.json().get("test").asString() + "/decision";
        var unjudged = api.post(
                decide,
                Map.of("decided", "POWER_S19", "exercised", true, "reasons", "Alone", "differsBecause", "Sure"));
        assertThat(unjudged.status()).isEqualTo(409);
        assertThat(unjudged.json().at("/errors/0/code").asString()).isEqualTo("STATE");
        var owed = api.post(decide, Map.of("decided", "DUTY_S48", "reasons", "Alone", "differsBecause", "Sure"));
        assertThat(owed.status()).isEqualTo(409);
        assertThat(owed.json().at("/errors/0/code").asString()).isEqualTo("CONF");
    }

    private static String asked(String state, boolean registered, String urgency, String arrangedBy) {
        return """
                {"asOf": "2020-12-07T08:15:00Z",
                 "provider": {"legalForm": "COMPANY", "registered": %s},
                 "event": {"type": "ADMINISTRATOR_APPOINTED", "entity": "REGISTERED_PROVIDER", "effectiveOn": "2020-12-01", "evidenced": true},
                 "service": {"state": "%s", "extent": "WHOLE", "unableSince": "2020-12-07"},
                 "person": {"metInAreaJustBefore": true, "nhsContinuingHealthcare": false, "owedS18": false,
                            "ownArrangementAdequate": false, "urgency": "%s", "arrangedBy": "%s"}}
                """.formatted(registered, state, urgency, arrangedBy);
    }

    private UUID person(String room) {
        var person = UUID.randomUUID();
        actors.as(
                lead,
                () -> db.sql("""
                insert into people.person (id, incident, council, agency, reference, created_at, changed_at, changed_by)
                values (:id, :incident, 'Testshire', :agency, 'R-1', now(), now(), :post)""")
                        .param("id", person)
                        .param("incident", UUID.fromString(room.substring(room.lastIndexOf('/') + 1)))
                        .param("agency", lead.agency())
                        .param("post", lead.post())
                        .update());
        return person;
    }

    private static List<String> texts(JsonNode list, String field) {
        var texts = new java.util.ArrayList<String>();
        list.forEach(each -> texts.add(each.get(field).asString()));
        return texts;
    }
}
