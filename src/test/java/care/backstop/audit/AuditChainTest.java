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
import java.sql.DriverManager;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
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
        try (var owner = DriverManager.getConnection(
                        TestPostgres.server().url(database.database()),
                        "backstop_admin",
                        TestPostgres.server().password());
                var s = owner.createStatement()) {
            s.execute("set session_replication_role = replica");
            s.execute("update audit.entry set subject = 'person:other' where position = " + (start + 2));
        }
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

    private long entries() {
        return db.sql("select count(*) from audit.entry").query(Long.class).single();
    }
}
