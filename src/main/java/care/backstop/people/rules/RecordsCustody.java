package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where somebody's care records are when their provider ceases: who holds them, until when, with which receipt. */
@LegalRule(
        title = "Care records when a provider ceases",
        authority = {"Southampton procedure, Appendix A 7.25", "UK GDPR art 12", "UK GDPR art 15"},
        checked = "2026-11-26")
public final class RecordsCustody {

    /** How one kind of record stands. */
    public enum Standing {
        NOT_ASKED("Not asked for yet", false),
        ASKED("Asked for", false),
        OVERDUE("Asked for and not come", true),
        RECEIVED("With the council", false),
        HANDED_ON("Handed on", false),
        MISSING("Missing", true);

        private final String words;
        private final boolean alert;

        Standing(String words, boolean alert) {
            this.words = words;
            this.alert = alert;
        }

        public String words() {
            return words;
        }

        /** Whether somebody must act now. */
        public boolean alert() {
            return alert;
        }
    }

    /**
     * One kind of record of one person.
     *
     * @param holder who has it, as far as was written
     * @param keepUntil the last day it is kept
     */
    public record Custody(
            Standing standing,
            @Nullable String holder,
            @Nullable String where,
            @Nullable LocalDate wantedBy,
            @Nullable LocalDate keepUntil) {

        static final Custody NOTHING = new Custody(Standing.NOT_ASKED, null, null, null, null);
    }

    private static final Set<EntryKind> OF_RECORDS = EnumSet.of(
            EntryKind.RECORDS_ASKED,
            EntryKind.RECORDS_RECEIVED,
            EntryKind.RECORDS_HANDED_ON,
            EntryKind.RECORDS_MISSING);

    /** Every kind of record, worked out from what was written, the newest first. */
    public static Map<CareRecord, Custody> of(List<Known.Entry> entries, LocalDate today) {
        var all = new EnumMap<CareRecord, Custody>(CareRecord.class);
        for (var record : CareRecord.values()) {
            all.put(record, Custody.NOTHING);
        }
        for (var entry : entries.reversed()) {
            if (!OF_RECORDS.contains(entry.kind())) {
                continue;
            }
            for (var item : entry.said().ticked("items")) {
                var record = CareRecord.valueOf(item);
                var before = Objects.requireNonNull(all.get(record));
                all.put(record, after(before, entry.kind(), entry.said(), today));
            }
        }
        return all;
    }

    private static Custody after(Custody before, EntryKind kind, Written w, LocalDate today) {
        return switch (kind) {
            case RECORDS_ASKED -> {
                var by = w.day("wantedBy").orElse(null);
                yield new Custody(
                        by != null && today.isAfter(by) ? Standing.OVERDUE : Standing.ASKED,
                        w.of("heldBy"),
                        w.of("where"),
                        by,
                        before.keepUntil);
            }
            case RECORDS_RECEIVED ->
                new Custody(
                        Standing.RECEIVED,
                        w.of("receivedBy"),
                        w.of("keptAt"),
                        null,
                        w.day("keepUntil").orElse(null));
            case RECORDS_HANDED_ON ->
                new Custody(Standing.HANDED_ON, w.of("name"), w.of("receipt"), null, before.keepUntil);
            case RECORDS_MISSING -> new Custody(Standing.MISSING, before.holder, before.where, null, before.keepUntil);
            default -> before;
        };
    }

    public static List<Problem> againstAsked(Written w) {
        return new Against()
                .missing(
                        before(w, "wantedBy", "askedOn"),
                        "wantedBy",
                        "They cannot be wanted before they were asked for. Check both days.")
                .list();
    }

    /** Money is counted with somebody, and nothing is kept without saying until when. */
    public static List<Problem> againstReceived(Written w) {
        return new Against()
                .missing(
                        w.day("keepUntil")
                                .filter(k -> !k.isAfter(w.day("on").orElse(LocalDate.MIN)))
                                .isPresent(),
                        "keepUntil",
                        "They are kept for a time after they came. Write the last day by your retention schedule.")
                .missing(
                        w.ticked("items").contains(CareRecord.MONEY.name()) && !w.said("counted"),
                        "counted",
                        "Write what there was and who counted it together.")
                .list();
    }

    /** Only what somebody has, or is known to hold, is handed on. */
    public static List<Problem> againstHandedOn(Written w, Known known) {
        var now = of(known.entries(), known.today());
        var nowhere = w.ticked("items").stream()
                .map(CareRecord::valueOf)
                .filter(r -> {
                    var standing = Objects.requireNonNull(now.get(r)).standing();
                    return standing == Standing.NOT_ASKED || standing == Standing.MISSING;
                })
                .map(CareRecord::words)
                .toList();
        return new Against()
                .when(
                        !nowhere.isEmpty(),
                        Code.STATE,
                        "items",
                        "Nobody has written where this is: %s. Write who holds it or that it came first."
                                .formatted(String.join("; ", nowhere)))
                .list();
    }

    /** A request to see the records is answered in words; a part or a refusal has a reason. */
    public static List<Problem> againstAccess(Written w) {
        boolean answered = w.said("answeredOn");
        boolean seen = answered && !w.is("answer", "NOTHING");
        return new Against()
                .when(
                        seen && w.is("basis", "NONE"),
                        Code.AUTH,
                        "basis",
                        "Nobody sees the records without a lawful basis. Ask for it, or give nothing.")
                .missing(
                        before(w, "answeredOn", "askedOn"),
                        "answeredOn",
                        "It cannot be answered before it was asked. Check both days.")
                .missing(answered && !w.said("answer"), "answer", "Choose what was given.")
                .missing(!answered && w.said("answer"), "answeredOn", "Write on which day it was answered.")
                .missing(
                        w.said("answer") && !w.is("answer", "ALL") && !w.said("because"),
                        "because",
                        "Say why not everything was given.")
                .list();
    }

    /** Requests that nobody has answered, the oldest first. One is told by who asks. */
    public static List<Known.Entry> unanswered(List<Known.Entry> entries) {
        var asked = entries.stream()
                .filter(e -> e.kind() == EntryKind.RECORDS_ACCESS)
                .toList()
                .reversed();
        var open = new ArrayList<Known.Entry>();
        for (var entry : asked) {
            open.removeIf(e -> Objects.equals(e.said().of("who"), entry.said().of("who")));
            if (!entry.said().said("answeredOn")) {
                open.add(entry);
            }
        }
        return List.copyOf(open);
    }

    /** Those kinds of record for which somebody must act now. */
    public static Set<CareRecord> alerts(List<Known.Entry> entries, LocalDate today) {
        return of(entries, today).entrySet().stream()
                .filter(e -> e.getValue().standing().alert())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    private static boolean before(Written w, String later, String earlier) {
        return w.day(later)
                .filter(l -> l.isBefore(w.day(earlier).orElse(LocalDate.MIN)))
                .isPresent();
    }

    private RecordsCustody() {}
}
