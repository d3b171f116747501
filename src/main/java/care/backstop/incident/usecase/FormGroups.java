package care.backstop.incident.usecase;

import care.backstop.incident.LogKind;
import care.backstop.incident.model.Meeting;
import care.backstop.incident.model.Team;
import care.backstop.incident.model.Team.Duty;
import care.backstop.incident.model.Team.Member;
import care.backstop.incident.model.TeamPlan;
import care.backstop.incident.model.TeamPlan.GroupKind;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.MeetingStore;
import care.backstop.incident.store.TeamStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Forms the groups that the council's procedure names, and says who belongs to them. */
@Service
public class FormGroups {

    private final IncidentStore incidents;
    private final CouncilProfiles profiles;
    private final TeamStore teams;
    private final MeetingStore meetings;
    private final IncidentMembers members;
    private final LogBook log;
    private final AuditTrail audit;
    private final Clock clock;

    FormGroups(
            IncidentStore incidents,
            CouncilProfiles profiles,
            TeamStore teams,
            MeetingStore meetings,
            IncidentMembers members,
            LogBook log,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.profiles = profiles;
        this.teams = teams;
        this.meetings = meetings;
        this.members = members;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Somebody as named: a member of the incident by post, or anybody by name and agency.
     *
     * @param deputyFor the member they stand in for, or null
     */
    public record Named(
            @Nullable UUID post,
            @Nullable String name,
            @Nullable String agency,
            @Nullable String seat,
            @Nullable Duty duty,
            boolean core,
            @Nullable String lineManager,
            @Nullable UUID deputyFor) {
        /** Somebody with a post here. */
        public static Named of(UUID post, Duty duty) {
            return new Named(post, null, null, null, duty, false, null, null);
        }
    }

    /** What the procedure of the incident's council says of groups and roles. */
    @Transactional(readOnly = true)
    public TeamPlan plan(UUID incident) {
        return TeamPlan.of(profiles.of(incident));
    }

    /** The groups that were formed. */
    @Transactional(readOnly = true)
    public List<Team> of(UUID incident) {
        return teams.of(incident);
    }

    @Transactional(readOnly = true)
    public Team find(UUID incident, UUID team) {
        return teams.find(incident, team);
    }

    /** Forms a group; the chair of one that reports to another belongs to that one too. */
    @Transactional
    public UUID form(UUID incident, @Nullable String kind, @Nullable Named chair, Actor actor) {
        var plan = open(incident);
        var group = plan.group(kind == null ? "" : kind)
                .orElseThrow(() -> Rejected.invalid("kind", "Choose one of the groups of the procedure"));
        if (teams.ofKind(incident, group.key()).isPresent()) {
            throw new Rejected(Problem.Code.DUP, "kind", "%s is formed already".formatted(group.name()));
        }
        if (group.chairNeeded() && chair == null) {
            throw Rejected.invalid("chair", "Choose who chairs %s".formatted(group.name()));
        }
        var team = ensure(incident, group, actor);
        if (chair != null) {
            add(incident, team.id(), with(chair, Duty.CHAIR), actor);
        }
        return team.id();
    }

    /** The steering group, formed now if it was not. */
    @Transactional
    public Team steering(UUID incident, Actor actor) {
        return ensure(incident, open(incident).group(TeamPlan.STEERING).orElseThrow(), actor);
    }

    /** The group of this kind, formed now if it may be without more being said. */
    @Transactional
    public Team meeting(UUID incident, @Nullable String kind, Actor actor) {
        if (kind == null || kind.isBlank() || kind.equals(TeamPlan.STEERING)) {
            return steering(incident, actor);
        }
        return teams.ofKind(incident, kind)
                .orElseThrow(() -> Rejected.invalid("group", "Form this group first, then plan its meetings"));
    }

    private Team ensure(UUID incident, GroupKind group, Actor actor) {
        var there = teams.ofKind(incident, group.key());
        if (there.isPresent()) {
            return there.get();
        }
        var now = clock.instant();
        var team = new Team(UUID.randomUUID(), group.key(), group.name(), group.everyDays(), now, List.of());
        if (!teams.add(incident, team, actor.name())) {
            return teams.ofKind(incident, group.key()).orElseThrow();
        }
        log.append(incident, LogKind.EVENT, "%s formed.".formatted(group.name()), now, "group:" + team.id());
        audit.changed("FormGroup", "incident:" + incident, List.of("group:" + team.id()));
        return team;
    }

    /** Somebody joins. */
    @Transactional
    public UUID add(UUID incident, UUID team, Named named, Actor actor) {
        var plan = open(incident);
        var group = teams.find(incident, team);
        var kind = plan.group(group.kind());
        var id = UUID.randomUUID();
        var who = resolve(incident, named);
        var duty = named.duty() == null ? Duty.MEMBER : named.duty();
        var principal = named.deputyFor();
        if (principal != null) {
            var of = group.member(principal)
                    .filter(m -> m.live() && m.deputyFor() == null)
                    .orElseThrow(() -> Rejected.invalid("deputyFor", "Choose the member they stand in for"));
            if (of.name().equalsIgnoreCase(who.name())) {
                throw Rejected.invalid("deputyFor", "Nobody is their own deputy. Choose somebody else");
            }
        }
        if (group.members().stream().anyMatch(m -> m.live() && m.name().equalsIgnoreCase(who.name()))) {
            throw new Rejected(
                    Problem.Code.DUP, "name", "%s belongs to %s already".formatted(who.name(), group.name()));
        }
        var seat = Words.optional("seat", named.seat(), 200);
        if (seat != null) {
            if (kind.isEmpty() || !kind.get().seats().contains(seat)) {
                throw Rejected.invalid("seat", "Choose one of the places that the procedure names");
            }
            if (group.members().stream().anyMatch(m -> m.live() && seat.equals(m.seat()))) {
                throw new Rejected(
                        Problem.Code.DUP, "seat", "Somebody fills '%s' already. Add them as a deputy".formatted(seat));
            }
        }
        refuseSecond(group, duty, null);
        teams.add(
                incident,
                team,
                new Member(
                        id,
                        who.name(),
                        who.agency(),
                        who.post(),
                        principal == null ? seat : null,
                        principal == null ? duty : Duty.MEMBER,
                        principal == null && named.core(),
                        Words.optional("lineManager", named.lineManager(), 200),
                        principal,
                        clock.instant(),
                        null));
        if (who.post() != null) {
            members.add(incident, who.post(), actor);
        }
        audit.changed("AddToGroup", "incident:" + incident, List.of("group:" + team));
        if (duty == Duty.CHAIR) {
            joinsAbove(incident, plan, group, who, actor);
        }
        return id;
    }

    /** Makes a member the chair or the lead; whoever was it before must be stood down first. */
    @Transactional
    public void name(UUID incident, UUID team, UUID member, Duty duty, Actor actor) {
        var plan = open(incident);
        var group = teams.find(incident, team);
        var who = group.member(member)
                .filter(m -> m.live() && m.deputyFor() == null)
                .orElseThrow(() -> Rejected.invalid(
                        "member", "Whoever leads the group must belong to it. Add them as a member first"));
        refuseSecond(group, duty, member);
        if (duty == Duty.MEMBER && who.duty() == Duty.CHAIR) {
            refuseWhileOpen(incident, team, who);
        }
        teams.duty(incident, member, duty);
        log.append(
                incident,
                LogKind.EVENT,
                "%s: %s named.".formatted(group.name(), duty.words().toLowerCase(java.util.Locale.UK)),
                clock.instant(),
                "group:" + team);
        audit.changed("NameInGroup", "incident:" + incident, List.of("group:" + team, "duty"));
        if (duty == Duty.CHAIR) {
            joinsAbove(incident, plan, group, new Who(who.name(), who.agency(), who.post()), actor);
        }
    }

    /** Somebody leaves, and with them whoever stands in for them. */
    @Transactional
    public void end(UUID incident, UUID team, UUID member, Actor actor) {
        var plan = open(incident);
        var group = teams.find(incident, team);
        var who = group.member(member)
                .filter(Member::live)
                .orElseThrow(() -> Rejected.invalid("member", "They do not belong to this group any more"));
        boolean chairsBelow = teams.of(incident).stream()
                .filter(t -> plan.group(t.kind())
                        .map(k -> group.kind().equals(k.reportsTo()))
                        .orElse(false))
                .anyMatch(t -> t.with(Duty.CHAIR)
                        .map(c -> c.name().equalsIgnoreCase(who.name()))
                        .orElse(false));
        if (who.duty() == Duty.CHAIR || chairsBelow) {
            refuseWhileOpen(incident, team, who);
        }
        teams.end(incident, member, clock.instant());
        audit.changed("LeaveGroup", "incident:" + incident, List.of("group:" + team));
    }

    /** How many days may lie between two meetings: the group decides. */
    @Transactional
    public void every(UUID incident, UUID team, @Nullable Integer days, Actor actor) {
        open(incident);
        var group = teams.find(incident, team);
        if (days == null || days < 1 || days > 60) {
            throw Rejected.invalid("every", "Enter a number of days from 1 to 60");
        }
        teams.every(incident, team, days);
        log.append(
                incident,
                LogKind.DECISION,
                "%s meets at least every %d days.".formatted(group.name(), days),
                clock.instant(),
                "group:" + team);
        audit.changed("SetInterval", "incident:" + incident, List.of("group:" + team, "every"));
    }

    private record Who(String name, String agency, @Nullable UUID post) {}

    private Who resolve(UUID incident, Named named) {
        var post = named.post();
        if (post == null) {
            return new Who(
                    Words.required("name", named.name(), 200, "Choose a member of the incident, or enter a name"),
                    Words.required("agency", named.agency(), 200, "Enter which agency they come from"),
                    null);
        }
        return members.of(incident).stream()
                .filter(m -> m.post().equals(post))
                .findFirst()
                .map(m -> new Who(m.userName(), m.agencyName(), m.post()))
                .orElseThrow(() -> Rejected.invalid("post", "Choose somebody who belongs to this incident"));
    }

    private void joinsAbove(UUID incident, TeamPlan plan, Team group, Who who, Actor actor) {
        var above = plan.group(group.kind()).map(GroupKind::reportsTo).orElse(null);
        if (above == null) {
            return;
        }
        var upper = ensure(incident, plan.group(above).orElseThrow(), actor);
        if (upper.members().stream().noneMatch(m -> m.live() && m.name().equalsIgnoreCase(who.name()))) {
            teams.add(
                    incident,
                    upper.id(),
                    new Member(
                            UUID.randomUUID(),
                            who.name(),
                            who.agency(),
                            who.post(),
                            null,
                            Duty.MEMBER,
                            true,
                            null,
                            null,
                            clock.instant(),
                            null));
        }
    }

    private static void refuseSecond(Team group, Duty duty, @Nullable UUID member) {
        if (duty == Duty.MEMBER) {
            return;
        }
        Optional<Member> there = group.with(duty);
        if (there.isPresent() && !there.get().id().equals(member)) {
            throw new Rejected(
                    Problem.Code.DUP,
                    "duty",
                    "%s has one already: %s. Make them a member first"
                            .formatted(duty.words(), there.get().name()));
        }
    }

    private void refuseWhileOpen(UUID incident, UUID team, Member who) {
        boolean open = meetings.of(incident).stream()
                .filter(m -> team.equals(m.team()))
                .anyMatch(FormGroups::isOpen);
        if (open) {
            throw Rejected.state("A meeting is open: approve its minutes before %s stands down".formatted(who.name()));
        }
    }

    private static boolean isOpen(Meeting m) {
        return m.minutesBegunAt() != null && m.approvedAt() == null && m.cancelled() == null;
    }

    private TeamPlan open(UUID incident) {
        var i = incidents.find(incident);
        if (i.stage().state().ended()) {
            throw Rejected.state(
                    "This incident is " + i.stage().state().spoken() + ". Its groups can no longer be changed");
        }
        return TeamPlan.of(profiles.of(i.id()));
    }

    private static Named with(Named named, Duty duty) {
        return new Named(
                named.post(), named.name(), named.agency(), named.seat(), duty, true, named.lineManager(), null);
    }
}
