package care.backstop.incident.usecase;

import static care.backstop.incident.Rooms.HARBOUR_VIEW;
import static care.backstop.incident.Rooms.SOLENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.backstop.incident.Rooms;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.ProcedureTemplate;
import care.backstop.incident.model.ProcedureTemplate.Agency;
import care.backstop.incident.model.ProcedureTemplate.Applies;
import care.backstop.incident.model.ProcedureTemplate.Event;
import care.backstop.incident.model.ProcedureTemplate.Gate;
import care.backstop.incident.usecase.EditProcedures.Draft;
import care.backstop.incident.usecase.EditProcedures.Why;
import care.backstop.incident.usecase.TakeProcedures.Offer;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.kernel.Stale;
import care.backstop.kernel.profile.Key;
import care.backstop.market.Register;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.time.Instant;
import java.util.HashMap;
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
class EditProceduresTest {

    private static final String A = ProcedureTemplate.SOUTHAMPTON;
    private static final Why LESSON = new Why("Debrief of 4 December", "Nobody had asked about pets");

    @Autowired
    EditProcedures edit;

    @Autowired
    OpenIncident open;

    @Autowired
    TakeProcedures take;

    @Autowired
    WorkThePlan plan;

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
    void aLessonChangesTheProcedureAndTheNextPlanSaysWhatIsNew() {
        var running = Rooms.opened(open, lead, HARBOUR_VIEW);
        int lines = plan(running).size();
        clock.set(Instant.parse("2020-12-14T09:00:00Z"));
        int edition = edition(A);
        as(() -> edit.add(A, 2, draft("Ask each person who will look after their pets."), LESSON, edition, lead));
        var after = as(() -> edit.editions(A)).getFirst();
        var number = after.template().lines().stream()
                .filter(l -> l.wording().contains("pets"))
                .findFirst()
                .orElseThrow()
                .number();
        as(() -> edit.change(
                A, "2.3", draft("Ask the placement service every morning what is free."), LESSON, edition + 1, lead));

        assertThat(plan(running)).as("pinned to what it was made from").hasSize(lines);
        assertThat(line(running, "2.3").wording()).doesNotContain("every morning");
        assertThat(offer(running).newer()).isTrue();
        assertThat(offer(running).lines()).isEqualTo(1);

        var next = Rooms.opened(open, lead, HARBOUR_VIEW);
        assertThat(plan(next)).hasSize(lines + 1);
        assertThat(line(next, number).procedure().news())
                .isEqualTo("New since 7 December 2020. Learned from an earlier incident: Nobody had asked about pets");
        assertThat(line(next, "2.3").procedure().news())
                .isEqualTo(
                        "Changed since 7 December 2020. Learned from an earlier incident: Nobody had asked about pets");
        assertThat(line(next, "2.5").procedure().news()).isNull();
        assertThat(as(() -> take.taken(next)).getFirst().edition()).isEqualTo(edition + 2);

        var later = Rooms.opened(open, lead, HARBOUR_VIEW);
        assertThat(plan(later)).hasSize(lines + 1).noneMatch(a -> a.procedure().news() != null);

        as(() -> take.add(running, A, lead));
        assertThat(plan(running)).hasSize(lines + 1);
        assertThat(offer(running).newer()).isFalse();
        assertThat(after.lesson()).isEqualTo("Nobody had asked about pets");
    }

    @Test
    void keepsEveryEditionWithItsReason() {
        var id = "soton/appendix-d";
        as(() -> edit.change(id, "D1.2", draft("Open the room."), new Why("Shorter", null), edition(id), lead));
        as(() -> edit.remove(id, "D4.3", new Why("The police said no thanks", null), edition(id), lead));
        var all = as(() -> edit.editions(id));

        assertThat(all).extracting(e -> e.number()).containsExactly(2, 1, 0);
        assertThat(all).extracting(e -> e.template().lines().size()).containsExactly(29, 30, 30);
        assertThat(all.get(1).because()).isEqualTo("Shorter");
        assertThat(all.get(1).template().line("D1.2").orElseThrow().rows())
                .as("still shows which row it meets")
                .containsExactly("SD-02");
        assertThat(all.getFirst().template().next(4)).isEqualTo("D4.3");
        assertThat(all.getLast().madeAt()).isNull();

        var elsewhere = actors.stranger(Role.INCIDENT_LEAD);
        assertThat(Acting.as(elsewhere, () -> edit.editions(id)))
                .as("another council has its own")
                .hasSize(1);
    }

