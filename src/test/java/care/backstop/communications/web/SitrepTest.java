package care.backstop.communications.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.LogKind;
import care.backstop.incident.Rooms;
import care.backstop.incident.model.LogEntry;
import care.backstop.incident.rules.BusinessFailureEvents.Entity;
import care.backstop.incident.rules.LegalForm;
import care.backstop.incident.rules.ServiceDuty;
import care.backstop.incident.rules.ServiceState;
import care.backstop.incident.store.LogStore.Asked;
import care.backstop.incident.usecase.AcknowledgeIncident;
import care.backstop.incident.usecase.DecideServiceDuty;
import care.backstop.incident.usecase.HoldMeeting;
import care.backstop.incident.usecase.LogBook;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.incident.usecase.TestServiceDuty;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.people.Lists;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.Statements;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SitrepTest {

    @Autowired
    OpenIncident open;

    @Autowired
    AcknowledgeIncident acknowledge;

    @Autowired
    TestServiceDuty test;

    @Autowired
    DecideServiceDuty decide;

    @Autowired
    HoldMeeting meetings;

    @Autowired
    LogBook log;

    @Autowired
    IncidentMembers members;

    @Autowired
    JdbcClient db;

    @Autowired
    Actors actors;

    @Autowired
    Web web;

    @Autowired
    TestClock clock;

    @Autowired
    Statements statements;

    private Actor lead;
    private UUID incident = new UUID(0, 0);
    private int people;

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
        lead = actors.lead();
    }

    @BeforeEach
    void anIncident() {
        clock.set(Rooms.MONDAY_NINE);
        incident = Rooms.opened(open, lead, Rooms.HARBOUR_VIEW);
        people = 0;
        clock.set(Instant.parse("2020-12-07T16:00:00Z"));
    }

    /** 120 people, 31 of them moved, 4 red ones still to move. */
    private void onTheList() {
        somebody(2, "MOVED", "RED", "SELF");
        somebody(29, "MOVED", "GREEN", "HOST_COUNCIL");
        somebody(4, "WAITING", "RED", "SELF");
        somebody(3, "OFFERED", "AMBER", "CHC_LOCAL");
        somebody(10, "ACCEPTED", "AMBER", "HOST_COUNCIL");
        somebody(70, "WAITING", "GREEN", "HOST_COUNCIL");
        somebody(2, "DIED", "UNRATED", "HOST_COUNCIL");
    }

    private void somebody(int howMany, String status, String colour, String funding) {
        for (int i = 0; i < howMany; i++) {
            int n = ++people;
            actors.as(
                    lead,
                    () -> db.sql("""
                    insert into people.person (id, incident, council, agency, reference, status, colour, funding,
                           given_name, family_name, nhs_number, created_at, changed_at, changed_by)
                    values (:id, :incident, 'Testshire', :agency, :ref, :status, :colour, :funding,
                           'Odile', 'Larkspur', :nhs, now(), now(), :post)""")
                            .param("id", UUID.randomUUID())
                            .param("incident", incident)
                            .param("agency", lead.agency())
                            .param("ref", "H-" + n)
                            .param("status", status)
                            .param("colour", colour)
                            .param("funding", funding)
                            .param("nhs", Lists.nhs(n))
                            .param("post", lead.post())
                            .update());
        }
    }

    private String api() {
        return "/api/v1/incidents/" + incident;
    }

    private JsonNode make() {
        var made = web.api(lead).post(api() + "/sitreps", Map.of());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json();
    }

    private static String shown(JsonNode people, String figure) {
        return people.get(figure).get("shown").asString();
    }

    @Test
    @Requirement("SC-17")
    void countsPeopleMovesAndOpenRedCases() {
        onTheList();

        var sitrep = make();

        assertThat(sitrep.get("version").asInt()).isEqualTo(1);
        assertThat(sitrep.get("asAt").asString()).isEqualTo("2020-12-07T16:00:00Z");
        assertThat(sitrep.get("hoursSinceAware").asInt()).isEqualTo(7);
        assertThat(sitrep.get("closesOn").asString()).isEqualTo("2020-12-21");
        assertThat(sitrep.get("daysToClosing").asInt()).isEqualTo(14);
        var people = sitrep.get("people");
        assertThat(people.get("total").get("count").asInt()).isEqualTo(120);
        assertThat(people.get("moved").get("count").asInt()).isEqualTo(31);
        assertThat(people.get("redToMove").get("count").asInt()).isEqualTo(4);
        assertThat(people.get("placed").get("count").asInt()).isEqualTo(41);
        assertThat(people.get("offered").get("count").asInt()).isEqualTo(3);
        assertThat(people.get("toMove").get("count").asInt()).isEqualTo(87);
        assertThat(sitrep.get("actions").get("total").asInt()).isEqualTo(94);
        assertThat(sitrep.get("nextDue").asString()).isEqualTo("2020-12-08T16:00:00Z");
        assertThat(sitrep.get("missed").asBoolean()).isFalse();
    }

    @Test
    @Requirement("SC-17")
    void aMissedDayIsABreach() {
        var messages = "/incidents/" + incident + "/messages";
        assertThat(web.browser(lead).open(messages).text())
                .contains("The next sitrep is due on 7 December 2020, 4:00pm")
                .doesNotContain("has not been made");
        clock.advance(Duration.ofSeconds(1));
        assertThat(web.browser(lead).open(messages).text())
                .contains("A sitrep was due on 7 December 2020, 4:00pm and has not been made.");

        clock.set(Instant.parse("2020-12-08T10:00:00Z"));
        var late = make();
        assertThat(late.get("missed").asBoolean()).isTrue();
        assertThat(late.get("nextDue").asString()).isEqualTo("2020-12-09T16:00:00Z");
    }

    @Test
    void whatNobodyKnowsIsNotNought() {
        var people = make().get("people");
        assertThat(people.get("total").has("count")).isFalse();
        assertThat(shown(people, "total")).isEqualTo("Not known");
        assertThat(shown(people, "moved")).isEqualTo("Not known");
        assertThat(people.get("byStatus").size()).isZero();
    }

    @Test
    void allFourFormsCarryTheNumbersThatWereFrozen() throws IOException {
        onTheList();
        Acting.as(lead, () -> {
            acknowledge.acknowledge(incident, null, lead);
            meetings.schedule(incident, Instant.parse("2020-12-09T14:00:00Z"), "By video", null, lead);
            var tested = test.test(
                    incident,
                    Rooms.HARBOUR_VIEW,
                    new TestServiceDuty.Facts(
                            LegalForm.COMPANY,
                            null,
                            Entity.REGISTERED_PROVIDER,
                            null,
                            false,
                            Answer.YES,
                            ServiceState.RUNNING,
                            null,
                            null,
                            Map.of()),
                    lead);
            decide.decide(incident, tested, ServiceDuty.Result.PROVIDER_RESPONSIBLE, "It runs", null, lead);
            log.append(incident, LogKind.RISK, "Agency staff may not come on Friday", clock.instant(), null);
        });
        clock.advance(Duration.ofMinutes(5));
        var json = make();
        // the world goes on; the sitrep does not
        actors.as(
                lead,
                () -> db.sql("update people.person set status = 'MOVED' where incident = :incident")
                        .param("incident", incident)
                        .update());
        clock.advance(Duration.ofHours(2));

        var at = api() + "/sitrep?version=1";
        assertThat(web.api(lead).get(at).json()).isEqualTo(json);
        var html = facts(Jsoup.parse(web.api(lead).get(at, "text/html").body()));
        assertThat(html)
                .contains(
                        "People affected|120",
                        "Have moved|31",
                        "Still to move|87",
                        "Red and still to move|4",
                        "Have accepted a place|41",
                        "Place offered|3",
                        "Amber|13",
                        "NHS continuing healthcare, local ICB|3",
                        "Hours since then|7",
                        "Days to the closing date|14",
                        "Led by|%s, %s".formatted(lead.name(), lead.postName()),
                        "First steering group meeting|9 December 2020, 2:00pm");
        assertThat(String.join("\n", html))
                .contains("The provider remains responsible (PROVIDER_RESPONSIBLE)")
                .contains("Table row A1-9. Care Act 2014 s 48(1)")
                .contains("Agency staff may not come on Friday");
        // every number of the JSON is in the page
        var numbers = new ArrayList<String>();
        figures(json.get("people"), numbers);
        assertThat(numbers).hasSizeGreaterThan(15);
        assertThat(html).containsAll(numbers);

        var pdf = web.api(lead).get(at, "application/pdf");
        assertThat(pdf.raw().headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(pdf.raw().headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"sitrep-1-2020-12-07.pdf\"");
        try (var document = Loader.loadPDF(pdf.raw().body())) {
            var text = new PDFTextStripper().getText(document).replaceAll("\\s+", "");
            assertThat(html).allSatisfy(row -> assertThat(text).contains(row.replaceAll("[\\s|]+", "")));
        }

        var word = web.api(lead).get(at, Documents.WORD_TYPE);
        try (var document = new XWPFDocument(new ByteArrayInputStream(word.raw().body()))) {
            var rows = document.getTables().stream()
                    .flatMap(t -> t.getRows().stream())
                    .filter(r -> !r.isRepeatHeader())
                    .map(r -> String.join(
                            "|",
                            r.getTableCells().stream().map(c -> c.getText()).toList()))
                    .toList();
            assertThat(rows).isEqualTo(html);
        }

        var page = web.browser(lead).open("/incidents/" + incident + "/messages/sitreps/1");
        assertThat(facts(page.html())).isEqualTo(html);
    }

    private static void figures(JsonNode node, List<String> into) {
        if (node.isObject() && node.has("shown")) {
            into.add(node.get("label").asString() + "|" + node.get("shown").asString());
        } else {
            node.forEach(child -> figures(child, into));
        }
    }

    private static List<String> facts(Document html) {
        return html.select("main tbody tr").stream()
                .map(row -> String.join("|", row.select("th, td").eachText()))
                .toList();
    }

    @Test
    void tellsWhatWasDecidedSinceTheLastOneAndNamesNobody() {
        onTheList();
        say(LogKind.DECISION, "No early moves before Thursday");
        assertThat(make().get("decisions").toString()).contains("No early moves");
        clock.advance(Duration.ofMinutes(1));
        say(LogKind.DECISION, "Mr Larkspur goes first");
        say(LogKind.RISK, "odile’s friend is away"); // a given name in small letters is taken for a word
        say(LogKind.RISK, "Odile may fall");
        say(
                LogKind.RISK,
                "Told the wrong person about " + Lists.nhs(7).substring(0, 3) + " "
                        + Lists.nhs(7).substring(3));

        var second = make();

        assertThat(second.get("since").asString()).isEqualTo("2020-12-07T16:00:00Z");
        var text = second.toString();
        assertThat(text)
                .doesNotContain("No early moves")
                .doesNotContain("Larkspur")
                .doesNotContain("Odile")
                .contains("odile’s friend")
                .doesNotContain(Lists.nhs(7).substring(3));
        assertThat(second.get("decisions").get(0).get("text").asString())
                .isEqualTo("Left out because it seems to name a person. Read entry %d of the log."
                        .formatted(second.get("decisions").get(0).get("number").asInt()));
        assertThat(second.get("risks").size()).isEqualTo(3);
    }

    private void say(LogKind kind, String text) {
        Acting.as(lead, () -> log.append(incident, kind, text, clock.instant(), null));
    }

    @Test
    void whoeverMayKnowTotalsOnlySeesNoSmallNumber() {
        onTheList();
        say(LogKind.RISK, "Agency staff may not come on Friday");
        make();
        var liaison = actors.of(Role.CQC_LIAISON);
        var executive = actors.of(Role.EXECUTIVE);
        Acting.as(lead, () -> {
            members.add(incident, liaison.post(), lead);
            members.add(incident, executive.post(), lead);
        });

        var sitrep = web.api(liaison).get(api() + "/sitrep?version=1").json();
        var people = sitrep.get("people");
        assertThat(shown(people, "total")).isEqualTo("120");
        assertThat(shown(people, "moved")).isEqualTo("31");
        assertThat(shown(people, "offered")).isEqualTo("Fewer than 5");
        assertThat(shown(people, "toMove")).isEqualTo("Not shown");
        assertThat(shown(people, "redToMove")).isEqualTo("Not shown");
        assertThat(people.get("byStatus").toString())
                .contains("\"label\":\"Place accepted\",\"shown\":\"Not shown\"")
                .contains("\"label\":\"Has died\",\"shown\":\"Fewer than 5\"");
        assertThat(people.toString()).doesNotContainPattern("\"count\":[1-4][,}]");
        assertThat(sitrep.get("risks").toString()).contains("Agency staff");

        var totals = web.api(executive).get(api() + "/sitrep?version=1").json();
        assertThat(totals.get("risks").size()).isZero();
        assertThat(totals.get("withheld").toString()).contains("0 decisions and 1 risks");
        assertThat(web.browser(executive)
                        .open("/incidents/" + incident + "/messages/sitreps/1")
                        .text())
                .contains("What you do not see here")
                .doesNotContain("Agency staff");
    }

    @Test
    void aProviderSeesNoSitrepAndAStrangerNoIncident() {
        make();
        var provider = actors.of(Role.LEAVING_PROVIDER);
        Acting.as(lead, () -> members.add(incident, provider.post(), lead));
        assertThat(web.api(provider).get(api() + "/sitrep").status()).isEqualTo(403);
        assertThat(web.api(provider).get(api() + "/sitreps").status()).isEqualTo(403);
        var stranger = web.api(actors.stranger(Role.INCIDENT_LEAD));
        assertThat(stranger.get(api() + "/sitrep").status()).isEqualTo(404);
        assertThat(stranger.get(api() + "/sitrep", "application/pdf").status()).isEqualTo(404);
        assertThat(stranger.post(api() + "/sitreps", Map.of()).status()).isEqualTo(404);
        assertThat(web.api(actors.of(Role.MARKET_OFFICER))
                        .post(api() + "/sitreps", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void thePastIsKnownOnlyWhereASitrepKeptIt() {
        make();
        clock.advance(Duration.ofHours(3));
        var then = web.api(lead).get(api() + "/sitrep?at=2020-12-07T16:00:00Z");
        assertThat(then.json().get("version").asInt()).isEqualTo(1);

        var between = web.api(lead).get(api() + "/sitrep?at=2020-12-07T17:00:00Z");
        assertThat(between.status()).isEqualTo(422);
        assertThat(between.json().get("errors").get(0).get("field").asString()).isEqualTo("at");
        assertThat(between.json().get("detail").asString())
                .isEqualTo("Numbers as at 7 December 2020, 5:00pm are not kept. The last sitrep made before then is "
                        + "number 1, as at 2020-12-07T16:00:00Z: ask for version=1");
        assertThat(web.api(lead)
                        .get(api() + "/sitrep?at=2020-12-07T10:00:00Z")
                        .json()
                        .get("detail")
                        .asString())
                .endsWith("No sitrep had been made by then");
        assertThat(web.api(lead)
                        .get(api() + "/sitrep?at=2020-12-08T10:00:00Z")
                        .json()
                        .get("detail")
                        .asString())
                .contains("has not come yet");
        assertThat(web.api(lead).get(api() + "/sitrep?version=2").status()).isEqualTo(404);
        assertThat(web.api(lead).get(api() + "/sitrep").json().has("version")).isFalse();
    }

    @Test
    void theButtonPressedTwiceMakesOne() {
        var browser = web.browser(lead);
        var messages = browser.open("/incidents/" + incident + "/messages");
        assertThat(messages.text()).contains("No sitrep has been made yet");
        var form = messages.html().select("form[action$=/messages/sitreps]");
        assertThat(form).hasSize(1);
        var once = form.select("input[name=_once]").val();
        assertThat(once).isNotEmpty();

        var made = browser.submit(form.attr("action"), Map.of("_once", once));
        assertThat(made.address().getPath()).endsWith("/messages/sitreps/1");
        assertThat(made.h1()).isEqualTo("Sitrep 1");
        assertThat(made.text()).contains("Sitrep 1 is made. Its numbers stay as they are now.");
        clock.advance(Duration.ofSeconds(2));
        assertThat(browser.submit(form.attr("action"), Map.of("_once", once))
                        .address()
                        .getPath())
                .endsWith("/messages/sitreps/1");

        assertThat(Acting.as(lead, () -> log.read(incident, new Asked(LogKind.MESSAGE, null, 10, 0))))
                .extracting(LogEntry::text)
                .containsExactly("Sitrep 1 made, as at 7 December 2020, 4:00pm");
    }

    @Test
    void aPostThatMayNotWriteMessagesGetsNoButton() {
        make();
        var approver = actors.of(Role.FUNDING_APPROVER);
        Acting.as(lead, () -> members.add(incident, approver.post(), lead));
        var messages = web.browser(approver).open("/incidents/" + incident + "/messages");
        assertThat(messages.status()).isEqualTo(200);
        assertThat(messages.html().select("form[action$=/messages/sitreps]")).isEmpty();
        assertThat(web.api(approver).post(api() + "/sitreps", Map.of()).status())
                .isEqualTo(403);
    }

    @Test
    void theListOfSitrepsIsATableToTakeAway() {
        onTheList();
        make();
        clock.advance(Duration.ofHours(1));
        make();
        var messages = web.browser(lead).open("/incidents/" + incident + "/messages");
        assertThat(messages.html().select("#sitreps tbody tr").eachText())
                .containsExactly(
                        "Sitrep 2 7 December 2020, 5:00pm %s, %s 120 31 87 0 PDF of sitrep 2 Word of sitrep 2"
                                .formatted(lead.name(), lead.postName()),
                        "Sitrep 1 7 December 2020, 4:00pm %s, %s 120 31 87 0 PDF of sitrep 1 Word of sitrep 1"
                                .formatted(lead.name(), lead.postName()));

        var csv = web.browser(lead).open("/incidents/" + incident + "/messages.csv");
        assertThat(new String(csv.raw().body(), StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .last()
                .asString()
                .startsWith("1,2020-12-07T16:00:00Z,")
                .contains(",120,41,3,31,87,4,94,");
    }

    @Test
    void takesFewStatementsAndTheDatabaseKeepsItAsItWas() {
        onTheList();
        make();
        var browser = web.browser(lead);
        statements.reset();
        browser.open("/incidents/" + incident + "/messages");
        assertThat(statements.ofThePage()).hasSizeLessThanOrEqualTo(12);

        int changed = actors.as(
                lead,
                () -> db.sql("update communications.sitrep set post_name = 'somebody else'")
                        .update());
        int gone = actors.as(
                lead, () -> db.sql("delete from communications.sitrep").update());
        assertThat(changed + gone).isZero();
    }

    @Test
    void theOverviewSaysWhenTheLastOneWasMade() {
        assertThat(web.browser(lead).open("/incidents/" + incident).text()).contains("None made yet");
        make();
        assertThat(web.browser(lead).open("/incidents/" + incident).text()).contains("8 December 2020, 4:00pm");
    }
}
