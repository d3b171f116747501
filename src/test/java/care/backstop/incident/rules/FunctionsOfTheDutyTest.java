package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.IncidentKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsOfTheDutyTest {

    private static final Map<String, String> TASKS = new LinkedHashMap<>();

    static {
        TASKS.put("PLACEMENT", "Find other care");
        TASKS.put("CHARGES", "Work out the charges");
        TASKS.put("CONTRACTS", "Contract for it");
    }

    @ParameterizedTest(name = "{0} with {1} lacks {2}")
    @CsvSource(textBlock = """
            FAILURE,   ,                             Find other care|Work out the charges|Contract for it
            FAILURE,   CHARGES,                      Find other care|Contract for it
            FAILURE,   CHARGES|SOMETHING,            Find other care|Contract for it
            FAILURE,   PLACEMENT|CHARGES|CONTRACTS,
            EXIT,      ,
            POTENTIAL, CHARGES,
            """)
    void namesWhatNobodyDoes(IncidentKind kind, @Nullable String mapped, @Nullable String missing) {
        assertThat(FunctionsOfTheDuty.missing(kind, TASKS, split(mapped))).isEqualTo(split(missing));
    }

    private static List<String> split(@Nullable String words) {
        return words == null ? List.of() : List.of(words.split("\\|"));
    }
}
