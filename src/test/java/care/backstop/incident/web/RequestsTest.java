package care.backstop.incident.web;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Something asked of somebody by a date. The clock begins on Monday 7 December 2020 at 09:00. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestsTest {

    @Autowired
    OpenIncident open;

    @Autowired
    IncidentMembers members;

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    private Actor lead;
    private UUID id;
    private String room = "";
    private String provider = "";

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
    }

    @BeforeEach
    void itIsMonday() {
        clock.reset();
        lead = actors.lead();
        id = Rooms.opened(open, lead, HARBOUR_VIEW);
        room = "/api/v1/incidents/" + id;
        provider = actors.as(
                lead,
                () -> db.sql("select provider_name from incident.location where incident = ?")
                        .param(id)
                        .query(String.class)
                        .single());
    }

    @Test
    @Requirement("L3.2-n")
    void aRequestIsChasedAndGoesUpWhenItIsLate() {
        var api = web.api(lead);
        assertThat(api.post(room + "/acknowledgement", Map.of("how", "by telephone"))
                        .status())
                .isBetween(200, 204);
        var asked = ask(Map.of("whom", "PROVIDER", "recipient", provider, "basis", "TEMPORARY_DUTY"));
        assertThat(asked.get("dueOn").asString()).as("the next working day").isEqualTo("2020-12-08");
        assertThat(asked.get("standing").asString()).isEqualTo("WAITING");
        assertThat(home()).contains("Request 1 to " + provider);

        clock.set(Instant.parse("2020-12-08T15:00:00Z"));
        assertThat(overview()).contains("0 Requests late 1 Requests due today");
        var chased = step(asked, Map.of("kind", "CHASED", "words", "Rang the manager; it comes tonight"), 201);
        assertThat(chased.get("chased").asInt()).isEqualTo(1);

        clock.set(Instant.parse("2020-12-09T00:00:00Z"));
        assertThat(overview()).contains("1 Requests late Needs attention 0 Requests due today");
        assertThat(page("/requests")).contains("1 request is late. It is on the list of " + lead.name());
        assertThat(page("/requests/" + asked.get("id").asString()))
                .contains("It has gone up to " + lead.name(), "Rang the manager");
        var answered = step(chased, Map.of("kind", "ANSWERED", "words", "The list of 32 people"), 201);
        assertThat(answered.get("standing").asString()).isEqualTo("ANSWERED");
        assertThat(home()).doesNotContain("Request 1 to");
        step(answered, Map.of("kind", "CHASED", "words", "again"), 409);

        var stranger = api.post(
                room + "/requests",
                body(Map.of(
                        "whom", "PROVIDER", "recipient", "Quay Homes Ltd", "basis", "CONTRACT", "basisNote", "cl 4")));
        assertThat(stranger.status()).isEqualTo(422);
        assertThat(stranger.json().at("/errors/0/field").asString()).isEqualTo("recipient");
        assertThat(stranger.json().at("/errors/0/code").asString()).isEqualTo("VAL");
        var noPart = api.post(
                room + "/requests",
                body(Map.of("whom", "BUSINESS", "recipient", "Quay Homes Ltd", "basis", "TEMPORARY_DUTY")));
        assertThat(noPart.json().at("/errors/0/field").asString()).isEqualTo("connection");
        assertThat(api.get(room + "/requests").json()).hasSize(1);
    }

    @Test
    void whatOthersAskGoesUpToWhoeverLeadsOnceItIsLate() {
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        web.api(lead).post(room + "/acknowledgement", Map.of("how", "by telephone"));
        assertThat(web.api(coordinator)
                        .post(
                                room + "/requests",
                                body(Map.of("whom", "PROVIDER", "recipient", provider, "basis", "AGREEMENT")))
                        .status())
                .isEqualTo(201);
        assertThat(home()).as("not the lead's while it is in time").doesNotContain("Request 1 to");
        clock.set(Instant.parse("2020-12-09T00:00:00Z"));
        assertThat(home()).contains("Request 1 to " + provider);
    }

    @Test
    @Requirement("L3.2-w")
    void anybodyInTheBusinessIsAskedOnAFootingInLaw() {
        clock.set(Instant.parse("2020-12-08T10:00:00Z"));
        var landlord = Map.of("whom", "BUSINESS", "recipient", "Quay Homes Ltd", "connection", "LANDLORD");
        var without = web.api(lead).post(room + "/requests", body(landlord));
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.json().at("/errors/0/field").asString()).isEqualTo("basis");
        assertThat(without.json().at("/errors/0/code").asString()).isEqualTo("VAL");
        var wrong = body(landlord);
        wrong.put("basis", "COOPERATION");
        assertThat(web.api(lead)
                        .post(room + "/requests", wrong)
                        .json()
                        .at("/errors/0/message")
                        .asString())
                .contains("is not for somebody else in its business");
        var contract = new HashMap<>(Map.of("whom", "PROVIDER", "recipient", provider, "basis", "CONTRACT"));
        assertThat(web.api(lead)
                        .post(room + "/requests", body(contract))
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("basisNote");

        var with = new HashMap<>(landlord);
        with.put("basis", "TEMPORARY_DUTY");
        var asked = ask(with);
        clock.set(Instant.parse("2020-12-09T09:00:00Z"));
        step(asked, Map.of("kind", "ANSWERED", "words", "The lease runs until March"), 201);
        assertThat(page("/log"))
                .contains("Request 1 to Quay Homes Ltd (Landlord)", "Care Act 2014 s 52", "The lease runs until March");
        assertThat(web.browser(lead)
                        .open("/incidents/" + id + "/requests.csv")
                        .raw()
                        .body())
                .asString(StandardCharsets.UTF_8)
                .contains("Quay Homes Ltd", "Landlord", "Answered");
    }

    @Test
    @Requirement("K4.14-d")
    void aSecondRefusalGoesToLegalAndNobodyIsMovedMeanwhile() {
        var csv = "Reference,Given names,Family name\nHV-1,Ada,Example\n".getBytes(StandardCharsets.UTF_8);
        var taken = web.api(actors.of(Role.INCIDENT_COORDINATOR))
                .upload(room + "/people-imports", "list.csv", csv, Map.of("source", "PROVIDER"));
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        var person = actors.as(
                lead,
                () -> db.sql("select id from people.person where incident = ?")
                        .param(id)
                        .query(UUID.class)
                        .single());
        var asked = ask(Map.of("whom", "PERSON", "person", person.toString(), "basis", "TAKE_PART"));
        assertThat(asked.toString()).as("a person is not named in a list").doesNotContain("HV-1", "Ada");

        clock.set(Instant.parse("2020-12-09T10:00:00Z"));
        var once = step(asked, Map.of("kind", "REFUSED", "words", "Wants to stay"), 201);
        assertThat(once.at("/steps/0/action").isMissingNode()).isTrue();
        step(once, Map.of("kind", "REFUSED", "words", "Still"), 409);
        assertThat(move(person)).doesNotContain("Legal");
        var again =
                step(once, Map.of("kind", "ASKED_AGAIN", "words", "With three options", "dueOn", "2020-12-11"), 201);
        assertThat(again.get("standing").asString()).isEqualTo("WAITING");

        clock.set(Instant.parse("2020-12-10T10:00:00Z"));
        var twice = step(again, Map.of("kind", "REFUSED", "words", "Refuses all three"), 201);
        var number = twice.at("/steps/2/action").asString();
        var line = line(number);
        assertThat(line.get("action").asString()).contains("Take legal advice", "refused 2 times");
        assertThat(line.get("dueAt").asString()).isEqualTo("2020-12-12T00:00:00Z");
        assertThat(line.at("/owners/0/name").asString()).isEqualTo(lead.name());
        assertThat(move(person)).contains("STATE", "Legal has not advised yet (action " + number + ")");

        var done = web.api(lead)
                .put(
                        room + "/actions/" + line.get("id").asString(),
                        Map.of(
                                "version",
                                line.get("version").asInt(),
                                "state",
                                "DONE",
                                "evidence",
                                "Advice of counsel",
                                "reason",
                                "The person waits for it"));
        assertThat(done.status()).as(done.body()).isEqualTo(204);
        assertThat(move(person))
                .as("the gate is open; a place is still missing")
                .contains("STATE")
                .doesNotContain("Legal");
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndNothingTypedIsLost() {
        var browser = web.browser(lead);
        browser.open("/incidents/" + id + "/requests");
        var sent = browser.submit(
                "/incidents/" + id + "/requests",
                Map.of(
                        "whom",
                        "BUSINESS",
                        "recipient",
                        "Quay Homes Ltd",
                        "what",
                        "The lease",
                        "basis",
                        "TEMPORARY_DUTY"));
        assertThat(sent.status()).isEqualTo(422);
        assertThat(sent.html().select(".govuk-error-summary a[href=#connection]"))
                .hasSize(1);
        assertThat(sent.html().select("#recipient").val()).isEqualTo("Quay Homes Ltd");
        var ok = browser.submit(
                "/incidents/" + id + "/requests",
                Map.of(
                        "whom",
                        "BUSINESS",
                        "recipient",
                        "Quay Homes Ltd",
                        "what",
                        "The lease",
                        "basis",
                        "TEMPORARY_DUTY",
                        "connection",
                        "LANDLORD"));
        assertThat(ok.status()).as(ok.text()).isEqualTo(200);
        assertThat(ok.html().select("#requests tbody tr")).hasSize(1);
        assertThat(browser.open("/incidents/" + id + "/requests?standing=LATE").text())
                .contains("No request fits this filter");
    }

    @Test
    void whoStandsOutsideTheCouncilsAndTheNhsSeesNone() {
        ask(Map.of("whom", "PROVIDER", "recipient", provider, "basis", "AGREEMENT"));
        var police = actors.of(Role.POLICE_LIAISON);
        Acting.as(lead, () -> {
            members.add(id, police.post(), lead);
            return "";
        });
        assertThat(web.api(police).get(room + "/requests").json()).isEmpty();
        assertThat(web.api(actors.of(Role.PRACTITIONER)).get(room + "/requests").json())
                .hasSize(1);
    }

    private Map<String, Object> body(Map<String, ?> more) {
        var all = new HashMap<String, Object>(Map.of("what", "The list of people"));
        all.putAll(more);
        return all;
    }

    private JsonNode ask(Map<String, ?> more) {
        var answer = web.api(lead).post(room + "/requests", body(more));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private JsonNode step(JsonNode request, Map<String, Object> what, int status) {
        var all = new HashMap<>(what);
        all.put("version", request.get("version").asInt());
        var answer = web.api(lead).post(room + "/requests/" + request.get("id").asString() + "/steps", all);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json();
    }

    private String move(UUID person) {
        var answer = web.api(actors.of(Role.INCIDENT_COORDINATOR))
                .post(room + "/people/" + person + "/moves", Map.of("at", "2020-12-14T10:00:00Z", "transport", "TAXI"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        return answer.body();
    }

    private JsonNode line(String number) {
        for (var line : web.api(lead).get(room + "/actions").json()) {
            if (line.get("number").asString().equals(number)) {
                return line;
            }
        }
        throw new AssertionError("no line " + number);
    }

    private String overview() {
        return page("");
    }

    private String page(String path) {
        return web.browser(lead).open("/incidents/" + id + path).text();
    }

    private String home() {
        return web.browser(lead)
                .open("/")
                .html()
                .select("a[href^=/incidents/" + id + "/requests/]")
                .text();
    }
}
