package care.backstop.placement.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.kernel.Role;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Visits and trial stays before somebody decides, and the companion and notices of the move itself. */
@DatabaseTest
class VisitsTest extends PlacementRoom {

    private String visits(String reference) {
        return of(reference) + "/visits";
    }

    private static Map<String, Object> visit(String location, String kind, String state, String starts) {
        return new HashMap<>(Map.of("location", location, "kind", kind, "state", state, "starts", starts));
    }

    @Test
    @Requirement({"SA-7.8", "K4.8-a"})
    void whatThePersonSaidOfAPlaceStandsBesideTheChoice() {
        var bare = visit(ELM, "VISIT", "WENT", "2020-12-07");
        assertThat(texts(api().post(visits("A-1"), bare).json().get("errors"), "field"))
                .containsExactly("whoWent", "howItWent", "said");
        bare.putAll(Map.of("whoWent", "Her niece", "howItWent", "Had tea", "said", "It smells of home"));
        bare.put("location", "1-999");
        assertThat(texts(api().post(visits("A-1"), bare).json().get("errors"), "field"))
                .containsExactly("location");
        bare.put("location", ELM);
        assertThat(api().post(visits("A-1"), bare).status()).isEqualTo(201);
        var trial = visit(OAK, "TRIAL", "ARRANGED", "2020-12-10");
        trial.putAll(Map.of("ends", "2020-12-12", "whoWent", "Kay"));
        assertThat(api().post(visits("A-1"), trial).status()).isEqualTo(201);
        var declined = visit(ASH, "VISIT", "DECLINED", "2020-12-07");
        declined.put("said", "Too near the road");
        assertThat(api().post(visits("A-1"), declined).status()).isEqualTo(201);

        var browser = web.browser(coordinator());
        var mine = "/incidents/%s/people/%s".formatted(incident, person.get("A-1"));
        var page = browser.open(mine + "/visits");
        assertThat(page.html().select("#visits tbody tr").eachText())
                .hasSize(3)
                .anySatisfy(row -> assertThat(row).contains("Ash Lodge", "did not want to go", "Too near the road"))
                .anySatisfy(row -> assertThat(row).contains("Oak Court", "10 December 2020 to 12 December 2020"));
        assertThat(new String(browser.open(mine + "/visits?csv=visits").raw().body(), StandardCharsets.UTF_8))
                .contains("Elm House,A visit,2020-12-07,Her niece,Had tea,It smells of home");
        assertThat(browser.open(mine + "/choice?location=" + ELM).text())
                .contains("A visit on 7 December 2020, with Her niece: Had tea. They said: “It smells of home”");
        assertThat(browser.open(mine + "/choice?location=" + FIR).text())
                .contains("No visit to this place is written down");
        assertThat(browser.open(mine + "/options")
                        .html()
                        .select("#options tbody tr")
                        .eachText())
                .as("beside each option")
                .anySatisfy(row -> assertThat(row).contains("Elm House", "It smells of home"));
    }

    @Test
    void whatBecameOfAnArrangedVisitIsWrittenOnce() {
        var browser = web.browser(coordinator());
        var mine = "/incidents/%s/people/%s".formatted(incident, person.get("A-1"));
        browser.open(mine + "/visits?location=" + OAK);
        var typed = new HashMap<>(Map.of("location", OAK, "kind", "VISIT", "state", "ARRANGED", "whoWent", "Kay"));
        typed.putAll(Map.of("starts-day", "9", "starts-month", "12", "starts-year", "2020"));
        assertThat(browser.submit(mine + "/visits", typed).text()).contains("The visit is written down");
        var all = api().get(visits("A-1")).json();
        var id = all.get(0).get("id").stringValue();
        assertThat(browser.open(mine + "/visits?visit=" + id).text()).contains("What became of the visit to Oak Court");

        var went = new HashMap<>(Map.of("version", "0", "state", "WENT", "howItWent", "Rain", "said", "No thank you"));
        assertThat(browser.submit(mine + "/visits/" + id, went).status())
                .as("it is for the day after tomorrow")
                .isEqualTo(422);
        clock.advance(Duration.ofDays(2));
        browser = web.browser(coordinator());
        went.remove("said");
        assertThat(browser.submit(mine + "/visits/" + id, went).text())
                .contains("Write what the person said, or how they showed it");
        went.put("said", "No thank you");
        assertThat(browser.submit(mine + "/visits/" + id, went).text())
                .contains("What became of the visit is written down");
        assertThat(api().post(visits("A-1") + "/" + id, Map.of("state", "DECLINED", "said", "Never went"))
                        .status())
                .as("what was written stands")
                .isEqualTo(409);
        var another = visit(ELM, "VISIT", "ARRANGED", "2020-12-10");
        another.put("whoWent", "Kay");
        var second = api().post(visits("A-1"), another).json().get("id").stringValue();
        assertThat(api().post(
                                visits("A-1") + "/" + second,
                                Map.of("state", "DECLINED", "starts", "2020-12-09", "said", "Not today", "version", 7))
                        .status())
                .as("somebody changed it since")
                .isEqualTo(409);
        assertThat(api().post(
                                visits("A-1") + "/" + second,
                                Map.of("state", "DECLINED", "starts", "2020-12-09", "said", "Not today", "version", 0))
                        .status())
                .isEqualTo(204);
    }

