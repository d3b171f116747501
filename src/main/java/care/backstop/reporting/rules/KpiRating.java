package care.backstop.reporting.rules;

import care.backstop.kernel.LegalRule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How one indicator does against the year before and against its target. Everything is reckoned from the values as they
 * were stored and rounded only to be shown, so that a printed difference need not be the difference of the printed
 * figures. What is absent is not rated; a stored zero is a real target. Table 2(f) of the requirements.
 *
 * @param actual what was measured, not below zero
 * @param previous the same a year before; null when there is none
 * @param target what was promised; null when nothing was
 * @param decimals with how many places its figures are shown, 0 to 6
 * @param zeroTolerance one case is too many: red against the year before while there is any, and no percentages
 */
@LegalRule(
        title = "How an indicator is rated against last year and its target",
        authority = "Joint Commissioning Board pack, performance report",
        checked = "2026-11-25")
public record KpiRating(
        Better better,
        int decimals,
        BigDecimal actual,
        @Nullable BigDecimal previous,
        @Nullable BigDecimal target,
        boolean zeroTolerance) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal ALMOST = BigDecimal.TEN.negate();

    /** Which way is the better one. */
    public enum Better {
        LOW,
        HIGH
    }

    /** The colour against one comparator. */
    public enum Rating {
        GREEN,
        AMBER,
        RED,
        NOT_RATED
    }

    /** Against the year before. */
    public enum Trend {
        BETTER,
        SAME,
        WORSE
    }

    /**
     * Beside one comparator, as printed.
     *
     * @param value the comparator; empty when there is none
     * @param difference actual less comparator
     * @param percentage that difference in percent of the comparator, {@code -} when it cannot be said
     */
    public record Compared(String value, String difference, String percentage, Rating rating) {
        private static final Compared WITH_NOTHING = new Compared("", "", "", Rating.NOT_RATED);
    }

    /** The measured value as printed. */
    public String shown() {
        return shown(actual);
    }

    public Compared withPrevious() {
        if (previous == null) {
            return Compared.WITH_NOTHING;
        }
        return compared(previous, zeroTolerance && actual.signum() > 0 ? Rating.RED : rating(previous));
    }

    public Compared withTarget() {
        return target == null ? Compared.WITH_NOTHING : compared(target, rating(target));
    }

    /** Null when there is no year before. Equal as printed is the same. */
    public @Nullable Trend trend() {
        if (previous == null) {
            return null;
        }
        int way = rounded(actual, decimals).compareTo(rounded(previous, decimals));
        if (way == 0) {
            return Trend.SAME;
        }
        return way > 0 == (better == Better.HIGH) ? Trend.BETTER : Trend.WORSE;
    }

    private Compared compared(BigDecimal with, Rating rating) {
        var percentage = zeroTolerance || with.signum() == 0
                ? "-"
                : rounded(change(with), 0).toPlainString() + "%";
        return new Compared(shown(with), shown(actual.subtract(with)), percentage, rating);
    }

    /** Ten percent short, exactly, is still amber. */
    private Rating rating(BigDecimal with) {
        if (with.signum() == 0) {
            return better == Better.HIGH || actual.signum() == 0 ? Rating.GREEN : Rating.RED;
        }
        var gain = better == Better.HIGH ? change(with) : change(with).negate();
        if (gain.signum() >= 0) {
            return Rating.GREEN;
        }
        return gain.compareTo(ALMOST) >= 0 ? Rating.AMBER : Rating.RED;
    }

    /** In percent, unrounded. */
    private BigDecimal change(BigDecimal with) {
        return actual.subtract(with).multiply(HUNDRED).divide(with, MathContext.DECIMAL128);
    }

    private String shown(BigDecimal value) {
        return rounded(value, decimals).toPlainString();
    }

    private static BigDecimal rounded(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_UP);
    }
}
