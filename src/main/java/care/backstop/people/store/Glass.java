package care.backstop.people.store;

import care.backstop.kernel.Actor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who looks at whom for now without being in charge of them; read together with the person. */
@Repository
public class Glass {

    private final JdbcClient db;

    Glass(JdbcClient db) {
        this.db = db;
    }

    public void add(UUID incident, UUID person, Actor who, String purpose, String reason, Instant from, Instant until) {
        db.sql("""
                insert into people.glass (id, incident, person, post, purpose, reason, from_at, until_at, by_name)
                values (gen_random_uuid(), :incident, :person, :post, :purpose, :reason, :from, :until, :name)""")
                .param("incident", incident)
                .param("person", person)
                .param("post", who.post())
                .param("purpose", purpose)
                .param("reason", reason)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("name", who.name())
                .update();
    }
}
