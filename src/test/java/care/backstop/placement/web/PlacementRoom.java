package care.backstop.placement.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Role;
import care.backstop.market.LocationView;
import care.backstop.market.Point;
import care.backstop.market.Rating;
import care.backstop.market.Register;
import care.backstop.market.ServiceKind;
import care.backstop.people.Lists;
import care.backstop.people.People;
import care.backstop.people.PersonFacts;
import care.backstop.people.Source;
import care.backstop.people.usecase.PutInCharge;
import care.backstop.people.usecase.TakeInList;
import care.backstop.testing.Actors;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A home that closes, four people who live there, and homes that could receive them; what its tests do over and over. */
abstract class PlacementRoom {

    /** Nursing, three places, one free. */
    static final String OAK = "1-700";
    /** Nursing, two free. */
    static final String ELM = "1-701";
    /** Nursing, never said how much room it has. */
    static final String ASH = "1-702";
    /** Residential only, five free. */
    static final String FIR = "1-703";
    /** Nursing and inadequate. */
    static final String YEW = "1-704";
    /** Home care, once {@link #anAgency} was called. */
    static final String QUAY = "1-705";

    @Autowired
    Web web;

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

    UUID incident = new UUID(0, 0);
    final Map<String, UUID> person = new HashMap<>();

    @BeforeEach
    void aHomeThatCloses() {
        clock.reset();
        if (actors.as(
                        actors.lead(),
                        () -> db.sql("select count(*) from market.location")
                                .query(Integer.class)
                                .single())
                == 0) {
            var register = new Register(db, actors);
            Rooms.register(register);
            register.add(
                    home(OAK, "Oak Court", Rating.GOOD, 51.13, ServiceKind.CARE_HOME_NURSING),
                    home(ELM, "Elm House", Rating.GOOD, 51.20, ServiceKind.CARE_HOME_NURSING),
                    home(ASH, "Ash Lodge", Rating.GOOD, 51.14, ServiceKind.CARE_HOME_NURSING),
                    home(FIR, "Fir Lodge", Rating.OUTSTANDING, 51.13, ServiceKind.CARE_HOME),
                    home(YEW, "Yew Hall", Rating.INADEQUATE, 51.13, ServiceKind.CARE_HOME_NURSING));
        }
        actors.as(
                actors.lead(), () -> db.sql("delete from placement.held_place").update());
        capacity(OAK, ServiceKind.CARE_HOME_NURSING, 3, 2);
        capacity(ELM, ServiceKind.CARE_HOME_NURSING, 12, 10);
        capacity(FIR, ServiceKind.CARE_HOME, 20, 15);
        capacity(YEW, ServiceKind.CARE_HOME_NURSING, 20, 10);
        fourPeople();
    }

    void fourPeople() {
        fourPeople(Rooms.opened(open, actors.lead(), Rooms.HARBOUR_VIEW));
    }

    void fourPeople(UUID of) {
        incident = of;
        var list = """
                Ref,Surname,First name,DOB,NHS No.,Postcode,Funded by,Type of care,Friendship group,Preferred homes
                A-1,Larkspur,Odile,05/12/1938,%s,CT16 1AA,Council,Nursing,Garden four,1-700
                A-2,Quill,Bram,05/12/1939,%s,CT16 1AA,Council,Nursing,Garden four,
                A-3,Thrupp,Ivo,05/12/1940,%s,CT16 1AA,Council,Nursing,,1-700
                A-4,Wren,Ada,05/12/1941,%s,CT16 1AA,Council,,,
                """.formatted(Lists.nhs(1), Lists.nhs(2), Lists.nhs(3), Lists.nhs(4));
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
        for (var facts : facts()) {
            person.put(facts.reference(), facts.id());
        }
    }

    static LocationView home(String id, String name, Rating rating, double lat, ServiceKind kind) {
        var home = Register.with(Register.home(id, name), 40, rating, kind);
        return Register.at(home, "Dover", "CT16 1AA", "Testshire", new Point(lat, 1.3134));
    }

