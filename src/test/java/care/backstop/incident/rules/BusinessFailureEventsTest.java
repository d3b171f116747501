package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import care.backstop.incident.model.BusinessFailureList;
import care.backstop.incident.rules.BusinessFailureEvents.Entity;
import care.backstop.incident.rules.BusinessFailureEvents.Report;
import care.backstop.incident.rules.BusinessFailureEvents.Standing;
import care.backstop.kernel.Answer;
import care.backstop.testing.Requirement;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SI 2015/301 regulation 2(2) and (3), event by event and kind of provider by kind of provider. */
class BusinessFailureEventsTest {

    private static final LocalDate TODAY = LocalDate.of(2020, 12, 8);

    private final BusinessFailureEvents events = BusinessFailureList.load();

    @ParameterizedTest(name = "{0}: company {1}, individual {2}, partnership {3}, charity {4}")
    @CsvSource(textBlock = """
    # event,                           company,   individual, partnership, charity
    ADMINISTRATOR_APPOINTED,           YES,       NO,         YES,         YES
    RECEIVER_APPOINTED,                YES,       NO,         YES,         YES
    ADMINISTRATIVE_RECEIVER_APPOINTED, YES,       NO,         YES,         YES
    CREDITORS_VOLUNTARY_WINDING_UP,    YES,       NO,         YES,         YES
    WINDING_UP_ORDER,                  YES,       NO,         YES,         YES
    PARTNERS_JOINT_BANKRUPTCY_ORDER,   NO,        NO,         YES,         NO
    CHARITY_TRUSTEES_UNABLE_TO_PAY,    NO,        NO,         NO,          YES
    EVERY_PARTNER_BANKRUPT,            NO,        NO,         YES,         NO
    COMPANY_VOLUNTARY_ARRANGEMENT,     YES,       NO,         YES,         YES
    INDIVIDUAL_BANKRUPT,               NO,        YES,        NO,          NO
    INDIVIDUAL_VOLUNTARY_ARRANGEMENT,  NO,        YES,        NO,          NO
    BANKRUPTCY_APPLICATION,            SUSPECTED, SUSPECTED,  SUSPECTED,   SUSPECTED
    TRUSTEES_CLOSE_SERVICE,            SUSPECTED, SUSPECTED,  SUSPECTED,   SUSPECTED
    MEMBERS_VOLUNTARY_WINDING_UP,      NO,        NO,         NO,          NO
    WINDING_UP_PETITION,               NO,        NO,         NO,          NO
    NOTICE_OF_INTENTION_TO_APPOINT,    NO,        NO,         NO,          NO
    MORATORIUM,                        NO,        NO,         NO,          NO
    ONE_PARTNER_BANKRUPT,              NO,        NO,         NO,          NO
    DEBT_RELIEF_ORDER,                 NO,        NO,         NO,          NO
    NO_INSOLVENCY,                     NO,        NO,         NO,          NO
    """)
    @Requirement("L2.1-h")
    void isListedForTheRightProviders(
            String id,
            BusinessFailure company,
            BusinessFailure individual,
            BusinessFailure partnership,
            BusinessFailure charity) {
        assertThat(assess(LegalForm.COMPANY, id, Entity.REGISTERED_PROVIDER, TODAY, true)
                        .answer())
                .isEqualTo(company);
        assertThat(assess(LegalForm.INDIVIDUAL, id, Entity.REGISTERED_PROVIDER, TODAY, true)
                        .answer())
                .isEqualTo(individual);
        assertThat(assess(LegalForm.PARTNERSHIP, id, Entity.REGISTERED_PROVIDER, TODAY, true)
                        .answer())
                .isEqualTo(partnership);
        assertThat(assess(LegalForm.UNINCORPORATED_CHARITY, id, Entity.REGISTERED_PROVIDER, TODAY, true)
                        .answer())
                .isEqualTo(charity);
    }

