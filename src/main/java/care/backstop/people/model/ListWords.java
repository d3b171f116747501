package care.backstop.people.model;

import care.backstop.kernel.Answer;
import care.backstop.people.Colour;
import care.backstop.people.Funding;
import care.backstop.people.Need;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The words that lists use for the same thing: headings, yes and no, kinds of care, who pays. */
public final class ListWords {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}?✓✔]+");

    private final Map<String, ListField> headings = new HashMap<>();
    private final Set<String> capacityHeadings;
    private final Map<String, Answer> answers;
    private final Map<String, Need> needs;
    private final Map<String, Funding> funding;
    private final Map<String, Colour> colours;
    private final Map<String, String> types;

    /** @param words each table by name, each entry with its words; a word under two entries is a mistake in the file */
    public ListWords(Map<String, Map<String, List<String>>> words) {
        for (var field : ListField.values()) {
            headings.put(plain(field.heading()), field);
        }
        var listed = table(ListField.class, words, "headings");
        listed.forEach((word, field) -> {
            var other = headings.put(word, field);
            if (other != null && other != field) {
                throw new IllegalArgumentException("list words: '" + word + "' is both " + other + " and " + field);
            }
        });
        capacityHeadings = Set.copyOf(words.getOrDefault("refused", Map.of()).getOrDefault("capacity", List.of()));
        answers = table(Answer.class, words, "answers");
        needs = table(Need.class, words, "needs");
        funding = table(Funding.class, words, "funding");
        colours = table(Colour.class, words, "colours");
        types = new HashMap<>();
        words.getOrDefault("types", Map.of()).forEach((type, names) -> names.forEach(n -> types.put(plain(n), type)));
        for (var need : Need.values()) {
            needs.putIfAbsent(plain(need.words()), need);
            needs.putIfAbsent(plain(need.name()), need);
        }
        for (var f : Funding.values()) {
            funding.putIfAbsent(plain(f.words()), f);
            funding.putIfAbsent(plain(f.name()), f);
        }
    }

    private static <E extends Enum<E>> Map<String, E> table(
            Class<E> type, Map<String, Map<String, List<String>>> words, String name) {
        var byKey = new EnumMap<E, List<String>>(type);
        words.getOrDefault(name, Map.of()).forEach((key, names) -> byKey.put(Enum.valueOf(type, key), names));
        var table = new HashMap<String, E>();
        byKey.forEach((key, names) -> names.forEach(word -> {
            var other = table.put(plain(word), key);
            if (other != null && other != key) {
                throw new IllegalArgumentException("list words: '" + word + "' is both " + other + " and " + key);
            }
        }));
        return table;
    }

    /** Lower case, without accents and punctuation, single spaces. */
    public static String plain(String written) {
        var bare = MARKS.matcher(Normalizer.normalize(written, Normalizer.Form.NFD))
                .replaceAll("");
        return APART.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    public Optional<ListField> heading(String written) {
        var plain = plain(written);
        var found = headings.get(plain);
        if (found == null && plain.endsWith("yes no")) {
            found = headings.get(
                    plain.substring(0, plain.length() - "yes no".length()).strip());
        }
        if (found == null && plain.endsWith(" y n")) {
            found = headings.get(plain.substring(0, plain.length() - " y n".length()));
        }
        return Optional.ofNullable(found);
    }

    /** Whether the heading tells of capacity, which is for one decision and never taken from a list. */
    public boolean tellsOfCapacity(String written) {
        return capacityHeadings.contains(plain(written));
    }

    public Optional<Answer> answer(String written) {
        return Optional.ofNullable(answers.get(plain(written)));
    }

    public Optional<Need> need(String written) {
        return Optional.ofNullable(needs.get(plain(written)));
    }

    public Optional<Funding> funding(String written) {
        return Optional.ofNullable(funding.get(plain(written)));
    }

    public Optional<Colour> colour(String written) {
        return Optional.ofNullable(colours.get(plain(written)));
    }

    /** {@code ADULT} or {@code CARER}. */
    public Optional<String> type(String written) {
        return Optional.ofNullable(types.get(plain(written)));
    }
}
