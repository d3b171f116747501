package care.backstop.placement.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.kernel.Role;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Web;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The board of a day of moves: one press each, on paper when the network is down, and back again. */
@DatabaseTest
class MoveDayBoardTest extends PlacementRoom {

    private static final List<String> BEFORE =
            List.of("MEDICATION", "BELONGINGS", "HANDOVER_SPOKEN", "HANDOVER_PACK", "GP_TOLD");

    private String move = "";
    private String board = "";

    @BeforeEach
    void oneMoves() {
        move = planned("A-1", ELM);
        board = "/incidents/" + incident + "/moves/day";
        Rooms.readyForMoves(
                api(), "/api/v1/incidents/" + incident, coordinator().post());
        clock.set(Instant.parse("2020-12-11T15:00:00Z"));
    }

    private String paper() {
        return "/api/v1/incidents/%s/moves/%s/paper".formatted(incident, move);
    }

    private static Map<String, Object> sheet() {
        var ticked = new HashMap<String, Object>();
        BEFORE.forEach(item -> ticked.put(item, "2020-12-11T09:40:00Z"));
        List.of("EQUIPMENT", "COMPANION", "RECEIVING_COUNCIL_TOLD", "ICB_TOLD", "IDENTITY_LEAVING")
                .forEach(item -> ticked.put(item, "2020-12-11T09:45:00Z"));
        var sheet = new HashMap<String, Object>();
        sheet.put("writtenBy", "Nurse Kay");
        sheet.put("ticked", ticked);
        sheet.put("notNeeded", Map.of("EQUIPMENT", "None to move", "ICB_TOLD", "The same ICB"));
        sheet.put("matched", Map.of("IDENTITY_LEAVING", List.of("NAME", "BIRTH_DATE")));
        sheet.put("companion", "Nurse Kay");
        sheet.put("relationship", "key worker");
        sheet.put("left", "2020-12-11T10:05:00Z");
        return sheet;
    }

    @Test
    void aSheetOfPaperIsTypedInWithItsOwnTimes() {
        var early = sheet();
        early.put("arrived", "2020-12-11T10:00:00Z");
        early.put("writtenBy", " ");
        assertThat(texts(api().post(paper(), early).json().get("errors"), "field"))
                .containsExactly("writtenBy", "ARRIVED");
        var missing = sheet();
        missing.put("ticked", Map.of("MEDICATION", "2020-12-11T09:40:00Z"));
        var refused = api().post(paper(), missing);
        assertThat(texts(refused.json().get("errors"), "field"))
                .as("the same gates hold on paper")
                .contains("BELONGINGS", "IDENTITY_LEAVING");
        assertThat(api().get(of("A-1") + "/moves").json().get(0).get("state").stringValue())
                .isEqualTo("Planned");
        var one = sheet();
        one.put("matched", Map.of("IDENTITY_LEAVING", List.of("NAME")));
        assertThat(texts(api().post(paper(), one).json().get("errors"), "field"))
                .as("two identifiers, on paper too")
                .containsExactly("matched");

        var alone = sheet();
        alone.remove("relationship");
        assertThat(texts(api().post(paper(), alone).json().get("errors"), "field"))
                .as("who goes along, on paper too")
                .containsExactly("relationship");

        var typed = api().post(paper(), sheet());
        assertThat(typed.status()).as(typed.body()).isEqualTo(200);
        assertThat(typed.json().get("taken").intValue()).isEqualTo(11);
        var after = api().get(of("A-1") + "/moves").json().get(0);
        assertThat(after.get("leftAt").stringValue())
                .as("when it happened, not when it was typed")
                .isEqualTo("2020-12-11T10:05:00Z");
        var arriving = api().post(
                        paper(),
                        Map.of(
                                "writtenBy",
                                "Nurse Lee",
                                "ticked",
                                Map.of(
                                        "IDENTITY_ARRIVING", "2020-12-11T10:50:00Z",
                                        "MEDICATION_SIGNED", "2020-12-11T10:55:00Z"),
                                "matched",
                                Map.of("IDENTITY_ARRIVING", List.of("NAME", "NHS_NUMBER")),
                                "arrived",
                                "2020-12-11T11:00:00Z"));
        assertThat(arriving.status()).as(arriving.body()).isEqualTo(200);
        assertThat(api().get(of("A-1") + "/moves")
                        .json()
                        .get(0)
                        .get("arrivedAt")
                        .stringValue())
                .isEqualTo("2020-12-11T11:00:00Z");
        assertThat(web.browser(coordinator())
                        .open("/incidents/%s/moves/%s".formatted(incident, move))
                        .html()
                        .select("#MEDICATION")
                        .text())
                .contains("On paper, written by Nurse Kay", "11 December 2020, 9:40am");
    }

