package care.backstop.placement.rules;

import static care.backstop.kernel.Answer.NO;
import static care.backstop.kernel.Answer.YES;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Answer;
import care.backstop.kernel.Problem;
import care.backstop.people.Capacity;
import care.backstop.people.rules.DecisionMaking.Facts;
import care.backstop.placement.model.Decided;
import care.backstop.placement.rules.MayChoose.Choice;
import care.backstop.placement.rules.MayChoose.Move;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows M1 to M10 held against a recorded choice and against a move about to begin. */
class MayChooseTest {

    @ParameterizedTest(name = "{8}: {9}")
    @CsvSource(textBlock = """
    # capacity,    welfare,   friends,   time, refuses, decided by,         maker, report + emergency, row, problems
    NOT_RECORDED, NO,        NO,        YES,  NO,      PERSON,             ,      --,  M1,  ''
    HAS,          YES,       YES,       YES,  NO,      PERSON,             ,      --,  M3,  ''
    HAS,          YES,       YES,       YES,  NO,      ATTORNEY_OR_DEPUTY, Jo,    --,  M3,  CONF decidedBy
    HAS,          NO,        YES,       YES,  NO,      BEST_INTERESTS,     Jo,    -e,  M3,  CONF decidedBy
    HAS,          NO,        YES,       YES,  YES,     PERSON,             ,      --,  M4,  ''
    HAS,          NO,        YES,       YES,  YES,     BEST_INTERESTS,     Jo,    --,  M4,  CONF decidedBy
    DOUBT,        NO,        YES,       YES,  NO,      PERSON,             ,      --,  M2,  STATE null
    DOUBT,        NO,        YES,       YES,  NO,      PERSON,             ,      -e,  M2,  ''
    LACKS,        YES,       NO,        YES,  NO,      ATTORNEY_OR_DEPUTY, Jo,    --,  M5,  ''
    LACKS,        YES,       NO,        YES,  NO,      ATTORNEY_OR_DEPUTY, ' ',   --,  M5,  VAL decisionMaker
    LACKS,        YES,       NO,        YES,  NO,      PERSON,             ,      -e,  M5,  CONF decidedBy
    LACKS,        NO,        YES,       YES,  NO,      BEST_INTERESTS,     Jo,    --,  M6,  ''
    LACKS,        NO,        YES,       YES,  NO,      PERSON,             ,      --,  M6,  CONF decidedBy
    LACKS,        NO,        YES,       YES,  NO,      ATTORNEY_OR_DEPUTY, ,      --,  M6,  VAL decisionMaker + CONF decidedBy
    LACKS,        NO,        NO,        YES,  NO,      BEST_INTERESTS,     Jo,    r-,  M7,  ''
    LACKS,        NO,        NO,        YES,  NO,      BEST_INTERESTS,     Jo,    --,  M7,  STATE null
    LACKS,        NO,        NO,        YES,  NO,      BEST_INTERESTS,     Jo,    -e,  M7,  ''
    LACKS,        NO,        NO,        YES,  NO,      PERSON,             ,      --,  M7,  CONF decidedBy + STATE null
    LACKS,        NO,        NO,        NO,   NO,      BEST_INTERESTS,     Jo,    --,  M8,  ''
    LACKS,        NO,        NO,        NO,   NO,      PERSON,             ,      --,  M8,  CONF decidedBy
    LACKS,        NO,        YES,       YES,  YES,     BEST_INTERESTS,     Jo,    --,  M10, ''
    LACKS,        NO,        YES,       YES,  YES,     PERSON,             ,      --,  M10, CONF decidedBy
    LACKS,        NOT_KNOWN, NO,        YES,  NO,      BEST_INTERESTS,     Jo,    --,  -,   STATE null
    LACKS,        NOT_KNOWN, NO,        YES,  NO,      BEST_INTERESTS,     Jo,    -e,  -,   ''
    """)
    void againstAChoice(
            Capacity capacity,
            Answer welfare,
            Answer befriended,
            Answer time,
            Answer refuses,
            Decided decided,
            @Nullable String maker,
            String more,
            String row,
            String problems) {
        var facts = new Facts(capacity, welfare, NO, befriended, time, refuses);
        var choice =
                new Choice(decided, maker, more.charAt(0) == 'r', more.charAt(1) == 'e' ? "the roof is down" : null);

        var found = MayChoose.againstChoice(facts, choice);

        assertThat(words(found)).isEqualTo(problems);
        assertThat(found.stream().filter(p -> p.code() != Problem.Code.VAL))
                .allSatisfy(p -> assertThat(p.message()).startsWith("Row " + row + ": "));
    }

    @ParameterizedTest(name = "{4} {5} {6}: {7}")
    @CsvSource(textBlock = """
    # capacity, welfare,   friends, refuses, representative, advice, override, problems
    HAS,        NO,        YES,     NO,      ,               ,       ,         ''
    HAS,        NO,        YES,     YES,     Jo,             said yes, fire,   STATE null
    DOUBT,      NO,        YES,     YES,     ,               ,       ,         ''
    LACKS,      NO,        YES,     NO,      ,               ,       ,         ''
    LACKS,      NO,        NO,      NO,      ,               ,       ,         STATE null
    LACKS,      NO,        NO,      NO,      ' ',            ,       ' ',      STATE null
    LACKS,      NO,        NO,      NO,      Jo,             ,       ,         ''
    LACKS,      NO,        NO,      NO,      ,               ,       fire,     ''
    LACKS,      NO,        YES,     YES,     Jo,             ,       fire,     STATE null
    LACKS,      NO,        YES,     YES,     ,               proceed 8 December, , ''
    LACKS,      NO,        NO,      YES,     ,               proceed 8 December, , STATE null
    LACKS,      NO,        NO,      YES,     Jo,             ,       ,         STATE null
    LACKS,      NO,        NO,      YES,     ,               ,       ,         STATE null + STATE null
    LACKS,      NO,        NO,      YES,     Jo,             proceed 8 December, , ''
    """)
    void againstLeaving(
            Capacity capacity,
            Answer welfare,
            Answer befriended,
            Answer refuses,
            @Nullable String representative,
            @Nullable String advice,
            @Nullable String override,
            String problems) {
        var facts = new Facts(capacity, welfare, NO, befriended, YES, refuses);

        var found = MayChoose.againstLeaving(facts, new Move(representative, advice, override));

        assertThat(words(found)).isEqualTo(problems);
        assertThat(found).allSatisfy(p -> assertThat(p.message()).startsWith("Row M"));
    }

    private static String words(List<Problem> problems) {
        return String.join(
                " + ", problems.stream().map(p -> p.code() + " " + p.field()).toList());
    }
}
