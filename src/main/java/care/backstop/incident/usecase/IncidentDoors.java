package care.backstop.incident.usecase;

import care.backstop.kernel.room.Door;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The doors behind which this module has pages; other modules declare theirs. */
@Configuration(proxyBeanMethods = false)
class IncidentDoors {

    @Bean
    Door overviewDoor() {
        return new Door("Overview", "", 0);
    }

    @Bean
    Door decisionsDoor() {
        return new Door("Decisions", "/decisions", 10);
    }

    @Bean
    Door actionsDoor() {
        return new Door("Actions", "/actions", 20);
    }

    @Bean
    Door teamDoor() {
        return new Door("Team", "/team", 75);
    }

    @Bean
    Door learningDoor() {
        return new Door("Learning", "/learning", 85);
    }

    @Bean
    Door logDoor() {
        return new Door("Log", "/log", 80);
    }
}
