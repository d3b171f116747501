package care.backstop.kernel.postgres;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Unless {@code spring.datasource.url} names a server, Backstop brings its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", havingValue = "embedded", matchIfMissing = true)
class EmbeddedDatabase {

    private static final String DATABASE = "backstop";

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres(@Value("${backstop.data}") Path data) {
        var folder = data.toAbsolutePath().normalize();
        var server = EmbeddedPostgres.start(folder, folder, EmbeddedPostgres.Durability.SAFE);
        server.createDatabase(DATABASE);
        return server;
    }

    @Bean
    JdbcConnectionDetails appConnection(EmbeddedPostgres server) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return EmbeddedPostgres.APP;
            }

            @Override
            public String getPassword() {
                return server.password();
            }

            @Override
            public String getJdbcUrl() {
                return server.url(DATABASE);
            }
        };
    }

    @Bean
    FlywayConnectionDetails ownerConnection(EmbeddedPostgres server) {
        return new FlywayConnectionDetails() {
            @Override
            public String getUsername() {
                return EmbeddedPostgres.OWNER;
            }

            @Override
            public String getPassword() {
                return server.password();
            }

            @Override
            public String getJdbcUrl() {
                return server.url(DATABASE);
            }
        };
    }
}
