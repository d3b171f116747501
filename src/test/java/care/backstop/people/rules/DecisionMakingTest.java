package care.backstop.people.rules;

import static care.backstop.kernel.Answer.NO;
import static care.backstop.kernel.Answer.NOT_KNOWN;
import static care.backstop.kernel.Answer.YES;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Answer;
import care.backstop.people.Capacity;
import care.backstop.people.rules.DecisionMaking.Blocks;
import care.backstop.people.rules.DecisionMaking.Facts;
import care.backstop.people.rules.DecisionMaking.Gate;
import care.backstop.people.rules.DecisionMaking.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Requirements 2(d), table M1 to M10. */
class DecisionMakingTest {

    @ParameterizedTest(name = "{9}")
    @CsvSource(textBlock = """
    # capacity,    welfare,   property, friends,   time,      refuses,   row, then,  outcome,               case
    NOT_RECORDED, NO,        NO,       NO,        YES,       NO,        M1,  '',    PERSON_DECIDES,        nothing recorded so capacity is presumed
    NOT_RECORDED, NO,        NO,       NO,        YES,       YES,       M4,  M1,    NO_TRANSFER,           presumed able and says no
    DOUBT,        YES,       NO,       YES,       YES,       NO,        M2,  '',    ASSESS_CAPACITY_FIRST, doubt comes before any attorney
    DOUBT,        NO,        NO,       NO,        NO,        YES,       M2,  '',    ASSESS_CAPACITY_FIRST, doubt and refusal
    HAS,          YES,       NO,       YES,       YES,       NO,        M3,  '',    PERSON_DECIDES,        an attorney does not displace a person with capacity
    HAS,          NO,        NO,       NO,        YES,       NOT_KNOWN, M3,  '',    PERSON_DECIDES,        no refusal recorded
    HAS,          NO,        NO,       YES,       YES,       YES,       M4,  '',    NO_TRANSFER,           refuses with capacity
    LACKS,        YES,       NO,       NO,        NO,        NO,        M5,  '',    ATTORNEY_DECIDES,      attorney decides although unbefriended
    LACKS,        NO,        NO,       YES,       NO,        NO,        M6,  '',    BEST_INTERESTS,        family to consult
    LACKS,        NO,        NO,       NO,        YES,       NO,        M7,  '',    ADVOCATE_BEFORE,       nobody and time
    LACKS,        NO,        NO,       NO,        NOT_KNOWN, NO,        M7,  '',    ADVOCATE_BEFORE,       time not known is taken as time
    LACKS,        NO,        NO,       NO,        NO,        NO,        M8,  '',    ADVOCATE_AFTER,        nobody and no time
    LACKS,        NO,        YES,      YES,       YES,       NO,        M9,  M6,    BEST_INTERESTS,        property power and family
    LACKS,        NO,        YES,      NO,        YES,       NO,        M9,  M7,    ADVOCATE_BEFORE,       property power and nobody
    LACKS,        NOT_KNOWN, YES,      NO,        NO,        NO,        M9,  M8,    ADVOCATE_AFTER,        property power only means no welfare power
    LACKS,        YES,       YES,      NO,        NO,        NO,        M5,  '',    ATTORNEY_DECIDES,      both kinds held
    LACKS,        YES,       NO,       YES,       YES,       YES,       M10, M5,    LEGAL_ADVICE_FIRST,    objects although an attorney would decide
    LACKS,        NO,        NO,       NO,        NO,        YES,       M10, M8,    LEGAL_ADVICE_FIRST,    objects and no time
    LACKS,        NO,        YES,      NO,        YES,       YES,       M10, M9 M7, LEGAL_ADVICE_FIRST,    objects with a property power
    LACKS,        NOT_KNOWN, NO,       YES,       YES,       NO,        -,   '',    FIND_OUT_FIRST,        nobody checked for an attorney
    LACKS,        NO,        NO,       NOT_KNOWN, YES,       NO,        -,   '',    FIND_OUT_FIRST,        nobody asked about family
    LACKS,        NO,        YES,      NOT_KNOWN, YES,       NO,        M9,  '',    FIND_OUT_FIRST,        property power and family not known
    LACKS,        NOT_KNOWN, NO,       NO,        YES,       YES,       M10, '',    LEGAL_ADVICE_FIRST,    objects and nobody checked
    """)
    void firstRowThatFits(
            Capacity capacity,
            Answer welfare,
            Answer property,
            Answer befriended,
            Answer time,
            Answer refuses,
            String row,
            String then,
            Outcome outcome,
            String because) {
        var answer = DecisionMaking.determine(new Facts(capacity, welfare, property, befriended, time, refuses));

        assertThat(answer.row()).as(because).isEqualTo(row);
        assertThat(String.join(" ", answer.then())).isEqualTo(then);
        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(answer.findings()).hasSize(5);
        assertThat(answer.explanation()).endsWith(".");
        assertThat(answer.tasks().isEmpty()).isEqualTo(row.equals("M1"));
    }

