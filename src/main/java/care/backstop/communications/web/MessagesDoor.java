package care.backstop.communications.web;

import care.backstop.communications.usecase.ReadLetters;
import care.backstop.communications.usecase.ReadSitreps;
import care.backstop.kernel.Signposts;
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

    /** Whoever sees only items of their own sees no sitrep, so has nothing to look for behind the door. */
    @Bean
    Signposts.Closed messagesToSome(ReadSitreps read) {
        return (actor, path) -> path.startsWith("/incidents/")
                && path.substring("/incidents/".length()).contains(MessagesController.DOOR)
                && !read.mayRead(actor);
    }

    /** Nor, if it may not know who was written to, does it look for letters. */
    @Bean
    Signposts.Closed lettersToSome(ReadLetters read) {
        return (actor, path) ->
                path.startsWith("/incidents/") && path.contains(LettersController.PATH) && !read.mayRead(actor);
    }
}
