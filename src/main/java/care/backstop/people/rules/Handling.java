package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Moving and handling: assessed by an occupational therapist, and nobody goes where the equipment is not. */
@LegalRule(
        title = "Moving and handling, and specialist equipment before a move",
        authority = {"Southampton procedure, Appendix D 20"},
        checked = "2026-11-26")
public final class Handling {

    /** What may be needed, by key. */
    public static final Map<String, String> EQUIPMENT = equipment();

    private static Map<String, String> equipment() {
        var all = new LinkedHashMap<String, String>();
        all.put("HOIST", "Hoist");
        all.put("SLING", "Sling");
        all.put("BED", "Profiling or other special bed");
        all.put("MATTRESS", "Pressure-relieving mattress");
        all.put("CHAIR", "Specialist chair or wheelchair");
        all.put("BATH", "Bath or shower aid");
        all.put("OTHER", "Other, described below");
        return all;
    }

    /** How somebody stands. */
    public enum Standing {
        NOT_ASSESSED("Not assessed"),
        TO_FIND("Equipment still to be found"),
        READY("Ready");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Occupational therapists are registered with the HCPC, and its numbers for them begin with OT. */
    public static List<Problem> against(Written w) {
        boolean therapist = w.is("profession", "OT");
        var number = w.of("registration");
        return new Against()
                .when(
                        !therapist,
                        Code.AUTH,
                        "profession",
                        "An occupational therapist does this assessment. Ask the lead OT for one.")
                .missing(
                        therapist && (number == null || !number.matches("(?i)OT ?[0-9]{4,6}")),
                        "registration",
                        "Write the registration number of the therapist: OT and the figures after it.")
                .missing(
                        w.ticked("equipment").contains("OTHER") && !w.said("otherEquipment"),
                        "otherEquipment",
                        "Describe the other equipment.")
                .list();
    }

    public static List<Problem> againstFound(Written w, Known known) {
        var needed = known.latest(EntryKind.HANDLING)
                .map(e -> e.said().ticked("equipment"))
                .orElse(List.of());
        return new Against()
                .when(
                        !needed.containsAll(w.ticked("equipment")),
                        Code.STATE,
                        "equipment",
                        "The assessment does not ask for all of this. Write the assessment first.")
                .list();
    }

    public static Standing standing(List<Known.Entry> entries) {
        if (entries.stream().noneMatch(e -> e.kind() == EntryKind.HANDLING)) {
            return Standing.NOT_ASSESSED;
        }
        return toFind(entries).isEmpty() ? Standing.READY : Standing.TO_FIND;
    }

    /** What the last assessment asks for and nobody has found since. */
    public static Set<String> toFind(List<Known.Entry> entries) {
        var found = new LinkedHashSet<String>();
        for (var entry : entries) {
            if (entry.kind() == EntryKind.EQUIPMENT_FOUND) {
                found.addAll(entry.said().ticked("equipment"));
            } else if (entry.kind() == EntryKind.HANDLING) {
                var needed = new LinkedHashSet<>(entry.said().ticked("equipment"));
                needed.removeAll(found);
                return needed;
            }
        }
        return Set.of();
    }

    /** Against letting somebody go. */
    static List<Problem> againstMoving(Known known) {
        var missing = toFind(known.entries());
        return new Against()
                .when(
                        !missing.isEmpty(),
                        Code.STATE,
                        null,
                        "Specialist equipment is not found yet: %s. Find it and write where it stands, or record why this is an emergency."
                                .formatted(missing.stream().map(EQUIPMENT::get).collect(Collectors.joining(", "))))
                .list();
    }

    private Handling() {}
}
