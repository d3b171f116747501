package care.backstop.bench;

import care.backstop.Backstop;
import care.backstop.kernel.Acting;
import care.backstop.kernel.ActorsByPost;
import care.backstop.kernel.Actor;
import care.backstop.people.People;
import care.backstop.people.Source;
import care.backstop.people.model.NhsNumber;
import care.backstop.people.usecase.TakeInList;
import care.backstop.kernel.postgres.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A list of ten thousand people read, matched, taken in and put in order, then the same list again, against a bare COPY
 * of its rows into as many text columns. Run with {@code -Xmx128m} to show that it is read in parts.
 */
public final class PeopleBench {

    private static final int PEOPLE = 10_000;

    public static void main(String[] args) throws Exception {
        var data = Files.createTempDirectory("backstop-people");
        var program = SpringApplication.run(
                Backstop.class,
                "--backstop.data=" + data,
                "--server.port=0",
                "--backstop.demonstration=false",
                "--logging.level.root=warn");
        int exitCode;
        try {
            var db = program.getBean(JdbcClient.class);
            var transaction = new TransactionTemplate(program.getBean(PlatformTransactionManager.class));
            var actor = coordinator(db, transaction, program.getBean(ActorsByPost.class));
            var incident = BenchIncident.open(program, actor);
            var file = list(data);
            var takeIn = program.getBean(TakeInList.class);
            double copied = copy(program, file);
            double first = seconds(
                    () -> takeIn.takeIn(incident, Source.PROVIDER, LocalDate.of(2026, 1, 1), file, "list.csv", actor),
                    actor);
            double again = seconds(
                    () -> takeIn.takeIn(incident, Source.PROVIDER, LocalDate.of(2026, 1, 1), file, "list.csv", actor),
                    actor);
            int total = Acting.as(actor, () -> program.getBean(People.class).counts(incident)).total();
            if (total != PEOPLE) {
                throw new IllegalStateException("only %d of %d were taken in".formatted(total, PEOPLE));
            }
            var board = new Scoreboard("people");
            board.under(10, first, "s", "a list of %,d people taken in".formatted(PEOPLE));
            board.note(first / copied, "times a bare COPY of its rows as text", "the same");
            board.note(again / first, "times the first", "the same list again");
            board.under(128, heap(), "MB of heap, at most, with -Xmx%dm".formatted(Runtime.getRuntime().maxMemory() >> 20), "memory throughout");
            exitCode = board.exitCode();
        } finally {
            program.close();
            new ProcessBuilder("rm", "-rf", data.toString()).start().waitFor();
        }
        System.exit(exitCode);
    }

    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(p -> p.getType() == MemoryType.HEAP)
                        .mapToLong(p -> p.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }

    /** The median of five, in seconds. */
    private static double copy(ConfigurableApplicationContext program, Path file) throws Exception {
        var columns = Files.readAllLines(file).getFirst().split(",").length;
        var names = IntStream.range(0, columns).mapToObj(i -> "c" + i + " text").collect(Collectors.joining(", "));
        var times = new double[5];
        try (var app = program.getBean(DataSource.class).getConnection();
                var owner = DriverManager.getConnection(
                        app.getMetaData().getURL(),
                        EmbeddedPostgres.OWNER,
                        program.getBean(EmbeddedPostgres.class).password());
                var s = owner.createStatement()) {
            for (int i = 0; i < times.length; i++) {
                s.execute("drop table if exists bench_copy");
                s.execute("create table bench_copy (%s)".formatted(names));
                long begun = System.nanoTime();
                try (var in = Files.newInputStream(file)) {
                    owner.unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy bench_copy from stdin with (format csv, header true)", in, 1 << 16);
                }
                times[i] = (System.nanoTime() - begun) / 1e9;
            }
            s.execute("drop table bench_copy");
        }
        return Scoreboard.median(times);
    }

    private interface Work {
        Object run();
    }

    private static double seconds(Work work, Actor actor) {
        long begun = System.nanoTime();
        Acting.as(actor, () -> {
            work.run();
        });
        return (System.nanoTime() - begun) / 1e9;
    }

    static Actor coordinator(JdbcClient db, TransactionTemplate transaction, ActorsByPost actors) {
        var agency = UUID.randomUUID();
        var account = UUID.randomUUID();
        var post = UUID.randomUUID();
        transaction.executeWithoutResult(_ -> {
            db.sql("select set_config('backstop.purpose', 'sign-in', true)").query(String.class).single();
            db.sql("insert into access.agency (id, name, kind, council) values (?, 'Bench Council', 'COUNCIL', 'Bench')")
                    .params(agency)
                    .update();
            db.sql("insert into access.account (id, subject, name, council, created_at) values (?, 'bench', 'bench', 'Bench', now())")
                    .params(account)
                    .update();
            db.sql("insert into access.post (id, account, agency, role, title, council) values (?, ?, ?, 'INCIDENT_COORDINATOR', 'coordinator', 'Bench')")
                    .params(post, account, agency)
                    .update();
        });
        return actors.find(post).orElseThrow();
    }

    private static Path list(Path folder) throws Exception {
        var csv = new StringBuilder("Ref,Surname,First name,DOB,NHS No,Postcode,Funded by,Type of care,Hours,Lives alone,"
                + "Informal support,End of life,Very frail,DoLS,Stress,Complex needs,Carer unwell,Double up,Round,Next of kin,NOK phone\n");
        int at = 999_000_000;
        for (int i = 0; i < PEOPLE; i++) {
            String number = null;
            while (number == null) {
                at++;
                for (int check = 0; check < 10 && number == null; check++) {
                    try {
                        number = new NhsNumber(at + "" + check).digits();
                    } catch (IllegalArgumentException e) {
                        // not this digit
                    }
                }
            }
            csv.append("R-%05d,Person%05d,Given,%02d/%02d/%d,%s,SO14 %dAA,%s,home care,%d.5,%s,%s,no,%s,no,no,%s,no,no,Round %d,Kin %d,01632 960%03d%n"
                    .formatted(
                            i, i, i % 28 + 1, i % 12 + 1, 1930 + i % 40, number, i % 10, i % 4 == 0 ? "self" : "council",
                            i % 30, i % 3 == 0 ? "yes" : "no", i % 5 == 0 ? "no" : "yes", i % 17 == 0 ? "yes" : "no",
                            i % 7 == 0 ? "yes" : "no", i % 500, i, i % 1000));
        }
        return Files.write(folder.resolve("list.csv"), csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    private PeopleBench() {}
}
