package care.backstop.incident.usecase;

import care.backstop.incident.LogKind;
import care.backstop.incident.model.Briefing;
import care.backstop.incident.model.Handover;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.RoleHolder;
import care.backstop.incident.model.Shift;
import care.backstop.incident.model.Shift.Place;
import care.backstop.incident.model.TeamPlan;
import care.backstop.incident.model.TeamPlan.RoleKind;
import care.backstop.incident.model.Words;
import care.backstop.incident.rules.RotaGaps;
import care.backstop.incident.rules.RotaGaps.Span;
import care.backstop.incident.rules.StaffHours;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.LogStore.Asked;
import care.backstop.incident.store.RotaStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.ActorsByPost;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The emergency team: who has which role, who is on duty when, briefings, and what one leaves to the next. */
@Service
public class RunTheTeam {

    /** How far ahead the rota is looked at. */
    public static final Duration AHEAD = Duration.ofDays(3);

    /** Nobody is on a rota further ahead than this. */
    private static final Duration ROTA_ENDS = Duration.ofDays(3650);

    private final IncidentStore incidents;
    private final CouncilProfiles profiles;
    private final RotaStore rota;
    private final IncidentMembers members;
    private final ActorsByPost actors;
    private final LogBook log;
    private final AuditTrail audit;
    private final Clock clock;

