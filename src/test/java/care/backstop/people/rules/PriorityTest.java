package care.backstop.people.rules;

import static care.backstop.kernel.Answer.NO;
import static care.backstop.kernel.Answer.NOT_KNOWN;
import static care.backstop.kernel.Answer.YES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.backstop.kernel.Answer;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.time.DeadlineRule.CalendarDays;
import care.backstop.people.Capacity;
import care.backstop.people.Colour;
import care.backstop.people.rules.Priority.Factor;
import care.backstop.people.rules.Priority.Facts;
import care.backstop.people.rules.Priority.Place;
import care.backstop.people.rules.Priority.Setting;
import care.backstop.people.rules.Priority.Thresholds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Requirements 2(e). */
class PriorityTest {

    /**
     * Letters are Y yes, N no, ? not known. First six: urgent, end of life, frail, alone, support, double-up. Last six:
     * unbefriended, safeguarding, deprivation of liberty, stress, complex, carer.
     */
    @ParameterizedTest(name = "{6}")
    @CsvSource(textBlock = """
    # setting, first,  hours, last,   colour,  row, case
    HOME_CARE, YNNNNN, 0,     NNNNNN, RED,     R1, judged urgent
    CARE_HOME, YNNNNN, ,      ??????, RED,     R1, urgent whatever else is unknown
    HOME_CARE, NYNNNN, 3,     NNNNNN, RED,     R2, nearing end of life
    CARE_HOME, NNYNNN, ,      NNNNNN, RED,     R2, very frail
    HOME_CARE, ?NYNNN, 3,     ??????, RED,     R2, very frail and little else known
    HOME_CARE, NNNYNN, 24,    NNNNNN, RED,     R3, the example: alone with no support and 24 hours
    HOME_CARE, NNNYNN, 21,    NNNNNN, RED,     R3, exactly at the threshold
    HOME_CARE, NNNYNY, 2,     NNNNNN, RED,     R3, double-up calls make a small package a large one
    HOME_CARE, NNNYNY, ,      NNNNNN, RED,     R3, double-up calls and hours not known
    HOME_CARE, NNNYNN, 20.5,  NNNNNN, AMBER,   R5, the example: 20.5 hours
    HOME_CARE, NNNYNN, 20.99, NNNNNN, AMBER,   R5, a minute short of the threshold
    HOME_CARE, NNNYYN, 24,    NNNNNN, AMBER,   R4, support so not red but alone and large package
    HOME_CARE, NNNY?N, 24,    NNNNNN, AMBER,   R4, support not known is not no support
    HOME_CARE, NNNNNN, 24,    NNNNNN, AMBER,   R5, large package alone
    HOME_CARE, NNNNNN, 3,     YYNNNN, AMBER,   R4, two factors
    CARE_HOME, NNNNNN, ,      NNYYNN, AMBER,   R4, two factors in a care home
    CARE_HOME, NNNNNN, ,      NNYY??, AMBER,   R4, two factors with others not known
    CARE_HOME, NNNNNN, ,      YYYYYY, AMBER,   R4, all six
    HOME_CARE, NNNNNN, 3,     NNNYNN, AMBER,   R5, one factor at home
    HOME_CARE, NNNNNN, 3,     NNNY?N, AMBER,   R5, one factor at home is amber whatever is unknown
    CARE_HOME, NNNNNN, ,      NNNYNN, GREEN,   R5, one factor in a care home
    CARE_HOME, NNNNNN, ,      NNNNNY, GREEN,   R5, carer with health problems
    CARE_HOME, NNNNNN, ,      NNNY?N, UNRATED, R7, one factor in a care home with a question open is not green
    OTHER,     NNNNNN, 3,     NYNNNN, GREEN,   R5, one factor in a service that is not home care
    HOME_CARE, NNNNNN, 3,     NNNNNN, GREEN,   R6, nothing and everything asked
    CARE_HOME, NN?NNN, ,      NNNNNN, UNRATED, R7, frailty not known
    CARE_HOME, N?NNNN, ,      NNNNNN, UNRATED, R7, end of life not known
    HOME_CARE, NNNNNN, ,      NNNNNN, UNRATED, R7, hours not known at home
    HOME_CARE, NNNNN?, 3,     NNNNNN, UNRATED, R7, double-up not known
    HOME_CARE, NNN?NN, 3,     NNNNNN, UNRATED, R7, living alone not known
    CARE_HOME, NNN???, ,      NNNNNN, GREEN,   R6, nobody asks in a care home whether they live alone
    CARE_HOME, ?NNNNN, ,      NNNNNN, GREEN,   R6, urgency not judged is not a factor question
    HOME_CARE, NNNNNN, 3,     NNNNN?, UNRATED, R7, the last question unanswered
    """)
    void firstRowThatFits(
            Setting setting,
            String first,
            @Nullable Double hours,
            String last,
            Colour colour,
            String row,
            String because) {
        var minutes = hours == null ? null : (Integer) (int) Math.floor(hours * 60);
        var rating = Priority.rate(facts(setting, letters(first + last), minutes), Thresholds.DEFAULT);

        assertThat(rating.row()).as(because).isEqualTo(row);
        assertThat(rating.colour()).isEqualTo(colour);
        assertThat(rating.review()).isEqualTo(colour == Colour.UNRATED ? new CalendarDays(1) : null);
        assertThat(rating.findings())
                .hasSize(12)
                .allSatisfy(f -> assertThat(f.authority()).isNotBlank());
        assertThat(rating.explanation()).startsWith(colour.words()).contains("row " + row);
    }

