package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The five principles of the Act, confirmed for each assessment, plan and decision with a note of how. */
@LegalRule(
        title = "Five principles confirmed each time",
        authority = {"Mental Capacity Act 2005 s 1", "Southampton procedure 1.4", "Kent protocol 4.12"},
        checked = "2026-11-25")
public final class FivePrinciples {

    /** In the order of the Act, in our own words. */
    public static final Map<String, String> ALL;

    static {
        var all = new LinkedHashMap<String, String>();
        all.put("PRESUMED", "They were taken to be able to decide unless the contrary was shown");
        all.put("HELPED", "All practical help to decide was given first");
        all.put("UNWISE", "A choice others think unwise was not taken for a lack of capacity");
        all.put("BEST_INTERESTS", "Whatever was decided for them is in their best interests");
        all.put("LEAST_RESTRICTIVE", "What restricts their rights and freedom least was looked for");
        ALL = java.util.Collections.unmodifiableMap(all);
    }

    public static List<Problem> against(Written w) {
        int confirmed = w.ticked("principles").size();
        return new Against()
                .missing(
                        confirmed < ALL.size(),
                        "principles",
                        "Confirm all five principles; %d of 5 are ticked. If one does not hold, put that right first."
                                .formatted(confirmed))
                .missing(!w.said("principlesNote"), "principlesNote", "Write how they were kept to.")
                .list();
    }

    private FivePrinciples() {}
}
