package care.backstop.demo;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which steps of the demonstration are done. */
@Repository
class Steps {

    private final JdbcClient db;
    private final Clock clock;

    Steps(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Set<String> done() {
        return db.sql("select name from demo.step").query(String.class).stream().collect(Collectors.toSet());
    }

    @Transactional
    public void done(String name) {
        db.sql("insert into demo.step (council, name, done_at) values (:council, :name, :now) on conflict do nothing")
                .param("council", County.COUNCIL)
                .param("name", name)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }
}
