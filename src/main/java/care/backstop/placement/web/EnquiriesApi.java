package care.backstop.placement.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.placement.model.CannotTake;
import care.backstop.placement.model.EnquiryAnswer;
import care.backstop.placement.rules.ByLink.Step;
import care.backstop.placement.rules.WithoutIdentity;
import care.backstop.placement.store.Enquiries;
import care.backstop.placement.store.Enquiries.Enquiry;
import care.backstop.placement.usecase.AskProvider;
import care.backstop.placement.usecase.TakeAnswer.Said;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Providers asked for a place, for machines. Same rules and checks as the pages. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}")
class EnquiriesApi {

    private final AskProvider ask;

    EnquiriesApi(AskProvider ask) {
        this.ask = ask;
    }

    record Asked(
            @Nullable String location,
            @Nullable String askedOf,
            @Nullable String address,
            @Nullable Integer hours) {}

    /** {@code path} is the link, without the address of this program; it cannot be had again. */
    record Made(UUID id, String path, Instant expiresAt) {}

    @PostMapping("/people/{person}/enquiries")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    Made ask(@PathVariable UUID incident, @PathVariable UUID person, @RequestBody Asked asked, Actor actor) {
        var made = ask.ask(incident, person, asked.location(), asked.askedOf(), asked.address(), asked.hours(), actor);
        return new Made(made.id(), AskProvider.PATH + made.secret(), made.expiresAt());
    }

    record Shown(
            UUID id,
            UUID person,
            String location,
            String name,
            String askedOf,
            Instant askedAt,
            Instant expiresAt,
            @Nullable EnquiryAnswer answer,
            @Nullable String answeredBy,
            @Nullable String room,
            @Nullable Integer weeklyPence,
            @Nullable LocalDate freeFrom,
            @Nullable CannotTake code,
            @Nullable String reason,
            @Nullable Instant keptUntil,
            int version) {

        static Shown of(Enquiry e) {
            return new Shown(
                    e.id(),
                    e.person(),
                    e.location(),
                    e.locationName(),
                    e.askedOf(),
                    e.askedAt(),
                    e.expiresAt(),
                    e.answer(),
                    e.answeredBy(),
                    e.room(),
                    e.fee(),
                    e.freeFrom(),
                    e.reasonCode(),
                    e.reason(),
                    e.heldUntil(),
                    e.version());
        }
    }

    @GetMapping("/enquiries")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    List<Shown> enquiries(@PathVariable UUID incident, @RequestParam(required = false) @Nullable UUID person) {
        return ask.of(incident, person).enquiries().stream().map(Shown::of).toList();
    }

    record Question(
            UUID id,
            String question,
            Instant askedAt,
            @Nullable String answer) {

        static List<Question> of(List<Enquiries.Question> questions) {
            return questions.stream()
                    .map(q -> new Question(q.id(), q.question(), q.askedAt(), q.answer()))
                    .toList();
        }
    }

    record One(Shown enquiry, List<WithoutIdentity.Line> profile, boolean known, List<Question> questions) {}

    @GetMapping("/enquiries/{enquiry}")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    One one(@PathVariable UUID incident, @PathVariable UUID enquiry) {
        var one = ask.one(incident, enquiry);
        return new One(Shown.of(one.enquiry()), one.profile(), one.known(), Question.of(one.questions()));
    }

    record Told(
            @Nullable Step step,
            @Nullable String by,
            @Nullable String room,
            @Nullable Integer weeklyPence,
            @Nullable LocalDate freeFrom,
            @Nullable CannotTake code,
            @Nullable String reason,
            @Nullable String question) {

        Said said() {
            return new Said(step, by, room, weeklyPence, freeFrom, code, reason, question);
        }
    }

    /** What the provider said in another way than by its link. */
    @PostMapping("/enquiries/{enquiry}/told")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    void told(@PathVariable UUID incident, @PathVariable UUID enquiry, @RequestBody Told told) {
        ask.told(incident, enquiry, told.said());
    }

    record Answered(@Nullable String answer) {}

    @PostMapping("/enquiries/{enquiry}/questions/{question}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    void answer(
            @PathVariable UUID incident,
            @PathVariable UUID enquiry,
            @PathVariable UUID question,
            @RequestBody Answered answered,
            Actor actor) {
        ask.answer(incident, enquiry, question, answered.answer(), actor);
    }

    @PostMapping("/enquiries/{enquiry}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    void withdraw(@PathVariable UUID incident, @PathVariable UUID enquiry, Actor actor) {
        ask.withdraw(incident, enquiry, actor);
    }
}
