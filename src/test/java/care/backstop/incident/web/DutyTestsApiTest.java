package care.backstop.incident.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Role;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The same over HTTP: contract of design.md section 8. */
@DatabaseTest
class DutyTestsApiTest {

    private static final String D2 = """
            {"asOf": "2020-12-08T10:15:00Z",
             "provider": {"legalForm": "COMPANY", "registered": true},
             "event": {"type": "ADMINISTRATOR_APPOINTED", "entity": "REGISTERED_PROVIDER", "effectiveOn": "2020-12-01",
                       "evidenced": true},
             "service": {"state": "STOPPED", "extent": "WHOLE", "unableSince": "2020-12-08"},
             "person": {"metInAreaJustBefore": true, "nhsContinuingHealthcare": false, "owedS18": false,
                        "ownArrangementAdequate": false, "urgency": "NOT_MADE", "arrangedBy": "WALES"},
             "profile": "SOTON"}
            """;

    @Autowired
    Actors actors;

    @Autowired
    Web web;

    @Autowired
    TestClock clock;

    @BeforeEach
    void itIsTheDayAfter() {
        clock.set(Instant.parse("2020-12-09T09:00:00Z"));
    }

    @Test
    void answersWithRowsResultsFindingsAndWords() {
        var answer = web.api(actors.lead()).post("/api/v1/duty-tests", D2);

        assertThat(answer.status()).isEqualTo(200);
        var json = answer.json();
        assertThat(json.at("/service/row").asString()).isEqualTo("A1-7");
        assertThat(json.at("/service/result").asString()).isEqualTo("DUTY_S48");
        assertThat(json.at("/person/row").asString()).isEqualTo("A2-4");
        assertThat(json.at("/person/result").asString()).isEqualTo("DUTY_S48");
        assertThat(json.get("crossBorder").booleanValue()).isTrue();
        assertThat(json.get("dutyFrom").asString()).isEqualTo("2020-12-08T10:15:00Z");
        assertThat(json.get("explanation").asString()).contains("a council in Wales");
        assertThat(json.get("findings")).hasSize(16).allSatisfy(f -> {
            assertThat(f.get("authority").asString()).isNotBlank();
            assertThat(f.get("question").asString()).endsWith("?");
            assertThat(f.get("answer").asString()).isIn("YES", "NO", "NOT_KNOWN");
        });
    }

    @Test
    void refusesWithTheFieldAndTheCode() {
        var missing = web.api(actors.lead()).post("/api/v1/duty-tests", D2.replace("\"extent\": \"WHOLE\", ", ""));
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.json().at("/errors/0/code").asString()).isEqualTo("VAL");
        assertThat(missing.json().at("/errors/0/field").asString()).isEqualTo("service.extent");

        var future = web.api(actors.lead()).post("/api/v1/duty-tests", D2.replace("2020-12-08T10", "2999-12-08T10"));
        assertThat(future.status()).isEqualTo(422);
        assertThat(future.json().at("/errors/0/field").asString()).isEqualTo("asOf");

        var both = web.api(actors.lead()).post("/api/v1/duty-tests", D2.replace("STOPPED", "PARTLY_STOPPED"));
        assertThat(both.status()).isEqualTo(409);
        assertThat(both.json().at("/errors/0/code").asString()).isEqualTo("CONF");
        assertThat(both.json().at("/errors/0/message").asString()).contains("A1-5");

        assertThat(web.api(actors.lead()).post("/api/v1/duty-tests", "{").status())
                .isEqualTo(400);
    }

    @Test
    void aServiceCanBeAskedAboutAlone() {
        var body = D2.replaceAll("(?s),\\s*\"person\".*?\\}", "").replace(",\n \"profile\": \"SOTON\"", "");
        var answer = web.api(actors.lead()).post("/api/v1/duty-tests", body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().has("person")).isFalse();
        assertThat(answer.json().at("/service/row").asString()).isEqualTo("A1-7");
        assertThat(answer.json().get("crossBorder").booleanValue()).isFalse();
    }

    @Test
    void whoHasNoPartInIncidentsMayNotAsk() {
        assertThat(web.api(actors.of(Role.PLATFORM_OPERATOR))
                        .post("/api/v1/duty-tests", D2)
                        .status())
                .isEqualTo(403);
    }
}
