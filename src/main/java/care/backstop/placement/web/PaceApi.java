package care.backstop.placement.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.placement.model.PaceLimits;
import care.backstop.placement.model.PaceLimits.Admits;
import care.backstop.placement.model.PaceLimits.Expected;
import care.backstop.placement.model.PaceLimits.Minimum;
import care.backstop.placement.model.PaceLimits.SaidBy;
import care.backstop.placement.model.Shift;
import care.backstop.placement.rules.Pace;
import care.backstop.placement.usecase.ReadPace;
import care.backstop.placement.usecase.SetPace;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pace, for machines: all that limits it is sent at once. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}/pace")
class PaceApi {

    record Least(
            @Nullable Shift shift,
            @Nullable Integer least,
            @Nullable Integer peopleEach) {}

    record Left(
            @Nullable LocalDate from,
            @Nullable Shift shift,
            @Nullable Integer staff) {}

    record Takes(
            @Nullable String location,
            @Nullable Integer perWeek,
            @Nullable Integer perDay) {}

    /** What limits the pace, in place of what {@code version} said; 0 when nothing is said yet. */
    record Limits(
            @Nullable Integer version,
            @Nullable Integer perDay,
            @Nullable Boolean daysOff,
            @Nullable SaidBy saidBy,
            @Nullable List<Least> minimum,
            @Nullable List<Left> expected,
            @Nullable List<Takes> homes) {}

    /** {@code verdict} is POSSIBLE, IMPOSSIBLE or NOT_KNOWN; {@code because} holds the reasons, or what is not known. */
    record Shown(
            int version,
            PaceLimits limits,
            int there,
            String verdict,
            @Nullable LocalDate earliest,
            List<String> because,
            List<String> wouldHelp,
            @Nullable LocalDate lastSafe,
            @Nullable LocalDate ifNobodyMoves,
            List<Pace.Short> belowMinimum,
            List<Pace.Day> days) {

        static Shown of(ReadPace.Shown shown) {
            var answer = shown.answer();
            return new Shown(
                    shown.kept().version(),
                    shown.kept().limits(),
                    shown.there(),
                    switch (answer.verdict()) {
                        case Pace.Possible _ -> "POSSIBLE";
                        case Pace.Impossible _ -> "IMPOSSIBLE";
                        case Pace.NotKnown _ -> "NOT_KNOWN";
                    },
                    answer.verdict() instanceof Pace.Possible(var earliest) ? earliest : null,
                    switch (answer.verdict()) {
                        case Pace.Possible _ -> List.of();
                        case Pace.Impossible(var because, var _) -> because;
                        case Pace.NotKnown(var missing) -> missing;
                    },
                    answer.verdict() instanceof Pace.Impossible(var _, var help) ? help : List.of(),
                    answer.lastSafe(),
                    answer.ifNobodyMoves(),
                    answer.belowMinimum(),
                    answer.days());
        }
    }

    private final ReadPace read;
    private final SetPace setPace;

    PaceApi(ReadPace read, SetPace setPace) {
        this.read = read;
        this.setPace = setPace;
    }

    @GetMapping
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    Shown pace(@PathVariable UUID incident) {
        return Shown.of(read.of(incident));
    }

    @PutMapping
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    Shown set(@PathVariable UUID incident, @RequestBody Limits sent, Actor actor) {
        var problems = new ArrayList<Problem>();
        if (sent.version == null) {
            problems.add(Problem.of("version", Code.VAL, "Say which version this changes; 0 for the first"));
        }
        var minimum = new ArrayList<Minimum>();
        for (var each : sent.minimum == null ? List.<Least>of() : sent.minimum) {
            if (each.shift == null || each.least == null) {
                problems.add(Problem.of("minimum", Code.VAL, "Give the shift and the fewest staff of each"));
            } else {
                minimum.add(new Minimum(each.shift, each.least, each.peopleEach));
            }
        }
        var expected = new ArrayList<Expected>();
        for (var each : sent.expected == null ? List.<Left>of() : sent.expected) {
            if (each.from == null || each.shift == null || each.staff == null) {
                problems.add(Problem.of("expected", Code.VAL, "Give the day, the shift and the staff of each"));
            } else {
                expected.add(new Expected(each.from, each.shift, each.staff));
            }
        }
        var homes = new ArrayList<Admits>();
        for (var each : sent.homes == null ? List.<Takes>of() : sent.homes) {
            if (each.location == null || each.perWeek == null) {
                problems.add(Problem.of("homes", Code.VAL, "Give the CQC number and the arrivals of a week of each"));
            } else {
                homes.add(new Admits(each.location, each.location, each.perWeek, each.perDay));
            }
        }
        if (sent.version == null || !problems.isEmpty()) {
            throw new Rejected(problems);
        }
        setPace.set(
                incident,
                sent.version,
                new PaceLimits(sent.perDay, Boolean.TRUE.equals(sent.daysOff), sent.saidBy, minimum, expected, homes),
                actor);
        return Shown.of(read.of(incident));
    }
}
