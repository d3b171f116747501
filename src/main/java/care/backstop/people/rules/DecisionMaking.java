package care.backstop.people.rules;

import care.backstop.kernel.Answer;
import care.backstop.kernel.Finding;
import care.backstop.kernel.LegalRule;
import care.backstop.people.Capacity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Who decides where somebody goes, and what must happen first. Table 2(d) of the requirements.
 *
 * <p>Where the seeds are silent the safe answer is given: nobody is moved on an assumption. An objection by somebody
 * who lacks capacity (M10) comes before everything else about them; whoever would decide afterwards is in {@code then}.
 */
@LegalRule(
        title = "Who decides about a move",
        authority = {
            "Mental Capacity Act 2005 ss 1-4",
            "Mental Capacity Act 2005 ss 9-11, 16-20",
            "Mental Capacity Act 2005 ss 37-39",
            "Southampton procedure, Appendix A 3.8, 3.11, 5.6, 7.4"
        },
        checked = "2026-11-22")
public final class DecisionMaking {

    private static final String MCA_1 = "Mental Capacity Act 2005 s 1(2)";
    private static final String MCA_2 = "Mental Capacity Act 2005 ss 2-3";
    private static final String MCA_4 = "Mental Capacity Act 2005 s 4(6)-(7)";
    private static final String MCA_9 = "Mental Capacity Act 2005 ss 9-11, 16-20";
    private static final String MCA_39 = "Mental Capacity Act 2005 s 39";

    /**
     * What is known.
     *
     * @param welfareAuthority a registered health and welfare attorney, or a welfare deputy of the court; a power that
     *     the Office of the Public Guardian has not registered is none
     * @param propertyAuthorityOnly an enduring power, or a lasting power or deputy for property and money
     * @param befriended family or a friend who is willing and able to be consulted
     * @param timeToInstruct there is time to instruct an advocate before the move
     * @param refuses the person says no to moving
     */
    public record Facts(
            Capacity capacity,
            Answer welfareAuthority,
            Answer propertyAuthorityOnly,
            Answer befriended,
            Answer timeToInstruct,
            Answer refuses) {}

    /** What the table answers. */
    public enum Outcome {
        PERSON_DECIDES("The person decides"),
        ASSESS_CAPACITY_FIRST("Assess capacity for this decision first"),
        NO_TRANSFER("Do not move the person"),
        ATTORNEY_DECIDES("The attorney or deputy decides"),
        BEST_INTERESTS("Make a best interests decision"),
        ADVOCATE_BEFORE("Instruct an advocate (IMCA) before deciding"),
        ADVOCATE_AFTER("Decide in best interests and refer to an advocate (IMCA) at once after"),
        LEGAL_ADVICE_FIRST("Get legal advice before any move"),
        FIND_OUT_FIRST("Find out who may decide first");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What may not be done. */
    public enum Blocks {
        /** Saving where the person will go. */
        PLACEMENT_DECISION,
        /** Starting a move. */
        MOVE
    }

    /** What opens a gate: a change in what is known of the person, or something written in their record. */
    public enum Needs {
        CAPACITY_ASSESSED,
        AGREEMENT,
        AUTHORITY_KNOWN,
        FRIENDS_KNOWN,
        ATTORNEY_DECISION,
        BEST_INTERESTS,
        ADVOCATE_REPORT,
        REPRESENTATIVE,
        OBJECTION_ADVICE
    }

    /**
     * Something that stands in the way until a condition is met.
     *
     * @param needs what opens it
     * @param emergencyExcepted an emergency interim move may go ahead all the same
     */
    public record Gate(Blocks blocks, Needs needs, String until, boolean emergencyExcepted) {}

    /**
     * The answer and its consequences.
     *
     * @param row the row of table 2(d), {@code M1} to {@code M10}; {@code -} where no row fits until more is known
     * @param then rows that also apply: who decides once {@code row} is dealt with, or why capacity was presumed
     * @param tasks what must now be done, in order
     */
    public record Determination(
            String row,
            List<String> then,
            Outcome outcome,
            List<Gate> gates,
            List<String> tasks,
            String explanation,
            List<Finding> findings) {

        /** Whether {@code what} may go ahead as far as this rule is concerned. */
        public boolean allows(Blocks what, boolean emergencyInterim) {
            return closed(what, Set.of(), emergencyInterim).isEmpty();
        }

        /** The gates still shut with {@code met} in the person's record. */
        public List<Gate> closed(Blocks what, Set<Needs> met, boolean emergencyInterim) {
            return gates.stream()
                    .filter(g -> g.blocks() == what
                            && !met.contains(g.needs())
                            && !(emergencyInterim && g.emergencyExcepted()))
                    .toList();
        }
    }

