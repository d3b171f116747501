package care.backstop.journeys;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.WorkThePlan;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Role;
import care.backstop.kernel.outbox.Letter;
import care.backstop.kernel.outbox.Outbox;
import care.backstop.market.Register;
import care.backstop.people.Lists;
import care.backstop.people.People;
import care.backstop.people.PeopleProgress;
import care.backstop.people.Source;
import care.backstop.people.usecase.TakeInList;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A rumour becomes a plan; then the provider finds money: everything is called off, everybody told, and once undone. */
@DatabaseTest
class FailureAvertedTest {

    @LocalServerPort
    int port;

    @Autowired
    Actors actors;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    WorkThePlan plan;

    @Autowired
    TakeInList lists;

    @Autowired
    People people;

    @Autowired
    PeopleProgress progress;

    @Autowired
    Outbox outbox;

    @Test
    void aRumourIsPreparedForAndThenCalledOff() {
        Rooms.register(new Register(db, actors));
        clock.set(Instant.parse("2020-12-07T09:00:00Z"));
        var lead = actors.lead();
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        actors.as(
                actors.of(Role.ACCESS_ADMINISTRATOR),
                () -> db.sql("update access.post set address = ? where id = ?")
                        .params("coordinator@testshire.example", coordinator.post())
                        .update());
        try (var walk = new Walk(port, true)) {
            as(walk, lead);
            var room = rumour(walk);
            var id = UUID.fromString(room.substring(room.lastIndexOf('/') + 1));
            prepare(walk, room, coordinator);
            told(id, coordinator);
            as(walk, coordinator);
            walk.open("/");
            assertThat(walk.text()).contains("Ask CQC and the owner whether it is true");
            emergency(walk, lead, room);

            clock.set(Instant.parse("2020-12-09T14:00:00Z"));
            standDown(walk, lead, room);
            as(walk, coordinator);
            walk.open("/");
            assertThat(walk.text())
                    .as("nothing of it is to do")
                    .doesNotContain("Ask CQC and the owner whether it is true");
            walk.open(room + "/actions");
            assertThat(walk.text()).contains("Revoked");
            walk.look("actions-revoked");
            everybodyTold(walk, room);

            clock.set(Instant.parse("2020-12-14T09:00:00Z"));
            standsAgain(walk, lead, room);
            as(walk, coordinator);
            walk.open("/");
            assertThat(walk.text()).as("and it is back").contains("Ask CQC and the owner whether it is true");
            assertThat(walk.looked()).hasSizeGreaterThan(9);
        }
    }

    private static String rumour(Walk walk) {
        walk.open("/incidents/new?location=" + HARBOUR_VIEW);
        walk.fill("Who told us? (needed)", "A supplier");
        walk.page().selectOption("#cause", "BUSINESS_FAILURE");
        walk.tick("The provider goes on, but gives back part of its work");
        walk.look("intake-hand-back");
        walk.tick("It may not stop: this is a warning");
        walk.fill("What did they say?", "They have not been paid since October");
        walk.press("Open the incident");
        walk.waitFor("The incident is open");
        var room = java.net.URI.create(walk.page().url()).getPath();
        walk.fill("How did the notification reach you?", "By telephone");
        walk.press("I have this incident");
        walk.waitFor("You have this incident");
        walk.open(room + "/verification");
        walk.tick("Rumour");
        walk.fill("Who did you check with?", "The bank manager");
        walk.fill("How?", "By telephone");
        walk.fill("When did they say so?", "2020-12-07T08:50");
        walk.press("Record it");
        walk.waitFor("Recorded.");
        return room;
    }

    private void prepare(Walk walk, String room, Actor coordinator) {
        var id = UUID.fromString(room.substring(room.lastIndexOf('/') + 1));
        var line = Acting.as(coordinator, () -> plan.plan(id)).stream()
                .filter(a -> a.number().equals("P1.1"))
                .findFirst()
                .orElseThrow();
        walk.open(room + "/actions/" + line.id());
        walk.page().selectOption("#owner", coordinator.post().toString());
        walk.press("Save");
        walk.waitFor("The action is saved");
    }

    /** One person has been told what may come, and a letter waits. */
    private void told(UUID id, Actor coordinator) {
        actors.as(
                coordinator,
                () -> lists.takeIn(
                        id,
                        Source.PROVIDER,
                        LocalDate.of(2020, 12, 7),
                        Lists.file("list.csv", Lists.HARBOUR),
                        "list.csv",
                        coordinator));
        actors.as(coordinator, () -> {
            progress.told(id, people.of(id).getFirst().id(), coordinator);
            return outbox.send(Letter.of(
                    id,
                    "note:1",
                    new Letter.Outside("The owner", "owner@provider.example"),
                    "Please ring us",
                    "Please ring."));
        });
    }

    private static void emergency(Walk walk, Actor lead, String room) {
        as(walk, lead);
        walk.open(room + "/emergency");
        walk.look("emergency-empty");
        walk.follow("Write METHANE: to raise the alarm");
        walk.waitFor("Made from what the incident knows now");
        walk.look("emergency-methane");
        walk.press("Keep this version");
        walk.waitFor("Plain text, to be read out by telephone");
        walk.look("emergency-text");
        walk.follow("Record to whom it went");
        walk.waitFor("To whom?");
        walk.fill("To whom?", "Emergency planning duty officer");
        walk.page().fill("#sentHow", "Read out by telephone");
        walk.press("Record it");
        walk.waitFor("Recorded.");
        walk.look("emergency-sent");
        walk.open(room + "/support");
        walk.look("support-empty");
    }

    private static void standDown(Walk walk, Actor lead, String room) {
        as(walk, lead);
        walk.open(room);
        walk.look("overview-among-others");
        walk.follow("Stand the incident down");
        walk.waitFor("Nothing is taken away");
        walk.look("stand-down-ahead");
        walk.press("Stand it down");
        walk.waitFor("Choose why it is not needed");
        walk.look("stand-down-refused");
        walk.tick("The provider was rescued or found money");
        walk.fill("What makes you sure?", "The bank lends them two years of wages");
        walk.press("Stand it down");
        walk.waitFor("This incident is stood down");
        assertThat(walk.text())
                .contains(
                        "A supplier",
                        "The bank manager",
                        "Emergency planning duty officer",
                        "H-",
                        "a letter is on its way")
                .doesNotContain("The owner");
        walk.look("stood-down");
    }

    private static void everybodyTold(Walk walk, String room) {
        walk.open(room + "/stand-down");
        for (var box : walk.page().locator("input[name=told]").all()) {
            box.check();
        }
        walk.fill("How were those you ticked told?", "By telephone");
        walk.press("They have been told");
        walk.waitFor("have been told.");
        assertThat(walk.text()).contains("0 of ");
        walk.look("stood-down-everybody-told");
        walk.open(room);
        walk.look("overview-stood-down");
    }

    private static void standsAgain(Walk walk, Actor lead, String room) {
        as(walk, lead);
        walk.open(room + "/stand-down");
        walk.fill("Why is it needed after all?", "The bank took its offer back");
        walk.press("Stand it up again");
        walk.waitFor("The incident stands again");
        assertThat(walk.text()).contains("Stands again", "A supplier");
        walk.look("stands-again");
        walk.open(room + "/log");
        assertThat(walk.text()).contains("Incident stood down", "The incident stands again");
        walk.look("log-of-both");
    }

    private static void as(Walk walk, Actor actor) {
        walk.open("/demonstration/test-sign-in?post=" + actor.post());
    }
}
