package care.backstop.placement.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who belongs together, and what must be said before they are parted. Friends are those whom the list puts in one group,
 * and those who each named the other; what only one of two has said is asked of the other.
 */
@LegalRule(
        title = "Friends kept together, or parted for a reason",
        authority = {"Southampton procedure 1.3", "Southampton Appendix A 7.5"},
        checked = "2026-11-26")
public final class KeptTogether {

    private static final int MOST_LETTERS = 1000;

    /**
     * Somebody of an incident.
     *
     * @param group as the list has it; null for none
     */
    public record Member(String reference, @Nullable String group) {}

    /** Somebody who named another as a friend, by reference. */
    public record Link(String from, String to) {}

    /**
     * A friend and where they are to go.
     *
     * @param place null while nothing is chosen
     */
    public record Friend(String reference, @Nullable String place) {}

    /** Everything against writing a link down. */
    public static List<Problem> againstLink(String from, @Nullable String to, Set<String> others) {
        if (to == null || to.isBlank()) {
            return List.of(Problem.of("friend", Code.VAL, "Write the reference of the friend"));
        }
        if (to.equals(from)) {
            return List.of(Problem.of("friend", Code.VAL, "That is this person. Write the reference of somebody else"));
        }
        return others.contains(to)
                ? List.of()
                : List.of(Problem.of("friend", Code.VAL, "Nobody of this incident has this reference. Check it"));
    }

    /** What only one of two has said, in the order of references: the key worker asks the other. */
    public static List<Link> oneWay(Collection<Link> links) {
        var all = new HashSet<>(links);
        return links.stream()
                .distinct()
                .filter(l -> !all.contains(new Link(l.to, l.from)))
                .sorted(Comparator.comparing(Link::from).thenComparing(Link::to))
                .toList();
    }

    /**
     * The group of everybody who is in one, by reference: groups of the list, joined where two of different groups each
     * named the other.
     */
    public static Map<String, String> groups(Collection<Member> members, Collection<Link> links) {
        var leads = new HashMap<String, String>();
        var byGroup = new TreeMap<String, String>();
        var named = new HashMap<String, String>();
        members.stream().sorted(Comparator.comparing(Member::reference)).forEach(m -> {
            leads.put(m.reference, m.reference);
            if (m.group != null) {
                named.put(m.reference, m.group);
                var first = byGroup.putIfAbsent(m.group, m.reference);
                if (first != null) {
                    leads.put(m.reference, lead(leads, first));
                }
            }
        });
        var all = new HashSet<>(links);
        for (var link : links) {
            if (all.contains(new Link(link.to, link.from))
                    && leads.containsKey(link.from)
                    && leads.containsKey(link.to)) {
                leads.put(lead(leads, link.from), lead(leads, link.to));
            }
        }
        var together = new TreeMap<String, TreeSet<String>>();
        leads.keySet()
                .forEach(r -> together.computeIfAbsent(lead(leads, r), _ -> new TreeSet<>())
                        .add(r));
        var groups = new TreeMap<String, String>();
        together.values().forEach(some -> {
            var name = some.stream().filter(named::containsKey).map(named::get).min(Comparator.naturalOrder());
            if (name.isPresent() || some.size() > 1) {
                some.forEach(r -> groups.put(r, name.orElse("Friends of " + some.first())));
            }
        });
        return groups;
    }

    private static String lead(Map<String, String> leads, String of) {
        var at = of;
        for (var next = leads.get(at); next != null && !next.equals(at); next = leads.get(at)) {
            at = next;
        }
        return at;
    }

    /** What a plan makes of a group, the worst first. */
    public enum Outcome {
        PARTED("Parted"),
        NOWHERE("No place yet"),
        TOGETHER("Together");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * Somebody in a plan.
     *
     * @param group null or empty for none
     * @param place null for no place
     */
    public record Going(@Nullable String group, @Nullable String place) {}

    /**
     * A group and where a plan puts it.
     *
     * @param byPlace how many of it go where
     * @param without how many have no place
     */
    public record Placed(String group, SortedMap<String, Integer> byPlace, int without) {

        public Placed {
            byPlace = Collections.unmodifiableSortedMap(new TreeMap<>(byPlace));
        }

        public int people() {
            return byPlace.values().stream().mapToInt(Integer::intValue).sum() + without;
        }

        public Outcome outcome() {
            if (byPlace.isEmpty()) {
                return Outcome.NOWHERE;
            }
            return byPlace.size() == 1 && without == 0 ? Outcome.TOGETHER : Outcome.PARTED;
        }
    }

