package care.backstop.testing;

import care.backstop.kernel.postgres.EmbeddedPostgres;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The data source of the one Spring context of a fork: each test class points it at a database of its own. Whoever asks
 * for a connection while it is pointed elsewhere gets one from before or after, never from a pool that is closing: there
 * one would wait half a minute for nothing.
 */
public final class SwitchableDataSource extends AbstractDataSource {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReentrantReadWriteLock pointing = new ReentrantReadWriteLock();
    private HikariDataSource pool;
    private String database;

    SwitchableDataSource() {
        database = TestPostgres.freshDatabase();
        pool = open(database);
    }

    /** Always as the login that owns nothing, never as owner or superuser. */
    private static HikariDataSource open(String database) {
        var config = new HikariConfig();
        config.setJdbcUrl(TestPostgres.server().url(database));
        config.setUsername(EmbeddedPostgres.APP);
        config.setPassword(TestPostgres.server().password());
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    void renew() {
        var next = TestPostgres.freshDatabase();
        var nextPool = open(next);
        HikariDataSource old;
        String oldDatabase;
        pointing.writeLock().lock();
        try {
            old = pool;
            oldDatabase = database;
            pool = nextPool;
            database = next;
        } finally {
            pointing.writeLock().unlock();
        }
        letFinish(old);
        old.close();
        TestPostgres.drop(oldDatabase);
    }

    /** What the class before left running, a listener after commit for example, may give its connection back first. */
    private static void letFinish(HikariDataSource old) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (old.getHikariPoolMXBean().getActiveConnections() > 0 && System.nanoTime() < until) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    /** As a standby answers: everything can be read, nothing written. Connections of before are given up. */
    public void takesChanges(boolean takes) {
        pointing.readLock().lock();
        try {
            TestPostgres.server()
                    .asAdmin(
                            "postgres",
                            "select 'alter database %s set default_transaction_read_only = %s'"
                                    .formatted(database, takes ? "off" : "on"));
            pool.getHikariPoolMXBean().softEvictConnections();
        } finally {
            pointing.readLock().unlock();
        }
    }

    /** Where this class's data is, for a test that must look past the program. */
    public String database() {
        pointing.readLock().lock();
        try {
            return database;
        } finally {
            pointing.readLock().unlock();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        pointing.readLock().lock();
        try {
            return pool.getConnection();
        } finally {
            pointing.readLock().unlock();
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }
}
