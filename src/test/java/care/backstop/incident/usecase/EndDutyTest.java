package care.backstop.incident.usecase;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.backstop.incident.Rooms;
import care.backstop.incident.Verification;
import care.backstop.incident.rules.BusinessFailureEvents.Entity;
import care.backstop.incident.rules.Extent;
import care.backstop.incident.rules.LegalForm;
import care.backstop.incident.rules.PersonDuty;
import care.backstop.incident.rules.ServiceDuty;
import care.backstop.incident.rules.ServiceState;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.people.Lists;
import care.backstop.people.People;
import care.backstop.people.PeopleProgress;
import care.backstop.people.Source;
import care.backstop.people.Status;
import care.backstop.people.usecase.TakeInList;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The end of a duty, one page to sign, and what was known at a minute gone by. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndDutyTest {

    private static final Instant AWARE = Rooms.MONDAY_NINE;

    @Autowired
    OpenIncident open;

    @Autowired
    TestServiceDuty testService;

    @Autowired
    DecideServiceDuty decideService;

    @Autowired
    TestPersonDuty testPerson;

    @Autowired
    DecidePersonDuty decidePerson;

    @Autowired
    EndDuty endDuty;

    @Autowired
    ReadThen readThen;

    @Autowired
    VerifyIncident verify;

    @Autowired
    AcknowledgeIncident acknowledge;

    @Autowired
    ChangeClosingDate closingDate;

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

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
        lead = actors.lead();
    }

    @AfterEach
    void backToMonday() {
        clock.reset();
    }

    @Test
    @Requirement({"L1-b", "L3.2-i"})
    void aDutyLastsUntilAnOfficerRecordsWhatMeetsTheNeedNow() {
        var id = withPeople();
        dutyDecided(id);
        var person = person(id, "H-1");
        decidedFor(id, person);

        clock.advance(Duration.ofDays(200));
        assertThat(then(id, null).openDuties())
                .as("200 days later it still stands")
                .isEqualTo(1);
        refused(Code.STATE, "endedAt", () -> end(id, person, clock.instant().plusSeconds(1), "Sister home", "Seen"));
        refused(Code.VAL, "arrangement", () -> end(id, person, AWARE.plusSeconds(60), " ", "Seen"));
        refused(Code.VAL, "reasons", () -> end(id, person, AWARE.plusSeconds(60), "Sister home", ""));
        refused(Code.VAL, "endedAt", () -> end(id, person, AWARE.minusSeconds(1), "Sister home", "Seen"));
        refused(Code.VAL, "endedAt", () -> end(id, person, null, "Sister home", "Seen"));
        var coordinator = web.api(actors.of(Role.INCIDENT_COORDINATOR))
                .post(
                        "/api/v1/incidents/%s/people/%s/duty-end".formatted(id, person),
                        Map.of("endedAt", "2020-12-12T10:00:00Z", "arrangement", "Sister home", "reasons", "Seen"));
        assertThat(coordinator.status()).as("not an authorised officer").isEqualTo(403);
        assertThat(then(id, null).openDuties()).as("nothing refused was kept").isEqualTo(1);

        var form = web.browser(lead)
                .submit(
                        "/incidents/%s/decisions/people/%s/end".formatted(id, person),
                        Map.of(
                                "endedAt", "2020-12-12T10:00",
                                "arrangement", "Place at Pier View from 12 December",
                                "reasons", "Visited, the family agrees"));
        assertThat(form.text()).contains("Ended 12 December 2020, 10:00am").contains("Place at Pier View");
        assertThat(then(id, null).openDuties()).isZero();
        refused(Code.DUP, null, () -> end(id, person, AWARE.plusSeconds(60), "Sister home", "Seen"));
        assertThat(as(() -> testPerson.history(id, person)))
                .as("what was tested and decided stays")
                .hasSize(1)
                .allMatch(t -> t.decision() != null);

        // Needs arise anew: tested and decided again, the duty stands again.
        clock.advance(Duration.ofMinutes(1));
        decidedFor(id, person);
        assertThat(then(id, null).openDuties()).isEqualTo(1);
    }

    @Test
    void whatIsOwedToThoseWhoStayEndsOnThePageOfStandingDown() {
        var id = withPeople();
        dutyDecided(id);
        var stays = person(id, "H-1");
        var moved = person(id, "H-2");
        decidedFor(id, stays);
        decidedFor(id, moved);
        as(() -> {
            progress.reached(id, moved, Status.MOVED, lead);
            return true;
        });
        clock.advance(Duration.ofDays(2));
        var page = "/incidents/" + id + "/stand-down";
        var shown = web.browser(lead).open(page).html().select("#staying").text();
        assertThat(shown).contains("H-1").contains("No place yet").doesNotContain("H-2");
        assertThat(web.browser(actors.of(Role.INCIDENT_COORDINATOR))
                        .open(page)
                        .html()
                        .select("#staying input"))
                .as("only an authorised officer ends it")
                .isEmpty();

        var at = clock.instant();
        refused(Code.VAL, "ended", () -> as(() -> endDuty.endForStaying(id, List.of(), at, "Asked", lead)));
        refused(Code.VAL, "ended", () -> as(() -> endDuty.endForStaying(id, List.of(stays, moved), at, "Asked", lead)));
        refused(Code.VAL, "reasons", () -> as(() -> endDuty.endForStaying(id, List.of(stays), at, " ", lead)));
        assertThat(then(id, null).openDuties()).as("all or none").isEqualTo(2);
        var done = web.browser(lead)
                .submit(
                        page + "/ends",
                        Map.of(
                                "ended", stays.toString(),
                                "endedAt", "2020-12-09T09:00",
                                "reasons", "The bank pays, and the staff have stayed"));
        assertThat(done.text()).contains("The end is recorded for 1 person").contains("Nothing is owed to anybody");
        assertThat(then(id, null).openDuties()).isEqualTo(1);
        assertThat(web.browser(lead)
                        .open("/incidents/%s/decisions/people/%s".formatted(id, stays))
                        .text())
                .contains("Stays with the present provider, which goes on");
    }

    @Test
    void nothingThatWasNotDecidedCanEnd() {
        var id = withPeople();
        dutyDecided(id);
        var person = person(id, "H-1");
        refused(Code.STATE, null, () -> end(id, person, AWARE.plusSeconds(1), "Sister home", "Seen"));
        as(() -> testPerson.testEveryone(id, Answer.YES, lead));
        refused(Code.STATE, null, () -> end(id, person, AWARE.plusSeconds(1), "Sister home", "Seen"));
        var nhs = person(id, "H-3");
        var test = as(() -> testPerson.history(id, nhs)).getFirst();
        as(() -> decidePerson.decide(id, nhs, test.id(), PersonDuty.Result.NHS_DUTY, null, "NHS pays", null, lead));
        refused(Code.STATE, null, () -> end(id, nhs, AWARE.plusSeconds(1), "Sister home", "Seen"));
        var stranger = actors.stranger(Role.INCIDENT_LEAD);
        assertThatThrownBy(() ->
                        Acting.as(stranger, () -> endDuty.end(id, person, AWARE, "Sister home", "Seen", stranger)))
                .isInstanceOf(NotThere.class);
    }

    @Test
    void aMinuteGoneByShowsWhatWasRecordedByThenAndNothingLater() {
        var id = withPeople();
        at("2020-12-07T09:05:00Z");
        run(() -> acknowledge.acknowledge(id, null, lead));
        at("2020-12-07T09:10:00Z");
        var running = test(id, ServiceState.RUNNING);
        at("2020-12-07T10:15:30Z");
        decideService(id, running, ServiceDuty.Result.NO_DUTY_MONITOR);
        at("2020-12-08T08:00:00Z");
        run(() -> verify.verify(
                id,
                Verification.VERIFIED,
                "CQC",
                "telephone",
                "Order seen",
                Instant.parse("2020-12-08T07:55:00Z"),
                lead));
        run(() -> closingDate.change(id, LocalDate.parse("2020-12-24"), "The administrator", 2, lead));
        at("2020-12-09T11:00:00Z");
        dutyDecided(id);
        at("2020-12-09T12:00:00Z");
        var person = person(id, "H-1");
        decidedFor(id, person);

        var before = then(id, "2020-12-07T09:09:00Z");
        assertThat(before.tests()).isEmpty();
        assertThat(before.lead()).isEqualTo(lead.name());
        assertThat(before.standing()).isEqualTo(Verification.REPORTED);
        assertThat(Objects.requireNonNull(before.closing()).endsOn()).isEqualTo(LocalDate.parse("2020-12-21"));
        assertThat(then(id, "2020-12-07T09:04:00Z").lead())
                .as("nobody had it yet")
                .isNull();
        assertThat(then(id, "2020-12-07T08:59:00Z").opened())
                .as("not opened yet")
                .isFalse();

        var tested = then(id, "2020-12-07T10:14:00Z").tests();
        assertThat(tested).singleElement().satisfies(t -> {
            assertThat(t.row()).isEqualTo("A1-2");
            assertThat(t.facts()).containsEntry("state", "RUNNING");
            assertThat(t.findings()).isNotEmpty();
            assertThat(t.decision()).as("not decided for another minute").isNull();
        });
        assertThat(then(id, "2020-12-07T10:15:00Z").tests().getFirst().decision())
                .as("decided within that minute")
                .isNotNull();

        var day8 = then(id, "2020-12-08T23:59:00Z");
        assertThat(day8.standing()).isEqualTo(Verification.VERIFIED);
        assertThat(Objects.requireNonNull(day8.closing()).endsOn()).isEqualTo(LocalDate.parse("2020-12-24"));
        assertThat(day8.tests()).extracting(t -> t.row()).containsExactly("A1-2");
        assertThat(day8.results()).isEmpty();
        assertThat(day8.openDuties()).isZero();

        var now = then(id, null);
        assertThat(now.tests()).extracting(t -> t.row()).containsExactly("A1-7");
        assertThat(now.results()).containsEntry("DUTY_S48", 3).containsEntry("NHS_DUTY", 1);
        assertThat(now.openDuties()).isEqualTo(1);
        refused(Code.VAL, "at", () -> then(id, "2020-12-09T12:01:00Z"));

        var page = web.browser(lead).open("/incidents/" + id + "/then?at=2020-12-08T10:00");
        assertThat(page.h1()).isEqualTo("What was known of this incident on 8 December 2020, 10:00am");
        assertThat(page.text())
                .contains("A1-2")
                .doesNotContain("A1-7")
                .contains("24 December 2020, from The administrator");
        assertThat(web.browser(lead)
                        .open("/incidents/" + id + "/then?at=2020-12-10T10:00")
                        .status())
                .isEqualTo(422);
        var one = web.browser(lead).open("/incidents/%s/then/people/%s?at=2020-12-09T11:30".formatted(id, person));
        assertThat(one.text()).contains("Had not been run for this person yet");
        assertThat(web.browser(lead)
                        .open("/incidents/%s/then/people/%s".formatted(id, person))
                        .text())
                .contains("A2-4");
        var json = web.api(lead)
                .get("/api/v1/incidents/" + id + "/then?at=2020-12-07T10:14:00Z")
                .json();
        assertThat(json.get("tests").get(0).get("row").asString()).isEqualTo("A1-2");
        assertThat(json.get("tests").get(0).has("decision")).isFalse();
        assertThat(web.api(lead)
                        .get("/api/v1/incidents/" + id + "/then?at=soon")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void onePageHasTheFactsTheLawWhoDecidedAndSpaceToSign() {
        var id = withPeople();
        var running = test(id, ServiceState.RUNNING);
        clock.advance(Duration.ofMinutes(30));
        dutyDecided(id);
        var latest = as(() -> testService.of(id)).getFirst();
        var page = web.browser(lead).open("/incidents/%s/decisions/tests/%s/paper".formatted(id, latest.id()));
        assertThat(page.text())
                .contains("row A1-7")
                .contains("On the legal list: SI 2015/301 reg 2(2)(a)")
                .contains("Care Act 2014 s 48(1)")
                .contains("Notice of appointment")
                .contains("All conditions hold")
                .contains(lead.name())
                .contains("Answered before")
                .contains("A1-2")
                .contains("A1 of 22 November 2026")
                .contains("Legal adviser: name, signature, date");
        assertThat(web.browser(lead)
                        .open("/incidents/%s/decisions/tests/%s/paper".formatted(id, running))
                        .text())
                .contains("row A1-2")
                .contains("Nobody has decided on this test yet")
                .doesNotContain("Answered before");

        var person = person(id, "H-1");
        decidedFor(id, person);
        var test = as(() -> testPerson.history(id, person)).getFirst();
        assertThat(web.browser(lead)
                        .open("/incidents/%s/decisions/people/%s/tests/%s/paper".formatted(id, person, test.id()))
                        .text())
                .contains("row A2-4")
                .contains("Looked after here just before it stopped")
                .contains("Was the provider meeting the person's needs here just before it stopped?")
                .contains("A2 of 22 November 2026");
        assertThat(web.browser(lead)
                        .open("/incidents/%s/decisions/people/%s/tests/%s/paper"
                                .formatted(id, UUID.randomUUID(), test.id()))
                        .status())
                .as("an unknown person")
                .isEqualTo(404);
    }

    private UUID withPeople() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        Acting.as(
                coordinator,
                () -> lists.takeIn(
                        id,
                        Source.PROVIDER,
                        LocalDate.parse("2020-12-07"),
                        Lists.file("list.csv", Lists.HARBOUR),
                        "list.csv",
                        coordinator));
        return id;
    }

    private void dutyDecided(UUID id) {
        decideService(id, test(id, ServiceState.STOPPED), ServiceDuty.Result.DUTY_S48);
    }

    private void decidedFor(UUID id, UUID person) {
        as(() -> testPerson.testEveryone(id, Answer.YES, lead));
        var test = as(() -> testPerson.history(id, person)).getFirst();
        as(() ->
                decidePerson.decide(id, person, test.id(), PersonDuty.Result.DUTY_S48, null, "Lived here", null, lead));
    }

    private UUID person(UUID id, String reference) {
        return as(() -> people.facts(id)).stream()
                .filter(p -> p.reference().equals(reference))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private UUID test(UUID id, ServiceState state) {
        boolean stopped = state == ServiceState.STOPPED;
        return as(() -> testService.test(
                id,
                HARBOUR_VIEW,
                new TestServiceDuty.Facts(
                        LegalForm.COMPANY,
                        "ADMINISTRATOR_APPOINTED",
                        Entity.REGISTERED_PROVIDER,
                        LocalDate.parse("2020-12-01"),
                        true,
                        Answer.YES,
                        state,
                        stopped ? Extent.WHOLE : null,
                        stopped ? LocalDate.parse("2020-12-07") : null,
                        Map.of("event", "Notice of appointment")),
                lead));
    }

    private void decideService(UUID id, UUID test, ServiceDuty.Result decided) {
        as(() -> decideService.decide(id, test, decided, "All conditions hold", null, lead));
    }

    private UUID end(
            UUID id, UUID person, @Nullable Instant at, @Nullable String arrangement, @Nullable String reasons) {
        return as(() -> endDuty.end(id, person, at, arrangement, reasons, lead));
    }

    private ReadThen.Then then(UUID id, @Nullable String at) {
        return as(() -> readThen.of(id, at == null ? null : Instant.parse(at)));
    }

    private void at(String instant) {
        clock.set(Instant.parse(instant));
    }

    private void run(Runnable work) {
        as(() -> {
            work.run();
            return "";
        });
    }

    private <T> T as(Supplier<T> work) {
        return Acting.as(lead, work);
    }

    private static void refused(Code code, @Nullable String field, Supplier<?> work) {
        assertThatThrownBy(work::get).isInstanceOfSatisfying(Rejected.class, e -> {
            assertThat(e.problems().getFirst().code()).isEqualTo(code);
            assertThat(e.problems().getFirst().field()).isEqualTo(field);
        });
    }
}
