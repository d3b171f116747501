package care.backstop.incident.usecase;

import care.backstop.incident.LogKind;
import care.backstop.incident.model.Words;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.IncidentStaff;
import care.backstop.kernel.IncidentStaff.Exclusion;
import care.backstop.kernel.IncidentStaff.Standing;
import care.backstop.kernel.IncidentStaff.Stay;
import care.backstop.kernel.IncidentStaff.Term;
import care.backstop.kernel.London;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lead says who is in an incident, for how long and why, and shuts out whoever has a conflict of interest. The log
 * names posts, never people, and never what the conflict is.
 */
@Service
public class StaffIncident {

    private final IncidentStaff staff;
    private final LogBook log;
    private final Permissions permissions;
    private final Clock clock;

    StaffIncident(IncidentStaff staff, LogBook log, Permissions permissions, Clock clock) {
        this.staff = staff;
        this.log = log;
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * Who is in an incident, and who could be.
     *
     * @param candidates posts that may be let in
     * @param users one post of each user who is not shut out, with their name
     */
    public record Staff(List<Stay> stays, List<Exclusion> exclusions, List<Actor> candidates, List<Actor> users) {}

    @Transactional(readOnly = true)
    public Staff of(UUID incident) {
        var stays = staff.stays(incident);
        var exclusions = staff.exclusions(incident);
        var out = exclusions.stream().map(Exclusion::user).collect(Collectors.toSet());
        var in = stays.stream()
                .filter(s -> s.standing() != Standing.ENDED)
                .map(s -> s.who().post())
                .collect(Collectors.toSet());
        var others = staff.posts().stream().filter(p -> !out.contains(p.user())).toList();
        var seen = new HashSet<UUID>();
        return new Staff(
                stays,
                exclusions,
                others.stream()
                        .filter(p -> !in.contains(p.post()) && hasWorkHere(p))
                        .toList(),
                others.stream().filter(p -> seen.add(p.user())).toList());
    }

    @Transactional
    public void add(
            UUID incident,
            @Nullable UUID post,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String because,
            Actor by) {
        var reason = Words.required("because", because, 500, "Say why they are needed in this incident");
        var who = staff.posts().stream()
                .filter(p -> p.post().equals(post))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid("post", "Choose a post of the council or of a partner agency"));
        if (!hasWorkHere(who)) {
            throw Rejected.invalid(
                    "post", "%s has no work in incidents by its role. Choose another post".formatted(who.postName()));
        }
        staff.add(incident, who.post(), new Term(from, until, reason), by);
        log.append(
                incident,
                LogKind.EVENT,
                "%s (%s) was let into this incident%s%s: %s"
                        .formatted(
                                who.postName(),
                                who.agencyName(),
                                from == null ? "" : " from " + London.show(from),
                                until == null ? "" : " until " + London.show(until),
                                reason),
                clock.instant(),
                "post:" + who.post());
    }

    @Transactional
    public void end(UUID incident, UUID post, @Nullable String because, Actor by) {
        var reason = Words.required("endedBecause", because, 500, "Say why they leave this incident");
        var who = staff.end(incident, post, reason, by);
        log.append(
                incident,
                LogKind.EVENT,
                "%s (%s) is no longer in this incident: %s".formatted(who.postName(), who.agencyName(), reason),
                clock.instant(),
                "post:" + post);
    }

    @Transactional
    public void exclude(UUID incident, @Nullable UUID user, @Nullable String conflict, Actor by) {
        var reason = Words.required("conflict", conflict, 500, "Say what the conflict of interest is");
        if (user == null) {
            throw Rejected.invalid("user", "Choose who has the conflict of interest");
        }
        staff.exclude(incident, user, reason, by);
        log.append(
                incident,
                LogKind.EVENT,
                "A member of staff was shut out of this incident for a conflict of interest",
                clock.instant(),
                "user:" + user);
    }

    /** Membership opens nothing to a role that neither reads incidents nor places. */
    private boolean hasWorkHere(Actor post) {
        return permissions.may(post, Area.INC, Act.READ) || permissions.may(post, Area.PLC, Act.READ);
    }
}
