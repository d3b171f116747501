package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.people.Funding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many people there are, as the provider confirms it, beside how many we count. Whatever the provider gives by
 * category must add up; a difference from our count is shown and needs a reason before anybody signs.
 */
@LegalRule(
        title = "The confirmed number of people",
        authority = {"Southampton procedure, Appendix A 2.2 and 3.1", "Lancashire procedure 3.2"},
        checked = "2026-11-25")
public final class ConfirmedNumber {

    /** Who the people are to those who pay. */
    public enum Category {
        COUNCIL("This council"),
        ICB("The local ICB"),
        OTHER_COUNCIL("Another council or country"),
        OTHER_ICB("Another ICB"),
        SELF("Pays for own care"),
        PERSONAL_BUDGET("Personal budget or direct payment"),
        NOT_KNOWN("Not known");

        private final String words;

        Category(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        public static Category of(Funding funding) {
            return switch (funding) {
                case HOST_COUNCIL, JOINT, FNC, S117, JOINT_COUNCILS -> COUNCIL;
                case CHC_LOCAL -> ICB;
                case CHC_OTHER -> OTHER_ICB;
                case OTHER_COUNCIL, OTHER_COUNTRY -> OTHER_COUNCIL;
                case SELF -> SELF;
                case PERSONAL_BUDGET -> PERSONAL_BUDGET;
                case NOT_KNOWN -> NOT_KNOWN;
            };
        }
    }

    /**
     * What the provider says and what we count.
     *
     * @param byCategory what the provider gives by category; empty when it gives only the whole
     */
    public record Facts(
            int said,
            Map<Category, Integer> byCategory,
            int counted,
            @Nullable String why) {

        public Facts {
            byCategory = Map.copyOf(byCategory);
        }
    }

    /** Said less counted: above nought we have not found everybody, below it somebody is counted who should not be. */
    public static int variance(int said, int counted) {
        return said - counted;
    }

    /** How many we count in each category, and in all. */
    public static Map<Category, Integer> counted(Map<Funding, Integer> people) {
        var counted = new EnumMap<Category, Integer>(Category.class);
        for (var category : Category.values()) {
            counted.put(category, 0);
        }
        people.forEach((funding, n) -> counted.merge(Category.of(funding), n, Integer::sum));
        return counted;
    }

    /** @throws Rejected when it may not be signed as it is */
    public static void maySign(Facts f) {
        var problems = new ArrayList<Problem>();
        if (f.said() < 1 || f.said() > 1_000_000) {
            problems.add(
                    Problem.of("said", Code.VAL, "Enter how many people the provider says it cares for, at least 1."));
        }
        f.byCategory().forEach((category, n) -> {
            if (n < 0 || n > 1_000_000) {
                problems.add(Problem.of(category.name(), Code.VAL, "Enter a number that is not below nought."));
            }
        });
        int sum = f.byCategory().values().stream().mapToInt(Integer::intValue).sum();
        if (problems.isEmpty() && !f.byCategory().isEmpty() && sum != f.said()) {
            problems.add(Problem.of(
                    "said",
                    Code.CONF,
                    "The categories add up to %d and the whole is given as %d. Ask the provider which is right."
                            .formatted(sum, f.said())));
        }
        if (problems.isEmpty() && variance(f.said(), f.counted()) != 0 && f.why() == null) {
            problems.add(Problem.of(
                    "why",
                    Code.VAL,
                    "The provider says %d and we count %d. Say why they differ, or find the difference first."
                            .formatted(f.said(), f.counted())));
        }
        if (!problems.isEmpty()) {
            throw new Rejected(List.copyOf(problems));
        }
    }

    private ConfirmedNumber() {}
}
