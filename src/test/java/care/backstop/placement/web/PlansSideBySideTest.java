package care.backstop.placement.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import care.backstop.people.Source;
import care.backstop.people.usecase.TakeInList;
import care.backstop.placement.model.Emphasis;
import care.backstop.placement.store.Plans;
import care.backstop.placement.usecase.MakePlan;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
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
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Several plans are kept, compared and one is worked to; of each it can be read why it went as it did. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlansSideBySideTest {

    /** Near, one place free. */
    private static final String NEAR = "1-720";
    /** Twelve miles away, three free: room for the whole group. */
    private static final String FAR = "1-721";

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
    Plans plans;

    @Autowired
    MakePlan makePlan;

    @Autowired
    TransactionTemplate transactions;

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
        register.add(home(NEAR, "Near House", 51.14), home(FAR, "Far House", 51.31));
    }

    @BeforeEach
    void aHomeThatCloses() {
        clock.reset();
        actors.as(
                actors.lead(), () -> db.sql("delete from placement.held_place").update());
        capacity(NEAR, 2, 1);
        capacity(FAR, 3, 0);
        incident = Rooms.opened(open, actors.lead(), Rooms.HARBOUR_VIEW);
        var list = """
                Ref,Surname,First name,DOB,NHS No.,Postcode,Funded by,Type of care,Friendship group
                A-1,Larkspur,Odile,05/12/1938,%s,CT16 1AA,Council,Nursing,Garden
                A-2,Quill,Bram,05/12/1939,%s,CT16 1AA,Council,Nursing,Garden
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

    private static LocationView home(String id, String name, double lat) {
        var home = Register.with(Register.home(id, name), 40, Rating.GOOD, ServiceKind.CARE_HOME_NURSING);
        return Register.at(home, "Dover", "CT16 1AA", "Testshire", new Point(lat, 1.3134));
    }

    private void capacity(String location, int maximum, int occupied) {
        var body = new HashMap<String, Object>();
        body.put("asAt", clock.instant().toString());
        body.put("service", "CARE_HOME_NURSING");
        body.put("maximum", maximum);
        body.put("occupied", occupied);
        body.put("reserved", 0);
        body.put("accepting", true);
        body.put("weeklyFeePence", location.equals(NEAR) ? 120_000 : 100_000);
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

    /** Worked out here and now, not by a job in the background. */
    private UUID plan(String name, Emphasis emphasis) {
        var id = UUID.randomUUID();
        Acting.as(coordinator(), () -> {
            transactions.executeWithoutResult(_ -> plans.add(
                    id,
                    incident,
                    clock.instant(),
                    coordinator().post(),
                    coordinator().name(),
                    name,
                    emphasis));
            makePlan.run(id, coordinator());
        });
        clock.advance(java.time.Duration.ofMinutes(1));
        return id;
    }

    private static Emphasis otherwise(String... written) {
        return Emphasis.read(List.of(written));
    }

    private JsonNode compared(UUID one, UUID other) {
        var answer = api().get(room() + "/plans/compare?plan=%s&plan=%s".formatted(one, other));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    @Requirement("S1.3-a")
    void friendsAtAnyPriceAgainstNearest() {
        var together = plan("Keep friends at any price", otherwise("TOGETHER=MOST"));
        var nearest = plan("Nearest", otherwise("TOGETHER=NOT", "DISTANCE=MOST"));
        var seen = compared(together, nearest);
        var first = seen.get("plans").get(0);
        assertThat(first.get("name").stringValue()).isEqualTo("Keep friends at any price");
        assertThat(first.get("otherwiseThanPublished").toString()).contains("Friends and rounds stay together");
        assertThat(first.get("figures").get("placed").intValue()).isEqualTo(2);
        assertThat(first.get("figures").get("pence").longValue()).isEqualTo(200_000);
        assertThat(seen.get("plans").get(1).get("figures").get("pence").longValue())
                .isEqualTo(220_000);
        assertThat(seen.get("apart")).as("one of the two is near in the second").hasSize(1);
        assertThat(seen.get("apart").get(0).get("lines").get(0).get("place").stringValue())
                .isEqualTo("Far House");
        assertThat(seen.get("apart").get(0).get("lines").get(1).get("place").stringValue())
                .isEqualTo("Near House");
        assertThat(compared(nearest, plan("Again", otherwise("TOGETHER=NOT", "DISTANCE=MOST")))
                        .get("apart"))
                .as("the same aims, the same plan")
                .isEmpty();

        var browser = web.browser(coordinator());
        var page = browser.open("/incidents/%s/plans/compare?plan=%s&plan=%s".formatted(incident, together, nearest));
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.text()).contains("Keep friends at any price", "Nearest", "1 kept, 0 split", "£2,200");
        assertThat(browser.open("/incidents/%s/places".formatted(incident)).text())
                .contains("Keep friends at any price", "Compare the plans ticked");
        assertThat(browser.open("/incidents/%s/plans/compare?plan=%s".formatted(incident, nearest))
                        .text())
                .as("one is nothing to compare")
                .contains("Choose two or three plans");
        assertThat(api().get(room() + "/plans/compare?plan=" + nearest).status())
                .isEqualTo(422);
    }

    @Test
    void onePlanIsWorkedToWithAReasonAndTheOthersAreKept() {
        var one = plan("One", Emphasis.PUBLISHED);
        var two = plan("Two", otherwise("COST=MORE"));
        assertThat(api().post(room() + "/plans/" + one + "/adopt", Map.of("reason", "Best"))
                        .status())
                .isEqualTo(422);
        var why = Map.of("reason", "It keeps the garden friends together");
        assertThat(api().post(room() + "/plans/" + one + "/adopt", why).status())
                .isEqualTo(204);
        clock.advance(java.time.Duration.ofMinutes(1));
        var browser = web.browser(coordinator());
        var self = "/incidents/%s/plans/%s".formatted(incident, two);
        browser.open(self);
        assertThat(browser.submit(self + "/adopt", Map.of("reason", "No")).text())
                .contains("Say in 20 to 1,000 characters");
        assertThat(browser.submit(self + "/adopt", Map.of("reason", "The steering group chose the cheaper one"))
                        .text())
                .contains("This plan is worked to since", "The steering group chose the cheaper one");
        assertThat(browser.open("/incidents/%s/plans/%s".formatted(incident, one))
                        .text())
                .contains("Another plan is worked to since", "Odile");
        assertThat(web.api(actors.stranger(Role.INCIDENT_COORDINATOR))
                        .post(room() + "/plans/" + one + "/adopt", why)
                        .status())
                .isEqualTo(404);
    }

    /** are in no group of the list; each named the other. */
    @Test
    @Requirement({"S1.3-a", "SA-7.5"})
    void friendsNamedBothWaysCountAndAreNotPartedByAPlanWithoutAReason() {
        actors.as(
                coordinator(),
                () -> db.sql("update people.person set friends = null where incident = ?")
                        .param(incident)
                        .update());
        for (var pair : List.of(List.of("A-1", "A-2"), List.of("A-2", "A-1"))) {
            assertThat(api().post(
                                    room() + "/people/" + person.get(pair.get(0)) + "/friends",
                                    Map.of("reference", pair.get(1)))
                            .status())
                    .isEqualTo(201);
        }
        var together = plan("Together", otherwise("TOGETHER=MOST"));
        var apart = plan("Apart", otherwise("TOGETHER=NOT", "DISTANCE=MOST"));
        var groups = api().get(room() + "/plans/" + apart).json().get("groups");
        assertThat(groups).hasSize(1);
        assertThat(groups.get(0).get("friends").stringValue()).isEqualTo("Friends of A-1");
        assertThat(groups.get(0).get("outcome").stringValue()).isEqualTo("PARTED");
        assertThat(api().get(room() + "/plans/" + together)
                        .json()
                        .get("groups")
                        .get(0)
                        .get("outcome")
                        .stringValue())
                .isEqualTo("TOGETHER");
        var browser = web.browser(coordinator());
        assertThat(browser.open("/incidents/%s/plans/%s".formatted(incident, together))
                        .text())
                .contains("Friends of A-1 Friends Together")
                .doesNotContain("Why is \"Friends of A-1\" parted?");
        var self = "/incidents/%s/plans/%s".formatted(incident, apart);
        assertThat(browser.open(self).text())
                .contains("Friends of A-1 Friends Parted", "Why is \"Friends of A-1\" parted?", "1 at Near House");

        var why = "The families asked for the nearest places";
        var refused = api().post(room() + "/plans/" + apart + "/adopt", Map.of("reason", why));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").get(0).get("field").stringValue())
                .isEqualTo("parted-0");
        assertThat(refused.body()).contains("Friends of A-1");
        assertThat(api().get(room() + "/plans/" + apart).json().get("groups").toString())
                .isEqualTo(groups.toString());
        var blank = browser.submit(self + "/adopt", Map.of("reason", why, "parted-0", " "));
        assertThat(blank.status()).isEqualTo(422);
        assertThat(blank.text()).contains("plan again so that they stay together", why);
        assertThat(browser.submit(
                                self + "/adopt",
                                Map.of("reason", why, "parted-0", "Both daughters asked for a place near them"))
                        .text())
                .contains(
                        "This plan is worked to since",
                        "Friends parted by this plan, and why",
                        "Both daughters asked for a place near them");
        var one = api().get(room() + "/plans/%s/people/%s".formatted(apart, person.get("A-2")))
                .json();
        assertThat(one.get("friends").stringValue()).isEqualTo("Friends of A-1");
        assertThat(one.get("partedBecause").stringValue()).isEqualTo("Both daughters asked for a place near them");
        assertThat(browser.open("/incidents/%s/plans/%s/people/%s".formatted(incident, apart, person.get("A-2")))
                        .text())
                .contains("Why they are parted from friends Both daughters asked");
        assertThat(api().post(
                                room() + "/plans/" + together + "/adopt",
                                Map.of("reason", "Nobody is parted, and it costs less"))
                        .status())
                .as("nothing to explain where nobody is parted")
                .isEqualTo(204);
    }

    @Test
    void whyItWentAsItDidIsKeptWithThePlanAndNotWorkedOutAgain() {
        var nearest = plan("Nearest", otherwise("TOGETHER=NOT", "DISTANCE=MOST"));
        var why = new HashMap<String, JsonNode>();
        for (var reference : List.of("A-1", "A-2")) {
            why.put(
                    reference,
                    api().get(room() + "/plans/%s/people/%s".formatted(nearest, person.get(reference)))
                            .json());
        }
        var winner = why.get("A-1").get("name").stringValue().equals("Near House") ? "A-1" : "A-2";
        var loser = winner.equals("A-1") ? "A-2" : "A-1";
        assertThat(why.get(winner).get("contests").get(0).get("got").booleanValue())
                .isTrue();
        var lost = why.get(loser).get("contests").get(0);
        assertThat(lost.get("name").stringValue()).isEqualTo("Near House");
        assertThat(lost.get("got").booleanValue()).isFalse();
        assertThat(lost.get("because").toString()).contains(winner).doesNotContain(String.valueOf(person.get(winner)));

        assertThat(lost.get("who").get(0).stringValue()).isEqualTo(winner);
        var lostPage = "/incidents/%s/plans/%s/people/%s".formatted(incident, nearest, person.get(loser));
        var few = web.browser(coordinator()).open(lostPage).html();
        assertThat(few.select("#contests tbody tr").first().text()).contains("Near House Others " + winner);
        assertThat(few.select("[id^=others-]")).as("one stands in the line").isEmpty();
        // Where too many wanted it for a line, all of them are one step away.
        actors.as(
                coordinator(),
                () -> db.sql("""
                        update placement.plan_contest set rivals = rivals || array_fill(gen_random_uuid(), array[5])
                         where plan = ?::uuid and person = ?""").params(nearest, person.get(loser)).update());
        var many = web.browser(coordinator()).open(lostPage).html();
        var all = many.select("#contests tbody tr").first().select("a[href^=#others]");
        assertThat(all.text()).isEqualTo("6 others");
        assertThat(many.select(all.attr("href") + " a").eachText())
                .hasSize(6)
                .contains(winner, "Somebody who is no longer in the list");

        // Years later the place has another name and everybody has moved on; what is read is what was said then.
        actors.as(
                actors.marketOfficer(),
                () -> db.sql("update market.location set name = 'Renamed' where id = ?")
                        .param(NEAR)
                        .update());
        var page = web.browser(coordinator())
                .open("/incidents/%s/plans/%s/people/%s".formatted(incident, nearest, person.get(loser)));
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.text())
                .contains("Near House", "Far House", "Who else wanted a place")
                .doesNotContain("Renamed");
        actors.as(
                actors.marketOfficer(),
                () -> db.sql("update market.location set name = 'Near House' where id = ?")
                        .param(NEAR)
                        .update());
    }

    @Test
    void whatIsFixedByHandIsMarkedAndPlannedAround() {
        var fixed = api().post(
                        room() + "/people/" + person.get("A-2") + "/fixed-place",
                        Map.of("location", NEAR, "reason", "Her sister lives next door"));
        assertThat(fixed.status()).as(fixed.body()).isEqualTo(204);
        var id = plan("Around A-2", otherwise("TOGETHER=NOT", "DISTANCE=MOST"));
        var page = web.browser(coordinator()).open("/incidents/%s/plans/%s".formatted(incident, id));
        assertThat(page.text()).contains("Fixed by hand");
        var other = api().get(room() + "/plans/%s/people/%s".formatted(id, person.get("A-1")))
                .json();
        assertThat(other.get("name").stringValue()).isEqualTo("Far House");
        assertThat(other.get("contests").get(0).get("because").toString()).contains("A-2 has it: it was agreed before");
        assertThat(api().get(room() + "/plans/%s/people/%s".formatted(id, person.get("A-2")))
                        .json()
                        .get("byHand")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void twoPlannersAtOnceAreOneTooMany() {
        Acting.as(
                coordinator(),
                () -> transactions.executeWithoutResult(_ -> plans.add(
                        UUID.randomUUID(),
                        incident,
                        clock.instant(),
                        coordinator().post(),
                        coordinator().name())));
        var second = api().post(room() + "/plans", Map.of("name", "Second"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("A plan is being worked out already");
        assertThatThrownBy(() -> Acting.as(
                        coordinator(),
                        () -> transactions.executeWithoutResult(_ -> plans.add(
                                UUID.randomUUID(),
                                incident,
                                clock.instant(),
                                coordinator().post(),
                                coordinator().name()))))
                .as("whatever the program does, the database knows one")
                .isInstanceOf(DuplicateKeyException.class);
        var browser = web.browser(coordinator());
        browser.open("/incidents/%s/places".formatted(incident));
        assertThat(browser.submit("/incidents/%s/plans".formatted(incident), Map.of())
                        .text())
                .contains("A plan is being worked out already");
    }
}
