package care.backstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A plan is worked against the calendar and gains a second procedure; its lesson changes the procedure, an owner confirms a
 * setting, and the next incident has both. With script and without.
 */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanOfAnIncidentTest {

    @LocalServerPort
    int port;

    @Autowired
    Actors actors;

    @Autowired
    OpenIncident open;

    @Autowired
    JdbcClient db;

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
    }

    @ParameterizedTest(name = "with script: {0}")
    @ValueSource(booleans = {true, false})
    void aLessonOfOneIncidentIsInThePlanOfTheNext(boolean script) {
        var lead = actors.lead();
        var first = Rooms.opened(open, lead, Rooms.HARBOUR_VIEW);
        try (var walk = new Walk(port, script)) {
            walk.open("/demonstration/test-sign-in?post=" + lead.post());
            walk.open("/incidents/" + first + "/actions");
            assertThat(walk.text()).contains("The longest way through this plan ends on 21 December 2020");
            walk.look("plan");
            walk.follow("Timetable: what comes before what, and by when");
            assertThat(walk.heading()).isEqualTo("Timetable of the plan");
            walk.look("timetable");
            walk.follow("Waiting for another");

            walk.open("/incidents/" + first + "/actions/procedures");
            walk.look("plan-procedures");
            walk.press("Add it to the plan");
            assertThat(walk.find(".govuk-error-summary").innerText()).contains("Choose the procedure to add");
            walk.look("plan-procedures-refused");
            walk.find("input[value='soton/appendix-d']").check();
            walk.press("Add it to the plan");
            assertThat(walk.text()).contains("D1.1");

            walk.open("/administration/procedures");
            walk.look("procedures");
            walk.follow("Management checklist");
            walk.look("procedure");
            walk.open("/administration/procedures/soton/appendix-a/lines?part=3");
            walk.press("Save as a new edition");
            assertThat(walk.find(".govuk-error-summary").innerText()).contains("Choose who answers for it");
            walk.look("line-refused");
            walk.fill("What is to be done", "Ask each person who will look after their pets.");
            walk.choose("Which agency answers for it", "COUNCIL");
            walk.tick("Provider");
            walk.fill("Comes after", "3.1");
            walk.fill("Why it is changed", "Debrief of 18 December");
            walk.fill("Lesson of an earlier incident that led to it", "Nobody had asked about pets");
            walk.press("Save as a new edition");
            assertThat(walk.text()).contains("look after their pets", "lesson: Nobody had asked about pets");
            walk.open("/administration/procedures/soton/appendix-a/lines/3.5");
            walk.look("line");

            walk.open("/administration/profile");
            walk.look("settings");
            walk.follow(script ? "Whether adults are charged" : "Who leads for people paid for jointly");
            walk.look("setting");
            if (script) {
                walk.press("Confirm");
                assertThat(walk.find(".govuk-error-summary").innerText()).contains("Enter who confirmed it");
                walk.look("setting-refused");
                walk.fill("Who confirmed it", "Ada Example, Head of Service");
                walk.fill("On which day", "2020-12-07");
                walk.press("Confirm");
                assertThat(walk.text()).contains("confirmed by Ada Example, Head of Service on 7 December 2020");
            }

            var next = Rooms.opened(open, lead, Rooms.PIER_VIEW);
            walk.open("/incidents/" + next + "/actions?when=NEWS");
            assertThat(walk.text()).contains("look after their pets", "New since 7 December 2020");
            walk.look("plan-what-is-new");
            walk.open("/incidents/" + first + "/actions/procedures");
            assertThat(walk.text()).contains("The procedure has changed since");
        }
    }
}
