package care.backstop.communications.usecase;

import care.backstop.communications.model.Figure;
import care.backstop.communications.model.PeopleFigures;
import care.backstop.communications.model.Sitrep;
import care.backstop.communications.rules.SitrepDue;
import care.backstop.communications.rules.SmallNumbers;
import care.backstop.communications.store.SitrepStore;
import care.backstop.incident.Incidents;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Permissions.Scope;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.people.Status;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sitreps as a post may read them. Whoever may read the incident's people sees every number. Other members see totals
 * with one to four hidden. Whoever may know totals only of the incident itself does not see texts of its log either.
 * A post that may see only items of its own, such as a provider's, sees no sitrep.
 */
@Service
public class ReadSitreps {

    private static final Set<Scope> KNOWS_PEOPLE = EnumSet.of(Scope.ALL, Scope.INCIDENT_MEMBER, Scope.OWN_AGENCY);

    private static final Set<Scope> SEES_SITREPS = EnumSet.of(Scope.ALL, Scope.INCIDENT_MEMBER, Scope.AGGREGATE);

    private final SitrepStore sitreps;
    private final GatherSitrep gather;
    private final Incidents incidents;
    private final Permissions permissions;
    private final Clock clock;

    ReadSitreps(SitrepStore sitreps, GatherSitrep gather, Incidents incidents, Permissions permissions, Clock clock) {
        this.sitreps = sitreps;
        this.gather = gather;
        this.incidents = incidents;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** What is known now, kept nowhere. Not in a transaction of its own: the gathering is one. */
    public Sitrep now(UUID incident, Actor reader) {
        return cut(gather.now(incident, clock.instant().truncatedTo(ChronoUnit.MICROS), reader), reader);
    }

    /**
     * What was known then. Only what a sitrep froze is known for the past: people's progress is not kept in a way that
     * would let it be counted again, so any other moment is refused and the nearest sitreps are named.
     */
    @Transactional(readOnly = true)
    public Sitrep at(UUID incident, Instant at, Actor reader) {
        var now = clock.instant();
        if (at.isAfter(now)) {
            throw Rejected.invalid(
                    "at",
                    "%s has not come yet. Leave out the time to see what is known now".formatted(London.show(at)));
        }
        var before = sitreps.lastBy(incident, at);
        if (before.isPresent() && before.get().asAt().equals(at)) {
            return cut(before.get(), reader);
        }
        throw Rejected.invalid(
                "at",
                "Numbers as at %s are not kept. %s"
                        .formatted(
                                London.show(at),
                                before.map(s ->
                                                "The last sitrep made before then is number %d, as at %s: ask for version=%d"
                                                        .formatted(s.version(), s.asAt(), s.version()))
                                        .orElse("No sitrep had been made by then")));
    }

    /** One that was made. */
    @Transactional(readOnly = true)
    public Sitrep version(UUID incident, int version, Actor reader) {
        return cut(sitreps.find(incident, version).orElseThrow(() -> new NotThere("sitrep")), reader);
    }

    /**
     * The sitreps of an incident.
     *
     * @param nextDue when the next is due, or null when the incident is closed
     * @param missed whether that moment has passed
     */
    public record Book(
            String incident, List<Made> made, @Nullable Instant nextDue, boolean missed, boolean mayMake) {}

    /** One of them, cut to the reader, and who made it. */
    public record Made(Sitrep sitrep, String by, String postName) {}

    @Transactional(readOnly = true)
    public Book book(UUID id, Actor reader) {
        var incident = incidents.find(id);
        var made = sitreps.of(id).stream()
                .map(l -> new Made(cut(l.sitrep(), reader), l.by(), l.postName()))
                .toList();
        boolean closed = incident.state().ended();
        var last = made.isEmpty() ? null : made.getFirst().sitrep().asAt();
        return new Book(
                incident.name(),
                made,
                closed ? null : SitrepDue.next(incident.notifiedAt(), last),
                !closed && SitrepDue.missed(incident.notifiedAt(), last, clock.instant()),
                permissions.may(reader, Area.COM, Act.WRITE));
    }

    /** Whether this post may see any sitrep at all. */
    public boolean mayRead(Actor reader) {
        return permissions.scopes(reader, Area.INC, Act.READ).stream().anyMatch(SEES_SITREPS::contains);
    }

    private Sitrep cut(Sitrep whole, Actor reader) {
        var ofIncident = permissions.scopes(reader, Area.INC, Act.READ);
        boolean member = ofIncident.contains(Scope.INCIDENT_MEMBER) || ofIncident.contains(Scope.ALL);
        if (!mayRead(reader)) {
            throw new Rejected(
                    Problem.Code.AUTH,
                    null,
                    "Your post (%s) sees its own items of an incident, and a sitrep is about all of it"
                            .formatted(reader.postName()));
        }
        var ofPeople = permissions.scopes(reader, Area.PPL, Act.READ);
        boolean full = member && ofPeople.stream().anyMatch(KNOWS_PEOPLE::contains);
        if (full) {
            return whole;
        }
        var withheld = new ArrayList<String>();
        withheld.add("Your post sees totals. One to four people are shown as fewer than five, and a number that would"
                + " give such a one away is not shown.");
        if (!member) {
            withheld.add("Your post does not see the words of decisions and risks: %d decisions and %d risks."
                    .formatted(whole.decisions().size(), whole.risks().size()));
        }
        return whole.reading(
                totals(whole.people()),
                SmallNumbers.hide(whole.peopleDecided()),
                SmallNumbers.hide(whole.personDecisions()),
                member ? whole.decisions() : List.of(),
                member ? whole.risks() : List.of(),
                withheld);
    }

    static PeopleFigures totals(PeopleFigures p) {
        var statuses = SmallNumbers.hide(p.byStatus());
        return new PeopleFigures(
                p.listAsAt(),
                SmallNumbers.hide(p.total()),
                sum(p.placed(), statuses, GatherSitrep.PLACED::contains),
                sum(p.offered(), statuses, s -> s == Status.OFFERED),
                sum(p.moved(), statuses, s -> s == Status.MOVED),
                sum(p.toMove(), statuses, Status::open),
                // beside the priorities of everybody, those still to move would give away how few have moved
                p.redToMove().count() == null ? p.redToMove() : p.redToMove().without(Figure.NOT_SHOWN),
                statuses,
                SmallNumbers.hide(p.byPriority()),
                List.of(),
                SmallNumbers.hide(p.byFunder()));
    }

    private static Figure sum(Figure sum, List<Figure> statuses, Predicate<Status> which) {
        return SmallNumbers.sum(sum, statuses, f -> which.test(Status.valueOf(f.key())));
    }
}
