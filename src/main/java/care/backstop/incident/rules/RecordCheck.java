package care.backstop.incident.rules;

import static care.backstop.incident.rules.Answers.day;
import static care.backstop.incident.rules.Answers.moment;

import care.backstop.incident.HeldFact;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A check of a record, as a procedure writes it: {@code NOT_BEFORE} on {@code to} with {@code from}. A question that is not
 * answered passes, since whether it must be answered is said elsewhere.
 *
 * @param on the question, or {@code list.column} for one of a list
 * @param with other questions, columns, owner codes or roles that the rule needs
 * @param than a limit
 * @param otherwise what happens when it does not hold
 * @param says to whoever records it, how to mend it
 * @param held what it is held against, for AS_HELD, AT_LEAST_HELD, NOT_AFTER_HELD, NOT_HELD and KNOWN
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RecordCheck(
        RecordRule rule,
        @Nullable String on,
        List<String> with,
        @Nullable BigDecimal than,
        Otherwise otherwise,
        String says,
        @Nullable HeldFact held) {

    /** What happens when a check does not hold. */
    public enum Otherwise {
        VAL("It is refused"),
        AUTH("It is refused"),
        STATE("It is refused"),
        DUP("It is refused"),
        CONF("It is refused"),
        /** Kept, but the line cannot be done. */
        OPEN("It is kept with a warning, and the action cannot be done"),
        /** Kept, with a warning on the plan. */
        WARN("It is kept with a warning");

        private final String words;

        Otherwise(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        public boolean refuses() {
            return this != OPEN && this != WARN;
        }
    }

    /** What did not hold, and where: {@code to}, or {@code rooms.2.invited} for the second row of a list. */
    public record Failing(String field, Otherwise otherwise, String says) {}

    public RecordCheck {
        with = with == null ? List.of() : List.copyOf(with);
    }

    /** Held against nothing but the other answers and the incident. */
    public RecordCheck(
            RecordRule rule,
            @Nullable String on,
            List<String> with,
            @Nullable BigDecimal than,
            Otherwise otherwise,
            String says) {
        this(rule, on, with, than, otherwise, says, null);
    }

    /** The list of {@code list.column}, or the question itself. */
    public String question() {
        var at = asked();
        int dot = at.indexOf('.');
        return dot < 0 ? at : at.substring(0, dot);
    }

    /** The column of {@code list.column}, or null. */
    public @Nullable String column() {
        var at = asked();
        int dot = at.indexOf('.');
        return dot < 0 ? null : at.substring(dot + 1);
    }

    private String asked() {
        return on == null ? "" : on;
    }

    /** Everything about which it does not hold. */
    public List<Failing> failing(Answers answers, RecordFacts facts) {
        return switch (rule) {
            case NOT_PAST -> values(answers, (value, row) -> !isOver(value, row, facts));
            case NOT_FUTURE -> values(answers, (value, row) -> !isToCome(value, row, facts));
            case NOT_BEFORE -> values(answers, (value, row) -> !isBefore(value, row));
            case END_IS -> values(answers, (value, row) -> endsThere(value, row));
            case SUM_IS -> values(answers, (value, row) -> isSum(value, row));
            case AT_MOST -> values(answers, this::isWithin);
            case AT_LEAST -> atLeast(answers);
            case NOT_TWICE -> twice(answers);
            case NO_CLASH -> clashes(answers);
            case ALL_YES -> notYes(answers);
            case REASON_WHEN_ZERO -> zeroWithoutReason(answers);
            case HELD_BY ->
                values(
                        answers,
                        (value, _) -> with.stream()
                                .anyMatch(code -> facts.holders()
                                        .getOrDefault(code, Set.of())
                                        .contains(value)));
            case STEERING_GROUP -> here(than == null || facts.steering() >= than.intValue());
            case ROLE_HELD -> here(facts.roles().containsAll(with));
            case EVERY_LOCATION ->
                here(facts.locations().stream()
                        .allMatch(l -> answers.rows(question()).stream().anyMatch(r -> l.equals(r.get(column())))));
            case NOT_BEFORE_LAST_MOVE -> {
                var last = facts.lastMove();
                yield values(answers, (value, _) -> last == null || !day(value).isBefore(last));
            }
            case NOT_OVERDUE ->
                values(
                        answers,
                        (value, row) -> !facts.now()
                                        .toLocalDate()
                                        .isAfter(day(value).plusDays(than == null ? 0 : than.longValue()))
                                || with.stream().anyMatch(w -> dealtWith(row.get(w))));
            case NOT_OLDER ->
                values(
                        answers,
                        (value, row) -> !moment(value, beside(row, 0))
                                .orElseGet(() -> day(value).atStartOfDay())
                                .plusDays(than == null ? 0 : than.longValue())
                                .isBefore(facts.now()));
            case NOT_ANSWERED -> values(answers, (value, _) -> !with.contains(value));
            case NAMES_ALL ->
                here(with.stream()
                        .allMatch(v -> answers.rows(question()).stream().anyMatch(r -> v.equals(r.get(column())))));
            case MOST_EACH -> tooMuch(answers);
            case SUM_WITHIN -> sumWithin(answers);
            case YES_NEEDS ->
                values(
                        answers,
                        (value, row) ->
                                !"true".equals(value) || with.stream().allMatch(w -> "true".equals(row.get(w))));
            case AS_HELD -> againstHeld(answers, facts, RecordCheck::same);
            case AT_LEAST_HELD -> againstHeld(answers, facts, (value, there) -> number(value) >= number(there));
            case NOT_AFTER_HELD -> againstHeld(answers, facts, (value, there) -> value.compareTo(there) <= 0);
            case NOT_HELD -> againstHeld(answers, facts, (_, _) -> false);
            case KNOWN -> {
                var known = held(facts);
                yield values(answers, (value, _) -> known.isEmpty() || known.containsKey(key(value)));
            }
        };
    }

    private Map<String, String> held(RecordFacts facts) {
        return held == null ? Map.of() : facts.held().getOrDefault(held, Map.of());
    }

    /** Whether what is held may be said, and taken where nothing was typed. */
    public boolean told() {
        return held != null && held.told();
    }

    /** What is held of the answers in this row; null when nothing is. */
    public @Nullable String held(Map<String, String> row, RecordFacts facts) {
        return held(facts).get(about(row));
    }

    /** What the check is about: the answers beside it, as {@link care.backstop.incident.Held} wants them. */
    public String about(Map<String, String> row) {
        return with.stream()
                .map(w -> key(Objects.requireNonNullElse(row.get(w), "")))
                .collect(Collectors.joining("|"));
    }

    private static String key(String typed) {
        return typed.strip().toLowerCase(Locale.UK);
    }

    private List<Failing> againstHeld(Answers answers, RecordFacts facts, BiPredicate<String, String> agrees) {
        var failing = new ArrayList<Failing>();
        var column = column();
        var rows = column == null ? List.of(answers.values()) : answers.rows(question());
        for (int no = 1; no <= rows.size(); no++) {
            var row = rows.get(no - 1);
            var value = row.get(column == null ? question() : column);
            var there = held(row, facts);
            if (value != null && there != null && !agrees.test(value, there)) {
                failing.add(new Failing(
                        column == null ? question() : "%s.%d.%s".formatted(question(), no, column),
                        otherwise,
                        told() ? "%s. On record%s: %s".formatted(says, of(row), words(there)) : says));
            }
        }
        return failing;
    }

    private String of(Map<String, String> row) {
        var about = with.stream()
                .flatMap(w -> Stream.ofNullable(row.get(w)))
                .map(String::strip)
                .collect(Collectors.joining(", "));
        return about.isEmpty() ? "" : " for " + about;
    }

    private static boolean same(String typed, String held) {
        try {
            return new BigDecimal(typed).compareTo(new BigDecimal(held)) == 0;
        } catch (NumberFormatException words) {
            return typed.strip().equalsIgnoreCase(held.strip());
        }
    }

    /** What is held, in words: a choice is not shouted. */
    public String words(String there) {
        return held != null && held.choice() ? there.toLowerCase(Locale.UK) : shown(there);
    }

    /** As somebody reads it. */
    public static String shown(String held) {
        return switch (held) {
            case "true" -> "yes";
            case "false" -> "no";
            default -> held;
        };
    }

    /** Each answer to the question, with what else was answered beside it. */
    private List<Failing> values(Answers answers, BiPredicate<String, Map<String, String>> holds) {
        var column = column();
        var failing = new ArrayList<Failing>();
        if (column == null) {
            var value = answers.of(question());
            if (value != null && !holds.test(value, answers.values())) {
                failing.add(new Failing(question(), otherwise, says));
            }
            return failing;
        }
        int no = 0;
        for (var row : answers.rows(question())) {
            no++;
            var value = row.get(column);
            if (value != null && !holds.test(value, row)) {
                failing.add(at(no, column));
            }
        }
        return failing;
    }

    private Failing at(int row, String column) {
        return new Failing("%s.%d.%s".formatted(question(), row, column), otherwise, says);
    }

    private List<Failing> here(boolean holds) {
        return holds ? List.of() : List.of(new Failing(question(), otherwise, says));
    }

    private @Nullable String beside(Map<String, String> row, int which) {
        return which < with.size() ? row.get(with.get(which)) : null;
    }

    private boolean isOver(String value, Map<String, String> row, RecordFacts facts) {
        return moment(value, beside(row, 0))
                .map(at -> at.isBefore(facts.now()))
                .orElseGet(() -> day(value).isBefore(facts.now().toLocalDate()));
    }

    private boolean isToCome(String value, Map<String, String> row, RecordFacts facts) {
        return moment(value, beside(row, 0))
                .map(at -> at.isAfter(facts.now()))
                .orElseGet(() -> day(value).isAfter(facts.now().toLocalDate()));
    }

    private boolean isBefore(String value, Map<String, String> row) {
        var other = beside(row, 0);
        return other != null && value.compareTo(other) < 0;
    }

    private boolean endsThere(String end, Map<String, String> row) {
        var start = beside(row, 0);
        var days = beside(row, 1);
        return start == null || days == null || day(end).equals(day(start).plusDays(new BigDecimal(days).longValue()));
    }

    private boolean isSum(String total, Map<String, String> row) {
        var sum = with.stream()
                .flatMap(w -> Stream.ofNullable(row.get(w)))
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new BigDecimal(total).compareTo(sum) == 0;
    }

    /** Any question named beside the limit is the reason that excuses more. */
    private boolean isWithin(String value, Map<String, String> row) {
        var limit = limit(row);
        return limit == null || number(value) <= limit || with.stream().skip(1).anyMatch(w -> dealtWith(row.get(w)));
    }

    /** {@code on} names whom it is counted for, {@code with} the column that is added up. */
    private List<Failing> tooMuch(Answers answers) {
        var column = Objects.requireNonNull(column());
        var counted = new HashMap<String, Double>();
        var failing = new ArrayList<Failing>();
        int no = 0;
        for (var row : answers.rows(question())) {
            no++;
            var name = lower(row.get(column));
            var amount = beside(row, 0);
            if (name != null && amount != null) {
                double before = counted.getOrDefault(name, 0.0);
                double after = before + number(amount);
                counted.put(name, after);
                double limit = than == null ? 0 : than.doubleValue();
                if (before <= limit && after > limit) {
                    failing.add(at(no, column));
                }
            }
        }
        return failing;
    }

    /** {@code on} is the column that is added up, {@code with} the question that holds the limit. */
    private List<Failing> sumWithin(Answers answers) {
        var column = Objects.requireNonNull(column());
        var limit = limit(answers.values());
        double sum = answers.rows(question()).stream()
                .flatMap(r -> Stream.ofNullable(r.get(column)))
                .mapToDouble(RecordCheck::number)
                .sum();
        return here(limit == null || sum <= limit);
    }

    private @Nullable Double limit(Map<String, String> row) {
        var other = beside(row, 0);
        if (other != null) {
            return number(other);
        }
        return than == null ? null : than.doubleValue();
    }

    private static double number(String value) {
        return new BigDecimal(value).doubleValue();
    }

    private List<Failing> atLeast(Answers answers) {
        double fewest = than == null ? 1 : than.doubleValue();
        if (column() != null) {
            return values(answers, (value, _) -> number(value) >= fewest);
        }
        var value = answers.of(question());
        return here((value == null ? answers.rows(question()).size() : number(value)) >= fewest);
    }

    private List<Failing> twice(Answers answers) {
        var column = Objects.requireNonNull(column());
        var seen = new HashMap<List<@Nullable String>, Integer>();
        var failing = new ArrayList<Failing>();
        int no = 0;
        for (var row : answers.rows(question())) {
            no++;
            var key = new ArrayList<@Nullable String>();
            key.add(lower(row.get(column)));
            with.forEach(w -> key.add(lower(row.get(w))));
            if (row.get(column) != null && seen.putIfAbsent(key, no) != null) {
                failing.add(at(no, column));
            }
        }
        return failing;
    }

    /** {@code on} is what is taken; {@code with} its day, from when and until when. */
    private List<Failing> clashes(Answers answers) {
        var column = Objects.requireNonNull(column());
        var rows = answers.rows(question());
        var failing = new ArrayList<Failing>();
        for (int i = 1; i < rows.size(); i++) {
            var row = rows.get(i);
            if (rows.subList(0, i).stream().anyMatch(other -> clash(row, other, column))) {
                failing.add(at(i + 1, column));
            }
        }
        return failing;
    }

    private boolean clash(Map<String, String> one, Map<String, String> other, String column) {
        var from = beside(one, 1);
        var to = beside(one, 2);
        var otherFrom = beside(other, 1);
        var otherTo = beside(other, 2);
        return Objects.equals(lower(one.get(column)), lower(other.get(column)))
                && Objects.equals(beside(one, 0), beside(other, 0))
                && (from == null
                        || to == null
                        || otherFrom == null
                        || otherTo == null
                        || (from.compareTo(otherTo) < 0 && otherFrom.compareTo(to) < 0));
    }

    private List<Failing> notYes(Answers answers) {
        return Stream.concat(Stream.ofNullable(on), with.stream())
                .filter(q -> !"true".equals(answers.of(q)))
                .map(q -> new Failing(q, otherwise, says))
                .toList();
    }

    private List<Failing> zeroWithoutReason(Answers answers) {
        boolean zero = with.stream()
                .allMatch(w -> answers.number(w).filter(n -> n.signum() == 0).isPresent());
        return here(!zero || answers.of(question()) != null);
    }

    private static boolean dealtWith(@Nullable String value) {
        return value != null && !value.equals("false");
    }

    private static @Nullable String lower(@Nullable String value) {
        return value == null ? null : value.strip().toLowerCase(Locale.UK);
    }
}
