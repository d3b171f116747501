package care.backstop.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.Web;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The stateless rating as a machine asks for it. */
@DatabaseTest
class KpiRatingsApiTest {

    @Autowired
    Actors actors;

    @Autowired
    Web web;

    private Web.Answer rate(Object asked) {
        return web.api(actors.lead()).post("/api/v1/kpi-ratings", asked);
    }

    @Test
    @Requirement({"J-RAG-1", "J-RAG-2"})
    void ratesAsPrinted() {
        var answer = rate(Map.of("better", "low", "decimals", 0, "actual", 10318, "previous", 13267, "target", 13140));
        assertThat(answer.status()).isEqualTo(200);
        var json = answer.json();
        assertThat(json.get("actual").asString()).isEqualTo("10318");
        assertThat(json.at("/previous/difference").asString()).isEqualTo("-2949");
        assertThat(json.at("/previous/percentage").asString()).isEqualTo("-22%");
        assertThat(json.at("/target/rating").asString()).isEqualTo("GREEN");
        assertThat(json.get("trend").asString()).isEqualTo("BETTER");
        assertThat(rate(Map.of("better", "high", "actual", 3)).json().has("trend"))
                .isFalse();
    }

    @Test
    @Requirement({"J-RAG-1", "J-RAG-2"})
    void saysWhichFieldIsWrong() {
        var text = rate(Map.of("better", "low", "actual", "about ten"));
        assertThat(text.status()).isIn(400, 422);
        assertThat(text.body()).contains("VAL");
        var missing = rate(Map.of("actual", 4, "target", -1, "decimals", 9));
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.json().get("errors").findValuesAsString("field"))
                .containsExactly("better", "decimals", "target");
    }
}
