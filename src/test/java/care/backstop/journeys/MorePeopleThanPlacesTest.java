package care.backstop.journeys;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.market.ServiceKind;
import care.backstop.people.Lists;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Twelve people and five places: the plan says who goes first and why the others have none; then there is more room. */
@DatabaseTest
class MorePeopleThanPlacesTest {

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Test
    void whoIsWithoutAPlaceIsSaidWithTheReasonUntilThereIsOne() {
        var placing = beans.createBean(Placing.class);
        clock.set(Instant.parse("2020-12-07T09:00:00Z"));
        placing.services(ServiceKind.CARE_HOME_NURSING, 2);
        placing.room(0, Map.of("service", "CARE_HOME_NURSING", "maximum", 40, "occupied", 37));
        placing.room(1, Map.of("service", "CARE_HOME_NURSING", "maximum", 40, "occupied", 38));
        var incident = placing.opened(HARBOUR_VIEW, clock.instant(), LocalDate.of(2020, 12, 21));
        var people = placing.people(incident, list());
        var room = "/incidents/" + incident;
        try (var walk = new Walk(port, true)) {
            walk.open(
                    "/demonstration/test-sign-in?post=" + placing.coordinator().post());
            walk.open(room + "/places");
            walk.press("Work out a plan for everyone");
            walk.waitFor("Without a place in this plan");
            assertThat(walk.find("#placements tbody tr").count()).isEqualTo(5);
            assertThat(walk.find("#unplaced tbody tr").count()).isEqualTo(7);
            assertThat(walk.find("#unplaced tbody tr td").allInnerTexts())
                    .as("each of them with a reason")
                    .allSatisfy(why -> assertThat(why).isNotBlank());
            walk.look("not-enough-places");
            whyNobodyElse(walk);
            moreRoomIsAskedFor(walk, room);
            aProviderIsAsked(walk, room, people.get("G-01").id());
            var plan = placing.plan(incident);
            assertThat(plan.keySet())
                    .as("those nearing the end of their lives are placed before anybody else")
                    .contains(people.get("G-11").id(), people.get("G-12").id());

            clock.set(Instant.parse("2020-12-07T09:30:00Z"));
            walk.open(room + "/places");
            walk.follow("Plan of");
            placing.room(1, Map.of("service", "CARE_HOME_NURSING", "maximum", 40, "occupied", 30));
            walk.press("Plan again around what is fixed");
            walk.waitFor("Everybody has a place in this plan.");
            assertThat(walk.find("#placements tbody tr").count()).isEqualTo(12);
            assertThat(placing.plan(incident)).hasSize(12);
            walk.open(room + "/places");
            for (var box : walk.find("#plans input[name=plan]").all()) {
                box.check();
            }
            walk.press("Compare the plans ticked");
            assertThat(walk.find("#figures tbody tr:has-text('Without a place')")
                            .innerText())
                    .contains("7", "0");
            walk.glance("plans-side-by-side");
        }
    }

    private static void whyNobodyElse(Walk walk) {
        walk.click(walk.find("#unplaced tbody a[href*='/plans/']").first());
        assertThat(walk.heading()).isEqualTo("Why this place");
        assertThat(walk.find("#contests").innerText()).contains("Heron");
        walk.glance("why");
    }

    private static void moreRoomIsAskedFor(Walk walk, String room) {
        walk.open(room + "/market-test");
        walk.find("input[name=way][value=RESERVE]").check();
        walk.fill("What is missing?", "7 nursing places within 10 miles");
        walk.fill("Who is asked?", "The manager of Heron 2");
        walk.press("Ask for it");
        assertThat(walk.find("#ways").innerText()).contains("7 nursing places within 10 miles");
        walk.glance("market-test");
    }

    private static void aProviderIsAsked(Walk walk, String room, UUID person) {
        walk.open(room + "/people/" + person + "/options");
        walk.click(walk.find("#options a[href*='/enquiries?']").first());
        walk.fill("Who is asked?", "The manager on duty");
        walk.press("Ask for a place");
        var link = walk.find("#made").innerText();
        walk.glance("providers-asked");
        walk.open(link.substring(link.indexOf("/by-link/")));
        assertThat(walk.find("#room").isVisible()).as("opens with the answer").isFalse();
        walk.tick("There is a place");
        walk.fill("What is the room like, or when would the visits be?", "Ground floor, by the garden");
        walk.fill("Who says so?", "Mo Finch");
        walk.press("Send the answer");
        assertThat(walk.find(".govuk-error-summary").innerText()).contains("Enter what you ask a week");
        assertThat(walk.find("#room").inputValue()).isEqualTo("Ground floor, by the garden");
        walk.glance("asked-by-link");
        walk.open(room + "/enquiries");
        walk.click(walk.find("#enquiries tbody a").first());
        walk.glance("a-provider-asked");
    }

    private static String list() {
        var rows = new StringBuilder(
                "Ref,Surname,First name,DOB,NHS No.,Postcode,Funded by,Type of care,End of life,Very frail,DoLS,Stress,Complex needs,Carer unwell,Double up,Safeguarding\n");
        for (int n = 1; n <= 12; n++) {
            rows.append("G-%02d,Gorse%02d,Ivo,%02d/03/1938,%s,CT16 1AA,Council,Nursing,%s,no,no,no,no,no,no,no\n"
                    .formatted(n, n, n, Lists.nhs(n), n > 10 ? "yes" : "no"));
        }
        return rows.toString();
    }
}
