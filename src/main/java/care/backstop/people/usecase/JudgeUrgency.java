package care.backstop.people.usecase;

import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.people.UrgencyJudged;
import care.backstop.people.store.Dossier;
import care.backstop.people.store.Persons;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Judges how urgent one person's needs are, on their own facts. Never several at once. */
@Service
public class JudgeUrgency {

    private final Persons persons;
    private final Dossier dossier;
    private final RatePeople ratings;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JudgeUrgency(
            Persons persons,
            Dossier dossier,
            RatePeople ratings,
            Permissions permissions,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.persons = persons;
        this.dossier = dossier;
        this.ratings = ratings;
        this.permissions = permissions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What was judged: one yes makes it urgent, three noes make it not urgent, anything else leaves it open.
     *
     * @param judgedAt when; null for now
     */
    public record Judging(
            @Nullable Answer life,
            @Nullable Answer physical,
            @Nullable Answer mental,
            @Nullable String note,
            @Nullable Instant judgedAt) {

        String result() {
            var all = new ArrayList<@Nullable Answer>();
            all.add(life);
            all.add(physical);
            all.add(mental);
            if (all.contains(Answer.YES)) {
                return "URGENT";
            }
            return all.stream().allMatch(a -> a == Answer.NO) ? "NOT_URGENT" : "NOT_MADE";
        }
    }

    @Transactional
    public String judge(UUID incident, Collection<UUID> people, Judging judging, Actor actor) {
        if (people.size() != 1) {
            throw Rejected.state("Each person is judged on their own facts. Open one person at a time.");
        }
        var id = people.iterator().next();
        var person = ChangePerson.writable(persons, permissions, incident, id, actor, true);
        var now = clock.instant();
        var at = judging.judgedAt() == null ? now : judging.judgedAt();
        var problems = new ArrayList<Problem>();
        if (judging.note() == null || judging.note().isBlank()) {
            problems.add(Problem.of(
                    "note",
                    Code.VAL,
                    judging.result().equals("NOT_URGENT")
                            ? "Say why it is not urgent."
                            : "Say how severe it is and what you saw."));
        } else if (judging.note().length() > 2_000) {
            problems.add(Problem.of("note", Code.VAL, "At most 2,000 letters fit here."));
        }
        if (at.isAfter(now)) {
            problems.add(Problem.of("judgedAt", Code.VAL, "A judgement cannot be of the future."));
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        var result = judging.result();
        dossier.add(
                incident,
                person.id(),
                new Dossier.Judgement(
                        known(judging.life()),
                        known(judging.physical()),
                        known(judging.mental()),
                        result,
                        String.valueOf(judging.note()).strip(),
                        at,
                        now,
                        actor.name()),
                actor.post());
        ratings.rate(incident, List.of(id), now);
        audit.changed("JudgeUrgency", "person:" + id, List.of("urgency"));
        events.publishEvent(new UrgencyJudged(incident, id, actor, now));
        return result;
    }

    private static Answer known(@Nullable Answer answer) {
        return answer == null ? Answer.NOT_KNOWN : answer;
    }
}
