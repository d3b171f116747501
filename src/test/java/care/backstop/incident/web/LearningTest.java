package care.backstop.incident.web;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static care.backstop.incident.Rooms.PIER_VIEW;
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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
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

/** The end of an incident and what it teaches, through the API and on its pages. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LearningTest {

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
    private Web.Api api;
    private UUID id;
    private String room;

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
        lead = actors.lead();
        api = web.api(lead);
    }

    @BeforeEach
    void anIncident() {
        clock.reset();
        begin(HARBOUR_VIEW);
    }

    private void begin(String location) {
        id = Rooms.opened(open, lead, location);
        room = "/api/v1/incidents/" + id;
        assertThat(api.post(room + "/acknowledgement", Map.of("how", "by telephone"))
                        .status())
                .isEqualTo(204);
    }

    /** Leaves nothing open but the learning. */
    private void settleEverythingElse() {
        actors.as(lead, () -> db.sql("""
                update incident.action set state = 'DONE', settled_at = now(), settled_by = 'x', evidence = 'seen', version = version + 1
                 where incident = ?""").param(id).update());
        actors.as(
                lead,
                () -> db.sql("update incident.deadline set met_at = :at where incident = :id")
                        .param("at", java.time.OffsetDateTime.ofInstant(clock.instant(), java.time.ZoneOffset.UTC))
                        .param("id", id)
                        .update());
        actors.as(
                lead,
                () -> db.sql("""
                with t as (insert into incident.service_test (id, incident, location, facts, sources, row_matched, result,
                       findings, explanation, rule_version, as_of, tested_at, tested_by)
                values (gen_random_uuid(), :id, :location, '{}', '{}', 'A1-10', 'POWER_TEST', '[]', 'x', '1', now(), now(), 'x')
                returning id)
                insert into incident.service_decision (id, incident, location, test, advised, decided, reasons, decided_at,
                       decided_by, decided_by_post, post_name)
                select gen_random_uuid(), :id, :location, t.id, 'POWER_TEST', 'POWER_TEST', 'x', now(), 'x', :post, 'x' from t""")
                        .param("id", id)
                        .param("location", HARBOUR_VIEW)
                        .param("post", lead.post())
                        .update());
    }

    private String hold(String at, String heldAt) {
        var meeting = created(api.post(room + "/learning/debrief", Map.of("scheduledAt", at, "place", "Room 2")))
                .get("id")
                .asString();
        clock.set(Instant.parse(heldAt));
        ok(api.post(room + "/meetings/" + meeting + "/begin", Map.of()));
        ok(api.post(
                room + "/meetings/" + meeting + "/held",
                Map.of("heldAt", heldAt, "chair", "A. Chair", "outcome", "Go on", "version", 1)));
        return meeting;
    }

    private void write(String meeting) {
        var said = new ArrayList<Map<String, Object>>();
        for (var m : api.get(room + "/meetings/" + meeting).json().get("minutes")) {
            if (m.get("needed").asBoolean()) {
                said.add(Map.of(
                        "no",
                        m.get("no").asInt(),
                        "text",
                        "Said",
                        "version",
                        m.get("version").asInt()));
            }
        }
        ok(api.post(room + "/meetings/" + meeting + "/minutes", Map.of("minutes", said)));
    }

    private List<String> open() {
        var words = new ArrayList<String>();
        api.get(room + "/still-open")
                .json()
                .forEach(o -> words.add(o.get("words").asString()));
        return words;
    }

    @Test
    @Requirement({"SA-8.2", "SA-10.3", "SC-21"})
    void anIncidentClosesOnlyAfterItHasTaughtSomething() {
        settleEverythingElse();
        assertThat(open())
                .containsExactly(
                        "No debrief has been held. The council's procedure demands one",
                        "Whether the incident is referred to the safeguarding adults board has not been decided");
        var refused = api.post(room + "/close", Map.of("because", "Over"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("errors")).hasSize(2);
        assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo("STATE");

        var meeting = hold("2020-12-08T09:00", "2020-12-08T10:00:00Z");
        assertThat(open())
                .containsExactly(
                        "Minutes are not approved: Debrief, 8 December 2020",
                        "The debrief has no lessons. Write them down, or confirm that it taught nothing new",
                        "Whether the incident is referred to the safeguarding adults board has not been decided");
        var page = web.browser(lead).open("/incidents/" + id + "/close");
        assertThat(page.html().select("#open a[href$=/learning]")).hasSize(2);
        assertThat(page.html().select("#open a[href$=/meetings]")).hasSize(1);

        assertThat(api.post(room + "/meetings/" + meeting + "/approval", Map.of("version", 2))
                        .status())
                .as("six headings have no words")
                .isEqualTo(409);
        write(meeting);
        ok(api.post(room + "/meetings/" + meeting + "/approval", Map.of("version", 2)));
        assertThat(refusal(
                        api.post(room + "/learning/lessons", Map.of("text", "Ring the ICB first", "leadsTo", "OTHER"))))
                .as("a lesson has an owner and a date")
                .isEqualTo("VAL owner");
        lesson("Ring the ICB first", Map.of());
        assertThat(refusal(api.post(room + "/learning/referral", Map.of("referred", true, "because", "x"))))
                .isEqualTo("VAL referredOn");
        assertThat(refusal(api.post(room + "/learning/referral", Map.of("referred", false))))
                .isEqualTo("VAL referralBecause");
        ok(api.post(room + "/learning/referral", Map.of("referred", false, "because", "Nobody came to harm")));
        assertThat(open()).isEmpty();
        assertThat(refusal(api.post(room + "/close", Map.of()))).isEqualTo("VAL because");
        ok(api.post(room + "/close", Map.of("because", "All settled")));
        assertThat(api.get(room).json().get("state").asString()).isEqualTo("CLOSED");
    }

    @Test
    void eachOpenThingAloneKeepsARealIncidentOpen() {
        settleEverythingElse();
        ok(api.post(room + "/learning/referral", Map.of("referred", false, "because", "No")));
        actors.as(
                lead,
                () -> db.sql("""
                insert into incident.learning_decision (incident, about, answer, because, at, by_name, by_post, post_name)
                values (:id, 'NO_LESSONS', true, 'x', now(), 'x', :post, 'x')""").param("id", id).param("post", lead.post()).update());
        var meeting = hold("2020-12-08T09:00", "2020-12-08T10:00:00Z");
        write(meeting);
        ok(api.post(room + "/meetings/" + meeting + "/approval", Map.of("version", 2)));
        assertThat(open()).isEmpty();

        var risk = created(api.post(
                        room + "/log",
                        Map.of(
                                "type", "RISK",
                                "text", "Wages",
                                "happenedAt", "2020-12-08T09:00:00Z",
                                "details", Map.of("likelihood", "2", "impact", "3", "owner", "A"))))
                .get("number")
                .asLong();
        onlyOpen("Risk: 1 still open");
        ok(api.post(
                room + "/log/" + risk + "/steps",
                Map.of("step", "CLOSE", "text", "Paid", "happenedAt", "2020-12-08T09:30:00Z")));
        assertThat(open()).isEmpty();

        var person = UUID.randomUUID();
        actors.as(
                lead,
                () -> db.sql("""
                with t as (insert into incident.person_test (id, incident, person, service_test, facts, row_matched, result,
                               response, findings, rule_version, tested_at, tested_by)
                           select gen_random_uuid(), :id, :person, s.id, '{}', 'A2-4', 'DUTY_S48', 'ARRANGE', '[]', '1', now(), 'x'
                             from incident.service_test s where s.incident = :id limit 1 returning id)
                insert into incident.person_decision (id, incident, person, test, advised, decided, reasons, decided_at,
                       decided_by, decided_by_post, post_name)
                select gen_random_uuid(), :id, :person, t.id, 'DUTY_S48', 'DUTY_S48', 'x', now(), 'x', :post, 'x' from t""")
                        .param("id", id)
                        .param("person", person)
                        .param("post", lead.post())
                        .update());
        onlyOpen("1 person is owed care by the council with no recorded end");
        actors.as(
                lead,
                () -> db.sql("""
                insert into incident.duty_end (id, incident, person, decision, ended_at, arrangement, reasons, recorded_at,
                       recorded_by, recorded_by_post, post_name)
                select gen_random_uuid(), :id, :person, d.id, now(), 'x', 'x', now(), 'x', :post, 'x'
                  from incident.person_decision d where d.person = :person""")
                        .param("id", id)
                        .param("person", person)
                        .param("post", lead.post())
                        .update());
        assertThat(open()).isEmpty();

        actors.as(
                lead,
                () -> db.sql("""
                insert into incident.site_visit (id, incident, location, name, agency_name, phone, why, on_at, expected_off_at,
                       alarm_at, entered_at, by_name, by_post)
                values (gen_random_uuid(), :id, :location, 'A nurse', 'ICB', '01632 960000', 'Visit', now(),
                       now() + interval '1 hour', now() + interval '2 hours', now(),
                       'x', :post)""")
                        .param("id", id)
                        .param("location", HARBOUR_VIEW)
                        .param("post", lead.post())
                        .update());
        onlyOpen("1 person is not signed out at the site");
        actors.as(
                lead,
                () -> db.sql("update incident.site_visit set off_at = on_at + interval '1 minute' where incident = ?")
                        .param(id)
                        .update());
        actors.as(lead, () -> db.sql("""
                insert into incident.appraisal (id, incident, question, opened_at, opened_by)
                values (gen_random_uuid(), ?, 'Rescue or close?', now(), 'x')""").param(id).update());
        onlyOpen("Options were compared and none is chosen: Rescue or close?");
    }

    private void onlyOpen(String words) {
        assertThat(open()).containsExactly(words);
        var refused = api.post(room + "/close", Map.of("because", "Over"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().at("/errors/0/message").asString()).isEqualTo(words);
        assertThat(refused.json().get("errors")).hasSize(1);
    }

    @Test
    void aClosedIncidentGoesOnWithAReason() {
        closeEverything();
        var browser = web.browser(lead);
        assertThat(browser.open("/incidents/" + id + "/close").h1()).isEqualTo("Open the incident again");
        assertThat(browser.submit("/incidents/" + id + "/reopening", Map.of("because", " "))
                        .text())
                .contains("Enter why it goes on");
        var coordinator = web.api(actors.of(Role.INCIDENT_COORDINATOR));
        assertThat(coordinator.post(room + "/reopening", Map.of("because", "x")).status())
                .isEqualTo(403);
        var second = Rooms.opened(open, lead, HARBOUR_VIEW);
        assertThat(refusal(api.post(room + "/reopening", Map.of("because", "A duty was missed"))))
                .as("another incident is open about the same home")
                .isEqualTo("CONF null");
        assertThat(second).isNotEqualTo(id);
        closeEverything();
        ok(api.post(room + "/reopening", Map.of("because", "A duty was missed")));
        assertThat(api.get(room).json().get("state").asString()).isEqualTo("ACKNOWLEDGED");
        assertThat(refusal(api.post(room + "/reopening", Map.of("because", "Again"))))
                .isEqualTo("STATE null");
        assertThat(browser.open("/incidents/" + id + "/close").text())
                .contains("Opened again by " + lead.name(), "A duty was missed");
        assertThat(browser.open("/incidents/" + id + "/log").text())
                .contains("Incident opened again: A duty was missed");
    }

    @Test
    @Requirement("K1.5-b")
    void anExitIsScoredOnThreeMeasures() {
        var scores = new HashMap<String, Object>(
                Map.of("continuity", 4, "consultation", 5, "planning", 3, "because", "What families said"));
        ok(api.post(room + "/learning/scores", scores));
        assertThat(api.get(room + "/learning").json().at("/scores/planning").asInt())
                .isEqualTo(3);
        scores.put("consultation", 0);
        assertThat(refusal(api.post(room + "/learning/scores", scores))).isEqualTo("VAL consultation");
        scores.put("consultation", 6);
        assertThat(refusal(api.post(room + "/learning/scores", scores))).isEqualTo("VAL consultation");
        scores.put("consultation", 5);
        scores.remove("continuity");
        assertThat(refusal(api.post(room + "/learning/scores", scores))).isEqualTo("VAL continuity");
        var browser = web.browser(lead);
        var page = browser.submit(
                "/incidents/" + id + "/learning/scores",
                Map.of("continuity", "0", "consultation", "5", "planning", "3", "scoredBecause", "Kept"));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("Enter a whole number from 1 (badly) to 5 (well)", "Kept");
    }

    @Test
    @Requirement("SA-10.2")
    void theReviewReportGoesToTheBoardToo() {
        var path = room + "/learning/sent";
        var group = Map.of("kind", "GROUP", "name", "Joint Incident Steering Group");
        var managers = Map.of("kind", "MANAGEMENT", "name", "Heads of service");
        var icb = Map.of("kind", "OTHER", "name", "ICB");
        var board = Map.of("kind", "SAB", "name", "Safeguarding adults board");
        assertThat(refusal(api.post(path, Map.of("recipients", List.of(group, managers), "sentOn", "2020-12-07"))))
                .isEqualTo("VAL recipients");
        assertThat(refusal(api.post(path, Map.of("recipients", List.of(board), "sentOn", "2020-12-08"))))
                .as("not sent yet")
                .isEqualTo("VAL sentOn");
        ok(api.post(path, Map.of("recipients", List.of(group, managers, icb, board), "sentOn", "2020-12-07")));
        assertThat(api.get(room + "/learning").json().get("reportSentTo")).hasSize(4);
        assertThat(web.browser(lead).open("/incidents/" + id + "/learning").text())
                .contains("Safeguarding adults board", "7 December 2020");
    }

    @Test
    @Requirement("J-Q-9")
    void aLessonIsFollowedUntilItIsDoneAndSharedWithoutNames() {
        var owner = actors.of(Role.PLACEMENT_OFFICER);
        var lesson = lesson(
                "Ask for the visiting times first", Map.of("owner", owner.post().toString()));
        var steps = room + "/learning/lessons/" + lesson.get("id").asString() + "/steps";
        assertThat(web.browser(owner).open("/").text())
                .contains("Lessons I follow up", "Ask for the visiting times first");

        clock.set(Instant.parse("2020-12-22T09:00:00Z"));
        assertThat(api.get(room + "/learning/lessons").json().at("/0/late").asBoolean())
                .isTrue();
        assertThat(web.browser(owner)
                        .open("/")
                        .html()
                        .select(
                                "li:contains(Ask for the visiting) .govuk-tag, .backstop-actions__row:contains(Ask for the visiting) .govuk-tag")
                        .text())
                .contains("Late");
        ok(api.post(steps, Map.of("step", "CHASE", "text", "Rang the owner", "version", 1)));
        ok(api.post(steps, Map.of("step", "SHARE", "text", "Two neighbouring areas, by e-mail", "version", 1)));
        actors.as(
                lead,
                () -> db.sql("""
                insert into people.person (id, incident, council, agency, reference, family_name, given_name, created_at,
                       changed_at, changed_by)
                values (gen_random_uuid(), :id, :council, :agency, 'R1', 'Featherstonehaugh', 'Test', now(), now(), :post)""")
                        .param("id", id)
                        .param("council", lead.council())
                        .param("agency", lead.agency())
                        .param("post", lead.post())
                        .update());
        assertThat(refusal(api.post(
                        steps, Map.of("step", "SHARE", "text", "What befell Featherstonehaugh", "version", 1))))
                .isEqualTo("VAL text");
        assertThat(refusal(api.post(steps, Map.of("step", "DONE", "version", 1))))
                .isEqualTo("VAL text");
        assertThat(api.post(steps, Map.of("step", "DONE", "text", "Form changed", "version", 7))
                        .status())
                .isEqualTo(409);
        ok(api.post(steps, Map.of("step", "DONE", "text", "The form asks for them", "version", 1)));
        assertThat(refusal(api.post(steps, Map.of("step", "CHASE", "text", "x", "version", 2))))
                .isEqualTo("STATE null");
        assertThat(web.browser(owner).open("/").text()).doesNotContain("Ask for the visiting times first");
        var page = web.browser(lead)
                .open("/incidents/" + id + "/learning/lessons/"
                        + lesson.get("id").asString());
        assertThat(page.text()).contains("Chased", "Rang the owner", "Shared with others", "The form asks for them");
    }

    @Test
    void aLessonChangesAProcedureAndTheNextPlanSaysWhy() {
        var wording = "Book the minibus before anybody chooses";
        var lesson = lesson(
                "The minibus was booked too late.",
                Map.of("leadsTo", "TEMPLATE", "template", "soton/appendix-a", "line", "2.2"));
        var browser = web.browser(lead);
        var id = lesson.get("id").asString();
        var page = browser.open("/incidents/" + this.id + "/learning/lessons/" + id);
        var link = page.html().select("a:contains(Change the procedure)").attr("href");
        assertThat(link).endsWith("/lines/2.2?lesson=" + id);
        var form = browser.open(link);
        assertThat(form.html().select("select[name=lessonId] option[selected]").val())
                .isEqualTo(id);
        var fields = new HashMap<String, String>();
        form.html()
                .select("main form")
                .first()
                .select("input, textarea, select")
                .forEach(f -> {
                    if (!f.attr("type").equals("checkbox") || f.hasAttr("checked")) {
                        fields.put(
                                f.attr("name"),
                                f.tagName().equals("select")
                                        ? f.select("option[selected]").val()
                                        : f.val());
                    }
                });
        fields.put("wording", wording);
        fields.put("because", "See the lesson");
        assertThat(browser.submit(link.substring(0, link.indexOf('?')), fields).text())
                .contains("Saved as edition 1");
        var done = api.get(room + "/learning/lessons").json().get(0);
        assertThat(done.get("state").asString()).isEqualTo("DONE");
        assertThat(done.get("edition").asInt()).isEqualTo(1);

        clock.set(Instant.parse("2020-12-09T09:00:00Z"));
        begin(PIER_VIEW);
        var next = web.browser(lead).open("/incidents/" + this.id + "/actions");
        assertThat(next.text())
                .contains(
                        "Changed since 7 December 2020. Learned from an earlier incident: The minibus was booked too late.");
        var all = web.browser(lead).open("/administration/lessons");
        assertThat(all.text()).contains("The minibus was booked too late.");
        var outsider = actors.of(Role.MARKET_OFFICER);
        assertThat(web.browser(outsider).open("/administration/lessons").text())
                .contains("The minibus was booked too late.", "One you are not in");
        assertThat(web.api(actors.stranger(Role.INCIDENT_LEAD))
                        .get(room + "/learning")
                        .status())
                .isEqualTo(404);
        assertThat(web.browser(actors.stranger(Role.INCIDENT_LEAD))
                        .open("/administration/lessons")
                        .text())
                .doesNotContain("minibus");
        var csv = new String(
                web.browser(lead).open("/administration/lessons.csv").raw().body(), StandardCharsets.UTF_8);
        assertThat(csv).contains("lesson", "The minibus was booked too late.");
    }

    private void closeEverything() {
        actors.as(lead, () -> db.sql("""
                update incident.incident set state = 'CLOSED', closed_at = now(), closed_by = 'x', closed_because = 'x',
                       lead_post = :post, lead_name = 'x', acknowledged_at = now(), acknowledged_how = 'x', version = version + 1
                 where state <> 'CLOSED'""").param("post", lead.post()).update());
    }

    private JsonNode lesson(String text, Map<String, Object> more) {
        var body = new HashMap<String, Object>(
                Map.of("text", text, "leadsTo", "OTHER", "owner", lead.post().toString(), "dueOn", "2020-12-21"));
        body.putAll(more);
        return created(api.post(room + "/learning/lessons", body));
    }

    private static JsonNode created(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private static void ok(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
    }

    private static String refusal(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        var first = answer.json().at("/errors/0");
        return first.get("code").asString() + " "
                + (first.hasNonNull("field") ? first.get("field").asString() : "null");
    }
}
