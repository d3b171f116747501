package care.backstop.market.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Answer;
import care.backstop.kernel.Problem;
import care.backstop.market.LocationView;
import care.backstop.market.Rating;
import care.backstop.market.ServiceKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityFiguresTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest(name = "{5}")
    @CsvSource(textBlock = """
            # beds, maximum, occupied, reserved, field,    case
              40,   40,      38,       2,        ,         full to the last place
              40,   41,      38,       2,        maximum,  one more than the registered beds
              40,   39,      38,       2,        occupied, one more taken than places
              40,   0,       0,        0,        ,         closed to everyone is a figure
              40,   -1,      0,        0,        maximum,  negative places
              40,   40,      -1,       0,        occupied, negative occupied
              40,   40,      10,       -3,       reserved, negative reserved
              ,     900,     38,       2,        ,         beds not known so nothing to compare with
              40,   ,        41,       ,         occupied, more people than beds though the maximum is not known
              40,   ,        40,       ,         ,         as many people as beds
              40,   ,        39,       2,        occupied, people and promises over the beds
              40,   5001,    0,        0,        maximum,  a slip of the keyboard
              0,    1,       0,        0,        maximum,  the register says no beds
            """)
    void comparesPlacesWithTheRegister(
            @Nullable Integer beds,
            @Nullable Integer maximum,
            @Nullable Integer occupied,
            @Nullable Integer reserved,
            @Nullable String field,
            String name) {
        var figures = new CapacityFigures(
                ServiceKind.CARE_HOME, NOW, maximum, occupied, reserved, Answer.YES, null, List.of());
        var problems = figures.problems(location(beds, ServiceKind.CARE_HOME, ServiceKind.CARE_HOME_NURSING), NOW);
        if (field == null) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).singleElement().satisfies(p -> {
                assertThat(p.field()).isEqualTo(field);
                assertThat(p.code()).isEqualTo(Problem.Code.VAL);
            });
        }
    }

    @Test
    void saysHowToMendAFigureOverTheBeds() {
        var problems = new CapacityFigures(ServiceKind.CARE_HOME, NOW, 45, 30, 0, Answer.YES, null, List.of())
                .problems(location(40, ServiceKind.CARE_HOME), NOW);
        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly("The most places (45) is more than the 40 registered beds. "
                        + "Enter 40 or fewer, or have the register corrected first");
    }

    @Test
    void bedsDoNotBoundAServiceThatIsNotInBeds() {
        assertThat(new CapacityFigures(ServiceKind.DAY_SERVICE, NOW, 60, 12, 0, Answer.YES, null, List.of())
                        .problems(location(40, ServiceKind.CARE_HOME, ServiceKind.DAY_SERVICE), NOW))
                .isEmpty();
    }

    @Test
    void refusesTheFutureToTheSecond() {
        var home = location(40, ServiceKind.CARE_HOME);
        var figures = new CapacityFigures(ServiceKind.CARE_HOME, NOW, 40, 1, 0, Answer.YES, null, List.of());
        assertThat(figures.problems(home, NOW)).isEmpty();
        assertThat(figures.problems(home, NOW.minusSeconds(1)))
                .extracting(Problem::field)
                .containsExactly("asAt");
    }

    @Test
    void refusesAServiceThatTheLocationDoesNotDeliver() {
        var problems = new CapacityFigures(ServiceKind.HOME_CARE, NOW, null, null, null, Answer.YES, 600, List.of())
                .problems(location(40, ServiceKind.CARE_HOME), NOW);
        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly("Cedar House is not known to deliver home care. Choose one of its services: "
                        + "care home without nursing");
    }

    @Test
    void refusesNothingAtAll() {
        assertThat(new CapacityFigures(ServiceKind.CARE_HOME, NOW, null, null, null, Answer.NOT_KNOWN, null, List.of())
                        .problems(location(40, ServiceKind.CARE_HOME), NOW))
                .extracting(Problem::field)
                .containsExactly("maximum");
        assertThat(new CapacityFigures(ServiceKind.CARE_HOME, NOW, null, null, null, Answer.NO, null, List.of())
                        .problems(location(40, ServiceKind.CARE_HOME), NOW))
                .isEmpty();
    }

    @Test
    void refusesFiguresOfAClosedLocation() {
        var open = location(40, ServiceKind.CARE_HOME);
        var closed = new LocationView(
                open.id(),
                open.name(),
                null,
                null,
                open.services(),
                Set.of(),
                Rating.GOOD,
                null,
                40,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                LocalDate.of(2026, 1, 1));
        assertThat(new CapacityFigures(ServiceKind.CARE_HOME, NOW, 40, 1, 0, Answer.YES, null, List.of())
                        .problems(closed, NOW))
                .extracting(Problem::code)
                .containsExactly(Problem.Code.STATE);
    }

    @Test
    void addsUpThePartsOfTheDay() {
        var agency = location(null, ServiceKind.HOME_CARE);
        var split = new CapacityFigures(
                ServiceKind.HOME_CARE, NOW, null, null, null, Answer.YES, null, List.of(300, 0, 120, 60));
        assertThat(split.problems(agency, NOW)).isEmpty();
        assertThat(split.minutesOfTheWeek()).isEqualTo(480);

        assertThat(new CapacityFigures(
                                ServiceKind.HOME_CARE, NOW, null, null, null, Answer.YES, 500, List.of(300, 0, 120, 60))
                        .problems(agency, NOW))
                .extracting(Problem::message)
                .containsExactly("The four parts of the day add up to 480 minutes, but the week says 500. "
                        + "Correct one, or leave the week empty");
        assertThat(new CapacityFigures(
                                ServiceKind.HOME_CARE, NOW, null, null, null, Answer.YES, null, List.of(300, -1, 0, 0))
                        .problems(agency, NOW))
                .extracting(Problem::message)
                .containsExactly("Lunch minutes a week cannot be less than 0. Leave it empty if it is not known");
        assertThat(new CapacityFigures(ServiceKind.HOME_CARE, NOW, null, null, null, Answer.YES, null, List.of(300, 10))
                        .problems(agency, NOW))
                .extracting(Problem::field)
                .containsExactly("bandMinutes");
    }

    @Test
    void minutesAreForHomeCareOnly() {
        assertThat(new CapacityFigures(ServiceKind.CARE_HOME, NOW, 40, 1, 0, Answer.YES, 600, List.of())
                        .problems(location(40, ServiceKind.CARE_HOME), NOW))
                .extracting(Problem::field)
                .containsExactly("weeklyMinutes");
    }

    @ParameterizedTest
    @CsvSource({
        "CARE_HOME, 95000, , ",
        "CARE_HOME, 0, , weeklyFee",
        "CARE_HOME, 2000001, , weeklyFee",
        "CARE_HOME, , 2400, hourlyFee",
        "HOME_CARE, , 2400, ",
        "HOME_CARE, , 0, hourlyFee",
        "HOME_CARE, 95000, , weeklyFee"
    })
    void feesAreByTheWeekOrForHomeCareByTheHour(
            ServiceKind service, @Nullable Long weekly, @Nullable Long hourly, @Nullable String field) {
        assertThat(new FeeFigures(weekly, hourly).problems(service))
                .extracting(Problem::field)
                .containsExactlyElementsOf(field == null ? List.of() : List.of(field));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "2026-11-22T08:00:00Z, 2026-11-22T12:00:00Z, today, false",
        "2026-11-21T23:59:00Z, 2026-11-22T00:01:00Z, yesterday, false",
        "2026-11-08T12:00:00Z, 2026-11-22T12:00:00Z, 14 days ago, false",
        "2026-11-07T23:00:00Z, 2026-11-22T12:00:00Z, 15 days ago, true",
        // British Summer Time: 23:30 UTC is already the next day in London
        "2026-07-01T23:30:00Z, 2026-07-02T12:00:00Z, today, false"
    })
    void agesInLondonDays(Instant asAt, Instant now, String words, boolean stale) {
        var age = Freshness.of(asAt, now);
        assertThat(age.words()).isEqualTo(words);
        assertThat(age.stale()).isEqualTo(stale);
    }

    private static LocationView location(@Nullable Integer beds, ServiceKind... services) {
        return new LocationView(
                "1-100",
                "Cedar House",
                null,
                null,
                Set.of(services),
                Set.of(),
                Rating.GOOD,
                null,
                beds,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
