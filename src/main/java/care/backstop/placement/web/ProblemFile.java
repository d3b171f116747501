package care.backstop.placement.web;

import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.placement.model.PlacementProblem;
import care.backstop.placement.model.PlacementProblem.Agreed;
import care.backstop.placement.model.PlacementProblem.Home;
import care.backstop.placement.model.PlacementProblem.Kind;
import care.backstop.placement.model.PlacementProblem.Minutes;
import care.backstop.placement.model.PlacementProblem.Need;
import care.backstop.placement.model.PlacementProblem.Person;
import care.backstop.placement.model.PlacementProblem.Places;
import care.backstop.placement.model.PlacementProblem.Point;
import care.backstop.placement.model.PlacementProblem.Pool;
import care.backstop.placement.model.PlacementProblem.Priority;
import care.backstop.placement.model.PlacementProblem.Rating;
import care.backstop.placement.model.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a placement problem from JSON. Read by hand, not bound, so that every mistake is named by its element
 * ("people[3].need"), all of them at once. A field we do not know is not an error, but the answer says that it was not
 * used: a mistyped "excludedProviders" must not vanish.
 */
public final class ProblemFile {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int MOST_PROBLEMS = 100;
    private static final int MOST_PEOPLE = 50_000;
    private static final int MOST_HOMES = 50_000;
    private static final int MOST_NAMES = 200;

    private static final Set<String> TOP = Set.of("kind", "weeks", "weights", "people", "homes");
    private static final Set<String> PERSON = Set.of(
            "id",
            "at",
            "need",
            "minutes",
            "priority",
            "group",
            "named",
            "stayInArea",
            "feeCeilingPence",
            "features",
            "preferredFeatures",
            "excludedProviders",
            "earliestWeek",
            "agreed",
            "family");
    private static final Set<String> HOME = Set.of(
            "id",
            "provider",
            "at",
            "area",
            "rating",
            "embargo",
            "features",
            "admissionsPerWeek",
            "pools",
            "radiusMetres");
    private static final Set<String> PLACES = Set.of("kind", "free", "weeklyFeePence");
    private static final Set<String> MINUTES = Set.of("band", "freeMinutes", "hourlyFeePence");

    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> ignored = new LinkedHashSet<>();

    private ProblemFile() {}

    /** A problem and what of the file was not used. */
    public record Read(PlacementProblem problem, List<String> warnings) {}

