package care.backstop.placement.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Problem;
import care.backstop.placement.model.VisitKind;
import care.backstop.placement.model.VisitState;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Visits and trial stays as they are written down. Today is 10 December 2020. */
class KnowThePlaceTest {

    private static final LocalDate TODAY = LocalDate.of(2020, 12, 10);

    @ParameterizedTest(name = "{9}")
    @CsvSource(nullValues = "-", textBlock = """
    # kind,    state,    starts,     ends,       who, how,  said,   decided,    moved,      case,                                 problems
    VISIT,     WENT,     2020-12-10, -,          Kay, fine, lovely, -,          -,          went today,                           ''
    ON_SCREEN, WENT,     2020-12-09, -,          Kay, fine, lovely, 2020-12-08, -,          a visit after the choice is no harm,  ''
    VISIT,     WENT,     2020-12-11, -,          Kay, fine, lovely, -,          -,          cannot have gone tomorrow,            VAL starts
    VISIT,     ARRANGED, 2020-12-10, -,          Kay, -,    -,      -,          -,          arranged for today,                   ''
    VISIT,     ARRANGED, 2020-12-09, -,          Kay, -,    -,      -,          -,          arranged for a day that is over,      VAL starts
    VISIT,     ARRANGED, 2020-12-11, -,          ' ', -,    -,      -,          -,          nobody goes along,                    VAL whoWent
    VISIT,     WENT,     2020-12-10, -,          -,   fine, lovely, -,          -,          nobody went along,                    VAL whoWent
    VISIT,     WENT,     2020-12-10, -,          Kay, ' ',  lovely, -,          -,          nobody wrote how it went,             VAL howItWent
    VISIT,     WENT,     2020-12-10, -,          Kay, fine, -,      -,          -,          nobody wrote what they said,          VAL said
    VISIT,     DECLINED, 2020-12-10, -,          -,   -,    no,     -,          -,          offered and declined today,           ''
    VISIT,     DECLINED, 2020-12-10, -,          -,   -,    ' ',    -,          -,          declined without a word,              VAL said
    VISIT,     DECLINED, 2020-12-11, -,          -,   -,    no,     -,          -,          declined tomorrow,                    VAL starts
    TRIAL,     WENT,     2020-12-08, 2020-12-10, Kay, fine, lovely, -,          -,          a trial that ended today,             ''
    TRIAL,     WENT,     2020-12-08, 2020-12-11, Kay, fine, lovely, -,          -,          a trial that still runs,              VAL ends
    TRIAL,     ARRANGED, 2020-12-10, 2020-12-12, Kay, -,    -,      -,          -,          a trial to come,                      ''
    TRIAL,     ARRANGED, 2020-12-10, -,          Kay, -,    -,      -,          -,          a trial without an end,               VAL ends
    TRIAL,     ARRANGED, 2020-12-12, 2020-12-11, Kay, -,    -,      -,          -,          ends before it begins,                VAL ends
    TRIAL,     ARRANGED, 2020-12-12, 2020-12-12, Kay, -,    -,      -,          -,          one night,                            ''
    VISIT,     ARRANGED, 2020-12-12, 2020-12-12, Kay, -,    -,      -,          -,          only a trial has a last day,          VAL ends
    -,         ARRANGED, 2020-12-12, 2020-12-12, Kay, -,    -,      -,          -,          which kind is not said,               VAL kind
    TRIAL,     ARRANGED, 2020-12-11, 2020-12-12, Kay, -,    -,      2020-12-11, -,          a trial from the day of the choice,   ''
    TRIAL,     ARRANGED, 2020-12-12, 2020-12-13, Kay, -,    -,      2020-12-11, -,          a trial after the choice,             STATE starts
    TRIAL,     DECLINED, 2020-12-10, 2020-12-10, -,   -,    no,     2020-12-09, -,          a trial declined is written anyway,   ''
    VISIT,     WENT,     2020-12-10, -,          Kay, fine, lovely, -,          2020-12-10, visited on the day of the move,       ''
    VISIT,     WENT,     2020-12-10, -,          Kay, fine, lovely, -,          2020-12-09, visited after the move,               VAL starts
    TRIAL,     ARRANGED, 2020-12-12, 2020-12-13, Kay, -,    -,      2020-12-01, 2020-12-09, the move says it all,                 VAL starts
    VISIT,     -,        2020-12-10, -,          Kay, fine, lovely, -,          -,          nobody says what became of it,        VAL state
    VISIT,     WENT,     -,          -,          Kay, fine, lovely, -,          -,          no day,                               VAL starts
    -,         -,        -,          -,          -,   -,    -,      -,          -,          nothing at all,                       VAL kind + VAL state + VAL starts
    """)
    void whatIsWrittenDown(
            @Nullable VisitKind kind,
            @Nullable VisitState state,
            @Nullable LocalDate starts,
            @Nullable LocalDate ends,
            @Nullable String who,
            @Nullable String how,
            @Nullable String said,
            @Nullable LocalDate decided,
            @Nullable LocalDate moved,
            String named,
            String problems) {
        var found = KnowThePlace.against(
                new KnowThePlace.Visit(kind, state, starts, ends, who, how, said),
                new KnowThePlace.Person(TODAY, decided, moved));

        assertThat(found.stream().map(p -> p.code() + " " + p.field()).collect(Collectors.joining(" + ")))
                .as(named)
                .isEqualTo(problems);
        assertThat(found)
                .extracting(Problem::message)
                .allSatisfy(m -> assertThat(m).isNotBlank());
    }

    @Test
    void theWordsFitWhatIsAsked() {
        var person = new KnowThePlace.Person(TODAY, null, LocalDate.of(2020, 12, 9));

        assertThat(KnowThePlace.against(
                        new KnowThePlace.Visit(VisitKind.VISIT, VisitState.WENT, TODAY, null, null, "fine", "lovely"),
                        person))
                .extracting(Problem::message)
                .containsExactly(
                        "Name who went with them", "They moved on 9 December 2020: a visit comes before the move");
        assertThat(KnowThePlace.against(
                        new KnowThePlace.Visit(VisitKind.VISIT, VisitState.ARRANGED, TODAY, null, null, null, null),
                        new KnowThePlace.Person(TODAY, null, null)))
                .extracting(Problem::message)
                .containsExactly("Name who goes with them");
    }
}
