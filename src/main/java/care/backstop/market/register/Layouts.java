package care.backstop.market.register;

import care.backstop.kernel.Rejected;
import care.backstop.kernel.sheet.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which published file has which headings, from {@code register/layouts.yaml}. Headings are found by name alone. */
final class Layouts {

    private static final Layouts INSTANCE = new Layouts(Words.yaml("/register/layouts.yaml"));

    /** One published layout. */
    record Layout(Kind kind, String name, boolean complete, List<String> needs) {}

    /** A recognised heading row: which column holds what, and which columns are marks for one thing each. */
    record Headings(
            Layout layout,
            int row,
            Map<String, Integer> columns,
            Map<String, Map<Integer, String>> flags,
            List<String> names) {

        int column(String field) {
            return columns.getOrDefault(field, -1);
        }

        /** The heading as the file writes it, to say where something is wrong. */
        String heading(String field) {
            int column = column(field);
            return column < 0 ? field : names.get(column);
        }
    }

    private record Refusal(List<String> needs, List<String> lacks, String because) {}

    private final List<Layout> layouts = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, String> firstHeading = new HashMap<>();
    private final Map<String, String> flags = new LinkedHashMap<>();

    private Layouts(JsonNode yaml) {
        yaml.get("layouts")
                .forEach(l -> layouts.add(new Layout(
                        Kind.ofKey(l.get("kind").asString()).orElseThrow(),
                        l.get("name").asString(),
                        l.get("complete").asBoolean(),
                        texts(l.get("needs")))));
        yaml.get("refused")
                .forEach(r -> refusals.add(new Refusal(
                        texts(r.get("needs")),
                        texts(r.get("lacks")),
                        r.get("because").asString())));
        yaml.get("headings").properties().forEach(e -> {
            e.getValue().forEach(h -> fields.put(key(h.asString()), e.getKey()));
            firstHeading.put(e.getKey(), e.getValue().get(0).asString());
        });
        yaml.get("flags")
                .properties()
                .forEach(e -> flags.put(e.getKey(), e.getValue().asString()));
    }

    static Layouts layouts() {
        return INSTANCE;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(t -> texts.add(t.asString()));
        return texts;
    }

    /** Letters and digits only: files differ in case, brackets and trailing blanks. */
    private static String key(String heading) {
        var key = new StringBuilder(heading.length());
        for (int i = 0; i < heading.length(); i++) {
            char c = heading.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                key.append(Character.toLowerCase(c));
            }
        }
        return key.toString();
    }

    /** Whether the row is the heading row of a layout; refuses a file that is known to be none. */
    Optional<Headings> recognise(Row row, Kind asked) {
        var found = read(row);
        var present = present(found);
        for (var layout : layouts) {
            if ((asked == Kind.AUTO || asked == layout.kind()) && present.containsAll(layout.needs())) {
                return Optional.of(new Headings(layout, row.number(), found.columns(), found.flags(), found.names()));
            }
        }
        for (var layout : layouts) {
            if (present.containsAll(layout.needs())) {
                throw Rejected.invalid(
                        "kind",
                        "The file is a \"%s\" (%s), not a \"%s\". Choose that kind, or leave it to the file."
                                .formatted(layout.kind().words(), layout.kind().key(), asked.words()));
            }
        }
        for (var refusal : refusals) {
            if (present.containsAll(refusal.needs()) && refusal.lacks().stream().noneMatch(present::contains)) {
                throw Rejected.invalid("file", refusal.because());
            }
        }
        return Optional.empty();
    }

    private record Found(Map<String, Integer> columns, Map<String, Map<Integer, String>> flags, List<String> names) {}

    private Found read(Row row) {
        var columns = new HashMap<String, Integer>();
        var marks = new HashMap<String, Map<Integer, String>>();
        for (int i = 0; i < row.cells().size(); i++) {
            var heading = row.text(i);
            var field = fields.get(key(heading));
            if (field != null) {
                columns.putIfAbsent(field, i);
                continue;
            }
            for (var flag : flags.entrySet()) {
                if (heading.toLowerCase(Locale.ROOT).startsWith(flag.getValue().toLowerCase(Locale.ROOT))) {
                    marks.computeIfAbsent(flag.getKey(), k -> new LinkedHashMap<>())
                            .put(i, heading.substring(flag.getValue().length()).strip());
                }
            }
        }
        return new Found(columns, marks, row.cells());
    }

    private static Set<String> present(Found found) {
        var present = new HashSet<>(found.columns().keySet());
        present.addAll(found.flags().keySet());
        return present;
    }

    /** What to say of a file whose likeliest heading row was this one. */
    Rejected unrecognised(@Nullable Row likeliest, Kind asked) {
        if (likeliest != null) {
            var present = present(read(likeliest));
            Layout nearest = null;
            List<String> missing = List.of();
            for (var layout : layouts) {
                if (asked != Kind.AUTO && asked != layout.kind()) {
                    continue;
                }
                var lacking = layout.needs().stream()
                        .filter(n -> !present.contains(n))
                        .toList();
                if (lacking.size() * 2 <= layout.needs().size()
                        && (nearest == null || lacking.size() < missing.size())) {
                    nearest = layout;
                    missing = lacking;
                }
            }
            if (nearest != null) {
                var headings = String.join(
                        "\", \"",
                        missing.stream()
                                .map(f -> firstHeading
                                        .getOrDefault(f, flags.getOrDefault(f, f))
                                        .strip())
                                .toList());
                return new Rejected(List.of(new care.backstop.kernel.Problem(
                        likeliest.number(),
                        "file",
                        care.backstop.kernel.Problem.Code.VAL,
                        "The file looks like a \"%s\" but has no heading \"%s\". Headings may not be changed or left out."
                                .formatted(nearest.name(), headings))));
            }
        }
        return Rejected.invalid(
                "file",
                "The file has none of the headings of the register's published files."
                        + " Upload the file as it was published, with its heading row.");
    }

    /** How many of our headings a row has: the one with most is likeliest meant to be the heading row. */
    int known(Row row) {
        return read(row).columns().size();
    }
}