    @Test
    void refusesWhatWouldNotWork() {
        var id = "soton/appendix-c";
        int seen = edition(id);
        var why = new Why("Test", null);
        refused(Code.VAL, "because", () -> edit.change(id, "C1.1", draft("x"), new Why(" ", null), seen, lead));
        refused(Code.VAL, "wording", () -> edit.change(id, "C1.1", draft(" "), why, seen, lead));
        refused(Code.VAL, "dueRule", () -> edit.change(id, "C1.1", with("soon", null), why, seen, lead));
        refused(Code.VAL, "after", () -> edit.change(id, "C1.1", with("3 days", "C9.9"), why, seen, lead));
        refused(Code.VAL, "after", () -> edit.change(id, "C1.1", with("3 days", "C1.2"), why, seen, lead));
        refused(Code.CONF, "number", () -> edit.remove(id, "C1.1", why, seen, lead));
        refused(Code.VAL, "part", () -> edit.add(id, 9, draft("x"), why, seen, lead));
        assertThat(edition(id)).as("nothing was kept").isEqualTo(seen);

        as(() -> edit.change(id, "C1.1", with("3 days", null), why, seen, lead));
        assertThatThrownBy(() -> as(() -> edit.change(id, "C1.1", draft("Mine."), why, seen, lead)))
                .isInstanceOf(Stale.class);
    }

    @Test
    @Requirement("K11-a")
    void fillsThePlacesKentLeftEmpty() {
        var slot = "kent/home-care-exit";
        assertThat(as(() -> edit.empty()))
                .extracting(EditProcedures.Slot::template)
                .contains(slot);
        var id = Rooms.opened(open, lead, SOLENT);
        refused(Code.STATE, null, () -> take.add(id, slot, lead));

        as(() -> edit.fill(slot, "common/planned-exit", new Why("Until Kent publishes its own", null), lead));
        assertThat(as(() -> edit.empty()))
                .extracting(EditProcedures.Slot::template)
                .doesNotContain(slot);
        assertThat(as(() -> take.add(id, slot, lead)).lines()).isEqualTo(13);
        assertThat(line(id, "H3.4").procedure().after()).containsExactly("H2.3", "H3.2", "H3.3");
        assertThat(line(id, "H1.1").clause()).startsWith("Southampton procedure 4.1");
        refused(Code.DUP, "slot", () -> edit.fill(slot, A, new Why("Again", null), lead));
        refused(Code.VAL, "slot", () -> edit.fill("kent/nothing", A, new Why("x", null), lead));
    }

    @Test
    void isEditedOnPagesByThoseWhoDecide() {
        var browser = web.browser(lead);
        var list = browser.open("/administration/procedures");
        assertThat(list.html().select("#procedures tbody tr").size()).isGreaterThanOrEqualTo(6);
        var path = "/administration/procedures/lancs/flow-chart";
        assertThat(browser.open(path).html().select("table tbody tr")).hasSize(12 + 1);

        var form = browser.open(path + "/lines/L1.3");
        assertThat(form.html().select("textarea[name=wording]").val()).startsWith("Write one briefing");
        assertThat(form.html().select("input[name=after]").val()).isEqualTo("L1.1");
        var fields = new HashMap<>(Map.of(
                "edition", "0",
                "wording", "Write one briefing and read it out on the telephone.",
                "applies", "ALL",
                "accountable", "COUNCIL",
                "with-ICB", "true",
                "after", "L1.1",
                "evidence", "The note"));
        var bad = browser.submit(path + "/lines/L1.3", fields);
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.text()).contains("Enter why it is changed");
        assertThat(bad.html().select("textarea[name=wording]").val()).contains("read it out");
        fields.put("because", "Not everyone reads mail at night");
        fields.put("lesson", "Harbour View, December");
        var saved = browser.submit(path + "/lines/L1.3", fields);
        assertThat(saved.h1()).isEqualTo("Closure, step by step");
        assertThat(saved.text())
                .contains(
                        "read it out on the telephone",
                        "L1.3 changed",
                        "lesson: Harbour View, December",
                        "Saved as edition 1");
        assertThat(browser.submit(path + "/lines/L1.3", fields).status()).isEqualTo(409);

