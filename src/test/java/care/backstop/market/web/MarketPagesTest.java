package care.backstop.market.web;

import static care.backstop.market.web.Shown.fields;
import static care.backstop.market.web.Shown.names;
import static care.backstop.market.web.Shown.row;
import static care.backstop.market.web.Shown.value;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Actor;
import care.backstop.kernel.Role;
import care.backstop.market.LocationView;
import care.backstop.market.Point;
import care.backstop.market.Rating;
import care.backstop.market.Register;
import care.backstop.market.ServiceKind;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.Statements;
import care.backstop.testing.Web;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The market read back from its pages, its export and its API, on one small register. */
@DatabaseTest
class MarketPagesTest {

    private static final AtomicBoolean FILLED = new AtomicBoolean();
    private static final Point DOVER = new Point(51.1279, 1.3134);
    private static final Point DEAL = new Point(51.2230, 1.4015);
    private static final Point HULL = new Point(53.7443, -0.3325);

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    @Autowired
    Statements statements;

    private Actor officer;

    @BeforeEach
    void register() {
        officer = actors.marketOfficer();
        if (FILLED.getAndSet(true)) {
            return;
        }
        new Register(db, actors)
                .add(
                        place(
                                "1-1",
                                "Ash House",
                                20,
                                Rating.OUTSTANDING,
                                "Dover",
                                "CT16 1AA",
                                DOVER,
                                ServiceKind.CARE_HOME),
                        place(
                                "1-2",
                                "Beech Court",
                                60,
                                Rating.GOOD,
                                "Deal",
                                "CT14 6AA",
                                DEAL,
                                ServiceKind.CARE_HOME_NURSING),
                        place(
                                "1-3",
                                "Cedar Lodge",
                                null,
                                Rating.NOT_RATED,
                                "Deal",
                                "CT14 7ZZ",
                                null,
                                ServiceKind.CARE_HOME),
                        place(
                                "1-4",
                                "Dale Home Care",
                                null,
                                Rating.REQUIRES_IMPROVEMENT,
                                "Dover",
                                "CT16 2BB",
                                new Point(51.13, 1.31),
                                ServiceKind.HOME_CARE),
                        place(
                                "1-5",
                                "=cmd House",
                                10,
                                Rating.INADEQUATE,
                                "Hull",
                                "HU1 1AA",
                                HULL,
                                ServiceKind.CARE_HOME),
                        place("1-6", "Elm Surgery", 0, Rating.GOOD, "Dover", "CT16 1AB", DOVER, ServiceKind.OTHER),
                        Register.closed(
                                place(
                                        "1-7",
                                        "Fir Grange",
                                        30,
                                        Rating.GOOD,
                                        "Dover",
                                        "CT16 1AC",
                                        DOVER,
                                        ServiceKind.CARE_HOME),
                                LocalDate.of(2019, 1, 31)));
    }

    private static LocationView place(
            String id,
            String name,
            Integer beds,
            Rating rating,
            String town,
            String postcode,
            Point at,
            ServiceKind kind) {
        return Register.at(
                Register.with(Register.home(id, name), beds, rating, kind),
                town,
                postcode,
                town.equals("Hull") ? "Hull" : "Testshire",
                at);
    }

