package care.backstop.placement.usecase;

import care.backstop.incident.Incidents;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.market.Market;
import care.backstop.market.Point;
import care.backstop.people.PersonFacts;
import care.backstop.placement.model.Ceilings;
import care.backstop.placement.model.PlacementProblem.Kind;
import care.backstop.placement.model.Weights;
import care.backstop.placement.rules.Fit;
import care.backstop.placement.usecase.Demand.Leaving;
import care.backstop.placement.usecase.Demand.NotYet;
import care.backstop.placement.usecase.Demand.Ready;
import care.backstop.placement.usecase.Supply.Offered;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** One person and one named place: the same rule as the options, asked again at the moment of deciding. */
@Service
class FitsPerson {

    private final Incidents incidents;
    private final Market market;
    private final Supply supply;

    FitsPerson(Incidents incidents, Market market, Supply supply) {
        this.incidents = incidents;
        this.market = market;
        this.supply = supply;
    }

    /** What was found; {@code offered} is null when it is no place that could receive anybody near here. */
    record Asked(
            @Nullable Offered offered, Kind kind, Fit.@Nullable Determination determination, List<Problem> problems) {}

    /** Everything against choosing this place for certain; what must still be asked is not against it. */
    List<Problem> against(UUID incident, PersonFacts facts, String location) {
        return ask(incident, facts, location).problems();
    }

    Asked ask(UUID incident, PersonFacts facts, String location) {
        var view = incidents.find(incident);
        var kind = Demand.kind(facts);
        if (kind == null) {
            return new Asked(
                    null,
                    Kind.RESIDENTIAL,
                    null,
                    List.of(Problem.of(null, Code.STATE, "Record what kind of care this person needs first")));
        }
        if (view.locationIds().contains(location)) {
            return not(kind, "This incident is about that service: nobody is moved to it");
        }
        var there = market.find(location).orElse(null);
        if (there == null) {
            return not(kind, "No such place is known. Find it in the market first");
        }
        var found = supply.at(location, kind, Set.copyOf(view.locationIds()), Set.of(facts.id()));
        if (found == null) {
            return not(
                    kind,
                    kind == Kind.HOME_CARE
                            ? "This location gives no home care"
                            : "Nobody can live at this location: it is no care home, supported living or extra care");
        }
        // Nothing that is held against a place here goes by how far it is.
        Point at = there.at() == null ? facts.at() : there.at();
        return switch (Demand.of(facts, new Leaving(at, null), kind, false, null, Ceilings.NONE)) {
            case NotYet(var because) -> new Asked(null, kind, null, List.of(Problem.of(null, Code.STATE, because)));
            case Ready(var person) -> {
                var determination = Fit.determine(person, found.home(), kind, 1, Weights.STANDARD);
                yield new Asked(
                        found,
                        kind,
                        determination,
                        determination instanceof Fit.Unsuitable(var _, var because)
                                ? because.stream()
                                        .map(words -> Problem.of(
                                                "location",
                                                words.equals(Fit.SUSPENDED) ? Code.STATE : Code.CONF,
                                                found.location().name() + ": " + words))
                                        .toList()
                                : List.of());
            }
        };
    }

    private static Asked not(Kind kind, String words) {
        return new Asked(null, kind, null, List.of(Problem.of("location", Code.CONF, words)));
    }
}