    @Test
    @Requirement("K4.8-a")
    void aTrialStayComesBeforeTheLastingChoice() {
        assertThat(choose("A-1", ELM).status()).isEqualTo(201);
        var trial = visit(OAK, "TRIAL", "ARRANGED", "2020-12-10");
        trial.putAll(Map.of("ends", "2020-12-12", "whoWent", "Kay"));
        assertThat(codes(api().post(visits("A-1"), trial))).containsExactly("STATE");
        assertThat(api().post(visits("A-2"), trial).status()).isEqualTo(201);
    }

    @Test
    void whoMayNotSeePlacesSeesNoVisits() {
        assertThat(web.api(actors.stranger(Role.INCIDENT_COORDINATOR))
                        .get(visits("A-1"))
                        .status())
                .isEqualTo(404);
        assertThat(web.api(actors.of(Role.CQC_LIAISON))
                        .post(visits("A-1"), Map.of())
                        .status())
                .isIn(403, 404);
    }

    /** Days pass, and nobody stays signed in for days. */
    private String shown(String page, String item) {
        return web.browser(coordinator()).open(page).html().select("#" + item).text();
    }

    @Test
    @Requirement({"SA-7.14", "SA-7.27"})
    void whoGoesAlongIsNamedAndDwpIsToldAfterwards() {
        var id = planned("A-1", ELM);
        var move = of("A-1") + "/moves/" + id;
        assertThat(texts(
                        check(move, "COMPANION", Map.of("detail", "Somebody"))
                                .json()
                                .get("errors"),
                        "field"))
                .containsExactly("companion", "relationship");
        var browser = web.browser(coordinator());
        var page = "/incidents/%s/moves/%s".formatted(incident, id);
        browser.open(page);
        var refused =
                browser.submit(page + "/checks", Map.of("item", "COMPANION", "outcome", "done", "companion", "Kay"));
        assertThat(refused.html().select(".govuk-error-summary a[href=#relationship]"))
                .hasSize(1);
        assertThat(refused.html().select("#relationship")).hasSize(1);
        assertThat(refused.html().select("#COMPANION input[name=companion]").attr("value"))
                .as("what was typed stays")
                .isEqualTo("Kay");
        assertThat(check(move, "COMPANION", Map.of("companion", "Kay", "relationship", "her niece"))
                        .status())
                .isEqualTo(204);
        assertThat(browser.open(page).html().select("#COMPANION").text()).contains("Done. Kay, her niece");

        assertThat(codes(check(move, "DWP_TOLD", Map.of())))
                .as("not before the move")
                .containsExactly("STATE");
        Rooms.readyForMoves(
                api(), "/api/v1/incidents/" + incident, coordinator().post());
        clock.set(Instant.parse("2020-12-11T10:05:00Z"));
        check(move, "IDENTITY_LEAVING", Map.of("matched", List.of("NAME", "BIRTH_DATE")));
        for (var item : List.of("MEDICATION", "BELONGINGS", "HANDOVER_SPOKEN", "HANDOVER_PACK", "GP_TOLD")) {
            check(move, item, Map.of());
        }
        for (var item : List.of("EQUIPMENT", "RECEIVING_COUNCIL_TOLD", "ICB_TOLD")) {
            check(move, item, Map.of("notNeeded", true, "detail", "Same area, none to move"));
        }
        var left = api().post(move + "/left", Map.of());
        assertThat(left.status()).as(left.body()).isEqualTo(204);
        check(move, "IDENTITY_ARRIVING", Map.of("matched", List.of("NAME", "BIRTH_DATE")));
        check(move, "MEDICATION_SIGNED", Map.of());
        var arrived = api().post(move + "/arrived", Map.of());
        assertThat(arrived.status())
                .as("no letter stands in the way of arriving: " + arrived.body())
                .isEqualTo(204);
        assertThat(shown(page, "DWP_TOLD")).as("the 11th is a Friday").contains("Due by 14 December 2020");
        clock.set(Instant.parse("2020-12-15T09:00:00Z"));
        assertThat(shown(page, "DWP_TOLD")).contains("Late: it was due by 14 December 2020");
        assertThat(check(move, "DWP_TOLD", Map.of("notNeeded", true)).status())
                .as("an appointee is named")
                .isEqualTo(422);
        assertThat(check(move, "DWP_TOLD", Map.of("detail", "Letter of 15 December"))
                        .status())
                .isEqualTo(204);
        assertThat(shown(page, "DWP_TOLD")).contains("Done. Letter of 15 December");
        assertThat(codes(check(move, "MEDICATION_SIGNED", Map.of())))
                .as("the rest is over")
                .containsExactly("STATE");
    }
}
