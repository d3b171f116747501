package care.backstop.people.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is still to do for somebody's rights: which entry settles it, from when it counts, and how long there is. */
class OpenMattersTest {

    /** Settles what every person has, so that a case shows only what it is about. */
    private static final String SETTLED = "ADVOCACY_NEED(needed=NO), CARE_TIMES(oldEnded=2020-12-30T09:00)";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
          nothing                              | has                        |                                        |
          an attorney not contacted            | lacks, attorney            | 2020-12-08 POWER(kind=LPA_WELFARE; registered=YES; scope=ACCOMMODATION; holder=Jo) | ATTORNEY_CONTACT 2020-12-08 1 day
          one for who gives the care           | lacks, attorney            | 2020-12-08 POWER(kind=LPA_WELFARE; registered=YES; scope=PROVIDER; holder=Jo) | ATTORNEY_CONTACT 2020-12-08 1 day
          an attorney who was contacted        | lacks, attorney            | POWER(kind=LPA_WELFARE; registered=YES; scope=PROVIDER; holder=Jo), ATTORNEY_CONTACT(holder=Jo) |
          a power that cannot be used          | lacks, attorney            | POWER(kind=LPA_WELFARE; registered=NO; scope=PROVIDER; holder=Jo) |
          a power while they can decide        | has                        | POWER(kind=LPA_WELFARE; registered=YES; scope=PROVIDER; holder=Jo) |
          DoLS goes with the home              | has dols                   |                                        | DOLS_REFERRAL 2020-12-10 1 day
          DoLS asked for anew                  | has dols                   | DOLS_REFERRAL                          |
          DoLS that is over                    | has dols over              |                                        |
          says no                              | has refuses                |                                        | REFUSER_RISK 2020-12-10 1 day, REFUSER_OPTIONS 2020-12-10 1 day
          says no, risk assessed               | has refuses                | REFUSER_RISK                           | REFUSER_OPTIONS 2020-12-10 1 day
          says no, options given               | has refuses                | REFUSER_OPTIONS                        | REFUSER_RISK 2020-12-10 1 day
          a budget                             | budget                     |                                        | BUDGET_CHOICE 2020-12-10 2 days
          a budget, asked and not answered     | budget                     | BUDGET_CHOICE(askedOn=2020-12-08)      | BUDGET_CHOICE 2020-12-08 2 days
          a budget, asked on no day            | budget                     | 2020-12-07 BUDGET_CHOICE(note=x)       | BUDGET_CHOICE 2020-12-07 2 days
          a budget, answered                   | budget                     | BUDGET_CHOICE(choice=COUNCIL)          |
          needs that are not met               | has                        | CARE_TIMES(oldEnded=2020-12-09T09:00)  | CARE_TIMES 2020-12-09 0 days !
          a gap that was                       | has                        | CARE_TIMES(oldEnded=2020-12-08T09:00; newStarted=2020-12-09T11:00) | CARE_TIMES 2020-12-08 0 days !, CARE_TIMES 2020-12-08 0 days !
          a gap that is over                   | has                        | CARE_TIMES(oldEnded=2020-12-08T09:00; newStarted=2020-12-09T11:00; metOn=2020-12-09) |
          care began without an assessment     | has                        | CARE_STARTED(what=START; startedAt=2020-12-05T09:00), CARE_STARTED(what=START; startedAt=2020-12-09T09:00) | ASSESSMENT 2020-12-05 28 days
          the assessment was put off           | has                        | CARE_STARTED(what=START; startedAt=2020-12-05T09:00), ASSESSMENT_MOVED(dueOn=2020-12-20) | ASSESSMENT 2020-12-20 0 days
          the assessment was done              | has                        | CARE_STARTED(what=START; startedAt=2020-12-05T09:00), ASSESSMENT |
          care that was not started            | has                        | CARE_STARTED(what=REFUSE)              |
          a carer with limits                  | has                        | CARER_FACTORS(name=Jo), CARER_FACTORS(name=Jo) | CARER_ASSESSMENT 2020-12-10 2 days
          a carer who was considered           | has                        | CARER_FACTORS(name=Jo), CARER_ASSESSMENT(name=Jo; considered=YES) |
          another carer was considered         | has                        | CARER_FACTORS(name=Jo), CARER_ASSESSMENT(name=Al; considered=YES) | CARER_ASSESSMENT 2020-12-10 2 days
          a carer in their own right           | carer                      |                                        | CARER_ASSESSMENT 2020-12-10 2 days
          the same, considered                 | carer                      | CARER_ASSESSMENT(name=Jo; considered=NO) |
          moved before an IMCA could be asked  | has                        | EMERGENCY_MOVE(movedOn=2020-12-09)     | IMCA_REFERRAL 2020-12-09 1 day, FIRST_REVIEW 2020-12-09 14 days
          moved on a day nobody wrote          | has                        | 2020-12-08 EMERGENCY_MOVE              | IMCA_REFERRAL 2020-12-08 1 day, FIRST_REVIEW 2020-12-08 14 days
          asked on the day of the move         | has                        | EMERGENCY_MOVE(movedOn=2020-12-09), IMCA_REFERRAL(askedOn=2020-12-09) | FIRST_REVIEW 2020-12-09 14 days
          asked before and not again           | has                        | EMERGENCY_MOVE(movedOn=2020-12-09), IMCA_REFERRAL(askedOn=2020-12-08) | IMCA_REFERRAL 2020-12-09 1 day, FIRST_REVIEW 2020-12-09 14 days
          no longer needed, and reviewed       | has                        | EMERGENCY_MOVE(movedOn=2020-12-09), IMCA_CLOSED, FIRST_REVIEW |
          a carer's care needs no assessment   | carer                      | CARER_ASSESSMENT(name=Jo; considered=NO), CARE_STARTED(what=START; startedAt=2020-12-05T09:00) |
        """)
    void isStillToDo(String name, String person, @Nullable String before, @Nullable String expected) {
        assertThat(matters(person, before == null ? SETTLED : SETTLED + ", " + before))
                .containsExactlyElementsOf(Told.list(expected));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
          nobody decided yet                   |                                                                                          | ADVOCACY_NEED 2020-12-10 2 days
          needed                               | 2020-12-08 ADVOCACY_NEED(needed=YES)                                                     | ADVOCATE_REFERRAL 2020-12-08 2 days
          raised by the program                | 2020-12-08 ADVOCACY_NEED(needed=YES; raisedOn=2020-12-07)                                | ADVOCATE_REFERRAL 2020-12-07 0 days
          referred on the day                  | 2020-12-08 ADVOCACY_NEED(needed=YES), 2020-12-08 ADVOCATE_REFERRAL                       |
          referred for an earlier need         | 2020-12-07 ADVOCATE_REFERRAL, 2020-12-08 ADVOCACY_NEED(needed=YES)                       | ADVOCATE_REFERRAL 2020-12-08 2 days
          withdrawn                            | 2020-12-08 ADVOCACY_NEED(needed=YES), 2020-12-09 ADVOCATE_WITHDRAWN                      |
          withdrawn before                     | 2020-12-07 ADVOCATE_WITHDRAWN, 2020-12-08 ADVOCACY_NEED(needed=YES)                      | ADVOCATE_REFERRAL 2020-12-08 2 days
          not needed                           | 2020-12-08 ADVOCACY_NEED(needed=NO)                                                      |
        """)
    void anAdvocate(String name, @Nullable String before, @Nullable String expected) {
        var times = "CARE_TIMES(oldEnded=2020-12-30T09:00)";
        assertThat(matters("has", before == null ? times : times + ", " + before))
                .containsExactlyElementsOf(Told.list(expected));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
          nobody asked an IMCA                 |                                                              | IMCA_REFERRAL 2020-12-10 0 days
          asked, not reported                  | IMCA_REFERRAL                                                | IMCA_REPORT 2020-12-10 1 day
          reported                             | IMCA_REFERRAL, IMCA_REPORT                                   |
        """)
    void anImca(String name, @Nullable String before, @Nullable String expected) {
        assertThat(matters("lacks, unbefriended", before == null ? SETTLED : SETTLED + ", " + before))
                .filteredOn(m -> m.startsWith("IMCA"))
                .containsExactlyElementsOf(Told.list(expected));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
          nobody was asked                     |                            | INTERESTED_ASKED 2020-12-10 1 day, BEST_INTERESTS 2020-12-10 1 day
          somebody was asked                   | INTERESTED_ASKED           | BEST_INTERESTS 2020-12-10 1 day
          decided                              | INTERESTED_ASKED, BEST_INTERESTS(decided=Heron House; decision=ACCOMMODATION) |
        """)
    void bestInterests(String name, @Nullable String before, @Nullable String expected) {
        assertThat(matters("lacks", before == null ? SETTLED : SETTLED + ", " + before))
                .filteredOn(m -> !m.startsWith("REPRESENT"))
                .containsExactlyElementsOf(Told.list(expected));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
          there is an IMCA                     | EMERGENCY_MOVE              | Hold the first review, with the IMCA
          somebody to consult was found        | EMERGENCY_MOVE, IMCA_CLOSED | Hold the first review
        """)
    void whoTakesPartInTheFirstReview(String name, String before, String what) {
        var known = Told.known("lacks", SETTLED + ", " + before);
        assertThat(OpenMatters.of(known, AdvocacyTrigger.NO_ONE_WILLING_AND_ABLE))
                .filteredOn(m -> m.write() == EntryKind.FIRST_REVIEW)
                .extracting(OpenMatters.Matter::what)
                .containsExactly(what);
    }

    /** As {@code ENTRY since within}, an alarm with an exclamation mark. */
    private static List<String> matters(String person, String before) {
        return OpenMatters.of(Told.known(person, before), AdvocacyTrigger.NO_ONE_WILLING_AND_ABLE).stream()
                .peek(m -> assertThat(m.what()).isNotBlank())
                .map(m -> m.write() + " " + m.since() + " " + m.within() + (m.alarm() ? " !" : ""))
                .toList();
    }
}
