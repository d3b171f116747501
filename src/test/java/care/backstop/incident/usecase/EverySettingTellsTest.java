package care.backstop.incident.usecase;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.backstop.incident.Rooms;
import care.backstop.incident.model.Edition;
import care.backstop.incident.model.ProcedureTemplate;
import care.backstop.incident.rules.BusinessFailureEvents.Entity;
import care.backstop.incident.rules.LegalForm;
import care.backstop.incident.rules.MeetingRhythm;
import care.backstop.incident.rules.ServiceState;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.kernel.profile.Key;
import care.backstop.kernel.profile.Profiles;
import care.backstop.market.Register;
import care.backstop.people.Colour;
import care.backstop.people.Lists;
import care.backstop.people.People;
import care.backstop.people.PersonFacts;
import care.backstop.people.Source;
import care.backstop.people.rules.EntryKind;
import care.backstop.people.usecase.JudgeUrgency;
import care.backstop.people.usecase.PutInCharge;
import care.backstop.people.usecase.ReadBoards;
import care.backstop.people.usecase.TakeInList;
import care.backstop.people.usecase.WriteEntry;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two values of a setting, two behaviours: each key that governs something the program has. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EverySettingTellsTest {

    /** What they govern is not built yet: money, and providers' continuity plans. */
    private static final EnumSet<Key> NO_ROOM_YET =
            EnumSet.of(Key.CHARGE_ADULT, Key.JOINT_RULE, Key.COST_EXTRA_COVER, Key.BCP_REVIEW);

    /** Shown elsewhere: {@code CouncilProfilesTest}, {@code PersonDutyTest}, {@code WayToAPlaceTest}, {@code AlwaysAPlanTest}. */
    private static final EnumSet<Key> SHOWN_ELSEWHERE = EnumSet.of(
            Key.FORUM_FIRST_MEETING,
            Key.URGENCY_FILTER,
            Key.TEMPLATE_CLOSURE,
            Key.DEBRIEF_MANDATORY,
            Key.FEE_CEILINGS,
            Key.PLACEMENT_ORDER);

    @Autowired
    CouncilProfiles profiles;

    @Autowired
    OpenIncident open;

    @Autowired
    TakeInList takeIn;

    @Autowired
    PutInCharge charge;

    @Autowired
    JudgeUrgency judge;

    @Autowired
    People people;

    @Autowired
    TestServiceDuty serviceTests;

    @Autowired
    TestPersonDuty personTests;

    @Autowired
    WorkThePlan plan;

    @Autowired
    FormGroups groups;

    @Autowired
    Profiles ofIncident;

    @Autowired
    WriteEntry write;

    @Autowired
    ReadBoards boards;

    @Autowired
    Actors actors;

    @Autowired
    Web web;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    private Actor lead;
    private Actor worker;
    private Actor social;

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
        lead = actors.lead();
        worker = actors.of(Role.INCIDENT_COORDINATOR);
        social = actors.of(Role.PRACTITIONER);
    }

    @BeforeEach
    void monday() {
        clock.reset();
        as(() -> profiles.begin("SOTON", "Again", number(), lead));
    }

    @Test
    void everyKeyIsShownHereOrElsewhereOrHasNoRoomYet() {
        var listed = EnumSet.copyOf(NO_ROOM_YET);
        listed.addAll(SHOWN_ELSEWHERE);
        listed.addAll(EnumSet.of(
                Key.TERMS_ICB,
                Key.TERMS_PERSON,
                Key.FORUM_NAME,
                Key.FORUM_INTERVAL,
                Key.INTAKE_ROUTE,
                Key.LEAD_ROLE,
                Key.S19_CITATION,
                Key.ADVOCACY_TRIGGER,
                Key.NEIGHBOURS,
                Key.CASE_SYSTEM,
                Key.DOCUMENT_REVIEW,
                Key.RAG_HIGH_PACKAGE,
                Key.RAG_DOUBLE_UP));
        var left = EnumSet.complementOf(listed);
        assertThat(left)
                .as("of activation, requests, emergencies, support, caseloads and seeing, shown by their own tests")
                .allMatch(k -> k.written().startsWith("activation.")
                        || k.written().startsWith("emergency.")
                        || k.written().startsWith("after.")
                        || k.written().startsWith("support.")
                        || k.written().startsWith("plan.")
                        || k.written().startsWith("caseload.")
                        || k.written().startsWith("seen.")
                        || k.written().startsWith("carers.")
                        || k.written().startsWith("request."));
    }

    @Test
    void theCommissionerIsCalledAsTheCouncilCallsIt() {
        var usual = opened();
        set(Key.TERMS_ICB, "NHS Hampshire");
        var own = opened();
        assertThat(agencies(usual)).contains("ICB").doesNotContain("NHS Hampshire");
        assertThat(agencies(own)).contains("NHS Hampshire").doesNotContain("ICB");
        assertThat(person(withPeople(own), "A-1")).contains("Council or NHS Hampshire");
        assertThat(person(withPeople(usual), "A-1")).contains("Council or ICB");
    }

    @Test
    void peopleAreCalledAsTheCouncilCallsThem() {
        var residents = withPeople(opened());
        set(Key.TERMS_PERSON, "person");
        var people = withPeople(opened());
        assertThat(list(residents)).contains("of 2 residents").doesNotContain("of 2 people");
        assertThat(list(people)).contains("of 2 people").doesNotContain("of 2 residents");
    }

    @Test
    void theGroupThatSteersHasTheCouncilsNameAndRhythm() {
        var soton = opened();
        set(Key.FORUM_NAME, "cessation board");
        set(Key.FORUM_INTERVAL, "every 3 days");
        var own = opened();
        var first = as(() -> groups.steering(soton, lead));
        var second = as(() -> groups.steering(own, lead));
        assertThat(first.name()).isEqualTo("Joint Incident Steering Group");
        assertThat(first.every())
                .as("the group decides, so the procedure's default")
                .isEqualTo(7);
        assertThat(second.name()).isEqualTo("Cessation board");
        assertThat(second.every()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            at least weekly, 7
            every 7 days, 7
            Every 2 weeks, 14
            at least every 3 days, 3
            daily, 1
            fortnightly, 14
            as the group decides, none
            when needed, none
            every now and then, none
            '', none
            """)
    void aRhythmIsReadFromTheWordsOfAProcedure(String words, @Nullable Integer days) {
        assertThat(MeetingRhythm.days(words)).isEqualTo(days);
    }

    @Test
    void howNotificationsComeInIsSaidWhereTheyAreTaken() {
        assertThat(route()).contains("telephone to two named leads");
        set(Key.INTAKE_ROUTE, "by the care line on 01632 960999");
        assertThat(route()).contains("by the care line on 01632 960999").doesNotContain("two named leads");
    }

    @Test
    void whoeverIsInChargeIsCalledAsTheCouncilCallsThem() {
        var officer = opened();
        set(Key.LEAD_ROLE, "QISS");
        var qiss = opened();
        assertThat(overview(officer)).contains("Nobody yet (Lead Officer)").doesNotContain("QISS");
        assertThat(overview(qiss)).contains("Nobody yet (QISS)").doesNotContain("Lead Officer");
    }

    @Test
    void thePowerIsCitedAsTheCouncilCitesIt() {
        assertThat(duty(withPeople(opened()))).contains("The power: Care Act 2014 s 19");
        set(Key.S19_CITATION, "Care Act 2014 ss 18 and 19");
        assertThat(duty(withPeople(opened()))).contains("The power: Care Act 2014 ss 18 and 19");
    }

    @Test
    void whoThereIsToConsultIsAskedAsTheProcedureAsksIt() {
        var soton = withPeople(opened());
        set(Key.ADVOCACY_TRIGGER, "NO_APPROPRIATE_PERSON");
        var lancs = withPeople(opened());
        assertThat(person(soton, "A-1"))
                .contains("Has the person family or friends to be consulted?")
                .contains("Southampton procedure, Appendix A 3.8")
                .doesNotContain("appropriate person");
        assertThat(person(lancs, "A-1"))
                .contains("Is there an appropriate person, not paid to care, to be consulted?")
                .contains("Lancashire procedure 3");
    }

    @Test
    void theCaseSystemIsNamedBesideTheReference() {
        var paris = withPeople(opened());
        set(Key.CASE_SYSTEM, "");
        var none = withPeople(opened());
        assertThat(person(paris, "A-1")).contains("Reference in PARIS A-1");
        assertThat(person(none, "A-1")).contains("Reference A-1").doesNotContain("PARIS");
    }

    @Test
    void aLargePackageBeginsWhereTheCouncilSays() {
        var at21 = withPeople(opened());
        set(Key.RAG_HIGH_PACKAGE, "30");
        var at30 = withPeople(opened());
        assertThat(colour(at21, "A-1"))
                .as("25 hours, lives alone without support: a large package from 21")
                .isEqualTo(Colour.RED);
        assertThat(colour(at30, "A-1")).as("not from 30").isNotEqualTo(Colour.RED);
        assertThat(person(at21, "A-1")).contains("row R3");
        assertThat(person(at30, "A-1")).doesNotContain("row R3");
    }

    @Test
    void twoWorkersAreALargePackageWhereTheCouncilSaysSo() {
        var counts = withPeople(opened());
        set(Key.RAG_DOUBLE_UP, "false");
        var not = withPeople(opened());
        assertThat(colour(counts, "A-2")).as("10 hours by two workers").isEqualTo(Colour.RED);
        assertThat(colour(not, "A-2")).isNotEqualTo(Colour.RED);
    }

    @Test
    void whoeverDoesNotConfirmAChangeIsChasedAfterTheDaysTheCouncilSays() {
        var five = withPeople(opened());
        set(Key.SYSTEMS_CHASE, "1");
        var one = withPeople(opened());
        for (var id : List.of(five, one)) {
            person(id, "A-1");
            Acting.as(
                    social,
                    () -> write.write(
                            id,
                            facts(id, "A-1").id(),
                            EntryKind.SYSTEM_TOLD,
                            Map.of("system", "DWP", "how", "LETTER", "toldOn", "2020-12-07", "reference", "L-1"),
                            social));
        }
        clock.advance(Duration.ofDays(3));
        assertThat(chases(five)).isZero();
        assertThat(chases(one)).isEqualTo(1);
    }

    @Test
    void reviewsAreOnTheDaysTheCouncilSays() {
        var usual = opened();
        assertThatThrownBy(() -> set(Key.REVIEW_DAYS, "soon")).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> set(Key.REVIEW_DAYS, "731")).isInstanceOf(Rejected.class);
        set(Key.REVIEW_DAYS, "7\n21");
        var own = opened();
        assertThat(as(() -> ofIncident.of(usual)).list(Key.REVIEW_DAYS)).containsExactly("2", "14", "42");
        assertThat(as(() -> ofIncident.of(own)).list(Key.REVIEW_DAYS)).containsExactly("7", "21");
    }

    private long chases(UUID id) {
        return as(() -> boards.open(id, ReadBoards.Board.SYSTEMS)).figures().stream()
                .filter(f -> f.label().startsWith("Chase"))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void aProcedureTheCouncilChangedIsReviewedAfterItsMonths() {
        assertThat(EDITED.reviewBy(24)).isEqualTo("2022-12-31");
        assertThat(EDITED.reviewBy(12)).isEqualTo("2021-12-31");
        assertThat(EDITED.reviewBy(null)).as("no time is set").isNull();
        assertThat(Edition.shipped(EDITED.template()).reviewBy(12))
                .as("nobody here knows the day of a text that came with the program")
                .isNull();
    }

    private static final Edition EDITED =
            new Edition(ProcedureTemplate.load("soton/appendix-c"), 1, Rooms.MONDAY_NINE, "A. Lead", "A lesson", null);

    private void set(Key key, String value) {
        as(() -> profiles.change(key.written(), value, "Cabinet, 7 December 2020", "the test", number(), lead));
    }

    private int number() {
        return as(() -> profiles.now()).number();
    }

    private UUID opened() {
        return Rooms.opened(open, lead, HARBOUR_VIEW);
    }

    /** Two people at home who live alone without support: 25 hours by one worker, 10 hours by two. */
    private UUID withPeople(UUID id) {
        var csv = """
                Ref,Surname,First name,DOB,NHS No.,Postcode,Funded by,Type of care,Lives alone,Family or friends help,Hours,Double up,End of life,Very frail,DoLS,Stress,Complex needs,Carer unwell,Safeguarding
                A-1,Larkspur,Odile,05/12/1938,%s,CT16 1AA,Council,Home care,yes,no,25,no,no,no,no,no,no,no,no
                A-2,Quill,Bram,05/12/1939,%s,CT16 1AA,Council,Home care,yes,no,10,yes,no,no,no,no,no,no,no
                """.formatted(Lists.nhs(1), Lists.nhs(2));
        Acting.as(
                worker,
                () -> takeIn.takeIn(
                        id,
                        Source.PROVIDER,
                        LocalDate.of(2020, 12, 7),
                        Lists.file("list.csv", csv),
                        "list.csv",
                        worker));
        return id;
    }

    private List<String> agencies(UUID id) {
        return as(() -> plan.plan(id)).stream()
                .flatMap(a -> a.agencies().stream())
                .distinct()
                .toList();
    }

    private String overview(UUID id) {
        return web.browser(lead).open("/incidents/" + id).text();
    }

    private String route() {
        return web.browser(lead).open("/incidents/new").html().select("#route").text();
    }

    private String list(UUID id) {
        return web.browser(lead).open("/incidents/%s/people".formatted(id)).text();
    }

    /** The whole page, as the social worker in charge who has said what for. */
    private String person(UUID id, String reference) {
        var person = facts(id, reference).id();
        Acting.as(worker, () -> charge.put(id, List.of(person), social.post(), worker));
        var browser = web.browser(social);
        return browser.submit(
                        "/incidents/%s/people/purposes".formatted(id),
                        Map.of("people", person.toString(), "purpose", "DIRECT_CARE"))
                .text();
    }

    private @Nullable Colour colour(UUID id, String reference) {
        return facts(id, reference).colour();
    }

    private PersonFacts facts(UUID id, String reference) {
        return Acting.as(worker, () -> people.facts(id)).stream()
                .filter(f -> f.reference().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    /** What is owed to somebody whose needs are urgent while the home is about to stop without a failure in law. */
    private String duty(UUID id) {
        var person = facts(id, "A-1").id();
        person(id, "A-1");
        Acting.as(
                social,
                () -> judge.judge(
                        id,
                        List.of(person),
                        new JudgeUrgency.Judging(
                                Answer.YES,
                                Answer.NO,
                                Answer.NO,
                                "Tonight",
                                "Cannot be left",
                                "Alone",
                                clock.instant()),
                        social));
        as(() -> serviceTests.test(
                id,
                HARBOUR_VIEW,
                new TestServiceDuty.Facts(
                        LegalForm.COMPANY,
                        null,
                        Entity.REGISTERED_PROVIDER,
                        null,
                        false,
                        Answer.YES,
                        ServiceState.JEOPARDY,
                        null,
                        null,
                        Map.of()),
                lead));
        as(() -> personTests.test(id, person, TestPersonDuty.Facts.UNKNOWN, lead));
        return web.browser(lead)
                .open("/incidents/%s/decisions/people/%s".formatted(id, person))
                .text();
    }

    private <T> T as(Supplier<T> work) {
        return Acting.as(lead, work);
    }
}
