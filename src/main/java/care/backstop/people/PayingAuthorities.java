package care.backstop.people;

import care.backstop.people.PayingAuthority.Nation;
import care.backstop.people.model.ListWords;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bodies that may stand behind a direct payment, found by the names people write. Council, county, city of and such
 * words make no difference; a name that stands for none of them is no payer.
 */
public final class PayingAuthorities {

    private static final Set<String> FORM = Set.of(
            "the",
            "and",
            "of",
            "upon",
            "on",
            "council",
            "county",
            "city",
            "borough",
            "metropolitan",
            "london",
            "royal",
            "unitary",
            "authority",
            "mbc",
            "cc",
            "bc",
            "health",
            "social",
            "care",
            "services",
            "trust",
            "hsc",
            "hsct");
    private static final int SUGGESTED = 3;

    private final Map<String, PayingAuthority> byName = new HashMap<>();
    private final Map<String, PayingAuthority> shown = new LinkedHashMap<>();

    /** @param alsoCalled other names, each with the name it stands for */
    public PayingAuthorities(Map<Nation, ? extends Collection<String>> names, Map<String, String> alsoCalled) {
        names.forEach((nation, ns) -> ns.forEach(name -> add(name, new PayingAuthority(name, nation))));
        alsoCalled.forEach((other, name) -> {
            var meant = shown.get(name);
            if (meant == null) {
                throw new IllegalArgumentException("paying authorities: nobody is called " + name);
            }
            add(other, meant);
        });
    }

    private PayingAuthorities(PayingAuthorities known, Collection<String> more) {
        byName.putAll(known.byName);
        shown.putAll(known.shown);
        more.stream()
                .filter(name -> find(name).isEmpty() && !key(name).isEmpty())
                .forEach(name -> add(name, new PayingAuthority(name, Nation.ENGLAND)));
    }

    private void add(String name, PayingAuthority authority) {
        var other = byName.put(key(name), authority);
        if (other != null && !other.equals(authority)) {
            throw new IllegalArgumentException("paying authorities: " + name + " is also " + other.name());
        }
        shown.put(name, authority);
    }

    /** The same, with councils that an installation names itself: its own and its neighbours. */
    public PayingAuthorities with(Collection<String> councils) {
        return new PayingAuthorities(this, councils);
    }

    /** Whom a name stands for. */
    public Optional<PayingAuthority> find(String written) {
        return Optional.ofNullable(byName.get(key(written)));
    }

    /** The names that come nearest to what was written, nearest first; none where nothing is near. */
    public List<String> near(String written) {
        var key = key(written);
        if (key.isEmpty()) {
            return List.of();
        }
        var by = Comparator.<Map.Entry<String, PayingAuthority>>comparingInt(e -> apart(key, key(e.getKey())))
                .thenComparing(Map.Entry::getKey);
        return shown.entrySet().stream()
                .filter(e -> {
                    var name = key(e.getKey());
                    return key.length() > 2 && (name.contains(key) || key.contains(name))
                            || apart(key, name) <= Math.max(1, key.length() / 4);
                })
                .sorted(by)
                .map(e -> e.getValue().name())
                .distinct()
                .limit(SUGGESTED)
                .toList();
    }

    /** What is wrong with a payer that nobody knows, and how to mend it. Empty for one that is known. */
    public Optional<String> wrongWith(String written) {
        if (find(written).isPresent()) {
            return Optional.empty();
        }
        var near = near(written);
        return Optional.of("No council or trust that pays direct payments is called this. "
                + (near.isEmpty()
                        ? "Write the name of the council, or leave it empty if nobody knows."
                        : "Did you mean %s? Leave it empty if nobody knows.".formatted(String.join(" or ", near))));
    }

    private static String key(String name) {
        var plain = ListWords.plain(name);
        var bare =
                Stream.of(plain.split(" ", -1)).filter(w -> !FORM.contains(w)).collect(Collectors.joining(" "));
        return (bare.isEmpty() ? plain : bare).toLowerCase(Locale.ROOT);
    }

    /** How many letters must be put in, taken out or changed. */
    private static int apart(String one, String other) {
        var before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            var now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + change);
            }
            before = now;
        }
        return before[other.length()];
    }
}
