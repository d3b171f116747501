package care.backstop.incident.rules;

import care.backstop.kernel.London;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What emergency planners are told, in the two shapes that category 1 responders expect (JESIP joint doctrine): METHANE to
 * raise the alarm, IIMARCH to brief. Made from what the incident knows; what it does not know is said to be not known. It
 * counts people and never names one, and one to four of a kind are said to be fewer than five.
 */
public final class EmergencyText {

    public static final String NOT_KNOWN = "Not known.";

    private static final int FIRST_SHOWN = 5;

    /** Which of the two. */
    public enum Shape {
        METHANE(
                "To raise the alarm",
                "Major incident",
                "Exact location",
                "Type of incident",
                "Hazards",
                "Access",
                "Number of people",
                "Emergency services and agencies"),
        IIMARCH(
                "To brief",
                "Information",
                "Intent",
                "Method",
                "Administration",
                "Risk assessment",
                "Communications",
                "Humanitarian issues");

        private final String words;
        private final List<String> headings;

        Shape(String words, String... headings) {
            this.words = words;
            this.headings = List.of(headings);
        }

        public String words() {
            return words;
        }

        public List<String> headings() {
            return headings;
        }
    }

    /** A place it is about, with the council whose area it is in. */
    public record Place(String name, @Nullable String council) {}

    /**
     * What the incident knows.
     *
     * @param people everyone affected; null when there is no list yet
     * @param priorities how many of those still to move are of each priority
     * @param told bodies that have been told
     * @param untold bodies that have not
     * @param risks how many risks are open; what they say is for those who may read them
     */
    public record Facts(
            String name,
            String kind,
            String service,
            String causes,
            String verification,
            List<Place> places,
            String council,
            @Nullable String lead,
            Instant awareAt,
            @Nullable LocalDate endsOn,
            @Nullable Integer people,
            @Nullable Integer moved,
            @Nullable Integer toMove,
            Map<String, Integer> priorities,
            List<String> told,
            List<String> untold,
            int openActions,
            int lateActions,
            int risks,
            @Nullable String lastDecision,
            @Nullable Instant nextMeeting,
            int openIncidents,
            Instant now) {

        public Facts {
            places = List.copyOf(places);
            priorities = Map.copyOf(priorities);
            told = List.copyOf(told);
            untold = List.copyOf(untold);
        }
    }

    /** The text, heading by heading, in order. */
    public static SequencedMap<String, String> of(Shape shape, Facts f) {
        var parts = new LinkedHashMap<String, String>();
        var texts = switch (shape) {
            case METHANE -> methane(f);
            case IIMARCH -> iimarch(f);
        };
        for (int i = 0; i < texts.size(); i++) {
            parts.put(shape.headings().get(i), texts.get(i));
        }
        return parts;
    }

    private static List<String> methane(Facts f) {
        return List.of(
                "Not declared by %s. To be decided with the emergency planning officer.".formatted(f.council()),
                places(f),
                "%s: %s, %s. Cause: %s. %s."
                        .formatted(f.kind(), f.name(), lower(f.service()), lower(f.causes()), f.verification()),
                hazards(f),
                NOT_KNOWN + " Ask the site about entrances, keys, lifts and where vehicles can stand.",
                numbers(f),
                bodies(f));
    }

