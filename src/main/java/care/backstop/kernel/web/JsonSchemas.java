package care.backstop.kernel.web;

import static care.backstop.kernel.web.OpenApi.ordered;

import care.backstop.kernel.Problem;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is sent and answered, as JSON Schema, read off the records. A part that may be null is not required, as null is
 * never written. What cannot be told from a type is left open rather than guessed.
 */
final class JsonSchemas {

    private final Map<String, Class<?>> taken = new TreeMap<>();
    private final Map<String, Object> schemas = new TreeMap<>();

    /** Every record met so far, by name. */
    Map<String, Object> all() {
        return schemas;
    }

    Map<String, Object> problem() {
        return ordered(
                "type",
                "object",
                "properties",
                ordered(
                        "type", of(String.class),
                        "title", of(String.class),
                        "status", of(int.class),
                        "detail", of(String.class),
                        "instance", of(String.class),
                        "errors", Map.of("type", "array", "items", of(Problem.class))));
    }

    Object of(Type type) {
        if (type instanceof Class<?> plain) {
            return of(plain);
        }
        if (type instanceof GenericArrayType array) {
            return ordered("type", "array", "items", of(array.getGenericComponentType()));
        }
        if (type instanceof ParameterizedType p && p.getRawType() instanceof Class<?> raw) {
            var arguments = p.getActualTypeArguments();
            if (Collection.class.isAssignableFrom(raw)) {
                return ordered("type", "array", "items", of(arguments[0]));
            }
            if (Map.class.isAssignableFrom(raw)) {
                return ordered("type", "object", "additionalProperties", of(arguments[1]));
            }
            return raw == Optional.class ? of(arguments[0]) : of(raw);
        }
        return Map.of();
    }

    private Object of(Class<?> type) {
        if (type == String.class || CharSequence.class.isAssignableFrom(type) || type == char.class) {
            return Map.of("type", "string");
        }
        if (type == UUID.class) {
            return ordered("type", "string", "format", "uuid");
        }
        if (type == Instant.class || type == OffsetDateTime.class || type == ZonedDateTime.class) {
            return ordered("type", "string", "format", "date-time");
        }
        if (type == LocalDate.class) {
            return ordered("type", "string", "format", "date");
        }
        if (type == LocalTime.class || type == LocalDateTime.class) {
            return Map.of("type", "string");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (type == int.class || type == Integer.class || type == short.class || type == Short.class) {
            return ordered("type", "integer", "format", "int32");
        }
        if (type == long.class || type == Long.class) {
            return ordered("type", "integer", "format", "int64");
        }
        if (type == BigInteger.class) {
            return Map.of("type", "integer");
        }
        if (type == double.class
                || type == Double.class
                || type == float.class
                || type == Float.class
                || type == BigDecimal.class
                || type == Number.class) {
            return Map.of("type", "number");
        }
        if (type == byte[].class) {
            return ordered("type", "string", "contentEncoding", "base64");
        }
        if (type.isArray()) {
            return ordered("type", "array", "items", of((Type) type.getComponentType()));
        }
        if (type.isEnum()) {
            return ordered(
                    "type",
                    "string",
                    "enum",
                    Arrays.stream(type.getEnumConstants())
                            .map(e -> ((Enum<?>) e).name())
                            .toList());
        }
        if (type.isRecord() || (type.isSealed() && type.isInterface())) {
            return Map.of("$ref", "#/components/schemas/" + component(type));
        }
        return Collection.class.isAssignableFrom(type) ? Map.of("type", "array") : Map.of();
    }

    private String component(Class<?> type) {
        var name = name(type);
        if (!taken.containsKey(name)) {
            taken.put(name, type); // before its parts, which may lead back to it
            schemas.put(name, type.isRecord() ? object(type) : oneOf(type));
        }
        return name;
    }

    /** {@code Sitrep.Duty}; with its module in front when another module has one of that name. */
    private String name(Class<?> type) {
        var full = type.getName();
        var name = full.substring(type.getPackageName().length() + 1).replace('$', '.');
        var other = taken.get(name);
        return other == null || other == type ? name : type.getPackageName().replace("care.backstop.", "") + "." + name;
    }

    private Map<String, Object> oneOf(Class<?> type) {
        return ordered(
                "oneOf",
                Arrays.stream(type.getPermittedSubclasses()).map(this::of).toList());
    }

    private Map<String, Object> object(Class<?> type) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (var part : type.getRecordComponents()) {
            properties.put(part.getName(), of(part.getGenericType()));
            if (!mayBeNull(part) && !mayBeNull(part.getAnnotatedType())) {
                required.add(part.getName());
            }
        }
        return ordered(
                "type",
                "object",
                "properties",
                properties,
                "required",
                required.isEmpty() ? null : List.copyOf(required));
    }

    private static boolean mayBeNull(AnnotatedElement element) {
        return element.isAnnotationPresent(Nullable.class);
    }
}
