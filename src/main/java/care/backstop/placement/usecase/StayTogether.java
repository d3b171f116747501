package care.backstop.placement.usecase;

import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.people.Need;
import care.backstop.people.People;
import care.backstop.people.PersonFacts;
import care.backstop.people.PersonView;
import care.backstop.people.Status;
import care.backstop.placement.rules.KeptTogether;
import care.backstop.placement.rules.KeptTogether.Friend;
import care.backstop.placement.rules.KeptTogether.Link;
import care.backstop.placement.rules.KeptTogether.Member;
import care.backstop.placement.store.Friends;
import care.backstop.placement.store.Friends.Named;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down who is whose friend, and says who belongs together. */
@Service
public class StayTogether {

    private final People people;
    private final Friends friends;
    private final AuditTrail audit;
    private final Clock clock;

    StayTogether(People people, Friends friends, AuditTrail audit, Clock clock) {
        this.people = people;
        this.friends = friends;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Somebody's group.
     *
     * @param name null when they are in none
     * @param others the others of it, with where each is to go
     * @param oneWay what only one of two has said
     */
    public record Group(String reference, @Nullable String name, List<Friend> others, List<Link> oneWay) {

        public List<String> prompts(@Nullable Integer free) {
            return KeptTogether.prompts(reference, others, oneWay, free);
        }
    }

    @Transactional
    public void link(UUID incident, UUID person, @Nullable String reference, Actor actor) {
        var facts = people.facts(incident, person);
        var byReference = people.of(incident).stream()
                .collect(Collectors.toMap(PersonView::reference, PersonView::id, (a, _) -> a));
        var friend = ChoosePlace.text(reference);
        var problems = KeptTogether.againstLink(facts.reference(), friend, byReference.keySet());
        if (!problems.isEmpty() || friend == null) {
            throw new Rejected(problems);
        }
        var named = new Named(person, byReference.getOrDefault(friend, person));
        if (friends.add(incident, named, clock.instant(), actor.post(), actor.name())) {
            audit.changed("FriendNamed", "person:" + person, List.of("friend"));
        }
    }

    @Transactional
    public Group shown(UUID incident, UUID person) {
        var group = of(incident, person);
        audit.read("Friends", "incident:" + incident, List.of(person));
        return group;
    }

    /** Whom the reader may not see is counted, and not named. */
    Group of(UUID incident, UUID person) {
        var everyone = people.facts(incident);
        var reference = everyone.stream()
                .filter(p -> p.id().equals(person))
                .map(PersonFacts::reference)
                .findFirst()
                .orElseThrow(() -> new NotThere("person"));
        var links = links(incident, everyone);
        var groups = groups(everyone, links);
        var mine = groups.get(reference);
        var seen = mine == null && links.isEmpty()
                ? Set.<String>of()
                : people.of(incident).stream().map(PersonView::reference).collect(Collectors.toSet());
        var places = new HashMap<UUID, String>();
        if (mine != null) {
            friends.going(incident).forEach(g -> places.put(g.person(), g.location()));
        }
        var others = everyone.stream()
                .filter(p -> mine != null
                        && !p.id().equals(person)
                        && (p.status().open() || p.status() == Status.MOVED)
                        && mine.equals(groups.get(p.reference())))
                .map(p -> new Friend(named(p.reference(), seen), places.get(p.id())))
                .toList();
        return new Group(
                reference,
                mine,
                others,
                KeptTogether.oneWay(links).stream()
                        .filter(l -> l.from().equals(reference) || l.to().equals(reference))
                        .map(l -> new Link(named(l.from(), seen), named(l.to(), seen)))
                        .toList());
    }

    private static String named(String reference, Set<String> seen) {
        return seen.contains(reference) ? reference : "somebody you may not see";
    }

    /** Everything against a place for somebody whose friends go elsewhere. */
    List<Problem> against(UUID incident, PersonFacts facts, String location, @Nullable String reason) {
        if (facts.need() == Need.HOME_CARE) {
            return List.of(); // friends do not part when another agency comes
        }
        return KeptTogether.against(location, of(incident, facts.id()).others(), reason);
    }

    /** The group of each person of an incident that a plan keeps together. */
    Map<String, String> groups(UUID incident, List<PersonFacts> everyone) {
        return groups(everyone, links(incident, everyone));
    }

    private static Map<String, String> groups(List<PersonFacts> everyone, List<Link> links) {
        return KeptTogether.groups(
                everyone.stream().map(p -> new Member(p.reference(), p.group())).toList(), links);
    }

    private List<Link> links(UUID incident, List<PersonFacts> everyone) {
        var references = everyone.stream().collect(Collectors.toMap(PersonFacts::id, PersonFacts::reference));
        return friends.of(incident).stream()
                .map(n -> link(references.get(n.person()), references.get(n.friend())))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Link> link(@Nullable String from, @Nullable String to) {
        return from == null || to == null ? Optional.empty() : Optional.of(new Link(from, to));
    }
}
