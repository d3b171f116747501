package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which organisations know that somebody has a new provider, address or GP: told, with evidence, and confirmed. */
@LegalRule(
        title = "Organisations told of a new provider or GP",
        authority = {"Southampton procedure, Appendix A 7.23"},
        checked = "2026-11-26")
public final class SystemsTold {

    /** How it stands with one organisation. */
    public enum Standing {
        NOT_TOLD("Not told"),
        TOLD("Told, not confirmed yet"),
        CHASE("Chase: told and not confirmed"),
        CONFIRMED("Confirmed");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * One organisation and one person.
     *
     * @param told when it was told last
     * @param evidence a reference of what was sent
     */
    public record Told(
            Standing standing,
            @Nullable LocalDate told,
            @Nullable String evidence) {}

    /**
     * How it stands with each of these organisations.
     *
     * @param entries what was written, the newest first
     * @param systems whom the council tells
     * @param chaseAfter days after which somebody who has not confirmed is asked again
     */
    public static Map<String, Told> of(
            List<Known.Entry> entries, Iterable<String> systems, LocalDate today, int chaseAfter) {
        var all = new LinkedHashMap<String, Told>();
        for (var system : systems) {
            all.put(system, one(entries, system, today, chaseAfter));
        }
        return all;
    }

    /** What was told before the GP changed again is told anew. */
    private static Told one(List<Known.Entry> entries, String system, LocalDate today, int chaseAfter) {
        for (var entry : entries) {
            if (entry.kind() == EntryKind.GP_CHANGED) {
                break;
            }
            var said = entry.said();
            if (entry.kind() == EntryKind.SYSTEM_TOLD && said.is("system", system)) {
                var on = said.day("toldOn").orElse(entry.enteredOn());
                var standing = said.said("confirmedOn")
                        ? Standing.CONFIRMED
                        : today.isAfter(on.plusDays(chaseAfter)) ? Standing.CHASE : Standing.TOLD;
                return new Told(standing, on, said.of("reference"));
            }
        }
        return new Told(Standing.NOT_TOLD, null, null);
    }

    /** Whether there is a change anybody has to be told of. */
    public static boolean due(Known known) {
        return known.has(EntryKind.GP_CHANGED) || known.has(EntryKind.SYSTEM_TOLD);
    }

    public static List<Problem> against(Written w) {
        return new Against()
                .missing(
                        w.day("confirmedOn")
                                .filter(c -> c.isBefore(w.day("toldOn").orElse(LocalDate.MIN)))
                                .isPresent(),
                        "confirmedOn",
                        "It cannot be confirmed before it was told. Check both days.")
                .missing(
                        w.said("confirmedOn") && !w.said("confirmedBy"),
                        "confirmedBy",
                        "Write who confirmed it, or the reference of the answer.")
                .list();
    }

    /** Organisations to chase, of one person. */
    public static long chases(Map<String, Told> told) {
        return told.values().stream()
                .filter(t -> Objects.requireNonNull(t).standing() == Standing.CHASE)
                .count();
    }

    private SystemsTold() {}
}
