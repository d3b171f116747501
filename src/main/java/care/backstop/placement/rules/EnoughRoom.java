package care.backstop.placement.rules;

import care.backstop.placement.model.PlacementProblem;
import care.backstop.placement.model.PlacementProblem.Home;
import care.backstop.placement.model.PlacementProblem.Kind;
import care.backstop.placement.model.PlacementProblem.Minutes;
import care.backstop.placement.model.PlacementProblem.Need;
import care.backstop.placement.model.PlacementProblem.Person;
import care.backstop.placement.model.PlacementProblem.Places;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Whether the room that is known of could be enough at all, before anybody is placed: if not, no plan can be, however
 * good, and whoever reads it should know that from the first line.
 */
public final class EnoughRoom {

    private static final List<String> BANDS = List.of("in the morning", "at midday", "at tea time", "at bedtime");

    /** What is short, in words; empty if nothing is seen to be. */
    public static List<String> against(PlacementProblem problem) {
        return problem.kind() == Kind.HOME_CARE ? minutes(problem) : places(problem);
    }

    private static List<String> places(PlacementProblem problem) {
        var wanted = new EnumMap<Need, Integer>(Need.class);
        problem.people().stream().filter(p -> p.need() != null).forEach(p -> wanted.merge(p.need(), 1, Integer::sum));
        var words = new ArrayList<String>();
        wanted.forEach((need, people) -> {
            long free = problem.homes().stream()
                    .flatMap(h -> h.pools().stream())
                    .filter(pool -> pool instanceof Places places && places.suits(need) && places.free() != null)
                    .mapToLong(pool -> ((Places) pool).free())
                    .sum();
            if (free < people) {
                words.add("Not enough places: %d need %s, and %d such places are known to be free"
                        .formatted(people, need.words(), free));
            }
        });
        return words;
    }

    private static List<String> minutes(PlacementProblem problem) {
        var words = new ArrayList<String>();
        boolean oneBand = problem.people().stream()
                .noneMatch(p -> wanted(List.of(p), 1) > 0 || wanted(List.of(p), 2) > 0 || wanted(List.of(p), 3) > 0);
        for (int b = 0; b < PlacementProblem.BANDS; b++) {
            int band = b;
            long wanted = wanted(problem.people(), band);
            long free = problem.homes().stream().mapToLong(h -> free(h, band)).sum();
            if (free < wanted) {
                words.add("Not enough home care%s: these people need %s hours a week, and %s are known to be free"
                        .formatted(oneBand ? "" : " " + BANDS.get(b), hours(wanted), hours(free)));
            }
        }
        rounds(problem, words);
        return words;
    }

    /** A round stays whole only where one agency has room for all of it. */
    private static void rounds(PlacementProblem problem, List<String> words) {
        var rounds = new TreeMap<String, List<Person>>();
        problem.people().stream()
                .filter(p -> p.group() != null)
                .forEach(p -> rounds.computeIfAbsent(String.valueOf(p.group()), g -> new ArrayList<>())
                        .add(p));
        rounds.values().removeIf(people -> people.size() < 2);
        long nowhere = rounds.values().stream()
                .filter(people -> problem.homes().stream().noneMatch(h -> fits(people, h)))
                .count();
        if (nowhere > 0) {
            words.add(
                    nowhere == 1
                            ? "1 of %d rounds is larger than what any one agency has free, so it cannot stay whole"
                                    .formatted(rounds.size())
                            : "%d of %d rounds are larger than what any one agency has free, so they cannot stay whole"
                                    .formatted(nowhere, rounds.size()));
        }
    }

    private static boolean fits(List<Person> people, Home home) {
        for (int b = 0; b < PlacementProblem.BANDS; b++) {
            if (wanted(people, b) > free(home, b)) {
                return false;
            }
        }
        return true;
    }

    private static long wanted(List<Person> people, int band) {
        return people.stream()
                .mapToLong(p -> p.minutes().size() > band ? p.minutes().get(band) : 0)
                .sum();
    }

    private static long free(Home home, int band) {
        return home.pools().stream()
                .filter(pool -> pool instanceof Minutes minutes && minutes.band() == band + 1 && minutes.free() != null)
                .mapToLong(pool -> ((Minutes) pool).free())
                .sum();
    }

    private static String hours(long minutes) {
        return String.format(Locale.UK, "%,d", minutes / 60);
    }

    private EnoughRoom() {}
}
