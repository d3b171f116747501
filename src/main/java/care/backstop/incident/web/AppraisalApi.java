package care.backstop.incident.web;

import care.backstop.incident.model.Appraisal;
import care.backstop.incident.model.Appraisal.Kind;
import care.backstop.incident.model.Appraisal.Principle;
import care.backstop.incident.model.Appraisal.Risk;
import care.backstop.incident.usecase.AppraiseOptions;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Options side by side, for machines; money in pence. */
@RestController
class AppraisalApi {

    record Question(@Nullable String question) {}

    record Offered(
            @Nullable String kind,
            @Nullable String words,
            @Nullable Integer people,
            @Nullable Long costPence,
            @Nullable Integer days,
            @Nullable String risk,
            @Nullable String riskBecause,
            @Nullable String inFavour,
            @Nullable String against,
            @Nullable Map<Principle, String> principles) {}

    record Rejection(@Nullable String because, int version) {}

    /** The option chosen and the grounds; {@code agencies} are those whose signatures it needs besides one's own. */
    record Choice(
            @Nullable UUID option,
            @Nullable String lawful,
            @Nullable String reasonable,
            @Nullable String proportionate,
            @Nullable String overLimit,
            @Nullable List<String> agencies,
            @Nullable String urgentBecause) {}

    private final AppraiseOptions appraise;

    AppraisalApi(AppraiseOptions appraise) {
        this.appraise = appraise;
    }

    @GetMapping("/api/v1/incidents/{incident}/appraisals")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    List<Appraisal> of(@PathVariable UUID incident) {
        return appraise.of(incident);
    }

    @PostMapping("/api/v1/incidents/{incident}/appraisals")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Appraisal> open(@PathVariable UUID incident, @RequestBody Question body, Actor actor) {
        return ResponseEntity.status(201).body(appraise.one(incident, appraise.open(incident, body.question(), actor)));
    }

    @PostMapping("/api/v1/incidents/{incident}/appraisals/{appraisal}/options")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Appraisal> add(
            @PathVariable UUID incident, @PathVariable UUID appraisal, @RequestBody Offered body, Actor actor) {
        var read = new Typed();
        var kind = read.oneOf("kind", body.kind(), Kind.class, "Give the kind of option", true);
        var risk = read.oneOf("risk", body.risk(), Risk.class, "Give how risky it is, or NOT_KNOWN", true);
        read.check();
        appraise.add(
                incident,
                appraisal,
                new AppraiseOptions.Entered(
                        kind,
                        body.words(),
                        body.people(),
                        body.costPence(),
                        body.days(),
                        risk,
                        body.riskBecause(),
                        body.inFavour(),
                        body.against(),
                        body.principles() == null ? Map.of() : body.principles()),
                actor);
        return ResponseEntity.status(201).body(appraise.one(incident, appraisal));
    }

    /** Takes an option out of the running; it stays in sight with its reason. */
    @PostMapping("/api/v1/incidents/{incident}/appraisals/{appraisal}/options/{option}/rejection")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Appraisal reject(
            @PathVariable UUID incident,
            @PathVariable UUID appraisal,
            @PathVariable UUID option,
            @RequestBody Rejection body,
            Actor actor) {
        appraise.reject(incident, appraisal, option, body.because(), body.version(), actor);
        return appraise.one(incident, appraisal);
    }

    @PostMapping("/api/v1/incidents/{incident}/appraisals/{appraisal}/choice")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    ResponseEntity<Appraisal> choose(
            @PathVariable UUID incident, @PathVariable UUID appraisal, @RequestBody Choice body, Actor actor) {
        appraise.choose(
                incident,
                appraisal,
                body.option(),
                new AppraiseOptions.Grounds(
                        body.lawful(),
                        body.reasonable(),
                        body.proportionate(),
                        body.overLimit(),
                        body.agencies() == null ? List.of() : body.agencies(),
                        body.urgentBecause()),
                actor);
        return ResponseEntity.status(201).body(appraise.one(incident, appraisal));
    }

    /** Signs a joint decision for the actor's own agency. */
    @PostMapping("/api/v1/incidents/{incident}/appraisals/{appraisal}/signature")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Appraisal> sign(@PathVariable UUID incident, @PathVariable UUID appraisal, Actor actor) {
        appraise.sign(incident, appraisal, actor);
        return ResponseEntity.status(201).body(appraise.one(incident, appraisal));
    }
}
