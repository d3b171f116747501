package care.backstop.placement.usecase;

import care.backstop.people.Need;
import care.backstop.people.People;
import care.backstop.people.PersonFacts;
import care.backstop.people.RegularWorker;
import care.backstop.people.RegularWorkers;
import care.backstop.placement.model.TransferTerms.Staff;
import care.backstop.placement.rules.KnownWorkers.Facts;
import care.backstop.placement.rules.KnownWorkers.Passing;
import care.backstop.placement.store.Offers;
import care.backstop.placement.store.Transfers;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Gathers what is known of the workers of one person who is cared for at home, and where these workers go. */
@Service
class WhoVisitsThem {

    private final People people;
    private final RegularWorkers regular;
    private final Transfers transfers;
    private final Offers offers;
    private final Clock clock;

    WhoVisitsThem(People people, RegularWorkers regular, Transfers transfers, Offers offers, Clock clock) {
        this.people = people;
        this.regular = regular;
        this.transfers = transfers;
        this.offers = offers;
        this.clock = clock;
    }

    /** Nothing is known of whoever needs a place to live: they are not visited. */
    Facts of(UUID incident, PersonFacts facts) {
        if (facts.need() != Need.HOME_CARE) {
            return Facts.NOTHING;
        }
        var visitors = regular.of(incident, facts.id());
        var others = facts.round() == null
                ? List.<UUID>of()
                : people.facts(incident).stream()
                        .filter(f -> facts.round().equals(f.round()) && !f.id().equals(facts.id()))
                        .map(PersonFacts::id)
                        .toList();
        return new Facts(
                facts.round(),
                others.size(),
                others.isEmpty() ? Map.of() : placesOf(incident, others),
                passing(incident, facts.id()),
                visitors.size(),
                count(visitors.stream()
                        .map(RegularWorker::location)
                        .filter(Objects::nonNull)
                        .toList()));
    }

    private Map<String, Integer> placesOf(UUID incident, Collection<UUID> others) {
        var now = clock.instant();
        return count(offers.of(incident).stream()
                .filter(o -> others.contains(o.person()) && o.live(now))
                .map(Offers.Offer::location)
                .toList());
    }

    private static Map<String, Integer> count(List<String> locations) {
        return locations.stream().collect(Collectors.toMap(Function.identity(), _ -> 1, Integer::sum));
    }

    private @Nullable Passing passing(UUID incident, UUID person) {
        var transfer = transfers.liveOf(incident, person).orElse(null);
        if (transfer == null) {
            return null;
        }
        var answer = transfers.members(incident, transfer.id()).stream()
                .filter(m -> m.person().equals(person))
                .map(Transfers.Member::answer)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        var staff = transfer.terms().staff();
        var coming = staff.stream().map(Staff::coming).toList();
        return new Passing(
                transfer.name(),
                transfer.location(),
                transfer.locationName(),
                answer == null ? null : Boolean.valueOf(answer.comes()),
                staff.stream().mapToInt(Staff::number).sum(),
                coming.contains(null)
                        ? null
                        : Integer.valueOf(coming.stream()
                                .filter(Objects::nonNull)
                                .mapToInt(c -> c)
                                .sum()));
    }
}
