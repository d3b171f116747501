package care.backstop.demo;

import java.time.Clock;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the {@link StoryClock} in front of the program's clock, in a demonstration and nowhere else. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "backstop.demonstration", havingValue = "true")
class DemonstrationClock {

    @Bean
    static BeanPostProcessor clockOfTheStory() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Clock clock && !(bean instanceof StoryClock) ? new StoryClock(clock) : bean;
            }
        };
    }
}
