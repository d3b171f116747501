package care.backstop.incident.rules;

import care.backstop.kernel.LegalRule;

/**
 * Whether a line of the plan keeps one person from moving. What concerns the service is settled once; what concerns each
 * person, such as their choice or who decides for them, is settled for that person or for everybody at once.
 */
@LegalRule(
        title = "What is settled for each person before their move",
        authority = {"Southampton procedure, Appendix A 3.8 to 3.11, 5.6, 7.6 and 7.10", "Lancashire procedure 3.11"},
        checked = "2026-11-25")
public final class BeforeSomebodyMoves {

    /**
     * Whether it stands in the way.
     *
     * @param settled the line is done or left out for the whole incident
     * @param each the line is about each person
     * @param settledForThem it is done, or does not apply, for this person
     */
    public static boolean waits(boolean settled, boolean each, boolean settledForThem) {
        return !settled && !(each && settledForThem);
    }

    private BeforeSomebodyMoves() {}
}
