package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.Cause;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One incident for a provider that fails in several places. */
public record ProviderPage(String key, String nowLocal, Map<String, String> typed, Errors errors) {

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public String value(String field, String otherwise) {
        var said = value(field);
        return said.isEmpty() ? otherwise : said;
    }

    public List<Cause> causes() {
        return Arrays.asList(Cause.values());
    }
}
