package care.backstop.placement.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Radios;
import care.backstop.kernel.room.Room;
import care.backstop.placement.model.Decided;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Recording a choice, or fixing a place for the plans. */
public record ChoicePage(
        Room room,
        String self,
        String called,
        String location,
        @Nullable String place,
        List<String> prompts,
        @Nullable String visited,
        Errors errors,
        Map<String, String> typed) {

    public @Nullable String value(String field) {
        return typed.get(field);
    }

    public boolean ticked(String field) {
        return typed.containsKey(field);
    }

    public Radios decidedBy() {
        var radios = Radios.of("decidedBy", "Who decided?");
        for (var decided : Decided.values()) {
            radios = radios.choice(decided.name(), decided.words());
        }
        return radios.chosen(typed.get("decidedBy")).error(errors.on("decidedBy"));
    }
}
