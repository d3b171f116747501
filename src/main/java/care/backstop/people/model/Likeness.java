package care.backstop.people.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/**
 * How likely it is that a record of one list and a record of another are about one person: the model of Fellegi and
 * Sunter (1969). Each field that can be compared adds the logarithm of how much more often it agrees so among records
 * of one person (m, estimated by expectation maximisation) than among records of two (u, from how common the value is).
 * The sum and how many people there are to choose from give a probability. See docs/adr/0018.
 */
public final class Likeness {

    private static final Set<Level> GIVEN_AGREES =
            EnumSet.of(Level.SAME_GIVEN, Level.SHORT_GIVEN, Level.LIKE_GIVEN, Level.CROSSED_GIVEN);
    private static final Set<Level> REST_AGREES = EnumSet.of(
            Level.SAME_FAMILY,
            Level.LIKE_FAMILY,
            Level.CROSSED_FAMILY,
            Level.SAME_BIRTH,
            Level.TURNED_BIRTH,
            Level.SLIP_BIRTH);

    /** From here on two records are linked without asking, if nothing speaks against it. */
    public static final double THRESHOLD = 0.99;

    /** Below this nobody is asked whether two records are one person. */
    private static final double WORTH_A_LOOK = 0.05;

    /** A key that so many pairs share tells nobody from anybody. */
    private static final long TOO_COMMON = 50_000;

    private static final int ROUNDS = 12;
    private static final int SAMPLE = 20_000;

    /** How firmly what is known of other lists is held against what this list says, in pairs and in people. */
    private static final double PRIOR_PAIRS = 60;

    private static final double PRIOR_PEOPLE = 50;

    /** What is compared. */
    public enum Field {
        GIVEN("Given names"),
        FAMILY("Family name"),
        BIRTH("Date of birth"),
        PLACE("Address");

        private final String words;

