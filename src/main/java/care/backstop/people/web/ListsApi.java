package care.backstop.people.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Rejected;
import care.backstop.people.Source;
import care.backstop.people.store.Headings.Heading;
import care.backstop.people.store.ListRequests.Asked;
import care.backstop.people.store.ListRequests.Kind;
import care.backstop.people.usecase.AskForList;
import care.backstop.people.usecase.MapHeadings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asking for lists, and what their headings mean, for machines. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}/people/lists")
class ListsApi {

    private final AskForList ask;
    private final MapHeadings headings;
    private final Clock clock;

    ListsApi(AskForList ask, MapHeadings headings, Clock clock) {
        this.ask = ask;
        this.headings = headings;
        this.clock = clock;
    }

    /** Something asked for, and how it stands. */
    record AskedLine(
            UUID id,
            Kind kind,
            Source source,
            String askedOf,
            Instant askedAt,
            Instant dueAt,
            String standing,
            @Nullable Instant answeredAt,
            @Nullable Integer people,
            @Nullable Integer weeklyMinutes,
            @Nullable LocalDate asAt,
            @Nullable String refusedBecause,
            boolean ended) {}

    @GetMapping("/asked")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    List<AskedLine> asked(@PathVariable UUID incident) {
        return ask.of(incident).stream().map(this::line).toList();
    }

    private AskedLine line(Asked a) {
        return new AskedLine(
                a.id(),
                a.kind(),
                a.source(),
                a.askedOf(),
                a.askedAt(),
                a.dueAt(),
                AskedPage.stands(a, clock.instant()),
                a.answeredAt(),
                a.people(),
                a.weeklyMinutes(),
                a.asAt(),
                a.refusedBecause(),
                a.revokedAt() != null);
    }

    /** What to ask for. */
    record ToAsk(
            @Nullable String kind,
            @Nullable String source,
            @Nullable String askedOf,
            @Nullable Instant dueAt) {}

    /** What was asked; {@code path} is where the list can be sent without an account, told only now. */
    record AskedNow(UUID id, @Nullable String path) {}

    @PostMapping("/asked")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.CREATED)
    AskedNow ask(@PathVariable UUID incident, @RequestBody ToAsk b, Actor actor) {
        var made = ask.ask(
                incident,
                BoardWords.one("kind", b.kind(), Kind.values()),
                BoardWords.one("source", b.source(), Source.values()),
                b.askedOf(),
                b.dueAt(),
                actor);
        return new AskedNow(made.id(), made.secret() == null ? null : "/send-list/" + made.secret());
    }

    /** What became of it: figures, or the reason they gave. */
    record Came(
            @Nullable Integer people,
            @Nullable Integer weeklyMinutes,
            @Nullable LocalDate asAt,
            @Nullable String because) {}

    @PostMapping("/asked/{request}/{what:answered|refused|ended}")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void came(
            @PathVariable UUID incident,
            @PathVariable UUID request,
            @PathVariable String what,
            @RequestBody Came b,
            Actor actor) {
        switch (what) {
            case "answered" -> ask.answer(incident, request, b.people(), b.weeklyMinutes(), b.asAt(), actor);
            case "refused" -> ask.refuse(incident, request, b.because(), actor);
            case "ended" -> ask.revoke(incident, request, actor);
            default -> throw new NotThere("page");
        }
    }

    /** A heading of a source and the column it means; null while nobody has decided, NOT_READ where it is left out. */
    record HeadingLine(
            Source source,
            String heading,
            String written,
            @Nullable String means) {}

    @GetMapping("/headings/{source}")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    List<HeadingLine> headings(@PathVariable UUID incident, @PathVariable String source) {
        var whose = source(source);
        return headings.of(whose).stream().map(h -> line(whose, h)).toList();
    }

    private static HeadingLine line(Source source, Heading h) {
        return new HeadingLine(source, h.heading(), h.written(), h.field());
    }

    /** Columns by heading; NOT_READ for one that is left out, empty for one not decided. */
    record Means(@Nullable Map<String, String> means) {}

    @PutMapping("/headings/{source}")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    List<HeadingLine> map(@PathVariable UUID incident, @PathVariable String source, @RequestBody Means b, Actor actor) {
        var whose = source(source);
        headings.map(whose, b.means() == null ? Map.of() : b.means(), actor);
        return headings(incident, source);
    }

    private static Source source(String typed) {
        var source = BoardWords.one("source", typed, Source.values());
        if (source == null) {
            throw Rejected.invalid("source", "Say whose lists these headings are of.");
        }
        return source;
    }
}
