package care.backstop.journeys;

import static care.backstop.incident.Rooms.SOLENT;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.people.Lists;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The provider's spreadsheet at midnight: asked for, sent by a link with mistakes and without, compared with the council's, and signed. */
@DatabaseTest
class SpreadsheetAtMidnightTest {

    private static final String HEADS =
            "Ref,Client surname,First name,DOB,NHS No.,Address,Postcode,Funded by,Type of care,Hours\n";

    private static final String PROVIDER = HEADS + """
            A-1,Larkspur,Odile,05/12/1938,%s,12 Quay Road,SO14 7LY,Council,home care,10
            A-2,Thrupp,Ivo,03/04/1940,,3 Hill Lane,SO15 2EH,Council,home care,12
            A-3,Quillfeather,Anton,11/02/1931,,40 Park Row,SO17 1BJ,Self,home care,14
            """.formatted(Lists.nhs(1));

    private static final String COUNCIL = """
            Ref,Surname,First name,DOB,NHS No.,Address,Postcode,Funded by,Type of care,Hours
            C-1,Larkspur,Odile,05/12/1938,%s,12 Quay Road,SO14 7LY,Self,home care,10
            C-2,Thruppe,Ivo,04/03/1940,,3 Hill Lane,SO15 2EH,Council,home care,12
            C-3,Quillfeather,Brigid,11/02/1931,,40 Park Row,SO17 1BJ,Council,home care,14
            """.formatted(Lists.nhs(1));

    @LocalServerPort
    int port;

    @Autowired
    Actors actors;

    @Autowired
    OpenIncident open;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    @Test
    void fromADirtyFileToASignedNumber() {
        Rooms.register(new Register(db, actors));
        clock.set(Instant.parse("2020-12-07T23:40:00Z"));
        var room = "/incidents/" + Rooms.opened(open, actors.lead(), SOLENT);
        try (var walk = new Walk(port, true)) {
            in(walk, actors.of(Role.INCIDENT_COORDINATOR));
            var link = ask(walk, room);
            try (var provider = new Walk(port, false)) {
                sent(provider, link);
            }
            takenIn(walk, room);
            council(walk, room);
            settled(walk, room);
            twins(walk, room);
            signed(walk, room);
            inSomebodysCare(walk, room);
        }
    }

    private static void in(Walk walk, Actor actor) {
        walk.open("/demonstration/test-sign-in?post=" + actor.post());
    }

    private static String ask(Walk walk, String room) {
        walk.open(room + "/people/lists/asked");
        walk.fill("Who is asked?", "The night manager");
        walk.fill("By when?", "2020-12-08T00:30");
        walk.press("Ask for it");
        walk.waitFor("shown only now");
        walk.look("midnight-asked");
        return walk.find("#made").innerText().strip().replaceAll("^.*(/send-list/.+)$", "$1");
    }

    /** The first file has a birth date that was never a day; the second is whole. One heading is of the provider's own. */
    private static void sent(Walk provider, String link) {
        provider.open(link);
        send(provider, PROVIDER.replace("Client surname", "Surname").replace("03/04/1940", "31/02/1940"));
        provider.waitFor("Nothing was kept");
        assertThat(provider.text()).contains("There is no such day");
        send(provider, PROVIDER.replace("Client surname", "Surname"));
        provider.waitFor("List received");
        assertThat(provider.text()).contains("3 people");
        provider.open(link);
        assertThat(provider.text()).as("a link takes one list").doesNotContain("Send the list");
    }

    private static void send(Walk walk, String csv) {
        choose(walk, csv);
        walk.press("Send the list");
    }

    private static void choose(Walk walk, String csv) {
        walk.find("input[type=file]")
                .setInputFiles(new FilePayload("list.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    }

    private static void takenIn(Walk walk, String room) {
        walk.open(room + "/people/lists");
        walk.click(walk.find("#lists tbody a").first());
        walk.waitFor("This is what the list would do");
        assertThat(walk.fact("Came")).contains("By a link");
        walk.press("Take in this list");
        walk.waitFor("List taken in: 3 added");
    }

    private static void council(Walk walk, String room) {
        walk.open(room + "/people/lists");
        walk.tick("The council");
        choose(walk, COUNCIL);
        walk.press("Look at what it would do");
        walk.waitFor("This is what the list would do");
        assertThat(walk.fact("Would be added")).as("only the twin is new").isEqualTo("1");
        walk.press("Take in this list");
        walk.waitFor("List taken in");
    }

    private static void settled(Walk walk, String room) {
        walk.open(room + "/reconciliation");
        walk.waitFor("Where lists differ");
        assertThat(walk.text())
                .contains("they may be twins", "The provider: This council; The council: Pays for own care");
        walk.look("midnight-compared");
        walk.click(walk.find("#differences tbody tr:has-text('Who pays') a").first());
        walk.waitFor("whose word is right?");
        walk.look("midnight-settle");
        walk.find("#chosen-funding-COUNCIL").check();
        walk.find("#why-funding").fill("The finance team read out the assessment");
        walk.press("Settle this");
        walk.waitFor("It holds until a list says something else");
        assertThat(walk.find("#differences tbody tr:has-text('Who pays')").count())
                .isZero();
    }

    private static void twins(Walk walk, String room) {
        walk.open(room + "/reconciliation");
        walk.click(walk.find("#perhaps tbody a").first());
        walk.waitFor("One person or two?");
        walk.look("midnight-twins");
        walk.tick("Two people: keep both");
        walk.fill("How do you know?", "The night manager knows them both");
        walk.press("Decide");
        walk.waitFor("Both are kept");
    }

    private static void signed(Walk walk, String room) {
        walk.open(room + "/reconciliation/number");
        walk.fill("How many people does the provider say it cares for?", "5");
        walk.fill("Who at the provider confirmed it?", "The night manager");
        walk.press("Sign this number");
        walk.waitFor("The provider says 5 and we count 4");
        walk.fill("If it is not what we count: why?", "One came home from hospital tonight");
        walk.look("midnight-number");
        walk.press("Sign this number");
        walk.waitFor("The number is signed");
        assertThat(walk.text()).contains("The night manager said 5", "we counted 4, 1 fewer");
    }

    /** Before the night is over everybody has a worker, and it is plain who is told, seen and called next. */
    private static void inSomebodysCare(Walk walk, String room) {
        walk.open(room + "/people/caseloads");
        walk.look("midnight-caseloads");
        walk.click(walk.find("#workers tbody a").first());
        walk.tick("Social worker");
        walk.look("midnight-worker");
        walk.press("Save");
        walk.waitFor("Saved");
        walk.follow("Who could be given whom");
        walk.waitFor("Has 0 of 12");
        walk.look("midnight-suggestion");
        walk.press("Give those ticked");
        walk.waitFor("been given a worker");
        walk.look("midnight-care");
        walk.open(room + "/people/told");
        walk.look("midnight-told");
        walk.open(room + "/people/seen");
        walk.look("midnight-seen");
        walk.open(room + "/people/calls?days=1&callers=1&each=2");
        walk.waitFor("2 to call, 2 to write to");
        walk.look("midnight-calls");
        List.of("records", "systems", "receipts", "wellbeing")
                .forEach(board -> walk.glance("midnight-" + board, room + "/people/boards/" + board));
    }
}
