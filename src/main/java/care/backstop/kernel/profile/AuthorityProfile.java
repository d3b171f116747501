package care.backstop.kernel.profile;

import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

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

    private static final String UNCONFIRMED = "default, unconfirmed";

    /**
     * A value with its source.
     *
     * @param value text, Integer, Boolean or a list of text; null where a procedure gives none, such as no fixed first
     *     meeting
     */
    public record Setting(@Nullable Object value, String source) {
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
        File file;
        try {
            file = YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(new ByteArrayInputStream(yaml), File.class);
        } catch (JacksonException e) {
            throw Rejected.invalid("profile", "The profile cannot be read: " + e.getOriginalMessage());
        }
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
                hash(yaml),
                Collections.unmodifiableMap(settings));
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
