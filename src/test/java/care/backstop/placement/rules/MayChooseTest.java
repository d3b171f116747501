package care.backstop.placement.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Answer;
import care.backstop.kernel.Problem;
import care.backstop.people.Capacity;
import care.backstop.people.rules.DecisionMaking;
import care.backstop.placement.model.Decided;
import care.backstop.testing.Requirement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Table 2(d) against choices and moves as they are recorded. */
class MayChooseTest {

    private static final String EMERGENCY = "The roof is gone and nobody may sleep here tonight";

    @ParameterizedTest(name = "{0}: {8}")
    @CsvSource(textBlock = """
        # row, capacity,     attorney, befriended, time,      refuses, decided by,         emergency, case,                                        expected
          M1,  NOT_RECORDED, NO,       NO,         YES,       NO,      PERSON,             false,     presumed able and decides,                   ok
          M1,  NOT_RECORDED, NO,       YES,        YES,       NO,      BEST_INTERESTS,     false,     presumed able so nobody decides for them,    CONF
          M2,  DOUBT,        NO,       YES,        YES,       NO,      PERSON,             false,     in doubt so assess first,                    STATE
          M2,  DOUBT,        NO,       YES,        YES,       NO,      PERSON,             true,      in doubt but an emergency,                   ok
          M3,  HAS,          YES,      NO,         YES,       NO,      PERSON,             false,     able and decides,                            ok
          M3,  HAS,          YES,      NO,         YES,       NO,      ATTORNEY_OR_DEPUTY, false,     able so the attorney does not decide,        CONF
          M5,  LACKS,        YES,      YES,        YES,       NO,      ATTORNEY_OR_DEPUTY, false,     the attorney decides,                        ok
          M5,  LACKS,        YES,      YES,        YES,       NO,      BEST_INTERESTS,     false,     nobody goes past the attorney,               CONF
          M5,  LACKS,        YES,      YES,        YES,       NO,      BEST_INTERESTS,     true,      not even in an emergency,                    CONF
          M6,  LACKS,        NO,       YES,        YES,       NO,      BEST_INTERESTS,     false,     in best interests after consulting,          ok
          M6,  LACKS,        NO,       YES,        YES,       NO,      PERSON,             false,     a person who cannot decide did not,          CONF
          M7,  LACKS,        NO,       NO,         YES,       NO,      BEST_INTERESTS,     false,     nobody to ask so an advocate reports first,  STATE
          M7,  LACKS,        NO,       NO,         NOT_KNOWN, NO,      BEST_INTERESTS,     true,      nobody to ask but an emergency,              ok
          M8,  LACKS,        NO,       NO,         NO,        NO,      BEST_INTERESTS,     false,     no time for an advocate,                     ok
          -,   LACKS,        NOT_KNOWN,NO,         YES,       NO,      BEST_INTERESTS,     false,     nobody looked for an attorney,               STATE
          M10, LACKS,        NO,       YES,        YES,       YES,     BEST_INTERESTS,     false,     an objection stops the move not the choice,  ok
        """)
    void whoMayChoose(
            String row,
            Capacity capacity,
            Answer attorney,
            Answer befriended,
            Answer time,
            Answer refuses,
            Decided by,
            boolean emergency,
            String name,
            String expected) {
        var facts = new DecisionMaking.Facts(capacity, attorney, Answer.NO, befriended, time, refuses);
        assertThat(DecisionMaking.determine(facts).row()).isEqualTo(row);
        assertThat(codes(MayChoose.againstChoice(
                        facts,
                        new MayChoose.Choice(
                                by, by == Decided.PERSON ? null : "Dr Fen", false, emergency ? EMERGENCY : null))))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(textBlock = """
        # capacity, befriended, recorded,        emergency, case,                                                   expected
          HAS,      YES,        nothing,         false,     a person who can decide and says no is not moved,       STATE
          HAS,      YES,        advice,          false,     not with legal advice on file either,                   STATE
          HAS,      YES,        advice,          true,      and no post may override that in an emergency,          AUTH
          LACKS,    YES,        nothing,         false,     an objection without legal advice stops the move,       STATE
          LACKS,    YES,        nothing,         true,      an emergency does not replace legal advice,             STATE
          LACKS,    YES,        advice,          false,     legal advice on the objection lets it go on,            ok
          LACKS,    NO,         advice,          false,     with nobody to consult a representative is named too,   STATE
          LACKS,    NO,         both,            false,     named and advised,                                      ok
        """)
    @Requirement("K4.14-a")
    void whoeverSaysNo(
            Capacity capacity, Answer befriended, String recorded, boolean emergency, String name, String expected) {
        var facts = new DecisionMaking.Facts(capacity, Answer.NO, Answer.NO, befriended, Answer.YES, Answer.YES);
        assertThat(codes(MayChoose.againstLeaving(
                        facts,
                        new MayChoose.Move(
                                recorded.equals("both") ? "Ms Reed" : null,
                                recorded.equals("nothing") ? null : "Counsel, 8 December: may go on",
                                emergency ? EMERGENCY : null))))
                .isEqualTo(expected);
    }

    private static @Nullable String codes(List<Problem> problems) {
        return problems.isEmpty() ? "ok" : problems.getFirst().code().name();
    }
}