    @Test
    void listsWhatIsOpenWithRatingsCapacityAndPlaces() {
        var page = web.browser(officer).open("/market");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.h1()).isEqualTo("Market");
        assertThat(names(page))
                .containsExactly(
                        "=cmd House", "Ash House", "Beech Court", "Cedar Lodge", "Dale Home Care", "Elm Surgery");
        assertThat(page.text()).contains("6 services");
        assertThat(row(page, "Cedar Lodge").text())
                .as("beds and capacity that nobody told are not 0")
                .contains("Not known Not known");
        assertThat(page.html().select("#council option").eachText()).contains("Hull", "Testshire");
        assertThat(page.html().select("[data-module=market-map]").attr("data-points"))
                .isEqualTo("/market/points");
        assertThat(page.html().select("script:not([src])"))
                .as("no inline script")
                .isEmpty();
    }

    @Test
    @Requirement("K3.4-a")
    void listsWhichProvidersDeliverWhichServicesByTypeAndArea() {
        var api = web.api(officer);
        var nursing = api.get("/api/v1/locations?service=CARE_HOME_NURSING&council=Testshire");
        assertThat(nursing.status()).isEqualTo(200);
        assertThat(nursing.json().get("total").asInt()).isEqualTo(1);
        assertThat(nursing.json().at("/locations/0/provider/name").asString()).isEqualTo("Larch Care Ltd");

        var unknown = api.get("/api/v1/locations?service=hotel");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().at("/errors/0/code").asString()).isEqualTo("VAL");
        assertThat(unknown.json().at("/errors/0/field").asString()).isEqualTo("service");
        assertThat(unknown.body()).doesNotContain("hotel");
    }

    @Test
    void filtersByEverythingTogether() {
        var browser = web.browser(officer);
        assertThat(names(browser.open("/market?q=larch+DEAL"))).containsExactly("Beech Court", "Cedar Lodge");
        assertThat(names(browser.open("/market?q=ct161aa"))).containsExactly("Ash House");
        assertThat(names(browser.open("/market?q=1-4"))).containsExactly("Dale Home Care");
        assertThat(names(browser.open("/market?q=%25")))
                .as("a percent sign is a letter here")
                .isEmpty();
        assertThat(names(browser.open("/market?service=CARE&council=Testshire")))
                .containsExactly("Ash House", "Beech Court", "Cedar Lodge", "Dale Home Care");
        assertThat(names(browser.open("/market?rating=OUTSTANDING,INADEQUATE")))
                .containsExactly("=cmd House", "Ash House");
        assertThat(names(browser.open("/market?bedsFrom=20&bedsTo=59"))).containsExactly("Ash House");
        assertThat(names(browser.open("/market?closed=yes&q=grange"))).containsExactly("Fir Grange");
        assertThat(names(browser.open("/market?sort=beds&order=desc&service=CARE_HOME")))
                .as("beds not known come last")
                .containsExactly("Ash House", "=cmd House", "Cedar Lodge");
        assertThat(names(browser.open("/market?sort=rating")).subList(0, 1)).containsExactly("Ash House");
    }

    @Test
    void measuresFromAPostcodeItsSectorOrATown() {
        var browser = web.browser(officer);
        var exact = browser.open("/market?from=ct146aa&within=16093");
        assertThat(names(exact)).containsExactly("Beech Court", "Dale Home Care", "Ash House", "Elm Surgery");
        assertThat(exact.text()).contains("straight lines from the postcode of ct146aa", "less than 0.1 miles");

        assertThat(browser.open("/market?from=CT14+6ZZ").text())
                .contains("the middle of services in the postcode sector");
        assertThat(browser.open("/market?from=CT14").text())
                .contains("the middle of services in the postcode district");
        assertThat(browser.open("/market?from=hull").text()).contains("the middle of services in the town of hull");

        var nowhere = browser.open("/market?from=Atlantis");
        assertThat(nowhere.status()).isEqualTo(422);
        assertThat(nowhere.html().title()).startsWith("Error: ");
        assertThat(nowhere.html().select(".govuk-error-summary a[href=#from]").text())
                .startsWith("No service on the register is at or near");
        assertThat(nowhere.html().select("#from").val())
                .as("what was typed stays")
                .isEqualTo("Atlantis");
    }

    @Test
    void apiMeasuresFromAPoint() {
        var near = web.api(officer).get("/api/v1/locations?near=51.2230,1.4015&within=15000&size=2");
        assertThat(near.json().get("total").asInt()).isEqualTo(4);
        assertThat(near.json().get("size").asInt()).isEqualTo(2);
        assertThat(near.json().at("/locations").size()).isEqualTo(2);
        assertThat(near.json().at("/locations/0/id").asString()).isEqualTo("1-2");
        assertThat(near.json().at("/locations/0/metres").asInt()).isZero();
        assertThat(near.json().at("/locations/1/metres").asInt()).isEqualTo(DEAL.metresTo(new Point(51.13, 1.31)));
        for (var wrong :
                List.of("near=north", "near=91,0", "size=501", "size=x", "page=0", "rating=FINE", "within=5")) {
            assertThat(web.api(officer).get("/api/v1/locations?" + wrong).status())
                    .as(wrong)
                    .isEqualTo(422);
        }
    }

    @Test
    void pagesThroughTheList() {
        var second = web.browser(officer).open("/market?size=2&page=2");
        assertThat(names(second)).containsExactly("Beech Court", "Cedar Lodge");
        assertThat(second.text()).contains("Showing 3 to 4 of 6 services");
        var beyond = web.browser(officer).open("/market?size=2&page=9");
        assertThat(beyond.status()).isEqualTo(200);
    }

    @Test
    void anEmptyAnswerSaysWhatToDo() {
        assertThat(web.browser(officer).open("/market?q=zzz").text())
                .contains("No service matches. Take away a filter, or look further away.");
    }

    @Test
    void theMapGetsPlacesAndSaysWhatItLeavesOut() {
        var points = web.browser(officer).open("/market/points?council=Testshire");
        var body = new String(points.raw().body(), StandardCharsets.UTF_8);
        assertThat(body)
                .contains("4 of 5 services drawn. The place of 1 is not known.")
                .contains("Capacity not known");
    }

    @Test
    void exportsWhatWasFoundWithoutFormulas() {
        var csv = web.browser(officer).open("/market/services.csv?rating=INADEQUATE,OUTSTANDING");
        var lines = new String(csv.raw().body(), StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("location_id,name,provider_id");
        assertThat(lines.get(1))
                .startsWith("1-5,'=cmd House,1-900,Larch Care Ltd,CARE_HOME,OLDER_PEOPLE,INADEQUATE,2019-05-01,10");
        assertThat(csv.raw().headers().firstValue("content-disposition"))
                .hasValueSatisfying(v -> assertThat(v).contains(".csv"));

        var lead = actors.lead();
        assertThat(web.browser(lead).open("/market/services.csv").status())
                .as("a lead reads the market but does not export it")
                .isEqualTo(403);
        assertThat(web.browser(lead).open("/market").text()).doesNotContain("Download as CSV");
    }

    @Test
    void staysWithinEightStatements() {
        var browser = web.browser(officer);
        browser.open("/market");
        statements.reset();
        browser.open("/market?from=Deal&within=80467&q=a&free=yes&service=CARE&sort=free");
        assertThat(statements.ofThePage()).hasSizeBetween(2, 8); // none at all would mean that nothing is counted
        statements.reset();
        browser.open("/market/locations/1-1");
        assertThat(statements.ofThePage()).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void aLocationsPageTellsItsFactsAndWhatIsNotKnown() {
        var page = web.browser(actors.lead()).open("/market/locations/1-3");
        assertThat(page.h1()).isEqualTo("Cedar Lodge");
        assertThat(value(page, "Registered beds")).isEqualTo("Not known");
        assertThat(value(page, "Capacity")).isEqualTo("Not known: nobody has told it yet");
        assertThat(page.html().select("a[href='/incidents/new?location=1-3']").text())
                .isEqualTo("Open an incident");
        assertThat(page.html().select("#siblings tbody tr")).hasSize(5);
        assertThat(page.html().select("a[href*=capacity?]"))
                .as("a lead does not write the market")
                .isEmpty();

        assertThat(web.browser(officer).open("/market/locations/1-7").text())
                .contains("This service left the register on 31 January 2019.")
                .doesNotContain("Open an incident");
        assertThat(web.browser(officer).open("/market/locations/1-none").status())
                .isEqualTo(404);
        assertThat(web.api(officer).get("/api/v1/locations/1-none").status()).isEqualTo(404);
    }

    @Test
    void aFormConfirmsCapacityAndKeepsWhatWasTyped() {
        var browser = web.browser(officer);
        var form = browser.open("/market/locations/1-2/capacity?service=CARE_HOME_NURSING");
        assertThat(form.text()).contains("Registered beds: 60");
        assertThat(form.html().select("#asAtTime").val()).isEqualTo("09:00");
        assertThat(form.html().select("input[name=maximum]").val()).isEmpty();

        var typed = new HashMap<>(
                fields(form.html().select("form[action$=capacity]").first()));
        typed.putAll(Map.of(
                "maximum", "61", "occupied", "many", "reserved", "1", "accepting", "YES", "weeklyFee", "1,050.50"));
        var refused = browser.submit("/market/locations/1-2/capacity", typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()
                        .select(".govuk-error-summary a[href=#occupied]")
                        .text())
                .isEqualTo("Occupied places must be a whole number, like 34. Leave it empty if it is not known");
        assertThat(refused.html().select("#occupied").val()).isEqualTo("many");

        typed.put("occupied", "50");
        refused = browser.submit("/market/locations/1-2/capacity", typed);
        assertThat(refused.html().select("#maximum-error").text()).contains("more than the 60 registered beds");

        typed.put("maximum", "60");
        var done = browser.submit("/market/locations/1-2/capacity", typed);
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.h1()).isEqualTo("Beech Court");
        assertThat(done.text()).contains("Capacity confirmed", "Told today");
        assertThat(value(done, "Free")).isEqualTo("9");
        assertThat(value(done, "Guide fee a week")).isEqualTo("£1,050.50");
        assertThat(value(done, "As at")).isEqualTo("7 December 2020, 9:00am, entered by market officer");
        assertThat(row(browser.open("/market?q=beech"), "Beech Court").text()).contains("9 of 60 free", "Told today");
        assertThat(names(browser.open("/market?free=yes"))).containsExactly("Beech Court");

        // the same form again, with the version it had: somebody else was quicker
        typed.put("occupied", "52");
        var stale = browser.submit("/market/locations/1-2/capacity", typed);
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text()).contains("Told by somebody else meanwhile");
        assertThat(value(stale, "Occupied")).isEqualTo("50");
        assertThat(stale.html().select("#occupied").val()).isEqualTo("52");
        var again = browser.submit(
                "/market/locations/1-2/capacity",
                fields(stale.html().select("form[action$=capacity]").first()));
        assertThat(value(again, "Free")).isEqualTo("7");
        assertThat(again.html().select("#capacity-before tbody tr")).hasSize(1);

        assertThat(value(web.browser(actors.of(Role.ADVOCATE)).open("/market/locations/1-2"), "Guide fee a week"))
                .as("fees are not for advocates")
                .isNull();
    }

    @Test
    void homeCareIsToldInHoursAndKeptInMinutes() {
        var browser = web.browser(officer);
        var form = browser.open("/market/locations/1-4/capacity");
        var typed = new HashMap<>(
                fields(form.html().select("form[action$=capacity]").first()));
        typed.putAll(Map.of("morning", "10", "lunch", "2.5", "tea", "0", "accepting", "YES"));
        assertThat(browser.submit("/market/locations/1-4/capacity", typed)
                        .html()
                        .select("#bed-error")
                        .text())
                .contains("Enter the hours of all four parts of the day");
        typed.put("bed", "1:15");
        var done = browser.submit("/market/locations/1-4/capacity", typed);
        assertThat(value(done, "Spare time a week")).isEqualTo("13 hours 45 minutes");
        var json = web.api(officer).get("/api/v1/locations/1-4").json();
        assertThat(json.at("/capacity/0/weeklyMinutes").asInt()).isEqualTo(825);
        assertThat(json.at("/capacity/0/bandMinutes").toString()).isEqualTo("[600,150,0,75]");
        assertThat(json.at("/capacity/0/maximum").isNull())
                .as("not known is null, and said")
                .isTrue();
    }

    @Test
    void machinesConfirmCapacityThroughTheApi() {
        var api = web.api(officer);
        var body = new HashMap<String, Object>(Map.of(
                "asAt",
                "2020-12-07T08:00:00Z",
                "service",
                "CARE_HOME",
                "maximum",
                20,
                "occupied",
                15,
                "reserved",
                1,
                "accepting",
                true));
        var stored = api.put("/api/v1/locations/1-1/capacity", body);
        assertThat(stored.status()).isEqualTo(200);
        assertThat(stored.json().get("free").asInt()).isEqualTo(4);
        assertThat(stored.json().get("version").asInt()).isEqualTo(1);
        assertThat(api.put("/api/v1/locations/1-1/capacity", body)
                        .json()
                        .get("version")
                        .asInt())
                .isEqualTo(1);

        assertThat(refusal(body, "maximum", 21)).isEqualTo("422 maximum VAL");
        assertThat(refusal(body, "reserved", 6)).isEqualTo("422 occupied VAL");
        assertThat(refusal(body, "occupied", -1)).isEqualTo("422 occupied VAL");
        assertThat(refusal(body, "asAt", "2020-12-07T09:00:01Z")).isEqualTo("422 asAt VAL");
        assertThat(refusal(body, "asAt", "2020-12-06T09:00:00Z")).isEqualTo("409 asAt CONF");
        assertThat(refusal(body, "asAt", "soon")).isEqualTo("400 asAt VAL");
        assertThat(refusal(body, "service", "HOME_CARE")).isEqualTo("422 service VAL");
        assertThat(refusal(body, "service", "")).isEqualTo("422 service VAL");
        assertThat(refusal(body, "colour", "red")).isEqualTo("400 colour VAL");
        assertThat(api.put("/api/v1/locations/1-none/capacity", body).status()).isEqualTo(404);
        assertThat(web.api(actors.lead())
                        .put("/api/v1/locations/1-1/capacity", body)
                        .status())
                .isEqualTo(403);
        assertThat(web.api(actors.of(Role.RECEIVING_PROVIDER))
                        .put("/api/v1/locations/1-1/capacity", body)
                        .status())
                .isEqualTo(403);
    }

    private String refusal(Map<String, Object> body, String field, Object value) {
        var changed = new HashMap<>(body);
        changed.put(field, value);
        var answer = web.api(officer).put("/api/v1/locations/1-1/capacity", changed);
        var error = answer.json().at("/errors/0");
        return "%d %s %s"
                .formatted(
                        answer.status(),
                        error.get("field").asString(),
                        error.get("code").asString());
    }
}
