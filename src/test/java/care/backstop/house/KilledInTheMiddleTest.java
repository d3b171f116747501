package care.backstop.house;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.London;
import care.backstop.kernel.Role;
import care.backstop.kernel.postgres.EmbeddedPostgres;
import care.backstop.people.Lists;
import care.backstop.testing.Actors;
import care.backstop.testing.Web;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** The whole program as a process of its own with a data folder of its own, killed outright and started again. */
class KilledInTheMiddleTest {

    private static final Path FOLDER = Path.of("target/killed").toAbsolutePath();
    private static final Path PREPARED = Path.of("target/killed-prepared").toAbsolutePath();
    private static final int HOMES = 10_000;
    private static final int PLACES = 150;
    private static final int PEOPLE = 450;
    private static final int LISTED = 1_500;

    private static Actors actors;

    private final List<Process> started = new ArrayList<>();

    /** Once for all: what a first run leaves is the same each time. */
    @BeforeAll
    static void aFolderAsAFirstRunLeavesIt() throws IOException {
        FileSystemUtils.deleteRecursively(PREPARED);
        Files.createDirectories(PREPARED);
        actors = accounts();
    }

    @AfterAll
    static void thatTooIsGone() throws IOException {
        FileSystemUtils.deleteRecursively(PREPARED);
    }

