package care.backstop.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestExecutionListeners;

/**
 * A test of the whole program on a real PostgreSQL, with a database of its own that holds the {@link Actors} and
 * nothing else. All such tests share one Spring context: add no bean overrides and no properties, or they stop doing so.
 * Inject {@code JdbcClient}, use cases, {@link Actors}, {@link Web} (real HTTP), {@link Statements}, {@link TestClock}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=switchable",
            "spring.flyway.enabled=false",
            "backstop.data=target/test-data/${fork:0}",
            "backstop.jobs.poll=200ms"
        })
@Import(TestSetup.class)
@TestExecutionListeners(
        listeners = FreshDatabase.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface DatabaseTest {}