    @Test
    void agreesWithTheTableToldAnotherWay() {
        var random = new Random(20261122);
        var minutes = new Integer[] {null, 0, 1259, 1260, 1261, 6000};
        for (int i = 0; i < 20_000; i++) {
            var answers = new ArrayList<Answer>();
            for (int k = 0; k < 12; k++) {
                int die = random.nextInt(10);
                answers.add(die == 0 ? NOT_KNOWN : die < 3 ? YES : NO);
            }
            var setting = Setting.values()[random.nextInt(3)];
            var m = minutes[random.nextInt(minutes.length)];
            var rating = Priority.rate(facts(setting, answers, m), Thresholds.DEFAULT);
            assertThat(rating.row() + " " + rating.colour())
                    .as("%s %s %s", setting, answers, m)
                    .isEqualTo(oracle(setting, answers, m));
        }
    }

    /** The table restated by counting, sharing nothing with the rule. */
    private static String oracle(Setting setting, List<Answer> a, @Nullable Integer m) {
        var alone = a.get(3);
        var big = a.get(5) == YES || m != null && m >= 1260 ? YES : m == null || a.get(5) == NOT_KNOWN ? NOT_KNOWN : NO;
        if (setting == Setting.CARE_HOME) {
            alone = alone == NOT_KNOWN ? NO : alone;
            big = big == NOT_KNOWN ? NO : big;
        }
        if (a.getFirst() == YES) {
            return "R1 RED";
        }
        if (a.subList(1, 3).contains(YES)) {
            return "R2 RED";
        }
        if (alone == YES && a.get(4) == NO && big == YES) {
            return "R3 RED";
        }
        var eight = new ArrayList<>(a.subList(6, 12));
        eight.add(alone);
        eight.add(big);
        int yes = Collections.frequency(eight, YES);
        boolean open = eight.contains(NOT_KNOWN)
                || a.subList(1, 3).contains(NOT_KNOWN)
                || alone == YES && a.get(4) == NOT_KNOWN;
        if (yes > 1) {
            return "R4 AMBER";
        }
        if (yes == 1 && setting == Setting.HOME_CARE) {
            return "R5 AMBER";
        }
        if (open) {
            return "R7 UNRATED";
        }
        return yes == 1 ? "R5 GREEN" : "R6 GREEN";
    }

    @Test
    void namesTheFactorsAndWhatIsStillToBeAsked() {
        var one = Priority.rate(facts(Setting.CARE_HOME, letters("NNNNNNNYN?NN"), null), Thresholds.DEFAULT);

        assertThat(one.factors()).containsExactly(Factor.SAFEGUARDING);
        assertThat(one.unanswered()).containsExactly("Is the person prone to stress or anxiety?");
        assertThat(one.explanation())
                .isEqualTo("Not rated yet (row R7): 1 question not answered yet; Is the subject of an open safeguarding"
                        + " enquiry.");
        var two = Priority.rate(facts(Setting.CARE_HOME, letters("NNNNNNNNN??N"), null), Thresholds.DEFAULT);
        assertThat(two.reasons()).containsExactly("2 questions not answered yet");
    }