    /** Where the groups of a plan go, by name. A group is two or more whom the plan looked at. */
    public static List<Placed> placed(Collection<Going> plan) {
        var places = new TreeMap<String, TreeMap<String, Integer>>();
        var without = new TreeMap<String, Integer>();
        for (var going : plan) {
            if (going.group == null || going.group.isEmpty()) {
                continue;
            }
            var of = places.computeIfAbsent(going.group, _ -> new TreeMap<>());
            if (going.place == null) {
                without.merge(going.group, 1, Integer::sum);
            } else {
                of.merge(going.place, 1, Integer::sum);
            }
        }
        return places.entrySet().stream()
                .map(e -> new Placed(e.getKey(), e.getValue(), without.getOrDefault(e.getKey(), 0)))
                .filter(g -> g.people() > 1)
                .toList();
    }

    /** The groups that a plan parts, by name: each of them needs a reason before the plan is worked to. */
    public static List<Placed> parted(Collection<Going> plan) {
        return placed(plan).stream().filter(g -> g.outcome() == Outcome.PARTED).toList();
    }

    /**
     * Everything against working to a plan that parts friends.
     *
     * @param because what was said, by group
     */
    public static List<Problem> againstParting(List<Placed> parted, Map<String, String> because) {
        var problems = new ArrayList<Problem>();
        for (int n = 0; n < parted.size(); n++) {
            var said = because.get(parted.get(n).group);
            if (said == null || said.isBlank()) {
                problems.add(Problem.of(
                        field(n),
                        Code.VAL,
                        "This plan parts \"%s\". Say why, or plan again so that they stay together"
                                .formatted(parted.get(n).group)));
            } else if (said.length() > MOST_LETTERS) {
                problems.add(Problem.of(
                        field(n),
                        Code.VAL,
                        "Say in at most 1,000 characters why \"%s\" is parted".formatted(parted.get(n).group)));
            }
        }
        return problems;
    }

    /** Where the reason for the n-th group parted is written. */
    public static String field(int n) {
        return "parted-" + n;
    }

    /**
     * How somebody's place stands to those of their friends, or of the others of their round.
     *
     * @param with how many of the others go there too
     * @param others how many others there are; at least 1
     */
    public static String words(int with, int others, boolean round) {
        if (with == others) {
            return round ? "Stays in the same round" : "Stays with all of their friends";
        }
        var all = round ? "others of their round" : "friends";
        if (with == 0) {
            return others == 1
                    ? round ? "Apart from the only other of their round" : "Apart from their only friend"
                    : "Apart from all %d %s".formatted(others, all);
        }
        return round
                ? "With %d of the %d %s".formatted(with, others, all)
                : "Together with %d of their %d friends".formatted(with, others);
    }

    /** Everything against a place for somebody whose friends go elsewhere. */
    public static List<Problem> against(String place, List<Friend> friends, @Nullable String reason) {
        var elsewhere = friends.stream()
                .filter(f -> f.place != null && !f.place.equals(place))
                .map(Friend::reference)
                .sorted()
                .toList();
        if (elsewhere.isEmpty() || (reason != null && !reason.isBlank())) {
            return List.of();
        }
        return List.of(Problem.of(
                "apartBecause",
                Code.VAL,
                "This parts them from friends who go elsewhere (%s). Choose the same place, or say why they are parted"
                        .formatted(String.join(", ", elsewhere))));
    }

    /**
     * What to think of before a place is chosen for somebody in a group.
     *
     * @param free places free there; null when not known
     */
    public static List<String> prompts(
            String reference, List<Friend> friends, Collection<Link> oneWay, @Nullable Integer free) {
        var prompts = new ArrayList<String>();
        long places = 1 + friends.stream().filter(f -> f.place == null).count();
        if (!friends.isEmpty() && free != null && free < places) {
            prompts.add("%d of the group still need a place, and %d %s free here"
                    .formatted(places, free, free == 1 ? "is" : "are"));
        }
        for (var link : oneWay) {
            if (link.from.equals(reference)) {
                prompts.add("Ask %s whether %s is a friend too: only one of them has said so"
                        .formatted(link.to, link.from));
            } else if (link.to.equals(reference)) {
                prompts.add("Ask this person about %s, who named them as a friend".formatted(link.from));
            }
        }
        return List.copyOf(prompts);
    }

    private KeptTogether() {}
}
