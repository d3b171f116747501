package care.backstop.testing;

import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One post for each role in a council called Testshire, a second user for rules that need two people, and a stranger
 * in another council. Ids are fixed; the bearer token of a post is {@link #token}.
 */
public final class Actors {

    public static final String COUNCIL = "Testshire";

    private final JdbcClient db;
    private final TransactionTemplate transaction;

    Actors(JdbcClient db, PlatformTransactionManager transactions) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Puts them into a migrated database that a program of its own will use. */
    public static Actors putInto(DataSource database) {
        var actors = new Actors(JdbcClient.create(database), new DataSourceTransactionManager(database));
        actors.create();
        return actors;
    }

    /** The post of {@code role} in Testshire. */
    public Actor of(Role role) {
        return actor(COUNCIL, role, "");
    }

    public Actor lead() {
        return of(Role.INCIDENT_LEAD);
    }

    public Actor marketOfficer() {
        return of(Role.MARKET_OFFICER);
    }

    /** Another person with the same role, for whatever needs two people. */
    public Actor second(Role role) {
        return actor(COUNCIL, role, "second ");
    }

    /** The same role in another council, who must see nothing of Testshire's. */
    public Actor stranger(Role role) {
        return actor("Elsewhere", role, "");
    }

    /** The bearer token of this actor's post. */
    public String token(Actor actor) {
        return "token-" + actor.post();
    }

    /** Runs {@code work} in a transaction as {@code actor}. */
    public <T> T as(Actor actor, Supplier<T> work) {
        return Acting.as(actor, () -> transaction.execute(_ -> work.get()));
    }

    private static Actor actor(String council, Role role, String which) {
        var key = council + which + role;
        return new Actor(
                id("account " + key),
                "%s%s of %s".formatted(which, role.key(), council),
                id("post " + key),
                role.key().replace('-', ' '),
                id("agency " + council),
                council + " Council",
                council,
                role);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    void create() {
        transaction.executeWithoutResult(_ -> {
            db.sql("select set_config('backstop.purpose', 'sign-in', true)")
                    .query(String.class)
                    .single();
            for (var council : new String[] {COUNCIL, "Elsewhere"}) {
                db.sql("insert into access.agency (id, name, kind, council) values (?, ?, 'COUNCIL', ?)")
                        .params(id("agency " + council), council + " Council", council)
                        .update();
                for (var role : Role.values()) {
                    insert(actor(council, role, ""));
                    insert(actor(council, role, "second "));
                }
            }
        });
    }

    private void insert(Actor actor) {
        var now = OffsetDateTime.ofInstant(TestClock.START, ZoneOffset.UTC);
        db.sql("insert into access.account (id, subject, name, council, created_at) values (?, ?, ?, ?, ?)")
                .params(actor.user(), actor.name(), actor.name(), actor.council(), now)
                .update();
        db.sql("insert into access.post (id, account, agency, role, title, council) values (?, ?, ?, ?, ?, ?)")
                .params(
                        actor.post(),
                        actor.user(),
                        actor.agency(),
                        actor.role().name(),
                        actor.postName(),
                        actor.council())
                .update();
        db.sql("insert into access.token (id, post, council, hash, label, created_at) values (?, ?, ?, ?, 'test', ?)")
                .params(id("token " + actor.post()), actor.post(), actor.council(), sha256(token(actor)), now)
                .update();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
