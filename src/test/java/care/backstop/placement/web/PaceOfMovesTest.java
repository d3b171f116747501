package care.backstop.placement.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Role;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.Web;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What limits the pace is kept, and what follows from it is shown and held to. */
@DatabaseTest
class PaceOfMovesTest extends PlacementRoom {

    private String pace() {
        return "/api/v1/incidents/" + incident + "/pace";
    }

    private static Map<String, Object> limits(int version, int perDay, int perWeek, int staffLater) {
        var sent = new HashMap<String, Object>();
        sent.put("version", version);
        sent.put("perDay", perDay);
        sent.put("saidBy", "PROVIDER");
        sent.put("minimum", List.of(Map.of("shift", "MORNING", "least", 1, "peopleEach", 2)));
        sent.put(
                "expected",
                List.of(
                        Map.of("from", "2020-12-07", "shift", "MORNING", "staff", 2),
                        Map.of("from", "2020-12-09", "shift", "MORNING", "staff", staffLater)));
        sent.put("homes", List.of(Map.of("location", ELM, "perWeek", perWeek, "perDay", 1)));
        return sent;
    }

    private static List<String> words(JsonNode list) {
        var words = new ArrayList<String>();
        list.forEach(each -> words.add(each.stringValue()));
        return words;
    }

    @Test
    void theServiceIsEmptiedNoFasterThanTheOthersTakeAndNoSlowerThanItsStaffLast() {
        var nothing = api().get(pace()).json();
        assertThat(nothing.get("verdict").stringValue()).isEqualTo("NOT_KNOWN");
        assertThat(nothing.get("there").intValue()).isEqualTo(4);

        var bad = limits(0, 600, 4, 1);
        bad.remove("saidBy");
        bad.put("homes", List.of(Map.of("location", "1-999", "perWeek", 1), Map.of("location", ELM, "perWeek", 501)));
        assertThat(texts(api().put(pace(), bad).json().get("errors"), "field"))
                .containsExactly("perDay", "saidBy", "homes.1.location", "homes.2.perWeek");
        var slow = api().put(pace(), limits(0, 1, 4, 0));
        assertThat(slow.status()).as(slow.body()).isEqualTo(200);
        assertThat(slow.json().get("verdict").stringValue()).isEqualTo("IMPOSSIBLE");
        assertThat(words(slow.json().get("because")))
                .containsExactly(
                        "At the fastest 2 people are there on the morning of 9 December 2020, "
                                + "when the staff expected are enough for 0",
                        "Morning: 1 needed, 0 expected",
                        "The team moves at most 1 a day");
        assertThat(words(slow.json().get("wouldHelp")))
                .containsExactly("1 more move a day", "2 agency shifts from 9 December 2020 to 10 December 2020");
        assertThat(slow.json().get("lastSafe").stringValue()).isEqualTo("2020-12-08");
        assertThat(api().put(pace(), limits(0, 2, 4, 0)).status())
                .as("somebody else was quicker")
                .isEqualTo(409);
        var quick = api().put(pace(), limits(1, 2, 4, 0));
        assertThat(quick.json().get("verdict").stringValue()).isEqualTo("POSSIBLE");
        assertThat(quick.json().get("earliest").stringValue()).isEqualTo("2020-12-08");
        assertThat(quick.json().get("belowMinimum").size())
                .as("nobody has a day yet, and from the 9th nobody is there to care for them")
                .isEqualTo(13);
        assertThat(actors.as(
                        coordinator(),
                        () -> db.sql("select count(*) from placement.pace where incident = ?")
                                .param(incident)
                                .query(Integer.class)
                                .single()))
                .as("what was known before is kept")
                .isEqualTo(2);
        assertThat(web.api(actors.stranger(Role.INCIDENT_COORDINATOR))
                        .get(pace())
                        .status())
                .isEqualTo(404);
        assertThat(web.api(actors.lead()).put(pace(), limits(2, 2, 4, 0)).status())
                .isEqualTo(403);
    }

