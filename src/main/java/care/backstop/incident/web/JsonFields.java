package care.backstop.incident.web;

import care.backstop.kernel.Answer;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the fields of a JSON object one by one, so that everything wrong with it is said at once, each with the full
 * name of its field. A field nobody asked for is refused too: it is most likely a slip of the pen.
 */
final class JsonFields {

    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

    private final JsonNode node;
    private final String path;
    private final List<Problem> problems;
    private final Set<String> read = new HashSet<>();
    private final List<JsonFields> children = new ArrayList<>();

    JsonFields(JsonNode node) {
        this(node, "", new ArrayList<>());
        if (!node.isObject()) {
            throw Rejected.invalid("", "Send a JSON object");
        }
    }

    private JsonFields(JsonNode node, String path, List<Problem> problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
    }

    /** Whether the field is there and not null. */
    boolean has(String name) {
        read.add(name);
        return !absent(name);
    }

    /** An object inside; one that is missing or not an object is a problem and reads as empty. */
    JsonFields object(String name) {
        read.add(name);
        var value = node.get(name);
        JsonFields child;
        if (value == null || value.isNull()) {
            wrong(name, "This is missing");
            child = new JsonFields(NOTHING, path + name + ".", new ArrayList<>());
        } else if (!value.isObject()) {
            wrong(name, "This must be an object");
            child = new JsonFields(NOTHING, path + name + ".", new ArrayList<>());
        } else {
            child = new JsonFields(value, path + name + ".", problems);
        }
        children.add(child);
        return child;
    }

    <E extends Enum<E>> @Nullable E choice(String name, Class<E> type, boolean needed) {
        var text = text(name, needed);
        if (text == null) {
            return null;
        }
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        wrong(
                name,
                "This must be one of "
                        + String.join(
                                ", ",
                                Arrays.stream(type.getEnumConstants())
                                        .map(Enum::name)
                                        .toList()));
        return null;
    }

    /** True, false, or not known: null, left out, or said so in words. */
    Answer answer(String name, boolean needed) {
        read.add(name);
        var value = node.get(name);
        if (value == null || value.isNull()) {
            if (needed) {
                wrong(name, "This is missing: send true or false");
            }
            return Answer.NOT_KNOWN;
        }
        if (value.isBoolean()) {
            return Answer.of(value.booleanValue());
        }
        if (value.isString()) {
            switch (value.stringValue().toUpperCase(Locale.ROOT)) {
                case "YES" -> {
                    return Answer.YES;
                }
                case "NO" -> {
                    return Answer.NO;
                }
                case "NOT_KNOWN", "UNKNOWN" -> {
                    return Answer.NOT_KNOWN;
                }
                default -> {
                    // said below
                }
            }
        }
        wrong(name, "This must be true, false or NOT_KNOWN");
        return Answer.NOT_KNOWN;
    }

    @Nullable
    String text(String name, boolean needed) {
        read.add(name);
        if (absent(name)) {
            if (needed) {
                wrong(name, "This is missing");
            }
            return null;
        }
        var value = node.get(name);
        if (!value.isString()
                || value.stringValue().isBlank()
                || value.stringValue().length() > 200) {
            wrong(name, "This must be a text of up to 200 characters");
            return null;
        }
        return value.stringValue().strip();
    }

    /** A day: {@code 2020-12-08}, or the London day of a full time. */
    @Nullable
    LocalDate day(String name) {
        var text = text(name, false);
        if (text == null) {
            return null;
        }
        try {
            return text.length() == 10 ? LocalDate.parse(text) : London.day(moment(text));
        } catch (DateTimeException e) {
            wrong(name, "This must be a day such as 2020-12-08");
            return null;
        }
    }

    /** A time: with offset, without one (London), or a day alone, which means its first minute. */
    @Nullable
    Instant moment(String name, boolean needed) {
        var text = text(name, needed);
        if (text == null) {
            return null;
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(London.ZONE).toInstant()
                    : moment(text);
        } catch (DateTimeException e) {
            wrong(name, "This must be a time such as 2020-12-08T10:15:00Z");
            return null;
        }
    }

    void wrong(String name, String message) {
        problems.add(Problem.of(path + name, Problem.Code.VAL, message));
    }

    /** Refuses when anything was wrong or unknown. Call it once, on the outermost object, when all has been read. */
    void done() {
        unknown();
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
    }

    private void unknown() {
        for (var name : node.propertyNames()) {
            if (!read.contains(name)) {
                wrong(name, "There is no field of this name here");
            }
        }
        children.forEach(JsonFields::unknown);
    }

    private boolean absent(String name) {
        var value = node.get(name);
        return value == null || value.isNull();
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return LocalDateTime.parse(text).atZone(London.ZONE).toInstant();
        }
    }
}
