package care.backstop.placement.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoveGuidanceTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
          the first file              |          | Kay | 2   | https://files.example/guide.pdf | ''
          another version             | 1        | Kay | 2   | https://files.example/guide.pdf | ''
          nobody owns it              | 1        |     | 2   | https://files.example/guide.pdf | owner
          only blanks own it          | 1        | ' ' | 2   | https://files.example/guide.pdf | owner
          replaced without a version  | 1        | Kay |     | https://files.example/guide.pdf | version
          the version that is there   | May 2025 | Kay | ' may 2025' | https://files.example/guide.pdf | version
          no file                     | 1        | Kay | 2   |                                 | address
          not on the web              | 1        | Kay | 2   | guide.pdf                       | address
          in the clear                | 1        | Kay | 2   | http://files.example/guide.pdf  | address
          no host                     | 1        | Kay | 2   | https:///guide.pdf              | address
          no address at all           | 1        | Kay | 2   | https://files.example/a b       | address
          nothing                     |          |     |     |                                 | owner version address
        """)
    void whatAFileNeeds(
            String name,
            @Nullable String before,
            @Nullable String owner,
            @Nullable String version,
            @Nullable String address,
            String fields) {
        var problems = MoveGuidance.against(before, owner, version, address);
        assertThat(problems)
                .extracting(Problem::field)
                .isEqualTo(fields.isEmpty() ? List.of() : List.of(fields.split(" ")));
        assertThat(problems).allSatisfy(p -> assertThat(p.code()).isEqualTo(Problem.Code.VAL));
    }

    @Test
    void nothingIsLongerThanItsPlace() {
        var most = "x".repeat(500);
        assertThat(MoveGuidance.against(null, most, most, "https://a.example/" + "x".repeat(482)))
                .isEmpty();
        assertThat(MoveGuidance.against(null, most + "x", most + "x", "https://a.example/" + "x".repeat(483)))
                .extracting(Problem::field)
                .containsExactly("owner", "version", "address");
    }
}
