package care.backstop.market;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a service may have that a person must have or would like. No published register tells it, so services are asked;
 * what neither of them said is not known, which is never the same as no. Facts of this kind that are not listed here
 * are kept in the person's own words and asked for one by one.
 */
public enum Feature {
    GROUND_FLOOR(Group.BUILDING, "Ground floor or a lift", "ground floor", "lift", "no stairs", "step free"),
    ENSUITE(Group.BUILDING, "Own bathroom", "ensuite", "en suite", "private bathroom"),
    LEVEL_SHOWER(Group.BUILDING, "Level shower or wet room", "wet room", "walk in shower"),
    SHARED_ROOM(Group.BUILDING, "Room for a couple", "double room", "couple", "couples"),
    GARDEN(Group.BUILDING, "Garden people can use", "garden", "outdoor space"),
    SAFE_DOORS(Group.BUILDING, "Doors kept safe for people who wander", "secure", "secure unit", "locked", "keypad"),

    HOIST(Group.EQUIPMENT, "Hoist", "hoists", "hoisting", "ceiling hoist"),
    BARIATRIC(Group.EQUIPMENT, "Bed and equipment for heavy people", "bariatric bed", "bariatric equipment"),
    PROFILING_BED(Group.EQUIPMENT, "Profiling bed", "hospital bed"),
    OXYGEN(Group.EQUIPMENT, "Oxygen"),
    FALLS_SENSOR(Group.EQUIPMENT, "Falls sensors", "sensor mat", "falls alarm"),

    END_OF_LIFE_CARE(Group.SKILLS, "Care at the end of life", "end of life", "palliative", "palliative care"),
    TUBE_FEEDING(Group.SKILLS, "Feeding by tube", "peg", "peg feeding", "peg feed"),
    BEHAVIOUR(Group.SKILLS, "Behaviour that challenges", "challenging behaviour"),

    SIGN_LANGUAGE(Group.COMMUNICATION, "British Sign Language", "bsl", "sign language"),
    MAKATON(Group.COMMUNICATION, "Makaton"),
    LARGE_PRINT(Group.COMMUNICATION, "Information for people who see little", "large print", "braille"),

    HALAL(Group.FAITH_AND_FOOD, "Halal food", "halal diet"),
    KOSHER(Group.FAITH_AND_FOOD, "Kosher food", "kosher diet"),
    VEGETARIAN(Group.FAITH_AND_FOOD, "Vegetarian or vegan food", "vegetarian diet", "vegan", "vegan diet"),
    SOFT_FOOD(Group.FAITH_AND_FOOD, "Soft or thickened food", "soft diet", "texture modified", "thickened fluids"),
    WORSHIP(Group.FAITH_AND_FOOD, "Worship, or visits by a minister", "mass", "prayer room", "chapel", "prayers"),

    PETS(Group.LIFE, "Pets may come", "pet", "cat", "dog", "pets allowed"),
    SMOKING(Group.LIFE, "A place to smoke", "smoker", "smoking area"),

    WOMEN_ONLY(Group.WHO, "For women only", "female only", "women"),
    MEN_ONLY(Group.WHO, "For men only", "male only", "men"),
    CARER_OF_CHOSEN_SEX(
            Group.WHO,
            "Personal care by the sex they choose",
            "female carer",
            "female carers",
            "male carer",
            "male carers",
            "same sex carers");

    /** Under which heading it is asked. */
    public enum Group {
        BUILDING("Rooms and building"),
        EQUIPMENT("Equipment"),
        SKILLS("Care it can give"),
        COMMUNICATION("Communication"),
        FAITH_AND_FOOD("Faith and food"),
        LIFE("Everyday life"),
        WHO("Who lives and works there");

        private final String words;

        Group(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private static final Map<String, Feature> BY_WORDS = Arrays.stream(values())
            .flatMap(f -> Stream.concat(Stream.of(f.name(), f.words), f.alsoCalled.stream())
                    .map(words -> Map.entry(plain(words), f)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a));

    /** Places for one sex: never assumed to be open to somebody of whom nobody said so. */
    public static final Set<Feature> ONE_SEX = Set.of(WOMEN_ONLY, MEN_ONLY);

    private final Group group;
    private final String words;
    private final List<String> alsoCalled;

    Feature(Group group, String words, String... alsoCalled) {
        this.group = group;
        this.words = words;
        this.alsoCalled = List.of(alsoCalled);
    }

    public Group group() {
        return group;
    }

    public String words() {
        return words;
    }

    /** The feature that these words mean, whatever their case and hyphens; empty for words of their own. */
    public static Optional<Feature> named(String words) {
        return Optional.ofNullable(BY_WORDS.get(plain(words)));
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.UK).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
