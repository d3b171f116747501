package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.kernel.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How much each role may decide by itself. */
public record LimitsPage(List<String> limits, Map<String, String> typed, Errors errors) {

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public List<Option> roles() {
        return Arrays.stream(Role.values())
                .map(r -> Option.of(r.name(), r.key()))
                .toList();
    }
}
