package care.backstop.people.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.people.rules.HandoverReceipts.Standing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether what was handed over has arrived. */
class HandoverReceiptsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        # case                           | written, the newest last                                              | recipient | standing
          nothing                        | -                                                                     | CARE      | NOT_HANDED_OVER
          handed over                    | HANDED_OVER(to=CARE)                                                  | CARE      | NO_RECEIPT
          to somebody else               | HANDED_OVER(to=GP)                                                    | CARE      | NOT_HANDED_OVER
          received                       | HANDED_OVER(to=CARE), HANDOVER_RECEIVED(to=CARE)                      | CARE      | RECEIVED
          received by somebody else      | HANDED_OVER(to=CARE), HANDED_OVER(to=GP), HANDOVER_RECEIVED(to=GP)    | CARE      | NO_RECEIPT
          handed over again              | HANDED_OVER(to=GP), HANDOVER_RECEIVED(to=GP), HANDED_OVER(to=GP)      | GP        | NO_RECEIPT
          other entries do not count     | HANDED_OVER(to=CARE), ALLERGY(to=CARE)                                | CARE      | NO_RECEIPT
        """)
    void howItStands(String name, @Nullable String written, Recipient recipient, Standing standing) {
        assertThat(HandoverReceipts.standing(Told.known("able", written).entries(), recipient))
                .as(name)
                .isEqualTo(standing);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        # case                     | written                                        | answers                        | against
          nothing was handed over  | -                                              | to=CARE; at=2020-12-10T09:00   | to STATE
          to somebody else         | HANDED_OVER(to=GP; at=2020-12-10T08:00)        | to=CARE; at=2020-12-10T09:00   | to STATE
          afterwards               | HANDED_OVER(to=CARE; at=2020-12-10T08:00)      | to=CARE; at=2020-12-10T09:00   | -
          in the same minute       | HANDED_OVER(to=CARE; at=2020-12-10T09:00)      | to=CARE; at=2020-12-10T09:00   | -
          before                   | HANDED_OVER(to=CARE; at=2020-12-10T09:01)      | to=CARE; at=2020-12-10T09:00   | at CONF
        """)
    void nothingIsReceivedBeforeItWasHandedOver(
            String name, @Nullable String written, String answers, @Nullable String against) {
        assertThat(Told.said(HandoverReceipts.againstReceived(Told.written(answers), Told.known("able", written))))
                .as(name)
                .isEqualTo(Told.list(against));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
          -                                 | to=CARE; whom=Heron House | -
          -                                 | to=FAMILY                 | whom VAL
          -                                 | to=FAMILY; whom=Maud      | whom AUTH
          MAY_BE_TOLD(whom=Maud; agrees=YES) | to=FAMILY; whom=Maud     | -
        """)
    void aRelativeIsHandedNothingWithoutLeave(@Nullable String written, String answers, @Nullable String against) {
        assertThat(Told.said(HandoverReceipts.against(Told.written(answers), Told.known("able", written))))
                .isEqualTo(Told.list(against));
    }

    @Test
    void theLatestIsTheOneOfThatRecipient() {
        var entries = Told.known(
                        "able",
                        "HANDED_OVER(to=CARE; whom=A), HANDED_OVER(to=CARE; whom=B), HANDED_OVER(to=GP; whom=C)")
                .entries();
        assertThat(HandoverReceipts.latest(entries, Recipient.CARE, EntryKind.HANDED_OVER)
                        .map(e -> e.said().of("whom")))
                .contains("B");
        assertThat(HandoverReceipts.latest(entries, Recipient.CARE, EntryKind.HANDOVER_RECEIVED))
                .isEmpty();
        assertThat(HandoverReceipts.recipient(Written.NOTHING)).isEqualTo(Recipient.CARE);
        assertThat(HandoverReceipts.WAYS.keySet()).containsExactly("PAPER", "SPOKEN", "SECURE_EMAIL", "SYSTEM", "POST");
        assertThat(Standing.NO_RECEIPT.words()).contains("no receipt");
    }
}