    /** As the law itself asks. */
    public static Determination determine(Facts f) {
        return determine(f, AdvocacyTrigger.NO_ONE_WILLING_AND_ABLE);
    }

    /** As the council's procedure asks who there is to consult; the table is the same. */
    public static Determination determine(Facts f, AdvocacyTrigger advocacy) {
        var findings = findings(f, advocacy);
        return switch (f.capacity()) {
            case NOT_RECORDED -> withCapacity(f, true, findings);
            case HAS -> withCapacity(f, false, findings);
            case DOUBT ->
                new Determination(
                        "M2",
                        List.of(),
                        Outcome.ASSESS_CAPACITY_FIRST,
                        List.of(new Gate(
                                Blocks.PLACEMENT_DECISION,
                                Needs.CAPACITY_ASSESSED,
                                "capacity to make this decision has been assessed and recorded",
                                true)),
                        List.of("Assess capacity for this decision and record it"),
                        "Somebody doubts that the person can make this decision, so capacity is assessed for it before"
                                + " anyone chooses a place. Only an emergency interim move may go ahead meanwhile.",
                        findings);
            case LACKS -> lacking(f, findings);
        };
    }

    private static Determination withCapacity(Facts f, boolean presumed, List<Finding> findings) {
        var start = presumed
                ? "Nobody has recorded a doubt, so the person is presumed able to decide. "
                : "The person is able to decide. ";
        if (f.refuses() == Answer.YES) {
            return new Determination(
                    "M4",
                    presumed ? List.of("M1") : List.of(),
                    Outcome.NO_TRANSFER,
                    List.of(new Gate(
                            Blocks.MOVE,
                            Needs.AGREEMENT,
                            "the person agrees, or legal advice has been followed",
                            false)),
                    List.of(
                            "Do a risk assessment with the person",
                            "Give the person their options in writing",
                            "Offer a direct payment or personal assistant, unless legal advice bars it",
                            "If they still say no, ask for legal advice"),
                    start + "They say no, so they are not moved. They get a risk assessment, their options in writing,"
                            + " and a way to arrange their own care.",
                    findings);
        }
        return new Determination(
                presumed ? "M1" : "M3",
                List.of(),
                Outcome.PERSON_DECIDES,
                List.of(),
                presumed // M1: nothing to do unless a doubt is recorded
                        ? List.of()
                        : List.of(
                                "Involve the carer and anyone the person names",
                                "Offer an advocate if they need help to take part"),
                start + "Where they go is their decision, with whoever they want beside them.",
                findings);
    }

    private static Determination lacking(Facts f, List<Finding> findings) {
        var ordinary = whoDecides(f, findings);
        if (f.refuses() == Answer.YES) {
            var gates = new ArrayList<Gate>();
            gates.add(new Gate(
                    Blocks.MOVE,
                    Needs.OBJECTION_ADVICE,
                    "legal advice on the person's objection has been recorded",
                    false));
            gates.addAll(ordinary.gates());
            var tasks = new ArrayList<String>();
            tasks.add("Record what the person objects to");
            tasks.add("Ask for legal advice before any move");
            tasks.addAll(ordinary.tasks());
            var then = new ArrayList<String>();
            if (!ordinary.row().equals("-")) {
                then.add(ordinary.row());
            }
            then.addAll(ordinary.then());
            return new Determination(
                    "M10",
                    List.copyOf(then),
                    Outcome.LEGAL_ADVICE_FIRST,
                    List.copyOf(gates),
                    List.copyOf(tasks),
                    "The person cannot make this decision and objects to moving. The objection is recorded and legal"
                            + " advice taken before any move. " + ordinary.explanation(),
                    findings);
        }
        return ordinary;
    }

    private static Determination whoDecides(Facts f, List<Finding> findings) {
        if (f.welfareAuthority() != Answer.YES && f.propertyAuthorityOnly() == Answer.YES) {
            return moneyOnly(f, findings);
        }
        return switch (f.welfareAuthority()) {
            case YES ->
                new Determination(
                        "M5",
                        List.of(),
                        Outcome.ATTORNEY_DECIDES,
                        List.of(new Gate(
                                Blocks.PLACEMENT_DECISION,
                                Needs.ATTORNEY_DECISION,
                                "the attorney or deputy has been contacted and what they decided is recorded",
                                false)),
                        List.of("Contact the attorney or deputy within 1 day", "Record what they decide"),
                        "A registered health and welfare attorney or a welfare deputy decides within their authority."
                                + " Contact them and record what they say.",
                        findings);
            case NOT_KNOWN ->
                new Determination(
                        "-",
                        List.of(),
                        Outcome.FIND_OUT_FIRST,
                        List.of(new Gate(
                                Blocks.PLACEMENT_DECISION,
                                Needs.AUTHORITY_KNOWN,
                                "it is known whether anybody holds welfare authority",
                                true)),
                        List.of(
                                "Ask the Office of the Public Guardian and the family whether there is an attorney or deputy"),
                        "The person cannot make this decision. Nobody has checked whether an attorney or deputy may make"
                                + " it, so find that out first.",
                        findings);
            case NO -> unrepresented(f, findings);
        };
    }

