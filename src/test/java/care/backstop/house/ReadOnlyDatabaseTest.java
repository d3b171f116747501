package care.backstop.house;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.ReadOnly;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.SwitchableDataSource;
import care.backstop.testing.Web;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** While the database takes nothing, every page of an incident is shown, every form is answered in words, and no reading of a person is forgotten. */
@DatabaseTest
class ReadOnlyDatabaseTest {

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    OpenIncident open;

    @Autowired
    IncidentMembers members;

    @Autowired
    SwitchableDataSource database;

    @Autowired
    JdbcClient db;

    @AfterEach
    void takeChangesAgain() {
        database.takesChanges(true);
    }

    @Test
    void everyPageOfTheRoomIsShownAndEveryFormAnsweredInWords() {
        Rooms.register(new Register(db, actors));
        var lead = actors.lead();
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var room = "/incidents/" + id;
        actors.as(lead, () -> {
            members.add(id, coordinator.post(), lead);
            return "";
        });
        var csv = "Reference,Given names,Family name\nHV-1,Ada,Example\n".getBytes(StandardCharsets.UTF_8);
        assertThat(web.api(coordinator)
                        .upload("/api/v1" + room + "/people-imports", "list.csv", csv, Map.of("source", "PROVIDER"))
                        .status())
                .isEqualTo(200);
        var browsers = List.of(web.browser(lead), web.browser(coordinator));
        var pages = browsers.stream().map(b -> pagesOf(b, room)).toList();
        var token = web.api(lead);
        var before = reads();

        database.takesChanges(false);
        var faults = new ArrayList<String>();
        for (int n = 0; n < browsers.size(); n++) {
            browsers.get(n).open("/"); // from the first answer on it is known
            for (var path : pages.get(n)) {
                var page = browsers.get(n).open(path);
                if (page.status() != 200
                        || page.html().select("main").size() == 1
                                && !page.text().contains(ReadOnly.NOTICE)) {
                    faults.add("%d %s: %s".formatted(page.status(), path, page.h1()));
                }
            }
        }
        assertThat(faults).as("pages that need to write").isEmpty();
        var details = Map.of("likelihood", "4", "impact", "5", "owner", "Lead Officer");
        var form = new HashMap<>(details);
        form.putAll(Map.of("type", "RISK", "text", "No gas", "happenedAt", "2020-12-07T09:00"));
        var written = browsers.getFirst().submit(room + "/log", form);
        assertThat(written.status()).isEqualTo(503);
        assertThat(written.text()).contains(ReadOnly.REFUSAL, "What you typed", "No gas");
        var answer = token.post(
                "/api/v1" + room + "/log",
                Map.of("type", "RISK", "text", "No gas", "happenedAt", "2020-12-07T09:00:00Z", "details", details));
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.json().at("/errors/0/message").asString()).isEqualTo(ReadOnly.REFUSAL);
        assertThat(reads()).as("nothing can be written").isEqualTo(before);

        database.takesChanges(true);
        browsers.getLast().open(room + "/people");
        assertThat(reads())
                .as("what was read meanwhile is written with the next")
                .isGreaterThan(before + 2);
        assertThat(browsers.getFirst().open(room).text()).doesNotContain(ReadOnly.NOTICE);
        var chain = web.api(actors.of(Role.AUDITOR)).get("/api/v1/audit/verification");
        assertThat(chain.json().get("ok").asBoolean()).as(chain.body()).isTrue();
    }

    private long reads() {
        return actors.as(
                actors.lead(),
                () -> db.sql("select count(*) from audit.entry where kind = 'READ'")
                        .query(Long.class)
                        .single());
    }

    /** Every page of the room that links lead to, one of a kind. */
    private static List<String> pagesOf(Web.Browser browser, String room) {
        var found = new LinkedHashMap<String, String>();
        var steps = new ArrayDeque<String>(List.of("/", room));
        while (!steps.isEmpty()) {
            var step = steps.remove();
            var kind = URI.create(step.replace(" ", "%20")).getPath().replaceAll("/[0-9a-f]{8}-[0-9a-f-]{27}", "/id");
            if (found.putIfAbsent(kind, step) != null) {
                continue;
            }
            browser.open(step).html().select("main a[href^=" + room + "], nav a[href^=" + room + "]").stream()
                    .map(a -> a.attr("href"))
                    .forEach(steps::add);
        }
        assertThat(found).as("pages of a room").hasSizeGreaterThan(40);
        return List.copyOf(found.values());
    }
}
