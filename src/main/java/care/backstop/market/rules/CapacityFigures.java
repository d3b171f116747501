package care.backstop.market.rules;

import care.backstop.kernel.Answer;
import care.backstop.kernel.Problem;
import care.backstop.market.LocationView;
import care.backstop.market.ServiceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says a service can take, before it is believed. Null is "not known"; an empty {@code bandMinutes} is
 * "not split by time of day", otherwise it holds morning, lunch, tea and bed.
 */
public record CapacityFigures(
        @Nullable ServiceKind service,
        @Nullable Instant asAt,
        @Nullable Integer maximum,
        @Nullable Integer occupied,
        @Nullable Integer reserved,
        Answer accepting,
        @Nullable Integer weeklyMinutes,
        List<Integer> bandMinutes) {

    /** Parts of the day that home care is counted in. */
    public static final List<String> BANDS = List.of("Morning", "Lunch", "Tea", "Bed");

    private static final int MOST_PLACES = 5_000;
    private static final int MOST_MINUTES = 10_000_000;

    public CapacityFigures {
        bandMinutes = List.copyOf(bandMinutes);
    }

    /** The spare minutes of a week: as said, or else the four parts of the day together. */
    public @Nullable Integer minutesOfTheWeek() {
        return weeklyMinutes != null || bandMinutes.isEmpty()
                ? weeklyMinutes
                : Integer.valueOf(
                        bandMinutes.stream().mapToInt(Integer::intValue).sum());
    }

    /** Everything that stands against these figures for this location; empty when nothing does. */
    public List<Problem> problems(LocationView location, Instant now) {
        var problems = new ArrayList<Problem>();
        aboutService(location, problems);
        if (asAt == null) {
            problems.add(invalid("asAt", "Enter when the figures were true"));
        } else if (asAt.isAfter(now)) {
            problems.add(invalid("asAt", "The figures cannot be from a time still to come. Enter a time up to now"));
        }
        aboutPlaces(location, problems);
        aboutMinutes(problems);
        if (problems.isEmpty() && saysNothing()) {
            problems.add(invalid("maximum", "Enter at least one figure, or say whether the service takes new people"));
        }
        return problems;
    }

    private void aboutService(LocationView location, List<Problem> problems) {
        if (service == null) {
            problems.add(invalid("service", "Choose which service the figures are for"));
        } else if (!location.services().contains(service)) {
            problems.add(invalid(
                    "service",
                    "%s is not known to deliver %s. Choose one of its services%s"
                            .formatted(location.name(), lower(service.words()), listed(location))));
        }
        if (!location.active()) {
            problems.add(Problem.of(
                    null,
                    Problem.Code.STATE,
                    "%s closed on the register, so it has no capacity to confirm".formatted(location.name())));
        }
    }

    private void aboutPlaces(LocationView location, List<Problem> problems) {
        boolean bounded = within("maximum", "The most places", maximum, MOST_PLACES, problems)
                & within("occupied", "Occupied places", occupied, MOST_PLACES, problems)
                & within("reserved", "Reserved places", reserved, MOST_PLACES, problems);
        if (!bounded) {
            return;
        }
        Integer beds = service != null && service.residential() ? location.beds() : null;
        if (maximum != null && beds != null && maximum > beds) {
            problems.add(invalid(
                    "maximum",
                    "The most places (%d) is more than the %d registered beds. Enter %d or fewer, or have the register corrected first"
                            .formatted(maximum, beds, beds)));
        }
        int taken = Objects.requireNonNullElse(occupied, 0) + Objects.requireNonNullElse(reserved, 0);
        if (maximum != null && taken > maximum) {
            problems.add(invalid(
                    "occupied",
                    "Occupied and reserved places together (%d) are more than the most places (%d). Correct one of the three"
                            .formatted(taken, maximum)));
        } else if (maximum == null && beds != null && taken > beds) {
            problems.add(invalid(
                    "occupied",
                    "Occupied and reserved places together (%d) are more than the %d registered beds. Correct one of them"
                            .formatted(taken, beds)));
        }
    }

    private void aboutMinutes(List<Problem> problems) {
        boolean said = weeklyMinutes != null || !bandMinutes.isEmpty();
        if (said && service != null && !service.countedInMinutes()) {
            problems.add(invalid("weeklyMinutes", "Minutes a week are for home care only. Leave them empty"));
            return;
        }
        boolean bounded = within("weeklyMinutes", "Spare minutes a week", weeklyMinutes, MOST_MINUTES, problems);
        if (!bandMinutes.isEmpty() && bandMinutes.size() != BANDS.size()) {
            problems.add(invalid(
                    "bandMinutes", "Give the minutes of all four parts of the day (morning, lunch, tea, bed) or none"));
            return;
        }
        for (int i = 0; i < bandMinutes.size(); i++) {
            bounded &=
                    within("bandMinutes", BANDS.get(i) + " minutes a week", bandMinutes.get(i), MOST_MINUTES, problems);
        }
        int sum = bounded ? bandMinutes.stream().mapToInt(Integer::intValue).sum() : 0;
        if (bounded && weeklyMinutes != null && !bandMinutes.isEmpty() && sum != weeklyMinutes) {
            problems.add(invalid(
                    "weeklyMinutes",
                    "The four parts of the day add up to %d minutes, but the week says %d. Correct one, or leave the week empty"
                            .formatted(sum, weeklyMinutes)));
        }
    }

    private boolean saysNothing() {
        return maximum == null
                && occupied == null
                && reserved == null
                && weeklyMinutes == null
                && bandMinutes.isEmpty()
                && accepting == Answer.NOT_KNOWN;
    }

    private static boolean within(
            String field, String what, @Nullable Integer value, int most, List<Problem> problems) {
        if (value == null) {
            return true;
        }
        if (value < 0) {
            problems.add(invalid(field, what + " cannot be less than 0. Leave it empty if it is not known"));
            return false;
        }
        if (value > most) {
            problems.add(invalid(field, "%s cannot be more than %,d. Check the figure".formatted(what, most)));
            return false;
        }
        return true;
    }

    private static String listed(LocationView location) {
        return location.services().isEmpty()
                ? ""
                : location.services().stream()
                        .sorted()
                        .map(s -> lower(s.words()))
                        .collect(Collectors.joining(", ", ": ", ""));
    }

    private static String lower(String words) {
        return Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }

    private static Problem invalid(String field, String message) {
        return Problem.of(field, Problem.Code.VAL, message);
    }
}
