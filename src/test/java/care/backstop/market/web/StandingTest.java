package care.backstop.market.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Web;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the council knows of a service: recorded once, ended with a reason, seen by those cleared for it. */
@DatabaseTest
class StandingTest {

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    private static int next = 7500;
    private String id = "";

    @BeforeEach
    void aHome() {
        id = "1-" + next++;
        new Register(db, actors).add(Register.home(id, "Cedar House"));
    }

    private Web.Answer record(@Nullable String kind, @Nullable String since, @Nullable String reason) {
        var body = new HashMap<String, Object>();
        body.put("kind", kind);
        body.put("since", since);
        body.put("reason", reason);
        return web.api(actors.marketOfficer()).post("/api/v1/locations/" + id + "/standings", body);
    }

    @Test
    void isRecordedOnThePageAndEndedThere() {
        var browser = web.browser(actors.marketOfficer());
        assertThat(browser.open("/market/locations/" + id).text()).contains("What the council knows of it");
        var self = "/market/locations/" + id + "/standing";
        assertThat(browser.open(self).text()).contains("Nothing is recorded against it, or for it, that counts now");
        var empty = browser.submit(self, Map.of());
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.html().select(".govuk-error-summary a").eachText())
                .containsExactly(
                        "Choose what is known of it",
                        "Write the day since when it is so, for example 7 12 2020",
                        "Say why, and where it is written");
        var kept = browser.submit(
                self,
                Map.of(
                        "kind", "DEFAULT_NOTICE",
                        "since-day", "1",
                        "since-month", "12",
                        "since-year", "2020",
                        "reason", "Notice 14 of the contracts team"));
        assertThat(kept.text()).contains("Recorded", "Default notice", "since 1 December 2020", "Notice 14");
        var end = kept.html().select("form[action$=/end]").attr("action");
        assertThat(browser.submit(end, Map.of("why", "")).status()).isEqualTo(422);
        assertThat(browser.submit(end, Map.of("why", "Put right")).text())
                .contains(
                        "This no longer counts",
                        "Nothing is recorded against it, or for it, that counts now",
                        "Put right");
        assertThat(browser.submit(end, Map.of("why", "Again")).status()).isEqualTo(422);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThat(record("SUSPENDED", "2020-12-01", "Letter of 1 December").status())
                .isEqualTo(201);
        assertThat(record("SUSPENDED", "2020-12-01", "Again").status())
                .as("stands already")
                .isEqualTo(409);
        assertThat(record("CONCERN", "2030-01-01", "x").status())
                .as("a day to come")
                .isEqualTo(422);
        assertThat(record(null, null, null).json().get("errors")).hasSize(3);
        assertThat(record("CONCERN", "2020-12-01", "x".repeat(1001)).status()).isEqualTo(422);
        assertThat(web.api(actors.marketOfficer())
                        .get("/api/v1/locations/" + id + "/standings")
                        .json())
                .hasSize(1);
    }

    @Test
    void othersSeeNothingOfIt() {
        assertThat(record("CONCERN", "2020-12-01", "Falls").status()).isEqualTo(201);
        assertThat(web.api(actors.of(Role.RECEIVING_PROVIDER))
                        .get("/api/v1/locations/" + id + "/standings")
                        .status())
                .isIn(403, 404);
        assertThat(web.api(actors.stranger(Role.MARKET_OFFICER))
                        .get("/api/v1/locations/" + id + "/standings")
                        .json())
                .as("another council keeps its own")
                .isEmpty();
    }

    @Test
    void aProviderIsKnownInAllItsServices() {
        var body = Map.<String, Object>of(
                "kind", "CONCERN", "since", "2020-12-01", "reason", "Accounts are late", "wholeProvider", true);
        assertThat(web.api(actors.marketOfficer())
                        .post("/api/v1/locations/" + id + "/standings", body)
                        .status())
                .isEqualTo(201);
        var sibling = "1-" + next++;
        new Register(db, actors).add(Register.home(sibling, "Rowan House"));
        var there = web.api(actors.marketOfficer()).get("/api/v1/locations/" + sibling + "/standings");
        assertThat(there.body()).contains("Accounts are late");
        actors.as(
                actors.marketOfficer(),
                () -> db.sql("delete from market.standing where provider is not null")
                        .update());
    }
}
