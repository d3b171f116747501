package care.backstop.access;

import care.backstop.kernel.Actor;
import care.backstop.kernel.ActorsByPost;
import care.backstop.kernel.Role;
import care.backstop.kernel.Secrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds whoever a post, a token or a session stands for. Read anew at every request, so a removed role is gone at once. */
@Repository
class Posts implements ActorsByPost {

    private final JdbcClient db;
    private final Clock clock;
    private final boolean demonstration;

    Posts(JdbcClient db, Clock clock, @Value("${backstop.demonstration}") boolean demonstration) {
        this.db = db;
        this.clock = clock;
        this.demonstration = demonstration;
    }

    @Override
    public Optional<Actor> find(UUID post) {
        return db.sql("select * from access.actor(:post)")
                .param("post", post)
                .query((r, _) -> actor(r))
                .optional();
    }

    /** The post of a session. One of the demonstration opens nothing where no demonstration runs. */
    Optional<Actor> ofSession(UUID post) {
        return db.sql(
                        "select a.* from access.actor(:post) a where :demonstration or not access.of_demonstration(:post)")
                .param("post", post)
                .param("demonstration", demonstration)
                .query((r, _) -> actor(r))
                .optional();
    }

    Optional<Actor> ofToken(String token) {
        return db.sql("""
                select a.* from access.post_of_token(:hash, :now) as t(post), access.actor(t.post) a
                 where :demonstration or not access.of_demonstration(t.post)""")
                .param("demonstration", demonstration)
                .param("hash", Secrets.hash(token))
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query((r, _) -> actor(r))
                .optional();
    }

    static Actor actor(ResultSet r) throws SQLException {
        return new Actor(
                r.getObject("account", UUID.class),
                r.getString("name"),
                r.getObject("post", UUID.class),
                r.getString("title"),
                r.getObject("agency", UUID.class),
                r.getString("agency_name"),
                r.getString("council"),
                Role.valueOf(r.getString("role")));
    }
}
