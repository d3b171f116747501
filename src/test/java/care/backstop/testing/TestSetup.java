package care.backstop.testing;

import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.OpenToAll;
import care.backstop.kernel.jobs.Job;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What {@link DatabaseTest} adds to the program. */
@TestConfiguration(proxyBeanMethods = false)
class TestSetup {

    @Bean
    SwitchableDataSource switchableDataSource() {
        return new SwitchableDataSource();
    }

    @Bean
    Statements statements() {
        return new Statements();
    }

    @Bean
    @Primary
    DataSource dataSource(SwitchableDataSource real, Statements statements) {
        return ProxyDataSourceBuilder.create(real).listener(statements).build();
    }

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    Actors actors(JdbcClient db, PlatformTransactionManager transactions) {
        return new Actors(db, transactions);
    }

    @Bean
    Web web(Environment environment, Actors actors) {
        return new Web(environment, actors);
    }

    /** Does nothing, or fails when its subject is {@link #FAILS}, and says who it ran as. */
    @Component
    static class EchoJob implements Job {
        static final UUID FAILS = new UUID(0, 13);
        final BlockingQueue<String> said = new LinkedBlockingQueue<>();

        @Override
        public String name() {
            return "testing.echo";
        }

        @Override
        public void run(UUID subject, Actor actor) {
            if (subject.equals(FAILS)) {
                throw new IllegalStateException("asked to fail");
            }
            said.add("ran %s as %s".formatted(subject, Acting.current().postName()));
        }

        @Override
        public void failed(UUID subject, Actor actor, Throwable cause) {
            said.add("failed %s: %s".formatted(subject, cause.getMessage()));
        }
    }

    /** Puts a post into the session; exists in tests only. */
    @RestController
    static class TestSignIn {
        private final TestClock clock;

        TestSignIn(TestClock clock) {
            this.clock = clock;
        }

        @GetMapping("/demonstration/test-sign-in")
        @OpenToAll(because = "exists in tests only")
        String signIn(@RequestParam String post, HttpServletRequest request) {
            var session = request.getSession(true);
            session.setAttribute("post", post);
            session.setAttribute("since", clock.instant().toString());
            session.setAttribute("proved", clock.instant().toString());
            return "signed in";
        }
    }
}
