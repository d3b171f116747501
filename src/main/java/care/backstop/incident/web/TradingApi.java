package care.backstop.incident.web;

import care.backstop.incident.model.Cooperation;
import care.backstop.incident.rules.TradingOn.Aspect;
import care.backstop.incident.rules.TradingOn.Standing;
import care.backstop.incident.usecase.WatchTradingOn;
import care.backstop.incident.usecase.WatchTradingOn.Watched;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.NotThere;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
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

/** Services that trade on after a failure, for machines. */
@RestController
class TradingApi {

    record Watch(
            UUID id,
            String location,
            String process,
            String officeHolder,
            LocalDate appointedOn,
            @Nullable LocalDate likelyEnd,
            List<LocalDate> reminders,
            List<LocalDate> missing,
            @Nullable UUID testAgainAfter,
            @Nullable Instant endedAt,
            @Nullable String endedBecause,
            int version,
            List<Day> days,
            List<Cooperation> requests) {

        static Watch of(Watched w) {
            var watch = w.watch();
            var ended = watch.ended();
            return new Watch(
                    watch.id(),
                    watch.location(),
                    watch.process(),
                    watch.officeHolder(),
                    watch.appointedOn(),
                    watch.likelyEnd(),
                    w.reminders(),
                    w.missing(),
                    w.prompt() == null ? null : w.prompt().id(),
                    ended == null ? null : ended.at(),
                    ended == null ? null : ended.because(),
                    watch.version(),
                    w.days().stream()
                            .map(r -> new Day(
                                    r.id(),
                                    r.day(),
                                    r.standings(),
                                    r.result().name(),
                                    r.state().name(),
                                    r.explanation(),
                                    r.recordedAt(),
                                    r.recordedBy()))
                            .toList(),
                    w.requests());
        }
    }

    record Day(
            UUID id,
            LocalDate day,
            Map<Aspect, Standing> standings,
            String result,
            String state,
            String explanation,
            Instant recordedAt,
            String recordedBy) {}

    record Opening(
            @Nullable String location,
            @Nullable String process,
            @Nullable String officeHolder,
            @Nullable String contact,
            @Nullable String appointedOn,
            @Nullable String likelyEnd,
            @Nullable Boolean cannotPay,
            @Nullable Boolean owesMore) {}

    record Record(
            @Nullable String day,
            @Nullable Map<String, String> standings,
            @Nullable String saidBy,
            @Nullable String note) {}

    /** Left out or null: nobody can say any more. */
    record Until(@Nullable String likelyEnd, int version) {}

    record End(@Nullable String because, int version) {}

    record Asking(
            @Nullable String askedBy,
            @Nullable String askedAt,
            @Nullable String request) {}

    record Answering(@Nullable String answeredAt, @Nullable String answer, int version) {}

    private final WatchTradingOn watch;

    TradingApi(WatchTradingOn watch) {
        this.watch = watch;
    }

    @GetMapping("/api/v1/incidents/{incident}/trading-watches")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    List<Watch> of(@PathVariable UUID incident) {
        return watch.of(incident).stream().map(Watch::of).toList();
    }

    @PostMapping("/api/v1/incidents/{incident}/trading-watches")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Watch> open(@PathVariable UUID incident, @RequestBody Opening body, Actor actor) {
        var read = new Typed();
        var appointed = read.day("appointedOn", body.appointedOn(), "Give the day of the appointment");
        var end = read.day("likelyEnd", body.likelyEnd(), "Give until when it carries on");
        read.check();
        var id = watch.open(
                incident,
                body.location(),
                new WatchTradingOn.Office(
                        body.process(),
                        body.officeHolder(),
                        body.contact(),
                        appointed,
                        end,
                        Boolean.TRUE.equals(body.cannotPay()),
                        Boolean.TRUE.equals(body.owesMore())),
                actor);
        return ResponseEntity.created(URI.create("/api/v1/incidents/%s/trading-watches".formatted(incident)))
                .body(one(incident, id));
    }

    @PostMapping("/api/v1/incidents/{incident}/trading-watches/{watch}/records")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Watch> record(
            @PathVariable UUID incident, @PathVariable("watch") UUID id, @RequestBody Record body, Actor actor) {
        var read = new Typed();
        var day = read.day("day", body.day(), "Give the day this is about");
        var standings = new EnumMap<Aspect, Standing>(Aspect.class);
        (body.standings() == null ? Map.<String, String>of() : body.standings()).forEach((name, said) -> {
            var aspect = Typed.choice(name, Aspect.class);
            if (aspect.isEmpty()) {
                read.wrong("standings." + name, "This is not looked at. Give one of " + List.of(Aspect.values()));
            } else {
                var standing = read.oneOf(
                        aspect.get().field(), said, Standing.class, aspect.get().question(), true);
                if (standing != null) {
                    standings.put(aspect.get(), standing);
                }
            }
        });
        read.check();
        watch.record(incident, id, day, standings, body.saidBy(), body.note(), actor);
        return ResponseEntity.status(201).body(one(incident, id));
    }

    @PostMapping("/api/v1/incidents/{incident}/trading-watches/{watch}/until")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Watch until(@PathVariable UUID incident, @PathVariable("watch") UUID id, @RequestBody Until body, Actor actor) {
        var read = new Typed();
        var end = read.day("likelyEnd", body.likelyEnd(), "Give until when it carries on");
        read.check();
        watch.change(incident, id, end, body.version(), actor);
        return one(incident, id);
    }

    @PostMapping("/api/v1/incidents/{incident}/trading-watches/{watch}/end")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Watch end(@PathVariable UUID incident, @PathVariable("watch") UUID id, @RequestBody End body, Actor actor) {
        watch.end(incident, id, body.because(), body.version(), actor);
        return one(incident, id);
    }

    /** The office-holder asks the council for something. */
    @PostMapping("/api/v1/incidents/{incident}/trading-watches/{watch}/requests")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Watch> ask(
            @PathVariable UUID incident, @PathVariable("watch") UUID id, @RequestBody Asking body, Actor actor) {
        var read = new Typed();
        var at = read.moment("askedAt", body.askedAt(), "Give when they asked", true);
        read.check();
        watch.ask(incident, id, body.askedBy(), at, body.request(), actor);
        return ResponseEntity.status(201).body(one(incident, id));
    }

    @PostMapping("/api/v1/incidents/{incident}/trading-watches/{watch}/requests/{request}/answer")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Watch answer(
            @PathVariable UUID incident,
            @PathVariable("watch") UUID id,
            @PathVariable UUID request,
            @RequestBody Answering body,
            Actor actor) {
        var read = new Typed();
        var at = read.moment("answeredAt", body.answeredAt(), "Give when it was answered", true);
        read.check();
        if (one(incident, id).requests().stream().noneMatch(r -> r.id().equals(request))) {
            throw new NotThere("request");
        }
        watch.answer(incident, request, at, body.answer(), body.version(), actor);
        return one(incident, id);
    }

    private Watch one(UUID incident, UUID id) {
        return watch.of(incident).stream()
                .filter(w -> w.watch().id().equals(id))
                .map(Watch::of)
                .findFirst()
                .orElseThrow(() -> new NotThere("trading watch"));
    }
}
