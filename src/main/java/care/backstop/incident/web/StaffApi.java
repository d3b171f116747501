package care.backstop.incident.web;

import care.backstop.incident.model.SupportSession;
import care.backstop.incident.usecase.MindTheStaff;
import care.backstop.incident.usecase.WhoLearns;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the work does to those who do it, for machines. */
@RestController
class StaffApi {

    private static final String API = "/api/v1/incidents/{incident}";

    /** What an officer says of their other work. */
    record ToConfirm(
            @Nullable UUID post,
            @Nullable Integer minutes,
            @Nullable String lineManager,
            @Nullable String note) {}

    /** An officer, and what they said. */
    record Confirmed(
            UUID post,
            String name,
            boolean confirmed,
            boolean reminded,
            @Nullable Integer minutes,
            @Nullable String lineManager) {}

    /** A session to record. */
    record ToOffer(
            @Nullable LocalDate heldOn,
            @Nullable String what,
            @Nullable Integer offered,
            @Nullable Integer taken,
            @Nullable String note) {}

    /** What was made. */
    record Made(UUID id) {}

    /** What was said in a session. */
    record Note(String note) {}

    private final MindTheStaff staff;
    private final WhoLearns who;

    StaffApi(MindTheStaff staff, WhoLearns who) {
        this.staff = staff;
        this.who = who;
    }

    @GetMapping(API + "/other-work")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    List<Confirmed> otherWork(@PathVariable UUID incident, Actor actor) {
        who.require(actor);
        return staff.officers(incident).stream()
                .map(o -> new Confirmed(
                        o.member().post(),
                        o.member().userName(),
                        o.said() != null,
                        o.reminded(),
                        o.said() == null ? null : o.said().minutes(),
                        o.said() == null ? null : o.said().lineManager()))
                .toList();
    }

    @PostMapping(API + "/other-work")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(@PathVariable UUID incident, @RequestBody ToConfirm sent, Actor actor) {
        staff.confirm(incident, sent.post(), sent.minutes(), sent.lineManager(), sent.note(), actor);
    }

    @GetMapping(API + "/support-sessions")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    List<SupportSession> sessions(@PathVariable UUID incident, Actor actor) {
        who.require(actor);
        return staff.sessions(incident);
    }

    @PostMapping(API + "/support-sessions")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.CREATED)
    Made offer(@PathVariable UUID incident, @RequestBody ToOffer sent, Actor actor) {
        return new Made(
                staff.offer(incident, sent.heldOn(), sent.what(), sent.offered(), sent.taken(), sent.note(), actor));
    }

    @GetMapping(API + "/support-sessions/{session}/note")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    Note noteForMachines(@PathVariable UUID incident, @PathVariable UUID session, Actor actor) {
        return new Note(staff.note(incident, session, actor));
    }
}
