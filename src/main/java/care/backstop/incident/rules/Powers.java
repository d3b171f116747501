package care.backstop.incident.rules;

import care.backstop.kernel.LegalRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Which statutory powers and duties are there for a situation, each with its citation. One that a council cites by nothing
 * is not offered: it is a gap to be mended.
 */
@LegalRule(
        title = "Powers and duties for a situation",
        authority = {"Kent protocol 1.3", "Care Act 2014 s 18", "Care Act 2014 s 19(3)", "Care Act 2014 s 48(1)-(2)"},
        checked = "2026-11-25")
public final class Powers {

    /** How things stand for a service: whether its provider failed in law, and whether it runs. */
    public enum Situation {
        RUNNING("Running, no business failure"),
        JEOPARDY("About to stop, no business failure"),
        STOPPED("Stopped, no business failure"),
        FAILED_RUNNING("Running after a business failure"),
        FAILED_JEOPARDY("About to stop after a business failure"),
        FAILED_STOPPED("Stopped because of a business failure");

        private final String words;

        Situation(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** The situation that a state and a business failure make; a partial stop is a stop. */
        public static Situation of(ServiceState state, boolean failed) {
            return switch (state) {
                case RUNNING -> failed ? FAILED_RUNNING : RUNNING;
                case JEOPARDY, UNKNOWN -> failed ? FAILED_JEOPARDY : JEOPARDY;
                case PARTLY_STOPPED, STOPPED -> failed ? FAILED_STOPPED : STOPPED;
            };
        }
    }

    /** What the law gives. */
    public enum Power {
        S18("Meet the needs of somebody to whom the duty is owed already"),
        S19("Meet urgent needs at once, without assessment and wherever the person lives"),
        S48("Meet for now the needs that the failed provider met");

        private final String words;

        Power(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** How a council cites each; blank where it cites it by nothing. */
    public record Citations(String s18, String s19, String s48) {

        /** As the Act is cited; how the urgent power is cited is the council's own. */
        public static Citations of(String urgentPower) {
            return new Citations("Care Act 2014 s 18", urgentPower, "Care Act 2014 s 48");
        }

        private String of(Power power) {
            return switch (power) {
                case S18 -> s18;
                case S19 -> s19;
                case S48 -> s48;
            };
        }
    }

    /** A power that is there, with its citation. */
    public record Available(Power power, String citation) {}

    /**
     * The answer.
     *
     * @param gaps powers that would be there and have no citation
     */
    public record Shown(List<Available> available, List<Power> gaps) {}

    public static Shown in(Situation situation, Citations citations) {
        var available = new ArrayList<Available>();
        var gaps = new ArrayList<Power>();
        for (var power : powers(situation)) {
            var citation = citations.of(power).strip();
            if (citation.isEmpty()) {
                gaps.add(power);
            } else {
                available.add(new Available(power, citation));
            }
        }
        return new Shown(List.copyOf(available), List.copyOf(gaps));
    }

    private static List<Power> powers(Situation situation) {
        return situation == Situation.FAILED_STOPPED
                ? List.of(Power.S48, Power.S19, Power.S18)
                : List.of(Power.S19, Power.S18);
    }

    private Powers() {}
}
