package care.backstop.incident.usecase;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.backstop.incident.IncidentState;
import care.backstop.incident.LogKind;
import care.backstop.incident.Rooms;
import care.backstop.incident.StillOpen;
import care.backstop.incident.Verification;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.model.Due;
import care.backstop.incident.model.StandDown.Ground;
import care.backstop.incident.model.StandDown.Moved;
import care.backstop.incident.model.ToTell;
import care.backstop.incident.model.ToTell.News;
import care.backstop.incident.model.ToTell.Who;
import care.backstop.incident.store.DeadlineStore;
import care.backstop.incident.store.LogStore.Asked;
import care.backstop.incident.usecase.StandIncidentDown.Grounds;
import care.backstop.incident.usecase.WorkThePlan.Named;
import care.backstop.incident.usecase.WorkThePlan.Seen;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.kernel.Stale;
import care.backstop.kernel.outbox.Letter;
import care.backstop.kernel.outbox.LetterState;
import care.backstop.kernel.outbox.Outbox;
import care.backstop.kernel.outbox.Posted;
import care.backstop.market.Register;
import care.backstop.people.Lists;
import care.backstop.people.People;
import care.backstop.people.PeopleProgress;
import care.backstop.people.Source;
import care.backstop.people.Status;
import care.backstop.people.usecase.TakeInList;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An incident that is not needed: what is revoked, who is told, and how it comes back. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandIncidentDownTest {

    private static final Grounds AVERTED = new Grounds(Ground.AVERTED, "A bank lends them what they need", null, null);

    @Autowired
    OpenIncident open;

    @Autowired
    AcknowledgeIncident acknowledge;

    @Autowired
    VerifyIncident verify;

    @Autowired
    StandIncidentDown standDown;

    @Autowired
    CloseIncident close;

    @Autowired
    JoinNotice notices;

    @Autowired
    WorkThePlan plan;

    @Autowired
    MyWork work;

    @Autowired
    ReadIncidents incidents;

    @Autowired
    DeadlineStore deadlines;

    @Autowired
    LogBook log;

    @Autowired
    Outbox outbox;

    @Autowired
    TakeInList lists;

    @Autowired
    People people;

    @Autowired
    PeopleProgress progress;

    @Autowired
    Actors actors;

    @Autowired
    TestClock clock;

    @Autowired
    Web web;

    @Autowired
    JdbcClient db;

    private Actor lead;
    private Actor coordinator;

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
        lead = actors.lead();
        coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        actors.as(
                actors.of(Role.ACCESS_ADMINISTRATOR),
                () -> db.sql("update access.post set address = ? where id = ?")
                        .params("coordinator@testshire.example", coordinator.post())
                        .update());
    }

    @AfterEach
    void backToMonday() {
        clock.reset();
    }

    @Test
    void whatIsOpenIsRevokedAndWhoeverKnewHasToBeTold() {
        var id = acknowledged();
        var mine = given(id, "2.1", coordinator);
        var done = given(id, "2.2", coordinator);
        run(() -> plan.change(
                id, seen(id, done), List.of(), null, State.DONE, "The list, signed", "It could not wait", lead));
        as(() -> notices.join(
                id,
                new JoinNotice.Told("A daughter", null, "Telephone", "They say it closes", clock.instant()),
                null,
                lead));
        var told = told(id, "H-2");
        assertThat(mine(id, coordinator)).extracting(m -> m.action().number()).containsExactly("2.1");
        db(() -> outbox.send(Letter.of(
                id,
                "meeting:1",
                new Letter.Outside("The owner", "owner@provider.example"),
                "A meeting",
                "Please come.")));
        long open = plan(id).stream().filter(a -> !a.settled()).count();
        var before = db(() -> deadlines.running());
        assertThat(before).extracting(DeadlineStore.Running::incident).contains(id);

        clock.advance(Duration.ofHours(5));
        standDown(id, AVERTED);

        assertThat(incidents(id).stage().state()).isEqualTo(IncidentState.STOOD_DOWN);
        assertThat(as(() -> notices.openAbout(HARBOUR_VIEW)).map(JoinNotice.Same::incident))
                .as("nothing joins an incident that is stood down")
                .isNotEqualTo(Optional.of(id));
        refused(
                Code.STATE,
                null,
                () -> notices.join(
                        id, new JoinNotice.Told("A son", null, null, "It closes", clock.instant()), null, lead));
        var home = web.browser(lead).open("/").html().select("a[href=/incidents?state=RUNNING]");
        assertThat(home).as("the number opens the list it counts").isNotEmpty();
        assertThat(web.browser(lead).open("/incidents?state=RUNNING").html().select("a[href=/incidents/" + id + "]"))
                .isEmpty();
        assertThat(web.browser(lead).open("/incidents").html().select("a[href=/incidents/" + id + "]"))
                .isNotEmpty();
        assertThat(mine(id, coordinator))
                .as("nothing of it is anybody's work any more")
                .isEmpty();
        assertThat(line(id, mine).state()).isEqualTo(State.REVOKED);
        assertThat(line(id, mine).owners()).as("kept, not taken away").hasSize(1);
        assertThat(line(id, done).state()).as("what is done stays done").isEqualTo(State.DONE);
        assertThat(plan(id)).noneMatch(Action::open);
        assertThat(db(() -> deadlines.running())).noneMatch(d -> d.incident().equals(id));
        var seen = as(() -> standDown.of(id, 1, lead));
        assertThat(seen.all().getFirst().actions()).isEqualTo((int) open);
        assertThat(seen.toTell()).allMatch(t -> t.news() == News.STOOD_DOWN && t.open());
        assertThat(names(seen.toTell(), Who.NOTIFIER)).containsExactly("Duty manager", "A daughter");
        assertThat(names(seen.toTell(), Who.MEMBER))
                .contains(coordinator.name())
                .doesNotContain(lead.name());
        assertThat(seen.toTell())
                .filteredOn(t -> t.who() == Who.PERSON)
                .extracting(ToTell::person)
                .containsExactly(told);
        assertThat(seen.references()).containsEntry(told, "H-2");
        var letters = db(() -> outbox.of(id));
        assertThat(letters)
                .filteredOn(l -> l.about().equals("meeting:1"))
                .as("what had not gone out does not go")
                .extracting(Posted::state)
                .containsExactly(LetterState.REVOKED);
        assertThat(seen.toTell())
                .extracting(ToTell::name)
                .as("and who never had it need not be told")
                .doesNotContain("The owner");
        assertThat(letters)
                .filteredOn(l -> l.state() == LetterState.WAITING)
                .as("whoever holds a post that letters reach is written to")
                .extracting(Posted::post)
                .containsExactly(coordinator.post());
        assertThat(letters).noneMatch(l -> l.subject().contains("Harbour View"));
        assertThat(seen.toTell())
                .filteredOn(t -> t.letter() != null)
                .extracting(ToTell::name)
                .containsExactly(coordinator.name());
        assertThat(decisions(id).getFirst())
                .startsWith("Incident stood down. The failure was averted. A bank lends them what they need");

        refused(Code.STATE, null, () -> plan.add(id, null, "One more thing", null, lead));
        refused(Code.DUP, null, () -> standDown.standDown(id, AVERTED, version(id), lead));
        assertThat(as(() -> close.stillOpen(id)))
                .extracting(StillOpen::words)
                .containsExactly("%d of those who knew of it have not been told that it is stood down"
                        .formatted(seen.toTell().size()));
    }

    @Test
    void itIsCalledOffOnlyByANamedOfficerWhoSaysWhy() {
        var id = open();
        refused(Code.STATE, null, () -> standDown.standDown(id, AVERTED, version(id), lead));
        run(() -> acknowledge.acknowledge(id, null, lead));
        refused(
                Code.VAL,
                "ground",
                () -> standDown.standDown(id, new Grounds(null, "x", null, null), version(id), lead));
        refused(
                Code.VAL,
                "because",
                () -> standDown.standDown(id, new Grounds(Ground.AVERTED, " ", null, null), version(id), lead));
        var refuted = new Grounds(Ground.REFUTED, "The owner laughed", null, null);
        refused(Code.STATE, "ground", () -> standDown.standDown(id, refuted, version(id), lead));
        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() -> as(() -> standDown.standDown(id, AVERTED, version(id) - 1, lead)));
        assertThat(plan(id)).as("a refusal revokes nothing").noneMatch(a -> a.state() == State.REVOKED);
        assertThat(web.api(coordinator)
                        .post(
                                "/api/v1/incidents/" + id + "/stand-down",
                                Map.of("ground", "AVERTED", "because", "So it is", "version", version(id)))
                        .status())
                .isEqualTo(403);
        run(() -> verify.verify(id, Verification.REFUTED, "The owner", "Telephone", null, clock.instant(), lead));
        var down = web.api(lead)
                .post(
                        "/api/v1/incidents/" + id + "/stand-down",
                        Map.of("ground", "REFUTED", "because", "The owner laughed", "version", version(id)));
        assertThat(down.status()).isEqualTo(201);
        assertThat(down.json().get("state").asString()).isEqualTo("STOOD_DOWN");
        assertThat(down.json().get("standDowns").get(0).get("by").asString()).isEqualTo(lead.name());
    }

    @Test
    void whatBecomesOfThoseWhoHaveMovedIsSaid() {
        var id = acknowledged();
        var moved = person(id, "H-1");
        db(() -> {
            progress.reached(id, moved, Status.MOVED, lead);
            return true;
        });
        refused(Code.VAL, "moved", () -> standDown.standDown(id, AVERTED, version(id), lead));
        refused(
                Code.VAL,
                "movedBecause",
                () -> standDown.standDown(
                        id, new Grounds(Ground.AVERTED, "Money came", Moved.MAY_RETURN, ""), version(id), lead));
        standDown(id, new Grounds(Ground.AVERTED, "Money came", Moved.MAY_RETURN, "Asked in the new year"));
        var seen = as(() -> standDown.of(id, 1, lead)).all().getFirst();
        assertThat(seen.movedPeople()).isEqualTo(1);
        assertThat(seen.moved()).isEqualTo(Moved.MAY_RETURN);
        assertThat(as(() -> people.find(id, moved)).orElseThrow().status())
                .as("nobody is moved by it")
                .isEqualTo(Status.MOVED);
    }

    @Test
    void everyoneIsTickedOffAndThenItMayBeClosed() {
        var id = Rooms.opened(open, lead, Rooms.PIER_VIEW);
        run(() -> acknowledge.acknowledge(id, null, lead));
        standDown(id, AVERTED);
        var all = as(() -> standDown.of(id, 1, lead)).toTell().stream()
                .map(ToTell::id)
                .toList();
        var at = clock.instant();
        refused(Code.VAL, "told", () -> standDown.told(id, List.of(), "Telephone", at, lead));
        refused(Code.VAL, "how", () -> standDown.told(id, all, " ", at, lead));
        refused(Code.VAL, "at", () -> standDown.told(id, all, "Telephone", at.plusSeconds(60), lead));
        refused(Code.VAL, "at", () -> standDown.told(id, all, "Telephone", at.minusSeconds(60), lead));
        refused(Code.CONF, "told", () -> standDown.told(id, List.of(UUID.randomUUID()), "Telephone", at, lead));
        var first = all.getFirst();
        assertThat(as(() -> standDown.told(id, List.of(first), "Telephone", at, coordinator)))
                .isEqualTo(1);
        refused(Code.CONF, "told", () -> standDown.told(id, all, "Telephone", at, lead));
        refused(Code.STATE, null, () -> close.close(id, "Not needed", lead));
        var rest = all.subList(1, all.size());
        as(() -> standDown.told(id, rest, "At the meeting", at, lead));
        assertThat(new String(
                        web.browser(lead)
                                .open("/incidents/" + id + "/stand-down/told.csv")
                                .raw()
                                .body(),
                        StandardCharsets.UTF_8))
                .contains("Duty manager", "Telephone", coordinator.name());
        run(() -> close.close(id, "Not needed", lead));
        assertThat(incidents(id).stage().state()).isEqualTo(IncidentState.CLOSED);
        refused(Code.STATE, null, () -> standDown.standAgain(id, "After all", version(id), lead));
        run(() -> close.reopen(id, "Closed too soon", lead));
        assertThat(incidents(id).stage().state())
                .as("opened again it is stood down as before, and may stand up")
                .isEqualTo(IncidentState.STOOD_DOWN);
        run(() -> standDown.standAgain(id, "After all", version(id), lead));
        assertThat(plan(id)).noneMatch(a -> a.state() == State.REVOKED);
    }

    @Test
    void itStandsAgainWithItsOwnersAndItsTimesCountedFromThen() {
        var id = acknowledged();
        var owned = given(id, "2.1", coordinator);
        var chosen = given(id, "2.2", lead);
        run(() -> plan.change(id, seen(id, chosen), List.of(), LocalDate.of(2020, 12, 14), null, null, null, lead));
        var early = as(() -> plan.plan(id)).stream()
                .filter(a ->
                        a.dueAt() != null && a.dueRule() != null && a.dueRule().startsWith("1 working day "))
                .findFirst()
                .orElseThrow();
        var meeting = deadline(id);
        refused(Code.STATE, null, () -> standDown.standAgain(id, "x", version(id), lead));

        clock.set(Instant.parse("2020-12-09T10:00:00Z"));
        standDown(id, AVERTED);
        var first = as(() -> standDown.of(id, 1, lead)).toTell().getFirst();
        as(() -> standDown.told(id, List.of(first.id()), "Telephone", clock.instant(), lead));
        clock.set(Instant.parse("2020-12-16T10:00:00Z"));
        refused(Code.VAL, "againBecause", () -> standDown.standAgain(id, " ", version(id), lead));
        run(() -> standDown.standAgain(id, "The bank withdrew", version(id), lead));

        assertThat(incidents(id).stage().state()).isEqualTo(IncidentState.ACKNOWLEDGED);
        assertThat(incidents(id).lead()).extracting(l -> l.name()).isEqualTo(lead.name());
        assertThat(plan(id)).noneMatch(a -> a.state() == State.REVOKED);
        assertThat(mine(id, coordinator)).extracting(m -> m.action().number()).containsExactly("2.1");
        assertThat(line(id, early.id()).dueAt())
                .as("what was late when it was stood down is late still")
                .isEqualTo(early.dueAt());
        assertThat(line(id, chosen).dueAt())
                .as("a day that somebody chose stays")
                .isEqualTo("2020-12-15T00:00:00Z");
        var again = deadline(id);
        assertThat(meeting.dueOn()).isEqualTo(LocalDate.of(2020, 12, 10));
        assertThat(again.dueOn())
                .as("3 working days from Wednesday 16 December")
                .isEqualTo(LocalDate.of(2020, 12, 21));
        assertThat(again.movedBecause()).contains("stood down on 9 December 2020");
        var counted = plan(id).stream()
                .filter(a -> a.dueRule() != null && a.dueRule().contains("after the incident stood again"))
                .toList();
        assertThat(counted)
                .isNotEmpty()
                .allMatch(a -> a.dueAt() != null && a.dueAt().isAfter(clock.instant()));
        assertThat(line(id, owned).owners()).extracting(Action.Owner::name).containsExactly(coordinator.name());
        var toTell = as(() -> standDown.of(id, 1, lead)).toTell();
        assertThat(toTell)
                .filteredOn(t -> t.news() == News.STANDS_AGAIN && t.open())
                .extracting(ToTell::name)
                .as("only who had been told that it was stood down")
                .containsExactly(first.name());
        assertThat(toTell)
                .filteredOn(t -> t.news() == News.STOOD_DOWN && t.open())
                .isEmpty();
        assertThat(toTell).filteredOn(t -> t.withdrawnAt() != null).hasSizeGreaterThan(2);
        var entries = as(() -> log.read(id, new Asked(LogKind.DECISION, null, 10, 0)));
        assertThat(entries.getFirst().corrects())
                .as("the later entry puts the earlier one right, and both are there")
                .isEqualTo(entries.get(1).number());
        assertThat(entries.get(1).text()).startsWith("Incident stood down");
    }

    private UUID open() {
        return Rooms.opened(open, lead, HARBOUR_VIEW);
    }

    private UUID acknowledged() {
        var id = open();
        run(() -> acknowledge.acknowledge(id, "By telephone", lead));
        Acting.as(
                coordinator,
                () -> lists.takeIn(
                        id,
                        Source.PROVIDER,
                        LocalDate.of(2020, 12, 7),
                        Lists.file("list.csv", Lists.HARBOUR),
                        "list.csv",
                        coordinator));
        return id;
    }

    private void standDown(UUID id, Grounds grounds) {
        as(() -> standDown.standDown(id, grounds, version(id), lead));
    }

    private int version(UUID id) {
        return incidents(id).version();
    }

    private care.backstop.incident.model.Incident incidents(UUID id) {
        return as(() -> incidents.whole(id));
    }

    private UUID person(UUID id, String reference) {
        return as(() -> people.of(id)).stream()
                .filter(p -> p.reference().equals(reference))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private UUID told(UUID id, String reference) {
        var person = person(id, reference);
        db(() -> {
            progress.told(id, person, lead);
            return true;
        });
        return person;
    }

    private List<Action> plan(UUID id) {
        return as(() -> plan.plan(id));
    }

    private Action line(UUID id, UUID action) {
        return as(() -> plan.line(id, action));
    }

    private Seen seen(UUID id, UUID action) {
        return new Seen(action, line(id, action).version());
    }

    private UUID given(UUID id, String number, Actor to) {
        var line = plan(id).stream()
                .filter(a -> a.number().equals(number))
                .findFirst()
                .orElseThrow();
        run(() -> plan.change(
                id,
                new Seen(line.id(), line.version()),
                List.of(new Named(to.post(), null, null, true)),
                null,
                null,
                null,
                null,
                lead));
        return line.id();
    }

    private List<care.backstop.incident.store.ActionStore.Mine> mine(UUID id, Actor actor) {
        return Acting.as(actor, () -> work.of(actor, false).actions()).stream()
                .filter(m -> m.incident().equals(id))
                .toList();
    }

    private Due deadline(UUID id) {
        return db(() -> deadlines.of(id)).stream()
                .filter(d -> d.kind().equals(Due.FIRST_MEETING))
                .findFirst()
                .orElseThrow();
    }

    private List<String> decisions(UUID id) {
        return as(() -> log.read(id, new Asked(LogKind.DECISION, null, 10, 0))).stream()
                .map(e -> e.text())
                .toList();
    }

    private static List<@Nullable String> names(List<ToTell> list, Who who) {
        return list.stream().filter(t -> t.who() == who).map(ToTell::name).toList();
    }

    private void refused(Code code, @Nullable String field, Runnable command) {
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> run(command)).satisfies(e -> {
            assertThat(e.problems().getFirst().code()).isEqualTo(code);
            assertThat(e.problems().getFirst().field()).isEqualTo(field);
        });
    }

    private <T> T db(Supplier<T> work) {
        return actors.as(lead, work);
    }

    private <T> T as(Supplier<T> work) {
        return Acting.as(lead, work);
    }

    private void run(Runnable work) {
        Acting.as(lead, () -> {
            work.run();
            return true;
        });
    }
}
