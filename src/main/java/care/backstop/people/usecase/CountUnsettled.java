package care.backstop.people.usecase;

import care.backstop.kernel.London;
import care.backstop.people.Unsettled;
import care.backstop.people.rules.CareGap;
import care.backstop.people.rules.EntryKind;
import care.backstop.people.rules.SafeguardingConcern;
import care.backstop.people.store.Concerns;
import care.backstop.people.store.Entries;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts what about people keeps an incident open. */
@Service
public class CountUnsettled implements Unsettled {

    private final Concerns concerns;
    private final Entries entries;
    private final Clock clock;

    CountUnsettled(Concerns concerns, Entries entries, Clock clock) {
        this.concerns = concerns;
        this.entries = entries;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public int safeguarding(UUID incident) {
        return (int) concerns.of(incident, null).stream()
                .filter(c -> SafeguardingConcern.open(c.steps()))
                .count();
    }

    @Override
    @Transactional(readOnly = true)
    public int withoutCare(UUID incident) {
        var today = London.day(clock.instant());
        return (int) entries.latest(incident, EntryKind.CARE_TIMES).stream()
                .filter(times -> CareGap.standing(times, today).red())
                .count();
    }
}
