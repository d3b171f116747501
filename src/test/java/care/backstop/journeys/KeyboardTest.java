package care.backstop.journeys;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens an incident, writes a risk down and settles a line of the plan with Tab, Space, Enter and letters; no mouse. */
@DatabaseTest
class KeyboardTest {

    private static final String SUBMIT = "main form:has(%s) button.govuk-button:not([formaction])";

    @LocalServerPort
    int port;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    @Test
    void aLeadWithoutAMouseOpensWritesAndSettles() {
        Rooms.register(new Register(db, actors));
        try (var walk = new Walk(port, true)) {
            walk.open("/demonstration/test-sign-in?post=" + actors.lead().post());
            var room = opens(walk);
            writes(walk, room);
            settles(walk, room);
        }
    }

    private static String opens(Walk walk) {
        walk.open("/incidents/new?location=" + HARBOUR_VIEW);
        walk.tab(".govuk-skip-link");
        walk.page().keyboard().press("Enter");
        walk.tab("#notifiedBy");
        walk.type("The night manager");
        walk.tab("#cause");
        walk.type("Money");
        walk.tab("input[name=stops]");
        walk.page().keyboard().press("ArrowDown");
        walk.tab(SUBMIT.formatted("#notifiedBy"));
        walk.leave("Enter");
        walk.waitFor("Not acknowledged");
        return walk.page().url().replaceAll("^.*(/incidents/[0-9a-f-]{36}).*$", "$1");
    }

    /** What is wrong takes the keyboard; its link leads to the field, and what was typed is still there. */
    private static void writes(Walk walk, String room) {
        walk.open(room + "/log/new?type=RISK");
        walk.tab(SUBMIT.formatted("#text"));
        walk.leave("Enter");
        assertThat(walk.find(".govuk-error-summary:focus").count())
                .as("the error summary has the keyboard")
                .isEqualTo(1);
        walk.tab(".govuk-error-summary a[href='#text']");
        walk.page().keyboard().press("Enter");
        assertThat(walk.find("#text:focus").count()).as("the field has it").isEqualTo(1);
        walk.type("No nurse on the night shift");
        walk.tab("#likelihood");
        walk.type("4");
        walk.tab("#impact");
        walk.type("5");
        walk.tab("#owner");
        walk.type("Lead Officer");
        walk.tab(SUBMIT.formatted("#text"));
        walk.leave("Enter");
        assertThat(walk.find(".govuk-error-summary").count()).isZero();
        assertThat(walk.text()).contains("No nurse on the night shift");
    }

    private static void settles(Walk walk, String room) {
        walk.open(room + "/actions");
        walk.tab("main table a[href*='/actions/']");
        walk.leave("Enter");
        walk.tab("#state");
        walk.type("Not app");
        walk.tab(SUBMIT.formatted("#state"));
        walk.leave("Enter");
        assertThat(walk.find(".govuk-error-summary:focus").innerText()).contains("does not apply here");
        walk.tab("#reason");
        walk.type("The provider has one manager, who does it all");
        walk.tab(SUBMIT.formatted("#state"));
        walk.leave("Enter");
        assertThat(walk.find(".govuk-error-summary").count()).isZero();
        assertThat(walk.text()).contains("Not applicable");
    }
}
