package care.backstop.incident.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.backstop.incident.Cause;
import care.backstop.incident.IncidentKind;
import care.backstop.incident.IncidentState;
import care.backstop.incident.Rooms;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.Notification;
import care.backstop.incident.model.SubIncident;
import care.backstop.incident.model.SubIncident.Body;
import care.backstop.incident.model.SupportRequest.Answer;
import care.backstop.incident.model.SupportRequest.Team;
import care.backstop.incident.rules.RollUp;
import care.backstop.incident.usecase.AskForSupport.Wanted;
import care.backstop.incident.usecase.SeveralServices.Report;
import care.backstop.incident.usecase.SeveralServices.Seen;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.people.Lists;
import care.backstop.people.Source;
import care.backstop.people.usecase.TakeInList;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.Statements;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A provider that fails in several places, the sheet of numbers, and help from others when much runs at once. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralServicesTest {

    private static final List<String> SIX = List.of("1-701", "1-702", "1-703", "1-704", "1-705", "1-706");

    @Autowired
    SeveralServices services;

    @Autowired
    OpenIncident open;

    @Autowired
    AskForSupport support;

    @Autowired
    ReadIncidents incidents;

    @Autowired
    TakeInList lists;

    @Autowired
    Actors actors;

    @Autowired
    TestClock clock;

    @Autowired
    Statements statements;

    @Autowired
    Web web;

    @Autowired
    JdbcClient db;

    private Actor lead;

    @BeforeAll
    void register() {
        lead = actors.lead();
        var register = new Register(db, actors);
        var councils = List.of("Testshire", "Testshire", "Testshire", "Farshire", "Farshire", "Nearshire");
        for (int i = 0; i < SIX.size(); i++) {
            register.add(Register.at(
                    Register.home(SIX.get(i), "Larch House " + (i + 1)), "Dover", "CT16 1AA", councils.get(i), null));
        }
        Rooms.register(register);
    }

    /** Nothing runs any more, so that each test counts its own. */
    @AfterEach
    void backToMonday() {
        clock.reset();
        actors.as(lead, () -> db.sql("""
                        update incident.incident
                           set state = 'CLOSED', closed_at = notified_at, closed_by = 'test', closed_because = 'test',
                               lead_post = opened_by_post, lead_name = 'test', acknowledged_at = notified_at,
                               acknowledged_how = 'test'""").update());
    }

    @Test
    @Requirement("S1.8-a")
    void sixHomesInThreeCouncilsAreOneIncidentWithSixOfItsOwn() {
        var parent = provider(SIX);
        var seen = seen(parent);
        assertThat(seen.incident().name()).isEqualTo("Larch Care Ltd");
        assertThat(seen.parts())
                .extracting(SubIncident::name)
                .containsExactly(
                        "Larch House 4",
                        "Larch House 5",
                        "Larch House 6",
                        "Larch House 1",
                        "Larch House 2",
                        "Larch House 3");
        assertThat(seen.parts())
                .extracting(SubIncident::council)
                .containsExactly("Farshire", "Farshire", "Nearshire", "Testshire", "Testshire", "Testshire");
        assertThat(seen.bodies())
                .as("the councils it concerns are brought in")
                .extracting(Body::name)
                .containsExactly("Farshire", "Nearshire", "Testshire");
        assertThat(seen.parts())
                .allMatch(p -> p.standing() != null && p.standing().state() == IncidentState.NOTIFIED);
        for (var part : seen.parts()) {
            assertThat(as(() -> incidents.whole(part.incident())).sites())
                    .extracting(Incident.Site::location)
                    .containsExactly(part.location());
        }

        refused(Code.DUP, "location", () -> services.add(parent, "1-703", null, lead));
        refused(Code.DUP, "locations", () -> provider(List.of("1-500", "1-501", "1-500")));
        refused(Code.DUP, "locations", () -> provider(List.of("1-501", "1-702")));
        refused(Code.VAL, "location", () -> services.add(parent, "1-999", null, lead));
        refused(Code.VAL, "location", () -> services.add(parent, " ", null, lead));
        refused(
                Code.VAL,
                "serviceAwareAt",
                () -> services.add(parent, "1-501", clock.instant().plusSeconds(60), lead));
        assertThat(seen(parent).parts()).as("a refusal opens nothing").hasSize(6);

        clock.advance(Duration.ofHours(30));
        var seventh = as(() -> services.add(parent, "1-501", null, lead));
        assertThat(seen(parent).parts())
                .hasSize(7)
                .extracting(SubIncident::incident)
                .contains(seventh);
        assertThat(as(() -> incidents.whole(seventh)).awareAt()).isEqualTo(clock.instant());
        assertThat(as(() -> incidents.whole(parent)).sites()).hasSize(7);
    }

    @Test
    void theSameKeyOpensItOnce() {
        var key = UUID.randomUUID().toString();
        var first = as(() -> services.open(null, told(SIX.subList(0, 2)), key, lead));
        assertThat(as(() -> services.open(null, told(SIX.subList(0, 2)), key, lead)))
                .isEqualTo(first);
        assertThat(as(() -> incidents.mine())).hasSize(3);
    }

    @Test
    void anIncidentIsPartOfOneOnly() {
        var parent = provider(SIX.subList(0, 2));
        var other = provider(SIX.subList(2, 4));
        var alone = Rooms.opened(open, lead, "1-501");
        as(() -> {
            services.bringIn(parent, alone, lead);
            return true;
        });
        assertThat(seen(parent).parts()).hasSize(3);
        refused(Code.DUP, "child", () -> services.bringIn(parent, alone, lead));
        refused(Code.CONF, "child", () -> services.bringIn(other, alone, lead));
        refused(Code.CONF, "child", () -> services.bringIn(parent, other, lead));
        refused(Code.VAL, "child", () -> services.bringIn(parent, parent, lead));
        refused(Code.STATE, null, () -> services.add(alone, "1-500", null, lead));
        refused(Code.VAL, "outBecause", () -> services.takeOut(parent, alone, " ", lead));
        refused(Code.VAL, "out", () -> services.takeOut(other, alone, "Another provider", lead));
        as(() -> {
            services.takeOut(parent, alone, "Another provider of the same name", lead);
            return true;
        });
        assertThat(seen(parent).parts()).hasSize(2);
        as(() -> {
            services.bringIn(other, alone, lead);
            return true;
        });
        assertThat(seen(alone).partOf()).extracting(p -> p.parent()).isEqualTo(other);
        assertThat(as(() -> services.others(parent))).isEmpty();
        var overview = web.browser(lead).open("/incidents/" + alone);
        assertThat(overview.text()).contains("Part of", "Larch Care Ltd");
    }

    @Test
    void theSheetAddsUpWhatIsKnownAndSaysWhatIsNot() {
        var parent = provider(SIX.subList(0, 3));
        var first = seen(parent).parts().getFirst();
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        Acting.as(
                coordinator,
                () -> lists.takeIn(
                        first.incident(),
                        Source.PROVIDER,
                        LocalDate.of(2020, 12, 7),
                        Lists.file("list.csv", Lists.HARBOUR),
                        "list.csv",
                        coordinator));
        report(parent, "Farshire", "Larch House 4", 60, 20, 40, "2020-12-07T08:00:00Z");
        report(parent, "Farshire", "Larch House 4", 58, 30, 28, "2020-12-07T08:45:00Z");
        report(parent, "Nearshire", "Larch House 6", 20, 5, 15, "2020-12-07T08:30:00Z");

        var seen = seen(parent);
        assertThat(seen.reported())
                .extracting(SubIncident.Reported::people)
                .as("the latest counts")
                .containsExactly(58, 20);
        assertThat(seen.sheet().lines().getFirst().people()).isEqualTo(new RollUp.Number(4));
        assertThat(seen.sheet().lines().get(1).people()).isEqualTo(new RollUp.NotKnown());
        assertThat(seen.sheet().total().people()).isEqualTo(new RollUp.AtLeast(82, 2));
        assertThat(seen.sheet().total().moved()).isEqualTo(new RollUp.AtLeast(35, 2));

        var officer = actors.of(Role.MARKET_OFFICER);
        for (var incident : List.of(parent, first.incident())) {
            actors.as(lead, () -> {
                letIn(incident, officer);
                return true;
            });
        }
        var few = Acting.as(officer, () -> services.of(parent, officer));
        assertThat(few.totalsOnly()).isTrue();
        assertThat(few.sheet().lines().getFirst().people()).isEqualTo(new RollUp.Hidden());
        assertThat(few.sheet().lines().get(3).people())
                .as("the smallest other one, or the total would give it away")
                .isEqualTo(new RollUp.Number(58));
        assertThat(few.sheet().lines().get(4).people()).isEqualTo(new RollUp.Hidden());
        assertThat(few.parts().get(1).standing()).as("not in that incident").isNull();
        var page = web.browser(officer).open("/incidents/" + parent + "/services");
        assertThat(page.text()).contains("Not shown", "You are not in this incident", "As reported");
        assertThat(csv(officer, parent)).contains("not shown").doesNotContain(",4,");
        assertThat(csv(lead, parent)).contains("Larch House 1", "All together", ",82,");
        var json =
                web.api(lead).get("/api/v1/incidents/" + parent + "/services").json();
        assertThat(json.get("total").get("people").get("value").asInt()).isEqualTo(82);
        assertThat(json.get("total").get("people").get("missing").asInt()).isEqualTo(2);
    }

    @Test
    void whatAnotherCouncilReportsIsNumbersWithTheirTime() {
        var parent = provider(SIX.subList(0, 2));
        var now = clock.instant();
        refused(Code.VAL, "people", () -> services.report(parent, reported(null, null, null, now), lead));
        refused(Code.VAL, "people", () -> services.report(parent, reported(10, 6, 5, now), lead));
        refused(Code.VAL, "moved", () -> services.report(parent, reported(10, -1, 5, now), lead));
        refused(Code.VAL, "asAt", () -> services.report(parent, reported(10, 1, 5, now.plusSeconds(1)), lead));
        refused(Code.VAL, "asAt", () -> services.report(parent, reported(10, 1, 5, null), lead));
        refused(
                Code.CONF,
                "service",
                () -> services.report(
                        parent,
                        new Report("Testshire", "Larch House 1", 10, 1, 5, null, now, "Their lead", "Telephone"),
                        lead));
        var stranger = actors.stranger(Role.INCIDENT_LEAD);
        assertThatExceptionOfType(NotThere.class)
                .isThrownBy(() -> Acting.as(stranger, () -> services.of(parent, stranger)));
        assertThat(web.api(stranger)
                        .get("/api/v1/incidents/" + parent + "/services")
                        .status())
                .isEqualTo(404);
        as(() -> services.report(parent, reported(10, 5, 5, now), lead));
        var body = seen(parent).bodies().stream()
                .filter(b -> b.name().equals("Farshire"))
                .findFirst()
                .orElseThrow();
        refused(Code.VAL, "toldHow", () -> services.toldBody(parent, body.id(), " ", now, lead));
        as(() -> {
            services.toldBody(parent, body.id(), "Telephone", now, lead);
            services.body(parent, Body.Kind.ICB, "Testshire ICB", "On-call director", "Pays for nursing", lead);
            return true;
        });
        refused(Code.DUP, "body", () -> services.toldBody(parent, body.id(), "Telephone", now, lead));
        refused(Code.DUP, "bodyName", () -> services.body(parent, Body.Kind.ICB, "testshire icb", null, "Again", lead));
        assertThat(new String(
                        web.browser(lead)
                                .open("/incidents/" + parent + "/services/reported.csv")
                                .raw()
                                .body(),
                        StandardCharsets.UTF_8))
                .contains("Farshire", "Their lead");
    }

    @Test
    void whatIsNoServiceOfTheRegisterIsNamed() {
        var page = web.browser(lead)
                .submit(
                        "/incidents/provider",
                        Map.of(
                                "locations", "1-701 nonsense",
                                "notifiedBy", "Duty manager",
                                "awareAt", "2020-12-07T08:15",
                                "cause", "BUSINESS_FAILURE",
                                "stops", "UNKNOWN"));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select(".govuk-error-summary").text())
                .contains("There is no location nonsense in the register")
                .doesNotContain("1-701");
    }

    @Test
    void thePageOfManyServicesTakesFewStatements() {
        var parent = provider(SIX);
        var browser = web.browser(lead);
        browser.open("/incidents/" + parent + "/services");
        statements.reset();
        assertThat(browser.open("/incidents/" + parent + "/services").status()).isEqualTo(200);
        System.out.println("statements of /incidents/{incident}/services with six services: "
                + statements.ofThePage().size());
        assertThat(statements.ofThePage()).hasSizeBetween(5, 14);
    }

    @Test
    void theApiOpensItToo() {
        var told = Map.of(
                "locations", List.of("1-701", "1-704"),
                "cause", "BUSINESS_FAILURE",
                "kind", "FAILURE",
                "notifiedAt", "2020-12-07T08:30:00Z",
                "notifiedBy", "Duty manager",
                "awareAt", "2020-12-07T08:15:00Z");
        var opened = web.api(lead).post("/api/v1/provider-incidents", Map.of("name", "Larch, the whole", "told", told));
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.json().get("services")).hasSize(2);
        var parent = opened.json().get("incident").asString();
        var twice = web.api(lead).post("/api/v1/incidents/" + parent + "/services", Map.of("location", "1-704"));
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.body()).contains("DUP");
        assertThat(web.browser(lead)
                        .submit(
                                "/incidents/provider",
                                Map.of(
                                        "locations",
                                        "1-702 1-702",
                                        "notifiedBy",
                                        "Owner",
                                        "awareAt",
                                        "2020-12-07T08:15",
                                        "cause",
                                        "QUALITY",
                                        "stops",
                                        "UNKNOWN"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    @Requirement("L3.10-j")
    void theThirdOpenIncidentPromptsARequestForSupport() {
        var first = Rooms.opened(open, lead, "1-500");
        Rooms.opened(open, lead, "1-600");
        assertThat(as(() -> support.of(first)).prompt()).isFalse();
        var parent = provider(SIX.subList(0, 2));
        assertThat(as(() -> support.of(first)).openIncidents())
                .as("the parts of one failure count as one")
                .isEqualTo(3);
        assertThat(as(() -> support.of(first)).prompt()).isTrue();
        assertThat(web.browser(lead).open("/incidents/" + first).text()).contains("ask other teams for support");

        var monday = LocalDate.of(2020, 12, 7);
        refused(
                Code.VAL,
                "hours",
                () -> support.ask(first, new Wanted(Team.ADULT_CARE, null, monday, null, "Reviews"), lead));
        refused(
                Code.VAL,
                "hours",
                () -> support.ask(first, new Wanted(Team.ADULT_CARE, 0, monday, null, "Reviews"), lead));
        refused(Code.VAL, "team", () -> support.ask(first, new Wanted(null, 600, monday, null, "Reviews"), lead));
        refused(
                Code.VAL,
                "fromOn",
                () -> support.ask(
                        first, new Wanted(Team.SAFEGUARDING, 600, monday.minusDays(1), null, "Reviews"), lead));
        refused(
                Code.VAL,
                "untilOn",
                () -> support.ask(
                        first, new Wanted(Team.SAFEGUARDING, 600, monday, monday.minusDays(1), "Reviews"), lead));
        refused(
                Code.VAL,
                "purpose",
                () -> support.ask(first, new Wanted(Team.SAFEGUARDING, 600, monday, null, " "), lead));
        assertThat(web.api(lead)
                        .post(
                                "/api/v1/incidents/" + first + "/support-requests",
                                Map.of("team", "ADULT_CARE", "fromOn", "2020-12-07", "purpose", "Reviews"))
                        .status())
                .isEqualTo(422);
        var asked = as(
                () -> support.ask(first, new Wanted(Team.LEARNING_DISABILITY, 75 * 60, monday, null, "Reviews"), lead));
        assertThat(as(() -> support.of(first)).prompt()).as("asked").isFalse();
        assertThat(as(() -> support.of(parent)).prompt())
                .as("each incident for itself")
                .isTrue();
        clock.advance(Duration.ofHours(2));
        var at = clock.instant();
        refused(
                Code.VAL,
                "givenHours",
                () -> support.answer(first, asked, Answer.PARTLY, 75 * 60, "Team manager", null, at, lead));
        refused(
                Code.VAL,
                "answeredAt",
                () -> support.answer(
                        first, asked, Answer.GIVEN, null, "Team manager", null, at.minus(Duration.ofHours(3)), lead));
        as(() -> {
            support.answer(first, asked, Answer.PARTLY, 37 * 60 + 30, "Team manager", "From Thursday", at, lead);
            return true;
        });
        refused(Code.DUP, null, () -> support.answer(first, asked, Answer.GIVEN, null, "Team manager", null, at, lead));
        assertThat(web.browser(lead).open("/incidents/" + first + "/support").text())
                .contains("75 hours a week", "37.5 hours a week", "Team manager");
    }

    private void letIn(UUID incident, Actor who) {
        db.sql("insert into access.member (incident, post, added_by, from_at) values (?, ?, ?, ?)")
                .params(incident, who.post(), lead.post(), java.time.OffsetDateTime.parse("2020-12-07T08:00:00Z"))
                .update();
    }

    private String csv(Actor actor, UUID parent) {
        return new String(
                web.browser(actor)
                        .open("/incidents/" + parent + "/services.csv")
                        .raw()
                        .body(),
                StandardCharsets.UTF_8);
    }

    private void report(
            UUID parent,
            String council,
            String service,
            Integer people,
            @Nullable Integer moved,
            @Nullable Integer toMove,
            String at) {
        as(() -> services.report(
                parent,
                new Report(council, service, people, moved, toMove, null, Instant.parse(at), "Their lead", "Telephone"),
                lead));
    }

    private static Report reported(
            @Nullable Integer people, @Nullable Integer moved, @Nullable Integer toMove, @Nullable Instant asAt) {
        return new Report("Farshire", "Larch House 4", people, moved, toMove, null, asAt, "Their lead", "Telephone");
    }

    private UUID provider(List<String> locations) {
        return as(() -> services.open(null, told(locations), UUID.randomUUID().toString(), lead));
    }

    private static Notification told(List<String> locations) {
        return new Notification(
                locations,
                null,
                IncidentKind.FAILURE,
                List.of(Cause.BUSINESS_FAILURE),
                null,
                Rooms.MONDAY_NINE,
                "The administrator",
                null,
                "Telephone",
                Rooms.MONDAY_NINE,
                LocalDate.of(2020, 12, 21),
                "All of it goes",
                null);
    }

    private Seen seen(UUID incident) {
        return as(() -> services.of(incident, lead));
    }

    private void refused(Code code, @Nullable String field, Runnable command) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> as(() -> {
                    command.run();
                    return true;
                }))
                .satisfies(e -> {
                    assertThat(e.problems().getFirst().code()).isEqualTo(code);
                    assertThat(e.problems().getFirst().field()).isEqualTo(field);
                });
    }

    private <T> T as(Supplier<T> work) {
        return Acting.as(lead, work);
    }
}
