package care.backstop.incident.web;

import care.backstop.incident.StillOpen;
import care.backstop.incident.Verification;
import care.backstop.incident.model.Verified;
import care.backstop.incident.usecase.AcknowledgeIncident;
import care.backstop.incident.usecase.ChangeClosingDate;
import care.backstop.incident.usecase.CloseIncident;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.incident.usecase.VerifyIncident;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import java.util.List;
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

/** The small doors of the room for machines: who has it, how true it is, when it ends, and its meetings. */
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

    /**
     * Something that keeps the incident open.
     *
     * @param mend the page on which it is mended
     */
    record Open(StillOpen.Kind kind, String words, String clause, String mend) {
        static Open of(StillOpen o, UUID incident) {
            return new Open(o.kind(), o.words(), o.kind().clause(), "/incidents/" + incident + o.path());
        }
    }

    private final ReadIncidents incidents;
    private final AcknowledgeIncident acknowledge;
    private final VerifyIncident verify;
    private final ChangeClosingDate closingDate;
    private final CloseIncident close;

    RoomApi(
            ReadIncidents incidents,
            AcknowledgeIncident acknowledge,
            VerifyIncident verify,
            ChangeClosingDate closingDate,
            CloseIncident close) {
        this.incidents = incidents;
        this.acknowledge = acknowledge;
        this.verify = verify;
        this.closingDate = closingDate;
        this.close = close;
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

    /** What keeps the incident open; empty when it may be closed. */
    @GetMapping("/still-open")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    List<Open> stillOpen(@PathVariable UUID incident) {
        incidents.find(incident);
        return close.stillOpen(incident).stream().map(o -> Open.of(o, incident)).toList();
    }

    @PostMapping("/close")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable UUID incident, @RequestBody Closing sent, Actor actor) {
        close.close(incident, sent.because(), actor);
    }

    @PostMapping("/reopening")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reopen(@PathVariable UUID incident, @RequestBody Closing sent, Actor actor) {
        close.reopen(incident, sent.because(), actor);
    }
}
