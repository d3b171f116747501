package care.backstop.placement.web;

import care.backstop.kernel.Distance;
import care.backstop.market.Point;
import care.backstop.placement.usecase.FindOptions.Found;
import care.backstop.placement.usecase.ReadPlacement.Standing;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One person's options on a map, with the home they leave and their family where the reader may know it. What has no
 * known position is counted below the map; the table has everything.
 *
 * @param points as {@code options-map.js} reads them
 * @param tiles a map server of the council's own; null for none
 */
public record OptionsMap(
        String points, String says, @Nullable String tiles) {

    /** A mark: {@code kind} is HOME, FAMILY or OPTION. */
    record Mark(double latitude, double longitude, String kind, String label, String words) {

        static Mark of(Point at, String kind, String label, String words) {
            return new Mark(at.latitude(), at.longitude(), kind, label, words);
        }
    }

    /** Null when there is nothing to draw. */
    static @Nullable OptionsMap of(Standing standing, @Nullable Found found, @Nullable String tiles) {
        if (found == null || found.options().isEmpty()) {
            return null;
        }
        var marks = new ArrayList<Mark>();
        var details = standing.person().details();
        var family = details == null ? null : details.familyAt();
        var home = found.leaving() != null ? found.leaving() : details == null ? null : details.at();
        for (var option : found.options()) {
            var at = option.at();
            if (at != null) {
                var far = option.metres() == null ? "Distance not known" : Distance.show(option.metres());
                var near = family == null ? "" : ". " + Distance.show(family.metresTo(at)) + " from family";
                marks.add(Mark.of(
                        at,
                        "OPTION",
                        String.valueOf(option.rank()),
                        option.name() + ". " + option.rating() + ". " + far + near));
            }
        }
        int drawn = marks.size();
        if (home != null) {
            marks.add(Mark.of(home, "HOME", "Now", "Where they live now"));
        }
        if (family != null) {
            marks.add(Mark.of(family, "FAMILY", "Family", "Family"));
        }
        return new OptionsMap(JsonMapper.shared().writeValueAsString(marks), says(found, drawn, family != null), tiles);
    }

    private static String says(Found found, int drawn, boolean family) {
        int hidden = found.options().size() - drawn;
        return "The numbers are those of the table below. The square is where they live now"
                + (family ? ", the diamond their family" : "")
                + "."
                + switch (hidden) {
                    case 0 -> "";
                    case 1 -> " One option has no known position and stands in the table only.";
                    default -> " %d options have no known position and stand in the table only.".formatted(hidden);
                };
    }
}