    @BeforeEach
    void aCopyOfItForThisTest() throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(FOLDER);
        // With owners and rights, which PostgreSQL looks at.
        assertThat(new ProcessBuilder("cp", "-a", PREPARED.toString(), FOLDER.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
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
        int port = freePort();
        var web = Web.at(port, actors);
        var officer = web.api(actors.marketOfficer());
        var first = start(port, web);

        var sent = officer.upload(
                "/api/v1/register-imports?apply=true",
                "01_December_2020_HSCA_Active_Locations.csv",
                register(HOMES),
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

    @Test
    void aPlanIsWhollyThereOrNotAtAllAfterAKill() throws Exception {
        int port = freePort();
        var web = Web.at(port, actors);
        var coordinator = web.api(actors.of(Role.INCIDENT_COORDINATOR));
        var first = start(port, web);
        var incident = manyPeopleAndNotEnoughRoom(web, actors);

        var asked = coordinator.post(incident + "/plans", Map.of());
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        var address = incident + "/plans/" + asked.json().get("id").asString();
        JsonNode before;
        do {
            before = coordinator.get(address).json();
            assertThat(before.get("state").asString()).as(before.toString()).isIn("WAITING", "RUNNING");
            nothingOfIt(before);
        } while (before.get("percent").asInt() == 0);
        // Past the reading and into the thinking, and not at its end.
        first.destroyForcibly().waitFor();

        start(port, web);
        var plan = coordinator.get(address).json();
        assertThat(plan.get("state").asString())
                .as("not done when it was killed: %s", plan)
                .isEqualTo("RUNNING");
        for (int i = 0; i < 480 && plan.get("state").asString().equals("RUNNING"); i++) {
            nothingOfIt(plan);
            Thread.sleep(250);
            plan = coordinator.get(address).json();
        }
        assertThat(plan.get("state").asString()).as("resumed, and done").isEqualTo("DONE");
        assertThat(plan.get("placements").size() + plan.get("unplaced").size()).isEqualTo(PEOPLE);
        assertThat(plan.get("bound").asLong())
                .isBetween(0L, plan.get("objective").asLong());
        assertThat(plan.get("percent").asInt()).isEqualTo(100);
        assertThat(coordinator.get(incident + "/plans").json()).as("one plan").hasSize(1);
        var again = coordinator.post(incident + "/plans", Map.of());
        assertThat(again.status())
                .as("nothing is left running: %s", again.body())
                .isEqualTo(202);
        var audit = web.api(actors.of(Role.AUDITOR))
                .get("/api/v1/audit/verification")
                .json();
        assertThat(audit.get("ok").booleanValue()).as(audit.toString()).isTrue();
    }

    @Test
    void aListOfPeopleIsWhollyInOrWhollyOutAfterAKill() throws Exception {
        int port = freePort();
        var web = Web.at(port, actors);
        var coordinator = web.api(actors.of(Role.INCIDENT_COORDINATOR));
        var first = start(port, web);
        take(web.api(actors.marketOfficer()), register(2));
        var incident = opened(web, actors);
        var list = list(LISTED);
        assertThat(people(coordinator, incident)).isZero();

        Future<Web.Answer> sent;
        try (var look = lookIn();
                var sender = Executors.newSingleThreadExecutor()) {
            sent = sender.submit(() -> coordinator.upload(
                    incident + "/people-imports?dryRun=false", "list.csv", list, Map.of("source", "PROVIDER")));
            while (written(look) == 0) {
                assertThat(sent.isDone()).as("nothing is written yet").isFalse();
            }
            // Rows are in the table's file, and nothing has been answered: it is in the middle.
            assertThat(sent.isDone()).as("not answered when it is killed").isFalse();
            first.destroyForcibly().waitFor();
        }
        assertThat(sent.state()).as("the sender was told nothing").isEqualTo(Future.State.FAILED);

        start(port, web);
        var before = people(coordinator, incident);
        assertThat(before).as("before or after, never between").isIn(0, LISTED);
        var again = coordinator.upload(
                incident + "/people-imports?dryRun=false", "list.csv", list, Map.of("source", "PROVIDER"));
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.json().get("added").asInt()).isEqualTo(LISTED - before);
        assertThat(people(coordinator, incident)).as("nobody twice").isEqualTo(LISTED);
        var audit = web.api(actors.of(Role.AUDITOR))
                .get("/api/v1/audit/verification")
                .json();
        assertThat(audit.get("ok").booleanValue()).as(audit.toString()).isTrue();
    }

    /** The running program's own database, looked into from outside. */
    private static Connection lookIn() throws IOException, SQLException {
        var port = Files.readAllLines(FOLDER.resolve("postgres-18/postmaster.pid"))
                .get(3)
                .strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%s/backstop".formatted(port),
                EmbeddedPostgres.APP,
                Files.readString(FOLDER.resolve("postgres.password")).strip());
    }

    /** Bytes of the table of people, committed or not. */
    private static long written(Connection look) throws SQLException {
        try (var asked = look.createStatement();
                var said = asked.executeQuery("select pg_relation_size('people.person')")) {
            said.next();
            return said.getLong(1);
        }
    }

    private static int people(Web.Api api, String incident) {
        var listed = api.get(incident + "/people?size=1");
        assertThat(listed.status()).as(listed.body()).isEqualTo(200);
        return listed.json().get("total").asInt();
    }

    /** No line, no figure and no bound of a plan that is not done. */
    private static void nothingOfIt(JsonNode plan) {
        assertThat(plan.get("placements")).as(plan.toString()).isEmpty();
        assertThat(plan.get("unplaced")).as(plan.toString()).isEmpty();
        assertThat(plan.hasNonNull("objective") || plan.hasNonNull("bound"))
                .as(plan.toString())
                .isFalse();
    }

    /** An incident whose plan takes some seconds; its address. */
    private static String manyPeopleAndNotEnoughRoom(Web web, Actors actors) throws InterruptedException {
        var officer = web.api(actors.marketOfficer());
        take(officer, register(PLACES + 1));
        var now = Instant.now();
        for (int n = 1; n <= PLACES; n++) {
            var told = officer.put(
                    "/api/v1/locations/1-%d/capacity".formatted(100_000 + n),
                    Map.of(
                            "asAt",
                            now.toString(),
                            "service",
                            "CARE_HOME_NURSING",
                            "maximum",
                            10 + n % 50,
                            "occupied",
                            8 + n % 50 - n % 3,
                            "reserved",
                            0,
                            "accepting",
                            true));
            assertThat(told.status()).as(told.body()).isEqualTo(200);
        }
        var incident = opened(web, actors);
        var taken = web.api(actors.of(Role.INCIDENT_COORDINATOR))
                .upload(
                        incident + "/people-imports?dryRun=false",
                        "list.csv",
                        list(PEOPLE),
                        Map.of("source", "PROVIDER"));
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        assertThat(taken.json().get("added").asInt()).as(taken.body()).isEqualTo(PEOPLE);
        return incident;
    }

    @Test
    void aLetterThatWasBeingSentWhenKilledMayHaveBeenSentAndIsNotSentAgain() throws Exception {
        int port = freePort();
        var web = Web.at(port, actors);
        var lead = web.api(actors.lead());
        String before;
        try (var silent = new SilentMailServer()) {
            var first = start(port, web, mail(silent.port()));
            take(web.api(actors.marketOfficer()), register(1));
            before = opened(web, actors) + "/letters";
            assertThat(silent.hasTheWholeLetter(60)).isTrue();
            assertThat(lead.get(before).json().get(0).get("state").asString()).isEqualTo("SENDING");
            first.destroyForcibly().waitFor();
        }

        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            start(port, web, mail(server.getSmtp().getPort()));
            // What is written afterwards arrives: rounds are made, and the lease of the first has run out in them.
            var after = opened(web, actors) + "/letters";
            for (int i = 0;
                    i < 240
                            && !(state(lead, before).equals("MAY_HAVE_BEEN_SENT")
                                    && state(lead, after).equals("SENT"));
                    i++) {
                Thread.sleep(250);
            }
            assertThat(state(lead, before)).isEqualTo("MAY_HAVE_BEEN_SENT");
            assertThat(state(lead, after)).isEqualTo("SENT");
            var third = opened(web, actors) + "/letters";
            for (int i = 0; i < 240 && !state(lead, third).equals("SENT"); i++) {
                Thread.sleep(250);
            }
            assertThat(Arrays.stream(server.getReceivedMessages()).map(KilledInTheMiddleTest::reference))
                    .as("those of the second start, and not the one that may have been sent")
                    .containsExactly(id(lead, after), id(lead, third));
            assertThat(state(lead, before)).isEqualTo("MAY_HAVE_BEEN_SENT");
        } finally {
            server.stop();
        }
    }

