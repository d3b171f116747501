package care.backstop.incident.model;

import care.backstop.incident.model.RecordForm.Field;
import care.backstop.incident.model.RecordForm.Type;
import care.backstop.incident.rules.Answers;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what was typed or sent for a record into answers fit to keep, noting everything that is wrong with it. */
public final class ReadAnswers {

    /** What the choices of an incident are: id to words. */
    public record Choices(Map<String, String> members, Map<String, String> locations, Map<String, String> providers) {}

    /** As it came: words for a question, rows of words for a list. */
    public record Sent(Map<String, String> values, Map<String, List<Map<String, String>>> rows) {}

    /** What was read, and what was wrong with it. */
    public record Result(Answers answers, List<Problem> problems) {}

    private static final int ROWS = 200;
    private static final Pattern BRITISH = Pattern.compile("(\\d{1,2})[/. -](\\d{1,2})[/. -](\\d{4})");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2})[:.](\\d{2})(?::00)?");
    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]{2,}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()-]{9,24}");

    private final Choices choices;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    private ReadAnswers(Choices choices) {
        this.choices = choices;
    }

    /** Reads it; what is not asked is refused, what must be answered and is not, is named. */
    public static Result read(RecordForm form, Sent sent, Choices choices) {
        var reader = new ReadAnswers(choices);
        return reader.read(form, sent);
    }

    private Result read(RecordForm form, Sent sent) {
        sent.values().keySet().stream()
                .filter(k -> form.field(k).filter(f -> f.type() != Type.LIST).isEmpty())
                .forEach(k -> wrong(k, Code.VAL, "There is no question '%s' here".formatted(k)));
        sent.rows().keySet().stream()
                .filter(k -> form.field(k).filter(f -> f.type() == Type.LIST).isEmpty())
                .forEach(k -> wrong(k, Code.VAL, "There is no list '%s' here".formatted(k)));
        var values = new LinkedHashMap<String, String>();
        var rows = new LinkedHashMap<String, List<Map<String, String>>>();
        for (var f : form.fields()) {
            if (f.type() == Type.LIST) {
                var list = list(f, sent.rows().getOrDefault(f.key(), List.of()));
                if (!list.isEmpty()) {
                    rows.put(f.key(), list);
                }
            } else {
                put(values, f, f.key(), sent.values().get(f.key()));
            }
        }
        var answers = new Answers(values, rows, names);
        for (var f : form.fields()) {
            if (f.needed(answers) && !answers.has(f.key()) && clean(f.key())) {
                missing(f, f.key());
            }
        }
        return new Result(answers, List.copyOf(problems));
    }

    private boolean clean(String field) {
        return problems.stream().noneMatch(p -> field.equals(p.field()));
    }

    private List<Map<String, String>> list(Field list, List<Map<String, String>> sent) {
        var rows = new ArrayList<Map<String, String>>();
        for (var raw : sent) {
            if (raw.values().stream().allMatch(v -> v == null || v.isBlank())) {
                continue;
            }
            int no = rows.size() + 1;
            if (no > ROWS) {
                wrong(list.key(), Code.VAL, "Enter at most %d rows".formatted(ROWS));
                break;
            }
            var row = new LinkedHashMap<String, String>();
            for (var column : list.columns()) {
                put(row, column, "%s.%d.%s".formatted(list.key(), no, column.key()), raw.get(column.key()));
            }
            raw.keySet().stream()
                    .filter(k -> list.columns().stream().noneMatch(c -> c.key().equals(k)))
                    .forEach(k -> wrong(
                            "%s.%d.%s".formatted(list.key(), no, k),
                            Code.VAL,
                            "There is no column '%s' here".formatted(k)));
            for (var column : list.columns()) {
                var at = "%s.%d.%s".formatted(list.key(), no, column.key());
                if (column.needed(Answers.of(row)) && !row.containsKey(column.key()) && clean(at)) {
                    missing(column, at);
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private void missing(Field f, String at) {
        wrong(
                at,
                f.refuse() == null ? Code.VAL : f.refuse(),
                switch (f.type()) {
                    case CHOICE, MEMBER, LOCATION, PROVIDER, YES_NO -> "Choose an answer: %s".formatted(small(f));
                    case LIST -> "Enter at least one row: %s".formatted(small(f));
                    default -> "Enter an answer: %s".formatted(small(f));
                });
    }

    private static String small(Field f) {
        return f.label().endsWith("?")
                ? f.label()
                : f.label().substring(0, 1).toLowerCase(Locale.UK) + f.label().substring(1);
    }

    private void put(Map<String, String> into, Field f, String at, @Nullable String typed) {
        var words = words(f, at, typed);
        if (words == null) {
            return;
        }
        var value = switch (f.type()) {
            case LINE, TEXT -> words;
            case NUMBER -> number(f, at, words);
            case DATE -> day(at, words);
            case TIME -> time(at, words);
            case MOMENT -> moment(at, words);
            case YES_NO -> yesNo(at, words);
            case CHOICE ->
                chosen(
                        at,
                        words,
                        f.choices(),
                        "Choose one of these: " + String.join(", ", f.choices().values()));
            case MEMBER ->
                chosen(
                        at,
                        words,
                        choices.members(),
                        "Choose somebody who belongs to this incident now, or add them to it first");
            case LOCATION -> chosen(at, words, choices.locations(), "Choose a location of this incident");
            case PROVIDER ->
                chosen(
                        at,
                        words,
                        choices.providers(),
                        "Choose the provider of this incident. Nobody of another provider belongs here");
            case PHONE -> matching(at, words, "Enter a telephone number, such as 01632 960001", PHONE);
            case EMAIL -> matching(at, words, "Enter an email address, such as name@example.org", MAIL);
            case CONTACT -> matching(at, words, "Enter a telephone number or an email address", PHONE, MAIL);
            case LIST -> null;
        };
        if (value != null) {
            into.put(f.key(), value);
        }
    }

    private @Nullable String words(Field f, String at, @Nullable String typed) {
        try {
            return Words.optional(at, typed, f.type() == Type.TEXT ? 4000 : 300);
        } catch (Rejected e) {
            problems.addAll(e.problems());
            return null;
        }
    }

    private @Nullable String number(Field f, String at, String words) {
        try {
            var number = new BigDecimal(words.replace(",", ""));
            if (number.abs().compareTo(BigDecimal.valueOf(1_000_000_000L)) > 0 || number.scale() > 4) {
                throw new NumberFormatException();
            }
            if (f.min() != null && number.compareTo(f.min()) < 0) {
                return wrong(at, Code.VAL, "Enter %s or more".formatted(f.min().toPlainString()));
            }
            if (f.max() != null && number.compareTo(f.max()) > 0) {
                return wrong(at, Code.VAL, "Enter %s or less".formatted(f.max().toPlainString()));
            }
            return number.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return wrong(at, Code.VAL, "Enter a number");
        }
    }

    private @Nullable String day(String at, String words) {
        try {
            return LocalDate.parse(iso(words)).toString();
        } catch (DateTimeException e) {
            return wrong(at, Code.VAL, "Enter a day, such as 16/9/2026");
        }
    }

    private @Nullable String time(String at, String words) {
        try {
            return clock(words).toString();
        } catch (DateTimeException e) {
            return wrong(at, Code.VAL, "Enter a time, such as 14:05");
        }
    }

    private @Nullable String moment(String at, String words) {
        try {
            if (words.matches(".*T.*(Z|[+-]\\d{2}:\\d{2})")) {
                return LocalDateTime.ofInstant(OffsetDateTime.parse(words).toInstant(), London.ZONE)
                        .withSecond(0)
                        .withNano(0)
                        .toString();
            }
            var parts = words.replace('T', ' ').split(",? +", 2);
            if (parts.length == 2) {
                return LocalDate.parse(iso(parts[0])).atTime(clock(parts[1])).toString();
            }
        } catch (DateTimeException e) {
            return wrong(at, Code.VAL, "Enter a day and time, such as 16/9/2026 14:05");
        }
        return wrong(at, Code.VAL, "Enter a day and time, such as 16/9/2026 14:05");
    }

    private @Nullable String yesNo(String at, String words) {
        return switch (words.toLowerCase(Locale.UK)) {
            case "true", "yes" -> "true";
            case "false", "no" -> "false";
            default -> wrong(at, Code.VAL, "Choose yes or no");
        };
    }

    private @Nullable String chosen(String at, String words, Map<String, String> from, String ask) {
        var name = from.get(words);
        if (name == null) {
            return wrong(at, Code.VAL, ask);
        }
        names.put(words, name);
        return words;
    }

    private @Nullable String matching(String at, String words, String ask, Pattern... patterns) {
        for (var pattern : patterns) {
            if (pattern.matcher(words).matches()) {
                return words;
            }
        }
        return wrong(at, Code.VAL, ask);
    }

    private static String iso(String typed) {
        var british = BRITISH.matcher(typed.strip());
        return british.matches()
                ? "%s-%02d-%02d"
                        .formatted(
                                british.group(3), Integer.valueOf(british.group(2)), Integer.valueOf(british.group(1)))
                : typed.strip();
    }

    private static LocalTime clock(String typed) {
        var match = CLOCK.matcher(typed.strip());
        if (!match.matches()) {
            throw new DateTimeException("no time");
        }
        return LocalTime.of(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
    }

    private @Nullable String wrong(String field, Code code, String message) {
        problems.add(Problem.of(field, code, message));
        return null;
    }
}
