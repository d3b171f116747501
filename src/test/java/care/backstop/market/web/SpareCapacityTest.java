package care.backstop.market.web;

import static care.backstop.market.web.Shown.names;
import static care.backstop.market.web.Shown.value;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Actor;
import care.backstop.market.LocationView;
import care.backstop.market.Rating;
import care.backstop.market.Register;
import care.backstop.market.ServiceKind;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.Web;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Vacancies by place and age, and services that no regulator registers. */
@DatabaseTest
class SpareCapacityTest {

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    private Actor officer;

    @BeforeEach
    void officer() {
        officer = actors.marketOfficer();
    }

    @Test
    @Requirement("L3.10-h")
    void keepsVacanciesByLocalityAndSaysHowOldTheyAre() {
        var register = new Register(db, actors);
        register.add(
                Register.at(Register.home("1-hv", "Holly View"), "Rye", "TN31 7AA", "Ryeshire", null),
                Register.at(Register.home("1-hw", "Holly West"), "Rye", "TN31 7AB", "Ryeshire", null));
        var told = Map.<String, Object>of(
                "asAt", "2020-12-07T09:00:00Z", "service", "CARE_HOME", "maximum", 40, "occupied", 36, "reserved", 1);
        assertThat(web.api(officer).put("/api/v1/locations/1-hv/capacity", told).status())
                .isEqualTo(200);

        var fresh = web.browser(officer).open("/market/locations/1-hv");
        assertThat(value(fresh, "Free")).isEqualTo("3");
        assertThat(fresh.html().select("strong.govuk-tag--green").eachText()).contains("Told today");
        assertThat(web.browser(officer)
                        .open("/market/spare-capacity?council=Ryeshire")
                        .html()
                        .select("#spare tbody tr")
                        .text())
                .isEqualTo("Rye Care home without nursing 2 1 3 – 7 December 2020, today");

        var old = new HashMap<>(told);
        old.put("asAt", "2020-11-22T09:00:00Z");
        assertThat(web.api(officer).put("/api/v1/locations/1-hw/capacity", old).status())
                .isEqualTo(200);
        var stale = web.browser(officer).open("/market/locations/1-hw");
        assertThat(stale.html().select("strong.govuk-tag--yellow").eachText())
                .contains("Told 15 days ago, too old to rely on");
        var json = web.api(officer).get("/api/v1/locations?council=Ryeshire").json();
        assertThat(json.at("/locations/0/capacity/0/stale").asBoolean()).isFalse();
        assertThat(json.at("/locations/1/capacity/0/stale").asBoolean()).isTrue();
        assertThat(web.browser(officer)
                        .open("/market/spare-capacity?council=Ryeshire")
                        .html()
                        .select("#spare tbody tr")
                        .text())
                .isEqualTo("Rye Care home without nursing 2 2 6 – 22 November 2020, 15 days ago, too old to rely on");

        var tooMany = new HashMap<>(told);
        tooMany.put("maximum", 41);
        var refused = web.api(officer).put("/api/v1/locations/1-hv/capacity", tooMany);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo("VAL");
    }

    @Test
    @Requirement("K3.4-c")
    void addsUpSpareCapacityAndNeverCountsTheUnknownAsNone() {
        var register = new Register(db, actors);
        register.add(
                kent("1-k1", "Kestrel House", ServiceKind.CARE_HOME),
                kent("1-k2", "Kite House", ServiceKind.CARE_HOME),
                kent("1-k3", "Kingfisher Care", ServiceKind.HOME_CARE),
                kent("1-k4", "Knot House", ServiceKind.CARE_HOME_NURSING));
        var api = web.api(officer);
        api.put(
                "/api/v1/locations/1-k1/capacity",
                Map.of(
                        "asAt",
                        "2020-12-01T09:00:00Z",
                        "service",
                        "CARE_HOME",
                        "maximum",
                        40,
                        "occupied",
                        16,
                        "reserved",
                        0));
        api.put(
                "/api/v1/locations/1-k3/capacity",
                Map.of("asAt", "2020-12-05T09:00:00Z", "service", "HOME_CARE", "weeklyMinutes", 66_000));

        var rows = web.browser(officer)
                .open("/market/spare-capacity?council=Kentshire")
                .html()
                .select("#spare tbody tr");
        assertThat(rows.eachText())
                .containsExactly(
                        "Sandwich Care home with nursing 1 0 Not known – –",
                        "Sandwich Care home without nursing 2 1 24 – 1 December 2020, 6 days ago",
                        "Sandwich Home care 1 1 – 1,100 hours 5 December 2020, 2 days ago");
        var file = web.browser(officer).open("/market/spare-capacity.csv?council=Kentshire");
        assertThat(new String(file.raw().body(), StandardCharsets.UTF_8)
                        .lines()
                        .toList()
                        .get(1))
                .as("not known stays empty in the file")
                .isEqualTo("Sandwich,CARE_HOME_NURSING,1,0,,,");

        var negative = api.put(
                "/api/v1/locations/1-k3/capacity",
                Map.of("asAt", "2020-12-06T09:00:00Z", "service", "HOME_CARE", "weeklyMinutes", -1));
        assertThat(negative.status()).isEqualTo(422);
        assertThat(negative.json().at("/errors/0/field").asString()).isEqualTo("weeklyMinutes");
    }

    private static LocationView kent(String id, String name, ServiceKind kind) {
        return Register.at(
                Register.with(Register.home(id, name), 40, Rating.GOOD, kind),
                "Sandwich",
                "CT13 9AA",
                "Kentshire",
                null);
    }

