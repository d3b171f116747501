package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Who was handed what about somebody, and whether it arrived: a pack that nobody confirms may lie in a drawer. */
@LegalRule(
        title = "A handover counts once it is received",
        authority = {"Southampton procedure, Appendix A 7.16"},
        checked = "2026-11-26")
public final class HandoverReceipts {

    /** How a pack can be handed over, by key. */
    public static final Map<String, String> WAYS = ways();

    /** How it stands with one recipient. */
    public enum Standing {
        NOT_HANDED_OVER("Not handed over yet"),
        NO_RECEIPT("Handed over, no receipt yet"),
        RECEIVED("Received");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Everything against saying that it was handed over. */
    public static List<Problem> against(Written w, Known known) {
        return NeedToKnow.against(recipient(w), Objects.requireNonNullElse(w.of("whom"), ""), known);
    }

    /** Nothing is received that was not handed over, and not before. */
    public static List<Problem> againstReceived(Written w, Known known) {
        var handed = latest(known.entries(), recipient(w), EntryKind.HANDED_OVER);
        return new Against()
                .when(handed.isEmpty(), Code.STATE, "to", "Write down first that it was handed over to them.")
                .when(
                        handed.flatMap(h -> h.said().moment("at"))
                                .filter(at -> w.moment("at").filter(at::isAfter).isPresent())
                                .isPresent(),
                        Code.CONF,
                        "at",
                        "This is earlier than it was handed over. Check both times.")
                .list();
    }

    /** @param entries of one person, the newest first */
    public static Standing standing(List<Known.Entry> entries, Recipient recipient) {
        return entries.stream()
                .filter(e -> e.kind() == EntryKind.HANDED_OVER || e.kind() == EntryKind.HANDOVER_RECEIVED)
                .filter(e -> recipient(e.said()) == recipient)
                .findFirst()
                .map(e -> e.kind() == EntryKind.HANDED_OVER ? Standing.NO_RECEIPT : Standing.RECEIVED)
                .orElse(Standing.NOT_HANDED_OVER);
    }

    /** The latest entry of a kind about a recipient. */
    public static Optional<Known.Entry> latest(List<Known.Entry> entries, Recipient recipient, EntryKind kind) {
        return entries.stream()
                .filter(e -> e.kind() == kind && recipient(e.said()) == recipient)
                .findFirst();
    }

    /** Whoever it went to; an answer nobody gave is refused by the form. */
    public static Recipient recipient(Written w) {
        var to = w.of("to");
        return to == null ? Recipient.CARE : Recipient.valueOf(to);
    }

    private static Map<String, String> ways() {
        var all = new LinkedHashMap<String, String>();
        all.put("PAPER", "On paper, by hand");
        all.put("SPOKEN", "Spoken, with the paper left there");
        all.put("SECURE_EMAIL", "By secure email");
        all.put("SYSTEM", "From system to system");
        all.put("POST", "By tracked post");
        return java.util.Collections.unmodifiableMap(all);
    }

    private HandoverReceipts() {}
}
