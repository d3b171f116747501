package care.backstop.placement.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.placement.rules.KnownWorkers.Facts;
import care.backstop.placement.rules.KnownWorkers.Passing;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownWorkersTest {

    private static final long TORN = 40_000;

    /** Agencies with a number each, such as {@code A=2 B=1}. */
    private static Map<String, Integer> at(@Nullable String words) {
        return words == null
                ? Map.of()
                : Arrays.stream(words.split(" "))
                        .map(w -> w.split("="))
                        .collect(Collectors.toMap(w -> w[0], w -> Integer.valueOf(w[1])));
    }

    /** A round that passes to A, such as {@code yes 2/3}: whether they come along, and how many of its workers do. */
    private static @Nullable Passing passing(@Nullable String words) {
        if (words == null) {
            return null;
        }
        var parts = words.split("[ /]");
        return new Passing(
                "Round 3",
                "A",
                "Agency A",
                parts[0].equals("?") ? null : Boolean.valueOf(parts[0].equals("yes")),
                Integer.parseInt(parts[2]),
                parts[1].equals("?") ? null : Integer.valueOf(parts[1]));
    }

    private static Facts facts(
            @Nullable String passing, @Nullable String others, int regular, @Nullable String regularAt) {
        return new Facts("Round 3", 7, at(others), passing(passing), regular, at(regularAt));
    }

    @ParameterizedTest(name = "{0}; others {1}; regular {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
    # passing | others  | regular | agency | kept  | points | words
      yes 2/3 |         |         | A      | true  | 0      | Round 3 passes to it with 2 of its 3 workers
      yes 2/3 |         |         | B      | false | 40000  | No worker they know is known to go there
      yes 1/1 |         |         | A      | true  | 0      | Round 3 passes to it with 1 of its 1 worker
      ? 2/3   |         |         | A      | true  | 0      | Round 3 passes to it with 2 of its 3 workers; the person has not said whether they go along
      ? 2/3   |         |         | B      | false | 40000  | No worker they know is known to go there
      no 2/3  |         |         | A      | false | 0      | Round 3 passes to it with 2 of its 3 workers; the person said no to going along
      no 2/3  |         |         | B      | false | 0      | No worker they know is known to go there
      yes ?/3 |         |         | A      | true  | 0      | Round 3 passes to it; how many of its workers go along is not known yet
      yes ?/3 |         |         | B      | false | 40000  | No worker they know is known to go there
      yes 0/3 |         |         | A      | false | 0      | Round 3 passes to it without its workers
      yes 0/3 |         |         | B      | false | 0      | No worker they know is known to go there
      yes 0/0 |         |         | A      | false | 0      | Round 3 passes to it; its workers are not written down
      yes ?/0 |         |         | B      | false | 0      | No worker they know is known to go there
              | A=1     |         | A      | true  | 0      | 1 other person of Round 3 has a place there
              | A=2 B=3 |         | B      | true  | 0      | 3 other people of Round 3 have a place there
              | A=2     |         | B      | false | 40000  | No worker they know is known to go there
      no 2/3  | A=2     |         | A      | false | 0      | Round 3 passes to it with 2 of its 3 workers; the person said no to going along. 2 other people of Round 3 have a place there
      no 2/3  | A=2     |         | B      | false | 0      | No worker they know is known to go there
      no 2/3  | A=2     | B=1     | B      | true  | 0      | 1 worker they know goes there
      no 2/3  | A=2     | B=1     | A      | false | 40000  | Round 3 passes to it with 2 of its 3 workers; the person said no to going along. 2 other people of Round 3 have a place there
              |         | B=2     | B      | true  | 0      | 2 workers they know go there
              |         | B=2     | A      | false | 40000  | No worker they know is known to go there
      yes 0/3 | B=4     |         | A      | false | 40000  | Round 3 passes to it without its workers
      yes 2/3 | A=1     | A=1     | A      | true  | 0      | Round 3 passes to it with 2 of its 3 workers. 1 worker they know goes there. 1 other person of Round 3 has a place there
    """)
    void whatIsSaidOfAnAgency(
            @Nullable String passing,
            @Nullable String others,
            @Nullable String regular,
            String agency,
            boolean kept,
            long points,
            String words) {
        var said = KnownWorkers.of(facts(passing, others, 3, regular), agency, TORN);

        assertThat(said).isNotNull();
        assertThat(String.join(". ", said.words())).isEqualTo(words);
        assertThat(said.kept()).isEqualTo(kept);
        assertThat(said.points()).isEqualTo(points);
    }

    @ParameterizedTest(name = "{0}, {1} regular")
    @CsvSource(delimiter = '|', textBlock = """
              | 0 | No worker who visits them is written down, and they belong to no round
      Round 3 | 0 | No worker who visits them is written down, and Round 3 passes to no agency yet
      Round 3 | 1 | Where the worker who visits them goes is not known, and Round 3 passes to no agency yet
              | 2 | Where the 2 workers who visit them go is not known, and they belong to no round
    """)
    void whatIsNotKnownIsSaidOnceAndCountsForNothing(@Nullable String round, int regular, String words) {
        var facts = new Facts(round, 4, Map.of(), null, regular, Map.of());

        assertThat(KnownWorkers.toFindOut(facts))
                .isEqualTo(words + ". So it is not known whether a worker they know comes from any of these agencies.");
        assertThat(KnownWorkers.of(facts, "A", TORN)).isNull();
    }

    @Test
    void nothingIsToBeFoundOutWhereSomethingIsKnown() {
        assertThat(KnownWorkers.toFindOut(facts("yes 2/3", null, 0, null))).isNull();
        assertThat(KnownWorkers.toFindOut(facts(null, "A=1", 0, null))).isNull();
        assertThat(KnownWorkers.toFindOut(facts(null, null, 1, "A=1"))).isNull();
        assertThat(KnownWorkers.of(Facts.NOTHING, "A", TORN)).isNull();
    }
}
