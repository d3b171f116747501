package care.backstop.incident.web;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.LogClass;
import care.backstop.incident.LogKind;
import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.LogBook;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Acting;
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

/** The logbook through the API and on its pages. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogBookTest {

    private static final String NOON = "2020-12-07T08:30";

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    OpenIncident open;

    @Autowired
    IncidentMembers members;

    @Autowired
    LogBook book;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    private Web.Browser browser;
    private Web.Api api;
    private UUID id;
    private String log;

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
        api = web.api(actors.lead());
    }

    @BeforeEach
    void anIncident() {
        clock.reset();
        browser = web.browser(actors.lead());
        id = Rooms.opened(open, actors.lead(), HARBOUR_VIEW);
        log = "/api/v1/incidents/" + id + "/log";
    }

    @Test
    void aDecisionStandsOnItsGrounds() {
        var grounds = new HashMap<>(Map.of(
                "lawful", "s 19(3) Care Act, delegated to the Service Director",
                "reasonable", "The owner cannot say who works tonight",
                "proportionate", "Two nurses for one night, no more",
                "facts", "Rota of 7 December, call of 8:15"));
        for (var ground : grounds.keySet()) {
            var lacking = new HashMap<>(grounds);
            lacking.remove(ground);
            assertThat(refusal(write("DECISION", "Send two nurses", NOON, lacking)))
                    .isEqualTo("VAL " + ground);
        }
        var number = number(write("DECISION", "Send two nurses", NOON, grounds));
        var kept = entry(number);
        assertThat(kept.get("details").get("facts").asString()).isEqualTo("Rota of 7 December, call of 8:15");
        assertThat(kept.get("happenedAt").asString()).isEqualTo("2020-12-07T08:30:00Z");
        assertThat(kept.get("enteredAt").asString()).isEqualTo("2020-12-07T09:00:00Z");
        assertThat(browser.open("/incidents/" + id + "/log").text())
                .contains("Send two nurses", "Two nurses for one night", "entered 7 December 2020, 9:00am");
        assertThat(browser.open("/incidents/" + id + "/log")
                        .html()
                        .select("#entry-" + number + " dt")
                        .eachText())
                .as("in the order asked")
                .extracting(q -> q.split("[: ]")[0])
                .containsExactly("Lawful", "Reasonable", "Proportionate", "Which");
        assertThat(refusal(write("DECISION", "Later", "2020-12-07T09:01", grounds)))
                .isEqualTo("VAL happenedAt");
        assertThat(refusal(write("ACTION", "Ours", NOON, Map.of()))).isEqualTo("VAL type");
        assertThat(refusal(write("NOTE", "More than asked", NOON, Map.of("mood", "good"))))
                .isEqualTo("VAL mood");
    }

    @Test
    @Requirement("SA-9.4")
    void aRiskIsScoredAndLookedAtAgain() {
        var risk = Map.of("likelihood", "4", "impact", "5", "owner", "Lead Officer");
        assertThat(refusal(write("RISK", "No nurse at night", NOON, with(risk, "likelihood", "6"))))
                .isEqualTo("VAL likelihood");
        assertThat(refusal(write("RISK", "No nurse at night", NOON, with(risk, "impact", "0"))))
                .isEqualTo("VAL impact");
        assertThat(refusal(write("RISK", "No nurse at night", NOON, with(risk, "owner", " "))))
                .isEqualTo("VAL owner");
        var number = number(write("RISK", "No nurse at night", NOON, risk));
        assertThat(matter(number).get("score").asInt()).isEqualTo(20);

        clock.set(Instant.parse("2020-12-14T08:59:00Z"));
        assertThat(matter(number).get("overdue").asBoolean()).isFalse();
        clock.set(Instant.parse("2020-12-14T09:00:00Z"));
        assertThat(matter(number).get("overdue").asBoolean())
                .as("seven days on")
                .isTrue();
        browser = web.browser(actors.lead());
        assertThat(browser.open("/incidents/" + id).text()).contains("1 Of them overdue");
        assertThat(browser.open("/incidents/" + id + "/log/matters").html().select("#matters .govuk-tag--red"))
                .hasSize(1);

        assertThat(refusal(follow(number, "REVIEW", Map.of("likelihood", "2")))).isEqualTo("VAL impact");
        number(follow(number, "REVIEW", Map.of("likelihood", "2", "impact", "5")));
        var reviewed = matter(number);
        assertThat(reviewed.get("score").asInt()).isEqualTo(10);
        assertThat(reviewed.get("overdue").asBoolean()).isFalse();
        assertThat(entry(number).get("details").get("likelihood").asString())
                .as("what was entered first stays")
                .isEqualTo("4");
        number(follow(number, "CLOSE", Map.of()));
        assertThat(matter(number).get("open").asBoolean()).isFalse();
        assertThat(refusal(follow(number, "REVIEW", Map.of("likelihood", "2", "impact", "5"))))
                .isEqualTo("STATE null");
    }

    @Test
    @Requirement("L3.9-c")
    void aDisputeIsEscalatedAfterTwoAttempts() {
        var number = number(write("DISPUTE", "Who pays for nights", NOON, Map.of("between", "Council and ICB")));
        var up = Map.of("to", "Head of Service", "legalOptions", "Judicial review; adjudication under the agreement");
        assertThat(refusal(follow(number, "ESCALATE", up))).isEqualTo("STATE null");
        number(follow(number, "ATTEMPT", Map.of("who", "Operational managers")));
        assertThat(refusal(follow(number, "ESCALATE", up)))
                .as("one is not enough")
                .isEqualTo("STATE null");
        number(follow(number, "ATTEMPT", Map.of("who", "Operational managers")));
        assertThat(refusal(follow(number, "ESCALATE", with(up, "legalOptions", ""))))
                .isEqualTo("VAL legalOptions");
        number(follow(number, "ESCALATE", up));
        assertThat(matter(number).get("since").get(2).get("step").asString()).isEqualTo("ESCALATE");
        assertThat(matter(number).get("details").get("legalOptions").asString()).contains("Judicial review");
    }

    @Test
    @Requirement("L2.1-e")
    void anEmployersActionsAreTracked() {
        var buyer = Map.of("what", "ACQUISITION", "contact", "A buyer, 01632 960010");
        var enquiry = entry(number(write("EMPLOYER", "Asked about the lease", NOON, buyer)));
        assertThat(enquiry.get("details").get("contact").asString()).isEqualTo("A buyer, 01632 960010");
        assertThat(enquiry.get("happenedAt").asString()).isEqualTo("2020-12-07T08:30:00Z");
        var transfer = Map.of("what", "TUPE", "contact", "Union officer");
        assertThat(refusal(write("EMPLOYER", "Staff to transfer", NOON, transfer)))
                .isEqualTo("VAL receivingEmployer");
        number(write("EMPLOYER", "Staff to transfer", NOON, with(transfer, "receivingEmployer", "Meadow Care")));
    }

    @Test
    @Requirement("L3.2-v")
    void measuresStandInTheTimeline() {
        for (var measure : new String[] {"COMMISSIONING", "STAFF_SUPPORT", "SHORT_COVER"}) {
            number(write("MEASURE", "Done under the administrator", NOON, Map.of("measure", measure)));
        }
        assertThat(search("kind=MEASURE")).isEqualTo(3);
        assertThat(refusal(write("MEASURE", "No date", null, Map.of()))).isEqualTo("VAL happenedAt");
        assertThat(search("kind=MEASURE")).isEqualTo(3);
    }

    @Test
    @Requirement("SD-18")
    void policePresenceIsDecidedWithItsReference() {
        clock.set(Instant.parse("2020-12-09T12:00:00Z"));
        assertThat(refusal(write("POLICE", "Crowd outside", "2020-12-09T11:00", Map.of("requested", "YES"))))
                .isEqualTo("VAL reference");
        var asked = Map.of("requested", "YES", "reference", "TP-771");
        var number = number(write("POLICE", "Crowd outside", "2020-12-09T11:00", asked));
        assertThat(entry(number).get("details").get("reference").asString()).isEqualTo("TP-771");
        number(write("POLICE", "Quiet", "2020-12-09T11:00", Map.of("requested", "NO")));
    }

    @Test
    @Requirement("SD-08")
    void businessSupportIsJudgedInStaffAndDays() {
        assertThat(refusal(write("BUSINESS_SUPPORT", "Phones", NOON, Map.of("staff", "2", "days", "-5"))))
                .isEqualTo("VAL days");
        var decided = number(write("BUSINESS_SUPPORT", "Phones", NOON, Map.of("staff", "2", "days", "5")));
        assertThat(matter(decided).get("open").asBoolean()).isFalse();
        var blank = number(write("BUSINESS_SUPPORT", "Notes", NOON, Map.of()));
        assertThat(matter(blank).get("open").asBoolean()).isTrue();
        number(follow(blank, "CLOSE", Map.of("staff", "1", "days", "2")));
        assertThat(matter(blank).get("open").asBoolean()).isFalse();
    }

    @Test
    void theTimelineIsSearchedByWordsKindAgencyAuthorAndDay() {
        clock.set(Instant.parse("2020-12-09T12:00:00Z"));
        number(write("NOTE", "The boilers were repaired", "2020-12-07T10:00", Map.of()));
        number(write("CALL", "Plumber is coming", "2020-12-08T10:00", Map.of()));
        web.api(actors.of(Role.INCIDENT_COORDINATOR))
                .post(log, Map.of("type", "NOTE", "text", "Boiler again", "happenedAt", "2020-12-08T23:30"));
        number(write("RISK", "Cold rooms", NOON, Map.of("likelihood", "3", "impact", "3", "owner", "Estates manager")));
        assertThat(search("q=boiler")).as("in any grammatical form").isEqualTo(2);
        assertThat(search("q=boiler -repaired")).isEqualTo(1);
        assertThat(search("q=again"))
                .as("too common to be indexed, still found")
                .isEqualTo(1);
        assertThat(search("q=\"plumber is coming\"")).isEqualTo(1);
        assertThat(search("q=\"coming plumber\"")).as("in this order").isZero();
        assertThat(search("q=estates")).as("what its type asked for").isEqualTo(1);
        assertThat(search("q=plumb%")).as("no wildcard").isZero();
        assertThat(search("kind=CALL")).isEqualTo(1);
        assertThat(search("kind=CALL&q=boiler")).isZero();
        assertThat(search("kind=NOTE&from=2020-12-08&until=2020-12-08")).isEqualTo(1);
        assertThat(search("author=" + actors.of(Role.INCIDENT_COORDINATOR).name()))
                .isEqualTo(1);
        assertThat(search("agency=Testshire Council&kind=NOTE")).isEqualTo(2);
        assertThat(search("agency=ICB")).isZero();

        browser = web.browser(actors.lead());
        var page = browser.open("/incidents/" + id + "/log?q=boiler&kind=NOTE");
        assertThat(page.html().select(".backstop-timeline__event")).hasSize(2);
        assertThat(page.html().select(".backstop-filter__chosen li")).hasSize(2);
        var csv = new String(
                browser.open("/incidents/" + id + "/log.csv?q=boiler").raw().body(), StandardCharsets.UTF_8);
        assertThat(csv.lines().count()).isEqualTo(3);
        assertThat(csv).contains("2020-12-07T10:00:00Z").contains("Testshire Council");
        var print = browser.open("/incidents/" + id + "/log/print?kind=NOTE");
        assertThat(print.html().select(".backstop-timeline__event")).hasSize(2);
        assertThat(print.html().select("form textarea, details")).isEmpty();
    }

    @Test
    void whatIsWrongStaysAndIsPutRightOnce() {
        var risk = number(write(
                "RISK", "Owner says 32", NOON, Map.of("likelihood", "4", "impact", "5", "owner", "Lead Officer")));
        var right = number(api.post(
                log + "/" + risk + "/correction",
                Map.of(
                        "text",
                        "Owner says 31",
                        "details",
                        Map.of("likelihood", "1", "impact", "5", "owner", "Lead Officer"))));
        assertThat(entry(risk).get("text").asString()).isEqualTo("Owner says 32");
        assertThat(entry(risk).get("correctedBy").asLong()).isEqualTo(right);
        assertThat(entry(right).get("corrects").asLong()).isEqualTo(risk);
        assertThat(entry(right).get("happenedAt")).isEqualTo(entry(risk).get("happenedAt"));
        assertThat(matter(risk).get("text").asString()).isEqualTo("Owner says 31");
        assertThat(matter(risk).get("score").asInt()).isEqualTo(5);
        assertThat(refusal(api.post(log + "/" + risk + "/correction", Map.of("text", "30"))))
                .isEqualTo("CONF text");
        assertThat(browser.open("/incidents/" + id + "/log").html().select("#entry-" + risk + " .incident-corrected"))
                .isNotEmpty();
        var changed = actors.as(
                actors.lead(),
                () -> db.sql("update incident.log_entry set text = 'x' where incident = :id")
                                .param("id", id)
                                .update()
                        + db.sql("delete from incident.log_entry where incident = :id")
                                .param("id", id)
                                .update());
        assertThat(changed).as("the database lets nobody change an entry").isZero();
    }

    @Test
    void everyoneReadsWhatTheyMay() {
        number(write("EMPLOYER", "Price of the lease", NOON, Map.of("what", "ACQUISITION", "contact", "A buyer")));
        number(write(
                "COMPLAINT",
                "Nobody told us",
                NOON,
                Map.of("from", "A daughter", "against", "Council", "answers", "Council")));
        number(write("NOTE", "Lights are on", NOON, Map.of()));
        var provider = actors.of(Role.LEAVING_PROVIDER);
        var icb = actors.of(Role.CQC_LIAISON);
        Acting.as(actors.lead(), () -> {
            members.add(id, provider.post(), actors.lead());
            members.add(id, icb.post(), actors.lead());
        });
        var partner = new Actor(
                UUID.randomUUID(),
                "A partner",
                icb.post(),
                "ICB lead",
                UUID.randomUUID(),
                "ICB",
                "Testshire",
                icb.role());
        Acting.as(
                icb,
                () -> book.write(
                        id, LogKind.NOTE, "Fee offered", clock.instant(), Map.of(), LogClass.COMMERCIAL, partner));
        assertThat(search("q=lease")).isEqualTo(1);
        assertThat(search("agency=ICB")).isEqualTo(1);
        assertThat(search("q=daughter")).isEqualTo(1);
        assertThat(web.api(icb).get(log + "?q=lease").json().get("entries")).hasSize(1);
        assertThat(web.api(icb).get(log + "?q=daughter").json().get("entries"))
                .as("may not see who people are")
                .isEmpty();
        assertThat(web.browser(icb).open("/incidents/" + id + "/log/matters").text())
                .doesNotContain("Nobody told us");
        assertThat(commercialOfOthers(icb)).isEqualTo(1);
        assertThat(commercialOfOthers(provider))
                .as("not even the database shows it")
                .isZero();
    }

    @Test
    @Requirement("SD-22")
    void whoeverDoesNotSignOffIsRung() {
        var visits = "/api/v1/incidents/" + id + "/site-visits";
        var arrival = Map.of(
                "location", HARBOUR_VIEW,
                "name", "S. Worker",
                "agency", "Testshire Council",
                "why", "Reassessments",
                "onAt", "2020-12-07T08:00",
                "expectedOffAt", "2020-12-07T16:00");
        assertThat(refusal(api.post(visits, with(arrival, "expectedOffAt", "2020-12-07T08:00"))))
                .isEqualTo("VAL expectedOffAt");
        assertThat(refusal(api.post(visits, with(arrival, "location", "1-999"))))
                .isEqualTo("VAL location");
        var visit = api.post(visits, arrival).json();
        assertThat(refusal(api.post(visits, arrival))).isEqualTo("DUP name");
        var one = visits + "/" + visit.get("id").asString();

        clock.set(Instant.parse("2020-12-07T16:59:00Z"));
        assertThat(api.get(visits)
                        .json()
                        .get("visits")
                        .get(0)
                        .get("welfareCallDue")
                        .asBoolean())
                .isFalse();
        clock.set(Instant.parse("2020-12-07T17:00:00Z"));
        assertThat(api.get(visits)
                        .json()
                        .get("visits")
                        .get(0)
                        .get("welfareCallDue")
                        .asBoolean())
                .isTrue();
        browser = web.browser(actors.lead());
        assertThat(browser.open("/incidents/" + id).text()).contains("1 Not signed off, to be rung");
        assertThat(browser.open("/incidents/" + id + "/site").text()).contains("Ring them now");

        var unanswered = Map.of("safe", false, "outcome", "No answer", "version", 1);
        assertThat(api.post(one + "/welfare-calls", unanswered)
                        .json()
                        .get("welfareCallDue")
                        .asBoolean())
                .as("still to be rung")
                .isTrue();
        assertThat(refusal(api.post(one + "/off", Map.of("offAt", "2020-12-07T07:59", "version", 2))))
                .isEqualTo("VAL offAt");
        var off = api.post(one + "/off", Map.of("offAt", "2020-12-07T16:05", "version", 2))
                .json();
        assertThat(off.get("lasted").asString()).isEqualTo("8 h 5 m");
        assertThat(off.get("welfareCallDue").asBoolean()).isFalse();
        assertThat(browser.open("/incidents/" + id + "/site").text()).contains("8 h 5 m");
        assertThat(search("kind=SITE")).isEqualTo(3);
    }

    @Test
    void thePagesAskWhatTheTypeNeeds() {
        var room = "/incidents/" + id + "/log";
        var form = browser.open(room + "/new?type=RISK");
        assertThat(form.html().select("#likelihood, #impact, #owner")).hasSize(3);
        assertThat(browser.open(room + "/new?type=ACTION").status()).isEqualTo(404);
        var typed = new HashMap<>(Map.of("type", "RISK", "happenedAt", NOON, "text", "Roof", "likelihood", "9"));
        var refused = browser.submit(room, typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#likelihood").val()).isEqualTo("9");
        assertThat(refused.html().select(".govuk-error-summary a")).hasSize(3);
        typed.putAll(Map.of("likelihood", "2", "impact", "2", "owner", "Estates", "reviewOn", "2020-12-09"));
        assertThat(browser.submit(room, typed).text()).contains("Roof");
        var matters = browser.open(room + "/matters");
        assertThat(matters.text()).contains("4, low", "9 December 2020", "Estates");
        var one = matters.html().select("#matters tbody a").attr("href");
        assertThat(browser.open(one).h1()).isEqualTo("Roof");
        var stale = browser.submit(one + "/steps", Map.of("step", "REVIEW", "happenedAt", NOON, "text", "Mended"));
        assertThat(stale.status()).isEqualTo(422);
        assertThat(stale.html().select("#review-text").val()).isEqualTo("Mended");
        assertThat(browser.submit(one + "/steps", Map.of("step", "CLOSE", "happenedAt", NOON, "text", "Mended"))
                        .text())
                .contains("Closed");
        assertThat(browser.submit(one + "/steps", Map.of("step", "CLOSE", "happenedAt", NOON, "text", "Again"))
                        .status())
                .isEqualTo(409);
    }

    private int commercialOfOthers(Actor actor) {
        return actors.as(
                actor,
                () -> db.sql("""
                        select count(*) from incident.log_entry
                         where incident = :id and field_class = 'COMMERCIAL' and agency <> :own""")
                        .param("id", id)
                        .param("own", actor.agency())
                        .query(Integer.class)
                        .single());
    }

    private Web.Answer write(String type, String text, @Nullable String at, Map<String, String> details) {
        var body = new HashMap<String, Object>(Map.of("type", type, "text", text, "details", details));
        if (at != null) {
            body.put("happenedAt", at);
        }
        return api.post(log, body);
    }

    private Web.Answer follow(long number, String step, Map<String, String> details) {
        return api.post(
                log + "/" + number + "/steps",
                Map.of("step", step, "text", "Done", "happenedAt", NOON, "details", details));
    }

    private static long number(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("number").asLong();
    }

    /** Code and field of the first thing wrong. */
    private static String refusal(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        var error = answer.json().get("errors").get(0);
        var field = error.get("field");
        return error.get("code").asString() + " " + (field == null || field.isNull() ? "null" : field.asString());
    }

    private JsonNode entry(long number) {
        for (var entry : api.get(log + "?size=500").json().get("entries")) {
            if (entry.get("number").asLong() == number) {
                return entry;
            }
        }
        throw new AssertionError("no entry " + number);
    }

    private JsonNode matter(long number) {
        for (var matter : api.get(log + "/matters").json().get("matters")) {
            if (matter.get("number").asLong() == number) {
                return matter;
            }
        }
        throw new AssertionError("no matter " + number);
    }

    private int search(String query) {
        var escaped = query.replace(" ", "%20")
                .replace("\"", "%22")
                .replace("%&", "%25&")
                .replaceAll("%$", "%25");
        return api.get(log + "?" + escaped).json().get("entries").size();
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        var copy = new HashMap<>(map);
        copy.put(key, value);
        return copy;
    }
}
