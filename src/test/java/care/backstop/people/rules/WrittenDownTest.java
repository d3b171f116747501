package care.backstop.people.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.people.model.EntryForm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each entry is held against before it is kept: fields and codes, in the order of the form. */
class WrittenDownTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        # kind                | case                                    | person | written before | answers | against
          POWER               | a lasting power has a donor             | able |  | kind=LPA_WELFARE; registered=NO; scope=ACCOMMODATION | donor VAL
          POWER               | a registered one has a number           | able |  | kind=LPA_MONEY; registered=YES; donor=Ann; scope=MONEY | reference VAL
          POWER               | all of a lasting power                  | able |  | kind=LPA_MONEY; registered=YES; donor=Ann; reference=7; scope=MONEY |
          POWER               | a deputy is one by an order             | able |  | kind=DEPUTY_WELFARE; scope=ACCOMMODATION | reference VAL
          POWER               | a deputy with an order                  | able |  | kind=DEPUTY_MONEY; reference=COP1; scope=MONEY |
          POWER               | an enduring power is about money        | able |  | kind=EPA; scope=MONEY,PROVIDER | scope CONF
          POWER               | the last day of enduring powers         | able |  | kind=EPA; scope=MONEY; madeOn=2007-09-30 |
          POWER               | a day too late                          | able |  | kind=EPA; scope=MONEY; madeOn=2007-10-01 | madeOn VAL
          POWER               | a lasting power may be younger          | able |  | kind=LPA_MONEY; registered=NO; donor=Ann; scope=MONEY; madeOn=2010-01-01 |
          POWER               | ends before it begins                   | able |  | kind=DEPUTY_MONEY; reference=1; scope=MONEY; from=2020-12-02; until=2020-12-01 | until VAL
          POWER               | ends on the day it begins               | able |  | kind=DEPUTY_MONEY; reference=1; scope=MONEY; from=2020-12-02; until=2020-12-02 |
          IMCA_REFERRAL       | before the decision                     | lacks |  | askedOn=2020-12-09 |
          IMCA_REFERRAL       | after an emergency nobody recorded      | lacks |  | afterEmergency=YES; askedOn=2020-12-09 | afterEmergency STATE
          IMCA_REFERRAL       | earlier than the move                   | lacks | EMERGENCY_MOVE(movedOn=2020-12-09) | afterEmergency=YES; askedOn=2020-12-08 | askedOn CONF
          IMCA_REFERRAL       | on the day of the move                  | lacks | EMERGENCY_MOVE(movedOn=2020-12-09) | afterEmergency=YES; askedOn=2020-12-09 |
          IMCA_REFERRAL       | earlier, and not because of it          | lacks | EMERGENCY_MOVE(movedOn=2020-12-09) | afterEmergency=NO; askedOn=2020-12-08 |
          IMCA_REPORT         | nobody was asked                        | lacks |  | report=x | - STATE
          IMCA_REPORT         | after the referral                      | lacks | IMCA_REFERRAL | report=x |
          FIRST_REVIEW        | nothing calls for an IMCA               | able |  | imcaTookPart=NO |
          FIRST_REVIEW        | after an emergency                      | lacks | EMERGENCY_MOVE | imcaTookPart=NO | imcaTookPart STATE
          FIRST_REVIEW        | with the IMCA                           | lacks | EMERGENCY_MOVE | imcaTookPart=YES |
          FIRST_REVIEW        | an IMCA who is still there              | lacks | IMCA_REFERRAL | imcaTookPart=NO | imcaTookPart STATE
          FIRST_REVIEW        | an IMCA no longer needed                | lacks | IMCA_REFERRAL, IMCA_CLOSED | imcaTookPart=NO |
          FIRST_REVIEW        | moved, then somebody to consult was found | lacks | EMERGENCY_MOVE, IMCA_CLOSED | imcaTookPart=NO |
          ADVOCACY_NEED       | which kind                              | able |  | needed=YES | type VAL
          ADVOCACY_NEED       | none is needed                          | able |  | needed=NO |
          ADVOCACY_NEED       | a kind is said                          | able |  | needed=YES; type=CARE_ACT |
          ADVOCATE_REFERRAL   | on what basis                           | able |  | to=Voice | basis VAL
          ADVOCATE_REFERRAL   | with their consent                      | able |  | basis=CONSENT |
          DOLS                | for an adult                            | lacks |  | place=HOME; from=2020-12-01; until=2021-05-01 |
          DOLS                | on the 18th birthday                    | lacks |  | from=1956-12-05 |
          DOLS                | a day before the 18th birthday          | lacks |  | from=1956-12-04 | from VAL
          DOLS                | detained under the other Act            | lacks |  | detained=YES | detained CONF
          DOLS                | supported living                        | lacks |  | place=OTHER | place VAL
          DOLS                | who can decide is not deprived          | has |  | place=HOME | - CONF
          DOLS                | ends before it begins                   | lacks |  | from=2020-12-02; until=2020-12-01 | until VAL
          DOLS                | one day                                 | lacks |  | from=2020-12-02; until=2020-12-02 |
          DOLS_REFERRAL       | none in force                           | lacks |  | askedOn=2020-12-09 | - STATE
          DOLS_REFERRAL       | its end is not known                    | lacks dols |  | askedOn=2020-12-09 |
          DOLS_REFERRAL       | its last day                            | lacks dols to its last day |  | askedOn=2020-12-09 |
          DOLS_REFERRAL       | it is over                              | lacks dols over |  | askedOn=2020-12-09 | - STATE
          REFUSER_OPTIONS     | one is no choice                        | has refuses |  | options=DIRECT_PAYMENT | options VAL
          REFUSER_OPTIONS     | a direct payment is left out            | has refuses |  | options=CARE_HOME,HOME_CARE | options STATE
          REFUSER_OPTIONS     | one, and not the direct payment         | has refuses |  | options=CARE_HOME | options VAL, options STATE
          REFUSER_OPTIONS     | a legal bar to it is recorded           | has refuses | DIRECT_PAYMENT_BAR | options=CARE_HOME,HOME_CARE |
          REFUSER_OPTIONS     | two with a direct payment               | has refuses |  | options=DIRECT_PAYMENT,HOME_CARE |
          ASSESSMENT_REFUSED  | may say no                              | has |  | abuseRisk=NO; bestInterests=NO; close=YES |
          ASSESSMENT_REFUSED  | at risk of abuse: not closed            | has |  | abuseRisk=YES; close=YES | close STATE
          ASSESSMENT_REFUSED  | at risk of abuse: left open             | has |  | abuseRisk=YES; close=NO |
          ASSESSMENT_REFUSED  | nobody asked about abuse                | has |  | close=YES | close STATE
          ASSESSMENT_REFUSED  | lacks capacity, best interests not asked| lacks |  | abuseRisk=NO; close=YES | close STATE
          ASSESSMENT_REFUSED  | lacks capacity, not in best interests   | lacks |  | abuseRisk=NO; bestInterests=NO; close=YES |
          CHOICES             | no preference                           | able |  | noPreference=YES |
          CHOICES             | nothing is said                         | able |  | noPreference=NO | what VAL, when VAL, how VAL, who VAL
          CHOICES             | all four                                | able |  | what=Tea; when=8; how=Slowly; who=Kay |
          CHOICES             | by whom is left out                     | able |  | what=Tea; when=8; how=Slowly | who VAL
          INVOLVED            | an adult, nobody answered for           | able |  | note=x | adult VAL, carer VAL, gp VAL, icb VAL, nursing VAL, others VAL
          INVOLVED            | a carer answers for others              | carer |  | note=x | advocate VAL, carer VAL, others VAL
          INVOLVED            | all of an adult                         | able |  | adult=INVOLVED; carer=NOT_APPLICABLE; others=DECLINED; icb=INVOLVED; gp=INVOLVED; nursing=INVOLVED |
          INVITED             | left out for no reason                  | able |  | excluded=YES | excludedBecause VAL
          INVITED             | left out, reason not described          | able |  | excluded=YES; excludedBecause=LAW | excludedBecause VAL
          INVITED             | left out for a reason                   | able |  | excluded=YES; excludedBecause=LAW; excludedNote=Court order |
          INVITED             | when                                    | able |  | excluded=NO | invitedOn VAL
          INVITED             | invited                                 | able |  | excluded=NO; invitedOn=2020-12-09 |
          PLAN_FINAL          | nothing went before                     | able |  | principles=PRESUMED,HELPED,UNWISE,BEST_INTERESTS,LEAST_RESTRICTIVE; principlesNote=x | involved VAL, noContactBecause STATE
          PLAN_FINAL          | all is there                            | able | INVOLVED(adult=INVOLVED; carer=NOT_APPLICABLE; others=DECLINED; icb=INVOLVED; gp=INVOLVED; nursing=INVOLVED), PLAN_CONTACT | principles=PRESUMED,HELPED,UNWISE,BEST_INTERESTS,LEAST_RESTRICTIVE; principlesNote=x |
          PLAN_FINAL          | no contact, with a reason               | carer | INVOLVED(carer=INVOLVED; others=INVOLVED; advocate=DECLINED) | noContactBecause=In hospital; principles=PRESUMED,HELPED,UNWISE,BEST_INTERESTS,LEAST_RESTRICTIVE; principlesNote=x |
          PLAN_FINAL          | four of five principles                 | carer | INVOLVED(carer=INVOLVED; others=INVOLVED; advocate=DECLINED), PLAN_CONTACT | principles=PRESUMED,HELPED,UNWISE,BEST_INTERESTS | principles VAL, principlesNote VAL
          CARE_STARTED        | when                                    | able |  | what=START | startedAt VAL
          CARE_STARTED        | started                                 | able |  | what=START; startedAt=2020-12-09T09:00 |
          CARE_STARTED        | why not                                 | able |  | what=REFUSE | refusedBecause VAL
          CARE_STARTED        | eligibility is no gate                  | able |  | what=REFUSE; refusedBecause=NOT_ELIGIBLE | refusedBecause CONF
          CARE_STARTED        | assessment is no gate                   | able |  | what=REFUSE; refusedBecause=NOT_ASSESSED | refusedBecause CONF
          CARE_STARTED        | residence is no gate                    | able |  | what=REFUSE; refusedBecause=NOT_RESIDENT | refusedBecause CONF
          CARE_STARTED        | they do not want it                     | able |  | what=REFUSE; refusedBecause=DECLINED |
          CARE_TIMES          | neither end                             | able |  | metOn=2020-12-09 | oldEnded VAL
          CARE_TIMES          | new care ends before it begins          | able |  | newStarted=2020-12-09T09:00; newEnded=2020-12-09T08:59 | newEnded VAL
          CARE_TIMES          | met before the old ended, no new care   | able |  | oldEnded=2020-12-09T09:00; metOn=2020-12-08 | metOn VAL
          CARE_TIMES          | met on the day the old ended            | able |  | oldEnded=2020-12-09T09:00; metOn=2020-12-09 |
          CARE_TIMES          | met before, by new care                 | able |  | oldEnded=2020-12-09T09:00; newStarted=2020-12-08T09:00; metOn=2020-12-08 |
          ARRANGEMENT         | no snapshot                             | able |  | ways=WAY1; responses=CARE; whyPerson=a; whyNeed=b | - STATE
          ARRANGEMENT         | information needs none                  | able |  | ways=WAY1; responses=INFORMATION; whyPerson=a; whyNeed=b |
          ARRANGEMENT         | a carer needs none                      | carer |  | ways=WAY1; responses=CARE; whyPerson=a; whyNeed=b |
          ARRANGEMENT         | with the snapshot                       | able | SNAPSHOT | ways=WAY1; responses=CARE; whyPerson=a; whyNeed=b |
          ARRANGEMENT         | another way is described                | able | SNAPSHOT | ways=WAY1,OTHER; responses=CARE; whyPerson=a; whyNeed=b | otherWay VAL
          ARRANGEMENT         | the same words twice are no reason      | able | SNAPSHOT | ways=WAY1; responses=CARE; whyPerson=a; whyNeed=a | whyNeed VAL
          CHOICE_MADE         | before the options                      | able |  | decidedOn=2020-12-09 | decidedOn STATE
          CHOICE_MADE         | a day too early                         | able | OPTIONS_SHARED(sharedOn=2020-12-10; format=LETTER) | decidedOn=2020-12-09 | decidedOn STATE
          CHOICE_MADE         | shared before it, and again after it    | able | OPTIONS_SHARED(sharedOn=2020-12-07; format=LETTER), OPTIONS_SHARED(sharedOn=2020-12-10) | decidedOn=2020-12-09 |
          CHOICE_MADE         | on the day                              | able | OPTIONS_SHARED(sharedOn=2020-12-09; format=LETTER) | decidedOn=2020-12-09 |
          CHOICE_MADE         | in no form, capacity never looked at    | able | OPTIONS_SHARED(sharedOn=2020-12-09) | decidedOn=2020-12-09 | format VAL
          CHOICE_MADE         | the move before the choice              | able | OPTIONS_SHARED(sharedOn=2020-12-09; format=LETTER) | decidedOn=2020-12-09; moveOn=2020-12-08 | moveOn VAL
          CHOICE_MADE         | the move on the day of the choice       | able | OPTIONS_SHARED(sharedOn=2020-12-09; format=LETTER) | decidedOn=2020-12-09; moveOn=2020-12-09 |
          INFORMATION_CLOSED  | nobody confirmed new care               | able |  | note=x | - STATE
          INFORMATION_CLOSED  | confirmed                               | able | NEW_CARE_CONFIRMED | note=x |
          CARER_FACTORS       | a carer is tied to an adult             | carer |  | name=Jo | adult VAL
          CARER_FACTORS       | to one of this incident                 | carer |  | name=Jo; adult=X-9 | adult VAL
          CARER_FACTORS       | nobody is tied to themselves            | carer |  | name=Jo; adult=H-1 | adult VAL
          CARER_FACTORS       | to somebody else of it                  | carer |  | name=Jo; adult=H-2 |
          CARER_FACTORS       | on the page of the adult                | able |  | name=Jo |
          CARER_FACTORS       | the adult is the one of the page        | able |  | name=Jo; adult=H-1 |
          CARER_ASSESSMENT    | done before it was referred             | able |  | referredOn=2020-12-09; doneOn=2020-12-08; result=x | doneOn VAL
          CARER_ASSESSMENT    | done without a referral                 | able |  | doneOn=2020-12-08; result=x | doneOn VAL
          CARER_ASSESSMENT    | done with nothing found                 | able |  | referredOn=2020-12-08; doneOn=2020-12-08 | result VAL
          CARER_ASSESSMENT    | referred                                | able |  | referredOn=2020-12-08 |
          CARER_ASSESSMENT    | done on the day of the referral         | able |  | referredOn=2020-12-08; doneOn=2020-12-08; result=x |
          CARER_ASSESSMENT    | of a carer tied to nobody               | carer |  | referredOn=2020-12-08 | adult VAL
        """)
    void isHeldAgainstWhatIsKnown(
            EntryKind kind,
            String name,
            String person,
            @Nullable String before,
            String answers,
            @Nullable String against) {
        var problems = EntryForm.of(kind).against(Told.written(answers), Told.known(person, before));
        assertThat(Told.said(problems)).containsExactlyElementsOf(Told.list(against));
        assertThat(problems).allSatisfy(p -> assertThat(p.message()).isNotBlank());
    }

    private static final String PRINCIPLES =
            "; principles=PRESUMED,HELPED,UNWISE,BEST_INTERESTS,LEAST_RESTRICTIVE; principlesNote=x";

    @ParameterizedTest(name = "best interests: {0}")
    @CsvSource(delimiter = '|', textBlock = """
          all is there                         | lacks, wish                | INTERESTED_ASKED                             | decision=ACCOMMODATION; views=x |
          who can decide decides               | has, wish                  | INTERESTED_ASKED                             | decision=ACCOMMODATION; views=x | decision STATE
          nobody looked at capacity            | able, wish                 | INTERESTED_ASKED                             | decision=PROVIDER; views=x | decision STATE
          of money nobody looked               | lacks, wish                | INTERESTED_ASKED                             | decision=MONEY; views=x | decision STATE
          an attorney holds it                 | lacks, attorney, wish      | INTERESTED_ASKED                             | decision=ACCOMMODATION; views=x | decisionMaker CONF
          nobody else's views                  | lacks, wish                | INTERESTED_ASKED                             | decision=ACCOMMODATION | views VAL
          nobody could be asked, and why       | lacks, wish                | INTERESTED_ASKED                             | decision=ACCOMMODATION; noViewsBecause=x |
          the IMCA does not decide             | lacks, wish                | INTERESTED_ASKED                             | decision=ACCOMMODATION; views=x; imca=Jo Lane; decisionMaker= jo lane | decisionMaker CONF
          another decides                      | lacks, wish                | INTERESTED_ASKED                             | decision=ACCOMMODATION; views=x; imca=Jo Lane; decisionMaker=Kay |
          no wishes                            | lacks                      | INTERESTED_ASKED                             | decision=ACCOMMODATION; views=x | wishes VAL
          wishes could not be had              | lacks                      | INTERESTED_ASKED, WISHES_NOT_OBTAINED        | decision=ACCOMMODATION; views=x |
          choices are wishes                   | lacks                      | INTERESTED_ASKED, CHOICES                    | decision=ACCOMMODATION; views=x |
          money is in other hands, no welfare  | lacks, only money, unbefriended, wish | INTERESTED_ASKED                   | decision=ACCOMMODATION; views=x | imca STATE
          nobody was asked                     | lacks, wish                |                                              | decision=ACCOMMODATION; views=x | views STATE
          an emergency does not wait           | lacks, wish                |                                              | decision=ACCOMMODATION; views=x; emergency=Fire |
          nobody to consult: the IMCA reports  | lacks, unbefriended, wish  | INTERESTED_ASKED                             | decision=ACCOMMODATION; views=x | imca STATE
          the IMCA has reported                | lacks, unbefriended, wish  | INTERESTED_ASKED, IMCA_REFERRAL, IMCA_REPORT | decision=ACCOMMODATION; views=x |
          no IMCA is needed any longer         | lacks, unbefriended, wish  | INTERESTED_ASKED, IMCA_CLOSED                | decision=ACCOMMODATION; views=x |
          no time for one                      | lacks, unbefriended, no time, wish | INTERESTED_ASKED                     | decision=ACCOMMODATION; views=x |
          an emergency without one             | lacks, unbefriended, wish  | INTERESTED_ASKED                             | decision=ACCOMMODATION; views=x; emergency=Fire |
        """)
    void bestInterests(String name, String person, @Nullable String before, String answers, @Nullable String against) {
        assertThat(Told.said(BestInterests.against(Told.written(answers + PRINCIPLES), Told.known(person, before))))
                .containsExactlyElementsOf(Told.list(against));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
          a bare decision | decision=ACCOMMODATION; views=x | principles VAL, principlesNote VAL
          a note alone    | decision=ACCOMMODATION; views=x; principlesNote=x | principles VAL
        """)
    void bestInterestsWantTheFivePrinciplesToo(String name, String answers, String against) {
        assertThat(Told.said(
                        BestInterests.against(Told.written(answers), Told.known("lacks, wish", "INTERESTED_ASKED"))))
                .containsExactlyElementsOf(Told.list(against));
    }
}
