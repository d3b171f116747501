package care.backstop.house;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Area;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Web;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No page offers a link that its reader may not follow. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryLinkEveryRoleTest {

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    OpenIncident open;

    @Autowired
    Permissions permissions;

    @Autowired
    IncidentMembers members;

    @Autowired
    JdbcClient db;

    private String room = "";

    @BeforeAll
    void anIncidentEveryoneIsPartOf() {
        Rooms.register(new Register(db, actors));
        var id = Rooms.opened(open, actors.lead(), HARBOUR_VIEW);
        room = "/incidents/" + id;
        Acting.as(actors.lead(), () -> {
            for (var role : Role.values()) {
                if (permissions.may(actors.of(role), Area.INC, Act.READ)) {
                    members.add(id, actors.of(role).post(), actors.lead());
                }
            }
        });
        var csv = "Reference,Given names,Family name\nHV-1,Ada,Example\nHV-2,Ben,Example\n"
                .getBytes(StandardCharsets.UTF_8);
        var taken = web.api(actors.of(Role.INCIDENT_COORDINATOR))
                .upload("/api/v1" + room + "/people-imports", "list.csv", csv, Map.of("source", "PROVIDER"));
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyLinkOfEveryPageOpens(Role role) {
        var browser = web.browser(actors.of(role));
        var closed = new ArrayList<String>();
        var seen = new HashSet<String>();
        record Step(String path, String from) {}
        var steps = new ArrayDeque<Step>();
        steps.add(new Step("/", "the start"));
        steps.add(new Step("/incidents", "the start"));
        while (!steps.isEmpty() && seen.size() < 150) {
            var step = steps.remove();
            if (!seen.add(kind(step.path()))) {
                continue;
            }
            var page = browser.open(step.path());
            boolean asItShould =
                    page.status() == 200 || (page.status() == 403 && step.from().equals("the start"));
            if (!asItShould) {
                closed.add("%d %s, offered by %s".formatted(page.status(), step.path(), step.from()));
                continue;
            }
            if (step.path().equals(room)) {
                assertThat(page.h1()).isEqualTo("Harbour View");
            }
            for (var link : page.html().select("a[href^=/]")) {
                steps.add(new Step(link.attr("href"), step.path() + " as \"" + link.text() + "\""));
            }
        }
        assertThat(closed).as("links offered to %s that do not open", role).isEmpty();
    }

    @Test
    void offersTheListOnlyToThoseWhoTakeItIn() {
        assertThat(web.browser(actors.of(Role.INCIDENT_COORDINATOR)).open(room).text())
                .contains("Take in a list of people");
        assertThat(web.browser(actors.lead()).open(room).text()).doesNotContain("Take in a list of people");
        var liaison = web.browser(actors.of(Role.CQC_LIAISON)).open(room);
        assertThat(liaison.html().select(".backstop-doors").text())
                .contains("Overview")
                .doesNotContain("People");
        assertThat(liaison.html()
                        .select(".backstop-figure:contains(People affected)")
                        .text())
                .as("the number stays where the list is closed")
                .contains("2");
        assertThat(liaison.html().select(".backstop-figure:contains(People affected) a"))
                .isEmpty();
    }

    /** One page of a kind is enough: ids, numbers of pages and orders are all alike. */
    private static String kind(String href) {
        var path = URI.create(href.replace(" ", "%20")).getPath();
        return path.replaceAll("/[0-9a-f]{8}-[0-9a-f-]{27}", "/id");
    }
}
