package care.backstop.incident.web;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Role;
import care.backstop.kernel.outbox.Letter;
import care.backstop.kernel.outbox.Outbox;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything an incident is proved by, in one file. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidenceTest {

    private static final String PURPOSE = "Asked for by the coroner's officer";

    @Autowired
    Outbox outbox;

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    OpenIncident open;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    private Actor lead;
    private Actor second;
    private Web.Api api;
    private UUID id;
    private UUID person;
    private String packs;

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
        lead = actors.lead();
        second = actors.second(Role.INCIDENT_LEAD);
        api = web.api(lead);
    }

    @BeforeEach
    void anIncidentWithOnePerson() {
        clock.reset();
        id = Rooms.opened(open, lead, HARBOUR_VIEW);
        packs = "/api/v1/incidents/" + id + "/evidence-packs";
        person = UUID.randomUUID();
        actors.as(
                lead,
                () -> db.sql("""
                insert into people.person (id, incident, council, agency, reference, family_name, given_name, created_at,
                       changed_at, changed_by)
                values (:person, :id, :council, :agency, 'R1', 'Featherstonehaugh', 'Test', now(), now(), :post)""")
                        .param("person", person)
                        .param("id", id)
                        .param("council", lead.council())
                        .param("agency", lead.agency())
                        .param("post", lead.post())
                        .update());
        actors.as(
                lead,
                () -> db.sql("""
                with s as (insert into incident.service_test (id, incident, location, facts, sources, row_matched, result,
                               findings, explanation, rule_version, as_of, tested_at, tested_by)
                           values (gen_random_uuid(), :id, :location, '{"event": "CVL"}', '{"event": "Gazette"}', 'A1-7',
                                   'DUTY_S48', '[]', 'Because', '1', now(), now(), 'x') returning id),
                     t as (insert into incident.person_test (id, incident, person, service_test, facts, row_matched, result,
                               response, findings, rule_version, tested_at, tested_by)
                           select gen_random_uuid(), :id, :person, s.id, '{"urgency": "URGENT"}', 'A2-4', 'DUTY_S48',
                                  'ARRANGE', '[]', '1', now(), 'x' from s returning id)
                insert into incident.person_decision (id, incident, person, test, advised, decided, reasons, decided_at,
                       decided_by, decided_by_post, post_name)
                select gen_random_uuid(), :id, :person, t.id, 'DUTY_S48', 'DUTY_S48', 'Needs two carers', now(), 'x', :post,
                       'x' from t""")
                        .param("id", id)
                        .param("location", HARBOUR_VIEW)
                        .param("person", person)
                        .param("post", lead.post())
                        .update());
        for (var text : new String[] {"The wages are paid until Friday", "The daughter of Featherstonehaugh rang"}) {
            var written = api.post(
                    "/api/v1/incidents/" + id + "/log",
                    Map.of("type", "NOTE", "text", text, "happenedAt", "2020-12-07T08:30:00Z"));
            assertThat(written.status()).as(written.body()).isEqualTo(201);
        }
    }

    @Test
    void aPackWithoutPeopleIsMadeAtOnceAndProvesItself() throws Exception {
        actors.as(
                lead,
                () -> outbox.send(Letter.of(
                        id,
                        "meeting:1",
                        new Letter.Outside("The owner", "owner@provider.example"),
                        "A meeting with you",
                        "Please come.")));
        assertThat(refusal(api.post(packs, Map.of("purpose", "Too short", "forWhom", "Auditor"))))
                .isEqualTo("VAL purpose");
        assertThat(refusal(api.post(packs, Map.of("purpose", PURPOSE)))).isEqualTo("VAL forWhom");
        var asked = api.post(packs, Map.of("purpose", PURPOSE, "forWhom", "Auditor"));
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        var pack = asked.json().get("id").asString();
        var ready = ready(api, pack);
        var file = api.get(packs + "/" + pack + "/file").raw();
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("evidence-2020-12-07.zip")
                .doesNotContain("Harbour");
        assertThat(sha256(file.body())).isEqualTo(ready.get("sha256").asString());

        var files = unzipped(file.body());
        assertThat(files)
                .containsKeys(
                        "about.txt",
                        "incident.json",
                        "intake/verifications.csv",
                        "intake/calls.csv",
                        "decisions/services.csv",
                        "decisions/facts-known-then.json",
                        "decisions/options.csv",
                        "plan/plan.csv",
                        "plan/deadlines.csv",
                        "log/log.csv",
                        "meetings/attendance.csv",
                        "messages/letters.csv",
                        "learning/lessons.csv",
                        "learning/review-report.pdf",
                        "audit/entries.csv",
                        "audit/chain.json",
                        "manifest.csv")
                .doesNotContainKeys("people/determinations.json", "people/moves.csv");
        assertThat(files).hasSize(ready.get("files").asInt());
        var manifest = text(files, "manifest.csv");
        files.forEach((name, content) -> {
            if (!name.equals("manifest.csv")) {
                assertThat(manifest).contains("%s,%d,%s".formatted(name, content.length, sha256(content)));
            }
        });
        assertThat(text(files, "messages/letters.csv"))
                .as("what was written to officers and others, and what became of it")
                .contains("The owner", "A meeting with you", "WAITING");
        assertThat(text(files, "decisions/facts-known-then.json")).contains("Gazette", "CVL");
        assertThat(text(files, "log/log.csv"))
                .contains("The wages are paid until Friday", "Left out: it seems to name somebody")
                .doesNotContain("Featherstonehaugh");
        files.forEach((name, content) ->
                assertThat(new String(content, StandardCharsets.UTF_8)).as(name).doesNotContain("Featherstonehaugh"));
        assertThat(text(files, "audit/entries.csv")).contains("AskForEvidence").doesNotContain(person.toString());
        var chain = JsonMapper.builder().build().readTree(text(files, "audit/chain.json"));
        assertThat(chain.get("entries").asLong()).isPositive();
        assertThat(chain.get("head").asString()).hasSize(64);
    }

    @Test
    void aPackThatTellsAboutPeopleTakesTwo() throws Exception {
        var pack = api.post(packs, Map.of("purpose", PURPOSE, "forWhom", "Coroner", "withPeople", true))
                .json()
                .get("id")
                .asString();
        var path = packs + "/" + pack;
        assertThat(api.get(path).json().get("state").asString()).isEqualTo("WAITING");
        assertThat(api.get(path + "/file").status()).isEqualTo(409);
        assertThat(refusal(api.post(path + "/agreement", Map.of())))
                .as("oneself")
                .isEqualTo("AUTH pack");
        var coordinator = web.api(actors.of(Role.INCIDENT_COORDINATOR));
        assertThat(coordinator.post(path + "/agreement", Map.of()).status()).isEqualTo(403);

        var other = web.api(second);
        var page = web.browser(second).open("/incidents/" + id + "/learning/evidence");
        assertThat(page.text()).contains("a second person has to agree", PURPOSE);
        assertThat(web.browser(lead)
                        .open("/incidents/" + id + "/learning/evidence")
                        .text())
                .doesNotContain("Agree, and have it made");
        assertThat(other.post(path + "/agreement", Map.of()).status()).isEqualTo(204);
        assertThat(refusal(other.post(path + "/agreement", Map.of()))).isEqualTo("STATE null");
        ready(other, pack);
        var files = unzipped(api.get(path + "/file").raw().body());
        assertThat(text(files, "people/determinations.json"))
                .contains("Featherstonehaugh", "Needs two carers", "URGENT");
        assertThat(files).containsKeys("people/duty-ends.csv", "people/offers.csv", "people/moves.csv");
        assertThat(text(files, "about.txt")).contains("Agreed to by: " + second.name());
        assertThat(text(files, "log/log.csv")).contains("The daughter of Featherstonehaugh rang");
        var read = actors.as(
                lead,
                () -> db.sql("""
                select count(*) from audit.entry
                 where what = 'EvidencePack' and kind = 'READ' and subject = :subject and :person = any(people)""")
                        .param("subject", "incident:" + id)
                        .param("person", person.toString())
                        .query(Integer.class)
                        .single());
        assertThat(read).as("made, and taken away").isEqualTo(2);
        assertThat(coordinator.get(path + "/file").status()).isEqualTo(404);
        assertThat(web.api(actors.stranger(Role.INCIDENT_LEAD))
                        .get(path + "/file")
                        .status())
                .isEqualTo(404);
        assertThat(web.api(actors.of(Role.PLACEMENT_OFFICER))
                        .get(path + "/file")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theSecondPersonMayRefuse() {
        var pack = api.post(packs, Map.of("purpose", PURPOSE, "forWhom", "A newspaper", "withPeople", true))
                .json()
                .get("id")
                .asString();
        var path = packs + "/" + pack;
        var other = web.api(second);
        assertThat(refusal(other.post(path + "/refusal", Map.of()))).isEqualTo("VAL because");
        var browser = web.browser(second);
        browser.open("/incidents/" + id + "/learning/evidence");
        assertThat(browser.submit(
                                "/incidents/" + id + "/learning/evidence/" + pack + "/refusal",
                                Map.of("because", "Not for the press"))
                        .text())
                .contains("It does not leave.", "Not for the press");
        assertThat(api.get(path).json().get("state").asString()).isEqualTo("REFUSED");
        assertThat(refusal(api.get(path + "/file"))).isEqualTo("STATE null");
    }

    private JsonNode ready(Web.Api reader, String pack) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            var now = reader.get(packs + "/" + pack).json();
            var state = now.get("state").asString();
            if (!state.equals("RUNNING")) {
                assertThat(state).as(now.toString()).isEqualTo("READY");
                return now;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the pack was not made within half a minute");
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        assertThat(files).containsKey(name);
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String refusal(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        var first = answer.json().at("/errors/0");
        return first.get("code").asString() + " "
                + (first.hasNonNull("field") ? first.get("field").asString() : "null");
    }
}
