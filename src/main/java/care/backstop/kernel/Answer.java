package care.backstop.kernel;

import java.util.Collection;

/** The answer to one question of fact. "Not known" is an answer in its own right and is never shown as "no". */
public enum Answer {
    YES,
    NO,
    NOT_KNOWN;

    /** All of several conditions: one NO settles it whatever is unknown; otherwise one NOT_KNOWN leaves it open. */
    public static Answer all(Collection<Finding> findings) {
        if (findings.stream().anyMatch(f -> f.answer() == NO)) {
            return NO;
        }
        return findings.stream().anyMatch(f -> f.answer() == NOT_KNOWN) ? NOT_KNOWN : YES;
    }

    public static Answer of(boolean value) {
        return value ? YES : NO;
    }
}
