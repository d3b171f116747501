package care.backstop.people.model;

import care.backstop.kernel.Answer;
import care.backstop.kernel.Problem.Code;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Understands one cell of a list, or says in words what is wrong and how to mend it. An empty cell and "not known" say
 * nothing, so they never overwrite what is known.
 */
public final class CellReader {

    /** What a cell says: values by column. Empty when it says nothing. */
    public sealed interface Reading {}

    public record Said(Map<String, Object> values) implements Reading {}

    public record Wrong(Code code, String message) implements Reading {}

    private static final Said NOTHING = new Said(Map.of());
    private static final Pattern POSTCODE = Pattern.compile("[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}|GIR0AA");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()./-]{7,24}( ?(x|ext\\.?) ?[0-9]{1,6})?");
    private static final Pattern LOCATION_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{2,29}");
    private static final Pattern NUMBERED_DATE = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{2}|\\d{4})");
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter WORDED = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("d[ ][-]")
            .optionalStart()
            .appendPattern("MMMM")
            .optionalEnd()
            .optionalStart()
            .appendPattern("MMM")
            .optionalEnd()
            .appendPattern("[ ][-]uuuu")
            .toFormatter(Locale.UK)
            .withResolverStyle(ResolverStyle.STRICT);

    private final ListWords words;
    private final LocalDate today;

    public CellReader(ListWords words, LocalDate today) {
        this.words = words;
        this.today = today;
    }

    public Reading read(ListField field, String cell) {
        var text = tidy(cell);
        if (text.isEmpty()) {
            return NOTHING;
        }
        if (hidden(text)) {
            return wrong("There are characters here that cannot be seen. Type it again.");
        }
        return switch (field.kind()) {
            case TEXT, NAME -> bounded(field, text);
            case FULL_NAME -> fullName(field, text);
            case BIRTH -> birth(field, text);
            case DATE -> date(field, text);
            case NHS -> nhs(field, text);
            case POSTCODE -> postcode(field, text);
            case PHONE ->
                PHONE.matcher(text).matches()
                        ? said(field, text)
                        : wrong("This is not a telephone number. Write figures and spaces only, with the area code.");
            case LOCATION -> bounded(field, text);
            case LOCATIONS -> locations(field, text);
            case WORDS -> severalWords(field, text);
            case TYPE -> one(words.type(text).map(t -> (Object) t.equals("CARER")), field, "Write Adult or Carer.");
            case FUNDING ->
                one(
                        words.funding(text).map(Enum::name),
                        field,
                        "We do not know this kind of funding. Write Council, Self, CHC, Other ICB, Joint, FNC,"
                                + " Section 117, Other council, Direct payment or Not known.");
            case NEED ->
                one(
                        words.need(text).map(Enum::name),
                        field,
                        "We do not know this kind of care. Write Residential, Nursing, Residential dementia,"
                                + " Nursing dementia, Learning disability, Mental health or Home care.");
            case COLOUR -> one(words.colour(text).map(Enum::name), field, "Write Red, Amber, Green or Not rated.");
            case ANSWER -> answer(field, text);
            case MINUTES -> minutes(field, text);
            case HOURS -> hours(field, text);
            case MONEY -> money(field, text);
        };
    }

    /** NFC, without line breaks and blanks around it. */
    static String tidy(String cell) {
        var flat = cell.replace('\u00a0', ' ').replaceAll("[\\r\\n\\t]+", " ").strip();
        return Normalizer.isNormalized(flat, Normalizer.Form.NFC)
                ? flat
                : Normalizer.normalize(flat, Normalizer.Form.NFC);
    }

    /** Control characters, and marks that turn the direction of writing or hide letters. */
    private static boolean hidden(String text) {
        return text.codePoints()
                .anyMatch(c -> Character.isISOControl(c)
                        || c >= 0x202a && c <= 0x202e
                        || c >= 0x2066 && c <= 0x2069
                        || c == 0x200b
                        || c == 0xfeff
                        || c == 0xfffd);
    }

    private static Reading bounded(ListField field, String text) {
        return text.length() > field.most() ? tooLong(text.length(), field.most()) : said(field, text);
    }

    private static Wrong tooLong(int length, int most) {
        return wrong("This has %d letters; at most %d fit here. Shorten it.".formatted(length, most));
    }

    private static Reading fullName(ListField field, String text) {
        if (text.length() > field.most()) {
            return tooLong(text.length(), field.most());
        }
        int comma = text.indexOf(',');
        int space = text.lastIndexOf(' ');
        var family = comma >= 0 ? text.substring(0, comma).strip() : space >= 0 ? text.substring(space + 1) : text;
        var given = comma >= 0
                ? text.substring(comma + 1).strip()
                : space >= 0 ? text.substring(0, space).strip() : "";
        if (family.isEmpty() || family.length() > 100 || given.length() > 100) {
            return wrong("Write the name as \"Family name, Given names\".");
        }
        var values = new LinkedHashMap<String, Object>();
        values.put(ListField.FAMILY_NAME.column(), family);
        if (!given.isEmpty()) {
            values.put(ListField.GIVEN_NAME.column(), given);
        }
        return new Said(values);
    }

    private Reading birth(ListField field, String text) {
        return switch (date(field, text)) {
            case Wrong w -> w;
            case Said s -> {
                var day = LocalDate.parse(String.valueOf(s.values().get(field.column())));
                if (day.isAfter(today)) {
                    yield wrong("A date of birth cannot be in the future. Check the year.");
                }
                if (day.isBefore(today.minusYears(120))) {
                    yield wrong("This would make the person more than 120 years old. Check the year.");
                }
                yield s;
            }
        };
    }

    private static Reading date(ListField field, String text) {
        var day = text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text;
        var numbered = NUMBERED_DATE.matcher(day);
        try {
            if (numbered.matches()) {
                return numbered(field, numbered.group(1), numbered.group(2), numbered.group(3));
            }
            var parsed = Character.isDigit(day.charAt(day.length() - 1)) && day.matches("\\d{4}-\\d{2}-\\d{2}")
                    ? LocalDate.parse(day, ISO)
                    : LocalDate.parse(day, WORDED);
            return said(field, parsed.toString());
        } catch (DateTimeException e) {
            return wrong("There is no such day. Write day/month/year, for example 05/12/1938.");
        }
    }

    private static Reading numbered(ListField field, String first, String second, String year) {
        if (year.length() == 2) {
            return wrong("Write the year with four figures, for example 05/12/1938.");
        }
        int day = Integer.parseInt(first);
        int month = Integer.parseInt(second);
        if (month > 12 && day <= 12) {
            return wrong(
                    "Day and month look swapped: there is no month %d. Write day/month/year, %02d/%02d/%s if that is meant."
                            .formatted(month, month, day, year));
        }
        return said(field, LocalDate.of(Integer.parseInt(year), month, day).toString());
    }

    private static Reading nhs(ListField field, String text) {
        if (text.matches("(?i)[0-9.]+e\\+?[0-9]+")) {
            return wrong("A spreadsheet has rounded this NHS number. Format the column as text and type it again.");
        }
        try {
            return said(field, NhsNumber.parse(text).digits());
        } catch (IllegalArgumentException e) {
            return wrong(
                    e.getMessage() + (e.getMessage() != null && e.getMessage().endsWith(".") ? "" : "."));
        }
    }

    private static Reading postcode(ListField field, String text) {
        var bare = text.toUpperCase(Locale.ROOT).replaceAll("\\s", "");
        return POSTCODE.matcher(bare).matches()
                ? said(field, bare.substring(0, bare.length() - 3) + " " + bare.substring(bare.length() - 3))
                : wrong("This is not a whole UK postcode, like SO14 7LY.");
    }

    private static Reading locations(ListField field, String text) {
        var ids = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (var id : text.split("[;,|\\s]+")) {
            if (id.isEmpty()) {
                continue;
            }
            if (!LOCATION_ID.matcher(id).matches()) {
                return wrong("Write CQC location IDs, like 1-123456789, separated by semicolons.");
            }
            if (!seen.add(id)) {
                return new Wrong(Code.DUP, "The same place is named twice. Name each once.");
            }
            ids.add(id);
        }
        return ids.size() > field.most()
                ? wrong("At most %d places can be named.".formatted(field.most()))
                : said(field, List.copyOf(ids));
    }

    private static Reading severalWords(ListField field, String text) {
        var several = new ArrayList<String>();
        for (var word : text.split("[;|]")) {
            var one = word.strip();
            if (one.length() > 60) {
                return wrong("Each entry has at most 60 letters. Separate them with semicolons.");
            }
            if (!one.isEmpty() && !several.contains(one)) {
                several.add(one);
            }
        }
        return several.size() > field.most()
                ? wrong("At most %d entries fit here.".formatted(field.most()))
                : said(field, List.copyOf(several));
    }

    private Reading answer(ListField field, String text) {
        return words.answer(text)
                .<Reading>map(a -> a == Answer.NOT_KNOWN ? NOTHING : said(field, a.name()))
                .orElseGet(() -> wrong("Write Yes, No or Not known."));
    }

    private static Reading minutes(ListField field, String text) {
        var number = number(text);
        if (number.isEmpty()) {
            return wrong("Write a number of minutes, figures only.");
        }
        if (number.get().signum() < 0) {
            return wrong("Minutes cannot be negative.");
        }
        if (number.get().compareTo(BigDecimal.valueOf(field.most())) > 0) {
            return wrong("A day has %d minutes. Write the minutes of an ordinary day.".formatted(field.most()));
        }
        return number.get().stripTrailingZeros().scale() > 0
                ? wrong("Write whole minutes.")
                : said(field, number.get().intValueExact());
    }

    private static Reading hours(ListField field, String text) {
        var number = number(text);
        if (number.isEmpty()) {
            return wrong("Write a number of hours, like 15.75.");
        }
        if (number.get().signum() < 0) {
            return wrong("Hours a week cannot be negative.");
        }
        if (number.get().compareTo(BigDecimal.valueOf(field.most())) > 0) {
            return wrong("A week has %d hours. Write the hours of one week.".formatted(field.most()));
        }
        return said(
                field,
                number.get()
                        .multiply(BigDecimal.valueOf(60))
                        .setScale(0, RoundingMode.HALF_UP)
                        .intValueExact());
    }

    private static Reading money(ListField field, String text) {
        var number = number(text.replace("£", ""));
        if (number.isEmpty()) {
            return wrong("Write pounds and pence, like 912.45.");
        }
        if (number.get().signum() < 0) {
            return wrong("A fee cannot be negative.");
        }
        if (number.get().compareTo(BigDecimal.valueOf(100_000)) > 0) {
            return wrong("More than £100,000 a week cannot be right. Check the figure.");
        }
        return said(
                field,
                number.get().movePointRight(2).setScale(0, RoundingMode.HALF_UP).intValueExact());
    }

    private static Optional<BigDecimal> number(String text) {
        var bare = text.replace(",", "").strip();
        return bare.matches("[+-]?[0-9]{1,9}(\\.[0-9]{1,6})?") ? Optional.of(new BigDecimal(bare)) : Optional.empty();
    }

    private static Reading one(Optional<?> value, ListField field, String otherwise) {
        return value.<Reading>map(v -> v.equals("NOT_KNOWN") ? NOTHING : said(field, v))
                .orElseGet(() -> wrong(otherwise));
    }

    private static Said said(ListField field, Object value) {
        return new Said(Map.of(field.column(), value));
    }

    private static Wrong wrong(String message) {
        return new Wrong(Code.VAL, message);
    }
}
