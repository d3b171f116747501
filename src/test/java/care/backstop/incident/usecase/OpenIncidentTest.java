package care.backstop.incident.usecase;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static care.backstop.incident.Rooms.PIER_VIEW;
import static care.backstop.incident.Rooms.SOLENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.backstop.incident.Cause;
import care.backstop.incident.IncidentKind;
import care.backstop.incident.IncidentState;
import care.backstop.incident.Incidents;
import care.backstop.incident.Rooms;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.model.Notification;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenIncidentTest {

    @Autowired
    OpenIncident open;

    @Autowired
    WorkThePlan plan;

    @Autowired
    ReadWhole whole;

    @Autowired
    Incidents incidents;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    private Actor lead;

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
        lead = actors.lead();
    }

    @Test
    @Requirement({"SA-0.1", "SA-0.2"})
    void makesThePlanForTheKindOfService() {
        var home = plan(Rooms.opened(open, lead, HARBOUR_VIEW));
        assertThat(home)
                .hasSize(94)
                .extracting(Action::number)
                .doesNotContain("7.2")
                .contains("2.21", "2.8");
        var agency = plan(Rooms.opened(open, lead, SOLENT));
        assertThat(agency)
                .hasSize(71)
                .extracting(Action::number)
                .doesNotContain("2.8")
                .contains("2.21", "7.2");

        var nothingNamed = Rooms.told();
        assertRejected(Problem.Code.VAL, "locations", () -> open.open(nothingNamed, "none", lead));
    }

    @Test
    @Requirement("S7.1-a")
    void countsTheFirstMeetingInWorkingDays() {
        var due = Acting.as(lead, () -> whole.of(Rooms.opened(open, lead, HARBOUR_VIEW)))
                .deadlines()
                .getFirst();

        assertThat(due.kind()).isEqualTo("FIRST_MEETING");
        assertThat(due.dueOn()).isEqualTo(LocalDate.parse("2020-12-10"));
        assertThat(due.rule()).isEqualTo("3 working days");
        assertThat(due.calendarVersion()).isNotNull();
        assertThat(due.explanation()).contains("Monday 7 December 2020", "Thursday 10 December 2020");
        assertThat(due.late(Instant.parse("2020-12-10T23:59:59Z"))).isFalse();
        assertThat(due.late(Instant.parse("2020-12-11T00:00:00Z"))).isTrue();
    }

    @Test
    @Requirement("SA-0.4")
    void preparesForAWarningWithoutMovingAnybody() {
        var told = with(Rooms.told(HARBOUR_VIEW), IncidentKind.POTENTIAL, null);
        var id = Acting.as(lead, () -> open.open(told, "warning", lead));
        var lines = plan(id);

        assertThat(lines)
                .as("the checklist, and what is asked while there is only a warning")
                .hasSizeGreaterThan(94)
                .anyMatch(a -> a.number().equals("P1.2"));
        var waiting = lines.stream().filter(a -> a.state() == State.NOT_YET).toList();
        assertThat(waiting).isNotEmpty().allMatch(a -> a.part() == 7);
        assertThat(lines).filteredOn(a -> a.part() == 7).allMatch(a -> a.state() == State.NOT_YET);
        assertThat(lines).filteredOn(a -> a.part() != 7).allMatch(a -> a.state() == State.TO_DO);

        var line = waiting.getFirst();
        assertRejected(
                Problem.Code.STATE,
                "state",
                () -> plan.change(
                        id,
                        new WorkThePlan.Seen(line.id(), line.version()),
                        List.of(new WorkThePlan.Named(lead.post(), null, null, true)),
                        null,
                        State.DONE,
                        "moved",
                        null,
                        lead));
        var seen = waiting.stream()
                .map(a -> new WorkThePlan.Seen(a.id(), a.version()))
                .toList();
        Acting.as(lead, () -> plan.changeAll(id, seen, null, null, State.TO_DO, null, lead));
        assertThat(plan(id)).noneMatch(a -> a.state() == State.NOT_YET);
    }

    @Test
    void opensOneIncidentHoweverOftenItIsSent() {
        var first = Acting.as(lead, () -> open.open(Rooms.told(HARBOUR_VIEW), "same-key", lead));
        var again = Acting.as(lead, () -> open.open(Rooms.told(HARBOUR_VIEW), "same-key", lead));
        var other = Acting.as(lead, () -> open.open(Rooms.told(HARBOUR_VIEW), "other-key", lead));

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(plan(first)).hasSize(94);
    }

    @Test
    @Requirement({"L1-c", "L2.1-g"})
    void refusesInWordsWhatCannotBe() {
        var told = Rooms.told(HARBOUR_VIEW);
        var future = new Notification(
                told.locations(),
                null,
                told.kind(),
                told.causes(),
                null,
                told.notifiedAt(),
                told.notifiedBy(),
                null,
                null,
                Instant.parse("2020-12-07T09:00:01Z"),
                told.endsOn(),
                null,
                null);
        assertRejected(Problem.Code.VAL, "awareAt", () -> open.open(future, "1", lead));
        assertRejected(
                Problem.Code.VAL,
                "endsOn",
                () -> open.open(with(told, told.kind(), LocalDate.parse("2020-12-06")), "2", lead));
        assertRejected(Problem.Code.VAL, "locations", () -> open.open(Rooms.told("1-404"), "3", lead));
        assertRejected(
                Problem.Code.DUP, "locations", () -> open.open(Rooms.told(HARBOUR_VIEW, HARBOUR_VIEW), "4", lead));
        var noCause = new Notification(
                told.locations(),
                null,
                told.kind(),
                List.of(),
                null,
                told.notifiedAt(),
                told.notifiedBy(),
                null,
                null,
                told.awareAt(),
                null,
                null,
                null);
        assertRejected(Problem.Code.VAL, "cause", () -> open.open(noCause, "5", lead));

        var today = Acting.as(
                lead, () -> open.open(with(told, IncidentKind.EXIT, LocalDate.parse("2020-12-07")), "6", lead));
        assertThat(Acting.as(lead, () -> incidents.find(today)).endsOn()).isEqualTo("2020-12-07");
        var both = Acting.as(
                lead,
                () -> open.open(
                        new Notification(
                                List.of(HARBOUR_VIEW, PIER_VIEW),
                                null,
                                told.kind(),
                                List.of(Cause.QUALITY, Cause.STAFF_LOSS),
                                null,
                                told.notifiedAt(),
                                told.notifiedBy(),
                                null,
                                null,
                                told.awareAt(),
                                null,
                                null,
                                null),
                        "7",
                        lead));
        var view = Acting.as(lead, () -> incidents.find(both));
        assertThat(view.causes()).containsExactly(Cause.QUALITY, Cause.STAFF_LOSS);
        assertThat(view.locationIds()).containsExactlyInAnyOrder(HARBOUR_VIEW, PIER_VIEW);
        assertThat(view.endsOn()).isNull();
        assertThat(view.awareAt()).isEqualTo(told.awareAt());
    }

    @Test
    void belongsToItsMembersOnly() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        assertThat(Acting.as(coordinator, () -> incidents.find(id)).state()).isEqualTo(IncidentState.NOTIFIED);

        var stranger = actors.stranger(Role.INCIDENT_LEAD);
        assertThatThrownBy(() -> Acting.as(stranger, () -> incidents.find(id))).isInstanceOf(NotThere.class);
        assertThat(Acting.as(stranger, () -> incidents.mine())).noneMatch(i -> i.id().equals(id));
    }

    private List<Action> plan(UUID id) {
        return Acting.as(lead, () -> plan.plan(id));
    }

    private void assertRejected(Problem.Code code, String field, Runnable work) {
        assertThatThrownBy(() -> Acting.as(lead, work))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        e -> assertThat(e.problems()).anySatisfy(p -> {
                            assertThat(p.code()).isEqualTo(code);
                            assertThat(p.field()).isEqualTo(field);
                            assertThat(p.message()).isNotBlank();
                        }));
    }

    private static Notification with(Notification t, IncidentKind kind, @Nullable LocalDate endsOn) {
        return new Notification(
                t.locations(),
                t.service(),
                kind,
                t.causes(),
                t.causeNote(),
                t.notifiedAt(),
                t.notifiedBy(),
                t.contact(),
                t.how(),
                t.awareAt(),
                endsOn,
                t.said(),
                t.templates());
    }
}
