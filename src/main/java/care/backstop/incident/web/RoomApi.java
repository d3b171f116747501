package care.backstop.incident.web;

import care.backstop.incident.LogKind;
import care.backstop.incident.Verification;
import care.backstop.incident.model.LogEntry;
import care.backstop.incident.model.Verified;
import care.backstop.incident.store.LogStore.Asked;
import care.backstop.incident.usecase.AcknowledgeIncident;
import care.backstop.incident.usecase.ChangeClosingDate;
import care.backstop.incident.usecase.CloseIncident;
import care.backstop.incident.usecase.HoldMeeting;
import care.backstop.incident.usecase.LogBook;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.incident.usecase.VerifyIncident;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The small doors of the room for machines: who has it, how true it is, when it ends, its meetings and its log. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}")
class RoomApi {

    record Acknowledgement(@Nullable String how) {}

    record Check(
            @Nullable String standing,
            @Nullable String withWhom,
            @Nullable String how,
            @Nullable String note,
            @Nullable String at) {}

    /** Left out or null: nobody knows it any more. */
    record ClosingDate(@Nullable String endsOn, @Nullable String source, int version) {}

    record Closing(@Nullable String because) {}

    record Planned(
            @Nullable String scheduledAt,
            @Nullable String place,
            @Nullable String lateBecause) {}

    record Held(
            @Nullable String heldAt,
            @Nullable String chair,
            @Nullable String attended,
            @Nullable String outcome,
            @Nullable String lateBecause,
            int version) {}

    record Entry(
            @Nullable String type,
            @Nullable String text,
            @Nullable String happenedAt) {}

    record Correction(@Nullable String text) {}

    /** Entries of the log, the latest first. */
    record Log(List<LogEntry> entries, int page, boolean more) {}

    private final ReadIncidents incidents;
    private final AcknowledgeIncident acknowledge;
    private final VerifyIncident verify;
    private final ChangeClosingDate closingDate;
    private final CloseIncident close;
    private final HoldMeeting meetings;
    private final LogBook log;

    RoomApi(
            ReadIncidents incidents,
            AcknowledgeIncident acknowledge,
            VerifyIncident verify,
            ChangeClosingDate closingDate,
            CloseIncident close,
            HoldMeeting meetings,
            LogBook log) {
        this.incidents = incidents;
        this.acknowledge = acknowledge;
        this.verify = verify;
        this.closingDate = closingDate;
        this.close = close;
        this.meetings = meetings;
        this.log = log;
    }

    @PostMapping("/acknowledgement")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void acknowledge(@PathVariable UUID incident, @RequestBody Acknowledgement sent, Actor actor) {
        acknowledge.acknowledge(incident, sent.how(), actor);
    }

    @GetMapping("/verifications")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    List<Verified> verifications(@PathVariable UUID incident) {
        return verify.history(incident);
    }

    @PostMapping("/verifications")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void verify(@PathVariable UUID incident, @RequestBody Check sent, Actor actor) {
        var read = new Typed();
        var standing = read.oneOf("standing", sent.standing(), Verification.class, "Give how sure we are now", true);
        var at = read.moment("at", sent.at(), "Give when they told us", true);
        read.check();
        verify.verify(incident, standing, sent.withWhom(), sent.how(), sent.note(), at, actor);
    }

    @PutMapping("/closing-date")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void closingDate(@PathVariable UUID incident, @RequestBody ClosingDate sent, Actor actor) {
        var read = new Typed();
        var endsOn = read.day("endsOn", sent.endsOn(), "Give the closing date");
        read.check();
        closingDate.change(incident, endsOn, sent.source(), sent.version(), actor);
    }

    /** What keeps the incident open, one sentence each; empty when it may be closed. */
    @GetMapping("/still-open")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    List<String> stillOpen(@PathVariable UUID incident) {
        incidents.find(incident);
        return close.stillOpen(incident);
    }

    @PostMapping("/close")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable UUID incident, @RequestBody Closing sent, Actor actor) {
        close.close(incident, sent.because(), actor);
    }

    @PostMapping("/meetings")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> plan(@PathVariable UUID incident, @RequestBody Planned sent, Actor actor) {
        var read = new Typed();
        var at = read.moment("scheduledAt", sent.scheduledAt(), "Give the day and time of the meeting", true);
        read.check();
        return Map.of("id", meetings.schedule(incident, at, sent.place(), sent.lateBecause(), actor));
    }

    @PostMapping("/meetings/{meeting}/held")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void held(@PathVariable UUID incident, @PathVariable UUID meeting, @RequestBody Held sent, Actor actor) {
        var read = new Typed();
        var at = read.moment("heldAt", sent.heldAt(), "Give when the meeting was held", true);
        read.check();
        meetings.held(
                incident,
                meeting,
                at,
                sent.chair(),
                sent.attended(),
                sent.outcome(),
                sent.lateBecause(),
                sent.version(),
                actor);
    }

    @GetMapping("/log")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Log log(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer page) {
        int number = page == null ? 1 : Math.max(1, Math.min(page, 10_000));
        var asked = new Asked(
                Typed.choice(kind, LogKind.class).orElse(null),
                q == null || q.isBlank() ? null : q.strip(),
                LogPage.SIZE + 1,
                (number - 1) * LogPage.SIZE);
        var found = log.read(incident, asked);
        return new Log(found.stream().limit(LogPage.SIZE).toList(), number, found.size() > LogPage.SIZE);
    }

    @PostMapping("/log")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void write(@PathVariable UUID incident, @RequestBody Entry sent, Actor actor) {
        var read = new Typed();
        var kind = read.oneOf("type", sent.type(), LogKind.class, "Give the type of entry", true);
        var at = read.moment("happenedAt", sent.happenedAt(), "Give when it happened", true);
        read.check();
        if (kind != null && at != null) {
            log.write(incident, kind, sent.text(), at, actor);
        }
    }

    @PostMapping("/log/{number}/correction")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void correct(@PathVariable UUID incident, @PathVariable long number, @RequestBody Correction sent, Actor actor) {
        log.correct(incident, number, sent.text(), actor);
    }
}
