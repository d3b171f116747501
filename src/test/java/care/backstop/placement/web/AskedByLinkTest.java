package care.backstop.placement.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Role;
import care.backstop.kernel.outbox.Outbox;
import care.backstop.kernel.outbox.Posted;
import care.backstop.market.LocationView;
import care.backstop.market.Point;
import care.backstop.market.Rating;
import care.backstop.market.Register;
import care.backstop.market.ServiceKind;
import care.backstop.people.Lists;
import care.backstop.people.People;
import care.backstop.people.Source;
import care.backstop.people.usecase.TakeInList;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A provider without account is asked for a place, answers, and learns who it is only when it was chosen. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AskedByLinkTest {

    /** Nursing, one place free. */
    private static final String OAK = "1-710";
    /** Nursing, two places free. */
    private static final String ELM = "1-711";
    /** For people who need no nurse. */
    private static final String FIR = "1-712";

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    OpenIncident open;

    @Autowired
    TakeInList takeIn;

    @Autowired
    People people;

    @Autowired
    Outbox outbox;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    private UUID incident = new UUID(0, 0);
    private final Map<String, UUID> person = new HashMap<>();

    @BeforeAll
    void register() {
        var register = new Register(db, actors);
        Rooms.register(register);
        register.add(
                home(OAK, "Oak Court", ServiceKind.CARE_HOME_NURSING),
                home(ELM, "Elm House", ServiceKind.CARE_HOME_NURSING),
                home(FIR, "Fir Lodge", ServiceKind.CARE_HOME));
    }

    @BeforeEach
    void aHomeThatCloses() {
        clock.reset();
        actors.as(
                actors.lead(), () -> db.sql("delete from placement.held_place").update());
        capacity(OAK, ServiceKind.CARE_HOME_NURSING, 3, 2);
        capacity(ELM, ServiceKind.CARE_HOME_NURSING, 12, 10);
        capacity(FIR, ServiceKind.CARE_HOME, 20, 15);
        incident = Rooms.opened(open, actors.lead(), Rooms.HARBOUR_VIEW);
        var list = """
                Ref,Surname,First name,DOB,NHS No.,Postcode,Funded by,Type of care,Friendship group,A place must have
                A-1,Larkspur,Odile,05/12/1938,%s,CT16 1AA,Council,Nursing,Garden four,Hoist; halal meals; seat beside Bram
                A-2,Quill,Bram,05/12/1939,%s,CT16 1AA,Council,Nursing,Garden four,
                """.formatted(Lists.nhs(1), Lists.nhs(2));
        Acting.as(
                coordinator(),
                () -> takeIn.takeIn(
                        incident,
                        Source.PROVIDER,
                        LocalDate.of(2020, 12, 7),
                        Lists.file("list.csv", list),
                        "list.csv",
                        coordinator()));
        person.clear();
        Acting.as(coordinator(), () -> people.facts(incident)).forEach(f -> person.put(f.reference(), f.id()));
    }

    private static LocationView home(String id, String name, ServiceKind kind) {
        var home = Register.with(Register.home(id, name), 40, Rating.GOOD, kind);
        return Register.at(home, "Dover", "CT16 1AA", "Testshire", new Point(51.13, 1.3134));
    }

    private void capacity(String location, ServiceKind service, int maximum, int occupied) {
        var body = new HashMap<String, Object>();
        body.put("asAt", clock.instant().toString());
        body.put("service", service.name());
        body.put("maximum", maximum);
        body.put("occupied", occupied);
        body.put("reserved", 0);
        body.put("accepting", true);
        assertThat(web.api(actors.marketOfficer())
                        .put("/api/v1/locations/" + location + "/capacity", body)
                        .status())
                .isLessThan(300);
    }

    private Actor coordinator() {
        return actors.of(Role.INCIDENT_COORDINATOR);
    }

    private Web.Api api() {
        return web.api(coordinator());
    }

    private String room() {
        return "/api/v1/incidents/" + incident;
    }

    private Web.Answer ask(String reference, String location) {
        return api().post(
                        room() + "/people/" + person.get(reference) + "/enquiries",
                        Map.of("location", location, "askedOf", "The manager", "address", "manager@home.example"));
    }

    private Web.Answer asked(String reference, String location) {
        var answer = ask(reference, location);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private static String path(Web.Answer made) {
        return made.json().get("path").stringValue();
    }

    private Web.Page say(String path, String... fields) {
        var browser = web.nobody();
        browser.open(path);
        var typed = new HashMap<String, String>();
        typed.put("by", "Mo Finch");
        for (int i = 0; i < fields.length; i += 2) {
            typed.put(fields[i], fields[i + 1]);
        }
        return browser.submit(path, typed);
    }

    private Web.Page hasPlace(String path) {
        return say(
                path,
                "step",
                "ACCEPT",
                "room",
                "Ground floor",
                "fee",
                "920.00",
                "from-day",
                "9",
                "from-month",
                "12",
                "from-year",
                "2020");
    }

    private static Web.Page ok(Web.Page page) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page;
    }

    private void choose(String reference, String location) {
        var chosen = api().post(
                        room() + "/people/" + person.get(reference) + "/choice",
                        Map.of("location", location, "decidedBy", "PERSON", "helpedBy", "Key worker"));
        assertThat(chosen.status()).as(chosen.body()).isEqualTo(201);
    }

    @Test
    void theNeedIsShownAndNotThePersonUntilThePlaceIsChosen() {
        var oak = path(asked("A-1", OAK));
        var elm = path(asked("A-1", ELM));

        var seen = ok(web.nobody().open(oak)).text();
        assertThat(seen)
                .contains("75 to 84", "Nursing care", "Hoist", "halal meals", "1 need that names somebody")
                .contains("together with 1 other person")
                .doesNotContain("Larkspur", "Odile", "Bram", "1938", "CT16", "A-1", "Harbour View", Lists.nhs(1));

        assertThat(hasPlace(oak).text()).contains("You have said: Has a place");
        ok(hasPlace(elm));
        assertThat(ok(web.nobody().open(oak)).text()).doesNotContain("Larkspur");

        choose("A-1", OAK);
        assertThat(ok(web.nobody().open(oak)).text()).contains("You were chosen", "Odile", "5 December 1938");
        assertThat(ok(web.nobody().open(elm)).text())
                .contains("no longer looks for a place here")
                .doesNotContain("Odile", "Larkspur", "Hoist");
        assertThat(say(oak, "step", "REFUSE", "code", "FULL").status())
                .as("not behind the back of whoever chose it")
                .isEqualTo(422);

        var reads = actors.as(
                actors.of(Role.AUDITOR),
                () -> db.sql("select what from audit.entry where subject like 'enquiry:%' order by at")
                        .query(String.class)
                        .list());
        assertThat(reads).contains("NeedByLink", "PersonByLink");
    }

    @Test
    void aQuestionIsAnsweredWithoutNamesAndTheAnswerShowsBehindTheLink() {
        var made = asked("A-1", OAK);
        var link = path(made);
        assertThat(ok(say(link, "step", "ASK", "question", "Is a bath hoist enough?"))
                        .text())
                .contains("Is a bath hoist enough?", "Not answered yet");
        var one = room() + "/enquiries/" + made.json().get("id").stringValue();
        var question = api().get(one).json().get("questions").get(0).get("id").stringValue();
        var answer = one + "/questions/" + question + "/answer";
        assertThat(api().post(answer, Map.of("answer", "Odile uses a ceiling hoist"))
                        .status())
                .as("it would say who it is")
                .isEqualTo(422);
        assertThat(api().post(answer, Map.of("answer", "A ceiling hoist is needed"))
                        .status())
                .isEqualTo(204);
        assertThat(api().post(answer, Map.of("answer", "Twice")).status()).isEqualTo(409);
        assertThat(ok(web.nobody().open(link)).text()).contains("A ceiling hoist is needed");
    }

    @Test
    @Requirement("S1.6-a")
    void aPlaceIsKeptForADayForOnePersonOnly() {
        var first = path(asked("A-1", OAK));
        var other = path(asked("A-2", OAK));
        assertThat(ok(say(first, "step", "HOLD")).text()).contains("You keep a place until");
        var second = say(other, "step", "HOLD");
        assertThat(second.status())
                .as("the only place is kept for somebody else")
                .isEqualTo(422);
        assertThat(second.text()).contains("no place for this is free");
        assertThat(ask("A-2", ELM).status()).as("elsewhere there is room").isEqualTo(201);
        var twice = "insert into placement.held_place (enquiry, incident, person, location, service, slot, during)"
                + " select (select id from placement.enquiry where person <> h.person and location = h.location limit 1),"
                + " incident, :other, location, service, slot, during from placement.held_place h";
        assertThatThrownBy(() -> actors.as(
                        actors.lead(),
                        () -> db.sql(twice).param("other", person.get("A-2")).update()))
                .as("and the database refuses it whatever the program does")
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(say(first, "step", "HOLD").status()).as("kept already").isEqualTo(422);

        clock.advance(Duration.ofHours(24));
        assertThat(say(first, "step", "HOLD").text()).contains("You have kept a place once");
        ok(say(other, "step", "HOLD"));
    }

    @Test
    void whoeverChoosesThePlaceThatIsKeptForThemGetsIt() {
        var link = path(asked("A-2", OAK));
        ok(say(link, "step", "HOLD"));
        ok(hasPlace(link));
        choose("A-2", OAK);
        var held = api().post(room() + "/people/" + person.get("A-2") + "/offers", Map.of());
        assertThat(held.status()).as(held.body()).isEqualTo(201);
        var options = api().get(room() + "/people/" + person.get("A-1") + "/options")
                .json()
                .get("options");
        assertThat(options.toString()).as("nobody else has it").doesNotContain(OAK);
    }

    @Test
    void whatWouldHaveToBeAskedNeedNotBeOnceTheProviderSaidYes() {
        choose("A-1", OAK);
        var offers = room() + "/people/" + person.get("A-1") + "/offers";
        var asks = api().post(offers, Map.of());
        assertThat(asks.status()).as("nobody knows whether it has a hoist").isEqualTo(409);
        assertThat(asks.body()).contains("Ask whether it has");
        ok(hasPlace(path(asked("A-1", OAK))));
        var held = api().post(offers, Map.of());
        assertThat(held.status()).as(held.body()).isEqualTo(201);
    }

    @Test
    void anAnswerIsWholeOrNotTakenAndARefusalHasAReason() {
        var link = path(asked("A-1", OAK));
        var half = say(link, "step", "ACCEPT", "room", "Ground floor");
        assertThat(half.status()).isEqualTo(422);
        assertThat(half.text()).contains("Enter what you ask a week", "Enter from which day", "Ground floor");
        assertThat(say(link, "step", "REFUSE").text()).contains("Say why");
        assertThat(say(link).text()).contains("Say whether there is a place");
        assertThat(say(link, "step", "REFUSE", "code", "STAFFING").text()).contains("Has no place");
        assertThat(ok(web.nobody().open(link)).text())
                .as("nothing more to send")
                .doesNotContain("Send the answer");
        var all = api().get(room() + "/enquiries").json();
        assertThat(all.get(0).get("code").stringValue()).isEqualTo("STAFFING");
        assertThat(all.get(0).get("answeredBy").stringValue()).isEqualTo("Mo Finch");
    }

    @Test
    @Requirement("L2.4-b")
    void aPlaceThatMayNotBeOfferedIsNotAskedFor() {
        var refused = ask("A-1", FIR);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("Not registered for nursing care");
        assertThat(ask("A-1", "1-999").status()).isEqualTo(422);
        asked("A-1", OAK);
        assertThat(ask("A-1", OAK).body()).contains("DUP");
    }

    @Test
    void aLinkIsForOneEnquiryEndsAndTakesSoManyTries() {
        var made = asked("A-1", OAK);
        var link = path(made);
        assertThat(web.nobody().open("/by-link/place/" + "x".repeat(43)).status())
                .isEqualTo(404);
        assertThat(db("select count(*) from placement.enquiry where encode(hash, 'escape') like '%"
                        + link.substring(link.length() - 20) + "%'"))
                .as("only its hash is kept")
                .isZero();
        for (int i = 0; i < 20; i++) {
            assertThat(say(link).status()).isEqualTo(422);
        }
        assertThat(say(link).status()).as("not in the right hands").isEqualTo(404);

        var short1 = path(asked("A-2", ELM));
        clock.advance(Duration.ofHours(72));
        assertThat(web.nobody().open(short1).status()).as("run out").isEqualTo(404);

        clock.reset();
        var ended = asked("A-2", OAK);
        var enquiry = room() + "/enquiries/" + ended.json().get("id").stringValue();
        assertThat(web.api(actors.stranger(Role.INCIDENT_COORDINATOR))
                        .get(enquiry)
                        .status())
                .isEqualTo(404);
        assertThat(api().post(enquiry + "/withdraw", Map.of()).status()).isEqualTo(204);
        assertThat(web.nobody().open(path(ended)).status()).isEqualTo(404);
        assertThat(api().post(enquiry + "/withdraw", Map.of()).status()).isEqualTo(409);
    }

    @Test
    void itsMachinesReadTheSameNeedAndAnswerByTheSameRules() {
        var oak = "/api/v1" + path(asked("A-1", OAK));
        var elm = "/api/v1" + path(asked("A-1", ELM));
        var machine = web.apiOfNobody();
        var seen = machine.get(oak);
        assertThat(seen.status()).as(seen.body()).isEqualTo(200);
        assertThat(seen.body())
                .contains("Oak Court", "Nursing care", "Hoist", "1 need that names somebody")
                .doesNotContain("Larkspur", "Odile", "Bram", "1938", "CT16", "A-1", "Harbour View", Lists.nhs(1));
        assertThat(seen.json().has("chosen")).isFalse();

        var half = machine.post(oak, Map.of("step", "ACCEPT", "by", "Mo Finch"));
        assertThat(half.status()).isEqualTo(422);
        var fields = new java.util.ArrayList<String>();
        half.json().get("errors").forEach(e -> fields.add(e.get("field").stringValue()));
        assertThat(fields).containsExactly("room", "fee", "from");
        assertThat(machine.post(oak, Map.of("step", "ASK", "by", "Mo Finch", "question", "Is a bath hoist enough?"))
                        .status())
                .isEqualTo(204);
        assertThat(machine.get(oak)
                        .json()
                        .get("questions")
                        .get(0)
                        .get("question")
                        .stringValue())
                .isEqualTo("Is a bath hoist enough?");
        var accepted = machine.post(
                oak,
                Map.of(
                        "step",
                        "ACCEPT",
                        "by",
                        "Mo Finch",
                        "room",
                        "Ground floor",
                        "weeklyPence",
                        92_000,
                        "freeFrom",
                        "2020-12-09"));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(204);
        assertThat(machine.post(oak, Map.of("step", "ACCEPT", "by", "Mo Finch")).status())
                .as("said already")
                .isEqualTo(409);
        assertThat(machine.post(elm, Map.of("step", "REFUSE", "by", "Jo Reed")).status())
                .as("a refusal has a reason")
                .isEqualTo(422);
        assertThat(machine.post(elm, Map.of("step", "REFUSE", "by", "Jo Reed", "code", "STAFFING"))
                        .status())
                .isEqualTo(204);
        assertThat(ok(web.nobody().open(path(oak))).text())
                .as("the page behind the same link says the same")
                .contains("You have said: Has a place", "Is a bath hoist enough?");

        choose("A-1", OAK);
        var chosen = machine.get(oak).json().get("chosen");
        assertThat(chosen.get("name").stringValue()).contains("Odile");
        assertThat(chosen.get("birthDate").stringValue()).isEqualTo("1938-12-05");
        assertThat(machine.get(elm).body()).doesNotContain("Odile", "Larkspur", "Hoist");

        var entries = actors.as(
                actors.of(Role.AUDITOR),
                () -> db.sql("select what from audit.entry where at >= :now")
                        .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                        .query(String.class)
                        .list());
        assertThat(entries).contains("NeedByLink", "PersonByLink", "ByLinkAsk", "ByLinkAccept", "ByLinkRefuse");
    }

    @Test
    void itsMachinesHaveTheSameEndAndAsManyTries() {
        var machine = web.apiOfNobody();
        assertThat(machine.get("/api/v1/by-link/place/" + "x".repeat(43)).status())
                .isEqualTo(404);
        var page = path(asked("A-1", OAK));
        var link = "/api/v1" + page;
        for (int i = 0; i < 10; i++) {
            assertThat(machine.post(link, Map.of("step", "REFUSE")).status()).isEqualTo(422);
            assertThat(say(page).status()).isEqualTo(422);
        }
        assertThat(machine.post(link, Map.of("step", "REFUSE", "by", "Mo Finch", "code", "FULL"))
                        .status())
                .as("twenty tries in all, by page and by machine")
                .isEqualTo(404);
        assertThat(machine.get("/api/v1/incidents/" + incident + "/enquiries").status())
                .as("the link opens nothing else")
                .isEqualTo(401);
        clock.advance(Duration.ofHours(72));
        assertThat(machine.get(link).status()).as("run out").isEqualTo(404);
    }

    private static String path(String ofApi) {
        return ofApi.substring("/api/v1".length());
    }

    private int db(String sql) {
        return actors.as(actors.lead(), () -> db.sql(sql).query(Integer.class).single());
    }

    @Test
    void theLetterSaysNothingOfThePersonAndItsLinkIsShownToNobodyHere() {
        asked("A-1", OAK);
        List<Posted> letters = Acting.as(coordinator(), () -> outbox.of(incident)).stream()
                .filter(l -> l.about().startsWith("enquiry:"))
                .toList();
        assertThat(letters).hasSize(1);
        var letter = letters.getFirst();
        assertThat(letter.page()).isEqualTo("/by-link/");
        assertThat(letter.subject() + letter.text())
                .contains("Oak Court")
                .doesNotContain("Larkspur", "Odile", "Harbour View", "A-1");
    }

    @Test
    void anOfficerWritesDownWhatIsToldByTelephone() {
        var page = web.browser(coordinator())
                .open("/incidents/%s/enquiries?person=%s".formatted(incident, person.get("A-1")));
        assertThat(page.text()).contains("No provider has been asked yet");
        var browser = web.browser(coordinator());
        browser.open("/incidents/%s/enquiries?person=%s".formatted(incident, person.get("A-1")));
        var made = browser.submit(
                "/incidents/%s/people/%s/enquiries".formatted(incident, person.get("A-1")),
                Map.of("location", ELM, "askedOf", "The manager"));
        assertThat(made.text()).contains("/by-link/place/", "shown only now");
        var id = api().get(room() + "/enquiries").json().get(0).get("id").stringValue();
        var self = "/incidents/%s/enquiries/%s".formatted(incident, id);
        assertThat(ok(browser.open(self)).text()).contains("What the provider sees", "The provider does not see it");
        assertThat(browser.submit(self + "/told", Map.of("step", "REFUSE", "by", "The manager", "code", "FULL"))
                        .text())
                .contains("written down by an officer", "No place is free");
        assertThat(web.api(actors.lead())
                        .get("/api/v1/incidents/%s/enquiries".formatted(incident))
                        .body())
                .contains("FULL");
        var file = web.browser(coordinator()).open("/incidents/%s/enquiries.csv".formatted(incident));
        assertThat(new String(file.raw().body(), StandardCharsets.UTF_8))
                .contains("A-1", "FULL")
                .doesNotContain("Larkspur");
    }
}
