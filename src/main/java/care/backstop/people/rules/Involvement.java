package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whom the plan is made with, and how far it is agreed. */
@LegalRule(
        title = "Who is involved before a plan is final",
        authority = {
            "Care Act 2014 s 9(5)",
            "Care Act 2014 s 10(7)",
            "Care Act 2014 s 25(3)",
            "Lancashire procedure 3.3, 3.5",
            "Southampton procedure 1.4; Appendix A 5.3",
            "Kent protocol 4.6, 6.3"
        },
        checked = "2026-11-25")
public final class Involvement {

    /** Who must be answered for. */
    private static final Map<String, String> OF_ADULT = Map.of(
            "adult", "the person",
            "carer", "their carer",
            "others", "whoever they name",
            "icb", "the local NHS commissioner",
            "gp", "the GP",
            "nursing", "nursing");

    private static final Map<String, String> OF_CARER = Map.of(
            "carer", "the carer",
            "others", "whoever the carer asks for",
            "advocate", "an advocate, where appropriate");

    /** How far the plan is agreed with the person. */
    public enum Consultation {
        NOT_CONSULTED("Nobody has tried to agree it yet"),
        TRIED("Tried, not reached"),
        CONSULTED("Talked about, not agreed"),
        AGREED("Agreed with the person"),
        DISAGREED("The person does not agree");

        private final String words;

        Consultation(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** The latest attempt that reached the person counts. */
    public static Consultation consultation(Known known) {
        var all = known.all(EntryKind.PLAN_CONTACT);
        for (var attempt : all) {
            var said = attempt.said();
            if (said.is("outcome", "AGREED")) {
                return Consultation.AGREED;
            }
            if (said.is("outcome", "DISAGREED")) {
                return Consultation.DISAGREED;
            }
            if (said.is("outcome", "TALKED")) {
                return Consultation.CONSULTED;
            }
        }
        return all.isEmpty() ? Consultation.NOT_CONSULTED : Consultation.TRIED;
    }

    /** A carer of their own right answers for other people than an adult does. */
    public static List<Problem> against(Written w, Known known) {
        return missing(w, known.person().carer()).entrySet().stream()
                .map(e -> Problem.of(
                        e.getKey(),
                        Code.VAL,
                        "Say whether %s is involved, or that this does not apply.".formatted(e.getValue())))
                .toList();
    }

    private static Map<String, String> missing(Written w, boolean carer) {
        var missing = new java.util.TreeMap<String, String>(carer ? OF_CARER : OF_ADULT);
        missing.keySet().removeIf(w::said);
        return missing;
    }

    /** What must be there before the plan is final. */
    public static List<Problem> againstFinal(Written w, Known known) {
        var involved = known.latest(EntryKind.INVOLVED).map(Known.Entry::said).orElse(Written.NOTHING);
        var open = missing(involved, known.person().carer());
        var problems = new ArrayList<Problem>();
        if (!open.isEmpty()) {
            problems.add(Problem.of(
                    "involved",
                    Code.VAL,
                    "Record first who is involved. Still open: " + String.join(", ", open.values()) + "."));
        }
        if (!known.has(EntryKind.PLAN_CONTACT) && !w.said("noContactBecause")) {
            problems.add(
                    Problem.of(
                            "noContactBecause",
                            Code.STATE,
                            "No attempt to agree the plan with the person is recorded. Record one, or write why there was none."));
        }
        problems.addAll(FivePrinciples.against(w));
        return problems;
    }

    /** A relative is left out only for a reason in law or because the person says so. */
    public static List<Problem> againstInvited(Written w, Known known) {
        return new Against()
                .missing(
                        w.yes("excluded") && (!w.said("excludedBecause") || !w.said("excludedNote")),
                        "excludedBecause",
                        "Leave somebody out only for a legal reason or because the person asks for it. Say which, and"
                                + " describe it.")
                .missing(
                        !w.yes("excluded") && !w.said("invitedOn"),
                        "invitedOn",
                        "Write when they were invited, for example 9 12 2020.")
                .list();
    }

    /** What, when, how and who, or that the person has no preference. */
    public static List<Problem> againstChoices(Written w, Known known) {
        if (w.yes("noPreference")) {
            return List.of();
        }
        return new Against()
                .missing(!w.said("what"), "what", unlessNone("what they choose"))
                .missing(!w.said("when"), "when", unlessNone("when"))
                .missing(!w.said("how"), "how", unlessNone("how"))
                .missing(!w.said("who"), "who", unlessNone("who should give it"))
                .list();
    }

    private static String unlessNone(String what) {
        return "Write %s, or say that they have no preference.".formatted(what);
    }

    private Involvement() {}
}
