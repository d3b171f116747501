package care.backstop.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.people.Colour;
import care.backstop.people.Lists;
import care.backstop.people.People;
import care.backstop.people.store.ListFilter;
import care.backstop.people.usecase.PutInCharge;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeoplePagesTest {

    @Autowired
    OpenIncident open;

    @Autowired
    IncidentMembers members;

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
    PutInCharge charge;

    private UUID incident = new UUID(0, 0);
    private String list = "";

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
    }

    @BeforeEach
    void incident() {
        incident = Rooms.opened(open, actors.lead(), Rooms.HARBOUR_VIEW);
        list = "/incidents/" + incident + "/people";
    }

    private Actor coordinator() {
        return actors.of(Role.INCIDENT_COORDINATOR);
    }

    private Actor practitioner() {
        return actors.of(Role.PRACTITIONER);
    }

    private Web.Answer send(String csv, boolean dryRun) {
        return web.api(coordinator())
                .upload(
                        "/api/v1/incidents/" + incident + "/people-imports?dryRun=" + dryRun,
                        "list.csv",
                        csv.getBytes(StandardCharsets.UTF_8),
                        Map.of("source", "PROVIDER"));
    }

    private UUID person(String reference) {
        return Acting.as(coordinator(), () -> people.facts(incident)).stream()
                .filter(f -> f.reference().equals(reference))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void inCharge(UUID person) {
        Acting.as(
                coordinator(),
                () -> charge.put(incident, List.of(person), practitioner().post(), coordinator()));
    }

    private List<String> audited(String what) {
        return actors.as(
                coordinator(),
                () -> db.sql("""
                        select array_to_string(people, ',') from audit.entry where what = ? order by position""").params(what).query(String.class).list());
    }

    @Test
    void aListIsLookedAtConfirmedAndUndone() {
        var browser = web.browser(coordinator());
        browser.open(list + "/lists");
        var looked = browser.upload(
                list + "/lists",
                "list.csv",
                Lists.HARBOUR.getBytes(StandardCharsets.UTF_8),
                Map.of("source", "PROVIDER"));
        assertThat(looked.h1()).isEqualTo("This is what the list would do");
        assertThat(looked.text()).contains("Would be added 4");
        assertThat(Acting.as(coordinator(), () -> people.facts(incident))).isEmpty();

        var staged = looked.address().getPath();
        var taken = browser.submit(staged + "/confirm", Map.of());
        assertThat(taken.h1()).isEqualTo("People");
        assertThat(taken.text()).contains("List taken in: 4 added").contains("O’Dowd-Ångström");

        browser.open(staged);
        var undone = browser.submit(staged + "/undo", Map.of());
        assertThat(undone.text()).contains("List undone").contains("Undone on");
        assertThat(Acting.as(coordinator(), () -> people.facts(incident))).isEmpty();
    }

    @Test
    void wrongRowsAreNamedAndNothingIsKept() {
        var browser = web.browser(coordinator());
        browser.open(list + "/lists");
        var page = browser.upload(
                list + "/lists",
                "list.csv",
                "Surname,DOB,NHS No\nLarkspur,31/02/1940,\nThrupp,01/01/1940,9990000019\n"
                        .getBytes(StandardCharsets.UTF_8),
                Map.of("source", "COUNCIL"));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().title()).startsWith("Error: ");
        var rows = page.html().select("#problems tbody tr");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).text()).contains("2", "Date of birth", "no such day");
        assertThat(rows.get(1).text()).contains("3", "NHS number");
        assertThat(page.html().select("input[name=source][checked]").val()).isEqualTo("COUNCIL");
    }

    @Test
    void notAListIsSaidBesideTheFile() {
        var browser = web.browser(coordinator());
        browser.open(list + "/lists");
        var page = browser.upload(
                list + "/lists",
                "list.pdf",
                "%PDF-1.7 x".getBytes(StandardCharsets.UTF_8),
                Map.of("source", "PROVIDER"));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select("#file-error").text()).contains("PDF");
    }

    @Test
    void theTemplateIsReadBackByTheImport() {
        var xlsx = web.browser(coordinator())
                .open(list + "/lists/template.xlsx")
                .raw()
                .body();
        var answer = web.api(coordinator())
                .upload(
                        "/api/v1/incidents/" + incident + "/people-imports?dryRun=true",
                        "people-list.xlsx",
                        xlsx,
                        Map.of("source", "PROVIDER"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .as("every heading is understood; only people are missing")
                .contains("everyone has gone");
    }

    @Test
    void theApiKeepsItsContract() {
        var tried = send(Lists.HARBOUR, true);
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.json().get("rows").asInt()).isEqualTo(4);
        assertThat(tried.json().get("accepted").asInt()).isEqualTo(4);
        assertThat(tried.json().get("errors")).isEmpty();
        assertThat(tried.json().get("added").asInt()).isEqualTo(4);

        var wrong = send("Surname,Hours\nLarkspur,-3\n", false);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().get("errors").get(0).get("row").asInt()).isEqualTo(2);
        assertThat(wrong.json().get("errors").get(0).get("code").asString()).isEqualTo("VAL");
        assertThat(wrong.json().get("accepted").asInt()).isZero();

        assertThat(send(Lists.HARBOUR, false).json().get("added").asInt()).isEqualTo(4);
        var again = send(Lists.HARBOUR, false).json();
        assertThat(again.get("matched").asInt()).isEqualTo(4);
        assertThat(again.get("changed").asInt()).isZero();

        var listed = web.api(coordinator())
                .get("/api/v1/incidents/" + incident + "/people")
                .json();
        assertThat(listed.get("total").asInt()).isEqualTo(4);
        assertThat(listed.get("people").get(0).get("priority").get("colour").asString())
                .isEqualTo("RED");
    }

    @Test
    void aListOfAnotherHomeIsRefused() {
        var answer = send("Surname,Care home\nLarkspur,%s\n".formatted(Rooms.PIER_VIEW), false);
        assertThat(answer.json().get("errors").get(0).get("code").asString()).isEqualTo("CONF");
        assertThat(send("Surname,Care home\nLarkspur,harbour view\n", false).status())
                .isEqualTo(200);
        assertThat(Acting.as(coordinator(), () -> people.facts(incident))
                        .getFirst()
                        .location())
                .isEqualTo(Rooms.HARBOUR_VIEW);
    }

    @Test
    void aPlaceNobodyKnowsCannotBePreferred() {
        assertThat(send("Surname,Preferred homes\nLarkspur,1-99999\n", false).body())
                .contains("not a location");
        assertThat(send("Surname,Preferred homes\nLarkspur,%s\n".formatted(Rooms.PIER_VIEW), false)
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Requirement({"X-04", "SC-02"})
    void theListIsInTheOrderOfWorkAndAuditHoldsExactlyThoseShown() {
        send(Lists.HARBOUR, false);
        var page = web.browser(actors.lead()).open(list);
        var names = page.html().select("#people tbody th").eachText();
        assertThat(names).hasSize(4);
        assertThat(names.getFirst()).as("very frail is red").startsWith("Seán");
        assertThat(names.get(1)).as("not rated, but with a factor").startsWith("小明");
        assertThat(names.get(2)).as("not rated comes before green").startsWith("Ivo");

        var narrowed = web.browser(actors.lead()).open(list + "?priority=RED");
        assertThat(narrowed.html().select("#people tbody tr")).hasSize(1);
        assertThat(audited("PeopleList").getLast()).isEqualTo(person("H-2").toString());
    }

    @Test
    void theListAndTheOverviewTakeAtMostEightStatementsHoweverLong() {
        send(
                "Ref,Surname,DOB\n"
                        + IntStream.range(0, 300)
                                .mapToObj(i -> "R-%d,Person%d,01/01/19%02d".formatted(i, i, i % 90 + 10))
                                .collect(Collectors.joining("\n")),
                false);
        var browser = web.browser(coordinator());
        browser.open(list);
        statements.reset();
        var page = browser.open(list + "?page=2&sort=NAME");
        assertThat(page.html().select("#people tbody tr")).hasSize(PeoplePage.SIZE);
        assertThat(statements.ofThePage()).hasSizeBetween(3, 8); // not even three would mean that nothing is counted
        for (var still : ListFilter.Still.values()) {
            statements.reset();
            assertThat(browser.open(list + "?still=" + still).status()).isEqualTo(200);
            assertThat(statements.ofThePage()).as(still.name()).hasSizeBetween(3, 8);
        }
        var overview = "/incidents/" + incident;
        browser.open(overview);
        statements.reset();
        assertThat(browser.open(overview).text()).contains("300");
        assertThat(statements.ofThePage()).hasSizeBetween(3, 8);
    }

    @Test
    void nobodyInChargeAndMineAreTheTwoSidesOfAnAssignment() {
        send(Lists.HARBOUR, false);
        var browser = web.browser(coordinator());
        var all = rows(browser, list);
        assertThat(all).isGreaterThan(2);
        assertThat(rows(browser, list + "?still=NO_WORKER")).isEqualTo(all);
        assertThat(rows(browser, list + "?still=MINE")).isZero();
        inCharge(person("H-2"));
        assertThat(rows(browser, list + "?still=NO_WORKER")).isEqualTo(all - 1);
        assertThat(rows(web.browser(practitioner()), list + "?still=MINE")).isEqualTo(1);
        assertThat(rows(browser, list + "?still=MINE")).as("somebody else's").isZero();
    }

    private static int rows(Web.Browser browser, String address) {
        return browser.open(address)
                .html()
                .select("#people tbody tr:has(a[href*=/people/])")
                .size();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    @Requirement("X-05")
    void eachRoleSeesWhatTheMatrixGivesIt(Role role) {
        send(Lists.HARBOUR, false);
        var actor = actors.of(role);
        actors.as(actors.lead(), () -> {
            members.add(incident, actor.post(), actors.lead());
            return null;
        });
        var answer = web.api(actor).get("/api/v1/incidents/" + incident + "/people");
        var person = web.api(actor).get("/api/v1/incidents/" + incident + "/people/" + person("H-1"));
        switch (role) {
            case INCIDENT_LEAD, INCIDENT_COORDINATOR -> {
                assertThat(person.json().has("nhsNumber")).isTrue();
                assertThat(person.json().get("priority").get("colour").asString())
                        .isEqualTo(Colour.GREEN.name());
                assertThat(person.json().get("priority").has("reasons")).isFalse();
                assertThat(person.json().has("need")).as("handling flags only").isFalse();
            }
            case PLACEMENT_OFFICER -> {
                assertThat(person.json().has("nhsNumber")).isTrue();
                assertThat(person.json().get("need").asString()).isEqualTo("NURSING");
                assertThat(person.json().get("priority").has("reasons")).isFalse();
            }
            case PRACTITIONER -> {
                assertThat(person.json().has("nhsNumber")).isTrue();
                assertThat(person.json().has("priority"))
                        .as("not in charge of this person")
                        .isFalse();
            }
            case SAFEGUARDING_LEAD, PRIVACY_OFFICER -> {
                assertThat(person.json().has("nhsNumber")).isTrue();
                assertThat(person.json().get("priority").has("reasons"))
                        .as("no purpose given")
                        .isFalse();
                assertThat(answer.json().get("purposeNeeded").asBoolean()).isTrue();
            }
            case FINANCE_OFFICER, FUNDING_APPROVER, COMMUNICATIONS_OFFICER -> {
                assertThat(person.json().get("name").asString()).isEqualTo("Dilly Larkspur");
                assertThat(person.json().get("funding").asString()).isEqualTo("HOST_COUNCIL");
                assertThat(person.json().has("nhsNumber")).isFalse();
                assertThat(person.json().has("priority")).isFalse();
            }
            case PLACING_COUNCIL_OFFICER,
                    ICB_CLINICIAN,
                    POLICE_LIAISON,
                    ADVOCATE,
                    LEAVING_PROVIDER,
                    RECEIVING_PROVIDER -> {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.json().get("people"))
                        .as("nobody of theirs is on the list")
                        .isEmpty();
                assertThat(person.status()).isEqualTo(404);
            }
            case MARKET_OFFICER,
                    OVERSIGHT_ANALYST,
                    EXECUTIVE,
                    CQC_LIAISON,
                    ACCESS_ADMINISTRATOR,
                    AUDITOR,
                    PLATFORM_OPERATOR -> {
                assertThat(answer.status()).isEqualTo(403);
                assertThat(person.status()).isEqualTo(403);
            }
        }
    }

    @Test
    void whoeverIsNotInChargeCanNeitherFilterByNorSortByHealth() {
        send(Lists.HARBOUR, false);
        inCharge(person("H-3"));
        var api = web.api(practitioner());
        var red = api.get("/api/v1/incidents/" + incident + "/people?priority=RED")
                .json();
        assertThat(red.get("total").asInt()).as("H-2 is red, and not theirs").isZero();
        var order = api.get("/api/v1/incidents/" + incident + "/people").json();
        assertThat(IntStream.range(0, 4)
                        .mapToObj(
                                i -> order.get("people").get(i).get("reference").asString()))
                .containsExactly("H-3", "H-1", "H-2", "H-4");
    }

    @Test
    void healthIsShownOnceThePurposeIsGiven() {
        send(Lists.HARBOUR, false);
        var id = person("H-3");
        inCharge(id);
        var browser = web.browser(practitioner());
        var before = browser.open(list + "/" + id);
        assertThat(before.text()).contains("once you have said why").doesNotContain("Nearing end of life");
        var after = browser.submit(list + "/purposes", Map.of("people", id.toString(), "purpose", "DIRECT_CARE"));
        assertThat(after.address().getPath()).isEqualTo(list + "/" + id);
        assertThat(after.text()).contains("Nearing end of life Not known").contains("(M1)");
        assertThat(audited("PersonPage")).contains(id.toString());

        var other = browser.open(list + "/" + person("H-1"));
        assertThat(other.text()).contains("NHS number").doesNotContain("Nearing end of life");
        assertThat(browser.submit(
                                list + "/purposes",
                                Map.of("people", person("H-1").toString(), "purpose", "DIRECT_CARE"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Requirement({"SA-3.7", "S1.6-b"})
    void aChangeRatesThePersonAgainAndALaterListLeavesItAlone() {
        send(Lists.HARBOUR, false);
        var id = person("H-1");
        inCharge(id);
        var browser = web.browser(practitioner());
        browser.open(list + "/" + id);
        browser.submit(list + "/purposes", Map.of("people", id.toString(), "purpose", "PRIORITY"));
        var form = browser.open(list + "/" + id + "/change/factors");
        var saved = browser.submit(
                list + "/" + id + "/change/factors",
                Map.of(
                        "version", form.html().select("input[name=version]").val(),
                        "complex_needs", "YES",
                        "stress_prone", "YES"));
        assertThat(saved.text()).contains("Amber (row R4)").contains("Has complex needs");

        send(Lists.HARBOUR, false);
        assertThat(Acting.as(coordinator(), () -> people.facts(incident, id))
                        .complexNeeds()
                        .name())
                .as("the list still says no")
                .isEqualTo("YES");
    }

    @Test
    void aLostRaceShowsBothAndKeepsTheTyping() {
        send(Lists.HARBOUR, false);
        var id = person("H-1");
        var path = list + "/" + id + "/change/identity";
        var browser = web.browser(coordinator());
        var version = browser.open(path).html().select("input[name=version]").val();
        browser.submit(path, Map.of("version", version, "family_name", "Larkspur", "known_as", "Dil"));
        var lost = browser.submit(path, Map.of("version", version, "family_name", "Larkspur", "known_as", "Odie"));

        assertThat(lost.status()).isEqualTo(409);
        assertThat(lost.html().select("#known_as").val()).isEqualTo("Odie");
        assertThat(lost.html().select("#known_as-hint").text()).contains("Saved by somebody else: Dil");
        var settled = browser.submit(
                path,
                Map.of(
                        "version", lost.html().select("input[name=version]").val(),
                        "family_name", "Larkspur",
                        "known_as", "Odie"));
        assertThat(settled.h1()).isEqualTo("Odie Larkspur");
    }

    @Test
    void aNumberOfSomebodyElseIsNotTaken() {
        send(Lists.HARBOUR, false);
        var id = person("H-4");
        var path = list + "/" + id + "/change/identity";
        var browser = web.browser(coordinator());
        var version = browser.open(path).html().select("input[name=version]").val();
        var refused =
                browser.submit(path, Map.of("version", version, "family_name", "Thrupp", "nhs_number", Lists.nhs(1)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#nhs_number-error").text()).contains("Another person");
        assertThat(refused.html().select("#nhs_number").val()).isEqualTo(Lists.nhs(1));
    }

    @Test
    @Requirement({"L3.2-q", "L2.1-b", "L2.1-c", "SB-8"})
    void urgencyCapacityAndWishesAreAddedWithTimeAndAuthor() {
        send(Lists.HARBOUR, false);
        var id = person("H-1");
        inCharge(id);
        var browser = web.browser(practitioner());
        browser.open(list + "/" + id);
        browser.submit(list + "/purposes", Map.of("people", id.toString(), "purpose", "DIRECT_CARE"));
        var base = list + "/" + id;

        var unsaid =
                browser.submit(base + "/urgency", Map.of("life", "NO", "physical", "NO", "mental", "NO", "note", ""));
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.html().select("#note-error").text()).contains("why it is not urgent");
        var judged = browser.submit(
                base + "/urgency",
                Map.of("life", "YES", "howSoon", "2 h", "howBad", "high", "note", "Needs oxygen day and night"));
        assertThat(judged.text())
                .contains("Red (row R1)")
                .contains("Needs oxygen")
                .contains("practitioner of Testshire");

        var nobody = browser.submit(
                base + "/wishes",
                Map.of(
                        "voice",
                        "RELATIVE",
                        "words",
                        "She should come to us",
                        "saidOn-day",
                        "6",
                        "saidOn-month",
                        "12",
                        "saidOn-year",
                        "2020"));
        assertThat(nobody.html().select("#relation-error").text()).contains("daughter");
        browser.submit(
                base + "/wishes",
                Map.of(
                        "voice",
                        "PERSON",
                        "words",
                        "I want to stay near my sister",
                        "saidOn-day",
                        "5",
                        "saidOn-month",
                        "12",
                        "saidOn-year",
                        "2020"));
        var both = browser.submit(
                base + "/wishes",
                Map.of(
                        "voice",
                        "RELATIVE",
                        "relation",
                        "daughter",
                        "words",
                        "She should come to us",
                        "saidOn-day",
                        "6",
                        "saidOn-month",
                        "12",
                        "saidOn-year",
                        "2020"));
        assertThat(both.html().select(".backstop-timeline__event").eachText())
                .hasSize(2)
                .first()
                .asString()
                .contains("A relative or friend (daughter)");

        var general = browser.submit(
                base + "/capacity",
                Map.of(
                        "result",
                        "LACKS",
                        "note",
                        "x",
                        "assessedOn-day",
                        "7",
                        "assessedOn-month",
                        "12",
                        "assessedOn-year",
                        "2020"));
        assertThat(general.html().select("#decision-error").text()).contains("Nobody lacks capacity in general");
        var lacks = browser.submit(
                base + "/capacity",
                Map.of(
                        "decision",
                        "ACCOMMODATION",
                        "result",
                        "LACKS",
                        "note",
                        "Assessed with an interpreter",
                        "assessedOn-day",
                        "7",
                        "assessedOn-month",
                        "12",
                        "assessedOn-year",
                        "2020"));
        assertThat(lacks.text()).contains("Find out who may decide first");
        assertThat(browser.open(list).text()).contains("Do not move before the decision is settled");
    }

    @Test
    @Requirement("K9.2-b")
    void anUrgentJudgementSaysHowSoonAndHowBad() {
        send(Lists.HARBOUR, false);
        var id = person("H-1");
        inCharge(id);
        var browser = web.browser(practitioner());
        browser.open(list + "/" + id);
        browser.submit(list + "/purposes", Map.of("people", id.toString(), "purpose", "DIRECT_CARE"));
        var base = list + "/" + id;
        var duty = "/incidents/" + incident + "/decisions/people/" + id;

        var blank = browser.submit(
                base + "/urgency", Map.of("life", "YES", "howSoon", "2 h", "howBad", " ", "note", "Needs oxygen"));
        assertThat(blank.status()).isEqualTo(422);
        assertThat(blank.html().select("#howBad-error").text()).contains("how bad");
        assertThat(blank.html().select("input[name=howSoon]").val()).isEqualTo("2 h");
        var api = web.api(practitioner())
                .post(
                        "/api/v1/incidents/" + incident + "/people/urgency",
                        Map.of("people", List.of(id.toString()), "life", "YES", "howBad", "high"));
        assertThat(api.status()).isEqualTo(422);
        assertThat(api.json().get("errors").get(0).get("field").asString()).isEqualTo("howSoon");
        assertThat(api.json().get("errors").get(0).get("code").asString()).isEqualTo("VAL");
        assertThat(browser.open(base).text()).contains("Nobody has judged");

        var judged = browser.submit(base + "/urgency", Map.of("life", "YES", "howSoon", "2 h", "howBad", "high"));
        assertThat(judged.status()).isEqualTo(200);
        assertThat(judged.text()).contains("2 h", "high");
        // Whoever decides reads it with the duty test; who may see the person but not their health does not.
        assertThat(web.browser(actors.lead()).open(duty).text()).contains("How soon: 2 h. How bad: high");
        assertThat(web.browser(actors.of(Role.INCIDENT_COORDINATOR)).open(duty).text())
                .contains("How urgent")
                .doesNotContain("2 h", "How bad");
    }

    @Test
    @Requirement("L3.2-r")
    void severalPeopleAreNeverJudgedAtOnce() {
        send(Lists.HARBOUR, false);
        var both = List.of(person("H-1").toString(), person("H-2").toString());
        both.forEach(id -> inCharge(UUID.fromString(id)));
        var answer = web.api(practitioner())
                .post(
                        "/api/v1/incidents/" + incident + "/people/urgency",
                        Map.of("people", both, "life", "YES", "note", "all of them"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("errors").get(0).get("code").asString()).isEqualTo("STATE");
        var one = web.api(practitioner())
                .post(
                        "/api/v1/incidents/" + incident + "/people/urgency",
                        Map.of(
                                "people",
                                both.subList(0, 1),
                                "life",
                                "YES",
                                "howSoon",
                                "2 h",
                                "howBad",
                                "high",
                                "note",
                                "this one"));
        assertThat(one.status()).isEqualTo(200);
    }

    @Test
    @Requirement("SA-3.12")
    void othersSeeOnlyThatTheyShouldSpeakToTheSafeguardingLead() {
        send(Lists.HARBOUR, false);
        var id = person("H-1");
        actors.as(actors.lead(), () -> {
            members.add(incident, actors.of(Role.SAFEGUARDING_LEAD).post(), actors.lead());
            return null;
        });
        var safeguarding = web.browser(actors.of(Role.SAFEGUARDING_LEAD));
        safeguarding.open(list + "/" + id);
        var refused = safeguarding.submit(list + "/" + id + "/enquiry", Map.of("enquiry", "YES", "number", ""));
        assertThat(refused.html().select("#number-error").text()).contains("its number");
        safeguarding.submit(list + "/" + id + "/enquiry", Map.of("enquiry", "YES", "number", "SG-4711"));

        var seen = web.browser(coordinator()).open(list + "/" + id);
        assertThat(seen.text())
                .contains("Speak to the safeguarding lead")
                .doesNotContain("4711")
                .doesNotContain("enquiry");
    }

    @Test
    @Requirement("X-12")
    void theExportHoldsThoseShownWithoutHealthAndIsAudited() {
        send(Lists.HARBOUR.replace("Larkspur,Odile", "=HYPERLINK(1),Odile"), false);
        var file = web.browser(coordinator()).open(list + ".csv?funder=SELF");
        var text = new String(file.raw().body(), StandardCharsets.UTF_8);
        assertThat(text.lines()).hasSize(2);
        assertThat(text).contains("O’Dowd-Ångström").doesNotContain("frail").doesNotContain("Red");
        assertThat(audited("PeopleExport").getLast()).isEqualTo(person("H-2").toString());
        var all =
                new String(web.browser(coordinator()).open(list + ".csv").raw().body(), StandardCharsets.UTF_8);
        assertThat(all).contains("'=HYPERLINK(1)");
        assertThat(web.browser(practitioner()).open(list + ".csv").status()).isEqualTo(403);
    }

    @Test
    @Requirement("SA-7.1b")
    void thoseTickedAreGivenANamedWorker() {
        send(Lists.HARBOUR, false);
        var browser = web.browser(coordinator());
        browser.open(list);
        var ticked = Map.of("people", person("H-1") + "\n" + person("H-3"));
        var choose = browser.submit(list + "/in-charge/choose", ticked);
        assertThat(choose.html().select("input[name=people][checked]")).hasSize(2);
        assertThat(browser.submit(list + "/in-charge", ticked)
                        .html()
                        .select("#post-error")
                        .text())
                .contains("Choose who");
        var done = browser.submit(
                list + "/in-charge",
                Map.of(
                        "people", ticked.get("people"),
                        "post", practitioner().post().toString()));
        assertThat(done.text()).contains("Put in charge of 2 people");
        assertThat(browser.open(list + "?still=NO_WORKER").html().select("#people tbody tr"))
                .hasSize(2);
    }

    @Test
    void whoeverStaysLeavesOrDiesIsAccountedFor() {
        send(Lists.HARBOUR, false);
        var browser = web.browser(coordinator());
        var page = list + "/" + person("H-1");
        assertThat(browser.open(page).html().select("a[href=" + page + "/outcome]"))
                .hasSize(1);
        browser.open(page + "/outcome");
        var empty = browser.submit(page + "/outcome", Map.of("note", " "));
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.html().select(".govuk-error-summary li").eachText())
                .containsExactly(
                        "Choose how it ended.",
                        "Write the day, for example 7 12 2020.",
                        "Write who says so and how they know, in at most 1,000 letters.");
        var left = Map.of(
                "status", "LEFT", "on-day", "7", "on-month", "12", "on-year", "2020", "note", "Her son came for her");
        assertThat(browser.submit(page + "/outcome", left).text()).contains("Left by own arrangement");
        assertThat(browser.submit(page + "/outcome", left).status()).as("twice").isEqualTo(409);
        assertThat(browser.open(list + "?still=NOT_PLACED").html().select("#people tbody tr"))
                .hasSize(3);

        var api = web.api(coordinator());
        var at = "/api/v1/incidents/" + incident + "/people/" + person("H-3");
        var tomorrow = api.post(at + "/outcome", Map.of("status", "DIED", "on", "2020-12-08", "note", "The GP"));
        assertThat(tomorrow.status()).isEqualTo(422);
        assertThat(tomorrow.json().at("/errors/0/field").asString()).isEqualTo("on");
        assertThat(api.post(at + "/outcome", Map.of("status", "MOVED", "on", "2020-12-07", "note", "No"))
                        .status())
                .as("only a move moves somebody")
                .isEqualTo(422);
        assertThat(api.post(at + "/outcome", Map.of("status", "DIED", "on", "2020-12-07", "note", "The GP"))
                        .status())
                .isEqualTo(201);
        assertThat(api.get(at).json().get("status").asString()).isEqualTo("DIED");
        assertThat(api.post(at + "/outcome", Map.of("status", "WAITING", "on", "2020-12-07", "note", "Mixed up"))
                        .status())
                .isEqualTo(201);
        assertThat(api.get(at).json().get("status").asString()).isEqualTo("WAITING");
        assertThat(actors.as(
                        coordinator(),
                        () -> db.sql("select count(*) from people.outcome where person = :id")
                                .param("id", person("H-3"))
                                .query(Integer.class)
                                .single()))
                .as("what was recorded before stays")
                .isEqualTo(2);
        assertThat(web.api(actors.of(Role.PLACEMENT_OFFICER))
                        .post(at + "/outcome", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(web.api(actors.stranger(Role.INCIDENT_COORDINATOR))
                        .post(at + "/outcome", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theListOfListsIsAFileWithoutNames() {
        send(Lists.HARBOUR, false);
        var browser = web.browser(coordinator());
        assertThat(browser.open(list + "/lists").html().select("a[href=" + list + "/lists/all.csv]"))
                .hasSize(1);
        var file =
                new String(browser.open(list + "/lists/all.csv").raw().body(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(file.lines().toList())
                .hasSize(2)
                .first()
                .isEqualTo("\ufeffas_at,source,state,rows,added,changed,as_they_were,by,sent_at,taken_in_at,undone_at");
        assertThat(file).contains("2020-12-07,PROVIDER,APPLIED,4,4,0,0,").doesNotContain("Larkspur");
        assertThat(web.browser(actors.of(Role.PLACEMENT_OFFICER))
                        .open(list + "/lists/all.csv")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void onlyThoseTickedArePrinted() {
        send(Lists.HARBOUR, false);
        var browser = web.browser(coordinator());
        browser.open(list);
        var page = browser.submit(list + "/selected", Map.of("people", person("H-1") + "\n" + person("H-3")));
        assertThat(page.html().select("main tbody tr")).hasSize(2);
        assertThat(audited("PeoplePrint").getLast().split(",")).hasSize(2);
    }

    @Test
    @Requirement("X-05")
    void somebodyElsesIncidentIsNotThere() {
        send(Lists.HARBOUR, false);
        var stranger = actors.stranger(Role.INCIDENT_COORDINATOR);
        assertThat(web.browser(stranger).open(list).status()).isEqualTo(404);
        assertThat(web.browser(stranger).open(list + "/" + person("H-1")).status())
                .isEqualTo(404);
        assertThat(web.api(stranger)
                        .get("/api/v1/incidents/" + incident + "/people")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theOverviewSaysWhetherThereIsAListAtAll() {
        var before = web.browser(actors.lead()).open("/incidents/" + incident);
        assertThat(before.text()).contains("People: no list yet");
        send(Lists.HARBOUR, false);
        var after = web.browser(actors.lead()).open("/incidents/" + incident);
        assertThat(after.text()).contains("4 People affected").contains("1 Red");
    }
}
