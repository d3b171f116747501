package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who speaks with or for somebody: the IMCA of the 2005 Act, the advocate of the 2014 Act, and in what order. */
@LegalRule(
        title = "Advocates: needed, asked, reported",
        authority = {
            "Mental Capacity Act 2005 ss 37-39",
            "Care Act 2014 s 67",
            "Southampton procedure, Appendix A 2.15, 3.8, 3.9, 5.6; Appendix B",
            "Lancashire procedure 3.5",
            "Kent protocol 4.10, 4.11"
        },
        checked = "2026-11-25")
public final class Advocacy {

    /** The IMCA is asked before the decision; after the move only where the move could not wait. */
    public static List<Problem> againstReferral(Written w, Known known) {
        var moved = known.latest(EntryKind.EMERGENCY_MOVE).flatMap(e -> e.said().day("movedOn"));
        boolean after = w.yes("afterEmergency");
        return new Against()
                .when(
                        after && moved.isEmpty(),
                        Code.STATE,
                        "afterEmergency",
                        "No move that could not wait is recorded. Record it first, or answer No.")
                .when(
                        after
                                && moved.flatMap(m -> w.day("askedOn").filter(a -> a.isBefore(m)))
                                        .isPresent(),
                        Code.CONF,
                        "askedOn",
                        "A referral after an emergency move cannot be earlier than the move. Check the day.")
                .list();
    }

    public static List<Problem> againstReport(Written w, Known known) {
        return new Against()
                .when(
                        !known.has(EntryKind.IMCA_REFERRAL),
                        Code.STATE,
                        null,
                        "No referral to an IMCA is recorded. Record the referral first.")
                .list();
    }

    /** Whoever moved without an advocate has one at the first review, unless somebody to consult was found since. */
    public static List<Problem> againstReview(Written w, Known known) {
        boolean due = (known.has(EntryKind.EMERGENCY_MOVE) || known.has(EntryKind.IMCA_REFERRAL))
                && !known.has(EntryKind.IMCA_CLOSED);
        return new Against()
                .when(
                        due && !w.yes("imcaTookPart"),
                        Code.STATE,
                        "imcaTookPart",
                        "The IMCA takes part in the first review. Hold it again with them.")
                .list();
    }

    public static List<Problem> againstNeed(Written w, Known known) {
        return new Against()
                .missing(
                        w.yes("needed") && !w.said("type"),
                        "type",
                        "Choose what kind of advocacy or support is needed.")
                .list();
    }

    public static List<Problem> againstAdvocate(Written w, Known known) {
        return new Against()
                .missing(
                        !w.said("basis"),
                        "basis",
                        "Say whether they agree, or whether it is asked for in their best interests.")
                .list();
    }

    /** How it stands with one person. */
    public enum Standing {
        NOT_ANSWERED("Not answered"),
        NOT_NEEDED("Not needed"),
        TO_REFER("To be referred"),
        OVERDUE("Referral overdue"),
        REFERRED("Referred"),
        WITHDRAWN("Referral withdrawn");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private static final int DAYS_TO_REFER = 2;

    /** From what was written, the newest first. Whatever follows the last answer settles it. */
    public static Standing standing(List<Known.Entry> entries, LocalDate today) {
        @Nullable Standing since = null;
        for (var entry : entries) {
            switch (entry.kind()) {
                case ADVOCATE_REFERRAL -> since = since == null ? Standing.REFERRED : since;
                case ADVOCATE_WITHDRAWN -> since = since == null ? Standing.WITHDRAWN : since;
                case ADVOCACY_NEED -> {
                    if (!entry.said().yes("needed")) {
                        return Standing.NOT_NEEDED;
                    }
                    if (since != null) {
                        return since;
                    }
                    return today.isAfter(entry.enteredOn().plusDays(DAYS_TO_REFER))
                            ? Standing.OVERDUE
                            : Standing.TO_REFER;
                }
                default -> {}
            }
        }
        return Standing.NOT_ANSWERED;
    }

    /** Whether the request for an independent advocate is raised at once. */
    public static boolean raises(Written canName) {
        return canName.is("canName", "NO") && canName.is("suitablePerson", "NO");
    }

    private Advocacy() {}
}
