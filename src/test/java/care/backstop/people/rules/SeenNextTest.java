package care.backstop.people.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.people.Colour;
import care.backstop.people.rules.SeenNext.Facts;
import care.backstop.people.rules.SeenNext.HowSoon;
import care.backstop.people.rules.SeenNext.Next;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is late comes first, then the order of people; each line says why. */
class SeenNextTest {

    private static final LocalDate TODAY = LocalDate.of(2020, 12, 10);

    private static Facts facts(
            String reference,
            Colour colour,
            int factors,
            @Nullable Integer minutes,
            @Nullable LocalDate seen,
            int due) {
        return new Facts(
                new UUID(1, reference.hashCode()),
                colour,
                factors,
                minutes,
                false,
                reference,
                LocalDate.of(2020, 12, 7),
                seen,
                LocalDate.of(2020, 12, due),
                false);
    }

    private static String order(Facts... all) {
        return SeenNext.order(Arrays.asList(all), TODAY).stream()
                .map(n -> n.facts().reference())
                .collect(Collectors.joining(" "));
    }

    @Test
    void lateFirstThenTheOrderOfPeople() {
        assertThat(order(
                        facts("green-late", Colour.GREEN, 0, 0, null, 9),
                        facts("red", Colour.RED, 1, 0, null, 10),
                        facts("unrated", Colour.UNRATED, 0, 0, null, 10),
                        facts("amber-two", Colour.AMBER, 2, 0, null, 11),
                        facts("amber-three", Colour.AMBER, 3, 0, null, 11),
                        facts("amber-hours", Colour.AMBER, 2, 900, null, 11),
                        facts("red-late", Colour.RED, 0, 0, null, 9)))
                .isEqualTo("red-late green-late red unrated amber-three amber-hours amber-two");
    }

    @Test
    void whoAsksToGoEarlyComesBeforeTheReference() {
        var b = facts("b", Colour.RED, 0, 0, null, 10);
        var early = new Facts(b.id(), Colour.RED, 0, 0, true, "z", b.since(), null, b.dueOn(), false);
        assertThat(order(b, facts("a", Colour.RED, 0, 0, null, 10), early)).isEqualTo("z a b");
    }

    private static Next next(Facts f) {
        return SeenNext.order(java.util.List.of(f), TODAY).getFirst();
    }

    @Test
    void saysWhy() {
        var unseen = next(facts("a", Colour.UNRATED, 0, 0, null, 8));
        assertThat(unseen.because())
                .containsExactly("Not seen since the failure, 3 days on the list", "Late", "Nobody has rated them");
        assertThat(unseen.days()).isEqualTo(3);
        assertThat(unseen.late()).isTrue();
        var seen = next(facts("a", Colour.RED, 0, 0, LocalDate.of(2020, 12, 9), 10));
        assertThat(seen.because()).containsExactly("Seen 1 day ago");
        assertThat(seen.late()).isFalse();
        assertThat(next(facts("a", Colour.RED, 0, 0, TODAY, 11)).because()).containsExactly("Seen today");
        var f = facts("a", Colour.GREEN, 0, 0, TODAY, 17);
        var stale = new Facts(f.id(), Colour.GREEN, 0, 0, false, "a", f.since(), TODAY.plusDays(1), f.dueOn(), true);
        assertThat(next(stale).because()).containsExactly("Seen today", "The colour is older than the list");
        assertThat(next(stale).days()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"RED, 1", "UNRATED, 1", "AMBER, 3", "GREEN, 7"})
    void howSoonByColour(Colour colour, int days) {
        assertThat(new HowSoon(1, 3, 7).of(colour)).isEqualTo(days);
    }
}