    @ParameterizedTest
    @EnumSource(Factor.class)
    void everyFactorCountsOnce(Factor factor) {
        var letters = new StringBuilder("NNNNYNNNNNNN");
        int minutes = factor == Factor.HIGH_PACKAGE ? 1260 : 0;
        if (factor == Factor.LIVES_ALONE) {
            letters.setCharAt(3, 'Y');
        } else if (factor != Factor.HIGH_PACKAGE) {
            letters.setCharAt(6 + factor.ordinal() - 2, 'Y');
        }
        var rating = Priority.rate(facts(Setting.HOME_CARE, letters(letters.toString()), minutes), Thresholds.DEFAULT);

        assertThat(rating.factors()).containsExactly(factor);
        assertThat(rating.reasons()).containsExactly("1 risk factor and cared for at home", factor.words());
        assertThat(rating.unanswered()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"NYNNNNNNNNNN, Nearing the end of life", "NNYNNNNNNNNN, Very frail", "YNNNNNNNNNNN, Judged urgent"})
    void saysWhyRed(String letters, String why) {
        assertThat(Priority.rate(facts(Setting.CARE_HOME, letters(letters), null), Thresholds.DEFAULT)
                        .reasons())
                .containsExactly(why);
    }

    @Test
    void theThresholdIsTheAuthoritys() {
        var alone = facts(Setting.HOME_CARE, letters("NNNYNYNNNNNN"), 14 * 60);

        assertThat(Priority.rate(alone, new Thresholds(14 * 60, false)).row()).isEqualTo("R3");
        assertThat(Priority.rate(alone, new Thresholds(14 * 60 + 1, false)).row())
                .isEqualTo("R5");
        assertThat(Priority.rate(alone, new Thresholds(14 * 60 + 1, true)).row())
                .isEqualTo("R3");
        assertThat(new Thresholds(0, false).highPackageMinutes()).isZero();
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> new Thresholds(-1, true));
    }

    @Test
    void negativeHoursAreRefused() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> facts(Setting.HOME_CARE, letters("NNNNNNNNNNNN"), -1))
                .satisfies(r -> assertThat(r.problems().getFirst().field()).isEqualTo("weeklyHours"))
                .withMessage("Hours a week cannot be below zero");
    }

    @ParameterizedTest
    @CsvSource({
        "HAS, NO, NO",
        "HAS, NOT_KNOWN, NO",
        "NOT_RECORDED, NO, NO",
        "DOUBT, NO, NOT_KNOWN",
        "DOUBT, YES, NO",
        "LACKS, YES, NO",
        "LACKS, NO, YES",
        "LACKS, NOT_KNOWN, NOT_KNOWN"
    })
    void nobodyToSpeakForThem(Capacity capacity, Answer befriended, Answer expected) {
        assertThat(Priority.lacksCapacityAndUnbefriended(capacity, befriended)).isEqualTo(expected);
    }

    @Test
    void orderOfWork() {
        var right = List.of(
                new Place(Colour.RED, false, 5, 60, false, "P-09"),
                new Place(Colour.RED, false, 1, 60, false, "P-10"),
                new Place(Colour.GREEN, true, 0, 0, false, "P-11"),
                new Place(Colour.UNRATED, false, 3, 60, false, "P-12"),
                new Place(Colour.UNRATED, false, 0, null, false, "P-20"),
                new Place(Colour.UNRATED, false, 0, 60, false, "P-13"),
                new Place(Colour.AMBER, false, 2, 1200, false, "P-14"),
                new Place(Colour.AMBER, false, 2, 600, true, "P-17"),
                new Place(Colour.AMBER, false, 2, 600, false, "P-15"),
                new Place(Colour.AMBER, false, 2, 600, false, "P-16"),
                new Place(Colour.GREEN, false, 8, 9000, true, "P-01"));
        var shuffled = new ArrayList<>(right);
        Collections.shuffle(shuffled, new Random(7));

        shuffled.sort(Priority.order());

        assertThat(shuffled).isEqualTo(right);
    }

    @Test
    void aColourOlderThanTheListIsStale() {
        var rated = Instant.parse("2026-11-22T09:00:00Z");

        assertThat(Priority.isStale(rated, null)).isFalse();
        assertThat(Priority.isStale(rated, rated)).isFalse();
        assertThat(Priority.isStale(rated, rated.minusSeconds(1))).isFalse();
        assertThat(Priority.isStale(rated, rated.plusSeconds(1))).isTrue();
    }

    private static List<Answer> letters(String letters) {
        return letters.chars()
                .mapToObj(c -> c == 'Y' ? YES : c == 'N' ? NO : NOT_KNOWN)
                .toList();
    }

    private static Facts facts(Setting setting, List<Answer> a, @Nullable Integer minutes) {
        return new Facts(
                setting, a.get(0), a.get(1), a.get(2), a.get(3), a.get(4), minutes, a.get(5), a.get(6), a.get(7),
                a.get(8), a.get(9), a.get(10), a.get(11));
    }
}
