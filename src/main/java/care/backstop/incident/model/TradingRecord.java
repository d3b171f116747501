package care.backstop.incident.model;

import care.backstop.incident.rules.ServiceState;
import care.backstop.incident.rules.TradingOn.Aspect;
import care.backstop.incident.rules.TradingOn.Result;
import care.backstop.incident.rules.TradingOn.Standing;
import care.backstop.kernel.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a service that trades on stood on one day, kept for good; the latest of a day counts. */
public record TradingRecord(
        UUID id,
        UUID watch,
        LocalDate day,
        Map<Aspect, Standing> standings,
        String saidBy,
        @Nullable String note,
        Result result,
        ServiceState state,
        List<Finding> findings,
        String explanation,
        String ruleVersion,
        Instant recordedAt,
        String recordedBy) {

    public TradingRecord {
        standings = Map.copyOf(standings);
        findings = List.copyOf(findings);
    }

    public Standing standing(Aspect aspect) {
        return standings.getOrDefault(aspect, Standing.NOT_KNOWN);
    }
}
