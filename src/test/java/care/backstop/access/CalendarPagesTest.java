package care.backstop.access;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Role;
import care.backstop.kernel.calendar.AmendCalendar;
import care.backstop.kernel.time.DeadlineRule.WorkingDays;
import care.backstop.kernel.time.Deadlines;
import care.backstop.kernel.time.Division;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The bank holidays as an administrator sees them and puts them right. */
@DatabaseTest
class CalendarPagesTest {

    private static final String PAGE = "/administration/calendar";
    private static final LocalDate FRIDAY = LocalDate.of(2026, 7, 17);

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    Deadlines deadlines;

    @Autowired
    AmendCalendar amend;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    private Actor administrator;

    @BeforeEach
    @AfterEach
    void startFromThePublishedListAndLeaveItBehind() {
        clock.reset();
        administrator = actors.of(Role.ACCESS_ADMINISTRATOR);
        var versions = actors.as(
                administrator,
                () -> db.sql("select division, day, version from kernel.calendar_day")
                        .query((r, _) -> Map.entry(
                                Division.ofKey(r.getString(1)) + " " + r.getObject(2, LocalDate.class), r.getInt(3)))
                        .list());
        versions.forEach(v -> {
            var at = v.getKey().split(" ");
            Acting.as(
                    administrator, () -> amend.withdraw(Division.valueOf(at[0]), LocalDate.parse(at[1]), v.getValue()));
        });
    }

    @Test
    void showsTheDaysOfAYearAndWhetherItMayBeCountedIn() {
        var browser = web.browser(administrator);
        assertThat(browser.open("/administration").html().select("a[href=" + PAGE + "]"))
                .hasSize(1);
        var page = browser.open(PAGE);
        assertThat(page.h1()).isEqualTo("Bank holidays");
        assertThat(page.text()).contains("The bank holidays of 2020 in England and Wales were compared");
        assertThat(page.html().select("#days tbody tr").eachText())
                .as("VE day was moved to the Friday")
                .anyMatch(r -> r.startsWith("Friday 8 May 2020"))
                .noneMatch(r -> r.startsWith("Monday 4 May 2020"));
        assertThat(browser.open(PAGE + "?division=scotland&year=2020")
                        .html()
                        .select("#days tbody tr")
                        .eachText())
                .anyMatch(r -> r.contains("30 November 2020"));
        assertThat(browser.open(PAGE + "?year=2035").text())
                .contains("Nobody has compared 2035", "a deadline that reaches it is refused");

        assertThat(csv(PAGE + ".csv?year=2020").getFirst())
                .isEqualTo("\ufeffday,division,title,from,because,set_by,set_at");
        assertThat(csv(PAGE + ".csv?year=2020")).anyMatch(l -> l.startsWith("2020-05-08,england-and-wales,"));
    }

    @Test
    void aDayIsAddedWithWhoAndWhyAndWithdrawn() {
        var browser = web.browser(administrator);
        browser.open(PAGE);
        var empty = browser.submit(PAGE + "/days", Map.of("division", "england-and-wales", "year", "2026"));
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.html().select(".govuk-error-summary li").eachText())
                .containsExactly("Enter a day, such as 2026-05-04", "Choose whether the day is added or struck");
        var day = new HashMap<>(Map.of(
                "division", "england-and-wales",
                "year", "2026",
                "day", "2026-07-20",
                "kind", "EXTRA",
                "title", "=Cup holiday",
                "because", ""));
        var unsaid = browser.submit(PAGE + "/days", day);
        assertThat(unsaid.html().select("#because-error").text()).contains("Say who decided it");
        assertThat(unsaid.html().select("#title").val()).isEqualTo("=Cup holiday");
        assertThat(due()).as("nothing was changed").isEqualTo(LocalDate.of(2026, 7, 20));

