package care.backstop.people.usecase;

import care.backstop.market.Market;
import care.backstop.market.Point;
import care.backstop.people.store.Persons;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Works out again what follows from the facts: the colour of each person, and where their postcode lies. */
@Service
public class RatePeople {

    /** More postcodes than this are looked up bit by bit, by the next changes. */
    private static final int POSTCODES_AT_ONCE = 300;

    private final Persons persons;
    private final Market market;
    private final CouncilsWay way;

    RatePeople(Persons persons, Market market, CouncilsWay way) {
        this.way = way;
        this.persons = persons;
        this.market = market;
    }

    /** @param confirmedAt when the facts were confirmed; null leaves the time as it was */
    @Transactional(propagation = Propagation.MANDATORY)
    public void rate(UUID incident, Collection<UUID> people, @Nullable Instant confirmedAt) {
        var ids = List.copyOf(people);
        var thresholds = way.thresholds(incident);
        for (int from = 0; from < ids.size(); from += 1_000) {
            var part = persons.find(incident, ids.subList(from, Math.min(ids.size(), from + 1_000)));
            persons.rated(incident, part, thresholds, confirmedAt);
        }
    }

    /** Looks up postcodes nobody has looked up yet. One the register knows nothing near stays unknown. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void place(UUID incident) {
        var points = new LinkedHashMap<String, Point>();
        for (var postcode : persons.unplacedPostcodes(incident, POSTCODES_AT_ONCE)) {
            market.distanceOrigin(postcode).ifPresent(origin -> points.put(postcode, origin.at()));
        }
        if (!points.isEmpty()) {
            persons.placePostcodes(incident, points);
        }
    }
}
