package care.backstop.incident.web;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.people.Lists;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.Statements;
import care.backstop.testing.Web;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoomPagesTest {

    /** A home of a provider with no other incident. */
    private static final String TIDE_VIEW = "1-502";

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    OpenIncident open;

    @Autowired
    Statements statements;

    @Autowired
    JdbcClient db;

    private Web.Browser browser;

    @BeforeAll
    void services() {
        var register = new Register(db, actors);
        Rooms.register(register);
        register.add(Register.runBy(Register.home(TIDE_VIEW, "Tide View"), "1-901", "Tide Care Ltd"));
        browser = web.browser(actors.lead());
    }

    @Test
    void asksEightThingsKeepsThemAndOpensOneIncident() {
        var form = browser.open("/incidents/new?location=" + TIDE_VIEW);
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.h1()).isEqualTo("Take a notification");
        assertThat(form.text()).contains("Tide View");
        assertThat(form.html()
                        .select("main .govuk-form-group > label:not([for^=back]), main fieldset legend")
                        .size())
                .as(
                        "eight questions, the closing date or what is handed back inside one of them, and the procedures folded away")
                .isEqualTo(10);
        assertThat(form.html().select("main details legend").size())
                .as("what nobody has to answer at night")
                .isEqualTo(1);
        assertThat(form.html().select("#awareAt").val()).isEqualTo("2020-12-07T09:00");
        var action = form.html().select("main form").attr("action");
        var draft = action.substring(0, action.length() - "/open".length());

        var saved = browser.submit(draft, Map.of("notifiedBy", "Night nurse", "location", TIDE_VIEW));
        assertThat(saved.h1()).isEqualTo("Incidents");
        assertThat(saved.text()).contains("Night nurse about " + TIDE_VIEW);
        var resumed = browser.open(draft);
        assertThat(resumed.html().select("#notifiedBy").val()).isEqualTo("Night nurse");

        var typed = new HashMap<>(Map.of(
                "notifiedBy", "Night nurse",
                "contact", "nurse in charge, 01632 960001",
                "how", "Telephone",
                "awareAt", "2020-12-07T10:30",
                "location", TIDE_VIEW,
                "cause", "",
                "stops", "DATE",
                "endsOn", "2020-12-01",
                "said", "The owner has gone"));
        var refused = browser.submit(action, typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().title()).startsWith("Error: ");
        assertThat(refused.html().select(".govuk-error-summary a[href=#cause]")).hasSize(1);
        assertThat(refused.html().select("#notifiedBy").val()).isEqualTo("Night nurse");

        typed.put("cause", "STRATEGIC_EXIT");
        assertThat(browser.submit(action, typed)
                        .html()
                        .select(".govuk-error-summary")
                        .text())
                .contains("in the future")
                .contains("has passed");
        typed.put("awareAt", "2020-12-07T02:10");
        typed.put("endsOn", "2020-12-21");
        var opened = browser.submit(action, typed);
        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.address().getPath()).matches("/incidents/[0-9a-f-]{36}");
        assertThat(opened.h1()).isEqualTo("Tide View");
        assertThat(opened.text()).contains("Planned exit", "7 December 2020, 2:10am", "The owner has gone");
        assertThat(opened.html().select(".govuk-tag--red").text()).contains("Not acknowledged");

        var twice = browser.submit(action, typed);
        assertThat(twice.address()).isEqualTo(opened.address());
        assertThat(browser.open(draft).address()).isEqualTo(opened.address());
        assertThat(browser.open("/incidents").text()).doesNotContain("Night nurse about");
    }

    @Test
    void understandsWhatATiredPersonTypesAtNight() {
        var action = browser.open("/incidents/new").html().select("main form").attr("action");
        var typed = new HashMap<>(Map.of(
                "notifiedBy", "<script>alert(1)</script>",
                "awareAt", "31/2/2020 10:30",
                "location", "view",
                "cause", "QUALITY",
                "stops", "DATE",
                "endsOn", "nonsense",
                "said", "The owner has gone"));
        var refused = browser.submit(action, typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select(".govuk-error-summary").text())
                .contains("Which one is it? Enter its ID: 1-500 for Harbour View", "1-501 for Pier View")
                .contains("Enter when we became aware, such as 16/9/2026 14:05")
                .contains("Enter the closing date, such as 16/9/2026");
        assertThat(refused.html().select("#location").val()).isEqualTo("view");
        assertThat(refused.html().select("#notifiedBy").val()).isEqualTo("<script>alert(1)</script>");

        typed.put("location", "No such home");
        typed.put("awareAt", "7/12/0202 2:10");
        typed.put("endsOn", "21/12/9999");
        assertThat(browser.submit(action, typed)
                        .html()
                        .select(".govuk-error-summary")
                        .text())
                .contains("No open service is called \"No such home\"")
                .doesNotContain("calendar");
        typed.put("location", HARBOUR_VIEW);
        typed.put("join", "SEPARATE");
        assertThat(browser.submit(action, typed)
                        .html()
                        .select(".govuk-error-summary")
                        .text())
                .contains("more than five years ago. Check the year")
                .contains("more than five years away. Check the year");

        typed.put("said", "x".repeat(4_001));
        for (var where : new String[] {action, action.substring(0, action.length() - "/open".length())}) {
            var tooLong = browser.submit(where, typed);
            assertThat(tooLong.status()).isEqualTo(422);
            assertThat(tooLong.html()
                            .select(".govuk-error-summary a[href=#said]")
                            .text())
                    .contains("4,000 characters");
            assertThat(tooLong.html().select("#said").text())
                    .as("what was typed is kept")
                    .hasSize(4_001);
        }
        assertThat(browser.open("/incidents").html().select("main tbody tr").text())
                .doesNotContain("alert(1)");

        typed.put("said", "The owner has gone");
        typed.put("location", "pier view");
        typed.put("awareAt", "7/12/2020 2:10");
        typed.put("endsOn", "21/12/2020");
        var opened = browser.submit(action, typed);
        assertThat(opened.h1()).isEqualTo("Pier View");
        assertThat(opened.text()).contains("7 December 2020, 2:10am", "21 December 2020", "<script>alert(1)</script>");
        assertThat(opened.html().select("main script")).isEmpty();
    }

    @Test
    void leadsFromTheFirstPageThroughTheRoom() {
        var id = Rooms.opened(open, actors.lead(), HARBOUR_VIEW);
        var room = "/incidents/" + id;
        assertThat(browser.open("/").text()).contains("Acknowledge: Harbour View");
        var acknowledged = browser.submit(room + "/acknowledge", Map.of("how", "by telephone"));
        assertThat(acknowledged.html().select(".govuk-tag--red").text()).doesNotContain("Not acknowledged");
        assertThat(acknowledged.text()).contains(actors.lead().name(), "Actions", "Log", "Decisions");

        browser.open(room + "/verification");
        var verified = browser.submit(
                room + "/verification",
                Map.of("standing", "VERIFIED", "withWhom", "CQC", "how", "by telephone", "at", "2020-12-07T08:00"));
        assertThat(verified.text()).contains("Verified");

        var planned =
                browser.submit(room + "/meetings", Map.of("scheduledAt", "2020-12-09T14:00", "place", "by video"));
        assertThat(planned.text()).contains("9 December 2020, 2:00pm, by video");

        var log = browser.submit(
                room + "/log", Map.of("type", "CALL", "happenedAt", "2020-12-07T08:30", "text", "<b>Owner</b> rang"));
        assertThat(log.text()).contains("<b>Owner</b> rang");
        assertThat(browser.open(room + "/log?q=rang").html().select(".backstop-timeline__event"))
                .hasSize(1);
        var csv = new String(browser.open(room + "/log.csv").raw().body(), StandardCharsets.UTF_8);
        assertThat(csv).contains("number,happened_at,entered_at").contains("Call");

        var open = browser.open(room + "/close");
        assertThat(open.html().select("#open li").eachText()).anyMatch(s -> s.startsWith("94 of the actions"));
        assertThat(browser.submit(room + "/close", Map.of("because", "done")).status())
                .isEqualTo(409);
    }

    @Test
    void worksThePlanOnThePage() {
        var id = Rooms.opened(open, actors.lead(), HARBOUR_VIEW);
        var actions = "/incidents/" + id + "/actions";
        var all = browser.open(actions);
        assertThat(all.html().select("#actions tbody tr")).hasSize(94);
        var part = browser.open(actions + "?part=7&sort=DUE&order=desc");
        assertThat(part.html().select("#actions tbody tr")).hasSizeBetween(20, 30);
        assertThat(part.text()).contains("of 94 actions");
        assertThat(browser.open(actions + "?when=LATE").text()).contains("No action fits this filter");

        var keys = part.html()
                .select("#actions input[name=chosen]")
                .eachAttr("value")
                .subList(0, 2);
        var changed = browser.submit(
                actions + "/bulk?part=7",
                Map.of(
                        "chosen", String.join("\n", keys),
                        "toOwner", actors.lead().post().toString(),
                        "dueOn", "2020-12-18",
                        "toState", "NOT_APPLICABLE",
                        "reason", "Nobody lives there"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.html().select(".govuk-notification-banner").text()).contains("2 actions changed");
        assertThat(browser.open(actions + "?state=NOT_APPLICABLE").html().select("#actions tbody tr"))
                .hasSize(2);
        var again = browser.submit(
                actions + "/bulk",
                Map.of("chosen", String.join("\n", keys), "toState", "TO_DO", "reason", "typed with care"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.html().select("#reason").val()).isEqualTo("typed with care");
        assertThat(again.html().select(".govuk-error-summary").text()).contains("changed by someone else");

        var action = keys.getFirst().split("_")[0];
        var stale = browser.submit(
                actions + "/" + action,
                Map.of("version", "1", "owner", "", "state", "TO_DO", "reason", "mine", "evidence", "what I typed"));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.html().select("#evidence").val()).isEqualTo("what I typed");
        assertThat(stale.text()).contains("Someone else changed this action", "Not applicable");
        assertThat(stale.html().select("input[name=version]").val()).isEqualTo("2");

        var csv = new String(browser.open(actions + ".csv?part=7").raw().body(), StandardCharsets.UTF_8);
        assertThat(csv.lines().count())
                .isEqualTo(part.html().select("#actions tbody tr").size() + 1L);
    }

    @Test
    @Requirement("L3.2-a")
    void testsAndDecidesOnPagesThatPrint() {
        var id = Rooms.opened(open, actors.lead(), HARBOUR_VIEW);
        var decisions = "/incidents/" + id + "/decisions";
        assertThat(browser.open(decisions).text()).contains("Not tested yet");
        var form = browser.open(decisions + "/services/" + HARBOUR_VIEW);
        assertThat(form.html().select("input[name=registered][checked]").val()).isEqualTo("YES");
        var facts = new HashMap<>(Map.of(
                "registered", "YES",
                "form", "COMPANY",
                "event", "ADMINISTRATOR_APPOINTED",
                "entity", "REGISTERED_PROVIDER",
                "effectiveOn", "2020-12-01",
                "evidenced", "true",
                "eventSource", "Notice of appointment",
                "state", "STOPPED",
                "unableSince", "2020-12-07"));
        var missing = browser.submit(decisions + "/services/" + HARBOUR_VIEW, facts);
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.html().select(".govuk-error-summary a[href=#extent]"))
                .hasSize(1);
        assertThat(missing.html().select("#eventSource").val()).isEqualTo("Notice of appointment");

        facts.put("state", "GONE");
        var unknown = browser.submit(decisions + "/services/" + HARBOUR_VIEW, facts);
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.html().select(".govuk-error-summary a[href=#state]")).hasSize(1);

        facts.put("state", "STOPPED");
        facts.put("extent", "WHOLE");
        var tested = browser.submit(decisions + "/services/" + HARBOUR_VIEW, facts);
        assertThat(tested.text()).contains("row A1-7", "Care Act 2014 s 48", "SI 2015/301 reg 2(1)(b)");
        var decided = browser.submit(
                tested.address().getPath(), Map.of("decided", "DUTY_S48", "reasons", "All conditions hold"));
        assertThat(decided.text()).contains("All conditions hold", actors.lead().name());
        assertThat(decided.html().select("select[name=decided]")).isEmpty();

        var uploaded = web.api(actors.of(Role.INCIDENT_COORDINATOR))
                .upload(
                        "/api/v1/incidents/" + id + "/people-imports",
                        "list.csv",
                        Lists.HARBOUR.getBytes(StandardCharsets.UTF_8),
                        Map.of("source", "PROVIDER"));
        assertThat(uploaded.status()).as(uploaded.body()).isBetween(200, 201);
        var coordinator = web.browser(actors.of(Role.INCIDENT_COORDINATOR));
        coordinator.open(decisions);
        var everybody = coordinator.submit(decisions + "/people", Map.of("metHere", "YES"));
        assertThat(everybody.status()).as(everybody.text()).isEqualTo(200);
        assertThat(everybody.html().select("#people tbody tr")).hasSize(4);
        assertThat(everybody.html().select("#people").text()).contains("A2-1", "A2-4", "Not judged yet");

        var one = browser.open(everybody.html().select("#people tbody a").attr("href"));
        assertThat(one.status()).isEqualTo(200);
        assertThat(one.text()).contains("Row A2-", "What was looked at");
        var api = web.api(actors.lead()).get("/api/v1/incidents/" + id).json();
        assertThat(api.get("decisions").get(0).get("decided").asString()).isEqualTo("DUTY_S48");
        assertThat(api.get("counts").get("people").asInt()).isEqualTo(4);
        assertThat(api.get("counts").get("personResults").get("DUTY_S48").asInt())
                .isEqualTo(3);
    }

    @Test
    void whoeverComesSecondIsGivenBackTheirWords() {
        var room = "/incidents/" + Rooms.opened(open, actors.lead(), HARBOUR_VIEW);
        var typed = Map.of(
                "endsOn", "2020-12-21", "source", "The owner, by telephone: not before the 21st", "version", "99");
        var second = browser.submit(room + "/closing-date", typed);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.h1()).isEqualTo("Someone else has changed this");
        assertThat(second.html().select(".backstop-typed").eachText())
                .as("the words, and neither the day, the version nor the token")
                .containsExactly("The owner, by telephone: not before the 21st");
        var first = browser.open(room + "/closing-date");
        assertThat(first.text()).doesNotContain("not before the 21st");
    }

    @Test
    void staysWithinEightStatements() {
        var id = Rooms.opened(open, actors.lead(), HARBOUR_VIEW);
        for (var path : new String[] {"", "/actions", "/log", "/decisions", "/verification", "/meetings"}) {
            browser.open("/incidents/" + id + path);
            statements.reset();
            assertThat(browser.open("/incidents/" + id + path).status()).isEqualTo(200);
            var sent = statements.ofThePage();
            System.out.println("statements of /incidents/{incident}" + path + ": " + sent.size());
            assertThat(sent)
                    .as("%s: %s", path, sent)
                    .hasSizeBetween(3, path.isEmpty() || path.equals("/actions") ? 8 : 14);
        }
        statements.reset();
        browser.open("/");
        System.out.println("statements of /: " + statements.ofThePage().size());
        assertThat(statements.ofThePage())
                .as("one each for lines, deadlines, lessons, requests, other work, entries and drafts")
                .hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void showsNothingOfSomebodyElses() {
        var id = Rooms.opened(open, actors.lead(), HARBOUR_VIEW);
        var stranger = web.browser(actors.stranger(Role.INCIDENT_LEAD));
        for (var path : new String[] {
            "",
            "/actions",
            "/actions.csv",
            "/log",
            "/log.csv",
            "/decisions",
            "/meetings",
            "/verification",
            "/close",
            "/closing-date",
            "/actions/" + UUID.randomUUID(),
            "/decisions/services/" + HARBOUR_VIEW
        }) {
            var page = stranger.open("/incidents/" + id + path);
            assertThat(page.status()).as(path).isEqualTo(404);
            assertThat(page.html().text()).as(path).doesNotContain("Harbour");
        }
        assertThat(stranger.open("/incidents").text()).contains("not part of any incident");
        assertThat(stranger.open("/").text()).contains("nothing waits for you");
        assertThat(stranger.submit("/incidents/" + id + "/acknowledge", Map.of())
                        .status())
                .isEqualTo(404);
    }
}
