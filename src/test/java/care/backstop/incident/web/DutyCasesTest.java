package care.backstop.incident.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.backstop.incident.rules.DutyQuestion;
import care.backstop.incident.rules.PersonDuty;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.testing.Requirement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The worked examples D1 to D10 of requirements 2(a), and cases a lawyer would try. The clock says 9 December 2020. */
class DutyCasesTest {

    private static final Instant NOW = Instant.parse("2020-12-09T09:00:00Z");

    /**
     * Facts of the person: H wholly NHS paid, N looked after here just before, Q standing duty, P own arrangement good,
     * each y, n or ?; then urgency.
     */
    @ParameterizedTest(name = "{0}: {12}")
    @CsvSource(textBlock = """
    # case, form, registered, event, entity, effective, evidenced, state, extent, unable since, HNQP urgency arranged, rows, story
    D1,  COMPANY, true, ADMINISTRATOR_APPOINTED, REGISTERED_PROVIDER, 2020-12-01, true, RUNNING, , , nynn NOT_MADE SELF, A1-2 A2-8, administrator appointed and home still running
    D2,  COMPANY, true, ADMINISTRATOR_APPOINTED, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-08, nynn NOT_MADE SELF, A1-7 A2-4, shut a week later and a self-funder from Wales
    D3,  COMPANY, true, ADMINISTRATOR_APPOINTED, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, PART, 2020-12-08, nynn URGENT THIS_COUNCIL, A1-4 A2-6, one home of six sold and life at risk
    D4,  COMPANY, true, REGISTRATION_CANCELLED, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nynn NOT_URGENT THIS_COUNCIL, A1-10 A2-7, CQC cancels registration for quality
    D5,  COMPANY, true, FLOOD, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-01, nyny NOT_URGENT THIS_COUNCIL, A1-10 A2-7, flood and a sister home everybody accepts
    D6,  COMPANY, false, RECEIVER_APPOINTED, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nynn URGENT THIS_COUNCIL, A1-1 A2-6, unregistered day service in receivership
    D7,  COMPANY, true, WINDING_UP_ORDER, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, yynn NOT_MADE ICB, A1-7 A2-1, wound-up home care firm and NHS paid person
    D8,  COMPANY, true, WINDING_UP_ORDER, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nyyn NOT_MADE THIS_COUNCIL, A1-7 A2-3, same firm and a person already owed a duty
    L1,  COMPANY, true, MEMBERS_VOLUNTARY_WINDING_UP, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nynn URGENT SELF, A1-10 A2-6, solvent liquidation never gives the duty
    L2,  COMPANY, true, ADMINISTRATOR_APPOINTED, PARENT, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nynn NOT_URGENT SELF, A1-10 A2-7, holding company failed and the home closed
    L3,  COMPANY, true, ADMINISTRATOR_APPOINTED, PARENT, 2020-12-01, true, RUNNING, , , nynn NOT_URGENT SELF, A1-9 A2-7, holding company failed and the homes run
    L4,  COMPANY, true, WINDING_UP_PETITION, REGISTERED_PROVIDER, 2020-12-01, true, RUNNING, , , nynn NOT_MADE SELF, A1-9 A2-8, petition only
    L5,  PARTNERSHIP, true, ONE_PARTNER_BANKRUPT, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nynn URGENT SELF, A1-10 A2-6, one partner of two
    L6,  PARTNERSHIP, true, EVERY_PARTNER_BANKRUPT, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nynn URGENT SELF, A1-7 A2-4, both partners
    L7,  INDIVIDUAL, true, BANKRUPTCY, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nynn NOT_URGENT OTHER_COUNCIL, A1-7 A2-4, sole trader bankrupt and placed by another council
    L8,  INDIVIDUAL, true, BANKRUPTCY_APPLICATION, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nynn URGENT SELF, A1-8 A2-6, application only as Lancashire lists it
    L9,  INDIVIDUAL, true, IVA, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nnnn URGENT SELF, A1-7 A2-5, needs this provider did not meet
    L10, UNINCORPORATED_CHARITY, true, CHARITY_TRUSTEES_UNABLE_TO_PAY, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nyny NOT_URGENT SCOTLAND, A1-7 A2-2, charity failed and the replacement is good
    L11, UNINCORPORATED_CHARITY, true, TRUSTEES_CLOSE_SERVICE, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nynn NOT_URGENT SELF, A1-8 A2-7, trustees decide to stop for money reasons
    L12, COMPANY, true, ADMINISTRATOR_APPOINTED, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-11-01, nynn URGENT SELF, A1-6 A2-6, closed a month before the administrator came
    L13, COMPANY, true, ADMINISTRATOR_APPOINTED, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-01, nynn URGENT SELF, A1-7 A2-4, closed on the very day
    L14, COMPANY, true, ADMINISTRATOR_APPOINTED, REGISTERED_PROVIDER, 2020-12-20, true, JEOPARDY, , , nynn URGENT SELF, A1-8 A2-6, appointment announced for a later day
    L15, COMPANY, true, ADMINISTRATOR_APPOINTED, REGISTERED_PROVIDER, 2020-12-01, false, STOPPED, WHOLE, 2020-12-02, nynn NOT_MADE SELF, A1-8 A2-8, only the newspaper says so
    L16, COMPANY, true, CVA, REGISTERED_PROVIDER, 2020-12-01, true, RUNNING, , , nynn NOT_URGENT SELF, A1-2 A2-7, voluntary arrangement and trading on
    L17, COMPANY, true, ADMINISTRATOR_APPOINTED, LANDLORD, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nynn NOT_MADE SELF, A1-10 A2-8, the landlord failed and took the building
    L18, INDIVIDUAL, true, ADMINISTRATOR_APPOINTED, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nynn URGENT SELF, A1-10 A2-6, an individual has no administrator
    L19, COMPANY, true, WINDING_UP_ORDER, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, n?nn NOT_URGENT SELF, A1-7 A2-8, nobody knows whether she was looked after here
    L20, COMPANY, true, WINDING_UP_ORDER, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, ???? NOT_MADE SELF, A1-7 A2-8, nothing is known about him
    L21, COMPANY, true, WINDING_UP_ORDER, REGISTERED_PROVIDER, 2020-12-01, true, UNKNOWN, , , nynn URGENT SELF, A1-3 A2-6, nobody answers the telephone
    L22, COMPANY, true, , , , , JEOPARDY, , , nynn URGENT NORTHERN_IRELAND, A1-10 A2-6, staff have walked out
    L23, COMPANY, true, , , , , RUNNING, , , yynn URGENT ICB, A1-9 A2-1, NHS paid whatever happens
    L24, COMPANY, true, MVL, REGISTERED_PROVIDER, 2020-12-01, true, RUNNING, , , nynn NOT_URGENT SELF, A1-9 A2-7, solvent winding up while the home runs is only a warning
    L25, COMPANY, true, NOTICE_OF_INTENTION, REGISTERED_PROVIDER, 2020-12-01, true, JEOPARDY, , , nynn URGENT SELF, A1-10 A2-6, notice of intention is not an appointment
    L26, COMPANY, true, MORATORIUM, REGISTERED_PROVIDER, 2020-12-01, true, RUNNING, , , nynn NOT_URGENT SELF, A1-9 A2-7, a moratorium on its own is not listed
    L27, INDIVIDUAL, true, DEBT_RELIEF_ORDER, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nynn NOT_MADE SELF, A1-10 A2-8, a debt relief order is listed in Wales and not in England
    L28, COMPANY, true, CVL, REGISTERED_PROVIDER, 2020-12-02, true, STOPPED, WHOLE, 2020-12-02, nynn URGENT SELF, A1-7 A2-4, creditors' winding up and closed the same day
    L29, COMPANY, true, ADMINISTRATIVE_RECEIVER, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, yyyn URGENT ICB, A1-7 A2-1, NHS pays for all of it though a duty was owed before
    L30, PARTNERSHIP, true, JOINT_BANKRUPTCY_ORDER, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nynn NOT_URGENT SELF, A1-7 A2-4, partners' joint petition
    L31, COMPANY, true, JOINT_BANKRUPTCY_ORDER, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nynn URGENT SELF, A1-10 A2-6, a company has no partners
    L32, COMPANY, true, EVERY_PARTNER_BANKRUPT, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nynn NOT_URGENT SELF, A1-10 A2-7, bankrupt directors do not make a bankrupt company
    L33, COMPANY, true, TRUSTEES_UNABLE_TO_PAY, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nynn URGENT SELF, A1-10 A2-6, a charitable company is not an unincorporated charity
    L34, UNINCORPORATED_CHARITY, true, WINDING_UP_ORDER, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nynn NOT_MADE SELF, A1-7 A2-4, charity wound up by the court
    L35, PARTNERSHIP, true, ADMINISTRATOR_APPOINTED, REGISTERED_PROVIDER, 2020-12-01, true, RUNNING, , , nynn URGENT SELF, A1-2 A2-6, administrator of a partnership trades on and one person is in danger
    L36, INDIVIDUAL, true, IVA, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nynn URGENT WALES, A1-7 A2-4, placed from Wales with a sole trader
    L37, COMPANY, true, WINDING_UP_ORDER, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nyyn NOT_URGENT WALES, A1-7 A2-3, from Wales and this council owes a duty already
    L38, COMPANY, true, ADMINISTRATOR_APPOINTED, REGISTERED_PROVIDER, 2020-12-01, true, PARTLY_STOPPED, PART, 2020-12-02, nyyn NOT_URGENT THIS_COUNCIL, A1-4 A2-3, the round that stopped is a part and the council's own person
    L39, COMPANY, true, ADMINISTRATOR_APPOINTED, REGISTERED_PROVIDER, 2020-12-01, true, JEOPARDY, , , nynn NOT_MADE SELF, A1-3 A2-8, wages stop on Friday and nobody has judged
    L40, COMPANY, true, WINDING_UP_ORDER, REGISTERED_PROVIDER, 2020-12-01, true, JEOPARDY, , , nynn NOT_URGENT SELF, A1-3 A2-7, wound up and closing next week
    L41, COMPANY, false, , , , , RUNNING, , , nynn NOT_URGENT SELF, A1-1 A2-7, lunch club with no registration
    L42, INDIVIDUAL, false, , , , , RUNNING, , , nynn URGENT SELF, A1-1 A2-6, unregistered helper whose care is bad
    L43, COMPANY, false, WINDING_UP_ORDER, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, yynn NOT_MADE ICB, A1-1 A2-1, unregistered and paid by the NHS
    L44, COMPANY, false, ADMINISTRATOR_APPOINTED, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nyyn URGENT THIS_COUNCIL, A1-1 A2-3, unregistered and a duty is owed already
    L45, COMPANY, true, CVA, REGISTERED_PROVIDER, 2020-12-05, true, STOPPED, WHOLE, 2020-12-02, nynn NOT_URGENT SELF, A1-6 A2-7, closed three days before the arrangement was approved
    L46, COMPANY, true, ADMINISTRATOR_APPOINTED, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-08, nyny URGENT THIS_COUNCIL, A1-7 A2-2, the sister home suits him
    L47, COMPANY, true, ADMINISTRATOR_APPOINTED, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-08, nynn URGENT THIS_COUNCIL, A1-7 A2-4, the sister home does not suit her
    L48, COMPANY, true, ADMINISTRATOR_APPOINTED, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-08, nnny URGENT SELF, A1-7 A2-5, a replacement for needs that were not met here counts for nothing
    L49, COMPANY, true, RECEIVER_APPOINTED, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-08, nnnn NOT_URGENT SELF, A1-7 A2-7, on the waiting list and well
    L50, COMPANY, true, RECEIVER_APPOINTED, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-08, nnnn NOT_MADE SELF, A1-7 A2-8, on the waiting list and nobody has looked
    L51, COMPANY, true, INDIVIDUAL_BANKRUPT, OTHER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nynn URGENT SELF, A1-10 A2-6, the director is bankrupt and the company is not
    L52, INDIVIDUAL, true, BANKRUPTCY_PETITION, REGISTERED_PROVIDER, 2020-12-01, true, RUNNING, , , nynn NOT_URGENT SELF, A1-8 A2-7, bankruptcy petition against a sole trader who carries on
    L53, PARTNERSHIP, true, BANKRUPTCY_APPLICATION, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, yynn URGENT ICB, A1-8 A2-1, application against partners and an NHS paid person
    L54, COMPANY, true, WINDING_UP_ORDER, REGISTERED_PROVIDER, 2020-12-09, true, RUNNING, , , nynn NOT_MADE SELF, A1-8 A2-8, the hearing is tomorrow
    L55, COMPANY, true, ADMINISTRATOR_APPOINTED, REGISTERED_PROVIDER, 2020-12-01, false, RUNNING, , , nynn NOT_URGENT SELF, A1-8 A2-7, a relative heard of administrators
    L56, COMPANY, true, ADMINISTRATOR_APPOINTED, OTHER, 2020-12-01, true, RUNNING, , , nynn NOT_URGENT SELF, A1-9 A2-7, the franchisor failed and the franchisee runs
    L57, COMPANY, true, LOSS_OF_PREMISES, LANDLORD, 2020-12-01, true, JEOPARDY, , , nynn NOT_MADE SELF, A1-10 A2-8, the landlord takes the building back
    L58, COMPANY, true, SUPPLIER, REGISTERED_PROVIDER, 2020-12-01, true, JEOPARDY, , , nynn URGENT SELF, A1-10 A2-6, the agency sends nobody any more
    L59, COMPANY, true, PANDEMIC, REGISTERED_PROVIDER, 2020-12-01, true, PARTLY_STOPPED, PART, 2020-12-02, nynn NOT_URGENT SELF, A1-10 A2-7, half the staff isolate
    L60, COMPANY, true, CONTRACT_END, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nyyn NOT_URGENT THIS_COUNCIL, A1-10 A2-3, the council ended the contract and owes a duty
    L61, INDIVIDUAL, true, , , , , RUNNING, , , nynn NOT_URGENT SELF, A1-9 A2-7, the owner will retire in March
    L62, COMPANY, true, ADMINISTRATOR_APPOINTED, REGISTERED_PROVIDER, 2020-12-01, true, RUNNING, , , yynn NOT_MADE ICB, A1-2 A2-1, administrator trades on and the NHS pays
    L63, COMPANY, true, ADMINISTRATOR_APPOINTED, REGISTERED_PROVIDER, 2020-12-01, true, RUNNING, , , nyyn NOT_MADE THIS_COUNCIL, A1-2 A2-3, administrator trades on and the council owes a duty anyway
    L64, COMPANY, true, ADMINISTRATOR_APPOINTED, REGISTERED_PROVIDER, 2020-12-07, true, STOPPED, WHOLE, 2020-12-07, nynn NOT_MADE OTHER_COUNCIL, A1-7 A2-4, on another council's direct payment and cared for here
    L65, COMPANY, true, RECEIVER_APPOINTED, LANDLORD, 2020-12-01, true, RUNNING, , , nynn NOT_URGENT SELF, A1-9 A2-7, a receiver of the rent only
    L66, COMPANY, true, ADMINISTRATOR_APPOINTED, REGISTERED_PROVIDER, 2020-12-01, true, UNKNOWN, , , nynn NOT_MADE SELF, A1-3 A2-8, in administration and nobody can say whether it runs
    L67, COMPANY, true, , , , , UNKNOWN, , , nynn URGENT SELF, A1-10 A2-6, the doors are locked and no one has heard of an insolvency
    L68, COMPANY, true, CVL, REGISTERED_PROVIDER, 2020-12-05, true, STOPPED, WHOLE, 2020-12-02, nynn URGENT SELF, A1-6 A2-6, closed in a solvent winding up that turned insolvent afterwards
    L69, COMPANY, true, WINDING_UP_ORDER, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, nyny NOT_MADE NORTHERN_IRELAND, A1-7 A2-2, from Northern Ireland and settled by the provider
    L70, COMPANY, true, WINDING_UP_ORDER, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, ?ynn URGENT SELF, A1-7 A2-4, perhaps NHS paid and owed meanwhile
    L71, COMPANY, true, WINDING_UP_ORDER, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, n?nn URGENT SELF, A1-7 A2-5, perhaps looked after here and in danger now
    L72, COMPANY, true, WINDING_UP_ORDER, REGISTERED_PROVIDER, 2020-12-01, true, STOPPED, WHOLE, 2020-12-02, ny?? NOT_URGENT SCOTLAND, A1-7 A2-4, from Scotland with the rest not known
    """)
    void givesTheRowsALawyerWould(
            String id,
            String form,
            boolean registered,
            @Nullable String event,
            @Nullable String entity,
            @Nullable String effective,
            @Nullable Boolean evidenced,
            String state,
            @Nullable String extent,
            @Nullable String unableSince,
            String person,
            String rows,
            String story) {
        var answer = question(form, registered, event, entity, effective, evidenced, state, extent, unableSince, person)
                .answer(NOW);

        var personal = answer.person();
        assertThat(personal).isNotNull();
        assertThat(answer.service().row() + " " + personal.row()).as(story).isEqualTo(rows);
        assertThat(personal.crossBorder()).isEqualTo(person.matches(".*(SCOTLAND|NORTHERN_IRELAND|WALES)"));
        assertThat(answer.findings()).allSatisfy(f -> {
            assertThat(f.authority()).matches(".*(Care Act 2014 s|SI 2015/301 reg|Lancashire procedure).*");
            assertThat(f.question()).endsWith("?");
        });
        assertThat(answer.explanation())
                .doesNotContain("null")
                .doesNotContain("A1-")
                .doesNotContain("A2-")
                .endsWith(".");
        boolean duty = personal.result().name().equals("DUTY_S48");
        assertThat(answer.dutyFrom()).isEqualTo(duty ? Instant.parse("2020-12-08T10:15:00Z") : null);
    }

