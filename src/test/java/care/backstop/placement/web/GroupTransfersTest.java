package care.backstop.placement.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.kernel.Role;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.Web;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A group passes to one provider with its workers; whoever does not come loses nothing. */
@DatabaseTest
class GroupTransfersTest extends PlacementRoom {

    private String transfers() {
        return "/api/v1/incidents/" + incident + "/transfers";
    }

    private static Map<String, Object> terms(int version) {
        var terms = new HashMap<String, Object>();
        terms.put("version", version);
        terms.put("consultedFrom", "2020-12-07");
        terms.put("consultedUntil", "2020-12-10");
        terms.put("effectiveOn", "2020-12-11");
        terms.put(
                "staff",
                List.of(Map.of(
                        "job", "Care worker", "number", 3, "minutes", 6300, "coming", 2, "comingMinutes", 4200)));
        terms.put(
                "consents",
                List.of(
                        Map.of("party", "RECEIVING_PROVIDER", "answer", "YES", "name", "Manager of Elm House"),
                        Map.of("party", "COUNCIL", "answer", "YES", "name", "Head of commissioning")));
        return terms;
    }

    private String opened(Map<String, Object> whom) {
        var sent = new HashMap<String, Object>(terms(0));
        sent.remove("version");
        sent.put("location", ELM);
        sent.putAll(whom);
        var made = api().post(transfers(), sent);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return transfers() + "/" + made.json().get("id").stringValue();
    }

    private Map<String, Object> byCar(String reference) {
        return Map.of(
                "people", List.of(Map.of("person", id(reference), "transport", "FAMILY")), "escort", "A care worker");
    }

    private int says(String transfer, String reference, Object answer) {
        return api().post(transfer + "/people/" + person.get(reference), answer).status();
    }

