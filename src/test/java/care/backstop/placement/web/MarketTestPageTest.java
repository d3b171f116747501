package care.backstop.placement.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Role;
import care.backstop.market.Point;
import care.backstop.market.Rating;
import care.backstop.market.Register;
import care.backstop.market.ServiceKind;
import care.backstop.people.Lists;
import care.backstop.people.Source;
import care.backstop.people.usecase.TakeInList;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is free near by against what people need, and more room asked for where it is too little. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MarketTestPageTest {

    private static final String OAK = "1-730";

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    OpenIncident open;

    @Autowired
    TakeInList takeIn;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    private UUID incident = new UUID(0, 0);

    @BeforeAll
    void register() {
        var register = new Register(db, actors);
        Rooms.register(register);
        register.add(Register.at(
                Register.with(Register.home(OAK, "Oak Court"), 40, Rating.GOOD, ServiceKind.CARE_HOME_NURSING),
                "Dover",
                "CT16 1AA",
                "Testshire",
                new Point(51.13, 1.3134)));
    }

    @BeforeEach
    void incident() {
        clock.reset();
        incident = Rooms.opened(open, actors.lead(), Rooms.HARBOUR_VIEW);
    }

    private Actor coordinator() {
        return actors.of(Role.INCIDENT_COORDINATOR);
    }

    private Web.Api api() {
        return web.api(coordinator());
    }

    private String test() {
        return "/api/v1/incidents/" + incident + "/market-test";
    }

    private void people() {
        var list = """
                Ref,Surname,First name,DOB,NHS No.,Postcode,Funded by,Type of care
                A-1,Larkspur,Odile,05/12/1938,%s,CT16 1AA,Council,Nursing
                A-2,Quill,Bram,05/12/1939,%s,CT16 1AA,Council,Nursing
                A-3,Wren,Ada,05/12/1941,%s,CT16 1AA,Council,
                """.formatted(Lists.nhs(1), Lists.nhs(2), Lists.nhs(3));
        Acting.as(
                coordinator(),
                () -> takeIn.takeIn(
                        incident,
                        Source.PROVIDER,
                        LocalDate.of(2020, 12, 7),
                        Lists.file("list.csv", list),
                        "list.csv",
                        coordinator()));
    }

    private void capacity(int free) {
        var body = new HashMap<String, Object>();
        body.put("asAt", clock.instant().toString());
        body.put("service", "CARE_HOME_NURSING");
        body.put("maximum", 10);
        body.put("occupied", 10 - free);
        body.put("reserved", 0);
        body.put("accepting", true);
        assertThat(web.api(actors.marketOfficer())
                        .put("/api/v1/locations/" + OAK + "/capacity", body)
                        .status())
                .isLessThan(300);
    }

    @Test
    @Requirement("S1.6-a")
    void whatIsNeededIsHeldAgainstWhatIsFree() {
        assertThat(api().get(test()).json().get("cannot").stringValue())
                .contains("Nobody of this incident needs a place");
        people();
        capacity(1);
        var seen = api().get(test()).json();
        var row = seen.get("rows").get(0);
        assertThat(row.get("need").stringValue()).isEqualTo("nursing care");
        assertThat(row.get("wanted").intValue()).isEqualTo(2);
        assertThat(row.get("words").stringValue()).startsWith("Short of 1 place even within 62 miles");
        assertThat(seen.get("without").intValue()).isEqualTo(1);
        assertThat(seen.get("notCounted").intValue())
                .as("of Ada no kind of care is known")
                .isEqualTo(1);
        capacity(2);
        assertThat(api().get(test()).json().get("without").intValue()).isZero();

        var browser = web.browser(coordinator());
        var page = browser.open("/incidents/%s/market-test".formatted(incident));
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.text())
                .contains("there is room for everybody", "Nursing care", "1 person is not counted")
                .doesNotContain("Larkspur");
        assertThat(browser.open("/incidents/%s/market-test?csv=market".formatted(incident))
                        .status())
                .isEqualTo(200);
        assertThat(browser.open("/incidents/%s/places".formatted(incident)).text())
                .contains("Market test");
        assertThat(web.api(actors.stranger(Role.INCIDENT_COORDINATOR))
                        .get(test())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void moreRoomIsARequestThatComesBackToThePage() {
        people();
        var browser = web.browser(coordinator());
        var page = "/incidents/%s/market-test".formatted(incident);
        browser.open(page);
        var half = browser.submit(page + "/ways", Map.of("way", "STAFF"));
        assertThat(half.status()).isEqualTo(422);
        assertThat(half.text()).contains("Say what is missing", "Enter who is asked");
        assertThat(browser.submit(page + "/ways", Map.of("need", "2 nurses")).text())
                .contains("Choose a way to more room");
        var asked = browser.submit(
                page + "/ways", Map.of("way", "STAFF", "need", "2 nurses at night", "askedOf", "NHS trust"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(200);
        assertThat(asked.text()).contains("Workers for a time", "2 nurses at night", "Request 1: Waiting");

        var request = api().get(test()).json().get("ways").get(0).get("request").stringValue();
        var one = browser.open("/incidents/%s/requests/%s".formatted(incident, request));
        assertThat(one.text()).contains("Workers for a time: 2 nurses at night", "NHS trust");
        var lead = api().post(test() + "/ways", Map.of("way", "FEE", "need", "Nursing at 1,150 a week"));
        assertThat(lead.status()).as("the lead decides by a day").isEqualTo(422);
    }
}
