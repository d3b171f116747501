package care.backstop.incident.usecase;

import static care.backstop.incident.Rooms.SOLENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.backstop.incident.Cause;
import care.backstop.incident.IncidentKind;
import care.backstop.incident.Rooms;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.HandBack;
import care.backstop.incident.model.Notification;
import care.backstop.incident.rules.BusinessFailureEvents.Entity;
import care.backstop.incident.rules.Extent;
import care.backstop.incident.rules.LegalForm;
import care.backstop.incident.rules.ServiceState;
import care.backstop.incident.usecase.TestServiceDuty.Facts;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Web;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A provider that gives back part of its work and goes on with the rest. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandBackTest {

    private static final LocalDate SECOND = LocalDate.of(2020, 12, 2);
    private static final LocalDate FOURTH_OF_JANUARY = LocalDate.of(2021, 1, 4);

    @Autowired
    OpenIncident open;

    @Autowired
    WorkThePlan plan;

    @Autowired
    TestServiceDuty test;

    @Autowired
    ReadIncidents incidents;

    @Autowired
    Actors actors;

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

    @ParameterizedTest(name = "{7}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # people | minutes | rounds | area | notice     | back on    | refused                | case
            12       | -       | -      | -    | 2020-12-02 | 2021-01-04 | -                      | so many people
            -        | 5250    | -      | -    | 2020-12-02 | 2021-01-04 | -                      | so many hours
            -        | -       | 3, 4   | -    | 2020-12-02 | 2021-01-04 | -                      | whole rounds
            -        | -       | -      | East | 2020-12-02 | 2021-01-04 | -                      | an area
            -        | -       | -      | -    | 2020-12-02 | 2021-01-04 | handBack.people        | nothing is said of what comes back
            0        | -       | -      | -    | 2020-12-02 | 2021-01-04 | handBack.people        | nobody
            -        | 0       | -      | -    | 2020-12-02 | 2021-01-04 | handBack.weeklyHours   | no hours
            12       | -       | -      | -    | -          | 2021-01-04 | handBack.noticeOn      | no day of notice
            12       | -       | -      | -    | 2020-12-08 | 2021-01-04 | handBack.noticeOn      | notice tomorrow
            12       | -       | -      | -    | 2020-12-02 | -          | endsOn                 | no day on which it comes back
            """)
    void saysWhatComesBackAndWhen(
            @Nullable Integer people,
            @Nullable Integer minutes,
            @Nullable String rounds,
            @Nullable String area,
            @Nullable LocalDate notice,
            @Nullable LocalDate back,
            @Nullable String refused,
            String what) {
        var told = told(new HandBack(people, minutes, rounds, area, notice, 28), IncidentKind.HAND_BACK, back);
        if (refused == null) {
            assertThat(told.problems(Rooms.MONDAY_NINE)).as(what).isEmpty();
        } else {
            assertThat(told.problems(Rooms.MONDAY_NINE))
                    .as(what)
                    .extracting(Problem::field)
                    .containsExactly(refused);
        }
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(nullValues = "-", textBlock = """
            2021-01-04, 28, 0,  33 days where 28 are asked
            2021-01-04, 33, 0,  just as long
            2021-01-04, 34, 1,  one day short
            2021-01-04, 90, 57, much too short
            2021-01-04, -,  -,  nobody has looked it up
            """)
    void saysByHowMuchTheNoticeIsTooShort(
            LocalDate back, @Nullable Integer contract, @Nullable Long shortBy, String what) {
        assertThat(new HandBack(12, null, null, null, SECOND, contract).shortBy(back))
                .as(what)
                .isEqualTo(shortBy);
    }

    @Test
    void isAKindOfItsOwnWithItsOwnPlan() {
        var id = as(() -> open.open(
                told(
                        new HandBack(12, 5250, "3 and 4", " East Dover ", SECOND, 60),
                        IncidentKind.HAND_BACK,
                        FOURTH_OF_JANUARY),
                UUID.randomUUID().toString(),
                lead));
        var incident = as(() -> incidents.whole(id));
        assertThat(incident.kind()).isEqualTo(IncidentKind.HAND_BACK);
        assertThat(incident.handBack()).isEqualTo(new HandBack(12, 5250, "3 and 4", "East Dover", SECOND, 60));
        assertThat(incident.template()).isEqualTo("common/hand-back");
        assertThat(as(() -> plan.plan(id)))
                .isNotEmpty()
                .extracting(Action::number)
                .allMatch(n -> n.startsWith("H"));
        var page = web.browser(lead).open("/incidents/" + id);
        assertThat(page.text())
                .contains("12 people, 87.5 hours a week, rounds: 3 and 4, area: East Dover")
                .contains("27 days shorter than the 60 the contract asks");
        var late = as(() -> plan.plan(id)).getFirst();
        refused(
                Code.VAL,
                "dueOn",
                () -> plan.change(
                        id,
                        new WorkThePlan.Seen(late.id(), late.version()),
                        List.of(),
                        FOURTH_OF_JANUARY.plusDays(1),
                        null,
                        null,
                        null,
                        lead));
        refused(
                Code.VAL,
                "handBack",
                () -> open.open(told(null, IncidentKind.HAND_BACK, FOURTH_OF_JANUARY), "k1", lead));
        refused(
                Code.VAL,
                "handBack",
                () -> open.open(
                        told(new HandBack(1, null, null, null, SECOND, null), IncidentKind.EXIT, FOURTH_OF_JANUARY),
                        "k2",
                        lead));
    }

    @Test
    void isPartOfTheActivityAndNoBusinessFailureByItself() {
        var id = as(() -> open.open(
                told(new HandBack(12, null, null, null, SECOND, 60), IncidentKind.HAND_BACK, FOURTH_OF_JANUARY),
                UUID.randomUUID().toString(),
                lead));
        refused(
                Code.CONF,
                "extent",
                () -> test.test(id, SOLENT, facts(null, ServiceState.STOPPED, Extent.WHOLE), lead));
        assertThat(row(id, facts(null, ServiceState.RUNNING, Extent.PART))).isEqualTo("A1-9");
        assertThat(row(id, facts(null, ServiceState.PARTLY_STOPPED, Extent.PART)))
                .as("the cause alone decides nothing: the urgency of each person does")
                .isEqualTo("A1-10");
        assertThat(row(id, facts("ADMINISTRATOR_APPOINTED", ServiceState.PARTLY_STOPPED, Extent.PART)))
                .as("even when the provider has failed besides, a part is the provider's to wind down")
                .isEqualTo("A1-4");
    }

    @Test
    void theApiAndThePageTakeIt() {
        var body = new HashMap<String, Object>(Rooms.body(SOLENT));
        body.put("kind", "HAND_BACK");
        body.put("cause", "STAFF_LOSS");
        assertThat(web.api(lead).post("/api/v1/incidents", body).status())
                .as("without saying what")
                .isEqualTo(422);
        body.put("handBack", Map.of("weeklyHours", 87.5, "noticeOn", "2020-12-02", "contractDays", 28));
        var opened = web.api(lead).post("/api/v1/incidents", body);
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.json().get("kind").asString()).isEqualTo("HAND_BACK");
        assertThat(opened.json().get("handBack").get("weeklyMinutes").asInt()).isEqualTo(5250);

        var typed = new HashMap<>(Map.of(
                "notifiedBy", "Owner",
                "awareAt", "2020-12-07T08:15",
                "location", SOLENT,
                "cause", "STAFF_LOSS",
                "stops", "HAND_BACK",
                "backNoticeOn", "2020-12-02",
                "join", "SEPARATE"));
        var browser = web.browser(lead);
        var path = "/incidents/drafts/" + UUID.randomUUID() + "/open";
        var wrong = browser.submit(path, typed);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select("#backPeople-error").text()).contains("how many people");
        assertThat(wrong.html().select("#backEndsOn-error").text()).contains("the day on which the work comes back");
        typed.put("backPeople", "12");
        typed.put("backEndsOn", "2021-01-04");
        var page = browser.submit(path, typed);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("What comes back", "12 people");
    }

    private String row(UUID id, Facts facts) {
        return as(() -> test.one(id, test.test(id, SOLENT, facts, lead))).row();
    }

    private static Facts facts(@Nullable String event, ServiceState state, Extent extent) {
        return new Facts(
                LegalForm.COMPANY,
                event,
                Entity.REGISTERED_PROVIDER,
                event == null ? null : LocalDate.of(2020, 12, 1),
                event != null,
                Answer.YES,
                state,
                extent,
                null,
                event == null ? Map.of() : Map.of("event", "Notice of appointment"));
    }

    private static Notification told(@Nullable HandBack back, IncidentKind kind, @Nullable LocalDate endsOn) {
        return new Notification(
                List.of(SOLENT),
                null,
                kind,
                List.of(Cause.STAFF_LOSS),
                null,
                Rooms.MONDAY_NINE,
                "Registered manager",
                null,
                "Email",
                Rooms.MONDAY_NINE,
                endsOn,
                "We cannot staff two rounds",
                null,
                back);
    }

    private void refused(Code code, String field, Runnable command) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> as(() -> {
                    command.run();
                    return true;
                }))
                .satisfies(e -> {
                    assertThat(e.problems().getFirst().code()).isEqualTo(code);
                    assertThat(e.problems().getFirst().field()).isEqualTo(field);
                });
    }

    private <T> T as(Supplier<T> work) {
        return Acting.as(lead, work);
    }
}
