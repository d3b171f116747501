package care.backstop.kernel.postgres;

import care.backstop.kernel.Acting;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/**
 * The one place where row-level security learns who is acting: each transaction begins by telling the database the
 * active post and the time, for that transaction only. With nobody acting it tells it nothing, and the policies show nothing.
 */
@Component("transactionManager")
final class ActingTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    private final transient Clock clock;

    ActingTransactions(DataSource dataSource, Clock clock) {
        super(dataSource);
        this.clock = clock;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        var actor = Acting.orNull();
        if (actor == null) {
            return;
        }
        var connection = ((JdbcTransactionObjectSupport) transaction)
                .getConnectionHolder()
                .getConnection();
        try (var enter = connection.prepareStatement("select access.enter_at(?, ?)")) {
            enter.setObject(1, actor.post());
            enter.setObject(2, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            enter.execute();
        } catch (SQLException e) {
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("The database did not let this post in", e);
        }
    }
}
