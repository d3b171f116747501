package care.backstop.people.store;

import care.backstop.kernel.London;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Why somebody opened health details: asked once a person a day. */
@Repository
public class Purposes {

    private final JdbcClient db;

    Purposes(JdbcClient db) {
        this.db = db;
    }

    /** Those of the people for whom this account has given a purpose today. */
    public Set<UUID> given(UUID account, Collection<UUID> people, Instant now) {
        return db
                .sql(
                        "select person from people.purpose where account = :account and day = :day and person = any(:people)")
                .param("account", account)
                .param("day", London.day(now))
                .param("people", people.toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    public void give(UUID account, UUID incident, Collection<UUID> people, String purpose, Instant now) {
        db.sql("""
                insert into people.purpose (account, person, incident, day, purpose, at)
                select :account, p, :incident, :day, :purpose, :at from unnest(:people) p
                on conflict (account, person, day) do update set purpose = excluded.purpose, at = excluded.at""")
                .param("account", account)
                .param("incident", incident)
                .param("day", London.day(now))
                .param("purpose", purpose)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("people", people.toArray(UUID[]::new))
                .update();
    }
}
