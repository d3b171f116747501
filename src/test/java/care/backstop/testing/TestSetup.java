package care.backstop.testing;

import care.backstop.kernel.OpenToAll;
import jakarta.servlet.http.HttpServletRequest;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    /** Puts a post into the session; exists in tests only. */
    @RestController
    static class TestSignIn {
        @GetMapping("/demonstration/test-sign-in")
        @OpenToAll(because = "exists in tests only")
        String signIn(@RequestParam String post, HttpServletRequest request) {
            var session = request.getSession(true);
            session.setAttribute("post", post);
            session.setAttribute("since", TestClock.START.toString());
            return "signed in";
        }
    }
}
