package care.backstop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** The whole program: pages for people, JSON for machines, everything kept in PostgreSQL. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class Backstop {

    public static void main(String[] args) {
        SpringApplication.run(Backstop.class, args);
    }
}
