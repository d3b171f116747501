package care.backstop.placement.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.placement.model.Plan;
import care.backstop.placement.solver.EveryPlan;
import care.backstop.placement.solver.HardRules;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Web;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@DatabaseTest
class PlacementProblemsApiTest {

    private static final String TWO_FRIENDS = """
        { "kind": "RESIDENTIAL", "weeks": 4,
          "people": [
            { "id": "ann", "at": [53.80, -2.60], "need": "NURSING", "priority": "RED", "group": "g1",
              "named": ["oak"], "features": ["ENSUITE"], "earliestWeek": 0 },
            { "id": "bob", "at": [53.80, -2.60], "need": "NURSING", "priority": "GREEN", "group": "g1" },
            { "id": "cat", "at": [53.80, -2.60], "need": "LEARNING_DISABILITY", "priority": "AMBER", "fovourite": 1 } ],
          "homes": [
            { "id": "oak", "provider": "p", "at": [53.81, -2.61], "area": "A", "rating": "GOOD", "embargo": false,
              "features": ["ENSUITE"], "admissionsPerWeek": 1, "pools": [{ "kind": "NURSING", "free": 2, "weeklyFeePence": 98000 }] },
            { "id": "elm", "provider": "p", "at": [53.80, -2.60], "area": "A", "rating": "GOOD", "embargo": false,
              "features": ["ENSUITE"], "admissionsPerWeek": 3, "pools": [{ "kind": "NURSING", "free": 1, "weeklyFeePence": 98000 }] } ] }
        """;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Test
    void plansForEverybodyAndSaysWhy() {
        var answer = web.api(actors.lead()).post("/api/v1/placement-problems", TWO_FRIENDS);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var plan = answer.json();
        assertThat(plan.get("placements").size()).isEqualTo(2);
        plan.get("placements")
                .forEach(p -> assertThat(p.get("home").stringValue()).isEqualTo("oak"));
        assertThat(plan.get("placements").get(0).get("reasons").toString())
                .contains("Their first choice", "Stays with all of their friends");
        assertThat(plan.get("unplaced").get(0).get("person").stringValue()).isEqualTo("cat");
        assertThat(plan.get("unplaced").get(0).get("because").toString())
                .contains("2: Not registered for learning disability care");
        assertThat(plan.get("cost").longValue()).isEqualTo(plan.get("bound").longValue());
        assertThat(plan.get("gap").doubleValue()).isZero();
        assertThat(plan.get("groupsKept").intValue()).isEqualTo(1);
        assertThat(plan.get("firstChoices").intValue()).isEqualTo(1);
        assertThat(plan.get("stoppedBecause").stringValue()).startsWith("Proven");
        assertThat(plan.get("warnings").toString()).contains("people[2].fovourite is not a field of this format");
    }

    @Test
    void aHomeWithoutCoordinatesIsAtADistanceThatIsNotKnown() {
        var plan = web.api(actors.lead())
                .post("/api/v1/placement-problems", TWO_FRIENDS.replace("\"at\": [53.81, -2.61],", ""))
                .json();
        assertThat(plan.get("warnings").toString()).contains("homes[0] has no coordinates");
        assertThat(plan.get("placements").get(0).get("home").stringValue()).isEqualTo("oak");
        assertThat(plan.get("placements").get(0).get("reasons").toString()).contains("Distance not known");
    }

    @Test
    void namesEveryElementThatIsWrongAtOnce() {
        var wrong = TWO_FRIENDS
                .replace("\"id\": \"bob\"", "\"id\": \"ann\"")
                .replace("\"need\": \"LEARNING_DISABILITY\"", "\"need\": \"CUDDLES\"")
                .replace("\"free\": 2", "\"free\": -2")
                .replace("[53.81, -2.61]", "[153.81, -2.61]")
                .replace("\"weeks\": 4", "\"weeks\": 0");
        var answer = web.api(actors.lead()).post("/api/v1/placement-problems", wrong);
        assertThat(answer.status()).isEqualTo(422);
        var fields = new ArrayList<String>();
        answer.json()
                .get("errors")
                .forEach(e -> fields.add(
                        e.get("code").stringValue() + " " + e.get("field").stringValue()));
        assertThat(fields)
                .containsExactlyInAnyOrder(
                        "VAL weeks",
                        "VAL homes[0].at",
                        "VAL homes[0].pools[0].free",
                        "DUP people[1].id",
                        "VAL people[2].need");
    }

    @Test
    void refusesWhatIsNotJson() {
        var answer = web.api(actors.lead()).post("/api/v1/placement-problems", "{ \"kind\": ");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("This is not JSON");
    }

