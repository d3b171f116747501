package care.backstop.incident.usecase;

import care.backstop.incident.model.Incident;
import care.backstop.incident.model.Overview;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.OverviewStore;
import care.backstop.incident.usecase.CountDueTimes.Moved;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.London;
import care.backstop.kernel.Signposts;
import care.backstop.kernel.profile.AuthorityProfile;
import care.backstop.kernel.profile.Terms;
import care.backstop.kernel.room.Door;
import care.backstop.kernel.room.KeyFigure;
import care.backstop.kernel.room.OverviewPanel;
import care.backstop.kernel.room.Room;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything about an incident on one page. */
@Service
public class ReadOverview {

    /** What a module has to say, and where it leads. */
    public record Panel(String heading, List<KeyFigure> figures, List<Door> links) {}

    /** The incident, the room around it and all that is counted in it, at one moment. */
    public record Seen(
            Incident incident,
            Room room,
            Overview overview,
            List<Panel> panels,
            List<Moved> toMove,
            Terms terms,
            Instant now) {}

    private final IncidentStore incidents;
    private final OverviewStore overviews;
    private final ReadIncidents rooms;
    private final CountDueTimes dueTimes;
    private final List<OverviewPanel> panels;
    private final LogClearance clearance;
    private final Signposts signposts;
    private final Clock clock;

    ReadOverview(
            IncidentStore incidents,
            OverviewStore overviews,
            ReadIncidents rooms,
            CountDueTimes dueTimes,
            List<OverviewPanel> panels,
            LogClearance clearance,
            Signposts signposts,
            Clock clock) {
        this.incidents = incidents;
        this.overviews = overviews;
        this.rooms = rooms;
        this.signposts = signposts;
        this.dueTimes = dueTimes;
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(OverviewPanel::order))
                .toList();
        this.clearance = clearance;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Seen of(UUID id) {
        var now = clock.instant();
        var incident = incidents.find(id);
        var actor = Acting.current();
        var said = panels.stream()
                .map(p -> panel(p, id, actor))
                .filter(p -> !p.figures().isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
        var overview = overviews.of(id, now, endOfDay(now), clearance.of(Acting.current()));
        said.add(open(
                AmongOthers.heading(),
                AmongOthers.figures(id, overview.among(), overview.settings()),
                AmongOthers.links(),
                id,
                actor));
        return new Seen(
                incident,
                rooms.room(incident, ""),
                overview,
                said,
                dueTimes.toMove(incident, overview.deadlines()),
                terms(incident, overview),
                now);
    }

    private static Terms terms(Incident incident, Overview overview) {
        var settings = overview.settings();
        return Terms.of(
                settings == null ? AuthorityProfile.load(incident.profile()) : AuthorityProfile.readKept(settings));
    }

    /** What a module says, without the ways that are closed to the reader: a number stays, its link goes. */
    private Panel panel(OverviewPanel panel, UUID id, Actor actor) {
        return open(panel.heading(), panel.figures(id), panel.links(), id, actor);
    }

    private Panel open(String heading, List<KeyFigure> figures, List<Door> links, UUID id, Actor actor) {
        return new Panel(
                heading,
                figures.stream()
                        .map(f -> f.href() == null || signposts.leadsSomewhere(actor, f.href()) ? f : f.unlinked())
                        .toList(),
                links.stream()
                        .filter(l -> signposts.leadsSomewhere(actor, "/incidents/" + id + l.path()))
                        .toList());
    }

    static Instant endOfDay(Instant now) {
        return London.day(now).plusDays(1).atStartOfDay(London.ZONE).toInstant();
    }
}
