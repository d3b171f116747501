package care.backstop.incident.usecase;

import care.backstop.incident.model.BusinessFailureList;
import care.backstop.incident.rules.BusinessFailureEvents;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lists that rules are asked with, read once when the program starts. */
@Configuration(proxyBeanMethods = false)
class Rulebook {

    @Bean
    @ConditionalOnMissingBean
    BusinessFailureEvents businessFailureEvents() {
        return BusinessFailureList.load();
    }
}
