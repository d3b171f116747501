package care.backstop.access;

import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.kernel.Secrets;
import care.backstop.kernel.Stale;
import care.backstop.kernel.outbox.EmailAddress;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Agencies, the people who sign in, their posts, and the secrets they sign in with. Creating the first of them, before
 * anyone can be acting, is done by {@link #found}; all later changes are an access administrator's.
 */
@Service
public class Accounts {

    static final String DEMONSTRATION = "demonstration";

    private static final String OWN_ISSUER = "backstop";
    private static final Duration LINK_LIFE = Duration.ofHours(24);
    private static final Duration TOKEN_LIFE = Duration.ofDays(365);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final JdbcClient db;
    private final Clock clock;
    private final PasswordEncoder passwords;
    private final SecretBox box;
    private final AuditTrail audit;
    private final Alerts alerts;
    private final String decoy;

    Accounts(JdbcClient db, Clock clock, PasswordEncoder passwords, SecretBox box, AuditTrail audit, Alerts alerts) {
        this.db = db;
        this.clock = clock;
        this.passwords = passwords;
        this.box = box;
        this.audit = audit;
        this.alerts = alerts;
        this.decoy = passwords.encode("nobody has this password");
    }

    /** An agency as the administration page lists it. */
    public record AgencyRow(UUID id, String name, String kind) {}

    /**
     * A post as the administration page lists it; {@code canSignIn} is false until a password has been set, and the
     * address of its letters is null until one is given.
     */
    public record PostRow(
            UUID post,
            String title,
            Role role,
            String agency,
            String user,
            String name,
            boolean active,
            boolean canSignIn,
            @Nullable String address,
            int version) {}

    /** A newcomer to enrol: {@code subject} is the user name. */
    public record Newcomer(String subject, String name, UUID agency, Role role, String title) {}

    @Transactional(readOnly = true)
    public boolean nobodyYet() {
        signingIn();
        return db.sql("select not exists (select from access.account)")
                .query(Boolean.class)
                .single();
    }

    /** The first agency of a council. Only while nobody can be acting: at the first start, or by the demonstration. */
    @Transactional
    public UUID found(String council, String agency, String kind) {
        signingIn();
        return insertAgency(council, agency, kind);
    }

    /** A post of the demonstration, under the same condition as {@link #found}: it has no password. */
    @Transactional
    public UUID foundPost(String council, Newcomer newcomer) {
        signingIn();
        return insertPost(council, newcomer, DEMONSTRATION);
    }

    @Transactional
    public UUID addAgency(String name, String kind, Actor by) {
        if (name.isBlank() || name.length() > 200) {
            throw Rejected.invalid("agency", "Enter the agency's name, up to 200 characters");
        }
        var id = insertAgency(by.council(), name.strip(), kind);
        audit.changed("AddAgency", "agency:" + id, List.of("name", "kind"));
        return id;
    }

    /** Enrols someone and answers with the post; the user then sets a password through a link. */
    @Transactional
    public UUID addPost(Newcomer newcomer, Actor by) {
        if (newcomer.subject().isBlank() || newcomer.subject().length() > 100) {
            throw Rejected.invalid("subject", "Enter a user name, up to 100 characters");
        }
        if (newcomer.name().isBlank() || newcomer.name().length() > 200) {
            throw Rejected.invalid("name", "Enter the person's name, up to 200 characters");
        }
        if (newcomer.title().isBlank() || newcomer.title().length() > 200) {
            throw Rejected.invalid("title", "Enter what the post is called, up to 200 characters");
        }
        var ours = db.sql("select exists (select from access.agency where id = :id and council = :council)")
                .param("id", newcomer.agency())
                .param("council", by.council())
                .query(Boolean.class)
                .single();
        if (!ours) {
            throw Rejected.invalid("agencyId", "Choose an agency");
        }
        var post = insertPost(by.council(), newcomer, OWN_ISSUER);
        audit.changed("AddPost", "post:" + post, List.of("account", "agency", "role"));
        return post;
    }

    /** Ends a post: whoever holds it is out at the next click. Nobody can end the post they are using. */
    @Transactional
    public void endPost(UUID post, Actor by) {
        if (post.equals(by.post())) {
            throw Rejected.state("You cannot end the post you are using. Ask another access administrator.");
        }
        var changed = db.sql("update access.post set active = false, version = version + 1 where id = :id and active")
                .param("id", post)
                .update();
        if (changed == 1) {
            audit.changed("EndPost", "post:" + post, List.of("active"));
        }
    }

    /** Where letters to a post go from now on; nothing typed takes the address away. */
    @Transactional
    public void setAddress(UUID post, @Nullable String typed, int version, Actor by) {
        var address = EmailAddress.optional("address", typed);
        var now = posts().stream()
                .filter(p -> p.post().equals(post) && p.active())
                .findFirst()
                .orElseThrow(() -> new NotThere("post"));
        if (Objects.equals(now.address(), address)) {
            return;
        }
        var changed = db.sql("""
                update access.post set address = :address, version = version + 1
                 where id = :id and version = :version and council = :council""")
                .param("address", address)
                .param("id", post)
                .param("version", version)
                .param("council", by.council())
                .update();
        if (changed != 1) {
            throw new Stale("post", post);
        }
        audit.changed("SetAddress", "post:" + post, List.of("address"));
    }

    /** The address of a post of the demonstration, given while nobody is acting. */
    @Transactional
    public void foundAddress(UUID post, String address) {
        signingIn();
        db.sql("update access.post set address = :address where id = :id")
                .param("address", address)
                .param("id", post)
                .update();
    }

    @Transactional(readOnly = true)
    public List<AgencyRow> agencies() {
        return db.sql("select id, name, kind from access.agency order by name")
                .query((r, _) -> new AgencyRow(r.getObject(1, UUID.class), r.getString(2), r.getString(3)))
                .list();
    }

    @Transactional(readOnly = true)
    public List<PostRow> posts() {
        return db.sql("""
                select p.id, p.title, p.role, g.name, a.subject, a.name, p.active and a.active, a.password_hash is not null,
                       p.address, p.version
                  from access.post p
                  join access.account a on a.id = p.account
                  join access.agency g on g.id = p.agency
                 order by a.name, p.title""")
                .query((r, _) -> new PostRow(
                        r.getObject(1, UUID.class),
                        r.getString(2),
                        Role.valueOf(r.getString(3)),
                        r.getString(4),
                        r.getString(5),
                        r.getString(6),
                        r.getBoolean(7),
                        r.getBoolean(8),
                        r.getString(9),
                        r.getInt(10)))
                .list();
    }

    /** The live posts of an account, before one is chosen. */
    @Transactional(readOnly = true)
    public List<Actor> postsOf(UUID account) {
        signingIn();
        return db.sql("""
                select a.* from access.post p, access.actor(p.id) a
                 where p.account = :account and p.active order by p.title""")
                .param("account", account)
                .query((r, _) -> Posts.actor(r))
                .list();
    }

    /** A bearer token for a post, shown once. */
    @Transactional
    public String issueToken(UUID post, String label, Actor by) {
        var token = insertToken(post, by.council(), label, clock.instant().plus(TOKEN_LIFE));
        audit.changed("IssueToken", "post:" + post, List.of("token"));
        alerts.raise(Alerts.Kind.TOKEN_ISSUED, "post:" + post, 0);
        return token;
    }

    /** Ends every token of a post: whatever holds one is out at its next call. */
    @Transactional
    public void revokeTokens(UUID post, Actor by) {
        var revoked = db.sql("""
                update access.token set revoked_at = :now
                 where post = :post and council = :council and revoked_at is null""")
                .param("now", at(clock.instant()))
                .param("post", post)
                .param("council", by.council())
                .update();
        if (revoked > 0) {
            audit.changed("RevokeTokens", "post:" + post, List.of("token"));
        }
    }

    /** A bearer token for a post of the demonstration, made while nobody is acting. */
    @Transactional
    public String foundToken(UUID post, String label) {
        signingIn();
        var council = db.sql("select council from access.post where id = :id")
                .param("id", post)
                .query(String.class)
                .single();
        return insertToken(post, council, label, null);
    }

    /** The link of the very first administrator: printed at the start while there is nobody. */
    @Transactional
    public String firstLink() {
        signingIn();
        return insertLink(null, null);
    }

    /** A one-time link for whoever holds a post of the administrator's council. Links given out before stop working. */
    @Transactional
    public String linkForPost(UUID post, Actor by) {
        var account = db.sql("select account from access.post where id = :id and council = :council and active")
                .param("id", post)
                .param("council", by.council())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotThere("post"));
        voidLinks(account);
        audit.changed("IssueLink", "account:" + account, List.of("link"));
        var enrolled = db.sql("select password_hash is not null from access.account where id = :id")
                .param("id", account)
                .query(Boolean.class)
                .single();
        if (enrolled) { // whoever holds the link can become someone who already works here
            alerts.raise(Alerts.Kind.LINK_ISSUED, "account:" + account, 0);
        }
        return insertLink(account, by.council());
    }

    private String insertLink(@Nullable UUID account, @Nullable String council) {
        var token = Secrets.fresh();
        db.sql("""
                insert into access.link (id, hash, purpose, account, council, expires_at)
                values (:id, :hash, :purpose, :account, :council, :until)""")
                .param("id", UUID.randomUUID())
                .param("hash", Secrets.hash(token))
                .param("purpose", account == null ? "FIRST_ADMINISTRATOR" : "SET_PASSWORD")
                .param("account", account)
                .param("council", council)
                .param("until", at(clock.instant().plus(LINK_LIFE)))
                .update();
        return "/link/" + token;
    }

    /** All unused links of an account, or with null all of first administrators. */
    private void voidLinks(@Nullable UUID account) {
        db.sql("""
                update access.link set used_at = :now
                 where account is not distinct from cast(:account as uuid) and used_at is null""").param("now", at(clock.instant())).param("account", account).update();
    }

    /** What an unused, unexpired link is for. */
    record Link(UUID id, String purpose, @Nullable UUID account) {}

    @Transactional(readOnly = true)
    Optional<Link> findLink(String token) {
        signingIn();
        return db.sql(
                        "select id, purpose, account from access.link where hash = :hash and used_at is null and expires_at > :now")
                .param("hash", Secrets.hash(token))
                .param("now", at(clock.instant()))
                .query((r, _) -> new Link(r.getObject(1, UUID.class), r.getString(2), r.getObject(3, UUID.class)))
                .optional();
    }

    /** What the very first administrator says of themselves. */
    record First(String council, String subject, String name) {}

    /**
     * Uses a link up: sets the password and the seed of the codes once the first code has been shown to work. With
     * {@code first} the council and its first access administrator come into being.
     */
    @Transactional
    UUID useLink(Link link, @Nullable First first, String password, String seed, String code) {
        signingIn();
        var subject = first == null ? subjectOf(link) : first.subject();
        GoodPassword.whatIsWrong(password, subject).ifPresent(wrong -> {
            throw Rejected.invalid("password", wrong);
        });
        var step = OneTimeCodes.step(seed, code, clock.instant(), 0);
        if (step.isEmpty()) {
            throw Rejected.invalid("code", "Enter the six-digit code that the authenticator shows now");
        }
        var used = db.sql(
                        "update access.link set used_at = :now where id = :id and used_at is null and expires_at > :now")
                .param("now", at(clock.instant()))
                .param("id", link.id())
                .update();
        if (used != 1) {
            throw Rejected.state("This link has been used");
        }
        voidLinks(link.account()); // another that still lies in a letter box, or on the console, is worth nothing now
        var account = link.account() != null ? link.account() : createFirst(Objects.requireNonNull(first));
        db.sql("""
                update access.account
                   set password_hash = :hash, totp_secret = :secret, totp_last_step = :step, failures = 0,
                       retry_after = null, version = version + 1
                 where id = :id""")
                .param("hash", passwords.encode(GoodPassword.normal(password)))
                .param("secret", box.close(seed))
                .param("step", step.getAsLong())
                .param("id", account)
                .update();
        audit.signIn("SIGN_IN", "SetPassword", "account:" + account, councilOf(account));
        return account;
    }

    private UUID createFirst(First first) {
        if (first.council().isBlank() || first.council().length() > 100) {
            throw Rejected.invalid("council", "Enter the council's name, up to 100 characters");
        }
        if (first.subject().isBlank() || first.subject().length() > 100) {
            throw Rejected.invalid("subject", "Enter a user name, up to 100 characters");
        }
        if (first.name().isBlank() || first.name().length() > 200) {
            throw Rejected.invalid("name", "Enter your name, up to 200 characters");
        }
        var council = Normalizer.normalize(first.council().strip(), Normalizer.Form.NFC);
        var there = db.sql("select exists (select from access.agency where lower(council) = lower(:council))")
                .param("council", council)
                .query(Boolean.class)
                .single();
        if (there) {
            throw new Rejected(
                    Problem.Code.DUP,
                    "council",
                    "That council is here already. Ask its access administrator for a link.");
        }
        var agency = insertAgency(council, council, "COUNCIL");
        var post = insertPost(
                council,
                new Newcomer(first.subject(), first.name(), agency, Role.ACCESS_ADMINISTRATOR, "Access administrator"),
                OWN_ISSUER);
        return db.sql("select account from access.post where id = :id")
                .param("id", post)
                .query(UUID.class)
                .single();
    }

    /**
     * The account of a user name and password; empty for any reason, and no reason is told. The same name may exist in
     * several councils: the password says which is meant. A right password forgives no wrong guess before it, or
     * whoever has it could try codes for ever.
     */
    @Transactional
    Optional<UUID> checkPassword(String subject, String password) {
        signingIn();
        var typed = GoodPassword.normal(password);
        var rows = find("where issuer = 'backstop' and subject = :key", normal(subject));
        if (rows.isEmpty()) {
            passwords.matches(typed, decoy);
            return Optional.empty();
        }
        var meant = new ArrayList<Credentials>();
        for (var row : rows) {
            var hash = row.passwordHash();
            if (passwords.matches(typed, hash == null ? decoy : hash) && hash != null) {
                meant.add(row);
            }
        }
        if (meant.size() == 1 && let(meant.getFirst())) {
            return Optional.of(meant.getFirst().id());
        }
        (meant.isEmpty() ? rows : meant).forEach(row -> wrong(row, "Password"));
        return Optional.empty();
    }

    /** Whether the code is right for the account that gave its password. */
    @Transactional
    boolean checkCode(UUID account, String code) {
        signingIn();
        var row = find("where id = :key", account).stream().findFirst().orElseThrow();
        var secret = row.totpSecret();
        var step = secret == null
                ? OptionalLong.empty()
                : OneTimeCodes.step(box.open(secret), code, clock.instant(), row.lastStep());
        if (step.isEmpty() || !let(row)) {
            wrong(row, "Code");
            return false;
        }
        db.sql("""
                update access.account set totp_last_step = :step, failures = 0, retry_after = null
                 where id = :id""").param("step", step.getAsLong()).param("id", account).update();
        audit.signIn("SIGN_IN", "SignedIn", "account:" + account, row.council());
        return true;
    }

    /** The live posts of the demonstration, by title. */
    @Transactional(readOnly = true)
    public List<Actor> demonstrationPosts() {
        signingIn();
        return db.sql("""
                select a.* from access.post p
                  join access.account c on c.id = p.account and c.issuer = :issuer, access.actor(p.id) a
                 order by p.title""")
                .param("issuer", DEMONSTRATION)
                .query((r, _) -> Posts.actor(r))
                .list();
    }

    @Transactional
    void signedInOfDemonstration(Actor actor) {
        signingIn();
        audit.signIn("SIGN_IN", "DemonstrationSignIn", "post:" + actor.post(), actor.council());
    }

    @Transactional
    void signedOut(Actor actor) {
        audit.signIn("SIGN_OUT", "SignedOut", "account:" + actor.user(), actor.council());
    }

    private boolean let(Credentials row) {
        return row.active() && !waiting(row);
    }

    private boolean waiting(Credentials row) {
        return row.retryAfter() != null && clock.instant().isBefore(row.retryAfter());
    }

    /**
     * Each wrong guess doubles the wait, up to a quarter of an hour. A guess made while waiting counts for nothing, so
     * nobody can keep another out for good by guessing on.
     */
    private void wrong(Credentials row, String what) {
        if (!waiting(row)) {
            var wait = Duration.ofSeconds(1L << Math.min(row.failures(), 10));
            db.sql("update access.account set failures = failures + 1, retry_after = :until where id = :id")
                    .param(
                            "until",
                            row.failures() < 3
                                    ? null
                                    : at(clock.instant().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)))
                    .param("id", row.id())
                    .update();
        }
        audit.signIn("SIGN_IN", "Wrong" + what, "account:" + row.id(), row.council());
    }

    private record Credentials(
            UUID id,
            String council,
            @Nullable String passwordHash,
            byte @Nullable [] totpSecret,
            long lastStep,
            int failures,
            @Nullable Instant retryAfter,
            boolean active) {}

    private List<Credentials> find(String where, Object key) {
        return db.sql("select * from access.account " + where + " order by id for update")
                .param("key", key)
                .query((r, _) -> {
                    var retry = r.getObject("retry_after", OffsetDateTime.class);
                    return new Credentials(
                            r.getObject("id", UUID.class),
                            r.getString("council"),
                            r.getString("password_hash"),
                            r.getBytes("totp_secret"),
                            r.getLong("totp_last_step"),
                            r.getInt("failures"),
                            retry == null ? null : retry.toInstant(),
                            r.getBoolean("active"));
                })
                .list();
    }

    private UUID insertAgency(String council, String name, String kind) {
        var id = UUID.randomUUID();
        var added = db.sql("""
                insert into access.agency (id, name, kind, council) values (:id, :name, :kind, :council)
                on conflict (council, name) do nothing""")
                .param("id", id)
                .param("name", name)
                .param("kind", kind)
                .param("council", council)
                .update();
        if (added == 0) {
            throw new Rejected(Problem.Code.DUP, "agency", "There is already an agency of that name");
        }
        return id;
    }

    private UUID insertPost(String council, Newcomer newcomer, String issuer) {
        var subject = normal(newcomer.subject());
        var account = UUID.randomUUID();
        var added = db.sql("""
                insert into access.account (id, issuer, subject, name, council, created_at)
                values (:id, :issuer, :subject, :name, :council, :now) on conflict (issuer, subject, council) do nothing""")
                .param("id", account)
                .param("issuer", issuer)
                .param("subject", subject)
                .param("name", newcomer.name().strip())
                .param("council", council)
                .param("now", at(clock.instant()))
                .update();
        if (added == 0) {
            throw new Rejected(Problem.Code.DUP, "subject", "That user name is taken. Choose another.");
        }
        var post = UUID.randomUUID();
        db.sql("""
                insert into access.post (id, account, agency, role, title, council)
                values (:id, :account, :agency, :role, :title, :council)""")
                .param("id", post)
                .param("account", account)
                .param("agency", newcomer.agency())
                .param("role", newcomer.role().name())
                .param("title", newcomer.title().strip())
                .param("council", council)
                .update();
        return post;
    }

    /** For a live post of the council and no other's: a token opens all that its post may see. */
    private String insertToken(UUID post, String council, String label, @Nullable Instant until) {
        var token = Secrets.fresh();
        var added = db.sql("""
                insert into access.token (id, post, council, hash, label, created_at, expires_at)
                select :id, post.id, post.council, :hash, :label, :now, :until
                  from access.post where post.id = :post and post.council = :council and post.active""")
                .param("id", UUID.randomUUID())
                .param("post", post)
                .param("council", council)
                .param("hash", Secrets.hash(token))
                .param("label", label)
                .param("now", at(clock.instant()))
                .param("until", until == null ? null : at(until))
                .update();
        if (added == 0) {
            throw new NotThere("post");
        }
        return token;
    }

    private String subjectOf(Link link) {
        return db.sql("select subject from access.account where id = :id")
                .param("id", link.account())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private String councilOf(UUID account) {
        return db.sql("select council from access.account where id = :id")
                .param("id", account)
                .query(String.class)
                .single();
    }

    /** From here to the end of the transaction credentials may be looked up although nobody is acting yet. */
    private void signingIn() {
        db.sql("select set_config('backstop.purpose', 'sign-in', true)")
                .query(String.class)
                .single();
    }

    private static String normal(String subject) {
        return Normalizer.normalize(subject.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
