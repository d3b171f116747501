package care.backstop.journeys;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Role;
import care.backstop.market.Point;
import care.backstop.market.Rating;
import care.backstop.market.Register;
import care.backstop.market.ServiceKind;
import care.backstop.people.Lists;
import care.backstop.people.People;
import care.backstop.people.Source;
import care.backstop.people.usecase.PutInCharge;
import care.backstop.people.usecase.TakeInList;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person who cannot decide and has nobody: the IMCA is asked, somebody decides, the DoLS follows, then she may move. */
@DatabaseTest
class WithoutCapacityAndFamilyTest {

    private static final String ELM = "1-801";

    @LocalServerPort
    int port;

    @Autowired
    Actors actors;

    @Autowired
    OpenIncident open;

    @Autowired
    TakeInList takeIn;

    @Autowired
    PutInCharge charge;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    Web web;

    private String room = "";
    private String person = "";

    @Test
    void nothingIsDecidedAndNobodyMovesUntilTheRecordHoldsIt() {
        aPersonInAHomeThatCloses();
        try (var walk = new Walk(port, true)) {
            walk.open("/demonstration/test-sign-in?post="
                    + actors.of(Role.PRACTITIONER).post());
            walk.open(person);
            walk.tick("To plan or give this person's care");
            walk.press("Show health and care");
            walk.waitFor("Who decides about a move");
            cannotDecide(walk);
            assertThat(choice().body()).contains("an IMCA has been instructed and has reported");
            theImcaIsAsked(walk);
            assertThat(choice().body()).contains("a best interests decision by a named decision maker is recorded");
            somebodyDecides(walk);
            theDolsFollows(walk);
            walk.open(person + "/rights");
            walk.waitFor("Nothing in their record stands in the way");
            walk.look("rights-settled");
            walk.glance("handover", person + "/handover");
            walk.glance("handover-in-large-type", person + "/handover/print");
            assertThat(walk.looked()).hasSize(6);
        }
    }

    private void aPersonInAHomeThatCloses() {
        clock.set(Instant.parse("2020-12-07T09:00:00Z"));
        var register = new Register(db, actors);
        Rooms.register(register);
        register.add(Register.at(
                Register.with(Register.home(ELM, "Elm House"), 40, Rating.GOOD, ServiceKind.CARE_HOME_NURSING),
                "Dover",
                "CT16 1AA",
                "Testshire",
                new Point(51.2, 1.3134)));
        var id = Rooms.opened(open, actors.lead(), HARBOUR_VIEW);
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        Acting.as(
                coordinator,
                () -> takeIn.takeIn(
                        id,
                        Source.PROVIDER,
                        LocalDate.of(2020, 12, 7),
                        Lists.file("list.csv", """
                                Ref,Surname,First name,DOB,NHS No.,Postcode,Funded by,Type of care
                                W-1,Wren,Ada,05/12/1941,%s,CT16 1AA,Council,Nursing
                                """.formatted(Lists.nhs(1))),
                        "list.csv",
                        coordinator));
        UUID who = Acting.as(coordinator, () -> people.facts(id)).getFirst().id();
        Acting.as(
                coordinator,
                () -> charge.put(id, List.of(who), actors.of(Role.PRACTITIONER).post(), coordinator));
        room = "/incidents/" + id;
        person = room + "/people/" + who;
        web.api(actors.marketOfficer())
                .put(
                        "/api/v1/locations/" + ELM + "/capacity",
                        Map.of(
                                "asAt",
                                clock.instant().toString(),
                                "service",
                                "CARE_HOME_NURSING",
                                "maximum",
                                12,
                                "occupied",
                                10,
                                "reserved",
                                0,
                                "accepting",
                                true));
    }

    private Web.Api coordinator() {
        Actor actor = actors.of(Role.INCIDENT_COORDINATOR);
        return web.api(actor);
    }

    private Web.Answer choice() {
        return coordinator()
                .post(
                        "/api/v1" + person + "/choice",
                        Map.of(
                                "location",
                                ELM,
                                "decidedBy",
                                "BEST_INTERESTS",
                                "decisionMaker",
                                "Dr Fen",
                                "advocateReport",
                                true));
    }

    private void cannotDecide(Walk walk) {
        walk.open(person + "/capacity");
        walk.choose("Which decision?", "Where to live");
        walk.tick("Lacks capacity for this decision");
        day(walk, "assessedOn", "7");
        walk.fill("What does this rest on?", "Seen twice, with pictures");
        walk.press("Record");
        walk.waitFor("Capacity for this decision recorded");
        walk.open(person + "/change/decision");
        for (var answer : Map.of(
                        "befriended", "NO",
                        "authority_asked", "YES",
                        "time_to_instruct", "YES",
                        "refuses", "NO")
                .entrySet()) {
            walk.find("input[name=%s][value=%s]".formatted(answer.getKey(), answer.getValue()))
                    .check();
        }
        walk.press("Save");
        walk.waitFor("Who decides about a move: saved");
        walk.open(person + "/rights");
        walk.waitFor("Instruct an advocate (IMCA) before deciding (M7)");
        walk.look("rights-to-do");
    }

