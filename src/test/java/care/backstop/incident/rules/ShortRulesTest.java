package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Cause;
import care.backstop.incident.Verification;
import care.backstop.incident.rules.CallRound.Outcome;
import care.backstop.incident.rules.Powers.Power;
import care.backstop.incident.rules.Powers.Situation;
import care.backstop.incident.rules.TwoResults.Answered;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables of the short rules beside the duty tables. */
class ShortRulesTest {

    /** Leads A and B and a deputy C; a accepted, d declined, t told, m message left, n no answer. The council knew at 9:00. */
    @ParameterizedTest(name = "{4}")
    @CsvSource(textBlock = """
    # tried,                   now,   done,  deputy due, case
    Aa09:05 Bt09:05,           09:07, true,  false,      both spoken to at once
    Aa09:05,                   09:59, false, false,      one not reached and the hour not over
    Aa09:05,                   10:00, false, true,       one not reached by ten
    Aa09:05 Bm09:06,           10:00, false, true,       a message left is not reached
    Aa09:05 Bn09:06 Ct10:10,   10:20, false, false,      the deputy stands in
    Ad09:05 Bt09:30,           10:00, true,  false,      who declines was spoken to
    Am09:05 Bm09:06 Ct10:01,   10:30, false, true,       two missing and one deputy
    Aa09:05 Bt10:40,           10:50, true,  false,      reached late is reached
    '',                        09:30, false, false,      nobody tried yet
    '',                        10:00, false, true,       nobody tried within the hour
    """)
    void bothLeadsAreTelephoned(String tried, String now, boolean done, boolean deputyDue, String name) {
        var attempts = new ArrayList<BothLeads.Tried>();
        for (var word : tried.isEmpty() ? new String[0] : tried.split(" ")) {
            attempts.add(new BothLeads.Tried(
                    post(word.substring(0, 1)),
                    switch (word.charAt(1)) {
                        case 'a' -> Outcome.ACCEPTED;
                        case 'd' -> Outcome.DECLINED;
                        case 't' -> Outcome.TOLD;
                        case 'm' -> Outcome.MESSAGE_LEFT;
                        default -> Outcome.NO_ANSWER;
                    },
                    at(word.substring(2))));
        }
        var standing = BothLeads.of(List.of(post("A"), post("B"), post("C")), attempts, at("09:00"), at(now));
        assertThat(standing.done()).as(name).isEqualTo(done);
        assertThat(standing.deputyDue()).as(name).isEqualTo(deputyDue);
    }

