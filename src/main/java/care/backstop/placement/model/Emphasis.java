package care.backstop.placement.model;

import care.backstop.placement.model.Aim.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What matters more or less in one plan than the council publishes. What is not named is as published. */
public record Emphasis(Map<Aim, Level> levels) {

    /** The published order and nothing else. */
    public static final Emphasis PUBLISHED = new Emphasis(Map.of());

    public Emphasis {
        var kept = new EnumMap<Aim, Level>(Aim.class);
        levels.forEach((aim, level) -> {
            if (level != Level.PUBLISHED) {
                kept.put(aim, level);
            }
        });
        levels = Map.copyOf(kept);
    }

    public Level of(Aim aim) {
        return levels.getOrDefault(aim, Level.PUBLISHED);
    }

    /** The weights the planner works with where the order is published as it is. */
    public Weights weights() {
        return weights(Weights.STANDARD);
    }

    /**
     * The weights the planner works with. Nobody unplaced, and least disturbance, stay as they are, and nothing comes to
     * count so much that either would not come first.
     */
    public Weights weights(Weights published) {
        if (levels.isEmpty()) {
            return published;
        }
        var points = new LinkedHashMap<String, Long>();
        for (var aim : Aim.values()) {
            aim.weights()
                    .forEach(name -> points.put(
                            name, Math.min(of(aim).of(published.of(name)), Level.MOST.of(Weights.STANDARD.of(name)))));
        }
        return new Weights(points);
    }

    /** In words, in the published order; what is as published is not said. */
    public List<String> words() {
        var words = new ArrayList<String>();
        for (var aim : Aim.values()) {
            if (of(aim) != Level.PUBLISHED) {
                words.add(aim.words() + ": " + lower(of(aim).words()));
            }
        }
        return words;
    }

    private static String lower(String words) {
        return Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }

    /** As it is stored: {@code AIM=LEVEL}, in the published order. */
    public List<String> written() {
        return Arrays.stream(Aim.values())
                .filter(aim -> of(aim) != Level.PUBLISHED)
                .map(aim -> aim.name() + "=" + of(aim).name())
                .toList();
    }

    public static Emphasis read(List<String> written) {
        var levels = new EnumMap<Aim, Level>(Aim.class);
        written.forEach(w -> levels.put(
                Aim.valueOf(w.substring(0, w.indexOf('='))), Level.valueOf(w.substring(w.indexOf('=') + 1))));
        return new Emphasis(levels);
    }
}
