package care.backstop.people.model;

import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Permissions.Scope;
import care.backstop.people.PersonView;
import care.backstop.people.PersonView.Details;
import care.backstop.people.PersonView.Flags;
import care.backstop.people.PersonView.Health;
import care.backstop.people.PersonView.Name;
import care.backstop.people.PersonView.NeedProfile;
import care.backstop.people.PersonView.Payer;
import care.backstop.people.rules.Priority;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one post may see and do about people, from the access matrix. The database has already narrowed the rows to the
 * post's incidents; this narrows them to the persons it is there for, and each to the parts it is cleared for.
 */
public record Clearance(
        UUID account,
        UUID post,
        UUID agency,
        Set<Scope> readsIdentity,
        Set<Scope> readsHealth,
        Set<Scope> readsSafeguarding,
        Set<Scope> writesIdentity,
        Set<Scope> writesHealth,
        Set<Scope> writesSafeguarding) {

    /** How much of a field class. */
    public enum Depth {
        NONE,
        /** Name and who pays. */
        MINIMUM,
        /** Flags without reasons. */
        HANDLING,
        /** What a place must offer, without who it is for. */
        NEED_PROFILE,
        FULL
    }

    public static Clearance of(Permissions permissions, Actor actor) {
        return new Clearance(
                actor.user(),
                actor.post(),
                actor.agency(),
                permissions.scopes(actor, Area.PPL, Act.READ),
                permissions.scopes(actor, Area.SPC, Act.READ),
                permissions.scopes(actor, Area.SAF, Act.READ),
                permissions.scopes(actor, Area.PPL, Act.WRITE),
                permissions.scopes(actor, Area.SPC, Act.WRITE),
                permissions.scopes(actor, Area.SAF, Act.WRITE));
    }

    public Depth identity(Person person) {
        return depth(readsIdentity, person);
    }

    public Depth health(Person person) {
        return depth(readsHealth, person);
    }

    public Depth safeguarding(Person person) {
        return depth(readsSafeguarding, person);
    }

    /** Whether the post may see this person for a while by saying why, though it is not in charge of them. */
    public boolean mayBreakGlass(Person person) {
        return readsHealth.contains(Scope.BREAK_GLASS) && health(person) != Depth.FULL;
    }

    public boolean mayWriteIdentity(Person person) {
        return depth(writesIdentity, person) == Depth.FULL;
    }

    public boolean mayWriteHealth(Person person) {
        return depth(writesHealth, person) == Depth.FULL;
    }

    public boolean mayWriteSafeguarding(Person person) {
        return depth(writesSafeguarding, person) == Depth.FULL;
    }

    /** Whether the post may write identity across the whole incident: take lists in, put somebody in charge. */
    public boolean writesAll() {
        return writesIdentity.contains(Scope.INCIDENT_MEMBER) || writesIdentity.contains(Scope.ALL);
    }

    private Depth depth(Set<Scope> scopes, Person person) {
        if (scopes.contains(Scope.BREAK_GLASS) && person.glass().contains(post)) {
            return Depth.FULL;
        }
        if (scopes.contains(Scope.ASSIGNED)
                && person.workers().stream().anyMatch(w -> w.post().equals(post))) {
            return Depth.FULL;
        }
        boolean reached = scopes.contains(Scope.ALL)
                || scopes.contains(Scope.INCIDENT_MEMBER)
                || scopes.contains(Scope.OWN_AGENCY) && person.agency().equals(agency)
                || scopes.contains(Scope.FUNDED) && agency.equals(person.funderAgency());
        if (!reached) {
            return Depth.NONE;
        }
        if (scopes.contains(Scope.MINIMUM)) {
            return Depth.MINIMUM;
        }
        if (scopes.contains(Scope.HANDLING)) {
            return Depth.HANDLING;
        }
        return scopes.contains(Scope.NEED_PROFILE) ? Depth.NEED_PROFILE : Depth.FULL;
    }

    /**
     * The person as this post may see them; empty when not at all.
     *
     * @param listTakenIn when the last list was taken in: an older colour is stale
     * @param purposeGiven whether the reader has said today why they need the health details; without it a reader with
     *     full clearance sees the flags only
     * @param thresholds by which the council tells who comes first
     */
    public Optional<PersonView> cut(
            Person person, @Nullable Instant listTakenIn, boolean purposeGiven, Priority.Thresholds thresholds) {
        var identity = identity(person);
        var health = health(person);
        if (identity == Depth.NONE && health == Depth.NONE) {
            return Optional.empty();
        }
        boolean named = identity == Depth.FULL || identity == Depth.MINIMUM;
        boolean full = health == Depth.FULL && purposeGiven;
        boolean needs = full || health == Depth.NEED_PROFILE;
        var f = person.facts();
        return Optional.of(new PersonView(
                f.id(),
                f.incident(),
                f.reference(),
                person.version(),
                f.location(),
                f.status(),
                person.told(),
                person.workers(),
                named ? new Name(person.given(), person.family(), person.knownAs(), person.called()) : null,
                identity == Depth.FULL ? details(person) : null,
                named ? new Payer(f.funding(), f.funder()) : null,
                health == Depth.NONE ? null : flags(person, listTakenIn),
                needs ? need(person) : null,
                full ? health(person, person.rating(thresholds)) : null));
    }

    private static Details details(Person p) {
        var f = p.facts();
        return new Details(
                f.birthDate(),
                p.nhsNumber(),
                p.address(),
                f.postcode(),
                f.at(),
                p.phone(),
                p.language(),
                f.familyPostcode(),
                f.familyAt(),
                f.choices(),
                f.exclusions(),
                f.wantsToMoveEarly());
    }

    private static Flags flags(Person p, @Nullable Instant listTakenIn) {
        var f = p.facts();
        var ratedAt = p.ratedAt();
        return new Flags(
                f.colour(),
                ratedAt == null || Priority.isStale(ratedAt, listTakenIn),
                f.doubleUp(),
                f.group(),
                f.round(),
                f.safeguardingEnquiry() == Answer.YES,
                !Person.decisionMaking(f).gates().isEmpty());
    }

    private static NeedProfile need(Person p) {
        var f = p.facts();
        var postcode = f.postcode();
        int space = postcode == null ? -1 : postcode.indexOf(' ');
        return new NeedProfile(
                f.need(),
                f.visits(),
                f.weeklyMinutes(),
                postcode == null || space < 0 ? null : postcode.substring(0, space),
                f.endOfLife(),
                f.features());
    }

    private static Health health(Person p, Priority.Rating rating) {
        return new Health(rating.row(), rating.reasons(), rating.unanswered(), p.ratedAt(), p.facts(), p.careNow());
    }
}
