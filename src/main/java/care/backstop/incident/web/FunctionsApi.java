package care.backstop.incident.web;

import care.backstop.incident.usecase.MapTheDuty;
import care.backstop.incident.usecase.MapTheDuty.Given;
import care.backstop.incident.usecase.MapTheDuty.Task;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Which function of the council does each task of the temporary duty, for machines. */
@RestController
class FunctionsApi {

    /** Tasks given to functions. */
    record ToMap(@Nullable List<Given> tasks) {}

    /** The tasks, and where the procedure asks for them. */
    record Functions(String clause, List<One> tasks) {}

    /** A task. */
    record One(
            String task,
            String wording,
            String proposed,
            @Nullable String function,
            @Nullable UUID post,
            @Nullable String owner,
            @Nullable Instant mappedAt) {

        static One of(Task t) {
            var by = t.by();
            return new One(
                    t.asked().key(),
                    t.asked().task(),
                    t.asked().function(),
                    by == null ? null : by.function(),
                    by == null ? null : by.post(),
                    by == null ? null : by.owner(),
                    by == null ? null : by.mappedAt());
        }
    }

    private final MapTheDuty functions;

    FunctionsApi(MapTheDuty functions) {
        this.functions = functions;
    }

    @GetMapping("/api/v1/incidents/{incident}/duty-functions")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Functions read(@PathVariable UUID incident) {
        return new Functions(
                functions.clause(incident),
                functions.of(incident).stream().map(One::of).toList());
    }

    @PutMapping("/api/v1/incidents/{incident}/duty-functions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    void map(@PathVariable UUID incident, @RequestBody ToMap given, Actor actor) {
        functions.map(incident, given.tasks() == null ? List.of() : given.tasks(), actor);
    }
}
