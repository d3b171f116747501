package care.backstop.incident.web;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static care.backstop.incident.Rooms.SOLENT;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.Web;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncidentApiTest {

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    private Web.Api api;

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
        api = web.api(actors.lead());
    }

    @Test
    void opensAnIncidentWithItsDeadlinesActionsAndCounts() {
        var opened = api.post("/api/v1/incidents", Rooms.body(HARBOUR_VIEW));
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        var id = opened.json().get("id").asString();
        assertThat(opened.raw().headers().firstValue("Location")).hasValue("/api/v1/incidents/" + id);

        var read = api.get("/api/v1/incidents/" + id);
        assertThat(read.status()).isEqualTo(200);
        var json = read.json();
        assertThat(json.get("name").asString()).isEqualTo("Harbour View");
        assertThat(json.get("kind").asString()).isEqualTo("FAILURE");
        assertThat(json.get("state").asString()).isEqualTo("NOTIFIED");
        assertThat(json.get("service").asString()).isEqualTo("CARE_HOME_NURSING");
        assertThat(json.get("locations").get(0).get("id").asString()).isEqualTo(HARBOUR_VIEW);
        assertThat(json.get("awareAt").asString()).isEqualTo("2020-12-07T08:15:00Z");
        assertThat(json.get("endsOn").asString()).isEqualTo("2020-12-21");
        assertThat(json.get("verification").asString()).isEqualTo("REPORTED");
        assertThat(json.get("actions").size()).isEqualTo(94);
        assertThat(json.get("deadlines").get(0).get("dueOn").asString()).isEqualTo("2020-12-10");
        assertThat(json.get("decisions").isEmpty()).isTrue();
        assertThat(json.get("counts").get("actions").asInt()).isEqualTo(94);
        assertThat(json.get("counts").has("people")).as("no list is not nought").isFalse();
    }

    @Test
    void takesHomeCareAndOnlyOneOfTwoAlike() {
        var first = postWithKey("k-1");
        var again = postWithKey("k-1");
        var other = postWithKey("k-2");
        assertThat(first).isEqualTo(again).isNotEqualTo(other);
        assertThat(api.get("/api/v1/incidents/" + first).json().get("actions").size())
                .isEqualTo(71);
    }

    private String postWithKey(String key) {
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            var base = api.get("/api/v1/incidents").raw().uri();
            var request = java.net.http.HttpRequest.newBuilder(base)
                    .header("Authorization", "Bearer " + actors.token(actors.lead()))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", key)
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                            tools.jackson.databind.json.JsonMapper.builder()
                                    .build()
                                    .writeValueAsString(Rooms.body(SOLENT))))
                    .build();
            var body = client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString())
                    .body();
            return tools.jackson.databind.json.JsonMapper.builder()
                    .build()
                    .readTree(body)
                    .get("id")
                    .asString();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Requirement("S3.1-a")
    void tellsFailureFromExitAndRefusesNeither() {
        assertThat(api.post("/api/v1/incidents", with("kind", "EXIT"))
                        .json()
                        .get("kind")
                        .asString())
                .isEqualTo("EXIT");
        assertThat(api.post("/api/v1/incidents", with("kind", "FAILURE"))
                        .json()
                        .get("kind")
                        .asString())
                .isEqualTo("FAILURE");
        assertRefused("kind", "VAL", with("kind", null));
        assertRefused("kind", "VAL", with("kind", "CALAMITY"));
    }

    @Test
    void namesTheFieldOfWhateverIsWrong() {
        assertRefused("awareAt", "VAL", with("awareAt", "2020-12-07T09:00:01Z"));
        assertRefused("notifiedAt", "VAL", with("notifiedAt", "2031-01-01T00:00:00Z"));
        assertRefused("awareAt", "VAL", with("awareAt", "yesterday"));
        assertRefused("endsOn", "VAL", with("endsOn", "2020-12-06"));
        assertRefused("endsOn", "VAL", with("endsOn", "2020-13-06"));
        assertRefused("locations", "VAL", with("locations", new String[] {"1-404"}));
        assertRefused("locations", "VAL", with("locations", new String[] {}));
        assertRefused("locations", "DUP", with("locations", new String[] {HARBOUR_VIEW, HARBOUR_VIEW}));
        assertRefused("cause", "VAL", with("cause", null));
        assertRefused("notifiedBy", "VAL", with("notifiedBy", " "));
        assertRefused("template", "VAL", with("template", "../../etc/passwd"));

        var inWords = api.post("/api/v1/incidents", with("cause", "Escape of a tiger"));
        assertThat(inWords.json().get("cause").asString()).isEqualTo("OTHER");
        assertThat(inWords.json().get("causeNote").asString()).isEqualTo("Escape of a tiger");
        assertThat(api.post("/api/v1/incidents", with("cause", "deregistration"))
                        .json()
                        .get("cause")
                        .asString())
                .isEqualTo("REGULATOR_CLOSURE");
        assertThat(api.post("/api/v1/incidents", "{not json").status()).isEqualTo(400);
        assertThat(api.post("/api/v1/incidents", Map.of("surprise", 1)).status())
                .isEqualTo(400);
    }

    @Test
    void looksTheSameAbsentOrSomebodyElses() {
        var id = api.post("/api/v1/incidents", Rooms.body(HARBOUR_VIEW))
                .json()
                .get("id")
                .asString();
        var stranger = web.api(actors.stranger(Role.INCIDENT_LEAD));
        var theirs = stranger.get("/api/v1/incidents/" + id);
        var nobodys = stranger.get("/api/v1/incidents/" + UUID.randomUUID());
        assertThat(theirs.status()).isEqualTo(404);
        assertThat(nobodys.status()).isEqualTo(404);
        assertThat(theirs.body())
                .doesNotContain("Harbour")
                .isEqualTo(nobodys.body()
                        .replace(
                                nobodys.raw().uri().getPath(),
                                theirs.raw().uri().getPath()));
        assertThat(stranger.get("/api/v1/incidents").json().get("total").asInt())
                .isZero();
        assertThat(web.api(actors.of(Role.AUDITOR))
                        .post("/api/v1/incidents", Rooms.body(HARBOUR_VIEW))
                        .status())
                .isEqualTo(403);
    }

    private static Map<String, Object> with(String field, @Nullable Object value) {
        var body = new HashMap<>(Rooms.body(HARBOUR_VIEW));
        if (value == null) {
            body.remove(field);
        } else {
            body.put(field, value);
        }
        return body;
    }

    private void assertRefused(String field, String code, Map<String, Object> body) {
        var answer = api.post("/api/v1/incidents", body);
        assertThat(answer.status()).as(answer.body()).isIn(409, 422);
        assertThat(answer.raw().headers().firstValue("Content-Type").orElse("")).contains("problem+json");
        assertThat(answer.json().get("errors")).as(answer.body()).anySatisfy(e -> {
            assertThat(e.get("field").asString()).isEqualTo(field);
            assertThat(e.get("code").asString()).isEqualTo(code);
            assertThat(e.get("message").asString()).isNotBlank();
        });
    }
}
