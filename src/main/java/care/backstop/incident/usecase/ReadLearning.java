package care.backstop.incident.usecase;

import care.backstop.incident.IncidentLearned;
import care.backstop.incident.IncidentLearned.Debrief;
import care.backstop.incident.IncidentLearned.Referral;
import care.backstop.incident.IncidentLearned.Said;
import care.backstop.incident.IncidentLearned.Scores;
import care.backstop.incident.IncidentLearned.Sent;
import care.backstop.incident.IncidentLearned.Taught;
import care.backstop.incident.IncidentLearning;
import care.backstop.incident.model.Due;
import care.backstop.incident.model.Meeting;
import care.backstop.incident.model.Team;
import care.backstop.incident.store.DeadlineStore;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what an incident taught. */
@Service
class ReadLearning implements IncidentLearning {

    private final HoldDebrief debrief;
    private final TakeMinutes minutes;
    private final LearnLessons lessons;
    private final DeadlineStore deadlines;
    private final Clock clock;

    ReadLearning(HoldDebrief debrief, TakeMinutes minutes, LearnLessons lessons, DeadlineStore deadlines, Clock clock) {
        this.debrief = debrief;
        this.minutes = minutes;
        this.lessons = lessons;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public IncidentLearned of(UUID incident) {
        var s = debrief.of(incident);
        var leftOut = s.leftOut();
        var referral = s.referral();
        var score = s.scores().isEmpty() ? null : s.scores().getFirst();
        var now = clock.instant();
        return new IncidentLearned(
                s.mandatory(),
                leftOut == null ? null : leftOut.because(),
                s.meetings().stream()
                        .filter(m -> m.heldAt() != null)
                        .map(m -> held(incident, m))
                        .toList(),
                lessons.of(incident).stream()
                        .map(l -> new Taught(
                                l.number(),
                                l.text(),
                                l.leadsTo().words(),
                                l.owner().agency(),
                                l.dueOn(),
                                l.late(now) ? "Late" : l.state().words(),
                                l.outcome()))
                        .toList(),
                score == null
                        ? null
                        : new Scores(score.continuity(), score.consultation(), score.planning(), score.because()),
                referral == null ? null : new Referral(referral.answer(), referral.on(), referral.because()),
                deadlines.of(incident).stream()
                        .filter(d -> d.late(now))
                        .map(Due::title)
                        .toList(),
                s.questions(),
                s.sent().stream()
                        .map(x -> new Sent(x.name(), x.kind().words(), x.sentOn()))
                        .toList());
    }

    private Debrief held(UUID incident, Meeting m) {
        var whole = minutes.whole(incident, m.id());
        var there = new TreeSet<String>();
        var absent = new TreeSet<String>();
        var team = whole.team();
        for (var member : team == null ? List.<Team.Member>of() : team.principals()) {
            var a = whole.of(member.id());
            (a != null && a.how().counts() ? there : absent).add(member.agency());
        }
        absent.removeAll(there);
        return new Debrief(
                m.at(),
                m.approvedAt() != null,
                m.minutesBegunAt() == null
                        ? List.of()
                        : whole.minutes().stream()
                                .filter(x -> x.needed())
                                .flatMap(x -> Stream.ofNullable(x.text()).map(t -> new Said(x.heading(), t)))
                                .toList(),
                List.copyOf(there),
                List.copyOf(absent));
    }
}
