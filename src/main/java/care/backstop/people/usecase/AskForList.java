package care.backstop.people.usecase;

import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.ActorsByPost;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Secrets;
import care.backstop.people.Source;
import care.backstop.people.store.ListRequests;
import care.backstop.people.store.ListRequests.Asked;
import care.backstop.people.store.ListRequests.Kind;
import care.backstop.people.store.Signatures;
import care.backstop.people.usecase.TakeInList.Outcome;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks somebody for a list or a number by a time. With a list goes a link by which it can be sent without an account:
 * for one list, until it expires, shown once and kept as a hash. What is sent waits for an officer to look at it.
 */
@Service
public class AskForList {

    /** More wrong files than this and the link is not in the right hands. */
    static final int ATTEMPTS = 20;

    private static final Duration LINK_LIVES = Duration.ofDays(3);
    private static final Duration LONGEST = Duration.ofDays(60);

    private final ListRequests requests;
    private final TakeInList takeIn;
    private final Signatures people;
    private final ActorsByPost actors;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    AskForList(
            ListRequests requests,
            TakeInList takeIn,
            Signatures people,
            ActorsByPost actors,
            Permissions permissions,
            AuditTrail audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.requests = requests;
        this.takeIn = takeIn;
        this.people = people;
        this.actors = actors;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What was made; {@code secret} is null when nothing is to be sent, and cannot be had again. */
    public record Made(UUID id, @Nullable String secret) {}

    @Transactional
    public Made ask(
            UUID incident,
            @Nullable Kind kind,
            @Nullable Source source,
            @Nullable String askedOf,
            @Nullable Instant dueAt,
            Actor actor) {
        Reconcile.mayReconcile(permissions, actor);
        var now = clock.instant();
        var problems = new ArrayList<Problem>();
        var whom = askedOf == null ? "" : Normalizer.normalize(askedOf.strip(), Normalizer.Form.NFC);
        if (kind == null) {
            problems.add(Problem.of("kind", Code.VAL, "Say what is asked for."));
        }
        if (source == null) {
            problems.add(Problem.of("source", Code.VAL, "Say whose list it is."));
        }
        if (whom.isEmpty() || whom.length() > 150) {
            problems.add(Problem.of("askedOf", Code.VAL, "Enter who is asked, in at most 150 letters."));
        }
        if (dueAt == null || !dueAt.isAfter(now) || dueAt.isAfter(now.plus(LONGEST))) {
            problems.add(Problem.of("dueAt", Code.VAL, "Enter when it is due: a time to come, at most 60 days away."));
        }
        if (!problems.isEmpty() || kind == null || source == null || dueAt == null) {
            throw new Rejected(problems);
        }
        var id = UUID.randomUUID();
        var secret = kind == Kind.LIST ? Secrets.fresh() : null;
        requests.add(
                new Asked(
                        id,
                        incident,
                        kind,
                        source,
                        whom,
                        now,
                        dueAt,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        actor.name(),
                        secret == null ? null : dueAt.plus(LINK_LIVES),
                        null),
                secret == null ? null : Secrets.hash(secret),
                actor);
        audit.changed("ListAsked", "incident:" + incident, List.of("request:" + id));
        return new Made(id, secret);
    }

    @Transactional
    public List<Asked> of(UUID incident) {
        Reconcile.mayRead(permissions, Acting.current());
        return requests.of(incident);
    }

    /** Writes down what the provider says of those who pay for themselves. */
    @Transactional
    public void answer(
            UUID incident,
            UUID id,
            @Nullable Integer selfFunders,
            @Nullable Integer weeklyMinutes,
            @Nullable LocalDate asAt,
            Actor actor) {
        var asked = open(incident, id, actor);
        if (asked.kind() != Kind.SELF_FUNDERS) {
            throw Rejected.state("A list is answered by sending it. Take it in, or wait for the link to be used.");
        }
        var problems = new ArrayList<Problem>();
        int all = people.people(incident).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        if (selfFunders == null || selfFunders < 0 || selfFunders > 1_000_000) {
            problems.add(Problem.of("people", Code.VAL, "Enter how many people pay for their own care."));
        } else if (all > 0 && selfFunders > all) {
            problems.add(Problem.of(
                    "people",
                    Code.CONF,
                    "That is more than all the people we count, %d. Ask the provider which is right.".formatted(all)));
        }
        if (weeklyMinutes == null || weeklyMinutes < 0 || weeklyMinutes > 1_000_000_000) {
            problems.add(Problem.of("hours", Code.VAL, "Enter their hours a week, all together."));
        }
        if (asAt == null || asAt.isAfter(London.day(clock.instant()))) {
            problems.add(Problem.of("asAt", Code.VAL, "Enter of which day the figures are; not a day to come."));
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        requests.answered(id, selfFunders, weeklyMinutes, asAt, clock.instant());
        audit.changed("NumberReceived", "incident:" + incident, List.of("request:" + id));
    }

    @Transactional
    public void refuse(UUID incident, UUID id, @Nullable String because, Actor actor) {
        open(incident, id, actor);
        requests.refused(id, because(because), clock.instant());
        audit.changed("ListRefused", "incident:" + incident, List.of("request:" + id));
    }

    private static String because(@Nullable String typed) {
        var words = typed == null ? "" : Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
        if (words.isEmpty() || words.length() > 1_000) {
            throw Rejected.invalid("because", "Write what they gave as their reason, in at most 1,000 letters.");
        }
        return words;
    }

    /** Ends a link at once. */
    @Transactional
    public void revoke(UUID incident, UUID id, Actor actor) {
        open(incident, id, actor);
        requests.revoked(id, clock.instant());
        audit.changed("ListLinkRevoked", "incident:" + incident, List.of("request:" + id));
    }

    private Asked open(UUID incident, UUID id, Actor actor) {
        Reconcile.mayReconcile(permissions, actor);
        var asked = requests.find(incident, id).orElseThrow(() -> new NotThere("request"));
        if (asked.answeredAt() != null || asked.refusedAt() != null || asked.revokedAt() != null) {
            throw Rejected.state("This has been dealt with already.");
        }
        return asked;
    }

    /** What the holder of a link may know: who asks, for what, until when. Nothing of any person. */
    public record Invitation(String council, Source source, String askedOf, Instant dueAt) {}

    /** A link that is unknown, used, expired or ended is not there. */
    public Invitation behind(String secret) {
        var actor = whose(secret);
        return Acting.as(actor, () -> {
            var asked = find(secret);
            return new Invitation(actor.agencyName(), asked.source(), asked.askedOf(), asked.dueAt());
        });
    }

    /**
     * Takes what the holder of a link sends. With a mistake in it nothing is kept, and it can be sent again; a good one
     * uses the link up and waits to be confirmed.
     */
    public Outcome send(String secret, LocalDate asAt, Path file, String fileName) {
        var actor = whose(secret);
        return Acting.as(actor, () -> {
            var asked = find(secret);
            var counted = transaction.execute(_ -> requests.attempt(asked.id(), ATTEMPTS, clock.instant()));
            if (!Boolean.TRUE.equals(counted)) {
                throw new NotThere("link");
            }
            return Objects.requireNonNull(transaction.execute(status -> {
                var outcome = takeIn.receive(asked.incident(), asked.source(), asAt, file, fileName, asked.id(), actor);
                if (outcome.clean()) {
                    if (!requests.answered(asked.id(), outcome.rows(), null, asAt, clock.instant())) {
                        throw new NotThere("link");
                    }
                    audit.changed(
                            "ListReceivedByLink", "incident:" + asked.incident(), List.of("request:" + asked.id()));
                }
                return outcome;
            }));
        });
    }

    private Actor whose(String secret) {
        var post =
                transaction.execute(_ -> requests.postOf(Secrets.hash(secret)).orElse(null));
        if (post == null) {
            throw new NotThere("link");
        }
        return actors.find(post).orElseThrow(() -> new NotThere("link"));
    }

    private Asked find(String secret) {
        var asked =
                transaction.execute(_ -> requests.behind(Secrets.hash(secret)).orElse(null));
        if (asked == null || !asked.open(clock.instant())) {
            throw new NotThere("link");
        }
        return asked;
    }
}
