package care.backstop.communications.web;

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
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The review report, for people outside the incident. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewTest {

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
    void anIncidentThatTaughtSomething() {
        Rooms.register(new Register(db, actors));
        lead = actors.lead();
        api = web.api(lead);
        id = Rooms.opened(open, lead, HARBOUR_VIEW);
        room = "/api/v1/incidents/" + id;
        for (int i = 0; i < 9; i++) {
            person("R" + i, i < 2 ? "DIED" : "MOVED");
        }
        api.post(
                room + "/groups/"
                        + api.post(room + "/groups", Map.of("kind", "DEBRIEF"))
                                .json()
                                .get("id")
                                .asString() + "/members",
                Map.of("name", "A nurse", "agency", "ICB"));
        var group =
                api.get(room + "/groups").json().get("groups").get(0).get("id").asString();
        for (var agency : List.of("Council", "CQC")) {
            api.post(room + "/groups/" + group + "/members", Map.of("name", "Somebody of " + agency, "agency", agency));
        }
        var meeting = api.post(room + "/learning/debrief", Map.of("scheduledAt", "2020-12-08T09:00", "place", "Room 2"))
                .json()
                .get("id")
                .asString();
        clock.set(Instant.parse("2020-12-08T10:00:00Z"));
        api.post(room + "/meetings/" + meeting + "/begin", Map.of());
        api.post(
                room + "/meetings/" + meeting + "/held",
                Map.of("heldAt", "2020-12-08T09:00", "chair", "A chair", "outcome", "Go on", "version", 1));
        var said = new ArrayList<Map<String, Object>>();
        for (var m : api.get(room + "/meetings/" + meeting).json().get("minutes")) {
            if (m.get("needed").asBoolean()) {
                said.add(Map.of(
                        "no", m.get("no").asInt(),
                        "text",
                                m.get("heading").asString().contains("did not")
                                        ? "Featherstonehaugh waited too long"
                                        : "Families were told first",
                        "version", m.get("version").asInt()));
            }
        }
        assertThat(api.post(room + "/meetings/" + meeting + "/minutes", Map.of("minutes", said))
                        .status())
                .isEqualTo(204);
        var members = new ArrayList<Map<String, Object>>();
        for (var m : api.get(room + "/groups").json().get("groups").get(0).get("members")) {
            members.add(Map.of(
                    "member",
                    m.get("id").asString(),
                    "how",
                    m.get("agency").asString().equals("CQC") ? "ABSENT" : "IN_PERSON"));
        }
        assertThat(api.post(room + "/meetings/" + meeting + "/attendance", Map.of("attendance", members))
                        .status())
                .isEqualTo(204);
        var lesson = api.post(
                room + "/learning/lessons",
                Map.of(
                        "text", "Ring the ICB first",
                        "leadsTo", "GUIDANCE",
                        "owner", lead.post().toString(),
                        "dueOn", "2020-12-21"));
        assertThat(lesson.status()).as(lesson.body()).isEqualTo(201);
    }

    private void person(String reference, String status) {
        actors.as(
                lead,
                () -> db.sql("""
                insert into people.person (id, incident, council, agency, reference, status, family_name, given_name,
                       created_at, changed_at, changed_by)
                values (gen_random_uuid(), :id, :council, :agency, :reference, :status, 'Featherstonehaugh', 'Test', now(),
                        now(), :post)""")
                        .param("id", id)
                        .param("council", lead.council())
                        .param("agency", lead.agency())
                        .param("reference", reference)
                        .param("status", status)
                        .param("post", lead.post())
                        .update());
    }

    @Test
    @Requirement("SA-10.1")
    void saysWhatWasLearnedWithoutNamesAndWithoutSmallNumbers() {
        var page = web.browser(lead).open("/incidents/" + id + "/learning/report");
        assertThat(page.h1()).isEqualTo("Review report");
        assertThat(page.text())
                .contains(
                        "Families were told first",
                        "Left out: it seems to name somebody the incident affects.",
                        "1. Ring the ICB first",
                        "Agencies absent CQC",
                        "Fewer than 5",
                        "This report has not been sent to anybody yet.")
                .doesNotContain("Featherstonehaugh", "Hours since then", "Days to the closing date");
        var died = page.html().select("tr:contains(Has died) td").text();
        assertThat(died).isEqualTo("Fewer than 5");
        assertThat(page.html().select("tr:has(th:containsOwn(Moved)) td").eachText())
                .as("nor what would give it away")
                .doesNotContain("7");
    }

    @Test
    void isTheSameAsAPdfAndAsAWordDocument() throws Exception {
        var browser = web.browser(lead);
        try (var pdf = Loader.loadPDF(
                browser.open("/incidents/" + id + "/learning/report.pdf").raw().body())) {
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Review report", "Ring the ICB first", "Fewer than 5")
                    .doesNotContain("Featherstonehaugh");
        }
        try (var word = new XWPFDocument(
                        new ByteArrayInputStream(browser.open("/incidents/" + id + "/learning/report.docx")
                                .raw()
                                .body()));
                var text = new XWPFWordExtractor(word)) {
            assertThat(text.getText())
                    .contains("Lessons and recommendations", "Ring the ICB first")
                    .doesNotContain("Featherstonehaugh");
        }
        assertThat(api.get(room + "/review-report", "application/pdf")
                        .raw()
                        .headers()
                        .firstValue("Content-Type"))
                .hasValue("application/pdf");
        assertThat(api.get(room + "/review-report").json().get("title").asString())
                .isEqualTo("Review report");
    }

    @Test
    void isNotForThoseWhoSeeItemsOfTheirOwnOnly() {
        var provider = actors.of(Role.LEAVING_PROVIDER);
        actors.as(
                lead,
                () -> db.sql(
                                "insert into access.member (incident, post, added_by, from_at) values (:id, :post, :by, '2020-12-01T00:00:00Z')")
                        .param("id", id)
                        .param("post", provider.post())
                        .param("by", lead.post())
                        .update());
        assertThat(web.api(provider).get(room + "/review-report").status()).isEqualTo(403);
        assertThat(web.api(provider).get(room + "/learning/lessons").status()).isEqualTo(403);
        assertThat(web.api(actors.stranger(Role.INCIDENT_LEAD))
                        .get(room + "/review-report")
                        .status())
                .isEqualTo(404);
    }
}
