package care.backstop.incident.usecase;

import care.backstop.incident.LogKind;
import care.backstop.incident.model.ExitScore;
import care.backstop.incident.model.LearningDecision;
import care.backstop.incident.model.LearningDecision.About;
import care.backstop.incident.model.Meeting;
import care.backstop.incident.model.Milestone;
import care.backstop.incident.model.ProcedureTemplate.Event;
import care.backstop.incident.model.ReviewSent;
import care.backstop.incident.model.Team;
import care.backstop.incident.model.TeamPlan;
import care.backstop.incident.model.Words;
import care.backstop.incident.rules.MayClose;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.LearningStore;
import care.backstop.incident.store.MeetingStore;
import care.backstop.incident.store.MilestoneStore;
import care.backstop.incident.store.TeamStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.profile.Key;
import care.backstop.kernel.time.DeadlineRule.CalendarDays;
import care.backstop.kernel.time.Deadlines;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The debrief of an incident: a meeting of everybody who worked on it, with its own headings, and what is decided about
 * learning from it.
 */
@Service
public class HoldDebrief {

    /** The group that holds it, in the council's procedure. */
    public static final String GROUP = "DEBRIEF";

    /** Within so many days after the last person is settled (Appendix A 8.2 gives no time; default, unconfirmed). */
    static final CalendarDays WITHIN = new CalendarDays(28);

    private final IncidentStore incidents;
    private final MeetingStore meetings;
    private final TeamStore teams;
    private final MilestoneStore milestones;
    private final LearningStore learning;
    private final FormGroups groups;
    private final HoldMeeting holding;
    private final CouncilProfiles profiles;
    private final AskTheRecord record;
    private final Deadlines deadlines;
    private final LogBook log;
    private final AuditTrail audit;
    private final Clock clock;

