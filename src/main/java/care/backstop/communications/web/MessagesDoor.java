package care.backstop.communications.web;

import care.backstop.kernel.room.Door;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The door behind which this module has its pages. */
@Configuration(proxyBeanMethods = false)
class MessagesDoor {

    @Bean
    Door messages() {
        return new Door("Messages", MessagesController.DOOR, 70);
    }
}