        Field(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** How a field agrees, with how often it does so in records of one person and of two, as other lists have shown. */
    public enum Level {
        SAME_GIVEN(Field.GIVEN, "the same", 0.84, 0.01),
        SHORT_GIVEN(Field.GIVEN, "a short form or what they like to be called", 0.06, 0.004),
        LIKE_GIVEN(Field.GIVEN, "almost the same", 0.05, 0.008),
        CROSSED_GIVEN(Field.GIVEN, "in the other's place", 0.005, 0.0005),
        INITIAL_GIVEN(Field.GIVEN, "only an initial, which agrees", 0.015, 0.05),
        OTHER_GIVEN(Field.GIVEN, "different", 0.03, 0.93),
        SAME_FAMILY(Field.FAMILY, "the same", 0.91, 0.002),
        LIKE_FAMILY(Field.FAMILY, "almost the same", 0.045, 0.004),
        CROSSED_FAMILY(Field.FAMILY, "in the other's place", 0.005, 0.0005),
        OTHER_FAMILY(Field.FAMILY, "different", 0.04, 0.99),
        SAME_BIRTH(Field.BIRTH, "the same", 0.94, 1 / 12_000.0),
        TURNED_BIRTH(Field.BIRTH, "the same with day and month swapped", 0.012, 1 / 20_000.0),
        SLIP_BIRTH(Field.BIRTH, "one figure apart", 0.023, 0.003),
        OTHER_BIRTH(Field.BIRTH, "different", 0.025, 0.997),
        SAME_PLACE(Field.PLACE, "the same", 0.78, 0.001),
        LIKE_PLACE(Field.PLACE, "almost the same", 0.08, 0.004),
        SAME_POSTCODE(Field.PLACE, "another, with the same postcode", 0.06, 0.002),
        NEAR_PLACE(Field.PLACE, "another, nearby", 0.04, 0.2),
        OTHER_PLACE(Field.PLACE, "different", 0.04, 0.793);

        private final Field field;
        private final String words;
        private final double m;
        private final double u;

        Level(Field field, String words, double m, double u) {
            this.field = field;
            this.words = words;
            this.m = m;
            this.u = u;
        }

        public Field field() {
            return field;
        }

        public String words() {
            return words;
        }
    }

    /** One field of a comparison: how it agrees, and what that adds, in bits. */
    public record Part(Level level, double weight) {}

    /** Why two records that look alike are not linked without a person's word. */
    public enum Doubt {
        TWO_NUMBERS("Their NHS numbers differ."),
        TWINS("Other given names with one date of birth: they may be twins."),
        NO_GIVEN_NAME("The given names cannot be compared: twins would look the same."),
        NO_BIRTH_DATE("There is no date of birth that agrees."),
        UNLIKELY("Not enough agrees to be sure.");

        private final String words;

        Doubt(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * Two records that may be about one person.
     *
     * @param row which of the list, {@code known} which of those known already
     * @param weight the sum of the parts
     * @param doubt why a person has to say so; null when they may be linked
     */
    public record Pair(
            int row,
            int known,
            double weight,
            double probability,
            List<Part> parts,
            @Nullable Doubt doubt) {

        public Pair {
            parts = List.copyOf(parts);
        }
    }

    /** Which were linked, each record of either side once at most, and which a person should look at. */
    public record Links(List<Pair> linked, List<Pair> perhaps) {}

    private static final JaroWinklerSimilarity LIKE = new JaroWinklerSimilarity();
    private static final LevenshteinDistance SLIPS = new LevenshteinDistance(3);
    private static final DoubleMetaphone SOUND = new DoubleMetaphone();

    /** Forms of names that do not begin alike. */
    private static final Set<Set<String>> SHORT_FORMS = forms(
            "william bill",
            "william billy",
            "robert bob",
            "robert bobby",
            "richard dick",
            "john jack",
            "james jim",
            "henry harry",
            "edward ted",
            "edward ned",
            "margaret peggy",
            "margaret meg",
            "mary polly",
            "mary molly",
            "elizabeth betty",
            "elizabeth beth",
            "elizabeth lizzie",
            "elizabeth liz",
            "sarah sally",
            "dorothy dot",
            "dorothy dolly",
            "ellen nell",
            "helen nell",
            "eleanor nell",
            "anthony tony",
            "charles charlie",
            "katherine kitty",
            "catherine kitty",
            "catherine kate",
            "katherine kate",
            "susan sue",
            "joan joanie",
            "michael mick",
            "michael mike",
            "francis frank",
            "albert bert",
            "gilbert bert",
            "herbert bert",
            "hubert bert",
            "winifred freda",
            "alfred alf",
            "frederick fred",
            "frederick freddie",
            "theresa tess",
            "rebecca becky",
            "lawrence larry",
            "geoffrey jeff",
            "antonia toni",
            "florence flo",
            "florence florrie",
            "isabella bella",
            "isabel bella",
            "wilhelmina mina",
            "augustus gus",
            "leonard len",
            "ronald ron",
            "ernest ernie");

    private final List<Known> list;
    private final List<Known> known;
    private final Map<Level, Double> m = new EnumMap<>(Level.class);
    private final Map<Level, Double> u = new EnumMap<>(Level.class);
    private final Frequencies frequencies;

    private Likeness(List<Identity> list, List<Identity> known) {
        this.list = list.stream().map(Known::of).toList();
        this.known = known.stream().map(Known::of).toList();
        this.frequencies = new Frequencies(this.list, this.known);
        for (var level : Level.values()) {
            m.put(level, level.m);
            u.put(level, level.u);
        }
    }

    /** Compares a list with those already known; nothing is linked below {@link #THRESHOLD}. */
    public static Links links(List<Identity> list, List<Identity> known) {
        return new Likeness(list, known).links();
    }

    /**
     * Whether two records that bear one NHS number, with another family name and date of birth each, are about two
     * people. A slip in each is one person still: the given name agrees, and the family name or the birth nearly does.
     */
    public static boolean twoPeople(Identity one, Identity other) {
        var levels = levels(Known.of(one), Known.of(other));
        return levels.stream().noneMatch(GIVEN_AGREES::contains)
                || levels.stream().noneMatch(REST_AGREES::contains);
    }

    private Links links() {
        var candidates = candidates();
        chance();
        learn(candidates);
        var pairs = new ArrayList<Pair>();
        for (var c : candidates) {
            var pair = judged(c);
            if (pair.probability() >= WORTH_A_LOOK) {
                pairs.add(pair);
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::weight)
                .reversed()
                .thenComparingInt(Pair::row)
                .thenComparingInt(Pair::known));
        var rows = new BitSet();
        var taken = new BitSet();
        var linked = new ArrayList<Pair>();
        for (var pair : pairs) {
            if (pair.doubt() == null && !rows.get(pair.row()) && !taken.get(pair.known())) {
                rows.set(pair.row());
                taken.set(pair.known());
                linked.add(pair);
            }
        }
        var perhaps = pairs.stream()
                .filter(p -> !rows.get(p.row()) && !taken.get(p.known()))
                .map(p -> p.doubt() == null
                        ? new Pair(p.row(), p.known(), p.weight(), p.probability(), p.parts(), Doubt.UNLIKELY)
                        : p)
                .toList();
        return new Links(List.copyOf(linked), perhaps);
    }

    /** Two records and how each field of theirs agrees; a field that either leaves out is absent. */
    private record Candidate(int row, int known, List<Level> levels) {}

    /** Pairs that share a key: nobody compares ten thousand with ten thousand. */
    private List<Candidate> candidates() {
        var blocks = new HashMap<String, List<Integer>>();
        for (int k = 0; k < known.size(); k++) {
            for (var key : known.get(k).keys()) {
                blocks.computeIfAbsent(key, _ -> new ArrayList<>(2)).add(k);
            }
        }
        var sizes = new HashMap<String, Integer>();
        list.forEach(r -> r.keys().forEach(key -> sizes.merge(key, 1, Integer::sum)));
        var candidates = new ArrayList<Candidate>();
        var seen = new BitSet();
        for (int r = 0; r < list.size(); r++) {
            seen.clear();
            for (var key : list.get(r).keys()) {
                var others = blocks.get(key);
                if (others == null || (long) others.size() * sizes.getOrDefault(key, 0) > TOO_COMMON) {
                    continue;
                }
                for (int k : others) {
                    if (!seen.get(k)) {
                        seen.set(k);
                        candidates.add(new Candidate(r, k, levels(list.get(r), known.get(k))));
                    }
                }
            }
        }
        return candidates;
    }

    /** How often fields of two people agree by chance, from pairs taken anyhow; the same pairs each time. */
    private void chance() {
        if (list.isEmpty() || known.isEmpty()) {
            return;
        }
        var counts = new EnumMap<Level, Double>(Level.class);
        var anyhow = new Random(1969);
        long all = (long) list.size() * known.size();
        int sample = (int) Math.min(SAMPLE, all);
        for (int i = 0; i < sample; i++) {
            long n = all <= SAMPLE ? i : anyhow.nextLong(all);
            var levels = levels(list.get((int) (n / known.size())), known.get((int) (n % known.size())));
            levels.forEach(level -> counts.merge(level, 1.0, Double::sum));
        }
        share(counts, u, false);
    }

    /** Expectation maximisation: how likely each pair is now, then how often fields agree among the likely ones. */
    private void learn(List<Candidate> candidates) {
        double share =
                candidates.isEmpty() ? 0 : Math.min(0.9, 0.5 * Math.min(list.size(), known.size()) / candidates.size());
        for (int round = 0; round < ROUNDS; round++) {
            var counts = new EnumMap<Level, Double>(Level.class);
            double likely = 0;
            for (var c : candidates) {
                double odds = share / (1 - share) * Math.pow(2, weight(c, parts(c)));
                double p = Double.isInfinite(odds) ? 1 : odds / (1 + odds);
                likely += p;
                for (var level : c.levels()) {
                    counts.merge(level, p, Double::sum);
                }
            }
            share(counts, m, true);
            share = candidates.isEmpty() ? 0 : Math.clamp(likely / candidates.size(), 1e-6, 0.95);
        }
    }

    private static void share(Map<Level, Double> counts, Map<Level, Double> into, boolean ofOnePerson) {
        var totals = new EnumMap<Field, Double>(Field.class);
        counts.forEach((level, n) -> totals.merge(level.field, n, Double::sum));
        for (var level : Level.values()) {
            double before = ofOnePerson ? level.m : level.u;
            double total = totals.getOrDefault(level.field, 0.0);
            into.put(level, (counts.getOrDefault(level, 0.0) + before * PRIOR_PAIRS) / (total + PRIOR_PAIRS));
        }
    }

    private Pair judged(Candidate c) {
        var parts = parts(c);
        double weight = weight(c, parts);
        // Of those known, at most one is the person, and half of the time none is.
        double odds = 0.5 / Math.max(1, known.size()) * Math.pow(2, weight);
        double probability = Double.isInfinite(odds) ? 1 : odds / (1 + odds);
        return new Pair(c.row(), c.known(), weight, probability, parts, doubt(c, probability));
    }

    private static double weight(Candidate c, List<Part> parts) {
        return parts.stream().mapToDouble(Part::weight).sum();
    }

    private List<Part> parts(Candidate c) {
        var parts = new ArrayList<Part>(4);
        for (var level : c.levels()) {
            double chance = Math.max(
                    u.getOrDefault(level, level.u) * (common(level) ? 0 : 1),
                    frequencies.chance(level, list.get(c.row()), known.get(c.known())));
            parts.add(new Part(level, log2(m.getOrDefault(level, level.m) / chance)));
        }
        return parts;
    }

    /** Agreement whose worth depends on how common the very value is. */
    private static boolean common(Level level) {
        return switch (level) {
            case SAME_GIVEN, SAME_FAMILY, SAME_BIRTH, SAME_PLACE, SAME_POSTCODE -> true;
            default -> false;
        };
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    private @Nullable Doubt doubt(Candidate c, double probability) {
        var a = list.get(c.row());
        var b = known.get(c.known());
        if (a.nhs() != null && b.nhs() != null && !a.nhs().equals(b.nhs())) {
            return Doubt.TWO_NUMBERS;
        }
        var levels = c.levels();
        if (levels.contains(Level.OTHER_GIVEN) && levels.contains(Level.SAME_BIRTH)) {
            return Doubt.TWINS;
        }
        if (levels.contains(Level.LIKE_GIVEN) && levels.contains(Level.SAME_BIRTH) && twoNames(a, b)) {
            return Doubt.TWINS;
        }
        if (levels.stream().noneMatch(l -> l.field == Field.GIVEN) || levels.contains(Level.INITIAL_GIVEN)) {
            return Doubt.NO_GIVEN_NAME;
        }
        boolean born = levels.contains(Level.SAME_BIRTH)
                || levels.contains(Level.TURNED_BIRTH)
                || levels.contains(Level.SLIP_BIRTH);
        if (!born) {
            return Doubt.NO_BIRTH_DATE;
        }
        return probability < THRESHOLD || levels.contains(Level.OTHER_GIVEN) ? Doubt.UNLIKELY : null;
    }

    /** Whether two spellings are two names rather than one with a slip: other people here bear each, or only the endings differ. */
    private boolean twoNames(Known a, Known b) {
        var x = a.given();
        var y = b.given();
        if (x == null || y == null) {
            return false;
        }
        int same = 0;
        while (same < Math.min(x.length(), y.length()) && x.charAt(same) == y.charAt(same)) {
            same++;
        }
        boolean endings =
                x.substring(same).matches("[aeiouy]*") && y.substring(same).matches("[aeiouy]*");
        return endings || frequencies.borneByOthers(x) && frequencies.borneByOthers(y);
    }

    private static List<Level> levels(Known a, Known b) {
        var levels = new ArrayList<Level>(4);
        boolean crossed = a.given() != null
                && a.family() != null
                && b.given() != null
                && b.family() != null
                && a.given().equals(b.family())
                && a.family().equals(b.given())
                && !a.given().equals(a.family());
        if (crossed) {
            levels.add(Level.CROSSED_GIVEN);
            levels.add(Level.CROSSED_FAMILY);
        } else {
            if (a.given() != null && b.given() != null) {
                levels.add(given(a, b, a.given(), b.given()));
            }
            if (a.family() != null && b.family() != null) {
                levels.add(family(a.family(), b.family()));
            }
        }
        if (a.birth() != null && b.birth() != null) {
            levels.add(birth(a.birth(), b.birth()));
        }
        var place = place(a, b);
        if (place != null) {
            levels.add(place);
        }
        return levels;
    }

    private static Level given(Known a, Known b, String x, String y) {
        if (x.equals(y)) {
            return Level.SAME_GIVEN;
        }
        var first = first(x);
        var other = first(y);
        if (first.equals(other)
                || first.length() > 2 && other.startsWith(first)
                || other.length() > 2 && first.startsWith(other)
                || first.equals(b.knownAs())
                || other.equals(a.knownAs())
                || SHORT_FORMS.contains(Set.of(first, other))) {
            return Level.SHORT_GIVEN;
        }
        if (first.length() == 1 || other.length() == 1) {
            return first.charAt(0) == other.charAt(0) ? Level.INITIAL_GIVEN : Level.OTHER_GIVEN;
        }
        return like(first, other) ? Level.LIKE_GIVEN : Level.OTHER_GIVEN;
    }

    private static String first(String names) {
        int space = names.indexOf(' ');
        return space < 0 ? names : names.substring(0, space);
    }

    private static Level family(String x, String y) {
        if (x.equals(y) || x.replace(" ", "").equals(y.replace(" ", ""))) {
            return Level.SAME_FAMILY;
        }
        return like(x, y) ? Level.LIKE_FAMILY : Level.OTHER_FAMILY;
    }

    /** By Jaro and Winkler, or one or two slips that sound the same, or two letters that changed places. */
    private static boolean like(String x, String y) {
        if (Math.min(x.length(), y.length()) < 3) {
            return false;
        }
        if (LIKE.apply(x, y) >= 0.92) {
            return true;
        }
        int slips = SLIPS.apply(x, y);
        return slips == 1 && Math.min(x.length(), y.length()) > 4
                || slips >= 0 && slips <= 2 && (sound(x).equals(sound(y)) || turned(x, y));
    }

    private static boolean turned(String x, String y) {
        if (x.length() != y.length()) {
            return false;
        }
        for (int i = 0; i + 1 < x.length(); i++) {
            if (x.charAt(i) != y.charAt(i)) {
                return x.charAt(i) == y.charAt(i + 1)
                        && x.charAt(i + 1) == y.charAt(i)
                        && x.substring(i + 2).equals(y.substring(i + 2));
            }
        }
        return false;
    }

    /** As it sounds in English; a name of another script stands for itself. */
    private static String sound(String name) {
        var sound = SOUND.doubleMetaphone(name);
        return sound == null || sound.isEmpty() ? name : sound;
    }

    /** @param x eight figures, year first */
    private static Level birth(String x, String y) {
        if (x.equals(y)) {
            return Level.SAME_BIRTH;
        }
        if (x.substring(0, 4).equals(y.substring(0, 4))
                && x.substring(4, 6).equals(y.substring(6))
                && x.substring(6).equals(y.substring(4, 6))) {
            return Level.TURNED_BIRTH;
        }
        int apart = 0;
        for (int i = 0; i < 8; i++) {
            apart += x.charAt(i) == y.charAt(i) ? 0 : 1;
        }
        return apart == 1 || turned(x, y) ? Level.SLIP_BIRTH : Level.OTHER_BIRTH;
    }

    private static @Nullable Level place(Known a, Known b) {
        var x = a.address();
        var y = b.address();
        var there = a.postcode();
        var here = b.postcode();
        if (x != null && y != null) {
            if (x.equals(y) || x.startsWith(y + " ") || y.startsWith(x + " ")) {
                return Level.SAME_PLACE;
            }
            if (first(x).equals(first(y)) && LIKE.apply(x, y) >= 0.88) {
                return Level.LIKE_PLACE;
            }
        }
        if (there == null || here == null) {
            return x == null || y == null ? null : Level.OTHER_PLACE;
        }
        if (there.equals(here)) {
            return Level.SAME_POSTCODE;
        }
        return first(there).equals(first(here)) ? Level.NEAR_PLACE : Level.OTHER_PLACE;
    }

    private static Set<Set<String>> forms(String... pairs) {
        var forms = new HashSet<Set<String>>();
        for (var pair : pairs) {
            forms.add(Set.of(pair.split(" ")));
        }
        return Set.copyOf(forms);
    }

    /** A record with everything written plainly. */
    private record Known(
            @Nullable String given,
            @Nullable String knownAs,
            @Nullable String family,
            @Nullable String birth,
            @Nullable String nhs,
            @Nullable String address,
            @Nullable String postcode) {

        static Known of(Identity i) {
            var birth = i.birth();
            return new Known(
                    plain(i.given()),
                    plain(i.knownAs()),
                    plain(i.family()),
                    birth == null
                            ? null
                            : "%04d%02d%02d".formatted(birth.getYear(), birth.getMonthValue(), birth.getDayOfMonth()),
                    i.nhsNumber(),
                    plain(i.address()),
                    plain(i.postcode()));
        }

        private static @Nullable String plain(@Nullable String written) {
            if (written == null) {
                return null;
            }
            var plain = ListWords.plain(written.replaceAll("['’ʼ`]", ""));
            return plain.isEmpty() ? null : plain;
        }

        /** Under which it is looked for: two records of one person share at least one, whatever single slip they have. */
        Set<String> keys() {
            var keys = new HashSet<String>();
            var sounds = family == null ? null : sound(family);
            var called = given == null ? null : sound(first(given));
            if (birth != null) {
                var month = birth.substring(4, 6);
                var day = birth.substring(6);
                keys.add("b" + birth.substring(0, 4) + (month.compareTo(day) < 0 ? month + day : day + month));
                if (sounds != null) {
                    keys.add("y" + birth.substring(0, 4) + sounds);
                    keys.add("d" + birth.substring(4) + sounds);
                }
                if (called != null) {
                    keys.add("g" + birth.substring(0, 4) + called + (postcode == null ? "" : first(postcode)));
                }
            }
            if (sounds != null && called != null) {
                keys.add(sounds.compareTo(called) < 0 ? "n" + sounds + "/" + called : "n" + called + "/" + sounds);
            }
            if (postcode != null && sounds != null) {
                keys.add("p" + postcode + sounds);
            }
            return keys;
        }
    }

    /** How common the values are that agree. A record is not counted as evidence of its own value. */
    private static final class Frequencies {

        private final Map<String, Integer> counts = new HashMap<>();
        private final int people;

        Frequencies(List<Known> list, List<Known> known) {
            // The larger side stands for the people there are; a name is counted on both for whether others bear it.
            var sample = known.size() >= list.size() ? known : list;
            people = sample.size();
            for (var k : sample) {
                count("g", k.given() == null ? null : first(k.given()));
                count("f", k.family());
                count("b", k.birth());
                count("a", k.address());
                count("p", k.postcode());
            }
        }

        private void count(String kind, @Nullable String value) {
            if (value != null) {
                counts.merge(kind + value, 1, Integer::sum);
            }
        }

        boolean borneByOthers(String given) {
            return counts.getOrDefault("g" + first(given), 0) > 1;
        }

        double chance(Level level, Known a, Known b) {
            return switch (level) {
                case SAME_GIVEN -> of("g", b.given() == null ? null : first(b.given()), level.u);
                case SAME_FAMILY -> of("f", b.family(), level.u);
                case SAME_BIRTH -> Math.max(level.u, of("b", b.birth(), level.u));
                case SAME_PLACE -> Math.max(of("a", b.address(), level.u), of("a", a.address(), level.u));
                case SAME_POSTCODE -> of("p", b.postcode(), level.u);
                default -> 0;
            };
        }

        private double of(String kind, @Nullable String value, double before) {
            int others = Math.max(0, counts.getOrDefault(kind + value, 0) - 1);
            return (others + before * PRIOR_PEOPLE) / (Math.max(0, people - 1) + PRIOR_PEOPLE);
        }
    }
}
