package care.backstop.incident.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.rules.BusinessFailureEvents.Entity;
import care.backstop.incident.rules.LegalForm;
import care.backstop.incident.rules.ServiceDuty;
import care.backstop.incident.rules.ServiceState;
import care.backstop.incident.usecase.DecideServiceDuty;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.incident.usecase.TestServiceDuty;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Web;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportsTest {

    @Autowired
    OpenIncident open;

    @Autowired
    TestServiceDuty test;

    @Autowired
    DecideServiceDuty decide;

    @Autowired
    Actors actors;

    @Autowired
    Web web;

    @Autowired
    JdbcClient db;

    private Actor lead;
    private UUID home = new UUID(0, 0);
    private UUID agency = new UUID(0, 0);
    private final UUID person = UUID.randomUUID();

    @BeforeAll
    void twoIncidents() {
        Rooms.register(new Register(db, actors));
        lead = actors.lead();
        home = Rooms.opened(open, lead, Rooms.HARBOUR_VIEW);
        agency = Rooms.opened(open, lead, Rooms.SOLENT);
        actors.as(
                lead,
                () -> db.sql("""
                insert into people.person (id, incident, council, agency, reference, given_name, family_name,
                       created_at, changed_at, changed_by)
                values (:id, :incident, 'Testshire', :agency, '=H-1', 'Odile', 'Larkspur', now(), now(), :post)""")
                        .param("id", person)
                        .param("incident", home)
                        .param("agency", lead.agency())
                        .param("post", lead.post())
                        .update());
        Acting.as(lead, () -> {
            var tested = test.test(
                    home,
                    Rooms.HARBOUR_VIEW,
                    new TestServiceDuty.Facts(
                            LegalForm.COMPANY,
                            null,
                            Entity.REGISTERED_PROVIDER,
                            null,
                            false,
                            Answer.YES,
                            ServiceState.RUNNING,
                            null,
                            null,
                            Map.of()),
                    lead);
            decide.decide(home, tested, ServiceDuty.Result.PROVIDER_RESPONSIBLE, "=It runs, and well", null, lead);
        });
    }

    private List<String> lines(Actor actor, String path) {
        var page = web.browser(actor).open(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.raw().headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        return new String(page.raw().body(), StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void theListOfIncidentsIsFilteredLikeItsPageAndEndsAtOnesOwn() {
        assertThat(lines(lead, "/incidents.csv")).hasSize(3);
        assertThat(lines(lead, "/incidents.csv?q=Solent"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith(agency.toString());
        assertThat(lines(actors.stranger(Role.INCIDENT_LEAD), "/incidents.csv")).hasSize(1);
        assertThat(web.browser(lead).open("/incidents?q=Solent").html().select("a[href='/incidents.csv?q=Solent']"))
                .hasSize(1);
    }

    @Test
    void decisionsAreThereWithTheirReasonsMadeHarmless() {
        assertThat(lines(lead, "/incidents/" + home + "/decisions.csv"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("1-500,Harbour View,A1-9,PROVIDER_RESPONSIBLE,")
                .contains(",\"'=It runs, and well\",");
        assertThat(web.browser(actors.stranger(Role.INCIDENT_LEAD))
                        .open("/incidents/" + home + "/decisions.csv")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void decisionsForPeopleNeedTheRightToExportAndEverybodyInThemIsAudited() {
        var path = "/incidents/" + home + "/decisions/people.csv";
        assertThat(lines(lead, path))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("'=H-1,,")
                .doesNotContain("Larkspur");
        assertThat(actors.as(
                        actors.of(Role.AUDITOR),
                        () -> db.sql(
                                        "select array_to_string(people, ',') from audit.entry where what = 'PersonDecisions'")
                                .query(String.class)
                                .list()))
                .contains(person.toString());
        assertThat(web.browser(actors.of(Role.PLACEMENT_OFFICER)).open(path).status())
                .isEqualTo(403);
        assertThat(web.browser(actors.of(Role.PLACEMENT_OFFICER))
                        .open("/incidents/" + home + "/decisions")
                        .html()
                        .select("a[href$='people.csv']"))
                .isEmpty();
        assertThat(web.browser(lead)
                        .open("/incidents/" + home + "/decisions")
                        .html()
                        .select("a[href$='people.csv']"))
                .hasSize(1);
    }

    @Test
    void deadlinesAndFindingsComeWithIsoDaysAndTheirClauses() {
        var deadlines = lines(lead, "/incidents/" + home + "/deadlines.csv");
        assertThat(deadlines.getFirst())
                .isEqualTo("\ufeffdeadline,due_on,due_at,met_at,rule,counted_from,explanation,moved_because,"
                        + "calendar_version,clause");
        assertThat(deadlines.get(1))
                .startsWith("First meeting of the steering group,2020-12-10,2020-12-11T00:00:00Z,,3 working days,")
                .endsWith(",Southampton procedure 7.1");
        assertThat(web.browser(lead)
                        .open("/incidents/" + home)
                        .html()
                        .select("a[href=/incidents/" + home + "/deadlines.csv]"))
                .hasSize(1);
        var tested = web.browser(lead)
                .open("/incidents/" + home + "/decisions")
                .html()
                .select("a[href*=/tests/]");
        var path = tested.attr("href");
        var findings = lines(lead, path + ".csv");
        assertThat(findings.getFirst()).isEqualTo("\ufeffauthority,question,answer");
        assertThat(findings).hasSizeGreaterThan(3);
        assertThat(web.browser(lead).open(path).html().select("a[href=" + path + ".csv]"))
                .hasSize(1);
        for (var hidden : new String[] {"/incidents/" + home + "/deadlines.csv", path + ".csv"}) {
            assertThat(web.browser(actors.stranger(Role.INCIDENT_LEAD))
                            .open(hidden)
                            .status())
                    .isEqualTo(404);
        }
    }
}
