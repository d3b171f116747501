package care.backstop.incident.usecase;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.backstop.incident.Rooms;
import care.backstop.incident.rules.EmergencyText;
import care.backstop.incident.rules.EmergencyText.Shape;
import care.backstop.incident.rules.EscalationTriggers.Answer;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.market.Register;
import care.backstop.people.Lists;
import care.backstop.people.Source;
import care.backstop.people.usecase.TakeInList;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A failure passed on to emergency planning: the signs, the words from what is known, and who got which version. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TellEmergencyPlannersTest {

    @Autowired
    OpenIncident open;

    @Autowired
    TellEmergencyPlanners planners;

    @Autowired
    TakeInList lists;

    @Autowired
    Actors actors;

    @Autowired
    TestClock clock;

    @Autowired
    Web web;

    @Autowired
    JdbcClient db;

    private Actor lead;

    @BeforeAll
    void services() {
        Rooms.register(new Register(db, actors));
        lead = actors.lead();
    }

    @AfterEach
    void backToMonday() {
        clock.reset();
    }

    @Test
    void theTextIsMadeFromTheIncidentAndChangedBeforeItGoes() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var draft = as(() -> planners.of(id, lead)).drafts().get(Shape.METHANE);
        assertThat(draft).isNotNull();
        assertThat(draft.get("Number of people")).contains("no list of people yet");
        assertThat(draft.get("Exact location")).contains("Harbour View (Testshire)");
        var coordinator = actors.of(Role.INCIDENT_COORDINATOR);
        Acting.as(
                coordinator,
                () -> lists.takeIn(
                        id,
                        Source.PROVIDER,
                        LocalDate.of(2020, 12, 7),
                        Lists.file("list.csv", Lists.HARBOUR),
                        "list.csv",
                        coordinator));
        assertThat(as(() -> planners.of(id, lead)).drafts().get(Shape.METHANE).get("Number of people"))
                .isEqualTo("Fewer than five people affected: 0 moved, fewer than five still to move.");

        var texts = new HashMap<>(draft);
        texts.put("Access", "Gate code from the duty manager");
        texts.put("Hazards", " ");
        var first = as(() -> planners.write(id, Shape.METHANE, texts, lead));
        texts.put("Access", "South gate only");
        var second = as(() -> planners.write(id, Shape.METHANE, texts, lead));
        var written = as(() -> planners.of(id, lead)).written();
        assertThat(written)
                .extracting(e -> e.version())
                .as("every version is kept")
                .containsExactly(2, 1);
        assertThat(as(() -> planners.one(id, first)).parts())
                .containsEntry("Access", "Gate code from the duty manager")
                .containsEntry("Hazards", EmergencyText.NOT_KNOWN);
        assertThat(as(() -> planners.one(id, second)).by()).isEqualTo(lead.name());
        var plain = web.browser(lead).open("/incidents/" + id + "/emergency/" + second + ".txt");
        assertThat(plain.raw().headers().firstValue("content-type"))
                .hasValueSatisfying(t -> assertThat(t).startsWith("text/plain"));
        assertThat(new String(plain.raw().body(), StandardCharsets.UTF_8))
                .startsWith("METHANE: Harbour View\nVersion 2, ")
                .contains("\nA - Access\nSouth gate only\n");

        refused(
                Code.VAL,
                "Access",
                () -> planners.write(id, Shape.METHANE, Map.of("Access", "Ask Odile Larkspur"), lead));
        refused(Code.VAL, "Major incident", () -> planners.write(id, Shape.METHANE, Map.of("Access", " "), lead));
        refused(Code.VAL, "shape", () -> planners.write(id, null, texts, lead));
        assertThat(as(() -> planners.of(id, lead)).written()).hasSize(2);
    }

    @Test
    void whoGotWhichVersionIsKept() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var text = web.api(lead)
                .post(
                        "/api/v1/incidents/" + id + "/escalations",
                        Map.of("shape", "IIMARCH", "parts", Map.of("Intent", "Keep everybody safe")));
        assertThat(text.status()).isEqualTo(201);
        var version = UUID.fromString(text.json().get("id").asString());
        clock.advance(Duration.ofMinutes(10));
        var at = clock.instant();
        refused(Code.VAL, "toWhom", () -> planners.sent(id, version, " ", "Telephone", null, at, lead));
        refused(Code.VAL, "sentHow", () -> planners.sent(id, version, "Duty officer", "", null, at, lead));
        refused(
                Code.VAL,
                "sentAt",
                () -> planners.sent(id, version, "Duty officer", "Telephone", null, at.plusSeconds(1), lead));
        refused(
                Code.VAL,
                "sentAt",
                () -> planners.sent(
                        id, version, "Duty officer", "Telephone", null, at.minus(Duration.ofMinutes(11)), lead));
        refused(
                Code.VAL,
                "escalation",
                () -> planners.sent(id, UUID.randomUUID(), "Duty officer", "Telephone", null, at, lead));
        as(() -> {
            planners.sent(
                    id, version, "Emergency planning duty officer", "Read out by telephone", "Standing by", at, lead);
            return true;
        });
        var page = web.browser(lead).open("/incidents/" + id + "/emergency");
        assertThat(page.text()).contains("IIMARCH, version 1", "Emergency planning duty officer", "Standing by");
        assertThat(new String(
                        web.browser(lead)
                                .open("/incidents/" + id + "/emergency.csv")
                                .raw()
                                .body(),
                        StandardCharsets.UTF_8))
                .contains("Read out by telephone");
        var executive = web.api(actors.stranger(Role.INCIDENT_LEAD));
        assertThat(executive.get("/api/v1/incidents/" + id + "/escalations").status())
                .isEqualTo(404);
    }

    @Test
    void theSignsThatAreThereAreShown() {
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        assertThat(as(() -> planners.of(id, lead)).triggers())
                .extracting(t -> t.answer())
                .first()
                .isEqualTo(Answer.NOT_KNOWN);
        clock.set(Instant.parse("2020-12-20T09:00:00Z"));
        var triggers = as(() -> planners.of(id, lead)).triggers();
        assertThat(triggers.get(1).answer()).as("care stops tomorrow").isEqualTo(Answer.MET);
        assertThat(web.browser(lead).open("/incidents/" + id + "/emergency").text())
                .contains("Tell the emergency planning duty officer: Care stops soon");
    }

    private void refused(Code code, @Nullable String field, Runnable command) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> as(() -> {
                    command.run();
                    return true;
                }))
                .satisfies(e -> {
                    assertThat(e.problems().getFirst().code()).isEqualTo(code);
                    assertThat(e.problems().getFirst().field()).isEqualTo(field);
                });
    }

    private <T> T as(Supplier<T> work) {
        return Acting.as(lead, work);
    }
}