    @Test
    void whatOthersRecordedMeanwhileIsNeverOverwritten() {
        var check = of("A-1") + "/moves/" + move;
        clock.set(Instant.parse("2020-12-11T09:20:00Z"));
        assertThat(check(check, "MEDICATION", Map.of()).status()).isEqualTo(204);
        clock.set(Instant.parse("2020-12-11T09:41:00Z"));
        assertThat(check(check, "BELONGINGS", Map.of()).status()).isEqualTo(204);
        clock.set(Instant.parse("2020-12-11T15:00:00Z"));
        var typed = api().post(paper(), sheet());
        assertThat(typed.status()).as(typed.body()).isEqualTo(200);
        assertThat(typed.json().get("taken").intValue()).isEqualTo(9);
        assertThat(typed.json().get("same").intValue()).isEqualTo(1);
        assertThat(typed.json().get("conflicts").intValue()).isEqualTo(1);
        var browser = web.browser(coordinator());
        assertThat(browser.open("/incidents/%s/moves/%s".formatted(incident, move))
                        .html()
                        .select("#MEDICATION")
                        .text())
                .as("what was recorded stands")
                .contains("9:20am")
                .doesNotContain("9:40am");
        var shown = browser.open(board + "?day=2020-12-11");
        assertThat(shown.text())
                .contains("1 lines on paper that differ")
                .contains("On paper 11 December 2020, 9:40am; recorded 11 December 2020, 9:20am");
        var settle = shown.html().select("form[action*=/settled]").attr("action");
        assertThat(browser.submit(settle, Map.of("day", "2020-12-11", "note", " "))
                        .status())
                .isEqualTo(422);
        var settled = browser.submit(
                settle, Map.of("day", "2020-12-11", "note", "The screen is right: Kay wrote the second round"));
        assertThat(settled.text()).contains("0 lines on paper that differ");
        assertThat(browser.submit(settle, Map.of("day", "2020-12-11", "note", "Again"))
                        .status())
                .as("settled once")
                .isEqualTo(409);
        assertThat(api().get("/api/v1/incidents/%s/move-day?day=2020-12-11".formatted(incident))
                        .body())
                .as("both are kept")
                .contains("The screen is right", "\"happenedAt\":\"2020-12-11T09:40:00Z\"");

        var again = api().post(paper(), Map.of("writtenBy", "Nurse Kay", "left", "2020-12-11T10:30:00Z"));
        assertThat(again.json().get("conflicts").intValue()).isEqualTo(1);
        assertThat(api().get(of("A-1") + "/moves").json().get(0).get("leftAt").stringValue())
                .isEqualTo("2020-12-11T10:05:00Z");
        assertThat(web.api(actors.stranger(Role.INCIDENT_COORDINATOR))
                        .post(paper(), sheet())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theBoardOfADay() {
        var browser = web.browser(coordinator());
        assertThat(browser.open(board + "?day=2020-12-12").text()).contains("Nobody moves on this day.");
        var today = browser.open(board);
        assertThat(today.h1()).isEqualTo("Moves of 11 December 2020");
        assertThat(today.html().select("#board tbody tr").text())
                .isEqualTo("10:00 Odile Larkspur Elm House Planned Ambulance Nurse Kay Open Open Open 10");
        var refused = browser.submit(board + "/" + move + "/left", Map.of("day", "2020-12-11", "version", "0"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select(".govuk-error-summary").text()).contains("Not settled yet");

        var sheets = browser.open(board + "/sheets?day=2020-12-11");
        assertThat(sheets.html().select(".placement-sheet")).hasSize(1);
        assertThat(sheets.text()).contains("Odile Larkspur", "Born 5 December 1938", "☐ Left");
        assertThat(browser.open("/incidents/%s/moves/%s/sheet".formatted(incident, move))
                        .text())
                .contains("Ambulance, paid by ICB");
        var form = "/incidents/%s/moves/%s/paper".formatted(incident, move);
        browser.open(form);
        var wrong =
                browser.submit(form, Map.of("writtenBy", "Nurse Kay", "day", "2020-12-11", "MEDICATION", "half nine"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select("#MEDICATION").val()).isEqualTo("half nine");
        var fields = new HashMap<String, String>(Map.of("writtenBy", "Nurse Kay", "day", "2020-12-11"));
        BEFORE.forEach(item -> fields.put(item, "9:40"));
        List.of("COMPANION", "RECEIVING_COUNCIL_TOLD", "EQUIPMENT", "ICB_TOLD", "IDENTITY_LEAVING")
                .forEach(item -> fields.put(item, "9.45"));
        fields.put("matched-IDENTITY_LEAVING", "NAME\nBIRTH_DATE");
        fields.putAll(Map.of("companion", "Nurse Kay", "relationship", "key worker"));
        var typed = browser.submit(form, fields);
        assertThat(typed.text()).contains("Typed in: 10 taken, 0 recorded already, 0 that differ.");
        assertThat(typed.html().select("#lines tbody tr")).hasSize(10);

        var left = browser.submit(board + "/" + move + "/left", Map.of("day", "2020-12-11", "version", "0"));
        assertThat(left.text()).contains("It is recorded, with the time, on the board below", "Left 15:00");
        assertThat(browser.submit(board + "/" + move + "/arrived", Map.of("day", "2020-12-11", "version", "1"))
                        .status())
                .as("nobody has looked at the identity")
                .isEqualTo(422);
        var check = of("A-1") + "/moves/" + move;
        check(check, "IDENTITY_ARRIVING", Map.of("matched", List.of("NAME", "BIRTH_DATE")));
        check(check, "MEDICATION_SIGNED", Map.of());
        assertThat(browser.submit(board + "/" + move + "/arrived", Map.of("day", "2020-12-11", "version", "1"))
                        .text())
                .contains("Arrived 15:00");
        assertThat(new String(browser.open(board + ".csv?day=2020-12-11").raw().body(), StandardCharsets.UTF_8))
                .contains("A-1,Elm House,Arrived")
                .doesNotContain("Larkspur");
        var officer = web.browser(actors.of(Role.PLACEMENT_OFFICER));
        assertThat(officer.open(board).html().select("a[href$=sheets], a[href*='day.csv']"))
                .isEmpty();
        assertThat(officer.open(board + "/sheets").status()).isEqualTo(403);
        assertThat(web.browser(actors.lead()).open(board).html().select("main form"))
                .isEmpty();
    }

    @Test
    void aFirstVisitThatNobodyConfirmsIsAnAlarm() {
        var visit = "/api/v1/incidents/%s/moves/%s/first-visit".formatted(incident, move);
        var said = Map.of("visitedAt", "2020-12-11T10:20:00Z", "confirmedBy", "Daughter");
        assertThat(codes(api().post(visit, said))).as("no home care").containsExactly("STATE");
        actors.as(
                coordinator(),
                () -> db.sql("update people.person set need = 'HOME_CARE' where id = ?")
                        .param(person.get("A-1"))
                        .update());
        var browser = web.browser(coordinator());
        assertThat(browser.open(board).text())
                .contains("1 first visits not confirmed")
                .contains("First visit not confirmed");
        assertThat(fields(api().post(visit, Map.of("visitedAt", "2020-12-11T15:00:01Z"))))
                .containsExactly("visitedAt", "confirmedBy");
        assertThat(browser.submit(
                                board + "/" + move + "/first-visit",
                                Map.of("day", "2020-12-11", "visitedAt", "ten", "confirmedBy", "Daughter"))
                        .status())
                .isEqualTo(422);
        assertThat(browser.submit(
                                board + "/" + move + "/first-visit",
                                Map.of("day", "2020-12-11", "visitedAt", "10:20", "confirmedBy", "Daughter"))
                        .text())
                .contains("0 first visits not confirmed", "First visit confirmed");
    }

    private static List<String> fields(Web.Answer answer) {
        return texts(answer.json().get("errors"), "field");
    }
}
