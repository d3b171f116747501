package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Timeline;
import care.backstop.incident.model.Meeting;
import care.backstop.kernel.London;
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
        List<Held> meetings,
        String due,
        Errors errors) {

    /** A meeting as shown. */
    public record Held(
            String id,
            String title,
            String planned,
            String held,
            String chair,
            String outcome,
            boolean open,
            int version) {
        static Held of(Meeting m) {
            return new Held(
                    m.id().toString(),
                    m.title(),
                    London.show(m.scheduledAt()) + ", " + m.place(),
                    m.heldAt() == null ? "" : London.show(m.heldAt()),
                    m.chair() == null ? "" : m.chair(),
                    m.outcome() == null ? "" : m.outcome(),
                    m.heldAt() == null,
                    m.version());
        }
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }
}
