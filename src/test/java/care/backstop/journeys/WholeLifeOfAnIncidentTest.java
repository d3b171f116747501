package care.backstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Role;
import care.backstop.people.Lists;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One incident from the regulator's file to everyone's review: three officers, eight steps, every page looked at. The
 * file is a published one (../shared/data) where that is present, else one written here.
 */
@DatabaseTest
class WholeLifeOfAnIncidentTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final Path PUBLISHED = Path.of("../shared/data/cqc/api_locations_oldham_2025.jsonl.gz");

    /** Homes in the file that is written where no published one is. */
    private static final int WRITTEN = 12;

    @LocalServerPort
    int port;

    @Autowired
    Actors actors;

    @Autowired
    Web web;

    @Autowired
    TestClock clock;

    private String failing = "";
    private List<String> receiving = List.of();
    private int unowned;
    private final Map<String, Integer> beds = new HashMap<>();

    @Test
    void fromTheRegulatorsFileToEveryoneSafelyPlaced() throws Exception {
        clock.set(MONDAY);
        try (var walk = new Walk(port, true)) {
            register(walk);
            market(walk);
            notifyAndDecide(walk);
            act(walk);
            people(walk);
            places(walk);
            move(walk);
            tell(walk);
            assertThat(walk.looked()).hasSizeGreaterThan(20);
        }
    }

    private void as(Walk walk, Actor actor) {
        walk.open("/demonstration/test-sign-in?post=" + actor.post());
    }

    /** 1. The published file is read, compared, shown, applied. */
    private void register(Walk walk) throws IOException {
        as(walk, actors.marketOfficer());
        walk.open("/market/imports");
        walk.look("register-files-empty");
        walk.page().setInputFiles("input[type=file]", file());
        walk.press("Read and compare");
        walk.waitFor("Apply to the register");
        walk.look("register-file-compared");
        var entries = Integer.parseInt(walk.fact("New"));
        assertThat(walk.fact("Rows read")).isEqualTo(String.valueOf(rowsOfTheFile()));
        assertThat(entries + Integer.parseInt(walk.fact("Rows left out"))).isEqualTo(rowsOfTheFile());
        assertThat(walk.fact("Changed")).isEqualTo("0");
        assertThat(walk.fact("Gone")).isEqualTo("0");
        walk.press("Apply to the register");
        walk.waitFor("Undo this file");
        walk.look("register-file-applied");
        assertThat(walk.fact("New")).isEqualTo(String.valueOf(entries));
        var homes = web.api(actors.lead())
                .get("/api/v1/locations?service=CARE_HOME_NURSING&size=12")
                .json();
        var ids = new ArrayList<String>();
        homes.get("locations").forEach(l -> {
            ids.add(l.get("id").asString());
            beds.put(l.get("id").asString(), l.get("beds").asInt());
        });
        assertThat(ids).hasSizeGreaterThanOrEqualTo(5);
        failing = ids.getFirst();
        receiving = ids.subList(1, ids.size());
    }

    private Path file() throws IOException {
        if (Files.exists(PUBLISHED)) {
            return PUBLISHED.toAbsolutePath();
        }
        var rows =
                new StringBuilder("Location ID,Location Name,Care home?,Care homes beds,Location Latest Overall Rating,"
                        + "Location Local Authority,Location Postal Code,Location Latitude,Location Longitude,Provider ID,"
                        + "Provider Name,Service type - Care home service with nursing,Service user band - Older People,"
                        + "Location HSCA start date,Location Type/Sector\n");
        for (int i = 0; i < WRITTEN; i++) {
            rows.append(
                    "1-90000%02d,Fern House %d,Y,%d,Good,Testshire,OL1 %dAA,53.5%02d,-2.11,1-80000%02d,Fern Care %d Ltd,Y,Y,01/10/2010,Social Care Org%n"
                            .formatted(i, i, 30 + i, i % 10, i, i, i));
        }
        return Lists.file("register.csv", rows.toString());
    }

    /** As many as the file has lines, counted here a second way. */
    private static int rowsOfTheFile() throws IOException {
        return Files.exists(PUBLISHED) ? published().size() : WRITTEN;
    }

    /** Those that nurse and have not been deregistered. */
    private static int nursingHomesOfTheFile() throws IOException {
        return Files.exists(PUBLISHED)
                ? (int) published().stream()
                        .filter(l -> l.get("registrationStatus").asString().equals("Registered"))
                        .filter(l -> l.get("gacServiceTypes").toString().contains("Care home service with nursing"))
                        .count()
                : WRITTEN;
    }

    private static List<JsonNode> published() throws IOException {
        var json = JsonMapper.builder().build();
        try (var in = new GZIPInputStream(Files.newInputStream(PUBLISHED))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(json::readTree)
                    .toList();
        }
    }

    /** 2. Places are found and said to be free. */
    private void market(Walk walk) throws IOException {
        walk.open("/market?service=CARE_HOME_NURSING");
        walk.waitFor("services drawn.");
        walk.look("market-nursing-homes");
        assertThat(walk.text()).contains("%d services".formatted(nursingHomesOfTheFile()));
        for (var id : receiving.subList(1, receiving.size())) {
            var answer = web.api(actors.marketOfficer())
                    .put(
                            "/api/v1/locations/" + id + "/capacity",
                            Map.of(
                                    "asAt",
                                    MONDAY.toString(),
                                    "service",
                                    "CARE_HOME_NURSING",
                                    "maximum",
                                    beds.get(id),
                                    "occupied",
                                    beds.get(id) - 2,
                                    "reserved",
                                    0,
                                    "accepting",
                                    true));
            assertThat(answer.status()).as(answer.body()).isLessThan(300);
        }
        walk.open("/market/locations/" + receiving.getFirst());
        walk.look("location-capacity-not-known");
        walk.click(walk.find("a:has-text('Confirm what it can take: Care home with nursing')")
                .first());
        var most = beds.get(receiving.getFirst());
        walk.fill("Most places it can run", String.valueOf(most));
        walk.fill("Places occupied", String.valueOf(most - 3));
        walk.fill("Places reserved for someone who has not arrived", "0");
        walk.find("input[name=accepting]").first().check();
        walk.look("capacity");
        walk.press("Confirm");
        assertThat(walk.text()).contains(String.valueOf(most - 3));
    }

    /** 3. Someone rings; a lead takes it, checks it, tests the duty and decides. */
    private void notifyAndDecide(Walk walk) {
        as(walk, actors.lead());
        walk.open("/");
        walk.look("home-empty");
        walk.open("/market/locations/" + failing);
        walk.press("Open an incident");
        walk.press("Open the incident");
        assertThat(walk.find(".govuk-error-summary").innerText()).isNotBlank();
        walk.look("intake-refused");
        walk.fill("Who told us? (needed)", "The registered manager");
        savesAsTyped(walk);
        walk.fill("When did the council first become aware? (needed)", "2026-11-23T08:15");
        walk.choose("What is the cause, as far as you know? (needed)", "BUSINESS_FAILURE");
        walk.find("input[name=stops][value=DATE]").check();
        walk.fill("Closing date", "2026-12-14");
        walk.fill("What did they say?", "The administrators arrive today. Wages are unpaid.");
        walk.press("Open the incident");
        walk.waitFor("Not acknowledged");
        walk.look("overview-not-acknowledged");
        assertThat(ofThePlan(walk)).isEqualTo(94);
        assertThat(walk.figure("Done")).isEqualTo("0");
        assertThat(walk.figure("Late")).isEqualTo("0");
        unowned = number(walk, "Nobody accountable");
        walk.fill("How did the notification reach you?", "By telephone from the duty officer");
        walk.press("I have this incident");
        assertThat(walk.text()).doesNotContain("Not acknowledged");

        var room = incident(walk);
        walk.follow("Who is in this incident");
        walk.find("details").evaluateAll("all => all.forEach(one => one.open = true)");
        walk.look("members");
        walk.open(room + "/verification");
        walk.find("input[name=standing][value=VERIFIED]").check();
        walk.fill("Who did you check with?", "The regulator");
        walk.fill("How?", "By telephone");
        walk.fill("When did they say so?", "2026-11-23T08:45");
        walk.press("Record it");
        walk.look("verification");

        walk.follow("Decisions");
        walk.look("decisions-none-yet");
        walk.open(incident(walk) + "/decisions/services/" + failing);
        walk.find("input[name=registered][value=YES]").check();
        walk.choose("What is the provider in law?", "COMPANY");
        walk.find("select[name=event]").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        walk.find("select[name=entity]").selectOption("REGISTERED_PROVIDER");
        walk.fill("On which day did it take effect?", "2026-11-20");
        walk.find("input[name=evidenced][value=true]").check();
        walk.fill("What is the proof, or who reports it?", "Notice seen at Companies House");
        walk.find("input[name=state][value=RUNNING]").check();
        walk.press("Run the test");
        assertThat(walk.text()).contains("A1-2");
        walk.look("duty-test-advice");
        walk.fill("Reasons", "The administrators trade on; staff are paid to the end of the month.");
        walk.press("Record the decision");
        walk.look("duty-decided");
    }

    /** No button is pressed: what was typed is sent by the page, and is there when it is opened anew. */
    private static void savesAsTyped(Walk walk) {
        var contact = "Manager, 01632 960123";
        walk.fill("What are they to the service, and on which number can we ring back?", contact);
        // What was typed before is sent by itself, too: only the answer to this says that this is kept.
        var saved = walk.page()
                .waitForResponse(
                        answer -> answer.ok()
                                && Objects.requireNonNullElse(answer.request().postData(), "")
                                        .contains("960123"),
                        () -> walk.page().keyboard().press("Tab"));
        assertThat(saved.url()).doesNotEndWith("/open");
        walk.page().waitForFunction("document.querySelector('#saved').textContent.startsWith('Saved')");
        walk.page().reload();
        assertThat(walk.find("input[name=contact]").inputValue()).isEqualTo(contact);
        assertThat(walk.find("input[name=notifiedBy]").inputValue()).isEqualTo("The registered manager");
    }

    /** 4. The plan of 94 actions, owners and dates. */
    private void act(Walk walk) {
        walk.follow("Actions");
        walk.look("actions");
        assertThat(walk.text()).contains("94");
        var room = incident(walk);
        walk.find("#chosen tbody input[type=checkbox]").first().check();
        walk.find("select[name=toOwner]").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        walk.press("Change them");
        walk.open(room);
        assertThat(ofThePlan(walk)).isEqualTo(94);
        assertThat(number(walk, "Nobody accountable")).isEqualTo(unowned - 1);
        walk.open(room + "/meetings");
        assertThat(walk.text()).contains("26 November 2026");
        walk.look("meetings");
    }

    /** Every action of the plan is in one of four states. */
    private static int ofThePlan(Walk walk) {
        return number(walk, "To do") + number(walk, "Not yet") + number(walk, "Done") + number(walk, "Not applicable");
    }

    private static int number(Walk walk, String label) {
        return Integer.parseInt(walk.figure(label));
    }

    /** 5. The provider's list: a wrong row is named, then everyone is taken in. */
    private void people(Walk walk) {
        var room = incident(walk);
        as(walk, actors.of(Role.INCIDENT_COORDINATOR));
        walk.open(room + "/people");
        walk.look("people-none-yet");
        walk.open(room + "/people/lists");
        send(walk, "Larkspur,Odile,31/02/1938,%s,Nursing,Garden".formatted(Lists.nhs(1)));
        assertThat(walk.text()).contains("Row").contains("2");
        walk.look("people-list-refused");
        var rows = new ArrayList<String>();
        for (int i = 1; i <= 6; i++) {
            rows.add("Larkspur%d,Odile,%02d/03/1938,%s,Nursing,%s"
                    .formatted(i, i, Lists.nhs(i), i <= 3 ? "Garden" : ""));
        }
        send(walk, String.join("\n", rows));
        walk.look("people-list-dry-run");
        walk.press("Take in this list");
        walk.waitFor("List taken in");
        walk.open(room + "/people");
        assertThat(walk.text()).contains("Larkspur6");
        assertThat(walk.figure("People affected")).isEqualTo("6");
        assertThat(walk.figure("Still to be placed")).isEqualTo("6");
        assertThat(walk.figure("With nobody in charge")).isEqualTo("6");
        assertThat(walk.find("main tbody tr").count()).isEqualTo(6);
        assertThat(number(walk, "Red") + number(walk, "Amber") + number(walk, "Green") + number(walk, "Not rated yet"))
                .isEqualTo(6);
        walk.look("people");
        walk.click(walk.find("main table a:has-text('Larkspur1')").first());
        walk.look("person");
    }

    private static void send(Walk walk, String rows) {
        walk.page()
                .setInputFiles(
                        "input[type=file]",
                        Lists.file(
                                "list.csv",
                                "Surname,First name,Date of birth,NHS number,Type of care,Friendship group\n" + rows
                                        + "\n"));
        walk.find("input[name=source][value=PROVIDER]").check();
        walk.press("Look at what it would do");
    }

    /** 6. A plan for everyone, then one person's own choice. */
    private void places(Walk walk) {
        var room = incident(walk);
        walk.open(room + "/places");
        walk.look("places-before");
        walk.press("Work out a plan for everyone");
        walk.waitFor("Larkspur6");
        assertThat(walk.text()).contains("proven").contains("1 kept together, 0 split");
        assertThat(walk.find("#placements tbody tr").count()).isEqualTo(6);
        assertThat(walk.text()).contains("6 people", "Everybody has a place in this plan.");
        walk.find("summary:has-text('How it was worked out')").click();
        var points = walk.fact("Points against this plan").replaceAll("[^\\d,].*|,", "");
        var fewest = walk.fact("No plan can have fewer than").replaceAll("[^\\d,].*|,", "");
        assertThat(points).as("the gap is 0").isEqualTo(fewest);
        walk.look("plan");
        walk.open(room + "/places");
        walk.look("places");
        assertThat(walk.find("main table").first().locator("tbody tr").count()).isEqualTo(6);
        walk.click(walk.find("main table a:has-text('Larkspur1')").first());
        walk.waitFor("Options");
        walk.look("options");
        var place = walk.find("main table a[href*='choice'], main table a[href*='location=']")
                .first();
        walk.click(place);
        walk.find("input[name=decidedBy][value=PERSON]").check();
        walk.fill("Who helped the person to decide?", "Her niece");
        walk.look("choice");
        walk.press("Record the choice");
        walk.press("Hold the place");
        walk.fill("Who accepted, for the service and for the person?", "The manager, and Mrs Larkspur");
        walk.press("The place is accepted");
        walk.look("accepted");
    }

    /** 7. The day itself: nobody leaves until every check is settled. */
    private void move(Walk walk) {
        walk.press("Plan the move");
        walk.fill("Day", "25");
        walk.fill("Month", "11");
        walk.fill("Year", "2026");
        walk.fill("Time", "10:30");
        walk.find("input[name=transport]").first().check();
        walk.fill("Who pays for the transport?", "The council");
        walk.fill("Who goes along as escort?", "Her key worker");
        walk.look("plan-the-move");
        walk.press("Plan the move");
        walk.waitFor("Checklist");
        walk.look("move-checklist");
        walk.press("The person has left");
        assertThat(walk.find(".govuk-error-summary").innerText()).isNotBlank();
        assertThat(walk.find("#plan-first li").count())
                .as("the plan comes first")
                .isGreaterThan(5);
        Rooms.readyForMoves(
                web.api(actors.of(Role.INCIDENT_COORDINATOR)),
                "/api/v1" + incident(walk),
                actors.of(Role.INCIDENT_COORDINATOR).post());
        settle(walk);
        clock.set(Instant.parse("2026-11-25T10:35:00Z"));
        as(walk, actors.of(Role.INCIDENT_COORDINATOR), walk.page().url());
        walk.press("The person has left");
        walk.waitFor("The person has arrived");
        settle(walk);
        walk.press("The person has arrived");
        walk.waitFor("How the person is");
        walk.look("arrived");
        walk.open(incident(walk) + "/moves");
        assertThat(walk.figure("have moved")).isEqualTo("1");
        assertThat(walk.figure("still to move")).isEqualTo("5");
        walk.look("moves");
    }

    private void as(Walk walk, Actor actor, String back) {
        as(walk, actor);
        walk.page().navigate(back);
    }

    /** Answers each open check in turn: two identifiers where it asks for them, details everywhere. */
    private static void settle(Walk walk) {
        walk.waitFor("Checklist");
        var open = walk.find("form[action$='/checks']:has(input[name=detail])");
        for (int left = open.count(); left > 0; left--) {
            var form = open.first();
            var identifiers = form.locator("input[type=checkbox]");
            for (int n = 0; n < Math.min(2, identifiers.count()); n++) {
                identifiers.nth(n).check();
            }
            if (form.locator("input[name=companion]").count() > 0) {
                form.locator("input[name=companion]").fill("Kay");
                form.locator("input[name=relationship]").fill("key worker");
            }
            form.locator("input[name=detail]").fill("Seen and signed by the key worker");
            walk.click(form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Done")));
            PlaywrightAssertions.assertThat(open).hasCount(left - 1);
        }
    }

    /** 8. The sitrep, the log, the numbers. */
    private void tell(Walk walk) {
        var room = incident(walk);
        as(walk, actors.lead());
        walk.open(room + "/messages");
        walk.press("Make a sitrep now");
        walk.look("messages");
        walk.open(room + "/messages/sitreps/1");
        assertThat(walk.fact("People affected")).isEqualTo("6");
        assertThat(walk.fact("Have moved")).isEqualTo("1");
        assertThat(walk.fact("Still to move")).isEqualTo("5");
        walk.look("sitrep");
        var api = web.api(actors.lead());
        var sitrep = api.get("/api/v1" + room + "/sitrep");
        assertThat(sitrep.status()).isEqualTo(200);
        assertThat(sitrep.json().at("/people/total/count").asInt()).isEqualTo(6);
        assertThat(sitrep.json().at("/people/toMove/count").asInt()).isEqualTo(5);
        walk.open(room);
        assertThat(number(walk, "People affected"))
                .isEqualTo(sitrep.json().at("/people/total/count").asInt());
        assertThat(number(walk, "Late"))
                .isEqualTo(sitrep.json().at("/actions/late").asInt());
        assertThat(ofThePlan(walk)).isEqualTo(sitrep.json().at("/actions/total").asInt());
        walk.open(room + "/log");
        walk.look("log");
        walk.open(room);
        assertThat(walk.text()).doesNotContain("Not acknowledged");
        walk.look("overview");
        walk.open("/incidents");
        walk.look("incidents");
        walk.open("/");
        walk.look("home");
        assertThat(api.get("/api/v1/audit/verification").json().get("ok").asBoolean())
                .isTrue();
        assertThat(web.api(actors.stranger(Role.INCIDENT_LEAD))
                        .get("/api/v1" + room)
                        .status())
                .isEqualTo(404);
    }

    /** {@code /incidents/…} of the page that is open. */
    private static String incident(Walk walk) {
        return walk.page().url().replaceAll("^.*(/incidents/[0-9a-f-]{36}).*$", "$1");
    }
}
