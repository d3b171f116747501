package care.backstop.journeys;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Actor;
import care.backstop.kernel.IncidentMembers;
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

/** Two in the morning: the council starts alone, the NHS confirms, the landlord is asked, the plan is agreed. */
@DatabaseTest
class AskedAndAgreedTest {

    @LocalServerPort
    int port;

    @Autowired
    Actors actors;

    @Autowired
    OpenIncident open;

    @Autowired
    IncidentMembers members;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    @Test
    void theCouncilStartsAloneAndBothAgreeThePlan() {
        Rooms.register(new Register(db, actors));
        clock.set(Instant.parse("2020-12-07T09:00:00Z"));
        var lead = actors.lead();
        var nurse = actors.of(Role.ICB_CLINICIAN);
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        actors.as(lead, () -> {
            members.add(id, nurse.post(), lead);
            return "";
        });
        var room = "/incidents/" + id;
        try (var walk = new Walk(port, true)) {
            as(walk, lead);
            startAlone(walk, room);
            ask(walk, room);
            terms(walk, room);
            away(walk, room);
            walk.open(room);
            walk.look("overview-with-requests");
            assertThat(walk.looked()).hasSizeGreaterThan(8);
        }
        try (var walk = new Walk(port, true)) {
            as(walk, nurse);
            confirm(walk, room);
        }
    }

    private void startAlone(Walk walk, String room) {
        walk.open(room + "/response");
        walk.look("response-not-decided");
        walk.click(walk.page().getByText("Decide that the response starts"));
        walk.tick("Failure");
        walk.fill("On what grounds?", "The wages are not paid and nobody comes tonight");
        walk.fill("If it cannot wait for the other side: why? (optional)", "No nurse for the night");
        walk.press("Record the decision");
        walk.waitFor("Provisional");
        assertThat(walk.text()).contains("Provisional", "has to be confirmed by the NHS");
        walk.look("response-provisional");
    }

    private void ask(Walk walk, String room) {
        walk.open(room + "/requests");
        walk.look("requests-none");
        walk.click(walk.page().getByText("Ask for something"));
        walk.tick("Somebody else in its business");
        walk.fill("Their name", "Quay Homes Ltd");
        walk.fill("What is asked for?", "Until when the lease runs, and whether it ends with the provider");
        walk.press("Record the request");
        walk.waitFor("There is a problem");
        assertThat(walk.text()).contains("There is a problem", "Choose on what footing in law it is asked");
        walk.look("requests-refused");
        walk.choose("If somebody else in its business: what are they to the provider?", "Landlord");
        walk.choose(
                "On what footing in law?",
                "Facts needed to meet needs when a provider fails, from the provider or anybody in its business (Care Act 2014 s 52; Lancashire procedure 3.2)");
        walk.press("Record the request");
        walk.waitFor("Quay Homes Ltd, landlord");
        assertThat(walk.text()).contains("Quay Homes Ltd, landlord", "Waiting");
        walk.look("requests-one");
        walk.open(walk.page().locator("#requests tbody a").first().getAttribute("href"));
        walk.tick("Chased");
        walk.fill("In words", "Rang the office; they look it up");
        walk.press("Record it");
        walk.waitFor("Rang the office");
        assertThat(walk.text()).contains("Rang the office");
        walk.look("request-chased");
    }

    private void terms(Walk walk, String room) {
        walk.open(room + "/response/terms/agreed-notice");
        walk.look("term-agreed-notice");
        walk.open(room + "/response/terms/factors");
        walk.fill("Cause (optional)", "The wages are not paid");
        walk.fill("Timescale (optional)", "Two weeks");
        walk.fill("What supply there is in the area (optional)", "Nine beds within five miles");
        walk.fill("Staffing, of the provider and of the council (optional)", "Half the shifts are covered");
        walk.press("Record it");
        walk.press("Put the plan forward as it is now");
        walk.press("Agree the edition put forward");
        walk.waitFor("Edition 1 waits for the NHS");
        assertThat(walk.text()).contains("Edition 1 waits for the NHS");
        walk.look("response-half-agreed");
    }

    private void away(Walk walk, String room) {
        walk.open(room + "/away");
        walk.choose(
                "Who?",
                "%s, %s (%s)"
                        .formatted(
                                actors.of(Role.PRACTITIONER).name(),
                                actors.of(Role.PRACTITIONER).postName(),
                                actors.of(Role.PRACTITIONER).agencyName()));
        walk.press("Note it");
        walk.waitFor("is back");
        assertThat(walk.text()).contains("is back");
        walk.look("away");
    }

    private void confirm(Walk walk, String room) {
        walk.open(room + "/response");
        walk.click(walk.page().getByText("Confirm for your side"));
        walk.tick("Failure");
        walk.fill("On what grounds?", "Agreed by telephone at once");
        walk.press("Record the decision");
        walk.waitFor("Active since");
        assertThat(walk.text()).contains("Active since");
        walk.press("Agree the edition put forward");
        walk.waitFor("Edition 1 is the agreed plan.");
        assertThat(walk.text()).contains("Edition 1 is the agreed plan.");
        walk.look("response-agreed");
    }

    private static void as(Walk walk, Actor actor) {
        walk.open("/demonstration/test-sign-in?post=" + actor.post());
    }
}
