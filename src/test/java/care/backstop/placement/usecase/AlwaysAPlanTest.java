package care.backstop.placement.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.CouncilProfiles;
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
import care.backstop.people.usecase.TakeInList;
import care.backstop.placement.model.Emphasis;
import care.backstop.placement.rules.StillThere;
import care.backstop.placement.solver.PlacePeople;
import care.backstop.placement.solver.Watch;
import care.backstop.placement.store.Plans;
import care.backstop.placement.store.Plans.Made;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Whatever is wrong with what it is made from: a plan or the reason, never an exception, never a home that is over full. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlwaysAPlanTest {

    private static final String NEAR = "1-730";
    private static final String MIDDLE = "1-731";
    /** Nobody knows where it stands. */
    private static final String SOMEWHERE = "1-732";

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
    AskForPlan askForPlan;

    @Autowired
    CouncilProfiles profiles;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    private UUID incident = new UUID(0, 0);
    /** Each time later than before. */
    private Instant told = Instant.parse("2020-12-07T07:00:00Z");

    @BeforeAll
    void register() {
        var register = new Register(db, actors);
        Rooms.register(register);
        register.add(
                home(NEAR, "Near House", new Point(51.14, 1.3134)),
                home(MIDDLE, "Middle House", new Point(51.22, 1.3134)),
                home(SOMEWHERE, "Somewhere House", null));
    }

    @BeforeEach
    void aHomeThatCloses() {
        clock.reset();
        actors.as(
                actors.lead(), () -> db.sql("delete from placement.held_place").update());
        room(NEAR, 0);
        room(MIDDLE, 0);
        room(SOMEWHERE, 0);
    }

    private static LocationView home(String id, String name, @Nullable Point at) {
        var home = Register.with(Register.home(id, name), 40, Rating.GOOD, ServiceKind.CARE_HOME_NURSING);
        return Register.at(home, "Dover", "CT16 1AA", "Testshire", at);
    }

    private void room(String location, int free) {
        var body = new HashMap<String, Object>(Map.of(
                "service",
                "CARE_HOME_NURSING",
                "maximum",
                40,
                "occupied",
                40 - free,
                "reserved",
                0,
                "accepting",
                true));
        told = told.plusSeconds(1);
        body.put("asAt", told.toString());
        var answer = web.api(actors.marketOfficer()).put("/api/v1/locations/" + location + "/capacity", body);
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
    }

    private Actor coordinator() {
        return actors.of(Role.INCIDENT_COORDINATOR);
    }

    /** Each line says a person in full but the NHS number. */
    private void people(List<String> lines) {
        incident = Rooms.opened(open, actors.lead(), Rooms.HARBOUR_VIEW);
        var list = new StringBuilder(
                "Ref,Surname,First name,DOB,Postcode,Funded by,Type of care,Friendship group,Preferred homes,NHS No.\n");
        for (var line : lines) {
            list.append(line)
                    .append(',')
                    .append(Lists.nhs(Integer.parseInt(line.substring(2, line.indexOf(',')))))
                    .append('\n');
        }
        Acting.as(
                coordinator(),
                () -> takeIn.takeIn(
                        incident,
                        Source.PROVIDER,
                        LocalDate.of(2020, 12, 7),
                        Lists.file("list.csv", list.toString()),
                        "list.csv",
                        coordinator()));
    }

    private static List<String> alike(int many, String group, String chosen) {
        return IntStream.rangeClosed(1, many)
                .mapToObj(n ->
                        "A-%d,Sedge%d,Odile,05/12/1938,CT16 1AA,Council,Nursing,%s,%s".formatted(n, n, group, chosen))
                .toList();
    }

    private List<PersonFacts> facts() {
        return Acting.as(coordinator(), () -> people.facts(incident));
    }

    private Made asked() {
        var id = UUID.randomUUID();
        return Acting.as(
                coordinator(),
                () -> transactions.execute(_ -> {
                    plans.add(
                            id,
                            incident,
                            clock.instant(),
                            coordinator().post(),
                            coordinator().name());
                    return plans.find(id).orElseThrow();
                }));
    }

    private JsonNode plan() {
        var made = asked();
        Acting.as(coordinator(), () -> makePlan.run(made.id(), coordinator()));
        return read(made);
    }

    private JsonNode read(Made made) {
        return web.api(coordinator())
                .get("/api/v1/incidents/%s/plans/%s".formatted(incident, made.id()))
                .json();
    }

    /** Place of each by reference, none of them over full. */
    private Map<String, String> where(JsonNode plan, Map<String, Integer> free) {
        var references = facts().stream().collect(Collectors.toMap(f -> f.id().toString(), PersonFacts::reference));
        var where = new TreeMap<String, String>();
        plan.get("placements")
                .forEach(p -> where.put(
                        String.valueOf(references.get(p.get("person").asString())),
                        p.get("location").asString() + " " + p.get("week")));
        var taken = where.values().stream()
                .collect(Collectors.groupingBy(w -> w.substring(0, w.indexOf(' ')), Collectors.counting()));
        taken.forEach((home, many) -> assertThat(many)
                .as(home)
                .isLessThanOrEqualTo(free.getOrDefault(home, 0).longValue()));
        assertThat(plan.get("placements").size() + plan.get("unplaced").size()).isEqualTo(references.size());
        plan.get("unplaced")
                .forEach(u -> assertThat(u.get("because")).as(u.toString()).isNotEmpty());
        return where;
    }

    @Test
    void whereThereIsNoPlaceAtAllEverybodyIsToldSo() {
        people(alike(3, "", ""));
        var full = plan();
        assertThat(full.get("state").asString()).isEqualTo("DONE");
        assertThat(where(full, Map.of())).isEmpty();
        assertThat(full.get("unplaced").get(0).get("because").toString()).contains("No place free");
        assertThat(full.get("warnings").toString())
                .contains("Not enough places: 3 need nursing care, and 0 such places are known to be free");
        actors.as(
                actors.marketOfficer(),
                () -> db.sql("update market.location set deregistered_on = date '2020-12-01' where id = any (?)")
                        .param(new String[] {NEAR, MIDDLE, SOMEWHERE, Rooms.PIER_VIEW})
                        .update());
        var none = plan();
        actors.as(
                actors.marketOfficer(),
                () -> db.sql("update market.location set deregistered_on = null where id = any (?)")
                        .param(new String[] {NEAR, MIDDLE, SOMEWHERE, Rooms.PIER_VIEW})
                        .update());
        assertThat(none.get("state").asString()).isEqualTo("DONE");
        assertThat(where(none, Map.of())).isEmpty();
        assertThat(none.get("unplaced").get(0).get("because").toString())
                .contains("None of the 0 places may be offered");
    }

    @Test
    void onePersonHasAPlan() {
        room(NEAR, 1);
        people(alike(1, "Alone", MIDDLE));
        var plan = plan();
        assertThat(where(plan, Map.of(NEAR, 1))).containsEntry("A-1", NEAR + " 0");
        assertThat(plan.get("bound").asLong()).isEqualTo(plan.get("objective").asLong());
    }

    @Test
    void aGroupThatNoHomeCanTakeIsPartedAndThatIsSaid() {
        room(NEAR, 2);
        room(MIDDLE, 2);
        people(alike(5, "Garden", ""));
        var plan = plan();
        assertThat(where(plan, Map.of(NEAR, 2, MIDDLE, 2))).hasSize(4);
        assertThat(plan.get("groupsSplit").asInt()).isEqualTo(1);
        assertThat(plan.get("groupsKept").asInt()).isZero();
        assertThat(plan.get("placements").get(0).get("reasons").toString())
                .contains("Together with 1 of their 4 friends");
    }

    @Test
    void needsThatContradictEachOtherAreSaidAndHarmNobodyElse() {
        room(NEAR, 2);
        people(alike(2, "", NEAR));
        actors.as(
                coordinator(),
                () -> db.sql("""
                update people.person set exclusions = array[?, ?, ?] where incident = ? and reference = 'A-1'""")
                        .param(NEAR)
                        .param(MIDDLE)
                        .param(SOMEWHERE)
                        .param(incident)
                        .update());
        var plan = plan();
        assertThat(where(plan, Map.of(NEAR, 2))).containsOnlyKeys("A-2");
        assertThat(plan.get("unplaced").get(0).get("because").toString())
                .as("they chose what they must not have")
                .contains("The provider or the home is excluded for this person");
    }

    @Test
    void aHomeOfWhichNobodyKnowsWhereItStandsIsNeitherNearNorLeftOut() {
        room(SOMEWHERE, 1);
        people(alike(1, "", ""));
        var alone = plan();
        assertThat(where(alone, Map.of(SOMEWHERE, 1))).containsEntry("A-1", SOMEWHERE + " 0");
        assertThat(alone.get("placements").get(0).get("reasons").toString()).contains("Distance not known");
        assertThat(alone.get("placements").get(0).has("metres"))
                .as("not known is not nought")
                .isFalse();
        room(MIDDLE, 1);
        assertThat(where(plan(), Map.of(SOMEWHERE, 1, MIDDLE, 1)))
                .as("six miles are nearer than nobody knows how far")
                .containsEntry("A-1", MIDDLE + " 0");
        var person = facts().getFirst().id();
        var api = web.api(coordinator());
        var options = api.get("/api/v1/incidents/%s/people/%s/options".formatted(incident, person))
                .json()
                .get("options");
        assertThat(options.valueStream().map(o -> o.get("location").asString()).toList())
                .containsExactly(MIDDLE, SOMEWHERE);
        assertThat(options.get(1).get("reasons").toString()).contains("Distance not known");
        var chosen = api.post(
                "/api/v1/incidents/%s/people/%s/choice".formatted(incident, person),
                Map.of("location", SOMEWHERE, "decidedBy", "PERSON"));
        assertThat(chosen.status()).as(chosen.body()).isEqualTo(201);
    }

    @Test
    void thePlanIsTheSameHoweverTheListWasEntered() {
        room(NEAR, 3);
        room(MIDDLE, 2);
        // All alike: whoever is left out is decided by nothing but who they are.
        var lines = new ArrayList<>(alike(7, "", ""));
        people(lines);
        var first = where(plan(), Map.of(NEAR, 3, MIDDLE, 2));
        assertThat(first).hasSize(5);
        for (int seed = 1; seed <= 3; seed++) {
            Collections.shuffle(lines, new Random(seed));
            people(lines);
            assertThat(where(plan(), Map.of(NEAR, 3, MIDDLE, 2))).isEqualTo(first);
        }
    }

    @Test
    void placesThatGoWhileThePlanIsWorkedOutAreNotInIt() {
        room(NEAR, 2);
        people(alike(2, "", NEAR));
        var made = asked();
        var free = Map.of(NEAR, 2, MIDDLE, 1);
        Acting.as(coordinator(), () -> {
            var asked = transactions.execute(_ -> makePlan.read(incident, Emphasis.PUBLISHED));
            var thought = new PlacePeople().make(asked.problem(), asked.warnings(), Watch.NOBODY);
            assertThat(thought.plan().placements()).hasSize(2);
            room(NEAR, 1);
            boolean again = !transactions.execute(_ -> makePlan.write(made, asked, thought, false, false));
            assertThat(again).as("thought about again").isTrue();
            boolean written = transactions.execute(_ -> makePlan.write(made, asked, thought, false, true));
            assertThat(written).isTrue();
        });
        var without = read(made);
        assertThat(where(without, Map.of(NEAR, 1))).hasSize(1);
        assertThat(without.get("unplaced").get(0).get("because").toString()).contains(StillThere.GONE);
        assertThat(without.get("warnings").toString()).contains("1 place went while this plan was worked out");
        room(MIDDLE, 1);
        assertThat(where(plan(), free)).as("planned again").hasSize(2);
    }

    @Test
    void aPlanThatIsStoppedIsTheBestSoFarAndWhole() {
        room(NEAR, 1);
        people(alike(3, "", ""));
        var made = asked();
        Acting.as(coordinator(), () -> askForPlan.stop(incident, made.id()));
        Acting.as(coordinator(), () -> makePlan.run(made.id(), coordinator()));
        var stopped = read(made);
        assertThat(stopped.get("state").asString()).isEqualTo("STOPPED");
        assertThat(where(stopped, Map.of(NEAR, 1))).hasSize(1);
        assertThat(stopped.get("bound").asLong())
                .isLessThanOrEqualTo(stopped.get("objective").asLong());
    }

    @Test
    void anIncidentWithNobodyToPlaceSaysSo() {
        people(alike(1, "", ""));
        actors.as(
                coordinator(),
                () -> db.sql("update people.person set status = 'DIED' where incident = ?")
                        .param(incident)
                        .update());
        var made = asked();
        Acting.as(coordinator(), () -> {
            try {
                makePlan.run(made.id(), coordinator());
            } catch (care.backstop.kernel.Rejected refused) {
                makePlan.failed(made.id(), coordinator(), refused);
            }
        });
        var failed = read(made);
        assertThat(failed.get("state").asString()).isEqualTo("FAILED");
        assertThat(failed.toString()).contains("Nobody of this incident needs a place");
    }

    @Test
    void whatTheCouncilPublishesIsWhatCountsAndStaysInTheRecord() {
        room(NEAR, 1);
        room(MIDDLE, 1);
        published("Cost: nothing much\nDistance: not");
        people(alike(2, "", MIDDLE));
        Acting.as(
                actors.lead(),
                () -> profiles.begin("SOTON", "Again", profiles.now().number(), actors.lead()));
        var plan = plan();
        assertThat(plan.get("warnings").toString())
                .contains(
                        "Of the council's own order of what matters, this is not understood and not used: Cost: nothing much");
        assertThat(plan.get("weights").get("perKm").asLong()).isZero();
        assertThat(plan.get("weights").get("unplacedRed").asLong()).isEqualTo(4_000_000);
        var person = facts().getFirst().id();
        var room = "/api/v1/incidents/" + incident;
        var scores = new HashMap<String, Long>();
        web.api(coordinator())
                .get("%s/people/%s/options".formatted(room, person))
                .json()
                .get("options")
                .forEach(o ->
                        scores.put(o.get("location").asString(), o.get("score").asLong()));
        assertThat(scores).as("options are ranked by the same").containsEntry(MIDDLE, 0L);

        var why = "%s/plans/%s/people/%s".formatted(room, plan.get("id").asString(), person);
        var said = web.api(coordinator()).get(why).json();
        var page = "/incidents/%s/plans/%s".formatted(incident, plan.get("id").asString());
        assertThat(web.browser(coordinator()).open(page).text())
                .contains("What counted how much", "Short ways, from home and for the family 0, 0, 0, 0");

        // Years later: other weights, a home that is renamed, full and closed, and people who are called otherwise.
        published("Distance: most");
        room(MIDDLE, 0);
        actors.as(
                actors.marketOfficer(),
                () -> db.sql("update market.location set name = 'Renamed', rating = 'INADEQUATE' where id = any (?)")
                        .param(new String[] {NEAR, MIDDLE})
                        .update());
        actors.as(
                coordinator(),
                () -> db.sql("update people.person set family_name = 'Otherwise', status = 'MOVED' where incident = ?")
                        .param(incident)
                        .update());
        var id = plan.get("id").asString();
        assertThat(web.api(coordinator()).get("%s/plans/%s".formatted(room, id)).json())
                .isEqualTo(plan);
        assertThat(web.api(coordinator()).get(why).json()).isEqualTo(said);
        assertThat(web.browser(coordinator()).open(page).text())
                .contains("Middle House", "Short ways, from home and for the family 0, 0, 0, 0")
                .doesNotContain("Renamed");
        Acting.as(
                actors.lead(),
                () -> profiles.begin("SOTON", "Again", profiles.now().number(), actors.lead()));
        actors.as(
                actors.marketOfficer(),
                () -> db.sql("update market.location set rating = 'GOOD' where id = any (?)")
                        .param(new String[] {NEAR, MIDDLE})
                        .update());
    }

    private void published(String order) {
        Acting.as(
                actors.lead(),
                () -> profiles.change(
                        "placement.order",
                        order,
                        "Cabinet, 7 December 2020",
                        "the test",
                        profiles.now().number(),
                        actors.lead()));
    }
}
