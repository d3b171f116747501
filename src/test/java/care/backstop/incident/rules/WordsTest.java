package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.people.rules.DecisionMaking;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer of a rule has its own words, so that no page has to show its name. */
class WordsTest {

    static Stream<List<String>> vocabularies() {
        return Stream.of(
                words(ServiceDuty.Result.values(), ServiceDuty.Result::words),
                words(ServiceDuty.Task.values(), ServiceDuty.Task::words),
                words(PersonDuty.Result.values(), PersonDuty.Result::words),
                words(PersonDuty.Response.values(), PersonDuty.Response::words),
                words(ServiceState.values(), ServiceState::words),
                words(ArrangedBy.values(), ArrangedBy::words),
                words(LegalForm.values(), LegalForm::words),
                words(BusinessFailureEvents.Entity.values(), BusinessFailureEvents.Entity::words),
                words(DecisionMaking.Outcome.values(), DecisionMaking.Outcome::words));
    }

    @ParameterizedTest
    @MethodSource("vocabularies")
    void areThereAndDiffer(List<String> words) {
        assertThat(words)
                .doesNotHaveDuplicates()
                .allSatisfy(w -> assertThat(w).hasSizeGreaterThan(5).doesNotContain("_"));
    }

    private static <E> List<String> words(E[] values, Function<E, String> words) {
        return Stream.of(values).map(words).toList();
    }
}
