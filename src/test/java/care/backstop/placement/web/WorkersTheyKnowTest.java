package care.backstop.placement.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Role;
import care.backstop.testing.DatabaseTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Why this agency, and why not that one, says whether a worker comes from it whom the person knows. */
@DatabaseTest
class WorkersTheyKnowTest extends PlacementRoom {

    /** Another agency, further away. */
    private static final String DOWN = "1-706";

    @BeforeEach
    void twoOfARound() {
        anAgency();
        agency(DOWN, "Down Care", 51.16);
        Acting.as(
                coordinator(),
                () -> charge.put(
                        incident,
                        List.of(person.get("A-1")),
                        actors.of(Role.PRACTITIONER).post(),
                        coordinator()));
        actors.as(
                coordinator(), () -> db.sql("""
                        update people.person
                           set need = 'HOME_CARE', weekly_minutes = 210, round = 'Round 3', location = ?
                         where incident = ? and reference in ('A-1', 'A-2')""").params(Rooms.SOLENT, incident).update());
    }

    private int worker(String name, String where, @Nullable String location) {
        var answers = new HashMap<String, Object>(Map.of("worker", name, "where", where));
        if (location != null) {
            answers.put("location", location);
        }
        return web.api(actors.of(Role.PRACTITIONER))
                .post(of("A-1") + "/entries/regular-worker", Map.of("answers", answers))
                .status();
    }

    /** The two agencies, best first, each with what is said of workers. */
    private List<String> said(String reference) {
        var said = new ArrayList<String>();
        for (var option : api().get(of(reference) + "/options").json().get("options")) {
            var words = new ArrayList<String>();
            option.get("reasons").forEach(r -> words.add(r.stringValue()));
            words.removeIf(w -> !w.matches(".*(worker|Round 3).*"));
            said.add(option.get("name").stringValue() + ": " + String.join(". ", words));
        }
        return said.stream()
                .filter(s -> s.startsWith("Quay Care") || s.startsWith("Down Care"))
                .toList();
    }

    @Test
    void theAgencyToWhichAWorkerGoesComesFirst() {
        var unknown = api().get(of("A-1") + "/options").json();
        assertThat(unknown.get("workersToFindOut").stringValue())
                .startsWith("No worker who visits them is written down, and Round 3 passes to no agency yet.");
        assertThat(said("A-1").getFirst()).startsWith("Quay Care").doesNotContain("worker");
        var page = "/incidents/%s/people/%s/options".formatted(incident, person.get("A-1"));
        var told = web.browser(coordinator()).open(page).html().select("#workers");
        assertThat(told.text()).contains("Whoever is in charge of the person writes down who visits them");
        assertThat(told.select("a")).isEmpty();
        assertThat(web.browser(coordinator())
                        .open(page)
                        .html()
                        .select("#options")
                        .text())
                .as("hours and not places")
                .contains("Free a week", "100 h");
        var theirs = web.browser(actors.of(Role.PRACTITIONER)).open(page);
        assertThat(theirs.status()).as(theirs.text()).isEqualTo(200);
        var link = theirs.html().select("#workers a").attr("href");
        assertThat(link).as(theirs.html().select("#workers").outerHtml()).endsWith(person.get("A-1") + "/rights");
        assertThat(web.browser(actors.of(Role.PRACTITIONER)).open(link).status())
                .as("what for is asked first, as for every record")
                .isEqualTo(200);

        assertThat(worker("Mo", "GOES", null)).as("to which?").isEqualTo(422);
        assertThat(worker("Mo", "GOES", "1-999")).as("no such service").isEqualTo(422);
        assertThat(worker("Mo", "GOES", DOWN)).isBetween(200, 299);
        assertThat(said("A-1"))
                .as("farther away, and yet first")
                .containsExactly(
                        "Down Care: 1 worker they know goes there",
                        "Quay Care: No worker they know is known to go there");
        assertThat(api().get(of("A-1") + "/options").json().get("workersToFindOut"))
                .isNull();
        assertThat(web.browser(coordinator()).open(page + "?home=quay").text())
                .contains("No worker they know is known to go there");
        assertThat(said("A-2").getFirst())
                .as("of somebody else nothing is known")
                .doesNotContain("worker");
        assertThat(worker("mo", "STOPS", null)).isBetween(200, 299);
        assertThat(said("A-1").getFirst()).startsWith("Quay Care").doesNotContain("worker");
    }

    @Test
    void aRoundThatPassesOverAndOthersOfItWhoHaveAPlaceAreReasons() {
        var transfers = "/api/v1/incidents/" + incident + "/transfers";
        var made = api().post(
                        transfers,
                        Map.of(
                                "group",
                                "Round 3",
                                "location",
                                DOWN,
                                "effectiveOn",
                                "2020-12-11",
                                "staff",
                                List.of(Map.of(
                                        "job",
                                        "Care worker",
                                        "number",
                                        3,
                                        "minutes",
                                        6300,
                                        "coming",
                                        2,
                                        "comingMinutes",
                                        4200))));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(said("A-1"))
                .containsExactly(
                        "Down Care: Round 3 passes to it with 2 of its 3 workers; the person has not said whether they go along",
                        "Quay Care: No worker they know is known to go there");
        var transfer = transfers + "/" + made.json().get("id").stringValue();
        assertThat(api().post(transfer + "/people/" + person.get("A-1"), Map.of("comes", false, "decidedBy", "PERSON"))
                        .status())
                .isEqualTo(204);
        assertThat(said("A-1").getFirst())
                .as("whoever said no is not held to it")
                .isEqualTo("Quay Care: No worker they know is known to go there");

        assertThat(api().post(transfer + "/end", Map.of("version", 0, "reason", "The agency says no"))
                        .status())
                .isEqualTo(204);
        acceptedAt("A-2", QUAY);
        assertThat(said("A-1"))
                .containsExactly(
                        "Quay Care: 1 other person of Round 3 has a place there",
                        "Down Care: No worker they know is known to go there");
        var standing = web.api(actors.marketOfficer())
                .post(
                        "/api/v1/locations/" + QUAY + "/standings",
                        Map.of("kind", "SUSPENDED", "since", "2020-12-01", "reason", "Too few workers"));
        assertThat(standing.status()).as(standing.body()).isBetween(200, 299);
        var quay = api().get(of("A-1") + "/options").json().get("rejected").get(0);
        assertThat(quay.get("because").toString())
                .as("what speaks for it is not lost")
                .contains("embargo", "All the same: 1 other person of Round 3 has a place there");
        assertThat(web.api(actors.marketOfficer())
                        .post(
                                "/api/v1/locations/%s/standings/%s/end"
                                        .formatted(
                                                QUAY, standing.json().get("id").asString()),
                                Map.of("why", "Over"))
                        .status())
                .isEqualTo(204);
        assertThat(web.api(actors.of(Role.FINANCE_OFFICER))
                        .get(of("A-1") + "/options")
                        .status())
                .isEqualTo(404);
    }
}
