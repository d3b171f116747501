package care.backstop.placement.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.Web;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What lines of the plan ask about people who move is held against what choices and moves say of them. */
@DatabaseTest
class RecordsAgreeTest extends PlacementRoom {

    @Test
    @Requirement({"SA-7.8", "K4.8-a"})
    void aVisitComesBeforeTheChoiceAndTheMoveThatAreOnRecord() {
        var visit = row("person", "A-1", "place", "Elm House", "kind", "VISIT", "answer", "ACCEPTED");
        visit.put("from", "2020-12-08");
        assertThat(keep("7.8", "all", List.of(visit))).isEmpty();
        assertThat(record("7.8").at("/answers/all/0").has("decided"))
                .as("nothing is chosen yet")
                .isFalse();

        acceptedAt("A-1", ELM);
        visit.put("kind", "TRIAL");
        assertThat(refused("7.8", "all", List.of(visit)))
                .as("chosen on the 7th, whoever leaves that out")
                .isEqualTo("STATE all.1.decided");
        visit.put("decided", "2020-12-08");
        var otherwise = put("7.8", Map.of("all", List.of(visit)));
        assertThat(refusal(otherwise)).isEqualTo("CONF all.1.decided");
        assertThat(otherwise.body())
                .contains("Their choice is recorded for another day. On record for A-1: 2020-12-07");

        visit.remove("decided");
        visit.put("from", "2020-12-07");
        assertThat(keep("7.8", "all", List.of(visit))).isEmpty();
        assertThat(record("7.8").at("/answers/all/0/decided").asString()).isEqualTo("2020-12-07");

        goes("A-1", "2020-12-09T10:00:00Z");
        var seen = record("7.8");
        assertThat(seen.get("onRecord").toString())
                .as("shown beside what was recorded")
                .contains("Day of the decision", "A-1", "2020-12-07");
        visit.put("from", "2020-12-10");
        visit.put("kind", "VISIT");
        assertThat(refusals("7.8", "all", List.of(visit)))
                .as("moves on the 9th")
                .contains("VAL all.1.moves");
        visit.put("from", "2020-12-07");
        visit.put("moves", "2020-12-11");
        assertThat(refused("7.8", "all", List.of(visit))).isEqualTo("CONF all.1.moves");
        var stranger = row("person", "A-77", "place", "Elm House", "kind", "VISIT", "answer", "WAITING");
        assertThat(refused("7.8", "all", List.of(stranger)))
                .as("nobody of this incident")
                .isEqualTo("VAL all.1.person");
    }