    private static List<String> iimarch(Facts f) {
        return List.of(
                "%s: %s. %s knew of it on %s, %s ago. %s. %s %s"
                        .formatted(
                                f.kind(),
                                f.name(),
                                f.council(),
                                London.show(f.awareAt()),
                                hours(f),
                                f.verification(),
                                places(f),
                                numbers(f)),
                "Nobody goes without the care they need; everyone has somewhere to be before care stops. %s"
                        .formatted(stops(f)),
                "%s of the action plan are open, %s. %s"
                        .formatted(
                                counted(f.openActions(), "action", "actions"),
                                f.lateActions() == 0 ? "none is late" : f.lateActions() + " late",
                                f.lastDecision() == null
                                        ? "Nothing has been decided on what the council owes yet."
                                        : "Last decision: " + f.lastDecision() + "."),
                "In charge: %s. %s %s"
                        .formatted(
                                f.lead() == null ? "nobody yet" : f.lead(),
                                f.nextMeeting() == null
                                        ? "No meeting is planned."
                                        : "The group meets next on " + London.show(f.nextMeeting()) + ".",
                                f.openIncidents() > 1
                                        ? f.openIncidents() + " incidents of this council run at once."
                                        : "No other incident of this council runs."),
                "%s %s"
                        .formatted(
                                f.risks() == 0
                                        ? "No risk is open in the log."
                                        : counted(f.risks(), "risk is", "risks are") + " open in the log.",
                                hazards(f)),
                "%s Nothing about a person is passed on by telephone without a call back.".formatted(bodies(f)),
                humanitarian(f));
    }

    private static String places(Facts f) {
        if (f.places().isEmpty()) {
            return NOT_KNOWN;
        }
        var said = new ArrayList<String>();
        f.places()
                .forEach(p -> said.add(
                        p.council() == null ? p.name() + " (council not known)" : p.name() + " (" + p.council() + ")"));
        return String.join("; ", said) + ".";
    }

    private static String stops(Facts f) {
        if (f.endsOn() == null) {
            return "When care stops is not known.";
        }
        long days = ChronoUnit.DAYS.between(London.day(f.now()), f.endsOn());
        return "Care stops on %s, %s."
                .formatted(
                        London.show(f.endsOn()),
                        days < 0 ? "which has passed" : days == 0 ? "today" : "in " + counted(days, "day", "days"));
    }

    private static String hazards(Facts f) {
        return "%s %s"
                .formatted(
                        stops(f),
                        f.toMove() == null
                                ? "How many people would be left without care is not known."
                                : f.toMove() == 0
                                        ? "Nobody on the list still needs somewhere to be."
                                        : "%s people still need somewhere to be, and would be left without care then."
                                                .formatted(capital(few(f.toMove()))));
    }

    private static String numbers(Facts f) {
        if (f.people() == null) {
            return "There is no list of people yet: how many are affected is not known.";
        }
        return "%s: %s moved, %s still to move."
                .formatted(
                        capital(few(f.people())) + " people affected",
                        f.moved() == null ? "not known how many" : few(f.moved()),
                        f.toMove() == null ? "not known how many" : few(f.toMove()));
    }

    private static String humanitarian(Facts f) {
        if (f.people() == null) {
            return "There is no list of people yet, so what they need is not known.";
        }
        if (f.priorities().isEmpty()) {
            return "Nobody still to move has been given a priority.";
        }
        var said = new ArrayList<String>();
        f.priorities().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> said.add(few(e.getValue()) + " " + lower(e.getKey())));
        return "Priorities of those still to move: %s. Families, advocates and interpreters: ask the lead."
                .formatted(String.join(", ", said));
    }

    private static String bodies(Facts f) {
        return "%s%s"
                .formatted(
                        f.told().isEmpty()
                                ? "No other body is recorded as told."
                                : "Told: " + String.join(", ", f.told()) + ".",
                        f.untold().isEmpty() ? "" : " Not told yet: " + String.join(", ", f.untold()) + ".");
    }

    private static String hours(Facts f) {
        return counted(Duration.between(f.awareAt(), f.now()).toHours(), "hour", "hours");
    }

    /** One to four are not told outside. */
    private static String few(int count) {
        return count > 0 && count < FIRST_SHOWN ? "fewer than five" : "%,d".formatted(count);
    }

    private static String counted(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }

    private static String lower(String words) {
        return words.isEmpty() || (words.length() > 1 && Character.isUpperCase(words.charAt(1)))
                ? words
                : words.substring(0, 1).toLowerCase(Locale.UK) + words.substring(1);
    }

    private EmergencyText() {}
}
