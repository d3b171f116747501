package care.backstop.kernel.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own, kept under a data folder and started from the published binaries (ADR 0003). It
 * listens on loopback only, asks for a password, keeps fsync on, and ends when this process ends however that happens:
 * a guard shell holds a pipe from us and stops the server when the pipe closes. Works as root and not.
 *
 * <p>Three logins: {@code backstop_admin} (superuser, used only here to create the others), {@code backstop_owner}
 * (owns the database, runs migrations) and {@code backstop_app} (what the program uses: owns nothing).
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The login that runs migrations. */
    public static final String OWNER = "backstop_owner";

    /** The login the program works with. */
    public static final String APP = "backstop_app";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String ADMIN = "backstop_admin";
    private static final String VERSION = "18.6.0";
    private static final Duration LOCK_WAIT = Duration.ofSeconds(20);

    private final Path folder;
    private final int port;
    private final String password;
    private final Process guard;
    private final FileChannel lockFile;

    private EmbeddedPostgres(Path folder, int port, String password, Process guard, FileChannel lockFile) {
        this.folder = folder;
        this.port = port;
        this.password = password;
        this.guard = guard;
        this.lockFile = lockFile;
    }

    /** How durable: real data is fsynced; a test's database lives in memory and need not be. */
    public enum Durability {
        SAFE,
        FOR_TESTS
    }

    /** Starts the server kept in {@code data}, creating it first if need be. */
    @SuppressWarnings("resource") // the lock file stays open as long as the server runs
    public static EmbeddedPostgres start(Path data, Path binaries, Durability durability) {
        try {
            Files.createDirectories(data);
            var lock = lock(data.resolve("postgres.lock"));
            var home = binaries.resolve("postgres-" + VERSION);
            if (!Files.isDirectory(home)) {
                PackedPostgres.unpack(home);
            }
            var bin = home.resolve("bin");
            var asRoot = List.of(prefixWhenRoot(data));
            var cluster = data.resolve("postgres-18");
            var password = createCluster(data, cluster, bin, asRoot);
            stopOrphan(cluster, bin, asRoot);
            var port = freePort();
            var guard = startGuarded(cluster, bin, asRoot, port, durability, data.resolve("postgres.log"));
            var server = new EmbeddedPostgres(data, port, password, guard, lock);
            server.createLogins();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be started in " + data, e);
        }
    }

    /** JDBC address of a database on this server. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?ApplicationName=backstop".formatted(port, database);
    }

    /** The password of every login of this server; the file that holds it is readable by its owner only. */
    public String password() {
        return password;
    }

    /** Creates the database for {@link #OWNER} if it is not there yet. */
    public void createDatabase(String name) {
        asAdmin("postgres", """
                select format('create database %%I owner %s', '%s')
                 where not exists (select from pg_database where datname = '%s')""".formatted(OWNER, name, name));
        asAdmin(name, "select 'revoke create on schema public from public'");
    }

    /** Runs the statement that each row of {@code query} spells out, as superuser. */
    public void asAdmin(String database, String query) {
        try (Connection c = DriverManager.getConnection(url(database), ADMIN, password);
                var ask = c.createStatement();
                var rows = ask.executeQuery(query)) {
            var todo = new ArrayList<String>();
            while (rows.next()) {
                todo.add(rows.getString(1));
            }
            for (var sql : todo) {
                try (var statement = c.createStatement()) {
                    statement.execute(sql);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            guard.getOutputStream().close();
            if (!guard.waitFor(60, TimeUnit.SECONDS)) {
                log.warn("PostgreSQL in {} did not stop within a minute", folder);
            }
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void createLogins() {
        for (var login : List.of(OWNER, APP)) {
            asAdmin("postgres", """
                    select case when exists (select from pg_roles where rolname = '%1$s')
                                then 'alter role %1$s password ''%2$s''' else
                                'create role %1$s login nosuperuser nocreatedb nocreaterole nobypassrls password ''%2$s''' end""".formatted(login, password));
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var until = System.nanoTime() + LOCK_WAIT.toNanos();
        while (true) {
            FileLock held = channel.tryLock();
            if (held != null) {
                return channel;
            }
            if (System.nanoTime() > until) {
                channel.close();
                throw new IllegalStateException(
                        "Another Backstop is using the data folder %s. Stop it, or choose another with --data."
                                .formatted(file.getParent()));
            }
            sleep();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the data folder", e);
        }
    }

    /**
     * PostgreSQL refuses to run as root. In a fresh user namespace the process is nobody to itself yet still touches
     * files as us; where namespaces are refused, become nobody for real and give it the folder.
     */
    private static String[] prefixWhenRoot(Path data) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new String[0];
        }
        if (succeeds("unshare", "-U", "true")) {
            return new String[] {"unshare", "-U"};
        }
        if (succeeds("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "true")) {
            run(List.of("chown", "-R", "65534:65534", data.toString()));
            return new String[] {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
        }
        throw new IllegalStateException("PostgreSQL cannot run as root here. Start Backstop as another user.");
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Makes the cluster once, beside and renamed, and returns its password. */
    private static String createCluster(Path data, Path cluster, Path bin, List<String> asRoot) throws IOException {
        var secret = data.resolve("postgres.password");
        if (Files.isDirectory(cluster)) {
            return Files.readString(secret).strip();
        }
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        var password = HexFormat.of().formatHex(bytes);
        Files.deleteIfExists(secret);
        Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, password + "\n");
        var half = data.resolve("postgres-18.creating");
        run(List.of("rm", "-rf", half.toString()));
        var command = new ArrayList<>(asRoot);
        command.addAll(List.of(
                bin.resolve("initdb").toString(),
                "-D",
                half.toString(),
                "-U",
                ADMIN,
                "-A",
                "scram-sha-256",
                "--pwfile=" + secret,
                "-E",
                "UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8",
                "--no-instructions"));
        run(command);
        Files.move(half, cluster);
        return password;
    }

    /** After everything was killed, a server may still run on our folder: stop it. A foreign process is left alone. */
    private static void stopOrphan(Path cluster, Path bin, List<String> asRoot) throws IOException {
        var pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        if (isServerOf(pid, cluster)) {
            var command = new ArrayList<>(asRoot);
            command.addAll(List.of(
                    bin.resolve("pg_ctl").toString(),
                    "-D",
                    cluster.toString(),
                    "-s",
                    "-w",
                    "-t",
                    "60",
                    "-m",
                    "fast",
                    "stop"));
            run(command);
        } else {
            Files.delete(pidFile);
        }
    }

    private static boolean isServerOf(long pid, Path cluster) {
        return ProcessHandle.of(pid)
                .filter(p ->
                        p.info().command().map(c -> c.endsWith("/postgres")).orElse(false))
                .filter(p -> p.info()
                        .arguments()
                        .map(a -> List.of(a).contains(cluster.toString()))
                        .orElse(false))
                .isPresent();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Process startGuarded(
            Path cluster, Path bin, List<String> asRoot, int port, Durability durability, Path logFile)
            throws IOException {
        var options = new ArrayList<>(List.of(
                "-p " + port,
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=''",
                "-c max_connections=60",
                "-c wal_level=minimal",
                "-c max_wal_senders=0",
                "-c max_wal_size=2GB",
                "-c shared_buffers=128MB",
                // After a file of the whole register the planner must not go on believing that tables are empty.
                "-c autovacuum_naptime=5s",
                "-c timezone=UTC"));
        if (durability == Durability.FOR_TESTS) {
            options.addAll(List.of("-c fsync=off", "-c synchronous_commit=off", "-c full_page_writes=off"));
        }
        // Traps keep a Ctrl-C to our group from ending the guard before it has stopped the server.
        var script = """
                trap '' INT TERM HUP
                "$B/pg_ctl" -D "$D" -s -w -t 60 -l "$L" -o "$O" start >&2 || exit 1
                echo READY
                cat >/dev/null
                exec "$B/pg_ctl" -D "$D" -s -w -t 60 -m fast stop >&2
                """;
        var command = new ArrayList<>(asRoot);
        command.addAll(List.of("sh", "-c", script));
        var builder = new ProcessBuilder(command)
                .redirectError(logFile.resolveSibling("postgres-start.log").toFile());
        builder.environment()
                .putAll(java.util.Map.of(
                        "B", bin.toString(),
                        "D", cluster.toString(),
                        "L", logFile.toString(),
                        "O", String.join(" ", options)));
        var process = builder.start();
        var reader = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
        if (!"READY".equals(reader.readLine())) {
            throw new IOException("PostgreSQL did not start; see " + logFile);
        }
        return process;
    }

    private static void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("%s failed: %s".formatted(command.getFirst(), said));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
