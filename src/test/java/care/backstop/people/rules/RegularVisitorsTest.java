package care.backstop.people.rules;

import static care.backstop.people.rules.People.able;
import static care.backstop.people.rules.People.entry;
import static care.backstop.people.rules.People.with;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.people.RegularWorker;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegularVisitorsTest {

    private static Known.Entry worker(String name, String where, @Nullable String location) {
        return entry(EntryKind.REGULAR_WORKER, answers(name, where, location));
    }

    private static Map<String, String> answers(String name, String where, @Nullable String location) {
        var answers = new HashMap<>(Map.of("worker", name, "where", where));
        if (location != null) {
            answers.put("location", location);
        }
        return answers;
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(textBlock = """
        GOES,      1-600, ''
        GOES,      ,      location VAL
        STOPS,     1-600, location CONF
        STOPS,     ,      ''
        NOT_KNOWN, 1-600, location CONF
        NOT_KNOWN, ,      ''
        """)
    void anAgencyIsNamedOnlyByWhoeverGoesToOne(String where, @Nullable String location, String against) {
        assertThat(RegularVisitors.against(new Written(answers("Mo", where, location))).stream()
                        .map(p -> p.field() + " " + p.code())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(against);
        assertThat(RegularVisitors.WHERE).containsKey(where);
    }

    @Test
    void whatWasWrittenLastOfEachWorkerCounts() {
        assertThat(RegularVisitors.of(with(able(), Map.of()))).isEmpty();
        assertThat(RegularVisitors.of(with(
                        able(),
                        Map.of(),
                        worker(" mo ", "GOES", "1-600"),
                        worker("Bo", "NOT_KNOWN", null),
                        worker("Al", "STOPS", null),
                        worker("Mo", "NOT_KNOWN", null),
                        worker("AL", "GOES", "1-700"))))
                .as("the newest first")
                .containsExactly(new RegularWorker("1-600"), new RegularWorker(null));
    }
}
