package care.backstop.placement.rules;

import care.backstop.kernel.Answer;
import care.backstop.kernel.LegalRule;
import care.backstop.people.Need;
import care.backstop.people.Visits;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a provider is told when it is asked for a place: what it would have to offer, and nothing by which the person
 * could be known. A band instead of an age, how many friends instead of which, no name, address, date or service.
 */
@LegalRule(
        title = "What is needed, without who needs it",
        authority = {"UK GDPR Article 5(1)(c)"},
        checked = "2026-11-26")
public final class WithoutIdentity {

    /**
     * What is known.
     *
     * @param friends how many want to stay together, this person included; 1 or fewer for nobody else
     * @param naming texts that seem to name somebody, which are left out
     */
    public record Facts(
            @Nullable LocalDate birthDate,
            LocalDate today,
            @Nullable Need need,
            @Nullable Visits visits,
            @Nullable Integer weeklyMinutes,
            Answer doubleUp,
            Answer endOfLife,
            List<String> features,
            @Nullable String language,
            int friends,
            Set<String> naming) {

        public Facts {
            features = List.copyOf(features);
            naming = Set.copyOf(naming);
        }
    }

    /** One line of the profile. */
    public record Line(String label, String words) {}

    private enum About {
        MOVING(
                "Moving about",
                "wheelchair|walk\\w*|stairs|ground floor|lift|level|ramp|step.?free|transfers?|mobility"),
        EQUIPMENT("Equipment", "hoist|bed|beds|mattress|bariatric|oxygen|sling|commode|pump|rails?|equipment"),
        FOOD("Food", "diet|halal|kosher|vegetarian|vegan|food|pur[eé]ed?|soft|thicken\\w*|diabet\\w*|gluten|meals?"),
        FAITH("Faith and culture", "faith|church|chapel|mosque|temple|synagogue|pray\\w*|sabbath|cultur\\w*|worship"),
        COMMUNICATION(
                "Communication",
                "bsl|sign\\w*|makaton|hearing|deaf|loop|braille|sight|blind|interpreter|speak\\w*|language|communicat\\w*"),
        OTHER("Also needed", ".");

        private final String label;
        private final Pattern words;

        About(String label, String words) {
            this.label = label;
            this.words = this.ordinal() == 5 ? Pattern.compile(words) : Pattern.compile("\\b(" + words + ")\\b");
        }

        static About of(String feature) {
            var text = feature.toLowerCase(Locale.UK);
            for (var about : values()) {
                if (about.words.matcher(text).find()) {
                    return about;
                }
            }
            return OTHER;
        }
    }

    public static List<Line> profile(Facts f) {
        var lines = new ArrayList<Line>();
        lines.add(new Line("Age", age(f.birthDate, f.today)));
        lines.add(new Line("Kind of care", f.need == null ? "Not known yet" : f.need.words()));
        if (f.need == Need.HOME_CARE) {
            lines.add(new Line("How much", amount(f)));
        }
        if (f.doubleUp == Answer.YES) {
            lines.add(new Line("Workers", "Two at a time"));
        }
        if (f.endOfLife == Answer.YES) {
            lines.add(new Line("End of life", "Care at the end of life is needed"));
        }
        int leftOut = 0;
        for (var about : About.values()) {
            var said = new ArrayList<String>();
            for (var feature : f.features) {
                if (About.of(feature) == about) {
                    if (f.naming.contains(feature)) {
                        leftOut++;
                    } else {
                        said.add(feature);
                    }
                }
            }
            if (about == About.COMMUNICATION && f.language != null && !f.language.isBlank()) {
                said.add("Speaks " + f.language);
            }
            if (!said.isEmpty()) {
                lines.add(new Line(about.label, String.join("; ", said)));
            }
        }
        if (leftOut > 0) {
            lines.add(new Line(
                    "Left out",
                    leftOut == 1
                            ? "1 need that names somebody. Ask about it"
                            : leftOut + " needs that name somebody. Ask about them"));
        }
        if (f.friends > 1) {
            lines.add(new Line(
                    "Friends",
                    f.friends == 2
                            ? "Would like to move together with 1 other person"
                            : "Would like to move together with %d other people".formatted(f.friends - 1)));
        }
        return List.copyOf(lines);
    }

    private static String age(@Nullable LocalDate born, LocalDate today) {
        if (born == null) {
            return "Not known";
        }
        long years = ChronoUnit.YEARS.between(born, today);
        if (years < 18) {
            return "Under 18";
        }
        if (years < 45) {
            return "18 to 44";
        }
        if (years < 65) {
            return "45 to 64";
        }
        if (years < 75) {
            return "65 to 74";
        }
        return years < 85 ? "75 to 84" : "85 or older";
    }

    private static String amount(Facts f) {
        var visits = f.visits;
        if (visits != null && visits.day() > 0) {
            var parts = new ArrayList<String>();
            add(parts, visits.morning(), "in the morning");
            add(parts, visits.lunch(), "at midday");
            add(parts, visits.tea(), "at tea time");
            add(parts, visits.bed(), "at bedtime");
            return "7 days a week: " + String.join(", ", parts);
        }
        return f.weeklyMinutes == null
                ? "Not known yet"
                : String.format(Locale.UK, "%.1f hours a week", f.weeklyMinutes / 60.0);
    }

    private static void add(List<String> parts, int minutes, String when) {
        if (minutes > 0) {
            parts.add(minutes + " minutes " + when);
        }
    }

    private WithoutIdentity() {}
}