    void capacity(String location, ServiceKind service, int maximum, int occupied) {
        var answer = web.api(actors.marketOfficer())
                .put(
                        "/api/v1/locations/" + location + "/capacity",
                        Map.of(
                                "asAt",
                                clock.instant().toString(),
                                "service",
                                service.name(),
                                "maximum",
                                maximum,
                                "occupied",
                                occupied,
                                "reserved",
                                0,
                                "accepting",
                                true));
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
    }

    /** An agency with a hundred hours a week. */
    void anAgency() {
        agency(QUAY, "Quay Care", 51.13);
    }

    void agency(String id, String name, double lat) {
        var agency = Register.with(Register.home(id, name), null, Rating.GOOD, ServiceKind.HOME_CARE);
        if (actors.as(
                        actors.lead(),
                        () -> db.sql("select count(*) from market.location where id = ?")
                                .param(id)
                                .query(Integer.class)
                                .single())
                == 0) {
            new Register(db, actors).add(Register.at(agency, "Dover", "CT16 1AA", "Testshire", new Point(lat, 1.3134)));
        }
        assertThat(web.api(actors.marketOfficer())
                        .put(
                                "/api/v1/locations/" + id + "/capacity",
                                Map.of(
                                        "asAt",
                                        clock.instant().toString(),
                                        "service",
                                        "HOME_CARE",
                                        "maximum",
                                        100,
                                        "occupied",
                                        10,
                                        "reserved",
                                        0,
                                        "accepting",
                                        true,
                                        "weeklyMinutes",
                                        6000))
                        .status())
                .isLessThan(300);
    }

    Actor coordinator() {
        return actors.of(Role.INCIDENT_COORDINATOR);
    }

    List<PersonFacts> facts() {
        return Acting.as(coordinator(), () -> people.facts(incident));
    }

    Web.Api api() {
        return web.api(coordinator());
    }

    String of(String reference) {
        return "/api/v1/incidents/%s/people/%s".formatted(incident, person.get(reference));
    }

    Web.Answer choose(String reference, String location) {
        return api().post(
                        of(reference) + "/choice",
                        Map.of("location", location, "decidedBy", "PERSON", "helpedBy", "Key worker"));
    }

    static List<String> codes(Web.Answer answer) {
        var codes = new ArrayList<String>();
        answer.json().get("errors").forEach(e -> codes.add(e.get("code").stringValue()));
        return codes;
    }

    static List<String> texts(JsonNode list, String field) {
        var texts = new ArrayList<String>();
        list.forEach(each -> texts.add(each.get(field).stringValue()));
        return texts;
    }

    void acceptedAt(String reference, String location) {
        assertThat(choose(reference, location).status()).isEqualTo(201);
        var offer = api().post(of(reference) + "/offers", Map.of());
        assertThat(api().post(
                                of(reference) + "/offers/"
                                        + offer.json().get("id").stringValue() + "/answer",
                                Map.of("answer", "ACCEPTED", "by", "Manager and the person"))
                        .status())
                .isEqualTo(204);
    }

    /** The id of a move by ambulance on Friday 11 December at ten. */
    String planned(String reference, String location) {
        acceptedAt(reference, location);
        var planned = api().post(
                        of(reference) + "/moves",
                        Map.of(
                                "at", "2020-12-11T10:00:00Z",
                                "transport", "AMBULANCE",
                                "transportPayer", "ICB",
                                "escort", "Nurse Kay"));
        assertThat(planned.status()).as(planned.body()).isEqualTo(201);
        return planned.json().get("id").stringValue();
    }

    String id(String reference) {
        return String.valueOf(person.get(reference));
    }

    Web.Answer check(String move, String item, Map<String, Object> more) {
        var body = new HashMap<String, Object>(more);
        body.put("item", item);
        return api().post(move + "/checks", body);
    }
}
