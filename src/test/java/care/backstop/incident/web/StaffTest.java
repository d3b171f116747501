package care.backstop.incident.web;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What the work does to those who do it, and what they report each day. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffTest {

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    OpenIncident open;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    private Actor lead;
    private Actor placement;
    private Web.Api api;
    private UUID id;
    private String room;

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
        lead = actors.lead();
        placement = actors.of(Role.PLACEMENT_OFFICER);
        api = web.api(lead);
    }

    @BeforeEach
    void anIncident() {
        clock.reset();
        id = Rooms.opened(open, lead, HARBOUR_VIEW);
        room = "/api/v1/incidents/" + id;
        assertThat(api.post(room + "/acknowledgement", Map.of("how", "by telephone"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    @Requirement({"S6.5-a", "SA-2.22"})
    void eachOfficerSaysWhatOfTheirOtherWorkWaits() {
        var path = room + "/other-work";
        var all = api.get(path).json();
        assertThat(all.size()).isGreaterThan(3);
        all.forEach(o -> {
            assertThat(o.get("confirmed").asBoolean()).isFalse();
            assertThat(o.get("reminded").asBoolean()).as("not on the first day").isFalse();
        });
        assertThat(reminded(placement)).isFalse();

        var mine = web.api(placement);
        assertThat(refusal(mine.post(path, Map.of("post", lead.post().toString()))))
                .as("for somebody else")
                .isEqualTo("AUTH post");
        assertThat(refusal(mine.post(path, Map.of("minutes", 37 * 60 + 1, "lineManager", "A manager"))))
                .isEqualTo("VAL hours");
        assertThat(refusal(mine.post(path, Map.of("minutes", 840)))).isEqualTo("VAL lineManager");
        ok(mine.post(path, Map.of()));
        assertThat(officer(placement).hasNonNull("minutes"))
                .as("hours are still open")
                .isFalse();
        var page = web.browser(placement)
                .submit(
                        "/incidents/" + id + "/learning/staff",
                        Map.of("hours", "14", "lineManager", "A manager", "note", "Reviews"));
        assertThat(page.text()).contains("14 h", "A manager", "Confirmed");
        assertThat(officer(placement).get("minutes").asInt()).isEqualTo(840);
        assertThat(api.get(room + "/actions").body())
                .as("the manager is told")
                .contains("Tell A manager that 14 h of other work of " + placement.name() + " wait");

        clock.set(Instant.parse("2020-12-08T09:00:00Z"));
        var silent = actors.of(Role.INCIDENT_COORDINATOR);
        assertThat(officer(silent).get("reminded").asBoolean()).isTrue();
        assertThat(officer(placement).get("reminded").asBoolean()).isFalse();
        assertThat(reminded(silent)).isTrue();
        assertThat(reminded(placement)).isFalse();
        var wrong = web.browser(silent)
                .submit("/incidents/" + id + "/learning/staff", Map.of("hours", "a few", "lineManager", ""));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Enter a number of hours, such as 14 or 14.5");
    }

    @Test
    @Requirement("SA-8.4")
    void supportIsOfferedAndItsNotesAreForManagers() {
        var path = room + "/support-sessions";
        var session = new HashMap<String, Object>(Map.of(
                "heldOn",
                "2020-12-07",
                "what",
                "Supervision",
                "offered",
                12,
                "taken",
                13,
                "note",
                "Two were in tears"));
        assertThat(refusal(api.post(path, session))).isEqualTo("VAL taken");
        session.put("taken", 7);
        session.put("heldOn", "2020-12-08");
        assertThat(refusal(api.post(path, session))).as("still to come").isEqualTo("VAL heldOn");
        session.put("heldOn", "2020-12-07");
        var coordinator = web.api(actors.of(Role.INCIDENT_COORDINATOR));
        var made = coordinator.post(path, session);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var note = path + "/" + made.json().get("id").asString() + "/note";
        assertThat(api.get(path).body())
                .contains("\"offered\":12", "\"taken\":7")
                .doesNotContain("tears");
        assertThat(api.get(note).json().get("note").asString()).isEqualTo("Two were in tears");
        for (var role : new Role[] {Role.INCIDENT_COORDINATOR, Role.PLACEMENT_OFFICER}) {
            assertThat(web.api(actors.of(role)).get(note).status())
                    .as(role.key())
                    .isEqualTo(403);
        }
        var seen = actors.as(
                actors.of(Role.INCIDENT_COORDINATOR),
                () -> db.sql("select count(*) from incident.support_note")
                        .query(Integer.class)
                        .single());
        assertThat(seen).as("nor does the database show it").isZero();
        assertThat(web.browser(actors.of(Role.PLACEMENT_OFFICER))
                        .open("/incidents/" + id + "/learning/staff")
                        .text())
                .contains("Supervision", "For managers")
                .doesNotContain("tears");
    }

    @Test
    @Requirement("S7.3-b")
    void theOperationalGroupReportsEachDay() {
        var path = room + "/group-reports";
        var report = new HashMap<String, Object>(Map.of("identified", 120, "moved", 84));
        assertThat(refusal(api.post(path, report))).as("no group yet").isEqualTo("STATE null");
        var formed = api.post(
                room + "/groups",
                Map.of("kind", "OPERATIONAL", "chair", Map.of("name", "A chair", "agency", "Council")));
        assertThat(formed.status()).as(formed.body()).isEqualTo(201);
        assertThat(api.get(path).json().get("missing").asBoolean()).isFalse();
        clock.set(Instant.parse("2020-12-07T17:00:00Z"));
        assertThat(api.get(path).json().get("missing").asBoolean()).isTrue();
        assertThat(web.browser(lead).open("/incidents/" + id + "/team/reports").text())
                .contains("Today's report was not filed by 17:00.");
        report.put("moved", 121);
        assertThat(refusal(api.post(path, report))).isEqualTo("VAL moved");
        report.put("moved", 84);
        ok(api.post(path, report));
        var all = api.get(path).json();
        assertThat(all.get("missing").asBoolean()).isFalse();
        assertThat(all.at("/reports/0/percentMoved").asString()).isEqualTo("70.0");
        var page = web.browser(lead).open("/incidents/" + id + "/team/reports");
        assertThat(page.text()).contains("70.0%").doesNotContain("was not filed");
        report.put("moved", 90);
        ok(api.post(path, report));
        assertThat(api.get(path).json().get("reports"))
                .as("the later one stands")
                .hasSize(1);
        assertThat(api.get(path).json().at("/reports/0/moved").asInt()).isEqualTo(90);
    }

    /** Whether the first page asks them to say what of their other work waits. */
    private boolean reminded(Actor who) {
        return !web.browser(who)
                .open("/")
                .html()
                .select("a[href=/incidents/%s/learning/staff]".formatted(id))
                .isEmpty();
    }

    private JsonNode officer(Actor who) {
        for (var o : api.get(room + "/other-work").json()) {
            if (o.get("post").asString().equals(who.post().toString())) {
                return o;
            }
        }
        throw new AssertionError(who.name() + " is not among the officers");
    }

    private static void ok(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private static String refusal(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        var first = answer.json().at("/errors/0");
        return first.get("code").asString() + " "
                + (first.hasNonNull("field") ? first.get("field").asString() : "null");
    }
}
