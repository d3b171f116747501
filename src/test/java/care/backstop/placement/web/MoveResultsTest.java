package care.backstop.placement.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.testing.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How those who moved fare, with small numbers hidden. */
@DatabaseTest
class MoveResultsTest extends PlacementRoom {

    @Test
    void fewerThanFiveAreNotShownAndMoreAre() {
        var page = "/incidents/" + incident + "/moves/results";
        var browser = web.browser(coordinator());
        assertThat(browser.open(page).text()).contains("Nobody has moved yet.");
        acceptedAt("A-1", ELM);
        var move = api().post(
                        of("A-1") + "/moves",
                        Map.of("at", "2020-12-11T10:00:00Z", "transport", "FAMILY", "escort", "A cousin"))
                .json()
                .get("id")
                .stringValue();
        arrive(move);
        assertThat(browser.open(page).text())
                .contains("Fewer than 5 have moved", "would name them, so it is not shown");
        for (int i = 0; i < 5; i++) {
            actors.as(
                    coordinator(),
                    () -> db.sql("""
                    insert into placement.move (id, incident, person, offer, location, location_name, planned_at,
                        transport, left_at, arrived_at, by_post, by_name)
                    select gen_random_uuid(), incident, gen_random_uuid(), offer, location, location_name, planned_at,
                        transport, left_at, arrived_at, by_post, by_name
                      from placement.move where id = ?""").param(UUID.fromString(move)).update());
        }
        var complaint = api().post(
                        "/api/v1/incidents/%s/log".formatted(incident),
                        Map.of(
                                "type",
                                "COMPLAINT",
                                "text",
                                "The daughter was not told of the day",
                                "happenedAt",
                                "2020-12-07T08:00:00Z",
                                "details",
                                Map.of("from", "A daughter", "against", "Council", "answers", "Council")));
        assertThat(complaint.status()).as(complaint.body()).isLessThan(300);
        var shown = browser.open(page);
        assertThat(shown.text()).contains("6 have moved");
        assertThat(shown.html().select("#results tbody tr").eachText())
                .contains("First choice No choice known Not shown", "First choice Not met Fewer than 5")
                .contains("Complaints In the log of this incident Fewer than 5")
                .contains("How often they moved Once 6");
        assertThat(new String(browser.open(page + "?csv=results").raw().body(), StandardCharsets.UTF_8))
                .contains("First choice,Not met,Fewer than 5");
        assertThat(api().get("/api/v1/incidents/%s/move-results".formatted(incident))
                        .json()
                        .get("moved")
                        .intValue())
                .isEqualTo(6);
    }

    private void arrive(String move) {
        actors.as(
                coordinator(),
                () -> db.sql("update placement.move set left_at = now(), arrived_at = now() where id = ?")
                        .param(UUID.fromString(move))
                        .update());
    }
}
