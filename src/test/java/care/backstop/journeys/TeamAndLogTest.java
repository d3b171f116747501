package care.backstop.journeys;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The logbook, the site, the groups and the emergency team at a browser; with script and without. */
@DatabaseTest
class TeamAndLogTest {

    @LocalServerPort
    int port;

    @Autowired
    Actors actors;

    @Autowired
    OpenIncident open;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    @ParameterizedTest(name = "with script: {0}")
    @ValueSource(booleans = {true, false})
    void fromTheFirstRiskToMinutesThatWereRead(boolean script) throws Exception {
        clock.reset();
        if (script) {
            Rooms.register(new Register(db, actors));
        }
        var id = Rooms.opened(open, actors.lead(), HARBOUR_VIEW);
        var room = "/incidents/" + id;
        try (var walk = new Walk(port, script)) {
            walk.open("/demonstration/test-sign-in?post=" + actors.lead().post());
            risk(walk, room);
            site(walk, room);
            meeting(walk, room);
            team(walk, room);
            walk.open("/calendar");
            walk.fill("Which calendar is it for?", "Work telephone");
            walk.press("Make a link");
            assertThat(walk.find("#made code").innerText()).contains("/calendar/feed/");
            walk.look("calendar");
            walk.open(room);
            walk.look("overview-watched");
        }
    }

    private static void risk(Walk walk, String room) {
        walk.open(room + "/log/new?type=RISK");
        walk.press("Write it");
        walk.waitFor("There is a problem");
        assertThat(walk.find(".govuk-error-summary").innerText()).contains("Enter what happened");
        walk.look("log-entry-refused");
        walk.fill("What may go wrong?", "No nurse on the night shift from Friday");
        walk.fill("Likelihood, 1 to 5", "4");
        walk.fill("Impact, 1 to 5", "5");
        walk.fill("Who owns it?", "Lead Officer");
        walk.press("Write it");
        assertThat(walk.text()).contains("No nurse on the night shift");
        walk.look("log-with-risk");
        walk.open(room + "/log/matters");
        walk.look("matters");
        walk.follow("No nurse on the night shift from Friday");
        assertThat(walk.text()).contains("20, high");
        walk.look("matter");
        walk.open(room + "/log/print");
        walk.look("log-print");
    }

    private void site(Walk walk, String room) {
        walk.open(room + "/site");
        walk.find("details:has(#why) summary").click();
        walk.fill("Who?", "S. Worker");
        walk.fill("What do they do there?", "Reassessments");
        walk.fill("When does their shift end?", "2020-12-07T09:30");
        walk.press("Sign in");
        assertThat(walk.text()).contains("S. Worker");
        clock.set(Instant.parse("2020-12-07T10:30:00Z"));
        walk.open("/demonstration/test-sign-in?post=" + actors.lead().post());
        walk.open(room + "/site");
        assertThat(walk.text()).contains("Ring them now");
        walk.look("site-alarm");
    }

    private void meeting(Walk walk, String room) {
        walk.open(room + "/team");
        walk.look("groups-not-formed");
        walk.find("#kind").selectOption("OPERATIONAL");
        walk.find("#chair").selectOption(actors.lead().post().toString());
        walk.press("Form it");
        assertThat(walk.text()).contains("Chair: " + actors.lead().name());
        walk.look("groups");
        walk.follow("Operational Group");
        walk.look("group");
        walk.open(room + "/meetings");
        walk.find("#group").selectOption("OPERATIONAL");
        walk.fill("Day and time", "2020-12-07T10:30");
        walk.fill("Where", "Room 2");
        walk.press("Plan the meeting");
        walk.look("meetings-of-groups");
        walk.click(walk.find("main h2 a[href*='/meetings/']").first());
        walk.look("meeting-agenda");
        walk.press("Begin the minutes");
        walk.find("#text1").fill("Everybody");
        walk.press("Save the minutes");
        walk.look("meeting-minutes");
        walk.find("details:has(#heldAt) summary").click();
        walk.fill("When was it held?", "2020-12-07T10:30");
        walk.fill("Who chairs the group?", "The chair");
        walk.fill("What was decided?", "Everybody is rung today");
        walk.press("Record the meeting");
        walk.press("Approve the minutes");
        walk.find("details:has(#heads) summary").click();
        walk.press("Circulate");
        walk.press("I have read these minutes");
        assertThat(walk.text()).contains("Read 7 December 2020");
        walk.look("meeting-read");
    }

    private static void team(Walk walk, String room) {
        walk.open(room + "/team/roles");
        walk.find("details:has(#role) summary").click();
        walk.find("#role").selectOption("LEAD");
        walk.fill("Or: name", "A. Manager");
        walk.fill("and agency", "Council");
        walk.press("Save");
        assertThat(walk.text()).contains("A. Manager");
        walk.look("roles");
        walk.open(room + "/team/rota");
        walk.find("#role").selectOption("LEAD");
        walk.fill("Or: name", "A. Manager");
        walk.fill("and agency", "Council");
        walk.fill("From", "2020-12-08T08:00");
        walk.fill("Until", "2020-12-08T18:00");
        walk.press("Put them on the rota");
        assertThat(walk.text()).contains("8 December 2020: 1 shift");
        walk.look("rota");
        walk.open(room + "/team/briefings");
        walk.fill("Day and time", "2020-12-08T08:30");
        walk.press("Plan it");
        walk.find("details summary").first().click();
        walk.look("briefings");
    }
}
