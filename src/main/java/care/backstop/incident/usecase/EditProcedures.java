package care.backstop.incident.usecase;

import care.backstop.incident.model.Edition;
import care.backstop.incident.model.ProcedureTemplate;
import care.backstop.incident.model.ProcedureTemplate.Agency;
import care.backstop.incident.model.ProcedureTemplate.Applies;
import care.backstop.incident.model.ProcedureTemplate.Due;
import care.backstop.incident.model.ProcedureTemplate.Event;
import care.backstop.incident.model.ProcedureTemplate.Gate;
import care.backstop.incident.model.ProcedureTemplate.Line;
import care.backstop.incident.model.RecordForm;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.ProcedureStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.kernel.profile.Key;
import care.backstop.kernel.time.DeadlineRule;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A council changes its procedures. Every change is an edition of its own, with who made it and why; plans that were made
 * before stay as they are.
 */
@Service
public class EditProcedures {

    /** A line as somebody wants it to be. */
    public record Draft(
            @Nullable String wording,
            @Nullable String clause,
            Applies applies,
            List<Agency> agencies,
            @Nullable String dueRule,
            @Nullable Event dueFrom,
            @Nullable String dueBasis,
            @Nullable String evidence,
            @Nullable Gate gate,
            @Nullable String after,
            @Nullable Integer takes,
            boolean afterwards,
            boolean protects,
            @Nullable String record) {}

    /**
     * Why, and which lesson of an earlier incident led to it.
     *
     * @param lessonId the lesson, where it is one that was written down; it is done then, and its words stand here
     */
    public record Why(
            @Nullable String because,
            @Nullable String lesson,
            @Nullable UUID lessonId) {
        public Why(@Nullable String because, @Nullable String lesson) {
            this(because, lesson, null);
        }
    }

    /** A place for a procedure that has none yet. */
    public record Slot(String template, String title) {}

    private static final Map<String, String> SLOT_LETTERS =
            Map.of("kent/care-home-exit", "K", "kent/home-care-exit", "H");

    private final ProcedureStore store;
    private final Procedures procedures;
    private final CouncilProfiles profiles;
    private final LearnLessons lessons;
    private final AuditTrail audit;
    private final Clock clock;

    EditProcedures(
            ProcedureStore store,
            Procedures procedures,
            CouncilProfiles profiles,
            LearnLessons lessons,
            AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.procedures = procedures;
        this.profiles = profiles;
        this.lessons = lessons;
        this.audit = audit;
        this.clock = clock;
    }

    /** How many months may pass before a procedure is looked at again; null where the council sets no time. */
    @Transactional(readOnly = true)
    public @Nullable Integer reviewMonths() {
        return profiles.current().number(Key.DOCUMENT_REVIEW);
    }

    /** Every procedure as it is now. */
    @Transactional(readOnly = true)
    public List<Edition> all() {
        return procedures.all();
    }

