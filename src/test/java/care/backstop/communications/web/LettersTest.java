package care.backstop.communications.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Actor;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.Role;
import care.backstop.kernel.outbox.Letter;
import care.backstop.kernel.outbox.Outbox;
import care.backstop.kernel.outbox.Postbox;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Letters on their pages: of an incident, of the council, and the addresses of posts. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LettersTest {

    @Autowired
    OpenIncident open;

    @Autowired
    IncidentMembers members;

    @Autowired
    Outbox outbox;

    @Autowired
    JdbcClient db;

    @Autowired
    Actors actors;

    @Autowired
    Web web;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext program;

    private Actor lead;
    private Actor administrator;
    private UUID incident = new UUID(0, 0);
    private String letters = "";

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
        lead = actors.lead();
        administrator = actors.of(Role.ACCESS_ADMINISTRATOR);
    }

    @BeforeEach
    void anIncident() {
        clock.set(Rooms.MONDAY_NINE);
        incident = Rooms.opened(open, lead, Rooms.HARBOUR_VIEW);
        letters = "/incidents/" + incident + "/messages/letters";
    }

    @Test
    void saysThatNothingLeavesWithoutAMailServerAndWhoWasWrittenTo() {
        var browser = web.browser(lead);
        assertThat(browser.open(letters).text())
                .contains("No mail server is set, so nothing leaves.")
                .contains("docs/how-to/send-email.md")
                .contains("No letter has been written.");
        var id = put("duty@icb.example");

        assertThat(browser.open("/incidents/" + incident + "/messages").text())
                .contains("Who was written to, and what became of it");
        var row = browser.open(letters).html().select("#letters tbody tr");
        assertThat(row).hasSize(1);
        assertThat(row.text()).contains("There is a notice to read", "Duty desk", "Waiting", "7 December 2020");
        var page = browser.open(row.select("a").attr("href"));
        assertThat(page.h1()).contains("There is a notice to read");
        assertThat(page.text())
                .contains("Please read it.", "duty@icb.example", id.toString())
                .contains("Send it now");
    }

    @Test
    void aLetterIsTakenBackWithAReasonAndNotTwice() {
        var id = put("duty@icb.example");
        var browser = web.browser(lead);
        browser.open(letters + "/" + id);
        var without = browser.submit(letters + "/" + id + "/revoke", Map.of("version", "1", "because", " "));
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.html().select(".govuk-error-summary").text())
                .contains("Enter why it is taken back, in up to 500 characters");
        var done = browser.submit(letters + "/" + id + "/revoke", Map.of("version", "1", "because", "It was a drill"));
        assertThat(done.text()).contains("Revoked").contains("It was a drill");
        try (var post = new Postbox(program)) {
            post.round();
            assertThat(post.references()).doesNotContain(id);
        }
        assertThat(browser.open(letters + "/" + id).html().select("main button"))
                .isEmpty();
        assertThat(browser.submit(letters + "/" + id + "/revoke", Map.of("version", "2", "because", "Again"))
                        .status())
                .isEqualTo(422);
        assertThat(browser.submit(letters + "/" + id + "/again", Map.of("version", "2"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void whoeverIsSecondIsToldThatItHasChanged() {
        var id = put("duty@icb.example");
        var browser = web.browser(lead);
        browser.open(letters);
        assertThat(browser.submit(letters + "/" + id + "/again", Map.of("version", "1"))
                        .text())
                .contains("Waiting");
        var second = browser.submit(letters + "/" + id + "/revoke", Map.of("version", "1", "because", "A drill"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text()).contains("Someone else has changed this");
    }

    @Test
    void isFilteredTakenAwayAndReadByMachines() {
        put("first@icb.example");
        try (var post = new Postbox(program)) {
            assertThat(post.round()).isPositive();
        }
        put("second@icb.example");
        var browser = web.browser(lead);
        assertThat(browser.open(letters).html().select("#letters tbody tr")).hasSize(2);
        var sent = browser.open(letters + "?state=SENT");
        assertThat(sent.html().select("#letters tbody tr")).hasSize(1);
        assertThat(sent.text()).contains("State: Sent").contains("Taken by the mail server on 7 December 2020");
        assertThat(browser.open(letters + "?state=FAILED").text()).contains("No letter is in this state.");
        var csv = browser.open(sent.html().select("a:contains(CSV)").attr("href"));
        var lines = new String(csv.raw().body(), java.nio.charset.StandardCharsets.UTF_8)
                .strip()
                .lines()
                .toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).contains("reference,about,subject,to,address,state,written_at");
        assertThat(lines.getLast()).contains("first@icb.example", "Sent");

        var api = web.api(lead);
        var path = "/api/v1/incidents/" + incident + "/letters";
        assertThat(api.get(path).json()).hasSize(2);
        var one = api.get(path + "?state=WAITING").json();
        assertThat(one).hasSize(1);
        assertThat(one.get(0).get("address").asString()).isEqualTo("second@icb.example");
        assertThat(one.get(0).get("state").asString()).isEqualTo("WAITING");
        assertThat(api.get(path + "?state=LOST").status()).isEqualTo(422);
    }

    @Test
    void isNotForThoseWhoKnowOnlyTheirOwnItems() {
        put("duty@icb.example");
        var executive = actors.of(Role.EXECUTIVE);
        var liaison = actors.of(Role.CQC_LIAISON);
        for (var actor : List.of(executive, liaison)) {
            actors.as(lead, () -> {
                members.add(incident, actor.post(), lead);
                return null;
            });
        }
        assertThat(web.browser(executive).open(letters).status()).isEqualTo(403);
        assertThat(web.api(executive)
                        .get("/api/v1/incidents/" + incident + "/letters")
                        .status())
                .isEqualTo(403);
        assertThat(web.browser(executive)
                        .open("/incidents/" + incident + "/messages")
                        .text())
                .doesNotContain("Who was written to");
        var reads = web.browser(liaison).open(letters);
        assertThat(reads.html().select("#letters tbody tr")).hasSize(1);
        var letter = web.browser(liaison)
                .open(reads.html().select("#letters tbody a").attr("href"));
        assertThat(letter.html().select("main button")).as("reads only").isEmpty();
    }

    @Test
    void whatNeedsSomebodyIsSaidBehindTheDoor() {
        put("duty@icb.example");
        var browser = web.browser(lead);
        assertThat(browser.open("/incidents/" + incident + "/messages").text())
                .doesNotContain("Look what became of it");
        actors.as(
                lead,
                () -> db.sql("update kernel.letter set state = 'FAILED', trouble = 'Refused' where incident = ?")
                        .param(incident)
                        .update());
        assertThat(browser.open("/incidents/" + incident + "/messages").text())
                .contains("1 letter was not sent, or may have been. Look what became of it");
    }

    @Test
    void lettersOfTheCouncilAreOnItsAdministrationPage() {
        var id = actors.as(
                administrator,
                () -> outbox.send(new Letter(
                        null,
                        "council:Testshire",
                        new Letter.Outside("Supplier", "supplier@mail.example"),
                        "A letter of the council",
                        "Please read it.",
                        null,
                        null,
                        null,
                        null)));
        var browser = web.browser(administrator);
        assertThat(browser.open("/administration").html().select("a[href=/administration/letters]"))
                .hasSize(1);
        var page = browser.open("/administration/letters");
        assertThat(page.text()).contains("No mail server is set").contains("A letter of the council");
        assertThat(browser.open("/administration/letters.csv").status()).isEqualTo(200);
        assertThat(web.browser(actors.of(Role.AUDITOR))
                        .open("/administration/letters/" + id)
                        .html()
                        .select("main button"))
                .isEmpty();
        browser.open("/administration/letters/" + id);
        assertThat(browser.submit(
                                "/administration/letters/" + id + "/revoke",
                                Map.of("version", "1", "because", "Not needed"))
                        .text())
                .contains("Not needed");
        assertThat(web.browser(lead).open(letters).text()).doesNotContain("A letter of the council");
        assertThat(web.browser(lead).open("/administration/letters/" + id).status())
                .isEqualTo(403);
        assertThat(web.browser(actors.stranger(Role.ACCESS_ADMINISTRATOR))
                        .open("/administration/letters/" + id)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anAdministratorGivesAPostItsAddress() {
        var browser = web.browser(administrator);
        var form = "/administration/posts/" + lead.post() + "/address";
        assertThat(browser.open("/administration").html().select("a[href=" + form + "]"))
                .hasSize(1);
        assertThat(browser.open(form).text()).contains("incident lead", "incident-lead of Testshire");
        var wrong = browser.submit(form, Map.of("version", "0", "address", "lead at council"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select(".govuk-error-summary").text())
                .contains("Enter one e-mail address, such as duty.lead@council.example");
        assertThat(wrong.html().select("input[name=address]").attr("value"))
                .as("what was typed is kept")
                .isEqualTo("lead at council");
        assertThat(browser.submit(form, Map.of("version", "0", "address", " lead@testshire.example "))
                        .text())
                .contains("lead@testshire.example");
        assertThat(actors.as(
                        administrator,
                        () -> db.sql("select fields::text from audit.entry where what = 'SetAddress' and subject = ?")
                                .param("post:" + lead.post())
                                .query(String.class)
                                .list()))
                .containsExactly("{address}");
        assertThat(browser.submit(form, Map.of("version", "0", "address", "other@testshire.example"))
                        .status())
                .as("somebody was faster")
                .isEqualTo(409);
        assertThat(new String(
                        browser.open("/administration/posts.csv").raw().body(),
                        java.nio.charset.StandardCharsets.UTF_8))
                .contains("lead@testshire.example");
        assertThat(browser.submit(form, Map.of("version", "1", "address", "")).status())
                .isEqualTo(200);
        assertThat(web.browser(actors.stranger(Role.ACCESS_ADMINISTRATOR))
                        .open(form)
                        .status())
                .isEqualTo(404);
    }

    private UUID put(String address) {
        return actors.as(
                lead,
                () -> outbox.send(Letter.of(
                        incident,
                        "notice:41",
                        new Letter.Outside("Duty desk", address),
                        "There is a notice to read",
                        "Please read it.")));
    }
}
