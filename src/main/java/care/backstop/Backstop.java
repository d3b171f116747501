package care.backstop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The whole program: pages for people, JSON for machines, everything kept in PostgreSQL. */
// Two modules may use the same word for their own thing: beans are named by their whole class name.
@SpringBootApplication(
        exclude = UserDetailsServiceAutoConfiguration.class,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Backstop {

    public static void main(String[] args) {
        SpringApplication.run(Backstop.class, args);
    }
}
