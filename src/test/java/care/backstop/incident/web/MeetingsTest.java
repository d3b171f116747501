package care.backstop.incident.web;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.CouncilProfiles;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Groups and meetings through the API, on their pages and in calendars. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeetingsTest {

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    OpenIncident open;

    @Autowired
    CouncilProfiles profiles;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    private Web.Api api;
    private UUID id;
    private String room;

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
        api = web.api(actors.lead());
    }

    @BeforeEach
    void anIncident() {
        clock.reset();
        id = Rooms.opened(open, actors.lead(), HARBOUR_VIEW);
        room = "/api/v1/incidents/" + id;
        noSeriousIncident();
    }

    /** What the first meeting has to answer before its minutes are approved. */
    private void noSeriousIncident() {
        var line = api.get(room + "/actions")
                .json()
                .valueStream()
                .filter(a -> a.get("number").asString().equals("2.19"))
                .findFirst()
                .orElseThrow();
        var kept = api.put(
                room + "/actions/" + line.get("id").asString() + "/record",
                Map.of("version", 0, "answers", Map.of("met", false, "why", "Nobody came to harm")));
        assertThat(kept.status()).as(kept.body()).isEqualTo(200);
    }

    @Test
    @Requirement("S4.7-a")
    void theSteeringGroupIsConvenedAtOnce() {
        clock.set(Instant.parse("2020-12-07T09:40:00Z"));
        assertThat(refusal(plan("STEERING", "2020-12-07T08:00")))
                .as("before the notice")
                .isEqualTo("VAL scheduledAt");
        assertThat(refusal(plan("STEERING", "2020-12-11T09:00")))
                .as("later than 7.1 allows")
                .isEqualTo("VAL lateBecause");
        var body = new HashMap<String, Object>(Map.of(
                "scheduledAt", "2020-12-08T09:00", "place", "by video", "because", "The ICB's nurse can be there"));
        var meeting = meeting(made(api.post(room + "/meetings", body))).get("meeting");
        assertThat(meeting.get("convenedAt").asString()).isEqualTo("2020-12-07T09:40:00Z");
        assertThat(meeting.get("because").asString()).isEqualTo("The ICB's nurse can be there");
        assertThat(meeting.has("lateBecause")).isFalse();

        id = Rooms.opened(open, actors.lead(), HARBOUR_VIEW);
        room = "/api/v1/incidents/" + id;
        body.put("scheduledAt", "2020-12-11T09:00");
        body.put("lateBecause", "Snow");
        assertThat(meeting(made(api.post(room + "/meetings", body)))
                        .get("meeting")
                        .get("lateBecause")
                        .asString())
                .isEqualTo("Snow");
    }

    @Test
    @Requirement("S4.7-b")
    void aRegisteredDeputyCountsForTheirPrincipal() {
        var meeting = made(plan("STEERING", "2020-12-08T09:00"));
        var group = group("STEERING");
        var lead = made(join(group, Map.of("name", "Head of service", "agency", "Council", "core", true)));
        var inspector = made(join(group, Map.of("name", "An inspector", "agency", "CQC")));
        var stranger = made(join(group, Map.of("name", "A colleague", "agency", "Council")));
        assertThat(refusal(join(group, Map.of("name", "Head of service", "agency", "Council", "deputyFor", lead))))
                .as("nobody is their own deputy")
                .isEqualTo("VAL deputyFor");
        var deputy = made(join(group, Map.of("name", "A deputy", "agency", "Council", "deputyFor", lead)));

        assertThat(refusal(attend(meeting, Map.of("member", lead, "how", "DEPUTY", "deputy", stranger))))
                .isEqualTo("VAL deputy");
        assertThat(refusal(attend(meeting, Map.of("member", lead, "how", "DEPUTY"))))
                .isEqualTo("VAL deputy");
        clock.set(Instant.parse("2020-12-08T11:00:00Z"));
        hold(meeting, "2020-12-08T09:00", 1);
        assertThat(meeting(meeting).get("notRepresented")).hasSize(1);
        ok(attend(
                meeting,
                Map.of("member", lead, "how", "DEPUTY", "deputy", deputy),
                Map.of("member", inspector, "how", "REMOTE")));
        assertThat(meeting(meeting).get("notRepresented")).isEmpty();
        var matrix = web.browser(actors.lead()).open("/incidents/" + id + "/team/groups/" + group);
        assertThat(matrix.text()).contains("Deputy: A deputy", "By video or telephone", "Not recorded");
    }

    @Test
    @Requirement("S4.7-c")
    void whoIsNeitherThereNorStoodInForIsNamedAndToldOn() {
        var meeting = made(plan("STEERING", "2020-12-08T09:00"));
        var group = group("STEERING");
        var core = made(join(
                group, Map.of("name", "A nurse", "agency", "ICB", "core", true, "lineManager", "Director of nursing")));
        clock.set(Instant.parse("2020-12-08T11:00:00Z"));
        ok(api.post(room + "/meetings/" + meeting + "/begin", Map.of()));
        hold(meeting, "2020-12-08T09:00", 1);
        ok(attend(meeting, Map.of("member", core, "how", "ABSENT")));
        var page = web.browser(actors.lead()).open("/incidents/" + id + "/meetings/" + meeting);
        assertThat(page.html().select("#missed.incident-late").text()).contains("A nurse", "Director of nursing");
        ok(api.post(room + "/meetings/" + meeting + "/approval", Map.of("version", 2)));
        assertThat(meeting(meeting).get("actions").get(0).get("wording").asString())
                .isEqualTo(
                        "Tell Director of nursing that A nurse missed Joint Incident Steering Group without a deputy");
        assertThat(refusal(attend(meeting, Map.of("member", core, "how", "IN_PERSON"))))
                .isEqualTo("STATE null");
        assertThat(refusal(say(meeting, 1, "Later thoughts", 1))).isEqualTo("STATE null");
    }

    @Test
    @Requirement({"S7.3-a", "S7.3-c"})
    void theOperationalGroupHasAChairWhoJoinsTheSteeringGroup() {
        assertThat(refusal(api.post(room + "/groups", Map.of("kind", "OPERATIONAL"))))
                .isEqualTo("VAL chair");
        assertThat(refusal(plan("OPERATIONAL", "2020-12-08T09:00")))
                .as("not formed yet")
                .isEqualTo("VAL group");
        var chair = Map.of("name", "A chair", "agency", "Council");
        var group = made(api.post(room + "/groups", Map.of("kind", "OPERATIONAL", "chair", chair)));
        assertThat(refusal(api.post(room + "/groups", Map.of("kind", "OPERATIONAL", "chair", chair))))
                .isEqualTo("DUP kind");
        assertThat(names("STEERING")).containsExactly("A chair");
        assertThat(web.browser(actors.lead()).open("/incidents/" + id + "/team").text())
                .contains("Operational Group", "Chair: A chair", "Nobody yet for: Quality and safeguarding team");

        var other = made(join(group, Map.of("name", "Another", "agency", "ICB")));
        assertThat(refusal(duty(group, other, "CHAIR"))).as("one chair").isEqualTo("DUP duty");
        var first = member(group, "A chair");
        ok(duty(group, first, "MEMBER"));
        ok(duty(group, first, "CHAIR"));
        assertThat(names("STEERING")).as("no duplicate").containsExactly("A chair");

        var meeting = made(plan("STEERING", "2020-12-08T09:00"));
        ok(api.post(room + "/meetings/" + meeting + "/begin", Map.of()));
        var seat = member(group("STEERING"), "A chair");
        var leave = room + "/groups/" + group("STEERING") + "/members/" + seat;
        assertThat(refusal(api.post(leave, Map.of()))).isEqualTo("STATE null");
        clock.set(Instant.parse("2020-12-08T11:00:00Z"));
        hold(meeting, "2020-12-08T09:00", 1);
        ok(api.post(room + "/meetings/" + meeting + "/approval", Map.of("version", 2)));
        ok(api.post(leave, Map.of()));
        assertThat(names("STEERING")).isEmpty();
    }

    @Test
    @Requirement("SA-1.2")
    void eachTeamHasItsOneLeader() {
        var chair = Map.of("name", "A chair", "agency", "Council");
        var lower = made(api.post(room + "/groups", Map.of("kind", "OPERATIONAL", "chair", chair)));
        var upper = group("STEERING");
        var outsider = made(join(lower, Map.of("name", "Outsider", "agency", "ICB")));
        assertThat(refusal(duty(upper, outsider, "LEAD")))
                .as("no member of this team")
                .isEqualTo("VAL member");
        ok(duty(lower, outsider, "LEAD"));
        ok(duty(upper, member(upper, "A chair"), "LEAD"));
        assertThat(refusal(join(upper, Map.of("name", "Second", "agency", "ICB", "duty", "LEAD"))))
                .isEqualTo("DUP duty");
        for (var kind : List.of("STEERING", "OPERATIONAL")) {
            assertThat(inGroup(kind).stream()
                            .filter(m -> m.get("duty").asString().equals("LEAD")))
                    .hasSize(1);
        }
    }

    @Test
    @Requirement("SD-07")
    void theCoreGroupOfSpecialistsShowsItsGap() {
        var group = made(api.post(room + "/groups", Map.of("kind", "SPECIALISTS")));
        for (var seat : List.of("Care manager", "Nurse", "Mental health worker", "Business support")) {
            made(join(group, Map.of("name", "The " + seat, "agency", "Council", "seat", seat)));
        }
        assertThat(gaps("SPECIALISTS")).containsExactly("Occupational therapist");
        var page = web.browser(actors.lead()).open("/incidents/" + id + "/team/groups/" + group);
        assertThat(page.html().select("#gaps").text()).contains("Occupational therapist");
        assertThat(refusal(join(group, Map.of("name", "the nurse", "agency", "ICB", "seat", "Occupational therapist"))))
                .as("the same person twice")
                .isEqualTo("DUP name");
    }

    @Test
    @Requirement("S7.4-a")
    void theOperationalGroupHasNinePlaces() {
        var group = made(api.post(
                room + "/groups",
                Map.of(
                        "kind",
                        "OPERATIONAL",
                        "chair",
                        Map.of("name", "A chair", "agency", "Council", "seat", "Adult social care"))));
        assertThat(gaps("OPERATIONAL")).hasSize(8);
        for (var seat : List.of(
                "Quality and safeguarding team",
                "NHS continuing care",
                "Procurement",
                "Safeguarding",
                "Minute taker",
                "Legal representative")) {
            made(join(group, Map.of("name", "The " + seat, "agency", "Council", "seat", seat)));
        }
        assertThat(gaps("OPERATIONAL")).containsExactly("Care Quality Commission", "Communications lead");
        assertThat(refusal(join(group, Map.of("name", "Second", "agency", "ICB", "seat", "Legal representative"))))
                .isEqualTo("DUP seat");
        assertThat(refusal(join(group, Map.of("name", "Third", "agency", "ICB", "seat", "Jester"))))
                .isEqualTo("VAL seat");
    }

    @Test
    @Requirement("LF-07")
    void lancashireMeetsAtLeastWeeklyUntilTheServiceCloses() {
        lancashire();
        made(plan("STEERING", "2020-12-08T09:00"));
        made(plan("STEERING", "2020-12-16T09:00"));
        assertThat(breaches()).containsExactly("2020-12-08 to 2020-12-16");
        made(plan("STEERING", "2020-12-15T09:00"));
        assertThat(breaches()).as("seven days").isEmpty();
        made(plan("STEERING", "2020-12-10T09:00"));
        assertThat(breaches()).as("an extra one").isEmpty();
        assertThat(refusal(plan("STEERING", "2020-12-22T09:00")))
                .as("after the closing date")
                .isEqualTo("VAL scheduledAt");
        made(plan("STEERING", "2020-12-21T09:00"));
    }

    @Test
    @Requirement("LF-08")
    void everyHeadingOfTheClosurePlanIsSpokenTo() {
        lancashire();
        var meeting = made(plan("STEERING", "2020-12-08T09:00"));
        ok(api.post(room + "/meetings/" + meeting + "/begin", Map.of()));
        var needed = new ArrayList<Integer>();
        meeting(meeting).get("minutes").forEach(m -> {
            if (m.get("needed").asBoolean()) {
                needed.add(m.get("no").asInt());
            }
        });
        assertThat(needed).hasSize(12);
        for (var no : needed.subList(0, 11)) {
            ok(say(meeting, no, "Nothing new", 1));
        }
        assertThat(meeting(meeting).get("complete").asBoolean()).isFalse();
        clock.set(Instant.parse("2020-12-08T11:00:00Z"));
        hold(meeting, "2020-12-08T09:00", 1);
        var approval = room + "/meetings/" + meeting + "/approval";
        assertThat(refusal(api.post(approval, Map.of("version", 2)))).isEqualTo("STATE null");

        var action = new HashMap<String, Object>(Map.of("wording", "Ring the families", "dueOn", "2020-12-09"));
        assertThat(refusal(api.post(room + "/meetings/" + meeting + "/actions", action)))
                .as("without owner")
                .isEqualTo("VAL owner");
        action.put("owner", actors.lead().post());
        action.remove("dueOn");
        assertThat(refusal(api.post(room + "/meetings/" + meeting + "/actions", action)))
                .as("without date")
                .isEqualTo("VAL dueOn");
        action.put("dueOn", "2020-12-09");
        assertThat(api.post(room + "/meetings/" + meeting + "/actions", action).status())
                .isEqualTo(201);
        ok(say(meeting, needed.getLast(), "Boxes are ordered", 1));
        ok(api.post(approval, Map.of("version", 2)));
        assertThat(meeting(meeting).get("actions").get(0).get("owner").asString())
                .isEqualTo(actors.lead().name());
        assertThat(web.browser(actors.lead())
                        .open("/incidents/" + id + "/actions?part=11")
                        .text())
                .as("it stands in the plan")
                .contains("Ring the families");
    }

    @Test
    @Requirement("S7.2-c")
    void minutesGoToNineMembersAndTwoHeadsAndAreAcknowledged() {
        var meeting = made(plan("STEERING", "2020-12-08T09:00"));
        var group = group("STEERING");
        var reader = actors.of(Role.PRACTITIONER);
        made(join(group, Map.of("post", reader.post())));
        for (int i = 2; i <= 9; i++) {
            made(join(group, Map.of("name", "Member " + i, "agency", "ICB")));
        }
        ok(api.post(room + "/meetings/" + meeting + "/begin", Map.of()));
        assertThat(refusal(api.post(
                        room + "/meetings/" + meeting + "/actions",
                        Map.of("wording", "Ring CQC", "owner", actors.lead().post()))))
                .isEqualTo("VAL dueOn");
        ok(say(meeting, 1, "Everybody", 1));
        clock.set(Instant.parse("2020-12-08T11:00:00Z"));
        hold(meeting, "2020-12-08T09:00", 1);
        var heads = Map.of("heads", List.of("Head of housing", "Head of finance"));
        assertThat(refusal(api.post(room + "/meetings/" + meeting + "/circulation", heads)))
                .as("not approved")
                .isEqualTo("STATE null");
        ok(api.post(room + "/meetings/" + meeting + "/approval", Map.of("version", 2)));
        ok(api.post(room + "/meetings/" + meeting + "/circulation", heads));
        var circulation = meeting(meeting).get("circulation");
        assertThat(circulation).hasSize(11);
        assertThat(circulation)
                .filteredOn(c -> c.get("headOfService").asBoolean())
                .hasSize(2);
        var mine = circulation
                .valueStream()
                .filter(c -> reader.post().toString().equals(c.path("post").asString("")))
                .findFirst()
                .orElseThrow();
        var read =
                room + "/meetings/" + meeting + "/circulation/" + mine.get("id").asString();
        assertThat(refusal(api.post(read, Map.of())))
                .as("not for somebody else")
                .isEqualTo("AUTH circulated");
        var theirs = web.browser(reader).open("/incidents/" + id + "/meetings/" + meeting);
        assertThat(theirs.html().select("button").text()).contains("I have read these minutes");
        ok(web.api(reader).post(read, Map.of()));
        assertThat(meeting(meeting).get("circulation"))
                .filteredOn(c -> c.has("readAt"))
                .hasSize(1);
    }

    @Test
    void theAgendaIsMadeFromWhatIsOpenAndFixedWhenTheMinutesBegin() {
        var meeting = made(plan("STEERING", "2020-12-09T09:00"));
        assertThat(headings(meeting)).contains("Deadlines that run").doesNotContain("Risks, issues and disputes");
        var risk = Map.of("likelihood", "4", "impact", "5", "owner", "Lead");
        api.post(
                room + "/log",
                Map.of("type", "RISK", "text", "No nurse", "happenedAt", "2020-12-07T08:30", "details", risk));
        api.post(
                room + "/log",
                Map.of(
                        "type",
                        "COMPLAINT",
                        "text",
                        "A daughter wrote",
                        "happenedAt",
                        "2020-12-07T08:30",
                        "details",
                        Map.of("from", "A daughter", "against", "Council", "answers", "Council")));
        assertThat(headings(meeting)).contains("Risks, issues and disputes");
        assertThat(meeting(meeting).toString())
                .contains("Risk scored 20: No nurse")
                .doesNotContain("A daughter");
        ok(api.post(room + "/meetings/" + meeting + "/begin", Map.of()));
        api.post(
                room + "/log",
                Map.of("type", "RISK", "text", "No heating", "happenedAt", "2020-12-07T08:30", "details", risk));
        assertThat(meeting(meeting).toString()).doesNotContain("No heating");
    }

    @Test
    void twoWhoWriteUnderOneHeadingBothKeepTheirTyping() {
        var meeting = made(plan("STEERING", "2020-12-09T09:00"));
        var browser = web.browser(actors.lead());
        var page = "/incidents/" + id + "/meetings/" + meeting;
        browser.submit(page + "/begin", Map.of());
        ok(say(meeting, 1, "All but one", 1));
        var refused = browser.submit(
                page + "/minutes",
                Map.of("text1", "Everybody", "version1", "1", "text2", "Nobody yet", "version2", "1"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#text1").val()).isEqualTo("Everybody");
        assertThat(refused.html().select("#text2").val()).isEqualTo("Nobody yet");
        assertThat(refused.html().select(".govuk-error-summary").text()).contains("All but one");
        assertThat(meeting(meeting).get("minutes").get(1).has("text"))
                .as("nothing of it was saved")
                .isFalse();
    }

    @Test
    void aMeetingGoesIntoACalendarWithoutNamingAnybody() throws Exception {
        var meeting = made(plan("STEERING", "2020-12-08T09:00"));
        made(join(group("STEERING"), Map.of("name", "Odile Larkspur", "agency", "Council")));
        var file = web.browser(actors.lead()).open("/incidents/" + id + "/meetings/" + meeting + "/invitation.ics");
        var text = new String(file.raw().body(), StandardCharsets.UTF_8);
        assertThat(file.raw().headers().firstValue("Content-Type")).hasValue("text/calendar;charset=UTF-8");
        var event = events(text).getFirst();
        assertThat(event.getDateTimeStart().getValue()).isEqualTo("20201208T090000Z");
        assertThat(event.getSummary().getValue()).isEqualTo("Joint Incident Steering Group: first meeting");
        assertThat(text)
                .doesNotContain("Harbour", "Odile", "Larkspur", actors.lead().name());
        assertThat(web.browser(actors.stranger(Role.INCIDENT_LEAD))
                        .open("/incidents/" + id + "/meetings/" + meeting + "/invitation.ics")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aFeedShowsWhatItsPostMaySeeUntilItIsRevoked() throws Exception {
        var meeting = made(plan("STEERING", "2020-12-08T09:00"));
        var browser = web.browser(actors.lead());
        var made = browser.submit("/calendar", Map.of("label", "Work telephone"));
        var link = made.html().select("#made code").text();
        var path = link.substring(link.indexOf("/calendar/feed/"));
        assertThat(browser.open("/calendar").text())
                .contains("Work telephone")
                .doesNotContain(path.substring("/calendar/feed/".length()));
        assertThat(browser.submit("/calendar", Map.of("label", " ")).status()).isEqualTo(422);

        var feed = new String(web.nobody().open(path).raw().body(), StandardCharsets.UTF_8);
        assertThat(events(feed))
                .anyMatch(e -> e.getUid().orElseThrow().getValue().equals(meeting + "@backstop"));
        assertThat(events(feed)).anyMatch(e -> e.getSummary().getValue().startsWith("Due: "));
        assertThat(feed).doesNotContain("Harbour", actors.lead().name(), "Duty manager");

        var outsider = web.browser(actors.stranger(Role.INCIDENT_LEAD));
        var theirs = outsider.submit("/calendar", Map.of("label", "Theirs"))
                .html()
                .select("#made code")
                .text();
        assertThat(events(new String(
                        web.nobody()
                                .open(theirs.substring(theirs.indexOf("/calendar/feed/")))
                                .raw()
                                .body(),
                        StandardCharsets.UTF_8)))
                .isEmpty();
        var form = browser.open("/calendar")
                .html()
                .select("main form[action$=/revoke]")
                .attr("action");
        assertThat(outsider.submit(form, Map.of()).status())
                .as("not theirs to revoke")
                .isEqualTo(404);
        browser.submit(form, Map.of());
        assertThat(web.nobody().open(path).status()).isEqualTo(404);
        assertThat(web.nobody().open("/calendar/feed/guessed").status()).isEqualTo(404);
    }

    @Test
    void aPlannedMeetingKeepsTheIncidentOpenUntilItIsHeldOrCancelled() throws Exception {
        var off = made(plan("STEERING", "2020-12-08T09:00"));
        var held = made(plan("STEERING", "2020-12-09T09:00"));
        assertThat(planned()).containsExactly("8 December 2020", "9 December 2020");
        var path = room + "/meetings/" + off + "/cancellation";
        assertThat(refusal(api.post(path, Map.of("cancelBecause", " ", "version", 1))))
                .isEqualTo("VAL cancelBecause");
        assertThat(api.post(path, Map.of("cancelBecause", "Snow", "version", 7)).status())
                .as("somebody else changed it")
                .isEqualTo(409);
        assertThat(meeting(off).get("meeting").has("cancelled")).isFalse();

        var page = "/incidents/" + id + "/meetings/" + off;
        var browser = web.browser(actors.lead());
        assertThat(browser.submit(page + "/cancellation", Map.of("cancelBecause", "", "version", "1"))
                        .status())
                .isEqualTo(422);
        assertThat(browser.submit(page + "/cancellation", Map.of("cancelBecause", "Snow", "version", "1"))
                        .text())
                .contains("Cancelled on 7 December 2020, 9:00am by "
                        + actors.lead().name() + ": Snow")
                .doesNotContain("Record that it was held");
        assertThat(browser.open("/incidents/" + id + "/meetings").text())
                .contains("by " + actors.lead().name() + ": Snow");
        assertThat(refusal(api.post(path, Map.of("cancelBecause", "Snow", "version", 2))))
                .isEqualTo("STATE null");
        assertThat(refusal(api.post(
                        room + "/meetings/" + off + "/held",
                        Map.of("heldAt", "2020-12-07T09:00", "chair", "C", "outcome", "O", "version", 2))))
                .isEqualTo("STATE null");
        assertThat(refusal(api.post(room + "/meetings/" + off + "/begin", Map.of())))
                .as("nothing to write down")
                .isEqualTo("STATE null");
        assertThat(planned()).containsExactly("9 December 2020");
        var calendar = new String(browser.open(page + "/invitation.ics").raw().body(), StandardCharsets.UTF_8);
        assertThat(calendar).contains("STATUS:CANCELLED");

        clock.set(Instant.parse("2020-12-09T10:00:00Z"));
        hold(held, "2020-12-09T09:00", 1);
        assertThat(planned()).isEmpty();
        var again = api.get(room + "/meetings")
                .json()
                .get("meetings")
                .valueStream()
                .filter(m -> m.get("title").asString().endsWith("first meeting"))
                .toList();
        assertThat(again).as("the one called off is not the first; the next is").singleElement();
        assertThat(again.getFirst().get("id").asString()).isEqualTo(held);
        assertThat(api.get(room + "/still-open").body()).doesNotContain("DEADLINE");
    }

    /** The days of the meetings that keep the incident open. */
    private List<String> planned() {
        return api.get(room + "/still-open")
                .json()
                .valueStream()
                .map(o -> o.get("words").asString())
                .filter(w -> w.startsWith("A meeting was planned"))
                .map(w -> w.substring(w.lastIndexOf(", ") + 2))
                .toList();
    }

    @Test
    void theWholeOfAMeetingIsDoneOnItsPage() {
        var browser = web.browser(actors.lead());
        var base = "/incidents/" + id;
        var formed = browser.submit(
                base + "/team/groups",
                Map.of("kind", "OPERATIONAL", "chair", actors.lead().post().toString()));
        assertThat(formed.text())
                .contains("Operational Group", "Chair: " + actors.lead().name());
        assertThat(browser.submit(base + "/team/groups", Map.of("kind", "OPERATIONAL"))
                        .status())
                .isEqualTo(422);
        browser.submit(
                base + "/meetings",
                Map.of("group", "OPERATIONAL", "scheduledAt", "2020-12-07T10:00", "place", "Room 2"));
        var list = browser.open(base + "/meetings");
        assertThat(list.text()).contains("Operational Group", "Room 2");
        var page = list.html().select("main h2 a[href*=/meetings/]").attr("href");
        browser.submit(page + "/begin", Map.of());
        clock.set(Instant.parse("2020-12-07T11:00:00Z"));
        browser = web.browser(actors.lead());
        assertThat(browser.submit(page + "/held", Map.of("version", "1", "heldAt", "2020-12-07T10:00"))
                        .html()
                        .select(".govuk-error-summary li"))
                .hasSize(2);
        browser.submit(
                page + "/held",
                Map.of("version", "1", "heldAt", "2020-12-07T10:00", "chair", "The chair", "outcome", "Agreed"));
        var how = browser.open(page).html().select("select[id^=how-]").attr("name");
        assertThat(browser.submit(page + "/attendance", Map.of(how, "IN_PERSON"))
                        .status())
                .isEqualTo(200);
        assertThat(browser.submit(
                                page + "/actions",
                                Map.of(
                                        "wording",
                                        "Count the beds",
                                        "owner",
                                        actors.lead().post().toString(),
                                        "dueOn",
                                        "2020-12-08"))
                        .text())
                .contains("Count the beds");
        assertThat(browser.submit(page + "/approval", Map.of("version", "2")).text())
                .contains("Minutes approved");
        assertThat(browser.submit(page + "/circulation", Map.of("heads", "Head of housing\n"))
                        .html()
                        .select("#readers li"))
                .hasSize(2);
        var mine =
                browser.open(page).html().select("form[action*=/circulation/]").attr("action");
        assertThat(browser.submit(mine, Map.of()).text()).contains("Read 7 December 2020");
    }

    /** The incident runs under Lancashire's settings. */
    private void lancashire() {
        id = Rooms.openedUnder("LANCS", profiles, open, actors.lead(), HARBOUR_VIEW);
        room = "/api/v1/incidents/" + id;
    }

    private Web.Answer plan(String group, String at) {
        return api.post(room + "/meetings", Map.of("group", group, "scheduledAt", at, "place", "by video"));
    }

    private Web.Answer join(String group, Map<String, Object> who) {
        return api.post(room + "/groups/" + group + "/members", who);
    }

    private Web.Answer duty(String group, String member, String duty) {
        return api.post(room + "/groups/" + group + "/members/" + member, Map.of("duty", duty));
    }

    @SafeVarargs
    private Web.Answer attend(String meeting, Map<String, Object>... who) {
        return api.post(room + "/meetings/" + meeting + "/attendance", Map.of("attendance", List.of(who)));
    }

    private Web.Answer say(String meeting, int no, String text, int version) {
        return api.post(
                room + "/meetings/" + meeting + "/minutes",
                Map.of("minutes", List.of(Map.of("no", no, "text", text, "version", version))));
    }

    private void hold(String meeting, String at, int version) {
        ok(api.post(
                room + "/meetings/" + meeting + "/held",
                Map.of("heldAt", at, "chair", "The chair", "outcome", "Agreed", "version", version)));
    }

    private JsonNode meeting(String meeting) {
        return api.get(room + "/meetings/" + meeting).json();
    }

    private List<String> headings(String meeting) {
        return meeting(meeting)
                .get("minutes")
                .valueStream()
                .map(m -> m.get("heading").asString())
                .toList();
    }

    private JsonNode ofKind(String kind) {
        return api.get(room + "/groups")
                .json()
                .get("groups")
                .valueStream()
                .filter(g -> g.get("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private String group(String kind) {
        return ofKind(kind).get("id").asString();
    }

    private List<String> breaches() {
        return ofKind("STEERING")
                .get("breaches")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private List<String> gaps(String kind) {
        return ofKind(kind).get("gaps").valueStream().map(JsonNode::asString).toList();
    }

    private List<JsonNode> inGroup(String kind) {
        return ofKind(kind).get("members").valueStream().toList();
    }

    private List<String> names(String kind) {
        return inGroup(kind).stream().map(m -> m.get("name").asString()).toList();
    }

    private String member(String group, String name) {
        return api.get(room + "/groups")
                .json()
                .get("groups")
                .valueStream()
                .filter(g -> g.get("id").asString().equals(group))
                .flatMap(g -> g.get("members").valueStream())
                .filter(m -> m.get("name").asString().equals(name))
                .map(m -> m.get("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static String made(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private static void ok(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private static String refusal(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        var error = answer.json().get("errors").get(0);
        var field = error.get("field");
        return error.get("code").asString() + " " + (field == null || field.isNull() ? "null" : field.asString());
    }

    private static List<VEvent> events(String text) throws Exception {
        return new CalendarBuilder().build(new StringReader(text)).getComponents(Component.VEVENT);
    }
}
