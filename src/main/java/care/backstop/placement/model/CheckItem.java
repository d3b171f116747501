package care.backstop.placement.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The checklist of a move day, in its order. */
public enum CheckItem {
    IDENTITY_LEAVING("Identity checked by two identifiers before leaving", "SA-7.22", When.BEFORE, false, true),
    MEDICATION(
            "Medication, its chart and treatment details packed and signed for", "SA-7.21", When.BEFORE, false, false),
    BELONGINGS("Belongings packed and listed", "SD-19", When.BEFORE, false, false),
    EQUIPMENT("Equipment moved or ready at the new place", "SA-7.13", When.BEFORE, true, false),
    COMPANION("Somebody familiar goes along", "SA-7.14", When.BEFORE, true, false),
    HANDOVER_SPOKEN("Spoken handover given to the new staff", "SA-7.16", When.BEFORE, false, false),
    HANDOVER_PACK("Written handover pack with the health and care plan sent", "SA-7.16", When.BEFORE, false, false),
    GP_TOLD("GP told, and a new one found if needed", "SA-7.24", When.BEFORE, false, false),
    RECEIVING_COUNCIL_TOLD("Receiving council told", "SA-7.24", When.BEFORE, true, false),
    ICB_TOLD("Receiving ICB told", "SA-7.24", When.BEFORE, true, false),
    IDENTITY_ARRIVING("Identity checked by two identifiers on arrival", "SA-7.22", When.AFTER, false, true),
    MEDICATION_SIGNED("Medication received and signed for", "SA-7.21", When.AFTER, false, false),
    DWP_TOLD("DWP told of the new address", "SA-7.27", When.LATER, true, false);

    /** Whether it must be settled before somebody leaves, before a move is complete, or soon after it. */
    public enum When {
        BEFORE,
        AFTER,
        /** Stands in nobody's way; shown as late when its day is over. */
        LATER
    }

    /** Whoever is cared for at home stays there, with their things, their address and whoever is familiar. */
    private static final Set<CheckItem> OF_TRAVELLING = EnumSet.of(BELONGINGS, COMPANION, DWP_TOLD);

    private final String words;
    private final String clause;
    private final When when;
    private final boolean mayBeNotNeeded;
    private final boolean identity;

    CheckItem(String words, String clause, When when, boolean mayBeNotNeeded, boolean identity) {
        this.words = words;
        this.clause = clause;
        this.when = when;
        this.mayBeNotNeeded = mayBeNotNeeded;
        this.identity = identity;
    }

    /** The items for somebody who travels so, in their order. */
    public static List<CheckItem> of(Transport transport) {
        return Arrays.stream(values())
                .filter(item -> transport != Transport.NONE || !OF_TRAVELLING.contains(item))
                .toList();
    }

    public String words() {
        return words;
    }

    /** The row of the procedure that asks for it. */
    public String clause() {
        return clause;
    }

    public When when() {
        return when;
    }

    /** Whether it may be set aside with a reason. */
    public boolean mayBeNotNeeded() {
        return mayBeNotNeeded;
    }

    /** Whether the detail names which identifiers were matched. */
    public boolean identity() {
        return identity;
    }
}
