package care.backstop.incident.rules;

import care.backstop.incident.IncidentKind;
import care.backstop.kernel.LegalRule;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * When the temporary duty begins, the functions that normally do such work do it. So each task it asks for has a function
 * and an owner before the response to a failure starts; an exit or a failure that may still come has no such duty yet.
 */
@LegalRule(
        title = "Every task of the temporary duty has a function and an owner",
        authority = {"Kent protocol 6.9", "Care Act 2014 s 48(2)"},
        checked = "2026-11-25")
public final class FunctionsOfTheDuty {

    /**
     * What is missing before the response may start.
     *
     * @param tasks what the council's procedure lists, by key
     * @param mapped keys of those that have a function and an owner
     */
    public static List<String> missing(IncidentKind kind, Map<String, String> tasks, Collection<String> mapped) {
        return kind != IncidentKind.FAILURE
                ? List.of()
                : tasks.entrySet().stream()
                        .filter(t -> !mapped.contains(t.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
    }

    private FunctionsOfTheDuty() {}
}
