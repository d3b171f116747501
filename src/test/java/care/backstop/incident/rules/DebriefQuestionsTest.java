package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.rules.DebriefQuestions.Facts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DebriefQuestionsTest {

    private static Facts facts(Long minutes, int attempts) {
        return new Facts(minutes, attempts, List.of(), List.of(), 0, 0, 0, 0, 0, 0, 0);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        1,   0, 'A lead had it 1 minute after the notification. Was that soon enough?'
        119, 1, 'A lead had it 119 minutes after the notification. Was that soon enough?'
        120, 2, 'A lead had it 2 hours after the notification, after 2 attempts to reach somebody. Was that soon enough?'
        """)
    void asksHowSoonALeadHadIt(long minutes, int attempts, String question) {
        assertThat(DebriefQuestions.ask(facts(minutes, attempts))).containsExactly(question);
    }

    @Test
    void asksNothingWhenTheRecordIsEmpty() {
        assertThat(DebriefQuestions.ask(facts(null, 3))).isEmpty();
    }

    @Test
    void asksAboutEachThingThatWentOtherwise() {
        var asked = DebriefQuestions.ask(
                new Facts(null, 0, List.of("First meeting"), List.of("2.1", "2.3"), 1, 2, 42, 40, 3, 1, 0));
        assertThat(asked)
                .containsExactly(
                        "First meeting was late. What held it up?",
                        "2 actions were settled after the due time: 2.1, 2.3. What held them up?",
                        "1 action was found not to apply. Does the procedure ask for them in such a case?",
                        "The closing date changed 2 times. What did that do to the moves?",
                        "40 of 42 people have another arrangement. Is each of them where they wanted to be?",
                        "3 people were never recorded as told what would happen. Were they?",
                        "There were 1 complaint and 0 disputes between agencies. What were they really about?");
    }
}