    @Test
    @Requirement("SA-7.13")
    void equipmentIsFittedBeforeTheMoveThatIsPlanned() {
        acceptedAt("A-1", ELM);
        goes("A-1", "2020-12-11T10:00:00Z");
        var hoist = row("person", "a-1", "what", "Hoist", "fitted", "2020-12-10");
        assertThat(refused("7.13", "all", List.of(hoist)))
                .as("nobody knows whose it is")
                .isEqualTo("STATE all.1.owner");
        hoist.put("owner", "STORE");
        assertThat(keep("7.13", "all", List.of(hoist))).isEmpty();
        assertThat(record("7.13").at("/answers/all/0/moves").asString()).isEqualTo("2020-12-11");
        hoist.put("fitted", "2020-12-12");
        assertThat(keep("7.13", "all", List.of(hoist)))
                .containsExactly("Equipment is only fitted after somebody has moved");
        hoist.put("moves", "2020-12-13");
        assertThat(refused("7.13", "all", List.of(hoist)))
                .as("a later day than planned hides it")
                .isEqualTo("CONF all.1.moves");

        // The move is put off: what was recorded is no longer what is on record, and the page says so.
        actors.as(
                coordinator(),
                () -> db.sql("update placement.move set planned_at = '2020-12-14T10:00Z' where incident = ?")
                        .param(incident)
                        .update());
        var seen = record("7.13").get("onRecord").get(0);
        assertThat(seen.get("held").asString()).isEqualTo("2020-12-14");
        assertThat(seen.get("agrees").asBoolean()).isFalse();
        var page = web.browser(coordinator()).open("/incidents/%s/actions/%s".formatted(incident, line("7.13")));
        assertThat(page.text())
                .contains(
                        "Their move is planned for another day. Change the move or this. On record for a-1: 2020-12-14",
                        "What the records say");
        assertThat(web.browser(coordinator())
                        .open("/incidents/%s/actions/%s/record.csv?list=held".formatted(incident, line("7.13")))
                        .raw()
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Requirement("SA-7.29")
    void arrivalsAreHeldAgainstTheClosingDateAndTheMovesPlanned() {
        acceptedAt("A-1", ELM);
        acceptedAt("A-2", ELM);
        goes("A-1", "2020-12-11T10:00:00Z");
        goes("A-2", "2020-12-11T14:00:00Z");
        var day = row("home", "Elm House", "day", "2020-12-11", "most", 2);
        assertThat(keep("7.29", "all", List.of(day))).isEmpty();
        assertThat(record("7.29").at("/answers/all/0/arrivals").asInt()).isEqualTo(2);
        assertThat(record("7.29").at("/answers/all/0/last").asString())
                .as("the closing date")
                .isEqualTo("2020-12-21");
        day.put("most", 1);
        assertThat(refused("7.29", "all", List.of(day))).isEqualTo("CONF all.1.arrivals");
        day.put("arrivals", 1);
        assertThat(keep("7.29", "all", List.of(day)))
                .containsExactly("The planned moves say otherwise. On record for Elm House, 2020-12-11: 2");
        day.put("last", "2020-12-31");
        assertThat(refused("7.29", "all", List.of(day))).isEqualTo("CONF all.1.last");
        day.remove("last");
        day.put("day", "2020-12-22");
        assertThat(refused("7.29", "all", List.of(day)))
                .as("the home is closed by then")
                .isEqualTo("CONF all.1.last");
    }

    @Test
    @Requirement({"SA-7.30", "K4.13-a"})
    void aStayForTheTimeBeingIsTheOneThatWasChosen() {
        var asked = new HashMap<String, Object>(Map.of("location", OAK, "decidedBy", "PERSON", "forNow", true));
        asked.put("lookAgain", "2021-01-20");
        assertThat(api().post(of("A-3") + "/choice", asked).status()).isEqualTo(201);
        var stay = row("person", "A-3", "from", "2020-12-09", "next", "Elm House", "nextOn", "2021-01-20");
        assertThat(keep("7.30", "stays", List.of(stay))).isEmpty();
        assertThat(record("7.30").at("/answers/stays/0/home").asString()).isEqualTo("Oak Court");
        assertThat(record("7.30").at("/answers/stays/0/choiceDue").asString()).isEqualTo("2021-01-20");
        stay.put("home", "Fir Lodge");
        assertThat(refused("7.30", "stays", List.of(stay))).isEqualTo("CONF stays.1.home");
        stay.remove("home");
        stay.put("choiceDue", "2021-03-01");
        assertThat(refused("7.30", "stays", List.of(stay)))
                .as("the promise is not put off here")
                .isEqualTo("CONF stays.1.choiceDue");
    }

    @Test
    @Requirement("SA-7.9")
    void aCareWorkerComesAlongOnTheDayOfTheVisit() {
        var visit = new HashMap<String, Object>(
                Map.of("location", ELM, "kind", "VISIT", "state", "ARRANGED", "starts", "2020-12-10"));
        visit.put("whoWent", "Kay");
        assertThat(api().post(of("A-1") + "/visits", visit).status()).isEqualTo(201);
        var along = row("person", "A-1", "worker", "Kay", "what", "VISITS", "consent", true, "leave", false);
        assertThat(keep("7.9", "all", List.of(along))).isEmpty();
        assertThat(record("7.9").at("/answers/all/0/on").asString()).isEqualTo("2020-12-10");
        along.put("on", "2020-12-11");
        assertThat(refused("7.9", "all", List.of(along))).isEqualTo("CONF all.1.on");
        along.put("what", "EXPLAINS");
        assertThat(keep("7.9", "all", List.of(along)))
                .as("a talk may be on any day")
                .isEmpty();
        along.put("what", "VISITS");
        visit.putAll(Map.of("location", OAK, "starts", "2020-12-11"));
        assertThat(api().post(of("A-1") + "/visits", visit).status()).isEqualTo(201);
        assertThat(keep("7.9", "all", List.of(along)))
                .as("they go to see two places")
                .isEmpty();
        along.remove("on");
        assertThat(refused("7.9", "all", List.of(along)))
                .as("and on which day is not known")
                .isEqualTo("VAL all.1.on");
    }

    @Test
    @Requirement("SA-7.26")
    void theWayOfTheFamilyIsNoShorterThanAStraightLine() {
        var visitors = row("person", "A-1", "visitors", 3, "miles", 2, "help", "GRANT");
        acceptedAt("A-1", ELM);
        assertThat(keep("7.26", "all", List.of(visitors)))
                .as("nobody knows where the family lives")
                .isEmpty();
        actors.as(coordinator(), () -> db.sql("""
                                update people.person
                                   set family_postcode = 'CT1 2AA', family_latitude = 51.28, family_longitude = 1.3134
                                 where id = ?""").param(person.get("A-1")).update());
        assertThat(keep("7.26", "all", List.of(visitors)))
                .containsExactly(
                        "Their family lives further than that from the place that is chosen, even in a straight"
                                + " line. On record for A-1: 5.5");
        visitors.put("miles", 7);
        assertThat(keep("7.26", "all", List.of(visitors)))
                .as("roads are longer")
                .isEmpty();
        assertThat(record("7.26").get("onRecord").toString()).contains("Miles each way", "5.5");
    }

    @Test
    @Requirement("SD-19")
    void whoeverGoesAlongWithAMoveIsNotAtTheHomeAllThatDay() {
        fourPeople(Rooms.openedWith("soton/appendix-d", open, actors.lead(), Rooms.HARBOUR_VIEW));
        planned("A-1", ELM);
        var sent = row("name", "nurse Kay", "task", "LIAISON", "place", "Harbour View", "day", "2020-12-11");
        sent.putAll(Map.of("from", "09:00", "to", "12:00"));
        assertThat(keep("D5.1", "staff", List.of(sent)))
                .contains(
                        "They leave the home with somebody who moves on that day. On record for nurse Kay, 2020-12-11:"
                                + " goes along to Elm House");
        sent.put("day", "2020-12-10");
        assertThat(keep("D5.1", "staff", List.of(sent))).noneMatch(w -> w.startsWith("They leave"));
    }

    @Test
    @Requirement("SD-29")
    void theVanIsThereBeforeTheFirstMoveAndTheFoodIsForAllWhoMove() {
        fourPeople(Rooms.openedWith("soton/appendix-d", open, actors.lead(), Rooms.HARBOUR_VIEW));
        var ready = row("vans", 1, "boxes", 60, "blankets", 40, "meals", 1, "phones", 6, "loan", true);
        ready.put("by", "2020-12-11T10:01");
        assertThat(keep("D6.2", ready)).as("no move is planned").isEmpty();
        planned("A-1", ELM);
        acceptedAt("A-2", ELM);
        goes("A-2", "2020-12-11T14:00:00Z");
        assertThat(refused("D6.2", ready)).isEqualTo("CONF by");
        ready.put("by", "2020-12-11T10:00");
        assertThat(keep("D6.2", ready))
                .containsExactly("More people move than there is food and drink for. On record: 2");
        ready.put("meals", 2);
        assertThat(keep("D6.2", ready)).isEmpty();
    }

    @Test
    @Requirement("SC-29")
    void aTalkAboutWorkersEndsAsTheProviderSaidOfTheTransfer() {
        incident = Rooms.openedWith("soton/appendix-c", open, actors.lead(), Rooms.SOLENT);
        var talk = row("provider", "Larch Care Ltd", "opened", "2020-12-07");
        assertThat(keep("C8.7", "talks", List.of(talk))).isEmpty();
        assertThat(record("C8.7").at("/answers/talks/0").has("outcome")).isFalse();
        transfer("YES");
        assertThat(keep("C8.7", "talks", List.of(talk))).isEmpty();
        assertThat(record("C8.7").at("/answers/talks/0/outcome").asString()).isEqualTo("YES");
        talk.put("outcome", "NO");
        var otherwise = put("C8.7", Map.of("talks", List.of(talk)));
        assertThat(refusal(otherwise)).isEqualTo("CONF talks.1.outcome");
        assertThat(otherwise.body()).contains("On record for Larch Care Ltd: yes");
        transfer("NO");
        assertThat(keep("C8.7", "talks", List.of(talk))).as("the latest word").isEmpty();
    }

    private void transfer(String said) {
        var id = UUID.randomUUID();
        clock.set(clock.instant().plusSeconds(60));
        actors.as(coordinator(), () -> {
            db.sql("""
                            insert into placement.transfer (id, incident, name, location, location_name, effective_on, at,
                                                            by_post, by_name)
                            values (?, ?, 'North', ?, 'Elm House', '2020-12-14', ?, ?, 'Coordinator')""")
                    .params(
                            id,
                            incident,
                            ELM,
                            clock.instant().atOffset(ZoneOffset.UTC),
                            coordinator().post())
                    .update();
            return db.sql("""
                            insert into placement.transfer_consent (incident, transfer, party, answer, name)
                            values (?, ?, 'RECEIVING_PROVIDER', ?, 'Manager')""").params(incident, id, said).update();
        });
    }

    @Test
    @Requirement("SA-2.3")
    void whatIsFreeIsTakenFromWhatTheServicesTold() {
        var asked = row("asAt", "2020-12-07T08:00", "officer", coordinator().post(), "hours", 1100);
        assertThat(keep("2.3", asked)).isEmpty();
        var taken = record("2.3").get("answers");
        assertThat(taken.get("residential").asInt()).as("Fir Lodge").isEqualTo(5);
        assertThat(taken.get("nursing").asInt())
                .as("Oak Court one, Elm House two, Yew Hall ten")
                .isEqualTo(13);
        assertThat(record("2.3").at("/figures/Free places").asString()).isEqualTo("18");
        asked.put("nursing", 40);
        assertThat(keep("2.3", asked))
                .containsExactly("What nursing homes of the area have told says otherwise. On record: 13");
        asked.put("nursing", 200);
        assertThat(refused("2.3", asked))
                .as("more than they are registered for, as the register says")
                .isEqualTo("VAL nursing");
        asked.put("nursing", -1);
        assertThat(refused("2.3", asked)).isEqualTo("VAL nursing");
    }

    private void goes(String reference, String at) {
        var move = api().post(of(reference) + "/moves", Map.of("at", at, "transport", "FAMILY", "escort", "A cousin"));
        assertThat(move.status()).as(move.body()).isEqualTo(201);
    }

    private static Map<String, Object> row(Object... pairs) {
        var row = new HashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return row;
    }

    private String line(String number) {
        for (var action :
                api().get("/api/v1/incidents/" + incident + "/actions").json()) {
            if (action.get("number").asString().equals(number)) {
                return action.get("id").asString();
            }
        }
        throw new AssertionError("no action " + number);
    }

    private String path(String number) {
        return "/api/v1/incidents/%s/actions/%s/record".formatted(incident, line(number));
    }

    private JsonNode record(String number) {
        return api().get(path(number)).json();
    }

    private List<String> keep(String number, String list, Object rows) {
        return keep(number, Map.of(list, rows));
    }

    private List<String> keep(String number, Map<String, Object> answers) {
        var kept = put(number, answers);
        assertThat(kept.status()).as(kept.body()).isEqualTo(200);
        return texts(kept.json().get("warnings"), "message");
    }

    private String refused(String number, String list, Object rows) {
        return refused(number, Map.of(list, rows));
    }

    private String refused(String number, Map<String, Object> answers) {
        return refusal(put(number, answers));
    }

    private List<String> refusals(String number, String list, Object rows) {
        return put(number, Map.of(list, rows))
                .json()
                .get("errors")
                .valueStream()
                .map(RecordsAgreeTest::said)
                .toList();
    }

    private static String refusal(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        return said(answer.json().at("/errors/0"));
    }

    private static String said(JsonNode error) {
        return error.get("code").asString() + " " + error.path("field").asString("null");
    }

    private Web.Answer put(String number, Map<String, Object> answers) {
        int version = record(number).path("version").asInt(0);
        var sent = row("version", version, "answers", answers);
        if (version > 0) {
            sent.put("because", "It was wrong");
        }
        return api().put(path(number), sent);
    }
}