        assertThat(browser.open(path + "/lines?part=4").h1()).isEqualTo("Add an action");
        assertThat(browser.open(path + "/lines?part=8").status()).isEqualTo(404);
        assertThat(browser.open(path + "/lines/L9.9").status()).isEqualTo(404);
        assertThat(browser.open("/administration/procedures/lancs/nothing").status())
                .isEqualTo(404);
        var reader = web.browser(actors.of(Role.INCIDENT_COORDINATOR));
        assertThat(reader.open(path).html().select("a[href*=/lines]")).isEmpty();
        assertThat(reader.open(path + "/lines/L1.3").status()).isEqualTo(403);
        assertThat(reader.submit(path + "/lines/L1.3", fields).status()).isEqualTo(403);
    }

    @Test
    void thePlansPagesShowTimetableAndProcedures() {
        var browser = web.browser(lead);
        var id = Rooms.opened(open, lead, SOLENT);
        var base = "/incidents/" + id + "/actions";
        assertThat(browser.open(base).text()).contains("The longest way through this plan", "Last safe day");
        var timetable = browser.open(base + "/timetable");
        assertThat(timetable.html().select("#way li").size()).isGreaterThan(4);
        assertThat(timetable.text()).contains("Nobody moves before this", "Next 24 hours (");
        assertThat(browser.open(base + "/timetable?view=WAITING")
                        .html()
                        .select("#timetable tbody tr")
                        .size())
                .isLessThan(timetable.html().select("#timetable tbody tr").size());

        var procedures = browser.open(base + "/procedures");
        assertThat(procedures.text()).contains("Settings this incident keeps").doesNotContain("Emergency closure");
        assertThat(browser.submit(base + "/procedures", Map.of("template", "soton/appendix-d"))
                        .status())
                .isEqualTo(422);
        var added = browser.submit(base + "/procedures", Map.of("template", "soton/appendix-c"));
        assertThat(added.text()).contains("Home care, immediate actions: 26 actions added", "C3.2 by 2.4");
        assertThat(browser.open(base + "?when=BLOCKED").html().select("#actions tbody tr"))
                .isNotEmpty();
        assertThat(browser.open(base + "?part=301").html().select("#actions tbody tr"))
                .hasSize(2);
        var reader = web.browser(actors.of(Role.PLACEMENT_OFFICER));
        assertThat(reader.open(base + "/procedures").html().select("main form")).isEmpty();
        assertThat(reader.submit(base + "/procedures", Map.of("template", "lancs/flow-chart"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void machinesReadAndChangeThePlanAlike() {
        var api = web.api(lead);
        var id = Rooms.opened(open, lead, HARBOUR_VIEW);
        var room = "/api/v1/incidents/" + id;
        var timetable = api.get(room + "/timetable").json();
        assertThat(timetable.get("serviceStops").asString()).isEqualTo("2020-12-21");
        assertThat(timetable.get("longestWay").get(0).asString()).isEqualTo("2.2");
        assertThat(timetable.get("steps").size()).isGreaterThan(80);

        assertThat(api.post(room + "/procedures", Map.of("template", "soton/appendix-c"))
                        .status())
                .isEqualTo(422);
        var added = api.post(room + "/procedures", Map.of("template", "lancs/flow-chart"));
        assertThat(added.status()).isEqualTo(200);
        assertThat(added.json().get("alreadyAskedBy").get("L1.5").asString()).isEqualTo("2.5");
        assertThat(api.post(room + "/procedures", Map.of("template", "lancs/flow-chart"))
                        .status())
                .isEqualTo(409);
        assertThat(api.get(room + "/procedures").json().get("taken").size()).isEqualTo(2);
        assertThat(api.post(room + "/parts", Map.of("parts", List.of())).status())
                .isEqualTo(422);
        assertThat(api.post(room + "/parts", Map.of("parts", List.of(1, 2))).status())
                .isEqualTo(200);
        assertThat(api.post(room + "/rapid-plan", Map.of())
                        .json()
                        .get("changed")
                        .asInt())
                .isPositive();
        var settings = api.get(room + "/settings").json();
        assertThat(settings.get("profile").asString()).isEqualTo("SOTON");
        assertThat(settings.get("settings").size()).isEqualTo(Key.values().length);
    }

    private static Draft draft(String wording) {
        return new Draft(
                wording,
                null,
                Applies.ALL,
                List.of(Agency.COUNCIL, Agency.ICB),
                "2 days",
                Event.NOTIFIED,
                null,
                "A note",
                Gate.MOVES,
                null,
                1,
                false,
                false,
                null);
    }

    private static Draft with(String rule, @Nullable String after) {
        return new Draft(
                "Open a hub.",
                null,
                Applies.HOME_CARE,
                List.of(Agency.COUNCIL),
                rule,
                Event.NOTIFIED,
                null,
                null,
                null,
                after,
                null,
                false,
                false,
                null);
    }

    private int edition(String id) {
        return as(() -> edit.editions(id)).getFirst().number();
    }

    private Offer offer(UUID id) {
        return as(() -> take.offers(id)).stream()
                .filter(o -> o.template().equals(A))
                .findFirst()
                .orElseThrow();
    }

    private List<Action> plan(UUID id) {
        return as(() -> plan.plan(id));
    }

    private Action line(UUID id, String number) {
        return plan(id).stream()
                .filter(a -> a.number().equals(number))
                .findFirst()
                .orElseThrow();
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
