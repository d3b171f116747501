package care.backstop.incident.usecase;

import care.backstop.incident.model.Words;
import care.backstop.incident.store.CalendarStore;
import care.backstop.incident.store.CalendarStore.Link;
import care.backstop.incident.store.DeadlineStore;
import care.backstop.incident.store.MeetingStore;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.ActorsByPost;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Rejected;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Links by which a calendar program reads what a post may see: meetings and deadlines, no person, no name of a service.
 * A link is shown once; only its hash is kept, and revoking it ends it at once.
 */
@Service
public class KeepCalendars {

    private static final int MOST = 10;
    private static final Duration BACK = Duration.ofDays(60);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CalendarStore links;
    private final MeetingStore meetings;
    private final DeadlineStore deadlines;
    private final ActorsByPost actors;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    KeepCalendars(
            CalendarStore links,
            MeetingStore meetings,
            DeadlineStore deadlines,
            ActorsByPost actors,
            AuditTrail audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.links = links;
        this.meetings = meetings;
        this.deadlines = deadlines;
        this.actors = actors;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /** What a calendar shows. */
    public record Dates(List<MeetingStore.Anywhere> meetings, List<DeadlineStore.Running> deadlines) {}

    /** Makes a link of one's own and answers with its secret, which nobody can be told again. */
    @Transactional
    public String make(@Nullable String label, Actor actor) {
        var words =
                Words.required("label", label, 100, "Enter which calendar this link is for, such as Work telephone");
        if (links.mine().stream().filter(Link::live).count() >= MOST) {
            throw Rejected.state("You have %d links. Revoke one that you no longer use".formatted(MOST));
        }
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var id = UUID.randomUUID();
        links.add(id, actor.post(), hash(secret), words, clock.instant());
        audit.changed("MakeCalendarLink", "post:" + actor.post(), List.of("link:" + id));
        return secret;
    }

    @Transactional
    public void revoke(UUID link, Actor actor) {
        if (!links.revoke(link, clock.instant())) {
            throw new NotThere("calendar link");
        }
        audit.changed("RevokeCalendarLink", "post:" + actor.post(), List.of("link:" + link));
    }

    /** One's own links. */
    @Transactional(readOnly = true)
    public List<Link> mine() {
        return links.mine();
    }

    /** What whoever made this link may see now; a link unknown or revoked is not there. */
    public Dates behind(String secret) {
        var post = transaction.execute(_ -> links.postOf(hash(secret)).orElse(null));
        if (post == null) {
            throw new NotThere("calendar");
        }
        var actor = actors.find(post).orElseThrow(() -> new NotThere("calendar"));
        return Acting.as(
                actor,
                () -> java.util.Objects.requireNonNull(transaction.execute(
                        _ -> new Dates(meetings.everywhere(clock.instant().minus(BACK)), deadlines.running()))));
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
