package care.backstop.placement.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.placement.model.MoreRoom;
import care.backstop.placement.rules.MarketTest;
import care.backstop.placement.usecase.TestMarket;
import care.backstop.placement.usecase.TestMarket.More;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The market test, for machines. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}/market-test")
class MarketTestApi {

    private final TestMarket testMarket;

    MarketTestApi(TestMarket testMarket) {
        this.testMarket = testMarket;
    }

    record Way(
            MoreRoom way,
            String need,
            String askedOf,
            UUID request,
            @Nullable String state) {}

    /** {@code miles} are the rings of each row's {@code within}; {@code without} people, or minutes, for whom there is nothing. */
    record Tested(
            List<Integer> miles,
            List<MarketTest.Row> rows,
            @Nullable Long without,
            @Nullable String cannot,
            int notCounted,
            List<Way> ways) {}

    @GetMapping
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    Tested test(@PathVariable UUID incident) {
        var seen = testMarket.test(incident);
        var outcome = seen.outcome();
        return new Tested(
                MarketTest.MILES,
                outcome == null ? List.of() : outcome.rows(),
                outcome == null ? null : Long.valueOf(outcome.without()),
                seen.cannot(),
                seen.notYet(),
                seen.ways().stream()
                        .map(w -> new Way(
                                w.asked().way(),
                                w.asked().need(),
                                w.asked().askedOf(),
                                w.asked().request(),
                                w.standing() == null ? null : w.standing().words()))
                        .toList());
    }

    record Asked(UUID request) {}

    @PostMapping("/ways")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    Asked ask(@PathVariable UUID incident, @RequestBody More more, Actor actor) {
        return new Asked(testMarket.ask(incident, more, actor));
    }
}
