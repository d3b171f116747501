package care.backstop.incident.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.backstop.incident.IncidentState;
import care.backstop.incident.LogKind;
import care.backstop.incident.Rooms;
import care.backstop.incident.rules.CallRound;
import care.backstop.incident.rules.CallRound.Outcome;
import care.backstop.incident.rules.CallRound.Way;
import care.backstop.incident.store.LogStore;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
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
import java.util.HashMap;
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

/** Leads and deputies rung in turn until one accepts; further notices join. The clock begins on Monday 7 December at 9. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReachALeadTest {

    private static final String NIGHT_VIEW = "1-503";
    private static final String SISTER_VIEW = "1-504";

    @Autowired
    OpenIncident open;

    @Autowired
    ReachALead reach;

    @Autowired
    JoinNotice notices;

    @Autowired
    AcknowledgeIncident acknowledge;

    @Autowired
    CloseIncident close;

    @Autowired
    ReadIncidents read;

    @Autowired
    LogBook log;

    @Autowired
    Actors actors;

    @Autowired
    TestClock clock;

    @Autowired
    Web web;

    @Autowired
    JdbcClient db;

    private Actor lead;
    private Actor deputy;
    private Actor coordinator;

    @BeforeAll
    void services() {
        var register = new Register(db, actors);
        register.add(
                Register.runBy(Register.home(NIGHT_VIEW, "Night View"), "1-905", "Night Care Ltd"),
                Register.runBy(Register.home(SISTER_VIEW, "Sister View"), "1-905", "Night Care Ltd"));
        lead = actors.lead();
        deputy = actors.second(Role.INCIDENT_LEAD);
        coordinator = actors.of(Role.INCIDENT_COORDINATOR);
    }

    @AfterEach
    void backToMonday() {
        clock.reset();
    }

    @Test
    @Requirement({"S4.4-a", "S4.4-b", "S4.4-c", "S4.3-b"})
    void aMessageLeftIsNotAnAcknowledgementAndTheDeputyIsRung() {
        var id = Rooms.opened(open, lead, NIGHT_VIEW);
        named(id);
        at("2020-12-07T09:12:00Z");
        assertThat(round(id).next()).isEqualTo(new CallRound.Ring(lead.post()));
        tried(id, lead.post(), Way.TELEPHONE, Outcome.MESSAGE_LEFT, "2020-12-07T09:05:00Z");
        assertThat(state(id)).as("a message left").isEqualTo(IncidentState.NOTIFIED);
        assertThat(round(id).next()).isEqualTo(new CallRound.Ring(deputy.post()));
        refused(
                Code.VAL,
                "outcome",
                () -> tried(id, deputy.post(), Way.EMAIL, Outcome.ACCEPTED, "2020-12-07T09:07:00Z"));
        refused(
                Code.VAL,
                "post",
                () -> tried(id, coordinator.post(), Way.TELEPHONE, Outcome.ACCEPTED, "2020-12-07T09:07:00Z"));
        refused(
                Code.VAL,
                "triedAt",
                () -> tried(id, deputy.post(), Way.TELEPHONE, Outcome.ACCEPTED, "2020-12-07T08:59:00Z"));
        refused(
                Code.VAL,
                "triedAt",
                () -> tried(id, deputy.post(), Way.TELEPHONE, Outcome.ACCEPTED, "2020-12-07T09:12:01Z"));
        assertThat(round(id).attempts()).as("nothing refused is kept").hasSize(1);

        var accepted = tried(id, deputy.post(), Way.TELEPHONE, Outcome.ACCEPTED, "2020-12-07T09:12:00Z");
        var incident = as(() -> read.whole(id));
        assertThat(Objects.requireNonNull(incident.lead()).post()).isEqualTo(deputy.post());
        assertThat(incident.lead().since()).isEqualTo(Instant.parse("2020-12-07T09:12:00Z"));
        refused(
                Code.STATE,
                null,
                () -> tried(id, lead.post(), Way.TELEPHONE, Outcome.ACCEPTED, "2020-12-07T09:12:00Z"));
        assertThat(as(() -> log.read(id, new LogStore.Asked(LogKind.CALL, null, 10, 0))))
                .hasSize(2);

        at("2020-12-07T23:59:59Z");
        assertThat(round(id).confirmLate()).isFalse();
        at("2020-12-08T00:00:00Z");
        assertThat(round(id).confirmLate())
                .as("not confirmed by the end of the day")
                .isTrue();
        refused(Code.CONF, "to", () -> confirm(id, accepted, lead.post(), "by email", "2020-12-07T09:20:00Z"));
        refused(Code.VAL, "sentAt", () -> confirm(id, accepted, null, "by email", "2020-12-07T09:11:00Z"));
        refused(Code.VAL, "confirmedBy", () -> confirm(id, accepted, null, " ", "2020-12-07T09:20:00Z"));
        confirm(id, accepted, deputy.post(), "by email", "2020-12-07T09:20:00Z");
        assertThat(round(id).confirm()).isNull();
        refused(Code.DUP, null, () -> confirm(id, accepted, null, "by email", "2020-12-07T09:20:00Z"));
    }

    @Test
    void whoTakesItInBackstopEndsTheRound() {
        var id = Rooms.opened(open, lead, NIGHT_VIEW);
        run(() -> acknowledge.acknowledge(id, "by telephone", lead));
        assertThat(round(id).next()).isEqualTo(new CallRound.Accepted(lead.post()));
        assertThat(round(id).confirm()).isNull();
    }

    @Test
    void aDeputyIsNamedOnceForATurnWithANumber() {
        var id = Rooms.opened(open, lead, NIGHT_VIEW);
        named(id);
        refused(Code.DUP, "turn", () -> name(id, deputy.post(), 1, "01632 960021"));
        refused(Code.VAL, "phone", () -> name(id, deputy.post(), 3, " "));
        refused(Code.VAL, "turn", () -> name(id, deputy.post(), 0, "01632 960021"));
        refused(Code.VAL, "deputy", () -> name(id, coordinator.post(), 3, "01632 960021"));
        assertThat(round(id).callees().getFirst().phone()).isEqualTo("01632 960020");
        var stranger = actors.stranger(Role.INCIDENT_LEAD);
        assertThatThrownBy(() -> Acting.as(stranger, () -> reach.round(id, stranger)))
                .isInstanceOf(NotThere.class);
    }

    @Test
    @Requirement("L3.2-h")
    void severalNoticesAreOneIncidentAndEachIsJudged() {
        var id = Rooms.opened(open, lead, NIGHT_VIEW);
        run(() -> acknowledge.acknowledge(id, null, lead));
        assertThat(as(() -> notices.openAbout(SISTER_VIEW)).orElseThrow().incident())
                .as("another home of the same provider")
                .isIn(as(() -> read.all()).stream().map(i -> i.id()).toList());
        assertThat(as(() -> notices.openAbout("1-nowhere"))).isEmpty();
        refused(Code.VAL, "notifiedBy", () -> join(id, " ", clock.instant()));
        refused(Code.VAL, "toldAt", () -> join(id, "A relative", clock.instant().plusSeconds(1)));
        var notice = join(id, "A relative", clock.instant());
        var second = join(id, "A nurse", clock.instant());
        var third = join(id, "The landlord", clock.instant());
        run(() -> notices.judge(id, second, false, "Nothing new", 1, lead));
        run(() -> notices.judge(id, third, true, "The lease ends", 1, lead));
        assertThat(as(() -> close.stillOpen(id)))
                .extracting(o -> o.words())
                .contains("1 of the notices that joined have not been judged");
        assertThatThrownBy(() -> run(() -> close.close(id, "Done", lead)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        e -> assertThat(e.problems())
                                .allMatch(p -> p.code() == Code.STATE)
                                .anyMatch(p -> p.message().contains("not been judged")));
        refused(Code.VAL, "used", () -> judge(id, notice, null, "?"));
        refused(Code.VAL, "because", () -> judge(id, notice, true, " "));
        judge(id, notice, true, "Two people in danger");
        refused(Code.DUP, null, () -> judge(id, notice, false, "No"));
        assertThat(as(() -> close.stillOpen(id))).noneMatch(o -> o.words().contains("not been judged"));
    }

    @Test
    void thePagesTakeItWithoutScript() {
        var id = Rooms.opened(open, lead, NIGHT_VIEW);
        named(id);
        var night = web.browser(coordinator);
        var room = "/incidents/" + id;
        var calls = night.open(room + "/calls");
        assertThat(calls.text())
                .contains("Ring %s".formatted(lead.name()))
                .contains("on 01632 960020")
                .contains("A message left is not an acknowledgement");
        assertThat(calls.html().select("#deputy"))
                .as("a coordinator names nobody")
                .isEmpty();
        var wrong = night.submit(
                room + "/calls",
                Map.of(
                        "post", lead.post().toString(),
                        "way", "TEXT_MESSAGE",
                        "outcome", "ACCEPTED",
                        "triedAt", "2020-12-07T09:00"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select(".govuk-error-summary a[href=#outcome]")).hasSize(1);
        var left = night.submit(
                room + "/calls",
                Map.of(
                        "post", lead.post().toString(),
                        "way", "TELEPHONE",
                        "outcome", "MESSAGE_LEFT",
                        "triedAt", "2020-12-07T09:00"));
        assertThat(left.text()).contains("A message was left").contains("Ring %s".formatted(deputy.name()));
        var taken = night.submit(
                room + "/calls",
                Map.of(
                        "post", deputy.post().toString(),
                        "way", "TELEPHONE",
                        "outcome", "ACCEPTED",
                        "triedAt", "2020-12-07T09:00"));
        assertThat(taken.text())
                .contains(deputy.name() + " has this incident")
                .contains("Confirm it to them in writing");
        var confirmed = night.submit(
                room + "/calls/confirmation",
                Map.of(
                        "attempt", taken.html().select("input[name=attempt]").val(),
                        "confirmedBy", "by email",
                        "sentAt", "2020-12-07T09:00"));
        assertThat(confirmed.text()).contains("Confirmed in writing by email");
    }

    @Test
    void aNotificationBeingTakenDownJoinsTheIncidentThatIsOpen() {
        var id = Rooms.opened(open, lead, NIGHT_VIEW);
        var night = web.browser(coordinator);
        var form = night.open("/incidents/new?location=" + SISTER_VIEW);
        assertThat(form.text()).contains("There is an open incident about this provider: Night View");
        var action = form.html().select("main form").attr("action");
        var typed = new HashMap<>(Map.of(
                "notifiedBy", "Night nurse",
                "awareAt", "2020-12-07T08:30",
                "location", SISTER_VIEW,
                "cause", "STAFF_LOSS",
                "stops", "UNKNOWN",
                "said", "Nobody came for the night shift"));
        var asked = night.submit(action, typed);
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.html().select(".govuk-error-summary a[href=#join]")).hasSize(1);
        typed.put("join", "JOIN");
        var joined = night.submit(action, typed);
        assertThat(joined.address().getPath()).matches("/incidents/[0-9a-f-]{36}/calls");
        assertThat(joined.text()).contains("Nobody came for the night shift").contains("Waits for a judgement");

        var other = night.open("/incidents/new?location=" + SISTER_VIEW)
                .html()
                .select("main form")
                .attr("action");
        typed.put("join", "SEPARATE");
        var separate = night.submit(other, typed);
        assertThat(separate.address().getPath())
                .matches("/incidents/[0-9a-f-]{36}")
                .doesNotContain(id.toString());
        assertThat(night.submit(other, typed).address()).as("pressed twice").isEqualTo(separate.address());
    }

    private void named(UUID id) {
        name(id, lead.post(), 1, "01632 960020");
        name(id, deputy.post(), 2, "01632 960021");
    }

    private String name(UUID id, UUID post, int turn, String phone) {
        return as(() -> {
            reach.name(id, post, turn, phone, lead);
            return "";
        });
    }

    private UUID tried(UUID id, UUID post, Way way, Outcome outcome, String when) {
        return Acting.as(
                coordinator, () -> reach.tried(id, post, way, outcome, Instant.parse(when), null, coordinator));
    }

    private String confirm(UUID id, UUID attempt, @Nullable UUID to, String way, String when) {
        return Acting.as(coordinator, () -> {
            reach.confirm(id, attempt, to, way, Instant.parse(when), coordinator);
            return "";
        });
    }

    private UUID join(UUID id, String who, Instant when) {
        return as(() -> notices.join(id, new JoinNotice.Told(who, null, null, "It closes", when), null, lead));
    }

    private String judge(UUID id, UUID notice, @Nullable Boolean used, String because) {
        return as(() -> {
            notices.judge(id, notice, used, because, 1, lead);
            return "";
        });
    }

    private ReachALead.Round round(UUID id) {
        return Acting.as(coordinator, () -> reach.round(id, coordinator));
    }

    private IncidentState state(UUID id) {
        return as(() -> read.whole(id)).stage().state();
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