    /** The places nobody has filled yet. */
    @Transactional(readOnly = true)
    public List<Slot> empty() {
        var filled = store.latest().stream().map(ProcedureStore.Kept::template).toList();
        return Procedures.SLOTS.entrySet().stream()
                .filter(s -> !filled.contains(s.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(s -> new Slot(s.getKey(), s.getValue()))
                .toList();
    }

    /** All editions of one, the latest first, the shipped one last. */
    @Transactional(readOnly = true)
    public List<Edition> editions(String id) {
        var kept = store.editions(id).stream().map(procedures::edition).toList();
        if (!ProcedureTemplate.SHIPPED.contains(id)) {
            if (kept.isEmpty()) {
                throw new NotThere("procedure");
            }
            return kept;
        }
        var all = new ArrayList<>(kept);
        all.add(Edition.shipped(procedures.shipped(id)));
        return List.copyOf(all);
    }

    /** Changes a line. */
    @Transactional
    public Edition change(String id, String number, Draft draft, Why why, int seen, Actor actor) {
        var template = now(id, seen);
        var line = template.line(number).orElseThrow(() -> new NotThere("action"));
        return save(id, seen, why, actor, () -> template.with(line(line.number(), line.part(), line, draft)));
    }

    /** Adds a line at the end of a part. */
    @Transactional
    public Edition add(String id, int part, Draft draft, Why why, int seen, Actor actor) {
        var template = now(id, seen);
        if (template.parts().stream().noneMatch(p -> p.number() == part)) {
            throw Rejected.invalid("part", "Choose a part of this procedure");
        }
        return save(id, seen, why, actor, () -> template.with(line(template.next(part), part, null, draft)));
    }

    /** Takes a line out. */
    @Transactional
    public Edition remove(String id, String number, Why why, int seen, Actor actor) {
        var template = now(id, seen);
        if (template.line(number).isEmpty()) {
            throw new NotThere("action");
        }
        var later = template.lines().stream()
                .filter(l -> l.after().contains(number))
                .map(Line::number)
                .toList();
        if (!later.isEmpty()) {
            throw new Rejected(
                    Problem.Code.CONF,
                    "number",
                    "Action %s cannot be taken out while %s comes after it. Change that first"
                            .formatted(number, String.join(", ", later)));
        }
        return save(id, seen, why, actor, () -> template.without(number));
    }

    /** Fills an empty place from another procedure. */
    @Transactional
    public Edition fill(@Nullable String slot, @Nullable String from, Why why, Actor actor) {
        var title = slot == null ? null : Procedures.SLOTS.get(slot);
        if (slot == null || title == null) {
            throw Rejected.invalid("slot", "Choose the place to fill");
        }
        if (store.latest(slot).isPresent()) {
            throw new Rejected(Problem.Code.DUP, "slot", "%s is there already. Change it instead".formatted(title));
        }
        if (from == null || from.isBlank()) {
            throw Rejected.invalid("from", "Choose the procedure to begin from");
        }
        var base = procedures.current(from).template();
        return save(slot, 0, why, actor, () -> base.copy(slot, "KENT", title, SLOT_LETTERS.getOrDefault(slot, "K")));
    }

    private ProcedureTemplate now(String id, int seen) {
        var current = procedures.current(id);
        if (current.number() != seen) {
            throw new Stale("procedure", id);
        }
        return current.template();
    }

    private Edition save(String id, int seen, Why why, Actor actor, Supplier<ProcedureTemplate> change) {
        var because = Words.required("because", why.because(), 500, "Enter why it is changed");
        var behind = why.lessonId() == null ? null : lessons.behind(why.lessonId());
        var lesson = behind == null ? Words.optional("lesson", why.lesson(), 500) : behind.text();
        ProcedureTemplate changed;
        try {
            changed = change.get();
        } catch (IllegalArgumentException e) {
            throw Rejected.invalid("after", sentence(e.getMessage()));
        }
        var now = clock.instant();
        var edition = new Edition(changed, seen + 1, now, actor.name(), because, lesson);
        if (!store.add(edition, changed.write(), actor, now)) {
            throw new Stale("procedure", id);
        }
        if (behind != null) {
            lessons.ledTo(behind, edition, actor);
        }
        audit.changed("ChangeProcedure", "procedure:" + id, List.of("edition"));
        return edition;
    }

    private static Line line(String number, int part, @Nullable Line before, Draft d) {
        var wording = Words.required("wording", d.wording(), 1000, "Enter what is to be done");
        if (d.agencies().isEmpty()) {
            throw Rejected.invalid("agencies", "Choose who answers for it");
        }
        var clause = Words.optional("clause", d.clause(), 200);
        if (d.takes() != null && (d.takes() < 1 || d.takes() > 365)) {
            throw Rejected.invalid("takes", "Enter a number of days from 1 to 365, or leave it empty");
        }
        return new Line(
                number,
                part,
                before == null ? 1 : before.position(),
                before == null ? List.of() : before.rows(),
                clause == null ? before == null ? "The council's own" : before.clause() : clause,
                wording,
                d.applies(),
                before != null && before.blank() && d.applies() == Applies.ALL,
                d.agencies(),
                before == null ? null : before.role(),
                due(d),
                Words.optional("evidence", d.evidence(), 500),
                d.gate(),
                after(d.after()),
                d.takes(),
                d.afterwards(),
                d.protects(),
                before == null ? List.of() : before.sameAs(),
                record(d));
    }

    private static @Nullable RecordForm record(Draft d) {
        var written = Words.optional("record", d.record(), 20_000);
        if (written == null) {
            return null;
        }
        try {
            return RecordForm.read(written);
        } catch (IllegalArgumentException e) {
            throw Rejected.invalid("record", sentence(e.getMessage()));
        }
    }

    private static @Nullable Due due(Draft d) {
        var rule = Words.optional("dueRule", d.dueRule(), 60);
        if (rule == null) {
            return null;
        }
        if (d.dueFrom() == null) {
            throw Rejected.invalid("dueFrom", "Choose what the time is counted from");
        }
        var basis = Words.optional("dueBasis", d.dueBasis(), 200);
        try {
            return new Due(DeadlineRule.parse(rule), d.dueFrom(), basis == null ? "default, unconfirmed" : basis);
        } catch (IllegalArgumentException e) {
            throw Rejected.invalid("dueRule", sentence(e.getMessage()));
        }
    }

    private static List<String> after(@Nullable String typed) {
        return typed == null
                ? List.of()
                : Arrays.stream(typed.strip().split("[\\s,;]+"))
                        .filter(n -> !n.isEmpty())
                        .distinct()
                        .toList();
    }

    private static String sentence(@Nullable String message) {
        return message == null || message.isEmpty()
                ? "This cannot be read"
                : Character.toUpperCase(message.charAt(0)) + message.substring(1);
    }

    /** The agencies chosen, the one that answers for it first. */
    public static List<Agency> agencies(@Nullable Agency first, Set<Agency> others) {
        if (first == null) {
            return List.of();
        }
        var all = new ArrayList<Agency>();
        all.add(first);
        Arrays.stream(Agency.values())
                .filter(a -> a != first && others.contains(a))
                .forEach(all::add);
        return List.copyOf(all);
    }
}
