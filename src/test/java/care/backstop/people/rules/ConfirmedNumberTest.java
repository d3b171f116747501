package care.backstop.people.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.people.Funding;
import care.backstop.people.rules.ConfirmedNumber.Category;
import care.backstop.testing.Requirement;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfirmedNumberTest {

    private static final Map<Category, Integer> BY_CATEGORY = Map.of(
            Category.COUNCIL, 61,
            Category.ICB, 14,
            Category.OTHER_COUNCIL, 5,
            Category.OTHER_ICB, 3,
            Category.SELF, 29,
            Category.PERSONAL_BUDGET, 8);

    @ParameterizedTest(name = "said {0}, counted {1}, because {2}: {3} {4}")
    @CsvSource(nullValues = "-", textBlock = """
        # said,  counted, why,              code, field
          120,     120,     -,                -,    -
          120,     119,     Two rows to come, -,    -
          120,     119,     -,                VAL,  why
          119,     120,     -,                VAL,  why
          1,       1,       -,                -,    -
          0,       0,       Nobody there,     VAL,  said
          -1,      5,       Nobody there,     VAL,  said
          1000001, 5,       Nobody there,     VAL,  said
          1000000, 5,       A whole group,    -,    -
        """)
    @Requirement("SA-3.1")
    void aDifferenceNeedsAReason(
            int said, int counted, @Nullable String why, @Nullable Code code, @Nullable String field) {
        refused(new ConfirmedNumber.Facts(said, Map.of(), counted, why), code, field);
    }

    @Test
    @Requirement("SA-2.2")
    void categoriesAddUpToTheWhole() {
        refused(new ConfirmedNumber.Facts(120, BY_CATEGORY, 120, null), null, null);
        refused(new ConfirmedNumber.Facts(119, BY_CATEGORY, 119, null), Code.CONF, "said");
        refused(new ConfirmedNumber.Facts(120, Map.of(Category.SELF, 119), 120, null), Code.CONF, "said");
        refused(new ConfirmedNumber.Facts(120, Map.of(Category.SELF, -1), 120, null), Code.VAL, "SELF");
        refused(new ConfirmedNumber.Facts(120, Map.of(Category.SELF, 1_000_001), 120, null), Code.VAL, "SELF");
        refused(new ConfirmedNumber.Facts(7, Map.of(Category.SELF, 0, Category.ICB, 7), 7, null), null, null);
        refused(new ConfirmedNumber.Facts(1_000_000, Map.of(Category.ICB, 1_000_000), 1_000_000, null), null, null);
    }

    private static void refused(ConfirmedNumber.Facts facts, @Nullable Code code, @Nullable String field) {
        if (code == null) {
            assertThatCode(() -> ConfirmedNumber.maySign(facts)).doesNotThrowAnyException();
            return;
        }
        var refused = catchThrowableOfType(Rejected.class, () -> ConfirmedNumber.maySign(facts));
        assertThat(refused).isNotNull();
        assertThat(refused.problems()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo(code);
            assertThat(p.field()).isEqualTo(field);
        });
    }

    @Test
    void varianceSaysWhoIsMissing() {
        assertThat(ConfirmedNumber.variance(120, 118)).isEqualTo(2);
        assertThat(ConfirmedNumber.variance(118, 120)).isEqualTo(-2);
    }

    @Test
    @Requirement("LF-05")
    void everyKindOfFundingIsOfOneCategoryAndABlankIsNotKnown() {
        var counted = ConfirmedNumber.counted(Map.ofEntries(
                Map.entry(Funding.HOST_COUNCIL, 50),
                Map.entry(Funding.FNC, 6),
                Map.entry(Funding.S117, 3),
                Map.entry(Funding.JOINT, 1),
                Map.entry(Funding.JOINT_COUNCILS, 1),
                Map.entry(Funding.CHC_LOCAL, 14),
                Map.entry(Funding.OTHER_COUNCIL, 4),
                Map.entry(Funding.OTHER_COUNTRY, 1),
                Map.entry(Funding.CHC_OTHER, 3),
                Map.entry(Funding.SELF, 29),
                Map.entry(Funding.PERSONAL_BUDGET, 8)));
        BY_CATEGORY.forEach((category, n) -> assertThat(counted).containsEntry(category, n));
        assertThat(counted).containsEntry(Category.NOT_KNOWN, 0);
        assertThat(counted.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(120);
        assertThat(ConfirmedNumber.counted(Map.of(Funding.NOT_KNOWN, 1))).containsEntry(Category.NOT_KNOWN, 1);
    }
}
