package care.backstop.incident.usecase;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static care.backstop.incident.Rooms.PIER_VIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.backstop.incident.LogKind;
import care.backstop.incident.Rooms;
import care.backstop.incident.rules.BusinessFailureEvents.Entity;
import care.backstop.incident.rules.Extent;
import care.backstop.incident.rules.LegalForm;
import care.backstop.incident.rules.ServiceDuty;
import care.backstop.incident.rules.ServiceState;
import care.backstop.incident.rules.TradingOn.Aspect;
import care.backstop.incident.rules.TradingOn.Result;
import care.backstop.incident.rules.TradingOn.Standing;
import care.backstop.incident.store.LogStore;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
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
import java.util.EnumMap;
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

/** An administrator keeps the home going, and then it stops. The clock begins on Monday 7 December 2020 at 09:00. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TradingOnThenStopsTest {

    private static final LocalDate FIRST = LocalDate.parse("2020-12-01");

    @Autowired
    OpenIncident open;

    @Autowired
    WatchTradingOn trading;

    @Autowired
    TestServiceDuty testService;

    @Autowired
    DecideServiceDuty decideService;

    @Autowired
    AcknowledgeIncident acknowledge;

    @Autowired
    CloseIncident close;

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
    @Requirement({"K5.5-a", "L3.2-a", "L1-c"})
    void aBadDayAsksForTheTestAndOnlyTheDecisionMakesItADuty() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var running = test(id, ServiceState.RUNNING, null, null, null);
        assertThat(as(() -> testService.one(id, running)).row()).isEqualTo("A1-2");
        as(() -> decideService.decide(
                id, running, ServiceDuty.Result.NO_DUTY_MONITOR, "The administrator carries on", null, lead));
        var watch = watch(id, LocalDate.parse("2020-12-21"));

        assertThat(record(id, watch, "2020-12-07", "ggggggg", null)).isEqualTo(Result.STEADY);
        at("2020-12-08T10:15:00Z");
        assertThat(record(id, watch, "2020-12-08", "rgggggg", "Closed this morning, staff sent home"))
                .isEqualTo(Result.TEST_AGAIN);
        var prompted = Objects.requireNonNull(watched(id).prompt());
        assertThat(prompted.state()).isEqualTo(ServiceState.STOPPED);
        assertThat(as(() -> testService.of(id)))
                .as("a record alone changes no duty")
                .hasSize(1);

        at("2020-12-08T11:00:00Z");
        refused(
                Code.VAL,
                "knownAt",
                () -> test(id, ServiceState.STOPPED, Extent.WHOLE, "2020-12-08", "2020-12-08T11:00:01Z"));
        refused(
                Code.VAL,
                "knownAt",
                () -> test(id, ServiceState.STOPPED, Extent.WHOLE, "2020-12-08", "2020-12-07T08:59:59Z"));
        var stopped = test(id, ServiceState.STOPPED, Extent.WHOLE, "2020-12-08", "2020-12-08T10:15:00Z");
        var tested = as(() -> testService.one(id, stopped));
        assertThat(tested.row()).isEqualTo("A1-7");
        assertThat(tested.dutyFrom()).isEqualTo(Instant.parse("2020-12-08T10:15:00Z"));
        assertThat(watched(id).prompt()).as("the test was run again").isNull();
        assertThat(watched(id).watch().ended()).as("nobody has decided yet").isNull();

        as(() -> decideService.decide(id, stopped, ServiceDuty.Result.DUTY_S48, "All conditions hold", null, lead));
        var ended = watched(id);
        assertThat(Objects.requireNonNull(ended.watch().ended()).because())
                .contains(lead.name())
                .contains("owes a duty");
        assertThat(as(() -> log.read(id, new LogStore.Asked(LogKind.DECISION, null, 10, 0))))
                .first()
                .satisfies(e -> assertThat(e.text()).contains("The duty runs from 8 December 2020, 10:15am"));
        refused(Code.STATE, null, () -> record(id, watch, "2020-12-08", "ggggggg", null));
    }

    @Test
    void whoKnewOfTheAdministratorLongBeforeOwesNothingUntilItStops() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        at("2020-12-09T12:00:00Z");
        var stopped = test(id, ServiceState.STOPPED, Extent.WHOLE, "2020-12-09", null);
        var tested = as(() -> testService.one(id, stopped));
        assertThat(tested.dutyFrom()).isEqualTo(Instant.parse("2020-12-09T00:00:00Z"));
        assertThat(tested.explanation()).contains("9 December 2020").contains("knew of the failure before");
    }

    @Test
    void aDayWithoutARecordIsLateFromMidnightOn() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var watch = watch(id, null);
        at("2020-12-07T23:59:59Z");
        assertThat(watched(id).missing()).isEmpty();
        at("2020-12-08T00:00:00Z");
        assertThat(watched(id).missing()).containsExactly(LocalDate.parse("2020-12-07"));
        at("2020-12-10T08:00:00Z");
        record(id, watch, "2020-12-08", "ggggggg", null);
        assertThat(watched(id).missing()).containsExactly(LocalDate.parse("2020-12-07"), LocalDate.parse("2020-12-09"));
        assertThat(overview(id)).contains("Days without a record").contains("2");

        refused(Code.VAL, "day", () -> record(id, watch, "2020-12-11", "ggggggg", null));
        refused(Code.VAL, "day", () -> record(id, watch, "2020-12-06", "ggggggg", null));
        refused(Code.VAL, "note", () -> record(id, watch, "2020-12-10", "gggrggg", null));
        refused(
                Code.VAL,
                "medicines",
                () -> as(() -> {
                    var some = standings("ggggggg");
                    some.remove(Aspect.MEDICINES);
                    return trading.record(id, watch, LocalDate.parse("2020-12-10"), some, "Manager", null, lead);
                }));
    }

    @Test
    void aLaterRecordOfTheSameDayCountsAndTheEarlierStays() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var watch = watch(id, null);
        record(id, watch, "2020-12-07", "ggggrgg", "Wages bounced");
        record(id, watch, "2020-12-07", "ggggggg", null);
        assertThat(watched(id).days())
                .singleElement()
                .satisfies(r -> assertThat(r.result()).isEqualTo(Result.STEADY));
        assertThat(watched(id).prompt())
                .as("the bad record still wants its test")
                .isNotNull();
        assertThat(Acting.as(
                        lead,
                        () -> actors.as(
                                lead,
                                () -> db.sql("delete from incident.trading_record where incident = :id")
                                        .param("id", id)
                                        .update())))
                .as("records cannot be taken away")
                .isZero();
    }

    @Test
    @Requirement("S4.1-f")
    void theWindowRemindsBeforeItCloses() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var watch = watch(id, LocalDate.parse("2020-12-21"));
        assertThat(watched(id).reminders())
                .containsExactly(LocalDate.parse("2020-12-14"), LocalDate.parse("2020-12-19"));
        assertThat(watched(id).remind()).isFalse();
        at("2020-12-14T00:00:00Z");
        assertThat(watched(id).remind()).isTrue();
        run(() -> trading.change(id, watch, null, 1, lead));
        assertThat(watched(id).remind())
                .as("with no end it is looked at every day")
                .isTrue();
        assertThat(watched(id).reminders()).isEmpty();
        refused(
                Code.VAL,
                "likelyEnd",
                () -> as(() -> {
                    trading.change(id, watch, LocalDate.parse("2020-11-30"), 2, lead);
                    return "";
                }));
    }

    @Test
    @Requirement("S4.1-e")
    void theOfficeHolderIsNamedWithContactAndTheTestsMet() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        refused(
                Code.VAL,
                "contact",
                () -> open(id, new WatchTradingOn.Office("Administrator", "A. Holder", " ", FIRST, null, true, true)));
        refused(
                Code.VAL,
                "appointedOn",
                () -> open(
                        id,
                        new WatchTradingOn.Office(
                                "Administrator",
                                "A. Holder",
                                "01632 960010",
                                LocalDate.parse("2020-12-08"),
                                null,
                                true,
                                true)));
        var neither = open(
                id, new WatchTradingOn.Office("Administrator", "A. Holder", "01632 960010", FIRST, null, false, false));
        assertThat(page(id, neither).text()).contains("Nobody has said in which way the provider is insolvent");
        refused(
                Code.DUP,
                "location",
                () -> open(
                        id,
                        new WatchTradingOn.Office("Receiver", "B. Holder", "01632 960011", FIRST, null, true, false)));

        var other = Rooms.opened(open, lead, HARBOUR_VIEW, PIER_VIEW);
        var both = open(
                other,
                new WatchTradingOn.Office("Administrator", "A. Holder", "01632 960010", FIRST, null, true, true));
        assertThat(page(other, both).text())
                .contains("it cannot pay its bills as they fall due; it owes more than it has")
                .contains("01632 960010")
                .doesNotContain("Nobody has said in which way");
    }

    @Test
    @Requirement("L3.2-c")
    void whatTheAdministratorAsksIsKeptWithItsAnswer() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var running = test(id, ServiceState.RUNNING, null, null, null);
        assertThat(as(() -> testService.one(id, running)).result()).isEqualTo("NO_DUTY_MONITOR");
        var watch = watch(id, null);
        at("2020-12-09T10:00:00Z");
        var asked = as(() -> trading.ask(
                id, watch, null, Instant.parse("2020-12-09T09:30:00Z"), "Who pays for which resident", lead));
        refused(
                Code.VAL,
                "request",
                () -> as(() -> trading.ask(id, watch, null, Instant.parse("2020-12-09T09:30:00Z"), " ", lead)));
        at("2020-12-10T10:00:00Z");
        refused(
                Code.VAL,
                "answeredAt",
                () -> as(() -> {
                    trading.answer(id, asked, Instant.parse("2020-12-09T09:00:00Z"), "The list, by reference", 1, lead);
                    return "";
                }));
        run(() -> trading.answer(id, asked, Instant.parse("2020-12-10T09:00:00Z"), "The list, by reference", 1, lead));
        assertThat(page(id, watch).text())
                .contains("Who pays for which resident")
                .contains("Answered 10 December 2020, 9:00am");
        refused(
                Code.DUP,
                null,
                () -> as(() -> {
                    trading.answer(id, asked, clock.instant(), "Again", 2, lead);
                    return "";
                }));
    }

    @Test
    @Requirement("K6.1-a")
    void anInsolventServiceThatRunsIsNotClosed() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        test(id, ServiceState.RUNNING, null, null, null);
        var watch = watch(id, null);
        assertThat(as(() -> testService.of(id)).getFirst().facts()).containsEntry("state", "RUNNING");
        run(() -> acknowledge.acknowledge(id, null, lead));
        assertThatThrownBy(() -> run(() -> close.close(id, "The company is insolvent", lead)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        e -> assertThat(e.problems()).anySatisfy(p -> {
                            assertThat(p.code()).isEqualTo(Code.STATE);
                            assertThat(p.message()).contains("Harbour View still trade on under an office-holder");
                        }));
        run(() -> trading.end(id, watch, "Sold to another provider", 1, lead));
        assertThat(as(() -> close.stillOpen(id))).noneMatch(o -> o.words().contains("trade on"));
    }

    @Test
    void thePagesTakeItWithoutScript() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        test(id, ServiceState.RUNNING, null, null, null);
        at("2020-12-07T09:20:00Z");
        var browser = web.browser(lead);
        var refused = browser.submit("/incidents/" + id + "/trading", Map.of("location", HARBOUR_VIEW));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select(".govuk-error-summary a[href=#process]"))
                .hasSize(1);
        var list = browser.submit(
                "/incidents/" + id + "/trading",
                Map.of(
                        "location", HARBOUR_VIEW,
                        "process", "Administrator",
                        "officeHolder", "A. Holder",
                        "contact", "01632 960010",
                        "appointedOn", "2020-12-01",
                        "cannotPay", "true"));
        assertThat(list.text()).contains("A. Holder").contains("Record today");
        var watch = list.html().select("table a[href*=/trading/]").attr("href");
        var day = new HashMap<>(Map.of("day", "2020-12-07", "saidBy", "Manager", "note", "Doors shut at nine"));
        for (var aspect : Aspect.values()) {
            day.put(aspect.field(), "IN_ORDER");
        }
        day.put("running", "");
        var gap = browser.submit(watch + "/days", day);
        assertThat(gap.status()).isEqualTo(422);
        assertThat(gap.html().select(".govuk-error-summary a[href=#running]")).hasSize(1);
        assertThat(gap.html().select("#saidBy").val()).isEqualTo("Manager");
        day.put("running", "FAILED");
        var shown = browser.submit(watch + "/days", day);
        assertThat(shown.text()).contains("The duty test has not been run since");
        var form = browser.open(shown.html()
                .select("a:contains(Run the duty test again on this record)")
                .attr("href"));
        assertThat(form.html().select("input[name=state][checked]").val()).isEqualTo("STOPPED");
        assertThat(form.html().select("#unableSince").val()).isEqualTo("2020-12-07");
        assertThat(form.html().select("#knownAt").val()).isEqualTo("2020-12-07T09:20");
        assertThat(form.html().select("#stateSource").val()).contains("Daily record of 7 December 2020");
        assertThat(form.html().select("#event option[selected]").val()).isEqualTo("ADMINISTRATOR_APPOINTED");

        var api = web.api(lead);
        var json = api.get("/api/v1/incidents/" + id + "/trading-watches").json();
        assertThat(json.get(0).get("days").get(0).get("result").asString()).isEqualTo("TEST_AGAIN");
        assertThat(json.get(0).has("testAgainAfter")).isTrue();
        var wrong = api.post(
                "/api/v1/incidents/" + id + "/trading-watches/"
                        + json.get(0).get("id").asString() + "/records",
                Map.of("day", "2020-12-07", "standings", Map.of("WEATHER", "FAILED"), "saidBy", "Manager"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("standings.WEATHER");
        assertThat(api.post("/api/v1/incidents/" + id + "/trading-watches", Map.of("location", "1-404"))
                        .status())
                .isEqualTo(404);
        assertThat(web.api(actors.of(Role.MARKET_OFFICER))
                        .post("/api/v1/incidents/" + id + "/trading-watches", Map.of())
                        .status())
                .as("a market officer may not, and is no member")
                .isEqualTo(404);
    }

    @Test
    void somebodyElsesIncidentHasNoWatches() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var watch = watch(id, null);
        var stranger = actors.stranger(Role.INCIDENT_LEAD);
        assertThatThrownBy(() -> Acting.as(stranger, () -> trading.of(id))).isInstanceOf(NotThere.class);
        assertThatThrownBy(() -> Acting.as(
                        stranger,
                        () -> trading.record(
                                id, watch, LocalDate.parse("2020-12-07"), standings("ggggggg"), "x", null, stranger)))
                .isInstanceOf(NotThere.class);
    }

    private Web.Page page(UUID id, UUID watch) {
        return web.browser(lead).open("/incidents/%s/trading/%s".formatted(id, watch));
    }

    private String overview(UUID id) {
        return web.browser(lead).open("/incidents/" + id).text();
    }

    private WatchTradingOn.Watched watched(UUID id) {
        return as(() -> trading.of(id)).getFirst();
    }

    private UUID watch(UUID id, @Nullable LocalDate until) {
        return open(
                id, new WatchTradingOn.Office("Administrator", "A. Holder", "01632 960010", FIRST, until, true, false));
    }

    private UUID open(UUID id, WatchTradingOn.Office office) {
        return as(() -> trading.open(id, HARBOUR_VIEW, office, lead));
    }

    private Result record(UUID id, UUID watch, String day, String standings, @Nullable String note) {
        return as(() -> trading.record(
                        id, watch, LocalDate.parse(day), standings(standings), "The manager", note, lead))
                .result();
    }

    private static Map<Aspect, Standing> standings(String day) {
        var map = new EnumMap<Aspect, Standing>(Aspect.class);
        for (var aspect : Aspect.values()) {
            map.put(aspect, day.charAt(aspect.ordinal()) == 'g' ? Standing.IN_ORDER : Standing.FAILED);
        }
        return map;
    }

    private UUID test(
            UUID id, ServiceState state, @Nullable Extent extent, @Nullable String since, @Nullable String knownAt) {
        return as(() -> testService.test(
                id,
                HARBOUR_VIEW,
                new TestServiceDuty.Facts(
                        LegalForm.COMPANY,
                        "ADMINISTRATOR_APPOINTED",
                        Entity.REGISTERED_PROVIDER,
                        FIRST,
                        true,
                        Answer.YES,
                        state,
                        extent,
                        since == null ? null : LocalDate.parse(since),
                        knownAt == null ? null : Instant.parse(knownAt),
                        Map.of("event", "Notice of appointment")),
                lead));
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
