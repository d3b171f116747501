package care.backstop.incident.usecase;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.backstop.incident.LogKind;
import care.backstop.incident.Rooms;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.store.LogStore.Asked;
import care.backstop.incident.usecase.WorkThePlan.Seen;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.kernel.calendar.AmendCalendar;
import care.backstop.kernel.time.CalendarChange;
import care.backstop.kernel.time.CalendarChange.Kind;
import care.backstop.kernel.time.Division;
import care.backstop.market.Register;
import care.backstop.people.PeopleProgress;
import care.backstop.people.Status;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Due times that run from the list being complete, from the last person being settled, and on a calendar put right. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountDueTimesTest {

    private static final LocalDate WEDNESDAY = LocalDate.of(2020, 12, 9);

    @Autowired
    OpenIncident open;

    @Autowired
    CountDueTimes dueTimes;

    @Autowired
    WorkThePlan plan;

    @Autowired
    HoldMeeting meetings;

    @Autowired
    LogBook log;

    @Autowired
    PeopleProgress progress;

    @Autowired
    AmendCalendar calendar;

    @Autowired
    Actors actors;

    @Autowired
    Web web;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    private Actor lead;
    private UUID id = new UUID(0, 0);

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
        lead = actors.lead();
    }

    @BeforeEach
    void anIncident() {
        clock.reset();
        id = Rooms.opened(open, lead, HARBOUR_VIEW);
    }

    @Test
    void aCompleteListSetsWhatRunsFromIt() {
        assertThat(line("3.7").dueAt()).isNull();
        refused(Problem.Code.STATE, () -> dueTimes.listComplete(id, null, lead));
        person("H-1");
        refused(
                Problem.Code.VAL,
                () -> dueTimes.listComplete(id, clock.instant().plusSeconds(1), lead));
        refused(Problem.Code.VAL, () -> dueTimes.listComplete(id, Instant.parse("2020-12-06T09:00:00Z"), lead));
        assertThat(line("3.7").dueAt()).as("a refusal sets nothing").isNull();
        var chosen = line("3.9");
        as(() -> plan.changeAll(
                id, List.of(new Seen(chosen.id(), chosen.version())), lead.post(), WEDNESDAY, null, null, lead));

        clock.advance(Duration.ofHours(30));
        assertThat(as(() -> dueTimes.listComplete(id, Instant.parse("2020-12-07T09:30:00Z"), lead)))
                .isPositive();
        assertThat(line("3.7").dueAt()).as("two days, the 9th").isEqualTo(Instant.parse("2020-12-10T00:00:00Z"));
        assertThat(line("3.11").dueAt()).as("one day, the 8th").isEqualTo(Instant.parse("2020-12-09T00:00:00Z"));
        assertThat(line("3.9").dueAt()).as("somebody chose it").isEqualTo(Instant.parse("2020-12-10T00:00:00Z"));
        assertThat(line("8.2").dueAt()).as("nobody is settled").isNull();
        assertThat(entries(LogKind.PEOPLE)).anyMatch(t -> t.contains("complete: 1 people"));
        assertThat(entries(LogKind.ACTION)).anyMatch(t -> t.contains("Action 3.7: no date, now 9 December 2020"));
        refused(Problem.Code.DUP, () -> dueTimes.listComplete(id, null, lead));

        refused(Problem.Code.VAL, () -> dueTimes.listNotComplete(id, " ", lead));
        as(() -> dueTimes.listNotComplete(id, "The night staff name two more", lead));
        assertThat(line("3.7").dueAt()).isNull();
        assertThat(line("3.9").dueAt()).as("the choice stays").isNotNull();
        refused(Problem.Code.STATE, () -> dueTimes.listNotComplete(id, "Again", lead));
        var stranger = actors.stranger(Role.INCIDENT_LEAD);
        assertThatExceptionOfType(NotThere.class)
                .isThrownBy(() -> Acting.as(stranger, () -> dueTimes.listComplete(id, null, stranger)));
    }

    @Test
    void theLastPersonSettledStartsTheDebriefAndAnotherOneStopsIt() {
        var first = person("H-1");
        var second = person("H-2");
        reached(first, Status.MOVED);
        assertThat(line("8.2").dueAt()).as("one of two").isNull();
        reached(second, Status.ACCEPTED);
        assertThat(line("8.2").dueAt()).as("accepted is not settled").isNull();
        clock.set(Instant.parse("2020-12-11T10:00:00Z"));
        reached(second, Status.MOVED);
        assertThat(line("8.2").dueAt()).as("28 days after the 11th").isEqualTo(Instant.parse("2021-01-09T00:00:00Z"));
        reached(second, Status.WAITING);
        assertThat(line("8.2").dueAt()).as("back again").isNull();
        assertThat(entries(LogKind.EVENT))
                .anyMatch(t -> t.contains("The last of 2 people is settled"))
                .anyMatch(t -> t.contains("still needs somewhere to be after all"));
    }

    @Test
    void aBankHolidayMovesWhatIsCountedOnItOnceSomebodySaysSo() {
        var done = line("2.1");
        as(() -> {
            plan.change(
                    id,
                    new Seen(done.id(), done.version()),
                    List.of(new WorkThePlan.Named(lead.post(), null, null, true)),
                    null,
                    State.DONE,
                    "In the log",
                    null,
                    lead);
            return true;
        });
        assertThat(as(() -> dueTimes.clocks(id)).toMove()).isEmpty();
        var administrator = actors.of(Role.ACCESS_ADMINISTRATOR);
        Acting.as(
                administrator,
                () -> calendar.set(
                        new CalendarChange(
                                Division.ENGLAND_AND_WALES, WEDNESDAY, Kind.EXTRA, "Proclaimed", "For this test"),
                        null,
                        administrator));
        try {
            var moved = as(() -> dueTimes.clocks(id)).toMove();
            assertThat(moved)
                    .extracting(CountDueTimes.Moved::words)
                    .contains(
                            "First meeting of the steering group: 10 December 2020, now 11 December 2020",
                            "Action 1.1: 10 December 2020, now 11 December 2020")
                    .noneMatch(w -> w.startsWith("Action 2.1:"))
                    .as("one working day after Monday is Tuesday still")
                    .noneMatch(w -> w.startsWith("Action 2.3:"));
            assertThat(line("1.1").dueAt()).as("not yet").isEqualTo(Instant.parse("2020-12-11T00:00:00Z"));
            var page = web.browser(lead).open("/incidents/" + id + "/actions");
            assertThat(page.html().select("#to-move li").eachText())
                    .contains("Action 1.1: 10 December 2020, now 11 December 2020");
            assertThat(web.browser(lead)
                            .open("/incidents/" + id)
                            .html()
                            .select("#to-move li")
                            .eachText())
                    .containsExactly("First meeting of the steering group: 10 December 2020, now 11 December 2020");
            assertThat(web.browser(actors.of(Role.PLACEMENT_OFFICER))
                            .open("/incidents/" + id + "/actions")
                            .html()
                            .select("form[action$=/recount]"))
                    .as("may read, may not count again")
                    .isEmpty();

            assertThat(web.browser(lead)
                            .submit("/incidents/" + id + "/actions/recount", Map.of())
                            .html()
                            .select("#to-move"))
                    .isEmpty();
            assertThat(line("1.1").dueAt()).isEqualTo(Instant.parse("2020-12-12T00:00:00Z"));
            assertThat(line("2.1").dueAt()).as("done is done").isEqualTo(done.dueAt());
            var due = as(() -> meetings.deadlines(id)).getFirst();
            assertThat(due.dueOn()).isEqualTo(LocalDate.of(2020, 12, 11));
            assertThat(due.movedBecause())
                    .isEqualTo(
                            "Moved from 10 December 2020 to 11 December 2020 because the bank holiday calendar changed.");
            assertThat(due.explanation()).contains("9 December 2020 (Proclaimed)");
            assertThat(actors.as(
                            lead,
                            () -> db.sql("select count(*) from incident.deadline where incident = :id")
                                    .param("id", id)
                                    .query(Integer.class)
                                    .single()))
                    .as("the one before stays")
                    .isEqualTo(2);
            assertThat(web.browser(lead).open("/incidents/" + id).text()).contains("Moved from 10 December 2020");
        } finally {
            Acting.as(administrator, () -> calendar.withdraw(Division.ENGLAND_AND_WALES, WEDNESDAY, 1));
        }
    }

    @Test
    void pageAndApiSayThatTheListIsComplete() {
        person("H-1");
        var browser = web.browser(lead);
        var actions = "/incidents/" + id + "/actions";
        assertThat(browser.open(actions).html().select("#listed").text())
                .contains("actions get a date once the list of people is complete");
        var refused = browser.submit(actions + "/list", Map.of("listedAt", "2020-12-08T09:00"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#listedAt-error").text()).contains("in the future");
        assertThat(refused.html().select("#listedAt").val()).isEqualTo("2020-12-08T09:00");
        var complete = browser.submit(actions + "/list", Map.of("listedAt", ""));
        assertThat(complete.html().select("#listed").text())
                .contains("complete since 7 December 2020, 9:00am (1 people, said by " + lead.name() + ")");
        assertThat(complete.html().select("#actions tr:has(a:containsOwn(3.7))").text())
                .contains("9 December 2020");
        var undone = browser.submit(actions + "/list", Map.of("complete", "false", "missing", "Two more"));
        assertThat(undone.html().select(".govuk-notification-banner").text()).contains("taken back");

        var api = web.api(lead);
        var base = "/api/v1/incidents/" + id;
        assertThat(api.post(base + "/list-complete", Map.of()).json().get("set").asInt())
                .isPositive();
        var clocks = api.get(base + "/due-times").json();
        assertThat(clocks.at("/milestones/0/event").asString()).isEqualTo("LISTED");
        assertThat(clocks.get("toMove")).isEmpty();
        assertThat(api.post(base + "/list-complete", Map.of()).status()).isEqualTo(409);
        assertThat(api.post(base + "/due-times/recount", Map.of())
                        .json()
                        .get("moved")
                        .asInt())
                .isZero();
        assertThat(api.post(base + "/list-not-complete", Map.of("because", "Two more"))
                        .json()
                        .get("takenBack")
                        .asInt())
                .isPositive();
    }

    private Action line(String number) {
        return as(() -> plan.plan(id)).stream()
                .filter(a -> a.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private List<String> entries(LogKind kind) {
        return as(() -> log.read(id, new Asked(kind, null, 100, 0))).stream()
                .map(e -> e.text())
                .toList();
    }

    private void reached(UUID person, Status status) {
        actors.as(lead, () -> {
            progress.reached(id, person, status, lead);
            return true;
        });
    }

    private UUID person(String reference) {
        var person = UUID.randomUUID();
        actors.as(
                lead,
                () -> db.sql("""
                insert into people.person (id, incident, council, agency, reference, created_at, changed_at, changed_by)
                values (:id, :incident, 'Testshire', :agency, :reference, now(), now(), :post)""")
                        .param("id", person)
                        .param("incident", id)
                        .param("agency", lead.agency())
                        .param("reference", reference)
                        .param("post", lead.post())
                        .update());
        return person;
    }

    private <T> T as(Supplier<T> work) {
        return Acting.as(lead, work);
    }

    private void refused(Problem.Code code, Supplier<?> work) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> as(work::get))
                .satisfies(r -> assertThat(r.problems().getFirst().code()).isEqualTo(code));
    }
}
