package care.backstop.incident.web;

import care.backstop.incident.LogClass;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.LogEntry;
import care.backstop.incident.model.Matter;
import care.backstop.incident.model.SiteVisit;
import care.backstop.incident.usecase.LogBook;
import care.backstop.incident.usecase.WatchTheSite;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The log for machines: the same use cases as the pages. */
@RestController
class LogApi {

    private static final int MOST = 500;

    /** An entry to write; times ISO 8601, London time where they say no other. */
    record ToWrite(
            @Nullable String type,
            @Nullable String text,
            @Nullable String happenedAt,
            @Nullable String readBy,
            @Nullable Map<String, String> details) {}

    /** What was done about an entry. */
    record ToFollow(
            @Nullable String step,
            @Nullable String text,
            @Nullable String happenedAt,
            @Nullable Map<String, String> details) {}

    /** What is right. */
    record ToCorrect(@Nullable String text, @Nullable Map<String, String> details) {}

    /** The number under which something stands in the log. */
    record Written(long number) {}

    /** Entries, the latest first. */
    record Entries(List<Entry> entries, boolean more) {}

    /** One entry. */
    record Entry(
            long number,
            LogKind type,
            String text,
            @Nullable String about,
            Instant happenedAt,
            Instant enteredAt,
            String by,
            String post,
            @Nullable String agency,
            LogClass readBy,
            Map<String, String> details,
            @Nullable Long follows,
            @Nullable String step,
            @Nullable Long corrects,
            @Nullable Long correctedBy) {
        static Entry of(LogEntry e) {
            return new Entry(
                    e.number(),
                    e.kind(),
                    e.text(),
                    e.about(),
                    e.happenedAt(),
                    e.enteredAt(),
                    e.by(),
                    e.postName(),
                    e.agency(),
                    e.readBy(),
                    e.details(),
                    e.follows(),
                    e.step(),
                    e.corrects(),
                    e.correctedBy());
        }
    }

    /** A risk, an issue, a complaint or the like as it stands. */
    record Standing(
            long number,
            LogKind type,
            String text,
            String whose,
            @Nullable Integer score,
            @Nullable Instant dueAt,
            boolean overdue,
            boolean open,
            Map<String, String> details,
            List<Entry> since) {
        static Standing of(Matter m, Instant now) {
            return new Standing(
                    m.number(),
                    m.kind(),
                    m.text(),
                    m.owner(),
                    m.score(),
                    m.dueAt(),
                    m.late(now),
                    m.open(),
                    m.details(),
                    m.since().stream().map(Entry::of).toList());
        }
    }

    /** Everything of that kind. */
    record Matters(List<Standing> matters) {}

    /** Somebody who arrives. */
    record ToSignIn(
            @Nullable String location,
            @Nullable String name,
            @Nullable String agency,
            @Nullable String phone,
            @Nullable String why,
            @Nullable String onAt,
            @Nullable String expectedOffAt) {}

    /** When they left. */
    record ToSignOff(@Nullable String offAt, int version) {}

    /** What came of a call to somebody who did not sign off. */
    record ToCall(
            boolean safe,
            @Nullable String outcome,
            @Nullable String until,
            int version) {}

    /** Somebody at the site. */
    record Visit(
            UUID id,
            String location,
            String name,
            String agency,
            String why,
            Instant onAt,
            Instant expectedOffAt,
            @Nullable Instant offAt,
            String lasted,
            boolean welfareCallDue,
            @Nullable Instant welfareAt,
            int version) {
        static Visit of(SiteVisit v, Instant now) {
            return new Visit(
                    v.id(),
                    v.location(),
                    v.name(),
                    v.agency(),
                    v.why(),
                    v.onAt(),
                    v.expectedOffAt(),
                    v.offAt(),
                    WatchTheSite.lasted(v),
                    v.alarming(now),
                    v.welfareAt(),
                    v.version());
        }
    }

    /** Everybody who is or was there. */
    record Visits(List<Visit> visits) {}

    private final LogBook log;
    private final WatchTheSite site;
    private final Clock clock;

    LogApi(LogBook log, WatchTheSite site, Clock clock) {
        this.log = log;
        this.site = site;
        this.clock = clock;
    }

