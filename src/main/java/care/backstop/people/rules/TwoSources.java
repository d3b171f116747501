package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.people.Funding;
import care.backstop.people.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Whether it is known who pays for somebody: only when two sources have said the same, or have differed and an officer
 * has settled which is right. One source alone clears nothing, whoever it is.
 */
@LegalRule(
        title = "Who pays is known when two sources agree",
        authority = {"Southampton procedure 1.7 and 7.3", "Southampton procedure, Appendix A 2.2"},
        checked = "2026-11-25")
public final class TwoSources {

    /**
     * What each list says of who pays.
     *
     * @param says a source that says nothing, or that it is not known, is absent
     * @param settled an officer has decided between sources that differed
     */
    public record Facts(Map<Source, Funding> says, boolean settled) {

        public Facts {
            says = Map.copyOf(says);
        }
    }

    /** What follows. */
    public sealed interface Determination {}

    /** Known: two sources or more say so. */
    public record Known(Funding funding) implements Determination {}

    /** Known: the sources differed, and an officer settled it. */
    public record Settled() implements Determination {}

    /** Row B12: one source only. */
    public record OneSource(Source source) implements Determination {}

    /** Row B12: the sources differ. */
    public record Differ(List<Source> sources) implements Determination {}

    /** Row B12: nobody has said. */
    public record Nobody() implements Determination {}

    public static Determination determine(Facts f) {
        var said = f.says().entrySet().stream()
                .filter(e -> e.getValue() != Funding.NOT_KNOWN)
                .sorted(Map.Entry.comparingByKey())
                .toList();
        if (said.isEmpty()) {
            return new Nobody();
        }
        if (said.size() == 1) {
            return new OneSource(said.getFirst().getKey());
        }
        var different = new HashSet<>(said.stream().map(Map.Entry::getValue).toList());
        if (different.size() == 1) {
            return new Known(said.getFirst().getValue());
        }
        return f.settled()
                ? new Settled()
                : new Differ(said.stream().map(Map.Entry::getKey).toList());
    }

    private TwoSources() {}
}
