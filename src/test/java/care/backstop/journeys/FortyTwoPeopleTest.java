package care.backstop.journeys;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.market.ServiceKind;
import care.backstop.people.Lists;
import care.backstop.placement.model.Transport;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A nursing home with 42 people closes in three weeks: one plan, 42 choices, and nobody there on the last day. */
@DatabaseTest
class FortyTwoPeopleTest {

    private static final int PEOPLE = 42;
    private static final int HOMES = 8;
    private static final int FREE = 6;
    private static final int A_DAY = 4;
    private static final List<String> DAYS = List.of(
            "2020-12-09",
            "2020-12-10",
            "2020-12-11",
            "2020-12-14",
            "2020-12-15",
            "2020-12-16",
            "2020-12-17",
            "2020-12-18",
            "2020-12-21",
            "2020-12-22",
            "2020-12-23");

    @LocalServerPort
    int port;

    @Autowired
    Actors actors;

    @Autowired
    Web web;

    @Autowired
    TestClock clock;

    @Autowired
    AutowireCapableBeanFactory beans;

    private Placing placing;

    @Test
    void everybodyIsSomewhereElseBeforeItCloses() {
        placing = beans.createBean(Placing.class);
        clock.set(Instant.parse("2020-12-07T09:00:00Z"));
        placing.services(ServiceKind.CARE_HOME_NURSING, HOMES);
        for (int n = 0; n < HOMES; n++) {
            placing.room(n, Map.of("service", "CARE_HOME_NURSING", "maximum", 40, "occupied", 40 - FREE));
        }
        var incident = placing.opened(HARBOUR_VIEW, clock.instant(), LocalDate.of(2020, 12, 28));
        var people = placing.people(incident, list());
        assertThat(people).hasSize(PEOPLE);
        var room = "/incidents/" + incident;
        try (var walk = new Walk(port, true)) {
            signedIn(walk);
            walk.open(room + "/places");
            walk.press("Work out a plan for everyone");
            walk.waitFor("Everybody has a place in this plan.");
            assertThat(walk.fact("Groups of friends or rounds")).isEqualTo("10 kept together, 0 split");
            assertThat(walk.find("#placements tbody tr").count()).isEqualTo(PEOPLE);
            assertThat(walk.find("#groups tbody tr:has-text('Parted')").count()).isZero();
            walk.find(".placement-flow svg path").first().waitFor();
            walk.look("plan-of-42");

            var plan = placing.plan(incident);
            assertThat(counted(plan).values()).as("no home is over-full").allMatch(n -> n <= FREE);
            walk.open(room + "/people/" + people.get("F-01").id() + "/options");
            walk.find(".placement-map .placement-mark--option").first().waitFor();
            walk.look("options-of-one");
            plan.forEach((person, location) -> placing.placed(incident, person, location));
            var moves = planned(incident, List.copyOf(plan.keySet()));
            walk.open(room + "/moves");
            assertThat(walk.figure("days between the last planned move and the last day the service runs"))
                    .isEqualTo("5");
            Rooms.readyForMoves(
                    web.api(placing.coordinator()),
                    "/api/v1" + room,
                    placing.coordinator().post());
            for (int day = 0; day < DAYS.size(); day++) {
                for (var move : moves.get(day).entrySet()) {
                    clock.set(move.getValue().plus(Duration.ofMinutes(5)));
                    placing.carryOut(incident, move.getKey(), Transport.TAXI);
                }
                if (day == DAYS.size() / 2) {
                    signedIn(walk);
                    walk.open(room + "/moves");
                    assertThat(walk.figure("have moved")).isEqualTo(String.valueOf((day + 1) * A_DAY));
                    walk.find(".placement-flow svg path").first().waitFor();
                    walk.look("moves-half-way");
                    var move = room + "/moves/"
                            + moves.get(day).keySet().iterator().next();
                    Map.of(
                                    "pace", room + "/moves/pace",
                                    "transfers", room + "/moves/transfers",
                                    "move-day", room + "/moves/day",
                                    "sheets", room + "/moves/day/sheets",
                                    "from-paper", move + "/paper",
                                    "move-arrived", move,
                                    "results", room + "/moves/results",
                                    "visits",
                                            room + "/people/"
                                                    + people.get("F-01").id() + "/visits",
                                    "guidance", "/move-guidance")
                            .forEach(walk::glance);
                }
            }
            signedIn(walk);
            walk.open(room + "/moves");
            assertThat(walk.figure("have moved")).isEqualTo(String.valueOf(PEOPLE));
            assertThat(walk.figure("still to move")).isEqualTo("0");
            assertThat(walk.find("#reviews tbody tr").count())
                    .as("everybody is seen again")
                    .isGreaterThanOrEqualTo(3 * PEOPLE);
        }
    }

    /** Days pass, and nobody stays signed in for days. */
    private void signedIn(Walk walk) {
        walk.open("/demonstration/test-sign-in?post=" + placing.coordinator().post());
    }

    private static String list() {
        var rows = new StringBuilder(
                "Ref,Surname,First name,DOB,NHS No.,Postcode,Funded by,Type of care,Friendship group\n");
        for (int n = 1; n <= PEOPLE; n++) {
            rows.append("F-%02d,Fern%02d,Odile,%02d/0%d/1938,%s,CT16 1AA,Council,Nursing,%s\n"
                    .formatted(n, n, 1 + n % 28, 1 + n % 9, Lists.nhs(n), n <= 30 ? "Table " + (n + 2) / 3 : ""));
        }
        return rows.toString();
    }

    private static Map<String, Integer> counted(Map<UUID, String> plan) {
        var counts = new HashMap<String, Integer>();
        plan.values().forEach(home -> counts.merge(home, 1, Integer::sum));
        return counts;
    }

    /** Four moves a working day, from the third day on: what the team and the receiving homes can do well. */
    private List<Map<UUID, Instant>> planned(UUID incident, List<UUID> people) {
        var days = new ArrayList<Map<UUID, Instant>>();
        for (int day = 0; day < DAYS.size(); day++) {
            var today = new HashMap<UUID, Instant>();
            for (int n = day * A_DAY; n < Math.min(people.size(), (day + 1) * A_DAY); n++) {
                var at = Instant.parse("%sT%02d:00:00Z".formatted(DAYS.get(day), 10 + n % A_DAY));
                today.put(placing.planMove(incident, people.get(n), at, null, Transport.TAXI), at);
            }
            days.add(today);
        }
        return days;
    }
}
