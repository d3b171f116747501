package care.backstop.people.rules;

import static care.backstop.people.rules.People.entry;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.people.rules.Wellbeing.Moment;
import care.backstop.people.rules.Wellbeing.Question;
import care.backstop.testing.Requirement;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same five questions at four moments, and what has changed. */
class WellbeingTest {

    /** Answers to the five questions in order; {@code -} is unable to say. */
    private static Known.Entry asked(Moment moment, String five) {
        var answers = new LinkedHashMap<String, String>();
        answers.put("moment", moment.name());
        for (var q : Question.values()) {
            var said = five.substring(q.ordinal(), q.ordinal() + 1);
            answers.put(q.key(), said.equals("-") ? Wellbeing.UNABLE : said);
        }
        return entry(EntryKind.WELLBEING, answers);
    }

    private static Map<Moment, Written> answers(Known.Entry... newestFirst) {
        return Wellbeing.answers(List.of(newestFirst));
    }

    @Test
    @Requirement("SA-9.3")
    void threeBeforeAndFourAfterIsOneBetterAndUnableToSayIsAllowed() {
        var all = answers(asked(Moment.AFTER, "4---5"), asked(Moment.BEFORE, "3-2--"));
        assertThat(Wellbeing.change(all, Moment.AFTER, Question.HEALTH)).contains(1);
        assertThat(Wellbeing.change(all, Moment.AFTER, Question.SAFE))
                .as("unable to say afterwards")
                .isEmpty();
        assertThat(Wellbeing.change(all, Moment.AFTER, Question.PEOPLE))
                .as("unable to say before")
                .isEmpty();
        assertThat(Wellbeing.change(all, Moment.AFTER)).contains(new BigDecimal("1.0"));
        assertThat(Wellbeing.change(all, Moment.DAYS_28)).as("not asked yet").isEmpty();
        assertThat(Wellbeing.mean(all.get(Moment.BEFORE))).contains(new BigDecimal("2.5"));
        assertThat(Wellbeing.SCALE).containsOnlyKeys("1", "2", "3", "4", "5", "UNABLE");
    }

    @Test
    void theLatestAnswerOfAMomentCounts() {
        var all = answers(
                asked(Moment.BEFORE, "55555"), entry(EntryKind.SNAPSHOT, Map.of()), asked(Moment.BEFORE, "11111"));
        assertThat(Wellbeing.score(all.get(Moment.BEFORE), Question.CARE)).contains(5);
        assertThat(all).containsOnlyKeys(Moment.BEFORE);
        assertThat(answers(entry(EntryKind.WELLBEING, Map.of()))).isEmpty();
    }

    @Test
    void theChangeIsOfWhatWasAnsweredBothTimes() {
        var all = answers(asked(Moment.MONTHS_12, "24315"), asked(Moment.BEFORE, "3542-"));
        assertThat(Wellbeing.change(all, Moment.MONTHS_12)).contains(new BigDecimal("-1.0"));
        assertThat(Wellbeing.mean(answers(asked(Moment.AFTER, "-----")).get(Moment.AFTER)))
                .isEmpty();
        assertThat(Wellbeing.mean(null)).isEmpty();
    }

    @Test
    @Requirement("SA-9.3")
    void fewerThanFiveAreNotShownAsAGroup() {
        var four = IntStream.range(0, 4)
                .mapToObj(i -> answers(asked(Moment.AFTER, "4-444"), asked(Moment.BEFORE, "33333")))
                .toList();
        assertThat(Wellbeing.cohort(four)).hasSize(20).allSatisfy(c -> {
            assertThat(c.people()).isNull();
            assertThat(c.mean()).isNull();
            assertThat(c.change()).isNull();
        });
        var five = new java.util.ArrayList<>(four);
        five.add(answers(asked(Moment.AFTER, "5555-"), asked(Moment.BEFORE, "-3333")));
        assertThat(cohort(five, Moment.BEFORE, Question.FEELINGS).people()).isEqualTo(5);
        assertThat(cohort(five, Moment.BEFORE, Question.FEELINGS).mean()).isEqualTo("3.0");
        assertThat(cohort(five, Moment.BEFORE, Question.FEELINGS).change()).isNull();
        assertThat(cohort(five, Moment.AFTER, Question.SAFE).mean()).isEqualTo("4.2");
        assertThat(cohort(five, Moment.AFTER, Question.SAFE).change()).isEqualTo("1.2");
        var health = cohort(five, Moment.AFTER, Question.HEALTH);
        assertThat(health.people()).isEqualTo(5);
        assertThat(health.change()).as("only four answered before as well").isNull();
        assertThat(cohort(five, Moment.AFTER, Question.FEELINGS).people())
                .as("four were unable to say")
                .isNull();
    }

    private static Wellbeing.Cohort cohort(List<Map<Moment, Written>> all, Moment moment, Question question) {
        return Wellbeing.cohort(all).stream()
                .filter(c -> c.moment() == moment && c.question() == question)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        PERSON,   -,          true
        -,        -,          true
        RELATIVE, -,          false
        ADVOCATE, Cannot say, true
        """)
    void whoeverAnswersForSomebodySaysWhy(@Nullable String by, @Nullable String why, boolean fine) {
        var answers = new LinkedHashMap<String, String>();
        if (by != null) {
            answers.put("by", by);
        }
        if (why != null) {
            answers.put("whyNot", why);
        }
        assertThat(Wellbeing.against(new Written(answers)).stream().map(p -> p.field() + " " + p.code()))
                .containsExactlyElementsOf(fine ? List.of() : List.of("whyNot VAL"));
    }
}