    @Test
    void oneLeadAloneIsNotBoth() {
        var one = BothLeads.of(
                List.of(post("A")),
                List.of(new BothLeads.Tried(post("A"), Outcome.ACCEPTED, at("09:05"))),
                at("09:00"),
                at("11:00"));
        assertThat(one.done()).isFalse();
        assertThat(one.deputyDue()).as("there is nobody to stand in for").isFalse();
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(nullValues = "none", textBlock = """
            # before,                        now,            against, case
            '',                              CQC VERIFIED,   none,    the first answer
            CQC VERIFIED,                    owner VERIFIED, none,    both say so
            CQC VERIFIED,                    owner REFUTED,  CQC,     the owner denies it
            CQC VERIFIED,                    cqc REFUTED,    none,    CQC corrects itself
            CQC REFUTED,                     owner VERIFIED, CQC,     the other way round
            CQC REPORTED,                    owner REFUTED,  none,    a report is no proof
            CQC VERIFIED;CQC REFUTED,        owner REFUTED,  none,    the last word of each counts
            CQC VERIFIED;landlord RUMOUR,    owner REFUTED,  CQC,     among several
            """)
    void answersThatCannotBothBeTrue(String before, String now, @Nullable String against, String name) {
        var earlier = before.isEmpty()
                ? List.<Contradiction.Said>of()
                : Arrays.stream(before.split(";")).map(ShortRulesTest::said).toList();
        assertThat(Contradiction.between(earlier, said(now))
                        .map(Contradiction.Said::whom)
                        .orElse(null))
                .as(name)
                .isEqualTo(against);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
    # cause,              type
    CONTRACT_TERMINATION, COMMERCIAL
    SUPPLIER,             COMMERCIAL
    STRATEGIC_EXIT,       COMMERCIAL
    REGULATOR_CLOSURE,    REGISTRATION
    QUALITY,              REGISTRATION
    STAFF_LOSS,           STAFFING
    LOSS_OF_PREMISES,     EMERGENCY
    INFECTION,            ILLNESS
    """)
    void everyDisruptionHasAType(Cause cause, Disruption type) {
        assertThat(Disruption.of(cause)).contains(type);
    }

    @Test
    void aBusinessFailureIsNoSuchDisruptionAndWordsAloneAreNone() {
        assertThat(Disruption.of(Cause.BUSINESS_FAILURE)).isEmpty();
        assertThat(Disruption.of(Cause.OTHER)).isEmpty();
    }

    @ParameterizedTest(name = "{0}, s 19 cited as ''{1}''")
    @CsvSource(nullValues = "none", textBlock = """
            # situation,     s 19 cited, offered,     gaps
            JEOPARDY,        s 19,       S19 S18,     none
            RUNNING,         s 19,       S19 S18,     none
            STOPPED,         s 19,       S19 S18,     none
            FAILED_RUNNING,  s 19,       S19 S18,     none
            FAILED_JEOPARDY, s 19,       S19 S18,     none
            FAILED_STOPPED,  s 19,       S48 S19 S18, none
            JEOPARDY,        ' ',        S18,         S19
            FAILED_STOPPED,  '',         S48 S18,     S19
            """)
    void powersOfASituationEachWithItsCitation(
            Situation situation, String cited, String offered, @Nullable String gaps) {
        var shown = Powers.in(situation, Powers.Citations.of(cited));
        assertThat(shown.available()).extracting(a -> a.power().name()).containsExactly(offered.split(" "));
        assertThat(shown.available()).noneMatch(a -> a.citation().isBlank());
        assertThat(shown.gaps())
                .extracting(Power::name)
                .containsExactlyElementsOf(gaps == null ? List.of() : List.of(gaps.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
    RUNNING,        false, RUNNING
    RUNNING,        true,  FAILED_RUNNING
    JEOPARDY,       false, JEOPARDY
    UNKNOWN,        true,  FAILED_JEOPARDY
    PARTLY_STOPPED, false, STOPPED
    STOPPED,        true,  FAILED_STOPPED
    """)
    void aSituationIsTheStateAndWhetherItFailed(ServiceState state, boolean failed, Situation situation) {
        assertThat(Situation.of(state, failed)).isEqualTo(situation);
    }

    @ParameterizedTest
    @EnumSource(PersonDuty.Result.class)
    void theTwoResultsAreNeverBothSet(PersonDuty.Result result) {
        var both = TwoResults.of(result);
        assertThat(both.temporaryDuty() == Answered.SET && both.otherPower() == Answered.SET)
                .isFalse();
        assertThat(both.temporaryDuty() == Answered.SET).isEqualTo(result == PersonDuty.Result.DUTY_S48);
        assertThat(both.temporaryDuty() == Answered.OPEN).isEqualTo(result == PersonDuty.Result.PENDING);
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(nullValues = "none", textBlock = """
            # state,   urgency,    review,     problems,                   case
            JEOPARDY,  URGENT,     2020-12-14, none,                       about to stop and urgent
            STOPPED,   URGENT,     2020-12-07, none,                       stopped and reviewed today
            UNKNOWN,   URGENT,     2020-12-14, none,                       nobody knows whether it runs
            JEOPARDY,  URGENT,     none,       VAL reviewOn,               no day of review
            JEOPARDY,  URGENT,     2020-12-06, VAL reviewOn,               a day gone by
            JEOPARDY,  NOT_URGENT, 2020-12-14, STATE null,                 not urgent
            JEOPARDY,  NOT_MADE,   2020-12-14, STATE null,                 nobody has judged
            RUNNING,   URGENT,     2020-12-14, STATE null,                 it runs
            RUNNING,   NOT_MADE,   none,       STATE null STATE null VAL reviewOn, all of it
            """)
    void careIsPutInAtOnceForUrgentNeedsWithADayOfReview(
            ServiceState state, Urgency urgency, @Nullable LocalDate review, @Nullable String problems, String name) {
        var found = ContinuityCover.against(
                new ContinuityCover.Facts(state, urgency, review, LocalDate.parse("2020-12-07")));
        assertThat(String.join(
                        " ", found.stream().map(p -> p.code() + " " + p.field()).toList()))
                .as(name)
                .isEqualTo(problems == null ? "" : problems);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Agree the sale price of the home with the administrator | true
            Write to creditors                                      | true
            Meet the buyers                                         | true
            Help with the sale of the business                      | true
            Ask the office-holder how long it trades on             | false
            Find out who pays for each person                       | false
            Discuss with the landlord                               | false
            """)
    void wordsThatTellOfTheCommercialSide(String words, boolean touches) {
        assertThat(Commercial.touches(words)).isEqualTo(touches);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(nullValues = "none", textBlock = """
            # authority, council,   all,                 case
            Testshire,   Testshire, Testshire Hampshire, in our area
            testshire,   Testshire, Testshire Hampshire, whatever the capitals
            none,        Testshire, Testshire,           the register does not say
            Oldham,      Testshire, Oldham,              no location of ours at all
            """)
    void careIsDeliveredHere(@Nullable String authority, String council, String all, String name) {
        assertThat(DeliveredHere.of(authority, council, List.of(all.split(" "))))
                .as(name)
                .isEqualTo(DeliveredHere.Where.HERE);
    }

    @Test
    void careIsDeliveredElsewhere() {
        assertThat(DeliveredHere.of("Hampshire", "Testshire", List.of("Testshire", "Hampshire")))
                .isEqualTo(DeliveredHere.Where.ELSEWHERE);
    }

    private static Contradiction.Said said(String words) {
        var parts = words.split(" ");
        return new Contradiction.Said(parts[0], Verification.valueOf(parts[1]));
    }

    private static Instant at(String time) {
        return Instant.parse("2020-12-07T%s:00Z".formatted(time));
    }

    private static UUID post(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
