package care.backstop.incident.usecase;

import care.backstop.incident.LogKind;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.SupportRequest;
import care.backstop.incident.model.SupportRequest.Answer;
import care.backstop.incident.model.SupportRequest.Reply;
import care.backstop.incident.model.SupportRequest.Team;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.SubIncidentStore;
import care.backstop.incident.store.SupportStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.profile.Key;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When several incidents run, other teams are asked for hours (Lancashire 3.10). */
@Service
public class AskForSupport {

    /**
     * What is asked for.
     *
     * @param weeklyMinutes minutes a week
     */
    public record Wanted(
            @Nullable Team team,
            @Nullable Integer weeklyMinutes,
            @Nullable LocalDate fromOn,
            @Nullable LocalDate untilOn,
            @Nullable String purpose) {}

    /**
     * What was asked, and whether to ask.
     *
     * @param openIncidents how many run; the parts of one failure count as one
     * @param threshold from how many on other teams are asked; null when the council sets none
     */
    public record Seen(
            Incident incident,
            List<SupportRequest> requests,
            int openIncidents,
            @Nullable Integer threshold) {

        /** Enough incidents run, and nobody has been asked in this one. */
        public boolean prompt() {
            return threshold != null && openIncidents >= threshold && requests.isEmpty();
        }
    }

    private final IncidentStore incidents;
    private final SubIncidentStore among;
    private final SupportStore requests;
    private final CouncilProfiles profiles;
    private final LogBook log;
    private final AuditTrail audit;
    private final Clock clock;

    AskForSupport(
            IncidentStore incidents,
            SubIncidentStore among,
            SupportStore requests,
            CouncilProfiles profiles,
            LogBook log,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.among = among;
        this.requests = requests;
        this.profiles = profiles;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Seen of(UUID id) {
        return new Seen(
                incidents.find(id),
                requests.of(id),
                among.running(),
                profiles.of(id).number(Key.SUPPORT_INCIDENTS));
    }

    @Transactional
    public UUID ask(UUID id, Wanted w, Actor actor) {
        var now = clock.instant();
        var incident = incidents.find(id);
        if (incident.stage().state().ended()) {
            throw Rejected.state("This incident is " + incident.stage().state().spoken());
        }
        var problems = new ArrayList<Problem>();
        if (w.team() == null) {
            problems.add(Problem.of("team", Problem.Code.VAL, "Choose which team is asked"));
        }
        if (w.weeklyMinutes() == null || w.weeklyMinutes() <= 0) {
            problems.add(Problem.of("hours", Problem.Code.VAL, "Enter how many hours a week are asked for"));
        } else if (w.weeklyMinutes() > 10_000 * 60) {
            problems.add(Problem.of("hours", Problem.Code.VAL, "Enter hours a week, 10,000 at most"));
        }
        if (w.fromOn() == null) {
            problems.add(Problem.of("fromOn", Problem.Code.VAL, "Enter from which day they are needed"));
        } else if (w.fromOn().isBefore(London.day(now))) {
            problems.add(Problem.of(
                    "fromOn",
                    Problem.Code.VAL,
                    "%s has passed. Enter today or a later day".formatted(London.show(w.fromOn()))));
        } else if (w.untilOn() != null && w.untilOn().isBefore(w.fromOn())) {
            problems.add(Problem.of(
                    "untilOn", Problem.Code.VAL, "The last day cannot come before the first. Enter a later one"));
        }
        if (w.purpose() == null || w.purpose().isBlank()) {
            problems.add(Problem.of("purpose", Problem.Code.VAL, "Enter what they are needed for"));
        }
        if (!problems.isEmpty() || w.team() == null || w.weeklyMinutes() == null || w.fromOn() == null) {
            throw new Rejected(problems);
        }
        var request = new SupportRequest(
                UUID.randomUUID(),
                w.team(),
                w.weeklyMinutes(),
                w.fromOn(),
                w.untilOn(),
                Words.required("purpose", w.purpose(), 1000, "Enter what they are needed for"),
                now,
                actor.name(),
                actor.postName(),
                null,
                1);
        requests.add(id, request, actor.post());
        log.append(
                id,
                LogKind.CONTACT,
                "%s asked for %s from %s: %s"
                        .formatted(
                                w.team().words(),
                                SupportRequest.hours(w.weeklyMinutes()),
                                London.show(w.fromOn()),
                                request.purpose()),
                now,
                "support:" + request.id());
        audit.changed("AskForSupport", "incident:" + id, List.of("support"));
        return request.id();
    }

    /** What the team answered; of part of it, how much. */
    @Transactional
    public void answer(
            UUID id,
            @Nullable UUID request,
            @Nullable Answer answer,
            @Nullable Integer weeklyMinutes,
            @Nullable String by,
            @Nullable String note,
            @Nullable Instant at,
            Actor actor) {
        var now = clock.instant();
        incidents.find(id);
        var asked = requests.of(id).stream()
                .filter(r -> r.id().equals(request))
                .findFirst()
                .orElseThrow(() -> new NotThere("support request"));
        if (asked.reply() != null) {
            throw new Rejected(
                    Problem.Code.DUP,
                    null,
                    "%s has answered already".formatted(asked.team().words()));
        }
        if (answer == null) {
            throw Rejected.invalid("answer", "Choose what they answered");
        }
        var who = Words.required("answeredBy", by, 200, "Enter who answered");
        if (at == null || at.isBefore(asked.askedAt()) || at.isAfter(now)) {
            throw Rejected.invalid(
                    "answeredAt", "Enter when they answered: after they were asked, and not in the future");
        }
        int given = switch (answer) {
            case GIVEN -> asked.weeklyMinutes();
            case REFUSED -> 0;
            case PARTLY -> {
                if (weeklyMinutes == null || weeklyMinutes <= 0 || weeklyMinutes >= asked.weeklyMinutes()) {
                    throw Rejected.invalid(
                            "givenHours",
                            "Enter how many hours a week they give: fewer than the %s asked for"
                                    .formatted(SupportRequest.hours(asked.weeklyMinutes())));
                }
                yield weeklyMinutes;
            }
        };
        requests.answer(
                id,
                asked.id(),
                new Reply(answer, given, Words.optional("answerNote", note, 1000), who, at, actor.name()),
                asked.version());
        log.append(
                id,
                LogKind.CONTACT,
                "%s answered: %s, %s"
                        .formatted(
                                asked.team().words(),
                                answer.words().toLowerCase(java.util.Locale.UK),
                                SupportRequest.hours(given)),
                at,
                "support:" + asked.id());
        audit.changed("AnswerSupport", "incident:" + id, List.of("support"));
    }
}
