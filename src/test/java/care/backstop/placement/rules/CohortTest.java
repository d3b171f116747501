package care.backstop.placement.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.placement.model.ReviewOutcome;
import care.backstop.placement.rules.Cohort.Moved;
import care.backstop.placement.rules.Cohort.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CohortTest {

    private static Moved moved(@Nullable Boolean firstChoice, int times, @Nullable Integer likeness) {
        return new Moved(firstChoice, times, likeness == null ? null : 2, likeness, new TreeMap<>(), List.of());
    }

    private static List<Moved> times(int number, Moved one) {
        return new ArrayList<>(Collections.nCopies(number, one));
    }

    private static String shown(Cohort.Results results, String what) {
        return results.breakdowns().stream()
                .filter(b -> b.what().equals(what))
                .flatMap(b -> b.parts().stream())
                .map(Part::shown)
                .collect(Collectors.joining(" / "));
    }

    @ParameterizedTest(name = "{0} met, {1} not, {2} unknown")
    @CsvSource(textBlock = """
    # met, not, unknown, shown
      6,   0,   0,       6 / 0 / 0
      6,   5,   7,       6 / 5 / 7
      9,   4,   7,       9 / Fewer than 5 / Not shown
      6,   4,   7,       Not shown / Fewer than 5 / 7
      9,   4,   1,       9 / Fewer than 5 / Fewer than 5
      1,   9,   0,       Fewer than 5 / Not shown / 0
      4,   1,   0,       Fewer than 5 / Fewer than 5 / 0
      5,   0,   0,       5 / 0 / 0
    """)
    void smallNumbersAndWhatWouldGiveThemBackAreHidden(int met, int not, int unknown, String shown) {
        var all = times(met, moved(true, 1, null));
        all.addAll(times(not, moved(false, 1, null)));
        all.addAll(times(unknown, moved(null, 1, null)));

        var results = Cohort.of(all, 4);

        assertThat(shown(results, "First choice")).isEqualTo(shown);
        assertThat(results.breakdowns().getFirst().parts())
                .filteredOn(p -> p.shown().equals(Cohort.FEW) || p.shown().equals(Cohort.NOT_SHOWN))
                .extracting(Part::count)
                .allSatisfy(count -> assertThat(count).isNull());
        assertThat(results.moved()).isEqualTo(met + not + unknown);
        assertThat(results.movedShown()).isEqualTo(String.valueOf(met + not + unknown));
    }

    @Test
    void ofFewerThanFiveNothingIsShown() {
        var few = Cohort.of(times(4, moved(true, 1, 80)), 9);

        assertThat(few.moved()).isNull();
        assertThat(few.movedShown()).isEqualTo("Fewer than 5");
        assertThat(few.breakdowns()).isEmpty();
        assertThat(few.continuity()).isNull();
        assertThat(Cohort.of(List.of(), 0).movedShown()).isEqualTo("0");
        assertThat(Cohort.of(List.of(), 0).moved()).isZero();
    }

    @Test
    void likenessAndMovesAndComplaints() {
        var all = times(5, moved(null, 1, 60));
        all.addAll(times(6, moved(null, 2, 59)));
        all.addAll(times(7, moved(null, 1, null)));

        var results = Cohort.of(all, 4);

        assertThat(shown(results, "Likeness of the new service")).isEqualTo("5 / 6 / 7");
        assertThat(shown(results, "How often they moved")).isEqualTo("12 / 6");
        assertThat(shown(results, "Complaints")).isEqualTo("Fewer than 5");
        assertThat(shown(Cohort.of(all, 5), "Complaints")).isEqualTo("5");
        assertThat(shown(Cohort.of(all, 0), "Complaints")).isEqualTo("0");
    }

    @Test
    void continuityIsAnAverageOfFiveAtLeast() {
        var all = times(2, moved(null, 1, 80));
        all.addAll(times(3, new Moved(null, 1, 4, 80, new TreeMap<>(), List.of())));

        assertThat(Cohort.of(all, 4).continuity()).isEqualTo(3.2);
        assertThat(Cohort.of(all, 4).continuityOf()).isEqualTo(4);
        all.set(0, moved(null, 1, null));
        assertThat(Cohort.of(all, 4).continuity()).as("known of four only").isNull();
    }

    @Test
    void reviewsByWhenTheyAre() {
        var all = new ArrayList<Moved>();
        for (int i = 0; i < 20; i++) {
            var done = new TreeMap<String, ReviewOutcome>();
            if (i >= 5) {
                done.put(
                        "48 hours",
                        i < 10
                                ? ReviewOutcome.SETTLED
                                : i < 15 ? ReviewOutcome.SETTLED_WITH_CHANGES : ReviewOutcome.NOT_RIGHT);
            }
            all.add(new Moved(null, 1, null, null, done, i < 6 ? List.of("48 hours", "28 days") : List.of("48 hours")));
        }

        var results = Cohort.of(all, 4);

        assertThat(shown(results, "Review after 48 hours")).isEqualTo("5 / 5 / 5 / 5");
        assertThat(shown(results, "Review after 28 days")).isEqualTo("0 / 0 / 0 / 6");
        assertThat(results.breakdowns().getLast().what()).isEqualTo("Review after 28 days");
    }
}
