package care.backstop.incident.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * On what terms a service ends: the notice that ends the contract, the notice agreed instead, the facts that start a
 * managed closure, the failure date, and the factors that a plan is made by. Answers come by name, days in ISO 8601.
 */
@LegalRule(
        title = "Terms on which a service ends",
        authority = {
            "Southampton procedure 1.5",
            "Southampton procedure 1.7",
            "Southampton procedure 1.10",
            "Southampton procedure 4.1",
            "Lancashire procedure 2.1",
            "Lancashire procedure 3.11"
        },
        checked = "2026-11-25")
public final class ExitTerms {

    /** What is wrong, which keeps it from being recorded, and what somebody should know though it is recorded. */
    public record Verdict(List<Problem> wrong, List<String> warnings) {
        public Verdict {
            wrong = List.copyOf(wrong);
            warnings = List.copyOf(warnings);
        }

        static Verdict wrong(String field, Code code, String message) {
            return new Verdict(List.of(Problem.of(field, code, message)), List.of());
        }

        static Verdict sound() {
            return new Verdict(List.of(), List.of());
        }
    }

    /** The facts of a managed closure, by their field. */
    public static final Map<String, String> CLOSURE_FACTS = Map.of(
            "failureConfirmed", "the failure is confirmed",
            "decommissioning", "decommissioning was received",
            "noticeReceived", "notice under the contract was received",
            "peopleMustMove", "people must move or be provided for otherwise");

    /** What a plan is made by, in the order asked. */
    public static final List<String> FACTORS = List.of("cause", "timescale", "supply", "staffing");

    /** A set date lies ahead. */
    public static Verdict ahead(String field, @Nullable String day, LocalDate today) {
        return day == null || !LocalDate.parse(day).isBefore(today)
                ? Verdict.sound()
                : Verdict.wrong(
                        field,
                        Code.VAL,
                        "%s has passed. Enter today or a later day".formatted(London.show(LocalDate.parse(day))));
    }

    /** The end of a contract is the day of the notice and its period together. */
    public static Verdict contractNotice(LocalDate noticeOn, int days, LocalDate endsOn) {
        var sum = noticeOn.plusDays(days);
        return sum.equals(endsOn)
                ? Verdict.sound()
                : Verdict.wrong(
                        "endsOn",
                        Code.CONF,
                        "%d days after %s is %s, not %s. Check the three with the notice"
                                .formatted(days, London.show(noticeOn), London.show(sum), London.show(endsOn)));
    }

    /**
     * A notice agreed with the provider: it ends after it begins, and somebody leads the closure from then on. Shorter
     * than the contract is allowed, with a warning where nobody says why.
     *
     * @param contractDays what the contract gives; null where it is not known
     */
    public static Verdict agreedNotice(
            LocalDate fromOn,
            int days,
            LocalDate endsOn,
            @Nullable Integer contractDays,
            @Nullable String shorterBecause,
            @Nullable String lead) {
        var wrong = new ArrayList<Problem>();
        if (endsOn.isBefore(fromOn)) {
            wrong.add(Problem.of(
                    "endsOn",
                    Code.VAL,
                    "The notice runs from %s. Enter that day or a later one".formatted(London.show(fromOn))));
        } else if (!fromOn.plusDays(days).equals(endsOn)) {
            wrong.add(Problem.of(
                    "endsOn",
                    Code.CONF,
                    "%d days after %s is %s, not %s"
                            .formatted(
                                    days,
                                    London.show(fromOn),
                                    London.show(fromOn.plusDays(days)),
                                    London.show(endsOn))));
        }
        wrong.addAll(closureLead(lead).wrong());
        if (!wrong.isEmpty()) {
            return new Verdict(wrong, List.of());
        }
        return contractDays != null && days < contractDays && (shorterBecause == null || shorterBecause.isBlank())
                ? new Verdict(
                        List.of(),
                        List.of("The %d days agreed are shorter than the %d of the contract, and nobody has said why"
                                .formatted(days, contractDays)))
                : Verdict.sound();
    }

    /** Once a notice is agreed, somebody leads the closure. */
    public static Verdict closureLead(@Nullable String lead) {
        return lead == null || lead.isBlank()
                ? Verdict.wrong("lead", Code.STATE, "A notice is agreed, so somebody leads the closure. Enter who")
                : Verdict.sound();
    }

    /** Staff who isolate are part of the staff. */
    public static Verdict isolating(@Nullable Integer isolating, @Nullable Integer staff) {
        return isolating == null || staff == null || isolating <= staff
                ? Verdict.sound()
                : Verdict.wrong(
                        "isolating",
                        Code.VAL,
                        "%d cannot isolate where %d work. Check both numbers".formatted(isolating, staff));
    }

    /** Which of the four facts are missing. */
    public static List<String> missing(Map<String, String> facts) {
        return Stream.of("failureConfirmed", "decommissioning", "noticeReceived", "peopleMustMove")
                .filter(f -> !"YES".equals(facts.get(f)))
                .map(f -> Objects.requireNonNull(CLOSURE_FACTS.get(f)))
                .toList();
    }

    /** A managed closure starts with all four facts, or without some where the lead says why. */
    public static Verdict managedClosure(Map<String, String> facts, boolean byLead, @Nullable String override) {
        var missing = missing(facts);
        if (missing.isEmpty()) {
            return Verdict.sound();
        }
        var said = "Not recorded: that " + String.join("; that ", missing);
        if (override == null || override.isBlank()) {
            return Verdict.wrong("override", Code.STATE, said + ". The lead may start it all the same, and says why");
        }
        return byLead
                ? new Verdict(List.of(), List.of(said))
                : Verdict.wrong("override", Code.STATE, said + ". Only the lead starts it all the same");
    }

    /** A closure that the provider opposes waits for the procedure of the contract; why it may not go on, or null. */
    public static @Nullable String opposed(@Nullable Map<String, String> opposition) {
        return opposition == null
                        || !"YES".equals(opposition.get("opposes"))
                        || "ACTIVE".equals(opposition.get("procedure"))
                ? null
                : "The provider opposes the closure, and the procedure of its contract is not active. Start that procedure and record it first";
    }

    /** Which factors nobody has written down. */
    public static List<String> missingFactors(@Nullable Map<String, String> factors) {
        return FACTORS.stream()
                .filter(f -> factors == null
                        || factors.get(f) == null
                        || Objects.requireNonNull(factors.get(f)).isBlank())
                .toList();
    }

    private ExitTerms() {}
}
