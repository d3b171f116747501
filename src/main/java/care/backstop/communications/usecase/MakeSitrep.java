package care.backstop.communications.usecase;

import care.backstop.communications.model.Sitrep;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Rejected;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Makes a sitrep: gathers its numbers from one snapshot, then keeps them. Two transactions, because the audit chain
 * cannot be added to from a snapshot that is held still; what is kept is what was gathered.
 */
@Service
public class MakeSitrep {

    private final GatherSitrep gather;
    private final KeepSitrep keep;
    private final Clock clock;

    MakeSitrep(GatherSitrep gather, KeepSitrep keep, Clock clock) {
        this.gather = gather;
        this.keep = keep;
        this.clock = clock;
    }

    /** @param key the same key a second time answers with the sitrep it made the first time */
    public Sitrep make(UUID incident, @Nullable String key, Actor actor) {
        var under = key == null || key.isBlank() ? UUID.randomUUID().toString() : key.strip();
        if (under.length() > 200) {
            throw Rejected.invalid("Idempotency-Key", "Use a key of at most 200 characters");
        }
        return keep.keep(gather.now(incident, clock.instant().truncatedTo(ChronoUnit.MICROS), actor), under, actor);
    }
}
