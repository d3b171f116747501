package care.backstop.placement.model;

import care.backstop.kernel.profile.AuthorityProfile;
import care.backstop.kernel.profile.Key;
import care.backstop.placement.model.PlacementProblem.Need;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a council usually pays at most for a week in a care home, in pence by kind of care, as its settings say. It rules
 * nothing out: a personal budget may be more, and a person may pay the difference where the law allows it (SI 2014/2670
 * regs 3 and 5). Where a council says nothing, no fee counts against a place.
 *
 * @param notUnderstood lines of the setting that say no kind of care and amount
 */
public record Ceilings(Map<Need, Integer> pence, List<String> notUnderstood) {

    private static final Pattern LINE = Pattern.compile("([A-Za-z_ ]+?)[: ]+£?([0-9]{1,5}(?:\\.[0-9]{2})?)");

    /** Nothing is said of any kind of care. */
    public static final Ceilings NONE = new Ceilings(Map.of(), List.of());

    public Ceilings {
        pence = Map.copyOf(pence);
        notUnderstood = List.copyOf(notUnderstood);
    }

    public static Ceilings of(AuthorityProfile profile) {
        return of(profile.list(Key.FEE_CEILINGS));
    }

    /** Reads lines such as {@code Nursing 1150.00}. */
    static Ceilings of(List<String> lines) {
        var pence = new EnumMap<Need, Integer>(Need.class);
        var not = new ArrayList<String>();
        for (var line : lines) {
            var read = LINE.matcher(line.strip());
            var need = read.matches() ? need(read.group(1)) : null;
            if (need == null) {
                not.add(line);
            } else {
                pence.put(
                        need,
                        new BigDecimal(read.group(2))
                                .movePointRight(2)
                                .setScale(0, RoundingMode.UNNECESSARY)
                                .intValueExact());
            }
        }
        return new Ceilings(pence, not);
    }

    private static @Nullable Need need(String written) {
        var name = written.strip().toUpperCase(Locale.ROOT).replace(' ', '_');
        return Arrays.stream(Need.values())
                .filter(n -> n.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Null where the council says nothing for this kind of care. */
    public @Nullable Integer of(@Nullable Need need) {
        return need == null ? null : pence.get(need);
    }
}
