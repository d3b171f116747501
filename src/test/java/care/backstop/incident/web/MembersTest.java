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
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.time.Duration;
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

/** Who is in an incident, on the page and through the API: let in, taken out, shut out. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MembersTest {

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
    private Actor clinician;
    private UUID id;
    private String room;
    private String members;

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
        lead = actors.lead();
        clinician = actors.of(Role.ICB_CLINICIAN);
    }

    @BeforeEach
    void anIncident() {
        clock.reset();
        id = Rooms.opened(open, lead, HARBOUR_VIEW);
        room = "/incidents/" + id;
        members = "/api/v1" + room + "/members";
    }

    @Test
    void theLeadLetsSomebodyInOnThePageAndTakesThemOutAgain() {
        var browser = web.browser(lead);
        assertThat(browser.open(room).html().select("a[href=" + room + "/members]"))
                .hasSize(1);
        assertThat(seesAs(clinician)).isEqualTo(404);

        var refused = browser.submit(
                room + "/members", Map.of("post", clinician.post().toString(), "because", " "));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#because-error").text()).contains("Say why they are needed");
        assertThat(refused.html().select("#post option[selected]").attr("value"))
                .isEqualTo(clinician.post().toString());
        assertThat(seesAs(clinician)).isEqualTo(404);

        var page = browser.submit(
                room + "/members", Map.of("post", clinician.post().toString(), "because", "Knows the wards"));
        assertThat(page.html().select("#members").text() + page.text())
                .contains("icb clinician", "Testshire Council", "ICB clinician", "7 December 2020", "Knows the wards");
        assertThat(seesAs(clinician)).isEqualTo(200);
        assertThat(browser.submit(
                                room + "/members",
                                Map.of("post", clinician.post().toString(), "because", "Twice"))
                        .text())
                .contains("in this incident already");
        assertThat(browser.open(room + "/log").text())
                .contains("icb clinician (Testshire Council) was let into this incident: Knows the wards");

        assertThat(browser.submit(
                                room + "/members/end",
                                Map.of("member", clinician.post().toString(), "endedBecause", ""))
                        .status())
                .isEqualTo(422);
        assertThat(seesAs(clinician)).isEqualTo(200);
        clock.advance(Duration.ofHours(1));
        page = browser.submit(
                room + "/members/end",
                Map.of("member", clinician.post().toString(), "endedBecause", "The wards are full"));
        assertThat(page.text()).contains("The wards are full");
        assertThat(seesAs(clinician)).isEqualTo(404);
        assertThat(browser.open(room + "/members.csv").raw().statusCode()).isEqualTo(200);
    }

    @Test
    void onlyTheRoleThatMayStaffSeesAnyOfIt() {
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        var practitioner = actors.of(Role.PRACTITIONER);
        for (var member : new Actor[] {coordinator, practitioner}) {
            assertThat(web.api(member).get("/api/v1" + room).status()).isEqualTo(200);
            assertThat(web.api(member).get("/api/v1" + room + "/memberships").status())
                    .isEqualTo(403);
            assertThat(web.api(member)
                            .post(members, Map.of("post", clinician.post().toString(), "because", "Mine"))
                            .status())
                    .isEqualTo(403);
            assertThat(web.browser(member).open(room).html().select("a[href=" + room + "/members]"))
                    .isEmpty();
        }
        var stranger = web.api(actors.stranger(Role.INCIDENT_LEAD));
        assertThat(stranger.get("/api/v1" + room + "/memberships").status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1" + room + "/exclusions").status()).isEqualTo(404);
    }

    @Test
    void machinesDoTheSameAndEveryRefusalNamesItsField() {
        var api = web.api(lead);
        assertThat(refusal(api.post(members, Map.of("post", clinician.post().toString()))))
                .isEqualTo("VAL because");
        assertThat(refusal(add(UUID.randomUUID(), Map.of()))).isEqualTo("VAL post");
        assertThat(refusal(add(actors.stranger(Role.PRACTITIONER).post(), Map.of())))
                .isEqualTo("VAL post");
        assertThat(refusal(add(actors.of(Role.PLATFORM_OPERATOR).post(), Map.of())))
                .isEqualTo("VAL post");
        assertThat(refusal(add(clinician.post(), Map.of("from", "2020-12-06T09:00:00Z"))))
                .isEqualTo("VAL from");
        assertThat(refusal(add(clinician.post(), Map.of("until", "2020-12-07T09:00:00Z"))))
                .isEqualTo("VAL until");
        assertThat(member(clinician)).isNull();

        assertThat(add(clinician.post(), Map.of()).status()).isEqualTo(204);
        assertThat(refusal(add(clinician.post(), Map.of()))).isEqualTo("VAL post");
        assertThat(standing(clinician)).isEqualTo("NOW");
        assertThat(api.get(members + "/candidates").body())
                .doesNotContain(clinician.post().toString())
                .contains(actors.second(Role.ICB_CLINICIAN).post().toString());
        var end = members + "/" + clinician.post() + "/end";
        assertThat(refusal(api.post(end, Map.of()))).isEqualTo("VAL endedBecause");
        assertThat(api.post(end, Map.of("endedBecause", "Done")).status()).isEqualTo(204);
        assertThat(api.post(end, Map.of("endedBecause", "Done")).status()).isEqualTo(404);
        assertThat(seesAs(clinician)).isEqualTo(404);
        assertThat(standing(clinician)).isEqualTo("ENDED");
        assertThat(asked("select count(*) from audit.entry where subject = 'incident:" + id
                        + "' and what in ('AddMember', 'EndMember')"))
                .isEqualTo(2);
    }

    @Test
    void aTermBeginsAndEndsByItself() {
        assertThat(add(clinician.post(), Map.of("from", "2020-12-07T10:00:00Z", "until", "2020-12-07T12:00:00Z"))
                        .status())
                .isEqualTo(204);
        assertThat(standing(clinician)).isEqualTo("COMING");
        assertThat(seesAs(clinician)).isEqualTo(404);
        clock.advance(Duration.ofHours(1));
        assertThat(seesAs(clinician)).isEqualTo(200);
        assertThat(standing(clinician)).isEqualTo("NOW");
        clock.advance(Duration.ofHours(2));
        assertThat(seesAs(clinician)).isEqualTo(404);
        assertThat(standing(clinician)).isEqualTo("ENDED");
        assertThat(add(clinician.post(), Map.of()).status()).isEqualTo(204);
        assertThat(seesAs(clinician)).isEqualTo(200);
    }

    @Test
    void theLastLeadStays() {
        var second = actors.second(Role.INCIDENT_LEAD);
        var api = web.api(lead);
        assertThat(api.post(members + "/" + second.post() + "/end", Map.of("endedBecause", "Another county"))
                        .status())
                .isEqualTo(204);
        assertThat(refusal(api.post(members + "/" + lead.post() + "/end", Map.of("endedBecause", "Leave"))))
                .isEqualTo("VAL member");
        assertThat(refusal(exclude(lead.user()))).isEqualTo("VAL user");
        assertThat(seesAs(lead)).isEqualTo(200);

        // Whoever is here for a day only does not stay.
        clock.advance(Duration.ofMinutes(1));
        add(second.post(), Map.of("until", "2020-12-08T09:00:00Z"));
        assertThat(refusal(api.post(members + "/" + lead.post() + "/end", Map.of("endedBecause", "Leave"))))
                .isEqualTo("VAL member");
        api.post(members + "/" + second.post() + "/end", Map.of("endedBecause", "To come back for good"));
        clock.advance(Duration.ofMinutes(1));
        add(second.post(), Map.of());
        assertThat(api.post(members + "/" + lead.post() + "/end", Map.of("endedBecause", "Leave"))
                        .status())
                .isEqualTo(204);
        assertThat(seesAs(lead)).isEqualTo(404);
        assertThat(seesAs(second)).isEqualTo(200);
    }

    @Test
    void aConflictOfInterestBeatsEverything() {
        var practitioner = actors.of(Role.PRACTITIONER);
        assertThat(seesAs(practitioner)).isEqualTo(200);
        assertThat(refusal(web.api(lead)
                        .post(
                                "/api/v1" + room + "/exclusions",
                                Map.of("user", practitioner.user().toString()))))
                .isEqualTo("VAL conflict");
        assertThat(exclude(practitioner.user()).status()).isEqualTo(204);
        assertThat(seesAs(practitioner)).isEqualTo(404);
        assertThat(web.browser(practitioner).open(room).status()).isEqualTo(404);
        clock.advance(Duration.ofMinutes(1));
        assertThat(refusal(add(practitioner.post(), Map.of()))).isEqualTo("VAL post");
        assertThat(refusal(exclude(practitioner.user()))).isEqualTo("VAL user");
        assertThat(refusal(exclude(actors.stranger(Role.PRACTITIONER).user()))).isEqualTo("VAL user");

        // Not even a membership that is there all the same opens anything.
        actors.as(
                lead,
                () -> db.sql(
                                "insert into access.member (incident, post, added_by, from_at) values (?, ?, ?, '2020-12-07 09:01Z')")
                        .params(id, practitioner.post(), lead.post())
                        .update());
        assertThat(seesAs(practitioner)).isEqualTo(404);

        // The log does not say what the conflict is; the page of the lead does.
        assertThat(web.api(lead).get("/api/v1" + room + "/log").body())
                .contains("shut out of this incident")
                .doesNotContain("Her aunt", practitioner.name());
        assertThat(web.browser(lead).open(room + "/members").text()).contains("Her aunt lives there");
        // and nobody else reads it, in the database neither
        assertThat(actors.as(
                        actors.of(Role.INCIDENT_COORDINATOR),
                        () -> db.sql("select count(*) from access.exclusion")
                                .query(Integer.class)
                                .single()))
                .isZero();
    }

    private int seesAs(Actor actor) {
        return web.api(actor).get("/api/v1" + room).status();
    }

    private Web.Answer add(UUID post, Map<String, String> more) {
        var body = new HashMap<>(Map.of("post", post.toString(), "because", "Needed"));
        body.putAll(more);
        return web.api(lead).post(members, body);
    }

    private Web.Answer exclude(UUID user) {
        return web.api(lead)
                .post(
                        "/api/v1" + room + "/exclusions",
                        Map.of("user", user.toString(), "conflict", "Her aunt lives there"));
    }

    private String standing(Actor actor) {
        var found = member(actor);
        return found == null ? "" : found.get("standing").asString();
    }

    private @org.jspecify.annotations.Nullable JsonNode member(Actor actor) {
        for (var row : web.api(lead).get("/api/v1" + room + "/memberships").json()) {
            if (row.get("who").get("post").asString().equals(actor.post().toString())) {
                return row;
            }
        }
        return null;
    }

    private int asked(String sql) {
        return actors.as(
                actors.of(Role.AUDITOR), () -> db.sql(sql).query(Integer.class).single());
    }

    private static String refusal(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        var first = answer.json().get("errors").get(0);
        return first.get("code").asString() + " " + first.get("field").asString();
    }
}
