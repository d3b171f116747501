package care.backstop.placement.usecase;

import care.backstop.incident.IncidentLog;
import care.backstop.incident.Incidents;
import care.backstop.incident.LogKind;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.market.Market;
import care.backstop.placement.model.PaceLimits;
import care.backstop.placement.model.PaceLimits.Admits;
import care.backstop.placement.store.PaceStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says what limits how fast a service may and must empty. */
@Service
public class SetPace {

    private static final int MOST = 500;

    private final Incidents incidents;
    private final Market market;
    private final PaceStore store;
    private final IncidentLog log;
    private final AuditTrail audit;
    private final Clock clock;

    SetPace(Incidents incidents, Market market, PaceStore store, IncidentLog log, AuditTrail audit, Clock clock) {
        this.incidents = incidents;
        this.market = market;
        this.store = store;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Puts these limits in the place of those of {@code version}; names of services come from the register.
     *
     * @throws Stale when somebody else has changed them since
     */
    @Transactional
    public int set(UUID incident, int version, PaceLimits limits, Actor actor) {
        var own = incidents.find(incident).locationIds();
        var before = store.of(incident);
        if (before.version() != version) {
            throw new Stale("pace", incident);
        }
        var known = market.findAll(limits.homes().stream().map(Admits::location).collect(Collectors.toSet()));
        var problems = new ArrayList<Problem>();
        within(limits.perDay(), 1, MOST, "perDay", "Give the moves of a day from 1 to %d", problems);
        minimum(limits, problems);
        expected(limits, problems);
        var homes = new ArrayList<Admits>();
        var named = new HashSet<String>();
        for (int i = 0; i < limits.homes().size(); i++) {
            var home = limits.homes().get(i);
            var field = "homes.%d.".formatted(i + 1);
            var location = known.get(home.location());
            if (location == null || own.contains(home.location())) {
                problems.add(Problem.of(
                        field + "location",
                        Code.VAL,
                        "Give the CQC number of a service on the register that people can move to"));
                continue;
            }
            if (!named.add(home.location())) {
                problems.add(Problem.of(
                        field + "location", Code.DUP, "%s is in the list already".formatted(location.name())));
            }
            within(home.perWeek(), 0, MOST, field + "perWeek", "Give the arrivals of a week from 0 to %d", problems);
            within(
                    home.perDay(),
                    0,
                    home.perWeek(),
                    field + "perDay",
                    "Give the arrivals of a day from 0 to those of the week, %d",
                    problems);
            homes.add(new Admits(home.location(), location.name(), home.perWeek(), home.perDay()));
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        store.add(
                incident,
                version + 1,
                new PaceLimits(
                        limits.perDay(), limits.daysOff(), limits.saidBy(), limits.minimum(), limits.expected(), homes),
                clock.instant(),
                actor);
        log.append(incident, LogKind.MOVE, "What limits the pace of the moves was changed", clock.instant(), null);
        audit.changed("PaceSet", "incident:" + incident, List.of("perDay", "minimum", "expected", "homes"));
        return version + 1;
    }

    private static void minimum(PaceLimits limits, List<Problem> problems) {
        var shifts = new HashSet<Object>();
        for (int i = 0; i < limits.minimum().size(); i++) {
            var each = limits.minimum().get(i);
            var field = "minimum.%d.".formatted(i + 1);
            if (!shifts.add(each.shift())) {
                problems.add(Problem.of(field + "shift", Code.DUP, "This shift is in the list already"));
            }
            within(each.least(), 0, MOST, field + "least", "Give the fewest staff from 0 to %d", problems);
            within(
                    each.peopleEach(),
                    1,
                    MOST,
                    field + "peopleEach",
                    "Give the people one member of staff can look after from 1 to %d",
                    problems);
        }
        if (!limits.minimum().isEmpty() && limits.saidBy() == null) {
            problems.add(Problem.of("saidBy", Code.VAL, "Say who says how many staff are needed"));
        }
    }

    private static void expected(PaceLimits limits, List<Problem> problems) {
        var said = new HashSet<Object>();
        for (int i = 0; i < limits.expected().size(); i++) {
            var each = limits.expected().get(i);
            var field = "expected.%d.".formatted(i + 1);
            if (!said.add(List.of(each.from(), each.shift()))) {
                problems.add(Problem.of(field + "from", Code.DUP, "This shift has a number from this day on already"));
            }
            within(each.staff(), 0, 5000, field + "staff", "Give the staff expected from 0 to %d", problems);
        }
    }

    private static void within(
            @Nullable Integer number, int least, int most, String field, String words, List<Problem> problems) {
        if (number != null && (number < least || number > most)) {
            problems.add(Problem.of(field, Code.VAL, words.formatted(most)));
        }
    }
}
