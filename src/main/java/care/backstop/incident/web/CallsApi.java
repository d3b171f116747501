package care.backstop.incident.web;

import care.backstop.incident.model.CallAttempt;
import care.backstop.incident.model.Notice;
import care.backstop.incident.rules.CallRound;
import care.backstop.incident.rules.CallRound.Outcome;
import care.backstop.incident.rules.CallRound.Way;
import care.backstop.incident.usecase.JoinNotice;
import care.backstop.incident.usecase.ReachALead;
import care.backstop.incident.usecase.ReachALead.Callee;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import java.time.Instant;
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

/** Leads and deputies rung in turn, and further notices that joined an incident, for machines. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}")
class CallsApi {

    /** What is to be done now: {@code RING} the post, {@code ACCEPTED} by the post, or {@code NOBODY_LEFT}. */
    record Next(String state, @Nullable UUID post) {

        static Next of(CallRound.Next next) {
            return switch (next) {
                case CallRound.Ring(var post) -> new Next("RING", post);
                case CallRound.Accepted(var post) -> new Next("ACCEPTED", post);
                case CallRound.NobodyLeft() -> new Next("NOBODY_LEFT", null);
            };
        }
    }

    /** The round of calls; {@code confirm} is the accepted call that still has to be confirmed in writing. */
    record Round(
            List<Callee> callees,
            List<CallAttempt> attempts,
            Next next,
            @Nullable UUID confirm,
            boolean confirmLate,
            Both both) {}

    /** The two named leads: whom nobody has spoken to, and from when a deputy stands in. */
    record Both(boolean done, List<UUID> notReached, Instant deputyFrom, boolean deputyDue) {}

    record Tried(
            @Nullable UUID post,
            @Nullable String way,
            @Nullable String outcome,
            @Nullable String triedAt,
            @Nullable String note) {}

    record Confirmation(
            @Nullable UUID to,
            @Nullable String confirmedBy,
            @Nullable String sentAt) {}

    record Deputy(@Nullable Integer turn, @Nullable String phone) {}

    record Told(
            @Nullable String notifiedBy,
            @Nullable String contact,
            @Nullable String how,
            @Nullable String said,
            @Nullable String toldAt) {}

    record Judgement(@Nullable Boolean used, @Nullable String because, int version) {}

    private final ReachALead reach;
    private final JoinNotice notices;

    CallsApi(ReachALead reach, JoinNotice notices) {
        this.reach = reach;
        this.notices = notices;
    }

    @GetMapping("/calls")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Round round(@PathVariable UUID incident, Actor actor) {
        var round = reach.round(incident, actor);
        var confirm = round.confirm();
        return new Round(
                round.callees(),
                round.attempts(),
                Next.of(round.next()),
                confirm == null ? null : confirm.id(),
                round.confirmLate(),
                new Both(
                        round.both().done(),
                        round.both().notReached(),
                        round.both().deputyFrom(),
                        round.both().deputyDue()));
    }

    @PostMapping("/calls")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> tried(@PathVariable UUID incident, @RequestBody Tried sent, Actor actor) {
        var read = new Typed();
        var way = read.oneOf("way", sent.way(), Way.class, "Give how they were tried", true);
        var outcome = read.oneOf("outcome", sent.outcome(), Outcome.class, "Give what came of it", true);
        var at = read.moment("triedAt", sent.triedAt(), "Give when they were tried", true);
        read.check();
        return Map.of("id", reach.tried(incident, sent.post(), way, outcome, at, sent.note(), actor));
    }

    @PostMapping("/calls/{call}/confirmation")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(@PathVariable UUID incident, @PathVariable UUID call, @RequestBody Confirmation sent, Actor actor) {
        var read = new Typed();
        var at = read.moment("sentAt", sent.sentAt(), "Give when it was sent", true);
        read.check();
        reach.confirm(incident, call, sent.to(), sent.confirmedBy(), at, actor);
    }

    /** Gives a lead or deputy of the council a turn and a number; it holds for every incident. */
    @PutMapping("/calls/deputies/{post}")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void name(@PathVariable UUID incident, @PathVariable UUID post, @RequestBody Deputy sent, Actor actor) {
        reach.name(incident, post, sent.turn(), sent.phone(), actor);
    }

    @GetMapping("/notices")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    List<Notice> notices(@PathVariable UUID incident) {
        return notices.of(incident);
    }

    @PostMapping("/notices")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> join(@PathVariable UUID incident, @RequestBody Told sent, Actor actor) {
        var read = new Typed();
        var at = read.moment("toldAt", sent.toldAt(), "Give when they told us", true);
        read.check();
        return Map.of(
                "id",
                notices.join(
                        incident,
                        new JoinNotice.Told(sent.notifiedBy(), sent.contact(), sent.how(), sent.said(), at),
                        null,
                        actor));
    }

    @PostMapping("/notices/{notice}/judgement")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void judge(@PathVariable UUID incident, @PathVariable UUID notice, @RequestBody Judgement sent, Actor actor) {
        notices.judge(incident, notice, sent.used(), sent.because(), sent.version(), actor);
    }
}
