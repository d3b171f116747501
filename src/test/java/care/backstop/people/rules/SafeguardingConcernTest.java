package care.backstop.people.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.people.rules.SafeguardingConcern.Category;
import care.backstop.people.rules.SafeguardingConcern.Step;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeguardingConcernTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
          all is there         | NEGLECT  | 2020-12-10 | No drink all day |
          no kind              |          | 2020-12-10 | No drink all day | category VAL
          a kind nobody knows  | RUDENESS | 2020-12-10 | No drink all day | category VAL
          no day               | NEGLECT  |            | No drink all day | on VAL
          tomorrow             | NEGLECT  | 2020-12-11 | No drink all day | on VAL
          nothing said         | NEGLECT  | 2020-12-10 |                  | what VAL
          nothing but blanks   | NEGLECT  | 2020-12-10 | '  '             | what VAL
          nothing at all       |          |            |                  | category VAL, on VAL, what VAL
        """)
    void whatARaisedConcernNeeds(
            String name,
            @Nullable String category,
            @Nullable LocalDate on,
            @Nullable String what,
            @Nullable String against) {
        assertThat(Told.said(SafeguardingConcern.againstRaising(category, on, what, People.TODAY)))
                .containsExactlyElementsOf(Told.list(against));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
          no step                        |                   | x |                  | false | step VAL
          triaged                        | TRIAGED           | x |                  | false |
          triaged by nobody              | TRIAGED           |   |                  | false | note VAL
          closed by another              | ENQUIRY_CLOSED    | x | ENQUIRY          | false | step AUTH
          closed by who leads            | ENQUIRY_CLOSED    | x | ENQUIRY          | true  |
          closed and never open          | ENQUIRY_CLOSED    | x | TRIAGED          | true  | step STATE
          mitigated without a plan       | MITIGATED         | x | TRIAGED          | false | step STATE
          mitigated by a plan            | MITIGATED         | x | TRIAGED, PLAN    | false |
          nothing more, never looked at  | NO_FURTHER_ACTION | x |                  | false | step STATE
          nothing more after triage      | NO_FURTHER_ACTION | x | TRIAGED          | false |
          no words and no plan           | MITIGATED         |   |                  | false | note VAL, step STATE
        """)
    void whatAStepNeeds(
            String name,
            @Nullable String step,
            @Nullable String note,
            @Nullable String before,
            boolean leads,
            @Nullable String against) {
        var steps = Told.list(before).stream().map(Step::valueOf).toList();
        assertThat(Told.said(SafeguardingConcern.againstStep(step, note, steps, leads)))
                .containsExactlyElementsOf(Told.list(against));
    }

    @Test
    void twoThousandLettersFit() {
        var most = "x".repeat(2_000);
        assertThat(SafeguardingConcern.againstRaising("NEGLECT", People.TODAY, most, People.TODAY))
                .isEmpty();
        assertThat(Told.said(SafeguardingConcern.againstRaising("NEGLECT", People.TODAY, most + "x", People.TODAY)))
                .containsExactly("what VAL");
        assertThat(SafeguardingConcern.againstStep("TRIAGED", most, List.of(), false))
                .isEmpty();
        assertThat(Told.said(SafeguardingConcern.againstStep("TRIAGED", most + "x", List.of(), false)))
                .containsExactly("note VAL");
    }

    @ParameterizedTest(name = "{0}: open {1}, a plan is owed {2}")
    @CsvSource(delimiter = '|', textBlock = """
                                       | true  | false
          TRIAGED                      | true  | false
          TRIAGED, ENQUIRY             | true  | true
          TRIAGED, ENQUIRY, PLAN       | true  | false
          ENQUIRY, PLAN, MITIGATED     | false | false
          TRIAGED, ENQUIRY, NO_FURTHER_ACTION | false | false
          ENQUIRY, ENQUIRY_CLOSED      | true  | true
        """)
    void whatKeepsAnIncidentOpen(@Nullable String steps, boolean open, boolean planDue) {
        var before = Told.list(steps).stream().map(Step::valueOf).toList();
        assertThat(SafeguardingConcern.open(before)).isEqualTo(open);
        assertThat(SafeguardingConcern.planDue(before)).isEqualTo(planDue);
    }

    @Test
    void everyKindAndStepHasItsWords() {
        assertThat(Category.values()).allSatisfy(c -> assertThat(c.words()).isNotBlank());
        assertThat(Step.values()).allSatisfy(s -> assertThat(s.words()).isNotBlank());
        assertThat(Step.of("PLAN")).contains(Step.PLAN);
        assertThat(Step.of(null)).isEmpty();
        assertThat(Category.of("SEXUAL")).contains(Category.SEXUAL);
    }
}
