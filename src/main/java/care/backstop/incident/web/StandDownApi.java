package care.backstop.incident.web;

import care.backstop.incident.IncidentState;
import care.backstop.incident.model.StandDown;
import care.backstop.incident.model.StandDown.Ground;
import care.backstop.incident.model.StandDown.Moved;
import care.backstop.incident.model.ToTell;
import care.backstop.incident.store.StandDownStore.Count;
import care.backstop.incident.usecase.StandIncidentDown;
import care.backstop.incident.usecase.StandIncidentDown.Grounds;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Standing an incident down and up again, for machines. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}/stand-down")
class StandDownApi {

    /** Where it stands, every stand-down so far, and a page of the latest list; a person only by id. */
    record Standing(
            IncidentState state,
            int version,
            List<StandDown> standDowns,
            List<Count> counts,
            List<ToTell> toTell,
            int stillArranged,
            int stillOwed) {}

    record Sent(
            @Nullable String ground,
            @Nullable String because,
            @Nullable String moved,
            @Nullable String movedBecause,
            int version) {}

    record Again(@Nullable String because, int version) {}

    record Told(
            @Nullable List<UUID> ids,
            @Nullable String how,
            @Nullable Instant at) {}

    private final StandIncidentDown standDown;

    StandDownApi(StandIncidentDown standDown) {
        this.standDown = standDown;
    }

    @GetMapping
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Standing of(@PathVariable UUID incident, @RequestParam(defaultValue = "1") int page, Actor actor) {
        var seen = standDown.of(incident, Math.max(1, page), actor);
        return new Standing(
                seen.incident().stage().state(),
                seen.incident().version(),
                seen.all(),
                seen.counts(),
                seen.toTell(),
                seen.arranged().size(),
                seen.duties());
    }

    @PostMapping
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    ResponseEntity<Standing> down(@PathVariable UUID incident, @RequestBody Sent sent, Actor actor) {
        var read = new Typed();
        var ground = read.oneOf("ground", sent.ground(), Ground.class, "Give why it is not needed", true);
        var moved = read.oneOf("moved", sent.moved(), Moved.class, "Give what becomes of those who have moved", false);
        read.check();
        standDown.standDown(
                incident, new Grounds(ground, sent.because(), moved, sent.movedBecause()), sent.version(), actor);
        return ResponseEntity.status(HttpStatus.CREATED).body(of(incident, 1, actor));
    }

    @PostMapping("/reversal")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    Standing again(@PathVariable UUID incident, @RequestBody Again sent, Actor actor) {
        standDown.standAgain(incident, sent.because(), sent.version(), actor);
        return of(incident, 1, actor);
    }

    @PostMapping("/told")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void told(@PathVariable UUID incident, @RequestBody Told sent, Actor actor) {
        standDown.told(incident, sent.ids() == null ? List.of() : sent.ids(), sent.how(), sent.at(), actor);
    }
}
