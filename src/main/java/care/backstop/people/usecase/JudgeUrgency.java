package care.backstop.people.usecase;

import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.people.UrgencyJudged;
import care.backstop.people.rules.UrgencyJudgement;
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
     * What was judged; {@link UrgencyJudgement} says what it comes to and what it must say.
     *
     * @param howSoon when the harm would come
     * @param howBad how severe it would be
     * @param note what was seen; why it is not urgent
     * @param judgedAt when; null for now
     */
    public record Judging(
            @Nullable Answer life,
            @Nullable Answer physical,
            @Nullable Answer mental,
            @Nullable String howSoon,
            @Nullable String howBad,
            @Nullable String note,
            @Nullable Instant judgedAt) {}

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
        bounded(problems, "howSoon", judging.howSoon(), 200);
        bounded(problems, "howBad", judging.howBad(), 200);
        bounded(problems, "note", judging.note(), 2_000);
        if (at.isAfter(now)) {
            problems.add(Problem.of("judgedAt", Code.VAL, "A judgement cannot be of the future."));
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        var judgement = UrgencyJudgement.judge(new UrgencyJudgement.Facts(
                known(judging.life()),
                known(judging.physical()),
                known(judging.mental()),
                text(judging.howSoon()),
                text(judging.howBad()),
                text(judging.note())));
        var result = switch (judgement.urgent()) {
            case YES -> "URGENT";
            case NO -> "NOT_URGENT";
            case NOT_KNOWN -> "NOT_MADE";
        };
        dossier.add(
                incident,
                person.id(),
                new Dossier.Judgement(
                        known(judging.life()),
                        known(judging.physical()),
                        known(judging.mental()),
                        result,
                        orNull(judging.howSoon()),
                        orNull(judging.howBad()),
                        orNull(judging.note()),
                        at,
                        now,
                        actor.name()),
                actor.post());
        ratings.rate(incident, List.of(id), now);
        audit.changed("JudgeUrgency", "person:" + id, List.of("urgency"));
        events.publishEvent(new UrgencyJudged(incident, id, actor, now));
        return result;
    }

    private static void bounded(List<Problem> problems, String field, @Nullable String text, int most) {
        if (text != null && text.strip().length() > most) {
            problems.add(Problem.of(field, Code.VAL, "At most %,d letters fit here.".formatted(most)));
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    private static @Nullable String orNull(@Nullable String typed) {
        return text(typed).isEmpty() ? null : text(typed);
    }

    private static Answer known(@Nullable Answer answer) {
        return answer == null ? Answer.NOT_KNOWN : answer;
    }
}
