package care.backstop.people.web;

import care.backstop.kernel.Signposts;
import care.backstop.kernel.room.Door;
import care.backstop.kernel.room.KeyFigure;
import care.backstop.kernel.room.OverviewPanel;
import care.backstop.people.Colour;
import care.backstop.people.usecase.LookAtPeople;
import care.backstop.people.usecase.Reconcile;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The door of the room behind which people are, and what the overview says of them. */
@Configuration(proxyBeanMethods = false)
class PeopleRoom {

    @Bean
    Door peopleDoor() {
        return new Door("People", LookAtPeople.DOOR, 30);
    }

    @Bean
    OverviewPanel peoplePanel(LookAtPeople people) {
        return new Panel(people);
    }

    /** Whole lists are for whoever reads everybody of the incident. */
    @Bean
    Signposts.Closed wholeListsToSome(Reconcile reconcile) {
        return (actor, path) -> path.startsWith("/incidents/")
                && (path.contains("/reconciliation")
                        || path.contains(LookAtPeople.DOOR + "/lists/asked")
                        || path.contains(LookAtPeople.DOOR + "/caseloads"))
                && !reconcile.mayRead(actor);
    }

    private record Panel(LookAtPeople people) implements OverviewPanel {

        @Override
        public String heading() {
            return "People";
        }

        @Override
        public int order() {
            return 30;
        }

        @Override
        public List<KeyFigure> figures(UUID incident) {
            var counts = people.countsWithAlerts(incident);
            var list = "/incidents/" + incident + LookAtPeople.DOOR;
            var figures = new ArrayList<KeyFigure>();
            if (counts.listsLate() > 0) {
                figures.add(
                        KeyFigure.of("Lists asked for that have not come", counts.listsLate(), list + "/lists/asked")
                                .alarm(true));
            }
            if (counts.listAsAt() == null && counts.total() == 0) {
                figures.add(new KeyFigure("People: no list yet", Words.NOT_KNOWN, list + "/lists", true));
                return figures;
            }
            figures.add(KeyFigure.of("People affected", counts.total(), list));
            figures.add(KeyFigure.of("Still to be placed", counts.open(), list + "?still=NOT_PLACED"));
            figures.add(KeyFigure.of("Red", counts.colours().getOrDefault(Colour.RED, 0), list + "?priority=RED"));
            int unrated = counts.colours().getOrDefault(Colour.UNRATED, 0);
            figures.add(KeyFigure.of("Not rated yet", unrated, list + "?priority=UNRATED")
                    .alarm(unrated > 0));
            figures.add(KeyFigure.of("Not told yet", counts.notTold(), list + "?still=NOT_TOLD"));
            figures.add(KeyFigure.of("With nobody in charge", counts.withoutWorker(), list + "?still=NO_WORKER")
                    .alarm(counts.withoutWorker() > 0));
            if (counts.workersOver() != null && counts.workersOver() > 0) {
                figures.add(KeyFigure.of(
                                "Workers with more people than their limit", counts.workersOver(), list + "/caseloads")
                        .alarm(true));
            }
            if (counts.recordsLate() != null && counts.recordsLate() > 0) {
                figures.add(KeyFigure.of(
                                "People whose care records are late or missing",
                                counts.recordsLate(),
                                list + "/boards/records")
                        .alarm(true));
            }
            if (counts.stale() > 0) {
                figures.add(KeyFigure.of("Not on the latest list", counts.stale(), list)
                        .alarm(true));
            }
            return figures;
        }

        @Override
        public List<Door> links() {
            return List.of(
                    new Door("Take in a list of people", LookAtPeople.DOOR + "/lists", 31),
                    new Door("Lists compared", "/reconciliation", 32));
        }
    }
}
