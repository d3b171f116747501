package care.backstop.incident.web;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static care.backstop.incident.Rooms.PIER_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.CouncilProfiles;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Actor;
import care.backstop.kernel.IncidentMembers;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Activation, the agreed plan, the lead officer and the terms. The clock begins on Monday 7 December 2020 at 09:00. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResponseTest {

    private static final Map<String, String> FACTORS =
            Map.of("cause", "Money", "timescale", "Two weeks", "supply", "Nine beds", "staffing", "Half the shifts");

    @Autowired
    OpenIncident open;

    @Autowired
    IncidentMembers members;

    @Autowired
    CouncilProfiles profiles;

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    private Actor lead;
    private Actor icb;
    private UUID id;
    private String room = "";

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
    }

    @BeforeEach
    void itIsMonday() {
        clock.reset();
        lead = actors.lead();
        icb = actors.of(Role.ICB_CLINICIAN);
        id = Rooms.opened(open, lead, HARBOUR_VIEW, PIER_VIEW);
        actors.as(lead, () -> {
            members.add(id, icb.post(), lead);
            return "";
        });
        room = "/api/v1/incidents/" + id;
    }

    @Test
    @Requirement("S4.1-a")
    void whoDecidedInWhichRoleAndWhen() {
        at("11:05");
        refused(403, "AUTH", null, post(actors.of(Role.INCIDENT_COORDINATOR), "/activation", decided("11:00", null)));
        refused(422, "VAL", "at", post(lead, "/activation", decided("11:06", null)));
        refused(422, "VAL", "because", post(lead, "/activation", Map.of("kind", "FAILURE")));
        var word = ok(post(lead, "/activation", decided("11:00", null))).at("/words/0");
        assertThat(word.get("by").asString()).isEqualTo(lead.name());
        assertThat(word.get("postName").asString()).isEqualTo(lead.postName());
        assertThat(word.get("at").asString()).startsWith("2020-12-07T11:00:00");
        assertThat(word.get("kind").asString()).isEqualTo("FAILURE");
        refused(409, "DUP", null, post(lead, "/activation", decided("11:01", null)));
        assertThat(page(lead, "/log")).contains("decided for the council that the response starts: failure");
    }

    @Test
    @Requirement("S4.1-b")
    void bothDecideOrOneStartsForNow() {
        at("12:00");
        assertThat(ok(post(lead, "/activation", decided("11:00", null)))
                        .get("standing")
                        .asString())
                .as("not urgent: it waits")
                .isEqualTo("ONE_SIDE");
        refused(409, "DUP", null, post(lead, "/activation", decided("11:10", null)));
        var both = ok(post(icb, "/activation", decided("11:40", null)));
        assertThat(both.get("standing").asString()).isEqualTo("AGREED");
        assertThat(both.get("since").asString()).startsWith("2020-12-07T11:40:00");

        id = Rooms.opened(open, lead, HARBOUR_VIEW);
        room = "/api/v1/incidents/" + id;
        var alone = ok(post(lead, "/activation", decided("11:00", "No staff tonight")));
        assertThat(alone.get("standing").asString()).isEqualTo("PROVISIONAL");
        assertThat(alone.get("waitsFor").asString()).isEqualTo("ICB");
        assertThat(alone.get("due").asString()).startsWith("2020-12-07T15:00:00");
        assertThat(page(lead, "")).contains("Provisional; the NHS confirms by 7 December 2020, 3:00pm");
        refused(409, "DUP", null, post(lead, "/activation", decided("11:10", "Again")));
        at("15:00");
        assertThat(get("/response").at("/activation/standing").asString()).isEqualTo("OVERDUE");
        assertThat(page(lead, "/response")).contains("ring them now");
        assertThat(page(lead, "")).contains("Not confirmed in time Activation");
        refused(403, "AUTH", null, post(actors.of(Role.INCIDENT_COORDINATOR), "/activation", decided("14:00", null)));
        var coordinator = web.browser(actors.of(Role.INCIDENT_COORDINATOR));
        coordinator.open("/incidents/" + id + "/response");
        assertThat(coordinator
                        .submit("/incidents/" + id + "/response/activation", Map.of("kind", "FAILURE", "because", "So"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whoeverWaitsForTheOtherSideMayFindThatItCannotWait() {
        at("12:00");
        ok(post(lead, "/activation", decided("11:00", null)));
        var anew = ok(post(lead, "/activation", decided("12:00", "The night staff have left")));
        assertThat(anew.get("standing").asString()).isEqualTo("PROVISIONAL");
        assertThat(anew.get("due").asString()).startsWith("2020-12-07T16:00:00");
        assertThat(page(lead, "")).contains("Provisional; the NHS confirms by 7 December 2020, 4:00pm");
        var both = ok(post(icb, "/activation", decided("12:00", null)));
        assertThat(both.get("standing").asString()).isEqualTo("AGREED");
    }

    @Test
    @Requirement({"S2.3-a", "S1.10-a"})
    void onePlanIsAgreedByBothAndNothingStartsFromADraftUnlessItIsUrgent() {
        var late = line("8.4");
        own(late);
        refused(409, "STATE", "urgentBecause", start(line("8.4"), null));
        refused(
                409,
                "STATE",
                "state",
                web.api(lead)
                        .put(
                                room + "/actions/" + late.get("id").asString(),
                                Map.of(
                                        "version",
                                        line("8.4").get("version").asInt(),
                                        "state",
                                        "DONE",
                                        "evidence",
                                        "Seen")));
        var urgent = line("8.3");
        own(urgent);
        assertThat(start(line("8.3"), "The staff walk out at six").status()).isEqualTo(204);
        assertThat(page(lead, "/log"))
                .contains("Action 8.3 was begun before action 1.1 had its date and the plan was agreed");

        refused(409, "STATE", null, post(lead, "/plan-agreement", Map.of()));
        var first = ok(post(actors.of(Role.INCIDENT_COORDINATOR), "/plan-editions", Map.of()));
        assertThat(first.get("edition").asInt()).isEqualTo(1);
        var three = new HashMap<>(FACTORS);
        three.put("supply", " ");
        ok(term("FACTORS", null, three));
        refused(409, "STATE", null, post(lead, "/plan-agreement", Map.of()));
        assertThat(page(lead, "/response")).contains("Missing: supply");
        ok(term("FACTORS", null, Map.of("supply", "Nine beds within five miles")));
        assertThat(ok(post(lead, "/plan-agreement", Map.of())).get("standing").asString())
                .isEqualTo("ONE_SIDE");
        assertThat(get("/response").has("plan") && !get("/response").get("plan").isNull())
                .as("one of two leaves a draft")
                .isFalse();
        refused(409, "STATE", "urgentBecause", start(line("8.4"), null));
        refused(409, "STATE", null, post(lead, "/plan-editions", Map.of()));
        refused(403, "AUTH", null, post(actors.of(Role.INCIDENT_COORDINATOR), "/plan-agreement", Map.of()));
        refused(409, "DUP", null, post(lead, "/plan-agreement", Map.of()));

        assertThat(ok(post(icb, "/plan-agreement", Map.of())).get("standing").asString())
                .isEqualTo("AGREED");
        assertThat(get("/response").at("/plan/edition").asInt()).isEqualTo(1);
        refused(409, "STATE", "urgentBecause", start(line("8.4"), null));
        var opener = line("1.1");
        assertThat(web.api(lead)
                        .put(
                                room + "/actions/" + opener.get("id").asString(),
                                Map.of(
                                        "version",
                                        opener.get("version").asInt(),
                                        "state",
                                        "NOT_APPLICABLE",
                                        "reason",
                                        "One home, and everybody sits in one room"))
                        .status())
                .isEqualTo(204);
        assertThat(start(line("8.4"), null).status()).isEqualTo(204);
        refused(409, "DUP", null, start(line("8.4"), null));

        assertThat(ok(post(lead, "/plan-editions", Map.of())).get("edition").asInt())
                .isEqualTo(2);
        assertThat(get("/response").at("/plan/edition").asInt())
                .as("the first stays in force")
                .isEqualTo(1);
        assertThat(page(lead, "/response"))
                .contains("Edition 1 is the agreed plan. Edition 2 waits for the council and the NHS");
        assertThat(csv("/response/editions.csv")).contains(icb.name());
    }

    @Test
    void theProfileSaysWhetherThePlanIsAgreedWhoStartsAndHowSoonTheOtherConfirms() {
        assertThat(page(lead, "/response"))
                .contains("Director of Quality and Integration", "Southampton procedure 4.1", "The plan is a draft");
        id = Rooms.openedUnder("LANCS", profiles, open, lead, HARBOUR_VIEW);
        room = "/api/v1/incidents/" + id;
        assertThat(get("/response").get("planRequired").asBoolean()).isFalse();
        var line = get("/actions").get(0);
        own(line);
        assertThat(start(line, null).status()).as("nothing has been agreed").isEqualTo(204);
        assertThat(page(lead, "/response"))
                .contains("does not ask for the plan to be agreed", "the service team once notice is confirmed");
        assertThat(ok(term("CLOSURE", null, closure(Map.of())))
                        .at("/details/ownedBy")
                        .asString())
                .contains("QISS");

        actors.as(
                lead,
                () -> profiles.change(
                        "activation.confirmHours",
                        "2",
                        "Cabinet",
                        "The NHS is on call",
                        profiles.now().number(),
                        lead));
        id = Rooms.opened(open, lead, HARBOUR_VIEW);
        room = "/api/v1/incidents/" + id;
        at("12:00");
        assertThat(ok(post(lead, "/activation", decided("11:00", "No staff tonight")))
                        .get("due")
                        .asString())
                .startsWith("2020-12-07T13:00:00");
        actors.as(lead, () -> profiles.begin("SOTON", "Again", profiles.now().number(), lead));
    }

    @Test
    @Requirement("S4.1-c")
    void aContractEndsWhenItsNoticeHasRun() {
        var kept = ok(
                term("CONTRACT_NOTICE", null, Map.of("noticeOn", "2020-12-07", "days", "90", "endsOn", "2021-03-07")));
        assertThat(kept.at("/details/endsOn").asString()).isEqualTo("2021-03-07");
        refused(
                409,
                "CONF",
                "endsOn",
                term("CONTRACT_NOTICE", null, Map.of("noticeOn", "2020-12-07", "days", "90", "endsOn", "2021-03-08")));
        assertThat(get("/terms")).hasSize(1);
    }

    @Test
    @Requirement("S4.1-g")
    void anOpposedClosureWaitsForTheProcedureOfTheContract() {
        ok(term("OPPOSITION", null, Map.of("opposes", "YES", "procedure", "NONE")));
        refused(409, "STATE", null, term("CLOSURE", null, closure(Map.of())));
        ok(term("OPPOSITION", null, Map.of("opposes", "YES", "procedure", "ACTIVE", "reference", "C-12")));
        ok(term("CLOSURE", null, closure(Map.of())));
        refused(422, "VAL", "procedure", term("OPPOSITION", null, Map.of("opposes", "YES")));
    }

    @Test
    @Requirement("S1.7-e")
    void aPlannedTimescaleHasADate() {
        refused(422, "VAL", "setOn", term("TIMESCALE", null, Map.of("scale", "PLANNED")));
        ok(term("TIMESCALE", null, Map.of("scale", "IMMEDIATE")));
        ok(term("TIMESCALE", null, Map.of("scale", "PLANNED", "setOn", "2021-03-31")));
        refused(422, "VAL", "setOn", term("TIMESCALE", null, Map.of("scale", "PLANNED", "setOn", "2020-12-06")));
    }

    @Test
    @Requirement("L2.1-j")
    void aStrategicExitHasAReasonAndMakesTheTimescalePlanned() {
        ok(term("EXIT_REASON", null, Map.of("reason", "RETIREMENT", "exitOn", "2021-03-31")));
        assertThat(page(lead, "/response")).contains("Planned, with a set date", "31 March 2021", "Retirement");
        refused(
                422,
                "VAL",
                "exitOn",
                term("EXIT_REASON", null, Map.of("reason", "RETIREMENT", "exitOn", "2020-12-06")));
        refused(422, "VAL", "reason", term("EXIT_REASON", null, Map.of("reason", "BOREDOM", "exitOn", "2021-03-31")));
    }

    @Test
    @Requirement("S1.5-a")
    void staffWhoIsolateAreACause() {
        ok(term("CAUSE", null, Map.of("cause", "PREMISES_DAMAGE")));
        ok(term("CAUSE", null, Map.of("cause", "PANDEMIC_ISOLATION", "isolating", "22", "staff", "60")));
        refused(
                422,
                "VAL",
                "isolating",
                term("CAUSE", null, Map.of("cause", "PANDEMIC_ISOLATION", "isolating", "61", "staff", "60")));
        refused(422, "VAL", "staff", term("CAUSE", null, Map.of("cause", "PANDEMIC_ISOLATION", "isolating", "22")));
        assertThat(page(lead, "/response"))
                .as("several causes hold")
                .contains(
                        "The building is damaged",
                        "Staff isolate in a pandemic; How many staff isolate? 22; Of how many? 60");
    }

    @Test
    @Requirement("L3.11-a")
    void aManagedClosureStartsWithFourFactsOrTheLeadsReason() {
        assertThat(ok(term("CLOSURE", null, closure(Map.of())))
                        .at("/details/ownedBy")
                        .asString())
                .isEqualTo("the quality service of the council");
        var three = closure(Map.of("noticeReceived", "NO"));
        refused(409, "STATE", "override", term("CLOSURE", null, three));
        three.put("override", "They hand in the keys tonight");
        refused(
                409,
                "STATE",
                "override",
                post(actors.of(Role.INCIDENT_COORDINATOR), "/terms", Map.of("kind", "CLOSURE", "details", three)));
        assertThat(ok(term("CLOSURE", null, three)).get("warning").asString())
                .contains("that notice under the contract was received");
    }

    @Test
    @Requirement({"L3.11-c", "L3.11-d"})
    void aNoticeIsAgreedAndSomebodyLeadsTheClosure() {
        ok(term("CONTRACT_NOTICE", null, Map.of("noticeOn", "2020-12-07", "days", "90", "endsOn", "2021-03-07")));
        var agreed = new HashMap<>(
                Map.of("fromOn", "2020-12-07", "days", "28", "endsOn", "2021-01-04", "lead", "Quality officer"));
        var kept = ok(term("AGREED_NOTICE", null, agreed));
        assertThat(kept.get("warning").asString()).contains("shorter than the 90 of the contract");
        assertThat(kept.at("/details/lead").asString()).isEqualTo("Quality officer");
        agreed.put("shorterBecause", "All staff leave at New Year");
        assertThat(ok(term("AGREED_NOTICE", null, agreed)).has("warning")).isFalse();
        agreed.put("lead", " ");
        refused(409, "STATE", "lead", term("AGREED_NOTICE", null, agreed));
        agreed.put("lead", "Quality officer");
        agreed.put("endsOn", "2020-12-06");
        refused(422, "VAL", "endsOn", term("AGREED_NOTICE", null, agreed));
    }

    @Test
    @Requirement("SA-2.1")
    void eachServiceHasItsFailureDateOrNobodyKnowsIt() {
        ok(term(
                "FAILURE_DATE",
                HARBOUR_VIEW,
                Map.of("known", "KNOWN", "failsOn", "2020-12-18", "source", "The owner")));
        ok(term("FAILURE_DATE", PIER_VIEW, Map.of("known", "UNKNOWN", "source", "The owner")));
        assertThat(page(lead, "/response")).contains("18 December 2020", "Nobody knows");
        assertThat(get("").get("endsOn").asString()).as("due times run from it").isEqualTo("2020-12-18");
        assertThat(page(lead, "/actions/timetable")).contains("18 December 2020");
        refused(
                422,
                "VAL",
                "failsOn",
                term(
                        "FAILURE_DATE",
                        PIER_VIEW,
                        Map.of("known", "KNOWN", "failsOn", "2020-12-06", "source", "The owner")));
        refused(
                422,
                "VAL",
                "failsOn",
                term("FAILURE_DATE", PIER_VIEW, Map.of("known", "KNOWN", "source", "The owner")));
        refused(422, "VAL", "location", term("FAILURE_DATE", null, Map.of("known", "UNKNOWN", "source", "The owner")));

        ok(term("FAILURE_DATE", PIER_VIEW, Map.of("known", "KNOWN", "failsOn", "2020-12-11", "source", "The owner")));
        assertThat(get("").get("endsOn").asString()).as("the earliest").isEqualTo("2020-12-11");
        ok(term("FAILURE_DATE", PIER_VIEW, Map.of("known", "UNKNOWN", "source", "The owner")));
        ok(term("FAILURE_DATE", HARBOUR_VIEW, Map.of("known", "UNKNOWN", "source", "The owner")));
        assertThat(get("").has("endsOn") && !get("").get("endsOn").isNull())
                .as("nobody knows any")
                .isFalse();
    }

    @Test
    @Requirement("S7.2-a")
    void oneLeadOfficerIsNamedAtTheFirstMeetingAndLeadsTheIncident() {
        var second = actors.second(Role.INCIDENT_LEAD);
        assertThat(post(lead, "/acknowledgement", Map.of("how", "by telephone")).status())
                .isEqualTo(204);
        refused(409, "STATE", "post", named(second, null));
        assertThat(post(lead, "/meetings", Map.of("scheduledAt", "2020-12-08T09:00:00Z", "place", "by video"))
                        .status())
                .isEqualTo(201);
        refused(409, "STATE", "post", named(second, null));
        clock.set(Instant.parse("2020-12-08T09:30:00Z"));
        refused(422, "VAL", "post", named(actors.of(Role.PRACTITIONER), null));
        assertThat(named(second, null).status()).isEqualTo(204);
        assertThat(get("/response").get("leadOfficer").asString()).isEqualTo(second.name());
        assertThat(web.api(second).get(room).json().at("/lead/post").asString())
                .as("in charge, with the rights of it")
                .isEqualTo(second.post().toString());
        assertThat(web.api(second).get(room + "/members").body())
                .contains(second.post().toString());

        refused(409, "DUP", "post", named(lead, null));
        refused(409, "DUP", "post", named(second, "Again"));
        assertThat(named(lead, "The other is on nights").status()).isEqualTo(204);
        assertThat(get("/response").get("leadOfficer").asString()).isEqualTo(lead.name());
        assertThat(actors.as(
                        lead,
                        () -> db.sql(
                                        "select count(*) from incident.lead_officer where incident = ? and ended_at is null")
                                .param(id)
                                .query(Integer.class)
                                .single()))
                .isEqualTo(1);
    }

    @Test
    @Requirement("S7.2-b")
    void aDecisionThatWaitsIsOnTheListOfWhoeverLeads() {
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        var asked = new HashMap<String, Object>(Map.of(
                "whom", "LEAD", "what", "Whether the agency stays on", "basis", "LEAD_OFFICER", "dueOn", "2020-12-09"));
        refused(409, "STATE", "whom", post(coordinator, "/requests", asked));
        assertThat(post(lead, "/acknowledgement", Map.of("how", "by telephone")).status())
                .isEqualTo(204);
        var request = ok(post(coordinator, "/requests", asked));
        assertThat(request.get("recipient").asString()).isEqualTo(lead.name());
        assertThat(home(lead)).contains("Whether the agency stays on", "Waiting");
        clock.set(Instant.parse("2020-12-10T09:00:00Z"));
        assertThat(home(lead)).contains("Whether the agency stays on", "Late");
        assertThat(post(
                                lead,
                                "/requests/" + request.get("id").asString() + "/steps",
                                Map.of("version", 1, "kind", "ANSWERED", "words", "It stays; the agency was told"))
                        .status())
                .isEqualTo(201);
        assertThat(home(lead)).doesNotContain("Whether the agency stays on");
        asked.remove("dueOn");
        refused(422, "VAL", "dueOn", post(coordinator, "/requests", asked));
    }

    @Test
    @Requirement("S2.2-a")
    void everyActionHasSomebodyAndSomebodyElseWhileTheyAreAway() {
        var line = line("2.1");
        refused(422, "VAL", "owners", start(line, null));
        var placement = actors.of(Role.PLACEMENT_OFFICER);
        assertThat(web.api(lead)
                        .post(
                                room + "/actions/bulk",
                                Map.of(
                                        "actions",
                                        List.of(Map.of("id", line.get("id").asString(), "version", 1)),
                                        "owner",
                                        placement.post().toString()))
                        .status())
                .isEqualTo(200);
        assertThat(page(lead, "")).doesNotContain("Actions of people who are away");
        refused(422, "VAL", "untilOn", away(placement, "2020-12-08", "2020-12-07"));
        refused(422, "VAL", "post", away(actors.of(Role.AUDITOR), null, null));
        var noted = ok(away(placement, null, "2020-12-11"));
        assertThat(noted.at("/0/actions/0").asString()).isEqualTo("2.1");
        assertThat(page(lead, "/away")).contains("Give these to somebody else: 1 action of " + placement.name());
        assertThat(page(lead, "")).contains("1 Actions of people who are away Needs attention");
        assertThat(web.api(lead)
                        .post(
                                room + "/actions/bulk",
                                Map.of(
                                        "actions",
                                        List.of(Map.of(
                                                "id",
                                                line.get("id").asString(),
                                                "version",
                                                line("2.1").get("version").asInt())),
                                        "owner",
                                        lead.post().toString()))
                        .status())
                .isEqualTo(200);
        assertThat(page(lead, "/away")).doesNotContain("Give these to somebody else");
        var browser = web.browser(lead);
        browser.open("/incidents/" + id + "/away");
        var back = browser.submit(
                "/incidents/" + id + "/away/" + noted.at("/0/absence").asString() + "/back", Map.of());
        assertThat(back.text()).contains("Nobody is noted as away");
    }

    @Test
    void aTermTypedWrongStandsInItsForm() {
        var browser = web.browser(lead);
        var path = "/incidents/" + id + "/response/terms/contract-notice";
        browser.open(path);
        var wrong = browser.submit(path, Map.of("noticeOn", "2020-12-07", "days", "90", "endsOn", "2021-03-08"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select(".govuk-error-summary a[href=#endsOn]")).hasSize(1);
        assertThat(wrong.html().select("#days").val()).isEqualTo("90");
        var right = browser.submit(path, Map.of("noticeOn", "2020-12-07", "days", "90", "endsOn", "2021-03-07"));
        assertThat(right.status()).isEqualTo(200);
        assertThat(right.text()).contains("The contract ends on: 7 March 2021");
        assertThat(csv("/response/terms.csv")).contains("Notice that ends the contract");
        assertThat(browser.open("/incidents/" + id + "/response/terms/nothing").status())
                .isEqualTo(404);
    }

    private void at(String time) {
        clock.set(Instant.parse("2020-12-07T" + time + ":00Z"));
    }

    private static Map<String, Object> decided(String time, @Nullable String urgent) {
        var body = new HashMap<String, Object>(
                Map.of("at", "2020-12-07T" + time + ":00Z", "kind", "FAILURE", "because", "The wages are not paid"));
        if (urgent != null) {
            body.put("urgentBecause", urgent);
        }
        return body;
    }

    private static Map<String, String> closure(Map<String, String> other) {
        var facts = new HashMap<>(Map.of(
                "failureConfirmed", "YES", "decommissioning", "YES", "noticeReceived", "YES", "peopleMustMove", "YES"));
        facts.putAll(other);
        return facts;
    }

    private Web.Answer term(String kind, @Nullable String location, Map<String, String> details) {
        var body = new HashMap<String, Object>(Map.of("kind", kind, "details", details));
        if (location != null) {
            body.put("location", location);
        }
        return post(lead, "/terms", body);
    }

    private Web.Answer named(Actor who, @Nullable String instead) {
        var body = new HashMap<String, Object>(Map.of("post", who.post().toString()));
        if (instead != null) {
            body.put("insteadBecause", instead);
        }
        return web.api(lead).put(room + "/lead-officer", body);
    }

    private Web.Answer away(Actor who, @Nullable String from, @Nullable String until) {
        var body = new HashMap<String, Object>(Map.of("post", who.post().toString()));
        if (from != null) {
            body.put("fromOn", from);
        }
        if (until != null) {
            body.put("untilOn", until);
        }
        return post(lead, "/absences", body);
    }

    private Web.Answer start(JsonNode line, @Nullable String urgent) {
        return post(
                lead,
                "/actions/" + line.get("id").asString() + "/start",
                urgent == null ? Map.of() : Map.of("urgentBecause", urgent));
    }

    private void own(JsonNode line) {
        var answer = web.api(lead)
                .post(
                        room + "/actions/bulk",
                        Map.of(
                                "actions",
                                List.of(Map.of(
                                        "id",
                                        line.get("id").asString(),
                                        "version",
                                        line.get("version").asInt())),
                                "owner",
                                lead.post().toString()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private JsonNode line(String number) {
        for (var line : get("/actions")) {
            if (line.get("number").asString().equals(number)) {
                return line;
            }
        }
        throw new AssertionError("no line " + number);
    }

    private Web.Answer post(Actor actor, String path, Map<String, ?> body) {
        return web.api(actor).post(room + path, body);
    }

    private JsonNode get(String path) {
        return web.api(lead).get(room + path).json();
    }

    private static JsonNode ok(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private static void refused(int status, String code, @Nullable String field, Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().at("/errors/0/code").asString())
                .as(answer.body())
                .isEqualTo(code);
        if (field != null) {
            assertThat(answer.json().at("/errors/0/field").asString())
                    .as(answer.body())
                    .isEqualTo(field);
        }
    }

    private String page(Actor actor, String path) {
        return web.browser(actor).open("/incidents/" + id + path).text();
    }

    private String home(Actor actor) {
        return web.browser(actor).open("/").html().select(".backstop-action").text();
    }

    private String csv(String path) {
        return new String(
                web.browser(lead).open("/incidents/" + id + path).raw().body(), StandardCharsets.UTF_8);
    }
}
