package care.backstop.communications.usecase;

import care.backstop.communications.rules.SitrepDue;
import care.backstop.communications.store.SitrepStore;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Door;
import care.backstop.kernel.room.KeyFigure;
import care.backstop.kernel.room.OverviewPanel;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the overview of an incident says about its sitreps. */
@Component
class SitrepPanel implements OverviewPanel {

    private final SitrepStore sitreps;
    private final Clock clock;

    SitrepPanel(SitrepStore sitreps, Clock clock) {
        this.sitreps = sitreps;
        this.clock = clock;
    }

    @Override
    public String heading() {
        return "Messages";
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public List<KeyFigure> figures(UUID incident) {
        var href = "/incidents/" + incident + "/messages";
        return sitreps.last(incident)
                .map(last -> {
                    var next = SitrepDue.next(last.notifiedAt(), last.asAt());
                    return List.of(
                            new KeyFigure(
                                    "Last sitrep, number " + last.version(), London.show(last.asAt()), href, false),
                            new KeyFigure(
                                    "Next sitrep due",
                                    London.show(next),
                                    href,
                                    clock.instant().isAfter(next)));
                })
                .orElseGet(() -> List.of(new KeyFigure("Last sitrep", "None made yet", href, false)));
    }

    @Override
    public List<Door> links() {
        return List.of(new Door("See what a sitrep would say now", "/messages/now", 70));
    }
}
