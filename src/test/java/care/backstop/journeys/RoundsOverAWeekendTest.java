package care.backstop.journeys;

import static care.backstop.incident.Rooms.SOLENT;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.market.ServiceKind;
import care.backstop.people.Lists;
import care.backstop.people.PersonFacts;
import care.backstop.placement.model.Transport;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A home-care agency hands back 180 people in 14 rounds on a Friday; on Monday morning every one of them is visited. */
@DatabaseTest
class RoundsOverAWeekendTest {

    private static final int PEOPLE = 180;
    private static final int ROUNDS = 14;
    private static final int AGENCIES = 6;

    @LocalServerPort
    int port;

    @Autowired
    Web web;

    @Autowired
    TestClock clock;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Test
    void everyRoundGoesOnOnMondayMorning() {
        var placing = beans.createBean(Placing.class);
        clock.set(Instant.parse("2020-12-11T15:00:00Z"));
        placing.services(ServiceKind.HOME_CARE, AGENCIES);
        for (int n = 0; n < AGENCIES; n++) {
            placing.room(
                    n,
                    Map.of(
                            "service", "HOME_CARE",
                            "maximum", 200,
                            "occupied", 100,
                            "weeklyMinutes", 13_000,
                            "bandMinutes", List.of(9_000, 0, 4_000, 0)));
        }
        var incident = placing.opened(SOLENT, clock.instant(), LocalDate.of(2020, 12, 14));
        var people = placing.people(incident, list());
        assertThat(people).hasSize(PEOPLE);
        var room = "/incidents/" + incident;
        try (var walk = new Walk(port, true)) {
            walk.open(
                    "/demonstration/test-sign-in?post=" + placing.coordinator().post());
            walk.open(room + "/places");
            walk.press("Work out a plan for everyone");
            walk.waitFor("Everybody has a place in this plan.");
            assertThat(walk.fact("Groups of friends or rounds")).isEqualTo("14 kept together, 0 split");
            assertThat(walk.find("#groups tbody tr").count()).isEqualTo(ROUNDS);
            walk.look("plan-of-14-rounds");

            var plan = placing.plan(incident);
            assertThat(plan).hasSize(PEOPLE);
            assertThat(agenciesOfEachRound(people, plan).values())
                    .as("each round stays with one agency, and so with its workers")
                    .allMatch(agencies -> agencies.size() == 1);
            plan.forEach((person, agency) -> {
                placing.told(incident, person);
                placing.placed(incident, person, agency);
            });
            Rooms.readyForMoves(
                    web.api(placing.coordinator()),
                    "/api/v1" + room,
                    placing.coordinator().post());
            var monday = Instant.parse("2020-12-14T07:00:00Z");
            var first = new HashSet<>(plan.keySet());
            for (var person : first) {
                var move = placing.planMove(incident, person, monday, "The first visit of the day", Transport.NONE);
                clock.set(monday);
                placing.carryOut(incident, move, Transport.NONE);
                clock.set(Instant.parse("2020-12-12T10:00:00Z"));
            }
            clock.set(Instant.parse("2020-12-14T12:00:00Z"));
            walk.open(
                    "/demonstration/test-sign-in?post=" + placing.coordinator().post());
            walk.open(room + "/moves");
            assertThat(walk.figure("have moved")).isEqualTo(String.valueOf(PEOPLE));
            assertThat(walk.figure("still to move")).isEqualTo("0");
            walk.look("rounds-on-monday");
        }
    }

    private static String list() {
        var rows = new StringBuilder(
                "Ref,Surname,First name,DOB,NHS No.,Postcode,Funded by,Type of care,Round,Morning minutes,Lunch minutes,Tea minutes,Bed minutes,Hours a week\n");
        for (int n = 1; n <= PEOPLE; n++) {
            rows.append("R-%03d,Reed%03d,Bram,%02d/0%d/1939,%s,CT16 1AA,Council,Home care,Round %02d,30,0,15,0,5.25\n"
                    .formatted(n, n, 1 + n % 28, 1 + n % 9, Lists.nhs(n), 1 + n % ROUNDS));
        }
        return rows.toString();
    }

    private static Map<String, Set<String>> agenciesOfEachRound(
            Map<String, PersonFacts> people, Map<UUID, String> plan) {
        var agencies = new HashMap<String, Set<String>>();
        people.values()
                .forEach(p -> agencies.computeIfAbsent(String.valueOf(p.round()), _ -> new HashSet<>())
                        .add(plan.get(p.id())));
        return agencies;
    }
}
