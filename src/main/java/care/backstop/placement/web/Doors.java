package care.backstop.placement.web;

import care.backstop.kernel.room.Door;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The doors of this module in the room of an incident. */
@Configuration(proxyBeanMethods = false)
class Doors {

    static final String PLACES = "/places";
    static final String MOVES = "/moves";

    @Bean
    Door placesDoor() {
        return new Door("Places", PLACES, 40);
    }

    @Bean
    Door movesDoor() {
        return new Door("Moves", MOVES, 50);
    }
}
