package care.backstop.incident.usecase;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.access.Accounts;
import care.backstop.incident.Rooms;
import care.backstop.incident.model.Team;
import care.backstop.incident.rules.CallRound.Outcome;
import care.backstop.incident.rules.CallRound.Way;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Role;
import care.backstop.kernel.outbox.LetterState;
import care.backstop.kernel.outbox.Outbox;
import care.backstop.kernel.outbox.Postbox;
import care.backstop.kernel.outbox.Posted;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What officers are told by e-mail, and what no letter says. The clock begins on Monday 7 December at 9. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LettersToOfficersTest {

    @Autowired
    OpenIncident open;

    @Autowired
    SeveralServices several;

    @Autowired
    ReachALead reach;

    @Autowired
    AcknowledgeIncident acknowledge;

    @Autowired
    FormGroups groups;

    @Autowired
    HoldMeeting meetings;

    @Autowired
    Outbox outbox;

    @Autowired
    Accounts accounts;

    @Autowired
    Actors actors;

    @Autowired
    TestClock clock;

    @Autowired
    Web web;

    @Autowired
    JdbcClient db;

    @Autowired
    ApplicationContext program;

    private Actor lead;
    private Actor deputy;
    private Actor coordinator;
    private Postbox post;

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
        lead = actors.lead();
        deputy = actors.second(Role.INCIDENT_LEAD);
        coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        address(deputy, "deputy@testshire.example");
        address(coordinator, "coordinator@testshire.example");
    }

    @BeforeEach
    void aPostbox() {
        clock.reset();
        post = new Postbox(program);
    }

    @AfterEach
    void itCloses() {
        post.round();
        post.close();
    }

    @Test
    void leadsWithAnAddressAreToldThatAnIncidentWaits() throws Exception {
        var id = Rooms.opened(open, coordinator, HARBOUR_VIEW);
        var letters = letters(id);
        assertThat(letters)
                .extracting(Posted::name)
                .as("the other lead has no address")
                .containsExactly(deputy.name());
        assertThat(letters.getFirst().about()).isEqualTo("incident:" + id);

        post.round();
        var arrived = to("deputy@testshire.example");
        assertThat(arrived).hasSize(1);
        assertThat(arrived.getFirst().getSubject())
                .isEqualTo("An incident was opened: please take it or say that you cannot");
        assertThat(text(arrived.getFirst()))
                .contains("https://backstop.testshire.example/incidents/" + id + "/calls")
                .contains("on 7 December 2020, 9:00am")
                .contains("does not replace the call")
                .as("neither the service nor who told us")
                .doesNotContain("Harbour")
                .doesNotContain("Duty manager");

        var own = Rooms.opened(open, deputy, HARBOUR_VIEW);
        assertThat(letters(own)).as("whoever opened it knows").isEmpty();
    }

    @Test
    void aProviderThatFailsInSeveralPlacesIsOneLetterWithAllOfThem() throws Exception {
        new Register(db, actors)
                .add(
                        Register.home("1-811", "Gull View"),
                        Register.home("1-812", "Tern View"),
                        Register.home("1-813", "Auk View"));
        var id = Acting.as(
                coordinator,
                () -> several.open("Three at once", Rooms.told("1-811", "1-812", "1-813"), "k3", coordinator));
        post.round();
        var before = to("deputy@testshire.example");
        assertThat(before.getLast().getSubject()).startsWith("An incident was opened");
        var parts = Acting.as(lead, () -> several.of(id, lead)).parts();
        assertThat(parts).hasSize(3);
        assertThat(text(before.getLast()).replaceAll("\\s+", " "))
                .contains("It has 3 incidents of its own")
                .contains(parts.stream()
                        .map(p -> CalendarFiles.code(p.incident()))
                        .toArray(String[]::new))
                .doesNotContain("View");
        assertThat(letters(id)).hasSize(1);
        for (var part : parts) {
            assertThat(letters(part.incident())).as("no letter of its own").isEmpty();
        }
    }

    @Test
    void onceSomebodyLeadsNobodyElseIsAskedAndThoseAskedAreToldSo() throws Exception {
        var second = actors.second(Role.INCIDENT_LEAD);
        var waiting = Rooms.opened(open, coordinator, HARBOUR_VIEW);
        Acting.as(lead, () -> acknowledge.acknowledge(waiting, "by telephone", lead));
        var asked = letters(waiting);
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().state()).as("not asked any more").isEqualTo(LetterState.REVOKED);
        assertThat(asked.getFirst().revokedBecause()).isEqualTo(lead.name() + " has taken the lead");

        var told = Rooms.opened(open, coordinator, HARBOUR_VIEW);
        post.round();
        Acting.as(lead, () -> acknowledge.acknowledge(told, "by telephone", lead));
        post.round();
        var last = to("deputy@testshire.example").getLast();
        assertThat(last.getSubject()).isEqualTo("The incident has a lead: nothing more is asked of you now");
        assertThat(text(last)).contains(lead.name(), told.toString()).doesNotContain("Harbour");

        var own = Rooms.opened(open, coordinator, HARBOUR_VIEW);
        post.round();
        Acting.as(second, () -> acknowledge.acknowledge(own, "in Backstop", second));
        assertThat(letters(own)).as("the new lead need not be told of themself").hasSize(1);
    }

    @Test
    @Requirement("S4.3-b")
    void anAcceptedCallIsConfirmedInWritingToWhoeverAcceptedIt() throws Exception {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        clock.set(Instant.parse("2020-12-07T09:12:00Z"));
        var call = accepted(id, deputy);
        assertThat(as(() -> reach.round(id, coordinator)).confirm())
                .as("written and not sent yet")
                .isNotNull();

        clock.set(Instant.parse("2020-12-07T09:20:00Z"));
        post.round();
        var letter = letters(id).stream()
                .filter(l -> l.about().equals("call:" + call))
                .findFirst()
                .orElseThrow();
        assertThat(letter.state()).isEqualTo(LetterState.SENT);
        assertThat(letter.post()).isEqualTo(deputy.post());
        var round = as(() -> reach.round(id, coordinator));
        assertThat(round.confirm()).as("done").isNull();
        var confirmed = round.attempts().getFirst().confirmed();
        assertThat(confirmed).isNotNull();
        assertThat(confirmed.sentAt()).isEqualTo(Instant.parse("2020-12-07T09:20:00Z"));
        assertThat(confirmed.way()).isEqualTo("by letter " + letter.id());
        assertThat(web.browser(coordinator).open("/incidents/" + id + "/calls").text())
                .contains("Confirmed in writing by letter " + letter.id());
        assertThat(text(to("deputy@testshire.example").getLast()))
                .contains("you have accepted the lead of incident "
                        + id.toString().substring(0, 8))
                .doesNotContain("Harbour");
    }

    @Test
    @Requirement("S4.3-b")
    void withoutAnAddressNothingIsSentAndTheConfirmationIsLate() {
        var id = Rooms.opened(open, coordinator, HARBOUR_VIEW);
        clock.set(Instant.parse("2020-12-07T09:12:00Z"));
        var call = accepted(id, lead);
        post.round();
        assertThat(letters(id)).noneMatch(l -> l.about().equals("call:" + call));
        clock.set(Instant.parse("2020-12-08T00:00:00Z"));
        var round = as(() -> reach.round(id, coordinator));
        assertThat(round.confirm()).isNotNull();
        assertThat(round.confirmLate()).isTrue();
    }

    @Test
    void membersOfAGroupGetTheMeetingForTheirCalendar() throws Exception {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        post.round();
        int before = post.arrived().size();
        var steering = as(() -> groups.steering(id, lead));
        as(() -> groups.add(id, steering.id(), FormGroups.Named.of(coordinator.post(), Team.Duty.MEMBER), lead));
        as(() -> groups.add(id, steering.id(), FormGroups.Named.of(lead.post(), Team.Duty.LEAD), lead));
        var at = Instant.parse("2020-12-08T09:00:00Z");
        var meeting = as(() -> meetings.schedule(id, at, "by video", null, lead));

        assertThat(post.round()).as("the lead has no address").isEqualTo(1);
        assertThat(post.arrived()).hasSize(before + 1);
        var arrived = to("coordinator@testshire.example").getLast();
        assertThat(arrived.getSubject()).isEqualTo("Meeting on 8 December 2020, 9:00am");
        assertThat(text(arrived))
                .contains("/incidents/" + id + "/meetings/" + meeting)
                .doesNotContain("Harbour");
        var file = ((MimeMultipart) arrived.getContent()).getBodyPart(1);
        VEvent event = new CalendarBuilder()
                .build(new StringReader(new String(file.getInputStream().readAllBytes(), StandardCharsets.UTF_8)))
                .<VEvent>getComponents("VEVENT")
                .getFirst();
        assertThat(event.getUid().orElseThrow().getValue()).isEqualTo(meeting + "@backstop");
        assertThat(event.getLocation().getValue()).isEqualTo("by video");
        assertThat(event.getUrl()).as("the link is in the letter").isNull();
    }

    @Test
    void whoeverWasInvitedHearsThatTheMeetingIsCancelled() throws Exception {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var steering = as(() -> groups.steering(id, lead));
        as(() -> groups.add(id, steering.id(), FormGroups.Named.of(coordinator.post(), Team.Duty.MEMBER), lead));
        post.round();
        var at = Instant.parse("2020-12-08T09:00:00Z");
        var sent = as(() -> meetings.schedule(id, at, "by video", null, lead));
        post.round();
        var unsent = as(() -> meetings.schedule(id, at.plusSeconds(86_400), "by video", null, lead));
        int before = post.arrived().size();
        as(() -> {
            meetings.cancel(id, sent, "The chair is ill", 1, lead);
            meetings.cancel(id, unsent, "The chair is ill", 1, lead);
            return true;
        });
        post.round();
        assertThat(post.arrived())
                .as("who never got the invitation need not hear")
                .hasSize(before + 1);
        var arrived = to("coordinator@testshire.example").getLast();
        assertThat(arrived.getSubject()).isEqualTo("Cancelled: meeting on 8 December 2020, 9:00am");
        assertThat(text(arrived)).contains("/meetings/" + sent).doesNotContain("ill", "Harbour");
        var file = ((MimeMultipart) arrived.getContent()).getBodyPart(1);
        assertThat(new String(file.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("STATUS:CANCELLED");
    }

    @Test
    void anInvitationThatCouldNotLeaveInTimeIsNotSentAfterwards() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        post.round();
        int before = to("coordinator@testshire.example").size();
        var steering = as(() -> groups.steering(id, lead));
        as(() -> groups.add(id, steering.id(), FormGroups.Named.of(coordinator.post(), Team.Duty.MEMBER), lead));
        as(() -> meetings.schedule(id, Instant.parse("2020-12-08T09:00:00Z"), "by video", null, lead));
        clock.set(Instant.parse("2020-12-08T09:00:01Z"));
        assertThat(post.round()).isZero();
        assertThat(to("coordinator@testshire.example")).hasSize(before);
    }

    @Test
    void whoeverIsGivenMinutesIsToldThatTheyAreThere() throws Exception {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var steering = as(() -> groups.steering(id, lead));
        as(() -> groups.add(id, steering.id(), FormGroups.Named.of(coordinator.post(), Team.Duty.MEMBER), lead));
        var at = Instant.parse("2020-12-08T09:00:00Z");
        var meeting = as(() -> meetings.schedule(id, at, "by video", null, lead));
        clock.set(Instant.parse("2020-12-08T11:00:00Z"));
        as(() -> {
            meetings.held(id, meeting, at, "The chair", "All", "The home is to close", null, 1, lead);
            return null;
        });
        var api = web.api(lead);
        var path = "/api/v1/incidents/" + id + "/meetings/" + meeting;
        begin(id, meeting);
        var serious = api.get("/api/v1/incidents/" + id + "/actions")
                .json()
                .valueStream()
                .filter(line -> line.get("number").asString().equals("2.19"))
                .map(line -> line.get("id").asString())
                .findFirst()
                .orElseThrow();
        assertThat(api.put(
                                "/api/v1/incidents/%s/actions/%s/record".formatted(id, serious),
                                Map.of("version", 0, "answers", Map.of("met", false, "why", "Nobody came to harm")))
                        .status())
                .as("the first meeting answers whether it is a serious incident")
                .isLessThan(300);
        post.round();
        int before = to("coordinator@testshire.example").size();

        assertThat(api.post(path + "/approval", Map.of("version", 2)).status()).isEqualTo(204);
        assertThat(api.post(path + "/circulation", Map.of("heads", List.of("Head of housing")))
                        .status())
                .isEqualTo(204);
        assertThat(post.round()).isEqualTo(1);
        var arrived = to("coordinator@testshire.example");
        assertThat(arrived).hasSize(before + 1);
        assertThat(arrived.getLast().getSubject()).isEqualTo("Minutes to read: meeting of 8 December 2020");
        assertThat(text(arrived.getLast()))
                .contains("/incidents/" + id + "/meetings/" + meeting)
                .as("what was decided stays on the page")
                .doesNotContain("close");
    }

    @Test
    void whoeverAskedAndWhoeverLeadsHearOnceWhenARequestIsLate() throws Exception {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        Acting.as(deputy, () -> {
            acknowledge.acknowledge(id, null, deputy);
            return true;
        });
        post.round();
        var asked = ask(id);
        var answered = ask(id);
        int asker = to("coordinator@testshire.example").size();
        int leader = to("deputy@testshire.example").size();
        assertThat(post.round()).as("nothing is late yet").isZero();
        assertThat(letters(id))
                .filteredOn(l -> l.about().equals("request:" + asked))
                .allMatch(l -> l.nextAt().equals(Instant.parse("2020-12-09T00:00:00Z")))
                .extracting(Posted::name)
                .containsExactlyInAnyOrder(coordinator.name(), deputy.name());
        var path = "/api/v1/incidents/" + id + "/requests/";
        assertThat(web.api(coordinator)
                        .post(
                                path + answered + "/steps",
                                Map.of("version", 1, "kind", "ANSWERED", "words", "All of it"))
                        .status())
                .isEqualTo(201);
        assertThat(web.api(coordinator)
                        .post(path + asked + "/steps", Map.of("version", 1, "kind", "CHASED", "words", "Rang them"))
                        .status())
                .isEqualTo(201);

        clock.set(Instant.parse("2020-12-08T23:59:59Z"));
        assertThat(post.round()).isZero();
        clock.set(Instant.parse("2020-12-09T00:00:00Z"));
        assertThat(post.round()).isEqualTo(2);
        assertThat(post.round()).as("once").isZero();
        assertThat(to("coordinator@testshire.example")).hasSize(asker + 1);
        assertThat(to("deputy@testshire.example")).hasSize(leader + 1);
        var arrived = to("coordinator@testshire.example").getLast();
        assertThat(arrived.getSubject()).isEqualTo("A request is late");
        assertThat(text(arrived))
                .contains("/incidents/" + id + "/requests/" + asked)
                .doesNotContain("list of people", "Harbour");
    }

    private UUID ask(UUID id) {
        var answer = web.api(coordinator)
                .post(
                        "/api/v1/incidents/" + id + "/requests",
                        Map.of(
                                "whom", "PROVIDER",
                                "recipient",
                                        String.valueOf(
                                                Register.home(HARBOUR_VIEW, "x").providerName()),
                                "basis", "AGREEMENT",
                                "what", "The list of people",
                                "dueOn", "2020-12-08"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return UUID.fromString(answer.json().get("id").asString());
    }

    @Test
    void whoeverHasALessonHearsOnceADayThatItIsChased() throws Exception {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var lesson = web.api(lead)
                .post(
                        "/api/v1/incidents/" + id + "/learning/lessons",
                        Map.of(
                                "text", "Ask for the visiting times first",
                                "leadsTo", "GUIDANCE",
                                "owner", coordinator.post().toString(),
                                "dueOn", "2020-12-14"));
        assertThat(lesson.status()).as(lesson.body()).isEqualTo(201);
        var steps = "/api/v1/incidents/%s/learning/lessons/%s/steps"
                .formatted(id, lesson.json().get("id").asString());
        post.round();
        int before = to("coordinator@testshire.example").size();
        for (int n = 1; n <= 3; n++) {
            assertThat(web.api(lead)
                            .post(steps, Map.of("step", "CHASE", "text", "Rang " + n, "version", 1))
                            .status())
                    .isEqualTo(204);
        }
        post.round();
        assertThat(to("coordinator@testshire.example")).as("once a day").hasSize(before + 1);
        var arrived = to("coordinator@testshire.example").getLast();
        assertThat(arrived.getSubject()).isEqualTo("A lesson waits for you");
        assertThat(text(arrived)).contains("due on 14 December 2020").doesNotContain("visiting", "Rang");

        clock.set(Instant.parse("2020-12-08T08:00:00Z"));
        web.api(lead).post(steps, Map.of("step", "CHASE", "text", "Rang again", "version", 1));
        post.round();
        assertThat(to("coordinator@testshire.example")).as("and the next day").hasSize(before + 2);
    }

    private void begin(UUID id, UUID meeting) {
        var minutes = program.getBean(TakeMinutes.class);
        as(() -> {
            minutes.begin(id, meeting, lead);
            var said = new HashMap<Integer, TakeMinutes.Said>();
            minutes.whole(id, meeting)
                    .minutes()
                    .forEach(m -> said.put(m.no(), new TakeMinutes.Said("Said", m.version())));
            minutes.say(id, meeting, said, lead);
            return null;
        });
    }

    private void address(Actor actor, String address) {
        var administrator = actors.of(Role.ACCESS_ADMINISTRATOR);
        Acting.as(administrator, () -> accounts.setAddress(actor.post(), address, 0, administrator));
    }

    private UUID accepted(UUID id, Actor who) {
        return Acting.as(
                coordinator,
                () -> reach.tried(id, who.post(), Way.TELEPHONE, Outcome.ACCEPTED, clock.instant(), null, coordinator));
    }

    private List<Posted> letters(UUID id) {
        return Acting.as(lead, () -> outbox.of(id));
    }

    private <T> T as(Supplier<T> work) {
        return Acting.as(lead, work);
    }

    private List<MimeMessage> to(String address) {
        return post.arrived().stream()
                .filter(m -> {
                    try {
                        return m.getAllRecipients()[0].toString().equals(address);
                    } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static String text(MimeMessage message) throws Exception {
        return message.getContent() instanceof MimeMultipart parts
                ? parts.getBodyPart(0).getContent() instanceof MimeMultipart inner
                        ? inner.getBodyPart(0).getContent().toString()
                        : parts.getBodyPart(0).getContent().toString()
                : message.getContent().toString();
    }
}
