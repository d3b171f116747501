package care.backstop.bench;

import care.backstop.Backstop;
import care.backstop.kernel.postgres.EmbeddedPostgres;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An incident as large as the largest failure so far: 31,000 people, 3,000 actions, 20,000 entries of the log. How long do
 * its overview and a search of its log take, at ten requests a second? It is the largest incident of the demonstration, its
 * rows copied until there are as many.
 */
public final class IncidentBench {

    private static final int PEOPLE = 31_000;
    private static final int ACTIONS = 3_000;
    private static final int ENTRIES = 20_000;

    private static final List<String> TABLES =
            List.of("people.person", "incident.action", "incident.action_owner", "incident.log_entry");

    private final Connection owner;
    private final String incident;

    private IncidentBench(Connection owner) throws SQLException {
        this.owner = owner;
        for (var table : TABLES) {
            run("alter table %s no force row level security".formatted(table));
        }
        incident = text("select incident::text from people.person group by incident order by count(*) desc limit 1");
    }

    public static void main(String[] args) throws Exception {
        var data = Files.createTempDirectory("incident-bench");
        int exitCode;
        try (var program = SpringApplication.run(
                        Backstop.class,
                        "--backstop.data=" + data,
                        "--backstop.demonstration=true",
                        "--server.port=0",
                        "--logging.level.root=warn");
                var owner = owner(program)) {
            var port = ((WebServerApplicationContext) program).getWebServer().getPort();
            while (!Files.exists(data.resolve("demo-tokens.json"))) {
                Thread.sleep(100);
            }
            exitCode = new IncidentBench(owner).measure(new Visitor(port, data));
        }
        new ProcessBuilder("rm", "-rf", data.toString()).start().waitFor();
        System.exit(exitCode);
    }

    private int measure(Visitor visitor) throws Exception {
        grow();
        var board = new Scoreboard("incident");
        board.note(count("people.person"), "people", "the incident");
        board.note(count("incident.action"), "actions", "the same");
        board.note(count("incident.log_entry"), "entries of the log", "the same");
        visitor.signIn("incident lead");
        var room = "/incidents/" + incident;
        visitor.measure(room, 150, board);
        visitor.measure(room + "/log?q=medication", 200, board);
        visitor.measure(room + "/log?q=kestrel", 200, board);
        visitor.measure(room + "/log", 200, board);
        return board.exitCode();
    }

    /** Copies of what is there, every row with an id of its own; every second entry of the log speaks of medication, few of a kestrel. */
    private void grow() throws SQLException {
        copy("people.person", PEOPLE, "jsonb_build_object('id', gen_random_uuid(), 'nhs_number', null, 'reference', 'BENCH-' || n || '-' || row_number() over ())");
        copy("incident.action", ACTIONS, "jsonb_build_object('id', gen_random_uuid(), 'number', t.number || ' copy ' || n)");
        run("insert into incident.action_owner (%1$s) select %2$s from incident.action_owner o join incident.action t on t.id = o.action and t.incident = '%3$s' join incident.action c on c.incident = t.incident and c.number like t.number || ' copy %%'"
                .formatted(columns("incident.action_owner", ""), columns("incident.action_owner", "o.").replace("o.action", "c.id"), incident));
        run("alter table incident.log_entry disable trigger user");
        copy("incident.log_entry", ENTRIES, "jsonb_build_object('id', nextval(pg_get_serial_sequence('incident.log_entry', 'id')), 'corrects', null, 'follows', null, 'step', null, 'text', t.text || case when n % 2 = 0 then ' Asked about medication.' else '' end || case when n % 1000 = 1 then ' Room kestrel.' else '' end)");
        for (var table : TABLES) {
            run("analyze " + table);
        }
    }

    private void copy(String table, int until, String changed) throws SQLException {
        int there = count(table);
        run("""
                insert into %1$s (%2$s) overriding system value
                select %3$s from (
                  select jsonb_populate_record(t, to_jsonb(t) || %4$s) as r
                    from %1$s t, generate_series(1, %5$d) n where t.incident = '%6$s' limit %7$d) copies"""
                .formatted(table, columns(table, ""), columns(table, "(r)."), changed, until / there + 1, incident, until - there));
    }

    /** Those that can be written. */
    private String columns(String table, String before) throws SQLException {
        return text("""
                select string_agg('%s' || quote_ident(attname), ', ' order by attnum) from pg_attribute
                 where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attgenerated = ''""".formatted(before, table));
    }

    private int count(String table) throws SQLException {
        return Integer.parseInt(text("select count(*)::text from %s where incident = '%s'".formatted(table, incident)));
    }

    private void run(String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection owner(ConfigurableApplicationContext program) throws Exception {
        var postgres = program.getBean(EmbeddedPostgres.class);
        try (var c = program.getBean(DataSource.class).getConnection()) {
            return DriverManager.getConnection(c.getMetaData().getURL(), EmbeddedPostgres.OWNER, postgres.password());
        }
    }
}
