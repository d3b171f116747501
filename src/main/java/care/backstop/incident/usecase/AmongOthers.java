package care.backstop.incident.usecase;

import care.backstop.incident.model.Overview.Among;
import care.backstop.kernel.profile.AuthorityProfile;
import care.backstop.kernel.profile.Key;
import care.backstop.kernel.room.Door;
import care.backstop.kernel.room.KeyFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the overview says of an incident among others: its services, what it is part of, who was asked for help. */
final class AmongOthers {

    static String heading() {
        return "Among others";
    }

    static List<KeyFigure> figures(UUID incident, Among a, @Nullable String settings) {
        var base = "/incidents/" + incident;
        var figures = new ArrayList<KeyFigure>();
        if (a.parent() != null) {
            figures.add(new KeyFigure(
                    "Part of",
                    a.parentName() == null ? "A larger incident" : a.parentName(),
                    a.parentName() == null ? null : "/incidents/" + a.parent(),
                    false));
        }
        if (a.services() > 0) {
            figures.add(KeyFigure.of("Services with an incident of their own", a.services(), base + "/services"));
        }
        boolean ask = asksForHelp(a, settings);
        figures.add(KeyFigure.of(
                        ask ? "Incidents run at once: ask other teams for support" : "Incidents that run at once",
                        a.running(),
                        ask ? base + "/support" : "/incidents")
                .alarm(ask));
        if (a.askedFor() > 0) {
            figures.add(KeyFigure.of("Requests to other teams not answered", a.askedFor(), base + "/support"));
        }
        if (a.escalations() > 0) {
            figures.add(KeyFigure.of("Texts for emergency planners", a.escalations(), base + "/emergency"));
        }
        return figures;
    }

    static List<Door> links() {
        return List.of(
                new Door("Services of the same provider, and their numbers", "/services", 90),
                new Door("Ask other teams for support", "/support", 91),
                new Door("Tell emergency planning", "/emergency", 92));
    }

    /** So many run that other teams are asked, and in this one nobody has been. */
    private static boolean asksForHelp(Among a, @Nullable String settings) {
        if (settings == null || a.running() < 2 || a.everAsked() > 0) {
            return false;
        }
        var from = AuthorityProfile.readKept(settings).number(Key.SUPPORT_INCIDENTS);
        return from != null && a.running() >= from;
    }

    private AmongOthers() {}
}