    @Test
    void theSameOnAPageWithoutScript() {
        var browser = web.browser(coordinator());
        var page = "/incidents/" + incident + "/moves/pace";
        assertThat(browser.open(page).text()).contains("this is not known yet", "The fewest staff of each shift");
        var wrong =
                browser.submit(page, Map.of("version", "0", "part", "team", "perDay", "many", "least-MORNING", "1"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select(".govuk-error-summary").text()).contains("Enter a whole number, such as 4");
        assertThat(wrong.html().select("#perDay").val()).isEqualTo("many");
        browser.submit(
                page,
                Map.of(
                        "version",
                        "0",
                        "part",
                        "team",
                        "perDay",
                        "2",
                        "least-MORNING",
                        "1",
                        "each-MORNING",
                        "2",
                        "saidBy",
                        "COUNCIL"));
        var noShift = browser.submit(page, Map.of("version", "1", "part", "staff", "from", "soon", "staff", "2"));
        assertThat(noShift.html().select(".govuk-error-summary a").eachText()).hasSize(2);
        browser.submit(
                page, Map.of("version", "1", "part", "staff", "from", "2020-12-07", "shift", "MORNING", "staff", "2"));
        browser.submit(
                page, Map.of("version", "2", "part", "staff", "from", "2020-12-10", "shift", "MORNING", "staff", "1"));
        var nowhere = browser.submit(page, Map.of("version", "3", "part", "home", "location", ELM));
        assertThat(nowhere.text()).contains("Say how many people it takes in a week");
        var tooMany = browser.submit(
                page, Map.of("version", "3", "part", "home", "location", ELM, "perWeek", "4", "takesPerDay", "5"));
        assertThat(tooMany.html().select("#takesPerDay-error").text()).contains("from 0 to those of the week, 4");
        var shown = browser.submit(page, Map.of("version", "3", "part", "home", "location", ELM, "perWeek", "4"));
        assertThat(shown.text()).contains("at the fastest everybody has moved by the end of 8 December 2020");
        assertThat(shown.html().select("#takes tbody tr").text()).isEqualTo("Elm House 1-701 4 No limit");
        assertThat(shown.html().select("#staff tbody tr")).hasSize(2);
        assertThat(shown.html().select("#alarms li").getFirst().text())
                .isEqualTo("10 December 2020, Morning: 4 there, 2 staff needed, 1 expected");
        assertThat(shown.html().select("#alarms li")).hasSize(5);
        assertThat(shown.html().select("#more-alarms li").getFirst().text())
                .as("the others can be reached")
                .isEqualTo("15 December 2020, Morning: 4 there, 2 staff needed, 1 expected");
        assertThat(shown.html().select("#run-down-chart").attr("data-days"))
                .startsWith("[{\"day\":\"2020-12-07\",\"planned\":4,\"actual\":4,\"fewest\":4,\"most\":4},"
                        + "{\"day\":\"2020-12-08\",\"planned\":4,\"actual\":null,\"fewest\":2,\"most\":4}");
        assertThat(browser.open("/incidents/" + incident + "/moves").text())
                .contains("12 days below the minimum staff as planned");
        var fewer = browser.submit(
                page, Map.of("version", "4", "part", "staff", "from", "2020-12-10", "shift", "MORNING", "staff", ""));
        assertThat(fewer.html().select("#staff tbody tr")).hasSize(1);
        assertThat(fewer.html().select("#alarms")).isEmpty();
        var onlyReads = web.browser(actors.lead()).open(page);
        assertThat(onlyReads.status()).isEqualTo(200);
        assertThat(onlyReads.html().select("main form")).isEmpty();
    }

    @Test
    @Requirement("SA-7.29")
    void oneMoreThanAServiceTakesNeedsAReason() {
        assertThat(api().put(pace(), limits(0, 2, 2, 2)).status()).isEqualTo(200);
        acceptedAt("A-1", ELM);
        acceptedAt("A-2", ELM);
        assertThat(planned("A-1", "2020-12-11T10:00:00Z", null).status()).isEqualTo(201);
        var second = planned("A-2", "2020-12-11T14:00:00Z", null);
        assertThat(codes(second)).containsExactly("CONF");
        assertThat(second.body()).contains("Elm House takes at most 1 a day, and 1 is planned for that day");
        assertThat(codes(planned("A-2", "2020-12-22T14:00:00Z", null)))
                .as("after the last day the service runs")
                .containsExactly("CONF");
        var friends = planned("A-2", "2020-12-11T14:00:00Z", "Two friends who stay together");
        assertThat(friends.status()).as(friends.body()).isEqualTo(201);
        var move = of("A-2") + "/moves/" + friends.json().get("id").stringValue();
        assertThat(api().put(
                                move,
                                Map.of(
                                        "version",
                                        0,
                                        "at",
                                        "2020-12-14T14:00:00Z",
                                        "transport",
                                        "FAMILY",
                                        "escort",
                                        "A cousin"))
                        .status())
                .as("it does not stand in its own way")
                .isEqualTo(200);
    }

    private Web.Answer planned(String reference, String at, @Nullable String reason) {
        var body = new HashMap<String, Object>(Map.of("at", at, "transport", "FAMILY", "escort", "A cousin"));
        body.put("timeReason", reason);
        return api().post(of(reference) + "/moves", body);
    }
}
