package care.backstop.incident.web;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static care.backstop.incident.Rooms.SOLENT;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Cause;
import care.backstop.incident.IncidentKind;
import care.backstop.incident.Rooms;
import care.backstop.incident.model.Notification;
import care.backstop.incident.rules.BusinessFailureEvents.Entity;
import care.backstop.incident.rules.LegalForm;
import care.backstop.incident.rules.ServiceState;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.incident.usecase.TestServiceDuty;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Role;
import care.backstop.market.LocationView;
import care.backstop.market.Rating;
import care.backstop.market.Register;
import care.backstop.market.ServiceKind;
import care.backstop.people.Lists;
import care.backstop.people.Source;
import care.backstop.people.usecase.TakeInList;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What the plan records while care is found elsewhere and people move: each row of the requirements, both halves of it. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordsOfTransfersTest {

    private static final String A = "soton/appendix-a";
    private static final String C = "soton/appendix-c";
    private static final String D = "soton/appendix-d";
    private static final String R = "common/arranging-care";

    @Autowired
    OpenIncident open;

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    @Autowired
    TakeInList takeIn;

    @Autowired
    TestServiceDuty tests;

    private Actor lead;
    private String room;
    private Web.Api api;

    @BeforeAll
    void services() {
        var register = new Register(db, actors);
        Rooms.register(register);
        register.add(
                agency("1-613", "Quay Home Care", "1-913", "Quay Group"),
                agency("1-614", "Sound Home Care", "1-914", "Sound Care Ltd"));
        var market = web.api(actors.marketOfficer());
        standing(market, "1-613", "SUSPENDED");
        standing(market, "1-614", "FRAMEWORK");
        lead = actors.lead();
        api = web.api(lead);
    }

    private static LocationView agency(String id, String name, String provider, String providerName) {
        var agency = Register.with(Register.home(id, name), null, Rating.GOOD, ServiceKind.HOME_CARE);
        return Register.runBy(agency, provider, providerName);
    }

    private static void standing(Web.Api market, String location, String kind) {
        ok(market.post(
                "/api/v1/locations/" + location + "/standings",
                Map.of("kind", kind, "since", "2020-12-01", "reason", "Contracts, letter of 1 December")));
    }

    @BeforeEach
    void monday() {
        clock.reset();
    }

    @Test
    @Requirement("SC-05")
    void theHoursThatOthersOfferFillPartOfTheGap() {
        opened(SOLENT, C);
        var offers = IntStream.rangeClosed(1, 12)
                .mapToObj(n -> row("provider", "Agency " + n, "hours", n == 12 ? 35 : 55, "suspended", false))
                .toList();
        keep("C3.1", "needed", 1450, "offers", offers);
        assertThat(figures("C3.1"))
                .containsEntry("Providers", "12")
                .containsEntry("Hours offered", "640 h")
                .containsEntry("Covered", "44.1%")
                .containsEntry("Gap", "810 h");
        refuse(
                "STATE offers.1.suspended",
                "C3.1",
                "needed",
                1450,
                "offers",
                List.of(row("provider", "Agency 13", "hours", 40, "suspended", true)));
        // What the market knows is not asked again, and nobody can say the contrary.
        var quay = row("provider", "quay home care", "hours", 40);
        var sound = row("provider", "Sound Care Ltd", "hours", 40);
        refuse("STATE offers.1.suspended", "C3.1", "needed", 1450, "offers", List.of(quay));
        quay.put("suspended", false);
        refuse("STATE offers.2.suspended", "C3.1", "needed", 1450, "offers", List.of(sound, quay));
        keep("C3.1", "needed", 1450, "offers", List.of(sound));
        var kept = ok(api.get(path("C3.1")));
        assertThat(kept.at("/answers/offers/0/suspended").asBoolean(true)).isFalse();
        assertThat(kept.at("/onRecord/0/about").asString()).isEqualTo("Sound Care Ltd");
        assertThat(kept.at("/onRecord/0/agrees").asBoolean()).isTrue();
        sound.put("provider", "Nobody knows them");
        sound.remove("suspended");
        refuse("VAL offers.1.suspended", "C3.1", "needed", 1450, "offers", List.of(sound));
    }

    @Test
    @Requirement("SC-06")
    void aRoundIsACandidateWithItsWorkers() {
        opened(SOLENT, C);
        var three = row("round", "Round 3", "people", 14, "staff", 3, "wishes", "ALL");
        assertThat(keep("C3.2", "rounds", List.of(three))).isEmpty();
        assertThat(figures("C3.2"))
                .containsEntry("Candidates", "1 rounds")
                .containsEntry("People", "14")
                .containsEntry("Workers", "3");
        three.put("wishes", "UNKNOWN");
        assertThat(keep("C3.2", "rounds", List.of(three)))
                .containsExactly("What the workers of a round want is not known. Ask them");
        refuse(
                "DUP people.2.person",
                "C3.2",
                "rounds",
                List.of(three),
                "people",
                List.of(row("person", "A-1", "round", "Round 3"), row("person", "a-1", "round", "Round 4")));
    }

    @Test
    @Requirement("SC-08")
    void whetherTheCouncilEmploysTheWorkersIsDecidedWithAReasonOrABudget() {
        opened(SOLENT, C);
        assertThat(planWarnings("C3.4")).containsExactly("Whether the council employs the workers is not decided yet");
        assertThat(line("C3.4").get("dueAt").asString())
                .as("the end of the next day")
                .isEqualTo("2020-12-09T00:00:00Z");
        refuse("VAL budget", "C3.4", "decision", "YES", "decidedOn", "2020-12-07");
        refuse("VAL reason", "C3.4", "decision", "NO", "decidedOn", "2020-12-07");
        keep("C3.4", "decision", "NO", "reason", "No registered branch", "decidedOn", "2020-12-07");
        assertThat(planWarnings("C3.4")).isEmpty();
        ok(done("C3.4"));
    }

    @Test
    @Requirement("SC-10")
    void whereExtraCareHousingStands() {
        opened(SOLENT, C);
        var tasks = IntStream.rangeClosed(1, 9)
                .mapToObj(n -> row("task", "Task " + n, "by", "Housing partner"))
                .toList();
        refuse("VAL landlord", "C4.1", "flats", 24, "tupe", "UNKNOWN", "tasks", tasks);
        keep("C4.1", "flats", 24, "tupe", "UNKNOWN", "tasks", tasks, "landlord", "Quay Homes");
        assertThat(figures("C4.1")).containsEntry("Flats", "24").containsEntry("Tasks picked up", "9");
    }

    @Test
    @Requirement("SC-23")
    void usualOrdersStopAndAnExceptionIsApproved() {
        opened(SOLENT, C);
        clock.set(Instant.parse("2020-12-08T10:00:00Z"));
        var order = row("what", "Ten hours", "on", "2020-12-08", "exceptional", false);
        refuse("STATE orders.1.exceptional", "C8.1", "from", "2020-12-07", "orders", List.of(order));
        order.put("exceptional", true);
        refuse("VAL orders.1.approver", "C8.1", "from", "2020-12-07", "orders", List.of(order));
        order.put("approver", "Head of commissioning");
        keep("C8.1", "from", "2020-12-07", "orders", List.of(order));
        assertThat(figures("C8.1")).containsEntry("Exceptions", "1");
    }

    @Test
    @Requirement("SC-24")
    void whatIsFreeTodayIsKeptByANamedOfficer() {
        opened(SOLENT, C);
        freePlaces("C8.2", 9, 4);
        refuse(
                "VAL residential",
                "C8.2",
                free(9, 4, "2020-12-07T08:00", "residentialOf", 8).toArray());
    }

    @Test
    @Requirement("SA-2.3")
    void freePlacesAndHoursAreMarkedByAge() {
        opened(HARBOUR_VIEW, A);
        freePlaces("2.3", 20, 4);
        assertThat(figures("2.3")).containsEntry("Free places", "24");
        refuse("VAL nursing", "2.3", free(20, -1, "2020-12-07T08:00").toArray());
    }

    private void freePlaces(String line, int residential, int nursing) {
        clock.set(Instant.parse("2020-12-07T09:00:00Z"));
        assertThat(keep(line, free(residential, nursing, "2020-12-07T08:00").toArray()))
                .isEmpty();
        clock.set(Instant.parse("2020-12-08T08:00:00Z"));
        assertThat(planWarnings(line)).as("a day old, no more").isEmpty();
        clock.set(Instant.parse("2020-12-08T08:01:00Z"));
        assertThat(planWarnings(line)).containsExactly("These figures are more than a day old. Ask for them again");
    }

    private List<Object> free(int residential, int nursing, String asAt, Object... more) {
        var all = new ArrayList<Object>(List.of(
                "asAt", asAt, "officer", lead.post(), "hours", 1100, "residential", residential, "nursing", nursing));
        all.addAll(List.of(more));
        return all;
    }

    @Test
    @Requirement("SC-26")
    void partnersLendCoverForAShortWhile() {
        opened(SOLENT, C);
        var lent = List.of(row("partner", "Council team", "hours", 40), row("partner", "Volunteers", "hours", 15));
        var kay = row("name", "Nurse Kay", "from", "Health trust");
        refuse("VAL nurses.1.registration", "C8.4", "lent", lent, "nurses", List.of(kay));
        kay.put("registration", "99X0001E");
        var lee = row("name", "Nurse Lee", "from", "Health trust", "registration", "99X0002E");
        keep("C8.4", "lent", lent, "nurses", List.of(kay, lee));
        assertThat(figures("C8.4")).containsEntry("Hours lent", "55 h").containsEntry("Nurses lent", "2");
    }

    @Test
    @Requirement("SC-29")
    void talksAboutWorkersAreChasedAfterTwoDaysOfSilence() {
        opened(SOLENT, C);
        var talks = new ArrayList<Map<String, Object>>();
        for (int n = 1; n <= 4; n++) {
            talks.add(row("provider", "Agency " + n, "opened", "2020-12-07", "outcome", n <= 2 ? "YES" : "NO"));
        }
        keep("C8.7", "talks", talks);
        assertThat(figures("C8.7")).containsEntry("Talks", "4");
        talks.get(3).remove("outcome");
        keep("C8.7", "talks", talks);
        clock.set(Instant.parse("2020-12-08T18:00:00Z"));
        assertThat(planWarnings("C8.7")).isEmpty();
        clock.set(Instant.parse("2020-12-09T08:00:00Z"));
        assertThat(planWarnings("C8.7")).containsExactly("Nothing was heard for two days. Ring them");
        refuse("VAL talks.1.provider", "C8.7", "talks", List.of(row("opened", "2020-12-07", "outcome", "YES")));
    }

    @Test
    @Requirement("SD-19")
    void somebodyIsThereForEachOfTheFourTasks() {
        opened(HARBOUR_VIEW, D);
        var staff = new ArrayList<Map<String, Object>>();
        staff.add(sent("Kay", "LIAISON", "Harbour View", "09:00", "12:00"));
        staff.add(sent("Lee", "SUPPORT", "Harbour View", "09:00", "12:00"));
        staff.add(sent("Max", "PACKING", "Harbour View", "09:00", "12:00"));
        assertThat(keep("D5.1", "staff", staff))
                .containsExactly("There is a gap: somebody is needed for families, residents, medicines and packing");
        assertThat(refusal(done("D5.1"))).isEqualTo("VAL record.staff");
        staff.add(sent("Kay", "MEDICINES", "Pier View", "11:00", "13:00"));
        refuse("CONF staff.4.name", "D5.1", "staff", staff);
        staff.set(3, sent("Kay", "MEDICINES", "Pier View", "12:00", "13:00"));
        assertThat(keep("D5.1", "staff", staff)).isEmpty();
        ok(done("D5.1"));
    }

    private static Map<String, Object> sent(String name, String task, String place, String from, String to) {
        return row("name", name, "task", task, "place", place, "day", "2020-12-08", "from", from, "to", to);
    }

    @Test
    @Requirement("SD-29")
    void theVanAndWhatGoesWithItIsReadyBeforeAnybodyMoves() {
        opened(HARBOUR_VIEW, D);
        assertThat(planWarnings("D6.2")).containsExactly("Nothing is arranged for the moves yet");
        assertThat(gates()).contains("D6.2");
        var ready = new HashMap<String, Object>(Map.of(
                "vans",
                1,
                "boxes",
                60,
                "blankets",
                40,
                "meals",
                40,
                "phones",
                6,
                "loan",
                true,
                "by",
                "2020-12-11T08:00"));
        ready.put("boxes", 0);
        assertThat(refusal(put("D6.2", ready))).isEqualTo("VAL boxes");
        ready.put("boxes", 60);
        ok(put("D6.2", ready));
        ok(done("D6.2"));
        assertThat(gates()).doesNotContain("D6.2");
    }

    @Test
    @Requirement("SA-2.4")
    void groupsOfWorkersWhoCouldPassOverAreLogged() {
        opened(SOLENT, A);
        keep(
                "2.4",
                "groups",
                List.of(
                        row("group", "North", "staff", 5, "agency", "Agency 1"),
                        row("group", "South", "staff", 4, "agency", "Agency 2"),
                        row("group", "West", "staff", 3)));
        assertThat(figures("2.4")).containsEntry("Groups", "3").containsEntry("Workers", "12");
        opened(HARBOUR_VIEW, A);
        assertThat(numbers()).as("a care home has no rounds").contains("2.3").doesNotContain("2.4");
    }

    @Test
    @Requirement("SA-2.8")
    void equipmentHasAnOwnerBeforeItMoves() {
        opened(HARBOUR_VIEW, A);
        var mattresses = row("what", "Mattress", "count", 12, "goes", "MOVES");
        var hoist = row("what", "Hoist", "count", 1, "goes", "RETURNS", "owner", "STORE");
        refuse("STATE pieces.1.owner", "2.8", "pieces", List.of(mattresses, hoist));
        mattresses.put("owner", "HOME");
        var kept = ok(put("2.8", Map.of("pieces", List.of(mattresses, hoist))));
        assertThat(kept.at("/raised/0/role").asString()).isEqualTo("Community equipment");
        assertThat(line(kept.at("/raised/0/number").asString()).get("action").asString())
                .contains("equipment store fetch");
        assertThat(figures("2.8")).containsEntry("Pieces", "13");
        opened(HARBOUR_VIEW, A);
        assertThat(ok(put("2.8", Map.of("pieces", List.of(mattresses)))).get("raised"))
                .as("nothing goes back")
                .isEmpty();
    }

    @Test
    @Requirement("SA-7.2")
    void aRoundAndItsWorkersPassToOneProvider() {
        opened(SOLENT, A);
        var rounds = List.of(row("round", "Round 3", "people", 14, "provider", "Agency 1"));
        var staff = new ArrayList<>(List.of(
                row("name", "Kay", "round", "Round 3"),
                row("name", "Lee", "round", "Round 3"),
                row("name", "Max", "round", "Round 3")));
        keep("7.2", "rounds", rounds, "staff", staff);
        assertThat(figures("7.2")).containsEntry("People", "14").containsEntry("Workers", "3");
        staff.add(row("name", "kay", "round", "Round 4"));
        refuse("CONF staff.4.name", "7.2", "rounds", rounds, "staff", staff);
    }

    @Test
    @Requirement({"SA-7.8", "K4.8-a"})
    void visitsAndTrialStaysAreOfferedAndAnswered() {
        opened(HARBOUR_VIEW, A);
        refuse("VAL why", "7.8");
        var trial = row("person", "A-1", "place", "Elm House", "kind", "TRIAL", "answer", "ACCEPTED");
        trial.putAll(Map.of("from", "2020-12-10", "to", "2020-12-12", "moves", "2020-12-14"));
        var visit = row("person", "A-2", "place", "Elm House", "kind", "VISIT", "answer", "ACCEPTED");
        visit.putAll(Map.of("from", "2020-12-10", "moves", "2020-12-09"));
        refuse("VAL all.2.moves", "7.8", "all", List.of(trial, visit));
        visit.put("moves", "2020-12-11");
        var declined = row("person", "A-3", "place", "Oak Court", "kind", "VISIT", "answer", "DECLINED");
        keep("7.8", "all", List.of(trial, visit, declined));
        assertThat(figures("7.8")).containsEntry("Offered", "3");
        trial.put("decided", "2020-12-09");
        refuse("STATE all.1.decided", "7.8", "all", List.of(trial));
        keep("7.8", "why", "Everybody moves with friends they know to a home they know");
    }

    @Test
    @Requirement("SA-7.9")
    void careWorkersComeAlongWhereThePersonWantsThem() {
        opened(HARBOUR_VIEW, A);
        var visit = row("person", "A-1", "what", "VISITS", "on", "2020-12-10", "consent", true, "leave", false);
        refuse("VAL all.1.worker", "7.9", "all", List.of(visit));
        visit.put("worker", "Kay");
        assertThat(keep("7.9", "all", List.of(visit))).isEmpty();
        visit.put("leave", true);
        assertThat(keep("7.9", "all", List.of(visit))).containsExactly("A care worker is on leave on that day");
        visit.put("consent", false);
        refuse("STATE all.1.consent", "7.9", "all", List.of(visit));
    }

    @Test
    @Requirement("SA-7.11")
    void anEscortIsBookedOnce() {
        opened(HARBOUR_VIEW, A);
        var ten = row("person", "A-1", "escort", "Kay", "place", "Elm House", "day", "2020-12-10", "from", "10:00");
        ten.put("to", "11:00");
        var half = new HashMap<>(ten);
        half.putAll(Map.of("person", "A-2", "from", "10:30", "to", "12:00"));
        refuse("CONF all.2.escort", "7.11", "all", List.of(ten, half));
        half.put("from", "11:00");
        keep("7.11", "all", List.of(ten, half));
    }

    @Test
    @Requirement("SA-7.13")
    void equipmentIsFittedBeforeThePersonComes() {
        opened(HARBOUR_VIEW, A);
        var hoist = row("person", "A-1", "what", "Hoist", "fitted", "2020-12-10", "moves", "2020-12-11");
        refuse("STATE all.1.owner", "7.13", "all", List.of(hoist));
        hoist.put("owner", "STORE");
        assertThat(keep("7.13", "all", List.of(hoist))).isEmpty();
        ok(done("7.13"));
        hoist.put("fitted", "2020-12-12");
        assertThat(keep("7.13", "all", List.of(hoist)))
                .containsExactly("Equipment is only fitted after somebody has moved");
    }

    @Test
    @Requirement("SA-7.15")
    void theRotaOfThePresentWorkers() {
        opened(HARBOUR_VIEW, A);
        var rota = new ArrayList<Map<String, Object>>();
        for (int n = 0; n < 12; n++) {
            rota.add(row("worker", "Worker " + n % 4, "does", "ESCORT", "day", "2020-12-1" + n / 4, "hours", 16));
        }
        assertThat(keep("7.15", "all", rota)).as("48 hours each").isEmpty();
        assertThat(figures("7.15")).containsEntry("Turns", "12");
        rota.get(11).put("hours", 17);
        assertThat(keep("7.15", "all", rota)).containsExactly("A care worker works more than 48 hours in the week");
        rota.get(11).put("leaves", "2020-12-11");
        refuse("VAL all.12.leaves", "7.15", "all", rota);
    }

    @Test
    @Requirement("SA-7.17")
    void careWorkersTalkOnAConsentOrInBestInterests() {
        opened(HARBOUR_VIEW, A);
        clock.set(Instant.parse("2020-12-10T15:00:00Z"));
        var talk = row("person", "A-1", "worker", "Kay", "to", "Lee", "on", "2020-12-10");
        refuse("STATE all.1.basis", "7.17", "all", List.of(talk));
        talk.put("basis", "CONSENT");
        talk.put("friends", "Sits with A-2 in the mornings");
        keep("7.17", "all", List.of(talk));
    }

    @Test
    @Requirement("SA-7.26")
    void visitorsAreHelpedToGoOnVisiting() {
        opened(HARBOUR_VIEW, A);
        var visitors = row("person", "A-1", "visitors", 3, "miles", -1, "help", "GRANT");
        refuse("VAL all.1.miles", "7.26", "all", List.of(visitors));
        visitors.put("miles", 12);
        keep("7.26", "all", List.of(visitors));
        assertThat(figures("7.26")).containsEntry("Visitors", "3");
    }

    @Test
    @Requirement("SA-7.28")
    void oneContractEndsAsTheOtherStarts() {
        opened(HARBOUR_VIEW, A);
        var both = row("person", "A-1", "ends", "2020-12-11", "starts", "2020-12-11", "signed", "2020-12-10");
        assertThat(keep("7.28", "all", List.of(both))).isEmpty();
        both.put("ends", "2020-12-13");
        assertThat(keep("7.28", "all", List.of(both))).containsExactly("Both contracts are paid for some days");
        both.put("ends", "2020-12-10");
        assertThat(keep("7.28", "all", List.of(both))).containsExactly("There are days without any contract");
        both.put("signed", "2020-12-12");
        refuse("STATE all.1.starts", "7.28", "all", List.of(both));
    }

    @Test
    @Requirement("SA-7.29")
    void arrivalsAreSpread() {
        opened(HARBOUR_VIEW, A);
        var day = row("home", "Elm House", "day", "2020-12-11", "arrivals", 2, "most", 2, "last", "2020-12-21");
        keep("7.29", "all", List.of(day));
        day.put("arrivals", 3);
        refuse("CONF all.1.arrivals", "7.29", "all", List.of(day));
        day.put("reason", "Three sisters who stay together");
        keep("7.29", "all", List.of(day));
        day.put("day", "2020-12-22");
        refuse("CONF all.1.last", "7.29", "all", List.of(day));
    }

    @Test
    @Requirement({"SA-7.30", "K4.13-a"})
    void aStayForTheTimeBeingKeepsTheChoiceOpen() {
        opened(HARBOUR_VIEW, A);
        var stay = row("person", "A-1", "home", "Oak Court", "from", "2020-12-09", "choiceDue", "2021-01-20");
        stay.putAll(Map.of("next", "Elm House", "nextOn", "2021-01-20"));
        assertThat(ok(put("7.30", Map.of("stays", List.of(stay)))).get("raised"))
                .isEmpty();
        assertThat(ok(api.get(path("7.30"))).at("/answers/stays/0/nextOn").asString())
                .isEqualTo("2021-01-20");
        stay.remove("next");
        stay.remove("nextOn");
        var raised = ok(put("7.30", Map.of("stays", List.of(stay)))).get("raised");
        assertThat(line(raised.get(0).get("number").asString()).get("action").asString())
                .contains("no day for the second move");
        refuse("STATE settled.1.choice", "7.30", "stays", List.of(stay), "settled", List.of(row("person", "A-1")));
        clock.set(Instant.parse("2021-01-21T09:00:00Z"));
        assertThat(planWarnings("7.30")).containsExactly("The day by which they were to choose for good has passed");
    }

    @Test
    @Requirement("L3.2-e")
    void nobodyIsTakenFromAServiceThatRunsSafelyWithoutAReason() {
        opened(HARBOUR_VIEW, R);
        var asked = row("what", "MOVE", "service", "Harbour View", "runs", true);
        refuse("STATE asked.1.safety", "R1.1", "asked", List.of(asked));
        asked.put("safety", "Safeguarding: medicines were given twice");
        keep("R1.1", "asked", List.of(asked));
        assertThat(figures("R1.1")).containsEntry("Asked for", "1");

        runs(ServiceState.RUNNING);
        var stop = row("what", "SUSPENSION", "service", "harbour view", "runs", false);
        refuse("STATE asked.1.runs", "R1.1", "asked", List.of(stop));
        stop.remove("runs");
        refuse("STATE asked.1.safety", "R1.1", "asked", List.of(stop));
        runs(ServiceState.STOPPED);
        keep("R1.1", "asked", List.of(stop));
        assertThat(ok(api.get(path("R1.1"))).at("/answers/asked/0/runs").asBoolean(true))
                .as("as the duty test found")
                .isFalse();
    }

    private void runs(ServiceState state) {
        var facts = new TestServiceDuty.Facts(
                LegalForm.COMPANY,
                null,
                Entity.REGISTERED_PROVIDER,
                null,
                false,
                Answer.YES,
                state,
                null,
                null,
                Map.of());
        Acting.as(lead, () -> tests.test(id(), HARBOUR_VIEW, facts, lead));
        clock.advance(Duration.ofMinutes(1));
    }

    private UUID id() {
        return UUID.fromString(room.substring(room.lastIndexOf('/') + 1));
    }

    @Test
    @Requirement("L3.2-g")
    void theProvidersOwnReplacementIsJudgedForEachPerson() {
        opened(HARBOUR_VIEW, R);
        var people = new ArrayList<Map<String, Object>>();
        for (int n = 1; n <= 31; n++) {
            var each = row("person", "A-" + n, "met", true, "place", true, "registered", true, "accepted", true);
            each.put("adequate", true);
            people.add(each);
        }
        people.add(row("person", "A-32", "met", false, "accepted", false));
        keep("R1.2", "service", "Pier View", "people", people);
        assertThat(figures("R1.2")).containsEntry("People looked at", "32");
        people.get(31).putAll(Map.of("met", true, "place", true, "registered", true, "adequate", true));
        refuse("VAL people.32.met", "R1.2", "service", "Pier View", "people", people);
        people.get(30).remove("adequate");
        people.remove(31);
        refuse("VAL people.31.adequate", "R1.2", "service", "Pier View", "people", people);
    }

    @Test
    @Requirement("K4.9-a")
    void anOptionIsOfferedOnceASeniorOfficerApprovedIt() {
        opened(HARBOUR_VIEW, R);
        var offered = row("option", "Block of beds", "rests", "CONTRACT", "offered", true);
        refuse("STATE options.1.approver", "R1.3", "options", List.of(offered));
        offered.put("approver", actors.of(Role.PLACEMENT_OFFICER).post());
        offered.put("approvedOn", "2020-12-09");
        refuse("STATE options.1.approver", "R1.3", "options", List.of(offered));
        offered.put("approver", lead.post());
        keep(
                "R1.3",
                "options",
                List.of(
                        offered,
                        row("option", "Spot", "rests", "PURCHASING", "offered", false),
                        row("option", "Nearest", "rests", "MAP", "offered", false)));
        assertThat(figures("R1.3")).containsEntry("Options", "3");
    }

    @Test
    @Requirement("L3.3-c")
    void newCareThatDiffersFromTheOldHasAReason() {
        opened(SOLENT, R);
        var less = row("person", "A-1", "before", 10, "after", 7);
        var same = row("person", "A-2", "before", 14, "after", 14);
        refuse("VAL people.1.before", "R1.4", "people", List.of(less, same));
        less.put("reason", "Agreed by the person");
        keep("R1.4", "people", List.of(less, same));
        assertThat(figures("R1.4")).containsEntry("Hours before", "24 h").containsEntry("Hours after", "21 h");
        refuse("VAL people.1.after", "R1.4", "people", List.of(row("person", "A-3", "before", 7, "after", 10)));

        opened(SOLENT, R);
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        Acting.as(
                coordinator,
                () -> takeIn.takeIn(
                        id(),
                        Source.PROVIDER,
                        LocalDate.of(2020, 12, 7),
                        Lists.file("list.csv", """
                                Ref,Surname,First name,DOB,NHS No.,Postcode,Funded by,Type of care,Hours
                                A-1,Larkspur,Odile,05/12/1938,%s,CT16 1AA,Council,Home care,10
                                """.formatted(Lists.nhs(1))),
                        "list.csv",
                        coordinator));
        var before = api;
        api = web.api(coordinator);
        var held = row("person", "A-1", "before", 7, "after", 7);
        refuse("CONF people.1.before", "R1.4", "people", List.of(held));
        assertThat(put("R1.4", Map.of("people", List.of(held))).body())
                .as("whoever may not read it is not told it")
                .contains("The list of people says otherwise")
                .doesNotContain("On record");
        held.remove("before");
        refuse("VAL people.1.before", "R1.4", "people", List.of(held));
        held.put("before", 10);
        refuse("VAL people.1.before", "R1.4", "people", List.of(held));
        held.put("reason", "Agreed by the person");
        keep("R1.4", "people", List.of(held));
        assertThat(figures("R1.4")).containsEntry("Hours before", "10 h");
        refuse("VAL people.1.person", "R1.4", "people", List.of(row("person", "A-9", "before", 7, "after", 7)));
        api = before;
    }

    @Test
    @Requirement({"S8.1-a", "S2.4-a", "S8.2-a"})
    void otherWaysOfProvidingCareAreChosenFromTheCatalogueAndLookedInto() {
        opened(HARBOUR_VIEW, R);
        assertThat(planWarnings("R2.1")).containsExactly("No other way of providing care is chosen yet");
        var chosen = new ArrayList<Map<String, Object>>();
        for (var option : List.of("SPOT", "RESERVED", "ADVICE", "PARTNER", "STAFF")) {
            chosen.add(row("option", option, "officer", lead.post(), "replyBy", "2020-12-09", "suspended", false));
        }
        keep("R2.1", "options", chosen);
        assertThat(figures("R2.1")).containsEntry("Options chosen", "5");
        for (var option : List.of("MANAGEMENT", "GROUP_TRANSFER", "CONTRACTED_TEAM", "FUNDING", "UPLIFT", "BUDGET")) {
            chosen.add(row("option", option, "officer", lead.post(), "replyBy", "2020-12-09", "suspended", false));
        }
        var other = row("option", "OTHER", "officer", lead.post(), "replyBy", "2020-12-09", "suspended", false);
        chosen.add(other);
        refuse("VAL options.12.other", "R2.1", "options", chosen);
        other.put("other", "A hotel that becomes a home for some weeks");
        keep("R2.1", "options", chosen);
        assertThat(figures("R2.1")).containsEntry("Options chosen", "12");
        clock.set(Instant.parse("2020-12-10T09:00:00Z"));
        assertThat(planWarnings("R2.1")).contains("An answer about an option is overdue. Chase whoever looks into it");
        chosen.get(4).put("suspended", true);
        refuse("STATE options.5.suspended", "R2.1", "options", chosen);
        chosen.get(4).remove("suspended");
        chosen.get(4).put("supplier", "Quay Group");
        refuse("STATE options.5.suspended", "R2.1", "options", chosen);
        chosen.get(4).put("supplier", "Sound Home Care");
        keep("R2.1", "options", chosen);
        chosen.get(4).remove("officer");
        refuse("VAL options.5.officer", "R2.1", "options", chosen);
    }

    @Test
    @Requirement("L3.11-h")
    void aPackageOutsideTheFrameworkNeedsAReason() {
        opened(SOLENT, R);
        var off = row("package", "A-1", "provider", "Agency 9", "framework", false);
        refuse("VAL packages.1.reason", "R2.2", "packages", List.of(off));
        off.put("framework", true);
        keep("R2.2", "packages", List.of(off));
        assertThat(figures("R2.2")).containsEntry("Packages", "1");
        off.put("provider", "Quay Home Care");
        refuse("CONF packages.1.framework", "R2.2", "packages", List.of(off));
        off.remove("framework");
        refuse("VAL packages.1.reason", "R2.2", "packages", List.of(off));
        off.put("provider", "Sound Home Care");
        keep("R2.2", "packages", List.of(off));
    }

    @Test
    @Requirement("L3.11-i")
    void extraNursingComesFromARegisteredAgency() {
        opened(HARBOUR_VIEW, R);
        var bought = row("agency", "Agency 1", "registered", "NOTHING", "nurses", 2, "carers", 0);
        bought.putAll(Map.of("from", "2020-12-07", "to", "2020-12-20"));
        refuse("CONF bought.1.registered", "R2.3", "bought", List.of(bought));
        bought.put("registered", "NURSING");
        keep("R2.3", "bought", List.of(bought));
        assertThat(figures("R2.3")).containsEntry("Nurses", "2");

        bought.put("agency", "Sound Care Ltd");
        refuse("CONF bought.1.registered", "R2.3", "bought", List.of(bought));
        bought.remove("registered");
        keep("R2.3", "bought", List.of(bought));
        assertThat(api.get(path("R2.3"))
                        .json()
                        .at("/answers/bought/0/registered")
                        .asString())
                .as("home care, as the register says")
                .isEqualTo("CARE");
    }

    @Test
    @Requirement("L3.11-j")
    void theCouncilsOwnServicesLendAManagerUntilADay() {
        opened(HARBOUR_VIEW, R);
        refuse("VAL to", "R2.4", "what", "MANAGER", "days", 3, "from", "2020-12-08");
        keep("R2.4", "what", "MANAGER", "days", 3, "from", "2020-12-08", "to", "2020-12-18");
    }

    @Test
    @Requirement("L3.12-b")
    void theCouncilFindsSocialCareAndTheIcbNursing() {
        opened(HARBOUR_VIEW, R);
        refuse("STATE asked", "R2.5", "asked", false, "care", 4, "nursing", 2);
        keep("R2.5", "asked", true, "askedOn", "2020-12-07", "care", 4, "nursing", 2);
        assertThat(figures("R2.5")).containsEntry("The council fills", "4").containsEntry("The ICB fills", "2");
    }

    @Test
    @Requirement("L3.4-c")
    void whatTheCouncilArrangesBeginsIsReviewedAndEnds() {
        opened(HARBOUR_VIEW, R);
        refuse("VAL to", "R2.6", "what", "Home care", "from", "2020-12-09", "review", "2020-12-09", "to", "2020-12-08");
        keep("R2.6", "what", "Home care", "from", "2020-12-09", "review", "2020-12-23", "to", "2021-01-06");
    }

    @Test
    @Requirement("L3.7-a")
    void whoeverArrangedTheCareStaysResponsible() {
        opened(HARBOUR_VIEW, R);
        clock.set(Instant.parse("2020-12-08T15:00:00Z"));
        var contact = List.of(row("with", "The Trust in Belfast", "day", "2020-12-08", "what", "It finds a place"));
        refuse("CONF agreement", "R3.1", "contacts", contact, "responsible", "HOST");
        keep("R3.1", "contacts", contact, "responsible", "TRUST");
    }

    @Test
    @Requirement("L3.8-a")
    void theIcbPlansInStepForThoseWithContinuingHealthcare() {
        opened(HARBOUR_VIEW, R);
        var one = row("person", "A-1", "due", "2020-12-09", "received", "2020-12-08", "orders", "ICB");
        keep("R3.2", "people", List.of(one));
        clock.set(Instant.parse("2020-12-10T09:00:00Z"));
        assertThat(planWarnings("R3.2")).as("it came in time").isEmpty();
        one.remove("received");
        keep("R3.2", "people", List.of(one));
        assertThat(planWarnings("R3.2")).containsExactly("The ICB's plan for somebody is late. Escalate it");
        one.put("orders", "COUNCIL");
        refuse("CONF people.1.agreed", "R3.2", "people", List.of(one));
    }

    @Test
    @Requirement("L4-b")
    void everyPackageHasItsRow() {
        opened(SOLENT, R);
        var one = row("package", "A-1", "from", "Solent", "to", "Agency 1", "day", "2020-12-11", "hours", 0);
        refuse("VAL packages.1.hours", "R3.3", "packages", List.of(one));
        one.put("hours", 10.5);
        keep("R3.3", "packages", List.of(one));
        assertThat(figures("R3.3")).containsEntry("Packages", "1").containsEntry("Hours", "10.5 h");
    }

    @Test
    @Requirement("J-Q-13")
    void theRetainerIsNotOverdrawn() {
        opened(SOLENT, R);
        var drawn = new ArrayList<>(List.of(row("day", "2020-12-07", "hours", 140)));
        keep("R4.1", "held", 200, "drawn", drawn);
        assertThat(figures("R4.1")).containsEntry("Used", "140 h").containsEntry("Left", "60 h");
        drawn.add(row("day", "2020-12-08", "hours", 70));
        refuse("CONF drawn", "R4.1", "held", 200, "drawn", drawn);
    }

    @Test
    @Requirement("J-WS-10")
    void extraBedsAreFoundUpToWhatIsWanted() {
        opened(SOLENT, R);
        var found = new ArrayList<>(List.of(
                row("where", "Home 1", "beds", 17, "from", "2020-10-05"),
                row("where", "Home 2", "beds", 10, "from", "2020-10-19")));
        keep("R4.2", "wanted", 37, "found", found);
        assertThat(figures("R4.2")).containsEntry("Found", "27 beds").containsEntry("Still to find", "10 beds");
        found.add(row("where", "Home 3", "beds", 11, "from", "2020-10-26"));
        refuse("VAL found", "R4.2", "wanted", 37, "found", found);
    }

    @Test
    @Requirement("J-RISK-5")
    void theRiskOfWorkersForATimeIsHeldWithItsTurnover() {
        opened(SOLENT, R);
        refuse("VAL turnover", "R4.3", "rating", "MODERATE", "owner", "CP", "turnover", 101);
        keep("R4.3", "rating", "MODERATE", "owner", "CP", "turnover", 34.5);
    }

    private void opened(String location, String template) {
        var told = new Notification(
                List.of(location),
                null,
                IncidentKind.FAILURE,
                List.of(Cause.BUSINESS_FAILURE),
                null,
                Rooms.MONDAY_NINE,
                "Duty manager",
                "manager, 01632 960000",
                "Telephone",
                Rooms.MONDAY_NINE,
                LocalDate.parse("2020-12-21"),
                null,
                List.of(template));
        var id = Acting.as(lead, () -> open.open(told, UUID.randomUUID().toString(), lead));
        room = "/api/v1/incidents/" + id;
    }

    private static Map<String, Object> row(Object... pairs) {
        var row = new HashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return row;
    }

    /** Keeps it and answers with what is warned of. */
    private List<String> keep(String number, Object... pairs) {
        return messages(ok(put(number, row(pairs))).get("warnings"));
    }

    private void refuse(String expected, String number, Object... pairs) {
        assertThat(refusal(put(number, row(pairs)))).isEqualTo(expected);
    }

    private Web.Answer put(String number, Map<String, Object> answers) {
        var version = ok(api.get(path(number))).path("version").asInt(0);
        var sent = row("version", version, "answers", answers);
        if (version > 0) {
            sent.put("because", "It was wrong");
        }
        return api.put(path(number), sent);
    }

    private Map<String, String> figures(String number) {
        var figures = new HashMap<String, String>();
        ok(api.get(path(number)))
                .get("figures")
                .properties()
                .forEach(f -> figures.put(f.getKey(), f.getValue().asString()));
        return figures;
    }

    private Web.Answer done(String number) {
        var line = line(number);
        return api.put(
                room + "/actions/" + line.get("id").asString(),
                row(
                        "version",
                        line.get("version").asInt(),
                        "owners",
                        List.of(Map.of("post", lead.post(), "accountable", true)),
                        "state",
                        "DONE",
                        "evidence",
                        "See the record",
                        "reason",
                        "It could not wait"));
    }

    private List<String> gates() {
        return ok(api.get(room + "/plan-gates"))
                .get("moves")
                .valueStream()
                .map(g -> g.get("number").asString())
                .toList();
    }

    private List<String> numbers() {
        return ok(api.get(room + "/actions"))
                .valueStream()
                .map(a -> a.get("number").asString())
                .toList();
    }

    private JsonNode line(String number) {
        return ok(api.get(room + "/actions"))
                .valueStream()
                .filter(a -> a.get("number").asString().equals(number))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no action " + number));
    }

    private String path(String number) {
        return room + "/actions/" + line(number).get("id").asString() + "/record";
    }

    private List<String> planWarnings(String number) {
        return messages(ok(api.get(room + "/plan-warnings"))
                .valueStream()
                .filter(w -> w.get("number").asString().equals(number))
                .toList());
    }

    private static List<String> messages(Iterable<JsonNode> warnings) {
        var messages = new ArrayList<String>();
        warnings.forEach(w -> messages.add(w.get("message").asString()));
        return messages;
    }

    private static JsonNode ok(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
        return answer.body().isEmpty() ? tools.jackson.databind.node.NullNode.getInstance() : answer.json();
    }

    private static String refusal(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        var error = answer.json().at("/errors/0");
        return error.get("code").asString() + " " + error.path("field").asString("null");
    }
}
