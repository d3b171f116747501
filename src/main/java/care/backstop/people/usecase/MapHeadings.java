package care.backstop.people.usecase;

import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.people.Source;
import care.backstop.people.model.ListField;
import care.backstop.people.model.ListWords;
import care.backstop.people.store.Headings;
import care.backstop.people.store.Headings.Heading;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what unusual headings of a source mean, so that the next list of that source is read without asking. */
@Service
public class MapHeadings {

    /** What is said of a column that is not to be read. */
    public static final String NOT_READ = "NOT_READ";

    private static final int MOST = 60;

    private final Headings headings;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate apart;

    MapHeadings(
            Headings headings,
            Permissions permissions,
            AuditTrail audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.headings = headings;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What the headings of one source mean; an empty answer is a column that is not read. */
    public record Known(Map<String, Optional<ListField>> fields) {

        public boolean knows(String written) {
            return fields.containsKey(ListWords.plain(written));
        }

        public Optional<ListField> field(String written) {
            return fields.getOrDefault(ListWords.plain(written), Optional.empty());
        }
    }

    Known known(Source source) {
        var fields = new HashMap<String, Optional<ListField>>();
        for (var h : headings.of(source)) {
            var field = h.field();
            if (field != null) {
                fields.put(
                        h.heading(),
                        Arrays.stream(ListField.values())
                                .filter(f -> f.name().equals(field))
                                .findFirst());
            }
        }
        return new Known(Map.copyOf(fields));
    }

    /** Remembers headings nobody knew, whatever becomes of the list. */
    void unknown(Source source, Collection<String> written, Actor actor) {
        if (!written.isEmpty()) {
            apart.executeWithoutResult(_ -> written.stream()
                    .filter(w -> !ListWords.plain(w).isEmpty())
                    .limit(MOST)
                    .forEach(w -> headings.seen(source, ListWords.plain(w), w, actor.council(), clock.instant())));
        }
    }

    @Transactional
    public List<Heading> of(Source source) {
        mayMap(Acting.current());
        return headings.of(source);
    }

    /**
     * Says what headings mean.
     *
     * @param means a field's name, {@link #NOT_READ}, or nothing for not decided, by heading
     */
    @Transactional
    public void map(Source source, Map<String, String> means, Actor actor) {
        mayMap(actor);
        var problems = new ArrayList<Problem>();
        var taken = new HashMap<String, String>();
        means.forEach((heading, field) -> {
            if (field.isBlank() || field.equals(NOT_READ)) {
                return;
            }
            if (Arrays.stream(ListField.values()).noneMatch(f -> f.name().equals(field))) {
                problems.add(Problem.of(heading, Code.VAL, "Choose one of the columns we read."));
            } else if (taken.putIfAbsent(field, heading) != null) {
                problems.add(Problem.of(heading, Code.DUP, "Another heading is said to mean the same. Choose one."));
            }
        });
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        var now = clock.instant();
        var changed = means.entrySet().stream()
                .filter(e ->
                        headings.means(source, e.getKey(), e.getValue().isBlank() ? null : e.getValue(), actor, now))
                .count();
        if (changed > 0) {
            audit.changed("HeadingsMapped", "council:" + actor.council(), List.of(source.name()));
        }
    }

    private void mayMap(Actor actor) {
        Reconcile.mayReconcile(permissions, actor);
    }
}
