package care.backstop.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.OpenIncident;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.people.Lists;
import care.backstop.people.Source;
import care.backstop.people.usecase.TakeInList;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two councils share one database, and neither can tell, by any table or view, that the other has anything in it. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CouncilsApartTest {

    @Autowired
    JdbcClient db;

    @Autowired
    Actors actors;

    @Autowired
    OpenIncident openIncident;

    @Autowired
    TakeInList takeIn;

    @Autowired
    TestClock clock;

    private UUID incident = new UUID(0, 0);

    @BeforeAll
    void oneCouncilIsAtWork() {
        clock.set(Rooms.MONDAY_NINE);
        Rooms.register(new Register(db, actors));
        incident = Rooms.opened(openIncident, actors.lead(), Rooms.HARBOUR_VIEW);
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        Acting.as(
                coordinator,
                () -> takeIn.takeIn(
                        incident,
                        Source.PROVIDER,
                        LocalDate.of(2020, 12, 7),
                        Lists.file("list.csv", Lists.HARBOUR),
                        "list.csv",
                        coordinator));
    }

    /** Tables and views with a column that says whose a row is, and how many rows of Testshire's each shows. */
    private List<String> seenBy(Actor actor) {
        return actors.as(actor, () -> {
            var seen = new ArrayList<String>();
            var owned = db.sql("""
                    select table_schema || '.' || table_name, min(column_name) from information_schema.columns
                     where table_schema not in ('pg_catalog', 'information_schema', 'public', 'kernel')
                       and (column_name in ('incident', 'council') or (table_name = 'incident' and column_name = 'id'))
                       and not (table_schema = 'market')
                     group by 1""")
                    .query((r, _) -> new String[] {r.getString(1), r.getString(2)})
                    .list();
            assertThat(owned).hasSizeGreaterThan(25);
            for (var table : owned) {
                var mine = table[1].equals("council") ? " where council = 'Testshire'" : "";
                var rows = db.sql("select count(*) from " + table[0] + mine)
                        .query(Long.class)
                        .single();
                if (rows > 0) {
                    seen.add(table[0] + ": " + rows);
                }
            }
            return seen;
        });
    }

    @Test
    void noPostOfAnotherCouncilSeesAnyRow() {
        assertThat(seenBy(actors.lead())).as("the walk sees what there is").hasSizeGreaterThan(8);
        for (var role : Role.values()) {
            assertThat(seenBy(actors.stranger(role))).as(role.key()).isEmpty();
        }
    }

    @Test
    void noPostLetsItselfIn() {
        for (var role : List.of(Role.INCIDENT_LEAD, Role.ACCESS_ADMINISTRATOR)) {
            var stranger = actors.stranger(role);
            assertThatThrownBy(() -> actors.as(
                            stranger,
                            () -> db.sql("insert into access.member values (:incident, :post, :post, now())")
                                    .param("incident", incident)
                                    .param("post", stranger.post())
                                    .update()))
                    .hasStackTraceContaining("row-level security");
            assertThatThrownBy(() -> actors.as(
                            stranger,
                            () -> db.sql("""
                            insert into access.token (id, post, council, hash, label, created_at)
                            values (gen_random_uuid(), :post, :council, 'x', 'mine', now())""")
                                    .param("post", actors.lead().post())
                                    .param("council", stranger.council())
                                    .update()))
                    .as("a token for another council's post")
                    .isInstanceOf(RuntimeException.class);
        }
        var lead = actors.lead();
        assertThatThrownBy(() -> actors.as(
                        lead,
                        () -> db.sql(
                                        "insert into access.exclusion values (:incident, :account, 'x', :post, now(), 'Elsewhere')")
                                .param("incident", incident)
                                .param("account", lead.user())
                                .param("post", lead.post())
                                .update()))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void onlyAnAdministratorMakesPosts() {
        var lead = actors.lead();
        var changed = actors.as(
                lead,
                () -> db.sql("update access.post set role = 'SAFEGUARDING_LEAD' where id = :id")
                        .param("id", lead.post())
                        .update());
        assertThat(changed).isZero();
        assertThat(actors.as(
                        lead,
                        () -> db.sql("select count(*) from access.token")
                                .query(Long.class)
                                .single()))
                .as("not even one's own, of which only the hash is kept")
                .isZero();
    }

    @Test
    void oneUserNameMayStandInTwoCouncils() {
        for (var actor : List.of(actors.of(Role.ACCESS_ADMINISTRATOR), actors.stranger(Role.ACCESS_ADMINISTRATOR))) {
            var added = actors.as(
                    actor, () -> db.sql("""
                            insert into access.account (id, subject, name, council, created_at)
                            values (gen_random_uuid(), 'same.name', 'Sam Example', :council, now())
                            on conflict do nothing""").param("council", actor.council()).update());
            assertThat(added).as(actor.council()).isEqualTo(1);
        }
    }

    @Test
    void anExclusionBeatsMembership() {
        var lead = actors.lead();
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        actors.as(
                lead,
                () -> db.sql(
                                "insert into access.exclusion values (:incident, :account, 'their aunt lives there', :post, now(), :council)")
                        .param("incident", incident)
                        .param("account", coordinator.user())
                        .param("post", lead.post())
                        .param("council", lead.council())
                        .update());
        assertThat(actors.as(
                        coordinator,
                        () -> db.sql("select count(*) from people.person")
                                .query(Long.class)
                                .single()))
                .isZero();
        assertThat(actors.as(
                        coordinator,
                        () -> db.sql("select count(*) from access.exclusion")
                                .query(Long.class)
                                .single()))
                .isZero();
    }
}
