package care.backstop.demo;

import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.people.PersonFacts;
import care.backstop.people.rules.Caseload;
import care.backstop.people.usecase.KeepCaseloads;
import care.backstop.placement.model.Decided;
import care.backstop.placement.model.PaceLimits;
import care.backstop.placement.model.PaceLimits.Admits;
import care.backstop.placement.model.PaceLimits.Expected;
import care.backstop.placement.model.PaceLimits.Minimum;
import care.backstop.placement.model.PaceLimits.SaidBy;
import care.backstop.placement.model.Shift;
import care.backstop.placement.model.TransferParty;
import care.backstop.placement.model.TransferTerms;
import care.backstop.placement.model.TransferTerms.Consent;
import care.backstop.placement.model.TransferTerms.Said;
import care.backstop.placement.model.TransferTerms.Staff;
import care.backstop.placement.model.VisitKind;
import care.backstop.placement.model.VisitState;
import care.backstop.placement.store.Offers;
import care.backstop.placement.usecase.FindOptions;
import care.backstop.placement.usecase.SetPace;
import care.backstop.placement.usecase.TransferGroup;
import care.backstop.placement.usecase.VisitPlace;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How fast a home can empty, a group that passes over together, and what each worker can take, through the use cases. */
@Component
class Pacing {

    private final SetPace pace;
    private final TransferGroup transfers;
    private final KeepCaseloads caseloads;
    private final VisitPlace visits;
    private final FindOptions options;
    private final Offers offers;

    Pacing(
            SetPace pace,
            TransferGroup transfers,
            KeepCaseloads caseloads,
            VisitPlace visits,
            FindOptions options,
            Offers offers) {
        this.pace = pace;
        this.transfers = transfers;
        this.caseloads = caseloads;
        this.visits = visits;
        this.options = options;
        this.offers = offers;
    }

    private static Actor me() {
        return Acting.current();
    }

    /** Staff leave as the home empties; the homes that hold places take three people a week each. */
    void limit(UUID incident, Story.Days days) {
        var homes = offers.of(incident).stream()
                .map(Offers.Offer::location)
                .distinct()
                .sorted()
                .map(home -> new Admits(home, "", 4, 2))
                .toList();
        pace.set(
                incident,
                0,
                new PaceLimits(
                        4,
                        false,
                        SaidBy.COUNCIL,
                        List.of(
                                new Minimum(Shift.MORNING, 3, 6),
                                new Minimum(Shift.AFTERNOON, 3, 8),
                                new Minimum(Shift.NIGHT, 2, 14)),
                        List.of(
                                new Expected(days.day(0), Shift.MORNING, 7),
                                new Expected(days.day(0), Shift.AFTERNOON, 5),
                                new Expected(days.day(0), Shift.NIGHT, 3),
                                new Expected(days.day(9), Shift.NIGHT, 2),
                                new Expected(days.day(11), Shift.MORNING, 5),
                                new Expected(days.day(16), Shift.MORNING, 3),
                                new Expected(days.day(16), Shift.AFTERNOON, 3)),
                        homes),
                me());
    }

    /** Friends who are to pass to one home with two of the workers who know them; one of them goes elsewhere. */
    void together(UUID incident, List<PersonFacts> friends, Story.Days days) {
        var home = options.find(incident, friends.getFirst().id(), 1).options().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the county has no place for a group"))
                .location();
        var transfer = transfers.open(
                incident,
                new TransferGroup.Asked(
                        friends.getFirst().group(),
                        List.of(),
                        home,
                        new TransferTerms(
                                days.day(-1),
                                days.day(6),
                                days.day(12),
                                List.of(
                                        new Staff("Care assistant", 3, 90 * 60, 2, 60 * 60),
                                        new Staff("Activities co-ordinator", 1, 20 * 60, null, null)),
                                List.of(
                                        new Consent(TransferParty.COUNCIL, Said.YES, me().name()),
                                        new Consent(TransferParty.RECEIVING_PROVIDER, Said.ASKED, null)))),
                me());
        for (int i = 0; i < friends.size() - 1; i++) {
            boolean comes = i != friends.size() - 2;
            transfers.answer(incident, transfer.id(), friends.get(i).id(), comes, Decided.PERSON, null, me());
        }
    }

    /** What a worker is, and who stands in for them. */
    void worker(UUID incident, Actor worker, int most, Actor deputy) {
        caseloads.describe(
                incident,
                worker.post(),
                new KeepCaseloads.About(
                        Caseload.Kind.SOCIAL_WORKER.name(), null, most, Caseload.FULL_WEEK, deputy.post(), 0),
                me());
    }

    /** Gives each of these people this worker; {@code agreed} is the manager who lets the worker have more than their limit. */
    void give(UUID incident, List<PersonFacts> people, Actor worker, @Nullable String agreed) {
        caseloads.allocate(
                incident, people.stream().collect(Collectors.toMap(PersonFacts::id, _ -> worker.post())), agreed, me());
    }

    /** A visit to the place that was chosen, on the day of the choice. */
    void visited(UUID incident, PersonFacts person, LocalDate on, boolean went, String said) {
        var place = offers.choice(incident, person.id()).orElseThrow().location();
        visits.record(
                incident,
                person.id(),
                new VisitPlace.Asked(
                        place,
                        VisitKind.VISIT,
                        went ? VisitState.WENT : VisitState.DECLINED,
                        on,
                        null,
                        went ? "A daughter and a care worker who knows them" : null,
                        went ? "Stayed for tea; met two people of the ground floor" : null,
                        said),
                me());
    }
}
