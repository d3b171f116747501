package care.backstop.incident.rules;

import care.backstop.kernel.LegalRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * How much time an incident takes of whom: the shifts of its rota added up by role and agency, what is over apart from
 * what is still planned.
 */
@LegalRule(
        title = "Hours that an incident takes, by role and agency",
        authority = {"Lancashire procedure 3.11"},
        checked = "2026-11-25")
public final class StaffHours {

    /** Time of somebody in a role. */
    public record Time(String role, String agency, Instant from, Instant to) {}

    /** What it adds up to, in minutes. */
    public record Sum(String role, String agency, long worked, long planned) {}

    private record Key(String role, String agency) {}

    /** One sum for each role and agency, by role and then agency. */
    public static List<Sum> of(Collection<Time> times, Instant now) {
        var sums = new TreeMap<Key, Sum>(Comparator.comparing(Key::role).thenComparing(Key::agency));
        for (var t : times) {
            var turn = now.isBefore(t.from()) ? t.from() : now.isAfter(t.to()) ? t.to() : now;
            sums.merge(
                    new Key(t.role(), t.agency()),
                    new Sum(t.role(), t.agency(), minutes(t.from(), turn), minutes(turn, t.to())),
                    (a, b) -> new Sum(a.role(), a.agency(), a.worked() + b.worked(), a.planned() + b.planned()));
        }
        return List.copyOf(sums.values());
    }

    private static long minutes(Instant from, Instant to) {
        return Duration.between(from, to).toMinutes();
    }

    private StaffHours() {}
}
