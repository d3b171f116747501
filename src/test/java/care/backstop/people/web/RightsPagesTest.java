package care.backstop.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.people.Lists;
import care.backstop.people.People;
import care.backstop.people.rules.EntryKind;
import care.backstop.people.usecase.PutInCharge;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.Web;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page of rights, its forms and its API, for those who may and for those who may not. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsPagesTest {

    @Autowired
    OpenIncident open;

    @Autowired
    IncidentMembers members;

    @Autowired
    PutInCharge charge;

    @Autowired
    People people;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    @Autowired
    Web web;

    private UUID incident = new UUID(0, 0);
    private UUID person = new UUID(0, 0);
    private String base = "";

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
    }

    @BeforeEach
    void somebody() {
        incident = Rooms.opened(open, actors.lead(), Rooms.HARBOUR_VIEW);
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        web.api(coordinator)
                .upload(
                        "/api/v1/incidents/" + incident + "/people-imports",
                        "list.csv",
                        Lists.HARBOUR.getBytes(StandardCharsets.UTF_8),
                        Map.of("source", "PROVIDER"));
        person = Acting.as(coordinator, () -> people.facts(incident)).stream()
                .filter(f -> f.reference().equals("H-1"))
                .findFirst()
                .orElseThrow()
                .id();
        Acting.as(
                coordinator,
                () -> charge.put(incident, List.of(person), practitioner().post(), coordinator));
        base = "/incidents/" + incident + "/people/" + person;
    }

    private Actor practitioner() {
        return actors.of(Role.PRACTITIONER);
    }

    private Web.Browser working() {
        var browser = web.browser(practitioner());
        browser.open(base);
        browser.submit(
                "/incidents/" + incident + "/people/purposes",
                Map.of("people", person.toString(), "purpose", "DIRECT_CARE"));
        return browser;
    }

    @Test
    void thePurposeIsSaidFirst() {
        var browser = web.browser(practitioner());
        var sent = browser.open(base + "/rights");
        assertThat(sent.address().getPath()).isEqualTo(base);
        assertThat(sent.text()).contains("Say first why");
        var told = web.api(practitioner()).get("/api/v1" + base + "/rights");
        assertThat(told.status()).isEqualTo(403);
    }

    @Test
    void whatIsWrongIsSaidBesideItAndWhatIsRightIsKept() {
        var browser = working();
        var page = browser.open(base + "/rights");
        assertThat(page.text()).contains("The person decides (M1)", "Decide whether advocacy or support is needed");

        var wrong = browser.submit(
                base + "/write/dols-referral",
                Map.of("by", "Harbour View", "body", "Testshire Council", "newHome", "Heron House"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select("#askedOn-error").text()).contains("Answer this");
        assertThat(wrong.html().select("#by").val()).isEqualTo("Harbour View");
        var noSuch = browser.submit(
                base + "/write/wishes-not-obtained",
                Map.of("triedOn-day", "31", "triedOn-month", "2", "triedOn-year", "2020", "reason", "Asleep"));
        assertThat(noSuch.html().select("#triedOn-error").text()).contains("no such day");
        assertThat(noSuch.html().select("#triedOn-day").val()).isEqualTo("31");

        var kept = browser.submit(
                base + "/write/care-times",
                Map.of(
                        "oldEnded-day", "6",
                        "oldEnded-month", "12",
                        "oldEnded-year", "2020",
                        "oldEnded-time", "18:00",
                        "nightCare", "YES"));
        assertThat(kept.address().getPath()).isEqualTo(base + "/rights");
        assertThat(kept.text())
                .contains("The old care ended: 6 December 2020, 6:00pm")
                .contains("Red: needs that were met before are not met now")
                .contains("practitioner of Testshire");
        assertThat(new String(browser.open(base + "/rights?csv=care").raw().body(), StandardCharsets.UTF_8))
                .contains("The old care ended: 6 December 2020");
    }

    @Test
    void everyFormOpensAndRefusesAnEmptyAnswer() {
        var browser = working();
        for (var kind : EntryKind.values()) {
            var form = browser.open(base + "/write/" + kind.path());
            assertThat(form.h1()).isEqualTo(kind.title());
            if (kind != EntryKind.CHARACTERISTICS && kind != EntryKind.REFUSER_OPTIONS) {
                var refused = browser.submit(base + "/write/" + kind.path(), Map.of());
                assertThat(refused.status()).as(kind.path()).isIn(409, 422);
                assertThat(refused.html().select(".govuk-error-summary li"))
                        .as(kind.path())
                        .isNotEmpty();
            }
        }
        assertThat(browser.open(base + "/write/nonsense").status()).isEqualTo(404);
    }

    @Test
    void machinesWriteTheSameAndAreRefusedTheSame() {
        working();
        var api = web.api(practitioner());
        var path = "/api/v1" + base + "/entries/";
        var refused = api.post(path + "advocacy-need", Map.of("answers", Map.of("who", "PERSON", "needed", "YES")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("reason");
        var written = api.post(
                path + "options-shared",
                Map.of(
                        "answers",
                        Map.of(
                                "sharedOn", "2020-12-07",
                                "with", List.of("PERSON", "FAMILY"),
                                "directPayment", "YES",
                                "options", "Heron House or home")));
        assertThat(written.status()).isEqualTo(201);
        var read = api.get("/api/v1" + base + "/rights").json();
        assertThat(read.at("/row").asString()).isEqualTo("M1");
        assertThat(read.at("/entries/0/answers/with").asString()).isEqualTo("PERSON,FAMILY");
        assertThat(read.at("/toDo/0/write").asString()).isEqualTo("advocacy-need");
    }

    @Test
    @Requirement("L6-b")
    void moneyDoesNotSeeCharacteristics() {
        var browser = working();
        var kept = browser.submit(base + "/write/characteristics", Map.of("religion", "SIKH", "sex", "PRIVATE"));
        assertThat(kept.text()).contains("Religion or belief: Sikh", "Sex: Prefer not to say");
        var outside = browser.submit(base + "/write/characteristics", Map.of("religion", "SPAGHETTI"));
        assertThat(outside.status()).isEqualTo(422);
        for (var role : List.of(Role.FINANCE_OFFICER, Role.COMMUNICATIONS_OFFICER, Role.MARKET_OFFICER)) {
            actors.as(actors.lead(), () -> {
                members.add(incident, actors.of(role).post(), actors.lead());
                return null;
            });
            assertThat(web.browser(actors.of(role)).open(base + "/rights").status())
                    .as(role.key())
                    .isIn(403, 404);
        }
        assertThat(web.browser(actors.of(Role.FINANCE_OFFICER))
                        .open(base + "/rights")
                        .status())
                .isEqualTo(403);
        assertThat(web.browser(actors.lead()).open(base + "/rights").status()).isEqualTo(404);
    }

    @Test
    @Requirement("K4.11-c")
    void theListsOfTheCouncilAreKeptOnAPage() {
        var browser = web.browser(actors.of(Role.INCIDENT_COORDINATOR));
        assertThat(browser.open("/advocacy-registers").text()).contains("No IMCA service is listed yet");
        browser.submit("/advocacy-registers/imca", Map.of("name", "East", "detail", "Coast, 01632 960001"));
        browser.submit("/advocacy-registers/imca", Map.of("name", "West", "detail", "Moor, 01632 960002"));
        var twice = browser.submit("/advocacy-registers/imca", Map.of("name", "EAST", "detail", "Other, 01632 960003"));
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.html().select("#IMCA-name-error").text()).contains("on the list already");
        assertThat(twice.html().select("#IMCA-name").val()).isEqualTo("EAST");
        var line = twice.html().select("form[action$=/end]").first();
        var after = browser.submit(line == null ? "" : line.attr("action"), Map.of());
        assertThat(after.text()).contains("Taken off the list").doesNotContain("Coast, 01632 960001");
    }
}
