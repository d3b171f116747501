package care.backstop.incident.rules;

import care.backstop.kernel.Answer;
import care.backstop.kernel.Finding;
import care.backstop.kernel.LegalRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a service stands on one day while an office-holder keeps it running. A provider that has failed and carries on
 * gives no duty; the day it cannot carry on may. The answer never gives the duty itself: it says when the duty test has
 * to be run again, and with which state of the service.
 */
@LegalRule(
        title = "Trading on after a failure",
        authority = {"Care Act 2014 s 48(1)", "SI 2015/301 reg 2", "Lancashire procedure 3.2", "Kent protocol 9"},
        checked = "2026-11-25")
public final class TradingOn {

    /** Stored with each record. */
    public static final String VERSION = "Trading on, of 25 November 2026";

    /** What is looked at every day. */
    public enum Aspect {
        RUNNING("Running", "Is the service running?", "SI 2015/301 reg 2(1)(b)"),
        STAFFING("Staffing", "Are there enough staff for every shift?", "Care Act 2014 s 48(1)"),
        FOOD("Food", "Is there food, and are the suppliers delivering?", "Care Act 2014 s 48(1)"),
        MEDICINES("Medicines", "Are medicines ordered, delivered and given?", "Care Act 2014 s 48(1)"),
        WAGES("Wages", "Are wages paid, or sure to be paid when due?", "Care Act 2014 s 48(1)"),
        INSURANCE("Insurance", "Is the insurance in force?", "Care Act 2014 s 48(1)"),
        AGENCY("Agency paid", "Are the agencies paid and still sending staff?", "Care Act 2014 s 48(1)");

        private final String words;
        private final String question;
        private final String authority;

        Aspect(String words, String question, String authority) {
            this.words = words;
            this.question = question;
            this.authority = authority;
        }

        public String words() {
            return words;
        }

        public String question() {
            return question;
        }

        /** As a field of a form: {@code running}. */
        public String field() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How one aspect stands. */
    public enum Standing {
        IN_ORDER("In order"),
        AT_RISK("At risk"),
        FAILED("Failed"),
        NOT_KNOWN("Not known");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What follows. */
    public enum Result {
        STEADY("It carries on: no duty"),
        WATCH_CLOSELY("It carries on, with something at risk: watch closely"),
        TEST_AGAIN("Run the duty test again now");

        private final String words;

        Result(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * The answer.
     *
     * @param state how the service stands for table A1
     */
    public record Determination(Result result, ServiceState state, String explanation, List<Finding> findings) {}

    /** Aspects not given are not known. */
    public static Determination determine(Map<Aspect, Standing> day) {
        var findings = Stream.of(Aspect.values())
                .map(a -> new Finding(a.authority, a.question, answer(standing(day, a))))
                .toList();
        var running = standing(day, Aspect.RUNNING);
        if (running == Standing.FAILED) {
            return new Determination(
                    Result.TEST_AGAIN,
                    ServiceState.STOPPED,
                    "The service does not run any more. Run the duty test again: if the provider has failed in law, the"
                            + " council may owe a duty from the moment it knew.",
                    findings);
        }
        var failed = named(day, Standing.FAILED);
        if (running == Standing.AT_RISK || !failed.isEmpty()) {
            return new Determination(
                    Result.TEST_AGAIN,
                    ServiceState.JEOPARDY,
                    (failed.isEmpty()
                                    ? "The service is about to stop."
                                    : "The service runs, but what it cannot do without has failed: %s."
                                            .formatted(failed))
                            + " Run the duty test again, and get ready. The duty starts only when the service stops.",
                    findings);
        }
        if (running == Standing.NOT_KNOWN) {
            return new Determination(
                    Result.WATCH_CLOSELY,
                    ServiceState.UNKNOWN,
                    "Nobody has confirmed that the service runs today. Find that out now.",
                    findings);
        }
        var unsure = Stream.of(named(day, Standing.AT_RISK), named(day, Standing.NOT_KNOWN))
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining(", "));
        return unsure.isEmpty()
                ? new Determination(
                        Result.STEADY,
                        ServiceState.RUNNING,
                        "The office-holder keeps the service running and everything it needs is in order, so there is no"
                                + " duty.",
                        findings)
                : new Determination(
                        Result.WATCH_CLOSELY,
                        ServiceState.RUNNING,
                        "The service runs, so there is no duty. Not sure or at risk: %s.".formatted(unsure),
                        findings);
    }

    /** Days from the first to the last one due, both included, of which there is no record. */
    public static List<LocalDate> missing(LocalDate first, LocalDate lastDue, java.util.Set<LocalDate> recorded) {
        return first.isAfter(lastDue)
                ? List.of()
                : first.datesUntil(lastDue.plusDays(1))
                        .filter(d -> !recorded.contains(d))
                        .toList();
    }

    /** The days on which to be reminded that the window closes: a week before, and two days before. */
    public static List<LocalDate> reminders(@Nullable LocalDate likelyEnd) {
        return likelyEnd == null ? List.of() : List.of(likelyEnd.minusDays(7), likelyEnd.minusDays(2));
    }

    private static String named(Map<Aspect, Standing> day, Standing standing) {
        var named = new ArrayList<String>();
        for (var aspect : Aspect.values()) {
            if (standing(day, aspect) == standing) {
                named.add(aspect.words.toLowerCase(Locale.UK));
            }
        }
        return String.join(", ", named);
    }

    private static Standing standing(Map<Aspect, Standing> day, Aspect aspect) {
        return day.getOrDefault(aspect, Standing.NOT_KNOWN);
    }

    private static Answer answer(Standing standing) {
        return switch (standing) {
            case IN_ORDER -> Answer.YES;
            case FAILED -> Answer.NO;
            case AT_RISK, NOT_KNOWN -> Answer.NOT_KNOWN;
        };
    }

    private TradingOn() {}
}
