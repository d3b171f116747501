package care.backstop.incident.usecase;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.backstop.incident.LogKind;
import care.backstop.incident.Rooms;
import care.backstop.incident.model.Appraisal;
import care.backstop.incident.model.Appraisal.Kind;
import care.backstop.incident.model.Appraisal.Principle;
import care.backstop.incident.model.Appraisal.Risk;
import care.backstop.incident.rules.DelegatedLimit;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.Web;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Options side by side, rejected ones with reasons, limits, and signatures of each agency. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AppraiseOptionsTest {

    private static final AppraiseOptions.Grounds SOUND = grounds(null);

    @Autowired
    OpenIncident open;

    @Autowired
    AppraiseOptions appraise;

    @Autowired
    LogBook log;

    @Autowired
    IncidentMembers members;

    @Autowired
    Actors actors;

    @Autowired
    Web web;

    @Autowired
    JdbcClient db;

    private Actor lead;

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
        lead = actors.lead();
        var administrator = actors.of(Role.ACCESS_ADMINISTRATOR);
        Acting.as(administrator, () -> {
            appraise.limit(Role.INCIDENT_LEAD, 2_500_000L, administrator);
            return "";
        });
    }

    @Test
    @Requirement("S7.2-f")
    void whatWasConsideredAndDeclinedStaysWithItsReason() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var question = ask(id);
        var support = add(id, question, Kind.INTERIM_SUPPORT, 1_200_000L, 14, Map.of());
        assertThat(one(id, question).options()).singleElement().satisfies(o -> {
            assertThat(o.costPence()).isEqualTo(1_200_000L);
            assertThat(o.days()).isEqualTo(14);
            assertThat(o.rejected()).as("open while nobody has decided").isNull();
        });
        refused(Code.VAL, "cost", () -> add(id, question, Kind.INTERIM_SUPPORT, -1L, 14, Map.of()));
        refused(Code.VAL, "days", () -> add(id, question, Kind.INTERIM_SUPPORT, 1L, -1, Map.of()));
        refused(Code.VAL, "because", () -> reject(id, question, support, " "));
        reject(id, question, support, "The owner would not sign");
        assertThat(Objects.requireNonNull(one(id, question).options().getFirst().rejected())
                        .because())
                .isEqualTo("The owner would not sign");
        refused(Code.DUP, null, () -> reject(id, question, support, "again"));
    }

    @Test
    @Requirement("L2.1-a")
    void aClosureIsApprovedWhenEachOfSevenPrinciplesIsShown() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var six = principles();
        six.remove(Principle.DIGNITY);
        var first = ask(id);
        reject(id, first, add(id, first, Kind.RESCUE, 0L, 1, Map.of()), "No buyer");
        var incomplete = add(id, first, Kind.CLOSURE, 0L, 14, six);
        assertThatThrownBy(() -> choose(id, first, incomplete, SOUND)).isInstanceOfSatisfying(Rejected.class, e -> {
            assertThat(e.problems().getFirst().code()).isEqualTo(Code.STATE);
            assertThat(e.problems().getFirst().message()).endsWith("Missing: Dignity");
        });

        var second = ask(id);
        reject(id, second, add(id, second, Kind.RESCUE, 0L, 1, Map.of()), "No buyer");
        choose(id, second, add(id, second, Kind.CLOSURE, 0L, 14, principles()), SOUND);
        assertThat(Objects.requireNonNull(one(id, second).choice()).stands()).isTrue();
    }

    @Test
    void aChoiceNeedsGroundsAndEveryOtherOptionRejected() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var question = ask(id);
        var transfer = add(id, question, Kind.MANAGED_TRANSFER, 0L, 30, Map.of());
        refused(Code.STATE, "option", () -> choose(id, question, transfer, SOUND));
        var rescue = add(id, question, Kind.RESCUE, 900L, 60, Map.of());
        refused(Code.STATE, "option", () -> choose(id, question, transfer, SOUND));
        reject(id, question, rescue, "Nobody lends");
        refused(Code.CONF, "option", () -> choose(id, question, rescue, SOUND));
        refused(
                Code.VAL,
                "proportionate",
                () -> choose(
                        id, question, transfer, new AppraiseOptions.Grounds("s 48", "tried", " ", null, List.of())));
        refused(
                Code.VAL,
                "agencies",
                () -> choose(
                        id,
                        question,
                        transfer,
                        new AppraiseOptions.Grounds("s 48", "tried", "least", null, List.of("Nobody"))));
        choose(id, question, transfer, SOUND);
        refused(Code.STATE, null, () -> choose(id, question, transfer, SOUND));
        refused(Code.STATE, null, () -> add(id, question, Kind.CLOSURE, 0L, 1, Map.of()));
        assertThat(actors.as(
                        lead,
                        () -> db.sql("delete from incident.choice where incident = :id")
                                .param("id", id)
                                .update()))
                .as("a choice cannot be taken away")
                .isZero();
    }

    @Test
    void aboveTheLimitOnlyInAnEmergencyAndSaidToBeSo() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var question = ask(id);
        reject(id, question, add(id, question, Kind.RESCUE, null, null, Map.of()), "Nobody lends");
        var dear = add(id, question, Kind.INTERIM_SUPPORT, 2_500_001L, 14, Map.of());
        refused(Code.STATE, "overLimit", () -> choose(id, question, dear, SOUND));
        choose(id, question, dear, grounds("Staff walk out tonight and the director cannot be reached"));
        var choice = Objects.requireNonNull(one(id, question).choice());
        assertThat(choice.limitPence()).isEqualTo(2_500_000L);
        assertThat(choice.overLimit()).contains("tonight");
        var page = web.browser(lead).open("/incidents/%s/options/%s".formatted(id, question));
        assertThat(page.text()).contains("£25,000.01").contains("£25,000.00").contains("because it could not wait");

        var own = actors.of(Role.ACCESS_ADMINISTRATOR);
        refused(
                Code.STATE,
                null,
                () -> Acting.as(own, () -> {
                    appraise.limit(Role.ACCESS_ADMINISTRATOR, 1L, own);
                    return "";
                }));
        assertThat(web.browser(lead).open("/administration/limits").status())
                .as("a lead does not set limits")
                .isEqualTo(403);
        var limits = web.browser(own);
        assertThat(limits.submit("/administration/limits", Map.of("role", "FUNDING_APPROVER", "limit", "1,000.50"))
                        .text())
                .contains("funding-approver: up to £1,000.50");
        assertThat(limits.submit("/administration/limits", Map.of("role", "FUNDING_APPROVER", "limit", "much"))
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"0, , true", "100, 100, true", "101, 100, false", "100, , false", ", 100, false", "1, 0, false"})
    void theLimitIsInclusive(@Nullable Long cost, @Nullable Long limit, boolean within) {
        assertThat(DelegatedLimit.check(cost, limit) instanceof DelegatedLimit.Within)
                .isEqualTo(within);
    }

    @Test
    void aJointDecisionStandsWhenEachAgencyHasSigned() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var question = ask(id);
        reject(id, question, add(id, question, Kind.RESCUE, 0L, 1, Map.of()), "Nobody lends");
        var transfer = add(id, question, Kind.MANAGED_TRANSFER, 0L, 30, Map.of());
        refused(
                Code.STATE,
                null,
                () -> as(() -> {
                    appraise.sign(id, question, lead);
                    return "";
                }));
        choose(id, question, transfer, SOUND);
        var choice = Objects.requireNonNull(one(id, question).choice());
        assertThat(choice.signatures())
                .singleElement()
                .satisfies(s -> assertThat(s.agency()).isEqualTo(lead.agencyName()));
        refused(
                Code.DUP,
                null,
                () -> as(() -> {
                    appraise.sign(id, question, lead);
                    return "";
                }));
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        refused(
                Code.STATE,
                null,
                () -> Acting.as(coordinator, () -> {
                    appraise.sign(id, question, coordinator);
                    return "";
                }));
    }

    @Test
    void theOtherAgencySignsForItselfAndThenItStands() {
        var clinician = actors.second(Role.ICB_CLINICIAN);
        actors.as(lead, () -> {
            db.sql("select set_config('backstop.purpose', 'sign-in', true)")
                    .query(String.class)
                    .single();
            var icb = UUID.randomUUID();
            db.sql(
                            "insert into access.agency (id, name, kind, council) values (?, 'Testshire ICB', 'ICB', 'Testshire')")
                    .param(icb)
                    .update();
            return db.sql("update access.post set agency = ? where id = ?")
                    .params(icb, clinician.post())
                    .update();
        });
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        as(() -> {
            members.add(id, clinician.post(), lead);
            return "";
        });
        var question = ask(id);
        reject(id, question, add(id, question, Kind.RESCUE, 0L, 1, Map.of()), "Nobody lends");
        choose(
                id,
                question,
                add(id, question, Kind.MANAGED_TRANSFER, 0L, 30, Map.of()),
                new AppraiseOptions.Grounds("s 48", "Tried", "Least", null, List.of("Testshire ICB")));
        var waiting = Objects.requireNonNull(one(id, question).choice());
        assertThat(waiting.stands()).isFalse();
        assertThat(waiting.unsigned()).containsExactly("Testshire ICB");
        var here = "/incidents/%s/options/%s".formatted(id, question);
        assertThat(web.browser(lead).open(here).text())
                .contains("It waits for the signature of Testshire ICB")
                .doesNotContain("Sign for my agency");
        var signed = web.browser(clinician).submit(here + "/signature", Map.of());
        assertThat(signed.text()).contains("Signed for Testshire ICB").contains(clinician.name());
        var choice = Objects.requireNonNull(one(id, question).choice());
        assertThat(choice.stands()).isTrue();
        assertThat(choice.signatures())
                .extracting(Appraisal.Signature::agency)
                .containsExactlyInAnyOrder(lead.agencyName(), "Testshire ICB");
    }

    @Test
    void thePagesTakeItWithoutScript() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var browser = web.browser(lead);
        var question = browser.submit("/incidents/" + id + "/options", Map.of("question", "What becomes of the home?"));
        assertThat(question.h1()).isEqualTo("What becomes of the home?");
        var here = question.address().getPath();
        var wrong = browser.submit(here, Map.of("kind", "RESCUE", "risk", "LOW", "words", "Lend", "cost", "12,00x"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select(".govuk-error-summary a[href=#cost]")).hasSize(1);
        assertThat(wrong.html().select("#words").text()).isEqualTo("Lend");
        browser.submit(
                here, Map.of("kind", "RESCUE", "risk", "HIGH", "words", "Lend", "cost", "12,000", "people", "32"));
        var two = browser.submit(
                here, Map.of("kind", "MANAGED_TRANSFER", "risk", "LOW", "words", "Pass to another", "days", "30"));
        assertThat(two.html().select("table thead th").eachText()).contains("Option 1", "Option 2");
        assertThat(two.text())
                .contains("£12,000.00")
                .contains("32")
                .contains("30 days")
                .contains("Not known");
        var options = two.html().select("#rejected option").eachAttr("value");
        browser.submit(
                here + "/rejection", Map.of("rejected", options.getFirst(), "because", "Throws money after bad"));
        var choice = new HashMap<>(
                Map.of("option", options.get(1), "lawful", "s 48", "reasonable", "Tried", "proportionate", "Least"));
        var refused = browser.submit(here + "/choice", choice);
        assertThat(refused.status()).as("nobody knows what it costs").isEqualTo(422);
        choice.put("overLimit", "It stops tonight");
        choice.put("urgentBecause", "Nobody is on duty tonight");
        var decided = browser.submit(here + "/choice", choice);
        assertThat(decided.text()).contains("Chosen").contains("Rejected by").contains("Throws money after bad");
        assertThat(browser.open("/incidents/" + id + "/options").text()).contains("Pass to another, by " + lead.name());

        var json = web.api(lead).get("/api/v1/incidents/" + id + "/appraisals").json();
        assertThat(json.get(0).get("options").get(0).get("costPence").asLong()).isEqualTo(1_200_000L);
        var added = web.api(lead).post("/api/v1/incidents/" + id + "/appraisals", Map.of("question", "And then?"));
        assertThat(added.status()).isEqualTo(201);
        assertThat(web.api(lead)
                        .post(
                                "/api/v1/incidents/" + id + "/appraisals/"
                                        + added.json().get("id").asString() + "/options",
                                Map.of("kind", "HOPE", "words", "Wait", "risk", "LOW"))
                        .status())
                .isEqualTo(422);
        var stranger = actors.stranger(Role.INCIDENT_LEAD);
        assertThatThrownBy(() -> Acting.as(stranger, () -> appraise.of(id))).isInstanceOf(NotThere.class);
    }

    private static AppraiseOptions.Grounds grounds(@Nullable String overLimit) {
        return new AppraiseOptions.Grounds(
                "Care Act 2014 s 48", "Others were tried", "The least that helps", overLimit, List.of());
    }

    private static Map<Principle, String> principles() {
        var all = new EnumMap<Principle, String>(Principle.class);
        for (var p : Principle.values()) {
            all.put(p, "Shown in the plan");
        }
        return all;
    }

    private UUID ask(UUID id) {
        as(() -> log.write(
                id,
                LogKind.ASSESSMENT,
                "Nights are at risk",
                Rooms.MONDAY_NINE,
                Map.of("of", "INTERRUPTION", "assessor", "A nurse"),
                null,
                lead));
        return as(() -> appraise.open(id, "What becomes of the home?", lead));
    }

    private UUID add(
            UUID id,
            UUID question,
            Kind kind,
            @Nullable Long cost,
            @Nullable Integer days,
            Map<Principle, String> principles) {
        return as(() -> appraise.add(
                id,
                question,
                new AppraiseOptions.Entered(
                        kind, kind.words(), 32, cost, days, Risk.MEDIUM, null, null, null, principles),
                lead));
    }

    private String reject(UUID id, UUID question, UUID option, String because) {
        return as(() -> {
            appraise.reject(id, question, option, because, 1, lead);
            return "";
        });
    }

    private UUID choose(UUID id, UUID question, UUID option, AppraiseOptions.Grounds grounds) {
        return as(() -> appraise.choose(id, question, option, grounds, lead));
    }

    private Appraisal one(UUID id, UUID question) {
        return as(() -> appraise.one(id, question));
    }

    private <T> T as(Supplier<T> work) {
        return Acting.as(lead, work);
    }

    private static void refused(Code code, @Nullable String field, Supplier<?> work) {
        assertThatThrownBy(work::get).isInstanceOfSatisfying(Rejected.class, e -> {
            assertThat(e.problems().getFirst().code()).isEqualTo(code);
            assertThat(e.problems().getFirst().field()).isEqualTo(field);
        });
    }
}
