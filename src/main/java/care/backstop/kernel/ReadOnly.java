package care.backstop.kernel;

import java.sql.SQLException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;

/**
 * Whether the database can be read but takes nothing at present: a standby, or one that its keeper has closed for a while. This is learnt from
 * what the database answers; no statement is spent on asking.
 */
@Component
public final class ReadOnly {

    /** What a page says at its top meanwhile. */
    public static final String NOTICE =
            "Backstop can be read, but takes no changes at present. Write down what must not wait, with the time, and enter it later.";

    /** What whoever tries all the same is told. */
    public static final String REFUSAL =
            "Nothing was changed: Backstop can be read, but takes no changes at present. Copy what you typed, and send it again later.";

    /** How PostgreSQL calls it: read_only_sql_transaction. */
    private static final String STATE = "25006";

    private volatile boolean now;

    public boolean now() {
        return now;
    }

    /** Whether this is why something failed; from then on it is known. */
    public boolean refused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && STATE.equals(e.getSQLState())) {
                now = true;
                return true;
            }
        }
        return false;
    }

    /** As the database would have said it, for what must be written and cannot. */
    public RuntimeException refusal(String what) {
        now = true;
        return new TransientDataAccessResourceException(what, new SQLException("the database takes no changes", STATE));
    }

    /** Something was kept aside because the database takes nothing. */
    public void closed() {
        now = true;
    }

    /** Something was written. */
    public void taken() {
        now = false;
    }
}
