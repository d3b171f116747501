package care.backstop.kernel.outbox;

import care.backstop.kernel.AuditTrail;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The postman's rounds: one at a time among all nodes, taken up by another when a node dies. */
@Configuration(proxyBeanMethods = false)
class Delivery {

    @Bean
    Postman postman(
            LetterStore letters,
            MailServer server,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${backstop.mail.lease:5m}") Duration lease) {
        return new Postman(letters, server, audit, transactions, clock, lease);
    }

    @Bean
    RecurringTask<Void> letters(Postman postman, @Value("${backstop.mail.every:10s}") Duration every) {
        return Tasks.recurring("kernel.letters", FixedDelay.of(every)).execute((_, _) -> postman.round());
    }
}