    @Test
    void addsAServiceThatNobodyRegisters() {
        new Register(db, actors).add(Register.home("1-1", "Ash House"));
        var browser = web.browser(officer);
        var form = browser.open("/market/services/new");
        assertThat(form.status()).isEqualTo(200);
        var refused = browser.submit(
                "/market/services/new", Map.of("name", "", "service", "", "council", "", "postcode", "nonsense"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select(".govuk-error-summary li").eachText())
                .containsExactly(
                        "Enter what the service is called",
                        "Choose what kind of service it is",
                        "Choose the council whose area it is in",
                        "Enter a full postcode, like CT16 1AA, or leave it empty");
        assertThat(refused.html().select("#postcode").val()).isEqualTo("nonsense");

        var service = Map.of(
                "name",
                "Gull Club",
                "service",
                "DAY_SERVICE",
                "council",
                "Testshire",
                "postcode",
                "ct161aa",
                "bands",
                "OLDER_PEOPLE\nDEMENTIA");
        var added = browser.submit("/market/services/new", service);
        assertThat(added.h1()).isEqualTo("Gull Club");
        assertThat(added.address().getPath()).matches("/market/locations/U-\\d+");
        assertThat(added.text())
                .contains("Service added", "not registered with CQC", "Entered by the council", "By hand");
        assertThat(value(added, "Registered to care for")).isEqualTo("Older people, Dementia");
        assertThat(names(browser.open("/market?from=CT16+1AA&within=1609&service=DAY_SERVICE")))
                .containsExactly("Gull Club");

        assertThat(browser.submit("/market/services/new", service)
                        .html()
                        .select("#name-error")
                        .text())
                .contains("There is an open service of this name and postcode already");
        assertThat(browser.submit(
                                "/market/services/new",
                                Map.of("name", "Hidden Home", "service", "CARE_HOME", "council", "Testshire"))
                        .html()
                        .select("#service-error")
                        .text())
                .contains("must be registered with CQC");
        assertThat(web.browser(actors.lead()).open("/market/services/new").status())
                .isEqualTo(403);
    }

    @Test
    void aServiceOfOurOwnIsChangedAndClosedAndTheRegistersAreNot() {
        new Register(db, actors).add(Register.home("1-9", "Beech House"));
        var browser = web.browser(officer);
        browser.open("/market/services/new");
        var service = new HashMap<>(Map.of(
                "name", "Tern Club",
                "service", "DAY_SERVICE",
                "council", "Testshire",
                "postcode", "CT16 1AA",
                "telephone", "01632 960001",
                "bands", "OLDER_PEOPLE"));
        var path = browser.submit("/market/services/new", service).address().getPath();
        var form = browser.open(path + "/change");
        assertThat(browser.open(path).html().select("a[href=" + path + "/change]"))
                .hasSize(1);
        assertThat(form.html().select("#telephone").val()).isEqualTo("01632 960001");
        assertThat(form.html().select("input[name=version]").val()).isEqualTo("1");

        service.put("version", "1");
        service.put("telephone", "01632 960002");
        service.put("name", "");
        var refused = browser.submit(path + "/change", service);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#name-error").text()).contains("Enter what the service is called");
        assertThat(refused.html().select("#telephone").val()).isEqualTo("01632 960002");
        assertThat(value(browser.open(path), "Telephone")).isEqualTo("01632 960001");

        service.put("name", "Tern Day Club");
        var changed = browser.submit(path + "/change", service);
        assertThat(changed.h1()).isEqualTo("Tern Day Club");
        assertThat(value(changed, "Telephone")).isEqualTo("01632 960002");
        service.put("name", "My name for it");
        var stale = browser.submit(path + "/change", service);
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text()).contains("Somebody else changed this service", "It is now: Tern Day Club");
        assertThat(stale.html().select("#name").val()).isEqualTo("My name for it");

        var api = web.api(officer);
        var at = "/api/v1/locations/" + path.substring(path.lastIndexOf('/') + 1);
        var body = new HashMap<String, Object>(
                Map.of("name", "Tern Day Club", "service", "DAY_SERVICE", "council", "Testshire", "version", 2));
        body.put("closedOn", "2020-12-08");
        var future = api.put(at, body);
        assertThat(future.status()).isEqualTo(422);
        assertThat(future.json().at("/errors/0/field").asString()).isEqualTo("closedOn");
        body.put("closedOn", "2020-12-04");
        assertThat(api.put(at, body).json().get("version").asInt()).isEqualTo(3);
        assertThat(api.put(at, body).status()).as("an older version").isEqualTo(409);
        assertThat(browser.open(path).text()).contains("This service closed on 4 December 2020");
        assertThat(names(browser.open("/market?q=Tern"))).isEmpty();

        assertThat(api.put("/api/v1/locations/1-9", body).status())
                .as("the register's")
                .isEqualTo(404);
        assertThat(browser.open("/market/locations/1-9/change").status()).isEqualTo(404);
        assertThat(browser.open("/market/locations/1-9").html().select("a[href$=/change]"))
                .isEmpty();
        var added = api.post(
                "/api/v1/locations", Map.of("name", "Skua Club", "service", "DAY_SERVICE", "council", "Testshire"));
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().get("id").asString()).startsWith(LocationView.UNREGISTERED_PREFIX);
        assertThat(web.api(actors.lead()).post("/api/v1/locations", Map.of()).status())
                .isEqualTo(403);
        assertThat(actors.as(
                        officer,
                        () -> db.sql("select count(*) from market.location_source where location = :id")
                                .param("id", path.substring(path.lastIndexOf('/') + 1))
                                .query(Integer.class)
                                .single()))
                .as("what was known before stays")
                .isEqualTo(3);
    }
}
