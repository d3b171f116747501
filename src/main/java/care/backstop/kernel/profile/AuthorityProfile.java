package care.backstop.kernel.profile;

import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * One council's settings. Every key has a value and says where it comes from: a clause of the council's procedure, or
 * "default, unconfirmed" until an owner confirms it.
 *
 * @param key short name: {@code LANCS}, {@code SOTON}, {@code KENT}
 * @param version as the council numbers its procedure
 * @param hash of the content; an incident keeps the one it started under
 */
public record AuthorityProfile(
        String key, String name, String procedure, String version, String hash, Map<Key, Setting> settings) {

    private static final List<String> SHIPPED = List.of("LANCS", "SOTON", "KENT");

    /** Nearly every page asks for one, they never change, and a council makes few. */
    private static final Map<String, AuthorityProfile> KEPT = new ConcurrentHashMap<>();

    /** From 1 to 730. */
    private static final Pattern DAY = Pattern.compile("[1-9][0-9]?|[1-6][0-9]{2}|7[0-2][0-9]|730");

    private static final String UNCONFIRMED = "default, unconfirmed";

    /**
     * A value with its source.
     *
     * @param value text, Integer, Boolean or a list of text; null where a procedure gives none, such as no fixed first
     *     meeting
     */
    public record Setting(@Nullable Object value, String source) {
        /** As it is typed: lists a line each, nothing where there is no value. */
        public String typed() {
            return switch (value) {
                case null -> "";
                case List<?> list ->
                    String.join("\n", list.stream().map(String::valueOf).toList());
                default -> value.toString();
            };
        }

        /** Whether somebody stands behind it: a clause, or an owner who confirmed it. */
        public boolean confirmed() {
            return !source.startsWith(UNCONFIRMED);
        }
    }

    /** The profiles that come with the program. */
    public static List<String> shipped() {
        return SHIPPED;
    }

    /** A shipped profile by its short name in any case; refused with the names there are. */
    public static AuthorityProfile load(String key) {
        var name = key.strip().toUpperCase(Locale.ROOT);
        if (!SHIPPED.contains(name)) {
            throw Rejected.invalid(
                    "profile", "There is no profile of that name. Use one of " + String.join(", ", SHIPPED));
        }
        var file = "/procedures/" + name.toLowerCase(Locale.ROOT) + "/profile.yaml";
        try (var in = AuthorityProfile.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the program");
            }
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a profile strictly: every key once, none unknown, every value of its kind. All that is wrong is said. */
    public static AuthorityProfile read(byte[] yaml) {
        return read(file(yaml));
    }

    /**
     * Reads a profile that was kept by an earlier version of the program: a key that came later takes the value of the
     * shipped profile it was made from, unconfirmed.
     */
    public static AuthorityProfile readKept(String kept) {
        return KEPT.computeIfAbsent(kept, AuthorityProfile::readKeptAnew);
    }

    private static AuthorityProfile readKeptAnew(String kept) {
        var file = file(kept.getBytes(StandardCharsets.UTF_8));
        var settings = new LinkedHashMap<String, @Nullable Entry>(file.settings());
        var base = load(file.profile());
        for (var key : Key.values()) {
            if (!settings.containsKey(key.written())) {
                settings.put(key.written(), new Entry(base.setting(key).value(), UNCONFIRMED));
            }
        }
        return read(new File(file.profile(), file.name(), file.procedure(), file.version(), settings));
    }

    private static File file(byte[] yaml) {
        File file;
        try {
            file = YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(new ByteArrayInputStream(yaml), File.class);
        } catch (JacksonException e) {
            throw Rejected.invalid("profile", "The profile cannot be read: " + e.getOriginalMessage());
        }
        return file;
    }

    private static AuthorityProfile read(File file) {
        var problems = new ArrayList<Problem>();
        var settings = new EnumMap<Key, Setting>(Key.class);
        file.settings().forEach((written, entry) -> {
            var key = Key.parse(written);
            if (key.isEmpty()) {
                problems.add(Problem.of(
                        written, Problem.Code.VAL, "There is no setting '" + written + "'. Check the spelling"));
            } else if (entry == null || entry.source() == null || entry.source().isBlank()) {
                problems.add(Problem.of(
                        written, Problem.Code.VAL, "Say where this comes from: a clause, or '" + UNCONFIRMED + "'"));
            } else if (!fits(key.get().kind(), entry.value())) {
                problems.add(Problem.of(
                        written,
                        Problem.Code.VAL,
                        "This must be " + key.get().kind().name()));
            } else {
                settings.put(
                        key.get(), new Setting(entry.value(), entry.source().strip()));
            }
        });
        for (var key : Key.values()) {
            if (!file.settings().containsKey(key.written())) {
                problems.add(Problem.of(key.written(), Problem.Code.VAL, "This setting is missing"));
            }
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        return new AuthorityProfile(
                        file.profile(),
                        file.name(),
                        file.procedure(),
                        file.version(),
                        "",
                        Collections.unmodifiableMap(settings))
                .hashed();
    }

    private AuthorityProfile hashed() {
        return new AuthorityProfile(
                key, name, procedure, version, hash(write().getBytes(StandardCharsets.UTF_8)), settings);
    }

    /** The file it would be read from; remarks are not part of it. */
    public String write() {
        var entries = new LinkedHashMap<String, @Nullable Entry>();
        settings.forEach((k, s) -> entries.put(k.written(), new Entry(s.value(), s.source())));
        return YAMLMapper.builder()
                .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                .build()
                .writeValueAsString(new File(key, name, procedure, version, entries));
    }

    /**
     * The profile with another value of a setting, as typed: a list a line each, {@code true} or {@code false}, a number.
     *
     * @param typed empty where the council sets none
     * @param source the clause it comes from
     */
    public AuthorityProfile with(Key changed, String typed, String source) {
        var from = source.strip();
        if (from.isEmpty()) {
            throw Rejected.invalid("source", "Enter the clause or the decision that this comes from");
        }
        var value = value(changed.kind(), typed.strip());
        if (!fits(changed.kind(), value)) {
            throw Rejected.invalid("value", "Enter " + changed.kind().name());
        }
        return put(changed, new Setting(value, from));
    }

    /** The profile with a setting that an owner stands behind, as it is. */
    public AuthorityProfile confirmed(Key confirmed, String by, LocalDate on) {
        var now = setting(confirmed);
        if (now.confirmed()) {
            throw Rejected.state("This setting is confirmed already: " + now.source());
        }
        return put(confirmed, new Setting(now.value(), "confirmed by %s on %s".formatted(by, London.show(on))));
    }

    private AuthorityProfile put(Key key, Setting setting) {
        var all = new EnumMap<Key, Setting>(settings);
        all.put(key, setting);
        return new AuthorityProfile(this.key, name, procedure, version, "", Collections.unmodifiableMap(all)).hashed();
    }

    private static @Nullable Object value(Key.Kind kind, String typed) {
        if (kind.list()) {
            return typed.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        }
        if (typed.isEmpty()) {
            return null;
        }
        if (kind == Key.Kind.SWITCH) {
            return switch (typed) {
                case "true" -> true;
                case "false" -> false;
                default -> typed;
            };
        }
        if (kind == Key.Kind.NUMBER && typed.matches("\\d{1,6}")) {
            return Integer.valueOf(typed);
        }
        return typed;
    }

    public Setting setting(Key key) {
        var setting = settings.get(key);
        if (setting == null) {
            throw new IllegalStateException("a profile holds every key, yet " + key.written() + " is missing");
        }
        return setting;
    }

    /** A text, or empty where the procedure gives none. */
    public String text(Key key) {
        return setting(key).value() instanceof String text ? text : "";
    }

    public boolean is(Key key) {
        return Boolean.TRUE.equals(setting(key).value());
    }

    /** A number, or null where the procedure sets none. */
    public @Nullable Integer number(Key key) {
        return setting(key).value() instanceof Integer number ? number : null;
    }

    public List<String> list(Key key) {
        return setting(key).value() instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The settings that nobody has confirmed yet. */
    public List<Key> unconfirmed() {
        return settings.entrySet().stream()
                .filter(e -> !e.getValue().confirmed())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean fits(Key.Kind kind, @Nullable Object value) {
        if (value == null) {
            return kind == Key.Kind.NUMBER || kind == Key.Kind.TEXT;
        }
        if (kind == Key.Kind.NUMBER) {
            return value instanceof Integer number && number >= 0 && number <= 1_000;
        }
        if (kind == Key.Kind.SWITCH) {
            return value instanceof Boolean;
        }
        if (kind == Key.Kind.LIST) {
            return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
        }
        if (kind == Key.Kind.DAYS) {
            return value instanceof List<?> list
                    && list.stream()
                            .allMatch(d ->
                                    d instanceof String day && DAY.matcher(day).matches());
        }
        return value instanceof String text
                && !text.isBlank()
                && (kind.choices().isEmpty() || kind.choices().contains(text));
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    record File(String profile, String name, String procedure, String version, Map<String, @Nullable Entry> settings) {}

    record Entry(@Nullable Object value, @Nullable String source) {}
}
