package care.backstop.incident.model;

import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of its work that a provider gives back; at least one measure of it is known.
 *
 * @param people how many people's care comes back
 * @param weeklyMinutes minutes of care a week
 * @param rounds which rounds
 * @param area in which area
 * @param noticeOn the day of the notice
 * @param contractDays the notice that the contract asks for, in days; null when nobody has looked it up
 */
public record HandBack(
        @Nullable Integer people,
        @Nullable Integer weeklyMinutes,
        @Nullable String rounds,
        @Nullable String area,
        @Nullable LocalDate noticeOn,
        @Nullable Integer contractDays) {

    /** What is wrong with it. */
    List<Problem> problems(@Nullable LocalDate endsOn, Instant now) {
        var problems = new ArrayList<Problem>();
        if (people == null && weeklyMinutes == null && blank(rounds) && blank(area)) {
            problems.add(Problem.of(
                    "handBack.people",
                    Problem.Code.VAL,
                    "Enter how many people, how many hours a week, which rounds or which area come back"));
        }
        positive("people", people, problems);
        positive("weeklyHours", weeklyMinutes, problems);
        if (contractDays != null && (contractDays < 0 || contractDays > 730)) {
            problems.add(Problem.of(
                    "handBack.contractDays",
                    Problem.Code.VAL,
                    "Enter the notice of the contract in days, from 0 to 730, or leave it empty"));
        }
        if (noticeOn == null) {
            problems.add(Problem.of("handBack.noticeOn", Problem.Code.VAL, "Enter the day of the notice"));
        } else if (noticeOn.isAfter(London.day(now))) {
            problems.add(Problem.of(
                    "handBack.noticeOn",
                    Problem.Code.VAL,
                    "%s is in the future. Enter the day of the notice".formatted(London.show(noticeOn))));
        }
        if (endsOn == null) {
            problems.add(Problem.of("endsOn", Problem.Code.VAL, "Enter the day on which the work comes back"));
        } else if (noticeOn != null && endsOn.isBefore(noticeOn)) {
            problems.add(Problem.of(
                    "endsOn",
                    Problem.Code.VAL,
                    "The work cannot come back before the notice of %s".formatted(London.show(noticeOn))));
        }
        return problems;
    }

    /** Made fit to keep. */
    public HandBack kept() {
        return new HandBack(
                people,
                weeklyMinutes,
                Words.optional("handBack.rounds", rounds, 500),
                Words.optional("handBack.area", area, 500),
                noticeOn,
                contractDays);
    }

    /** Days by which the notice is shorter than the contract asks; null when that is not known. */
    public @Nullable Long shortBy(@Nullable LocalDate endsOn) {
        return endsOn == null || noticeOn == null || contractDays == null
                ? null
                : Math.max(0, contractDays - ChronoUnit.DAYS.between(noticeOn, endsOn));
    }

    /** {@code 12 people, 87.5 hours a week, rounds 3 and 4, in Millbrook}. */
    public String words() {
        var parts = new ArrayList<String>();
        if (people != null) {
            parts.add(people == 1 ? "1 person" : people + " people");
        }
        if (weeklyMinutes != null) {
            parts.add("%s hours a week".formatted(hours(weeklyMinutes)));
        }
        if (rounds != null) {
            parts.add("rounds: " + rounds);
        }
        if (area != null) {
            parts.add("area: " + area);
        }
        return String.join(", ", parts);
    }

    /** What of the notice, in words. */
    public String notice(@Nullable LocalDate endsOn) {
        var shortBy = shortBy(endsOn);
        return "Notice of %s%s"
                .formatted(
                        noticeOn == null ? "a day not known" : London.show(noticeOn),
                        shortBy == null
                                ? "; what the contract asks for has not been looked up"
                                : shortBy == 0
                                        ? "; as long as the contract asks, %d days".formatted(contractDays)
                                        : "; %d days shorter than the %d the contract asks"
                                                .formatted(shortBy, contractDays));
    }

    static String hours(int minutes) {
        return minutes % 60 == 0 ? Integer.toString(minutes / 60) : "%.1f".formatted(minutes / 60.0);
    }

    private static void positive(String field, @Nullable Integer number, List<Problem> problems) {
        if (number != null && number <= 0) {
            problems.add(Problem.of(
                    "handBack." + field,
                    Problem.Code.VAL,
                    "Enter a number above nought, or leave it empty if not known"));
        }
    }

    private static boolean blank(@Nullable String words) {
        return words == null || words.isBlank();
    }
}
