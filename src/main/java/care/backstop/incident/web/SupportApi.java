package care.backstop.incident.web;

import care.backstop.incident.model.SupportRequest;
import care.backstop.incident.model.SupportRequest.Answer;
import care.backstop.incident.model.SupportRequest.Team;
import care.backstop.incident.usecase.AskForSupport;
import care.backstop.incident.usecase.AskForSupport.Wanted;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hours asked of other teams, for machines. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}/support-requests")
class SupportApi {

    /** What was asked, and whether enough incidents run to ask. */
    record Standing(int openIncidents, @Nullable Integer threshold, boolean prompt, List<SupportRequest> requests) {}

    record Asked(
            @Nullable String team,
            @Nullable Double weeklyHours,
            @Nullable String fromOn,
            @Nullable String untilOn,
            @Nullable String purpose) {}

    record Answered(
            @Nullable String answer,
            @Nullable Double weeklyHours,
            @Nullable String by,
            @Nullable String note,
            @Nullable Instant at) {}

    private final AskForSupport support;

    SupportApi(AskForSupport support) {
        this.support = support;
    }

    @GetMapping
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Standing of(@PathVariable UUID incident) {
        var seen = support.of(incident);
        return new Standing(seen.openIncidents(), seen.threshold(), seen.prompt(), seen.requests());
    }

    @PostMapping
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Standing> ask(@PathVariable UUID incident, @RequestBody Asked sent, Actor actor) {
        var read = new Typed();
        var team = read.oneOf("team", sent.team(), Team.class, "Give which team is asked", true);
        var from = read.day("fromOn", sent.fromOn(), "Give from which day they are needed");
        var until = read.day("untilOn", sent.untilOn(), "Give until which day they are needed");
        if (sent.weeklyHours() == null) {
            read.wrong("hours", "Give how many hours a week are asked for, as weeklyHours");
        }
        read.check();
        support.ask(
                incident,
                new Wanted(
                        team,
                        sent.weeklyHours() == null ? null : HoursTyped.minutes(sent.weeklyHours()),
                        from,
                        until,
                        sent.purpose()),
                actor);
        return ResponseEntity.status(HttpStatus.CREATED).body(of(incident));
    }

    @PostMapping("/{request}/answer")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@PathVariable UUID incident, @PathVariable UUID request, @RequestBody Answered sent, Actor actor) {
        var read = new Typed();
        var answer = read.oneOf("answer", sent.answer(), Answer.class, "Give what they answered", true);
        read.check();
        support.answer(
                incident,
                request,
                answer,
                sent.weeklyHours() == null ? null : HoursTyped.minutes(sent.weeklyHours()),
                sent.by(),
                sent.note(),
                sent.at(),
                actor);
    }
}
