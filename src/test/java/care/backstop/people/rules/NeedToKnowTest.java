package care.backstop.people.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.people.Capacity;
import care.backstop.people.rules.NeedToKnow.Topic;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told what, and which relative or friend is told anything. */
class NeedToKnowTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        # recipient | WHO ABOUT COMMUNICATION COMFORT CARE HANDLING MEDICINES ALLERGIES RISKS JOURNEY RIGHTS CONTACTS PAYER: given +, left out -, within another .
          CARE      | + + + + + + + + + . + + -
          TRANSPORT | + - + + - + - - - + - - -
          GP        | + - + - + - + + + . + + -
          PHARMACY  | + - - - - - + + - - - - -
          COUNCIL   | + + + - + + - - + . + + +
          ICB       | + - + - + + + - + . + - +
          FAMILY    | + + + + + - - - - - - - -
        """)
    void eachIsGivenWhatTheyNeed(Recipient recipient, String row) {
        var given = NeedToKnow.topics(recipient);
        var left = NeedToKnow.leftOut(recipient);
        assertThat(Arrays.stream(Topic.values())
                        .map(t -> given.contains(t) ? "+" : left.contains(t) ? "-" : ".")
                        .collect(Collectors.joining(" ")))
                .isEqualTo(row);
        assertThat(left).isSorted();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        # case                              | recipient | whom  | sharing      | written                                                    | against
          professionals are told            | GP        | ''    | NOT_RECORDED | -                                                          | -
          which relative                    | FAMILY    | ' '   | NOT_RECORDED | -                                                          | whom VAL
          nobody asked                      | FAMILY    | Perrin | NOT_RECORDED | -                                                         | whom AUTH
          they agree                        | FAMILY    | ' perrin ' | NOT_RECORDED | MAY_BE_TOLD(whom=Perrin ; agrees=YES)                 | -
          they do not                       | FAMILY    | Perrin | NOT_RECORDED | MAY_BE_TOLD(whom=Perrin; agrees=NO)                       | whom AUTH
          they agree to another             | FAMILY    | Perrin | NOT_RECORDED | MAY_BE_TOLD(whom=Maud; agrees=YES)                        | whom AUTH
          they change their mind            | FAMILY    | Perrin | NOT_RECORDED | MAY_BE_TOLD(whom=Perrin; agrees=YES), MAY_BE_TOLD(whom=Perrin; agrees=NO) | whom AUTH
          and back again                    | FAMILY    | Perrin | NOT_RECORDED | MAY_BE_TOLD(whom=Perrin; agrees=NO), MAY_BE_TOLD(whom=Perrin; agrees=YES) | -
          a power while they can decide     | FAMILY    | Perrin | HAS          | POWER(kind=DEPUTY_WELFARE; holder=Perrin; scope=SHARING)  | whom AUTH
          a power once they cannot          | FAMILY    | Perrin | LACKS        | POWER(kind=DEPUTY_WELFARE; holder=Perrin; scope=SHARING)  | -
          a power that leaves it out        | FAMILY    | Perrin | LACKS        | POWER(kind=DEPUTY_WELFARE; holder=Perrin; scope=PROVIDER) | whom AUTH
          somebody else's power             | FAMILY    | Perrin | LACKS        | POWER(kind=DEPUTY_WELFARE; holder=Maud; scope=SHARING)    | whom AUTH
          a power without a name            | FAMILY    | Perrin | LACKS        | POWER(kind=DEPUTY_WELFARE; scope=SHARING)                 | whom AUTH
        """)
    void aRelativeIsToldByConsentOrByAPower(
            String name,
            Recipient recipient,
            String whom,
            Capacity sharing,
            @Nullable String written,
            @Nullable String against) {
        assertThat(Told.said(NeedToKnow.against(recipient, whom, known(sharing, written))))
                .as(name)
                .isEqualTo(Told.list(against));
    }

    @Test
    void whoMayBeToldIsNamedOnce() {
        var written =
                "POWER(kind=DEPUTY_WELFARE; holder=Zita; scope=SHARING), POWER(kind=DEPUTY_WELFARE; scope=SHARING),"
                        + " MAY_BE_TOLD(whom=Maud; agrees=YES), MAY_BE_TOLD(whom=Ivo; agrees=NO), MAY_BE_TOLD(whom=Maud; agrees=YES),"
                        + " MAY_BE_TOLD(whom=Ann; agrees=YES)";
        assertThat(NeedToKnow.mayBeTold(known(Capacity.LACKS, written))).containsExactly("Ann", "Maud", "Zita");
        assertThat(NeedToKnow.mayBeTold(known(Capacity.HAS, written))).containsExactly("Ann", "Maud");
    }

    @Test
    void recipientsAreFoundByTheirAddress() {
        for (var recipient : Recipient.values()) {
            assertThat(Recipient.at(recipient.path())).contains(recipient);
            assertThat(recipient.words()).isNotBlank();
            assertThat(recipient.purpose()).startsWith("to ");
        }
        assertThat(Recipient.at("GP")).isEmpty();
        assertThat(Topic.ABOUT.words()).isEqualTo("About me");
    }

    private static Known known(Capacity sharing, @Nullable String written) {
        var known = Told.known("able", written);
        return new Known(
                known.today(),
                known.person(),
                Map.of(Decision.SHARING.name(), sharing),
                known.wishes(),
                known.others(),
                known.entries());
    }
}
