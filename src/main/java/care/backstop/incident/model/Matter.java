package care.backstop.incident.model;

import care.backstop.incident.LogKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A risk, an issue, a complaint or the like, as it stands after everything entered about it.
 *
 * @param first the entry that opened it
 * @param text its words, as last put right
 * @param details what is known now: later answers stand in place of earlier ones
 * @param since what was done about it, in the order entered
 */
public record Matter(LogEntry first, String text, Map<String, String> details, List<LogEntry> since, boolean open) {

    /** Puts entries together that belong together: those that open a matter, and those that follow on from one. */
    public static List<Matter> of(List<LogEntry> entries) {
        var corrections = new LinkedHashMap<Long, LogEntry>();
        entries.stream().filter(e -> e.corrects() != null).forEach(e -> corrections.put(e.corrects(), e));
        var matters = new ArrayList<Matter>();
        for (var first : entries) {
            if (first.follows() == null && first.corrects() == null) {
                var since = entries.stream()
                        .filter(e -> e.follows() != null && e.follows() == first.number() && e.corrects() == null)
                        .toList();
                matters.add(of(first, since, corrections));
            }
        }
        return matters;
    }

    private static Matter of(LogEntry first, List<LogEntry> since, Map<Long, LogEntry> corrections) {
        var form = LogForm.of(first.kind());
        var right = latest(first, corrections);
        var details = new LinkedHashMap<>(first.details());
        details.putAll(right.details());
        boolean open = first.kind() != LogKind.BUSINESS_SUPPORT
                || !(details.containsKey("staff") && details.containsKey("days"));
        for (var step : since) {
            details.putAll(step.details());
            details.putAll(latest(step, corrections).details());
            open = open && form.step(step.step()).map(s -> !s.ends()).orElse(true);
        }
        return new Matter(first, right.text(), Map.copyOf(details), since, open);
    }

    private static LogEntry latest(LogEntry entry, Map<Long, LogEntry> corrections) {
        var right = entry;
        for (var next = corrections.get(entry.number()); next != null; next = corrections.get(next.number())) {
            right = next;
        }
        return right;
    }

    public long number() {
        return first.number();
    }

    public LogKind kind() {
        return first.kind();
    }

    /** Who owns it, answers it or disputes it; empty when the type knows no such thing. */
    public String owner() {
        for (var key : List.of("owner", "answers", "between", "outlet", "contact")) {
            var value = details.get(key);
            if (value != null) {
                return value;
            }
        }
        return "";
    }

    /** Likelihood times impact, or null when it has none. */
    public @Nullable Integer score() {
        var likelihood = details.get("likelihood");
        var impact = details.get("impact");
        return likelihood == null || impact == null ? null : Integer.parseInt(likelihood) * Integer.parseInt(impact);
    }

    /** When it was last looked at: entered, or reviewed. */
    public Instant lookedAt() {
        return since.isEmpty() ? first.enteredAt() : since.getLast().enteredAt();
    }

    /** The first moment at which somebody should have looked at it again, or null. */
    public @Nullable Instant dueAt() {
        var at = details.get("dueAt");
        return at == null || !open ? null : Instant.parse(at);
    }

    public @Nullable LocalDate day(String key) {
        var day = details.get(key);
        return day == null ? null : LocalDate.parse(day);
    }

    public boolean late(Instant now) {
        var due = dueAt();
        return due != null && !now.isBefore(due);
    }

    /** How often this was done about it. */
    public long count(String step) {
        return since.stream().filter(e -> step.equals(e.step())).count();
    }
}
