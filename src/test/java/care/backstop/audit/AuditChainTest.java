package care.backstop.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.backstop.kernel.Acting;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Role;
import care.backstop.kernel.postgres.EmbeddedPostgres;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.SwitchableDataSource;
import care.backstop.testing.TestPostgres;
import care.backstop.testing.Web;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class AuditChainTest {

    @Autowired
    AuditTrail audit;

    @Autowired
    VerifyChain verifyChain;

    @Autowired
    JdbcClient db;

    @Autowired
    Actors actors;

    @Autowired
    Web web;

    @Autowired
    Checkpoints checkpoints;

    @Value("${backstop.data}")
    Path data;

    @Autowired
    SwitchableDataSource database;

    @Test
    @Requirement("X-04")
    void keepsWhatWasDoneAndSeenAndNoticesTampering() throws Exception {
        var lead = actors.lead();
        var person = UUID.randomUUID();
        var start = actors.as(lead, this::entries);
        actors.as(lead, () -> {
            audit.changed("SetPriority", "person:" + person, List.of("priority"));
            audit.read("PersonPage", "person:" + person, List.of(person));
            return null;
        });
        Acting.as(lead, () -> audit.refused("SetPriority", "person:" + person, Problem.Code.AUTH));

        var before = Acting.as(lead, () -> verifyChain.verify(lead));
        assertThat(before.entries()).isEqualTo(start + 3);
        assertThat(before.ok()).isTrue();

        assertThatThrownBy(() -> actors.as(
                        lead, () -> db.sql("update audit.entry set what = 'x'").update()))
                .hasStackTraceContaining("permission denied");

        // Someone with the server in hand switches the guard off and alters the second entry.
        asOwner("update audit.entry set subject = 'person:other' where position = " + (start + 2));
        var after = Acting.as(lead, () -> verifyChain.verify(lead));
        assertThat(after.ok()).isFalse();
        assertThat(after.firstBroken()).isEqualTo(start + 2);
    }

    @Test
    void anotherCouncilSeesNothingOfIt() {
        var stranger = actors.stranger(Role.AUDITOR);
        actors.as(actors.lead(), () -> {
            audit.changed("Anything", "thing:1", List.of());
            return null;
        });
        assertThat(actors.as(
                        stranger,
                        () -> db.sql("select count(*) from audit.entry")
                                .query(Long.class)
                                .single()))
                .isZero();
        assertThat(EmbeddedPostgres.APP)
                .isEqualTo(actors.as(
                        stranger,
                        () -> db.sql("select current_user").query(String.class).single()));
    }

    @Test
    void aRolledBackChangeLeavesNoEntry() {
        var officer = actors.second(Role.INCIDENT_LEAD);
        var count = actors.as(officer, this::entries);
        assertThatThrownBy(() -> actors.as(officer, () -> {
                    audit.changed("Half", "thing:2", List.of());
                    throw new IllegalStateException("stop");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(actors.as(officer, this::entries)).isEqualTo(count);
    }

    @Test
    void aChainWrittenAnewAgreesWithItselfButNotWithTheNotesBefore() throws Exception {
        var stranger = actors.stranger(Role.AUDITOR);
        actors.as(stranger, () -> {
            audit.changed("First", "thing:1", List.of());
            audit.changed("Second", "thing:2", List.of());
            return null;
        });
        checkpoints.write();
        var answer = web.api(stranger).get("/api/v1/audit/verification").json();
        assertThat(answer.get("ok").asBoolean()).isTrue();

        // The owner of the server empties the chain, lets the program write another of the same length, and waits.
        asOwner("delete from audit.entry where council = 'Elsewhere'");
        asOwner("update audit.stream set entries = 0, head = '\\x00' where council = 'Elsewhere'");
        actors.as(stranger, () -> {
            audit.changed("Nothing", "thing:1", List.of());
            audit.changed("ToSee", "thing:2", List.of());
            return null;
        });
        checkpoints.write();
        assertThat(Acting.as(stranger, () -> verifyChain.verify(stranger)).ok())
                .as("in itself it is a good chain")
                .isTrue();
        assertThat(web.api(stranger)
                        .get("/api/v1/audit/verification")
                        .json()
                        .get("ok")
                        .asBoolean())
                .isFalse();

        asOwner("delete from audit.stream where council = 'Elsewhere'");
        assertThat(Acting.as(stranger, () -> verifyChain.verify(stranger)).ok())
                .as("a chain without its head")
                .isFalse();
    }

    @Test
    void aNoteThatWasAlteredIsNoticed() throws Exception {
        var file = data.resolve("audit-checkpoints.jsonl");
        var auditor = actors.of(Role.AUDITOR);
        actors.as(auditor, () -> {
            audit.changed("Anything", "thing:9", List.of());
            return null;
        });
        checkpoints.write();
        var notes = checkpoints.notes(Actors.COUNCIL);
        assertThat(notes.sound()).isTrue();
        assertThat(notes.latest()).isNotNull();
        var kept = Files.readString(file);
        Files.writeString(file, kept.replaceFirst("\"entries\":\\d+", "\"entries\":1000"));
        assertThat(checkpoints.notes(Actors.COUNCIL).sound()).isFalse();
        Files.writeString(file, kept + "half a li");
        assertThat(checkpoints.notes(Actors.COUNCIL).sound()).isFalse();
        Files.writeString(file, kept);
    }

    private void asOwner(String sql) throws SQLException {
        try (var owner = DriverManager.getConnection(
                        TestPostgres.server().url(database.database()),
                        "backstop_admin",
                        TestPostgres.server().password());
                var s = owner.createStatement()) {
            s.execute("set session_replication_role = replica");
            s.execute(sql);
        }
    }

    private long entries() {
        return db.sql("select count(*) from audit.entry").query(Long.class).single();
    }
}
