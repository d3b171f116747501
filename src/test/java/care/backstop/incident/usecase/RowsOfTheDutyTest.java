package care.backstop.incident.usecase;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static care.backstop.incident.Rooms.SOLENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import care.backstop.incident.Rooms;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.market.ServiceKind;
import care.backstop.people.Lists;
import care.backstop.people.People;
import care.backstop.people.Source;
import care.backstop.people.usecase.JudgeUrgency;
import care.backstop.people.usecase.PutInCharge;
import care.backstop.people.usecase.TakeInList;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Rows of the requirements about the duty, the powers beside it and who is told, through the API. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowsOfTheDutyTest {

    private static final String OVER_THERE = "1-650";

    @Autowired
    OpenIncident open;

    @Autowired
    CouncilProfiles profiles;

    @Autowired
    TakeInList lists;

    @Autowired
    PutInCharge charge;

    @Autowired
    JudgeUrgency judge;

    @Autowired
    People people;

    @Autowired
    Actors actors;

    @Autowired
    Web web;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    private Actor lead;
    private Actor coordinator;
    private Web.Api api;

    @BeforeAll
    void services() {
        var register = new Register(db, actors);
        Rooms.register(register);
        var branch = Register.home(OVER_THERE, "Solent Home Care, Fareham");
        register.add(Register.at(
                Register.with(branch, null, branch.rating(), ServiceKind.HOME_CARE),
                "Fareham",
                "PO16 7AA",
                "Hampshire",
                null));
        lead = actors.lead();
        coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        api = web.api(lead);
    }

    @BeforeEach
    void monday() {
        clock.reset();
        var seen = Acting.as(lead, () -> profiles.now()).number();
        Acting.as(lead, () -> profiles.begin("SOTON", "Again", seen, lead));
    }

    @Test
    @Requirement("L3.2-b")
    void aClosureForQualityIsNoBusinessFailureWhateverTheRating() {
        var closure = question("JEOPARDY", null, "NOT_MADE", "{\"rating\": \"INADEQUATE\"}");
        assertThat(closure.json().at("/service/row").asString()).isEqualTo("A1-10");
        assertThat(closure.json().at("/service/result").asString()).isEqualTo("POWER_TEST");
        assertThat(closure.json().get("noDifference").toString()).contains("rating");
        var wound = question("STOPPED", "WINDING_UP_ORDER", "NOT_MADE", "{\"rating\": \"INADEQUATE\"}");
        assertThat(wound.status()).as(wound.body()).isEqualTo(200);
        assertThat(wound.json().at("/service/row").asString()).isEqualTo("A1-7");
        var off = question("JEOPARDY", null, "NOT_MADE", "{\"rating\": \"SATISFACTORY\"}");
        assertThat(off.status()).isEqualTo(422);
        assertThat(off.json().at("/errors/0/code").asString()).isEqualTo("VAL");
        assertThat(off.json().at("/errors/0/field").asString()).isEqualTo("circumstances.rating");
    }

    @Test
    @Requirement("L3.2-l")
    void anAgencyShortfallAloneTriggersNothing() {
        var id = opened("SUPPLIER", HARBOUR_VIEW);
        take(id, "A-1", "A-2");
        var test = tested(id, HARBOUR_VIEW, "JEOPARDY");
        assertThat(test.get("advised").asString()).isEqualTo("POWER_TEST");
        assertThat(everyone(id)).isEqualTo(2);
        assertThat(results(id)).as("nobody is flagged until judged").containsOnly("PENDING");
        judge(id, "A-1", true);
        assertThat(latest(id, "A-1").get("row").asString()).isEqualTo("A2-6");
        var set = api.post(
                at(id) + "/duty-tests/" + test.get("test").asString() + "/decision",
                Map.of("decided", "POWER_S19", "reasons", "Agency short of staff"));
        assertThat(set.status()).isEqualTo(409);
        assertThat(set.json().at("/errors/0/code").asString()).isEqualTo("STATE");
    }

    @Test
    @Requirement("K1.3-a")
    void powersAreShownWithTheirCitationAndOneWithoutIsAGap() {
        var powers = api.get("/api/v1/powers?situation=JEOPARDY").json();
        assertThat(texts(powers.get("available"), "power")).containsExactly("S19", "S18");
        assertThat(texts(powers.get("available"), "citation"))
                .containsExactly("Care Act 2014 s 19", "Care Act 2014 s 18");
        assertThat(powers.get("gaps")).isEmpty();
        var unknown = api.get("/api/v1/powers?situation=SNOW");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().at("/errors/0/field").asString()).isEqualTo("situation");
        assertThat(api.get("/api/v1/powers").status()).isEqualTo(422);

        var id = opened("STAFF_LOSS", HARBOUR_VIEW);
        var test = tested(id, HARBOUR_VIEW, "JEOPARDY");
        var page = "/incidents/%s/decisions/tests/%s"
                .formatted(id, test.get("test").asString());
        assertThat(web.browser(lead).open(page).html().select("#powers + ul li").eachText())
                .containsExactly(
                        "Meet urgent needs at once, without assessment and wherever the person lives (Care Act 2014 s 19)",
                        "Meet the needs of somebody to whom the duty is owed already (Care Act 2014 s 18)");

        var seen = Acting.as(lead, () -> profiles.now()).number();
        Acting.as(lead, () -> profiles.change("s19.citation", "", "Legal, 7 December 2020", "the test", seen, lead));
        var hidden = api.get("/api/v1/powers?situation=JEOPARDY").json();
        assertThat(texts(hidden.get("available"), "power")).containsExactly("S18");
        assertThat(hidden.get("gaps").toString()).contains("S19");
        var blank = opened("STAFF_LOSS", HARBOUR_VIEW);
        var other = tested(blank, HARBOUR_VIEW, "JEOPARDY").get("test").asString();
        assertThat(web.browser(lead)
                        .open("/incidents/%s/decisions/tests/%s".formatted(blank, other))
                        .text())
                .contains("Not offered, because the council's settings cite it by nothing: meet urgent needs");
    }

    @Test
    @Requirement("K5.2-a")
    void theTemporaryDutyAndTheOtherPowersAreTwoResultsNeverBothSet() {
        var id = opened("BUSINESS_FAILURE", HARBOUR_VIEW);
        take(id, "A-1");
        var facts = failed();
        api.post(at(id) + "/duty-tests", facts);
        everyone(id);
        var test = latest(id, "A-1");
        assertThat(test.get("advised").asString()).isEqualTo("DUTY_S48");
        var panels = web.browser(lead)
                .open("/incidents/%s/decisions/people/%s".formatted(id, person(id, "A-1")))
                .html()
                .select("#two-results dd")
                .eachText();
        assertThat(panels).containsExactly("Yes", "No");
        var path = at(id)
                + "/people/%s/duty-tests/%s/decision"
                        .formatted(person(id, "A-1"), test.get("test").asString());
        var both = api.post(path, Map.of("decided", "DUTY_S48", "exercised", true, "reasons", "It stopped"));
        assertThat(both.status()).isEqualTo(409);
        assertThat(both.json().at("/errors/0/code").asString()).isEqualTo("CONF");
        assertThat(api.post(path, Map.of("decided", "DUTY_S48", "reasons", "It stopped"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    @Requirement("K5.9-a")
    void fiveTypesOfDisruptionAreThere() {
        var types = api.get("/api/v1/disruption-types").json();
        assertThat(texts(types, "type"))
                .containsExactly("COMMERCIAL", "REGISTRATION", "STAFFING", "EMERGENCY", "ILLNESS");
        var outbreak = opened("norovirus outbreak", HARBOUR_VIEW);
        assertThat(web.browser(lead).open("/incidents/" + outbreak).text())
                .contains("Infection outbreak (disruption: illness)");
        var blank = api.post("/api/v1/incidents", body("OTHER", HARBOUR_VIEW));
        assertThat(blank.status()).isEqualTo(422);
        assertThat(blank.json().at("/errors/0/field").asString()).isEqualTo("causeNote");
    }

    @ParameterizedTest
    @CsvSource({"SUPPLIER", "REGULATOR_CLOSURE", "STAFF_LOSS", "LOSS_OF_PREMISES", "INFECTION"})
    @Requirement("K5.10-a")
    void everyTypeGoesThroughTheSameTable(String cause) {
        var id = opened(cause, HARBOUR_VIEW);
        assertThat(tested(id, HARBOUR_VIEW, "JEOPARDY").get("advised").asString())
                .isEqualTo("POWER_TEST");
        var made = api.post(at(id) + "/duty-tests", failed());
        assertThat(made.json().get("advised").asString())
                .as("with an evidenced event, all of it stopped")
                .isEqualTo("DUTY_S48");
        var unset = new HashMap<>(body("SUPPLIER", HARBOUR_VIEW));
        unset.remove("cause");
        var refused = api.post("/api/v1/incidents", unset);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("cause");
    }

    @Test
    @Requirement("K7.2-b")
    void oneHomeOfAViableGroupIsTheProvidersOwnWindDown() {
        var exit = new HashMap<>(body("STRATEGIC_EXIT", HARBOUR_VIEW));
        exit.put("kind", "EXIT");
        var id = id(api.post("/api/v1/incidents", exit));
        assertThat(tested(id, HARBOUR_VIEW, "RUNNING").get("row").asString()).isEqualTo("A1-9");
        var test = tested(id, HARBOUR_VIEW, "JEOPARDY");
        assertThat(test.get("row").asString()).isEqualTo("A1-10");
        assertThat(lines(id)).anySatisfy(l -> {
            assertThat(l.get("number").asString()).isEqualTo("E1.2");
            assertThat(l.get("agencies").get(0).asString())
                    .as("the provider's task")
                    .isEqualTo("Provider");
        });
        var forced = api.post(
                at(id) + "/duty-tests/" + test.get("test").asString() + "/decision",
                Map.of("decided", "DUTY_S48", "reasons", "It closes", "differsBecause", "It closes"));
        assertThat(forced.status()).isEqualTo(409);
        assertThat(forced.json().at("/errors/0/code").asString()).isEqualTo("CONF");
    }

    @Test
    @Requirement("K8.1-a")
    void marketOversightMakesNoDifferenceAndIsNoCondition() {
        for (var said : List.of("false", "true", "null")) {
            var answer = question(
                    "STOPPED", "ADMINISTRATOR_APPOINTED", "NOT_MADE", "{\"marketOversight\": %s}".formatted(said));
            assertThat(answer.json().at("/person/result").asString()).as(said).isEqualTo("DUTY_S48");
            assertThat(answer.json().get("warnings")).as(said).hasSize(said.equals("null") ? 1 : 0);
        }
        var line = Map.of(
                "edition", "0",
                "wording", "Apply the duty",
                "applies", "MARKET_OVERSIGHT",
                "accountable", "COUNCIL",
                "clause", "Kent protocol 8.1",
                "because", "Only large providers");
        var saved = web.browser(lead).submit("/administration/procedures/soton/appendix-a/lines?part=1", line);
        assertThat(saved.status()).as("no procedure asks for it").isEqualTo(422);
        assertThat(saved.html().select(".govuk-error-summary a[href='#applies']"))
                .hasSize(1);
    }

    @Test
    @Requirement("K9.3-b")
    void poorCareThatIsUrgentIsMetUnderThePowerOnceTheConcernIsWrittenDown() {
        var id = opened("QUALITY", HARBOUR_VIEW);
        take(id, "A-1", "A-2");
        tested(id, HARBOUR_VIEW, "JEOPARDY");
        everyone(id);
        judge(id, "A-1", true);
        judge(id, "A-2", false);
        assertThat(latest(id, "A-1").get("advised").asString()).isEqualTo("POWER_S19");
        assertThat(latest(id, "A-2").get("advised").asString()).isEqualTo("NO_COUNCIL_DUTY");
        var path = at(id)
                + "/people/%s/duty-tests/%s/decision"
                        .formatted(
                                person(id, "A-1"), latest(id, "A-1").get("test").asString());
        var decision = Map.of("decided", "POWER_S19", "exercised", true, "reasons", "Cannot be left");
        var early = api.post(path, decision);
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.json().at("/errors/0/code").asString()).isEqualTo("STATE");
        var written = web.api(coordinator)
                .post(
                        at(id) + "/log",
                        Map.of(
                                "type", "ASSESSMENT",
                                "text", "Medicines missed on four nights",
                                "happenedAt", "2020-12-07T08:50:00Z",
                                "details", Map.of("of", "INTERRUPTION", "assessor", "A nurse")));
        assertThat(written.status()).as(written.body()).isEqualTo(201);
        assertThat(api.post(path, decision).status()).isEqualTo(201);
    }

    @Test
    @Requirement("L3.2-t")
    void careIsPutInAtOnceWithADayOfReview() {
        var id = opened("STAFF_LOSS", HARBOUR_VIEW);
        take(id, "A-1", "A-2");
        tested(id, HARBOUR_VIEW, "JEOPARDY");
        judge(id, "A-1", true);
        var path = at(id) + "/people/%s/cover".formatted(person(id, "A-1"));
        var undated = api.post(path, Map.of("cover", "The council's rapid response team, four calls a day"));
        assertThat(undated.status()).isEqualTo(422);
        assertThat(undated.json().at("/errors/0/field").asString()).isEqualTo("reviewOn");
        assertThat(api.get(path).json()).as("nothing refused is kept").isEmpty();
        var unjudged = api.post(
                at(id) + "/people/%s/cover".formatted(person(id, "A-2")),
                Map.of("cover", "The same", "reviewOn", "2020-12-09"));
        assertThat(unjudged.status()).isEqualTo(409);
        var started = api.post(
                path, Map.of("cover", "The council's rapid response team, four calls a day", "reviewOn", "2020-12-09"));
        assertThat(started.status()).as(started.body()).isEqualTo(201);
        assertThat(api.get(path).json().get(0).get("reviewOn").asString()).isEqualTo("2020-12-09");
        assertThat(lines(id))
                .anyMatch(l -> l.get("action").asString().startsWith("Look again at the care put in at once for A-1"));
        assertThat(web.api(coordinator).post(path, Map.of()).status())
                .as("a lead decides it")
                .isEqualTo(403);
        assertThat(web.browser(lead)
                        .open("/incidents/%s/decisions/people/%s".formatted(id, person(id, "A-1")))
                        .text())
                .contains("rapid response team");
    }

    @Test
    @Requirement("L3.2-d")
    void whatTouchesTheCommercialSideWaitsForLegal() {
        var id = opened("BUSINESS_FAILURE", HARBOUR_VIEW);
        var worker = web.api(coordinator);
        var added = worker.post(at(id) + "/actions", Map.of("wording", "Talk about the sale price with the buyers"));
        var action = added.json().get("id").asString();
        assertThat(web.browser(coordinator)
                        .open("/incidents/%s/actions/%s".formatted(id, action))
                        .text())
                .contains("This touches the commercial side of an insolvency");
        var line = at(id) + "/actions/" + action;
        assertThat(worker.post(line + "/legal", Map.of("because", " ")).status())
                .isEqualTo(422);
        var asked = worker.post(line + "/legal", Map.of("because", "The sale price"));
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        var legal = asked.json().get("number").asString();
        assertThat(worker.post(line + "/legal", Map.of("because", "Again")).status())
                .isEqualTo(409);
        var done = settle(id, action, worker);
        assertThat(done.status()).isEqualTo(409);
        assertThat(done.json().at("/errors/0/code").asString()).isEqualTo("STATE");
        assertThat(done.body()).contains("action " + legal + " is not done");
        var legals = lines(id).stream()
                .filter(l -> l.get("number").asString().equals(legal))
                .findFirst()
                .orElseThrow();
        assertThat(settle(id, legals.get("id").asString(), worker).status()).isEqualTo(204);
        assertThat(settle(id, action, worker).status()).isEqualTo(204);
    }

    @Test
    @Requirement("L2.1.6-c")
    void theRiskIsAssessedBeforeTheResponseIsDecided() {
        var id = opened("STAFF_LOSS", HARBOUR_VIEW);
        var first = options(id);
        var choice = new HashMap<String, Object>(Map.of(
                "option", first.get("chosen"), "lawful", "s 19", "reasonable", "Tried", "proportionate", "Least"));
        var path = at(id) + "/appraisals/" + first.get("appraisal") + "/choice";
        var early = api.post(path, choice);
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.json().at("/errors/0/code").asString()).isEqualTo("STATE");
        assertThat(early.json().at("/errors/0/field").asString()).isEqualTo("urgentBecause");
        choice.put("urgentBecause", "Nobody is on duty tonight");
        assertThat(api.post(path, choice).status()).isEqualTo(201);
        assertThat(lines(id)).anySatisfy(l -> {
            assertThat(l.get("action").asString()).startsWith("Assess the risk of the interruption");
            assertThat(l.get("dueAt").asString()).as("one working day").startsWith("2020-12-09T00:00");
        });

        var other = opened("STAFF_LOSS", HARBOUR_VIEW);
        web.api(coordinator)
                .post(
                        at(other) + "/log",
                        Map.of(
                                "type", "ASSESSMENT",
                                "text", "Nights are at risk; a nurse of the council comes every evening",
                                "happenedAt", "2020-12-07T08:50:00Z",
                                "details", Map.of("of", "INTERRUPTION", "assessor", "A nurse")));
        var second = options(other);
        var allowed = api.post(
                at(other) + "/appraisals/" + second.get("appraisal") + "/choice",
                Map.of(
                        "option",
                        second.get("chosen"),
                        "lawful",
                        "s 19",
                        "reasonable",
                        "Tried",
                        "proportionate",
                        "Least"));
        assertThat(allowed.status()).as(allowed.body()).isEqualTo(201);
    }

    @Test
    @Requirement("L3.11-b")
    void theTeamsOwnRolesAreAskedForOnceTheNoticeIsConfirmed() {
        var ready = Rooms.openedUnder("LANCS", profiles, open, lead, HARBOUR_VIEW);
        int n = 0;
        for (var role : List.of("QISS", "SQIP", "QISW")) {
            var actor = List.of(lead, coordinator, actors.of(Role.PLACEMENT_OFFICER))
                    .get(n++);
            var given = api.put(at(ready) + "/roles/" + role, Map.of("post", actor.post()));
            assertThat(given.status()).as(given.body()).isBetween(200, 204);
        }
        verified(ready, "CQC", "VERIFIED");
        assertThat(lines(ready)).noneMatch(l -> l.get("action").asString().contains("nobody is"));

        var vacant = Rooms.openedUnder("LANCS", profiles, open, lead, HARBOUR_VIEW);
        var outside = api.put(at(vacant) + "/roles/QISS", Map.of("name", "Somebody", "agency", "An agency"));
        assertThat(outside.json().at("/errors/0/code").asString()).isEqualTo("AUTH");
        verified(vacant, "CQC", "VERIFIED");
        assertThat(lines(vacant)).anyMatch(l -> l.get("action").asString().contains("nobody is QISS, SQIP, QISW yet"));
    }

    @Test
    @Requirement("S4.5-a")
    void answersThatContradictEachOtherAreClearedUp() {
        var id = opened("BUSINESS_FAILURE", HARBOUR_VIEW);
        clock.set(Instant.parse("2020-12-07T15:10:00Z"));
        verified(id, "CQC", "VERIFIED");
        assertThat(api.get(at(id)).json().get("verification").asString()).isEqualTo("VERIFIED");
        assertThat(lines(id)).noneMatch(l -> l.get("action").asString().startsWith("Clear up"));
        var nobody = api.post(
                at(id) + "/verifications",
                Map.of("standing", "REFUTED", "how", "by telephone", "at", "2020-12-07T15:05:00Z"));
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.json().at("/errors/0/field").asString()).isEqualTo("withWhom");
        verified(id, "The owner", "REFUTED");
        assertThat(lines(id)).anySatisfy(l -> {
            assertThat(l.get("action").asString())
                    .startsWith("Clear up which is right: CQC says \"verified\", The owner says \"refuted\"");
            assertThat(l.get("dueAt").asString()).startsWith("2020-12-08T00:00");
        });
    }

    @Test
    @Requirement("S4.3-a")
    void bothNamedLeadsAreTelephonedOrADeputyStandsIn() {
        var deputy = actors.second(Role.INCIDENT_LEAD);
        var id = opened("BUSINESS_FAILURE", HARBOUR_VIEW);
        var worker = web.api(coordinator);
        var calls = at(id) + "/calls";
        assertThat(worker.put(calls + "/deputies/" + lead.post(), Map.of("turn", 1, "phone", "01632 960020"))
                        .status())
                .as("a coordinator names nobody")
                .isEqualTo(403);
        assertThat(api.put(calls + "/deputies/" + lead.post(), Map.of("turn", 1, "phone", "01632 960020"))
                        .status())
                .isEqualTo(204);
        assertThat(api.put(calls + "/deputies/" + deputy.post(), Map.of("turn", 2, "phone", "01632 960021"))
                        .status())
                .isEqualTo(204);
        clock.set(Instant.parse("2020-12-07T09:07:00Z"));
        var early = worker.post(calls, call(lead.post(), "ACCEPTED", "2020-12-07T08:00:00Z"));
        assertThat(early.status()).as("before the signal").isEqualTo(422);
        assertThat(worker.post(calls, call(lead.post(), "ACCEPTED", "2020-12-07T09:05:00Z"))
                        .status())
                .isEqualTo(201);
        var one = worker.get(calls).json();
        assertThat(one.at("/next/state").asString()).isEqualTo("ACCEPTED");
        assertThat(one.at("/both/done").booleanValue()).isFalse();
        assertThat(one.at("/both/notReached/0").asString())
                .isEqualTo(deputy.post().toString());
        assertThat(one.at("/both/deputyDue").booleanValue()).isFalse();
        clock.set(Instant.parse("2020-12-07T10:00:00Z"));
        assertThat(worker.get(calls).json().at("/both/deputyDue").booleanValue())
                .as("not reached within the hour")
                .isTrue();
        assertThat(web.browser(coordinator)
                        .open("/incidents/%s/calls".formatted(id))
                        .text())
                .contains(deputy.name() + " could not be spoken to within the hour. Ring a deputy now.");
        assertThat(worker.post(calls, call(deputy.post(), "TOLD", "2020-12-07T10:00:00Z"))
                        .status())
                .isEqualTo(201);
        var both = worker.get(calls).json();
        assertThat(both.at("/both/done").booleanValue()).isTrue();
        assertThat(both.at("/both/deputyDue").booleanValue()).isFalse();
        var confirm = both.get("confirm").asString();
        assertThat(worker.post(
                                calls + "/" + confirm + "/confirmation",
                                Map.of("confirmedBy", "by email", "sentAt", "2020-12-07T10:00:00Z"))
                        .status())
                .isEqualTo(204);
        assertThat(worker.get(calls).json().has("confirm")).isFalse();
    }

    @Test
    @Requirement("L1-g")
    void onlyPeopleLookedAfterInTheAreaAreTestedAndTheNeighbourIsTold() {
        var id = opened("STAFF_LOSS", SOLENT, OVER_THERE);
        var rows = new StringBuilder("Ref,Surname,First name,DOB,NHS No.,Postcode,Funded by,Type of care,Location\n");
        for (int n = 1; n <= 12; n++) {
            rows.append("S-%d,Reed%d,Ann,05/12/1938,%s,SO14 1AA,Council,Home care,%s%n"
                    .formatted(n, n, Lists.nhs(n), n <= 10 ? SOLENT : OVER_THERE));
        }
        list(id, rows.toString());
        tested(id, SOLENT, "JEOPARDY");
        tested(id, OVER_THERE, "JEOPARDY");
        assertThat(everyone(id)).as("ten of twelve").isEqualTo(10);
        assertThat(lines(id))
                .anyMatch(l -> l.get("action")
                        .asString()
                        .startsWith("Tell Hampshire of 2 people looked after in its area: the duty to them is its own. "
                                + "It is one of the neighbours that this council tells early."));
        var one = web.api(coordinator)
                .post(at(id) + "/people/%s/duty-tests".formatted(person(id, "S-11")), Map.of("metHere", "YES"));
        assertThat(one.status()).isEqualTo(409);

        var seen = Acting.as(lead, () -> profiles.now()).number();
        Acting.as(lead, () -> profiles.change("neighbours", "Dorset", "Cabinet", "the test", seen, lead));
        var second = opened("STAFF_LOSS", SOLENT, OVER_THERE);
        list(second, rows.toString());
        tested(second, SOLENT, "JEOPARDY");
        tested(second, OVER_THERE, "JEOPARDY");
        everyone(second);
        assertThat(lines(second))
                .as("another list of neighbours")
                .anyMatch(l -> l.get("action").asString().contains("It is not among the neighbours in the settings"));

        var third = opened("STAFF_LOSS", SOLENT, OVER_THERE);
        list(third, rows.toString().replace("," + OVER_THERE, ","));
        tested(third, SOLENT, "JEOPARDY");
        tested(third, OVER_THERE, "JEOPARDY");
        var missing = web.api(coordinator).post(at(third) + "/people/duty-tests", Map.of("metHere", "YES"));
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.json().at("/errors/0/field").asString()).isEqualTo("location");
    }

    @Test
    @Requirement("L3.1-b")
    void anotherCouncilsDirectPaymentIsCoveredAndItsPayerIsABodyThatExists() {
        var id = id(api.post("/api/v1/incidents", Rooms.body(HARBOUR_VIEW)));
        var refused = catchThrowableOfType(
                Rejected.class,
                () -> list(id, payers("Hamshire County Council", "the daughter pays", "Hampshire County Council")));
        assertThat(refused.problems())
                .extracting(p -> p.row(), p -> p.field(), p -> p.code())
                .containsExactly(
                        tuple(2, "Council or ICB that pays", Code.VAL), tuple(3, "Council or ICB that pays", Code.VAL));
        assertThat(refused.problems().getFirst().message()).contains("Did you mean Hampshire");
        assertThat(refused.problems().getLast().message()).doesNotContain("Did you mean");

        list(id, payers("Hampshire County Council", "", "City of Cardiff Council"));
        assertThat(api.post(at(id) + "/duty-tests", failed()).status()).isEqualTo(201);
        assertThat(everyone(id)).isEqualTo(3);
        assertThat(results(id)).containsOnly("DUTY_S48");
        assertThat(List.of("D-1", "D-2", "D-3"))
                .extracting(
                        reference -> latest(id, reference).at("/facts/payer").asString())
                .containsExactly("Hampshire", "UNKNOWN", "Cardiff");
        assertThat(latest(id, "D-3").get("findings").toString()).contains("s 49");
        assertThat(latest(id, "D-1").get("findings").toString()).doesNotContain("s 49");

        list(id, payers("Hampshire County Council", "", "City of Cardiff Council"));
        assertThat(lines(id))
                .as("one alert, on the first page of whoever took the list in")
                .filteredOn(l -> l.get("action").asString().startsWith("Find out which council or trust pays"))
                .hasSize(1);
        assertThat(web.browser(coordinator).open("/").text()).contains("Find out which council or trust pays");

        var page = web.browser(coordinator)
                .open("/incidents/%s/decisions/people/%s".formatted(id, person(id, "D-2")))
                .text();
        assertThat(page).contains("Who pays the direct payment").contains("Not known. Find out");
    }

    @Test
    @Requirement("K6.9-a")
    void everyTaskOfTheDutyHasAFunctionAndAnOwnerBeforeTheResponseStarts() {
        var id = Rooms.openedUnder("KENT", profiles, open, lead, HARBOUR_VIEW);
        var start = Map.of("kind", "FAILURE", "because", "Administrators were appointed and the home shut");
        var refused = api.post(at(id) + "/activation", start);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo("STATE");
        assertThat(refused.body()).contains("Find and book other care").contains("under Team, Functions");

        var stranger = actors.of(Role.AUDITOR).post();
        var put = new ArrayList<Map<String, Object>>();
        for (var task : api.get(at(id) + "/duty-functions").json().get("tasks")) {
            put.add(Map.of(
                    "task", task.get("task").asString(),
                    "function", task.get("proposed").asString(),
                    "owner", (put.size() == 1 ? stranger : coordinator.post()).toString()));
        }
        assertThat(put).hasSize(7);
        var wrong = api.put(at(id) + "/duty-functions", Map.of("tasks", put));
        assertThat(wrong.json().at("/errors/0/field").asString()).isEqualTo("owner.PLACEMENT");
        assertThat(api.get(at(id) + "/duty-functions").json().at("/tasks/0").has("owner"))
                .as("all or none")
                .isFalse();

        put.remove(1);
        assertThat(api.put(at(id) + "/duty-functions", Map.of("tasks", put)).status())
                .isEqualTo(204);
        var one = api.post(at(id) + "/activation", start);
        assertThat(one.status()).isEqualTo(409);
        assertThat(one.body()).contains("Find and book other care").doesNotContain("Work out what is charged");

        var browser = web.browser(lead);
        var functions = "/incidents/" + id + "/team/functions";
        var page = browser.open(functions);
        assertThat(page.text()).contains("Proposed: Placement service").contains("Nobody yet");
        var saved = browser.submit(
                functions,
                Map.of(
                        "function.PLACEMENT",
                        "Placement service",
                        "owner.PLACEMENT",
                        lead.post().toString()));
        assertThat(saved.html().select("table").text()).contains(lead.name()).doesNotContain("Nobody yet");
        assertThat(new String(browser.open(functions + ".csv").raw().body(), StandardCharsets.UTF_8))
                .contains("Find and book other care,Placement service," + lead.name());
        assertThat(api.post(at(id) + "/activation", start).status()).isEqualTo(201);

        var elsewhere = Rooms.opened(open, lead, HARBOUR_VIEW);
        assertThat(api.post(at(elsewhere) + "/activation", start).status())
                .as("Southampton's procedure does not ask for it")
                .isEqualTo(201);
        assertThat(web.browser(lead)
                        .open("/incidents/" + elsewhere + "/team/functions")
                        .text())
                .contains("does not ask for functions");
    }

    private static String payers(String... names) {
        var csv = new StringBuilder(
                "Ref,Surname,First name,DOB,NHS No.,Postcode,Funded by,Paying authority,Type of care\n");
        for (int n = 1; n <= names.length; n++) {
            csv.append("D-%d,Reed%d,Ann,05/12/1938,%s,SO14 1AA,Direct payment,%s,Nursing%n"
                    .formatted(n, n, Lists.nhs(n), names[n - 1]));
        }
        return csv.toString();
    }

    private Web.Answer question(String state, @Nullable String event, String urgency, String circumstances) {
        return api.post("/api/v1/duty-tests", """
                {"asOf": "2020-12-07T08:15:00Z",
                 "provider": {"legalForm": "COMPANY", "registered": true},%s
                 "service": {"state": "%s"%s},
                 "person": {"metInAreaJustBefore": true, "nhsContinuingHealthcare": false, "owedS18": false,
                            "ownArrangementAdequate": false, "urgency": "%s", "arrangedBy": "SELF"},
                 "circumstances": %s}
                """.formatted(
                        event == null
                                ? ""
                                : "\"event\": {\"type\": \"%s\", \"entity\": \"REGISTERED_PROVIDER\", \"effectiveOn\": \"2020-12-01\", \"evidenced\": true},"
                                        .formatted(event),
                        state,
                        event == null ? "" : ", \"extent\": \"WHOLE\", \"unableSince\": \"2020-12-02\"",
                        urgency,
                        circumstances));
    }

    private static Map<String, Object> failed() {
        var facts = new HashMap<String, Object>(Map.of(
                "location", HARBOUR_VIEW,
                "form", "COMPANY",
                "event", "ADMINISTRATOR_APPOINTED",
                "entity", "REGISTERED_PROVIDER",
                "effectiveOn", "2020-12-01",
                "evidenced", true,
                "registered", "YES",
                "state", "STOPPED",
                "extent", "WHOLE",
                "unableSince", "2020-12-07"));
        facts.put("sources", Map.of("event", "Notice of appointment"));
        return facts;
    }

    private static Map<String, Object> body(String cause, String... locations) {
        var body = new HashMap<>(Rooms.body(locations));
        body.put("cause", cause);
        return body;
    }

    private UUID opened(String cause, String... locations) {
        return id(api.post("/api/v1/incidents", body(cause, locations)));
    }

    private static UUID id(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return UUID.fromString(answer.json().get("id").asString());
    }

    private static String at(UUID id) {
        return "/api/v1/incidents/" + id;
    }

    private JsonNode tested(UUID id, String location, String state) {
        var made = api.post(
                at(id) + "/duty-tests",
                Map.of(
                        "location", location,
                        "form", "COMPANY",
                        "entity", "REGISTERED_PROVIDER",
                        "registered", "YES",
                        "state", state));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json();
    }

    private int everyone(UUID id) {
        var answer = web.api(coordinator).post(at(id) + "/people/duty-tests", Map.of("metHere", "YES"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("tested").asInt();
    }

    private JsonNode latest(UUID id, String reference) {
        return api.get(at(id) + "/people/%s/duty-tests".formatted(person(id, reference)))
                .json()
                .get(0);
    }

    private List<String> results(UUID id) {
        return Acting.as(coordinator, () -> people.facts(id)).stream()
                .map(p -> latest(id, p.reference()).get("advised").asString())
                .toList();
    }

    private void take(UUID id, String... references) {
        var csv = new StringBuilder("Ref,Surname,First name,DOB,NHS No.,Postcode,Funded by,Type of care\n");
        int n = 1;
        for (var reference : references) {
            csv.append("%s,Reed%d,Ann,05/12/1938,%s,CT16 1AA,Council,Nursing%n".formatted(reference, n, Lists.nhs(n)));
            n++;
        }
        list(id, csv.toString());
    }

    private void list(UUID id, String csv) {
        Acting.as(
                coordinator,
                () -> lists.takeIn(
                        id,
                        Source.PROVIDER,
                        LocalDate.of(2020, 12, 7),
                        Lists.file("list.csv", csv),
                        "list.csv",
                        coordinator));
    }

    private UUID person(UUID id, String reference) {
        return Acting.as(coordinator, () -> people.facts(id)).stream()
                .filter(p -> p.reference().equals(reference))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void judge(UUID id, String reference, boolean urgent) {
        var social = actors.of(Role.PRACTITIONER);
        var person = person(id, reference);
        Acting.as(coordinator, () -> charge.put(id, List.of(person), social.post(), coordinator));
        Acting.as(
                social,
                () -> judge.judge(
                        id,
                        List.of(person),
                        new JudgeUrgency.Judging(
                                Answer.of(urgent),
                                Answer.NO,
                                Answer.NO,
                                "Tonight",
                                "Cannot be left",
                                "Seen today",
                                clock.instant()),
                        social));
    }

    private void verified(UUID id, String whom, String standing) {
        var answer = api.post(
                at(id) + "/verifications",
                Map.of(
                        "standing",
                        standing,
                        "withWhom",
                        whom,
                        "how",
                        "by telephone",
                        "at",
                        clock.instant().toString()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private List<JsonNode> lines(UUID id) {
        var lines = new ArrayList<JsonNode>();
        api.get(at(id) + "/actions").json().forEach(lines::add);
        return lines;
    }

    private Web.Answer settle(UUID id, String action, Web.Api worker) {
        var version = lines(id).stream()
                .filter(l -> l.get("id").asString().equals(action))
                .findFirst()
                .orElseThrow()
                .get("version")
                .asInt();
        return worker.put(
                at(id) + "/actions/" + action,
                Map.of(
                        "version", version,
                        "owners", List.of(Map.of("post", coordinator.post().toString(), "accountable", true)),
                        "state", "DONE",
                        "evidence", "In the folder",
                        "reason", "It cannot wait"));
    }

    /** Two options, the first rejected; ids of the appraisal and of the one to choose. */
    private Map<String, String> options(UUID id) {
        var appraisal = api.post(at(id) + "/appraisals", Map.of("question", "What becomes of the home?"))
                .json()
                .get("id")
                .asString();
        var path = at(id) + "/appraisals/" + appraisal + "/options";
        for (var kind : List.of("RESCUE", "INTERIM_SUPPORT")) {
            var added = api.post(
                    path, Map.of("kind", kind, "words", "Do " + kind, "risk", "LOW", "costPence", 0, "people", 2));
            assertThat(added.status()).as(added.body()).isEqualTo(201);
        }
        var made = api.get(at(id) + "/appraisals").json();
        var options = new ArrayList<JsonNode>();
        made.get(0).get("options").forEach(options::add);
        var rejected = api.post(
                path + "/" + options.get(0).get("id").asString() + "/rejection",
                Map.of("because", "Nobody lends", "version", 1));
        assertThat(rejected.status()).as(rejected.body()).isEqualTo(200);
        return Map.of("appraisal", appraisal, "chosen", options.get(1).get("id").asString());
    }

    private static Map<String, Object> call(UUID post, String outcome, String at) {
        return Map.of("post", post.toString(), "way", "TELEPHONE", "outcome", outcome, "triedAt", at);
    }

    private static List<String> texts(JsonNode list, String field) {
        var texts = new ArrayList<String>();
        list.forEach(each -> texts.add(each.get(field).asString()));
        return texts;
    }
}
