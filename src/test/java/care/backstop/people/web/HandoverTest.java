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
import care.backstop.people.PersonFacts;
import care.backstop.people.usecase.PutInCharge;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is handed over, on each of its pages: what is there, what is asked for and what is kept back. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandoverTest {

    @Autowired
    OpenIncident open;

    @Autowired
    PutInCharge charge;

    @Autowired
    People people;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    @Autowired
    Web web;

    @Autowired
    TestClock clock;

    private UUID incident = new UUID(0, 0);
    private String base = "";
    private Map<String, UUID> byReference = Map.of();

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
    }

    @BeforeEach
    void somebody() {
        clock.set(Rooms.MONDAY_NINE);
        incident = Rooms.opened(open, actors.lead(), Rooms.HARBOUR_VIEW);
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        web.api(coordinator)
                .upload(
                        "/api/v1/incidents/" + incident + "/people-imports",
                        "list.csv",
                        Lists.HARBOUR.getBytes(StandardCharsets.UTF_8),
                        Map.of("source", "PROVIDER"));
        byReference = Acting.as(coordinator, () -> people.facts(incident)).stream()
                .collect(Collectors.toMap(PersonFacts::reference, PersonFacts::id));
        Acting.as(
                coordinator,
                () -> charge.put(
                        incident,
                        List.copyOf(byReference.values()),
                        practitioner().post(),
                        coordinator));
        base = base("H-1");
    }

    private UUID id(String reference) {
        return Objects.requireNonNull(byReference.get(reference));
    }

    private String base(String reference) {
        return "/incidents/" + incident + "/people/" + id(reference);
    }

    private Actor practitioner() {
        return actors.of(Role.PRACTITIONER);
    }

    private Web.Browser working(String reference) {
        var browser = web.browser(practitioner());
        browser.open(base(reference));
        browser.submit(
                "/incidents/" + incident + "/people/purposes",
                Map.of("people", id(reference).toString(), "purpose", "DIRECT_CARE"));
        return browser;
    }

    private void write(String kind, String... pairs) {
        var answers = new java.util.LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            answers.put(pairs[i], pairs[i + 1]);
        }
        var kept = web.api(practitioner()).post("/api/v1" + base + "/entries/" + kind, Map.of("answers", answers));
        assertThat(kept.status()).as(kept.body()).isEqualTo(201);
    }

    private void everything() {
        write(
                "about-me",
                "on",
                "2020-12-07",
                "voice",
                "PERSON",
                "important",
                "My <cat> & my sister",
                "communicate",
                "Look at me",
                "comforts",
                "Her radio");
        write(
                "medication",
                "standing",
                "YES",
                "name",
                "Lisinopril",
                "dose",
                "5 mg",
                "how",
                "by mouth",
                "when",
                "8am",
                "for",
                "blood pressure");
        write("allergy", "standing", "YES", "name", "Penicillin", "reaction", "Rash, breathless");
        write(
                "risk",
                "standing",
                "YES",
                "name",
                "FALLS",
                "shows",
                "Unsteady on stairs",
                "helps",
                "An arm",
                "journey",
                "YES");
        write("risk", "standing", "YES", "name", "SKIN", "shows", "Red heels", "helps", "Turn her", "journey", "NO");
    }

    @Test
    void thePurposeIsSaidFirstAndOthersFindNothing() {
        var sent = web.browser(practitioner()).open(base + "/handover");
        assertThat(sent.address().getPath()).isEqualTo(base);
        assertThat(sent.text()).contains("Say first why");
        assertThat(web.api(practitioner()).get("/api/v1" + base + "/handover").status())
                .isEqualTo(403);
        working("H-1");
        assertThat(web.browser(actors.lead()).open(base + "/handover").status()).isEqualTo(404);
        assertThat(web.browser(actors.of(Role.FINANCE_OFFICER))
                        .open(base + "/handover")
                        .status())
                .isIn(403, 404);
    }

    @Test
    void whatNobodyWroteDownIsAskedFor() {
        var page = working("H-1").open(base + "/handover");
        assertThat(page.h1()).isEqualTo("Dilly Larkspur: handover");
        assertThat(page.html().select(".govuk-inset-text").text())
                .contains("Not known: ask", "Medicines; Allergies; Risks")
                .doesNotContain("NHS number");
        assertThat(page.text()).contains("Left out here", "who pays");

        write("medication", "standing", "NONE");
        write("allergy", "standing", "NONE");
        var pack = web.api(practitioner())
                .get("/api/v1" + base + "/handover?to=pharmacy")
                .json();
        assertThat(pack.get("notKnown").isEmpty()).isTrue();
        assertThat(pack.get("parts").toString()).contains("Takes no medicine", "No known allergies");
    }

    @Test
    void eachRecipientIsToldTheirShareOnly() {
        var browser = working("H-1");
        everything();
        var home = browser.open(base + "/handover").text();
        assertThat(home)
                .contains("My <cat> & my sister", "Lisinopril", "5 mg, by mouth, 8am, for blood pressure")
                .contains("Rash, breathless", "Unsteady on stairs. What helps: An arm", "Red heels");
        var driver = browser.open(base + "/handover?to=transport").text();
        assertThat(driver)
                .contains("Her radio", "Unsteady on stairs", "Look at me")
                .doesNotContain("Lisinopril")
                .doesNotContain("Red heels")
                .doesNotContain("Penicillin")
                .doesNotContain("my sister");
        assertThat(browser.open(base + "/handover?to=nobody").status()).isEqualTo(404);

        var api = web.api(practitioner());
        var first = api.get("/api/v1" + base + "/handover?to=gp").json();
        var again = api.get("/api/v1" + base + "/handover?to=gp").json();
        assertThat(again.get("version")).isEqualTo(first.get("version"));
        write("allergy", "standing", "YES", "name", "Nuts", "reaction", "Not known");
        var later = api.get("/api/v1" + base + "/handover?to=gp").json();
        assertThat(later.get("version")).isNotEqualTo(first.get("version"));
    }

    @Test
    void aFriendIsToldOnceThePersonAgrees() {
        var browser = working("H-1");
        everything();
        var api = web.api(practitioner());
        var path = "/api/v1" + base + "/handover?to=family&whom=Perrin%20%26%20Co";
        var refused = api.get(path);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("whom");
        write("may-be-told", "whom", "Perrin & Co", "agrees", "YES", "on", "2020-12-07");
        var link = browser.open(base + "/handover")
                .html()
                .select("a[href*=to=family]")
                .attr("href");
        var told = browser.open(link);
        assertThat(told.text())
                .contains("Relative or friend: Perrin & Co", "Her radio")
                .doesNotContain("Lisinopril");
        write("may-be-told", "whom", "Perrin & Co", "agrees", "NO", "on", "2020-12-07");
        assertThat(api.get(path).status()).isEqualTo(403);
    }

    @Test
    void onPaperItIsLargeAndThePdfCanBeReadAloud() throws IOException {
        var browser = working("H-1");
        everything();
        var paper = browser.open(base + "/handover/print");
        assertThat(paper.text()).contains("My <cat> & my sister", "Notes");
        assertThat(paper.html().select("style").html()).contains("font-size: 16pt");
        assertThat(paper.html().select("script, link, img")).isEmpty();

        var file = browser.open(base + "/handover.pdf?to=care").raw();
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("handover-H-1-care.pdf");
        try (var pdf = Loader.loadPDF(file.body())) {
            var catalog = pdf.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getLanguage()).isEqualTo("en-GB");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Handover: Dilly Larkspur, H-1");
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("My <cat> & my sister", "Lisinopril", "Page 1 of " + pdf.getNumberOfPages());
        }
    }

    @Test
    void whatWasHandedOverIsReceiptedAndTheBoardShowsWhoWaits() {
        var browser = working("H-1");
        var api = web.api(practitioner());
        var early = api.post(
                "/api/v1" + base + "/entries/handover-received",
                Map.of("answers", Map.of("to", "CARE", "by", "Maud", "role", "Nurse", "at", "2020-12-07T09:00")));
        assertThat(early.status()).isEqualTo(409);
        write("handed-over", "to", "CARE", "whom", "Heron House", "how", "PAPER", "at", "2020-12-07T08:00");
        var version =
                api.get("/api/v1" + base + "/handover").json().get("version").asString();
        assertThat(browser.open(base + "/handover").html().select("#handed").text())
                .contains("Handed over, version " + version, "Heron House", "On paper, by hand");
        var board = "/incidents/" + incident + "/people/boards/receipts";
        assertThat(browser.open(board).text()).contains("Handed over, no receipt yet: Heron House, 7 December 2020");
        actors.as(
                practitioner(),
                () -> db.sql("update people.person set status = 'MOVED' where id = ?")
                        .params(id("H-1"))
                        .update());
        var alarm = api.get("/api/v1" + board).json();
        assertThat(alarm.at("/figures/0/value").asInt()).isEqualTo(1);
        assertThat(alarm.at("/lines/0/reference").asString()).isEqualTo("H-1");
        assertThat(alarm.at("/lines/0/alarm").asBoolean()).isTrue();
        write(
                "handover-received",
                "to",
                "CARE",
                "by",
                "Maud",
                "role",
                "Nurse",
                "at",
                "2020-12-07T09:00",
                "questions",
                "Does she take sugar?");
        assertThat(browser.open(base + "/handover").text()).contains("Maud, Nurse", "Does she take sugar?");
        assertThat(api.get("/api/v1" + board).json().at("/figures/0/value").asInt())
                .isZero();
    }

    @Test
    void programsAskForFhirByKindOrByAddressAndAreRefusedTheSame() {
        var api = web.api(practitioner());
        var path = "/api/v1" + base + "/handover";
        assertThat(api.get(path, HandoverBundle.TYPE).status()).isEqualTo(403);
        working("H-1");
        everything();
        var document = api.get(path, HandoverBundle.TYPE).json();
        assertThat(document.get("resourceType").asString()).isEqualTo("Bundle");
        assertThat(api.get(path + "?to=transport&format=fhir").json().toString())
                .contains("Falls")
                .doesNotContain("Lisinopril");
        assertThat(api.get(path, "*/*").json().get("reference").asString()).isEqualTo("H-1");
    }

    @Test
    void oneFileHoldsThoseForWhomAPurposeWasSaid() throws IOException {
        var path = "/incidents/" + incident + "/people/handovers.pdf";
        try (var pdf =
                Loader.loadPDF(web.browser(practitioner()).open(path).raw().body())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .as("nobody has said what for")
                    .contains("nobody whose health")
                    .doesNotContain("Larkspur");
        }
        working("H-2");
        var browser = working("H-1");
        everything();
        try (var pdf = Loader.loadPDF(browser.open(path).raw().body())) {
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Contents", "Dilly Larkspur, H-1", "O’Dowd-Ångström, H-2", "Lisinopril", "Notes")
                    .doesNotContain("H-4");
        }
    }

    @Test
    void namesOfEveryScriptStandAsTheyAre() {
        base = base("H-2");
        assertThat(working("H-2").open(base + "/handover/print").text()).contains("Seán O’Dowd-Ångström");
        base = base("H-3");
        assertThat(working("H-3").open(base + "/handover/print").text()).contains("小明 王");
    }
}
