package care.backstop.placement.model;

import care.backstop.kernel.profile.AuthorityProfile;
import care.backstop.kernel.profile.Key;
import care.backstop.placement.model.Aim.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a council publishes about its plans: the order of {@link Weights}, and what matters more or less to it than there.
 * That nobody is left without a place comes before all of it, whatever a council publishes.
 *
 * @param notUnderstood lines of the setting that name no aim and how much it matters
 */
public record PublishedOrder(Emphasis emphasis, List<String> notUnderstood) {

    private static final Pattern LINE = Pattern.compile("([A-Za-z]+)[: ]+([A-Za-z]+)");

    public PublishedOrder {
        notUnderstood = List.copyOf(notUnderstood);
    }

    public static PublishedOrder of(AuthorityProfile profile) {
        return of(profile.list(Key.PLACEMENT_ORDER));
    }

    /** Reads lines such as {@code Cost: more}. */
    static PublishedOrder of(List<String> lines) {
        var levels = new EnumMap<Aim, Level>(Aim.class);
        var not = new ArrayList<String>();
        for (var line : lines) {
            var read = LINE.matcher(line.strip());
            var aim = read.matches() ? named(Aim.values(), read.group(1)) : Optional.<Aim>empty();
            var level = read.matches() ? named(Level.values(), read.group(2)) : Optional.<Level>empty();
            if (aim.isEmpty() || level.isEmpty()) {
                not.add(line);
            } else {
                levels.put(aim.get(), level.get());
            }
        }
        return new PublishedOrder(new Emphasis(levels), not);
    }

    /** The points it comes to. */
    public Weights weights() {
        return emphasis.weights();
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String written) {
        return Arrays.stream(all)
                .filter(e -> e.name().equals(written.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
