package care.backstop.market.register;

import care.backstop.market.Rating;
import care.backstop.market.ServiceKind;
import care.backstop.market.UserBand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The words of the register's files and what we call them, from {@code register/words.yaml}. */
public final class Words {

    private static final Words INSTANCE = new Words(yaml("/register/words.yaml"));

    /** A rating on our scale with the words that were published. */
    record Rated(Rating rating, String words) {}

    /** A service: the workbook's name, and the kind it is. */
    record Service(String name, ServiceKind kind) {}

    private final Map<String, Service> services = new HashMap<>();
    private final Map<String, UserBand> bands = new HashMap<>();
    private final Map<String, Rated> ratings = new HashMap<>();
    private final Map<String, String> activities = new HashMap<>();
    private final Map<String, String> regions = new HashMap<>();
    private final Map<String, String> councils = new HashMap<>();
    private final Map<String, String> domains = new HashMap<>();
    private final List<String> withComma = new ArrayList<>();

    private Words(JsonNode words) {
        words.get("services").properties().forEach(e -> {
            var service = new Service(
                    e.getKey(), ServiceKind.valueOf(e.getValue().get("kind").asString()));
            name(services, e.getKey(), service);
            e.getValue().get("also").forEach(also -> name(services, also.asString(), service));
        });
        words.get("bands")
                .properties()
                .forEach(e -> e.getValue().forEach(name -> name(bands, name.asString(), UserBand.valueOf(e.getKey()))));
        words.get("ratings").properties().forEach(e -> {
            var rating = Rating.valueOf(e.getKey());
            e.getValue()
                    .forEach(name -> name(
                            ratings,
                            name.asString(),
                            new Rated(rating, rating == Rating.NOT_RATED ? name.asString() : rating.words())));
        });
        synonyms(words.get("activities"), activities);
        synonyms(words.get("regions"), regions);
        synonyms(words.get("councils"), councils);
        words.get("domains").forEach(d -> domains.put(key(d.asString()), d.asString()));
    }

    static Words words() {
        return INSTANCE;
    }

    static JsonNode yaml(String resource) {
        try (var in = Words.class.getResourceAsStream(resource)) {
            return YAMLMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void synonyms(JsonNode node, Map<String, String> into) {
        node.properties().forEach(e -> {
            name(into, e.getKey(), e.getKey());
            e.getValue().forEach(also -> name(into, also.asString(), e.getKey()));
        });
    }

    private <T> void name(Map<String, T> into, String name, T value) {
        into.put(key(name), value);
        if (name.contains(",")) {
            withComma.add(name);
        }
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    Optional<Rated> rating(String text) {
        return Optional.ofNullable(ratings.get(key(text)));
    }

    /** Overall, Safe, Effective, Caring, Responsive or Well-led; empty if it is none of them. */
    Optional<String> domain(String text) {
        return Optional.ofNullable(domains.get(key(text)));
    }

    Service service(String text) {
        var service = services.get(key(text));
        return service == null ? new Service(text.strip(), ServiceKind.OTHER) : service;
    }

    @Nullable
    UserBand band(String text) {
        return bands.get(key(text));
    }

    @Nullable
    String activity(String text) {
        return activities.get(key(text));
    }

    String region(String text) {
        return regions.getOrDefault(key(text), text);
    }

    String council(String text) {
        return councils.getOrDefault(key(text), text);
    }

    /** The parts of a cell that holds several: between bars if it has any, else between commas that belong to no name. */
    Set<String> parts(String cell) {
        var parts = new LinkedHashSet<String>();
        if (cell.indexOf('|') >= 0 || cell.indexOf(',') < 0) {
            add(parts, cell, '|');
            return parts;
        }
        var rest = cell;
        for (var name : withComma) {
            int at = indexOf(rest, name);
            if (at >= 0) {
                parts.add(name);
                rest = rest.substring(0, at) + "," + rest.substring(at + name.length());
            }
        }
        add(parts, rest, ',');
        return parts;
    }

    private static int indexOf(String text, String name) {
        for (int i = 0; i + name.length() <= text.length(); i++) {
            if (text.regionMatches(true, i, name, 0, name.length())) {
                return i;
            }
        }
        return -1;
    }

    private static void add(Set<String> parts, String cell, char separator) {
        int from = 0;
        while (from <= cell.length()) {
            int to = cell.indexOf(separator, from);
            to = to < 0 ? cell.length() : to;
            var part = cell.substring(from, to).strip();
            if (!part.isEmpty()) {
                parts.add(part);
            }
            from = to + 1;
        }
    }
}
