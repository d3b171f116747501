package care.backstop.journeys;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
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

/** An administrator who trades on and then stops. */
@DatabaseTest
class TradesOnThenStopsTest {

    @LocalServerPort
    int port;

    @Autowired
    Actors actors;

    @Autowired
    OpenIncident open;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    @Test
    void fromTheAppointmentToTheSignedDecision() {
        Rooms.register(new Register(db, actors));
        clock.set(Instant.parse("2020-12-07T09:00:00Z"));
        var id = Rooms.opened(open, actors.lead(), HARBOUR_VIEW);
        var room = "/incidents/" + id;
        try (var walk = new Walk(port, true)) {
            as(walk, actors.lead());
            joins(walk);
            trading(walk, room);
            duty(walk, room);
            options(walk, room);
            assertThat(walk.looked()).hasSizeGreaterThan(11);
        }
    }

    /** Whoever rings about the same provider is asked whether this is the same incident. */
    private static void joins(Walk walk) {
        walk.open("/incidents/new?location=" + HARBOUR_VIEW);
        assertThat(walk.text()).contains("There is an open incident about this provider");
        walk.look("intake-joins");
    }

    private void trading(Walk walk, String room) {
        test(walk, room, "Running");
        walk.open(room + "/trading");
        walk.fill("Under which office?", "Administrator");
        walk.fill("Who holds it?", "A. Holder");
        walk.fill("How do we reach them?", "01632 960010");
        walk.fill("On which day were they appointed?", "2020-12-01");
        walk.fill("Until when do they mean to carry on?", "2020-12-21");
        walk.look("trading-list");
        walk.press("Watch this service");
        clock.set(Instant.parse("2020-12-09T08:00:00Z"));
        as(walk, actors.lead());
        walk.open(room + "/trading");
        walk.follow("Harbour View");
        assertThat(walk.text()).contains("No record of 7 December 2020, 8 December 2020");
        for (var aspect : new String[] {"staffing", "food", "medicines", "wages", "insurance", "agency"}) {
            walk.page().check("#" + aspect);
        }
        walk.page().check("input[name=running][value=FAILED]");
        walk.fill("Who told us, or who looked?", "The night manager");
        walk.fill("What else is to be known?", "Doors shut at six, nobody came for the day shift");
        walk.press("Record the day");
        assertThat(walk.text()).contains("The duty test has not been run since");
        walk.look("trading-bad-day");
        walk.open(room);
        walk.look("overview-trading-on");
    }

    private void duty(Walk walk, String room) {
        clock.set(Instant.parse("2020-12-09T09:00:00Z"));
        as(walk, actors.lead());
        walk.open(room + "/trading");
        walk.follow("Harbour View");
        walk.follow("Run the duty test again on this record");
        walk.tick("The whole");
        walk.look("duty-test-from-a-record");
        walk.press("Run the test");
        assertThat(walk.heading()).isEqualTo("The council must meet needs for now");
        walk.fill("Reasons", "Every condition holds");
        walk.press("Record the decision");
        walk.look("duty-decided");
        walk.follow("One page to sign");
        walk.look("duty-paper");
        walk.open(room + "/then?at=2020-12-07T09:00");
        assertThat(walk.text()).contains("A1-2").doesNotContain("A1-7");
        walk.look("known-then");
    }

    private void options(Walk walk, String room) {
        walk.open(room + "/options");
        walk.look("options-empty");
        walk.fill("What has to be decided?", "What becomes of the home?");
        walk.press("Ask the question");
        walk.look("option-none-yet");
        option(walk, "RESCUE", "Lend the administrator money", "12,000", "HIGH");
        option(walk, "MANAGED_TRANSFER", "Pass the home to another provider", "0", "LOW");
        walk.page().selectOption("#rejected", new com.microsoft.playwright.options.SelectOption().setIndex(0));
        walk.fill("Why is it rejected?", "It would be lost");
        walk.press("Reject it");
        walk.look("options-side-by-side");
        walk.fill(
                "If nobody has assessed the risk of the interruption yet: why can this not wait?",
                "Nobody came for the day shift");
        walk.fill("What makes it lawful?", "Care Act 2014 s 48");
        walk.fill("What makes it reasonable?", "Others were asked");
        walk.fill("What makes it proportionate?", "It is the least that helps");
        walk.press("Record the decision");
        assertThat(walk.text()).contains("Chosen");
        walk.look("option-chosen");
        as(walk, actors.of(Role.ACCESS_ADMINISTRATOR));
        walk.open("/administration/limits");
        walk.look("limits");
    }

    private static void option(Walk walk, String kind, String words, String cost, String risk) {
        walk.page().selectOption("#kind", kind);
        walk.page().fill("#words", words);
        walk.page().fill("#cost", cost);
        walk.page().fill("#people", "32");
        walk.page().fill("#days", "30");
        walk.page().check("input[name=risk][value=" + risk + "]");
        walk.press("Add the option");
    }

    private static void test(Walk walk, String room, String state) {
        walk.open(room + "/decisions/services/" + HARBOUR_VIEW);
        walk.page().check("input[name=registered][value=YES]");
        walk.page().selectOption("#event", "ADMINISTRATOR_APPOINTED");
        walk.page().fill("#effectiveOn", "2020-12-01");
        walk.page().check("input[name=evidenced][value=true]");
        walk.page().fill("#eventSource", "Notice of appointment");
        walk.tick(state);
        walk.press("Run the test");
        assertThat(walk.heading()).isEqualTo("No duty while the service runs");
    }

    private static void as(Walk walk, Actor actor) {
        walk.open("/demonstration/test-sign-in?post=" + actor.post());
    }
}
