package care.backstop.house;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Role;
import care.backstop.kernel.postgres.EmbeddedPostgres;
import care.backstop.testing.Actors;
import care.backstop.testing.Web;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** The whole program as a process of its own with a data folder of its own, killed outright and started again. */
class KilledInTheMiddleTest {

    private static final Path FOLDER = Path.of("target/killed").toAbsolutePath();
    private static final int HOMES = 30_000;

    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void anEmptyFolder() throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);
    }

    @AfterEach
    void nothingLeftBehind() throws IOException, InterruptedException {
        for (var process : started) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
        FileSystemUtils.deleteRecursively(FOLDER);
    }

    @Test
    void aRegisterIsWhollyInOrWhollyOutAfterAKill() throws Exception {
        var actors = accounts();
        int port = freePort();
        var web = Web.at(port, actors);
        var officer = web.api(actors.marketOfficer());
        var first = start(port, web);

        var sent = officer.upload(
                "/api/v1/register-imports?apply=true",
                "01_December_2020_HSCA_Active_Locations.csv",
                register(),
                Map.of());
        assertThat(sent.status()).as(sent.body()).isEqualTo(202);
        var address = "/api/v1/register-imports/" + sent.json().get("id").asString();
        JsonNode before;
        do {
            before = officer.get(address).json();
            assertThat(before.get("state").asString()).as(before.toString()).isEqualTo("RUNNING");
        } while (before.get("rows").asInt() == 0);
        // RUNNING with rows read: whichever step it has come to, it has not ended.
        first.destroyForcibly().waitFor();

        start(port, web);
        var state = "RUNNING";
        var doing = "";
        for (int i = 0; i < 240 && state.equals("RUNNING"); i++) {
            assertThat(homes(officer)).as("before or after, never between").isIn(0, HOMES);
            Thread.sleep(250);
            var now = officer.get(address).json();
            state = now.get("state").asString();
            doing = now.toString();
        }
        assertThat(state).as(doing).isIn("APPLIED", "REJECTED");
        assertThat(homes(officer)).as(doing).isEqualTo(state.equals("APPLIED") ? HOMES : 0);
        var audit = web.api(actors.of(Role.AUDITOR))
                .get("/api/v1/audit/verification")
                .json();
        assertThat(audit.get("ok").booleanValue()).as(audit.toString()).isTrue();
        assertThat(audit.get("entries").longValue()).isPositive();
    }

    private static int homes(Web.Api api) {
        return api.get("/api/v1/locations?size=1").json().get("total").asInt();
    }

    /** The folder as a first run leaves it, with posts that have tokens. */
    private static Actors accounts() {
        try (var server = EmbeddedPostgres.start(FOLDER, FOLDER, EmbeddedPostgres.Durability.FOR_TESTS)) {
            server.createDatabase("backstop");
            Flyway.configure()
                    .dataSource(server.url("backstop"), EmbeddedPostgres.OWNER, server.password())
                    .locations("classpath:db/migration")
                    .outOfOrder(true)
                    .load()
                    .migrate();
            return Actors.putInto(
                    new DriverManagerDataSource(server.url("backstop"), EmbeddedPostgres.APP, server.password()));
        }
    }

    /** Starts the program without anything of the tests and waits until it can serve. */
    private Process start(int port, Web web) throws IOException, InterruptedException {
        var given = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var classes = Arrays.stream(given.split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        var log = FOLDER.resolve("program-%d.log".formatted(started.size()));
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes,
                        "care.backstop.Backstop",
                        "--server.port=" + port,
                        "--backstop.data=" + FOLDER)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        started.add(process);
        var anyone = web.nobody();
        for (int i = 0; i < 300; i++) {
            assertThat(process.isAlive()).as(() -> text(log)).isTrue();
            try {
                if (anyone.open("/actuator/health/readiness").status() == 200) {
                    return process;
                }
            } catch (UncheckedIOException e) {
                // does not listen yet
            }
            Thread.sleep(200);
        }
        throw new AssertionError("not ready within a minute: " + text(log));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static byte[] register() {
        var file = new StringBuilder(
                "Location ID,Location HSCA start date,Dormant (Y/N),Care home?,Location Name,Care homes beds,"
                        + "Location Inspection Directorate,Location Street Address,Location City,Location Postal Code,Location Local Authority,"
                        + "Location Latitude,Location Longitude,Provider ID,Provider Name,Service type - Care home service with nursing,"
                        + "Service user band - Dementia,Location Latest Overall Rating,Publication Date\n");
        for (int n = 0; n < HOMES; n++) {
            file.append(
                    "1-%d,01/10/2010,N,Y,Home %d,%d,Adult social care,%d High Street,Testtown,SO1 %dAB,Hampshire,51.1,-1.2,2-%d,Provider %d,Y,Y,Good,01/02/2020\n"
                            .formatted(100_000 + n, n, 10 + n % 50, n, n % 10, n / 10, n / 10));
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }
}
