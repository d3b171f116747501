package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.model.ProfileVersion;
import care.backstop.incident.usecase.TakeProcedures.Offer;
import care.backstop.incident.usecase.TakeProcedures.PlanPart;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.util.List;

/** What an incident's plan was made from, and what could be added. */
public record PlanProceduresPage(
        Room room,
        String base,
        String settings,
        List<Line> taken,
        List<Line> offered,
        List<PlanPart> parts,
        boolean mayWrite,
        Errors errors) {

    /**
     * A procedure.
     *
     * @param note what taking it would do, or when it was taken
     */
    public record Line(String template, String title, String version, String note, boolean canTake) {}

    static PlanProceduresPage of(
            Room room,
            List<Offer> offers,
            ProfileVersion settings,
            List<PlanPart> parts,
            boolean mayWrite,
            Errors errors) {
        return new PlanProceduresPage(
                room,
                "/incidents/" + room.incident() + "/actions",
                settings.words(),
                offers.stream()
                        .filter(o -> o.pinned() != null)
                        .map(PlanProceduresPage::taken)
                        .toList(),
                offers.stream()
                        .filter(o -> o.pinned() == null && o.lines() > 0)
                        .map(o -> new Line(
                                o.template(),
                                o.title(),
                                o.version(),
                                "Adds %s%s"
                                        .formatted(
                                                Spans.counted(o.lines(), "action"),
                                                o.suits() ? "" : ". Meant for another kind of incident"),
                                true))
                        .toList(),
                parts,
                mayWrite,
                errors);
    }

    private static Line taken(Offer o) {
        var pinned = o.pinned();
        if (pinned == null) {
            throw new IllegalArgumentException(o.template() + " is not in the plan");
        }
        var since = "Since %s, by %s".formatted(London.show(pinned.takenAt()), pinned.takenBy());
        return new Line(
                o.template(),
                o.title(),
                pinned.words(),
                o.newer()
                        ? "%s. The procedure has changed since: %s would add %s"
                                .formatted(since, o.version(), Spans.counted(o.lines(), "action"))
                        : since,
                o.newer());
    }
}
