package care.backstop.incident.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** When nobody is on duty in a role that must be covered at every hour. */
public final class RotaGaps {

    /** A stretch of time, its end not counted. */
    public record Span(Instant from, Instant to) {}

    /** The stretches of the window in which none of the shifts runs. */
    public static List<Span> in(Span window, List<Span> shifts) {
        var gaps = new ArrayList<Span>();
        var covered = window.from();
        for (var shift :
                shifts.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            if (!shift.from().isBefore(window.to())) {
                break;
            }
            if (shift.from().isAfter(covered)) {
                gaps.add(new Span(covered, shift.from()));
            }
            if (shift.to().isAfter(covered)) {
                covered = shift.to();
            }
        }
        if (covered.isBefore(window.to())) {
            gaps.add(new Span(covered, window.to()));
        }
        return List.copyOf(gaps);
    }

    private RotaGaps() {}
}
