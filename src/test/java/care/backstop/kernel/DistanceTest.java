package care.backstop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistanceTest {

    @ParameterizedTest
    @CsvSource({
        "0, less than 0.1 miles",
        "80, less than 0.1 miles",
        "81, 0.1 miles",
        "1609, 1 mile",
        "1700, 1.1 miles",
        "3400, 2.1 miles",
        "160934, 100.0 miles"
    })
    void isToldInMiles(int metres, String words) {
        assertThat(Distance.show(metres)).isEqualTo(words);
    }
}
