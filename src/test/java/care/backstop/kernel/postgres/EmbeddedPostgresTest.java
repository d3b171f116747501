package care.backstop.kernel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.backstop.kernel.postgres.EmbeddedPostgres.Durability;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server survives whatever happens to the program, and never outlives it. */
class EmbeddedPostgresTest {

    private static final Path BINARIES = Path.of("target/postgres").toAbsolutePath();

    private Path data = Path.of("");

    @BeforeEach
    void folder() throws IOException {
        data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "postgres-test");
    }

    @AfterEach
    void remove() throws Exception {
        new ProcessBuilder("rm", "-rf", data.toString()).start().waitFor();
    }

    @Test
    void isDurableLocalAndLocked() throws Exception {
        try (var server = EmbeddedPostgres.start(data, BINARIES, Durability.SAFE)) {
            server.createDatabase("backstop");
            assertThat(ask(server, "show fsync")).isEqualTo("on");
            assertThat(ask(server, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(server, "show data_checksums")).isEqualTo("on");
            assertThat(ask(server, "select rolsuper::text from pg_roles where rolname = current_user"))
                    .isEqualTo("false");
            assertThatThrownBy(() -> DriverManager.getConnection(server.url("backstop"), EmbeddedPostgres.APP, "guess"))
                    .isInstanceOf(SQLException.class);
            assertThat(Files.getPosixFilePermissions(data.resolve("postgres.password")))
                    .hasSize(2);
        }
    }

    @Test
    void comesBackWithItsDataAfterEverythingWasKilled() throws Exception {
        var child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        data.toString(),
                        BINARIES.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var out = new BufferedReader(child.inputReader());
        assertThat(out.readLine()).isEqualTo("written");
        var descendants = child.descendants().toList();
        child.destroyForcibly().waitFor();
        descendants.forEach(ProcessHandle::destroyForcibly);
        killServer();

        try (var server = EmbeddedPostgres.start(data, BINARIES, Durability.SAFE)) {
            assertThat(ask(server, "select word from kept")).isEqualTo("still here");
        }
    }

    @Test
    void stopsByItselfWhenTheProgramDies() throws Exception {
        var child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        data.toString(),
                        BINARIES.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(new BufferedReader(child.inputReader()).readLine()).isEqualTo("written");
        var pid = serverPid();
        child.destroyForcibly().waitFor();
        ProcessHandle.of(pid).ifPresent(p -> p.onExit().join());
        assertThat(Files.exists(data.resolve("postgres-18/postmaster.pid"))).isFalse();
    }

    @Test
    void aStalePidFileOfAnUnrelatedProcessIsRemovedAndTheProcessLeftAlone() throws Exception {
        EmbeddedPostgres.start(data, BINARIES, Durability.SAFE).close();
        var bystander = new ProcessBuilder("sleep", "60").start();
        Files.writeString(data.resolve("postgres-18/postmaster.pid"), bystander.pid() + "\n");
        try (var server = EmbeddedPostgres.start(data, BINARIES, Durability.SAFE)) {
            assertThat(server.password()).hasSize(48);
        }
        assertThat(bystander.isAlive()).isTrue();
        bystander.destroy();
    }

    private long serverPid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postgres-18/postmaster.pid")).getFirst());
    }

    private void killServer() throws IOException {
        ProcessHandle.of(serverPid()).ifPresent(p -> {
            p.descendants().forEach(ProcessHandle::destroyForcibly);
            p.destroyForcibly();
            p.onExit().join();
        });
    }

    private static String ask(EmbeddedPostgres server, String sql) throws SQLException {
        try (var c = DriverManager.getConnection(server.url("backstop"), EmbeddedPostgres.OWNER, server.password());
                var s = c.createStatement();
                var r = s.executeQuery(sql)) {
            r.next();
            return Objects.requireNonNull(r.getString(1));
        }
    }

    /** A program that writes one row, says so, and waits to be killed. */
    static final class Child {
        public static void main(String[] args) throws Exception {
            var server = EmbeddedPostgres.start(Path.of(args[0]), Path.of(args[1]), Durability.SAFE);
            server.createDatabase("backstop");
            try (var c = DriverManager.getConnection(
                            server.url("backstop"), EmbeddedPostgres.OWNER, server.password());
                    var s = c.createStatement()) {
                s.execute("create table kept (word text)");
                s.execute("insert into kept values ('still here')");
            }
            System.out.println("written");
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