    @Test
    void theTableAboveIsTheWholeList() {
        assertThat(events.all()).hasSize(20);
        assertThat(events.all().stream().filter(e -> e.standing() == Standing.STATUTORY))
                .hasSize(11);
        assertThat(events.all().stream().filter(e -> e.standing() == Standing.LOCAL))
                .hasSize(2);
        assertThat(events.all()).allSatisfy(e -> {
            assertThat(e.citation()).contains("SI 2015/301 reg 2(");
            assertThat(e.words()).isNotBlank();
        });
        var names = new HashSet<String>();
        for (var form : LegalForm.values()) {
            names.clear();
            for (var event : events.all()) {
                for (var name : event.alsoWritten()) {
                    if (event.forms().contains(form) || event.forms().isEmpty()) {
                        assertThat(names.add(name))
                                .as("%s means two things for %s", name, form)
                                .isTrue();
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "{0} {2} evidenced {3}: {4}")
    @CsvSource(textBlock = """
    # entity,            effective,  evidenced, expected,  warning
    REGISTERED_PROVIDER, 2020-12-08, true,      YES,       false
    REGISTERED_PROVIDER, 2020-12-01, true,      YES,       false
    REGISTERED_PROVIDER, ,           true,      YES,       false
    REGISTERED_PROVIDER, 2020-12-01, false,     SUSPECTED, true
    REGISTERED_PROVIDER, ,           false,     SUSPECTED, true
    REGISTERED_PROVIDER, 2020-12-09, true,      SUSPECTED, true
    PARENT,              2020-12-01, true,      NO,        true
    LANDLORD,            2020-12-01, true,      NO,        true
    OTHER,               2020-12-01, true,      NO,        true
    """)
    void mustBeTheRegisteredProvidersAndProvedAndInForce(
            Entity entity, @Nullable LocalDate on, boolean evidenced, BusinessFailure expected, boolean warning) {
        var answer = assess(LegalForm.COMPANY, "ADMINISTRATOR_APPOINTED", entity, on, evidenced);

        assertThat(answer.answer()).isEqualTo(expected);
        assertThat(answer.warning()).isEqualTo(warning);
        assertThat(answer.effectiveOn()).isEqualTo(on);
        assertThat(answer.explanation()).endsWith(".");
        assertThat(answer.findings())
                .extracting("answer")
                .containsExactly(
                        Answer.YES,
                        Answer.of(entity == Entity.REGISTERED_PROVIDER),
                        evidenced ? Answer.YES : Answer.NOT_KNOWN,
                        on == null ? Answer.NOT_KNOWN : Answer.of(!on.isAfter(TODAY)));
    }

    @Test
    void saysWhyInWords() {
        assertThat(assess(LegalForm.COMPANY, "ADMINISTRATOR_APPOINTED", Entity.REGISTERED_PROVIDER, TODAY, true)
                        .explanation())
                .isEqualTo("The provider failed in law on 8 December 2020: an administrator takes office.");
        assertThat(assess(LegalForm.COMPANY, "ADMINISTRATOR_APPOINTED", Entity.PARENT, TODAY, true)
                        .explanation())
                .contains("a parent or holding company");
        assertThat(assess(LegalForm.COMPANY, "MEMBERS_VOLUNTARY_WINDING_UP", Entity.REGISTERED_PROVIDER, TODAY, true))
                .satisfies(a -> {
                    assertThat(a.explanation()).contains("is not an insolvency event on the legal list");
                    assertThat(a.warning()).isTrue();
                    assertThat(a.findings().getFirst().answer()).isEqualTo(Answer.NO);
                });
        assertThat(assess(LegalForm.COMPANY, "INDIVIDUAL_BANKRUPT", Entity.REGISTERED_PROVIDER, TODAY, true))
                .satisfies(a -> {
                    assertThat(a.explanation()).contains("is not on the legal list for a company");
                    assertThat(a.warning()).isTrue();
                });
        assertThat(assess(LegalForm.COMPANY, "NO_INSOLVENCY", Entity.REGISTERED_PROVIDER, TODAY, true)
                        .warning())
                .isFalse();
        assertThat(assess(LegalForm.INDIVIDUAL, "BANKRUPTCY_APPLICATION", Entity.REGISTERED_PROVIDER, null, true))
                .satisfies(a -> {
                    assertThat(a.explanation()).contains("local list");
                    assertThat(a.warning()).isTrue();
                    assertThat(a.findings().getFirst().answer()).isEqualTo(Answer.NOT_KNOWN);
                });
        assertThat(assess(LegalForm.INDIVIDUAL, "BANKRUPTCY_APPLICATION", Entity.PARENT, null, true)
                        .answer())
                .isEqualTo(BusinessFailure.NO);
        assertThat(assess(LegalForm.COMPANY, "WINDING_UP_ORDER", Entity.REGISTERED_PROVIDER, TODAY.plusDays(3), true)
                        .explanation())
                .contains("expected on 11 December 2020");
        assertThat(assess(LegalForm.COMPANY, "WINDING_UP_ORDER", Entity.REGISTERED_PROVIDER, TODAY, false)
                        .explanation())
                .contains("nobody has seen proof");
        assertThat(BusinessFailureEvents.none().answer()).isEqualTo(BusinessFailure.NO);
        assertThat(BusinessFailureEvents.none().findings().getFirst().answer()).isEqualTo(Answer.NO);
        assertThat(BusinessFailureEvents.none().warning()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "administration, COMPANY, ADMINISTRATOR_APPOINTED",
        "CVL, COMPANY, CREDITORS_VOLUNTARY_WINDING_UP",
        "members voluntary liquidation, COMPANY, MEMBERS_VOLUNTARY_WINDING_UP",
        "voluntary-arrangement, COMPANY, COMPANY_VOLUNTARY_ARRANGEMENT",
        "voluntary-arrangement, INDIVIDUAL, INDIVIDUAL_VOLUNTARY_ARRANGEMENT",
        "bankrupt, INDIVIDUAL, INDIVIDUAL_BANKRUPT",
        "bankrupt, COMPANY, INDIVIDUAL_BANKRUPT",
        "WINDING_UP_ORDER, INDIVIDUAL, WINDING_UP_ORDER",
        "Flood, COMPANY, NO_INSOLVENCY"
    })
    void goesByTheNamesPeopleUse(String name, LegalForm form, String id) {
        assertThat(events.find(name, form).orElseThrow().id()).isEqualTo(id);
    }

    @Test
    void anUnknownNameIsNotGuessed() {
        assertThat(events.find("trouble", LegalForm.COMPANY)).isEmpty();
    }

    @Test
    @Requirement("L2.1.1-a")
    void anEventLegalAddsCountsAtOnceAndNeedsAReference() {
        var added = new BusinessFailureEvents.Event(
                "STATUTORY_ADMINISTRATION",
                "A special administrator takes office",
                Standing.STATUTORY,
                "A regulation yet to come, reg 3",
                Set.of(LegalForm.COMPANY),
                false,
                Set.of());
        var report = new Report(LegalForm.COMPANY, added, Entity.REGISTERED_PROVIDER, TODAY, true);

        assertThat(BusinessFailureEvents.assess(report, TODAY).answer()).isEqualTo(BusinessFailure.YES);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BusinessFailureEvents(java.util.List.of(new BusinessFailureEvents.Event(
                        "X", "x", Standing.STATUTORY, " ", Set.of(LegalForm.COMPANY), false, Set.of()))))
                .withMessageContaining("no legal reference");
    }

    private BusinessFailureEvents.Assessment assess(
            LegalForm form, String id, Entity entity, @Nullable LocalDate on, boolean evidenced) {
        assertThat(id).isEqualTo(id.toUpperCase(Locale.ROOT));
        return BusinessFailureEvents.assess(
                new Report(form, events.find(id, form).orElseThrow(), entity, on, evidenced), TODAY);
    }
}
