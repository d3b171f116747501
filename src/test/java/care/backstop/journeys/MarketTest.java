package care.backstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.market.Point;
import care.backstop.market.Rating;
import care.backstop.market.Register;
import care.backstop.market.ServiceKind;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A market officer looks for places near a town, and confirms what one of them can take. */
@DatabaseTest
class MarketTest {

    @LocalServerPort
    int port;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    @Test
    void findsAServiceAndConfirmsWhatItCanTake() {
        var register = new Register(db, actors);
        var kinds = ServiceKind.values();
        var ratings = Rating.values();
        IntStream.range(0, 60)
                .forEach(i -> register.add(Register.at(
                        Register.with(
                                Register.home("1-" + (5000 + i), "Willow House " + (i + 1)),
                                i % 7 == 0 ? null : 20 + i,
                                ratings[i % ratings.length],
                                kinds[i % 3]),
                        i % 2 == 0 ? "Dover" : "Deal",
                        "CT1%d %dAA".formatted(4 + i % 2 * 2, 1 + i % 9),
                        "Testshire",
                        new Point(51.12 + i * 0.002, 1.30 + i % 9 * 0.01))));

        try (var walk = new Walk(port, true)) {
            walk.open(
                    "/demonstration/test-sign-in?post=" + actors.marketOfficer().post());
            walk.open("/market");
            walk.waitFor("60 of 60 services drawn.");
            walk.look("market");

            walk.fill("Measure from a postcode or place", "Nowhere at all");
            walk.press("Apply filters");
            assertThat(walk.find(".govuk-error-summary").innerText())
                    .contains("No service on the register is at or near");
            walk.look("market-refused");

            walk.fill("Measure from a postcode or place", "Deal");
            walk.choose("Distance", "5 miles");
            walk.choose("Service", "Care home without nursing");
            walk.press("Apply filters");
            walk.waitFor("services drawn.");
            assertThat(walk.text())
                    .contains("Distances are straight lines from the middle of services in the town of Deal.");
            walk.look("market-near-a-town");

            walk.follow("Willow House 20");
            assertThat(walk.heading()).isEqualTo("Willow House 20");
            walk.look("location");

            walk.follow("Confirm what it can take");
            walk.fill("Most places it can run", "400");
            walk.press("Confirm");
            assertThat(walk.find(".govuk-error-summary").innerText()).contains("more than the 39 registered beds");
            walk.look("capacity-refused");
            walk.fill("Most places it can run", "39");
            walk.fill("Places occupied", "30");
            walk.fill("Places reserved for someone who has not arrived", "1");
            walk.press("Confirm");
            assertThat(walk.text()).contains("Capacity confirmed").contains("Told today");
            walk.look("location-confirmed");
            var location = walk.page().url().replaceFirst("^https?://[^/]+", "").replaceFirst("[?#].*", "");
            walk.open(location + "/features");
            walk.glance("features");
            walk.open(location + "/standing");
            walk.glance("standing");

            walk.open("/market/spare-capacity?council=Testshire");
            walk.look("spare-capacity");
            walk.open("/market/services/new");
            walk.look("new-service");
        }
        try (var walk = new Walk(port, false)) {
            walk.open(
                    "/demonstration/test-sign-in?post=" + actors.marketOfficer().post());
            walk.open("/market?q=willow&sort=rating");
            assertThat(walk.text()).contains("Showing 1 to 25 of 60 services").doesNotContain("Reading the places");
            walk.follow("Beds");
            assertThat(walk.text()).contains("Showing 1 to 25 of 60 services");
            walk.look("market-without-script");
        }
    }
}
