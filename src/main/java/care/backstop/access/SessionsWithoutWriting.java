package care.backstop.access;

import care.backstop.kernel.ReadOnly;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every request notes in its session when it came. Where the database takes nothing, that note is left out and the page is shown all the same.
 * Whoever signs in or out is told: a session can then neither be made nor ended.
 */
@Configuration(proxyBeanMethods = false)
class SessionsWithoutWriting {

    private static final String NOTE = "UPDATE kernel.session";

    @Bean
    TransactionOperations springSessionTransactionOperations(
            PlatformTransactionManager transactions, ReadOnly readOnly) {
        return new LeavingTheNoteOut(transactions, readOnly);
    }

    /** Spring makes this one only where there is no other of its kind, and the one above is. */
    @Bean
    @Primary
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    private static final class LeavingTheNoteOut extends TransactionTemplate {

        private static final long serialVersionUID = 1L;

        private final transient ReadOnly readOnly;

        LeavingTheNoteOut(PlatformTransactionManager transactions, ReadOnly readOnly) {
            super(transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
            this.readOnly = readOnly;
        }

        /** How a session is saved. */
        @Override
        public void executeWithoutResult(Consumer<TransactionStatus> action) {
            try {
                super.executeWithoutResult(action);
            } catch (RuntimeException e) {
                if (!readOnly.refused(e) || !String.valueOf(e.getMessage()).contains(NOTE)) {
                    throw e;
                }
            }
        }
    }
}
