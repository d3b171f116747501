package care.backstop.placement.model;

import java.util.List;

/**
 * What a plan aims at once everybody has a place, in the order that is published. A council may let any of them matter
 * more or less in one plan; nobody is left without a place for any of them.
 */
public enum Aim {
    TOGETHER("Friends and rounds stay together", List.of("groupSplit", "roundSplit")),
    CHOICE("People get what they chose", List.of("noneNamed", "laterChoice")),
    AREA("Nobody leaves the council's area", List.of("leavingArea")),
    DISTANCE(
            "Short ways, from home and for the family",
            List.of("perKm", "perKmPast20", "perKmFamily", "distanceNotKnown")),
    QUALITY("Well rated places", List.of("requiresImprovement", "notRated")),
    COST("Within usual fees", List.of("overCeiling", "perPoundOverCeiling", "feeNotKnown")),
    WISHES("What people would like to have", List.of("preferenceMissed")),
    WAITING("Little waiting", List.of("waitingWeek"));

    private final String words;
    private final List<String> weights;

    Aim(String words, List<String> weights) {
        this.words = words;
        this.weights = weights;
    }

    public String words() {
        return words;
    }

    /** The weights that stand for it. */
    public List<String> weights() {
        return weights;
    }

    /** How much it matters, against what is published. */
    public enum Level {
        MOST("Much more than published", 5, 1),
        MORE("More than published", 2, 1),
        PUBLISHED("As published", 1, 1),
        LESS("Less than published", 1, 2),
        NOT("Not at all", 0, 1);

        private final String words;
        private final long times;
        private final long over;

        Level(String words, long times, long over) {
            this.words = words;
            this.times = times;
            this.over = over;
        }

        public String words() {
            return words;
        }

        long of(long weight) {
            return weight * times / over;
        }
    }
}
