package care.backstop.govuk;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened, newest first or oldest first as the page has it.
 *
 * @param headingLevel of each event's title
 */
public record Timeline(List<Event> events, int headingLevel) {

    /**
     * One thing that happened.
     *
     * @param by who did it, null when nobody did
     * @param when the moment in words, as {@code London.show} writes it
     * @param instant the same for machines, ISO 8601; null when only words are known
     */
    public record Event(
            Content title,
            @Nullable String by,
            String when,
            @Nullable String instant,
            @Nullable Content text) {

        public static Event of(String title, @Nullable String by, String when) {
            return new Event(Text.of(title), by, when, null, null);
        }

        public Event instant(@Nullable String instant) {
            return new Event(title, by, when, instant, text);
        }

        public Event text(@Nullable Content text) {
            return new Event(title, by, when, instant, text);
        }
    }

    public Timeline {
        events = List.copyOf(events);
    }

    public static Timeline of(List<Event> events) {
        return new Timeline(events, 2);
    }

    public Timeline event(Event event) {
        var all = new ArrayList<>(events);
        all.add(event);
        return new Timeline(all, headingLevel);
    }

    public Timeline headingLevel(int level) {
        return new Timeline(events, level);
    }
}
