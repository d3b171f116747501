package care.backstop.people.usecase;

import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.kernel.room.Room;
import care.backstop.kernel.time.DeadlineRule;
import care.backstop.kernel.time.Deadlines;
import care.backstop.people.model.Clearance;
import care.backstop.people.model.Person;
import care.backstop.people.rules.SafeguardingConcern;
import care.backstop.people.rules.SafeguardingConcern.Category;
import care.backstop.people.rules.SafeguardingConcern.Step;
import care.backstop.people.store.Concerns;
import care.backstop.people.store.Concerns.Became;
import care.backstop.people.store.Concerns.Concern;
import care.backstop.people.store.Dossier;
import care.backstop.people.store.Persons;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Raises safeguarding concerns with the front door and follows them, beside the incident and never in its place. */
@Service
public class Safeguard {

    /** A concern is triaged on the day of the alert, and a plan made the working day after an enquiry was opened. */
    private static final DeadlineRule TRIAGE = DeadlineRule.parse("0 days");

    private static final DeadlineRule PLAN = DeadlineRule.parse("1 working day");

    private final Persons persons;
    private final Concerns concerns;
    private final Dossier dossier;
    private final RatePeople ratings;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Deadlines deadlines;
    private final IncidentRoom room;
    private final Clock clock;

    Safeguard(
            Persons persons,
            Concerns concerns,
            Dossier dossier,
            RatePeople ratings,
            Permissions permissions,
            AuditTrail audit,
            Deadlines deadlines,
            IncidentRoom room,
            Clock clock) {
        this.persons = persons;
        this.concerns = concerns;
        this.dossier = dossier;
        this.ratings = ratings;
        this.permissions = permissions;
        this.audit = audit;
        this.deadlines = deadlines;
        this.room = room;
        this.clock = clock;
    }

    /**
     * A concern as it stands.
     *
     * @param escalated nobody has triaged it by the end of the day of the alert
     * @param planBy by when a plan is owed; null when none is
     */
    public record Standing(
            Concern concern,
            boolean open,
            boolean escalated,
            @Nullable LocalDate planBy) {}

    /** The page, for those named to see it. */
    public record Opened(
            String called,
            String reference,
            List<Standing> concerns,
            List<Concerns.Recorded> enquiries,
            boolean mayWrite,
            boolean leads,
            Room room) {}

    @Transactional
    public Opened open(UUID incident, UUID id) {
        var person = find(incident, id);
        var clearance = Clearance.of(permissions, Acting.current());
        if (clearance.safeguarding(person) != Clearance.Depth.FULL) {
            throw new NotThere("person");
        }
        audit.read("SafeguardingPage", "person:" + id, List.of(id));
        return new Opened(
                person.called(),
                person.facts().reference(),
                concerns.of(incident, id).stream().map(this::standing).toList(),
                concerns.enquiries(incident, id),
                clearance.mayWriteSafeguarding(person),
                leads(Acting.current()),
                room.of(incident, LookAtPeople.DOOR));
    }

    private Standing standing(Concern c) {
        var today = London.day(clock.instant());
        var steps = c.steps();
        var enquiry = c.became().stream()
                .filter(b -> b.step() == Step.ENQUIRY)
                .findFirst()
                .map(Became::enteredAt);
        return new Standing(
                c,
                SafeguardingConcern.open(steps),
                steps.isEmpty()
                        && today.isAfter(
                                deadlines.project(TRIAGE, c.alertedAt()).dueOn()),
                SafeguardingConcern.planDue(steps)
                        ? enquiry.map(at -> deadlines.project(PLAN, at).dueOn()).orElse(today)
                        : null);
    }

    /** @param alertedAt when the front door was told; null for now */
    @Transactional
    public UUID raise(
            UUID incident,
            @Nullable UUID id,
            @Nullable String category,
            @Nullable LocalDate on,
            @Nullable String what,
            @Nullable Instant alertedAt,
            Actor actor) {
        if (id == null) {
            throw Rejected.invalid("person", "Say whom it is about.");
        }
        var person = writable(incident, id, actor);
        var now = clock.instant();
        var problems = SafeguardingConcern.againstRaising(category, on, what, London.day(now));
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        if (alertedAt != null && alertedAt.isAfter(now)) {
            throw Rejected.invalid("alertedAt", "This time is in the future.");
        }
        var concern = new Concern(
                UUID.randomUUID(),
                person.id(),
                Category.of(category).orElseThrow(),
                on == null ? London.day(now) : on,
                what == null ? "" : what.strip(),
                alertedAt == null ? now : alertedAt,
                actor.name(),
                List.of());
        concerns.add(incident, concern, now, actor.post());
        audit.changed("RaiseConcern", "person:" + id, List.of("concern"));
        return concern.id();
    }

    @Transactional
    public void step(UUID incident, UUID id, UUID concern, @Nullable String step, @Nullable String note, Actor actor) {
        writable(incident, id, actor);
        var found = concerns.of(incident, id).stream()
                .filter(c -> c.id().equals(concern))
                .findFirst()
                .orElseThrow(() -> new NotThere("concern"));
        var problems = SafeguardingConcern.againstStep(step, note, found.steps(), leads(actor));
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        var now = clock.instant();
        var what = Step.of(step).orElseThrow();
        var words = note == null ? "" : note.strip();
        if (what == Step.ENQUIRY && words.length() > 60) {
            throw Rejected.invalid("note", "Write the number of the enquiry only; at most 60 letters fit.");
        }
        concerns.add(incident, concern, new Became(what, words, now, actor.name()), actor.post());
        switch (what) {
            case ENQUIRY -> dossier.enquiry(incident, id, "YES", words, actor.post(), now);
            case ENQUIRY_CLOSED -> dossier.enquiry(incident, id, "NO", null, actor.post(), now);
            default -> {}
        }
        ratings.rate(incident, List.of(id), null);
        audit.changed("FollowConcern", "person:" + id, List.of("step"));
    }

    private boolean leads(Actor actor) {
        return permissions.may(actor, Area.SAF, Act.APPROVE);
    }

    private Person writable(UUID incident, UUID id, Actor actor) {
        var person = find(incident, id);
        if (!Clearance.of(permissions, actor).mayWriteSafeguarding(person)) {
            throw new Rejected(Code.AUTH, null, "Your post may not record this. Speak to the safeguarding lead.");
        }
        return person;
    }

    private Person find(UUID incident, UUID id) {
        return persons.find(incident, id).orElseThrow(() -> new NotThere("person"));
    }
}
