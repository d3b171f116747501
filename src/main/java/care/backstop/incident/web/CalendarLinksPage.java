package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One's own calendar links.
 *
 * @param made the link just made, shown this once, or null
 */
public record CalendarLinksPage(
        @Nullable String made, List<Live> live, DataTable revoked, Map<String, String> typed, Errors errors) {

    /** A link that works. */
    public record Live(String id, String label, String since) {}

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }
}
