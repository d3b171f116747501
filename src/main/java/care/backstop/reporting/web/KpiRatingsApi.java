package care.backstop.reporting.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Area;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.reporting.rules.KpiRating;
import care.backstop.reporting.rules.KpiRating.Better;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Rates an indicator for anyone who wants to try its figures. Nothing is stored. */
@RestController
class KpiRatingsApi {

    private static final int MOST_DECIMALS = 6;

    /** As sent: {@code better} is {@code low} or {@code high}, in capitals or not. */
    record Asked(
            @Nullable String better,
            @Nullable Integer decimals,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal previous,
            @Nullable BigDecimal target,
            @Nullable Boolean zeroTolerance) {}

    /** As printed; without {@code trend} when there is no year before. */
    record Rated(
            String actual, KpiRating.Compared previous, KpiRating.Compared target, KpiRating.@Nullable Trend trend) {}

    @PostMapping("/api/v1/kpi-ratings")
    @Access(area = Area.REP, act = Act.READ)
    Rated rate(@RequestBody Asked asked) {
        var rating = read(asked);
        return new Rated(rating.shown(), rating.withPrevious(), rating.withTarget(), rating.trend());
    }

    private static KpiRating read(Asked asked) {
        var problems = new ArrayList<Problem>();
        var better = better(asked.better());
        if (better == null) {
            problems.add(wrong("better", "Say which way is better: low or high."));
        }
        int decimals = asked.decimals() == null ? 0 : asked.decimals();
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            problems.add(wrong("decimals", "Show it with 0 to %d decimals.".formatted(MOST_DECIMALS)));
        }
        if (asked.actual() == null) {
            problems.add(wrong("actual", "Give the value that was measured, as a number."));
        }
        notBelowZero(problems, "actual", asked.actual());
        notBelowZero(problems, "previous", asked.previous());
        notBelowZero(problems, "target", asked.target());
        if (better == null || asked.actual() == null || !problems.isEmpty()) {
            throw new Rejected(List.copyOf(problems));
        }
        return new KpiRating(
                better,
                decimals,
                asked.actual(),
                asked.previous(),
                asked.target(),
                Boolean.TRUE.equals(asked.zeroTolerance()));
    }

    private static @Nullable Better better(@Nullable String said) {
        return switch (said == null ? "" : said.strip().toLowerCase(Locale.ROOT)) {
            case "low" -> Better.LOW;
            case "high" -> Better.HIGH;
            default -> null;
        };
    }

    private static void notBelowZero(List<Problem> problems, String field, @Nullable BigDecimal value) {
        if (value != null && value.signum() < 0) {
            problems.add(wrong(field, "It counts or measures something, so it cannot be below 0."));
        }
    }

    private static Problem wrong(String field, String message) {
        return Problem.of(field, Problem.Code.VAL, message);
    }
}
