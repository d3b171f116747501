package care.backstop.market.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.market.register.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
      Cares for        | DEMENTIA; OLDER_PEOPLE                | Dementia, Older people
      Cares for        | SOMEBODY_NEW                          | SOMEBODY_NEW
      Overall rating   | REQUIRES_IMPROVEMENT                  | Requires improvement
      Overall rating   | Something else                        | Something else
      Rating published | 2020-12-07                            | 7 December 2020
      Registration     | Registered                            | Registered
      Registration     | Ended 2020-12-07                      | Ended 7 December 2020
      Registration     | Missing since 2020-12-07              | Missing since 7 December 2020
      Services         | Nursing homes; Homecare agencies      | Nursing homes; Homecare agencies
      Name             | GOOD                                  | GOOD
    """)
    void whatASourceSaysReadsAsWords(String name, String value, String words) {
        assertThat(Words.fact(name, value)).isEqualTo(words);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
    void everySourceHasWords(Kind kind) {
        assertThat(Words.source(kind.key())).startsWith("CQC ").doesNotContain("-");
    }
}
