package care.backstop.incident.usecase;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.backstop.incident.IncidentKind;
import care.backstop.incident.Rooms;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.model.Notification;
import care.backstop.incident.model.ProfileVersion;
import care.backstop.incident.usecase.WorkThePlan.Seen;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.kernel.Stale;
import care.backstop.kernel.profile.AuthorityProfile.Setting;
import care.backstop.kernel.profile.Key;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CouncilProfilesTest {

    private static final LocalDate MONDAY = LocalDate.parse("2020-12-07");

    @Autowired
    CouncilProfiles profiles;

    @Autowired
    OpenIncident open;

    @Autowired
    WorkThePlan plan;

    @Autowired
    ReadWhole whole;

    @Autowired
    Actors actors;

    @Autowired
    Web web;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    private Actor lead;

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
        lead = actors.lead();
    }

    @BeforeEach
    void monday() {
        clock.reset();
    }

    @Test
    @Requirement("X-01")
    void anIncidentKeepsTheVersionItStartedUnder() {
        as(() -> profiles.begin("LANCS", "Our documents are Lancashire's", number(), lead));
        change("forum.firstMeetingWorkingDays", "2", "Steering board, 4 December 2020");
        int then = number();
        var before = opened();
        assertThat(due(before)).isEqualTo("2020-12-09");

        change("forum.firstMeetingWorkingDays", "1", "Steering board, 7 December 2020");
        change("s48.urgencyFilter", "false", "Legal advice of 7 December 2020");
        var after = opened();

        assertThat(kept(before).number()).isEqualTo(then);
        assertThat(kept(after).number()).isEqualTo(then + 2);
        assertThat(kept(before).profile().key()).isEqualTo("LANCS");
        assertThat(kept(before).profile().number(Key.FORUM_FIRST_MEETING)).isEqualTo(2);
        assertThat(as(() -> profiles.of(before)).is(Key.URGENCY_FILTER)).isTrue();
        assertThat(as(() -> profiles.of(after)).is(Key.URGENCY_FILTER)).isFalse();
        assertThat(due(before)).as("not moved").isEqualTo("2020-12-09");
        assertThat(due(after)).isEqualTo("2020-12-08");

        int now = number();
        refused(Code.VAL, "forum.frist", () -> profiles.change("forum.frist", "3", "x", "y", now, lead));
        assertThat(number()).as("refused, so nothing was kept").isEqualTo(now);
    }

    @Test
    @Requirement("X-08")
    void aDefaultIsMarkedUntilAnOwnerConfirmsIt() {
        as(() -> profiles.begin("SOTON", "Again from the start", number(), lead));
        assertThat(now(Key.RAG_HIGH_PACKAGE).value()).isEqualTo(21);
        assertThat(now(Key.RAG_HIGH_PACKAGE).confirmed()).isFalse();
        int was = number();
        refused(Code.VAL, "by", () -> profiles.confirm("rag.highPackageHours", " ", MONDAY, was, lead));
        refused(Code.VAL, "on", () -> profiles.confirm("rag.highPackageHours", "A. Owner", null, was, lead));
        refused(
                Code.VAL,
                "on",
                () -> profiles.confirm("rag.highPackageHours", "A. Owner", MONDAY.plusDays(1), was, lead));
        assertThat(now(Key.RAG_HIGH_PACKAGE).confirmed()).isFalse();

        as(() -> profiles.confirm("rag.highPackageHours", "A. Owner, Head of Service", MONDAY, was, lead));
        assertThat(now(Key.RAG_HIGH_PACKAGE).confirmed()).isTrue();
        assertThat(now(Key.RAG_HIGH_PACKAGE).value()).isEqualTo(21);
        assertThat(now(Key.RAG_HIGH_PACKAGE).source())
                .isEqualTo("confirmed by A. Owner, Head of Service on 7 December 2020");
        refused(Code.STATE, null, () -> profiles.confirm("rag.highPackageHours", "A. Owner", MONDAY, number(), lead));
    }

    @Test
    void everyVersionStaysAndTheSecondOfTwoChangesIsToldOfTheFirst() {
        int seen = number();
        change("neighbours", "Hampshire\nIsle of Wight", "Memorandum of 2020");
        assertThat(now(Key.NEIGHBOURS).value()).isEqualTo(List.of("Hampshire", "Isle of Wight"));
        assertThatThrownBy(() -> as(() -> profiles.change("neighbours", "", "x", "y", seen, lead)))
                .isInstanceOf(Stale.class);
        var versions = as(() -> profiles.versions());
        assertThat(versions.getFirst().number()).isEqualTo(seen + 1);
        assertThat(versions.getLast().number()).isZero();
        assertThat(versions.getFirst().because()).isEqualTo("neighbours: the test");

        int now = number();
        refused(Code.VAL, "value", () -> profiles.change("joint.rule", "NOBODY", "x", "y", now, lead));
        refused(Code.VAL, "value", () -> profiles.change("document.reviewMonths", "many", "x", "y", now, lead));
        refused(Code.VAL, "source", () -> profiles.change("joint.rule", "COUNCIL", " ", "y", now, lead));
        refused(Code.VAL, "because", () -> profiles.change("joint.rule", "COUNCIL", "x", " ", now, lead));
        refused(Code.VAL, "profile", () -> profiles.begin("WALES", "y", now, lead));

        var elsewhere = actors.stranger(Role.INCIDENT_LEAD);
        assertThat(Acting.as(elsewhere, () -> profiles.versions()))
                .as("another council's settings are its own")
                .hasSize(1);
    }

    @Test
    @Requirement("LF-12")
    void theProfileDecidesWhetherLearningMayBeLeftOut() {
        as(() -> profiles.begin("LANCS", "Lancashire", number(), lead));
        var optional = opened("lancs/flow-chart");
        leaveOut(optional, "L4.2", "Two small moves, nothing to add");
        refused(Code.VAL, "reason", () -> {
            leaveOut(opened("soton/appendix-a"), "8.2", " ");
            return true;
        });

        as(() -> profiles.begin("SOTON", "Southampton", number(), lead));
        var compulsory = opened("soton/appendix-a");
        refused(Code.STATE, "state", () -> {
            leaveOut(compulsory, "8.2", "Two small moves, nothing to add");
            return true;
        });
        assertThat(line(compulsory, "8.2").state()).isEqualTo(State.TO_DO);
        leaveOut(optional, "L1.3", "no longer the profile, yet the incident keeps its own");
    }

    @Test
    void isChangedAndConfirmedOnPages() {
        as(() -> profiles.begin("SOTON", "Again", number(), lead));
        var browser = web.browser(lead);
        var page = browser.open("/administration/profile");
        assertThat(page.h1()).startsWith("Settings: Southampton, version");
        assertThat(page.html().select("#settings tbody tr")).hasSize(Key.values().length);
        assertThat(page.html().select("#settings .govuk-tag").eachText()).contains("Default, unconfirmed", "Confirmed");
        var left = page.html().select("#unconfirmed").text();

        var path = "/administration/profile/charge.adult";
        assertThat(browser.open(path).text()).contains("Confirm it as it is");
        var number = String.valueOf(number());
        var bad = browser.submit(path + "/confirm", Map.of("number", number, "by", "", "on", "2020-12-07"));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.text()).contains("Enter who confirmed it");
        var good = browser.submit(path + "/confirm", Map.of("number", number, "by", "A. Owner", "on", "2020-12-07"));
        assertThat(good.html().select("#unconfirmed").text()).isNotEqualTo(left);
        var stale = browser.submit(
                path, Map.of("number", number, "value", "WILL", "source", "Cabinet", "because", "New policy"));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.html().select("input[name=because]").val()).isEqualTo("New policy");
        browser.submit(
                path,
                Map.of(
                        "number",
                        String.valueOf(number()),
                        "value",
                        "WILL",
                        "source",
                        "Cabinet",
                        "because",
                        "New policy"));
        assertThat(now(Key.CHARGE_ADULT).value()).isEqualTo("WILL");

        var reader = web.browser(actors.of(Role.INCIDENT_COORDINATOR));
        assertThat(reader.open("/administration/profile").html().select("form[action=/administration/profile]"))
                .isEmpty();
        assertThat(reader.open(path).status()).isEqualTo(403);
        assertThat(browser.open("/administration/profile/forum.frist").status()).isEqualTo(404);
    }

    private int number() {
        return as(() -> profiles.now()).number();
    }

    private ProfileVersion kept(UUID id) {
        return as(() -> profiles.kept(id));
    }

    private Setting now(Key key) {
        return as(() -> profiles.current()).setting(key);
    }

    private void change(String key, String value, String source) {
        as(() -> profiles.change(key, value, source, "the test", number(), lead));
    }

    private LocalDate due(UUID id) {
        return as(() -> whole.of(id)).deadlines().getFirst().dueOn();
    }

    private void leaveOut(UUID id, String number, String reason) {
        var line = line(id, number);
        as(() -> {
            plan.change(
                    id, new Seen(line.id(), line.version()), List.of(), null, State.NOT_APPLICABLE, null, reason, lead);
            return true;
        });
    }

    private Action line(UUID id, String number) {
        return as(() -> plan.plan(id)).stream()
                .filter(a -> a.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private UUID opened(String... templates) {
        var t = Rooms.told(HARBOUR_VIEW);
        return as(() -> open.open(
                new Notification(
                        t.locations(),
                        t.service(),
                        IncidentKind.FAILURE,
                        t.causes(),
                        t.causeNote(),
                        t.notifiedAt(),
                        t.notifiedBy(),
                        t.contact(),
                        t.how(),
                        t.awareAt(),
                        t.endsOn(),
                        t.said(),
                        List.of(templates)),
                UUID.randomUUID().toString(),
                lead));
    }

    private <T> T as(Supplier<T> work) {
        return Acting.as(lead, work);
    }

    private void refused(Code code, @Nullable String field, Supplier<?> work) {
        assertThatThrownBy(() -> as(work))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        e -> assertThat(e.problems()).anySatisfy(p -> {
                            assertThat(p.code()).isEqualTo(code);
                            assertThat(p.field()).isEqualTo(field);
                            assertThat(p.message()).isNotBlank();
                        }));
    }
}