    RunTheTeam(
            IncidentStore incidents,
            CouncilProfiles profiles,
            RotaStore rota,
            IncidentMembers members,
            ActorsByPost actors,
            LogBook log,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.profiles = profiles;
        this.rota = rota;
        this.members = members;
        this.actors = actors;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody as named: by post, or by name and agency. */
    public record Who(
            @Nullable UUID post,
            @Nullable String name,
            @Nullable String agency,
            @Nullable String phone) {
        public static Who of(UUID post) {
            return new Who(post, null, null, null);
        }
    }

    /** A role and whoever has it. */
    public record Role(RoleKind kind, @Nullable RoleHolder holder) {
        public boolean gap() {
            return kind.needed() && holder == null;
        }
    }

    /** A role that must be covered, and when it is not. */
    public record Uncovered(RoleKind role, List<Span> gaps) {}

    /** A shift to put on the rota. */
    public record Turn(
            @Nullable String role,
            Who who,
            @Nullable Place place,
            @Nullable String location,
            @Nullable Instant from,
            @Nullable Instant to) {}

    @Transactional(readOnly = true)
    public TeamPlan plan(UUID incident) {
        return TeamPlan.of(profiles.of(incident));
    }

    /** Every role of the procedure, in its order. */
    @Transactional(readOnly = true)
    public List<Role> roles(UUID incident) {
        var holders = rota.holders(incident);
        return plan(incident).roles().list().stream()
                .map(k -> new Role(
                        k,
                        holders.stream()
                                .filter(h -> h.live() && h.role().equals(k.key()))
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    /** Gives somebody a role; whoever had it has it no longer. One person may have several. */
    @Transactional
    public void give(UUID incident, @Nullable String role, Who who, Actor actor) {
        var plan = open(incident);
        give(incident, plan, kind(plan, role), resolve(incident, who), actor);
    }

    private void give(UUID incident, TeamPlan plan, RoleKind kind, Person person, Actor actor) {
        if (kind.own() && !person.agency().equals(actor.agencyName())) {
            throw new Rejected(
                    Problem.Code.AUTH,
                    "post",
                    "%s is held by an officer of the council. Choose one".formatted(kind.name()));
        }
        var live = rota.holders(incident).stream().filter(RoleHolder::live).toList();
        for (var other : plan.roles().list()) {
            boolean apart = other.key().equals(kind.differsFrom()) || kind.key().equals(other.differsFrom());
            if (apart
                    && live.stream()
                            .anyMatch(h ->
                                    h.role().equals(other.key()) && h.name().equalsIgnoreCase(person.name()))) {
                throw Rejected.invalid(
                        "post", "%s is %s already. Choose somebody else".formatted(person.name(), other.name()));
            }
        }
        var now = clock.instant();
        rota.give(
                incident,
                new RoleHolder(
                        UUID.randomUUID(),
                        kind.key(),
                        person.name(),
                        person.agency(),
                        person.post(),
                        person.phone(),
                        now,
                        null),
                actor);
        log.append(
                incident,
                LogKind.EVENT,
                "%s: %s, %s.".formatted(kind.name(), person.name(), person.agency()),
                now,
                "role:" + kind.key());
        audit.changed("GiveRole", "incident:" + incident, List.of("role:" + kind.key()));
    }

    /** Nobody has the role any more. */
    @Transactional
    public void free(UUID incident, String role, Actor actor) {
        var kind = kind(open(incident), role);
        if (rota.free(incident, kind.key(), clock.instant()) > 0) {
            log.append(
                    incident,
                    LogKind.EVENT,
                    "%s: nobody any more.".formatted(kind.name()),
                    clock.instant(),
                    "role:" + kind.key());
            audit.changed("FreeRole", "incident:" + incident, List.of("role:" + kind.key()));
        }
    }

    /** Shifts from a day on. */
    @Transactional(readOnly = true)
    public List<Shift> shifts(UUID incident, Instant from, Instant to) {
        return rota.shifts(incident, from, to);
    }

    /** How many hours of whom the incident has taken so far and will take by its rota, roles by their names. */
    @Transactional(readOnly = true)
    public List<StaffHours.Sum> hours(UUID incident) {
        var now = clock.instant();
        var names = plan(incident).roles().list().stream().collect(Collectors.toMap(RoleKind::key, RoleKind::name));
        return StaffHours.of(
                rota.shifts(incident, Instant.EPOCH, now.plus(ROTA_ENDS)).stream()
                        .map(s -> new StaffHours.Time(
                                names.getOrDefault(s.role(), s.role()), s.agency(), s.from(), s.to()))
                        .toList(),
                now);
    }

    /** When roles that must be covered are not, from now on. */
    @Transactional(readOnly = true)
    public List<Uncovered> uncovered(UUID incident) {
        var now = clock.instant();
        var window = new Span(now, now.plus(AHEAD));
        var shifts = rota.shifts(incident, window.from(), window.to());
        return plan(incident).roles().list().stream()
                .filter(RoleKind::cover)
                .map(k -> new Uncovered(
                        k,
                        RotaGaps.in(
                                window,
                                shifts.stream()
                                        .filter(s -> s.role().equals(k.key()))
                                        .map(s -> new Span(s.from(), s.to()))
                                        .toList())))
                .filter(u -> !u.gaps().isEmpty())
                .toList();
    }

    /** How many people are on duty on each day. */
    public static Map<LocalDate, Long> perDay(List<Shift> shifts) {
        var days = new LinkedHashMap<LocalDate, Long>();
        shifts.forEach(s -> days.merge(London.day(s.from()), 1L, Long::sum));
        return days;
    }

    /** Puts somebody on the rota. Nobody works at the site or escorts before the risks of that were assessed. */
    @Transactional
    public UUID roster(UUID incident, Turn turn, Actor actor) {
        var plan = open(incident);
        var kind = kind(plan, turn.role());
        var person = resolve(incident, turn.who());
        var now = clock.instant();
        var from = turn.from();
        var to = turn.to();
        if (from == null || to == null || !to.isAfter(from)) {
            throw Rejected.invalid("to", "Enter from when until when, the end later than the beginning");
        }
        if (to.isBefore(now)) {
            throw Rejected.invalid("to", "This shift is over. Enter one to come");
        }
        if (Duration.between(from, to).compareTo(Duration.ofHours(24)) > 0) {
            throw Rejected.invalid("to", "A shift lasts at most 24 hours. Enter several");
        }
        var place = turn.place() == null ? Place.OFFICE : turn.place();
        var location = place == Place.SITE ? site(incident, turn.location()) : null;
        if (place != Place.OFFICE) {
            refuseWithoutAssessment(incident, place, from);
        }
        if (rota.isBooked(incident, person.name(), from, to)) {
            throw booked(person);
        }
        var shift = new Shift(
                UUID.randomUUID(),
                kind.key(),
                person.name(),
                person.agency(),
                person.post(),
                place,
                location,
                from,
                to);
        if (!rota.add(incident, shift, now, actor)) {
            throw booked(person);
        }
        audit.changed("Roster", "incident:" + incident, List.of("shift:" + shift.id()));
        return shift.id();
    }

    private static Rejected booked(Person person) {
        return new Rejected(Problem.Code.CONF, "from", "%s is on duty at that time already".formatted(person.name()));
    }

    private String site(UUID incident, @Nullable String location) {
        return incidents.find(incident).sites().stream()
                .map(Incident.Site::location)
                .filter(l -> l.equals(location))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid("location", "Choose at which place they are"));
    }

    private void refuseWithoutAssessment(UUID incident, Place place, Instant from) {
        var of = place == Place.SITE ? "ON_SITE" : "ESCORT";
        boolean there = log.read(incident, new Asked(LogKind.ASSESSMENT, null, Integer.MAX_VALUE, 0)).stream()
                .anyMatch(
                        e -> of.equals(e.details().get("of")) && !e.enteredAt().isAfter(from));
        if (!there) {
            throw Rejected.state(
                    place == Place.SITE
                            ? "Write the risk assessment of work at the site in the log before anybody is sent there"
                            : "Write the risk assessment of escorting in the log before anybody escorts");
        }
    }

    @Transactional
    public void cancel(UUID incident, UUID shift, Actor actor) {
        open(incident);
        if (!rota.cancel(incident, shift)) {
            throw new NotThere("shift");
        }
        audit.changed("CancelShift", "incident:" + incident, List.of("shift:" + shift));
    }

    /**
     * Why a meeting at this time should make somebody look at the rota: out of hours, with nobody in charge on it.
     *
     * @return the words of the alert, or nothing
     */
    @Transactional(readOnly = true)
    public Optional<String> alert(UUID incident, Instant at) {
        var local = at.atZone(London.ZONE);
        boolean working = local.getDayOfWeek().getValue() <= 5 && local.getHour() >= 9 && local.getHour() < 17;
        if (working) {
            return Optional.empty();
        }
        var day = local.toLocalDate();
        var shifts = rota.shifts(
                incident,
                day.atStartOfDay(London.ZONE).toInstant(),
                day.plusDays(1).atStartOfDay(London.ZONE).toInstant());
        var lead = plan(incident).roles().list().stream()
                .filter(RoleKind::cover)
                .map(RoleKind::key)
                .toList();
        return shifts.stream().anyMatch(s -> lead.contains(s.role()))
                ? Optional.empty()
                : Optional.of("Out of hours, and no lead is on the rota for %s".formatted(London.show(day)));
    }

    @Transactional(readOnly = true)
    public List<Briefing> briefings(UUID incident) {
        return rota.briefings(incident);
    }

    /** Plans a briefing; the first of its day is the one that the procedure asks for. */
    @Transactional
    public UUID planBriefing(UUID incident, @Nullable Instant at, Actor actor) {
        open(incident);
        var now = clock.instant();
        if (at == null || at.isBefore(now)) {
            throw Rejected.invalid("plannedAt", "Enter a day and time to come");
        }
        var day = London.day(at);
        var start = day.atStartOfDay(London.ZONE).toInstant();
        var end = day.plusDays(1).atStartOfDay(London.ZONE).toInstant();
        var last = rota.shifts(incident, start, end).stream().map(Shift::to).max(Instant::compareTo);
        if (last.isPresent() && !at.isBefore(last.get())) {
            throw Rejected.invalid(
                    "plannedAt",
                    "The last shift of that day ends %s. Enter an earlier time".formatted(London.show(last.get())));
        }
        boolean first = rota.briefings(incident).stream()
                .noneMatch(b -> London.day(b.plannedAt()).equals(day) && b.firstOfDay());
        var briefing = new Briefing(UUID.randomUUID(), at, first, null, null, List.of(), List.of(), 1);
        rota.add(incident, briefing);
        audit.changed("PlanBriefing", "incident:" + incident, List.of("briefing:" + briefing.id()));
        return briefing.id();
    }

    /** It was given: something was said under every heading, to people who have a role. */
    @Transactional
    public void brief(
            UUID incident,
            UUID id,
            @Nullable Instant at,
            List<String> items,
            List<String> attended,
            int version,
            Actor actor) {
        var plan = open(incident);
        var b = rota.briefings(incident).stream()
                .filter(x -> x.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotThere("briefing"));
        if (b.deliveredAt() != null) {
            throw Rejected.state("This briefing was given on %s already".formatted(London.show(b.deliveredAt())));
        }
        var problems = new ArrayList<Problem>();
        if (at == null || at.isAfter(clock.instant())) {
            problems.add(Problem.of("deliveredAt", Problem.Code.VAL, "Enter when it was given; not in the future"));
        }
        var asked = plan.briefing().items();
        var said = new ArrayList<String>();
        for (int i = 0; i < asked.size(); i++) {
            var words = i < items.size() ? Words.optional("item" + i, items.get(i), 4000) : null;
            if (words == null) {
                problems.add(Problem.of("item" + i, Problem.Code.VAL, "Enter what was said: " + asked.get(i)));
            } else {
                said.add(words);
            }
        }
        var names = rota.holders(incident).stream()
                .filter(RoleHolder::live)
                .map(RoleHolder::name)
                .distinct()
                .toList();
        for (var name : attended) {
            if (!names.contains(name)) {
                problems.add(Problem.of(
                        "attended", Problem.Code.VAL, "%s has no role yet. Give them one first".formatted(name)));
            }
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        rota.replace(
                incident, new Briefing(id, b.plannedAt(), b.firstOfDay(), at, actor.name(), said, attended, version));
        log.append(
                incident,
                LogKind.MEETING,
                "Briefing given to %d of the team.".formatted(attended.size()),
                at == null ? clock.instant() : at,
                "briefing:" + id);
        audit.changed("GiveBriefing", "incident:" + incident, List.of("briefing:" + id));
    }

    /** What should make somebody think of the briefings of today; nothing while nobody has a role. */
    @Transactional(readOnly = true)
    public List<String> briefingAlerts(UUID incident) {
        if (rota.holders(incident).stream().noneMatch(RoleHolder::live)) {
            return List.of();
        }
        var now = clock.instant();
        var today = London.day(now);
        var plan = plan(incident).briefing();
        var of = rota.briefings(incident).stream()
                .filter(b -> London.day(b.plannedAt()).equals(today))
                .toList();
        var alerts = new ArrayList<String>();
        boolean given = of.stream().anyMatch(b -> b.deliveredAt() != null);
        if (!given && !now.atZone(London.ZONE).toLocalTime().isBefore(plan.time())) {
            alerts.add("The briefing at the start of the day was not given by %s".formatted(plan.by()));
        }
        if (given && of.stream().noneMatch(b -> !b.firstOfDay())) {
            alerts.add("No later briefing is planned for today");
        }
        of.stream()
                .filter(b -> !b.firstOfDay()
                        && b.deliveredAt() == null
                        && b.plannedAt().isBefore(now))
                .forEach(b ->
                        alerts.add("The briefing planned for %s was not given".formatted(London.show(b.plannedAt()))));
        return alerts;
    }

    @Transactional(readOnly = true)
    public List<Handover> handovers(UUID incident) {
        return rota.handovers(incident);
    }

    /** Leaves a note to whoever takes the role over; they have the role once they say that they have the note. */
    @Transactional
    public UUID handOver(UUID incident, @Nullable String role, Who to, @Nullable String note, Actor actor) {
        var plan = open(incident);
        var kind = kind(plan, role);
        var holder = rota.holders(incident).stream()
                .filter(h -> h.live() && h.role().equals(kind.key()))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid("role", "Nobody has this role. Give it to somebody"));
        var next = resolve(incident, to);
        if (next.name().equalsIgnoreCase(holder.name())) {
            throw Rejected.invalid("to", "%s has the role already".formatted(next.name()));
        }
        var words = Words.required("note", note, 8000, "Enter what is going on, what was promised and what to watch");
        var handover = new Handover(
                UUID.randomUUID(),
                kind.key(),
                holder.name(),
                next.name(),
                next.agency(),
                next.post(),
                words,
                clock.instant(),
                null,
                null);
        rota.add(incident, handover, actor);
        log.append(
                incident,
                LogKind.EVENT,
                "Hand-over of %s written, from %s to %s.".formatted(kind.name(), holder.name(), next.name()),
                handover.givenAt(),
                "role:" + kind.key());
        audit.changed("HandOver", "incident:" + incident, List.of("role:" + kind.key()));
        return handover.id();
    }

    /** Whoever takes over has the note, and from now on the role; for those without a post somebody else notes it. */
    @Transactional
    public void takeOver(UUID incident, UUID id, Actor actor) {
        var plan = open(incident);
        var h = rota.handovers(incident).stream()
                .filter(x -> x.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotThere("hand-over"));
        var post = h.toPost();
        if (post != null && !post.equals(actor.post())) {
            throw new Rejected(Problem.Code.AUTH, "to", "Only %s can take this over".formatted(h.to()));
        }
        if (h.acknowledgedAt() != null) {
            throw Rejected.state("This was taken over on %s already".formatted(London.show(h.acknowledgedAt())));
        }
        var kind = kind(plan, h.role());
        rota.acknowledge(incident, id, clock.instant(), actor.name());
        var person = post == null ? new Person(h.to(), h.toAgency(), null, null) : resolve(incident, Who.of(post));
        give(incident, plan, kind, person, actor);
    }

    private record Person(
            String name,
            String agency,
            @Nullable UUID post,
            @Nullable String phone) {}

    private Person resolve(UUID incident, Who who) {
        var phone = Words.optional("phone", who.phone(), 50);
        var post = who.post();
        if (post == null) {
            return new Person(
                    Words.required("name", who.name(), 200, "Choose a member of the incident, or enter a name"),
                    Words.required("agency", who.agency(), 200, "Enter which agency they come from"),
                    null,
                    phone);
        }
        var member = members.of(incident).stream()
                .filter(m -> m.post().equals(post))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid("post", "Choose somebody who belongs to this incident"));
        if (actors.find(post).isEmpty()) {
            throw Rejected.invalid("post", "The post of %s is no longer active".formatted(member.userName()));
        }
        return new Person(member.userName(), member.agencyName(), post, phone);
    }

    private static RoleKind kind(TeamPlan plan, @Nullable String role) {
        return plan.role(role == null ? "" : role)
                .orElseThrow(() -> Rejected.invalid("role", "Choose one of the roles of the procedure"));
    }

    private TeamPlan open(UUID incident) {
        var i = incidents.find(incident);
        if (i.stage().state().ended()) {
            throw Rejected.state(
                    "This incident is " + i.stage().state().spoken() + ". Its team can no longer be changed");
        }
        return TeamPlan.of(profiles.of(i.id()));
    }
}
