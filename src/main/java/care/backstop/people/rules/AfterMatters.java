package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.people.Status;
import care.backstop.people.rules.OpenMatters.Matter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is still to do around the move and after it: arrangements, equipment, records, organisations to tell. */
@LegalRule(
        title = "What is still to do around a move and after it",
        authority = {
            "Southampton procedure, Appendix A 3.5, 7.23, 7.25",
            "Southampton procedure, Appendix D 20",
            "UK GDPR art 12"
        },
        checked = "2026-11-26")
public final class AfterMatters {

    /**
     * In the order in which somebody works.
     *
     * @param systems whom the council tells, by key and in words
     * @param chaseAfter days after which somebody who has not confirmed is asked again
     */
    public static List<Matter> of(Known known, Map<String, String> systems, int chaseAfter) {
        var all = new ArrayList<Matter>();
        var today = known.today();
        var entries = known.entries();
        if (known.person().mayStayPut() && known.person().status().open() && !known.has(EntryKind.EXCEPTIONAL)) {
            all.add(new Matter(
                    "Write their exceptional arrangements, staying where they are among the options",
                    EntryKind.EXCEPTIONAL,
                    today,
                    "1 day",
                    false));
        }
        if (known.person().status() != Status.DIED) {
            Handling.toFind(entries)
                    .forEach(e -> all.add(new Matter(
                            "Find the equipment they need: " + Handling.EQUIPMENT.get(e),
                            EntryKind.EQUIPMENT_FOUND,
                            today,
                            "1 day",
                            false)));
        }
        records(known, all);
        if (SystemsTold.due(known)) {
            SystemsTold.of(entries, systems.keySet(), today, chaseAfter).forEach((system, told) -> {
                if (told.standing() != SystemsTold.Standing.CONFIRMED) {
                    all.add(new Matter(
                            (told.standing() == SystemsTold.Standing.NOT_TOLD
                                            ? "Tell of the change: %s"
                                            : "Have confirmed, or ask again: %s")
                                    .formatted(systems.get(system)),
                            EntryKind.SYSTEM_TOLD,
                            told.told() == null ? today : told.told(),
                            told.told() == null ? "1 day" : "%d days".formatted(chaseAfter),
                            false));
                }
            });
        }
        return List.copyOf(all);
    }

    private static void records(Known known, List<Matter> all) {
        var today = known.today();
        RecordsCustody.of(known.entries(), today).forEach((record, custody) -> {
            switch (custody.standing()) {
                case ASKED, OVERDUE ->
                    all.add(new Matter(
                            "Get from whoever holds it: " + record.words(),
                            EntryKind.RECORDS_RECEIVED,
                            custody.wantedBy() == null ? today : custody.wantedBy(),
                            "0 days",
                            false));
                case MISSING ->
                    all.add(new Matter(
                            "Find what is missing: " + record.words(),
                            EntryKind.RECORDS_RECEIVED,
                            today,
                            "0 days",
                            true));
                case NOT_ASKED, RECEIVED, HANDED_ON -> {}
            }
        });
        RecordsCustody.unanswered(known.entries())
                .forEach(e -> all.add(new Matter(
                        "Answer the request to see the records of %s"
                                .formatted(e.said().of("who")),
                        EntryKind.RECORDS_ACCESS,
                        e.said().day("askedOn").orElse(e.enteredOn()),
                        "1 month",
                        false)));
    }

    private AfterMatters() {}
}
