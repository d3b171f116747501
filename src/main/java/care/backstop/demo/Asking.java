package care.backstop.demo;

import care.backstop.incident.model.Request;
import care.backstop.incident.usecase.MakeRequests;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.people.PersonFacts;
import care.backstop.people.Status;
import care.backstop.placement.model.CannotTake;
import care.backstop.placement.model.MoreRoom;
import care.backstop.placement.usecase.AnswerByLink;
import care.backstop.placement.usecase.AskProvider;
import care.backstop.placement.usecase.FindOptions;
import care.backstop.placement.usecase.TakeAnswer.Said;
import care.backstop.placement.usecase.TestMarket;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Providers asked for a place by a link, and others asked for more room, each as whoever is acting, through the use cases. */
@Component
class Asking {

    /** So many are asked: each answers otherwise, the last two not yet. */
    private static final int ASKED = 6;

    private static final int LOOKED_AT = 12;
    private static final int HOURS = 168;

    private final FindOptions options;
    private final AskProvider ask;
    private final AnswerByLink byLink;
    private final TestMarket market;
    private final MakeRequests requests;

    Asking(FindOptions options, AskProvider ask, AnswerByLink byLink, TestMarket market, MakeRequests requests) {
        this.options = options;
        this.ask = ask;
        this.byLink = byLink;
        this.market = market;
        this.requests = requests;
    }

    private static Actor me() {
        return Acting.current();
    }

    /** After the market test: a service, a partner and the lead are asked; the partner answers the same day. */
    void forMoreRoom(UUID incident, LocalDate due, Instant answered, Consumer<Instant> turnTo) {
        market.ask(
                incident,
                new TestMarket.More(
                        MoreRoom.RESERVE,
                        "4 places for dementia nursing within 10 miles, kept free for two weeks",
                        "Placements, Upper Quern Homes",
                        due),
                me());
        var nurses = market.ask(
                incident,
                new TestMarket.More(
                        MoreRoom.STAFF,
                        "Two nurses for nights, so that a home near by can open its closed wing",
                        "NHS Wealdmoor Integrated Care Board",
                        due),
                me());
        market.ask(
                incident,
                new TestMarket.More(
                        MoreRoom.FEE, "Up to £150 a week above the usual fee for dementia nursing", null, due),
                me());
        turnTo.accept(answered);
        var request = requests.of(incident).stream()
                .filter(r -> r.id().equals(nurses))
                .findFirst()
                .orElseThrow();
        requests.became(
                incident,
                nurses,
                new MakeRequests.Became(
                        Request.Kind.ANSWERED, null, "One nurse from Monday, a second when nights are agreed", null),
                request.version(),
                me());
    }

    /** Six places are asked for six people: accepted, refused twice, asked twice, not answered. */
    void forPlaces(
            UUID incident, List<PersonFacts> everybody, Instant answered, LocalDate free, Consumer<Instant> turnTo) {
        var waiting = everybody.stream()
                .filter(p -> p.status() == Status.WAITING && p.group() == null)
                .toList();
        var links = new ArrayList<AskProvider.Made>();
        var gone = new HashSet<String>();
        for (var person : waiting) {
            if (links.size() == ASKED) {
                break;
            }
            options.find(incident, person.id(), LOOKED_AT).options().stream()
                    .map(FindOptions.Option::location)
                    .filter(gone::add)
                    .findFirst()
                    .ifPresent(location -> links.add(
                            ask.ask(incident, person.id(), location, "The manager on duty", null, HOURS, me())));
        }
        turnTo.accept(answered);
        byLink.take(
                links.get(0).secret(),
                Said.place(
                        "Wenna Ashgrove, manager",
                        "Ground floor, with its own bathroom, looking on to the garden",
                        124_000,
                        free));
        byLink.take(links.get(1).secret(), Said.none("Perran Stillwater, manager", CannotTake.STAFFING, null));
        ask.told(
                incident,
                links.get(2).id(),
                Said.none(
                        "Sabra Heathcote-Lund, on the telephone",
                        CannotTake.OTHER,
                        "The lift is out of order until next month"));
        byLink.take(
                links.get(3).secret(), Said.question("Corin Dalefoot, manager", "How often is help needed at night?"));
        byLink.take(
                links.get(4).secret(),
                Said.question("Isolde Marchbank, deputy manager", "May the person bring an armchair and a small dog?"));
        answer(incident, links.get(3).id(), "Twice a night, one worker each time");
    }

    private void answer(UUID incident, UUID enquiry, String words) {
        var question = ask.one(incident, enquiry).questions().getFirst();
        ask.answer(incident, enquiry, question.id(), words, me());
    }
}
