package care.backstop.people.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.people.usecase.ReadRights;
import care.backstop.people.usecase.WriteEntry;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person's rights, for machines: the same entries, refusals and gates as on the pages. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}/people/{person}")
class RightsApi {

    /** Something to do. */
    record ToDo(String what, String write, LocalDate by, boolean late, boolean alarm) {}

    /** Something that stands in the way; {@code emergencyExcepted} when an emergency interim move may go ahead. */
    record Gate(String blocks, String needs, String until, boolean emergencyExcepted) {}

    /** Something that was written. */
    record Entry(UUID id, String kind, Map<String, String> answers, LocalDate enteredOn, String by) {}

    /** Who decides by table 2(d), what is shut, what is to do and what was written. */
    record RightsView(
            String row,
            List<String> then,
            String outcome,
            String explanation,
            List<Gate> gates,
            List<Problem> againstMoving,
            List<ToDo> toDo,
            String consultation,
            String care,
            List<Entry> entries) {}

    /** Answers by question; ticks as a list. */
    record ToWrite(@Nullable Map<String, Object> answers) {}

    /** What was kept, and what to look at again. */
    record Kept(UUID id, List<String> notes) {}

    private final ReadRights rights;
    private final WriteEntry write;

    RightsApi(ReadRights rights, WriteEntry write) {
        this.rights = rights;
        this.write = write;
    }

    @GetMapping("/rights")
    @Access(area = Area.SPC, act = Act.READ, on = On.INCIDENT)
    RightsView rights(@PathVariable UUID incident, @PathVariable UUID person) {
        var o = rights.open(incident, person)
                .orElseThrow(() -> new Rejected(
                        Problem.Code.AUTH,
                        "purpose",
                        "Say first why you need to see health and care: POST to /people/purposes."));
        var d = o.deciding();
        return new RightsView(
                d.row(),
                d.then(),
                d.outcome().name(),
                d.explanation(),
                o.closed().stream()
                        .map(g -> new Gate(g.blocks().name(), g.needs().name(), g.until(), g.emergencyExcepted()))
                        .toList(),
                o.blocked(),
                o.due().stream()
                        .map(t -> new ToDo(
                                t.matter().what(),
                                t.matter().write().path(),
                                t.by(),
                                t.late(),
                                t.matter().alarm()))
                        .toList(),
                o.consultation().name(),
                o.care().name(),
                o.known().entries().stream()
                        .map(e -> new Entry(e.id(), e.kind().path(), e.said().answers(), e.enteredOn(), e.byName()))
                        .toList());
    }

    @PostMapping("/entries/{kind}")
    @Access(area = Area.SPC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.CREATED)
    Kept write(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @PathVariable String kind,
            @RequestBody ToWrite sent,
            Actor actor) {
        var typed = new LinkedHashMap<String, String>();
        if (sent.answers() != null) {
            sent.answers().forEach((question, answer) -> {
                if (answer instanceof List<?> ticks) {
                    typed.put(question, ticks.stream().map(String::valueOf).collect(Collectors.joining(",")));
                } else if (answer != null) {
                    typed.put(question, String.valueOf(answer));
                }
            });
        }
        var kept = write.write(incident, person, RightsController.kind(kind), typed, actor);
        return new Kept(kept.id(), kept.notes());
    }
}
