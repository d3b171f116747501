package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How many people a worker may have, and who could be given whom next. A person decides; this only suggests. */
@LegalRule(
        title = "Caseloads and who is given whom next",
        authority = {"Lancashire procedure 3.11", "Lancashire procedure, flow chart"},
        checked = "2026-11-26")
public final class Caseload {

    /** A full week, for which the council's limit holds; whoever works less may have fewer. */
    public static final int FULL_WEEK = 37 * 60;

    /** What a worker is. */
    public enum Kind {
        SUPPORT_OFFICER("Support officer"),
        SOCIAL_WORKER("Social worker"),
        QISW("QISW");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * A worker.
     *
     * @param kind null while nobody has said what they are
     * @param minutes a week; null when nobody has said
     */
    public record Worker(
            UUID post,
            String name,
            @Nullable Kind kind,
            int cases,
            int most,
            @Nullable Integer minutes) {

        /** How many more they may have. */
        public int room() {
            return Math.max(0, most - cases);
        }

        Worker with(int more) {
            return new Worker(post, name, kind, cases + more, most, minutes);
        }

        /** How full they are; somebody who may have nobody is full. */
        private double share() {
            return most == 0 ? Double.MAX_VALUE : (double) cases / most;
        }
    }

    /**
     * Somebody to be given a worker.
     *
     * @param household where they live, when others live there too; null when nobody has said
     * @param worker who has their case now, or null
     * @param qisw whether it must be a QISW
     */
    public record Somebody(
            UUID id,
            @Nullable String household,
            @Nullable String friends,
            @Nullable UUID worker,
            boolean qisw) {}

    /**
     * Who could have them.
     *
     * @param worker null when nobody can
     */
    public record Suggestion(UUID person, @Nullable Worker worker, List<String> because) {}

    /** A worker's own limit, or the council's for the hours they work. */
    public static int most(@Nullable Integer own, int council, @Nullable Integer minutes) {
        if (own != null) {
            return own;
        }
        return minutes == null || minutes >= FULL_WEEK ? council : council * minutes / FULL_WEEK;
    }

    /** Against giving a worker so many more. */
    public static List<Problem> against(Worker worker, int more, boolean agreed, boolean qisw) {
        return new Against()
                .when(
                        worker.cases() + more > worker.most() && !agreed,
                        Code.CONF,
                        "agreed",
                        "%s would have %d people; the limit is %d. Choose somebody else, or name the manager who agrees."
                                .formatted(worker.name(), worker.cases() + more, worker.most()))
                .when(
                        qisw && worker.kind() != Kind.QISW,
                        Code.VAL,
                        "post",
                        "%s is not a QISW. Somebody in a care home who has no social worker is given one."
                                .formatted(worker.name()))
                .list();
    }

    /** For everyone without a worker, in the order given: whose household or friends a worker has, then who has most room. */
    public static List<Suggestion> suggest(List<Somebody> people, List<Worker> workers) {
        var now = new LinkedHashMap<UUID, Worker>();
        workers.forEach(w -> now.put(w.post(), w));
        var groups = groups(people);
        var suggested = new HashMap<UUID, Suggestion>();
        for (var person : people) {
            if (person.worker() == null && !suggested.containsKey(person.id())) {
                group(groups.getOrDefault(person.id(), List.of(person)), now, suggested);
            }
        }
        return people.stream()
                .flatMap(p -> Optional.ofNullable(suggested.get(p.id())).stream())
                .toList();
    }

    private static void group(List<Somebody> together, Map<UUID, Worker> now, Map<UUID, Suggestion> suggested) {
        var waiting = together.stream().filter(p -> p.worker() == null).toList();
        boolean qisw = waiting.stream().anyMatch(Somebody::qisw);
        var known = together.stream()
                .flatMap(p -> Optional.ofNullable(p.worker()).stream())
                .toList();
        var whole = now.values().stream()
                .filter(w -> known.contains(w.post()) && fits(w, waiting.size(), qisw))
                .findFirst()
                .or(() -> leastFull(now, waiting.size(), qisw));
        for (var person : waiting) {
            var chosen = whole.map(w -> now.getOrDefault(w.post(), w))
                    .or(() -> now.values().stream()
                            .filter(w -> known.contains(w.post()) && fits(w, 1, person.qisw()))
                            .findFirst())
                    .or(() -> leastFull(now, 1, person.qisw()));
            if (chosen.isEmpty()) {
                suggested.put(person.id(), new Suggestion(person.id(), null, List.of(nobody(person, now))));
            } else {
                var worker = chosen.get();
                var because = new ArrayList<String>();
                if (known.contains(worker.post())) {
                    because.add("Has others of the household or group");
                } else if (whole.isPresent() && waiting.size() > 1) {
                    because.add("Has room for all %d of the household or group".formatted(waiting.size()));
                } else if (together.size() > 1) {
                    because.add("Nobody has room for the whole household or group");
                }
                because.add("Has %d of %d".formatted(worker.cases(), worker.most()));
                if (person.qisw()) {
                    because.add("Is a QISW");
                }
                now.put(worker.post(), worker.with(1));
                suggested.put(person.id(), new Suggestion(person.id(), worker, List.copyOf(because)));
            }
        }
    }

    private static Optional<Worker> leastFull(Map<UUID, Worker> now, int more, boolean qisw) {
        return now.values().stream()
                .filter(w -> fits(w, more, qisw))
                .min(Comparator.comparingDouble(Worker::share)
                        .thenComparing(w -> -minutes(w))
                        .thenComparing(Worker::name));
    }

    private static int minutes(Worker w) {
        var minutes = w.minutes();
        return minutes == null ? FULL_WEEK : minutes;
    }

    private static boolean fits(Worker w, int more, boolean qisw) {
        return w.room() >= more && (!qisw || w.kind() == Kind.QISW);
    }

    private static String nobody(Somebody person, Map<UUID, Worker> now) {
        if (now.isEmpty()) {
            return "There is no worker yet";
        }
        return person.qisw() && now.values().stream().noneMatch(w -> w.kind() == Kind.QISW)
                ? "Needs a QISW, and there is none"
                : "Everybody has as many as they may";
    }

    /** Who belongs together, through a household or through friends, however long the chain. */
    private static Map<UUID, List<Somebody>> groups(List<Somebody> people) {
        var first = new HashMap<String, UUID>();
        var root = new HashMap<UUID, UUID>();
        for (var person : people) {
            root.put(person.id(), person.id());
            for (var key : keys(person)) {
                var other = first.putIfAbsent(key, person.id());
                if (other != null) {
                    root.put(top(root, person.id()), top(root, other));
                }
            }
        }
        var groups = new HashMap<UUID, List<Somebody>>();
        people.forEach(p -> groups.computeIfAbsent(top(root, p.id()), _ -> new ArrayList<>())
                .add(p));
        var byPerson = new HashMap<UUID, List<Somebody>>();
        groups.values().forEach(g -> g.forEach(p -> byPerson.put(p.id(), g)));
        return byPerson;
    }

    private static List<String> keys(Somebody person) {
        var keys = new ArrayList<String>();
        if (person.household() != null) {
            keys.add("at " + person.household());
        }
        if (person.friends() != null) {
            keys.add("with " + person.friends());
        }
        return keys;
    }

    private static UUID top(Map<UUID, UUID> root, UUID of) {
        var at = of;
        for (var up = root.getOrDefault(at, at); !up.equals(at); up = root.getOrDefault(at, at)) {
            at = up;
        }
        return at;
    }

    private Caseload() {}
}
