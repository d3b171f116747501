package care.backstop.access;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.people.Lists;
import care.backstop.people.Source;
import care.backstop.people.usecase.TakeInList;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists of people leave by a hand that has just shown a code, and the privacy officers hear of long ones. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportOfPeopleTest {

    @Autowired
    Accounts accounts;

    @Autowired
    OpenIncident openIncident;

    @Autowired
    TakeInList takeIn;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    @Autowired
    Web web;

    @Autowired
    TestClock clock;

    private String people = "";
    private String seed = "";

    @BeforeAll
    void sixtyPeople() {
        clock.set(Rooms.MONDAY_NINE);
        Rooms.register(new Register(db, actors));
        var incident = Rooms.opened(openIncident, actors.lead(), Rooms.HARBOUR_VIEW);
        people = "/incidents/" + incident + "/people";
        var list = new StringBuilder("Ref,Surname,First name,Funded by\n");
        for (int i = 1; i <= 60; i++) {
            list.append("P-%d,Larkspur,Odile,%s%n".formatted(i, i <= 50 ? "Council" : "Self funder"));
        }
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        Acting.as(
                coordinator,
                () -> takeIn.takeIn(
                        incident,
                        Source.PROVIDER,
                        LocalDate.of(2020, 12, 7),
                        Lists.file("list.csv", list.toString()),
                        "list.csv",
                        coordinator));
    }

    /** The lead, by a link, a password and a code. */
    private Web.Browser lead() {
        var administrator = actors.of(Role.ACCESS_ADMINISTRATOR);
        var link = Acting.as(
                administrator, () -> accounts.linkForPost(actors.lead().post(), administrator));
        var browser = web.nobody();
        var form = browser.open(link);
        seed = HexFormat.of()
                .formatHex(new Base32().decode(form.html().select("main code").text()));
        browser.submit(
                link,
                Map.of(
                        "seed", form.html().select("input[name=seed]").val(),
                        "password", "correct horse staple",
                        "code", OneTimeCodes.code(seed, clock.instant())));
        return browser;
    }

    private static int rows(Web.Page file) {
        return (int) new String(file.raw().body(), StandardCharsets.UTF_8)
                        .lines()
                        .count()
                - 1;
    }

    private String alerts(Role role) {
        return web.browser(actors.of(role)).open("/alerts").text();
    }

    @Test
    void anOldSessionMustShowACodeAndALongListIsTold() {
        var lead = lead();
        assertThat(rows(lead.open(people + ".csv?funder=SELF"))).isEqualTo(10);
        assertThat(alerts(Role.PRIVACY_OFFICER)).as("ten are not many").doesNotContain("Exported");
        lead.open(people);
        assertThat(alerts(Role.PRIVACY_OFFICER)).as("seen, not taken away").doesNotContain("Exported");

        clock.advance(Duration.ofMinutes(10));
        assertThat(lead.open(people + ".csv").h1()).isEqualTo("Confirm that it is you");
        assertThat(lead.submit(people + "/selected.csv", Map.of()).h1()).isEqualTo("Confirm that it is you");
        assertThat(lead.open(people + "/00000000-0000-4000-8000-000000000000/break-glass")
                        .h1())
                .as("nor are people looked at whom one is not in charge of")
                .isEqualTo("Confirm that it is you");
        var wrong = lead.submit("/confirm", Map.of("code", "000000", "to", people + ".csv"));
        assertThat(wrong.html().select(".govuk-error-summary").text()).contains("code is not right");
        var right = lead.submit(
                "/confirm", Map.of("code", OneTimeCodes.code(seed, clock.instant()), "to", people + ".csv"));
        assertThat(right.h1()).isEqualTo("Confirmed");
        var goOn = right.html().select("main a").attr("href");
        assertThat(rows(lead.open(goOn))).isEqualTo(60);

        var privacy = web.browser(actors.of(Role.PRIVACY_OFFICER));
        var told = privacy.open("/alerts");
        assertThat(told.text()).contains("Exported 60 people of incident:").doesNotContain("Larkspur");
        privacy.submit(told.html().select("form[action$=/seen]").attr("action"), Map.of());
        assertThat(privacy.open("/alerts").text()).contains("Looked at");
        assertThat(web.browser(actors.stranger(Role.PRIVACY_OFFICER))
                        .open("/alerts")
                        .text())
                .contains("There are no alerts");
    }

    @Test
    void whatIsKnownOfOnePersonLeavesByAFreshHandToo() {
        var lead = lead();
        var person =
                lead.open(people).html().select("main table a[href*=/people/]").attr("href");
        web.browser(actors.of(Role.INCIDENT_COORDINATOR))
                .submit(
                        person + "/contacts",
                        Map.of(
                                "kind",
                                "RELATIVE",
                                "registered",
                                "NOT_KNOWN",
                                "name",
                                "A niece",
                                "phone",
                                "01632 960 001",
                                "relation",
                                "Niece"));
        var link = lead.open(person)
                .html()
                .select("#contacts .backstop-data-table__csv a")
                .attr("href");
        assertThat(link).isEqualTo(person + "?csv=contacts");
        assertThat(new String(lead.open(link).raw().body(), StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        "\uFEFFName,Who that is,Phone,Power\nA niece,Relative: Niece,01632 960 001,\n");
        assertThat(lead.open(person + "?csv=no-such-table").status()).isEqualTo(404);

        clock.advance(Duration.ofMinutes(10));
        assertThat(lead.open(person).text()).contains("A niece");
        assertThat(lead.open(link).h1()).isEqualTo("Confirm that it is you");
    }

    @Test
    void keysThatAreGivenOutAreToldToo() {
        var administrator = actors.of(Role.ACCESS_ADMINISTRATOR);
        var post = actors.second(Role.SAFEGUARDING_LEAD).post();
        Acting.as(administrator, () -> accounts.issueToken(post, "for a test", administrator));
        assertThat(alerts(Role.PRIVACY_OFFICER)).contains("Issued a bearer token for post:" + post);
        assertThat(web.browser(administrator).open("/alerts").status()).isEqualTo(403);
    }

    @Test
    void confirmingLeadsToNoOtherSite() {
        var page = web.browser(actors.lead()).open("/confirm?to=%2F%09%2Felsewhere.example");
        assertThat(page.html().select("main a").attr("href")).isEqualTo("/");
    }
}
