package care.backstop.market;

import java.time.Instant;
import java.util.Set;

/**
 * What a service said it has and has not, and when it said so. What stands in neither set is not known.
 *
 * @param version counts what was said, 1 for the first time
 */
public record FeaturesView(Set<Feature> has, Set<Feature> hasNot, Instant asAt, int version) {

    public FeaturesView {
        has = Set.copyOf(has);
        hasNot = Set.copyOf(hasNot);
    }
}
