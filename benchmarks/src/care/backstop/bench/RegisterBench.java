package care.backstop.bench;

import care.backstop.Backstop;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Role;
import care.backstop.kernel.postgres.EmbeddedPostgres;
import care.backstop.market.register.Kind;
import care.backstop.market.register.LocationFacts;
import care.backstop.market.register.ProviderFacts;
import care.backstop.market.register.RegisterFile;
import care.backstop.market.store.RegisterImports;
import care.backstop.market.usecase.ApplyRegisterImport;
import care.backstop.market.usecase.StageRegisterImport;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What does it cost to bring in the whole ratings file, against a bare COPY of the same rows into the same columns (limit:
 * 5 times)? And the same file again, against parsing it (limit: once)? Run with {@code -Xmx256m} to show the third limit.
 */
public final class RegisterBench {

    private static final int ROUNDS = 5;
    private static final int COLUMNS = 28;
    private static final Path SHARED = Path.of("../shared/data/cqc/latest_ratings_overall_england_2021-01.csv.gz");

    private final ConfigurableApplicationContext program;
    private final Connection owner;
    private final Path file;
    private final Actor officer;
    private final TransactionTemplate transaction;

    private RegisterBench(ConfigurableApplicationContext program, Connection owner, Path file) {
        this.program = program;
        this.owner = owner;
        this.file = file;
        this.transaction = new TransactionTemplate(program.getBean(PlatformTransactionManager.class));
        this.officer = officer();
    }

    public static void main(String[] args) throws Exception {
        var data = Files.createTempDirectory("register-bench");
        var file = Files.exists(SHARED) ? SHARED : invented(data.resolve("latest_ratings_2021-01.csv.gz"));
        int exitCode;
        try (var program = SpringApplication.run(
                        Backstop.class, "--backstop.data=" + data, "--server.port=0", "--logging.level.root=warn");
                var owner = owner(program, data)) {
            exitCode = new RegisterBench(program, owner, file).run();
        }
        System.exit(exitCode);
    }

    private static Connection owner(ConfigurableApplicationContext program, Path data) throws Exception {
        var postgres = program.getBean(EmbeddedPostgres.class);
        try (var c = program.getBean(javax.sql.DataSource.class).getConnection()) {
            return DriverManager.getConnection(c.getMetaData().getURL(), EmbeddedPostgres.OWNER, postgres.password());
        }
    }

    private int run() throws Exception {
        var copy = new long[ROUNDS];
        var parse = new long[ROUNDS];
        var whole = new long[ROUNDS];
        var same = new long[ROUNDS];
        var reread = new long[ROUNDS];
        long most = 0;
        bareCopy();
        parse();
        for (int i = 0; i < ROUNDS; i++) {
            copy[i] = bareCopy();
            parse[i] = parse();
            resetPeaks();
            var id = stored("ratings-2021-01-30.csv.gz");
            whole[i] = time(() -> bringIn(id));
            var again = stored("ratings-2021-01-30.csv.gz");
            same[i] = time(() -> bringIn(again));
            var renamed = stored("ratings-2021-01-31.csv.gz");
            reread[i] = time(() -> bringIn(renamed));
            System.out.printf(
                    Locale.UK,
                    "round %d: COPY %,d ms, parse %,d ms, first %,d ms, same file %,d ms, same rows in another file %,d ms, peak heap %,d MB%n",
                    i + 1,
                    copy[i],
                    parse[i],
                    whole[i],
                    same[i],
                    reread[i],
                    peak() >> 20);
            most = Math.max(most, peak() >> 20);
            empty();
        }
        var board = new Scoreboard("register");
        var rows = "%,d rows".formatted(rows());
        board.atMost(5, ratio(whole, copy), "times a bare COPY of the same rows", rows + " staged, compared, applied");
        board.atMost(1, ratio(same, parse), "times parsing it", "the same file again");
        board.note(ratio(reread, parse), "times parsing it", "the same rows in another file, read again");
        board.under(256, most, "MB of heap, at most, with -Xmx%dm".formatted(maximum()), "memory throughout");
        return board.exitCode();
    }

    private static long maximum() {
        return Runtime.getRuntime().maxMemory() >> 20;
    }

    /** The median of the rounds: each is measured against its own round's measure, taken just before it. */
    private static double ratio(long[] of, long[] to) {
        var ratios = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            ratios[i] = (double) of[i] / Math.max(1, to[i]);
        }
        return Scoreboard.median(ratios);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static long time(Work work) throws Exception {
        System.gc();
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1_000_000;
    }

    private void bringIn(UUID id) {
        Acting.as(officer, () -> {
            var staged = program.getBean(StageRegisterImport.class).stage(id, rows -> {});
            program.getBean(ApplyRegisterImport.class).applyAtOnce(staged.id(), officer);
        });
    }

