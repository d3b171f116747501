package care.backstop.placement.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Radios;
import care.backstop.kernel.profile.Terms;
import care.backstop.placement.model.Transport;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is asked about the day of a move, whether it is planned or changed: as typed, and what is wrong with it. */
public record MoveFields(Errors errors, Map<String, String> typed, Terms terms) {

    public @Nullable String value(String field) {
        return typed.get(field);
    }

    public Radios transport() {
        var radios = Radios.of("transport", "How does the person travel?");
        for (var transport : Transport.values()) {
            radios = radios.choice(transport.name(), transport.words());
        }
        return radios.chosen(typed.get("transport")).error(errors.on("transport"));
    }
}
