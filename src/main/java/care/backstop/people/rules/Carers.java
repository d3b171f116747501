package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import java.util.List;

/** Carers with needs or limits of their own: each is tied to the adult they care for. */
@LegalRule(
        title = "Carers: tied to an adult, considered for an assessment",
        authority = {
            "Care Act 2014 s 10",
            "Care Act 2014 s 20",
            "Lancashire procedure 3.3",
            "Southampton procedure, Appendix A 5.2, 5.5"
        },
        checked = "2026-11-25")
public final class Carers {

    /** On the page of a carer the adult is named; on the page of an adult it is that adult. */
    public static List<Problem> against(Written w, Known known) {
        var adult = w.of("adult");
        boolean carer = known.person().carer();
        return new Against()
                .missing(
                        carer && (adult == null || adult.equals(known.person().reference())),
                        "adult",
                        "Write the reference of the adult they care for. A carer is tied to a person.")
                .missing(
                        adult != null
                                && !known.others().contains(adult)
                                && !adult.equals(known.person().reference()),
                        "adult",
                        "Nobody of this incident has this reference. Check it.")
                .list();
    }

    public static List<Problem> againstAssessment(Written w, Known known) {
        var done = w.day("doneOn");
        var referred = w.day("referredOn");
        return new Against()
                .also(against(w, known))
                .missing(
                        done.isPresent() && (referred.isEmpty() || done.get().isBefore(referred.get())),
                        "doneOn",
                        "It cannot be done before it was referred. Check both days.")
                .missing(done.isPresent() && !w.said("result"), "result", "Write what the assessment found.")
                .list();
    }

    private Carers() {}
}
