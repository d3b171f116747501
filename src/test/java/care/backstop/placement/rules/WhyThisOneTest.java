package care.backstop.placement.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.placement.model.PlacementProblem.Priority;
import care.backstop.placement.rules.WhyThisOne.One;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhyThisOneTest {

    @ParameterizedTest(name = "{10}")
    @CsvSource(delimiter = '|', textBlock = """
      true  | AMBER | 0 |   | 10   | false | AMBER | 0 |   | 10   | A-1 has it: it was agreed before
      true  | AMBER | 0 |   | 10   | true  | AMBER | 0 |   | 10   | A-1 has it: all together are better off this way
      false | RED   | 0 |   | 10   | false | AMBER | 0 |   | 10   | A-1 is rated red, B-2 amber
      false | GREEN | 0 |   | 10   | false | AMBER | 0 |   | 10   | A-1 has it: all together are better off this way
      false | AMBER | 0 |   |      | false | AMBER | 0 |   | 10   | No other place suits A-1
      false | AMBER | 0 |   |      | false | AMBER | 0 |   |      | A-1 has it: all together are better off this way
      false | AMBER | 1 |   | 10   | false | AMBER | 0 |   | 10   | A-1 is there with 1 other of their group
      false | AMBER | 3 |   | 10   | false | AMBER | 2 |   | 10   | A-1 is there with 3 others of their group
      false | AMBER | 2 |   | 10   | false | AMBER | 2 |   | 10   | A-1 has it: all together are better off this way
      false | AMBER | 0 | 1 | 10   | false | AMBER | 0 | 2 | 10   | It is A-1's first choice
      false | AMBER | 0 | 2 | 10   | false | AMBER | 0 |   | 10   | It is A-1's second choice
      false | AMBER | 0 | 3 | 10   | false | AMBER | 0 | 4 | 10   | It is A-1's third choice
      false | AMBER | 0 | 4 | 10   | false | AMBER | 0 |   | 10   | It is A-1's 4th choice
      false | AMBER | 0 | 2 | 10   | false | AMBER | 0 | 2 | 10   | A-1 has it: all together are better off this way
      false | AMBER | 0 |   | 1200 | false | AMBER | 0 |   | 80   | A-1 would be worse off elsewhere by 1,200 points, B-2 by 80
      false | AMBER | 0 |   | 80   | false | AMBER | 0 |   | 80   | A-1 has it: all together are better off this way
      true  | RED   | 1 | 1 |      | false | GREEN | 0 |   | 10   | A-1 has it: it was agreed before; A-1 is rated red, B-2 green; No other place suits A-1; A-1 is there with 1 other of their group; It is A-1's first choice
    """)
    void whatSpeaksForTheOneThatHasIt(
            boolean agreed,
            Priority priority,
            int friends,
            @Nullable Integer choice,
            @Nullable Long loses,
            boolean theirsAgreed,
            Priority theirPriority,
            int theirFriends,
            @Nullable Integer theirChoice,
            @Nullable Long theyLose,
            String words) {
        assertThat(String.join(
                        "; ",
                        WhyThisOne.over(
                                new One("A-1", agreed, priority, friends, choice, loses),
                                new One("B-2", theirsAgreed, theirPriority, theirFriends, theirChoice, theyLose))))
                .isEqualTo(words);
    }
}
