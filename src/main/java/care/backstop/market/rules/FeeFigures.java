package care.backstop.market.rules;

import care.backstop.kernel.Problem;
import care.backstop.market.ServiceKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a service asks, in pence: a week for a place, an hour for home care. Null is "not known". */
public record FeeFigures(
        @Nullable Long weeklyPence, @Nullable Long hourlyPence) {

    /** No fee was said. */
    public static final FeeFigures NONE = new FeeFigures(null, null);

    private static final long MOST_A_WEEK = 2_000_000;
    private static final long MOST_AN_HOUR = 50_000;

    public boolean known() {
        return weeklyPence != null || hourlyPence != null;
    }

    /** Everything that stands against these fees for this kind of service. */
    public List<Problem> problems(@Nullable ServiceKind service) {
        var problems = new ArrayList<Problem>();
        if (service != null && service.countedInMinutes() && weeklyPence != null) {
            problems.add(invalid("weeklyFee", "Home care is paid by the hour. Enter the hourly fee instead"));
        } else if (weeklyPence != null && (weeklyPence <= 0 || weeklyPence > MOST_A_WEEK)) {
            problems.add(invalid("weeklyFee", "The weekly fee must be more than £0 and at most £20,000"));
        }
        if (service != null && !service.countedInMinutes() && hourlyPence != null) {
            problems.add(invalid("hourlyFee", "Only home care is paid by the hour. Enter the weekly fee instead"));
        } else if (hourlyPence != null && (hourlyPence <= 0 || hourlyPence > MOST_AN_HOUR)) {
            problems.add(invalid("hourlyFee", "The hourly fee must be more than £0 and at most £500"));
        }
        return problems;
    }

    private static Problem invalid(String field, String message) {
        return Problem.of(field, Problem.Code.VAL, message);
    }
}
