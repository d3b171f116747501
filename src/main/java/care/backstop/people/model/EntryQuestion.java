package care.backstop.people.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question that an entry answers.
 *
 * @param optional it may be left empty, as far as the question itself goes
 * @param ruled a rule asks for it all the same, so that nobody is told it may be left out
 */
public record EntryQuestion(
        String key,
        String label,
        Type type,
        boolean optional,
        boolean ruled,
        @Nullable String hint,
        Map<String, String> choices) {

    /** How it is answered. */
    public enum Type {
        LINE,
        TEXT,
        YES_NO,
        CHOICE,
        TICKS,
        DAY,
        MOMENT,
        NUMBER
    }

    public EntryQuestion {
        choices = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(choices));
    }

    static EntryQuestion line(String key, String label) {
        return of(key, label, Type.LINE);
    }

    static EntryQuestion text(String key, String label) {
        return of(key, label, Type.TEXT);
    }

    static EntryQuestion yesNo(String key, String label) {
        var answers = new LinkedHashMap<String, String>();
        answers.put("YES", "Yes");
        answers.put("NO", "No");
        return new EntryQuestion(key, label, Type.YES_NO, false, false, null, answers);
    }

    static EntryQuestion day(String key, String label) {
        return of(key, label, Type.DAY);
    }

    static EntryQuestion moment(String key, String label) {
        return of(key, label, Type.MOMENT);
    }

    static EntryQuestion number(String key, String label) {
        return of(key, label, Type.NUMBER);
    }

    static EntryQuestion choice(String key, String label, Map<String, String> choices) {
        return new EntryQuestion(key, label, Type.CHOICE, false, false, null, choices);
    }

    static EntryQuestion ticks(String key, String label, Map<String, String> choices) {
        return new EntryQuestion(key, label, Type.TICKS, false, false, null, choices);
    }

    private static EntryQuestion of(String key, String label, Type type) {
        return new EntryQuestion(key, label, type, false, false, null, Map.of());
    }

    EntryQuestion maybe() {
        return new EntryQuestion(key, label, type, true, false, hint, choices);
    }

    EntryQuestion byRule() {
        return new EntryQuestion(key, label, type, true, true, hint, choices);
    }

    EntryQuestion among(Map<String, String> choices) {
        return new EntryQuestion(key, label, type, optional, ruled, hint, choices);
    }

    EntryQuestion hint(String hint) {
        return new EntryQuestion(key, label, type, optional, ruled, hint, choices);
    }

    /** The label, saying so where an answer may be left out. */
    public String asked() {
        return optional && !ruled ? label + " (optional)" : label;
    }
}
