package care.backstop.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoodPasswordTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            three unrelated words    | good
            kettle9!Marsh            | good
            elevenchars              | at least 12
            Password1234!            | harder to guess
            BackstopCouncil2026      | harder to guess
            aaaaaaaaaaaaaaaaaa       | harder to guess
            abababababababab         | harder to guess
            abcdefghijklmnop         | harder to guess
            1234567890123456         | harder to guess
            i am nova.one today      | user name
            """)
    void takesLongOnesThatNobodyWouldGuessFirst(String password, String says) {
        var wrong = GoodPassword.whatIsWrong(password, "Nova.One");
        if (says.equals("good")) {
            assertThat(wrong).isEmpty();
        } else {
            assertThat(wrong.orElse("good")).contains(says);
        }
    }

    @Test
    void countsTheBytesThatAreKept() {
        assertThat(GoodPassword.whatIsWrong("horse staple ".repeat(5) + "marshes", "x"))
                .isEmpty();
        assertThat(GoodPassword.whatIsWrong("horse staple ".repeat(5) + "marshes!", "x"))
                .hasValueSatisfying(w -> assertThat(w).contains("at most 72"));
        assertThat(GoodPassword.whatIsWrong("ém".repeat(20) + "horse staple", "x"))
                .as("52 letters of 72 bytes")
                .isEmpty();
        assertThat(GoodPassword.whatIsWrong("ém".repeat(20) + "horse stapleé", "x"))
                .isPresent();
    }

    @Test
    void takesLettersThatLookAlikeForTheSame() {
        assertThat(GoodPassword.normal("cafe\u0301 kettle")).isEqualTo("caf\u00e9 kettle");
    }
}
