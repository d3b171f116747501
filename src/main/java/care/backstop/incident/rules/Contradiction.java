package care.backstop.incident.rules;

import care.backstop.incident.Verification;
import care.backstop.kernel.LegalRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether those who were asked whether a report is true contradict each other. What one of them said last counts. */
@LegalRule(
        title = "Answers about a report that contradict each other",
        authority = {"Southampton procedure 4.5"},
        checked = "2026-11-25")
public final class Contradiction {

    /** What somebody who was asked answered. */
    public record Said(String whom, Verification standing) {}

    /**
     * The latest word of somebody else that cannot be true together with this one.
     *
     * @param before earlier answers, the earliest first
     */
    public static Optional<Said> between(List<Said> before, Said now) {
        var last = new LinkedHashMap<String, Said>();
        before.forEach(s -> last.put(name(s), s));
        last.remove(name(now));
        return last.values().stream()
                .filter(s -> against(s.standing(), now.standing()))
                .findFirst();
    }

    private static boolean against(Verification one, Verification other) {
        return (one == Verification.VERIFIED && other == Verification.REFUTED)
                || (one == Verification.REFUTED && other == Verification.VERIFIED);
    }

    private static String name(Said said) {
        return said.whom().strip().toLowerCase(Locale.UK);
    }

    private Contradiction() {}
}
