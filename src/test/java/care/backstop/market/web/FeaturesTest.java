package care.backstop.market.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Web;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a service has: told on the page or by the API, kept with what was told before. */
@DatabaseTest
class FeaturesTest {

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    private static int next = 7000;
    private String id = "";

    @BeforeEach
    void aHome() {
        id = "1-" + next++;
        new Register(db, actors).add(Register.home(id, "Cedar House"));
    }

    private Web.Answer told(Map<String, Object> features, int version) {
        return web.api(actors.marketOfficer())
                .put("/api/v1/locations/" + id + "/features", Map.of("features", features, "version", version));
    }

    @Test
    void nothingIsKnownUntilItIsTold() {
        var page = web.browser(actors.marketOfficer()).open("/market/locations/" + id);
        assertThat(page.text()).contains("Not known: nobody has told it yet", "Say what it has");
        assertThat(web.api(actors.marketOfficer())
                        .get("/api/v1/locations/" + id)
                        .json()
                        .path("features")
                        .path("has")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void aFormIsAnsweredAndStandsOnThePage() {
        var browser = web.browser(actors.marketOfficer());
        var form = browser.open("/market/locations/" + id + "/features");
        assertThat(form.html().select("fieldset")).hasSizeGreaterThan(20);
        assertThat(form.html().select("input[value=NOT_KNOWN][checked]").size())
                .as("nothing is assumed")
                .isEqualTo(form.html().select("fieldset").size());
        var kept = browser.submit(
                "/market/locations/" + id + "/features", Map.of("version", "0", "HOIST", "YES", "PETS", "NO"));
        assertThat(kept.text()).contains("What it has is recorded", "Hoist", "Pets may come", "25 more, to be asked");
        var again = browser.open("/market/locations/" + id + "/features");
        assertThat(again.html().select("input[name=HOIST][checked]").val()).isEqualTo("YES");
        assertThat(again.html().select("input[name=PETS][checked]").val()).isEqualTo("NO");
    }

    @Test
    void whoComesSecondKeepsTheirAnswersAndIsTold() {
        var browser = web.browser(actors.marketOfficer());
        browser.open("/market/locations/" + id + "/features");
        assertThat(told(Map.of("HOIST", true), 0).status()).isEqualTo(200);
        var second = browser.submit("/market/locations/" + id + "/features", Map.of("version", "0", "GARDEN", "YES"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text()).contains("Somebody else has said what it has");
        assertThat(second.html().select("input[name=GARDEN][checked]").val()).isEqualTo("YES");
        assertThat(second.html().select("input[name=version]").val()).isEqualTo("1");
        assertThat(told(Map.of("HOIST", false), 0).status()).isEqualTo(409);
    }

    @Test
    void whatCannotBeIsRefusedAndChangesNothing() {
        var both = told(Map.of("WOMEN_ONLY", true, "MEN_ONLY", true), 0);
        assertThat(both.status()).isEqualTo(409);
        assertThat(both.body()).contains("for women only and for men only");
        var unknown = told(Map.of("SWIMMING_POOL", true), 0);
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().get("errors").get(0).get("field").asString()).isEqualTo("features.SWIMMING_POOL");
        assertThat(web.api(actors.marketOfficer())
                        .put("/api/v1/locations/" + id + "/features", new HashMap<>())
                        .status())
                .isEqualTo(422);
        assertThat(db.sql("select count(*) from market.features where location = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatWasToldBeforeStays() {
        told(Map.of("HOIST", true), 0);
        var second = told(Map.of("HOIST", false, "GARDEN", true), 1).json();
        assertThat(second.get("version").asInt()).isEqualTo(2);
        assertThat(second.get("hasNot").get(0).asString()).isEqualTo("HOIST");
        var rows = actors.as(
                actors.marketOfficer(),
                () -> db.sql("select count(*) from market.features where location = ?")
                        .param(id)
                        .query(Integer.class)
                        .single());
        assertThat(rows).isEqualTo(2);
    }

    @Test
    void aProviderDoesNotTellItOfOthers() {
        var answer = web.api(actors.of(Role.RECEIVING_PROVIDER))
                .put("/api/v1/locations/" + id + "/features", Map.of("features", Map.of("HOIST", true)));
        assertThat(answer.status()).isIn(403, 404, 422);
    }
}