    private void theImcaIsAsked(Walk walk) {
        walk.follow("Referral to an IMCA");
        walk.tick("A change of where they live");
        walk.fill("Which IMCA service?", "Coast Advocacy");
        day(walk, "askedOn", "7");
        walk.find("input[name=afterEmergency][value=NO]").check();
        walk.press("Write it down");
        walk.waitFor("Get the report of the IMCA before the decision");
        walk.open(person + "/write/imca-report");
        walk.fill("Name of the IMCA", "Mx Sedge");
        day(walk, "on", "7");
        walk.fill("What does it say?", "She smiles at the sea and turns from noise");
        walk.press("Write it down");
        walk.waitFor("Report of the IMCA: written down");
    }

    private void somebodyDecides(Walk walk) {
        walk.open(person + "/write/interested-asked");
        walk.tick("Somebody was looked for, nobody was found");
        walk.fill("Who was asked, or where was somebody looked for?", "Her address book, the home, the parish");
        day(walk, "on", "7");
        walk.press("Write it down");
        walk.waitFor("Somebody interested in their welfare was asked: written down");
        walk.open(person + "/write/wishes-not-obtained");
        day(walk, "triedOn", "7");
        walk.fill("Why could they not be obtained?", "She does not speak and does not point");
        walk.press("Write it down");
        walk.waitFor("Wishes could not be obtained: written down");

        walk.open(person + "/write/best-interests");
        walk.tick("Where to live");
        day(walk, "on", "7");
        walk.fill("Who decides?", "Mx Sedge");
        walk.fill("Name of the IMCA, if there is one (optional)", "Mx Sedge");
        walk.fill("If nobody could be asked: why? (optional)", "Nobody was found; the IMCA reported");
        walk.fill("What was decided, and why is it in their best interests?", "Elm House: quiet, and by the sea");
        for (var principle : List.of("PRESUMED", "HELPED", "UNWISE", "BEST_INTERESTS", "LEAST_RESTRICTIVE")) {
            walk.find("input[name=principles][value=%s]".formatted(principle)).check();
        }
        walk.fill("How were they kept to?", "Two visits, pictures, a quiet hour");
        walk.press("Write it down");
        walk.waitFor("The IMCA reports and does not decide");
        walk.look("best-interests-refused");
        walk.fill("Who decides?", "Dr Fen");
        walk.press("Write it down");
        walk.waitFor("Best interests decision: written down");
        assertThat(choice().status()).isEqualTo(201);
    }

    private void theDolsFollows(Walk walk) {
        walk.open(person + "/write/dols");
        walk.tick("A care home");
        walk.fill("Which supervisory body?", "Testshire Council");
        date(walk, "from", "1", "8", "2020");
        date(walk, "until", "1", "2", "2021");
        walk.find("input[name=detained][value=NO]").check();
        walk.press("Write it down");
        walk.waitFor("The home they go to needs a new one");
        walk.look("rights-dols");
        var move = planned();
        assertThat(coordinator().post(move, Map.of()).body()).contains("The home they go to needs a new one");
        walk.open(person + "/write/dols-referral");
        walk.fill("Which home asked?", "Harbour View");
        walk.fill("Which supervisory body was asked?", "Testshire Council");
        day(walk, "askedOn", "7");
        walk.fill("For which home?", "Elm House");
        walk.press("Write it down");
        walk.waitFor("New authorisation asked for: written down");
        assertThat(coordinator().post(move, Map.of()).body())
                .as("what is left are the checks of the day")
                .contains("MEDICATION")
                .doesNotContain("Row M7", "The home they go to needs a new one");
    }

    /** The place is offered, accepted and the move planned; the address at which somebody says that she has left. */
    private String planned() {
        var api = coordinator();
        var offer = api.post("/api/v1" + person + "/offers", Map.of());
        assertThat(offer.status()).as(offer.body()).isEqualTo(201);
        api.post(
                "/api/v1" + person + "/offers/" + offer.json().get("id").asString() + "/answer",
                Map.of("answer", "ACCEPTED", "by", "Manager of Elm House and Dr Fen"));
        var body = new HashMap<String, Object>();
        body.put("at", "2020-12-11T10:00:00Z");
        body.put("transport", "AMBULANCE");
        body.put("transportPayer", "ICB");
        body.put("escort", "Nurse Kay");
        var move = api.post("/api/v1" + person + "/moves", body);
        assertThat(move.status()).as(move.body()).isEqualTo(201);
        return "/api/v1" + person + "/moves/" + move.json().get("id").asString() + "/left";
    }

    private static void day(Walk walk, String name, String day) {
        date(walk, name, day, "12", "2020");
    }

    private static void date(Walk walk, String name, String day, String month, String year) {
        walk.find("input[name=%s-day]".formatted(name)).fill(day);
        walk.find("input[name=%s-month]".formatted(name)).fill(month);
        walk.find("input[name=%s-year]".formatted(name)).fill(year);
    }
}
