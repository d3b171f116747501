package care.backstop.people.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NhsNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"9990000018", "999 000 0018", "999-000-0018", " 999\u00a0000 0018 "})
    void readsItAsTyped(String typed) {
        assertThat(NhsNumber.parse(typed)).hasToString("999 000 0018");
        assertThat(NhsNumber.parse(typed).isTest()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
    999000001    | 10 digits
    99900000188  | 10 digits
    999000001A   | 10 digits
    ''           | 10 digits
    9990000019   | last digit does not fit
    9990000081   | last digit does not fit
    0000000000   | ten times the same digit
    9999999999   | ten times the same digit
    """)
    void saysWhatIsWrong(String typed, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NhsNumber.parse(typed))
                .withMessageContaining(words);
    }

    @Test
    void oneCheckDigitFitsAndNoneWhereTheSumGivesTen() {
        int without = 0;
        for (int nine = 999_000_000; nine < 999_002_200; nine++) {
            int fits = 0;
            for (int last = 0; last <= 9; last++) {
                try {
                    fits += new NhsNumber(nine + "" + last).isTest() ? 1 : 0;
                } catch (IllegalArgumentException e) {
                    assertThat(e).hasMessageContaining("does not fit");
                }
            }
            assertThat(fits).isLessThanOrEqualTo(1);
            without += 1 - fits;
        }
        // About one number in eleven can have no check digit.
        assertThat(without).isBetween(195, 205);
    }

    @Test
    void aNumberBelowTheTestRangeCouldBeSomebodys() {
        // 123 456 788 gives 1*10+2*9+3*8+4*7+5*6+6*5+7*4+8*3+8*2 = 208; 208 mod 11 = 10; check digit 1.
        assertThat(NhsNumber.parse("123 456 7881").isTest()).isFalse();
    }
}
