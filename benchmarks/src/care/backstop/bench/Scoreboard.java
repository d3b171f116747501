package care.backstop.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/** Says of each figure what it is, what it is measured against, what was promised and whether that holds. */
final class Scoreboard {

    private static final double BUSY = 1.5;

    private final String name;
    private int missed;

    Scoreboard(String name) {
        this.name = name;
        System.out.printf(Locale.UK, "%n%-8s %9s  %-44s %9s  %s%n", name, "measured", "in", "promised", "of");
    }

    /** Promised is at most {@code limit}. */
    void atMost(double limit, double measured, String in, String of) {
        say(measured <= limit, limit, measured, in, of);
    }

    /** Promised is less than {@code limit}. */
    void under(double limit, double measured, String in, String of) {
        say(measured < limit, limit, measured, in, of);
    }

    /** Promised is {@code least} or more. */
    void atLeast(double least, double measured, String in, String of) {
        say(measured >= least, least, measured, in, of);
    }

    private void say(boolean met, double limit, double measured, String in, String of) {
        missed += met ? 0 : 1;
        System.out.printf(Locale.UK, "%-8s %9.2f  %-44s %9s  %s%n", met ? "met" : "NOT MET", measured, in, number(limit), of);
    }

    /** A figure that nothing was promised of. */
    void note(double measured, String in, String of) {
        System.out.printf(Locale.UK, "%-8s %9.2f  %-44s %9s  %s%n", "", measured, in, "", of);
    }

    /** 1 if a promise was missed. On a machine that others keep busy, seconds say little; ratios and memory still do. */
    int exitCode() {
        var machine = ManagementFactory.getOperatingSystemMXBean();
        double waiting = machine.getSystemLoadAverage() / machine.getAvailableProcessors();
        if (waiting > BUSY) {
            note(waiting, "programs at work for each processor", "THE MACHINE IS BUSY: seconds are that much too long");
        }
        System.out.printf("%s: %s%n", name, missed == 0 ? "every target met" : missed + " TARGETS NOT MET");
        return missed == 0 ? 0 : 1;
    }

    static double median(double... of) {
        var sorted = of.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String number(double limit) {
        return limit == Math.rint(limit) ? "%,d".formatted((long) limit) : "%.1f".formatted(limit);
    }
}
