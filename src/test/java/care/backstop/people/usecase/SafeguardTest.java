package care.backstop.people.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.AcknowledgeIncident;
import care.backstop.incident.usecase.CloseIncident;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.people.Lists;
import care.backstop.people.People;
import care.backstop.people.Source;
import care.backstop.people.rules.EntryKind;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Safeguarding beside the incident, what keeps an incident open, and looking at somebody one is not in charge of. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SafeguardTest {

    private static final LocalDate SEVENTH = LocalDate.of(2020, 12, 7);

    @Autowired
    OpenIncident open;

    @Autowired
    CloseIncident close;

    @Autowired
    AcknowledgeIncident acknowledge;

    @Autowired
    IncidentMembers members;

    @Autowired
    TakeInList takeIn;

    @Autowired
    PutInCharge charge;

    @Autowired
    Safeguard safeguard;

    @Autowired
    WriteInRecord record;

    @Autowired
    WriteEntry write;

    @Autowired
    BreakGlass glass;

    @Autowired
    LookAtPeople look;

    @Autowired
    People people;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    @Autowired
    Web web;

    @Autowired
    TestClock clock;

    private UUID incident = new UUID(0, 0);
    private UUID person = new UUID(0, 0);

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
    }

    @BeforeEach
    void somebody() {
        clock.set(Instant.parse("2020-12-07T09:00:00Z"));
        incident = Rooms.opened(open, actors.lead(), Rooms.HARBOUR_VIEW);
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        Acting.as(
                coordinator,
                () -> takeIn.takeIn(
                        incident,
                        Source.PROVIDER,
                        SEVENTH,
                        Lists.file("list.csv", Lists.HARBOUR),
                        "list.csv",
                        coordinator));
        person = Acting.as(coordinator, () -> people.facts(incident)).stream()
                .filter(f -> f.reference().equals("H-1"))
                .findFirst()
                .orElseThrow()
                .id();
        Acting.as(
                coordinator,
                () -> charge.put(incident, List.of(person), practitioner().post(), coordinator));
        actors.as(actors.lead(), () -> {
            acknowledge.acknowledge(incident, "By telephone", actors.lead());
            members.add(incident, guardian().post(), actors.lead());
            return null;
        });
    }

    private Actor practitioner() {
        return actors.of(Role.PRACTITIONER);
    }

    private Actor guardian() {
        return actors.of(Role.SAFEGUARDING_LEAD);
    }

    private UUID raise(@Nullable String category, @Nullable LocalDate on, @Nullable String what) {
        return Acting.as(
                practitioner(),
                () -> safeguard.raise(incident, person, category, on, what, clock.instant(), practitioner()));
    }

    private void step(UUID concern, Actor by, @Nullable String step, @Nullable String note) {
        Acting.as(by, () -> {
            safeguard.step(incident, person, concern, step, note, by);
            return null;
        });
    }

    private Safeguard.Standing standing() {
        return Acting.as(guardian(), () -> safeguard.open(incident, person))
                .concerns()
                .getFirst();
    }

    private String refused(Runnable work) {
        return catchThrowableOfType(Rejected.class, work::run).problems().stream()
                .map(p -> p.field() + " " + p.code())
                .collect(Collectors.joining(", "));
    }

    private List<String> against() {
        var e = catchThrowableOfType(
                Rejected.class,
                () -> Acting.as(actors.lead(), () -> {
                    close.close(incident, "All has been done", actors.lead());
                    return null;
                }));
        assertThat(e.problems()).allMatch(p -> p.code() == Problem.Code.STATE);
        return e.problems().stream().map(Problem::message).toList();
    }

    @Test
    @Requirement({"SB-9", "S4.6-b", "L3.9-d"})
    void aConcernIsRaisedTriagedAndFollowedWhateverTheIncidentDoes() {
        assertThat(refused(() -> raise("UNKINDNESS", SEVENTH, "Left alone"))).isEqualTo("category VAL");
        assertThat(refused(() -> raise(null, SEVENTH, "Left alone"))).isEqualTo("category VAL");
        assertThat(refused(() -> raise("NEGLECT", null, " "))).isEqualTo("on VAL, what VAL");
        assertThat(refused(() -> Acting.as(
                        practitioner(),
                        () -> safeguard.raise(incident, null, "NEGLECT", SEVENTH, "Left", null, practitioner()))))
                .isEqualTo("person VAL");

        clock.set(Instant.parse("2020-12-07T10:00:00Z"));
        var concern = raise("NEGLECT", SEVENTH, "Tablets left out on two nights");
        assertThat(against()).anyMatch(m -> m.contains("1 safeguarding concern"));
        assertThat(standing().escalated()).isFalse();
        clock.set(Instant.parse("2020-12-08T09:00:00Z"));
        assertThat(standing().escalated()).as("nobody triaged it that day").isTrue();
        assertThat(refused(() -> step(concern, practitioner(), "TRIAGED", ""))).isEqualTo("note VAL");
        clock.set(Instant.parse("2020-12-07T11:15:00Z"));
        step(concern, practitioner(), "TRIAGED", "East team");
        clock.set(Instant.parse("2020-12-08T09:00:00Z"));
        assertThat(standing().escalated()).isFalse();
        assertThat(standing().concern().became().getFirst().enteredAt())
                .isEqualTo(Instant.parse("2020-12-07T11:15:00Z"));

        step(concern, practitioner(), "ENQUIRY", "SG-4711");
        assertThat(standing().planBy()).isEqualTo(LocalDate.of(2020, 12, 9));
        assertThat(refused(() -> step(concern, practitioner(), "MITIGATED", "Night nurse")))
                .isEqualTo("step STATE");
        step(concern, practitioner(), "PLAN", "A second nurse at night");
        assertThat(standing().planBy()).isNull();
        assertThat(against()).anyMatch(m -> m.contains("1 safeguarding concern"));
        step(concern, practitioner(), "MITIGATED", "Two nights checked, tablets given");
        assertThat(against()).noneMatch(m -> m.contains("safeguarding concern"));
    }

    @Test
    @Requirement({"K1.4-a", "SA-3.12"})
    void anEnquiryIsNeverClosedFromTheIncident() {
        assertThat(refused(() -> enquiry(practitioner(), "YES", ""))).isEqualTo("number VAL");
        var concern = raise("FINANCIAL", SEVENTH, "Money missing");
        step(concern, practitioner(), "TRIAGED", "West team");
        step(concern, practitioner(), "ENQUIRY", "SG-12");
        assertThat(flagged()).isEqualTo(Answer.YES);
        assertThat(refused(() -> step(concern, practitioner(), "ENQUIRY_CLOSED", "Found")))
                .isEqualTo("step AUTH");
        assertThat(refused(() -> enquiry(practitioner(), "NO", null))).isEqualTo("enquiry AUTH");
        assertThat(flagged()).isEqualTo(Answer.YES);
        step(concern, guardian(), "ENQUIRY_CLOSED", "Found in a drawer, nobody to blame");
        assertThat(flagged()).as("no flag any more").isEqualTo(Answer.NO);
        assertThat(Acting.as(guardian(), () -> safeguard.open(incident, person)).enquiries())
                .extracting(e -> e.open() + " " + e.number())
                .containsExactly("NO null", "YES SG-12");
    }

    private void enquiry(Actor by, String open, @Nullable String number) {
        Acting.as(by, () -> {
            record.enquiry(incident, person, open, number, by);
            return null;
        });
    }

    private Answer flagged() {
        return Acting.as(guardian(), () -> people.facts(incident, person)).safeguardingEnquiry();
    }

    @Test
    void onlyThoseNamedSeeAConcern() {
        raise("NEGLECT", SEVENTH, "Tablets left out");
        var path = "/incidents/" + incident + "/people/" + person + "/concerns";
        assertThat(web.browser(guardian()).open(path).text()).contains("Tablets left out", "Neglect");
        var refused = web.browser(guardian()).open(path);
        assertThat(refused.html().select("form[action$=/concerns]")).hasSize(1);
        for (var role : List.of(Role.INCIDENT_LEAD, Role.INCIDENT_COORDINATOR)) {
            assertThat(web.browser(actors.of(role)).open(path).status())
                    .as(role.key())
                    .isEqualTo(404);
        }
        assertThat(web.browser(actors.second(Role.PRACTITIONER)).open(path).status())
                .isEqualTo(404);
        var browser = web.browser(practitioner());
        browser.open(path);
        var wrong = browser.submit(path, Map.of("on-day", "40", "on-month", "1", "on-year", "2020", "what", "x"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select("#on-error").text()).contains("no such day");
        var kept = browser.submit(
                path,
                Map.of("category", "PHYSICAL", "on-day", "6", "on-month", "12", "on-year", "2020", "what", "A bruise"));
        assertThat(kept.text()).contains("Physical, 6 December 2020: open", "A bruise");
        var api = web.api(practitioner());
        var told = api.get("/api/v1" + path);
        assertThat(told.json().size()).isEqualTo(2);
        var id = told.json().get(0).get("id").asString();
        assertThat(api.post("/api/v1" + path + "/" + id + "/steps", Map.of("step", "TRIAGED", "note", "East team"))
                        .status())
                .isEqualTo(204);
        var closed = browser.submit(path + "/" + id + "/steps", Map.of("step", "ENQUIRY_CLOSED", "note", "x"));
        assertThat(closed.status()).isEqualTo(403);
        assertThat(closed.text()).contains("Ask the safeguarding lead");
    }

    @Test
    @Requirement("K6.2-a")
    void needsThatWereMetAndAreNotMetNowKeepTheIncidentOpen() {
        clock.set(Instant.parse("2020-12-08T18:00:00Z"));
        times(Map.of("oldEnded", "2020-12-08T16:00", "nightCare", "YES"));
        assertThat(against()).anyMatch(m -> m.contains("the needs of 1 person that were met before are not met now"));
        times(Map.of(
                "oldEnded",
                "2020-12-08T16:00",
                "newStarted",
                "2020-12-08T17:30",
                "nightCare",
                "YES",
                "metOn",
                "2020-12-08"));
        assertThat(against()).noneMatch(m -> m.contains("met before"));
    }

    private void times(Map<String, String> answers) {
        Acting.as(practitioner(), () -> write.write(incident, person, EntryKind.CARE_TIMES, answers, practitioner()));
    }

    // Break-glass -------------------------------------------------------------------------------------------------

    @Test
    void whoeverMustSeeSomebodyNowSaysWhyForFourHoursAndAPrivacyOfficerIsTold() {
        var lead = actors.lead();
        var base = "/incidents/" + incident + "/people/" + person;
        assertThat(Acting.as(lead, () -> look.open(incident, person)).view().health())
                .isNull();
        assertThat(Acting.as(lead, () -> look.open(incident, person)).mayBreakGlass())
                .isTrue();
        assertThat(refused(
                        () -> Acting.as(lead, () -> glass.breakIt(incident, person, "DIRECT_CARE", "Because", lead))))
                .isEqualTo("reason VAL");
        assertThat(refused(() -> Acting.as(
                        lead,
                        () -> glass.breakIt(incident, person, "CURIOUS", "Nobody answers and she may be alone", lead))))
                .isEqualTo("purpose VAL");
        var until = Acting.as(
                lead,
                () -> glass.breakIt(
                        incident, person, "DIRECT_CARE", "Nobody in charge answers; she may be alone", lead));
        assertThat(until).isEqualTo(Instant.parse("2020-12-07T13:00:00Z"));
        assertThat(Acting.as(lead, () -> look.open(incident, person)).view().health())
                .isNotNull();
        assertThat(Acting.as(lead, () -> look.open(incident, person)).mayWriteHealth())
                .as("to look, not to write")
                .isFalse();
        assertThat(Acting.as(actors.of(Role.INCIDENT_COORDINATOR), () -> look.open(incident, person))
                        .view()
                        .health())
                .as("nobody else")
                .isNull();
        var alerts = web.browser(actors.of(Role.PRIVACY_OFFICER)).open("/alerts");
        assertThat(alerts.text())
                .contains("Saw a person they are not in charge of", lead.name())
                .doesNotContain("Larkspur", "she may be alone");
        assertThat(actors.<List<String>>as(
                        lead,
                        () -> db.sql("select what from audit.entry where what = 'BreakGlass' and subject = 'person:"
                                        + person + "'")
                                .query(String.class)
                                .list()))
                .hasSize(1);
        clock.set(until.plus(Duration.ofSeconds(1)));
        assertThat(Acting.as(lead, () -> look.open(incident, person)).view().health())
                .as("four hours later")
                .isNull();
        assertThat(web.browser(lead).open(base).status()).isEqualTo(200);
    }

    @Test
    void onlyPostsThatTheMatrixNamesMayBreakTheGlass() {
        for (var role : List.of(Role.PLACEMENT_OFFICER, Role.SAFEGUARDING_LEAD, Role.PRACTITIONER)) {
            var actor = actors.of(role);
            assertThat(catchThrowableOfType(
                            NotThere.class,
                            () -> Acting.as(
                                    actor,
                                    () -> glass.breakIt(
                                            incident,
                                            person,
                                            "DIRECT_CARE",
                                            "Nobody in charge answers; she may be alone",
                                            actor))))
                    .as("%s sees all already, or never may", role)
                    .isNotNull();
        }
        var path = "/incidents/" + incident + "/people/" + person + "/break-glass";
        var browser = web.browser(actors.of(Role.INCIDENT_COORDINATOR));
        var form = browser.open(path);
        assertThat(form.h1()).isEqualTo("See somebody you are not in charge of");
        assertThat(form.text()).contains("H-1").doesNotContain("Oxygen", "Nursing");
        var refused = browser.submit(path, Map.of("purpose", "DIRECT_CARE", "reason", "Hurry"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#reason").val()).isEqualTo("Hurry");
        var seen = browser.submit(
                path, Map.of("purpose", "DIRECT_CARE", "reason", "Nobody in charge answers; she may be alone"));
        assertThat(seen.text()).contains("You may see this person until 7 December 2020, 1:00pm", "Who decides");
        assertThat(web.browser(practitioner()).open(path).status()).isEqualTo(404);
    }
}
