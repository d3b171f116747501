package care.backstop.people.model;

import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.people.rules.Written;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what was typed into an entry. Nothing is guessed: what is wrong is said with the question it belongs to. */
public record ReadEntry(Written written, List<Problem> problems) {

    private static final int LINE = 200;
    private static final int TEXT = 2_000;

    /** Days that may be to come. */
    private static final Set<String> TO_COME =
            Set.of("from", "until", "nextOn", "moveOn", "dueOn", "wantedBy", "keepUntil");

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    /** @param today nothing that has happened is later than this */
    public static ReadEntry of(EntryForm form, Map<String, String> typed, LocalDate today) {
        var answers = new LinkedHashMap<String, String>();
        var problems = new ArrayList<Problem>();
        for (var q : form.questions()) {
            var said = typed.get(q.key());
            if (said == null || said.isBlank()) {
                if (!q.optional()) {
                    problems.add(wrong(q, "Answer this: " + q.label()));
                }
                continue;
            }
            var text = Normalizer.normalize(said.strip(), Normalizer.Form.NFC);
            var problem = problem(q, text, today);
            if (problem != null) {
                problems.add(wrong(q, problem));
            } else {
                answers.put(q.key(), text);
            }
        }
        return new ReadEntry(new Written(answers), problems);
    }

    private static @Nullable String problem(EntryQuestion q, String text, LocalDate today) {
        return switch (q.type()) {
            case LINE -> longer(text, LINE);
            case TEXT -> longer(text, TEXT);
            case YES_NO, CHOICE -> q.choices().containsKey(text) ? null : "Choose one of: " + words(q) + ".";
            case TICKS ->
                Arrays.stream(text.split(",", -1)).allMatch(q.choices()::containsKey)
                        ? null
                        : "Choose among: " + words(q) + ".";
            case DAY -> day(text, TO_COME.contains(q.key()) ? LocalDate.MAX : today);
            case MOMENT -> moment(text);
            case NUMBER -> number(text);
        };
    }

    private static @Nullable String longer(String text, int most) {
        return text.length() > most ? "At most %,d letters fit here.".formatted(most) : null;
    }

    private static @Nullable String day(String text, LocalDate last) {
        try {
            var day = LocalDate.parse(text);
            if (day.isAfter(last)) {
                return "This day is in the future.";
            }
            return day.isBefore(EARLIEST) ? "Check the year." : null;
        } catch (DateTimeException e) {
            return "There is no such day. Write day, month and year in figures.";
        }
    }

    private static @Nullable String moment(String text) {
        try {
            return LocalDateTime.parse(text).toLocalDate().isBefore(EARLIEST) ? "Check the year." : null;
        } catch (DateTimeException e) {
            return "Write the day in figures and the time as hours and minutes, for example 14:30.";
        }
    }

    private static @Nullable String number(String text) {
        try {
            var number = new BigDecimal(text.length() > 12 ? "-1" : text);
            return number.signum() < 0 || number.compareTo(BigDecimal.valueOf(100_000)) > 0 || number.scale() > 2
                    ? "Write a number from 0 to 100,000 with at most two places."
                    : null;
        } catch (NumberFormatException e) {
            return "Write a number, for example 10 or 10.5.";
        }
    }

    private static String words(EntryQuestion q) {
        return q.choices().values().stream().collect(Collectors.joining("; "));
    }

    private static Problem wrong(EntryQuestion q, String words) {
        return Problem.of(q.key(), Code.VAL, words);
    }
}