        day.put("because", "Proclaimed on 1 July");
        var added = browser.submit(PAGE + "/days", day);
        assertThat(added.status()).isEqualTo(200);
        assertThat(added.html().select(".govuk-notification-banner").text())
                .contains("20 July 2026 is a bank holiday now", "which of its due dates move");
        assertThat(added.html().select("#days tbody tr").eachText())
                .anyMatch(r -> r.startsWith("Monday 20 July 2026 =Cup holiday Added here Proclaimed on 1 July")
                        && r.contains(administrator.name()));
        assertThat(due()).isEqualTo(LocalDate.of(2026, 7, 21));
        assertThat(csv(PAGE + ".csv?year=2026"))
                .anyMatch(l -> l.startsWith("2026-07-20,england-and-wales,'=Cup holiday,Added here,"));
        assertThat(browser.submit(PAGE + "/days", day)
                        .html()
                        .select("#day-error")
                        .text())
                .contains("already in the table");

        var old = Map.of("division", "england-and-wales", "day", "2026-07-20", "version", "9");
        assertThat(browser.submit(PAGE + "/days/withdraw", old).status()).isEqualTo(409);
        var withdrawn = browser.submit(
                PAGE + "/days/withdraw", Map.of("division", "england-and-wales", "day", "2026-07-20", "version", "1"));
        assertThat(withdrawn.text()).contains("The change of 20 July 2026 is withdrawn", "the published list holds");
        assertThat(due()).isEqualTo(LocalDate.of(2026, 7, 20));
    }

    @Test
    void aDayIsStruckAndStillShown() {
        var browser = web.browser(administrator);
        browser.open(PAGE);
        assertThat(deadlines.set(new WorkingDays(1), LocalDate.of(2026, 8, 28)).dueOn())
                .isEqualTo(LocalDate.of(2026, 9, 1));
        var struck = browser.submit(
                PAGE + "/days",
                Map.of(
                        "division", "england-and-wales",
                        "day", "2026-08-31",
                        "kind", "REMOVED",
                        "title", "Summer bank holiday",
                        "because", "Moved by proclamation"));
        assertThat(struck.html().select("#days tbody tr").eachText())
                .anyMatch(r -> r.contains("31 August 2026") && r.contains("Struck here: a working day"));
        assertThat(deadlines.set(new WorkingDays(1), LocalDate.of(2026, 8, 28)).dueOn())
                .isEqualTo(LocalDate.of(2026, 8, 31));
    }

    @Test
    void aYearIsConfirmedOnce() {
        var browser = web.browser(administrator);
        browser.open(PAGE);
        var form = Map.of("division", "northern-ireland", "confirmed", "2032", "compared", "");
        assertThat(browser.submit(PAGE + "/years", form)
                        .html()
                        .select("#compared-error")
                        .text())
                .contains("Say which published list");
        var confirmed = browser.submit(
                PAGE + "/years",
                Map.of("division", "northern-ireland", "confirmed", "2032", "compared", "The list of the nation"));
        assertThat(confirmed.text()).contains("Deadlines may be counted in 2032 now", "The list of the nation");
        assertThat(browser.submit(
                                PAGE + "/years",
                                Map.of("division", "northern-ireland", "confirmed", "2032", "compared", "Again"))
                        .html()
                        .select("#confirmed-error")
                        .text())
                .contains("already confirmed");
        actors.as(
                administrator,
                () -> db.sql("delete from kernel.calendar_year where year = 2032")
                        .update());
    }

    @Test
    void readersSeeItAndChangeNothing() {
        var auditor = web.browser(actors.of(Role.AUDITOR));
        var page = auditor.open(PAGE);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select("form[method=post][action^=" + PAGE + "]"))
                .isEmpty();
        assertThat(auditor.submit(
                                PAGE + "/days",
                                Map.of(
                                        "division", "england-and-wales",
                                        "day", "2026-07-20",
                                        "kind", "EXTRA",
                                        "title", "Mine",
                                        "because", "Mine"))
                        .status())
                .isEqualTo(403);
        assertThat(due()).isEqualTo(LocalDate.of(2026, 7, 20));
    }

    private LocalDate due() {
        return deadlines.set(new WorkingDays(1), FRIDAY).dueOn();
    }

    private java.util.List<String> csv(String path) {
        var file = web.browser(administrator).open(path);
        assertThat(file.status()).isEqualTo(200);
        return new String(file.raw().body(), StandardCharsets.UTF_8).lines().toList();
    }
}
