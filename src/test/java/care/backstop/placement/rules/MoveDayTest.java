package care.backstop.placement.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Answer;
import care.backstop.kernel.Problem;
import care.backstop.market.ServiceKind;
import care.backstop.placement.model.CheckItem;
import care.backstop.placement.model.CheckItem.When;
import care.backstop.placement.model.Transport;
import care.backstop.placement.rules.MoveDay.Planned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MoveDayTest {

    private static final Instant NOW = Instant.parse("2020-12-07T09:00:00Z");

    @ParameterizedTest(name = "{0} last {1} working {2}: {7}")
    @CsvSource(textBlock = """
    # at,                 last day,   working, why,      transport, payer, escort, problems
    2020-12-08T10:00:00Z, 2020-12-20, true,    ,         OWN_CAR,   ,      Jo,     ''
    2020-12-07T09:00:00Z, ,           true,    ,         OWN_CAR,   ,      Jo,     ''
    2020-12-07T08:59:59Z, ,           true,    ,         OWN_CAR,   ,      Jo,     VAL at
    2020-12-20T10:00:00Z, 2020-12-20, true,    ,         OWN_CAR,   ,      Jo,     ''
    2020-12-21T10:00:00Z, 2020-12-20, true,    ,         OWN_CAR,   ,      Jo,     CONF at
    2020-12-08T08:00:00Z, ,           true,    ,         OWN_CAR,   ,      Jo,     ''
    2020-12-08T07:59:00Z, ,           true,    ,         OWN_CAR,   ,      Jo,     VAL timeReason
    2020-12-08T17:59:00Z, ,           true,    ,         OWN_CAR,   ,      Jo,     ''
    2020-12-08T18:00:00Z, ,           true,    ,         OWN_CAR,   ,      Jo,     VAL timeReason
    2020-12-12T10:00:00Z, ,           false,   ,         OWN_CAR,   ,      Jo,     VAL timeReason
    2020-12-12T20:00:00Z, ,           false,   no staff, OWN_CAR,   ,      Jo,     ''
    2021-07-01T07:30:00Z, ,           true,    ,         OWN_CAR,   ,      Jo,     ''
    2020-12-08T10:00:00Z, ,           true,    ,         AMBULANCE, ,      Jo,     VAL transportPayer
    2020-12-08T10:00:00Z, ,           true,    ,         AMBULANCE, ICB,   Jo,     ''
    2020-12-08T10:00:00Z, ,           true,    ,         OWN_CAR,   ,      ' ',    VAL escort
    2020-12-08T10:00:00Z, ,           true,    ,         NONE,      ,      ,       ''
    """)
    void againstAPlan(
            Instant at,
            @Nullable LocalDate lastDay,
            boolean working,
            @Nullable String why,
            Transport transport,
            @Nullable String payer,
            @Nullable String escort,
            String problems) {
        var found =
                MoveDay.againstPlan(new Planned(at, why, transport, payer, escort, Answer.NO), lastDay, NOW, working);

        assertThat(String.join(
                        " + ",
                        found.stream().map(p -> p.code() + " " + p.field()).toList()))
                .isEqualTo(problems);
        assertThat(found).allSatisfy(p -> assertThat(p.message()).isNotBlank());
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
    # leaves                       | needs care at home | case                                       | must travel
      CARE_HOME                    | false              | lives in the home                          | YES
      CARE_HOME_NURSING DAY_SERVICE| false              | lives there whatever else it gives         | YES
      CARE_HOME                    | true               | goes home from it                          | YES
      HOME_CARE                    | true               | is visited at home                         | NO
      HOME_CARE                    | false              | is visited now and goes into a home        | YES
      CARE_HOME HOME_CARE          | true               | is visited by the home's own agency        | NO
      CARE_HOME HOME_CARE          | false              | lives in the home which has an agency      | YES
      SUPPORTED_LIVING             | false              | may stay as a tenant                       | NOT_KNOWN
      EXTRA_CARE HOME_CARE         | false              | may stay as a tenant of extra care         | NOT_KNOWN
      EXTRA_CARE                   | true               | is visited in a flat of their own          | NO
                                   | false              | nobody knows what they leave               | NOT_KNOWN
                                   | true               | all that is known is care at home          | NO
    """)
    void whetherTheyMustTravel(@Nullable String leaves, boolean atHome, String theCase, Answer expected) {
        var left = leaves == null
                ? Set.<ServiceKind>of()
                : Arrays.stream(leaves.split(" ")).map(ServiceKind::valueOf).collect(Collectors.toSet());

        assertThat(MoveDay.travels(left, atHome)).as(theCase).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource(textBlock = """
    NONE,    YES,       VAL transport
    NONE,    NO,        ''
    NONE,    NOT_KNOWN, ''
    OWN_CAR, YES,       ''
    OWN_CAR, NO,        ''
    """)
    void whoeverLeavesAHomeIsTaken(Transport transport, Answer travels, String problems) {
        var found = MoveDay.againstPlan(
                new Planned(NOW.plusSeconds(86_400), null, transport, null, "Jo", travels), null, NOW, true);

        assertThat(String.join(
                        " + ",
                        found.stream().map(p -> p.code() + " " + p.field()).toList()))
                .isEqualTo(problems);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(nullValues = "-", textBlock = """
    Kay, niece, ''
    -,   niece, companion
    ' ', niece, companion
    Kay, -,     relationship
    Kay, ' ',   relationship
    -,   -,     companion relationship
    """)
    void whoGoesAlongIsNamed(@Nullable String name, @Nullable String relationship, String fields) {
        var found = MoveDay.againstCompanion(name, relationship);

        assertThat(String.join(" ", found.stream().map(Problem::field).toList()))
                .isEqualTo(fields);
        assertThat(found).allSatisfy(p -> assertThat(p.code()).isEqualTo(Problem.Code.VAL));
    }

    @ParameterizedTest(name = "moved {0}")
    @CsvSource(textBlock = """
    2020-12-10, 2020-12-11, 2020-12-11, Due by 11 December 2020
    2020-12-11, 2020-12-14, 2020-12-14, Due by 14 December 2020
    2020-12-11, 2020-12-14, 2020-12-15, Late: it was due by 14 December 2020
    2020-12-12, 2020-12-14, 2020-12-12, Due by 14 December 2020
    """)
    void dwpIsToldOnTheNextWorkingDay(LocalDate moved, LocalDate by, LocalDate today, String words) {
        var found = MoveDay.tellBy(moved, day -> day.getDayOfWeek().getValue() < 6);

        assertThat(found).isEqualTo(by);
        assertThat(MoveDay.later(found, today)).isEqualTo(words);
    }

    @ParameterizedTest
    @EnumSource(When.class)
    void everyItemOfItsTimeMustBeSettled(When when) {
        var ofThen =
                Arrays.stream(CheckItem.values()).filter(i -> i.when() == when).toList();

        assertThat(MoveDay.open(when, Transport.TAXI, List.of()))
                .extracting(Problem::field)
                .containsExactlyElementsOf(ofThen.stream().map(Enum::name).toList());
        assertThat(MoveDay.open(when, Transport.TAXI, ofThen)).isEmpty();
        var butOne = EnumSet.allOf(CheckItem.class);
        butOne.remove(ofThen.getFirst());
        assertThat(MoveDay.open(when, Transport.TAXI, butOne)).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo(Problem.Code.STATE);
            assertThat(p.message())
                    .isEqualTo("Not settled yet: " + ofThen.getFirst().words());
        });
    }

    /** Nobody packs, goes along or gives a new address where care comes to the person. */
    @Test
    void whoIsCaredForAtHomeStaysThere() {
        assertThat(CheckItem.of(Transport.FAMILY)).containsExactly(CheckItem.values());
        assertThat(CheckItem.of(Transport.NONE))
                .doesNotContain(CheckItem.BELONGINGS, CheckItem.COMPANION, CheckItem.DWP_TOLD)
                .contains(CheckItem.MEDICATION, CheckItem.HANDOVER_PACK, CheckItem.IDENTITY_ARRIVING)
                .isSorted();
        assertThat(MoveDay.open(When.BEFORE, Transport.NONE, List.of()))
                .extracting(Problem::field)
                .contains("MEDICATION")
                .doesNotContain("BELONGINGS", "COMPANION");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        var found = MoveDay.againstPlan(
                new Planned(NOW.minusSeconds(86_400), " ", Transport.TAXI, null, null, Answer.YES),
                LocalDate.of(2020, 12, 1),
                NOW,
                false);

        assertThat(found)
                .extracting(Problem::field)
                .containsExactly("at", "at", "timeReason", "transportPayer", "escort");
    }
}