    @ParameterizedTest
    @EnumSource(Capacity.class)
    void agreesWithTheTableToldAnotherWay(Capacity capacity) {
        for (var welfare : Answer.values()) {
            for (var property : Answer.values()) {
                for (var befriended : Answer.values()) {
                    for (var time : Answer.values()) {
                        for (var refuses : Answer.values()) {
                            var facts = new Facts(capacity, welfare, property, befriended, time, refuses);
                            var answer = DecisionMaking.determine(facts);
                            var rows = (answer.row() + " " + String.join(" ", answer.then())).strip();
                            assertThat(rows).as("%s", facts).isEqualTo(oracle(facts));
                            assertThat(answer.allows(Blocks.MOVE, true))
                                    .as("an emergency never overrides a refusal: %s", facts)
                                    .isEqualTo(refuses != YES || capacity == Capacity.DOUBT);
                            assertThat(answer.gates().isEmpty()).isEqualTo(answer.outcome() == Outcome.PERSON_DECIDES);
                        }
                    }
                }
            }
        }
    }

    private static String oracle(Facts f) {
        boolean no = f.refuses() == YES;
        if (f.capacity() == Capacity.DOUBT) {
            return "M2";
        }
        if (f.capacity() != Capacity.LACKS) {
            boolean presumed = f.capacity() == Capacity.NOT_RECORDED;
            return no ? presumed ? "M4 M1" : "M4" : presumed ? "M1" : "M3";
        }
        String tail;
        if (f.befriended() == YES) {
            tail = "M6";
        } else if (f.befriended() == NOT_KNOWN) {
            tail = "";
        } else {
            tail = f.timeToInstruct() == NO ? "M8" : "M7";
        }
        String rows;
        if (f.welfareAuthority() == YES) {
            rows = "M5";
        } else if (f.propertyAuthorityOnly() == YES) {
            rows = ("M9 " + tail).strip();
        } else {
            rows = f.welfareAuthority() == NO ? tail : "";
        }
        if (no) {
            return ("M10 " + rows).strip();
        }
        return rows.isEmpty() ? "-" : rows;
    }

    @Test
    void doubtBlocksTheDecisionButNotAnEmergencyInterimMove() {
        var answer = DecisionMaking.determine(new Facts(Capacity.DOUBT, NO, NO, YES, YES, NO));

        assertThat(answer.allows(Blocks.PLACEMENT_DECISION, false)).isFalse();
        assertThat(answer.allows(Blocks.PLACEMENT_DECISION, true)).isTrue();
        assertThat(answer.allows(Blocks.MOVE, false)).isTrue();
    }

    @Test
    void anUnbefriendedPersonMovesWithARepresentativeExceptInAnEmergency() {
        // SA-5.6, SA-3.8.
        var answer = DecisionMaking.determine(new Facts(Capacity.LACKS, NO, NO, NO, YES, NO));

        assertThat(answer.allows(Blocks.MOVE, false)).isFalse();
        assertThat(answer.allows(Blocks.MOVE, true)).isTrue();
        assertThat(answer.gates())
                .contains(new Gate(
                        Blocks.PLACEMENT_DECISION,
                        DecisionMaking.Needs.BEST_INTERESTS,
                        "a best interests decision by a named decision maker is recorded",
                        false));
        assertThat(answer.allows(Blocks.PLACEMENT_DECISION, true)).isFalse();
    }

    @Test
    void aUsableAttorneyMustBeContactedEvenInAnEmergency() {
        // SA-3.11.
        var answer = DecisionMaking.determine(new Facts(Capacity.LACKS, YES, NO, NO, NO, NO));

        assertThat(answer.allows(Blocks.PLACEMENT_DECISION, true)).isFalse();
        assertThat(answer.tasks()).contains("Contact the attorney or deputy within 1 day");
    }

    @Test
    void whatMustBeFoundOutMayWaitInAnEmergency() {
        assertThat(DecisionMaking.determine(new Facts(Capacity.LACKS, NOT_KNOWN, NO, NO, NO, NO))
                        .allows(Blocks.PLACEMENT_DECISION, true))
                .isTrue();
        assertThat(DecisionMaking.determine(new Facts(Capacity.LACKS, NO, NO, NOT_KNOWN, NO, NO))
                        .allows(Blocks.PLACEMENT_DECISION, true))
                .isTrue();
    }

    @Test
    void anObjectionKeepsTheOrdinaryTasksAfterItsOwn() {
        var answer = DecisionMaking.determine(new Facts(Capacity.LACKS, NO, YES, NO, YES, YES));

        assertThat(answer.tasks())
                .startsWith(
                        "Record what the person objects to",
                        "Ask for legal advice before any move",
                        "Contact the property attorney or deputy about money only")
                .contains("Instruct an IMCA");
        assertThat(answer.explanation()).contains("objects to moving").contains("does not choose the place");
        assertThat(answer.gates()).hasSize(4);
    }

    @Test
    void capacityIsAnsweredInTheFindings() {
        assertThat(finding(Capacity.HAS)).isEqualTo(YES);
        assertThat(finding(Capacity.LACKS)).isEqualTo(NO);
        assertThat(finding(Capacity.DOUBT)).isEqualTo(NOT_KNOWN);
        assertThat(finding(Capacity.NOT_RECORDED)).isEqualTo(NOT_KNOWN);
        assertThat(DecisionMaking.determine(new Facts(Capacity.NOT_RECORDED, NO, NO, NO, NO, NO))
                        .findings()
                        .getFirst()
                        .authority())
                .isEqualTo("Mental Capacity Act 2005 s 1(2)");
        assertThat(DecisionMaking.determine(new Facts(Capacity.NOT_RECORDED, NO, NO, NO, NO, NO))
                        .explanation())
                .startsWith("Nobody has recorded a doubt");
    }

    private static Answer finding(Capacity capacity) {
        return DecisionMaking.determine(new Facts(capacity, NO, NO, YES, YES, NO))
                .findings()
                .getFirst()
                .answer();
    }
}
