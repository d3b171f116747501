package care.backstop.incident.web;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static care.backstop.incident.Rooms.MONDAY_NINE;
import static care.backstop.incident.Rooms.SOLENT;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Cause;
import care.backstop.incident.IncidentKind;
import care.backstop.incident.Rooms;
import care.backstop.incident.model.Notification;
import care.backstop.incident.usecase.EditProcedures;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.Role;
import care.backstop.market.LocationView;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Structured answers on lines of a plan: each row of the requirements that is carried as data, both halves of it. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordsOfThePlanTest {

    private static final String A = "soton/appendix-a";
    private static final String C = "soton/appendix-c";
    private static final String D = "soton/appendix-d";
    private static final String L = "lancs/flow-chart";
    private static final String N = "lancs/policy";
    private static final String G = "soton/group-and-team";

    @Autowired
    OpenIncident open;

    @Autowired
    EditProcedures edit;

    @Autowired
    IncidentMembers members;

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    private Actor lead;
    private Actor coordinator;
    private UUID id;
    private String room;
    private Web.Api api;

    @BeforeAll
    void services() {
        var register = new Register(db, actors);
        Rooms.register(register);
        register.add(IntStream.rangeClosed(1, 6)
                .mapToObj(n -> Register.home("1-70" + n, "Site " + n))
                .toArray(LocationView[]::new));
        lead = actors.lead();
        coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        api = web.api(lead);
    }

    @BeforeEach
    void monday() {
        clock.reset();
    }

    @Test
    @Requirement("SA-1.1")
    void thePlanOfWorkNeedsAGroupBehindIt() {
        opened(HARBOUR_VIEW, A);
        var plan = Map.<String, Object>of("agreedOn", "2020-12-07", "nextOn", "2020-12-09");
        assertThat(refusal(done("1.1"))).isEqualTo("VAL record.agreedOn");
        assertThat(refusal(put("1.1", plan))).as("nobody belongs to it").isEqualTo("STATE agreedOn");

        ok(api.post(
                room + "/meetings",
                Map.of("group", "STEERING", "scheduledAt", "2020-12-08T09:00", "place", "by video")));
        for (int n = 1; n <= 5; n++) {
            join("Member " + n);
        }
        assertThat(refusal(put("1.1", Map.of("agreedOn", "2020-12-07"))))
                .as("no date to look at it again")
                .isEqualTo("VAL nextOn");
        assertThat(warnings(ok(put("1.1", plan))))
                .containsExactly("Fewer than six people belong to the steering group");
        join("Member 6");
        assertThat(record("1.1").get("warnings")).isEmpty();
        assertThat(record("1.1").get("complete").asBoolean()).isTrue();
        ok(done("1.1"));
    }

    @Test
    @Requirement("SA-1.1")
    void laterPartsAreShutUntilThePlanOfWorkHasItsDate() {
        opened(HARBOUR_VIEW, A);
        var shut = "Part 4 is shut until action 1.1 has its date";
        var refused = done("4.7", "");
        assertThat(refusal(refused)).isEqualTo("STATE state");
        assertThat(refused.body()).contains(shut);
        assertThat(page("/actions").text()).contains("The parts after part 1 are shut until this action has its date");
        assertThat(page("/actions/" + line("4.7").get("id").asString()).text())
                .contains("Until action 1.1 has its date");
        assertThat(done("1.2", "").body()).as("the first part is open").doesNotContain("is shut");
        ok(done("4.8", "Two people left without medicines tonight"));
        assertThat(page("/log").text()).contains("Action 4.8 was begun before action 1.1 had its date");

        ok(api.post(
                room + "/meetings",
                Map.of("group", "STEERING", "scheduledAt", "2020-12-08T09:00", "place", "by video")));
        join("Member 1");
        ok(put("1.1", Map.of("agreedOn", "2020-12-07", "nextOn", "2020-12-09")));
        assertThat(done("4.7", "").body()).doesNotContain("is shut").contains("have not agreed the plan");
        assertThat(page("/actions").text()).doesNotContain("are shut until");
    }

    @Test
    @Requirement("SA-2.7")
    void everySiteHasALeadWorker() {
        opened(IncidentKind.FAILURE, List.of("1-701", "1-702", "1-703", "1-704", "1-705", "1-706"), A);
        var posts = officers();
        var leads = new ArrayList<Map<String, Object>>();
        for (int n = 1; n <= 5; n++) {
            leads.add(lead("1-70" + n, posts.get(n - 1)));
        }
        assertThat(refusal(done("2.7"))).isEqualTo("VAL record.leads");
        assertThat(warnings(ok(put("2.7", Map.of("leads", leads)))))
                .containsExactly("Not every site has a lead worker yet");
        leads.add(lead("1-706", posts.getFirst()));
        assertThat(warnings(ok(put("2.7", 1, Map.of("leads", leads)))))
                .containsExactly("One lead worker has more than one site or round");
        leads.set(5, lead("1-706", posts.get(5)));
        assertThat(warnings(ok(put("2.7", 2, Map.of("leads", leads))))).isEmpty();
        leads.set(5, lead("1-706", actors.of(Role.AUDITOR).post()));
        assertThat(refusal(put("2.7", 3, Map.of("leads", leads))))
                .as("does not belong to the incident, or no longer")
                .isEqualTo("VAL leads.6.lead");
        ok(done("2.7"));
    }

    @Test
    @Requirement("SA-2.9")
    void theMeetingWithTheOwnerKeepsItsOutcomes() {
        opened(HARBOUR_VIEW, A);
        clock.set(Instant.parse("2020-12-08T15:00:00Z"));
        var outcomes = new ArrayList<Map<String, Object>>();
        for (int n = 1; n <= 4; n++) {
            outcomes.add(Map.of("what", "Outcome " + n, "by", "2020-12-1" + n));
        }
        var met = new HashMap<String, Object>(
                Map.of("heldOn", "2020-12-08", "owner", "CAME", "manager", "CAME", "outcomes", outcomes));
        assertThat(ok(put("2.9", met)).get("raised")).isEmpty();
        assertThat(record("2.9").get("answers").get("outcomes")).hasSize(4);
        met.put("outcomes", List.of(Map.of("what", "Outcome without a day")));
        assertThat(refusal(put("2.9", 1, met))).isEqualTo("VAL outcomes.1.by");
        ok(done("2.9"));

        opened(HARBOUR_VIEW, A);
        var declined = Map.<String, Object>of("heldOn", "2020-12-08", "owner", "DECLINED", "manager", "SENT");
        var raised = ok(put("2.9", declined)).get("raised");
        assertThat(raised.get(0).get("role").asString()).isEqualTo("Service manager");
        assertThat(raised.get(0).get("dueAt").asString()).isEqualTo("2020-12-10T00:00:00Z");
        assertThat(refusal(done("2.9"))).as("nothing was agreed").isEqualTo("VAL record.outcomes");
        var again = ok(put("2.9", 1, declined));
        assertThat(again.get("raised")).as("once while it is open").isEmpty();
        var task = line(raised.get(0).get("number").asString());
        assertThat(task.get("action").asString()).contains("will not meet us");
        assertThat(task.get("clause").asString()).contains("record of action 2.9");
    }

    @Test
    @Requirement("SA-2.12")
    void theOwnerLetsProfessionalsInUntilTheLastMove() {
        opened(HARBOUR_VIEW, A);
        move("2020-12-18T10:00:00Z");
        var granted = new HashMap<String, Object>(
                Map.of("answer", "GRANTED", "by", "The owner", "from", "2020-12-08", "to", "2020-12-17"));
        assertThat(refusal(put("2.12", granted)))
                .as("people still move after it")
                .isEqualTo("CONF to");
        granted.put("to", "2020-12-07");
        assertThat(refusal(put("2.12", granted))).isEqualTo("VAL to");
        granted.put("to", "2020-12-20");
        ok(put("2.12", granted));
        assertThat(record("2.12").at("/answers/to").asString()).isEqualTo("2020-12-20");
        ok(done("2.12"));

        opened(HARBOUR_VIEW, A);
        var refused = ok(put("2.12", Map.of("answer", "REFUSED", "by", "The owner")));
        assertThat(refused.at("/raised/0/role").asString()).isEqualTo("Legal");
        assertThat(refused.at("/raised/0/code").asString()).isEqualTo("TASK");
        assertThat(line(refused.at("/raised/0/number").asString()).get("state").asString())
                .isEqualTo("TO_DO");
        assertThat(refusal(put("2.12", 1, Map.of("answer", "PERHAPS", "by", "The owner"))))
                .isEqualTo("VAL answer");
    }

    @Test
    @Requirement("SA-2.16")
    void theManagersOfTheProviderAreKnown() {
        opened(HARBOUR_VIEW, A);
        assertThat(planWarnings("2.16")).containsExactly("No manager of the provider is recorded yet");
        var two = List.of(manager("First", "1-900"), manager("Second", "1-900"));
        assertThat(refusal(put(
                        "2.16", Map.of("managers", List.of(manager("First", "1-900"), manager("Other", "1-901"))))))
                .as("of another provider")
                .isEqualTo("VAL managers.2.provider");
        var silent = new HashMap<>(manager("First", "1-900"));
        silent.remove("email");
        assertThat(refusal(put("2.16", Map.of("managers", List.of(silent))))).isEqualTo("VAL managers.1.email");
        ok(put("2.16", Map.of("managers", two)));
        assertThat(planWarnings("2.16")).isEmpty();
        ok(done("2.16"));
    }

    @Test
    @Requirement("SA-2.17")
    void aRoomIsBookedOnceAndHoldsThoseInvited() {
        opened(HARBOUR_VIEW, A);
        var hall = hall("Hall, Quay Street", "10:00", "12:00", 30, 28);
        assertThat(warnings(ok(put("2.17", Map.of("needed", true, "rooms", List.of(hall))))))
                .isEmpty();
        assertThat(warnings(ok(put(
                        "2.17",
                        1,
                        Map.of(
                                "needed",
                                true,
                                "rooms",
                                List.of(hall("Hall, Quay Street", "10:00", "12:00", 30, 32)))))))
                .containsExactly("More people are invited than the room holds");
        assertThat(planWarnings("2.17")).containsExactly("More people are invited than the room holds");
        var twice = List.of(hall, hall("hall, quay street", "11:30", "13:00", 30, 12));
        assertThat(refusal(put("2.17", 2, Map.of("needed", true, "rooms", twice))))
                .isEqualTo("CONF rooms.2.room");
        var after = List.of(hall, hall("Hall, Quay Street", "12:00", "13:00", 30, 12));
        ok(put("2.17", 2, Map.of("needed", true, "rooms", after)));
        assertThat(refusal(put("2.17", 3, Map.of("needed", true)))).isEqualTo("VAL rooms");
        assertThat(refusal(put("2.17", 3, Map.of("needed", false)))).isEqualTo("VAL why");
    }

    @Test
    @Requirement("SA-2.18")
    void everyAgencyBroughtInHasAContactAndAPurpose() {
        opened(HARBOUR_VIEW, A);
        var five = new ArrayList<Map<String, Object>>();
        for (int n = 1; n <= 5; n++) {
            five.add(Map.of(
                    "agency",
                    "Agency " + n,
                    "contact",
                    n == 1 ? "duty@agency.example" : "01632 96000" + n,
                    "purpose",
                    "Help"));
        }
        ok(put("2.18", Map.of("others", five)));
        assertThat(record("2.18").at("/figures/Agencies").asString()).isEqualTo("5");
        ok(done("2.18"));
        assertThat(refusal(put("2.18", 1, Map.of("others", List.of(Map.of("agency", "Agency 6"))))))
                .isEqualTo("VAL others.1.contact");
        five.add(Map.of("agency", "agency 1", "contact", "01632 960009", "purpose", "Help"));
        assertThat(refusal(put("2.18", 1, Map.of("others", five)))).isEqualTo("DUP others.6.agency");
    }

    @Test
    @Requirement("SA-2.19")
    void theFirstMeetingAnswersWhetherItIsASeriousIncident() {
        opened(HARBOUR_VIEW, A);
        var meeting = heldFirstMeeting();
        assertThat(refusal(approve(meeting))).as("not answered").isEqualTo("STATE null");
        assertThat(refusal(put("2.19", Map.of("met", true, "council", "INC-1"))))
                .isEqualTo("VAL icb");
        assertThat(refusal(put("2.19", Map.of("met", false)))).isEqualTo("VAL why");
        ok(put("2.19", Map.of("met", true, "council", "INC-1", "icb", "SI-2")));
        ok(approve(meeting));
        ok(done("2.19"));

        opened(HARBOUR_VIEW, A);
        ok(put("2.19", Map.of("met", false, "why", "Nobody came to harm, and nobody could have")));
        ok(done("2.19"));
    }

    @Test
    void whereEachOfficerAnswersNobodyAnswersForAnother() {
        asksEach(edit, actors);
        opened(HARBOUR_VIEW, A);
        var officers = nine();
        clock.set(Instant.parse("2020-12-07T16:00:00Z"));
        for (var officer : officers.subList(0, 7)) {
            ok(mine(officer, Map.of("answer", "NOTHING")));
        }
        assertThat(refusal(mine(officers.get(7), Map.of("answer", "ESCALATED", "to", "Their manager"))))
                .isEqualTo("VAL hours");
        ok(mine(officers.get(7), Map.of("answer", "ESCALATED", "hours", 14, "to", "Their manager")));
        assertThat(planWarnings("2.22")).as("the same day").isEmpty();
        clock.set(Instant.parse("2020-12-08T09:00:00Z"));
        assertThat(planWarnings("2.22"))
                .containsExactly(
                        "Reminder: no answer yet from " + officers.get(8).name());
        assertThat(refusal(done("2.22"))).isEqualTo("VAL record.answer");

        var forAnother = new HashMap<String, Object>(Map.of("version", 0, "answers", Map.of("answer", "NOTHING")));
        forAnother.put("post", officers.get(8).post());
        assertThat(refusal(api.put(path("2.22"), forAnother))).isEqualTo("AUTH null");
        assertThat(record("2.22").get("silent")).hasSize(1);
        ok(mine(officers.get(8), Map.of("answer", "NOTHING")));
        assertThat(record("2.22").get("answered")).as("9 of 9").hasSize(9);
        assertThat(planWarnings("2.22")).isEmpty();
        ok(done("2.22"));
    }

    @Test
    @Requirement("SA-4.6")
    void thereIsLegalAdviceOrAReasonWhyNot() {
        opened(HARBOUR_VIEW, A);
        clock.set(Instant.parse("2020-12-09T10:00:00Z"));
        assertThat(refusal(done("4.6"))).isEqualTo("VAL record.kind");
        assertThat(refusal(put(
                        "4.6",
                        Map.of(
                                "kind",
                                "ADVICE",
                                "on",
                                "2020-12-09",
                                "by",
                                "Legal services",
                                "contract",
                                "Silent on exit"))))
                .isEqualTo("VAL notice");
        ok(put(
                "4.6",
                Map.of(
                        "kind",
                        "ADVICE",
                        "on",
                        "2020-12-09",
                        "by",
                        "Legal services",
                        "notice",
                        90,
                        "contract",
                        "Clause 12")));
        assertThat(record("4.6").at("/answers/notice").asInt()).isEqualTo(90);
        assertThat(closing()).as("advice is filed, but the action is not done").contains("4.6");
        ok(done("4.6"));
        assertThat(closing()).doesNotContain("4.6");

        opened(HARBOUR_VIEW, A);
        assertThat(closing()).as("neither advice nor waiver").contains("4.6");
        assertThat(refusal(put("4.6", Map.of("kind", "WAIVED", "on", "2020-12-09", "by", "The lead"))))
                .isEqualTo("VAL why");
        ok(put(
                "4.6",
                Map.of(
                        "kind",
                        "WAIVED",
                        "on",
                        "2020-12-09",
                        "by",
                        "The lead",
                        "why",
                        "No contract with this provider")));
        ok(done("4.6"));
        assertThat(closing()).doesNotContain("4.6");
    }

    @Test
    @Requirement("SC-00")
    void actionsGoToWhoeverStandsBehindTheirCode() {
        opened(SOLENT, C);
        assertThat(codes()).hasSize(9).allSatisfy((_, post) -> assertThat(post).isNull());
        assertThat(refusal(own("C4.1", Map.of("code", "H", "accountable", true))))
                .as("nobody stands there")
                .isEqualTo("STATE owner");
        var posts = officers();
        var all = List.of("PL", "ASC", "C", "H", "EPPR", "D", "PS", "ORG", "A");
        for (int n = 0; n < all.size(); n++) {
            ok(give(C, all.get(n), posts.get(n % posts.size())));
        }
        assertThat(codes()).hasSize(9).doesNotContainValue(null);
        assertThat(line("C4.1").at("/owners/0/post").asString())
                .as("routed")
                .isEqualTo(posts.get(3).toString());
        ok(own("C4.1", Map.of("code", "H", "accountable", true)));

        ok(give(C, "H", posts.get(0)));
        assertThat(line("C4.1").at("/owners/0/post").asString())
                .as("handed on")
                .isEqualTo(posts.get(0).toString());
        assertThat(refusal(give(C, "ZZ", posts.get(0)))).isEqualTo("VAL code");
        assertThat(refusal(give(C, "H", actors.of(Role.AUDITOR).post()))).isEqualTo("VAL post");
        assertThat(web.browser(lead)
                        .open("/incidents/" + id + "/actions/owners")
                        .text())
                .contains("System resilience", "Emergency planning")
                .doesNotContain("Actions wait for");
    }

    @Test
    @Requirement("SC-01")
    void theHubIsKeptByTheCommissioners() {
        opened(SOLENT, C);
        var hub = new HashMap<String, Object>(Map.of(
                "contact",
                "01632 960100",
                "where",
                "Civic centre",
                "opens",
                "08:00",
                "closes",
                "20:00",
                "keeper",
                lead.post()));
        assertThat(refusal(put("C1.1", hub))).as("nobody is C").isEqualTo("VAL keeper");
        ok(give(C, "C", coordinator.post()));
        assertThat(refusal(put("C1.1", hub))).as("somebody else is").isEqualTo("VAL keeper");
        clock.set(Instant.parse("2020-12-08T11:59:00Z"));
        assertThat(planWarnings("C1.1")).containsExactly("There is no hub yet");
        clock.set(Instant.parse("2020-12-08T12:00:00Z"));
        assertThat(planWarnings("C1.1"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("Nothing is recorded yet. It was to be there by 8 December 2020");
        hub.put("keeper", coordinator.post());
        ok(put("C1.1", hub));
        assertThat(planWarnings("C1.1")).isEmpty();
        ok(done("C1.1"));
    }

    @Test
    @Requirement("SC-09")
    void theEarlierEndOfTheServiceCountsWhileItIsDisputed() {
        opened(SOLENT, C);
        var said = new HashMap<String, Object>(
                Map.of("stopsOn", "2020-12-11", "stopsAt", "18:00", "saidBy", "The manager"));
        ok(give(C, "PL", coordinator.post()));
        assertThat(refusal(put("C3.5", said))).as("only the project lead").isEqualTo("AUTH null");
        said.put("stopsOn", "2020-12-07");
        said.put("stopsAt", "08:59");
        assertThat(refusal(as(coordinator, "C3.5", 0, said))).as("has passed").isEqualTo("VAL stopsOn");
        said.put("stopsOn", "2020-12-11");
        said.put("stopsAt", "18:00");
        assertThat(ok(as(coordinator, "C3.5", 0, said)).get("raised")).isEmpty();
        assertThat(endsOn()).isEqualTo("2020-12-11");

        said.put("receiverOn", "2020-12-10");
        var raised = ok(as(coordinator, "C3.5", 1, said)).get("raised");
        assertThat(raised.at("/0/code").asString()).isEqualTo("CONF");
        assertThat(raised.at("/0/role").asString()).isEqualTo("PL");
        assertThat(line(raised.at("/0/number").asString()).at("/owners/0/post").asString())
                .isEqualTo(coordinator.post().toString());
        assertThat(endsOn()).as("the earlier day drives the deadlines").isEqualTo("2020-12-10");
        assertThat(record("C3.5").get("history")).as("both versions stay").hasSize(2);
    }

    @Test
    @Requirement("SC-14")
    void outsideSupportIsSignedOffByTheDirector() {
        opened(SOLENT, C);
        var offers = Map.<String, Object>of(
                "offers",
                List.of(
                        Map.of("from", "A trust", "what", "Two nurses", "hours", 40),
                        Map.of("from", "The receiver", "what", "A manager")));
        ok(put("C4.5", offers));
        assertThat(record("C4.5").at("/figures/Offers").asString()).isEqualTo("2");
        assertThat(refusal(done("C4.5"))).as("not signed off").isEqualTo("AUTH record.signOff");
        ok(give(C, "D", coordinator.post()));
        assertThat(refusal(api.post(path("C4.5") + "/sign-off", Map.of("version", 1))))
                .isEqualTo("AUTH signOff");
        ok(web.api(coordinator).post(path("C4.5") + "/sign-off", Map.of("version", 1)));
        assertThat(record("C4.5").get("signedBy").asString()).isEqualTo(coordinator.name());
        ok(put("C4.5", 1, offers));
        assertThat(refusal(done("C4.5")))
                .as("a correction has to be signed again")
                .isEqualTo("AUTH record.signOff");
        ok(web.api(coordinator).post(path("C4.5") + "/sign-off", Map.of("version", 2)));
        ok(done("C4.5"));
    }

    @Test
    @Requirement("SC-22")
    void leadershipRepresentativesAndHubAreConfirmed() {
        opened(SOLENT, C);
        clock.set(Instant.parse("2020-12-08T10:00:00Z"));
        var five = new ArrayList<Map<String, Object>>();
        for (int n = 1; n <= 5; n++) {
            five.add(Map.of("organisation", "Partner " + n, "name", "Someone", "contact", "01632 96000" + n));
        }
        var agreed =
                new HashMap<String, Object>(Map.of("representatives", five, "hub", true, "confirmedOn", "2020-12-08"));
        assertThat(refusal(put("C1.2", agreed))).as("nobody leads").isEqualTo("STATE lead");
        agreed.put("lead", lead.post());
        agreed.put("hub", false);
        ok(put("C1.2", agreed));
        assertThat(record("C1.2").has("standing")).isFalse();
        agreed.put("hub", true);
        ok(put("C1.2", 1, agreed));
        assertThat(record("C1.2").get("standing").asString()).isEqualTo("ACTIVE");
        ok(done("C1.2", "The hub had to wait for nobody"));
    }

    @Test
    @Requirement("SD-02")
    void theIncidentRoomIsReadyOnceEverythingIs() {
        opened(HARBOUR_VIEW, D);
        clock.set(Instant.parse("2020-12-08T08:00:00Z"));
        var ready = new HashMap<String, Object>(Map.of(
                "room",
                "Room 2",
                "lines",
                true,
                "computers",
                true,
                "printer",
                true,
                "access",
                true,
                "on",
                "2020-12-08"));
        assertThat(refusal(put("D1.2", ready))).as("nobody leads").isEqualTo("STATE room");
        ok(api.put(room + "/roles/LEAD", Map.of("post", lead.post())));
        ready.put("printer", false);
        assertThat(warnings(ok(put("D1.2", ready)))).containsExactly("The incident room is not ready");
        assertThat(record("D1.2").get("standing").asString()).isEqualTo("Not ready");
        assertThat(planWarnings("D1.2")).contains("The incident room is not ready");
        assertThat(refusal(done("D1.2", "It could not wait"))).isEqualTo("VAL record.printer");
        ready.put("printer", true);
        ok(put("D1.2", 1, ready));
        assertThat(record("D1.2").get("standing").asString()).isEqualTo("Ready");
        assertThat(planWarnings("D1.2")).isEmpty();
        ok(done("D1.2", "It could not wait"));
    }

    @Test
    @Requirement("SD-27")
    void nobodyGoesInBeforeTheOrder() {
        opened(HARBOUR_VIEW, D);
        var number = "D5.9";
        var entry = new HashMap<String, Object>(Map.of(
                "order",
                "2020-12-09T11:00",
                "entry",
                "2020-12-09T10:59",
                "manager",
                "A home manager",
                "team",
                "Eight carers"));
        assertThat(refusal(put(number, entry))).isEqualTo("STATE entry");
        entry.put("entry", "2020-12-09T11:00");
        ok(put(number, entry));
        assertThat(record(number).at("/answers/entry").asString()).isEqualTo("2020-12-09T11:00");
    }

    @Test
    @Requirement("L3.12-a")
    void extraCareAndNursingAreAgreedAndReviewed() {
        opened(HARBOUR_VIEW, N);
        clock.set(Instant.parse("2020-12-08T10:00:00Z"));
        var agreed = new HashMap<String, Object>(Map.of(
                "care",
                0,
                "nurses",
                0,
                "agreedOn",
                "2020-12-08",
                "agreedWith",
                "The manager",
                "reviewOn",
                "2020-12-15"));
        assertThat(refusal(put("N1.2", agreed))).isEqualTo("VAL why");
        agreed.put("care", 4);
        agreed.put("nurses", 2);
        ok(put("N1.2", agreed));
        clock.set(Instant.parse("2020-12-15T22:00:00Z"));
        assertThat(planWarnings("N1.2")).as("that day it is not overdue").isEmpty();
        clock.set(Instant.parse("2020-12-16T08:00:00Z"));
        assertThat(planWarnings("N1.2")).containsExactly("The review of extra care and nursing is overdue");
        agreed.put("reviewOn", "2020-12-22");
        ok(put("N1.2", 1, agreed));
        assertThat(planWarnings("N1.2")).isEmpty();
        agreed.put("care", -1);
        assertThat(refusal(put("N1.2", 2, agreed))).isEqualTo("VAL care");
    }

    @Test
    @Requirement("LF-01")
    void theOwnerIsSpokenToByQissOrSqip() {
        opened(HARBOUR_VIEW, L);
        var spoke = Map.<String, Object>of(
                "spokeOn",
                "2020-12-07",
                "spokeTo",
                "The owner",
                "notice",
                "28 days",
                "telling",
                "Face to face on Wednesday");
        assertThat(line("L1.1").get("dueAt").asString()).as("one working day").isEqualTo("2020-12-09T00:00:00Z");
        ok(give(L, "SQIP", coordinator.post()));
        assertThat(refusal(put("L1.1", spoke))).as("neither").isEqualTo("AUTH null");
        ok(as(coordinator, "L1.1", 0, spoke));
        assertThat(refusal(done("L1.1"))).as("nor is it done by anybody else").isEqualTo("AUTH null");
        ok(done(coordinator, "L1.1", null));
        assertThat(line("L1.1").get("late").asBoolean()).isFalse();
    }

    @Test
    @Requirement("S6.4-a")
    void aHomeThatFailsSuddenlyIsTheQualityTeams() {
        opened(HARBOUR_VIEW, A, G);
        ok(give(G, "QT", coordinator.post()));
        for (var number : List.of("G1.1", "G1.2")) {
            assertThat(line(number).at("/owners/0/post").asString())
                    .isEqualTo(coordinator.post().toString());
        }
        assertThat(refusal(own("G1.2", Map.of("post", lead.post(), "accountable", true))))
                .isEqualTo("VAL reason");
        var version = line("G1.2").get("version").asInt();
        ok(api.put(
                room + "/actions/" + line("G1.2").get("id").asString(),
                Map.of(
                        "version",
                        version,
                        "owners",
                        List.of(Map.of("post", lead.post(), "accountable", true)),
                        "reason",
                        "The Quality Team has no communications officer this week")));

        opened(SOLENT, A, G);
        assertThat(numbers()).as("home care").doesNotContain("G1.1", "G1.2").contains("G2.1");
    }

    @Test
    @Requirement("L3.2-k")
    void howLongTheCouncilStaysInvolvedIsShownOnTheIncident() {
        opened(HARBOUR_VIEW, N);
        assertThat(refusal(put("N1.1", Map.of("days", -1)))).isEqualTo("VAL days");
        var bands = Map.of(14, "SHORT", 15, "MEDIUM", 22, "MEDIUM", 60, "MEDIUM", 61, "LONG");
        int version = 0;
        for (var band : bands.entrySet()) {
            ok(put("N1.1", version, Map.of("days", band.getKey())));
            version++;
            assertThat(record("N1.1").get("standing").asString()).isEqualTo(band.getValue());
        }
        ok(put("N1.1", version, Map.of("days", 22)));
        assertThat(web.browser(lead).open("/incidents/" + id).text()).contains("Involvement MEDIUM");
    }

    @Test
    @Requirement("L3.10-e")
    void howLateTheCouncilHeardIsCounted() {
        opened(HARBOUR_VIEW, N);
        var told = new HashMap<String, Object>(
                Map.of("activated", "2020-12-07T05:00", "told", "2020-12-07T04:59", "how", "EDT"));
        clock.set(Instant.parse("2020-12-07T10:00:00Z"));
        assertThat(refusal(put("N2.1", told))).isEqualTo("VAL told");
        told.put("told", "2020-12-07T09:30");
        ok(put("N2.1", told));
        assertThat(record("N2.1").at("/figures/Delay").asString()).isEqualTo("4.5 h");
    }

    @Test
    @Requirement("L3.10-k")
    void whatTheProviderTriedBeforeItStoppedIsWrittenDown() {
        opened(HARBOUR_VIEW, N);
        var two = List.of(Map.of("what", "A sale"), Map.of("what", "A loan", "outcome", "Refused by the bank"));
        assertThat(refusal(put("N2.2", Map.of("tried", two)))).isEqualTo("VAL why");
        assertThat(ok(put("N2.2", Map.of("why", "No more cash", "tried", two))).get("raised"))
                .isEmpty();
        assertThat(record("N2.2").get("standing").asString()).isEqualTo("REASONABLE");
        var flagged = ok(put("N2.2", 1, Map.of("why", "No more cash")));
        assertThat(flagged.at("/raised/0/role").asString()).isEqualTo("Contracts");
        assertThat(planWarnings("N2.2")).containsExactly("No alternative was tried; flagged to contracts");
    }

    @Test
    @Requirement("S7.2-b")
    void decisionsThatAreDueStandOnTheLeadsList() {
        opened(HARBOUR_VIEW, A, G);
        ok(give(G, "LO", lead.post()));
        assertThat(refusal(put("G2.1", Map.of("decisions", List.of(Map.of("what", "Whether to reopen"))))))
                .as("no due date")
                .isEqualTo("VAL decisions.1.due");
        var due = Map.of("what", "Whether to fund cover", "due", "2020-12-09");
        ok(put(
                "G2.1",
                Map.of(
                        "decisions",
                        List.of(due, Map.of("what", "Who leads", "due", "2020-12-08", "doneOn", "2020-12-07")))));
        assertThat(planWarnings("G2.1")).isEmpty();
        clock.set(Instant.parse("2020-12-10T08:00:00Z"));
        assertThat(planWarnings("G2.1")).containsExactly("A decision is overdue");
        assertThat(web.browser(lead).open("/").text()).contains("A decision is overdue");
        assertThat(web.browser(coordinator).open("/").text()).doesNotContain("A decision is overdue");
        ok(put(
                "G2.1",
                1,
                Map.of(
                        "decisions",
                        List.of(Map.of(
                                "what", "Whether to fund cover", "due", "2020-12-09", "doneOn", "2020-12-10")))));
        assertThat(planWarnings("G2.1")).isEmpty();
    }

    /** The council changes line 2.22 of Appendix A so that every officer answers it. */
    static void asksEach(EditProcedures edit, Actors actors) {
        var lead = actors.lead();
        Acting.as(
                lead,
                () -> actors.as(lead, () -> {
                    var now = edit.editions(A).getFirst();
                    var line = now.template().line("2.22").orElseThrow();
                    return edit.change(
                            A,
                            "2.22",
                            new EditProcedures.Draft(
                                    line.wording(),
                                    null,
                                    line.applies(),
                                    line.agencies(),
                                    null,
                                    null,
                                    null,
                                    line.evidence(),
                                    line.gate(),
                                    null,
                                    null,
                                    false,
                                    false,
                                    """
                            each: true
                            by: {rule: 1 day, at: "09:00"}
                            fields:
                              - key: answer
                                label: What becomes of your other work?
                                type: CHOICE
                                choices: {NOTHING: Nothing is put off, ESCALATED: It was raised with my manager}
                              - {key: hours, label: Hours, type: NUMBER, min: 0, when: {field: answer, is: ESCALATED}}
                              - {key: to, label: Raised with, type: LINE, when: {field: answer, is: ESCALATED}}
                            """),
                            new EditProcedures.Why("Everybody is asked", null),
                            now.number(),
                            lead);
                }));
    }

    private void opened(String location, String... templates) {
        opened(IncidentKind.FAILURE, List.of(location), templates);
    }

    private void opened(IncidentKind kind, List<String> locations, String... templates) {
        var told = new Notification(
                locations,
                null,
                kind,
                List.of(Cause.BUSINESS_FAILURE),
                null,
                MONDAY_NINE,
                "Duty manager",
                "manager, 01632 960000",
                "Telephone",
                MONDAY_NINE,
                LocalDate.parse("2020-12-21"),
                null,
                List.of(templates));
        id = Acting.as(lead, () -> open.open(told, UUID.randomUUID().toString(), lead));
        room = "/api/v1/incidents/" + id;
    }

    private List<UUID> officers() {
        return Acting.as(lead, () -> actors.as(lead, () -> members.of(id))).stream()
                .map(IncidentMembers.Member::post)
                .toList();
    }

    /** The incident has nine officers. */
    private List<Actor> nine() {
        var all = new ArrayList<Actor>();
        var posts = officers();
        for (var role : Role.values()) {
            for (var actor : List.of(actors.of(role), actors.second(role))) {
                if (posts.contains(actor.post())) {
                    all.add(actor);
                }
            }
        }
        while (all.size() > 9) {
            var last = all.removeLast();
            ok(api.post(room + "/members/" + last.post() + "/end", Map.of("endedBecause", "On leave")));
        }
        assertThat(all).hasSize(9).first().isEqualTo(lead);
        return all;
    }

    private Map<String, Object> lead(String site, UUID post) {
        return Map.of("site", site, "lead", post, "equipment", "Two hoists", "management", "A deputy");
    }

    private static Map<String, Object> manager(String name, String provider) {
        return Map.of(
                "name",
                name,
                "provider",
                provider,
                "phone",
                "01632 960001",
                "email",
                "manager@provider.example",
                "answersFor",
                "Care");
    }

    private static Map<String, Object> hall(String room, String from, String to, int holds, int invited) {
        return Map.of(
                "room",
                room,
                "on",
                "2020-12-09",
                "from",
                from,
                "to",
                to,
                "holds",
                holds,
                "invited",
                invited,
                "accessible",
                true);
    }

    private void move(String at) {
        var offer = UUID.randomUUID();
        var person = UUID.randomUUID();
        actors.as(lead, () -> {
            db.sql("""
                    insert into placement.offer (id, incident, person, location, location_name, service, held_at, expires_at,
                           by_post, by_name)
                    values (?, ?, ?, '1-501', 'Pier View', 'CARE_HOME', now(), now() + interval '1 day', ?, ?)""").params(offer, id, person, lead.post(), lead.name()).update();
            return db.sql("""
                    insert into placement.move (id, incident, person, offer, location, location_name, planned_at, transport,
                           by_post, by_name)
                    values (?, ?, ?, ?, '1-501', 'Pier View', ?::timestamptz, 'TAXI', ?, ?)""")
                    .params(UUID.randomUUID(), id, person, offer, at, lead.post(), lead.name())
                    .update();
        });
    }

    private Web.Page page(String path) {
        return web.browser(lead).open(room.replace("/api/v1", "") + path);
    }

    private void join(String name) {
        var group = api.get(room + "/groups")
                .json()
                .get("groups")
                .valueStream()
                .filter(g -> g.get("kind").asString().equals("STEERING"))
                .findFirst()
                .orElseThrow();
        ok(api.post(
                room + "/groups/" + group.get("id").asString() + "/members",
                Map.of("name", name, "agency", "Council")));
    }

    private String heldFirstMeeting() {
        var meeting = ok(api.post(
                        room + "/meetings",
                        Map.of("group", "STEERING", "scheduledAt", "2020-12-08T09:00", "place", "by video")))
                .get("id")
                .asString();
        ok(api.post(room + "/meetings/" + meeting + "/begin", Map.of()));
        clock.set(Instant.parse("2020-12-08T11:00:00Z"));
        ok(api.post(
                room + "/meetings/" + meeting + "/held",
                Map.of("heldAt", "2020-12-08T09:00", "chair", "The chair", "outcome", "Agreed", "version", 1)));
        api.get(room + "/meetings/" + meeting).json().get("minutes").forEach(m -> {
            if (m.get("needed").asBoolean()) {
                ok(api.post(
                        room + "/meetings/" + meeting + "/minutes",
                        Map.of("minutes", List.of(Map.of("no", m.get("no").asInt(), "text", "Noted", "version", 1)))));
            }
        });
        return meeting;
    }

    private Web.Answer approve(String meeting) {
        return api.post(room + "/meetings/" + meeting + "/approval", Map.of("version", 2));
    }

    private JsonNode line(String number) {
        return api.get(room + "/actions")
                .json()
                .valueStream()
                .filter(a -> a.get("number").asString().equals(number))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no action " + number));
    }

    private List<String> numbers() {
        return api.get(room + "/actions")
                .json()
                .valueStream()
                .map(a -> a.get("number").asString())
                .toList();
    }

    private String path(String number) {
        return room + "/actions/" + line(number).get("id").asString() + "/record";
    }

    private JsonNode record(String number) {
        return ok(api.get(path(number)));
    }

    private Web.Answer put(String number, Map<String, Object> answers) {
        return put(number, 0, answers);
    }

    private Web.Answer put(String number, int version, Map<String, Object> answers) {
        return as(lead, number, version, answers);
    }

    private Web.Answer as(Actor actor, String number, int version, Map<String, Object> answers) {
        return web.api(actor)
                .put(
                        path(number),
                        version == 0
                                ? Map.of("version", 0, "answers", answers)
                                : Map.of("version", version, "answers", answers, "because", "It was wrong"));
    }

    private Web.Answer mine(Actor actor, Map<String, Object> answers) {
        return web.api(actor).put(path("2.22") + "/mine", Map.of("version", 0, "answers", answers));
    }

    private Web.Answer own(String number, Map<String, Object> owner) {
        var line = line(number);
        return api.put(
                room + "/actions/" + line.get("id").asString(),
                Map.of("version", line.get("version").asInt(), "owners", List.of(owner)));
    }

    private Web.Answer done(String number) {
        return done(lead, number, null);
    }

    private Web.Answer done(String number, String because) {
        return done(lead, number, because);
    }

    private Web.Answer done(Actor actor, String number, @org.jspecify.annotations.Nullable String because) {
        var line = line(number);
        var change = new HashMap<String, Object>(Map.of(
                "version",
                line.get("version").asInt(),
                "owners",
                List.of(Map.of("post", lead.post(), "accountable", true)),
                "state",
                "DONE",
                "evidence",
                "See the record"));
        change.put("reason", because == null ? "It could not wait" : because);
        return web.api(actor).put(room + "/actions/" + line.get("id").asString(), change);
    }

    private Web.Answer give(String template, String code, UUID post) {
        return api.put(room + "/owner-codes", Map.of("template", template, "code", code, "post", post));
    }

    private Map<String, String> codes() {
        var codes = new HashMap<String, String>();
        api.get(room + "/owner-codes")
                .json()
                .forEach(c -> codes.put(
                        c.get("code").asString(),
                        c.has("post") && !c.get("post").isNull() ? c.get("post").asString() : null));
        return codes;
    }

    private List<String> planWarnings(String number) {
        return ok(api.get(room + "/plan-warnings"))
                .valueStream()
                .filter(w -> w.get("number").asString().equals(number))
                .map(w -> w.get("message").asString())
                .toList();
    }

    private static List<String> warnings(JsonNode kept) {
        return kept.get("warnings")
                .valueStream()
                .map(w -> w.get("message").asString())
                .toList();
    }

    private String endsOn() {
        return api.get(room).json().get("endsOn").asString();
    }

    /** What keeps the incident open, about its actions: every one but legal advice is left out first. */
    private String closing() {
        var rest = api.get(room + "/actions")
                .json()
                .valueStream()
                .filter(a -> !a.get("number").asString().equals("4.6"))
                .filter(a -> !List.of("DONE", "NOT_APPLICABLE")
                        .contains(a.get("state").asString()))
                .toList();
        for (var line : rest) {
            api.put(
                    room + "/actions/" + line.get("id").asString(),
                    Map.of(
                            "version",
                            line.get("version").asInt(),
                            "state",
                            "NOT_APPLICABLE",
                            "reason",
                            "Not for this test"));
        }
        api.post(room + "/acknowledgement", Map.of("how", "By telephone"));
        var closed = api.post(room + "/close", Map.of("because", "It is over"));
        assertThat(closed.json().at("/errors/0/code").asString()).isEqualTo("STATE");
        return closed.json()
                .get("errors")
                .valueStream()
                .map(e -> e.get("message").asString())
                .filter(m -> m.contains("neither done"))
                .findFirst()
                .orElse("");
    }

    private static JsonNode ok(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
        return answer.body().isEmpty() ? tools.jackson.databind.node.NullNode.getInstance() : answer.json();
    }

    private static String refusal(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        var error = answer.json().at("/errors/0");
        return error.get("code").asString()
                + " "
                + (error.has("field") && !error.get("field").isNull()
                        ? error.get("field").asString()
                        : "null");
    }
}
