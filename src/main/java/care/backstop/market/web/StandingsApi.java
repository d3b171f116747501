package care.backstop.market.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.market.StandingKind;
import care.backstop.market.store.Standings.Standing;
import care.backstop.market.usecase.KeepStanding;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

/** What the council knows of a service, for machines. */
@RestController
@RequestMapping("/api/v1/locations/{location}/standings")
class StandingsApi {

    private final KeepStanding keepStanding;

    StandingsApi(KeepStanding keepStanding) {
        this.keepStanding = keepStanding;
    }

    /** What is recorded by a machine. */
    record Body(
            @Nullable StandingKind kind,
            @Nullable Boolean wholeProvider,
            @Nullable LocalDate since,
            @Nullable String reason) {}

    /** Why something ended. */
    record Ended(@Nullable String why) {}

    @GetMapping
    @Access(area = Area.MKT, act = Act.READ)
    List<Standing> all(@PathVariable String location, Actor actor) {
        return keepStanding.known(location, actor).standings();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Access(area = Area.MKT, act = Act.WRITE)
    Map<String, UUID> add(@PathVariable String location, @RequestBody Body body, Actor actor) {
        return Map.of(
                "id",
                keepStanding.record(
                        location,
                        new KeepStanding.Asked(
                                body.kind(), Boolean.TRUE.equals(body.wholeProvider()), body.since(), body.reason()),
                        actor));
    }

    @PostMapping("/{standing}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.MKT, act = Act.WRITE)
    void end(@PathVariable String location, @PathVariable UUID standing, @RequestBody Ended ended, Actor actor) {
        keepStanding.end(location, standing, ended.why(), actor);
    }
}