    HoldDebrief(
            IncidentStore incidents,
            MeetingStore meetings,
            TeamStore teams,
            MilestoneStore milestones,
            LearningStore learning,
            FormGroups groups,
            HoldMeeting holding,
            CouncilProfiles profiles,
            AskTheRecord record,
            Deadlines deadlines,
            LogBook log,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.meetings = meetings;
        this.teams = teams;
        this.milestones = milestones;
        this.learning = learning;
        this.groups = groups;
        this.holding = holding;
        this.profiles = profiles;
        this.record = record;
        this.deadlines = deadlines;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Where learning stands.
     *
     * @param dueOn the last day for the debrief, or null while somebody still has to be settled
     * @param questions what the record gives to ask about
     */
    public record Standing(
            boolean mandatory,
            List<Meeting> meetings,
            @Nullable LocalDate dueOn,
            boolean late,
            @Nullable LearningDecision leftOut,
            @Nullable LearningDecision noLessons,
            @Nullable LearningDecision referral,
            List<ExitScore> scores,
            List<ReviewSent> sent,
            List<String> questions) {

        public Optional<Meeting> held() {
            return meetings.stream().filter(m -> m.heldAt() != null).findFirst();
        }

        public Optional<Meeting> planned() {
            return meetings.stream().filter(m -> m.heldAt() == null).findFirst();
        }
    }

    @Transactional(readOnly = true)
    public Standing of(UUID incident) {
        incidents.find(incident);
        var debriefs = debriefs(incident);
        var due = milestones.of(incident).stream()
                .filter(m -> m.event() == Event.ENDED)
                .findFirst()
                .map(Milestone::at)
                .map(at -> deadlines.set(WITHIN, at));
        var held = debriefs.stream().filter(m -> m.heldAt() != null).findFirst();
        var leftOut = standing(incident, About.NO_DEBRIEF);
        return new Standing(
                mandatory(incident),
                debriefs,
                due.map(d -> d.dueOn()).orElse(null),
                leftOut == null
                        && due.isPresent()
                        && !held.map(Meeting::at)
                                .orElse(clock.instant())
                                .isBefore(due.get().dueAt()),
                leftOut,
                standing(incident, About.NO_LESSONS),
                learning.decided(incident, About.REFERRAL).orElse(null),
                learning.scores(incident),
                learning.sent(incident),
                record.questions(incident));
    }

    /** Plans it; everybody who belongs to a group of the incident belongs to this one. */
    @Transactional
    public UUID plan(UUID incident, @Nullable Instant at, @Nullable String place, Actor actor) {
        var team = teams.ofKind(incident, GROUP).orElse(null);
        if (team == null) {
            var id = groups.form(incident, GROUP, null, actor);
            team = teams.find(incident, id);
        }
        var has = new ArrayList<>(team.members().stream()
                .map(m -> m.name().toLowerCase(Locale.UK))
                .toList());
        for (var other : teams.of(incident)) {
            for (var m : other.kind().equals(GROUP) ? List.<Team.Member>of() : other.principals()) {
                if (!has.contains(m.name().toLowerCase(Locale.UK))) {
                    has.add(m.name().toLowerCase(Locale.UK));
                    groups.add(
                            incident,
                            team.id(),
                            new FormGroups.Named(
                                    m.post(), m.name(), m.agency(), null, null, m.core(), m.lineManager(), null),
                            actor);
                }
            }
        }
        return holding.schedule(incident, GROUP, at, place, null, null, actor);
    }

    /** There will be none, where the council's procedure lets it be left out. */
    @Transactional
    public void leaveOut(UUID incident, @Nullable String because, Actor actor) {
        incidents.find(incident);
        if (mandatory(incident)) {
            throw Rejected.state("The council's procedure demands a debrief after every incident. Hold one");
        }
        decide(
                incident,
                About.NO_DEBRIEF,
                true,
                Words.required("leftOutBecause", because, 2000, "Enter why there is no debrief"),
                null,
                "No debrief: ",
                actor);
    }

    /** A debrief that taught nothing new is rare enough for somebody to say so. */
    @Transactional
    public void confirmNoLessons(UUID incident, @Nullable String because, Actor actor) {
        incidents.find(incident);
        if (!learning.of(incident).isEmpty()) {
            throw Rejected.state("There are lessons already");
        }
        decide(
                incident,
                About.NO_LESSONS,
                true,
                Words.required("noLessonsBecause", because, 2000, "Enter how you know that there is nothing to learn"),
                null,
                "The debrief taught nothing new: ",
                actor);
    }

    /** Whether the incident goes to the safeguarding adults board's review group, with reasons either way. */
    @Transactional
    public void refer(
            UUID incident, @Nullable Boolean referred, @Nullable LocalDate on, @Nullable String because, Actor actor) {
        incidents.find(incident);
        var problems = new ArrayList<Problem>();
        if (referred == null) {
            problems.add(Problem.of("referred", Problem.Code.VAL, "Choose whether it is referred to the board"));
        }
        if (because == null || because.isBlank()) {
            problems.add(Problem.of("referralBecause", Problem.Code.VAL, "Enter why, or why not"));
        }
        var today = London.day(clock.instant());
        if (Boolean.TRUE.equals(referred) && on == null) {
            problems.add(Problem.of("referredOn", Problem.Code.VAL, "Enter the day of the referral"));
        } else if (on != null && on.isAfter(today)) {
            problems.add(Problem.of("referredOn", Problem.Code.VAL, "Enter today or an earlier day"));
        }
        if (!problems.isEmpty() || referred == null) {
            throw new Rejected(problems);
        }
        decide(
                incident,
                About.REFERRAL,
                referred,
                Words.required("referralBecause", because, 2000, "Enter why, or why not"),
                referred ? on : null,
                referred
                        ? "Referred to the safeguarding adults board: "
                        : "Not referred to the safeguarding adults board: ",
                actor);
    }

    /** Scores how well the exit went (Kent protocol 1.5). */
    @Transactional
    public void score(
            UUID incident,
            @Nullable Integer continuity,
            @Nullable Integer consultation,
            @Nullable Integer planning,
            @Nullable String because,
            Actor actor) {
        incidents.find(incident);
        var problems = new ArrayList<Problem>();
        refuseScore(problems, "continuity", continuity);
        refuseScore(problems, "consultation", consultation);
        refuseScore(problems, "planning", planning);
        if (because == null || because.isBlank()) {
            problems.add(Problem.of("scoredBecause", Problem.Code.VAL, "Enter what the scores rest on"));
        }
        if (!problems.isEmpty() || continuity == null || consultation == null || planning == null) {
            throw new Rejected(problems);
        }
        learning.add(
                incident,
                new ExitScore(
                        continuity,
                        consultation,
                        planning,
                        Words.required("scoredBecause", because, 2000, "Enter what the scores rest on"),
                        clock.instant(),
                        actor.name(),
                        actor.postName()));
        audit.changed("ScoreExit", "incident:" + incident, List.of("continuity", "consultation", "planning"));
    }

    private static void refuseScore(List<Problem> problems, String field, @Nullable Integer score) {
        if (score == null || score < 1 || score > 5) {
            problems.add(Problem.of(field, Problem.Code.VAL, "Enter a whole number from 1 (badly) to 5 (well)"));
        }
    }

    /** Somebody the review report is sent to. */
    public record Recipient(
            ReviewSent.@Nullable To kind, @Nullable String name) {}

    /** Records who was sent the review report; the board is always among them (Appendix A 10.2). */
    @Transactional
    public void sent(UUID incident, List<Recipient> recipients, @Nullable LocalDate on, Actor actor) {
        incidents.find(incident);
        var now = clock.instant();
        if (on == null || on.isAfter(London.day(now))) {
            throw Rejected.invalid("sentOn", "Enter the day it was sent: today or an earlier day");
        }
        var before = learning.sent(incident);
        if (before.stream().noneMatch(s -> s.kind() == ReviewSent.To.SAB)
                && recipients.stream().noneMatch(r -> r.kind() == ReviewSent.To.SAB)) {
            throw Rejected.invalid("recipients", "The safeguarding adults board is not among them. Add the board");
        }
        var rows = new ArrayList<ReviewSent>();
        for (var r : recipients) {
            if (r.kind() == null) {
                throw Rejected.invalid("recipients", "Say of each what they are");
            }
            rows.add(new ReviewSent(
                    r.kind(),
                    Words.required("recipients", r.name(), 200, "Enter who each of them is"),
                    on,
                    actor.name()));
        }
        rows.forEach(r -> learning.sent(incident, r, now));
        log.append(
                incident,
                LogKind.MESSAGE,
                "Review report sent on %s to: %s"
                        .formatted(
                                London.show(on),
                                String.join(
                                        "; ",
                                        rows.stream().map(ReviewSent::name).toList())),
                now,
                null);
        audit.changed("SendReview", "incident:" + incident, List.of("recipients"));
    }

    MayClose.Debrief forClosing(UUID incident) {
        return new MayClose.Debrief(
                mandatory(incident),
                debriefs(incident).stream().anyMatch(m -> m.heldAt() != null),
                !learning.of(incident).isEmpty() || standing(incident, About.NO_LESSONS) != null,
                standing(incident, About.NO_DEBRIEF) != null);
    }

    boolean referralDecided(UUID incident) {
        return learning.decided(incident, About.REFERRAL).isPresent();
    }

    private boolean mandatory(UUID incident) {
        return profiles.of(incident).is(Key.DEBRIEF_MANDATORY);
    }

    private @Nullable LearningDecision standing(UUID incident, About about) {
        return learning.decided(incident, about)
                .filter(LearningDecision::answer)
                .orElse(null);
    }

    private List<Meeting> debriefs(UUID incident) {
        var team = teams.ofKind(incident, GROUP).map(Team::id).orElse(null);
        return team == null
                ? List.of()
                : meetings.of(incident).stream()
                        .filter(m -> team.equals(m.team()) && m.cancelled() == null)
                        .toList();
    }

    private void decide(
            UUID incident,
            About about,
            boolean answer,
            String because,
            @Nullable LocalDate on,
            String said,
            Actor actor) {
        var now = clock.instant();
        learning.decide(
                incident, new LearningDecision(about, answer, because, on, now, actor.name(), actor.postName()), actor);
        log.append(incident, LogKind.DECISION, said + because, now, null);
        audit.changed("DecideLearning", "incident:" + incident, List.of(about.name()));
    }

    /** The group as the procedure names it. */
    @Transactional(readOnly = true)
    public Optional<TeamPlan.GroupKind> group(UUID incident) {
        return TeamPlan.of(incidents.find(incident).profile()).group(GROUP);
    }
}
