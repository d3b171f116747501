package care.backstop.testing;

import care.backstop.kernel.postgres.EmbeddedPostgres;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The data source of the one Spring context of a fork: each test class points it at a database of its own. */
public final class SwitchableDataSource extends AbstractDataSource {

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

    synchronized void renew() {
        var old = pool;
        var oldDatabase = database;
        database = TestPostgres.freshDatabase();
        pool = open(database);
        old.close();
        TestPostgres.drop(oldDatabase);
    }

    /** Where this class's data is, for a test that must look past the program. */
    public synchronized String database() {
        return database;
    }

    @Override
    public Connection getConnection() throws SQLException {
        HikariDataSource current;
        synchronized (this) {
            current = pool;
        }
        return current.getConnection();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }
}
