package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.StillOpen;
import care.backstop.incident.model.Ending;
import care.backstop.incident.model.Incident;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an incident ends: everything that is open with the way to mend it, or the form that closes it; and how it goes on
 * again.
 *
 * @param closed how it ended, or null while it runs
 */
public record ClosePage(
        Room room,
        String base,
        List<Group> open,
        @Nullable String closed,
        List<String> before,
        String because,
        Errors errors) {

    /** Open things of one sort. */
    public record Group(String heading, String clause, List<Line> lines) {}

    /** One of them, and where it is mended. */
    public record Line(String words, String href) {}

    static ClosePage of(
            Room room,
            Incident incident,
            List<StillOpen> open,
            List<Ending> endings,
            @Nullable String because,
            Errors errors) {
        var base = "/incidents/" + incident.id();
        var groups = new LinkedHashMap<StillOpen.Kind, List<Line>>();
        open.forEach(o ->
                groups.computeIfAbsent(o.kind(), _ -> new ArrayList<>()).add(new Line(o.words(), base + o.path())));
        return new ClosePage(
                room,
                base,
                groups.entrySet().stream()
                        .map(g -> new Group(g.getKey().words(), g.getKey().clause(), g.getValue()))
                        .toList(),
                OverviewPage.closed(incident),
                endings.stream()
                        .map(e -> "%s by %s (%s) on %s: %s"
                                .formatted(
                                        e.closed() ? "Closed" : "Opened again",
                                        e.by(),
                                        e.postName(),
                                        London.show(e.at()),
                                        e.because()))
                        .toList(),
                because == null ? "" : because,
                errors);
    }

    /** Where a posted form comes from, for the idempotency key. */
    public String key() {
        return UUID.randomUUID().toString();
    }
}
