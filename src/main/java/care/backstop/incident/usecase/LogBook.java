package care.backstop.incident.usecase;

import care.backstop.incident.IncidentLog;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.LogEntry;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.LogStore;
import care.backstop.incident.store.LogStore.Asked;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Rejected;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes and reads the timeline of an incident. */
@Service
public class LogBook implements IncidentLog {

    private final LogStore log;
    private final AuditTrail audit;
    private final Clock clock;

    LogBook(LogStore log, AuditTrail audit, Clock clock) {
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void append(UUID incident, LogKind kind, String text, Instant happenedAt, @Nullable String about) {
        log.add(incident, kind, text, about, happenedAt, clock.instant(), Acting.current(), null);
    }

    /** Somebody writes down what happened. */
    @Transactional
    public void write(UUID incident, LogKind kind, @Nullable String text, Instant happenedAt, Actor actor) {
        var now = clock.instant();
        var words = Words.required("text", text, 4000, "Enter what happened");
        if (happenedAt.isAfter(now)) {
            throw Rejected.invalid(
                    "happenedAt",
                    "It cannot have happened yet: %s is in the future. Enter when it happened"
                            .formatted(London.show(happenedAt)));
        }
        log.add(incident, kind, words, null, happenedAt, now, actor, null);
        audit.changed("WriteLog", "incident:" + incident, List.of("log"));
    }

    /** Puts an entry right by a new one; the old one stays and says so. */
    @Transactional
    public void correct(UUID incident, long number, @Nullable String text, Actor actor) {
        var kind = log.kindOf(incident, number).orElseThrow(() -> new NotThere("log entry"));
        var words = Words.required("text", text, 4000, "Enter what is right");
        var now = clock.instant();
        log.add(incident, kind, words, null, now, now, actor, number);
        audit.changed("CorrectLog", "incident:" + incident, List.of("log"));
    }

    @Transactional(readOnly = true)
    public List<LogEntry> read(UUID incident, Asked asked) {
        return log.of(incident, asked);
    }
}