    @GetMapping("/api/v1/incidents/{incident}/log")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Entries read(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String agency,
            @RequestParam(required = false) @Nullable String author,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        int some = Math.clamp(size, 1, MOST);
        var asked = new java.util.HashMap<String, String>();
        put(asked, "kind", kind);
        put(asked, "q", q);
        put(asked, "agency", agency);
        put(asked, "author", author);
        put(asked, "from", from);
        put(asked, "until", until);
        var entries =
                log.read(incident, LogController.asked(asked, some + 1, (Math.clamp(page, 1, 10_000) - 1) * some));
        return new Entries(entries.stream().limit(some).map(Entry::of).toList(), entries.size() > some);
    }

    @PostMapping("/api/v1/incidents/{incident}/log")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Written write(@PathVariable UUID incident, @RequestBody ToWrite told, Actor actor) {
        var read = new Typed();
        var kind = read.oneOf("type", told.type(), LogKind.class, "Give the type of entry", true);
        var at = read.moment("happenedAt", told.happenedAt(), "Give when it happened", true);
        var readBy = read.oneOf("readBy", told.readBy(), LogClass.class, "Give who may read it", false);
        read.check();
        var type = java.util.Objects.requireNonNull(kind);
        return new Written(log.write(incident, type, told.text(), at, details(told.details()), readBy, actor));
    }

    @PostMapping("/api/v1/incidents/{incident}/log/{number:\\d{1,18}}/steps")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Written follow(@PathVariable UUID incident, @PathVariable long number, @RequestBody ToFollow told, Actor actor) {
        var read = new Typed();
        var at = read.moment("happenedAt", told.happenedAt(), "Give when it happened", true);
        read.check();
        var step = told.step() == null ? "" : told.step();
        return new Written(log.follow(incident, number, step, told.text(), at, details(told.details()), actor));
    }

    @PostMapping("/api/v1/incidents/{incident}/log/{number:\\d{1,18}}/correction")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Written correct(@PathVariable UUID incident, @PathVariable long number, @RequestBody ToCorrect told, Actor actor) {
        return new Written(log.correct(incident, number, told.text(), told.details(), actor));
    }

    @GetMapping("/api/v1/incidents/{incident}/log/matters")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Matters matters(@PathVariable UUID incident) {
        var now = clock.instant();
        return new Matters(
                log.matters(incident).stream().map(m -> Standing.of(m, now)).toList());
    }

    @GetMapping("/api/v1/incidents/{incident}/site-visits")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Visits visits(@PathVariable UUID incident) {
        var now = clock.instant();
        return new Visits(site.of(incident).stream().map(v -> Visit.of(v, now)).toList());
    }

    @PostMapping("/api/v1/incidents/{incident}/site-visits")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Visit signIn(@PathVariable UUID incident, @RequestBody ToSignIn told, Actor actor) {
        var read = new Typed();
        var on = read.moment("onAt", told.onAt(), "Give when they arrived", true);
        var expected = read.moment("expectedOffAt", told.expectedOffAt(), "Give when their shift ends", true);
        read.check();
        var id = site.signIn(
                incident,
                new WatchTheSite.Arrival(
                        told.location(), told.name(), told.agency(), told.phone(), told.why(), on, expected),
                actor);
        return visit(incident, id);
    }

    @PostMapping("/api/v1/incidents/{incident}/site-visits/{visit}/off")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Visit signOff(@PathVariable UUID incident, @PathVariable UUID visit, @RequestBody ToSignOff told, Actor actor) {
        var read = new Typed();
        var at = read.moment("offAt", told.offAt(), "Give when they left", true);
        read.check();
        site.signOff(incident, visit, at, told.version(), actor);
        return visit(incident, visit);
    }

    @PostMapping("/api/v1/incidents/{incident}/site-visits/{visit}/welfare-calls")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Visit call(@PathVariable UUID incident, @PathVariable UUID visit, @RequestBody ToCall told, Actor actor) {
        var read = new Typed();
        var until = read.moment("until", told.until(), "Give until when they stay", false);
        read.check();
        site.welfareCall(incident, visit, told.safe(), told.outcome(), until, told.version(), actor);
        return visit(incident, visit);
    }

    private Visit visit(UUID incident, UUID id) {
        var now = clock.instant();
        return site.of(incident).stream()
                .filter(v -> v.id().equals(id))
                .map(v -> Visit.of(v, now))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> details(@Nullable Map<String, String> details) {
        return details == null ? Map.of() : details;
    }

    private static void put(Map<String, String> asked, String name, @Nullable String value) {
        if (value != null) {
            asked.put(name, value);
        }
    }
}
