package care.backstop.placement.web;

import care.backstop.govuk.Select;
import care.backstop.placement.model.Aim;
import care.backstop.placement.model.Aim.Level;
import care.backstop.placement.model.Emphasis;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is asked before a plan is worked out: how much each aim matters in it, in the published order. */
public record EmphasisFields(List<Select> aims) {

    private static final String PREFIX = "aim-";

    static EmphasisFields of(Emphasis emphasis) {
        return new EmphasisFields(Arrays.stream(Aim.values())
                .map(aim -> Select.of(PREFIX + aim.name(), aim.words())
                        .options(Arrays.stream(Level.values())
                                .map(level -> Select.Option.of(level.name(), level.words()))
                                .toList())
                        .chosen(emphasis.of(aim).name()))
                .toList());
    }

    /** What was chosen; whatever is none of the levels is as published. */
    static Emphasis read(Map<String, String> typed) {
        var levels = new EnumMap<Aim, Level>(Aim.class);
        for (var aim : Aim.values()) {
            var level = PlacesController.oneOf(Level.values(), typed.get(PREFIX + aim.name()));
            if (level != null) {
                levels.put(aim, level);
            }
        }
        return new Emphasis(levels);
    }
}
