package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.incident.model.Meeting;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The meetings of an incident.
 *
 * @param due when the first one is or was due
 * @param groups those that may meet, the steering group first
 */
public record MeetingsPage(
        Room room,
        String base,
        String steering,
        boolean mayWrite,
        List<Held> meetings,
        String due,
        List<Option> groups,
        Map<String, String> typed,
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
            @Nullable String cancelled,
            int version) {
        static Held of(Meeting m) {
            return new Held(
                    m.id().toString(),
                    m.title(),
                    London.show(m.scheduledAt()) + ", " + m.place(),
                    m.heldAt() == null ? "" : London.show(m.heldAt()),
                    m.chair() == null ? "" : m.chair(),
                    m.outcome() == null ? "" : m.outcome(),
                    m.planned(),
                    m.cancelled() == null
                            ? null
                            : "%s, by %s: %s"
                                    .formatted(
                                            London.show(m.cancelled().at()),
                                            m.cancelled().by(),
                                            m.cancelled().because()),
                    m.version());
        }
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }
}
