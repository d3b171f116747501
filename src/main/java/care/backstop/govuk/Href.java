package care.backstop.govuk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a link leads, with its query written as a browser expects it:
 * {@code Href.of("/market").with("q", "St Mary & Co").toString()}. Never put a person's name or number in one.
 */
public record Href(String path, List<Parameter> query) {

    /** One name and value of the query. */
    public record Parameter(String name, String value) {}

    public Href {
        query = List.copyOf(query);
    }

    public static Href of(String path) {
        return new Href(path, List.of());
    }

    /** Sets the parameter, in place of any of that name; a null or empty value leaves it out. */
    public Href with(String name, @Nullable Object value) {
        var all = new ArrayList<>(query);
        all.removeIf(parameter -> parameter.name().equals(name));
        if (value != null && !value.toString().isEmpty()) {
            all.add(new Parameter(name, value.toString()));
        }
        return new Href(path, all);
    }

    /** Adds another value of a parameter that may have several. */
    public Href and(String name, String value) {
        var all = new ArrayList<>(query);
        all.add(new Parameter(name, value));
        return new Href(path, all);
    }

    @Override
    public String toString() {
        if (query.isEmpty()) {
            return path;
        }
        return query.stream()
                .map(parameter -> encoded(parameter.name()) + "=" + encoded(parameter.value()))
                .collect(Collectors.joining("&", path + "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
