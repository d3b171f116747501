package care.backstop.incident.usecase;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import care.backstop.incident.IncidentKind;
import care.backstop.incident.LogKind;
import care.backstop.incident.PlanGates;
import care.backstop.incident.PlanGates.Waiting;
import care.backstop.incident.Rooms;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.model.Notification;
import care.backstop.incident.model.ProcedureTemplate.Gate;
import care.backstop.incident.store.LogStore;
import care.backstop.incident.usecase.WorkThePlan.Named;
import care.backstop.incident.usecase.WorkThePlan.Seen;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderOfThePlanTest {

    @Autowired
    OpenIncident open;

    @Autowired
    AgreeTogether agree;

    @Autowired
    SettleTerms terms;

    @Autowired
    WorkThePlan plan;

    @Autowired
    ReadTimetable timetables;

    @Autowired
    DrawPlanTogether rapid;

    @Autowired
    HoldMeeting meetings;

    @Autowired
    Web web;

    @Autowired
    PlanGates gates;

    @Autowired
    IncidentMembers members;

    @Autowired
    LogBook log;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    private Actor lead;
    private UUID id;

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
        lead = actors.lead();
    }

    @BeforeEach
    void anIncident() {
        clock.reset();
        id = Rooms.opened(open, lead, HARBOUR_VIEW);
        Rooms.agreePlan(agree, terms, members, id, lead, actors.of(Role.ICB_CLINICIAN));
        change("1.1", List.of(), null, State.NOT_APPLICABLE, "One home, and everybody sits in one room");
    }

    @Test
    void whatComesFirstIsSettledFirstOrAReasonSaysWhyNot() {
        assertRefused(Code.STATE, "state", "comes after 2.2, which is not settled", () -> done("3.1", null));
        done("2.2", null);
        done("3.1", null);
        assertThat(line("3.1").state()).isEqualTo(State.DONE);

        done("7.4", "Two residents had to choose the same day");
        assertThat(line("7.4").reason()).isEqualTo("Two residents had to choose the same day");
        assertThat(as(() -> log.read(id, new LogStore.Asked(LogKind.DECISION, "7.4", 10, 0))))
                .singleElement()
                .satisfies(
                        e -> assertThat(e.text())
                                .isEqualTo(
                                        "Action 7.4 was done before 3.8 and 7.3. Why it could not wait: Two residents had to choose the same day"));
    }

    @Test
    @Requirement("S1.9-a")
    void aStepIsLeftOutWithAReasonUnlessItKeepsPeopleSafe() {
        change("7.8", List.of(), null, State.NOT_APPLICABLE, "no time");
        assertThat(line("7.8").state()).isEqualTo(State.NOT_APPLICABLE);
        assertThat(as(() -> log.read(id, new LogStore.Asked(LogKind.ACTION, "no time", 10, 0))))
                .hasSize(1);
        assertRefused(
                Code.VAL, "reason", "why action 7.9", () -> change("7.9", List.of(), null, State.NOT_APPLICABLE, " "));

        assertRefused(
                Code.STATE,
                "state",
                "3.12 keeps people safe",
                () -> change("3.12", List.of(), null, State.NOT_APPLICABLE, "no time"));
        var both = List.of(seen("8.4"), seen("3.8"));
        assertRefused(
                Code.STATE,
                "state",
                "3.8 keeps people safe",
                () -> as(() -> plan.changeAll(id, both, null, null, State.NOT_APPLICABLE, "no time", lead)));
        assertThat(line("8.4").state()).as("nothing was changed").isEqualTo(State.TO_DO);
    }

    @Test
    void worksBackFromTheDayTheServiceStops() {
        var seen = as(() -> timetables.of(id));
        var path = seen.timetable().path();

        // 2.2 two days, 3.1 one, 7.1 four, 7.3 one, 7.4 one, 7.8 two, 7.10 one, 7.12 one, 7.22 one: fourteen days.
        assertThat(path.longest()).containsExactly("2.2", "3.1", "7.1", "7.3", "7.4", "7.8", "7.10", "7.12", "7.22");
        assertThat(path.finish()).isEqualTo(LocalDate.parse("2020-12-21"));
        assertThat(path.spare()).isZero();
        assertThat(path.steps().get("2.2").lastSafe()).isEqualTo(LocalDate.parse("2020-12-09"));
        assertThat(path.steps().get("7.10").lastSafe()).isEqualTo(LocalDate.parse("2020-12-19"));
        assertThat(path.steps()).as("a debrief has no last safe day").doesNotContainKeys("8.2", "10.1");

        clock.set(Instant.parse("2020-12-08T09:00:00Z"));
        var tomorrow = as(() -> timetables.of(id)).timetable();
        assertThat(tomorrow.path().inTime()).isFalse();
        assertThat(tomorrow.tooLate(line("2.2"))).isTrue();
        assertThat(tomorrow.tooLate(line("3.9"))).isFalse();
        done("2.2", null);
        assertThat(as(() -> timetables.of(id)).timetable().path().spare()).isEqualTo(1);
    }

    @Test
    @Requirement("S3.2-a")
    void aPlannedExitIsCountedBackFromItsDay() {
        var t = Rooms.told(HARBOUR_VIEW);
        var exit = as(() -> open.open(
                new Notification(
                        t.locations(),
                        t.service(),
                        IncidentKind.EXIT,
                        t.causes(),
                        t.causeNote(),
                        t.notifiedAt(),
                        t.notifiedBy(),
                        t.contact(),
                        t.how(),
                        t.awareAt(),
                        LocalDate.parse("2021-03-31"),
                        t.said(),
                        List.of("common/planned-exit")),
                UUID.randomUUID().toString(),
                lead));
        var path = as(() -> timetables.of(exit)).timetable().path();
        assertThat(path.steps().get("E3.5").lastSafe()).isEqualTo("2021-03-31");
        assertThat(path.steps().get("E3.4").lastSafe()).isEqualTo("2021-03-17");
        assertThat(path.steps().get("E3.2").lastSafe()).isEqualTo("2021-03-03");
        assertThat(path.inTime()).isTrue();

        id = exit;
        change("E3.4", List.of(), LocalDate.parse("2021-03-31"), null, null);
        assertThat(line("E3.4").dueAt()).isEqualTo("2021-03-31T23:00:00Z");
        assertRefused(
                Code.VAL,
                "dueOn",
                "the service stops on 31 March 2021",
                () -> change("E3.4", List.of(), LocalDate.parse("2021-04-01"), null, null));
        change("E4.2", List.of(), LocalDate.parse("2021-04-20"), null, null);
        var one = List.of(seen("E3.3"));
        assertRefused(
                Code.VAL,
                "dueOn",
                "the service stops",
                () -> as(() -> plan.changeAll(exit, one, null, LocalDate.parse("2021-04-01"), null, null, lead)));
    }

    @Test
    void saysWhatLettersAndMovesWaitFor() {
        assertThat(held(Waiting.LETTERS)).containsExactly("2.11", "2.14");
        assertThat(held(Waiting.MOVES)).containsExactly("3.1", "3.8", "3.10", "3.11", "5.6", "7.6", "7.10");
        done("2.11", null);
        assertThat(held(Waiting.LETTERS)).containsExactly("2.14");
        change("2.14", List.of(), null, State.NOT_APPLICABLE, "Nobody asks");
        assertThat(held(Waiting.LETTERS)).isEmpty();
        assertThat(as(() -> timetables.of(id)).timetable().holding(Gate.CLOSING))
                .extracting(Action::number)
                .containsExactly("8.2", "10.1", "10.2", "10.3");

        var stranger = actors.stranger(Role.INCIDENT_LEAD);
        assertThatThrownBy(() -> Acting.as(stranger, () -> gates.before(id, Waiting.MOVES)))
                .isInstanceOf(NotThere.class);
    }

    @Test
    @Requirement("S3.3-b")
    void theLeadSaysWhichPartsApplyNow() {
        as(() -> plan.partsThatApply(id, Set.of(1, 2, 3, 4, 5, 6, 8, 9, 10), lead));
        assertThat(as(() -> plan.plan(id)))
                .as("part 7 is off and in sight")
                .filteredOn(a -> a.part() == 7)
                .hasSize(29)
                .allMatch(a -> a.state() == State.NOT_YET);
        assertThat(as(() -> plan.plan(id)))
                .filteredOn(a -> a.part() != 7)
                .filteredOn(a -> !a.number().equals("1.1"))
                .allMatch(a -> a.state() == State.TO_DO);
        done("2.1", null);
        as(() -> plan.partsThatApply(id, Set.of(7), lead));
        assertThat(line("2.1").state()).as("what is settled stays settled").isEqualTo(State.DONE);
        assertThat(line("2.2").state()).isEqualTo(State.NOT_YET);
        assertThat(line("7.3").state()).isEqualTo(State.TO_DO);
        assertThat(as(() -> log.read(id, new LogStore.Asked(LogKind.DECISION, "applies from now", 50, 0))))
                .filteredOn(e -> e.text().contains("applies from now on"))
                .singleElement()
                .satisfies(e -> assertThat(e.text()).isEqualTo("Part 7 Moving people applies from now on"));

        assertRefused(Code.VAL, "parts", "at least one part", () -> as(() -> plan.partsThatApply(id, Set.of(), lead)));
        assertRefused(
                Code.VAL, "parts", "at least one part", () -> as(() -> plan.partsThatApply(id, Set.of(99), lead)));
        assertThat(line("7.3").state()).isEqualTo(State.TO_DO);
    }

    @Test
    @Requirement("S1.2-a")
    void aRapidPlanDrawsEveryTimeTogether() {
        var t = Rooms.told(HARBOUR_VIEW);
        id = opened(t, LocalDate.parse("2020-12-09"));
        var now = clock.instant();
        var before = as(() -> plan.plan(id)).stream()
                .filter(a -> a.dueAt() != null)
                .collect(Collectors.toMap(Action::number, Action::dueAt));
        change("4.1", List.of(), LocalDate.parse("2020-12-08"), null, null);
        int drawn = as(() -> rapid.draw(id, lead));

        assertThat(drawn).isEqualTo(before.size() - 1 + 1);
        var meeting = as(() -> meetings.deadlines(id)).getFirst();
        assertThat(meeting.rule()).isEqualTo("17 hours");
        assertThat(meeting.dueAt()).isEqualTo("2020-12-08T02:00:00Z");
        assertThat(meeting.movedBecause()).contains("10 December 2020");
        assertThat(as(() -> plan.plan(id)))
                .filteredOn(a -> a.dueAt() != null)
                .allSatisfy(a -> assertThat(a.dueAt()).isAfter(now).isBeforeOrEqualTo(before.get(a.number())));
        assertThat(line("4.1").dueAt()).as("somebody chose it").isEqualTo("2020-12-09T00:00:00Z");
        assertThat(line("2.2").dueRule()).isEqualTo("17 hours after the plan was made rapid (default, unconfirmed)");

        var browser = web.browser(lead);
        assertThat(browser.open("/incidents/" + id + "/actions/timetable")
                        .html()
                        .select("#rapid"))
                .as("the normal plan is warned about within three days")
                .hasSize(1);
        var later = opened(t, LocalDate.parse("2020-12-11"));
        assertThat(browser.open("/incidents/" + later + "/actions/timetable")
                        .html()
                        .select("#rapid"))
                .isEmpty();
        clock.set(Instant.parse("2020-12-10T09:00:00Z"));
        assertRefused(Code.VAL, "endsOn", "has passed", () -> as(() -> rapid.draw(id, lead)));
        var unknown = opened(t, null);
        assertRefused(Code.VAL, "endsOn", "on which day", () -> as(() -> rapid.draw(unknown, lead)));
        assertRefused(Code.VAL, "endsOn", "has passed", () -> opened(t, LocalDate.parse("2020-12-09")));
    }

    private UUID opened(Notification t, @Nullable LocalDate endsOn) {
        return as(() -> open.open(
                new Notification(
                        t.locations(),
                        t.service(),
                        t.kind(),
                        t.causes(),
                        t.causeNote(),
                        t.notifiedAt(),
                        t.notifiedBy(),
                        t.contact(),
                        t.how(),
                        t.awareAt(),
                        endsOn,
                        t.said(),
                        null),
                UUID.randomUUID().toString(),
                lead));
    }

    @Test
    @Requirement("SA-0.3")
    void initialsStandForMembers() {
        var clinician = actors.second(Role.ICB_CLINICIAN);
        var icb = UUID.randomUUID();
        actors.as(lead, () -> {
            db.sql("select set_config('backstop.purpose', 'sign-in', true)")
                    .query(String.class)
                    .single();
            db.sql(
                            "insert into access.agency (id, name, kind, council) values (?, 'Testshire ICB', 'ICB', 'Testshire')")
                    .param(icb)
                    .update();
            return db.sql("update access.post set agency = ? where id = ?")
                    .params(icb, clinician.post())
                    .update();
        });
        var mine = WorkThePlan.initials(lead.name());
        var theirs = WorkThePlan.initials(clinician.name());
        Acting.as(lead, () -> {
            members.add(id, clinician.post(), lead);
            return true;
        });
        change(
                "2.2",
                List.of(new Named(null, null, mine, true), new Named(null, "Testshire ICB", theirs, false)),
                null,
                null,
                null);
        assertThat(line("2.2").owners())
                .extracting(Action.Owner::post, Action.Owner::agency, Action.Owner::accountable)
                .containsExactlyInAnyOrder(
                        tuple(lead.post(), lead.agencyName(), true), tuple(clinician.post(), "Testshire ICB", false));

        assertRefused(
                Code.VAL,
                "owners",
                "Nobody with the initials QQX",
                () -> change("2.3", List.of(new Named(null, null, "QQX", true)), null, null, null));
        assertThat(line("2.3").owners()).isEmpty();
    }

    private List<String> held(Waiting what) {
        return as(() -> gates.before(id, what)).stream()
                .map(PlanGates.Held::number)
                .toList();
    }

    private void done(String number, @Nullable String reason) {
        change(number, List.of(new Named(lead.post(), null, null, true)), null, State.DONE, reason);
    }

    private void change(
            String number,
            List<Named> owners,
            @Nullable LocalDate dueOn,
            @Nullable State state,
            @Nullable String reason) {
        var seen = seen(number);
        as(() -> {
            plan.change(id, seen, owners, dueOn, state, "In the folder", reason, lead);
            return true;
        });
    }

    private Seen seen(String number) {
        var line = line(number);
        return new Seen(line.id(), line.version());
    }

    private Action line(String number) {
        return as(() -> plan.plan(id)).stream()
                .filter(a -> a.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private <T> T as(Supplier<T> work) {
        return Acting.as(lead, work);
    }

    private void assertRefused(Code code, String field, String says, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        e -> assertThat(e.problems()).anySatisfy(p -> {
                            assertThat(p.code()).isEqualTo(code);
                            assertThat(p.field()).isEqualTo(field);
                            assertThat(p.message()).contains(says);
                        }));
    }
}