    private static Determination moneyOnly(Facts f, List<Finding> findings) {
        var next = unrepresented(f, findings);
        var tasks = new ArrayList<String>();
        tasks.add("Contact the property attorney or deputy about money only");
        tasks.addAll(next.tasks());
        var then = new ArrayList<String>();
        if (!next.row().equals("-")) {
            then.add(next.row());
        }
        return new Determination(
                "M9",
                List.copyOf(then),
                next.outcome(),
                next.gates(),
                List.copyOf(tasks),
                "The power held covers property and money, not welfare, so its holder is contacted about costs"
                        + " but does not choose the place. " + next.explanation(),
                findings);
    }

    private static Determination unrepresented(Facts f, List<Finding> findings) {
        var bestInterests = new Gate(
                Blocks.PLACEMENT_DECISION,
                Needs.BEST_INTERESTS,
                "a best interests decision by a named decision maker is recorded",
                false);
        return switch (f.befriended()) {
            case YES ->
                new Determination(
                        "M6",
                        List.of(),
                        Outcome.BEST_INTERESTS,
                        List.of(bestInterests),
                        List.of(
                                "Name the decision maker",
                                "Consult family, friends and anyone interested in the person's welfare",
                                "Record the best interests decision"),
                        "A named decision maker decides in the person's best interests after asking family, friends and"
                                + " anyone else interested in their welfare.",
                        findings);
            case NOT_KNOWN ->
                new Determination(
                        "-",
                        List.of(),
                        Outcome.FIND_OUT_FIRST,
                        List.of(new Gate(
                                Blocks.PLACEMENT_DECISION,
                                Needs.FRIENDS_KNOWN,
                                "it is known whether family or a friend can be consulted",
                                true)),
                        List.of("Find out whether family or a friend is willing and able to be consulted"),
                        "The person cannot make this decision. Nobody has found out whether family or a friend can be"
                                + " consulted, so do that first.",
                        findings);
            case NO ->
                f.timeToInstruct() == Answer.NO
                        ? new Determination(
                                "M8",
                                List.of(),
                                Outcome.ADVOCATE_AFTER,
                                List.of(bestInterests),
                                List.of(
                                        "Record the best interests decision and why there was no time for an advocate",
                                        "Refer to an IMCA as soon as possible after the move, to check the decision and"
                                                + " for the first review"),
                                "The person has nobody to consult and there is no time to instruct an advocate. The move"
                                        + " may go ahead in their best interests; an IMCA checks it as soon as possible"
                                        + " afterwards and takes part in the first review.",
                                findings)
                        : new Determination(
                                "M7",
                                List.of(),
                                Outcome.ADVOCATE_BEFORE,
                                List.of(
                                        new Gate(
                                                Blocks.PLACEMENT_DECISION,
                                                Needs.ADVOCATE_REPORT,
                                                "an IMCA has been instructed and has reported",
                                                true),
                                        bestInterests,
                                        new Gate(
                                                Blocks.MOVE,
                                                Needs.REPRESENTATIVE,
                                                "the person has a named representative",
                                                true)),
                                List.of(
                                        "Instruct an IMCA",
                                        "Name the decision maker",
                                        "Record the best interests decision with the IMCA's report"),
                                "The person has nobody to consult, so an IMCA is instructed before the decision. The IMCA"
                                        + " reports; the named decision maker decides.",
                                findings);
        };
    }

    private static List<Finding> findings(Facts f, AdvocacyTrigger advocacy) {
        return List.of(
                new Finding(
                        f.capacity() == Capacity.NOT_RECORDED ? MCA_1 : MCA_2,
                        "Can the person make this decision?",
                        switch (f.capacity()) {
                            case HAS -> Answer.YES;
                            case LACKS -> Answer.NO;
                            case DOUBT, NOT_RECORDED -> Answer.NOT_KNOWN;
                        }),
                new Finding(
                        MCA_9,
                        "Does a registered welfare attorney or welfare deputy act for the person?",
                        f.welfareAuthority()),
                new Finding(MCA_4 + "; " + advocacy.clause(), advocacy.question(), f.befriended()),
                new Finding(MCA_39, "Is there time to instruct an advocate before the move?", f.timeToInstruct()),
                new Finding(MCA_4, "Does the person say no to the move?", f.refuses()));
    }

    private DecisionMaking() {}
}
