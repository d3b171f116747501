package care.backstop.people.rules;

import care.backstop.kernel.Answer;
import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.people.Capacity;
import care.backstop.people.PersonFacts;
import java.time.LocalDate;
import java.util.List;

/** Authorisations to deprive of liberty: whom they can cover, and that a new home needs a new one. */
@LegalRule(
        title = "Deprivation of liberty: who, where, and a new authorisation for a new home",
        authority = {
            "Mental Capacity Act 2005 Sch A1",
            "Southampton procedure, Appendix A 3.10; Appendix B",
        },
        checked = "2026-11-25")
public final class Liberty {

    private static final int ADULT = 18;

    public static List<Problem> against(Written w, Known known) {
        var born = known.person().birthDate();
        var from = w.day("from").orElse(known.today());
        return new Against()
                .missing(
                        born != null && born.plusYears(ADULT).isAfter(from),
                        "from",
                        "It can only be given for somebody of 18 or older. Check the day and the date of birth.")
                .when(
                        w.yes("detained"),
                        Code.CONF,
                        "detained",
                        "Somebody detained under the Mental Health Act is outside it. Ask the hospital's Mental Health Act"
                                + " office.")
                .missing(
                        w.is("place", "OTHER"),
                        "place",
                        "It covers care homes and hospitals only. In supported living or at home ask the Court of"
                                + " Protection.")
                .when(
                        known.person().capacity() == Capacity.HAS,
                        Code.CONF,
                        null,
                        "The person was found able to decide where to live. Check the capacity record first.")
                .missing(
                        w.day("until").filter(u -> u.isBefore(from)).isPresent(),
                        "until",
                        "It ends before it begins. Check both days.")
                .list();
    }

    public static List<Problem> againstReferral(Written w, Known known) {
        return new Against()
                .when(
                        !active(known.person(), known.today()),
                        Code.STATE,
                        null,
                        "No authorisation in force is recorded. Record it first.")
                .list();
    }

    /** Whether one is in force; one whose last day nobody knows counts as in force. */
    public static boolean active(PersonFacts person, LocalDate today) {
        var until = person.dolsUntil();
        return person.dols() == Answer.YES && (until == null || !until.isBefore(today));
    }

    private Liberty() {}
}
