package care.backstop.incident.web;

import care.backstop.incident.model.ExitScore;
import care.backstop.incident.model.Lesson;
import care.backstop.incident.model.ReviewSent;
import care.backstop.incident.usecase.HoldDebrief;
import care.backstop.incident.usecase.HoldDebrief.Recipient;
import care.backstop.incident.usecase.LearnLessons;
import care.backstop.incident.usecase.WhoLearns;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Rejected;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an incident taught, for machines: the same use cases as the pages. */
@RestController
class LearningApi {

    private static final String HERE = "/api/v1/incidents/{incident}/learning";

    /** Where learning stands. */
    record Standing(
            boolean mandatory,
            boolean held,
            @Nullable LocalDate dueOn,
            boolean late,
            @Nullable String leftOutBecause,
            @Nullable Referral referral,
            @Nullable ExitScore scores,
            List<ReviewSent> reportSentTo,
            List<String> questions) {
        static Standing of(HoldDebrief.Standing s) {
            var leftOut = s.leftOut();
            var referral = s.referral();
            return new Standing(
                    s.mandatory(),
                    s.held().isPresent(),
                    s.dueOn(),
                    s.late(),
                    leftOut == null ? null : leftOut.because(),
                    referral == null ? null : new Referral(referral.answer(), referral.on(), referral.because()),
                    s.scores().isEmpty() ? null : s.scores().getFirst(),
                    s.sent(),
                    s.questions());
        }
    }

    /** Whether it is referred to the safeguarding adults board. */
    record Referral(
            @Nullable Boolean referred,
            @Nullable LocalDate on,
            @Nullable String because) {}

    /** A debrief to plan. */
    record ToPlan(@Nullable String scheduledAt, @Nullable String place) {}

    record Because(@Nullable String because) {}

    record Scores(
            @Nullable Integer continuity,
            @Nullable Integer consultation,
            @Nullable Integer planning,
            @Nullable String because) {}

    /** Who was sent the review report. */
    record Sent(
            @Nullable List<Recipient> recipients, @Nullable LocalDate sentOn) {}

    /** A lesson to write down, or as it is to be. */
    record ToLearn(
            @Nullable String text,
            Lesson.@Nullable LeadsTo leadsTo,
            @Nullable String template,
            @Nullable String line,
            @Nullable UUID owner,
            @Nullable String name,
            @Nullable String agency,
            @Nullable LocalDate dueOn,
            @Nullable String because,
            @Nullable Integer version) {
        LearnLessons.Draft draft() {
            return new LearnLessons.Draft(text, leadsTo, template, line, owner, name, agency, dueOn);
        }
    }

    /** What is done about a lesson: CHASE, SHARE, DONE, DROP or REOPEN. */
    record ToFollow(
            @Nullable String step,
            @Nullable String text,
            @Nullable Integer version) {}

    /** A lesson. */
    record Learned(
            UUID id,
            int number,
            String text,
            Lesson.LeadsTo leadsTo,
            @Nullable String template,
            @Nullable String line,
            String owner,
            String agency,
            LocalDate dueOn,
            Lesson.State state,
            boolean late,
            @Nullable String outcome,
            @Nullable Integer edition,
            int version) {
        static Learned of(Lesson l, Instant now) {
            return new Learned(
                    l.id(),
                    l.number(),
                    l.text(),
                    l.leadsTo(),
                    l.template(),
                    l.line(),
                    l.owner().name(),
                    l.owner().agency(),
                    l.dueOn(),
                    l.state(),
                    l.late(now),
                    l.outcome(),
                    l.edition(),
                    l.version());
        }
    }

    /** What was made. */
    record Made(UUID id) {}

    private final HoldDebrief debrief;
    private final LearnLessons lessons;
    private final WhoLearns who;
    private final Clock clock;

    LearningApi(HoldDebrief debrief, LearnLessons lessons, WhoLearns who, Clock clock) {
        this.debrief = debrief;
        this.lessons = lessons;
        this.who = who;
        this.clock = clock;
    }

    @GetMapping(HERE)
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Standing standing(@PathVariable UUID incident, Actor actor) {
        who.require(actor);
        return Standing.of(debrief.of(incident));
    }

    @PostMapping(HERE + "/debrief")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Made plan(@PathVariable UUID incident, @RequestBody ToPlan sent, Actor actor) {
        var read = new Typed();
        var at = read.moment("scheduledAt", sent.scheduledAt(), "Give the day and time", true);
        read.check();
        return new Made(debrief.plan(incident, at, sent.place(), actor));
    }

    @PostMapping(HERE + "/left-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    void leaveOut(@PathVariable UUID incident, @RequestBody Because sent, Actor actor) {
        debrief.leaveOut(incident, sent.because(), actor);
    }

    @PostMapping(HERE + "/no-lessons")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    void noLessons(@PathVariable UUID incident, @RequestBody Because sent, Actor actor) {
        debrief.confirmNoLessons(incident, sent.because(), actor);
    }

    @PostMapping(HERE + "/referral")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    void refer(@PathVariable UUID incident, @RequestBody Referral sent, Actor actor) {
        debrief.refer(incident, sent.referred(), sent.on(), sent.because(), actor);
    }

    @PostMapping(HERE + "/scores")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    void score(@PathVariable UUID incident, @RequestBody Scores sent, Actor actor) {
        debrief.score(incident, sent.continuity(), sent.consultation(), sent.planning(), sent.because(), actor);
    }

    @PostMapping(HERE + "/sent")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    void sent(@PathVariable UUID incident, @RequestBody Sent sent, Actor actor) {
        debrief.sent(incident, sent.recipients() == null ? List.of() : sent.recipients(), sent.sentOn(), actor);
    }

    @GetMapping(HERE + "/lessons")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    List<Learned> lessons(@PathVariable UUID incident, Actor actor) {
        who.require(actor);
        var now = clock.instant();
        return lessons.of(incident).stream().map(l -> Learned.of(l, now)).toList();
    }

    @PostMapping(HERE + "/lessons")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Learned add(@PathVariable UUID incident, @RequestBody ToLearn sent, Actor actor) {
        return Learned.of(lessons.add(incident, sent.draft(), actor), clock.instant());
    }

    private static int seen(@Nullable Integer version) {
        if (version == null) {
            throw Rejected.invalid("version", "Give the version of the lesson that you have seen");
        }
        return version;
    }

    @PutMapping(HERE + "/lessons/{lesson}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    void change(@PathVariable UUID incident, @PathVariable UUID lesson, @RequestBody ToLearn sent, Actor actor) {
        lessons.change(incident, lesson, sent.draft(), sent.because(), seen(sent.version()), actor);
    }

    @PostMapping(HERE + "/lessons/{lesson}/steps")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    void follow(@PathVariable UUID incident, @PathVariable UUID lesson, @RequestBody ToFollow sent, Actor actor) {
        var text = sent.text();
        switch (sent.step() == null ? "" : sent.step()) {
            case "CHASE" -> lessons.chase(incident, lesson, text, actor);
            case "SHARE" -> lessons.share(incident, lesson, text, actor);
            case "DONE" -> lessons.settle(incident, lesson, true, text, seen(sent.version()), actor);
            case "DROP" -> lessons.settle(incident, lesson, false, text, seen(sent.version()), actor);
            case "REOPEN" -> lessons.reopen(incident, lesson, text, seen(sent.version()), actor);
            default -> throw Rejected.invalid("step", "Give one of CHASE, SHARE, DONE, DROP, REOPEN");
        }
    }
}