    /** @throws Rejected naming every element that is wrong */
    public static Read read(byte[] json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new Rejected(
                    Code.VAL,
                    null,
                    at == null || at.getLineNr() < 1
                            ? "This is not JSON"
                            : "This is not JSON: look at line %d, column %d"
                                    .formatted(at.getLineNr(), at.getColumnNr()));
        }
        return new ProblemFile().problem(root);
    }

    private Read problem(JsonNode root) {
        if (!root.isObject()) {
            throw new Rejected(Code.VAL, null, "The body must be a JSON object with kind, weeks, people and homes");
        }
        unknown(root, TOP, "");
        var kind = oneOf(root, "kind", "", Kind.class, null);
        int weeks = number(root, "weeks", "", 1, 104, 8);
        var weights = weights(root.get("weights"));
        var homes = new ArrayList<Home>();
        var homeIds = new HashSet<String>();
        var list = array(root, "homes", "", MOST_HOMES);
        for (int i = 0; i < list.size() && roomForMore(); i++) {
            homes.add(home(list.get(i), "homes[%d]".formatted(i), kind, homeIds));
        }
        var people = new ArrayList<Person>();
        var personIds = new HashSet<String>();
        list = array(root, "people", "", MOST_PEOPLE);
        for (int i = 0; i < list.size() && roomForMore(); i++) {
            people.add(person(list.get(i), "people[%d]".formatted(i), kind, weeks, homeIds, personIds));
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        return new Read(new PlacementProblem(kind, weeks, weights, people, homes), List.copyOf(ignored));
    }

    private Weights weights(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return Weights.STANDARD;
        }
        var points = new LinkedHashMap<String, Long>();
        for (var entry : node.properties()) {
            var value = entry.getValue();
            if (!Weights.names().contains(entry.getKey())) {
                bad("weights." + entry.getKey(), "No weight has this name. Use " + String.join(", ", Weights.names()));
            } else if (!value.isIntegralNumber()
                    || !value.canConvertToLong()
                    || value.longValue() < 0
                    || value.longValue() > Weights.MOST) {
                bad("weights." + entry.getKey(), "A weight is a whole number from 0 to 1,000,000,000");
            } else {
                points.put(entry.getKey(), value.longValue());
            }
        }
        return new Weights(points);
    }

    private Person person(
            JsonNode node, String where, Kind kind, int weeks, Set<String> homeIds, Set<String> personIds) {
        var id = id(node, where, personIds);
        unknown(node, PERSON, where + ".");
        var need = kind == Kind.RESIDENTIAL || has(node, "need")
                ? oneOf(node, "need", where + ".", Need.class, null)
                : null;
        var minutes = minutes(node, where, kind);
        Agreed agreed = null;
        if (has(node, "agreed")) {
            var at = node.get("agreed");
            var home = text(at, "home", where + ".agreed.", true);
            Integer week =
                    has(at, "week") ? Integer.valueOf(number(at, "week", where + ".agreed.", 0, weeks - 1, 0)) : null;
            if (home != null) {
                if (!homeIds.contains(home)) {
                    ignored.add(where + ".agreed names " + home + ", which is not among the homes: planned again");
                } else {
                    agreed = new Agreed(home, week);
                }
            }
        }
        return new Person(
                id,
                point(node, where),
                need,
                minutes,
                oneOf(node, "priority", where + ".", Priority.class, null),
                text(node, "group", where + ".", false),
                names(node, "named", where),
                text(node, "stayInArea", where + ".", false),
                has(node, "feeCeilingPence")
                        ? Integer.valueOf(number(node, "feeCeilingPence", where + ".", 0, 100_000_000, 0))
                        : null,
                Set.copyOf(new HashSet<>(names(node, "features", where))),
                Set.copyOf(new HashSet<>(names(node, "preferredFeatures", where))),
                Set.copyOf(new HashSet<>(names(node, "excludedProviders", where))),
                number(node, "earliestWeek", where + ".", 0, 1000, 0),
                agreed,
                has(node, "family") ? point(node, "family", where) : null);
    }

    private List<Integer> minutes(JsonNode node, String where, Kind kind) {
        var list = node.get("minutes");
        if (list == null || list.isNull()) {
            if (kind == Kind.HOME_CARE) {
                bad(
                        where + ".minutes",
                        "Give the weekly minutes of care in each of the four bands, for example [420, 210, 210, 0]");
            }
            return List.of();
        }
        var minutes = new ArrayList<Integer>();
        for (var each : list) {
            if (!each.isIntegralNumber()
                    || !each.canConvertToInt()
                    || each.intValue() < 0
                    || each.intValue() > 10_080) {
                bad(where + ".minutes", "Each band is a whole number of minutes from 0 to 10,080");
                return List.of();
            }
            minutes.add(each.intValue());
        }
        if (!list.isArray() || minutes.size() != PlacementProblem.BANDS) {
            bad(where + ".minutes", "Give exactly four bands");
        }
        return minutes;
    }

    private Home home(JsonNode node, String where, Kind kind, Set<String> homeIds) {
        var id = id(node, where, homeIds);
        unknown(node, HOME, where + ".");
        var provider = text(node, "provider", where + ".", true);
        boolean embargo = false;
        if (has(node, "embargo")) {
            if (node.get("embargo").isBoolean()) {
                embargo = node.get("embargo").booleanValue();
            } else {
                bad(where + ".embargo", "Use true or false");
            }
        }
        var pools = new ArrayList<Pool>();
        var list = array(node, "pools", where + ".", 1000);
        var bands = new HashSet<Integer>();
        for (int i = 0; i < list.size() && roomForMore(); i++) {
            var pool = pool(list.get(i), "%s.pools[%d]".formatted(where, i), kind);
            if (pool instanceof Minutes band && !bands.add(band.band())) {
                bad("%s.pools[%d].band".formatted(where, i), "Band %d is given twice".formatted(band.band()));
            }
            pools.add(pool);
        }
        return new Home(
                id,
                provider == null ? "" : provider,
                whereabouts(node, where),
                text(node, "area", where + ".", false),
                has(node, "rating") ? oneOf(node, "rating", where + ".", Rating.class, null) : Rating.NOT_RATED,
                embargo,
                Set.copyOf(new HashSet<>(names(node, "features", where))),
                has(node, "admissionsPerWeek")
                        ? Integer.valueOf(number(node, "admissionsPerWeek", where + ".", 0, 10_000, 0))
                        : null,
                pools,
                has(node, "radiusMetres")
                        ? Integer.valueOf(number(node, "radiusMetres", where + ".", 0, 2_000_000, 0))
                        : null);
    }

    private Pool pool(JsonNode node, String where, Kind kind) {
        if (kind == Kind.RESIDENTIAL) {
            unknown(node, PLACES, where + ".");
            return new Places(
                    oneOf(node, "kind", where + ".", Need.class, null),
                    has(node, "free") ? Integer.valueOf(number(node, "free", where + ".", 0, 100_000, 0)) : null,
                    has(node, "weeklyFeePence")
                            ? Integer.valueOf(number(node, "weeklyFeePence", where + ".", 0, 100_000_000, 0))
                            : null);
        }
        unknown(node, MINUTES, where + ".");
        if (!has(node, "band")) {
            bad(where + ".band", "Missing: say which band, 1 to 4");
        }
        return new Minutes(
                number(node, "band", where + ".", 1, PlacementProblem.BANDS, 1),
                has(node, "freeMinutes")
                        ? Integer.valueOf(number(node, "freeMinutes", where + ".", 0, 100_000_000, 0))
                        : null,
                has(node, "hourlyFeePence")
                        ? Integer.valueOf(number(node, "hourlyFeePence", where + ".", 0, 10_000_000, 0))
                        : null);
    }

    private String id(JsonNode node, String where, Set<String> seen) {
        var id = text(node, "id", where + ".", true);
        if (id == null) {
            return where;
        }
        if (!seen.add(id)) {
            problems.add(
                    Problem.of(where + ".id", Code.DUP, "%s is used twice: every id must be its own".formatted(id)));
        }
        return id;
    }

    /** A home may be somewhere that nobody has told; it then counts as a distance that is not known. */
    private @Nullable Point whereabouts(JsonNode node, String where) {
        if (has(node, "at")) {
            return point(node, where);
        }
        ignored.add(where + " has no coordinates: its distance counts as not known");
        return null;
    }

    private Point point(JsonNode node, String where) {
        return point(node, "at", where);
    }

    private Point point(JsonNode node, String field, String where) {
        var at = node.get(field);
        if (at == null || at.isNull()) {
            bad(where + "." + field, "Missing: give [latitude, longitude]");
            return new Point(0, 0);
        }
        if (!at.isArray()
                || at.size() != 2
                || !at.get(0).isNumber()
                || !at.get(1).isNumber()) {
            bad(where + "." + field, "Give [latitude, longitude], two numbers");
            return new Point(0, 0);
        }
        double lat = at.get(0).doubleValue();
        double lon = at.get(1).doubleValue();
        if (!(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) {
            bad(where + "." + field, "Latitude runs from -90 to 90 and longitude from -180 to 180");
        }
        return new Point(lat, lon);
    }

    private <E extends Enum<E>> E oneOf(
            JsonNode node, String field, String where, Class<E> type, @Nullable E otherwise) {
        var constants = type.getEnumConstants();
        var value = node.get(field);
        if (value == null || value.isNull()) {
            if (otherwise != null) {
                return otherwise;
            }
            bad(where + field, "Missing: use " + names(constants));
            return constants[0];
        }
        for (var constant : constants) {
            if (value.isString() && constant.name().equals(value.stringValue())) {
                return constant;
            }
        }
        bad(where + field, "Use " + names(constants));
        return constants[0];
    }

    private static String names(Object[] constants) {
        return Arrays.stream(constants).map(Object::toString).collect(Collectors.joining(", "));
    }

    private @Nullable String text(JsonNode node, String field, String where, boolean needed) {
        var value = node.get(field);
        if (value == null || value.isNull()) {
            if (needed) {
                bad(where + field, "Missing");
            }
            return null;
        }
        if (!value.isString()
                || value.stringValue().isBlank()
                || value.stringValue().length() > 200) {
            bad(where + field, "Use text of 1 to 200 characters");
            return null;
        }
        return value.stringValue();
    }

    private List<String> names(JsonNode node, String field, String where) {
        var list = node.get(field);
        if (list == null || list.isNull()) {
            return List.of();
        }
        var out = new LinkedHashMap<String, Boolean>();
        if (!list.isArray() || list.size() > MOST_NAMES) {
            bad(where + "." + field, "Use a list of at most 200 texts");
            return List.of();
        }
        for (var each : list) {
            if (!each.isString() || each.stringValue().length() > 200) {
                bad(where + "." + field, "Use a list of texts");
                return List.of();
            }
            out.put(each.stringValue(), true);
        }
        return List.copyOf(out.keySet());
    }

    private int number(JsonNode node, String field, String where, int least, int most, int otherwise) {
        var value = node.get(field);
        if (value == null || value.isNull()) {
            return otherwise;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            bad(where + field, "Use a whole number from %,d to %,d".formatted(least, most));
            return otherwise;
        }
        return value.intValue();
    }

    private List<JsonNode> array(JsonNode node, String field, String where, int most) {
        var value = node.get(field);
        if (value == null || !value.isArray()) {
            bad(where + field, "Missing: give a list");
            return List.of();
        }
        if (value.size() > most) {
            bad(where + field, "At most %,d".formatted(most));
            return List.of();
        }
        var list = new ArrayList<JsonNode>(value.size());
        value.forEach(list::add);
        return list;
    }

    private void unknown(JsonNode node, Set<String> known, String where) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!known.contains(entry.getKey()) && ignored.size() < MOST_PROBLEMS) {
                ignored.add(where + entry.getKey() + " is not a field of this format and was not used");
            }
        }
    }

    private static boolean has(JsonNode node, String field) {
        var value = node.get(field);
        return value != null && !value.isNull();
    }

    private boolean roomForMore() {
        return problems.size() < MOST_PROBLEMS;
    }

    private void bad(String field, String message) {
        problems.add(Problem.of(field, Code.VAL, message));
    }
}