    private static String[] mail(int port) {
        return new String[] {
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=" + port,
            "--spring.mail.properties.[mail.smtp.timeout]=120000",
            "--backstop.mail.from=backstop@testshire.example",
            "--backstop.address=http://localhost",
            "--backstop.mail.every=500ms",
            "--backstop.mail.lease=10s"
        };
    }

    private static String state(Web.Api api, String letters) {
        return api.get(letters).json().get(0).get("state").asString();
    }

    private static String id(Web.Api api, String letters) {
        return api.get(letters).json().get(0).get("id").asString();
    }

    private static String reference(MimeMessage message) {
        try {
            return message.getMessageID().substring(1, 37);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes a letter in to its last line and says nothing then. */
    private static final class SilentMailServer implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final CountDownLatch whole = new CountDownLatch(1);

        SilentMailServer() throws IOException {
            Thread.ofVirtual().start(this::serve);
        }

        int port() {
            return socket.getLocalPort();
        }

        boolean hasTheWholeLetter(int seconds) throws InterruptedException {
            return whole.await(seconds, TimeUnit.SECONDS);
        }

        private void serve() {
            try (var client = socket.accept();
                    var in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
                var out = client.getOutputStream();
                out.write("220 ready\r\n".getBytes(StandardCharsets.UTF_8));
                boolean letter = false;
                for (var line = in.readLine(); line != null; line = in.readLine()) {
                    if (letter) {
                        if (line.equals(".")) {
                            whole.countDown();
                        }
                        continue;
                    }
                    letter = line.equals("DATA");
                    out.write((letter ? "354 go on\r\n" : "250 yes\r\n").getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                // the program was killed
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** Takes this register file in and waits for it. */
    private static void take(Web.Api officer, byte[] file) throws InterruptedException {
        var sent = officer.upload(
                "/api/v1/register-imports?apply=true", "01_December_2020_HSCA_Active_Locations.csv", file, Map.of());
        var register = "/api/v1/register-imports/" + sent.json().get("id").asString();
        for (int i = 0;
                i < 240 && officer.get(register).json().get("state").asString().equals("RUNNING");
                i++) {
            Thread.sleep(250);
        }
    }

    /** An incident about the first home; its address. */
    private static String opened(Web web, Actors actors) {
        var now = Instant.now();
        var opened = web.api(actors.lead())
                .post(
                        "/api/v1/incidents",
                        Map.of(
                                "locations", List.of("1-100000"),
                                "cause", "BUSINESS_FAILURE",
                                "kind", "FAILURE",
                                "notifiedAt", now.toString(),
                                "notifiedBy", "Duty manager",
                                "awareAt", now.toString(),
                                "endsOn", London.day(now).plusWeeks(8).toString()));
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        return "/api/v1/incidents/" + opened.json().get("id").asString();
    }

    /** A provider's list of so many people. */
    private static byte[] list(int people) {
        var list = new StringBuilder(
                "Ref,Surname,First name,DOB,NHS No.,Postcode,Funded by,Type of care,Friendship group\n");
        for (int n = 1; n <= people; n++) {
            list.append("P-%d,Larkspur,Odile,05/12/1938,%s,SO1 1AB,Council,Nursing,%s\n"
                    .formatted(n, Lists.nhs(n), n % 5 < 3 ? "Group " + n / 5 : ""));
        }
        return list.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static int homes(Web.Api api) {
        return api.get("/api/v1/locations?size=1").json().get("total").asInt();
    }

    /** The folder as a first run leaves it, with posts that have tokens. */
    private static Actors accounts() {
        try (var server = EmbeddedPostgres.start(PREPARED, PREPARED, EmbeddedPostgres.Durability.FOR_TESTS)) {
            server.createDatabase("backstop");
            Flyway.configure()
                    .dataSource(server.url("backstop"), EmbeddedPostgres.OWNER, server.password())
                    .locations("classpath:db/migration")
                    .outOfOrder(true)
                    .load()
                    .migrate();
            var database = new DriverManagerDataSource(server.url("backstop"), EmbeddedPostgres.APP, server.password());
            var actors = Actors.putInto(database);
            new TransactionTemplate(new DataSourceTransactionManager(database)).executeWithoutResult(_ -> {
                var db = JdbcClient.create(database);
                db.sql("select set_config('backstop.purpose', 'sign-in', true)")
                        .query(String.class)
                        .single();
                db.sql("update access.post set address = 'deputy@testshire.example' where id = ?")
                        .param(actors.second(Role.INCIDENT_LEAD).post())
                        .update();
            });
            return actors;
        }
    }

    /** Starts the program without anything of the tests and waits until it can serve. */
    private Process start(int port, Web web, String... more) throws IOException, InterruptedException {
        var given = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var classes = Arrays.stream(given.split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        var log = FOLDER.resolve("program-%d.log".formatted(started.size()));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes,
                "care.backstop.Backstop",
                "--server.port=" + port,
                "--backstop.data=" + FOLDER));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command)
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

    private static byte[] register(int homes) {
        var file = new StringBuilder(
                "Location ID,Location HSCA start date,Dormant (Y/N),Care home?,Location Name,Care homes beds,"
                        + "Location Inspection Directorate,Location Street Address,Location City,Location Postal Code,Location Local Authority,"
                        + "Location Latitude,Location Longitude,Provider ID,Provider Name,Service type - Care home service with nursing,"
                        + "Service user band - Dementia,Location Latest Overall Rating,Publication Date\n");
        for (int n = 0; n < homes; n++) {
            file.append(
                    "1-%d,01/10/2010,N,Y,Home %d,%d,Adult social care,%d High Street,Testtown,SO1 %dAB,Hampshire,51.1,-1.2,2-%d,Provider %d,Y,Y,Good,01/02/2020\n"
                            .formatted(100_000 + n, n, 10 + n % 50, n, n % 10, n / 10, n / 10));
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }
}
