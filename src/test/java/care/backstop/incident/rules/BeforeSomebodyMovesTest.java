package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeforeSomebodyMovesTest {

    @ParameterizedTest(name = "{3}")
    @CsvSource(textBlock = """
        # settled, each,  theirs, case,                                                     waits
        false,     false, false,  about the service and open,                               true
        false,     false, true,   what is about the service is not settled for one person,  true
        true,      false, false,  about the service and settled,                            false
        false,     true,  false,  about each person and open for them,                      true
        false,     true,  true,   about each person and settled for them,                   false
        true,      true,  false,  settled for everybody counts for each,                    false
        """)
    void whatWaits(boolean settled, boolean each, boolean theirs, String what, boolean waits) {
        assertThat(BeforeSomebodyMoves.waits(settled, each, theirs)).as(what).isEqualTo(waits);
    }
}
