package care.backstop.placement.usecase;

import care.backstop.kernel.London;
import care.backstop.people.People;
import care.backstop.people.PeopleReports;
import care.backstop.people.PersonView;
import care.backstop.placement.model.PlacementProblem.Kind;
import care.backstop.placement.rules.WithoutIdentity;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What somebody needs, in words that do not say who it is. Within the caller's transaction. */
@Component
class DescribeNeed {

    private final People people;
    private final PeopleReports reports;
    private final Clock clock;

    DescribeNeed(People people, PeopleReports reports, Clock clock) {
        this.people = people;
        this.reports = reports;
        this.clock = clock;
    }

    List<WithoutIdentity.Line> of(UUID incident, UUID person) {
        var facts = people.facts(incident, person);
        var group = Demand.kind(facts) == Kind.HOME_CARE ? null : facts.group();
        int friends = group == null
                ? 0
                : (int) people.facts(incident).stream()
                        .filter(f -> group.equals(f.group()) && f.status().open())
                        .count();
        var language = people.find(incident, person)
                .flatMap(view -> Optional.ofNullable(view.details()))
                .map(PersonView.Details::language)
                .orElse(null);
        return WithoutIdentity.profile(new WithoutIdentity.Facts(
                facts.birthDate(),
                London.day(clock.instant()),
                facts.need(),
                facts.visits(),
                facts.weeklyMinutes(),
                facts.doubleUp(),
                facts.endOfLife(),
                facts.features(),
                language,
                friends,
                reports.naming(incident, facts.features())));
    }
}
