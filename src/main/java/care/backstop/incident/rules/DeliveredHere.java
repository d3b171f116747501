package care.backstop.incident.rules;

import care.backstop.kernel.LegalRule;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The duty is to people whose care was delivered in the council's own area. Where that is, the local authority of the
 * service's location says. People looked after elsewhere are told of to the council there.
 *
 * <p>An incident without any location in the council's own area is taken as its own: then the register calls the area by
 * another name, or the council helps out.
 */
@LegalRule(
        title = "Care delivered in the council's area",
        authority = {"Care Act 2014 s 48(2)", "Lancashire procedure 1"},
        checked = "2026-11-25")
public final class DeliveredHere {

    /** Whose duty it would be. */
    public enum Where {
        HERE,
        ELSEWHERE
    }

    /**
     * Looks at one location.
     *
     * @param authority the local authority in whose area it lies; null when the register does not say
     * @param council the council that runs the incident
     * @param all the local authorities of every location of the incident
     */
    public static Where of(@Nullable String authority, String council, Collection<String> all) {
        boolean someHere = all.stream().anyMatch(a -> same(a, council));
        return authority == null || !someHere || same(authority, council) ? Where.HERE : Where.ELSEWHERE;
    }

    private static boolean same(String one, String other) {
        return one.strip().toLowerCase(Locale.UK).equals(other.strip().toLowerCase(Locale.UK));
    }

    private DeliveredHere() {}
}
