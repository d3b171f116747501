package care.backstop.incident.web;

import care.backstop.incident.model.Action.State;
import care.backstop.incident.usecase.SettleForPerson;
import care.backstop.incident.usecase.SettleForPerson.Line;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the plan asks for one person before they move, for machines. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}/people/{person}/plan-lines")
class PersonPlanApi {

    /** A line for one person. */
    record ForPerson(
            UUID action,
            String number,
            String wording,
            boolean settled,
            boolean forEverybody,
            @Nullable State state,
            @Nullable String words,
            @Nullable String by,
            @Nullable Instant at) {
        static ForPerson of(Line l) {
            var theirs = l.theirs();
            return new ForPerson(
                    l.action().id(),
                    l.action().number(),
                    l.action().wording(),
                    l.settled(),
                    l.action().settled(),
                    theirs == null ? null : theirs.state(),
                    theirs == null ? null : theirs.words(),
                    theirs == null ? null : theirs.by(),
                    theirs == null ? null : theirs.at());
        }
    }

    /** What became of it for the person. */
    record ToSettle(
            @Nullable String state,
            @Nullable String words,
            @Nullable String urgentBecause) {}

    private final SettleForPerson settle;

    PersonPlanApi(SettleForPerson settle) {
        this.settle = settle;
    }

    @GetMapping
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    List<ForPerson> lines(@PathVariable UUID incident, @PathVariable UUID person) {
        return settle.of(incident, person).lines().stream().map(ForPerson::of).toList();
    }

    @PutMapping("/{action}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    void settle(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @PathVariable UUID action,
            @RequestBody ToSettle told,
            Actor actor) {
        settle.settle(
                incident,
                person,
                action,
                Typed.choice(told.state(), State.class).orElse(null),
                told.words(),
                told.urgentBecause(),
                actor);
    }
}
