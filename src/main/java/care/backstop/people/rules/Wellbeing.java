package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How somebody is before a move and after it, in the same plain questions, and what has changed. */
@LegalRule(
        title = "Health and wellbeing before and after a move",
        authority = {"Southampton procedure, Appendix A 9.3"},
        checked = "2026-11-26")
public final class Wellbeing {

    /** Fewer than this are not shown as a group: somebody could be told from it. */
    public static final int FEWEST = 5;

    /** No answer was possible; it is one, and counts for nothing. */
    public static final String UNABLE = "UNABLE";

    /** When it is asked. */
    public enum Moment {
        BEFORE("Before the move"),
        AFTER("After the move"),
        DAYS_28("At 28 days"),
        MONTHS_12("At 12 months");

        private final String words;

        Moment(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What is asked each time. */
    public enum Question {
        HEALTH("How is their health?"),
        FEELINGS("How do they feel in themselves?"),
        SAFE("How safe and at home do they feel?"),
        CARE("How well does the care suit them?"),
        PEOPLE("How well do they keep up with the people who matter to them?");

        private final String words;

        Question(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** The key of the question in a form. */
        public String key() {
            return name().toLowerCase(java.util.Locale.UK);
        }
    }

    /** One to five; five is best. */
    public static final Map<String, String> SCALE = scale();

    private static Map<String, String> scale() {
        var scale = new LinkedHashMap<String, String>();
        scale.put("1", "1 Very bad");
        scale.put("2", "2 Bad");
        scale.put("3", "3 Neither good nor bad");
        scale.put("4", "4 Good");
        scale.put("5", "5 Very good");
        scale.put(UNABLE, "Unable to say");
        return scale;
    }

    /** The answers of one person at each moment: the latest that was written for it. */
    public static Map<Moment, Written> answers(List<Known.Entry> entries) {
        var all = new EnumMap<Moment, Written>(Moment.class);
        for (var entry : entries) {
            if (entry.kind() == EntryKind.WELLBEING) {
                var moment = entry.said().of("moment");
                if (moment != null) {
                    all.putIfAbsent(Moment.valueOf(moment), entry.said());
                }
            }
        }
        return all;
    }

    /** The answer as a number; empty when they were unable to say. */
    public static Optional<Integer> score(@Nullable Written w, Question q) {
        return Optional.ofNullable(w)
                .map(x -> x.of(q.key()))
                .filter(a -> !a.equals(UNABLE))
                .map(Integer::valueOf);
    }

    /** All that could be answered, on average. */
    public static Optional<BigDecimal> mean(@Nullable Written w) {
        return average(Arrays.stream(Question.values())
                .flatMap(q -> score(w, q).stream())
                .map(BigDecimal::valueOf)
                .toList());
    }

    /** How much one question changed since before the move; empty unless it was answered both times. */
    public static Optional<Integer> change(Map<Moment, Written> answers, Moment until, Question q) {
        return score(answers.get(Moment.BEFORE), q)
                .flatMap(before -> score(answers.get(until), q).map(after -> after - before));
    }

    /** How much changed on average, of what was answered both times. */
    public static Optional<BigDecimal> change(Map<Moment, Written> answers, Moment until) {
        return average(Arrays.stream(Question.values())
                .flatMap(q -> change(answers, until, q).stream())
                .map(BigDecimal::valueOf)
                .toList());
    }

    /**
     * What a group says to one question at one moment.
     *
     * @param people how many answered; null when too few to show
     * @param mean of those; null when too few
     * @param change of those who answered before the move as well; null when too few
     */
    public record Cohort(
            Moment moment,
            Question question,
            @Nullable Integer people,
            @Nullable BigDecimal mean,
            @Nullable BigDecimal change) {}

    /** Everyone together: averages, none of which is of fewer than {@link #FEWEST}. */
    public static List<Cohort> cohort(Collection<Map<Moment, Written>> everyone) {
        var all = new ArrayList<Cohort>();
        for (var question : Question.values()) {
            for (var moment : Moment.values()) {
                var scores = everyone.stream()
                        .flatMap(a -> score(a.get(moment), question).stream())
                        .map(BigDecimal::valueOf)
                        .toList();
                var changes = everyone.stream()
                        .flatMap(a -> change(a, moment, question).stream())
                        .map(BigDecimal::valueOf)
                        .toList();
                boolean enough = scores.size() >= FEWEST;
                all.add(new Cohort(
                        moment,
                        question,
                        enough ? scores.size() : null,
                        enough ? average(scores).orElse(null) : null,
                        moment != Moment.BEFORE && changes.size() >= FEWEST
                                ? average(changes).orElse(null)
                                : null));
            }
        }
        return List.copyOf(all);
    }

    /** Whoever answers for somebody says why. */
    public static List<Problem> against(Written w) {
        return new Against()
                .missing(
                        w.said("by") && !w.is("by", "PERSON") && !w.said("whyNot"),
                        "whyNot",
                        "Say why they did not answer themselves, and how it was told.")
                .list();
    }

    private static Optional<BigDecimal> average(List<BigDecimal> numbers) {
        return numbers.isEmpty()
                ? Optional.empty()
                : Optional.of(numbers.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(numbers.size()), 1, RoundingMode.HALF_UP));
    }

    private Wellbeing() {}
}
