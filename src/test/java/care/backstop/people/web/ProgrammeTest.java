package care.backstop.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.Web;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class ProgrammeTest {

    @Autowired
    OpenIncident open;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    @Autowired
    Web web;

    @Test
    @Requirement("SA-7.1a")
    void hoursAndDaysFollowFromPeopleAndStaff() {
        Rooms.register(new Register(db, actors));
        var incident = Rooms.opened(open, actors.lead(), Rooms.HARBOUR_VIEW);
        var list = "/incidents/" + incident + "/people";
        var browser = web.browser(actors.of(Role.INCIDENT_COORDINATOR));
        assertThat(browser.open(list).html().select("a[href=" + list + "/programme]"))
                .hasSize(1);

        var asked = browser.open(list + "/programme");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.html().select("input[name=people]").val()).isEqualTo("0");
        assertThat(asked.html().select("main .govuk-summary-list")).isEmpty();

        var done = browser.open(list + "/programme?people=120&hoursEach=2.5&staff=10&hoursADay=7.5");
        assertThat(done.text()).contains("Hours needed 300", "Hours a day there are 75", "Days needed 4");
        assertThat(browser.open(list + "/programme?people=121&hoursEach=2.5&staff=10&hoursADay=7.5")
                        .text())
                .as("a day begun counts")
                .contains("Hours needed 302.5", "Days needed 5");

        var none = browser.open(list + "/programme?people=120&hoursEach=0&staff=10&hoursADay=7.5");
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.html().select("#hoursEach-error").text()).contains("more than 0");
        assertThat(none.html().select("#staff-error")).isEmpty();
        assertThat(none.html().select("input[name=staff]").val()).isEqualTo("10");
        assertThat(none.text()).doesNotContain("Days needed");
        var nobody = browser.open(list + "/programme?people=120&hoursEach=2.5&staff=ten&hoursADay=25");
        assertThat(nobody.html().select("#staff-error").text()).contains("between 1 and");
        assertThat(nobody.html().select("#hoursADay-error").text()).contains("at most 24");
    }
}
