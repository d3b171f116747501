package care.backstop.incident.usecase;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static care.backstop.incident.Rooms.SOLENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import care.backstop.incident.IncidentKind;
import care.backstop.incident.LogKind;
import care.backstop.incident.Rooms;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.model.Edition.Pinned;
import care.backstop.incident.model.Notification;
import care.backstop.incident.store.LogStore;
import care.backstop.incident.usecase.TakeProcedures.Offer;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
class TakeProceduresTest {

    @Autowired
    OpenIncident open;

    @Autowired
    TakeProcedures take;

    @Autowired
    WorkThePlan plan;

    @Autowired
    LogBook log;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    private Actor lead;

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
        lead = actors.lead();
    }

    @BeforeEach
    void monday() {
        clock.reset();
    }

    @Test
    @Requirement({"SA-0.1", "SA-0.2"})
    void opensWithAnyMixAndAsksForNothingTwice() {
        var id = opened(SOLENT, IncidentKind.FAILURE, "soton/appendix-a", "soton/appendix-c");
        var lines = plan(id);

        // 71 of Appendix A and 30 of Appendix C, less the four that Appendix A asks for already.
        assertThat(lines).extracting(Action::number).doesNotHaveDuplicates();
        assertThat(lines).hasSize(71 + 26);
        assertThat(lines)
                .extracting(Action::number)
                .contains("2.1", "2.4", "C1.1", "C8.8")
                .doesNotContain("C3.2", "C3.5", "C8.2", "C7.1");
        assertThat(line(id, "C8.7").procedure().after())
                .as("what came after the line left out comes after the one that stands for it")
                .containsExactly("2.4");
        assertThat(line(id, "C1.1").procedure().role()).isEqualTo("Commissioners");
        assertThat(line(id, "C1.1").dueAt()).isEqualTo(Instant.parse("2020-12-08T00:00:00Z"));
        assertThat(as(() -> take.taken(id)))
                .extracting(Pinned::template, Pinned::words)
                .containsExactly(tuple("soton/appendix-a", "V03"), tuple("soton/appendix-c", "V03"));

        var other = opened(SOLENT, IncidentKind.FAILURE, "soton/appendix-c");
        assertThat(plan(other)).hasSize(30).extracting(Action::number).contains("C3.2", "C3.5");
        refused(
                Code.DUP,
                "template",
                () -> opened(SOLENT, IncidentKind.FAILURE, "soton/appendix-c", "soton/appendix-c"));
        refused(Code.VAL, "template", () -> opened(SOLENT, IncidentKind.FAILURE, "soton/appendix-z"));
        refused(Code.VAL, "template", () -> opened(SOLENT, IncidentKind.FAILURE, "soton/appendix-d"));
    }

    @Test
    void addsToARunningPlanOnce() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        clock.set(Instant.parse("2020-12-09T10:00:00Z"));
        assertThat(offer(id, "soton/appendix-d").lines()).isEqualTo(29);
        assertThat(offer(id, "soton/appendix-a").lines()).isZero();

        var added = as(() -> take.add(id, "soton/appendix-d", lead));
        assertThat(added.lines()).isEqualTo(29);
        assertThat(added.alreadyAsked()).containsExactly(Map.entry("D3.4", "2.14"));
        assertThat(plan(id)).hasSize(94 + 29);
        var first = line(id, "D1.1");
        assertThat(first.dueAt()).as("counted from now, not from Monday").isEqualTo("2020-12-09T11:00:00Z");
        assertThat(first.dueRule()).isEqualTo("1 hour after it was added to the plan (default, unconfirmed)");
        assertThat(first.partNumber()).isEqualTo("D1");
        assertThat(as(() -> log.read(id, new LogStore.Asked(LogKind.ACTION, "Emergency closure", 10, 0))))
                .singleElement()
                .satisfies(e -> assertThat(e.text()).contains("29 actions", "D3.4 by 2.14"));

        refused(Code.DUP, "template", () -> take.add(id, "soton/appendix-d", lead));
        refused(Code.DUP, "template", () -> take.add(id, "soton/appendix-a", lead));
        refused(Code.VAL, "template", () -> take.add(id, "soton/appendix-c", lead));
        refused(Code.VAL, "template", () -> take.add(id, " ", lead));
        assertThat(plan(id)).as("refused, so nothing was added").hasSize(94 + 29);
        assertThat(offer(id, "soton/appendix-d").pinned()).isNotNull();
    }

    @Test
    void samenessIsFoundWhicheverComesFirst() {
        var id = opened(SOLENT, IncidentKind.FAILURE, "soton/appendix-c");
        var added = as(() -> take.add(id, "soton/appendix-a", lead));

        assertThat(added.alreadyAsked())
                .containsEntry("2.4", "C3.2")
                .containsEntry("2.1", "C3.5")
                .containsEntry("10.1", "C7.1");
        assertThat(plan(id))
                .extracting(Action::number)
                .doesNotContain("2.4", "2.1")
                .contains("2.2");
        assertThat(line(id, "7.2").procedure().after()).containsExactly("C3.2");
    }

    @Test
    @Requirement("S3.3-a")
    void aWarningHasAPlanOfItsOwn() {
        var id = opened(HARBOUR_VIEW, IncidentKind.POTENTIAL, "common/potential-failure");
        assertThat(plan(id)).hasSize(13).allMatch(a -> a.state() == State.TO_DO);
        assertThat(offer(id, "common/planned-exit").suits()).isFalse();
        as(() -> take.add(id, "lancs/flow-chart", lead));
        assertThat(plan(id))
                .filteredOn(a -> a.number().startsWith("L"))
                .hasSize(11)
                .filteredOn(a -> a.state() == State.NOT_YET)
                .extracting(Action::number)
                .containsExactly("L3.1");
    }

    @Test
    @Requirement("K11-a")
    void kentsExitProtocolsAreEmptyUntilFilled() {
        refused(Code.STATE, null, () -> opened(HARBOUR_VIEW, IncidentKind.EXIT, "kent/care-home-exit"));
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        refused(Code.STATE, null, () -> take.add(id, "kent/home-care-exit", lead));
    }

    private UUID opened(String location, IncidentKind kind, String... templates) {
        var t = Rooms.told(location);
        return as(() -> open.open(
                new Notification(
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
                        kind == IncidentKind.POTENTIAL ? null : t.endsOn(),
                        t.said(),
                        List.of(templates)),
                UUID.randomUUID().toString(),
                lead));
    }

    private Offer offer(UUID id, String template) {
        return as(() -> take.offers(id)).stream()
                .filter(o -> o.template().equals(template))
                .findFirst()
                .orElseThrow();
    }

    private List<Action> plan(UUID id) {
        return as(() -> plan.plan(id));
    }

    private Action line(UUID id, String number) {
        return plan(id).stream()
                .filter(a -> a.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private <T> T as(Supplier<T> work) {
        return Acting.as(lead, work);
    }

    private void refused(Code code, @Nullable String field, Supplier<?> work) {
        assertThatThrownBy(() -> as(work))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        e -> assertThat(e.problems()).anySatisfy(p -> {
                            assertThat(p.code()).isEqualTo(code);
                            assertThat(p.field()).isEqualTo(field);
                            assertThat(p.message()).isNotBlank();
                        }));
    }
}
