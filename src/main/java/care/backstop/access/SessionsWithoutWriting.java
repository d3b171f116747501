package care.backstop.access;

import care.backstop.kernel.ReadOnly;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
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
        var own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new LeavingTheNoteOut(own, readOnly);
    }

    /** Spring makes this one only where there is no other of its kind, and the one above is. */
    @Bean
    @Primary
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    private record LeavingTheNoteOut(TransactionTemplate own, ReadOnly readOnly) implements TransactionOperations {

        @Override
        public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
            return own.execute(action);
        }

        /** How a session is saved. */
        @Override
        public void executeWithoutResult(Consumer<TransactionStatus> action) {
            try {
                own.executeWithoutResult(action);
            } catch (RuntimeException e) {
                if (!readOnly.refused(e) || !String.valueOf(e.getMessage()).contains(NOTE)) {
                    throw e;
                }
            }
        }
    }
}
