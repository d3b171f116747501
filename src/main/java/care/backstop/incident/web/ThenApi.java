package care.backstop.incident.web;

import care.backstop.incident.model.Decision;
import care.backstop.incident.model.ServiceTest;
import care.backstop.incident.usecase.EndDuty;
import care.backstop.incident.usecase.ReadThen;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was known at a minute gone by, and the end of what is owed to a person, for machines. */
@RestController
class ThenApi {

    record Known(
            Instant at,
            String verification,
            @Nullable String lead,
            @Nullable LocalDate endsOn,
            int openDuties,
            Map<String, Integer> people,
            List<Tested> tests) {
        static Known of(ReadThen.Then then) {
            var closing = then.closing();
            return new Known(
                    then.at(),
                    then.standing().name(),
                    then.lead(),
                    closing == null ? null : closing.endsOn(),
                    then.openDuties(),
                    then.results(),
                    then.tests().stream().map(Tested::of).toList());
        }
    }

    record Tested(
            UUID id,
            String location,
            Map<String, String> facts,
            Map<String, String> sources,
            String row,
            String result,
            List<Finding> findings,
            String ruleVersion,
            Instant testedAt,
            String testedBy,
            @Nullable Instant dutyFrom,
            @Nullable Decision decision) {
        static Tested of(ServiceTest t) {
            return new Tested(
                    t.id(),
                    t.location(),
                    t.facts(),
                    t.sources(),
                    t.row(),
                    t.result(),
                    t.findings(),
                    t.ruleVersion(),
                    t.testedAt(),
                    t.testedBy(),
                    t.dutyFrom(),
                    t.decision());
        }
    }

    record Ending(
            @Nullable String endedAt,
            @Nullable String arrangement,
            @Nullable String reasons) {}

    record Ended(UUID id) {}

    private final ReadThen then;
    private final EndDuty endDuty;

    ThenApi(ReadThen then, EndDuty endDuty) {
        this.then = then;
        this.endDuty = endDuty;
    }

    @GetMapping("/api/v1/incidents/{incident}/then")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Known then(@PathVariable UUID incident, @RequestParam(required = false) @Nullable String at) {
        var read = new Typed();
        var moment = read.moment("at", at, "Give the time as ISO 8601", false);
        read.check();
        return Known.of(then.of(incident, moment));
    }

    @PostMapping("/api/v1/incidents/{incident}/people/{person}/duty-end")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    ResponseEntity<Ended> end(
            @PathVariable UUID incident, @PathVariable UUID person, @RequestBody Ending body, Actor actor) {
        var read = new Typed();
        var at = read.moment("endedAt", body.endedAt(), "Give when the new arrangement began", true);
        read.check();
        return ResponseEntity.status(201)
                .body(new Ended(endDuty.end(incident, person, at, body.arrangement(), body.reasons(), actor)));
    }
}
