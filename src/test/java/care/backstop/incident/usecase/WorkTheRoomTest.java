package care.backstop.incident.usecase;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.backstop.incident.IncidentState;
import care.backstop.incident.Incidents;
import care.backstop.incident.LogKind;
import care.backstop.incident.Rooms;
import care.backstop.incident.Verification;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.store.LogStore;
import care.backstop.incident.usecase.WorkThePlan.Named;
import care.backstop.incident.usecase.WorkThePlan.Seen;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.kernel.Stale;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkTheRoomTest {

    @Autowired
    OpenIncident open;

    @Autowired
    AcknowledgeIncident acknowledge;

    @Autowired
    VerifyIncident verify;

    @Autowired
    AgreeTogether agree;

    @Autowired
    SettleTerms terms;

    @Autowired
    IncidentMembers members;

    @Autowired
    WorkThePlan plan;

    @Autowired
    HoldMeeting meetings;

    @Autowired
    CloseIncident close;

    @Autowired
    LogBook log;

    @Autowired
    MyWork work;

    @Autowired
    Incidents incidents;

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
    }

    @Test
    void onlyANamedLeadAcknowledges() {
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        refused(
                Code.VAL,
                "lead",
                () -> Acting.as(coordinator, () -> {
                    acknowledge.acknowledge(id, "message left", coordinator);
                    return true;
                }));
        assertThat(as(() -> incidents.find(id)).state()).isEqualTo(IncidentState.NOTIFIED);
        as(() -> {
            acknowledge.acknowledge(id, "by telephone", lead);
            return true;
        });
        var view = as(() -> incidents.find(id));
        assertThat(view.state()).isEqualTo(IncidentState.ACKNOWLEDGED);
        assertThat(view.leadName()).isEqualTo(lead.name());
        refused(
                Code.STATE,
                null,
                () -> as(() -> {
                    acknowledge.acknowledge(id, null, lead);
                    return true;
                }));
    }

    @Test
    void keepsEveryAnswerToWhetherItIsTrue() {
        verify(Verification.RUMOUR, "A relative");
        clock.advance(Duration.ofHours(6));
        verify(Verification.VERIFIED, "CQC");
        assertThat(as(() -> incidents.find(id)).verification()).isEqualTo(Verification.VERIFIED);
        assertThat(as(() -> verify.history(id)))
                .extracting(v -> v.standing())
                .containsExactly(Verification.VERIFIED, Verification.RUMOUR);
        refused(
                Code.VAL,
                "withWhom",
                () -> as(() -> {
                    verify.verify(id, Verification.VERIFIED, " ", "telephone", null, clock.instant(), lead);
                    return true;
                }));
        refused(
                Code.VAL,
                "at",
                () -> as(() -> {
                    verify.verify(
                            id,
                            Verification.VERIFIED,
                            "CQC",
                            "telephone",
                            null,
                            clock.instant().plusSeconds(1),
                            lead);
                    return true;
                }));
    }

    @Test
    @Requirement("SA-2.6")
    void wantsAnOwnerAndADateToCome() {
        var line = line("2.1");
        refused(Code.VAL, "owners", () -> change(line, List.of(), null, State.DONE, "Closing date in the log", null));
        refused(Code.VAL, "dueOn", () -> change(line, List.of(), LocalDate.parse("2020-12-06"), null, null, null));
        refused(Code.VAL, "evidence", () -> change(line, me(), null, State.DONE, null, null));
        change(line, me(), LocalDate.parse("2020-12-08"), State.DONE, "Closing date in the log", null);
        var done = line("2.1");
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.accountable()).map(Action.Owner::name).hasValue(lead.name());
        assertThat(done.dueAt()).isEqualTo(Instant.parse("2020-12-09T00:00:00Z"));
        assertThat(done.settledBy()).isEqualTo(lead.name());

        refused(Code.VAL, "reason", () -> change(done, me(), null, State.TO_DO, null, null));
        change(done, me(), null, State.TO_DO, null, "The date moved");
        assertThat(line("2.1").settledAt()).isNull();
        assertThat(line("2.1").reason()).isEqualTo("The date moved");
    }

    @Test
    void oneOwnerForEachAgencyAndOneWhoAnswers() {
        var line = line("2.2");
        var icb = new Named(null, "ICB", "Mo K", false);
        refused(Code.VAL, "accountable", () -> change(line, List.of(icb), null, null, null, null));
        refused(Code.DUP, "owners", () -> change(line, List.of(me().getFirst(), icb, icb), null, null, null, null));
        change(line, List.of(me().getFirst(), icb), null, null, null, null);
        assertThat(line("2.2").owners()).extracting(Action.Owner::agency).containsExactly("Testshire Council", "ICB");
    }

    @Test
    void theSecondOfTwoChangesIsToldOfTheFirst() {
        var seen = line("2.3");
        change(seen, me(), null, null, null, null);
        assertThatThrownBy(() -> change(seen, me(), null, State.NOT_APPLICABLE, null, "mine"))
                .isInstanceOf(Stale.class);
        assertThat(line("2.3").state()).isEqualTo(State.TO_DO);
    }

    @Test
    void changesManyAlikeOrNone() {
        var chosen = as(() -> plan.plan(id)).stream().filter(a -> a.part() == 6).toList();
        var seen = chosen.stream().map(a -> new Seen(a.id(), a.version())).toList();
        refused(
                Code.VAL,
                "reason",
                () -> as(() -> plan.changeAll(id, seen, null, null, State.NOT_APPLICABLE, " ", lead)));
        refused(Code.VAL, "state", () -> as(() -> plan.changeAll(id, seen, null, null, State.DONE, null, lead)));
        change(chosen.getLast(), me(), null, null, null, null);
        refused(
                Code.CONF,
                "chosen",
                () -> as(() -> plan.changeAll(id, seen, lead.post(), LocalDate.parse("2020-12-18"), null, null, lead)));
        assertThat(line("6.1").owners()).as("nothing was changed").isEmpty();

        var fresh = as(() -> plan.plan(id)).stream()
                .filter(a -> a.part() == 6)
                .map(a -> new Seen(a.id(), a.version()))
                .toList();
        var placement = actors.of(Role.PLACEMENT_OFFICER);
        var changed = as(() -> plan.changeAll(
                id, fresh, placement.post(), LocalDate.parse("2020-12-18"), State.NOT_APPLICABLE, "No time", lead));
        assertThat(changed).isEqualTo(fresh.size());
        assertThat(as(() -> plan.plan(id)).stream().filter(a -> a.part() == 6))
                .allMatch(a -> a.state() == State.NOT_APPLICABLE
                        && "No time".equals(a.reason())
                        && a.ownedBy(placement.post()));
        assertThat(as(() -> log.read(id, new LogStore.Asked(LogKind.ACTION, "No time", 100, 0))))
                .hasSize(fresh.size());
    }

    @Test
    @Requirement("SA-0.5")
    void theGroupAddsItsOwn() {
        var added = as(() -> plan.add(id, "11.1", "Lend two laptops to the home", null, lead));
        assertThat(added.number()).isEqualTo("11.1");
        refused(Code.DUP, "number", () -> as(() -> plan.add(id, "11.1", "Again", null, lead)));
        assertThat(as(() -> plan.add(id, null, "And a printer", null, lead)).number())
                .isEqualTo("11.2");
        assertThat(as(() -> plan.plan(id)))
                .hasSize(96)
                .last()
                .extracting(Action::number)
                .isEqualTo("11.2");
    }

    @Test
    @Requirement("S7.1-a")
    void theFirstMeetingIsLateTheDayAfter() {
        refused(
                Code.VAL,
                "lateBecause",
                () -> as(() -> meetings.schedule(id, Instant.parse("2020-12-11T09:00:00Z"), "by video", null, lead)));
        var meeting = as(() -> meetings.schedule(id, Instant.parse("2020-12-10T14:00:00Z"), "by video", null, lead));
        clock.set(Instant.parse("2020-12-11T10:00:00Z"));
        var held = Instant.parse("2020-12-11T09:00:00Z");
        refused(Code.STATE, "chair", () -> held(meeting, held, " ", "Plan agreed", "Snow"));
        refused(Code.VAL, "lateBecause", () -> held(meeting, held, "A. Chair", "Plan agreed", null));
        held(meeting, held, "A. Chair", "Plan agreed", "Snow");
        var due = as(() -> meetings.deadlines(id)).getFirst();
        assertThat(due.metAt()).isEqualTo(held);
        assertThat(due.late(clock.instant())).isTrue();
        assertThat(as(() -> meetings.of(id)).getFirst().lateBecause()).isEqualTo("Snow");
    }

    @Test
    void aCorrectionStandsBesideWhatItCorrects() {
        as(() -> {
            log.write(id, LogKind.CALL, "Owner says 32 residents", Instant.parse("2020-12-07T08:55:00Z"), lead);
            return true;
        });
        var wrong = as(() -> log.read(id, new LogStore.Asked(LogKind.CALL, null, 10, 0)))
                .getFirst();
        as(() -> {
            log.correct(id, wrong.number(), "Owner says 31 residents", lead);
            return true;
        });
        var entries = as(() -> log.read(id, new LogStore.Asked(LogKind.CALL, "residents", 10, 0)));
        assertThat(entries).hasSize(2);
        assertThat(entries)
                .filteredOn(e -> e.number() == wrong.number())
                .first()
                .satisfies(e -> {
                    assertThat(e.text()).isEqualTo("Owner says 32 residents");
                    assertThat(e.correctedBy()).isNotNull();
                });
        assertThat(as(() -> log.read(id, new LogStore.Asked(null, "3%", 10, 0))))
                .as("% is no wildcard")
                .isEmpty();
        refused(
                Code.VAL,
                "happenedAt",
                () -> as(() -> {
                    log.write(id, LogKind.NOTE, "x", clock.instant().plusSeconds(1), lead);
                    return true;
                }));
    }

    @Test
    @Requirement("L1-f")
    void closesOnlyWhenNothingIsOpenAndSaysWhatIs() {
        refused(
                Code.STATE,
                null,
                () -> as(() -> {
                    close.close(id, "Not ours, no contract", lead);
                    return true;
                }));
        as(() -> {
            acknowledge.acknowledge(id, null, lead);
            return true;
        });
        assertThatThrownBy(() -> as(() -> {
                    close.close(id, "Not ours, no contract", lead);
                    return true;
                }))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        e -> assertThat(e.problems())
                                .extracting(p -> p.message())
                                .anyMatch(m -> m.startsWith("94 of the actions"))
                                .anyMatch(m -> m.contains("First meeting"))
                                .anyMatch(m -> m.contains("Harbour View")));
        assertThat(as(() -> incidents.find(id)).state()).isEqualTo(IncidentState.ACKNOWLEDGED);
    }

    @Test
    void bringsMyWorkOfAllIncidentsTogether() {
        var officer = actors.second(Role.PLACEMENT_OFFICER);
        var line = line("2.3");
        change(
                line,
                List.of(new Named(officer.post(), null, null, true)),
                LocalDate.parse("2020-12-07"),
                null,
                null,
                null);
        var mine = Acting.as(officer, () -> work.of(officer, true));
        assertThat(mine.actions()).singleElement().satisfies(m -> {
            assertThat(m.incident()).isEqualTo(id);
            assertThat(m.action().dueToday(mine.now())).isTrue();
        });
        assertThat(mine.deadlines()).anyMatch(d -> d.incident().equals(id));
        assertThat(mine.news()).anyMatch(n -> n.incident().equals(id));
        var other = actors.stranger(Role.PLACEMENT_OFFICER);
        var theirs = Acting.as(other, () -> work.of(other, true));
        assertThat(theirs.incidents()).isEmpty();
        assertThat(theirs.actions()).isEmpty();
        assertThat(theirs.news()).isEmpty();
    }

    private void verify(Verification standing, String whom) {
        as(() -> {
            verify.verify(id, standing, whom, "by telephone", null, clock.instant(), lead);
            return true;
        });
    }

    private boolean held(UUID meeting, Instant at, String chair, String outcome, @Nullable String late) {
        return as(() -> {
            meetings.held(id, meeting, at, chair, "All", outcome, late, 1, lead);
            return true;
        });
    }

    private List<Named> me() {
        return List.of(new Named(lead.post(), null, null, true));
    }

    private Action line(String number) {
        return as(() -> plan.plan(id)).stream()
                .filter(a -> a.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private boolean change(
            Action line,
            List<Named> owners,
            @Nullable LocalDate due,
            @Nullable State state,
            @Nullable String evidence,
            @Nullable String reason) {
        return as(() -> {
            plan.change(id, new Seen(line.id(), line.version()), owners, due, state, evidence, reason, lead);
            return true;
        });
    }

    private <T> T as(Supplier<T> work) {
        return Acting.as(lead, work);
    }

    private static void refused(Code code, @Nullable String field, Supplier<?> work) {
        assertThatThrownBy(work::get)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        e -> assertThat(e.problems()).anySatisfy(p -> {
                            assertThat(p.code()).isEqualTo(code);
                            assertThat(p.field()).isEqualTo(field);
                        }));
    }
}
