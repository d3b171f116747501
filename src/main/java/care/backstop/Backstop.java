package care.backstop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The whole program: pages for people, JSON for machines, everything kept in PostgreSQL. */
@SpringBootApplication
public class Backstop {

    public static void main(String[] args) {
        SpringApplication.run(Backstop.class, args);
    }
}
