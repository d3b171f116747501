package care.backstop.incident.usecase;

import care.backstop.incident.IncidentLog;
import care.backstop.incident.LogClass;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.LogEntry;
import care.backstop.incident.model.LogForm;
import care.backstop.incident.model.LogForm.Field;
import care.backstop.incident.model.Matter;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.LogStore;
import care.backstop.incident.store.LogStore.Asked;
import care.backstop.incident.store.LogStore.Author;
import care.backstop.incident.store.LogStore.New;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.time.DeadlineRule.CalendarDays;
import care.backstop.kernel.time.DeadlineRule.ElapsedHours;
import care.backstop.kernel.time.Deadlines;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes and reads the timeline of an incident, and what is open in it: risks, issues, complaints, disputes. */
@Service
public class LogBook implements IncidentLog {

    /** A risk is looked at every seven days unless somebody names a day; default, unconfirmed. */
    static final ElapsedHours REVIEW = new ElapsedHours(7 * 24);

    /** A dispute goes to the Head of Service after so many attempts; default, unconfirmed. */
    static final int ATTEMPTS = 2;

    private final LogStore log;
    private final LogClearance clearance;
    private final Deadlines deadlines;
    private final AuditTrail audit;
    private final Clock clock;

    LogBook(LogStore log, LogClearance clearance, Deadlines deadlines, AuditTrail audit, Clock clock) {
        this.log = log;
        this.clearance = clearance;
        this.deadlines = deadlines;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void append(UUID incident, LogKind kind, String text, Instant happenedAt, @Nullable String about) {
        var now = clock.instant();
        log.add(
                incident,
                new New(kind, text, about, happenedAt, LogClass.INTERNAL, Map.of(), null, null, null),
                now,
                Acting.current());
    }

    /** The same, and answers with the number of the entry; it may put an earlier one right. */
    long append(
            UUID incident,
            LogKind kind,
            String text,
            Instant happenedAt,
            @Nullable String about,
            @Nullable Long corrects) {
        return log.add(
                incident,
                new New(kind, text, about, happenedAt, LogClass.INTERNAL, Map.of(), null, null, corrects),
                clock.instant(),
                Acting.current());
    }

    /** Somebody writes down what happened, of a type that asks for nothing but words. */
    @Transactional
    public long write(UUID incident, LogKind kind, @Nullable String text, Instant happenedAt, Actor actor) {
        return write(incident, kind, text, happenedAt, Map.of(), null, actor);
    }

    /**
     * Somebody writes down what happened.
     *
     * @param details what the type asks for, see {@link LogForm}
     * @param readBy who may read it, or null for what is usual for the type
     * @return the number of the entry
     */
    @Transactional
    public long write(
            UUID incident,
            LogKind kind,
            @Nullable String text,
            @Nullable Instant happenedAt,
            Map<String, String> details,
            @Nullable LogClass readBy,
            Actor actor) {
        if (LogForm.isOurs(kind)) {
            throw Rejected.invalid("type", "Choose another type: the program writes these entries itself");
        }
        var now = clock.instant();
        var form = LogForm.of(kind);
        var words = Words.required("text", text, 4000, "Enter what happened");
        var at = happened(happenedAt, now);
        var answers = dated(kind, LogForm.answers(form.fields(), details), now);
        var entry = new New(kind, words, null, at, readBy == null ? form.readBy() : readBy, answers, null, null, null);
        var number = log.add(incident, entry, now, actor);
        audit.changed("WriteLog", "incident:" + incident, List.of("log:" + number));
        return number;
    }

    /** Something is done about a matter: a review, an answer, an attempt. The entry that opened it stays as it is. */
    @Transactional
    public long follow(
            UUID incident,
            long number,
            String step,
            @Nullable String text,
            @Nullable Instant happenedAt,
            Map<String, String> details,
            Actor actor) {
        var now = clock.instant();
        var matter = matter(incident, number, actor);
        var form = LogForm.of(matter.kind());
        var next = form.step(step).orElseThrow(() -> Rejected.invalid("step", "Choose what was done about this entry"));
        if (!matter.open()) {
            throw Rejected.state("Entry %d is closed. Write a new one if it has come back".formatted(number));
        }
        if (step.equals("ESCALATE") && matter.count("ATTEMPT") < ATTEMPTS) {
            throw Rejected.state("Record %d attempts of the managers to settle it before it is escalated; there are %d"
                    .formatted(ATTEMPTS, matter.count("ATTEMPT")));
        }
        var words = Words.required("text", text, 4000, "Enter what was done");
        var at = happened(happenedAt, now);
        var answers = dated(matter.kind(), LogForm.answers(next.fields(), details), now);
        var entry =
                new New(matter.kind(), words, null, at, matter.first().readBy(), answers, number, next.name(), null);
        var written = log.add(incident, entry, now, actor);
        audit.changed("FollowLog", "incident:" + incident, List.of("log:" + written));
        return written;
    }

    /** Puts an entry right by a new one; the old one stays and says so. */
    @Transactional
    public long correct(UUID incident, long number, @Nullable String text, Actor actor) {
        return correct(incident, number, text, null, actor);
    }

    /**
     * Puts an entry right by a new one; the old one stays and says so.
     *
     * @param details the answers as they should have been, or null when they were right
     */
    @Transactional
    public long correct(
            UUID incident, long number, @Nullable String text, @Nullable Map<String, String> details, Actor actor) {
        var wrong = find(incident, number, actor);
        if (wrong.correctedBy() != null) {
            throw new Rejected(
                    care.backstop.kernel.Problem.Code.CONF,
                    "text",
                    "Entry %d was put right by entry %d already. Correct that one"
                            .formatted(number, wrong.correctedBy()));
        }
        var words = Words.required("text", text, 4000, "Enter what is right");
        var now = clock.instant();
        var answers = details == null
                ? Map.<String, String>of()
                : dated(wrong.kind(), LogForm.answers(asked(wrong), details), now);
        var entry = new New(
                wrong.kind(),
                words,
                wrong.about(),
                wrong.happenedAt(),
                wrong.readBy(),
                answers,
                wrong.follows(),
                wrong.step(),
                number);
        var written = log.add(incident, entry, now, actor);
        audit.changed("CorrectLog", "incident:" + incident, List.of("log:" + written));
        return written;
    }

    @Transactional(readOnly = true)
    public List<LogEntry> read(UUID incident, Asked asked) {
        return log.of(incident, asked, clearance.of(Acting.current()));
    }

    @Transactional(readOnly = true)
    public List<Author> authors(UUID incident) {
        return log.authors(incident, clearance.of(Acting.current()));
    }

    /** Risks, issues, complaints and the like as they stand; open ones first, late ones on top of those. */
    @Transactional(readOnly = true)
    public List<Matter> matters(UUID incident) {
        var entries = log.ofKinds(incident, LogForm.matters(), clearance.of(Acting.current()));
        return Matter.of(entries).stream()
                .sorted(Comparator.comparing((Matter m) -> !m.open())
                        .thenComparing(m -> m.dueAt() == null ? Instant.MAX : m.dueAt())
                        .thenComparing(Matter::number))
                .toList();
    }

    /** One of them. */
    @Transactional(readOnly = true)
    public Matter matter(UUID incident, long number) {
        return matter(incident, number, Acting.current());
    }

    private Matter matter(UUID incident, long number, Actor actor) {
        var entries = log.ofKinds(incident, LogForm.matters(), clearance.of(actor));
        return Matter.of(entries).stream()
                .filter(m -> m.number() == number)
                .findFirst()
                .orElseThrow(() -> new NotThere("log entry"));
    }

    private LogEntry find(UUID incident, long number, Actor actor) {
        return log.find(incident, number, clearance.of(actor)).orElseThrow(() -> new NotThere("log entry"));
    }

    private static List<Field> asked(LogEntry entry) {
        var form = LogForm.of(entry.kind());
        return entry.step() == null
                ? form.fields()
                : form.step(entry.step()).map(LogForm.Step::fields).orElse(List.of());
    }

    private static Instant happened(@Nullable Instant at, Instant now) {
        if (at == null) {
            throw Rejected.invalid("happenedAt", "Enter when it happened");
        }
        if (at.isAfter(now)) {
            throw Rejected.invalid(
                    "happenedAt",
                    "It cannot have happened yet: %s is in the future. Enter when it happened"
                            .formatted(London.show(at)));
        }
        return at;
    }

    /** From when on it is late: after the day named, or for a risk after the usual time between reviews. */
    private Map<String, String> dated(LogKind kind, Map<String, String> answers, Instant now) {
        var day = answers.getOrDefault("reviewOn", answers.get("dueOn"));
        Instant due;
        if (day != null) {
            var on = LocalDate.parse(day);
            if (on.isBefore(London.day(now))) {
                throw Rejected.invalid(
                        answers.containsKey("reviewOn") ? "reviewOn" : "dueOn",
                        "%s has passed. Enter today or a later day".formatted(London.show(on)));
            }
            due = deadlines.set(new CalendarDays(0), on).dueAt();
        } else if (kind == LogKind.RISK) {
            due = deadlines.set(REVIEW, now).dueAt();
        } else {
            return answers;
        }
        var all = new LinkedHashMap<>(answers);
        all.put("dueAt", due.toString());
        return all;
    }
}
