package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.people.Colour;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who must be seen next: those who are late first, then in the order of people, each with why. */
@LegalRule(
        title = "Who must be seen next",
        authority = {
            "Southampton procedure, Appendix A 3.1, 3.5, 3.6, 7.1",
            "Southampton procedure, Appendix C (service user list)"
        },
        checked = "2026-11-26")
public final class SeenNext {

    /**
     * What is known.
     *
     * @param since when they came on the list
     * @param seen when somebody last saw them since the failure, or null
     * @param dueOn by when, as the deadline engine counts the days of their colour
     * @param stale the colour is older than the list
     */
    public record Facts(
            UUID id,
            Colour colour,
            int factors,
            @Nullable Integer weeklyMinutes,
            boolean asksToMoveEarly,
            String reference,
            LocalDate since,
            @Nullable LocalDate seen,
            LocalDate dueOn,
            boolean stale) {}

    /**
     * Their place on the list.
     *
     * @param days since they were seen, or since they came on the list
     */
    public record Next(Facts facts, long days, boolean late, List<String> because) {}

    /** How often somebody of each colour is to be seen, in days; a person nobody has rated counts as red. */
    public record HowSoon(int red, int amber, int green) {

        public int of(Colour colour) {
            return switch (colour) {
                case RED, UNRATED -> red;
                case AMBER -> amber;
                case GREEN -> green;
            };
        }
    }

    public static List<Next> order(List<Facts> people, LocalDate today) {
        return people.stream()
                .map(f -> next(f, today))
                .sorted(Comparator.comparing((Next n) -> !n.late())
                        .thenComparing(n -> place(n.facts()), Priority.order()))
                .toList();
    }

    private static Next next(Facts f, LocalDate today) {
        var seen = f.seen();
        long days = Math.max(0, ChronoUnit.DAYS.between(seen == null ? f.since() : seen, today));
        boolean late = today.isAfter(f.dueOn());
        var because = new ArrayList<String>();
        because.add(
                seen == null
                        ? "Not seen since the failure, %s on the list".formatted(days(days))
                        : days == 0 ? "Seen today" : "Seen %s ago".formatted(days(days)));
        if (late) {
            because.add("Late");
        }
        if (f.colour() == Colour.UNRATED) {
            because.add("Nobody has rated them");
        }
        if (f.stale()) {
            because.add("The colour is older than the list");
        }
        return new Next(f, days, late, List.copyOf(because));
    }

    private static String days(long days) {
        return days == 1 ? "1 day" : days + " days";
    }

    private static Priority.Place place(Facts f) {
        return new Priority.Place(
                f.colour(), false, f.factors(), f.weeklyMinutes(), f.asksToMoveEarly(), f.reference());
    }

    private SeenNext() {}
}
