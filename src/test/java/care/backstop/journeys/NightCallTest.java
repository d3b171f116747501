package care.backstop.journeys;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the call at two in the morning to the first meeting of the steering group, on the third working day at the latest. */
@DatabaseTest
class NightCallTest {

    private static final Instant TWO_AT_NIGHT = Instant.parse("2020-12-07T02:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    Actors actors;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    @Test
    void fromTheCallAtNightToTheFirstMeeting() {
        Rooms.register(new Register(db, actors));
        try (var walk = new Walk(port, true)) {
            at(TWO_AT_NIGHT, walk, actors.of(Role.INCIDENT_COORDINATOR));
            var room = intake(walk);
            calls(walk, room);
            at(Instant.parse("2020-12-07T08:40:00Z"), walk, actors.second(Role.INCIDENT_LEAD));
            morning(walk, room);
            at(Instant.parse("2020-12-08T14:00:00Z"), walk, actors.second(Role.INCIDENT_LEAD));
            meeting(walk, room);
            assertThat(walk.looked()).hasSize(5);
        }
    }

    /** What somebody half asleep can answer; the rest is not known, and may be said so. */
    private String intake(Walk walk) {
        walk.open("/incidents/new?location=" + HARBOUR_VIEW);
        walk.fill("Who told us? (needed)", "The night manager");
        walk.fill(
                "What are they to the service, and on which number can we ring back?",
                "On duty tonight, 01632 960 123");
        walk.fill("When did the council first become aware? (needed)", "2020-12-07T01:55");
        walk.choose("What is the cause, as far as you know? (needed)", "BUSINESS_FAILURE");
        walk.find("input[name=stops][value=UNKNOWN]").check();
        walk.fill("What did they say?", "The agency nurses will not come tomorrow: nobody has paid them.");
        walk.look("night-intake");
        walk.press("Open the incident");
        walk.waitFor("Not acknowledged");
        return walk.page().url().replaceAll("^.*(/incidents/[0-9a-f-]{36}).*$", "$1");
    }

    /** A message on an answering machine is nobody's acknowledgement; the deputy's word is. */
    private void calls(Walk walk, String room) {
        walk.open(room + "/calls");
        tried(walk, actors.lead(), "A message was left");
        assertThat(walk.text()).contains("A message left is not an acknowledgement");
        walk.open(room);
        assertThat(walk.text()).contains("Not acknowledged");
        walk.look("night-a-message-left");
        walk.open(room + "/calls");
        tried(walk, actors.second(Role.INCIDENT_LEAD), "Accepted: has the incident");
        assertThat(walk.text()).contains("Confirm it to them in writing");
        walk.fill("How was it confirmed in writing?", "By e-mail");
        walk.press("Record the confirmation");
        assertThat(walk.text()).doesNotContain("Confirm it to them in writing");
        walk.open(room);
        assertThat(walk.text())
                .doesNotContain("Not acknowledged")
                .contains(actors.second(Role.INCIDENT_LEAD).name());
    }

    private static void tried(Walk walk, Actor who, String outcome) {
        walk.choose("Who was tried?", who.name() + ", " + who.postName());
        walk.tick(outcome);
        walk.press("Record the attempt");
    }

    private static void morning(Walk walk, String room) {
        walk.open(room + "/verification");
        walk.find("input[name=standing][value=VERIFIED]").check();
        walk.fill("Who did you check with?", "The owner");
        walk.fill("How?", "By telephone");
        walk.fill("When did they say so?", "2020-12-07T08:30");
        walk.press("Record it");
        walk.open(room + "/meetings");
        assertThat(walk.text()).as("three working days from Monday").contains("10 December 2020");
        walk.fill("Day and time", "2020-12-08T14:00");
        walk.fill("Where", "Civic Centre, room 2, and by video");
        walk.press("Plan the meeting");
        walk.click(walk.find("main h2 a[href*='/meetings/']").first());
        assertThat(walk.text())
                .as("the agenda is what is open")
                .contains("Agenda, made from what is open", "8 December 2020, 2:00pm");
        walk.look("night-first-agenda");
    }

    private static void meeting(Walk walk, String room) {
        walk.open(room + "/meetings");
        walk.click(walk.find("main h2 a[href*='/meetings/']").first());
        walk.press("Begin the minutes");
        walk.find("details:has(#wording) summary").click();
        walk.fill("What is to be done?", "Ring every family before noon");
        walk.find("#owner").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        walk.fill("By when?", "2020-12-09");
        walk.press("Add the action");
        assertThat(walk.find("#born tbody tr").count()).isEqualTo(1);
        walk.find("details:has(#heldAt) summary").click();
        walk.fill("When was it held?", "2020-12-08T14:00");
        walk.fill("Who chairs the group?", "Director of adult services");
        walk.fill("What was decided?", "The council staffs the night shift until Friday");
        walk.press("Record the meeting");
        assertThat(walk.text()).contains("The council staffs the night shift until Friday");
        walk.look("night-first-meeting-held");
        walk.open(room + "/actions?q=families&view=all");
        assertThat(walk.heading()).contains("Action");
        walk.open(room);
        walk.look("night-overview");
    }

    /** Later, as somebody else; a session from the night has run out by the morning. */
    private void at(Instant when, Walk walk, Actor actor) {
        clock.set(when);
        walk.open("/demonstration/test-sign-in?post=" + actor.post());
    }
}
