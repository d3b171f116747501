package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.rules.CallRound.Accepted;
import care.backstop.incident.rules.CallRound.NobodyLeft;
import care.backstop.incident.rules.CallRound.Outcome;
import care.backstop.incident.rules.CallRound.Ring;
import care.backstop.incident.rules.CallRound.Tried;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallRoundTest {

    /** Two leads A and B and a deputy C; tried: who and a accepted, d declined, m message left, n no answer. */
    @ParameterizedTest(name = "{0} then {1}")
    @CsvSource(textBlock = """
    # tried,           next,     case
    '',                A,        the first lead first
    Am,                B,        a message left is not an acknowledgement
    An,                B,        nor is no answer
    Am Bm,             C,        neither lead reached: the deputy
    Am Bn Cm,          A,        round again from the first
    Am Bn Cm Am,       B,        and so on in turn
    Ad,                B,        who declines is passed over
    Ad Bm Cm,          B,        and not tried again
    Ad Bd Cd,          NOBODY,   everybody declined
    Am Ba,             TAKEN B,  somebody accepted
    Am Ba Cm,          TAKEN B,  whatever came after
    Cm,                A,        out of turn does not matter
    """)
    void namesTheNext(String tried, String next, String because) {
        var inTurn = List.of(post("A"), post("B"), post("C"));
        var attempts = new ArrayList<Tried>();
        for (var word : tried.isEmpty() ? new String[0] : tried.split(" ")) {
            attempts.add(new Tried(
                    post(word.substring(0, 1)),
                    switch (word.charAt(1)) {
                        case 'a' -> Outcome.ACCEPTED;
                        case 'd' -> Outcome.DECLINED;
                        case 'm' -> Outcome.MESSAGE_LEFT;
                        default -> Outcome.NO_ANSWER;
                    }));
        }
        assertThat(CallRound.next(inTurn, attempts))
                .as(because)
                .isEqualTo(
                        switch (next) {
                            case "NOBODY" -> new NobodyLeft();
                            case "TAKEN B" -> new Accepted(post("B"));
                            default -> new Ring(post(next));
                        });
    }

    @Test
    void withNobodyNamedThereIsNobodyToRing() {
        assertThat(CallRound.next(List.of(), List.of())).isEqualTo(new NobodyLeft());
    }

    private static UUID post(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
