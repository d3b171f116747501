package care.backstop.audit;

import care.backstop.audit.AuditEntry.Kind;
import care.backstop.kernel.Acting;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.DomainEvent;
import care.backstop.kernel.Once;
import care.backstop.kernel.PeopleRead;
import care.backstop.kernel.Problem;
import care.backstop.kernel.ReadOnly;
import care.backstop.kernel.Rejected;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what a transaction did until it is about to commit, then adds it to the council's chain in one statement:
 * written last, so the row that every writer of the council queues for is held only for a moment. What was only
 * read while the database takes nothing is kept aside, in the log too, and comes first when it takes something again.
 */
@Component
class ChainedTrail implements AuditTrail {

    private static final Logger log = LoggerFactory.getLogger(ChainedTrail.class);
    private static final Object PENDING = new Object();

    private final JdbcClient db;
    private final Clock clock;
    private final JsonMapper json;
    private final TransactionTemplate ownTransaction;
    private final ApplicationEventPublisher events;
    private final ReadOnly readOnly;
    private final Map<String, List<AuditEntry>> aside = new ConcurrentHashMap<>();

    ChainedTrail(
            JdbcClient db,
            Clock clock,
            JsonMapper json,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            ReadOnly readOnly) {
        this.events = events;
        this.readOnly = readOnly;
        this.db = db;
        this.clock = clock;
        this.json = json;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void read(String what, String subject, Collection<?> people) {
        if (!people.isEmpty()) {
            keep(Kind.READ, what, subject, List.of(), people);
            events.publishEvent(new PeopleRead(what, subject, people.size()));
        }
    }

    @Override
    public void changed(String what, String subject, Collection<String> fields) {
        keep(Kind.CHANGE, what, subject, fields, List.of());
    }

    @Override
    public void refused(String what, String subject, Problem.Code code) {
        var actor = Acting.orNull();
        if (actor == null) {
            return; // nobody signed in: there is no council whose chain it would belong to
        }
        ownTransaction.executeWithoutResult(_ -> keep(Kind.REFUSED, what, subject, List.of(code.name()), List.of()));
    }

    @Override
    public void signIn(String kind, String what, String subject, String council) {
        append(
                council,
                List.of(AuditEntry.by(
                        clock.instant(), Kind.valueOf(kind), what, subject, Acting.orNull(), List.of(), List.of())));
    }

    @Override
    public void sent(String what, String subject, String council, UUID post) {
        append(
                council,
                List.of(new AuditEntry(
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        Kind.SEND,
                        what,
                        subject,
                        null,
                        post,
                        null,
                        List.of(),
                        List.of())));
    }

    @EventListener
    void on(DomainEvent event) {
        keep(Kind.CHANGE, event.getClass().getSimpleName(), event.subject(), List.of(), List.of());
    }

    private void keep(Kind kind, String what, String subject, Collection<String> fields, Collection<?> people) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("%s of %s outside a transaction".formatted(what, subject));
        }
        pending().add(AuditEntry.by(clock.instant(), kind, what, subject, Acting.current(), fields, people));
    }

    @SuppressWarnings("unchecked") // only this class binds the resource
    private List<AuditEntry> pending() {
        var bound = (@Nullable List<AuditEntry>) TransactionSynchronizationManager.getResource(PENDING);
        if (bound != null) {
            return bound;
        }
        var fresh = new ArrayList<AuditEntry>();
        TransactionSynchronizationManager.bindResource(PENDING, fresh);
        TransactionSynchronizationManager.registerSynchronization(
                new WriteLast(fresh, Acting.current().council()));
        return fresh;
    }

    /** A change that came with a key is made once: the claim commits with it or not at all. */
    private void claim(AuditEntry first) {
        var key = Once.unclaimed();
        if (key == null) {
            return;
        }
        var claimed = db.sql(
                        "insert into access.once (post, key, subject, at) values (:post, :key, :subject, :at) on conflict do nothing")
                .param("post", Acting.current().post())
                .param("key", key)
                .param("subject", first.subject())
                .param("at", OffsetDateTime.ofInstant(first.at(), ZoneOffset.UTC))
                .update();
        if (claimed == 0) {
            throw new Rejected(
                    Problem.Code.DUP,
                    null,
                    "This was sent before and has been done. Open it again to see how it stands; nothing was done twice.");
        }
        Once.over();
    }

    private void append(String council, List<AuditEntry> entries) {
        if (!appended(council, entries)) {
            throw readOnly.refusal(
                    "%s was not written down".formatted(entries.getFirst().what()));
        }
    }

    /** False, and nothing written, where the whole database takes no changes; a transaction that only reads fails here as anywhere. */
    private boolean appended(String council, List<AuditEntry> entries) {
        var written = db.sql("""
                select case when pg_is_in_recovery() or current_setting('default_transaction_read_only')::boolean then null
                            else audit.append(:council, :entries::jsonb) end""")
                .param("council", council)
                .param(
                        "entries",
                        json.writeValueAsString(
                                entries.stream().map(ChainedTrail::row).toList()))
                .query(Long.class)
                .optional()
                .isPresent();
        if (written) {
            readOnly.taken();
        } else {
            readOnly.closed();
        }
        return written;
    }

    private static List<AuditEntry> with(List<AuditEntry> before, List<AuditEntry> more) {
        return Stream.concat(before.stream(), more.stream()).toList();
    }

    private static Map<String, @Nullable Object> row(AuditEntry e) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("micros", ChronoUnit.MICROS.between(Instant.EPOCH, e.at()));
        row.put("kind", e.kind().name());
        row.put("what", e.what());
        row.put("subject", e.subject());
        row.put("actor", e.actor());
        row.put("post", e.post());
        row.put("role", e.role());
        row.put("fields", e.fields());
        row.put("people", e.people());
        row.put("canonical", HexFormat.of().formatHex(e.canonical()));
        return row;
    }

    private final class WriteLast implements TransactionSynchronization {

        private final List<AuditEntry> entries;
        private final String council;
        private List<AuditEntry> late = List.of();
        private boolean written;

        WriteLast(List<AuditEntry> entries, String council) {
            this.entries = entries;
            this.council = council;
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE; // after the outbox and every other row
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(PENDING);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(PENDING, entries);
        }

        @Override
        public void beforeCommit(boolean reads) {
            entries.stream().filter(e -> e.kind() == Kind.CHANGE).findFirst().ifPresent(ChainedTrail.this::claim);
            late = Objects.requireNonNullElse(aside.remove(council), List.of());
            written = appended(council, with(late, entries));
            if (written) {
                return;
            }
            if (entries.stream().anyMatch(e -> e.kind() == Kind.CHANGE)) {
                throw readOnly.refusal(
                        "%s was not written down".formatted(entries.getFirst().what()));
            }
            entries.forEach(e -> log.warn("kept aside for the audit trail of {}: {}", council, e));
            late = with(late, entries);
        }

        @Override
        public void afterCompletion(int status) {
            if (!late.isEmpty() && (!written || status != STATUS_COMMITTED)) {
                aside.merge(council, late, ChainedTrail::with);
            }
            TransactionSynchronizationManager.unbindResourceIfPossible(PENDING);
        }
    }
}