    @Test
    void thoseWhoComeAreMovedAndThoseWhoDoNotLoseNothing() {
        assertThat(choose("A-2", OAK).status()).isEqualTo(201);
        var transfer = opened(Map.of("group", "Garden four"));
        var again =
                api().post(transfers(), Map.of("group", "Garden four", "location", ELM, "effectiveOn", "2020-12-11"));
        assertThat(codes(again)).as("nobody is in two groups").containsExactly("DUP", "DUP");
        var nobodys =
                api().post(transfers(), Map.of("group", "Nobody", "location", "1-500", "effectiveOn", "2020-12-22"));
        assertThat(texts(nobodys.json().get("errors"), "field")).containsExactly("effectiveOn", "group", "location");

        var early = api().post(transfer + "/moves", byCar("A-1"));
        assertThat(early.body()).contains("Nobody of the group has said yet");
        assertThat(says(transfer, "A-1", Map.of("comes", true, "decidedBy", "BEST_INTERESTS")))
                .as("nobody named")
                .isEqualTo(422);
        assertThat(says(transfer, "A-3", Map.of("comes", true, "decidedBy", "PERSON")))
                .as("not of this group")
                .isEqualTo(404);
        assertThat(says(transfer, "A-1", Map.of("comes", true, "decidedBy", "PERSON")))
                .isEqualTo(204);
        assertThat(says(transfer, "A-2", Map.of("comes", false, "decidedBy", "PERSON")))
                .isEqualTo(204);
        var shown = api().get(transfer).json();
        assertThat(shown.at("/takeUp/comes").intValue()).isEqualTo(1);
        assertThat(shown.at("/takeUp/stays").intValue()).isEqualTo(1);
        assertThat(shown.at("/takeUp/staffComing").intValue()).isEqualTo(2);

        var without = terms(0);
        without.put("consents", List.of(Map.of("party", "COUNCIL", "answer", "ASKED")));
        assertThat(api().put(transfer, without).status()).isEqualTo(200);
        assertThat(api().post(transfer + "/moves", byCar("A-1")).body())
                .contains("Not asked yet: The provider who takes the group on")
                .contains("Has not answered yet: The council");
        assertThat(api().put(transfer, terms(0)).status())
                .as("somebody else was quicker")
                .isEqualTo(409);
        assertThat(api().put(transfer, terms(1)).status()).isEqualTo(200);
        var planned = api().post(transfer + "/moves", byCar("A-1"));
        assertThat(planned.status()).as(planned.body()).isEqualTo(200);
        assertThat(planned.json().size()).isEqualTo(1);
        assertThat(planned.json().get(0).get("refused").size())
                .as(planned.body())
                .isZero();
        var move = api().get(of("A-1") + "/moves").json().get(0);
        assertThat(move.get("location").stringValue()).isEqualTo(ELM);
        assertThat(move.get("plannedAt").stringValue()).isEqualTo("2020-12-11T09:00:00Z");
        assertThat(api().get(of("A-2") + "/moves").json().size()).isZero();
        assertThat(api().post(of("A-2") + "/offers", Map.of())
                        .json()
                        .get("location")
                        .stringValue())
                .as("her own choice still stands")
                .isEqualTo(OAK);
        assertThat(api().post(transfer + "/moves", byCar("A-1")).status())
                .as("pressed again")
                .isEqualTo(200);
        assertThat(api().get(of("A-1") + "/moves").json().size()).isEqualTo(1);

        assertThat(api().post(transfer + "/end", Map.of("version", 2)).status()).isEqualTo(422);
        assertThat(api().post(transfer + "/end", Map.of("version", 2, "reason", "All have passed over"))
                        .status())
                .isEqualTo(204);
        assertThat(api().post(transfer + "/moves", byCar("A-1")).status()).isEqualTo(409);
        assertThat(api().get(of("A-1") + "/moves").json().get(0).get("state").stringValue())
                .isEqualTo("Planned");
        opened(Map.of("group", "Garden four"));
        assertThat(web.api(actors.stranger(Role.INCIDENT_COORDINATOR))
                        .get(transfer)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoeverIsRefusedKeepsTheReasonsAndNobodyElseWaits() {
        var transfer = opened(Map.of("people", List.of(person.get("A-3"), person.get("A-4"))));
        assertThat(says(transfer, "A-3", Map.of("comes", true, "decidedBy", "PERSON")))
                .isEqualTo(204);
        assertThat(says(transfer, "A-4", Map.of("comes", true, "decidedBy", "PERSON")))
                .isEqualTo(204);
        var browser = web.browser(coordinator());
        var page = transfer.replace("/api/v1", "").replace("/transfers", "/moves/transfers");
        assertThat(browser.open(page).h1()).isEqualTo("2 people");
        var asked = browser.open(page).html();
        assertThat(asked.select("#transport-" + id("A-3") + " option").eachText())
                .as("whoever lives in the home cannot stay there")
                .contains("Not decided yet", "Ambulance")
                .doesNotContain("Not at all: they stay where they live");
        var planned = browser.submit(
                page + "/moves",
                Map.of(
                        "transport-" + id("A-3"),
                        "TAXI",
                        "payer-" + id("A-3"),
                        "The council",
                        "escort",
                        "A care worker"));
        assertThat(planned.html().select(".govuk-notification-banner").text())
                .contains("1 of 2 moves are planned. The list says why the others are not.");
        assertThat(planned.html().select("#people tbody tr").eachText())
                .anySatisfy(row -> assertThat(row).contains("Thrupp", "Planned, 11 December 2020, 9:00am"))
                .anySatisfy(row -> assertThat(row).contains("Wren").containsIgnoringCase("what kind of care"));
        assertThat(planned.html().select("#workers tbody").text()).isEqualTo("Care worker 3 105 h 2 70 h 1");
        assertThat(new String(browser.open(page + "/people.csv").raw().body(), StandardCharsets.UTF_8))
                .contains("A-3,", "A-4,")
                .doesNotContain("Thrupp");
        var officer = web.browser(actors.of(Role.PLACEMENT_OFFICER)).open(page);
        assertThat(officer.html().select("#people tbody tr")).hasSize(2);
        assertThat(officer.html().select("a[href$='people.csv']"))
                .as("takes no list of people away")
                .isEmpty();
        assertThat(api().get(of("A-4") + "/offers").json().size())
                .as("nothing of a refused move is left behind")
                .isZero();
    }

    @Test
    void theSameOnPagesWithoutScript() {
        var browser = web.browser(coordinator());
        var all = "/incidents/" + incident + "/moves/transfers";
        assertThat(browser.open(all).text()).contains("No group passes to another provider as a whole yet");
        var wrong = browser.submit(all, Map.of("group", "Garden four", "location", ELM, "effectiveOn", "Friday"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select("#location").val()).isEqualTo(ELM);
        var made = browser.submit(all, Map.of("group", "Garden four", "location", ELM, "effectiveOn", "2020-12-11"));
        assertThat(made.h1()).isEqualTo("Garden four");
        var page = made.address().getPath();
        var bad = browser.submit(
                page, Map.of("version", "0", "effectiveOn", "2020-12-11", "job-1", "Care worker", "number-1", "three"));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.html().select("#number-1").val()).isEqualTo("three");
        var saved = browser.submit(
                page,
                Map.of(
                        "version", "0",
                        "effectiveOn", "2020-12-11",
                        "job-1", "Care worker",
                        "number-1", "3",
                        "hours-1", "105.5",
                        "consent-COUNCIL", "NO",
                        "by-COUNCIL", "Head of commissioning"));
        assertThat(saved.html().select("#workers tbody").text())
                .isEqualTo("Care worker 3 105 h 30 min Not known Not known Not known");
        assertThat(browser.submit(page + "/answers", Map.of("person", id("A-1"), "comes", "yes"))
                        .html()
                        .select(".govuk-error-summary")
                        .text())
                .contains("Say who decided");
        var answered =
                browser.submit(page + "/answers", Map.of("person", id("A-1"), "comes", "yes", "decidedBy", "PERSON"));
        assertThat(answered.text()).contains("1 of 2 people come along");
        var refused = browser.submit(page + "/moves", Map.of("transport-" + id("A-1"), "TAXI", "escort", "A nurse"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()
                        .select("#transport-" + id("A-1") + " option[selected]")
                        .val())
                .as("what was typed is kept")
                .isEqualTo("TAXI");
        assertThat(refused.html().select(".govuk-error-summary").text())
                .contains("Does not agree: The council", "Say how many of the workers pass over");
        assertThat(browser.open(all).html().select("#transfers tbody tr").text())
                .contains("Garden four Elm House 11 December 2020 1 of 2 Not known, of 3 Not known Open");
        var looksOn = web.browser(actors.lead());
        assertThat(looksOn.open(page).html().select("main form")).isEmpty();
        assertThat(looksOn.submit(page + "/end", Map.of("version", "1", "reason", "No"))
                        .status())
                .isEqualTo(403);
        assertThat(browser.submit(page + "/end", Map.of("version", "1", "reason", "The workers said no"))
                        .text())
                .contains("The workers said no");
    }

    @Test
    @Requirement("SA-7.12")
    void howSomebodyTravelsIsDecidedForEachWhoLeavesAHome() {
        var transfer = opened(Map.of("group", "Garden four"));
        for (var each : List.of("A-1", "A-2")) {
            assertThat(says(transfer, each, Map.of("comes", true, "decidedBy", "PERSON")))
                    .isEqualTo(204);
        }
        var page = transfer.replace("/api/v1", "").replace("/transfers", "/moves/transfers");
        assertThat(web.browser(coordinator())
                        .open(page)
                        .html()
                        .select(".placement-travels legend")
                        .eachText())
                .hasSize(2)
                .anySatisfy(name -> assertThat(name).contains("Larkspur"));

        var undecided = api().post(transfer + "/moves", Map.of("escort", "A care worker"));
        assertThat(undecided.status()).isEqualTo(200);
        assertThat(refusals(undecided, "A-1")).containsExactly("Say how the person travels");
        assertThat(refusals(travels(transfer, "A-1", "NONE", null, "A care worker"), "A-1"))
                .containsExactly("This person leaves the home they live in: say how they travel");
        assertThat(refusals(travels(transfer, "A-1", "AMBULANCE", null, null), "A-1"))
                .containsExactly("Say who pays for the transport", "Name who goes along as escort");
        var planned = travels(transfer, "A-1", "AMBULANCE", "ICB", "Nurse Kay");
        assertThat(refusals(planned, "A-1")).isEmpty();
        assertThat(refusals(planned, "A-2")).as("nobody decided for him").containsExactly("Say how the person travels");
        var move = api().get(of("A-1") + "/moves").json().get(0);
        assertThat(move.get("transport").stringValue()).isEqualTo("AMBULANCE");
        assertThat(move.get("transportPayer").stringValue())
                .as("hers, not the group's")
                .isEqualTo("ICB");
        assertThat(move.get("escort").stringValue()).isEqualTo("Nurse Kay");
        assertThat(api().post(transfer + "/moves", Map.of("people", List.of(Map.of("transport", "TAXI"))))
                        .body())
                .contains("Say of each line whom it is about");
    }

    @Test
    @Requirement("SA-7.12")
    void nobodyTravelsWhereCareComesToThem() {
        anAgency();
        actors.as(
                coordinator(),
                () -> db.sql("""
                        update people.person set need = 'HOME_CARE', weekly_minutes = 210, location = ? where id = ?""").params(Rooms.SOLENT, person.get("A-3")).update());
        var transfer = opened(Map.of("people", List.of(person.get("A-3")), "location", QUAY));
        assertThat(says(transfer, "A-3", Map.of("comes", true, "decidedBy", "PERSON")))
                .isEqualTo(204);
        var page = transfer.replace("/api/v1", "").replace("/transfers", "/moves/transfers");
        var shown = web.browser(coordinator()).open(page).html();
        assertThat(shown.select(".placement-travels")).isEmpty();
        assertThat(shown.select("#stay").text()).contains("Nobody of them has to travel");

        assertThat(refusals(api().post(transfer + "/moves", Map.of("escort", "A care worker")), "A-3"))
                .isEmpty();
        var move = api().get(of("A-3") + "/moves").json().get(0);
        assertThat(move.get("transport").stringValue()).isEqualTo("NONE");
        assertThat(move.get("escort")).as("nobody is escorted anywhere").isNull();
        assertThat(web.browser(coordinator())
                        .open(page)
                        .html()
                        .select("#nobody")
                        .text())
                .isEqualTo("Nobody who comes along is waiting for a move.");
        assertThat(web.browser(coordinator())
                        .open("/incidents/" + incident + "/moves/day?day=2020-12-11")
                        .html()
                        .select("main button")
                        .eachText())
                .as("nobody leaves their own home")
                .contains("The old care of Ivo Thrupp has ended");
    }

    private Web.Answer travels(
            String transfer, String reference, String transport, @Nullable String payer, @Nullable String escort) {
        var line = new HashMap<String, Object>();
        line.put("person", id(reference));
        line.put("transport", transport);
        line.put("transportPayer", payer);
        line.put("escort", escort);
        return api().post(transfer + "/moves", Map.of("people", List.of(line)));
    }

    private List<String> refusals(Web.Answer outcomes, String reference) {
        for (var each : outcomes.json()) {
            if (each.get("person").stringValue().equals(id(reference))) {
                var words = new ArrayList<String>();
                each.get("refused").forEach(r -> words.add(r.stringValue()));
                return words;
            }
        }
        throw new AssertionError("nothing is said of " + reference);
    }
}
