package care.backstop.incident.web;

import care.backstop.incident.model.Escalation;
import care.backstop.incident.rules.EmergencyText.Shape;
import care.backstop.incident.rules.EscalationTriggers.Trigger;
import care.backstop.incident.usecase.TellEmergencyPlanners;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Texts for emergency planners, for machines. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}/escalations")
class EmergencyApi {

    record Standing(
            List<Trigger> triggers, Map<Shape, SequencedMap<String, String>> drafts, List<Escalation> written) {}

    /** A version: heading to text, and what is left out is said to be not known. */
    record Text(@Nullable String shape, @Nullable Map<String, String> parts) {}

    record Went(
            @Nullable String toWhom,
            @Nullable String how,
            @Nullable String answer,
            @Nullable Instant at) {}

    private final TellEmergencyPlanners planners;

    EmergencyApi(TellEmergencyPlanners planners) {
        this.planners = planners;
    }

    @GetMapping
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Standing of(@PathVariable UUID incident, Actor actor) {
        var seen = planners.of(incident, actor);
        return new Standing(seen.triggers(), seen.drafts(), seen.written());
    }

    @PostMapping
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Escalation> write(@PathVariable UUID incident, @RequestBody Text sent, Actor actor) {
        var read = new Typed();
        var shape = read.oneOf("shape", sent.shape(), Shape.class, "Give the shape of the text", true);
        read.check();
        var id = planners.write(incident, shape, sent.parts() == null ? Map.of() : sent.parts(), actor);
        return ResponseEntity.status(HttpStatus.CREATED).body(planners.one(incident, id));
    }

    @PostMapping("/{text}/sent")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sent(@PathVariable UUID incident, @PathVariable UUID text, @RequestBody Went sent, Actor actor) {
        planners.sent(incident, text, sent.toWhom(), sent.how(), sent.answer(), sent.at(), actor);
    }
}
