package care.backstop.incident.web;

import care.backstop.incident.usecase.StaffIncident;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.IncidentStaff.Exclusion;
import care.backstop.kernel.IncidentStaff.Stay;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is in an incident, for machines. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}")
class MembersApi {

    /** A post, whoever holds it, and where. */
    record Post(UUID post, String title, String role, UUID agency, String agencyName, UUID user, String name) {
        static Post of(Actor a) {
            return new Post(a.post(), a.postName(), a.role().key(), a.agency(), a.agencyName(), a.user(), a.name());
        }
    }

    /** A membership that holds ({@code NOW}), begins later ({@code COMING}) or is over ({@code ENDED}). */
    record Member(
            Post who,
            Instant from,
            @Nullable Instant until,
            String standing,
            String addedBy,
            @Nullable String because,
            @Nullable String endedBecause) {
        static Member of(Stay s) {
            return new Member(
                    Post.of(s.who()),
                    s.from(),
                    s.until(),
                    s.standing().name(),
                    s.addedBy(),
                    s.because(),
                    s.endedBecause());
        }
    }

    /** Left out or null: {@code from} now, {@code until} without an end. */
    record NewMember(
            @Nullable String post,
            @Nullable String because,
            @Nullable String from,
            @Nullable String until) {}

    record Ending(@Nullable String endedBecause) {}

    record Conflict(@Nullable String user, @Nullable String conflict) {}

    private final StaffIncident staff;

    MembersApi(StaffIncident staff) {
        this.staff = staff;
    }

    /** Who is in it, was in it or will be, with terms and reasons; {@code /members} lists whoever is in it now. */
    @GetMapping("/memberships")
    @Access(area = Area.ACC, act = Act.WRITE, on = On.INCIDENT)
    List<Member> memberships(@PathVariable UUID incident) {
        return staff.of(incident).stays().stream().map(Member::of).toList();
    }

    /** Posts that may be let in. */
    @GetMapping("/members/candidates")
    @Access(area = Area.ACC, act = Act.WRITE, on = On.INCIDENT)
    List<Post> candidates(@PathVariable UUID incident) {
        return staff.of(incident).candidates().stream().map(Post::of).toList();
    }

    @PostMapping("/members")
    @Access(area = Area.ACC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(@PathVariable UUID incident, @RequestBody NewMember sent, Actor actor) {
        var read = new Typed();
        var from = read.moment("from", sent.from(), "Give from when", false);
        var until = read.moment("until", sent.until(), "Give until when", false);
        read.check();
        staff.add(incident, MembersController.id(sent.post()), from, until, sent.because(), actor);
    }

    @PostMapping("/members/{post}/end")
    @Access(area = Area.ACC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable UUID incident, @PathVariable UUID post, @RequestBody Ending sent, Actor actor) {
        staff.end(incident, post, sent.endedBecause(), actor);
    }

    @GetMapping("/exclusions")
    @Access(area = Area.ACC, act = Act.WRITE, on = On.INCIDENT)
    List<Exclusion> exclusions(@PathVariable UUID incident) {
        return staff.of(incident).exclusions();
    }

    /** Shuts a user out for a conflict of interest. */
    @PostMapping("/exclusions")
    @Access(area = Area.ACC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void exclude(@PathVariable UUID incident, @RequestBody Conflict sent, Actor actor) {
        staff.exclude(incident, MembersController.id(sent.user()), sent.conflict(), actor);
    }
}
