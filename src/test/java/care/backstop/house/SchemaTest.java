package care.backstop.house;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.postgres.EmbeddedPostgres;
import care.backstop.testing.DatabaseTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every table must have, whoever wrote it. */
@DatabaseTest
class SchemaTest {

    /** Tables without row-level security, each with the reason in its comment. Adding one here is a decision. */
    private static final Set<String> OPEN =
            Set.of("kernel.scheduled_tasks", "kernel.session", "kernel.session_attributes");

    @Autowired
    JdbcClient db;

    @Test
    void everyTableForcesRowLevelSecurityAndHasAPolicy() {
        var bare = db.sql("""
                select n.nspname || '.' || c.relname
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and not c.relispartition
                   and n.nspname not in ('pg_catalog', 'information_schema', 'public')
                   and n.nspname not like 'pg_%'
                   and not (c.relrowsecurity and c.relforcerowsecurity
                            and exists (select from pg_policy p where p.polrelid = c.oid))
                 order by 1""").query(String.class).list();
        assertThat(bare.stream().filter(t -> !OPEN.contains(t) && !t.startsWith("market.stag")))
                .as("tables without forced row-level security")
                .isEmpty();
        var reasons = db.sql("""
                select coalesce(obj_description(c.oid), '')
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname || '.' || c.relname like 'market.stag%' and c.relkind = 'r'""").query(String.class).list();
        assertThat(reasons).allMatch(r -> r.startsWith("[PUBLIC]") && r.contains("COPY"));
    }

    @Test
    void policiesCompareWithAListReadOnceNotWithACorrelatedQuery() {
        var correlated = db.sql("""
                select schemaname || '.' || tablename || ' ' || policyname from pg_policies
                 where coalesce(qual, '') ~* 'exists \\(' or coalesce(with_check, '') ~* 'exists \\('""").query(String.class).list();
        assertThat(correlated).isEmpty();
    }

    @Test
    void everyColumnDeclaresItsFieldClass() {
        var silent = db.sql("""
                select n.nspname || '.' || c.relname || '.' || a.attname
                  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
                   and n.nspname not in ('pg_catalog', 'information_schema', 'public') and n.nspname not like 'pg_%'
                   and coalesce(col_description(c.oid, a.attnum), obj_description(c.oid), '')
                       !~ '^\\[(PUBLIC|INTERNAL|COMMERCIAL|PERSONAL|SPECIAL|SAFEGUARDING)\\]'
                 order by 1""").query(String.class).list();
        assertThat(silent).isEmpty();
    }

    @Test
    void theProgramOwnsNothingAndIsNoSuperuser() {
        assertThat(db.sql("select current_user").query(String.class).single()).isEqualTo(EmbeddedPostgres.APP);
        assertThat(db.sql("""
                        select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
                            or exists (select from pg_class where relowner = pg_roles.oid)
                          from pg_roles where rolname = current_user""").query(Boolean.class).single()).isFalse();
    }

    @Test
    void withNobodyActingNothingIsThere() {
        var tables = db.sql("""
                select schemaname || '.' || tablename from pg_tables
                 where schemaname not in ('pg_catalog', 'information_schema', 'public', 'kernel')
                   and tablename not like 'stag%'""").query(String.class).list();
        var seen = tables.stream()
                .filter(t -> db.sql("select exists (select from " + t + ")")
                        .query(Boolean.class)
                        .single())
                .toList();
        assertThat(tables).hasSizeGreaterThan(8);
        assertThat(seen).isEqualTo(List.of());
    }
}
