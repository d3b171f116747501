package care.backstop.placement.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.placement.model.ReviewKind;
import care.backstop.placement.rules.ReviewProgramme.Planned;
import care.backstop.testing.Requirement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One programme of reviews: the three of everybody, and the council's own days that do not fall on them. */
class ReviewProgrammeTest {

    private static final Instant ARRIVED = Instant.parse("2020-12-10T11:00:00Z");

    @Test
    @Requirement("SA-7.20")
    void daysTwoFourteenAndFortyTwoJoinTheThreeOfEverybody() {
        assertThat(ReviewProgramme.of(ARRIVED, List.of("2", "14", "42")))
                .containsExactly(
                        new Planned(ReviewKind.HOURS_48, null, Instant.parse("2020-12-12T11:00:00Z")),
                        new Planned(ReviewKind.OWN_DAY, 14, Instant.parse("2020-12-24T11:00:00Z")),
                        new Planned(ReviewKind.DAYS_28, null, Instant.parse("2021-01-07T11:00:00Z")),
                        new Planned(ReviewKind.OWN_DAY, 42, Instant.parse("2021-01-21T11:00:00Z")),
                        new Planned(ReviewKind.MONTHS_12, null, Instant.parse("2021-12-10T11:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        '',              ''
        '2;28;365',      ''
        '42;14;14',      '14,42'
        '0;731;1000;-3;x;7', '7'
        '1;730',         '1,730'
        """)
    void onlyDaysThatAreDaysAndNoneTwice(String written, String own) {
        assertThat(ReviewProgramme.of(ARRIVED, List.of(written.split(";"))).stream()
                        .filter(p -> p.kind() == ReviewKind.OWN_DAY)
                        .map(p -> String.valueOf(p.day())))
                .containsExactlyElementsOf(own.isEmpty() ? List.of() : List.of(own.split(",")));
    }

    @Test
    void theTimeOfDayStaysWhenTheClocksChange() {
        assertThat(ReviewProgramme.of(Instant.parse("2020-10-20T11:00:00Z"), List.of("14")))
                .contains(new Planned(ReviewKind.OWN_DAY, 14, Instant.parse("2020-11-03T12:00:00Z")))
                .contains(new Planned(ReviewKind.HOURS_48, null, Instant.parse("2020-10-22T11:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        2020-12-12T11:00:00Z, -,                    true
        2020-12-12T11:00:01Z, -,                    false
        2020-12-11T11:00:00Z, 2020-12-12T10:00:00Z, false
        """)
    @Requirement("SA-7.20")
    void aReviewNobodyHeldInTimeIsMissed(Instant due, @Nullable Instant done, boolean missed) {
        assertThat(ReviewProgramme.missed(due, done, Instant.parse("2020-12-12T11:00:01Z")))
                .isEqualTo(missed);
    }

    @Test
    @Requirement("SA-7.20")
    void whoeverReviewsIsAllocatedToThePerson() {
        var nurse = new UUID(0, 1);
        assertThat(ReviewProgramme.againstReviewer(nurse, Set.of(nurse))).isEmpty();
        assertThat(ReviewProgramme.againstReviewer(new UUID(0, 2), Set.of(nurse)))
                .extracting(p -> p.field() + " " + p.code())
                .containsExactly("reviewer VAL");
        assertThat(ReviewProgramme.againstReviewer(null, Set.of(nurse)))
                .extracting(p -> p.field() + " " + p.code())
                .containsExactly("reviewer VAL");
        assertThat(ReviewProgramme.againstFinishing(ReviewKind.OWN_DAY, null))
                .extracting(p -> p.field() + " " + p.code())
                .containsExactly("reviewer VAL");
        assertThat(ReviewProgramme.againstFinishing(ReviewKind.OWN_DAY, nurse)).isEmpty();
        assertThat(ReviewProgramme.againstFinishing(ReviewKind.DAYS_28, null)).isEmpty();
    }

    @Test
    void eachHasAName() {
        assertThat(ReviewProgramme.words(ReviewKind.OWN_DAY, 14)).isEqualTo("Day 14");
        assertThat(ReviewProgramme.words(ReviewKind.MONTHS_12, null)).isEqualTo("12 months");
    }
}
