package care.backstop.incident.web;

import care.backstop.incident.model.EvidencePack;
import care.backstop.incident.usecase.EvidencePacks;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Packs of evidence, for machines. */
@RestController
class EvidenceApi {

    private static final String HERE = "/api/v1/incidents/{incident}/evidence-packs";

    /** A pack to ask for. */
    record ToAsk(
            @Nullable String purpose,
            @Nullable String forWhom,
            @Nullable Boolean withPeople) {}

    record Refusal(@Nullable String because) {}

    /** What was asked for. */
    record Asked(UUID id) {}

    /** A pack. */
    record Pack(
            UUID id,
            String purpose,
            String forWhom,
            boolean withPeople,
            EvidencePack.State state,
            int percent,
            @Nullable String words,
            Instant askedAt,
            String askedBy,
            @Nullable String agreedBy,
            @Nullable Integer files,
            @Nullable Long bytes,
            @Nullable String sha256) {
        static Pack of(EvidencePack p) {
            return new Pack(
                    p.id(),
                    p.purpose(),
                    p.forWhom(),
                    p.withPeople(),
                    p.state(),
                    p.percent(),
                    p.words(),
                    p.askedAt(),
                    p.askedBy(),
                    p.decidedBy(),
                    p.files(),
                    p.bytes(),
                    p.sha256());
        }
    }

    private final EvidencePacks packs;

    EvidenceApi(EvidencePacks packs) {
        this.packs = packs;
    }

    @GetMapping(HERE)
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    List<Pack> all(@PathVariable UUID incident) {
        return packs.of(incident).stream().map(Pack::of).toList();
    }

    @PostMapping(HERE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    Asked ask(@PathVariable UUID incident, @RequestBody ToAsk sent, Actor actor) {
        return new Asked(
                packs.ask(incident, sent.purpose(), sent.forWhom(), Boolean.TRUE.equals(sent.withPeople()), actor));
    }

    @GetMapping(HERE + "/{pack}")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    Pack one(@PathVariable UUID incident, @PathVariable UUID pack) {
        return Pack.of(packs.one(incident, pack));
    }

    @PostMapping(HERE + "/{pack}/agreement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    void agree(@PathVariable UUID incident, @PathVariable UUID pack, Actor actor) {
        packs.agree(incident, pack, actor);
    }

    @PostMapping(HERE + "/{pack}/refusal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    void refuse(@PathVariable UUID incident, @PathVariable UUID pack, @RequestBody Refusal sent, Actor actor) {
        packs.refuse(incident, pack, sent.because(), actor);
    }

    @GetMapping(HERE + "/{pack}/file")
    @Access(area = Area.PPL, act = Act.EXPORT, on = On.INCIDENT)
    ResponseEntity<byte[]> file(@PathVariable UUID incident, @PathVariable UUID pack, Actor actor) {
        return EvidenceController.file(packs.one(incident, pack), packs.take(incident, pack, actor));
    }
}
