package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Nobody's help is planned with before they were asked, and nothing of a carer is passed on without their yes. */
@LegalRule(
        title = "Support by family, friends and neighbours",
        authority = {"Southampton procedure, Appendix C", "Southampton procedure, Appendix A 5.1, 5.2"},
        checked = "2026-11-26")
public final class InformalSupport {

    public static List<Problem> againstUsable(Written w, Known known) {
        var who = name(w.of("who"));
        var answer = known.all(EntryKind.SUPPORT_ASKED).stream()
                .filter(e -> name(e.said().of("who")).equals(who))
                .findFirst();
        return new Against()
                .when(
                        answer.isEmpty(),
                        Code.STATE,
                        "who",
                        "Nobody has asked them yet. Ask the carer first, and write down what they said.")
                .when(
                        answer.filter(e -> !e.said().is("answer", "WILLING")).isPresent(),
                        Code.STATE,
                        "who",
                        "They were asked and said that they cannot. Do not count on them.")
                .list();
    }

    public static List<Problem> againstService(Written w) {
        return new Against()
                .when(
                        w.yes("shared") && !w.yes("consent"),
                        Code.AUTH,
                        "consent",
                        "Details of a carer go to a service only with the carer's agreement. Ask them first.")
                .list();
    }

    private static String name(@Nullable String typed) {
        return typed == null ? "" : typed.strip().toLowerCase(Locale.UK);
    }

    private InformalSupport() {}
}
