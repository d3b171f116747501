package care.backstop.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * The packaged program as a council would run it: how soon it is ready, how long pages take with the whole register
 * (../shared/data) and 5,000 people at ten requests a second, and how much memory it holds after a thousand. Times are
 * those of the client on the same machine, so the server's own are shorter. How many SQL statements each page takes is
 * counted in tests, not here.
 */
public final class PagesBench {

    private static final int PEOPLE = 5_000;
    private static final int STARTS = 3;
    private static final int PLANS = 5;
    private static final Path RATINGS = Path.of("../shared/data/cqc/latest_ratings_overall_england_2021-01.csv.gz");

    private final Visitor visitor;

    private PagesBench(int port, Path data) throws IOException {
        visitor = new Visitor(port, data);
    }

    public static void main(String[] args) throws Exception {
        var data = Files.createTempDirectory("backstop-pages");
        var port = 18_480;
        var program = start(data, port);
        var incident = "";
        try {
            var bench = new PagesBench(port, data);
            bench.loadRegister();
            incident = bench.loadPeople();
        } finally {
            stop(program);
        }
        var starts = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            var begun = System.nanoTime();
            program = start(data, port);
            starts[i] = seconds(begun);
            if (i + 1 < STARTS) {
                stop(program);
            }
        }
        var board = new Scoreboard("pages");
        try {
            board.under(6, Scoreboard.median(starts), "s until ready, median of " + STARTS, "a warm start");
            board.note(processorSeconds(program), "s of processor until ready, the last of them", "the same");
            var visitor = new Visitor(port, data);
            visitor.signIn("incident lead");
            planForEveryone(new Visitor(port, data), board);
            for (var page : List.of(
                    "/market?q=house&council=Kent",
                    "/incidents/" + incident + "/people",
                    "/incidents/" + incident)) {
                visitor.measure(page, 100, board);
            }
            board.under(
                    450,
                    residentMegabytes(program.pid()),
                    "MB resident",
                    "memory after %,d requests".formatted(3 * Visitor.REQUESTS_OF_A_PAGE));
        } finally {
            stop(program);
            new ProcessBuilder("rm", "-rf", data.toString()).start().waitFor();
        }
        System.exit(board.exitCode());
    }

    /** The plan of the demonstration's home, from the button to the page that shows it. */
    private static void planForEveryone(Visitor visitor, Scoreboard board) throws Exception {
        visitor.signIn("incident coordinator");
        var open = visitor.get("/api/v1/incidents", "incident-coordinator").get("incidents");
        var home = StreamSupport.stream(open.spliterator(), false)
                .filter(i -> i.get("name").asString().contains("Harebell Court"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
        var took = new double[PLANS];
        for (int i = 0; i < PLANS; i++) {
            took[i] = visitor.press(
                    "/incidents/" + home + "/places", "/incidents/" + home + "/plans", "How it was worked out");
        }
        board.under(1_000, Scoreboard.median(took), "ms from button to page, median of " + PLANS, "plan for the demonstration");
    }

    private static Process start(Path data, int port) throws Exception {
        var program = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:AOTCache=target/backstop/backstop.aot",
                        "-Xlog:aot*=error",
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        "target/backstop/backstop.jar",
                        "--backstop.data=" + data,
                        "--backstop.demonstration=true",
                        "--server.port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("program.log").toFile())
                .start();
        var ready = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 3_000; i++) {
                try {
                    if (client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                        return program;
                    }
                } catch (IOException e) {
                    // not listening yet
                }
                if (!program.isAlive()) {
                    throw new IllegalStateException("it did not start: " + Files.readString(data.resolve("program.log")));
                }
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException("not ready within two and a half minutes");
    }

    private static void stop(Process program) throws InterruptedException {
        program.destroy();
        program.waitFor();
    }

    private void loadRegister() throws Exception {
        if (!Files.exists(RATINGS)) {
            System.out.println("no ../shared/data here: pages are measured with the demonstration's register only");
            return;
        }
        var begun = System.nanoTime();
        var answer = visitor.upload(
                "/api/v1/register-imports?apply=true", "market-officer", RATINGS.getFileName().toString(),
                Files.readAllBytes(RATINGS), Map.of("kind", "auto"));
        var id = answer.get("id").asString();
        while (true) {
            var state = visitor.get("/api/v1/register-imports/" + id, "market-officer").get("state").asString();
            if (state.equals("APPLIED")) {
                break;
            }
            if (!state.equals("RUNNING")) {
                throw new IllegalStateException("the register import is " + state);
            }
            Thread.sleep(250);
        }
        System.out.printf(Locale.UK, "register over HTTP     %6.1f s%n", seconds(begun));
    }

    /** Opens an incident and reads 5,000 people in. */
    private String loadPeople() throws Exception {
        var location = visitor.get("/api/v1/locations?size=1&service=CARE_HOME_NURSING", "incident-lead")
                .get("locations").get(0).get("id").asString();
        var now = Instant.now();
        var opened = visitor.post("/api/v1/incidents", "incident-lead", Map.of(
                "locations", List.of(location),
                "cause", "FINANCIAL",
                "kind", "FAILURE",
                "notifiedAt", now.toString(),
                "notifiedBy", "the registered manager",
                "awareAt", now.toString()));
        var incident = opened.get("id").asString();
        var list = new StringBuilder("Name,Date of birth,NHS number,Type of care,Lives alone,Weekly hours\n");
        for (int i = 0; i < PEOPLE; i++) {
            list.append("Person Number%d,%d-%02d-%02d,,Residential,%s,%d%n".formatted(
                    i, 1930 + i % 20, 1 + i % 12, 1 + i % 28, i % 3 == 0 ? "yes" : "no", i % 40));
        }
        var begun = System.nanoTime();
        var taken = visitor.upload("/api/v1/incidents/" + incident + "/people-imports", "incident-coordinator", "list.csv",
                list.toString().getBytes(StandardCharsets.UTF_8), Map.of("source", "PROVIDER"));
        if (taken.get("added").asInt() != PEOPLE) {
            throw new IllegalStateException("not everyone was taken in: " + taken);
        }
        System.out.printf(Locale.UK, "5,000 people over HTTP %6.1f s%n", seconds(begun));
        return incident;
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static double processorSeconds(Process program) {
        return program.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    private static long residentMegabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/%d/status".formatted(pid))).stream()
                        .filter(l -> l.startsWith("VmRSS"))
                        .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
                        .sum()
                / 1024;
    }
}
