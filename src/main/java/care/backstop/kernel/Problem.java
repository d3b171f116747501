package care.backstop.kernel;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with what was sent, in words that say how to mend it. {@code row} is the line of the file as a
 * spreadsheet shows it (header = 1) or null when there are no rows; {@code field} is the heading or JSON name, or null.
 */
public record Problem(@Nullable Integer row, @Nullable String field, Code code, String message) {

    /** Why a command was not carried out (requirements.md section 1). */
    public enum Code {
        /** Invalid or missing content. */
        VAL,
        /** Not permitted. */
        AUTH,
        /** Not allowed at this stage. */
        STATE,
        /** Duplicate. */
        DUP,
        /** Conflicts with another record. */
        CONF
    }

    public static Problem of(@Nullable String field, Code code, String message) {
        return new Problem(null, field, code, message);
    }
}
