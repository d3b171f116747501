package care.backstop.placement.usecase;

import care.backstop.incident.AskedOfOthers;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.kernel.room.Room;
import care.backstop.placement.model.Emphasis;
import care.backstop.placement.model.MoreRoom;
import care.backstop.placement.rules.MarketTest;
import care.backstop.placement.store.MoreRoomAsked;
import care.backstop.placement.store.MoreRoomAsked.Asked;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Holds what is free near by against what people need, and asks for more room where there is too little. */
@Service
public class TestMarket {

    private final MakePlan makePlan;
    private final MoreRoomAsked ways;
    private final AskedOfOthers requests;
    private final IncidentRoom rooms;
    private final AuditTrail audit;
    private final Clock clock;

    TestMarket(
            MakePlan makePlan,
            MoreRoomAsked ways,
            AskedOfOthers requests,
            IncidentRoom rooms,
            AuditTrail audit,
            Clock clock) {
        this.makePlan = makePlan;
        this.ways = ways;
        this.requests = requests;
        this.rooms = rooms;
        this.audit = audit;
        this.clock = clock;
    }

    /** A way to more room and how its request stands; null when the request is not to be seen. */
    public record Way(Asked asked, AskedOfOthers.@Nullable Standing standing) {}

    /**
     * The test.
     *
     * @param outcome null when it cannot be worked out, for the reason in {@code cannot}
     * @param notYet people of whom too little is known to count them
     */
    public record Tested(
            Room room,
            MarketTest.@Nullable Outcome outcome,
            @Nullable String cannot,
            int notYet,
            List<Way> ways,
            Instant at) {}

    /** Numbers only, nobody is in them. */
    @Transactional(readOnly = true)
    public Tested test(UUID incident) {
        var room = rooms.of(incident, "/places");
        MarketTest.Outcome outcome = null;
        String cannot = null;
        int notYet = 0;
        try {
            var asked = makePlan.read(incident, Emphasis.PUBLISHED);
            outcome = MarketTest.of(asked.problem());
            notYet = asked.notYet().size();
        } catch (Rejected e) {
            cannot = e.getMessage();
        }
        var all = ways.of(incident);
        var standing = all.isEmpty() ? Map.<UUID, AskedOfOthers.Standing>of() : requests.standing(incident);
        return new Tested(
                room,
                outcome,
                cannot,
                notYet,
                all.stream().map(a -> new Way(a, standing.get(a.request()))).toList(),
                clock.instant());
    }

    /** What is asked for. {@code askedOf} is left out where the lead decides. */
    public record More(
            @Nullable MoreRoom way,
            @Nullable String need,
            @Nullable String askedOf,
            @Nullable LocalDate dueOn) {}

    /** Asks for more room: a request like any other, chased and answered among the requests of the incident. */
    @Transactional
    public UUID ask(UUID incident, More more, Actor actor) {
        var problems = new ArrayList<Problem>();
        var way = more.way();
        var need = ChoosePlace.text(more.need());
        var whom = ChoosePlace.text(more.askedOf());
        if (way == null) {
            problems.add(Problem.of("way", Code.VAL, "Choose a way to more room"));
        }
        if (need == null || need.length() > 200) {
            problems.add(
                    Problem.of("need", Code.VAL, "Say what is missing, such as: 3 nursing places within 10 miles"));
        }
        if (way != null && way.asks() != MoreRoom.Asks.LEAD && (whom == null || whom.length() > 200)) {
            problems.add(Problem.of("askedOf", Code.VAL, "Enter who is asked"));
        }
        if (way != null && way.asks() == MoreRoom.Asks.LEAD && more.dueOn() == null) {
            problems.add(Problem.of("dueOn", Code.VAL, "Enter by when the lead decides"));
        }
        if (!problems.isEmpty() || way == null || need == null) {
            throw new Rejected(problems);
        }
        var request = requests.ask(
                incident,
                switch (way.asks()) {
                    case SERVICE -> AskedOfOthers.Of.BY_AGREEMENT;
                    case PARTNER -> AskedOfOthers.Of.PARTNER;
                    case LEAD -> AskedOfOthers.Of.LEAD;
                },
                way.asks() == MoreRoom.Asks.LEAD ? null : whom,
                way.words() + ": " + need,
                more.dueOn(),
                actor);
        ways.add(
                incident,
                new Asked(
                        UUID.randomUUID(),
                        way,
                        need,
                        way.asks() == MoreRoom.Asks.LEAD || whom == null ? "The lead officer" : whom,
                        request,
                        clock.instant(),
                        actor.name()),
                actor.post());
        audit.changed("MoreRoomAsked", "incident:" + incident, List.of("request:" + request));
        return request;
    }
}
