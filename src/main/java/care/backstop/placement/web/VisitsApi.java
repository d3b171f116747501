package care.backstop.placement.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.placement.model.VisitState;
import care.backstop.placement.store.PlaceVisits.PlaceVisit;
import care.backstop.placement.usecase.ReadPlacement;
import care.backstop.placement.usecase.VisitPlace;
import java.time.LocalDate;
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

/** The visits and trial stays of one person, for machines. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}/people/{person}/visits")
class VisitsApi {

    record Written(UUID id) {}

    record FollowedUp(
            @Nullable VisitState state,
            @Nullable LocalDate starts,
            @Nullable LocalDate ends,
            @Nullable String whoWent,
            @Nullable String howItWent,
            @Nullable String said,
            @Nullable Integer version) {}

    private final ReadPlacement read;
    private final VisitPlace visitPlace;

    VisitsApi(ReadPlacement read, VisitPlace visitPlace) {
        this.read = read;
        this.visitPlace = visitPlace;
    }

    @GetMapping
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    List<PlaceVisit> all(@PathVariable UUID incident, @PathVariable UUID person) {
        return read.standing(incident, person).visits();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    Written write(
            @PathVariable UUID incident, @PathVariable UUID person, @RequestBody VisitPlace.Asked asked, Actor actor) {
        return new Written(visitPlace.record(incident, person, asked, actor));
    }

    @PostMapping("/{visit}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    void followUp(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @PathVariable UUID visit,
            @RequestBody FollowedUp sent,
            Actor actor) {
        visitPlace.followUp(
                incident,
                person,
                visit,
                new VisitPlace.Asked(
                        null, null, sent.state, sent.starts, sent.ends, sent.whoWent, sent.howItWent, sent.said),
                sent.version,
                actor);
    }
}
