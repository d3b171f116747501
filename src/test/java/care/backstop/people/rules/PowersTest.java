package care.backstop.people.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.people.Capacity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a power may be used for a decision: Mental Capacity Act 2005 ss 9 to 11, 16 to 20 and Schedule 4. */
class PowersTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
          a registered lasting power          | kind=LPA_WELFARE; registered=YES; scope=ACCOMMODATION                       | ACCOMMODATION | LACKS        | Can be used for this decision
          not registered                      | kind=LPA_WELFARE; registered=NO; scope=ACCOMMODATION                        | ACCOMMODATION | LACKS        | It is not registered
          the person can decide               | kind=LPA_WELFARE; registered=YES; scope=ACCOMMODATION                       | ACCOMMODATION | HAS          | The person is taken to be able to make this decision, so it is theirs
          nobody has looked                   | kind=LPA_WELFARE; registered=YES; scope=ACCOMMODATION                       | ACCOMMODATION | NOT_RECORDED | The person is taken to be able to make this decision, so it is theirs
          welfare is not money                | kind=LPA_WELFARE; registered=YES; scope=MONEY                               | MONEY         | LACKS        | It is about welfare, not money
          money is not welfare                | kind=LPA_MONEY; registered=YES; scope=ACCOMMODATION                         | ACCOMMODATION | LACKS        | It is about property and money, not welfare
          of money, while they can decide     | kind=LPA_MONEY; registered=YES; scope=MONEY                                 | MONEY         | HAS          | Can be used for this decision
          an enduring power, capacity kept    | kind=EPA; registered=NO; scope=MONEY                                        | MONEY         | HAS          | Can be used for this decision
          an enduring power, capacity lost    | kind=EPA; registered=NO; scope=MONEY                                        | MONEY         | LACKS        | An enduring power must be registered once capacity is lost
          the same, registered                | kind=EPA; registered=YES; scope=MONEY                                       | MONEY         | LACKS        | Can be used for this decision
          a deputy is not registered          | kind=DEPUTY_WELFARE; scope=ACCOMMODATION,PROVIDER                           | PROVIDER      | LACKS        | Can be used for this decision
          out of its scope                    | kind=DEPUTY_WELFARE; scope=ACCOMMODATION                                    | PROVIDER      | LACKS        | Its scope leaves this decision out
          with no scope at all                | kind=DEPUTY_WELFARE                                                         | PROVIDER      | LACKS        | Its scope leaves this decision out
          from tomorrow                       | kind=DEPUTY_WELFARE; scope=PROVIDER; from=2020-12-11                        | PROVIDER      | LACKS        | It has not begun yet
          from today                          | kind=DEPUTY_WELFARE; scope=PROVIDER; from=2020-12-10                        | PROVIDER      | LACKS        | Can be used for this decision
          until yesterday                     | kind=DEPUTY_WELFARE; scope=PROVIDER; until=2020-12-09                       | PROVIDER      | LACKS        | It has ended
          until today                         | kind=DEPUTY_WELFARE; scope=PROVIDER; until=2020-12-10                       | PROVIDER      | LACKS        | Can be used for this decision
          a condition nobody answered for     | kind=DEPUTY_WELFARE; scope=PROVIDER; condition=Two doctors                  | PROVIDER      | LACKS        | Its condition is not met: Two doctors
          a condition not met                 | kind=DEPUTY_WELFARE; scope=PROVIDER; condition=Two doctors; conditionMet=NO | PROVIDER      | LACKS        | Its condition is not met: Two doctors
          not met, and nobody wrote which     | kind=DEPUTY_WELFARE; scope=PROVIDER; conditionMet=NO                        | PROVIDER      | LACKS        | Its condition is not met
          a condition met                     | kind=DEPUTY_WELFARE; scope=PROVIDER; condition=Two doctors; conditionMet=YES| PROVIDER      | LACKS        | Can be used for this decision
          nothing is written                  | note=x                                                                      | MONEY         | LACKS        | Its scope leaves this decision out
        """)
    void mayBeUsedOrNotAndSaysWhy(String name, String power, Decision decision, Capacity capacity, String because) {
        var use = Powers.use(Told.written(power), decision, capacity, People.TODAY);
        assertThat(use.because()).isEqualTo(because);
        assertThat(use.usable()).isEqualTo(because.startsWith("Can be used"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
          where to live                  | kind=LPA_WELFARE; registered=YES; scope=ACCOMMODATION                                     | true
          who gives the care             | kind=LPA_WELFARE; registered=YES; scope=PROVIDER                                          | true
          neither                        | kind=LPA_WELFARE; registered=YES; scope=SHARING                                           | false
          its days do not matter here    | kind=LPA_WELFARE; registered=YES; scope=PROVIDER; from=2030-01-01; until=2000-01-01       | true
          not registered                 | kind=LPA_WELFARE; registered=NO; scope=PROVIDER                                           | false
        """)
    void reachesAMove(String name, String power, boolean reaches) {
        assertThat(Powers.reachesMove(Told.written(power))).isEqualTo(reaches);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
          nobody tried                          |                                                                             | NOT_CONSULTED
          not reached                           | PLAN_CONTACT(outcome=NOT_REACHED)                                           | TRIED
          talked about                          | PLAN_CONTACT(outcome=TALKED)                                                | CONSULTED
          agreed                                | PLAN_CONTACT(outcome=TALKED), PLAN_CONTACT(outcome=AGREED)                  | AGREED
          does not agree any longer             | PLAN_CONTACT(outcome=AGREED), PLAN_CONTACT(outcome=DISAGREED)               | DISAGREED
          an attempt does not undo an agreement | PLAN_CONTACT(outcome=AGREED), PLAN_CONTACT(outcome=NOT_REACHED)             | AGREED
        """)
    void howFarAPlanIsAgreed(String name, @Nullable String before, Involvement.Consultation expected) {
        var found = Involvement.consultation(Told.known("able", before));
        assertThat(found).isEqualTo(expected);
        assertThat(found.words()).isNotBlank();
    }
}
