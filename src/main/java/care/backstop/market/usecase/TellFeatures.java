package care.backstop.market.usecase;

import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Area;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.market.Feature;
import care.backstop.market.FeaturesView;
import care.backstop.market.LocationView;
import care.backstop.market.Market;
import care.backstop.market.store.Features;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody says what a service has for the people it cares for. What was said before stays as history. */
@Service
public class TellFeatures {

    private final Market market;
    private final Features features;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    TellFeatures(Market market, Features features, Permissions permissions, AuditTrail audit, Clock clock) {
        this.market = market;
        this.features = features;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is known of a location now, and what was said of it before, the newest first. */
    public record Known(LocationView location, List<Features.Told> told) {

        public @Nullable FeaturesView latest() {
            return told.isEmpty() ? null : told.getFirst().features();
        }
    }

    @Transactional(readOnly = true)
    public Known known(String location) {
        return new Known(market.find(location).orElseThrow(() -> new NotThere("location")), features.history(location));
    }

    /**
     * Keeps all answers at once; a feature that is not among them is not known.
     *
     * @param seen the version that was on the screen, 0 for none; null when a machine sends what it knows
     * @throws Stale when somebody else said something since the form was drawn
     */
    @Transactional
    public FeaturesView tell(String locationId, Map<Feature, Answer> answers, @Nullable Integer seen, Actor actor) {
        if (permissions.scopes(actor, Area.MKT, Act.WRITE).equals(Set.of(Permissions.Scope.OWN_ITEMS))) {
            throw new Rejected(
                    Problem.Code.AUTH,
                    null,
                    "Providers tell it of their own services only. Ask the council to enter it");
        }
        var location = market.find(locationId).orElseThrow(() -> new NotThere("location"));
        var before = features.latest(locationId).orElse(null);
        int version = before == null ? 0 : before.version();
        if (seen != null && seen != version) {
            throw new Stale("What it has:", location.name());
        }
        var has = those(answers, Answer.YES);
        var hasNot = those(answers, Answer.NO);
        if (has.containsAll(Feature.ONE_SEX)) {
            throw new Rejected(
                    Problem.Code.CONF, Feature.MEN_ONLY.name(), "A service cannot be for women only and for men only");
        }
        var changed = new ArrayList<String>();
        for (var feature : Feature.values()) {
            if (answer(before, feature) != answers.getOrDefault(feature, Answer.NOT_KNOWN)) {
                changed.add(feature.name());
            }
        }
        var told =
                features.add(locationId, has, hasNot, version, clock.instant().truncatedTo(ChronoUnit.MICROS), actor);
        audit.changed("TellFeatures", "location:" + locationId, changed.isEmpty() ? List.of("asAt") : changed);
        return told;
    }

    private static Set<Feature> those(Map<Feature, Answer> answers, Answer answer) {
        var some = EnumSet.noneOf(Feature.class);
        answers.forEach((feature, given) -> {
            if (given == answer) {
                some.add(feature);
            }
        });
        return some;
    }

    /** What was answered about a feature, not known where nothing was. */
    public static Answer answer(@Nullable FeaturesView told, Feature feature) {
        return told == null
                ? Answer.NOT_KNOWN
                : told.has().contains(feature)
                        ? Answer.YES
                        : told.hasNot().contains(feature) ? Answer.NO : Answer.NOT_KNOWN;
    }
}