    private static final String ROUNDS = """
        { "kind": "HOME_CARE", "weeks": 2, "weights": { "perKm": 10, "roundSplit": 90000 },
          "people": [
            { "id": "ann", "at": [53.80, -2.60], "minutes": [420, 0, 210, 0], "priority": "RED", "group": "r1" },
            { "id": "bob", "at": [53.81, -2.60], "minutes": [210, 0, 0, 0], "priority": "GREEN", "group": "r1", "earliestWeek": 1 },
            { "id": "cat", "at": [53.82, -2.60], "minutes": [210, 0, 0, 210], "priority": "AMBER", "agreed": { "home": "west" } },
            { "id": "dan", "at": [53.82, -2.60], "minutes": [210, 0, 0, 0], "priority": "GREEN", "excludedProviders": ["w"] } ],
          "homes": [
            { "id": "east", "provider": "e", "at": [53.80, -2.50], "area": "A", "rating": "GOOD", "admissionsPerWeek": 2,
              "pools": [{ "band": 1, "freeMinutes": 630, "hourlyFeePence": 2400 }, { "band": 3, "freeMinutes": 210 }] },
            { "id": "west", "provider": "w", "at": [53.80, -2.70], "area": "A", "rating": "NOT_RATED", "radiusMetres": 20000,
              "pools": [{ "band": 1, "freeMinutes": 840, "hourlyFeePence": 2100 }, { "band": 4, "freeMinutes": 210 }] },
            { "id": "full", "provider": "f", "at": [53.80, -2.60], "area": "A", "rating": "GOOD",
              "pools": [{ "band": 1, "freeMinutes": 0 }] } ] }
        """;

    /** What anyone can do with the answer: hold it against every hard rule and against every other plan there is. */
    @Test
    void theAnswerCanBeCheckedByAnyoneAgainstTheirOwnSearch() {
        for (var file : List.of(ROUNDS, TWO_FRIENDS)) {
            var problem =
                    ProblemFile.read(file.getBytes(StandardCharsets.UTF_8)).problem();
            var answer = web.api(actors.lead()).post("/api/v1/placement-problems", file);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            var plan = MAPPER.treeToValue(answer.json(), Plan.class);
            HardRules.kept(problem, plan);
            assertThat(plan.cost()).isEqualTo(EveryPlan.best(problem));
        }
        var rounds = web.api(actors.lead())
                .post("/api/v1/placement-problems", ROUNDS)
                .json();
        var where = new HashMap<String, String>();
        rounds.get("placements")
                .forEach(
                        p -> where.put(p.get("person").asString(), p.get("home").asString()));
        assertThat(where)
                .as("nobody without care, what was agreed kept, and for that the round is parted")
                .isEqualTo(Map.of("ann", "east", "bob", "west", "cat", "west", "dan", "east"));
        assertThat(rounds.get("groupsSplit").asInt()).isEqualTo(1);
    }

    @Test
    void whereThereIsNobodyOrNothingThereIsStillAnAnswer() {
        var nowhere = web.api(actors.lead())
                .post(
                        "/api/v1/placement-problems",
                        TWO_FRIENDS.substring(0, TWO_FRIENDS.indexOf("\"homes\"")) + "\"homes\": [] }");
        assertThat(nowhere.status()).as(nowhere.body()).isEqualTo(200);
        assertThat(nowhere.json().get("placements")).isEmpty();
        assertThat(nowhere.json().get("unplaced"))
                .hasSize(3)
                .allSatisfy(
                        u -> assertThat(u.get("because").toString()).contains("None of the 0 places may be offered"));
        var nobody = web.api(actors.lead())
                .post("/api/v1/placement-problems", "{ \"kind\": \"RESIDENTIAL\", \"people\": [], \"homes\": [] }");
        assertThat(nobody.status()).as(nobody.body()).isEqualTo(200);
        assertThat(nobody.json().get("cost").asLong()).isZero();
        var one = TWO_FRIENDS
                .replace("\"free\": 2", "\"free\": 1")
                .replace("\"admissionsPerWeek\": 1", "\"admissionsPerWeek\": 0");
        var parted =
                web.api(actors.lead()).post("/api/v1/placement-problems", one).json();
        assertThat(parted.get("placements"))
                .as("one place in all, and that for the red one")
                .hasSize(1);
        assertThat(parted.get("placements").get(0).get("person").asString()).isEqualTo("ann");
    }

    @Test
    void whatCannotBeIsNamedWhereItIs() {
        var wrong = ROUNDS.replace("[420, 0, 210, 0]", "[420, -1, 210, 0]")
                .replace("\"roundSplit\": 90000", "\"roundSplits\": 90000")
                .replace("\"band\": 4", "\"band\": 5")
                .replace("\"earliestWeek\": 1", "\"earliestWeek\": -1");
        var answer = web.api(actors.lead()).post("/api/v1/placement-problems", wrong);
        assertThat(answer.status()).isEqualTo(422);
        var fields = new ArrayList<String>();
        answer.json().get("errors").forEach(e -> fields.add(e.get("field").asString()));
        assertThat(fields)
                .contains("weights.roundSplits", "people[1].earliestWeek")
                .anyMatch(f -> f.startsWith("people[0].minutes"))
                .anyMatch(f -> f.startsWith("homes[1].pools[1]"));
    }
}
