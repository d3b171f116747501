package care.backstop.demo;

import care.backstop.demo.County.Place;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Answer;
import care.backstop.market.Rating;
import care.backstop.market.ServiceKind;
import care.backstop.market.rules.CapacityFigures;
import care.backstop.market.rules.FeeFigures;
import care.backstop.market.usecase.ConfirmCapacity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** What the services of the county say they can take: six in ten have said anything, some of them long ago. */
@Component
class Returns {

    private static final Set<ServiceKind> TELLING = Set.of(
            ServiceKind.CARE_HOME_NURSING,
            ServiceKind.CARE_HOME,
            ServiceKind.HOME_CARE,
            ServiceKind.SUPPORTED_LIVING,
            ServiceKind.EXTRA_CARE);
    private static final Set<String> OF_THE_STORIES =
            Set.of(County.HAREBELL_COURT, County.MERLINFOLD, County.ROWANMERE, County.YARROWDENE);
    private static final int TELL = 240;
    private static final int CALLS_A_DAY = 20;
    private static final Duration BETWEEN_CALLS = Duration.ofMinutes(24);

    /** A round of telephone calls: how many days ago it ended, and which of those who tell were rung in it. */
    private record Calls(int daysAgo, int from, int to) {}

    /** The first round was long ago, for the closure that is over; its homes were rung again later. */
    private static final List<Calls> ROUNDS = List.of(
            new Calls(96, 0, 120),
            new Calls(37, 0, 55),
            new Calls(12, 55, 115),
            new Calls(5, 115, 190),
            new Calls(1, 190, TELL));

    private final ConfirmCapacity confirm;

    Returns(ConfirmCapacity confirm) {
        this.confirm = confirm;
    }

    /** Those that tell, in the order in which they are rung. */
    private static List<Place> telling(County county) {
        return Chance.of("who tells")
                .shuffled(county.places().stream()
                        .filter(p -> TELLING.contains(p.kind()) && !OF_THE_STORIES.contains(p.id()))
                        .toList())
                .subList(0, TELL);
    }

    /** Nursing homes that people ask for by name. */
    static List<String> likely(County county) {
        return telling(county).stream()
                .filter(p -> p.kind() == ServiceKind.CARE_HOME_NURSING
                        && (p.rating() == Rating.GOOD || p.rating() == Rating.OUTSTANDING))
                .map(Place::id)
                .limit(8)
                .toList();
    }

    List<Story.Scene> scenes(
            Story.Days days, County county, care.backstop.kernel.Actor officer, Consumer<Instant> turnTo) {
        var telling = telling(county);
        var scenes = new ArrayList<Story.Scene>();
        for (var round : ROUNDS) {
            var rung = telling.subList(round.from(), round.to());
            scenes.add(Story.Scene.of(
                    days.at(-round.daysAgo(), 8, 0),
                    officer,
                    "capacity: %d days ago".formatted(round.daysAgo()),
                    () -> ring(rung, round, days, turnTo)));
        }
        scenes.add(Story.Scene.of(
                days.at(-26, 9, 0),
                officer,
                "capacity: Yarrowdene closed",
                () -> confirm.confirm(
                        County.YARROWDENE,
                        new CapacityFigures(
                                ServiceKind.CARE_HOME, days.at(-26, 9, 0), 0, 0, 0, Answer.NO, null, List.of()),
                        FeeFigures.NONE,
                        null,
                        Acting.current())));
        scenes.add(Story.Scene.of(
                days.at(-8, 9, 0),
                officer,
                "capacity: Harebell Court closing",
                () -> confirm.confirm(
                        County.HAREBELL_COURT,
                        new CapacityFigures(
                                ServiceKind.CARE_HOME_NURSING,
                                days.at(-8, 9, 0),
                                50,
                                42,
                                0,
                                Answer.NO,
                                null,
                                List.of()),
                        FeeFigures.NONE,
                        null,
                        Acting.current())));
        return scenes;
    }

    /** Rings one after the other over the days before the round ended. */
    private void ring(List<Place> rung, Calls round, Story.Days days, Consumer<Instant> turnTo) {
        var chance = Chance.of("capacity " + round.daysAgo());
        for (int i = 0; i < rung.size(); i++) {
            int before = rung.size() - 1 - i;
            var told = days.at(-round.daysAgo() - 1 - before / CALLS_A_DAY, 9, 0)
                    .plus(BETWEEN_CALLS.multipliedBy(CALLS_A_DAY - 1 - before % CALLS_A_DAY));
            turnTo.accept(told.plus(Duration.ofMinutes(2)));
            tell(rung.get(i), told, chance);
        }
    }

    private void tell(Place place, Instant asAt, Chance chance) {
        switch (place.kind()) {
            case HOME_CARE -> {
                int hours = chance.between(25, 260);
                var bands = List.of(hours * 22, hours * 14, hours * 13, hours * 11);
                confirm(
                        place,
                        new CapacityFigures(place.kind(), asAt, null, null, null, accepting(chance), hours * 60, bands),
                        new FeeFigures(null, (long) chance.between(2_250, 2_890)));
            }
            case SUPPORTED_LIVING, EXTRA_CARE -> {
                int places = chance.between(6, 40);
                confirm(
                        place,
                        places(place.kind(), asAt, places, chance),
                        new FeeFigures((long) chance.between(620, 1_580) * 100, null));
            }
            default -> {
                // Now and then a home runs fewer places than it is registered for.
                int most = chance.inHundred(20) ? Math.max(1, place.beds() - chance.between(1, 4)) : place.beds();
                boolean nursing = place.kind() == ServiceKind.CARE_HOME_NURSING;
                confirm(
                        place,
                        places(place.kind(), asAt, most, chance),
                        new FeeFigures(
                                (long) (nursing ? chance.between(1_080, 1_640) : chance.between(790, 1_230)) * 100,
                                null));
            }
        }
    }

    private void confirm(Place place, CapacityFigures figures, FeeFigures fee) {
        confirm.confirm(place.id(), figures, fee, null, Acting.current());
    }

    private static CapacityFigures places(ServiceKind kind, Instant asAt, int most, Chance chance) {
        int occupied = Math.min(most, most * chance.between(82, 101) / 100);
        int reserved = most - occupied > 1 && chance.inHundred(30) ? 1 : 0;
        return new CapacityFigures(kind, asAt, most, occupied, reserved, accepting(chance), null, List.of());
    }

    private static Answer accepting(Chance chance) {
        return chance.inHundred(88) ? Answer.YES : chance.inHundred(60) ? Answer.NO : Answer.NOT_KNOWN;
    }
}
