package care.backstop.reporting.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.reporting.rules.KpiRating.Better;
import care.backstop.reporting.rules.KpiRating.Compared;
import care.backstop.reporting.rules.KpiRating.Rating;
import care.backstop.reporting.rules.KpiRating.Trend;
import care.backstop.testing.Requirement;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Table 2(f): every printed row that its values can give, and the edges of each colour. */
class KpiRatingTest {

    /** The values behind the printed ones where the table says what they must be; empty cells have no comparator. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Beds with patients ready to leave | LOW  | 0 | 16.0  |       | 3.5   |       |      | NOT_RATED | 13    | 357% | RED
            Discharged home with support      | HIGH | 0 | 80    |       | 85    |       |      | NOT_RATED | -5    | -6%  | AMBER
            Level 2 out in 48 h               | HIGH | 0 | 52    |       | 90    |       |      | NOT_RATED | -38   | -42% | RED
            Level 3 out in 72 h               | HIGH | 0 | 24    |       | 85    |       |      | NOT_RATED | -61   | -72% | RED
            Emergency admissions              | LOW  | 0 | 10318 | 13267 | 13140 | -2949 | -22% | GREEN     | -2822 | -21% | GREEN
            Permanent care home admissions    | LOW  | 0 | 66    | 114   |       | -48   | -42% | GREEN     |       |      | NOT_RATED
            LD health check                   | HIGH | 0 | 10.8  | 23.0  | 14.0  | -12   | -53% | RED       | -3    | -23% | RED
            SMI full check                    | HIGH | 0 | 21.0  | 18.2  | 45    | 3     | 15%  | GREEN     | -24   | -53% | RED
            Reablement, no ongoing care       | HIGH | 0 | 40.8  | 47.3  |       | -7    | -14% | RED       |       |      | NOT_RATED
            Falls and frailty 65+             | LOW  | 0 | 1251  | 1692  |       | -441  | -26% | GREEN     |       |      | NOT_RATED
            IAPT access, difference in whole  | HIGH | 0 | 5.9   | 5.2   | 5.9   | 1     | 13%  | GREEN     | 0     | 0%   | GREEN
            LARC                              | HIGH | 0 | 40.8  | 44.3  | 35.0  | -4    | -8%  | AMBER     | 6     | 17%  | GREEN
            HIV tests                         | HIGH | 0 | 81.7  | 86.3  | 75    | -5    | -5%  | AMBER     | 7     | 9%   | GREEN
            Smoking stopped by delivery       | HIGH | 0 | 24.8  | 18.2  |       | 7     | 36%  | GREEN     |       |      | NOT_RATED
            Alcohol completion                | HIGH | 1 | 37.8  | 31.7  |       | 6.1   | 19%  | GREEN     |       |      | NOT_RATED
            CHC assessed outside hospital     | HIGH | 0 | 100   | 93    | 85    | 7     | 8%   | GREEN     | 15    | 18%  | GREEN
            CHC in 28 days                    | HIGH | 0 | 33    | 62    | 80    | -29   | -47% | RED       | -47   | -59% | RED
            C. difficile                      | LOW  | 0 | 15    | 15    | 21    | 0     | 0%   | GREEN     | -6    | -29% | GREEN
            Placements via team               | HIGH | 0 | 91    | 90    | 90    | 1     | 1%   | GREEN     | 1     | 1%   | GREEN
            Home care start, days             | LOW  | 0 | 5.4   | 10.9  | 14.0  | -6    | -50% | GREEN     | -9    | -61% | GREEN
            Home start, days                  | LOW  | 0 | 4.9   | 7.7   | 14.0  | -3    | -36% | GREEN     | -9    | -65% | GREEN
            Home care hours                   | HIGH | 0 | 24716 | 22909 |       | 1807  | 8%   | GREEN     |       |      | NOT_RATED
            Off-framework clients             | LOW  | 0 | 34.8  | 18.3  | 20.0  | 17    | 90%  | RED       | 15    | 74%  | RED
            """)
    @Requirement("J-RAG-1")
    void asPrinted(
            String indicator,
            Better better,
            int decimals,
            BigDecimal actual,
            @Nullable BigDecimal previous,
            @Nullable BigDecimal target,
            @Nullable String previousDifference,
            @Nullable String previousPercentage,
            Rating previousRating,
            @Nullable String targetDifference,
            @Nullable String targetPercentage,
            Rating targetRating) {
        var rating = new KpiRating(better, decimals, actual, previous, target, false);
        asserted(rating.withPrevious(), previousDifference, previousPercentage, previousRating);
        asserted(rating.withTarget(), targetDifference, targetPercentage, targetRating);
    }

    private static void asserted(
            Compared compared, @Nullable String difference, @Nullable String percentage, Rating rating) {
        assertThat(compared.difference()).isEqualTo(difference == null ? "" : difference);
        assertThat(compared.percentage()).isEqualTo(percentage == null ? "" : percentage);
        assertThat(compared.rating()).isEqualTo(rating);
    }

    @ParameterizedTest
    @CsvSource({
        "HIGH, 100, 100, GREEN",
        "HIGH, 99.999, 100, AMBER",
        "HIGH, 90, 100, AMBER",
        "HIGH, 89.99, 100, RED",
        "LOW, 100, 100, GREEN",
        "LOW, 110, 100, AMBER",
        "LOW, 110.01, 100, RED",
        "LOW, 0, 0, GREEN",
        "LOW, 1, 0, RED",
        "HIGH, 0, 0, GREEN",
        "HIGH, 1, 0, GREEN"
    })
    @Requirement("J-RAG-1")
    void tenPercentShortIsStillAmber(Better better, BigDecimal actual, BigDecimal target, Rating rating) {
        assertThat(new KpiRating(better, 0, actual, null, target, false)
                        .withTarget()
                        .rating())
                .isEqualTo(rating);
    }

    @Test
    void oneCaseIsTooManyWhereNoneIsTolerated() {
        var one = new KpiRating(Better.LOW, 0, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO, true);
        assertThat(one.withPrevious()).isEqualTo(new Compared("1", "0", "-", Rating.RED));
        assertThat(one.withTarget()).isEqualTo(new Compared("0", "1", "-", Rating.RED));
        var none = new KpiRating(Better.LOW, 0, BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ZERO, true);
        assertThat(none.withPrevious()).isEqualTo(new Compared("1", "-1", "-", Rating.GREEN));
        assertThat(none.withTarget().rating()).isEqualTo(Rating.GREEN);
        var plain = new KpiRating(Better.LOW, 0, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO, false);
        assertThat(plain.withPrevious()).isEqualTo(new Compared("1", "0", "0%", Rating.GREEN));
    }

    @ParameterizedTest
    @CsvSource({
        "HIGH, 0, 91, 90, BETTER",
        "LOW, 0, 91, 90, WORSE",
        "HIGH, 0, 89, 90, WORSE",
        "LOW, 0, 89, 90, BETTER",
        "HIGH, 0, 90.4, 89.6, SAME",
        "HIGH, 1, 90.4, 89.6, BETTER",
        "LOW, 0, 15, 15, SAME"
    })
    @Requirement("J-RAG-2")
    void theTrendIsOfWhatIsPrinted(Better better, int decimals, BigDecimal actual, BigDecimal previous, Trend trend) {
        assertThat(new KpiRating(better, decimals, actual, previous, null, false).trend())
                .isEqualTo(trend);
    }

    @Test
    void nothingToCompareWithIsNotRatedAndHasNoTrend() {
        var alone = new KpiRating(Better.HIGH, 1, new BigDecimal("5.25"), null, null, false);
        assertThat(alone.shown()).isEqualTo("5.3");
        assertThat(alone.withPrevious()).isEqualTo(new Compared("", "", "", Rating.NOT_RATED));
        assertThat(alone.withTarget()).isEqualTo(new Compared("", "", "", Rating.NOT_RATED));
        assertThat(alone.trend()).isNull();
    }
}
