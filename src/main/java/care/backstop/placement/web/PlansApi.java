package care.backstop.placement.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.placement.rules.PlansApart;
import care.backstop.placement.usecase.ComparePlans;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Plans side by side, for machines. Same rules and checks as the pages. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}/plans")
class PlansApi {

    private final ComparePlans compare;

    PlansApi(ComparePlans compare) {
        this.compare = compare;
    }

    record Column(UUID plan, String name, List<String> otherwiseThanPublished, PlansApart.Figures figures) {}

    record Compared(List<Column> plans, List<PlansApart.Apart> apart) {}

    @GetMapping("/compare")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    Compared compare(@PathVariable UUID incident, @RequestParam List<UUID> plan) {
        var seen = compare.compare(incident, plan);
        return new Compared(
                seen.plans().stream()
                        .map(c -> new Column(
                                c.made().id(),
                                c.made().called(),
                                c.made().emphasis().words(),
                                c.figures()))
                        .toList(),
                seen.apart());
    }

    /** {@code parted} says why, by group of friends, for each group that the plan parts. */
    record Reason(@Nullable String reason, @Nullable Map<String, String> parted) {}

    @PostMapping("/{plan}/adopt")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    void adopt(@PathVariable UUID incident, @PathVariable UUID plan, @RequestBody Reason reason, Actor actor) {
        compare.adopt(incident, plan, reason.reason(), reason.parted() == null ? Map.of() : reason.parted(), actor);
    }

    /** {@code who} are the others, by reference. */
    record Contest(String location, String name, boolean got, int others, List<String> who, List<String> because) {}

    record Why(
            @Nullable String location,
            @Nullable String name,
            boolean byHand,
            List<String> reasons,
            @Nullable String friends,
            @Nullable String partedBecause,
            List<Contest> contests) {}

    @GetMapping("/{plan}/people/{person}")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    Why why(@PathVariable UUID incident, @PathVariable UUID plan, @PathVariable UUID person) {
        var seen = compare.ofOne(incident, plan, person);
        return new Why(
                seen.line().location(),
                seen.line().kept().locationName(),
                seen.line().kept().byHand(),
                seen.line().reasons(),
                seen.line().kept().friends() == null
                                || seen.line().kept().friends().isEmpty()
                        ? null
                        : seen.line().kept().friends(),
                seen.parted() == null ? null : seen.parted().because(),
                seen.contests().stream()
                        .map(c -> new Contest(
                                c.location(),
                                c.locationName(),
                                c.got(),
                                c.rivals().size(),
                                c.rivals().stream()
                                        .map(r -> seen.references().get(r))
                                        .filter(Objects::nonNull)
                                        .sorted()
                                        .toList(),
                                c.words()))
                        .toList());
    }
}
