package care.backstop.people.usecase;

import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Permissions.Scope;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.kernel.room.Room;
import care.backstop.people.Source;
import care.backstop.people.model.Clearance;
import care.backstop.people.model.Person;
import care.backstop.people.rules.ConfirmedNumber;
import care.backstop.people.rules.ConfirmedNumber.Category;
import care.backstop.people.rules.TwoSources;
import care.backstop.people.store.Merges;
import care.backstop.people.store.Merges.Merge;
import care.backstop.people.store.Persons;
import care.backstop.people.store.Records;
import care.backstop.people.store.Records.Difference;
import care.backstop.people.store.Records.Listing;
import care.backstop.people.store.Records.Missing;
import care.backstop.people.store.Records.Perhaps;
import care.backstop.people.store.Signatures;
import care.backstop.people.store.Signatures.Signed;
import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The lists of several offices beside each other: where they differ, who may be one person, whom a list forgot. */
@Service
public class Reconcile {

    /** So many of a kind are shown at once; the rest come up as these are settled. */
    public static final int MOST = 200;

    private final Records records;
    private final Merges merges;
    private final Signatures signatures;
    private final Persons persons;
    private final RatePeople ratings;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final IncidentRoom room;
    private final Clock clock;

    Reconcile(
            Records records,
            Merges merges,
            Signatures signatures,
            Persons persons,
            RatePeople ratings,
            Permissions permissions,
            AuditTrail audit,
            IncidentRoom room,
            Clock clock) {
        this.records = records;
        this.merges = merges;
        this.signatures = signatures;
        this.persons = persons;
        this.ratings = ratings;
        this.permissions = permissions;
        this.audit = audit;
        this.room = room;
        this.clock = clock;
    }

    /** Of how many people who pays is known, and of how many it is not and why: row B12. */
    public record FundingKnown(int known, int oneSource, int differ, int nobody) {}

    /** What an officer may see of what lists say: hours tell of care needs, fees of money. */
    public record Sees(boolean hours, boolean fees) {

        public boolean field(String field) {
            return switch (field) {
                case "weekly_minutes" -> hours;
                case "weekly_fee_pence" -> fees;
                default -> true;
            };
        }
    }

    /** Everything of an incident that is not settled, and what was signed. */
    public record Compared(
            Room room,
            List<Listing> lists,
            int people,
            Map<Category, Integer> byCategory,
            int linkedByLikeness,
            int differing,
            List<Difference> differences,
            List<Perhaps> perhaps,
            List<Missing> missing,
            FundingKnown funding,
            List<Merge> merges,
            List<Signed> signed,
            Sees sees,
            boolean mayWrite,
            boolean maySign) {}

    @Transactional
    public Compared look(UUID incident) {
        var actor = Acting.current();
        mayRead(permissions, actor);
        var differences = records.differences(incident, MOST);
        var perhaps = records.perhaps(incident, MOST);
        var missing = records.missing(incident, MOST);
        var counted = ConfirmedNumber.counted(signatures.people(incident));
        var compared = new Compared(
                room.of(incident, LookAtPeople.DOOR),
                records.listings(incident),
                counted.values().stream().mapToInt(Integer::intValue).sum(),
                counted,
                records.linkedByLikeness(incident),
                differences.size() < MOST ? differences.size() : records.countDifferences(incident),
                differences,
                perhaps,
                missing,
                funding(incident),
                merges.of(incident),
                signatures.of(incident),
                sees(actor),
                Clearance.of(permissions, actor).writesAll(),
                maySign(actor));
        var shown = new LinkedHashSet<UUID>();
        differences.forEach(d -> shown.add(d.person()));
        perhaps.forEach(p -> {
            shown.add(p.one());
            shown.add(p.other());
        });
        missing.forEach(m -> shown.add(m.person()));
        audit.read("Reconciliation", "incident:" + incident, shown);
        return compared;
    }

    private FundingKnown funding(UUID incident) {
        var counts = new int[4];
        records.funding(incident).forEach((facts, people) -> {
            int of = switch (TwoSources.determine(facts)) {
                case TwoSources.Known _, TwoSources.Settled _ -> 0;
                case TwoSources.OneSource _ -> 1;
                case TwoSources.Differ _ -> 2;
                case TwoSources.Nobody _ -> 3;
            };
            counts[of] += people;
        });
        return new FundingKnown(counts[0], counts[1], counts[2], counts[3]);
    }

    /** A person with what each list says of them. */
    public record Beside(Person person, List<Records.Record> records) {}

    /** One or two people side by side with what their lists say. */
    public record SideBySide(
            Room room, List<Beside> people, List<Difference> differences, Sees sees, boolean mayWrite) {}

    @Transactional
    public SideBySide sideBySide(UUID incident, List<UUID> people) {
        var actor = Acting.current();
        mayRead(permissions, actor);
        var found = new HashMap<UUID, Person>();
        persons.find(incident, people).forEach(p -> found.put(p.id(), p));
        var beside = new ArrayList<Beside>();
        var said = records.of(incident, people);
        for (var id : people) {
            var person = found.get(id);
            if (person == null) {
                throw new NotThere("person");
            }
            var clearance = Clearance.of(permissions, actor);
            if (clearance.identity(person) != Clearance.Depth.FULL) {
                throw new NotThere("person");
            }
            beside.add(new Beside(
                    person, said.stream().filter(r -> r.person().equals(id)).toList()));
        }
        audit.read("ListsOfPerson", "incident:" + incident, people);
        return new SideBySide(
                room.of(incident, LookAtPeople.DOOR),
                beside,
                people.size() == 1 ? records.differencesOf(incident, people.getFirst()) : List.of(),
                sees(actor),
                Clearance.of(permissions, actor).writesAll());
    }

