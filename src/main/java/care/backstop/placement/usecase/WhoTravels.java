package care.backstop.placement.usecase;

import care.backstop.incident.IncidentView;
import care.backstop.kernel.Answer;
import care.backstop.market.LocationView;
import care.backstop.market.Market;
import care.backstop.market.ServiceKind;
import care.backstop.people.Need;
import care.backstop.people.PersonFacts;
import care.backstop.placement.rules.MoveDay;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Whether somebody must be taken to their new service, by the kind of service they leave. */
@Service
class WhoTravels {

    private final Market market;

    WhoTravels(Market market) {
        this.market = market;
    }

    Answer of(IncidentView incident, PersonFacts facts) {
        return MoveDay.travels(left(incident, facts.location()), needsCareAtHome(facts));
    }

    /** The same of many; each location is looked up once. */
    Map<UUID, Answer> of(IncidentView incident, Collection<PersonFacts> all) {
        var left = new HashMap<String, Set<ServiceKind>>();
        return all.stream()
                .collect(Collectors.toMap(
                        PersonFacts::id,
                        f -> MoveDay.travels(
                                left.computeIfAbsent(
                                        Objects.requireNonNullElse(f.location(), ""),
                                        _ -> left(incident, f.location())),
                                needsCareAtHome(f))));
    }

    private Set<ServiceKind> left(IncidentView incident, @Nullable String location) {
        return location == null
                ? Set.of(incident.service())
                : market.find(location).map(LocationView::services).orElse(Set.of());
    }

    private static boolean needsCareAtHome(PersonFacts facts) {
        return facts.need() == Need.HOME_CARE;
    }
}