    /** The same facts under each profile: only Lancashire lets information be enough, and the duty stands there too. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "LANCS, NOT_URGENT, The duty stands; information alone may be enough as needs are not urgent",
        "LANCS, NOT_MADE, 'Arrange care, or give information if that is what the person wants'",
        "LANCS, URGENT, 'Arrange care, or give information if that is what the person wants'",
        "KENT, NOT_URGENT, 'Arrange care, or give information if that is what the person wants'",
        "SOTON, NOT_URGENT, 'Arrange care, or give information if that is what the person wants'"
    })
    void theCouncilsOwnFilterChangesTheAnswerToADutyAndNotTheDuty(String profile, String urgency, String response) {
        var body = json(
                        "COMPANY",
                        true,
                        "ADMINISTRATOR_APPOINTED",
                        "REGISTERED_PROVIDER",
                        "2020-12-01",
                        true,
                        "STOPPED",
                        "WHOLE",
                        "2020-12-08",
                        "nynn " + urgency + " SELF")
                .put("profile", profile);

        var person = DutyTestsApi.question(body, NOW).answer(NOW).person();
        assertThat(person).isNotNull();
        assertThat(person.row()).isEqualTo("A2-4");
        assertThat(person.result()).isEqualTo(PersonDuty.Result.DUTY_S48);
        assertThat(person.response().words()).isEqualTo(response);
    }

    /** Kent 5.9 and 9.1: what is not a business failure goes through the same table and never gives the duty. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "REGISTRATION_CANCELLED",
                "STAFF_LOSS",
                "SUPPLIER",
                "FLOOD",
                "FIRE",
                "INFECTION",
                "INADEQUATE_RATING",
                "CONTRACT_END"
            })
    @Requirement("K9.1-a")
    void noOtherCauseGivesMoreThanThePowerTest(String cause) {
        for (var state : List.of("JEOPARDY", "PARTLY_STOPPED", "STOPPED")) {
            for (var urgency : List.of("URGENT A2-6", "NOT_URGENT A2-7", "NOT_MADE A2-8")) {
                var u = urgency.split(" ");
                var answer = question(
                                "COMPANY",
                                true,
                                cause,
                                "REGISTERED_PROVIDER",
                                "2020-12-01",
                                true,
                                state,
                                state.equals("STOPPED") ? "WHOLE" : null,
                                null,
                                "nynn " + u[0] + " SELF")
                        .answer(NOW);
                assertThat(answer.service().row()).isEqualTo("A1-10");
                assertThat(answer.service().result().name()).isEqualTo("POWER_TEST");
                assertThat(answer.person()).isNotNull();
                assertThat(answer.person().row()).isEqualTo(u[1]);
            }
        }
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> question(
                        "COMPANY",
                        true,
                        cause + "_OR_SO",
                        "REGISTERED_PROVIDER",
                        "2020-12-01",
                        true,
                        "STOPPED",
                        "WHOLE",
                        null,
                        "nynn URGENT SELF"));
    }

    @Test
    @Requirement({"L1-c", "L3.2-a"})
    void d2RunsFromTheMomentTheCouncilKnew() {
        var answer = question(
                        "COMPANY",
                        true,
                        "ADMINISTRATOR_APPOINTED",
                        "REGISTERED_PROVIDER",
                        "2020-12-01",
                        true,
                        "STOPPED",
                        "WHOLE",
                        "2020-12-08",
                        "nynn NOT_MADE SELF")
                .answer(NOW);

        assertThat(answer.dutyFrom()).isEqualTo(Instant.parse("2020-12-08T10:15:00Z"));
        assertThat(answer.explanation())
                .isEqualTo(
                        "The provider failed in law on 1 December 2020: an administrator takes office. The provider failed"
                                + " in law and can no longer run the service because of it. The council must see that everyone who was"
                                + " looked after here goes on being looked after, for as long as that is needed. It does not matter"
                                + " where somebody comes from, who pays, or whether anyone has assessed them. The provider was looking"
                                + " after this person here just before it stopped, so the council must see that their needs go on being"
                                + " met for as long as that is necessary. It does not matter where they come from, who pays or whether"
                                + " anyone has assessed them. The council arranges care, or gives information if that is all they want."
                                + " The duty runs from 8 December 2020, 10:15am, when the council became aware.");
    }

    @Test
    void d9TheExtentMustBeKnown() {
        assertRefused(
                json(
                        "COMPANY",
                        true,
                        "WINDING_UP_ORDER",
                        "REGISTERED_PROVIDER",
                        "2020-12-01",
                        true,
                        "STOPPED",
                        null,
                        "2020-12-02",
                        null),
                "service.extent");
    }

    @Test
    void d10NobodyBecomesAwareInTheFuture() {
        var late = json("COMPANY", true, null, null, null, null, "RUNNING", null, null, null)
                .put("asOf", "2020-12-09T09:00:01Z");
        assertRefused(late, "asOf", "awareAt");
        assertRefused(
                json("COMPANY", true, null, null, null, null, "RUNNING", null, null, null)
                        .put("awareAt", "2020-12-10T00:00:00Z"),
                "awareAt");
        var now = json("COMPANY", true, null, null, null, null, "RUNNING", null, null, null)
                .put("asOf", "2020-12-09T09:00:00Z");
        assertThat(DutyTestsApi.question(now, NOW).answer(NOW).service().row()).isEqualTo("A1-9");
    }

    @Test
    void whatTheAnswerHangsOnMustBeThere() {
        assertRefused(
                json(
                        "COMPANY",
                        true,
                        "WINDING_UP_ORDER",
                        "REGISTERED_PROVIDER",
                        null,
                        true,
                        "STOPPED",
                        "WHOLE",
                        "2020-12-02",
                        null),
                "event.effectiveOn");
        assertRefused(
                json(
                        "COMPANY",
                        true,
                        "WINDING_UP_ORDER",
                        "REGISTERED_PROVIDER",
                        "2020-12-01",
                        true,
                        "STOPPED",
                        "WHOLE",
                        null,
                        null),
                "service.unableSince");
        assertRefused(
                json(
                        "COMPANY",
                        true,
                        "WINDING_UP_ORDER",
                        "REGISTERED_PROVIDER",
                        "2020-12-01",
                        true,
                        "STOPPED",
                        "WHOLE",
                        "2020-12-09",
                        null),
                "service.unableSince");
        // Unregistered: neither the day nor the extent can matter.
        assertThat(DutyTestsApi.question(
                                json(
                                        "COMPANY",
                                        false,
                                        "WINDING_UP_ORDER",
                                        "REGISTERED_PROVIDER",
                                        null,
                                        true,
                                        "STOPPED",
                                        null,
                                        null,
                                        null),
                                NOW)
                        .answer(NOW)
                        .service()
                        .row())
                .isEqualTo("A1-1");
    }

    @Test
    void everythingWrongIsSaidAtOnceWithItsField() {
        var body = JsonMapper.shared().readTree("""
                {"asOf": "yesterday",
                 "provider": {"legalForm": "LTD", "registerd": true},
                 "event": {"type": "TROUBLE", "entity": "UNCLE", "effectiveOn": "8/12/2020", "evidenced": "maybe"},
                 "service": {"state": "BROKEN", "extent": 3},
                 "person": {"urgency": "VERY", "owedS18": 1},
                 "profile": "NARNIA",
                 "colour": "red"}
                """);

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> DutyTestsApi.question(body, NOW))
                .satisfies(r -> assertThat(r.problems())
                        .allSatisfy(p -> assertThat(p.code()).isEqualTo(Problem.Code.VAL))
                        .extracting(Problem::field)
                        .containsExactlyInAnyOrder(
                                "asOf",
                                "provider.legalForm",
                                "provider.registered",
                                "provider.registerd",
                                "event.entity",
                                "event.effectiveOn",
                                "event.evidenced",
                                "service.state",
                                "service.extent",
                                "person.urgency",
                                "person.owedS18",
                                "profile",
                                "colour"));
    }

    @Test
    void anUnknownEventIsAnsweredWithTheOnesThereAre() {
        var body = json("COMPANY", true, "TROUBLE", "REGISTERED_PROVIDER", null, true, "RUNNING", null, null, null);

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> DutyTestsApi.question(body, NOW))
                .withMessageContaining("WINDING_UP_ORDER");
    }

    @Test
    void theParentsMayBeMissing() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> DutyTestsApi.question(JsonMapper.shared().readTree("{\"service\": 3}"), NOW))
                .satisfies(r ->
                        assertThat(r.problems()).extracting(Problem::field).containsExactly("provider", "service"));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> DutyTestsApi.question(JsonMapper.shared().readTree("[]"), NOW));
    }

    @Test
    void answersMayBeWords() {
        var body = json("COMPANY", true, null, null, null, null, "RUNNING", null, null, "nynn NOT_MADE SELF");
        ((ObjectNode) body.get("person")).put("nhsContinuingHealthcare", "yes");

        assertThat(DutyTestsApi.question(body, NOW).answer(NOW).person())
                .isNotNull()
                .extracting(PersonDuty.Determination::row)
                .isEqualTo("A2-1");
    }

    @Test
    void theProfileBringsItsFilter() {
        var body = json("COMPANY", true, null, null, null, null, "RUNNING", null, null, null);

        assertThat(DutyTestsApi.question(body, NOW).urgencyFilter()).isFalse();
        assertThat(DutyTestsApi.question(body.put("profile", "KENT"), NOW).urgencyFilter())
                .isFalse();
        assertThat(DutyTestsApi.question(body.put("profile", "LANCS"), NOW).urgencyFilter())
                .isTrue();
    }

    @Test
    void timesMayBeWrittenShorter() {
        var body = json("COMPANY", true, null, null, null, null, "RUNNING", null, null, null);

        assertThat(DutyTestsApi.question(body.put("asOf", "2020-07-01"), NOW).asOf())
                .isEqualTo(Instant.parse("2020-06-30T23:00:00Z"));
        assertThat(DutyTestsApi.question(body.put("asOf", "2020-07-01T09:00:00"), NOW)
                        .asOf())
                .isEqualTo(Instant.parse("2020-07-01T08:00:00Z"));
        body.remove("asOf");
        assertThat(DutyTestsApi.question(body, NOW).asOf()).isEqualTo(NOW);
        assertThat(DutyTestsApi.question(body, NOW).awareAt()).isEqualTo(NOW);
    }

    private static void assertRefused(JsonNode body, String... fields) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> DutyTestsApi.question(body, NOW).answer(NOW))
                .satisfies(r -> assertThat(r.problems())
                        .allSatisfy(p -> assertThat(p.code()).isEqualTo(Problem.Code.VAL))
                        .extracting(Problem::field)
                        .containsExactly(fields));
    }

    private static DutyQuestion question(
            String form,
            boolean registered,
            @Nullable String event,
            @Nullable String entity,
            @Nullable String effective,
            @Nullable Boolean evidenced,
            String state,
            @Nullable String extent,
            @Nullable String unableSince,
            String person) {
        return DutyTestsApi.question(
                json(form, registered, event, entity, effective, evidenced, state, extent, unableSince, person), NOW);
    }

    private static ObjectNode json(
            String form,
            boolean registered,
            @Nullable String event,
            @Nullable String entity,
            @Nullable String effective,
            @Nullable Boolean evidenced,
            String state,
            @Nullable String extent,
            @Nullable String unableSince,
            @Nullable String person) {
        var body = JsonMapper.shared().createObjectNode();
        body.put("asOf", "2020-12-08T10:15:00Z");
        body.putObject("provider").put("legalForm", form).put("registered", registered);
        if (event != null) {
            body.putObject("event")
                    .put("type", event)
                    .put("entity", entity)
                    .put("effectiveOn", effective)
                    .put("evidenced", evidenced);
        }
        body.putObject("service").put("state", state).put("extent", extent).put("unableSince", unableSince);
        if (person != null) {
            var parts = person.split(" ");
            var who = body.putObject("person");
            var names = List.of("nhsContinuingHealthcare", "metInAreaJustBefore", "owedS18", "ownArrangementAdequate");
            for (int i = 0; i < 4; i++) {
                switch (parts[0].charAt(i)) {
                    case 'y' -> who.put(names.get(i), true);
                    case 'n' -> who.put(names.get(i), false);
                    default -> who.putNull(names.get(i));
                }
            }
            who.put("urgency", parts[1]).put("arrangedBy", parts[2]);
        }
        return body;
    }
}
