package care.backstop.incident.model;

import care.backstop.kernel.London;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A procedure as a council uses it.
 *
 * @param number 0 as the program brought it, then counting up with every change the council makes
 * @param madeAt null for edition 0
 * @param because why it was changed
 * @param lesson the lesson of an earlier incident that led to it, if any
 */
public record Edition(
        ProcedureTemplate template,
        int number,
        @Nullable Instant madeAt,
        @Nullable String madeBy,
        @Nullable String because,
        @Nullable String lesson) {

    /** As the program brought it. */
    public static Edition shipped(ProcedureTemplate template) {
        return new Edition(template, 0, null, null, null, null);
    }

    /**
     * The last day of the month in which a council that reviews its procedure so often has to look at it again; null
     * where it sets no time, and for a text that came with the program, whose day nobody here knows.
     */
    public @Nullable LocalDate reviewBy(@Nullable Integer months) {
        return madeAt == null || months == null
                ? null
                : London.day(madeAt).plusMonths(months).with(TemporalAdjusters.lastDayOfMonth());
    }

    /** {@code V03} or {@code V03, edition 2}. */
    public String words() {
        return number == 0 ? template.version() : template.version() + ", edition " + number;
    }

    /** A procedure that a plan was made from, pinned to the text it had. */
    public record Pinned(
            String template, String title, String version, int edition, String hash, Instant takenAt, String takenBy) {

        /** {@code V03} or {@code V03, edition 2}. */
        public String words() {
            return edition == 0 ? version : version + ", edition " + edition;
        }
    }

    /** What lines of this text were not in an earlier one, or said something else there: number to words. */
    public static Map<String, String> news(ProcedureTemplate now, ProcedureTemplate before, LocalDate since) {
        var was = new HashMap<String, ProcedureTemplate.Line>();
        before.lines().forEach(l -> was.put(l.number(), l));
        var news = new HashMap<String, String>();
        for (var line : now.lines()) {
            var then = was.get(line.number());
            if (then == null) {
                news.put(line.number(), "New since " + London.show(since));
            } else if (!says(line).equals(says(then))) {
                news.put(line.number(), "Changed since " + London.show(since));
            }
        }
        return news;
    }

    /** The same, with the lesson behind each line that one led to. */
    public static Map<String, String> news(
            ProcedureTemplate now, ProcedureTemplate before, LocalDate since, Map<String, String> lessons) {
        var news = new HashMap<>(news(now, before, since));
        news.replaceAll((number, words) -> {
            var lesson = lessons.get(number);
            return lesson == null ? words : words + ". Learned from an earlier incident: " + unstopped(lesson);
        });
        return news;
    }

    private static String unstopped(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** What an officer would have to do differently for; where a line stands is not part of it. */
    private static Object says(ProcedureTemplate.Line l) {
        return Arrays.asList(
                l.wording(),
                l.applies(),
                l.agencies(),
                l.due() == null ? null : l.due().words(),
                Objects.requireNonNullElse(l.evidence(), ""),
                l.gate(),
                l.after(),
                l.takes(),
                l.record());
    }
}
