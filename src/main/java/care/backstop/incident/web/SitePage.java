package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.Tag;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.SiteVisit;
import care.backstop.incident.usecase.WatchTheSite;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is and who was at the site.
 *
 * @param typed what was typed; {@code visit} and {@code form} say where
 */
public record SitePage(
        Room room,
        String base,
        List<There> there,
        DataTable left,
        List<Option> places,
        boolean mayWrite,
        String now,
        Map<String, String> typed,
        Errors errors) {

    /** Somebody who is there now. */
    public record There(
            String id,
            String name,
            String agency,
            String place,
            String on,
            String why,
            String expected,
            @Nullable String phone,
            @Nullable String welfare,
            boolean alarming,
            Tag tag,
            int version) {

        static There of(SiteVisit v, Instant now) {
            boolean alarming = v.alarming(now);
            return new There(
                    v.id().toString(),
                    v.name(),
                    v.agency(),
                    v.locationName(),
                    London.show(v.onAt()),
                    v.why(),
                    London.show(v.expectedOffAt()),
                    v.phone(),
                    v.welfareAt() == null
                            ? null
                            : "Last welfare call %s by %s: %s"
                                    .formatted(London.show(v.welfareAt()), v.welfareBy(), v.welfareOutcome()),
                    alarming,
                    alarming ? Tag.urgent("Ring them now") : Tag.active("There"),
                    v.version());
        }
    }

    static SitePage of(
            Room room,
            Incident incident,
            List<SiteVisit> visits,
            boolean mayWrite,
            Map<String, String> typed,
            Errors errors,
            Instant now) {
        var base = "/incidents/" + incident.id() + "/site";
        return new SitePage(
                room,
                base,
                visits.stream()
                        .filter(SiteVisit::there)
                        .map(v -> There.of(v, now))
                        .toList(),
                DataTable.of("left", "Signed off")
                        .columns("Who", "Agency", "Where", "On", "Off", "How long", "Why")
                        .rows(visits.stream()
                                .filter(v -> !v.there())
                                .map(v -> DataTable.Row.of(
                                        v.name(),
                                        v.agency(),
                                        v.locationName(),
                                        London.show(v.onAt()),
                                        v.offAt() == null ? "" : London.show(v.offAt()),
                                        WatchTheSite.lasted(v),
                                        v.why()))
                                .toList())
                        .csv(base + ".csv")
                        .empty("Nobody has signed off yet."),
                incident.sites().stream()
                        .map(s -> Option.of(s.location(), s.name()))
                        .toList(),
                mayWrite,
                Typed.local(now),
                typed,
                errors);
    }

    public long alarms() {
        return there.stream().filter(There::alarming).count();
    }

    public String alarm() {
        return alarms() == 1
                ? "One person has not signed off an hour after the end of the shift. Ring them now."
                : "%d people have not signed off an hour after the end of the shift. Ring them now."
                        .formatted(alarms());
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    /** What was typed for this visit, or what stands there at first. */
    public String valueFor(String visit, String field, String first) {
        return visit.equals(value("visit")) ? typed.getOrDefault(field, first) : first;
    }

    public @Nullable String errorFor(String visit, String field) {
        return visit.equals(value("visit")) ? errors.on(field) : null;
    }
}
