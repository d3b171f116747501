package care.backstop.incident.web;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.CouncilProfiles;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.nio.charset.StandardCharsets;
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

/** Roles, rota, briefings and hand-over of the emergency team, through the API and on their pages. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmergencyTeamTest {

    private static final List<String> ITEMS =
            List.of("Twelve move", "9:00 to 15:00", "Call taxis", "To the lead", "As listed");

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    OpenIncident open;

    @Autowired
    CouncilProfiles profiles;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    private Web.Api api;
    private UUID id;
    private String room;

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
        api = web.api(actors.lead());
    }

    @BeforeEach
    void anIncident() {
        clock.reset();
        id = Rooms.opened(open, actors.lead(), HARBOUR_VIEW);
        room = "/api/v1/incidents/" + id;
    }

    @Test
    @Requirement("SD-04")
    void sixteenRolesAreFilledAndGapsShown() {
        var roles = api.get(room + "/roles").json();
        assertThat(roles.get("roles")).hasSize(16);
        assertThat(roles.get("gaps")).hasSize(16);
        var manager = Map.of("name", "A manager", "agency", "Council");
        for (var role : roles.get("roles")) {
            var key = role.get("key").asString();
            if (!key.equals("TRANSPORT")) {
                ok(give(key, key.equals("DEPUTY") ? Map.of("name", "A deputy", "agency", "Council") : manager));
            }
        }
        assertThat(gaps()).containsExactly("TRANSPORT");
        var page = web.browser(actors.lead()).open("/incidents/" + id + "/team/roles");
        assertThat(page.html().select("#gaps").text()).isEqualTo("Nobody has: Transport.");
        assertThat(web.browser(actors.lead()).open("/incidents/" + id).text()).contains("1 Roles that nobody has");

        var inactive = actors.second(Role.PRACTITIONER);
        activate(inactive.post(), false);
        assertThat(refusal(give("TRANSPORT", Map.of("post", inactive.post())))).isEqualTo("VAL post");
        activate(inactive.post(), true);
        ok(give("TRANSPORT", Map.of("post", inactive.post())));
        assertThat(gaps()).isEmpty();
        assertThat(refusal(give("JESTER", manager))).isEqualTo("VAL role");
    }

    @Test
    @Requirement("SD-01")
    void leadAndDeputyAreTwoPeople() {
        ok(give("LEAD", Map.of("name", "A manager", "agency", "Council")));
        assertThat(refusal(give("DEPUTY", Map.of("name", "a manager", "agency", "Council"))))
                .isEqualTo("VAL post");
        ok(give("DEPUTY", Map.of("name", "A deputy", "agency", "Council")));
        assertThat(refusal(give("LEAD", Map.of("name", "A deputy", "agency", "Council"))))
                .as("nor the other way round")
                .isEqualTo("VAL post");
    }

    @Test
    void lancashiresRolesAreHeldByTheCouncilsOwn() {
        id = Rooms.openedUnder("LANCS", profiles, open, actors.lead(), HARBOUR_VIEW);
        room = "/api/v1/incidents/" + id;
        assertThat(refusal(give("QISS", Map.of("name", "Somebody", "agency", "An agency"))))
                .isEqualTo("AUTH post");
        ok(give("QISS", Map.of("post", actors.lead().post())));
        assertThat(gaps()).containsExactly("SQIP", "QISW");
    }

    @Test
    @Requirement("SD-25")
    void theRotaHasNobodyInTwoPlaces() {
        for (int i = 1; i <= 12; i++) {
            var day = i <= 6 ? "2020-12-12" : "2020-12-10";
            made(roster("TRANSPORT", "Volunteer " + i, day + "T16:00", day + "T22:00"));
        }
        var rota = api.get(room + "/rota").json();
        assertThat(rota.get("shifts")).hasSize(12);
        assertThat(rota.get("perDay").get("2020-12-12").asInt()).isEqualTo(6);
        assertThat(refusal(roster("FAMILIES", "volunteer 1", "2020-12-12T21:00", "2020-12-12T23:00")))
                .isEqualTo("CONF from");
        made(roster("FAMILIES", "Volunteer 1", "2020-12-12T22:00", "2020-12-12T23:00"));
        assertThat(refusal(roster("FAMILIES", "Volunteer 1", "2020-12-12T22:00", "2020-12-12T22:00")))
                .isEqualTo("VAL to");
        assertThat(refusal(roster("FAMILIES", "Volunteer 1", "2020-12-06T20:00", "2020-12-07T08:00")))
                .as("over")
                .isEqualTo("VAL to");
        var page = web.browser(actors.lead()).open("/incidents/" + id + "/team/rota");
        assertThat(page.text()).contains("12 December 2020: 7 shifts");
        assertThat(page.html().select("#hours").text())
                .as("6 hours of each of twelve, and one more in another role")
                .contains("Together 0 h 73 h");
        assertThat(api.get(room + "/hours").json().toString())
                .contains("\"agency\":\"Council\"", "\"planned\":4320", "\"planned\":60");
        assertThat(new String(
                        web.browser(actors.lead())
                                .open("/incidents/" + id + "/team/hours.csv")
                                .raw()
                                .body(),
                        StandardCharsets.UTF_8))
                .contains("minutes_so_far", ",0,4320");
        var take = page.html().select("form[action$=/cancel]").attr("action");
        web.browser(actors.lead()).submit(take, Map.of());
        assertThat(api.get(room + "/rota").json().get("shifts")).hasSize(12);
    }

    @Test
    void whatMustBeCoveredShowsItsGaps() {
        made(roster("LEAD", "A manager", "2020-12-07T09:00", "2020-12-08T09:00"));
        made(roster("LEAD", "Another", "2020-12-08T10:00", "2020-12-09T09:00"));
        made(roster("LEAD", "A manager", "2020-12-09T09:00", "2020-12-10T09:00"));
        var gaps = api.get(room + "/rota").json().get("gaps");
        assertThat(gaps).hasSize(2);
        assertThat(gaps.get(0).get("role").asString()).isEqualTo("LEAD");
        assertThat(gaps.get(0).get("from").asString()).isEqualTo("2020-12-08T09:00:00Z");
        assertThat(gaps.get(0).get("to").asString()).isEqualTo("2020-12-08T10:00:00Z");
        assertThat(gaps.get(1).get("role").asString()).isEqualTo("DEPUTY");
        assertThat(web.browser(actors.lead())
                        .open("/incidents/" + id + "/team/rota")
                        .html()
                        .select("#gaps li"))
                .hasSize(2);
    }

    @Test
    @Requirement("SD-21")
    void nobodyGoesToTheSiteOrEscortsBeforeItsRisksAreAssessed() {
        var site = new HashMap<String, Object>(Map.of(
                "role", "REASSESSMENT",
                "name", "A worker",
                "agency", "Council",
                "place", "SITE",
                "location", HARBOUR_VIEW,
                "from", "2020-12-08T08:00",
                "to", "2020-12-08T16:00"));
        assertThat(refusal(api.post(room + "/rota", site))).isEqualTo("STATE null");
        assess("ON_SITE");
        made(api.post(room + "/rota", site));
        var escort = new HashMap<>(site);
        escort.put("place", "ESCORT");
        escort.put("name", "An escort");
        escort.remove("location");
        assertThat(refusal(api.post(room + "/rota", escort))).isEqualTo("STATE null");
        assess("ESCORT");
        made(api.post(room + "/rota", escort));
        clock.set(Instant.parse("2020-12-07T10:00:00Z"));
        site.put("name", "Early");
        site.put("from", "2020-12-07T08:59");
        site.put("to", "2020-12-07T16:00");
        assertThat(refusal(api.post(room + "/rota", site)))
                .as("the assessment came after that shift began")
                .isEqualTo("STATE null");
        site.put("from", "2020-12-07T11:00");
        site.put("location", "1-999");
        assertThat(refusal(api.post(room + "/rota", site))).isEqualTo("VAL location");
    }

    @Test
    @Requirement("S4.8-a")
    void aMeetingOutOfHoursAsksForALeadOnTheRota() {
        var saturday = Map.of("scheduledAt", "2020-12-12T14:00", "place", "by video", "lateBecause", "Nobody free");
        var meeting = made(api.post(room + "/meetings", saturday));
        assertThat(alert(meeting)).contains("no lead is on the rota for 12 December 2020");
        assertThat(web.browser(actors.lead())
                        .open("/incidents/" + id + "/meetings/" + meeting)
                        .text())
                .contains("no lead is on the rota");
        made(roster("TRANSPORT", "A driver", "2020-12-12T08:00", "2020-12-12T20:00"));
        assertThat(alert(meeting)).as("a driver is no lead").isNotEmpty();
        made(roster("LEAD", "A manager", "2020-12-12T08:00", "2020-12-12T20:00"));
        assertThat(alert(meeting)).isEmpty();
        var monday = made(api.post(room + "/meetings", Map.of("scheduledAt", "2020-12-14T14:00", "place", "by video")));
        assertThat(alert(monday)).as("in hours").isEmpty();
        assertThat(refusal(api.post(room + "/meetings", Map.of("scheduledAt", "2020-12-05T14:00", "place", "x"))))
                .isEqualTo("VAL scheduledAt");
    }

    @Test
    @Requirement({"SD-05", "SD-06"})
    void theTeamIsBriefedInTheMorningAndLater() {
        clock.set(Instant.parse("2020-12-09T07:00:00Z"));
        ok(give("LEAD", Map.of("name", "A manager", "agency", "Council")));
        made(roster("LEAD", "A manager", "2020-12-09T08:00", "2020-12-09T18:00"));
        var morning = made(brief("2020-12-09T08:30"));
        assertThat(alerts()).isEmpty();
        clock.set(Instant.parse("2020-12-09T09:00:00Z"));
        assertThat(alerts()).containsExactly("The briefing at the start of the day was not given by 09:00");

        assertThat(refusal(given(morning, "2020-12-09T08:30", ITEMS, "A stranger")))
                .isEqualTo("VAL attended");
        assertThat(refusal(given(morning, "2020-12-09T08:30", ITEMS.subList(0, 4), "A manager")))
                .isEqualTo("VAL item4");
        ok(given(morning, "2020-12-09T08:30", ITEMS, "A manager"));
        assertThat(alerts()).containsExactly("No later briefing is planned for today");
        assertThat(refusal(brief("2020-12-09T18:00"))).as("the shift is over").isEqualTo("VAL plannedAt");
        made(brief("2020-12-09T13:00"));
        made(brief("2020-12-09T17:00"));
        assertThat(alerts()).isEmpty();
        clock.set(Instant.parse("2020-12-09T13:01:00Z"));
        assertThat(alerts()).singleElement().asString().contains("1:00pm was not given");
        var page = web.browser(actors.lead()).open("/incidents/" + id + "/team/briefings");
        assertThat(page.text()).contains("Given 9 December 2020, 8:30am", "Twelve move", "There: A manager");
    }

    @Test
    void whoTakesOverSaysSoAndHasTheRole() {
        var next = actors.of(Role.PRACTITIONER);
        ok(give("FAMILIES", Map.of("name", "A worker", "agency", "Council")));
        var note = Map.of("role", "FAMILIES", "post", next.post(), "note", "Two daughters wait for a call");
        assertThat(refusal(
                        api.post(room + "/handovers", Map.of("role", "VACANCIES", "post", next.post(), "note", "x"))))
                .as("nobody has that role")
                .isEqualTo("VAL role");
        assertThat(refusal(api.post(room + "/handovers", Map.of("role", "FAMILIES", "post", next.post()))))
                .isEqualTo("VAL note");
        var handover = made(api.post(room + "/handovers", note));
        assertThat(holder("FAMILIES")).isEqualTo("A worker");
        assertThat(web.browser(actors.lead()).open("/incidents/" + id).text()).contains("1 Hand-overs not taken up");
        assertThat(refusal(api.post(room + "/handovers/" + handover, Map.of())))
                .as("only whoever takes over")
                .isEqualTo("AUTH to");
        var browser = web.browser(next);
        var page = browser.open("/incidents/" + id + "/team/roles");
        assertThat(page.text()).contains("Two daughters wait for a call", "Not taken over yet");
        browser.submit(page.html().select("form[action*=/handovers/]").attr("action"), Map.of());
        assertThat(holder("FAMILIES")).isEqualTo(next.name());
        assertThat(api.get(room + "/handovers")
                        .json()
                        .get("handovers")
                        .get(0)
                        .get("acknowledgedBy")
                        .asString())
                .isEqualTo(next.name());
        assertThat(refusal(web.api(next).post(room + "/handovers/" + handover, Map.of())))
                .isEqualTo("STATE null");
    }

    @Test
    void thePagesGiveRolesAndShifts() {
        var browser = web.browser(actors.lead());
        var base = "/incidents/" + id + "/team";
        var refused = browser.submit(base + "/roles", Map.of("role", "LEAD", "name", "A manager"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#name").val()).isEqualTo("A manager");
        var given = browser.submit(
                base + "/roles",
                Map.of("role", "LEAD", "name", "A manager", "agency", "Council", "phone", "01632 960020"));
        assertThat(given.text()).contains("A manager", "01632 960020");
        assertThat(new String(browser.open(base + "/roles.csv").raw().body(), StandardCharsets.UTF_8))
                .contains("Lead co-ordinating manager,A manager,Council");
        browser.submit(base + "/roles", Map.of("role", "LEAD", "give", "free"));
        assertThat(holder("LEAD")).isEmpty();
        var typed = new HashMap<>(Map.of("role", "LEAD", "name", "A manager", "agency", "Council", "from", "soon"));
        assertThat(browser.submit(base + "/rota", typed).html().select(".govuk-error-summary li"))
                .hasSize(2);
        typed.putAll(Map.of("from", "2020-12-08T08:00", "to", "2020-12-08T16:00", "place", "OFFICE"));
        assertThat(browser.submit(base + "/rota", typed).text()).contains("8 December 2020: 1 shift");
        assertThat(new String(browser.open(base + "/rota.csv").raw().body(), StandardCharsets.UTF_8))
                .contains("2020-12-08T08:00:00Z");
        browser.submit(base + "/briefings", Map.of("plannedAt", "2020-12-08T08:30"));
        var form = browser.open(base + "/briefings")
                .html()
                .select("form[action*=/briefings/]")
                .attr("action");
        assertThat(browser.submit(form, Map.of("version", "1", "deliveredAt", "2020-12-07T08:30", "item0", "All"))
                        .html()
                        .select(".govuk-error-summary li"))
                .hasSize(4);
    }

    private Web.Answer give(String role, Map<String, ?> who) {
        return api.put(room + "/roles/" + role, who);
    }

    private Web.Answer roster(String role, String name, String from, String to) {
        return api.post(
                room + "/rota", Map.of("role", role, "name", name, "agency", "Council", "from", from, "to", to));
    }

    private Web.Answer brief(String at) {
        return api.post(room + "/briefings", Map.of("plannedAt", at));
    }

    private Web.Answer given(String briefing, String at, List<String> items, String attended) {
        return api.post(
                room + "/briefings/" + briefing,
                Map.of("deliveredAt", at, "items", items, "attended", List.of(attended), "version", 1));
    }

    private void assess(String of) {
        var answer = api.post(
                room + "/log",
                Map.of(
                        "type",
                        "ASSESSMENT",
                        "text",
                        "Stairs; two at a time",
                        "happenedAt",
                        "2020-12-07T08:45",
                        "details",
                        Map.of("of", of, "assessor", "A therapist")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private void activate(UUID post, boolean active) {
        actors.as(
                actors.of(Role.ACCESS_ADMINISTRATOR),
                () -> db.sql("update access.post set active = :active where id = :post")
                        .param("active", active)
                        .param("post", post)
                        .update());
    }

    private List<String> alerts() {
        return api.get(room + "/briefings")
                .json()
                .get("alerts")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private String alert(String meeting) {
        return api.get(room + "/meetings/" + meeting).json().path("alert").asString("");
    }

    private List<String> gaps() {
        return api.get(room + "/roles")
                .json()
                .get("gaps")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /** Whoever has the role, or nothing. */
    private String holder(String role) {
        return api.get(room + "/roles")
                .json()
                .get("roles")
                .valueStream()
                .filter(r -> r.get("key").asString().equals(role))
                .map(r -> r.path("holder").asString(""))
                .findFirst()
                .orElseThrow();
    }

    private static String made(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private static void ok(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private static String refusal(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        var error = answer.json().get("errors").get(0);
        var field = error.get("field");
        return error.get("code").asString() + " " + (field == null || field.isNull() ? "null" : field.asString());
    }
}
