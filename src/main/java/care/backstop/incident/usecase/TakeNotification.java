package care.backstop.incident.usecase;

import care.backstop.incident.model.Intake;
import care.backstop.incident.store.IntakeStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Rejected;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes down a notification while somebody is still on the telephone: every field is kept as it is left, checked only
 * when the incident is opened.
 */
@Service
public class TakeNotification {

    /** The fields of the form; nothing else is kept. */
    public static final Set<String> FIELDS = Set.of(
            "location",
            "notifiedBy",
            "contact",
            "how",
            "awareAt",
            "cause",
            "stops",
            "endsOn",
            "said",
            "join",
            "templates",
            "backPeople",
            "backHours",
            "backRounds",
            "backArea",
            "backNoticeOn",
            "backEndsOn",
            "backContractDays");

    private static final int LONGEST = 4_000;

    private final IntakeStore intakes;
    private final AuditTrail audit;
    private final Clock clock;

    TakeNotification(IntakeStore intakes, AuditTrail audit, Clock clock) {
        this.intakes = intakes;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps what was typed, field by field; fields not sent stay as they are. */
    @Transactional
    public void save(UUID id, Map<String, String> typed, Actor actor) {
        var kept = new LinkedHashMap<String, String>();
        typed.forEach((field, value) -> {
            if (FIELDS.contains(field)) {
                if (value.length() > LONGEST) {
                    throw Rejected.invalid(field, "Shorten this to %,d characters or fewer".formatted(LONGEST));
                }
                kept.put(field, value.replace("\0", ""));
            }
        });
        if (kept.isEmpty()) {
            return;
        }
        intakes.save(id, kept, actor, clock.instant());
        audit.changed("SaveIntake", "intake:" + id, List.copyOf(kept.keySet()));
    }

    @Transactional(readOnly = true)
    public Intake find(UUID id, Actor actor) {
        return intakes.find(id, actor).orElseThrow(() -> new NotThere("draft"));
    }

    @Transactional(readOnly = true)
    public List<Intake> unfinished(Actor actor) {
        return intakes.unfinished(actor);
    }

    /** Takes a draft away that will not become an incident. */
    @Transactional
    public void discard(UUID id, Actor actor) {
        intakes.discard(id, actor);
        audit.changed("DiscardIntake", "intake:" + id, List.of());
    }
}