    /**
     * Takes one list's word where lists differ. It holds until a list says something else.
     *
     * @param seen which words the officer had before them, as {@link Difference#seen()}
     */
    @Transactional
    public void settle(
            UUID incident,
            UUID person,
            @Nullable String field,
            @Nullable String seen,
            @Nullable Source chosen,
            @Nullable String why,
            Actor actor) {
        mayReconcile(actor);
        var whole = persons.find(incident, person).orElseThrow(() -> new NotThere("person"));
        var words = reason(why, "Say how you know which is right, for example who told you.");
        var difference = records.differencesOf(incident, person).stream()
                .filter(d -> d.field().equals(field))
                .findFirst()
                .orElseThrow(() -> Rejected.state("The lists do not differ on this any more, or it has been settled."));
        if (!difference.seen().equals(seen)) {
            throw new Stale("What the lists say of this person", person);
        }
        var value = chosen == null ? null : difference.said().get(chosen);
        if (value == null || chosen == null) {
            throw Rejected.invalid("chosen", "Choose whose word is right.");
        }
        persons.set(
                incident,
                person,
                whole.version(),
                Map.of(
                        difference.field(),
                        difference.field().startsWith("weekly_") ? (Object) Integer.valueOf(value) : value),
                actor.post(),
                clock.instant());
        ratings.rate(incident, List.of(person), null);
        records.settle(incident, difference, chosen, words, actor.post(), actor.name(), clock.instant());
        audit.changed("DifferenceSettled", "person:" + person, List.of(difference.field()));
    }

    /** Two that look alike are two. */
    @Transactional
    public void keepBoth(UUID incident, UUID one, UUID other, @Nullable String why, Actor actor) {
        mayReconcile(actor);
        both(persons, incident, one, other);
        var words = reason(why, "Say how you know that they are two people, for example twins.");
        if (!records.different(incident, one, other, words, actor.post(), actor.name(), clock.instant())) {
            throw Rejected.state("Somebody has said so already.");
        }
        audit.changed("KeptBoth", "incident:" + incident, List.of("person:" + one, "person:" + other));
    }

    static void both(Persons persons, UUID incident, UUID one, UUID other) {
        if (one.equals(other)) {
            throw Rejected.invalid("other", "Name two people.");
        }
        if (persons.find(incident, List.of(one, other)).size() < 2) {
            throw new NotThere("person");
        }
    }

    /** A list is about everyone, so whoever is there for some people only may not compare lists. */
    private void mayReconcile(Actor actor) {
        mayReconcile(permissions, actor);
    }

    static void mayReconcile(Permissions permissions, Actor actor) {
        if (!Clearance.of(permissions, actor).writesAll()) {
            throw new Rejected(Code.AUTH, null, "Your post may not compare lists. The incident coordinator may.");
        }
    }

    /** Whether the actor reads everybody of an incident, and so whole lists. */
    public boolean mayRead(Actor actor) {
        return readsAll(permissions, actor);
    }

    private static boolean readsAll(Permissions permissions, Actor actor) {
        var reads = Clearance.of(permissions, actor).readsIdentity();
        return (reads.contains(Scope.INCIDENT_MEMBER) || reads.contains(Scope.ALL)) && !reads.contains(Scope.MINIMUM);
    }

    static void mayRead(Permissions permissions, Actor actor) {
        if (!readsAll(permissions, actor)) {
            throw new Rejected(Code.AUTH, null, "Your post may not see whole lists. The incident lead may.");
        }
    }

    /** Whether a post signs the number of people, for whoever draws the way to it. */
    public boolean maySign(Actor actor) {
        return permissions.may(actor, Area.INC, Act.WRITE)
                && (permissions.may(actor, Area.INC, Act.APPROVE)
                        || Clearance.of(permissions, actor).writesAll());
    }

    /** Who leads signs and is a second pair of eyes, without taking in lists. */
    static void mayAnswerFor(Permissions permissions, Actor actor) {
        if (!permissions.may(actor, Area.INC, Act.APPROVE)) {
            mayReconcile(permissions, actor);
        }
    }

    private Sees sees(Actor actor) {
        var health = permissions.scopes(actor, Area.SPC, Act.READ);
        return new Sees(
                (health.contains(Scope.INCIDENT_MEMBER) || health.contains(Scope.ALL))
                        && !health.contains(Scope.HANDLING)
                        && !health.contains(Scope.NEED_PROFILE),
                permissions.may(actor, Area.FND, Act.READ));
    }

    static String reason(@Nullable String why, String otherwise) {
        var words = why == null ? "" : Normalizer.normalize(why.strip(), Normalizer.Form.NFC);
        if (words.isEmpty() || words.length() > 1_000) {
            throw Rejected.invalid("why", words.isEmpty() ? otherwise : "Shorten this to 1,000 letters.");
        }
        return words;
    }
}
