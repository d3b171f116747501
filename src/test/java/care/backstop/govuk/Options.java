package care.backstop.govuk;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of one fixture as GOV.UK's own macros take them. It remembers which were asked for: an option nobody
 * asked for was not mapped, and its case must not count as passed.
 */
final class Options {

    private final String path;
    private final Map<String, Object> values;
    private final Set<String> asked = new LinkedHashSet<>();
    private final List<Options> inner = new ArrayList<>();

    private Options(String path, Map<String, Object> values) {
        this.path = path;
        this.values = values;
    }

    @SuppressWarnings("unchecked")
    static Options of(Object values) {
        return new Options("", (Map<String, Object>) values);
    }

    /** Every option, by its path, that was given and never asked for. */
    List<String> leftOver() {
        var left = new ArrayList<String>();
        values.keySet().stream().filter(key -> !asked.contains(key)).forEach(key -> left.add(path + key));
        inner.forEach(options -> left.addAll(options.leftOver()));
        return left;
    }

    /**
     * Every option name at any depth, by its path; {@code name=value} besides for a plain text, and {@code hole} where a
     * list has an entry that the macros skip but count.
     */
    static Set<String> names(String path, Object value) {
        var names = new LinkedHashSet<String>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inside) -> {
                names.add(path + key);
                if (inside instanceof String) {
                    names.add(path + key + "=" + inside);
                }
                if (!"attributes".equals(key)) {
                    names.addAll(names(path + key + ".", inside));
                }
            });
        } else if (value instanceof List<?> list) {
            list.forEach(inside -> {
                if (inside instanceof Map || inside instanceof List) {
                    names.addAll(names(path, inside));
                } else if (inside == null || inside.equals(false) || inside.equals("")) {
                    names.add(path + "hole");
                }
            });
        }
        return names;
    }

    private @Nullable Object get(String name) {
        asked.add(name);
        return values.get(name);
    }

    boolean has(String name) {
        return values.containsKey(name) && values.get(name) != null;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** Whether the macro's language would take it for true. */
    boolean truthy(String name) {
        var value = get(name);
        return !(value == null || value.equals(false) || value.equals("") || value.equals(0));
    }

    /** The text, with what that language takes for false counting as absent. */
    @Nullable
    String text(String name) {
        return truthy(name) ? String.valueOf(get(name)) : null;
    }

    String text(String name, String otherwise) {
        var text = text(name);
        return text == null ? otherwise : text;
    }

    /** The text even when empty; null only when it was not given. */
    @Nullable
    String exact(String name) {
        var value = get(name);
        return value == null ? null : String.valueOf(value);
    }

    @Nullable
    Boolean flag(String name) {
        var value = get(name);
        return value == null ? null : Boolean.valueOf(String.valueOf(value));
    }

    @Nullable
    Integer number(String name) {
        var text = text(name);
        return text == null ? null : Integer.valueOf(text);
    }

    /** {@code html} if there is some, else {@code text}; null when there is neither. */
    @Nullable
    Content content() {
        return content("html", "text");
    }

    @Nullable
    Content content(String html, String text) {
        var words = text(text);
        var markup = text(html);
        if (markup != null) {
            return output -> output.writeContent(markup);
        }
        return words == null ? null : Text.of(words);
    }

    Content contentOr(String html, String text, String otherwise) {
        var content = content(html, text);
        return content == null ? Text.of(otherwise) : content;
    }

    @SuppressWarnings("unchecked")
    @Nullable
    Options object(String name) {
        var value = get(name);
        if (!(value instanceof Map)) {
            return null;
        }
        var options = new Options(path + name + ".", (Map<String, Object>) value);
        inner.add(options);
        return options;
    }

    /** The object, empty when it was not given. */
    Options objectOrEmpty(String name) {
        var object = object(name);
        return object == null ? new Options(path + name + ".", Map.of()) : object;
    }

    /** Objects of a list, leaving out what the macros skip. */
    List<Options> list(String name) {
        return get(name) instanceof List<?> list ? objects(path + name + ".", list) : List.of();
    }

    /** A list of lists of objects. */
    List<List<Options>> rows(String name) {
        var rows = new ArrayList<List<Options>>();
        if (get(name) instanceof List<?> list) {
            for (var row : list) {
                if (row instanceof List<?> cells) {
                    rows.add(objects(path + name + ".", cells));
                }
            }
        }
        return rows;
    }

    List<String> texts(String name) {
        return get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked")
    private List<Options> objects(String at, List<?> list) {
        var objects = new ArrayList<Options>();
        for (var value : list) {
            if (value instanceof Map<?, ?> map) {
                var options = new Options(at, (Map<String, Object>) map);
                objects.add(options);
                inner.add(options);
            }
        }
        return objects;
    }

    Attributes attributes() {
        var all = Attributes.none();
        if (get("attributes") instanceof Map<?, ?> map) {
            for (var entry : map.entrySet()) {
                var name = String.valueOf(entry.getKey());
                var value = entry.getValue();
                if (value instanceof Map<?, ?> detail && Boolean.TRUE.equals(detail.get("optional"))) {
                    var inside = detail.get("value");
                    if (Boolean.TRUE.equals(inside)) {
                        all = all.with(name, true);
                    } else if (inside != null && !Boolean.FALSE.equals(inside)) {
                        all = all.with(name, String.valueOf(inside));
                    }
                } else {
                    var inside = value instanceof Map<?, ?> detail ? detail.get("value") : value;
                    all = all.with(name, inside == null ? "" : String.valueOf(inside));
                }
            }
        }
        return all;
    }

    Look look() {
        return Look.of(text("classes")).with(attributes());
    }

    /** Plural or other numbered messages, such as {@code {one: …, other: …}}. */
    Map<String, String> messages(String name) {
        var messages = new LinkedHashMap<String, String>();
        if (get(name) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> messages.put(String.valueOf(key), String.valueOf(value)));
        }
        return messages;
    }
}
