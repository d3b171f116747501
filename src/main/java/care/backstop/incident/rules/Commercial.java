package care.backstop.incident.rules;

import care.backstop.kernel.LegalRule;
import java.util.regex.Pattern;

/** Words that tell of the commercial side of an insolvency, in which the council takes no part without Legal. */
@LegalRule(
        title = "Commercial side of an insolvency",
        authority = {"Lancashire procedure 3.2"},
        checked = "2026-11-25")
public final class Commercial {

    private static final Pattern TELLING = Pattern.compile(
            "(?i)\\b(sale price|selling price|purchase price|price of the (business|home)|creditors?|offers? for the business"
                    + "|sale of the (business|home)|buyers?|debts?|dividend)\\b");

    /** Whether an officer is warned to ask Legal; whoever knows better asks without being warned. */
    public static boolean touches(String words) {
        return TELLING.matcher(words).find();
    }

    private Commercial() {}
}