    private UUID stored(String name) {
        var imports = program.getBean(RegisterImports.class);
        var id = UUID.randomUUID();
        Acting.as(officer, () -> transaction.executeWithoutResult(status -> {
            imports.add(id, Kind.AUTO, null, name, true, officer, program.getBean(Clock.class).instant());
            try (var in = Files.newInputStream(file)) {
                imports.store(id, in);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }));
        return id;
    }

    private void empty() throws Exception {
        try (var s = owner.createStatement()) {
            s.execute("truncate market.location, market.location_source, market.provider_source, market.succession,"
                    + " market.register_confirmed, market.register_import, market.register_file, market.register_rejection,"
                    + " market.stage_location, market.stage_provider");
        }
    }

    private long bareCopy() throws Exception {
        try (var s = owner.createStatement()) {
            s.execute("drop table if exists bench_copy");
            s.execute("create table bench_copy (%s)"
                    .formatted(String.join(", ", Collections.nCopies(COLUMNS, "c? text")).transform(RegisterBench::numbered)));
        }
        return time(() -> {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
                owner.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy bench_copy from stdin with (format csv, header true)", in, 1 << 16);
            }
        });
    }

    private static String numbered(String columns) {
        var numbered = columns;
        for (int i = 1; numbered.contains("?"); i++) {
            numbered = numbered.replaceFirst("\\?", Integer.toString(i));
        }
        return numbered;
    }

    private int rows() throws Exception {
        try (var s = owner.createStatement();
                var r = s.executeQuery("select count(*) from bench_copy")) {
            r.next();
            return r.getInt(1);
        }
    }

    private long parse() throws Exception {
        return time(() -> RegisterFile.read(
                new RegisterFile.Given(file, "ratings-2021-01.csv.gz", Kind.AUTO, null, LocalDate.now(Clock.systemUTC())),
                new RegisterFile.Sink() {
                    @Override
                    public void location(LocationFacts facts) {}

                    @Override
                    public void provider(ProviderFacts facts) {}

                    @Override
                    public void leftOut(care.backstop.kernel.Problem problem) {}

                    @Override
                    public void rows(int read) {}
                }));
    }

    private Actor officer() {
        var db = program.getBean(JdbcClient.class);
        var actor = new Actor(
                UUID.randomUUID(), "bench", UUID.randomUUID(), "market officer", UUID.randomUUID(), "Bench", "Bench", Role.MARKET_OFFICER);
        transaction.executeWithoutResult(status -> {
            db.sql("select set_config('backstop.purpose', 'sign-in', true)").query(String.class).single();
            db.sql("insert into access.agency (id, name, kind, council) values (?, 'Bench', 'COUNCIL', 'Bench')")
                    .params(actor.agency())
                    .update();
            db.sql("insert into access.account (id, subject, name, council, created_at) values (?, 'bench', 'bench', 'Bench', now())")
                    .params(actor.user())
                    .update();
            db.sql("insert into access.post (id, account, agency, role, title, council) values (?, ?, ?, 'MARKET_OFFICER', 'market officer', 'Bench')")
                    .params(actor.post(), actor.user(), actor.agency())
                    .update();
        });
        return actor;
    }

    private static void resetPeaks() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(p -> p.getType() == MemoryType.HEAP)
                .mapToLong(p -> p.getPeakUsage().getUsed())
                .sum();
    }

    /** Rows of the same shape, where the published file is not beside the project. */
    private static Path invented(Path file) throws IOException {
        var random = new Random(2);
        try (var out = new java.io.PrintWriter(new GZIPOutputStream(Files.newOutputStream(file)), false, java.nio.charset.StandardCharsets.UTF_8)) {
            out.println("Location ID,Location Name,Care Home?,Location Type,Location Primary Inspection Category,Location Street Address,"
                    + "Location Address Line 2,Location City,Location Post Code,Location Local Authority,Location Region,"
                    + "Location ONSPD CCG Code,Location ONSPD CCG,Location Commissioning CCG Code,Location Commissioning CCG Name,"
                    + "Service / Population Group,Domain,Latest Rating,Publication Date,Report Type,Inherited Rating (Y/N),URL,"
                    + "Provider ID,Provider Name,Brand ID,Brand Name,long,lat");
            for (int i = 0; i < 74_184; i++) {
                int location = i * 3 / 7;
                out.printf(
                        "1-%d,Invented House %d,Y,Social Care Org,Residential social care,%d Invented Street,,Invented,SO%d %dAA,Hampshire,South East,E1,NHS CCG,,,%s,Overall,%s,%02d/%02d/2019,Location,N,http://invented/1-%d,1-9%d,Invented Care %d Ltd,-,-,-1.%d,51.%d%n",
                        1_000_000 + location, location, location % 200, location % 30, location % 10,
                        i > 0 && (i - 1) * 3 / 7 == location ? "Group " + i : "Overall",
                        new String[] {"Good", "Requires improvement", "Outstanding", "Inadequate"}[random.nextInt(4)],
                        1 + random.nextInt(28), 1 + random.nextInt(12), location, location % 9000, location % 9000, location, location);
            }
        }
        return file;
    }
}
