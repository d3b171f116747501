package care.backstop.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.people.Lists;
import care.backstop.people.People;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Statements;
import care.backstop.testing.Web;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The boards as pages and for machines: few statements however many people, and nothing judged in bulk. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CarePagesTest {

    @Autowired
    OpenIncident open;

    @Autowired
    People people;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    @Autowired
    Web web;

    @Autowired
    Statements statements;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private UUID incident = new UUID(0, 0);
    private String base = "";

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
    }

    @BeforeEach
    void opened() {
        incident = Rooms.opened(open, actors.lead(), Rooms.HARBOUR_VIEW);
        base = "/incidents/" + incident + "/people";
    }

    private Actor coordinator() {
        return actors.of(Role.INCIDENT_COORDINATOR);
    }

    private Actor practitioner() {
        return actors.of(Role.PRACTITIONER);
    }

    private void send(String list) {
        var sent = web.api(coordinator())
                .upload(
                        "/api/v1/incidents/" + incident + "/people-imports",
                        "list.csv",
                        list.getBytes(StandardCharsets.UTF_8),
                        Map.of("source", "PROVIDER"));
        assertThat(sent.status()).isEqualTo(200);
    }

    private UUID id(String reference) {
        return Acting.as(coordinator(), () -> people.facts(incident)).stream()
                .filter(f -> f.reference().equals(reference))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void eachBoardTakesAtMostEightStatementsHoweverManyPeople() {
        send("Ref,Surname,DOB\n"
                + IntStream.range(0, 300)
                        .mapToObj(i -> "R-%03d,Person%d,01/01/19%02d".formatted(i, i, i % 90 + 10))
                        .collect(Collectors.joining("\n")));
        var browser = web.browser(coordinator());
        for (var board : List.of("told", "seen", "care")) {
            browser.open(base + "/" + board);
            statements.reset();
            var page = browser.open(base + "/" + board + "?page=2");
            assertThat(page.html().select("#" + board + " tbody tr")).as(board).hasSize(ToldPage.SIZE);
            assertThat(page.text()).contains("Showing 51 to 100 of 300");
            assertThat(statements.ofThePage()).as(board).hasSizeBetween(3, 8);
            var csv = new String(browser.open(base + "/" + board + ".csv").raw().body(), StandardCharsets.UTF_8);
            assertThat(csv.lines()).as(board).hasSize(301);
        }
        browser.open(base + "/caseloads");
        statements.reset();
        assertThat(browser.open(base + "/caseloads").status()).isEqualTo(200);
        assertThat(statements.ofThePage()).as("caseloads").hasSizeBetween(3, 8);
    }

    @Test
    void aCaseIsSuggestedLookedAtGivenAndTakenBack() {
        send(Lists.HARBOUR);
        var browser = web.browser(coordinator());
        var empty = browser.open(base + "/caseloads/suggestion");
        assertThat(empty.html().select("#nobody li").eachText())
                .as("said once, and not of each")
                .singleElement()
                .asString()
                .endsWith("people: There is no worker yet");
        assertThat(empty.html().select("#suggestion")).isEmpty();
        var worker = base + "/caseloads/" + practitioner().post();
        var wrong = browser.submit(worker, Map.of("kind", "", "hours", "many", "most", "", "version", "0"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select(".govuk-error-summary li")).hasSize(2);
        assertThat(wrong.html().select("#hours").val()).isEqualTo("many");
        var kept = browser.submit(
                worker,
                Map.of("kind", "SOCIAL_WORKER", "registration", "SW1", "hours", "18.5", "most", "", "version", "0"));
        assertThat(kept.text()).contains("Social worker, registered", "18.5");
        assertThat(kept.html().select("#workers tbody td").eachText()).contains("6");

        var preview = browser.open(base + "/caseloads/suggestion");
        assertThat(preview.html().select("input[name=cases][checked]")).hasSize(4);
        assertThat(preview.text()).contains("Has room for all 2 of the household or group");
        var first = preview.html().select("input[name=cases]").first();
        assertThat(first).isNotNull();
        var given = browser.submit(base + "/caseloads/suggestion", Map.of("cases", first.val(), "agreed", ""));
        assertThat(given.address().getPath()).isEqualTo(base + "/care");
        assertThat(given.text()).contains("1 person has been given a worker");
        var again = browser.submit(base + "/caseloads/suggestion", Map.of("cases", first.val(), "agreed", ""));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("Take it back first");
        assertThat(browser.submit(base + "/caseloads/suggestion", Map.of("cases", "x:"))
                        .status())
                .isEqualTo(422);

        var person = first.val().substring(0, 36);
        assertThat(browser.open(base + "/" + person + "/take-back/worker").h1()).isEqualTo("Take the case back");
        var back = browser.submit(base + "/" + person + "/take-back/worker", Map.of());
        assertThat(back.text()).contains("Taken back");
        var choose = browser.submit(base + "/care/worker", Map.of("people", person));
        assertThat(choose.h1()).isEqualTo("Give a worker");
        assertThat(browser.submit(base + "/care/worker/given", Map.of("people", person, "post", ""))
                        .status())
                .isEqualTo(422);
        assertThat(browser.submit(
                                base + "/care/worker/given",
                                Map.of(
                                        "people",
                                        person,
                                        "post",
                                        practitioner().post().toString()))
                        .text())
                .contains("Given for 1 person");
        assertThat(browser.submit(base + "/care/assessor", Map.of("people", person))
                        .h1())
                .isEqualTo("Say who assesses");
        assertThat(browser.submit(
                                base + "/care/assessor/given",
                                Map.of(
                                        "people",
                                        person,
                                        "post",
                                        practitioner().post().toString()))
                        .text())
                .contains("Given for 1 person");
        assertThat(browser.submit(base + "/care/ask-to-look", Map.of("people", person))
                        .text())
                .containsAnyOf("1 letter written", "0 letters written; tell these another way");
    }

    @Test
    void aLetterToManyIsWrittenDownForEach() {
        send(Lists.HARBOUR);
        var browser = web.browser(coordinator());
        var key = id("H-1") + ":PERSON";
        var wrong = browser.submit(base + "/told/by-letter", Map.of("told", key, "letter", "", "on-day", "40"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("There is no such day");
        var day = browser.submit(
                base + "/told/by-letter",
                Map.of(
                        "told", key,
                        "letter", "First letter",
                        "on-day", "1",
                        "on-month", "12",
                        "on-year", "2020"));
        assertThat(day.text()).contains("Written down for 1: told by letter");
        assertThat(day.html().select("#told tbody tr").last()).isNotNull();
        assertThat(browser.open(base + "/told?stand=NOT_UNDERSTOOD").text())
                .contains("Dilly Larkspur", "1 December 2020", "By letter");
        assertThat(browser.open(base + "/told?stand=NONSENSE").status()).isEqualTo(422);
        assertThat(web.browser(practitioner()).open(base + "/told").html().select("#letter"))
                .as("who tells one person at a time is not offered it")
                .isEmpty();
    }

    @Test
    void machinesReadAndGiveTheSame() {
        send(Lists.HARBOUR);
        var api = web.api(coordinator());
        var root = "/api/v1" + base;
        assertThat(api.get(root + "/told?whom=PERSON&stand=NOT_TOLD")
                        .json()
                        .at("/total")
                        .asInt())
                .isEqualTo(4);
        assertThat(api.get(root + "/seen").json().at("/lines/0/colour").asString())
                .isEqualTo("RED");
        var told = api.post(
                root + "/told/by-letter",
                Map.of("told", List.of(id("H-2") + ":PERSON"), "on", "2020-12-01", "letter", "First letter"));
        assertThat(told.json().at("/told").asInt()).isEqualTo(1);
        assertThat(api.put(
                                root + "/caseloads/" + practitioner().post(),
                                Map.of("kind", "QISW", "registration", "SW1", "most", 1, "version", 0))
                        .status())
                .isEqualTo(204);
        assertThat(api.get(root + "/caseloads/suggestion")
                        .json()
                        .at("/0/worker")
                        .asString())
                .isEqualTo(practitioner().name());
        var both = List.of(id("H-1"), id("H-2"));
        var over = api.post(
                root + "/caseloads/cases", Map.of("post", practitioner().post(), "people", both));
        assertThat(over.status()).isEqualTo(409);
        assertThat(over.json().at("/errors/0/code").asString()).isEqualTo("CONF");
        assertThat(api.post(
                                root + "/caseloads/cases",
                                Map.of("post", practitioner().post(), "people", both, "agreed", "Ms Fen"))
                        .json()
                        .at("/given")
                        .asInt())
                .isEqualTo(2);
        assertThat(api.post(
                                root + "/caseloads/assessments",
                                Map.of("post", practitioner().post(), "people", both))
                        .status())
                .isEqualTo(200);
        assertThat(api.post(root + "/caseloads/cases", Map.of("people", both)).status())
                .isEqualTo(422);
        var caseloads = api.get(root + "/caseloads").json();
        assertThat(caseloads.at("/limit").asInt()).isEqualTo(12);
        assertThat(caseloads.at("/workers/0/cases").asInt()).isEqualTo(2);
        assertThat(api.post(root + "/caseloads/ask-to-look", Map.of("people", both))
                        .status())
                .isEqualTo(200);
        assertThat(api.post(root + "/caseloads/" + practitioner().post() + "/stand-in", Map.of())
                        .status())
                .isEqualTo(409);
        assertThat(api.delete(root + "/" + id("H-1") + "/case").status()).isEqualTo(204);
        assertThat(api.delete(root + "/" + id("H-1") + "/assessment").status()).isEqualTo(204);
        assertThat(api.delete(root + "/" + id("H-1") + "/case").status()).isEqualTo(404);
        var care = api.get(root + "/care").json();
        assertThat(care.at("/all").asInt()).isEqualTo(4);
        assertThat(care.at("/lines/1/worker").asString())
                .isEqualTo(practitioner().name());
        assertThat(api.get(root + "/care?missing=NO_ASSESSOR")
                        .json()
                        .at("/total")
                        .asInt())
                .isZero();
        assertThat(api.get(root + "/told?size=501").status()).isEqualTo(422);
    }

    @Test
    void callsArePlannedOnAPageAndForMachines() {
        send("Ref,Surname,Type of care\nA,One,Home care\nB,Two,Home care\nC,Three,Nursing\n");
        var browser = web.browser(coordinator());
        assertThat(browser.open(base + "/calls").html().select("#calls")).isEmpty();
        var wrong = browser.open(base + "/calls?days=3&callers=none&each=12");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select("#callers-error")).isNotEmpty();
        var plan = browser.open(base + "/calls?days=1&callers=1&each=1");
        assertThat(plan.text()).contains("1 to call, 1 to write to; 0 reached already.");
        assertThat(plan.html().select("#calls tbody tr")).hasSize(2);
        var api = web.api(coordinator()).get("/api/v1" + base + "/calls?days=1&callers=1&each=1");
        assertThat(api.json().at("/calls/1/by").asString()).isEqualTo("LETTER");
    }

    @Test
    void machinesAskForListsAndSayWhatHeadingsMean() {
        send(Lists.HARBOUR);
        var api = web.api(coordinator());
        var lists = "/api/v1" + base + "/lists";
        var made = api.post(
                lists + "/asked",
                Map.of(
                        "kind", "LIST",
                        "source", "PROVIDER",
                        "askedOf", "The manager",
                        "dueAt", "2020-12-08T09:00:00Z"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().at("/path").asString()).startsWith("/send-list/");
        var asked = lists + "/asked/" + made.json().at("/id").asString();
        assertThat(api.post(asked + "/refused", Map.of("because", "")).status()).isEqualTo(422);
        assertThat(api.post(asked + "/refused", Map.of("because", "No time")).status())
                .isEqualTo(204);
        assertThat(api.post(asked + "/ended", Map.of()).status())
                .as("dealt with")
                .isEqualTo(409);
        assertThat(api.get(lists + "/asked").json().at("/0/refusedBecause").asString())
                .isEqualTo("No time");
        assertThat(api.post(lists + "/asked", Map.of("kind", "LIST"))
                        .json()
                        .at("/errors")
                        .size())
                .isEqualTo(3);
        assertThat(web.api(practitioner())
                        .post(lists + "/asked", Map.of("kind", "LIST"))
                        .status())
                .isEqualTo(403);

        var odd = web.api(coordinator())
                .upload(
                        "/api/v1/incidents/" + incident + "/people-imports",
                        "odd.csv",
                        "Ref,Surname,Bewohnerzimmer\nH-1,Larkspur,7\n".getBytes(StandardCharsets.UTF_8),
                        Map.of("source", "ICB", "dryRun", "true"));
        assertThat(odd.status()).isLessThan(500);
        var known = api.get(lists + "/headings/icb").json();
        assertThat(known.size()).isPositive();
        var heading = known.at("/0/heading").asString();
        assertThat(api.put(lists + "/headings/icb", Map.of("means", Map.of(heading, "SHOE_SIZE")))
                        .status())
                .isEqualTo(422);
        var mapped = api.put(lists + "/headings/icb", Map.of("means", Map.of(heading, "NOT_READ")));
        assertThat(mapped.json().at("/0/means").asString()).isEqualTo("NOT_READ");
        assertThat(api.get(lists + "/headings/nobody").status()).isEqualTo(422);
    }

    @Test
    void whoMayNotSignTheNumberIsNotOfferedIt() {
        send(Lists.HARBOUR);
        var lists = "/incidents/" + incident + "/reconciliation";
        var sign = "a[href$=/reconciliation/number]";
        assertThat(web.browser(actors.lead()).open(lists).html().select(sign)).hasSize(1);
        var placement = web.browser(actors.of(Role.PLACEMENT_OFFICER));
        assertThat(placement.open(lists).status()).isEqualTo(200);
        assertThat(placement.open(lists).html().select(sign)).isEmpty();
        assertThat(placement.open(lists + "/number").status()).isEqualTo(403);
        assertThat(web.browser(practitioner()).open(lists).html().select(sign)).isEmpty();
    }

    /** Assign, message, print, export: those. Urgency and capacity are judged one by one, whatever the address. */
    @Test
    void thereIsNoWayToJudgeSeveralAtOnce() {
        send(Lists.HARBOUR);
        var judging = requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .filter(m -> m.getMethodsCondition().getMethods().stream().anyMatch(w -> w != RequestMethod.GET))
                .flatMap(m -> m.getPatternValues().stream())
                .filter(p -> p.contains("/people") && (p.contains("urgency") || p.contains("capacity")))
                .filter(p -> !p.contains("{person}"))
                .toList();
        assertThat(judging)
                .as("the one that names people in its body takes one")
                .allMatch(p -> p.endsWith("/people/urgency"));
        var browser = web.browser(coordinator());
        var api = web.api(practitioner());
        var two = List.of(id("H-1"), id("H-2"));
        var refused = api.post(
                "/api/v1" + base + "/urgency",
                Map.of("people", two, "life", "YES", "physical", "YES", "mental", "YES", "note", "Both at once"));
        assertThat(refused.status()).isIn(409, 422);
        assertThat(browser.open(base).html().select("[formaction]").eachAttr("formaction"))
                .isNotEmpty()
                .noneMatch(a -> a.contains("urgency") || a.contains("capacity") || a.contains("understood"));
        assertThat(browser.open(base + "/care").html().select("[formaction]").eachAttr("formaction"))
                .containsExactlyInAnyOrder(
                        base + "/selected.csv",
                        base + "/care/worker",
                        base + "/care/assessor",
                        base + "/care/ask-to-look");
    }
}
