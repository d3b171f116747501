package care.backstop.kernel.calendar;

import care.backstop.kernel.time.Deadlines;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The deadline engine on the calendars of this installation. */
@Configuration(proxyBeanMethods = false)
class Counting {

    @Bean
    Deadlines deadlines(CalendarTable calendars) {
        return new Deadlines(calendars);
    }
}
