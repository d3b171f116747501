package care.backstop.placement.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Web;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

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
}
