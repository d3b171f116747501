package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Timeline;
import care.backstop.kernel.room.Room;
import java.util.List;
import java.util.Map;

/** A page of the room that is mostly one form: what was typed, what is wrong with it, and what is known so far. */
public record FormPage(
        Room room,
        String base,
        int version,
        boolean mayWrite,
        Map<String, String> typed,
        List<String> open,
        Timeline history,
        Errors errors) {

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }
}
