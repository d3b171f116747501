package care.backstop.people.rules;

import care.backstop.kernel.Answer;
import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People for whom nothing usual will do: very frail, at the end of life, or with nobody of their own. */
@LegalRule(
        title = "Exceptional arrangements, and who goes sooner",
        authority = {"Southampton procedure, Appendix A 3.4 to 3.6"},
        checked = "2026-11-26")
public final class ExceptionalCare {

    /** Why, by key. */
    public static final Map<String, String> WHY = why();

    private static Map<String, String> why() {
        var why = new LinkedHashMap<String, String>();
        why.put("END_OF_LIFE", "Nearing the end of life");
        why.put("VERY_FRAIL", "Very frail");
        why.put("UNBEFRIENDED", "Nobody willing and able to be consulted");
        return why;
    }

    /** What the entry says of the person, as the facts by which they are ordered and represented. */
    public static Map<String, @Nullable Object> facts(Written w) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        var why = w.ticked("why");
        if (why.contains("END_OF_LIFE")) {
            facts.put("end_of_life", "YES");
        }
        if (why.contains("VERY_FRAIL")) {
            facts.put("very_frail", "YES");
        }
        if (why.contains("UNBEFRIENDED")) {
            facts.put("befriended", "NO");
        }
        return facts;
    }

    /** Against planning a move: nobody at the end of life is moved by the usual plan. */
    public static List<Problem> againstPlanning(Known known) {
        var latest = known.latest(EntryKind.EXCEPTIONAL).map(Known.Entry::said);
        return new Against()
                .when(
                        known.person().endOfLife() == Answer.YES && latest.isEmpty(),
                        Code.STATE,
                        null,
                        "They are nearing the end of life. Write their exceptional arrangements, staying where they are among"
                                + " the options, before a move is planned.")
                .when(
                        latest.filter(w -> w.is("plan", "STAY")).isPresent(),
                        Code.STATE,
                        null,
                        "Their exceptional arrangements say that they stay where they are. Write new ones before a move is"
                                + " planned.")
                .list();
    }

    private ExceptionalCare() {}
}
