package care.backstop.incident.web;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.EditProcedures;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The form that is made from the questions of a line, without script. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordPagesTest {

    @Autowired
    OpenIncident open;

    @Autowired
    EditProcedures edit;

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    private UUID id;
    private Web.Browser browser;

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
    }

    @BeforeEach
    void anIncident() {
        clock.reset();
        id = Rooms.opened(open, actors.lead(), HARBOUR_VIEW);
        browser = web.browser(actors.lead());
    }

    @Test
    void theFormAsksEachQuestionAndSaysWhatIsWrongBesideIt() {
        var page = line("2.17");
        var empty = browser.open(page);
        assertThat(empty.text()).contains("Nothing is recorded yet");
        assertThat(empty.html().select("input[name='record.needed'][type=radio]"))
                .hasSize(2);
        assertThat(empty.html().select("input[name='record.rooms.1.on'][type=date]"))
                .hasSize(1);
        assertThat(empty.html().select("input[name='record.rooms.2.on']")).isEmpty();

        var typed = new LinkedHashMap<>(room(1, "Hall", "40"));
        typed.put("version", "0");
        typed.put("record.needed", "true");
        typed.put("record.rooms.1.invited", "many");
        var wrong = browser.submit(page + "/record", typed);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select(".govuk-error-summary a").attr("href")).isEqualTo("#record.rooms.1.invited");
        assertThat(wrong.html().getElementById("record.rooms.1.invited").val()).isEqualTo("many");
        assertThat(wrong.html().getElementById("record.rooms.1.invited-error").text())
                .contains("Enter a number");
        assertThat(wrong.html().getElementById("record.rooms.1.room").val()).isEqualTo("Hall");
        assertThat(wrong.html().select("#state option[selected]").text())
                .as("the form of the action is as it was")
                .isEqualTo("To do");

        typed.put("record.rooms.1.invited", "32");
        var more = new LinkedHashMap<>(typed);
        more.put("more", "rooms");
        var another = browser.submit(page + "/record", more);
        assertThat(another.status()).isEqualTo(200);
        assertThat(another.html().getElementById("record.rooms.1.room").val()).isEqualTo("Hall");
        assertThat(another.html().select("input[name='record.rooms.2.room']")).hasSize(1);

        typed.put("record.rooms.1.invited", "42");
        typed.putAll(room(2, "Barn", "30"));
        typed.put("record.rooms.2.from", "");
        typed.put("record.rooms.2.from", "13:00");
        var kept = browser.submit(page + "/record", typed);
        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.text())
                .contains("Recorded.", "More people are invited than the room holds", "Put the record right");
        assertThat(kept.html().select("#record-rooms tbody tr")).hasSize(2);
        assertThat(browser.open("/incidents/" + id + "/actions")
                        .html()
                        .select("#warnings a")
                        .text())
                .contains("2.17");
    }

    @Test
    void aLostRaceKeepsTheTypingAndACorrectionKeepsTheVersionBefore() {
        var page = line("2.19");
        var first = Map.of("version", "0", "record.met", "false", "record.why", "Nobody came to harm");
        assertThat(browser.submit(page + "/record", first).status()).isEqualTo(200);
        var late = browser.submit(
                page + "/record",
                Map.of("version", "0", "record.met", "true", "record.council", "INC-7", "record.icb", "SI-7"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("Someone else recorded this", "Nobody came to harm");
        assertThat(late.html().getElementById("record.council").val()).isEqualTo("INC-7");
        assertThat(late.html().select("section input[name=version]").val()).isEqualTo("1");

        var again = new LinkedHashMap<>(
                Map.of("version", "1", "record.met", "true", "record.council", "INC-7", "record.icb", "SI-7"));
        var silent = browser.submit(page + "/record", again);
        assertThat(silent.html().getElementById("record.because-error").text()).contains("why the record is put right");
        again.put("record.because", "A fall came to light");
        var kept = browser.submit(page + "/record", again);
        assertThat(kept.html().select("#record-history tbody tr")).hasSize(2);
        assertThat(kept.html().select("#record-history").text())
                .contains("A fall came to light", "Nobody came to harm");

        var versions = text(browser.open(page + "/record.csv"));
        assertThat(versions)
                .startsWith("version,recorded_at,recorded_by,put_right_because,question,row,answer")
                .contains(
                        "A fall came to light,The ICB's incident reference,,SI-7",
                        ",,Why they are not met,,Nobody came to harm");
        assertThat(browser.open(page + "/record.csv?list=none").status()).isEqualTo(404);
        assertThat(browser.open(line("2.2") + "/record.csv").status()).isEqualTo(404);
    }

    @Test
    void aListIsATableThatCanBeTakenAway() {
        var page = line("2.18");
        browser.submit(
                page + "/record",
                Map.of(
                        "version", "0",
                        "record.others.1.agency", "=Ambulance",
                        "record.others.1.contact", "01632 960001",
                        "record.others.1.purpose", "Moves",
                        "record.others.3.agency", "Store",
                        "record.others.3.contact", "store@example.org",
                        "record.others.3.purpose", "Beds"));
        assertThat(text(browser.open(page + "/record.csv?list=others")))
                .isEqualToNormalizingNewlines(
                        "agency,contact,purpose\n'=Ambulance,01632 960001,Moves\nStore,store@example.org,Beds\n");
    }

    @Test
    void whoeverOnlyReadsAnswersOnlyForThemselves() {
        RecordsOfThePlanTest.asksEach(edit, actors);
        id = Rooms.opened(open, actors.lead(), HARBOUR_VIEW);
        var reader = web.browser(actors.of(Role.COMMUNICATIONS_OFFICER));
        var page = line("2.22");
        var own = reader.open(page);
        assertThat(own.html().select("form[action*='/record/mine']")).hasSize(1);
        assertThat(reader.submit(page + "/record/mine", Map.of("version", "0", "record.answer", "NOTHING"))
                        .text())
                .contains("Nothing is put off");
        assertThat(reader.open(line("2.19")).html().select("form[action*='/record']"))
                .isEmpty();
        assertThat(reader.submit(line("2.19") + "/record/mine", Map.of("version", "0", "record.met", "true"))
                        .status())
                .as("not a question to each")
                .isBetween(400, 499);
    }

    @Test
    void aProcedureSaysInTheProductWhatHasToBeRecorded() {
        var lines = "/administration/procedures/soton/appendix-a/lines/2.20";
        var editor = browser.open(lines);
        assertThat(editor.text()).contains("What has to be recorded", "NOT_BEFORE_LAST_MOVE");
        var typed = new LinkedHashMap<String, String>();
        editor.html()
                .select("form[action$='/lines/2.20'] input, form[action$='/lines/2.20'] textarea")
                .forEach(i -> {
                    if (!i.attr("type").equals("checkbox") && !i.attr("name").startsWith("_")) {
                        typed.put(i.attr("name"), i.val());
                    }
                });
        typed.put("applies", "ALL");
        typed.put("accountable", "COUNCIL");
        typed.put("because", "We want the figures");
        typed.put("record", "fields: [{key: a, label: Hours, type: NUMBR}]");
        var wrong = browser.submit(lines, typed);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select("#record-error")).isNotEmpty();
        assertThat(wrong.html().getElementById("record").val()).contains("NUMBR");
        typed.put("record", "fields: [{key: hours, label: Hours lost, type: NUMBER, min: 0}]");
        assertThat(browser.submit(lines, typed).text()).contains("Saved as edition");

        assertThat(browser.open(line("2.20")).text()).as("the plan before").doesNotContain("Hours lost");
        id = Rooms.opened(open, actors.lead(), HARBOUR_VIEW);
        assertThat(browser.open(line("2.20")).html().select("input[name='record.hours']"))
                .hasSize(1);
    }

    private static Map<String, String> room(int row, String name, String holds) {
        var at = "record.rooms." + row + ".";
        var typed = new LinkedHashMap<String, String>();
        typed.put(at + "room", name);
        typed.put(at + "on", "9/12/2020");
        typed.put(at + "from", "10:00");
        typed.put(at + "to", "14:00");
        typed.put(at + "holds", holds);
        typed.put(at + "invited", "20");
        typed.put(at + "accessible", "true");
        return typed;
    }

    private String line(String number) {
        var plan = web.api(actors.lead())
                .get("/api/v1/incidents/" + id + "/actions")
                .json();
        return "/incidents/" + id + "/actions/"
                + plan.valueStream()
                        .filter(a -> a.get("number").asString().equals(number))
                        .findFirst()
                        .orElseThrow()
                        .get("id")
                        .asString();
    }

    private static String text(Web.Page page) {
        var text = new String(page.raw().body(), StandardCharsets.UTF_8);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
