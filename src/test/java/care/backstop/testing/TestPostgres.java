package care.backstop.testing;

import care.backstop.kernel.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/**
 * One server a test fork, in memory where there is room; migrations once into a template; a copy of it (about 15 ms)
 * for each test class. Never stopped by us: the guard of the launcher ends it when the fork ends.
 */
public final class TestPostgres {

    private static final String TEMPLATE = "template_backstop";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
        var project = Path.of("").toAbsolutePath();
        var fork = System.getProperty("fork", "1");
        var folder = home().resolve("backstop-%x-%s".formatted(project.hashCode(), fork));
        var server = EmbeddedPostgres.start(
                folder, project.resolve("target/postgres"), EmbeddedPostgres.Durability.FOR_TESTS);
        server.asAdmin("postgres", """
                select format('drop database %I with (force)', datname) from pg_database
                 where datname like 'test_%' or datname = 'template_backstop'""");
        server.createDatabase(TEMPLATE);
        Flyway.configure()
                .dataSource(server.url(TEMPLATE), EmbeddedPostgres.OWNER, server.password())
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
        return server;
    }

    /** Memory if there is more than a gigabyte of it to spare (a container may give 64 MB), else the build folder. */
    private static Path home() {
        var memory = Path.of("/dev/shm");
        try {
            if (Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() > 1L << 30) {
                return memory;
            }
            return Files.createDirectories(Path.of("target").toAbsolutePath());
        } catch (FileSystemException e) {
            return Path.of("target").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of a fresh database with all migrations and nothing in it. */
    static String freshDatabase() {
        var name = "test_" + COUNT.incrementAndGet();
        SERVER.asAdmin(
                "postgres",
                "select 'create database %s template %s strategy file_copy owner %s'"
                        .formatted(name, TEMPLATE, EmbeddedPostgres.OWNER));
        return name;
    }

    static void drop(String name) {
        SERVER.asAdmin("postgres", "select 'drop database if exists %s with (force)'".formatted(name));
    }

    public static EmbeddedPostgres server() {
        return SERVER;
    }

    private TestPostgres() {}
}
