package care.backstop.placement.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.backstop.incident.Rooms;
import care.backstop.incident.usecase.CouncilProfiles;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Role;
import care.backstop.people.PersonFacts;
import care.backstop.placement.store.Plans;
import care.backstop.placement.usecase.MakePlan;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.Statements;
import care.backstop.testing.Web;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** From options to the review after a move, through the API, on a real database. */
@DatabaseTest
class WayToAPlaceTest extends PlacementRoom {

    @Autowired
    Statements statements;

    @Autowired
    Plans plans;

    @Autowired
    MakePlan makePlan;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    CouncilProfiles profiles;

    @Test
    @Requirement({"S1.6-a", "SA-7.3", "L2.4-b"})
    void ranksWhatSuitsAndSaysWhatStandsAgainstTheRest() {
        var answer = api().get(of("A-1") + "/options");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var options = answer.json().get("options");
        // Registered for another kind of care, or rated inadequate, is never listed as an option.
        assertThat(texts(options, "location")).containsExactly(OAK, ELM, ASH);
        assertThat(options.get(0).get("rank").intValue()).isEqualTo(1);
        assertThat(options.get(0).get("free").intValue()).isEqualTo(1);
        assertThat(options.get(0).get("reasons").toString()).contains("Their first choice");
        assertThat(options.get(2).has("free")).as("not known is not nought").isFalse();
        assertThat(options.get(2).get("toAsk").toString()).contains("How much room it has is not known");
        var rejected = answer.json().get("rejected");
        var because = new HashMap<String, String>();
        rejected.forEach(r ->
                because.put(r.get("location").stringValue(), r.get("because").toString()));
        assertThat(because.get(FIR)).contains("Not registered for nursing care");
        assertThat(because.get(YEW)).contains("Rated Inadequate");
        assertThat(because).doesNotContainKey(Rooms.HARBOUR_VIEW);

        var forced = choose("A-1", FIR);
        assertThat(forced.status()).isEqualTo(409);
        assertThat(codes(forced)).containsExactly("CONF");
        assertThat(api().get(of("A-4") + "/options").status())
                .as("no kind of care recorded: asked for, not guessed")
                .isEqualTo(409);
    }

    @Test
    void whatSomebodyMustHaveIsAskedOfPlacesThatHaveNotSaid() {
        actors.as(coordinator(), () -> db.sql("""
                update people.person set features = '{Hoist,Speaks Polish}', family_postcode = 'CT16 1AA',
                       family_latitude = 51.2, family_longitude = 1.3134
                 where incident = ? and reference = 'A-3'""").param(incident).update());
        var market = web.api(actors.marketOfficer());
        for (var told : Map.of(OAK, false, ELM, true).entrySet()) {
            var version = market.get("/api/v1/locations/" + told.getKey())
                    .json()
                    .path("features")
                    .path("version")
                    .asInt(0);
            assertThat(market.put(
                                    "/api/v1/locations/" + told.getKey() + "/features",
                                    Map.of("features", Map.of("HOIST", told.getValue()), "version", version))
                            .status())
                    .isEqualTo(200);
        }
        var found = api().get(of("A-3") + "/options").json();
        var elm = option(found, ELM);
        assertThat(elm.get("toAsk").toString())
                .as("its own words are asked for")
                .isEqualTo("[\"Ask whether it has speaks polish\"]");
        assertThat(elm.get("reasons").toString()).contains("less than 0.1 miles from family", "Within Testshire");
        assertThat(found.get("rejected").toString()).contains("Does not have hoist");
    }

    @Test
    @Requirement({"SA-7.7", "SA-7.6"})
    void whatTheCouncilKnowsOfAServiceWarnsOrStops() {
        assertThat(choose("A-1", FIR).status())
                .as("registered for another kind")
                .isEqualTo(409);
        var notice = standing(ELM, "DEFAULT_NOTICE");
        assertThat(option(api().get(of("A-1") + "/options").json(), ELM)
                        .get("reasons")
                        .toString())
                .contains("Default notice: It is in breach of its contract");
        assertThat(choose("A-1", ELM).status()).as("a warning stops nobody").isEqualTo(201);
        var suspended = standing(ELM, "SUSPENDED");
        var held = api().post(of("A-1") + "/offers", Map.of());
        assertThat(held.status()).isEqualTo(409);
        assertThat(codes(held)).containsExactly("STATE");
        assertThat(held.body()).contains("Elm House: Under an embargo or suspension");
        assertThat(api().get(of("A-1") + "/options").json().get("rejected").toString())
                .contains("Under an embargo or suspension");
        for (var id : List.of(notice, suspended)) {
            assertThat(web.api(actors.marketOfficer())
                            .post(
                                    "/api/v1/locations/%s/standings/%s/end".formatted(ELM, id),
                                    Map.of("why", "Put right"))
                            .status())
                    .isEqualTo(204);
        }
        assertThat(api().post(of("A-1") + "/offers", Map.of()).status())
                .as("lifted")
                .isEqualTo(201);
    }

    private String standing(String location, String kind) {
        var recorded = web.api(actors.marketOfficer())
                .post(
                        "/api/v1/locations/" + location + "/standings",
                        Map.of("kind", kind, "since", "2020-12-01", "reason", "Contracts, letter of 1 December"));
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        return recorded.json().get("id").asString();
    }

    @Test
    @Requirement("SA-7.6")
    void aNeedThatNobodyConfirmedHoldsNoPlace() {
        actors.as(
                coordinator(),
                () -> db.sql(
                                "update people.person set features = '{Speaks Polish}' where incident = ? and reference = 'A-3'")
                        .param(incident)
                        .update());
        assertThat(choose("A-3", ELM).status()).isEqualTo(201);
        var held = api().post(of("A-3") + "/offers", Map.of());
        assertThat(codes(held)).containsExactly("STATE");
        assertThat(held.json().get("errors").get(0).get("message").asString())
                .isEqualTo(
                        "Not everything is confirmed. Ask whether it has speaks polish. Then say who confirmed it at the service");
        assertThat(api().post(of("A-3") + "/offers", Map.of("confirmed", "Sister Kay, by telephone"))
                        .status())
                .isEqualTo(201);
    }

    private static JsonNode option(JsonNode found, String location) {
        for (var option : found.get("options")) {
            if (option.get("location").asString().equals(location)) {
                return option;
            }
        }
        throw new AssertionError(location + " is no option: " + found);
    }

    @Test
    void aFeeIsHeldAgainstWhatTheCouncilUsuallyPays() {
        var fee = web.api(actors.marketOfficer())
                .put(
                        "/api/v1/locations/" + ELM + "/capacity",
                        Map.of(
                                "asAt", clock.instant().toString(),
                                "service", "CARE_HOME_NURSING",
                                "maximum", 12,
                                "occupied", 10,
                                "reserved", 0,
                                "accepting", true,
                                "weeklyFeePence", 110_000));
        assertThat(fee.status()).as(fee.body()).isEqualTo(200);
        assertThat(option(api().get(of("A-1") + "/options").json(), ELM)
                        .get("reasons")
                        .toString())
                .as("nothing is said of fees where the council sets none")
                .doesNotContain("£");
        Acting.as(
                actors.lead(),
                () -> profiles.change(
                        "fee.ceilings",
                        "Nursing 1000.00",
                        "Cabinet, 7 December 2020",
                        "the test",
                        profiles.now().number(),
                        actors.lead()));
        fourPeople();
        assertThat(option(api().get(of("A-1") + "/options").json(), ELM)
                        .get("reasons")
                        .toString())
                .contains("£1,100.00 a week, £100.00 over the ceiling");
        Acting.as(
                actors.lead(),
                () -> profiles.begin("SOTON", "Again", profiles.now().number(), actors.lead()));
    }

    @Test
    void whyNotThatHomeHasAnAnswerForEveryHomeWithinReach() {
        var fir = api().get(of("A-3") + "/options?limit=1&home=fir").json();
        assertThat(fir.get("rejected")).as("the list is cut short").hasSize(1);
        assertThat(texts(fir.get("about"), "name")).containsExactly("Fir Lodge");
        assertThat(fir.get("about").get(0).has("rank")).isFalse();
        assertThat(fir.get("about").get(0).get("words").toString()).contains("Not registered for nursing care");
        var elm = api().get(of("A-3") + "/options?limit=1&home=ELM%20house").json();
        assertThat(elm.get("about").get(0).get("rank").intValue())
                .as("further down than what is listed")
                .isEqualTo(2);
        assertThat(texts(api().get(of("A-3") + "/options?home=" + YEW).json().get("about"), "name"))
                .as("by its number at the regulator")
                .containsExactly("Yew Hall");
        assertThat(api().get(of("A-3") + "/options?home=%20").json().get("about"))
                .isEmpty();

        var browser = web.browser(coordinator());
        var options = "/incidents/%s/people/%s/options".formatted(incident, person.get("A-3"));
        assertThat(browser.open(options + "?home=Yew").text())
                .contains("Why not \"Yew\"?", "Yew Hall", "May it be offered?");
        assertThat(browser.open(options + "?home=Zebra").text()).contains("Nothing of this name is within 62 miles");
        var ask = browser.open(options)
                .html()
                .select("#options a[href*=/enquiries]")
                .first();
        assertThat(ask).isNotNull();
        assertThat(ask.text()).isEqualTo("Ask by a link Oak Court");
        assertThat(browser.open(ask.attr("href")).text()).contains("Ask another provider", "Oak Court, Dover");
        choose("A-3", OAK);
        assertThat(browser.open("/incidents/%s/places".formatted(incident)).text())
                .contains("Oak Court, chosen");
    }

    @Test
    @Requirement({"S1.3-a", "SA-7.5"})
    void friendsAreNamedBothWaysKeptTogetherAndPartedOnlyForAReason() throws Exception {
        var self = api().post(of("A-3") + "/friends", Map.of("reference", "A-3"));
        assertThat(self.status()).isEqualTo(422);
        assertThat(codes(self)).containsExactly("VAL");
        var one = api().post(of("A-3") + "/friends", Map.of("reference", "A-2"));
        assertThat(one.status()).as(one.body()).isEqualTo(201);
        assertThat(one.json().get("prompts").toString())
                .as("one way: the key worker asks the other")
                .contains("Ask A-2 whether A-3 is a friend too");
        assertThat(one.json().has("group")).isFalse();
        var browser = web.browser(coordinator());
        var theirs = "/incidents/%s/people/%s".formatted(incident, person.get("A-2"));
        assertThat(browser.open(theirs + "/options").text()).contains("Ask this person about A-3");
        var both = browser.submit(theirs + "/friends", Map.of("friend", "A-3"));
        assertThat(both.text()).contains("The friend is written down", "Garden four: A-1, A-3");
        assertThat(api().get(of("A-3") + "/friends").json().get("group").asString())
                .isEqualTo("Garden four");

        var started = api().post("/api/v1/incidents/%s/plans".formatted(incident), Map.of());
        var plan = finished(started.json().get("id").stringValue());
        assertThat(plan.get("groupsKept").intValue() + plan.get("groupsSplit").intValue())
                .as("the plan weighs the one group that both made")
                .isEqualTo(1);
        assertThat(plan.get("groupsSplit").intValue())
                .as("three people, and nowhere three places")
                .isEqualTo(1);

        assertThat(browser.open(theirs + "/choice?location=" + ELM).text())
                .contains("3 of the group still need a place, and 2 are free here");
        assertThat(choose("A-1", ELM).status()).isEqualTo(201);
        assertThat(choose("A-2", ELM).status()).isEqualTo(201);
        var parted = choose("A-3", OAK);
        assertThat(parted.status()).isEqualTo(422);
        assertThat(parted.body()).contains("friends who go elsewhere (A-1, A-2)");
        assertThat(texts(parted.json().get("errors"), "field")).containsExactly("apartBecause");
        var fixed = Map.of("location", OAK, "reason", "His sister lives there");
        assertThat(api().post(of("A-3") + "/fixed-place", fixed).status()).isEqualTo(422);
        var because = new HashMap<>(fixed);
        because.put("apartBecause", "Two beds only");
        assertThat(api().post(of("A-3") + "/fixed-place", because).status()).isEqualTo(204);
        var apart = browser.submit(
                "/incidents/%s/people/%s/choice".formatted(incident, person.get("A-3")),
                Map.of("location", OAK, "decidedBy", "PERSON", "apartBecause", "Elm House has two beds"));
        assertThat(apart.text()).contains("The choice is recorded", "Parted from friends Elm House has two beds");
    }

    @Test
    @Requirement({"SA-7.30", "K4.13-a"})
    void aPlaceForTheTimeBeingPromisesASecondMove() {
        var asked = new HashMap<String, Object>(Map.of("location", OAK, "decidedBy", "PERSON"));
        asked.put("lookAgain", "2021-01-20");
        assertThat(api().post(of("A-3") + "/choice", asked).status())
                .as("what is for good is not looked at again")
                .isEqualTo(422);
        var nothing = api().post(of("A-3") + "/second-move", Map.of("outcome", "KEPT"));
        assertThat(codes(nothing)).containsExactly("STATE");
        asked.put("forNow", true);
        asked.remove("lookAgain");
        var forNow = api().post(of("A-3") + "/choice", asked);
        assertThat(forNow.status()).as(forNow.body()).isEqualTo(201);
        var all = "/api/v1/incidents/%s/second-moves".formatted(incident);
        assertThat(api().get(all).json().get(0).get("next").asString())
                .as("no day: somebody has to agree one")
                .isEqualTo("No day to look again is set: agree one");

        var browser = web.browser(coordinator());
        var mine = "/incidents/%s/people/%s".formatted(incident, person.get("A-3"));
        browser.open(mine + "/choice?location=" + OAK);
        var typed = new HashMap<>(Map.of("location", OAK, "decidedBy", "PERSON", "forNow", "yes"));
        typed.putAll(Map.of("lookAgain-day", "20", "lookAgain-month", "13", "lookAgain-year", "2021"));
        assertThat(browser.submit(mine + "/choice", typed).text()).contains("Enter a day, month and year that exist");
        typed.put("lookAgain-month", "1");
        clock.advance(Duration.ofMinutes(1));
        assertThat(browser.submit(mine + "/choice", typed).text())
                .contains("Oak Court is for the time being. Look again on 20 January 2021");
        assertThat(browser.open("/incidents/%s/places".formatted(incident))
                        .html()
                        .select("#second-moves tbody tr")
                        .eachText())
                .containsExactly("A-3 Oak Court Not chosen yet Look again on 20 January 2021");
        assertThat(web.browser(actors.lead())
                        .open("/incidents/%s/close".formatted(incident))
                        .text())
                .as("the incident stays open for it")
                .contains("1 second move is promised");

        var early = api().post(of("A-3") + "/second-move", Map.of("outcome", "KEPT"));
        assertThat(codes(early)).as("permanent without a choice").containsExactly("STATE");
        clock.advance(Duration.ofMinutes(1));
        actors.as(
                coordinator(),
                () -> db.sql(
                                "update people.person set status = 'MOVED' where incident = ? and reference in ('A-2', 'A-3')")
                        .param(incident)
                        .update());
        assertThat(codes(choose("A-2", ELM))).as("moved, and promised nothing").containsExactly("STATE");
        assertThat(choose("A-3", ELM).status()).isEqualTo(201);
        assertThat(facts().stream().filter(f -> f.reference().equals("A-3")))
                .as("moved for the time being, and on the way again")
                .allMatch(f -> f.status() == care.backstop.people.Status.CHOSEN)
                .hasSize(1);
        var then = api().get(all).json().get(0);
        assertThat(then.get("forNow").asString() + ", then " + then.get("then").asString())
                .isEqualTo("Oak Court, then Elm House");
        assertThat(browser.open(mine + "/options").text()).contains("From Oak Court to Elm House");
        var promised = "Promised on 7 December 2020: Oak Court is for the time being. ";
        assertThat(browser.open(mine).text()).as("on their own page").contains(promised + "Chosen for good: Elm House");
        assertThat(api().post(of("A-3") + "/second-move", Map.of("outcome", "KEPT", "version", 0))
                        .status())
                .as("somebody changed it since")
                .isEqualTo(409);
        var kept = browser.submit(
                mine + "/second-move",
                Map.of("outcome", "KEPT", "version", then.get("version").toString()));
        assertThat(kept.text()).contains("The second move is settled");
        assertThat(browser.open(mine).text()).contains(promised + "Kept: the lasting choice is made");
        assertThat(browser.open(mine.replace(id("A-3"), id("A-2"))).text()).doesNotContain("Second move");
        assertThat(api().get(all).json().size()).isZero();

        asked.put("location", ELM);
        assertThat(api().post(of("A-1") + "/choice", asked).status()).isEqualTo(201);
        var silent = api().post(of("A-1") + "/second-move", Map.of("outcome", "WITHDRAWN"));
        assertThat(texts(silent.json().get("errors"), "field")).containsExactly("reason");
        var told = Map.of("outcome", "WITHDRAWN", "reason", "Told her key worker that she stays");
        assertThat(api().post(of("A-1") + "/second-move", told).status()).isEqualTo(204);
    }

    @Test
    void aStrangerSeesNothing() {
        var stranger = web.api(actors.stranger(Role.INCIDENT_COORDINATOR));
        assertThat(stranger.get(of("A-1") + "/options").status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/incidents/%s/plans".formatted(incident))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aPlaceIsHeldForOneThenRunsOutForTheNext() {
        assertThat(choose("A-1", OAK).status()).isEqualTo(201);
        assertThat(choose("A-3", OAK).status()).isEqualTo(201);
        var held = api().post(of("A-1") + "/offers", Map.of());
        assertThat(held.status()).as(held.body()).isEqualTo(201);
        assertThat(held.json().get("expiresAt").stringValue()).isEqualTo("2020-12-08T09:00:00Z");

        var second = api().post(of("A-3") + "/offers", Map.of());
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("Oak Court: No place free");
        assertThat(api().post(of("A-1") + "/offers", Map.of()).status())
                .as("nobody holds two places")
                .isEqualTo(409);

        clock.advance(Duration.ofHours(25));
        var late = api().post(
                        of("A-1") + "/offers/" + held.json().get("id").stringValue() + "/answer",
                        Map.of("answer", "ACCEPTED", "by", "Manager of Oak Court"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(codes(late)).containsExactly("STATE");
        var now = api().post(of("A-3") + "/offers", Map.of("hours", 48));
        assertThat(now.status()).as(now.body()).isEqualTo(201);
        assertThat(api().get(of("A-1") + "/offers").json().get(0).get("state").stringValue())
                .isEqualTo("EXPIRED");
        var refused = api().post(
                        of("A-3") + "/offers/" + now.json().get("id").stringValue() + "/answer",
                        Map.of("answer", "REFUSED", "code", "OTHER"));
        assertThat(refused.status()).as("another reason must be said").isEqualTo(422);
        assertThat(api().post(
                                of("A-3") + "/offers/" + now.json().get("id").stringValue() + "/answer",
                                Map.of("answer", "REFUSED", "code", "FEE", "by", "Daughter"))
                        .status())
                .isEqualTo(204);
        assertThat(api().post(of("A-1") + "/offers", Map.of()).status())
                .as("the place is free again")
                .isEqualTo(201);
    }

    @Test
    void capacityNobodyToldCannotBeHeld() {
        assertThat(choose("A-1", ASH).status()).isEqualTo(201);
        var held = api().post(of("A-1") + "/offers", Map.of());
        assertThat(held.status()).isEqualTo(409);
        assertThat(held.body()).contains("Ask first").contains("How much room it has is not known");
    }

    @Test
    @Requirement({"SA-7.22", "SA-7.21", "SA-7.12", "S8.4-a", "S1.3-b", "SA-7.16"})
    void nobodyLeavesOrArrivesWithACheckMissing() {
        assertThat(choose("A-1", ELM).status()).isEqualTo(201);
        var offer = api().post(of("A-1") + "/offers", Map.of());
        assertThat(api().post(
                                of("A-1") + "/offers/" + offer.json().get("id").stringValue() + "/answer",
                                Map.of("answer", "ACCEPTED", "by", "Manager of Elm House and the person"))
                        .status())
                .isEqualTo(204);

        var saturdayEvening = plan("2020-12-12T20:00:00Z", null, "AMBULANCE", null, "Nurse Kay");
        assertThat(saturdayEvening.status()).isEqualTo(422);
        assertThat(texts(saturdayEvening.json().get("errors"), "field"))
                .containsExactlyInAnyOrder("timeReason", "transportPayer");
        var tooLate = plan("2020-12-22T10:00:00Z", null, "AMBULANCE", "ICB", "Nurse Kay");
        assertThat(codes(tooLate)).containsExactly("CONF");
        var planned = plan("2020-12-11T10:00:00Z", null, "AMBULANCE", "ICB", "Nurse Kay");
        assertThat(planned.status()).as(planned.body()).isEqualTo(201);
        var move = of("A-1") + "/moves/" + planned.json().get("id").stringValue();
        var runDown =
                api().get("/api/v1/incidents/%s/run-down".formatted(incident)).json();
        assertThat(runDown.get("spareDays").intValue()).isEqualTo(10);
        assertThat(runDown.get("toMove").intValue()).isEqualTo(4);
        assertThat(runDown.get("withoutDate").intValue()).isEqualTo(3);

        clock.set(Instant.parse("2020-12-11T10:05:00Z"));
        var left = api().post(move + "/left", Map.of());
        assertThat(left.status()).isEqualTo(409);
        assertThat(texts(left.json().get("errors"), "field"))
                .contains("IDENTITY_LEAVING", "MEDICATION", "BELONGINGS", "HANDOVER_PACK", "GP_TOLD")
                .contains("plan-3.1", "plan-7.10");
        Rooms.readyForMoves(
                api(), "/api/v1/incidents/" + incident, coordinator().post());
        assertThat(texts(api().post(move + "/left", Map.of()).json().get("errors"), "field"))
                .as("the plan is settled, this person's own checks are not")
                .contains("MEDICATION")
                .noneMatch(f -> f.startsWith("plan-"));
        assertThat(check(move, "IDENTITY_LEAVING", Map.of("matched", List.of("NAME")))
                        .status())
                .as("one identifier is not enough")
                .isEqualTo(422);
        var wrong = check(move, "IDENTITY_LEAVING", Map.of("matched", List.of("NAME", "BIRTH_DATE"), "mismatch", true));
        assertThat(wrong.status()).isEqualTo(409);
        assertThat(wrong.body()).contains("Stop: this may be the wrong person");
        assertThat(check(move, "IDENTITY_LEAVING", Map.of("matched", List.of("NAME", "BIRTH_DATE")))
                        .status())
                .isEqualTo(204);
        assertThat(check(move, "MEDICATION", Map.of("notNeeded", true, "detail", "None"))
                        .status())
                .as("cannot be left out")
                .isEqualTo(422);
        for (var item :
                List.of("MEDICATION", "BELONGINGS", "COMPANION", "HANDOVER_SPOKEN", "HANDOVER_PACK", "GP_TOLD")) {
            var who = Map.<String, Object>of("companion", "Kay", "relationship", "key worker");
            assertThat(check(move, item, who).status()).isEqualTo(204);
        }
        assertThat(check(move, "EQUIPMENT", Map.of("notNeeded", true)).status()).isEqualTo(422);
        for (var item : List.of("EQUIPMENT", "RECEIVING_COUNCIL_TOLD", "ICB_TOLD")) {
            assertThat(check(move, item, Map.of("notNeeded", true, "detail", "Same area, none to move"))
                            .status())
                    .isEqualTo(204);
        }
        assertThat(api().post(move + "/left", Map.of()).status()).isEqualTo(204);
        clock.advance(Duration.ofMinutes(40));
        assertThat(texts(api().post(move + "/arrived", Map.of()).json().get("errors"), "field"))
                .containsExactly("IDENTITY_ARRIVING", "MEDICATION_SIGNED");
        assertThat(check(move, "IDENTITY_ARRIVING", Map.of("matched", List.of("NAME", "BIRTH_DATE")))
                        .status())
                .isEqualTo(204);
        assertThat(check(move, "MEDICATION_SIGNED", Map.of()).status()).isEqualTo(204);
        assertThat(api().post(move + "/arrived", Map.of()).status()).isEqualTo(204);

        assertThat(facts().stream()
                        .collect(Collectors.toMap(
                                PersonFacts::reference, f -> f.status().name())))
                .containsEntry("A-1", "MOVED")
                .containsEntry("A-2", "WAITING");
        var reviews = api().get(of("A-1") + "/reviews").json();
        assertThat(texts(reviews, "dueAt"))
                .containsExactly(
                        "2020-12-13T10:45:00Z",
                        "2020-12-25T10:45:00Z",
                        "2021-01-08T10:45:00Z",
                        "2021-01-22T10:45:00Z",
                        "2021-12-11T10:45:00Z");
        assertThat(api().post(
                                of("A-1") + "/reviews",
                                Map.of("review", reviews.get(0).get("id").stringValue(), "outcome", "NOT_RIGHT"))
                        .status())
                .as("what is not right must be said")
                .isEqualTo(422);
        assertThat(api().post(
                                of("A-1") + "/reviews",
                                Map.of("review", reviews.get(0).get("id").stringValue(), "outcome", "SETTLED"))
                        .status())
                .isEqualTo(204);
        var file = "/incidents/%s/reviews.csv".formatted(incident);
        assertThat(new String(
                                web.browser(actors.of(Role.INCIDENT_COORDINATOR))
                                        .open(file)
                                        .raw()
                                        .body(),
                                StandardCharsets.UTF_8)
                        .lines())
                .hasSize(6)
                .anySatisfy(line -> assertThat(line).startsWith("A-1,").endsWith("SETTLED"));
        theCouncilsOwnDaysAreAllocatedFirst(reviews.get(1).get("id").stringValue());

        assertThat(web.browser(actors.of(Role.PLACEMENT_OFFICER)).open(file).status())
                .isEqualTo(403);
    }

    private void theCouncilsOwnDaysAreAllocatedFirst(String review) {
        var done = Map.of("review", review, "outcome", "SETTLED");
        var without = api().post(of("A-1") + "/reviews", done);
        assertThat(without.status()).as("nobody is allocated").isEqualTo(422);
        assertThat(texts(without.json().get("errors"), "field")).containsExactly("reviewer");
        var allocate = of("A-1") + "/reviews/" + review + "/reviewer";
        var social = actors.of(Role.PRACTITIONER);
        assertThat(api().put(allocate, Map.of("post", social.post())).status())
                .as("a stranger to the person")
                .isEqualTo(422);
        Acting.as(coordinator(), () -> charge.put(incident, List.of(person.get("A-1")), social.post(), coordinator()));
        assertThat(api().put(allocate, Map.of("post", social.post())).status()).isEqualTo(204);
        var moves = "/incidents/%s/moves".formatted(incident);
        assertThat(web.browser(coordinator()).open(moves).text())
                .contains("Day 14", social.name())
                .doesNotContain("reviews after a move missed");
        clock.set(Instant.parse("2020-12-26T10:00:00Z"));
        assertThat(web.browser(coordinator()).open(moves).text()).contains("reviews after a move missed", "Overdue");
        assertThat(api().post(of("A-1") + "/reviews", done).status()).isEqualTo(204);
        assertThat(web.browser(coordinator()).open(moves).text()).doesNotContain("reviews after a move missed");
    }

    @Test
    @Requirement("SA-3.4")
    void whoeverIsAssessedAgainIsMatchedWithOtherPlaces() {
        putInCharge("A-1");
        var before = api().get(of("A-1") + "/options").json();
        assertThat(texts(before.get("options"), "location")).contains(OAK).doesNotContain(FIR);
        assertThat(write("A-1", "reassessed", Map.of("need", "CASTLE")).status())
                .isEqualTo(422);
        assertThat(write("A-1", "reassessed", Map.of("need", "RESIDENTIAL")).status())
                .isEqualTo(201);
        var residential = api().get(of("A-1") + "/options").json();
        assertThat(texts(residential.get("options"), "location")).contains(FIR);
        assertThat(write("A-1", "reassessed", Map.of("need", "NURSING")).status())
                .isEqualTo(201);
        var nursing = api().get(of("A-1") + "/options").json();
        assertThat(texts(nursing.get("options"), "location")).contains(OAK, ELM).doesNotContain(FIR);
    }

    @Test
    @Requirement("SA-3.5")
    void nobodyAtTheEndOfLifeIsMovedWithoutArrangementsOfTheirOwn() {
        putInCharge("A-1");
        actors.as(
                coordinator(),
                () -> db.sql("update people.person set end_of_life = 'YES' where id = ?")
                        .param(person.get("A-1"))
                        .update());
        var options = api().get(of("A-1") + "/options").json();
        assertThat(options.get("stayPut").booleanValue()).isTrue();
        assertThat(api().get(of("A-2") + "/options").json().get("stayPut").booleanValue())
                .isFalse();
        assertThat(web.browser(coordinator())
                        .open("/incidents/%s/people/%s/options".formatted(incident, person.get("A-1")))
                        .text())
                .contains("Staying where they are");
        acceptedAt("A-1", ELM);
        var without = plan("2020-12-11T10:00:00Z", null, "AMBULANCE", "ICB", "Nurse Kay");
        assertThat(codes(without)).containsExactly("STATE");
        assertThat(without.body()).contains("exceptional arrangements");
        assertThat(write(
                                "A-1",
                                "exceptional",
                                Map.of(
                                        "why", List.of("END_OF_LIFE"),
                                        "plan", "MOVE",
                                        "arrangements", "A nurse travels along"))
                        .status())
                .isEqualTo(201);
        assertThat(plan("2020-12-11T10:00:00Z", null, "AMBULANCE", "ICB", "Nurse Kay")
                        .status())
                .isEqualTo(201);
    }

    private void putInCharge(String reference) {
        var social = actors.of(Role.PRACTITIONER);
        Acting.as(
                coordinator(),
                () -> charge.put(incident, List.of(person.get(reference)), social.post(), coordinator()));
    }

    private Web.Answer write(String reference, String kind, Map<String, Object> answers) {
        var all = new HashMap<String, Object>(answers);
        if (kind.equals("reassessed")) {
            all.putAll(Map.of("on", "2020-12-07", "assessor", "Ann Fen", "found", "More help at night"));
        }
        return web.api(actors.of(Role.PRACTITIONER)).post(of(reference) + "/entries/" + kind, Map.of("answers", all));
    }

    private Web.Answer plan(
            String at, @Nullable String timeReason, String transport, @Nullable String payer, @Nullable String escort) {
        var body = new HashMap<String, Object>();
        body.put("at", at);
        body.put("timeReason", timeReason);
        body.put("transport", transport);
        body.put("transportPayer", payer);
        body.put("escort", escort);
        return api().post(of("A-1") + "/moves", body);
    }

    @Test
    void aPlanForEveryoneKeepsWhatIsFixedAndFriendsTogether() throws Exception {
        var fixed = api().post(of("A-3") + "/fixed-place", Map.of("location", OAK, "reason", "His sister lives there"));
        assertThat(fixed.status()).as(fixed.body()).isEqualTo(204);
        var started = api().post("/api/v1/incidents/%s/plans".formatted(incident), Map.of());
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        var plan = finished(started.json().get("id").stringValue());
        assertThat(plan.get("state").stringValue()).as(plan.toString()).isEqualTo("DONE");
        var where = new HashMap<String, String>();
        plan.get("placements")
                .forEach(p -> where.put(
                        p.get("person").stringValue(), p.get("location").stringValue()));
        assertThat(where)
                .containsEntry(id("A-3"), OAK)
                .containsEntry(id("A-1"), ELM)
                .containsEntry(id("A-2"), ELM)
                .hasSize(3);
        assertThat(plan.get("unplaced").get(0).get("because").toString())
                .contains("What kind of care this person needs is not recorded");
        assertThat(plan.get("bound").longValue())
                .isEqualTo(plan.get("objective").longValue());
        assertThat(plan.get("groupsKept").intValue()).isEqualTo(1);
        assertThat(plan.get("warnings").toString()).contains("2 services have not said how much room they have");
    }

    @Test
    @Requirement("S1.3-c")
    void theSameByHandOnPagesWithoutScript() throws Exception {
        var browser = web.browser(coordinator());
        var room = "/incidents/" + incident;
        var places = browser.open(room + "/places");
        assertThat(places.status()).isEqualTo(200);
        assertThat(places.html().select("#people tbody tr")).hasSize(4);
        var one = person.get("A-1");

        var options = browser.open(room + "/people/" + one + "/options");
        assertThat(options.html().select("#options tbody tr th").eachText())
                .containsExactly("1. Oak Court", "2. Elm House", "3. Ash Lodge");
        assertThat(options.html().select("#options tbody tr").get(2).text()).contains("Not known");
        assertThat(options.html().select("#rejected").text()).contains("Rated Inadequate");
        assertThat(options.html().select("[data-module=options-map]").attr("data-points"))
                .contains(
                        "\"kind\":\"OPTION\",\"label\":\"1\",\"words\":\"Oak Court. Good. 0.1 miles\"",
                        "\"kind\":\"HOME\"");

        browser.open(room + "/people/" + one + "/choice?location=" + ELM);
        var wrong = browser.submit(room + "/people/" + one + "/choice", Map.of("location", FIR, "helpedBy", "Kay"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select(".govuk-error-summary").text())
                .contains("Say who decided", "Fir Lodge: Not registered for nursing care");
        assertThat(wrong.html().select("#helpedBy").val())
                .as("nothing typed is lost")
                .isEqualTo("Kay");
        var chosen = browser.submit(
                room + "/people/" + one + "/choice", Map.of("location", ELM, "decidedBy", "PERSON", "helpedBy", "Kay"));
        assertThat(chosen.text()).contains("The choice is recorded", "Elm House");
        var held = browser.submit(room + "/people/" + one + "/offers", Map.of("hours", "24"));
        assertThat(held.text()).contains("Elm House: Held until 8 December 2020, 9:00am");
        var offer = held.html().select("form[action$=/accept]").attr("action");
        assertThat(browser.submit(offer, Map.of("by", "")).text()).contains("Say who accepted the place");
        assertThat(browser.submit(offer, Map.of("by", "Manager and person")).text())
                .contains("Plan the move");
        browser.open(room + "/people/" + one + "/move");
        var bad = browser.submit(
                room + "/people/" + one + "/move",
                Map.of("at-day", "31", "at-month", "2", "at-year", "2020", "time", "10:00"));
        assertThat(bad.html().select(".govuk-error-summary").text()).contains("Enter a day, month and year that exist");
        var move = browser.submit(
                room + "/people/" + one + "/move",
                Map.of(
                        "at-day",
                        "9",
                        "at-month",
                        "12",
                        "at-year",
                        "2020",
                        "time",
                        "10:30",
                        "transport",
                        "TAXI",
                        "transportPayer",
                        "Council",
                        "transportPounds",
                        "35.50",
                        "escort",
                        "Kay"));
        assertThat(move.text()).contains("Elm House", "Taxi, £35.50, paid by Council");
        var refused = browser.submit(move.address().getPath() + "/left", Map.of("version", "0", "override", ""));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select(".govuk-error-summary a[href=#MEDICATION]"))
                .hasSize(1);
        browser.submit(
                move.address().getPath() + "/checks",
                Map.of("item", "IDENTITY_LEAVING", "matched", "NAME\nBIRTH_DATE", "outcome", "done"));
        assertThat(browser.open(move.address().getPath())
                        .html()
                        .select("#IDENTITY_LEAVING")
                        .text())
                .contains("Matched: Full name, Date of birth");

        var address = move.address().getPath();
        for (var page : List.of(room + "/moves", address, room + "/people/" + one + "/move")) {
            assertThat(browser.open(page).html().select("#plan-first li a").eachText())
                    .as("said before anybody presses: " + page)
                    .containsExactly("3.1", "3.8", "3.10", "3.11", "5.6", "7.6", "7.10");
        }
        assertThat(refused.html()
                        .select(".govuk-error-summary a[href='#plan-3.10']")
                        .text())
                .startsWith("Action 3.10 of the plan comes before anybody moves: ")
                .endsWith("(Southampton Appendix A 3.10 (SA-3.10))");
        var reason = "The heating has failed and he is very cold";
        var nobodys = browser.submit(address + "/left", Map.of("version", "0", "override", reason, "officer", " "));
        assertThat(nobodys.status()).isEqualTo(422);
        assertThat(nobodys.html().select(".govuk-error-summary a[href='#officer']"))
                .hasSize(1);
        assertThat(nobodys.html().select("#override").text()).isEqualTo(reason);
        assertThat(browser.open(address).text()).contains("The person has left");

        assertThat(browser.open(address).html().select("#guidance li").eachText())
                .hasSize(2)
                .allSatisfy(guide -> assertThat(guide).contains("no file is kept"));
        var kept = Map.of("owner", "Placement lead", "version", "May 2020", "address", "https://files.example/a.pdf");
        assertThat(api().put("/api/v1/move-guidance/ADASS", kept).status()).isEqualTo(204);
        assertThat(browser.open(address).html().select("#guidance li").eachText())
                .satisfiesExactly(
                        adass -> assertThat(adass).endsWith("(ADASS), version May 2020"),
                        birmingham -> assertThat(birmingham).contains("no file is kept"));
        var again = api().put("/api/v1/move-guidance/ADASS", kept);
        assertThat(again.status()).isEqualTo(422);
        assertThat(texts(again.json().get("errors"), "field"))
                .as("a file takes the place of another with a version of its own")
                .containsExactly("version");
        var guidance = browser.open("/move-guidance");
        assertThat(guidance.html().select(".govuk-warning-text")).hasSize(1);
        var halfTyped =
                browser.submit("/move-guidance/BIRMINGHAM", Map.of("owner", "Kay", "version", "", "address", "x"));
        assertThat(halfTyped.status()).isEqualTo(422);
        assertThat(halfTyped.html().select("#owner-BIRMINGHAM").val()).isEqualTo("Kay");
        assertThat(halfTyped.html().select(".govuk-error-summary a[href='#version-BIRMINGHAM']"))
                .hasSize(1);
        assertThat(browser.submit(
                                "/move-guidance/BIRMINGHAM",
                                Map.of("owner", "Kay", "version", "1", "address", "https://files.example/b.pdf"))
                        .text())
                .contains("The guidance is kept", "Version 1");

        var moves = browser.open(room + "/moves");
        assertThat(moves.html().select("#moves tbody tr")).hasSize(1);
        assertThat(moves.html().select("#run-down tbody tr")).hasSize(15);
        assertThat(moves.html().select("#run-down-chart").attr("data-days"))
                .startsWith("[{\"day\":\"2020-12-07\",\"planned\":4,\"actual\":4}");
        assertThat(browser.open(room + "/moves.csv").raw().headers().firstValue("content-type"))
                .hasValueSatisfying(t -> assertThat(t).startsWith("text/csv"));

        assertThat(new String(browser.open(room + "/run-down.csv").raw().body(), StandardCharsets.UTF_8))
                .as("the same numbers as the chart")
                .contains("2020-12-07,4,4");

        var begun = browser.submit(room + "/plans", Map.of());
        assertThat(begun.h1()).isEqualTo("Plan for everyone");
        var plan = begun.address().getPath();
        finished(plan.substring(plan.lastIndexOf('/') + 1));
        var made = browser.open(plan);
        assertThat(made.html().select("#placements tbody tr")).hasSize(3);
        assertThat(made.text()).contains("No plan can have fewer than");
        assertThat(made.html().select("#flows tbody tr").eachText())
                .as("drawn from this table")
                .contains("Harbour View Elm House 2", "Harbour View No place 1");
        assertThat(made.html().select("#groups tbody tr").eachText()).containsExactly("Garden four Friends Together 2");
        assertThat(new String(browser.open(plan + ".csv").raw().body(), StandardCharsets.UTF_8))
                .contains("A-1,1-701,Elm House,1");

        for (var page : List.of(
                room + "/places",
                plan,
                room + "/moves",
                move.address().getPath(),
                room + "/people/" + one + "/options")) {
            statements.reset();
            browser.open(page);
            assertThat(statements.ofThePage()).as(page).hasSizeLessThanOrEqualTo(page.endsWith("/options") ? 29 : 15);
        }
    }

    @Test
    void whatIsAboutEachPersonIsSettledForThatPersonWhoThenNeedNotWaitForTheOthers() {
        acceptedAt("A-1", ELM);
        acceptedAt("A-2", ELM);
        var mine = move("A-1");
        var theirs = move("A-2");
        var lines = api().get(of("A-1") + "/plan-lines").json();
        assertThat(texts(lines, "number")).containsExactly("3.8", "3.10", "3.11", "5.6", "7.6", "7.10");
        var last = of("A-1") + "/plan-lines/" + lines.get(5).get("action").stringValue();
        var first = of("A-1") + "/plan-lines/" + lines.get(0).get("action").stringValue();
        assertThat(texts(
                        api().put(first, Map.of("state", "DONE", "urgentBecause", "They go today"))
                                .json()
                                .get("errors"),
                        "field"))
                .containsExactly("words");
        assertThat(texts(
                        api().put(last, Map.of("state", "DONE", "words", "Seen"))
                                .json()
                                .get("errors"),
                        "field"))
                .as("no plan is agreed yet")
                .containsExactly("urgentBecause");
        for (var line : lines) {
            var settled = api().put(
                            of("A-1") + "/plan-lines/" + line.get("action").stringValue(),
                            Map.of(
                                    "state", "DONE",
                                    "words", "In the record of the key worker",
                                    "urgentBecause", "They go today"));
            assertThat(settled.status()).as(settled.body()).isEqualTo(204);
        }
        assertThat(api().put(first, Map.of("state", "DONE", "words", "Seen")).status())
                .as("said already")
                .isEqualTo(409);
        assertThat(held(mine)).as("what is about the service is still open").containsExactly("plan-3.1");
        assertThat(held(theirs)).as("nothing is settled for the other").contains("plan-3.1", "plan-3.8", "plan-7.10");

        var whole = api().get("/api/v1/incidents/" + incident + "/plan-gates")
                .json()
                .get("moves")
                .get(0);
        assertThat(whole.get("number").stringValue()).isEqualTo("3.1");
        assertThat(api().put(
                                of("A-1") + "/plan-lines/" + whole.get("action").stringValue(),
                                Map.of("state", "DONE", "words", "The list"))
                        .status())
                .as("it is settled once, for everybody")
                .isEqualTo(409);

        var page = "/incidents/%s/people/%s/plan".formatted(incident, person.get("A-1"));
        var browser = web.browser(coordinator());
        var seen = browser.open(page);
        assertThat(seen.html().select("#plan tbody tr")).hasSize(6);
        assertThat(seen.html().select("#plan").text()).contains("In the record of the key worker");
        var again = browser.submit(
                page,
                Map.of(
                        "action", lines.get(5).get("action").stringValue(),
                        "state", "TO_DO",
                        "words", "They would rather wait for a room with a garden"));
        assertThat(again.text()).contains("would rather wait");
        assertThat(held(mine)).as("open again").contains("plan-7.10").doesNotContain("plan-3.8");
        assertThat(web.browser(actors.of(Role.FINANCE_OFFICER)).open(page).status())
                .isIn(403, 404);
    }

    private String move(String reference) {
        var planned = api().post(
                        of(reference) + "/moves",
                        Map.of("at", "2020-12-07T10:00:00Z", "transport", "FAMILY", "escort", "A cousin"));
        assertThat(planned.status()).as(planned.body()).isEqualTo(201);
        return of(reference) + "/moves/" + planned.json().get("id").stringValue();
    }

    private List<String> held(String move) {
        return texts(api().post(move + "/left", Map.of()).json().get("errors"), "field").stream()
                .filter(f -> f.startsWith("plan-"))
                .toList();
    }

    @Test
    void anEmergencyGoesAheadOfThePlanOnANamedOfficersWord() {
        acceptedAt("A-1", ELM);
        var move = of("A-1") + "/moves/"
                + plan("2020-12-07T10:00:00Z", null, "AMBULANCE", "ICB", "Nurse Kay")
                        .json()
                        .get("id")
                        .stringValue();
        assertThat(check(move, "IDENTITY_LEAVING", Map.of("matched", List.of("NAME", "BIRTH_DATE")))
                        .status())
                .isEqualTo(204);
        var reason = "The heating has failed and the house is too cold to stay in";
        var nobodys = api().post(move + "/left", Map.of("override", reason));
        assertThat(nobodys.status()).isEqualTo(422);
        assertThat(texts(nobodys.json().get("errors"), "field")).containsExactly("officer");
        var short_ = api().post(move + "/left", Map.of("override", "cold", "officer", "R. Vane, Service Director"));
        assertThat(texts(short_.json().get("errors"), "field")).containsExactly("override");
        assertThat(api().get(of("A-1") + "/moves").json().get(0).get("state").stringValue())
                .isEqualTo("Planned");

        assertThat(api().post(move + "/left", Map.of("override", reason, "officer", "R. Vane, Service Director"))
                        .status())
                .isEqualTo(204);
        assertThat(web.browser(coordinator())
                        .open("/incidents/" + incident + "/moves/" + move.substring(move.lastIndexOf('/') + 1))
                        .text())
                .contains(reason)
                .contains("3.1, 3.8, 3.10, 3.11, 5.6, 7.6, 7.10. Decided by R. Vane, Service Director");
        assertThat(api().get("/api/v1/incidents/%s/log?kind=MOVE".formatted(incident))
                        .body())
                .contains("Not waited for: actions 3.1, 3.8, 3.10, 3.11, 5.6, 7.6, 7.10 of the plan. "
                        + "Decided by R. Vane, Service Director")
                .doesNotContain("heating");
    }

    @Test
    void whoMayNotTakePeopleAwayGetsNoFileOfThem() throws Exception {
        acceptedAt("A-1", ELM);
        assertThat(plan("2020-12-11T10:00:00Z", null, "FAMILY", null, "A cousin")
                        .status())
                .isEqualTo(201);
        var begun = api().post("/api/v1/incidents/%s/plans".formatted(incident), Map.of());
        var plan = begun.json().get("id").stringValue();
        finished(plan);
        for (var address : List.of("/plans/" + plan, "/moves")) {
            var page = "/incidents/" + incident + address;
            for (var role : List.of(Role.INCIDENT_COORDINATOR, Role.INCIDENT_LEAD)) {
                var browser = web.browser(actors.of(role));
                assertThat(browser.open(page).html().select("a[href='" + page + ".csv']"))
                        .as(role.key())
                        .isNotEmpty();
                assertThat(new String(browser.open(page + ".csv").raw().body(), StandardCharsets.UTF_8))
                        .as(role.key())
                        .contains("A-1");
            }
            // May see places and moves, even change them, and still takes no list of people away.
            var browser = web.browser(actors.of(Role.PLACEMENT_OFFICER));
            var seen = browser.open(page);
            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.html().select("tbody tr")).isNotEmpty();
            assertThat(seen.html().select("a[href$=.csv]:not([href$=run-down.csv])"))
                    .isEmpty();
            assertThat(browser.open(page + ".csv").status()).isEqualTo(403);
        }
        var exports = actors.as(
                actors.of(Role.AUDITOR),
                () -> db.sql("select what from audit.entry where what like '%Export%'")
                        .query(String.class)
                        .list());
        assertThat(exports).contains("MovesExport", "PlanExport");
    }

    @Test
    @Requirement({"SA-7.19", "S8.4-a"})
    void aPlannedMoveIsChangedByOneAtATime() {
        acceptedAt("A-1", ELM);
        var move = of("A-1") + "/moves/"
                + plan("2020-12-11T10:00:00Z", null, "AMBULANCE", "ICB", "Nurse Kay")
                        .json()
                        .get("id")
                        .stringValue();
        var later = api().put(
                        move,
                        Map.of(
                                "version",
                                0,
                                "at",
                                "2020-12-14T14:00:00Z",
                                "transport",
                                "TAXI",
                                "transportPayer",
                                "Council",
                                "transportPence",
                                12_000,
                                "escort",
                                "Nurse Kay"));
        assertThat(later.status()).as(later.body()).isEqualTo(200);
        assertThat(later.json().get("version").intValue()).isEqualTo(1);
        assertThat(later.json().get("plannedAt").stringValue()).isEqualTo("2020-12-14T14:00:00Z");
        assertThat(later.json().get("transport").stringValue()).isEqualTo("TAXI");
        var read = api().get(of("A-1") + "/moves").json().get(0);
        assertThat(read.get("transportPence").intValue()).isEqualTo(12_000);
        assertThat(read.get("escort").stringValue()).isEqualTo("Nurse Kay");

        // Each of these is refused and changes nothing.
        assertThat(changed(move, 0, "2020-12-15T10:00:00Z", null).status())
                .as("somebody else was quicker")
                .isEqualTo(409);
        assertThat(api().put(move, Map.of("at", "2020-12-15T10:00:00Z", "transport", "FAMILY", "escort", "A cousin"))
                        .status())
                .as("no version")
                .isEqualTo(422);
        var earlier = changed(move, 1, "2020-12-11T10:00:00Z", null);
        assertThat(earlier.status()).isEqualTo(422);
        assertThat(earlier.body()).contains("may only come earlier with a reason");
        assertThat(changed(move, 1, "2020-12-22T10:00:00Z", null).status())
                .as("after the service closes")
                .isEqualTo(409);
        assertThat(changed(move, 1, "2020-12-19T20:00:00Z", null).status())
                .as("a Saturday evening")
                .isEqualTo(422);
        var stranger = web.api(actors.stranger(Role.INCIDENT_COORDINATOR));
        assertThat(stranger.put(
                                move,
                                Map.of(
                                        "version",
                                        1,
                                        "at",
                                        "2020-12-15T10:00:00Z",
                                        "transport",
                                        "FAMILY",
                                        "escort",
                                        "A cousin"))
                        .status())
                .isEqualTo(404);
        assertThat(api().put(
                                move.replace(id("A-1"), id("A-2")),
                                Map.of(
                                        "version",
                                        1,
                                        "at",
                                        "2020-12-15T10:00:00Z",
                                        "transport",
                                        "FAMILY",
                                        "escort",
                                        "A cousin"))
                        .status())
                .as("another person's address")
                .isEqualTo(404);
        assertThat(api().get(of("A-1") + "/moves").json().get(0)).isEqualTo(read);

        assertThat(changed(move, 1, "2020-12-14T09:00:00Z", null).status())
                .as("the same day, some hours earlier")
                .isEqualTo(200);
        assertThat(changed(move, 2, "2020-12-10T10:00:00Z", "The home loses its nurses")
                        .status())
                .isEqualTo(200);
        var fields = actors.as(
                actors.of(Role.AUDITOR),
                () -> db.sql("select fields::text from audit.entry where what = 'MoveChanged' order by position")
                        .query(String.class)
                        .list());
        assertThat(fields.getFirst()).contains("plannedAt", "transportPayer").doesNotContain("escort");
        assertThat(fields.getLast()).contains("timeReason");
    }

    private Web.Answer changed(String move, int version, String at, @Nullable String reason) {
        var body = new HashMap<String, Object>(
                Map.of("version", version, "at", at, "transport", "FAMILY", "escort", "A cousin"));
        if (reason != null) {
            body.put("timeReason", reason);
        }
        return api().put(move, body);
    }

    @Test
    void twoWhoChangeOneMoveSeeWhatTheOtherSaved() {
        acceptedAt("A-1", ELM);
        var move = "/incidents/" + incident + "/moves/"
                + plan("2020-12-11T10:00:00Z", null, "AMBULANCE", "ICB", "Nurse Kay")
                        .json()
                        .get("id")
                        .stringValue();
        var first = web.browser(coordinator());
        var second = web.browser(actors.second(Role.INCIDENT_COORDINATOR));
        assertThat(first.open(move).html().select("a[href='" + move + "/change']"))
                .hasSize(1);
        var form = first.open(move + "/change");
        second.open(move + "/change");
        assertThat(form.html().select("#at-day").val()).isEqualTo("11");
        assertThat(form.html().select("#time").val()).isEqualTo("10:00");
        assertThat(form.html().select("input[name=transport][checked]").val()).isEqualTo("AMBULANCE");
        assertThat(form.html().select("#escort").val()).isEqualTo("Nurse Kay");

        var saved = first.submit(move + "/change", filled("0", "14", "10:00", "Nurse Kay"));
        assertThat(saved.text()).contains("The move is changed", "14 December 2020");
        var lost = second.submit(move + "/change", filled("0", "15", "11:30", "Nurse Moss"));
        assertThat(lost.status()).isEqualTo(409);
        assertThat(lost.text()).contains("Someone else changed this move", "14 December 2020, 10:00am");
        assertThat(lost.html().select("#at-day").val())
                .as("nothing typed is lost")
                .isEqualTo("15");
        assertThat(lost.html().select("#escort").val()).isEqualTo("Nurse Moss");
        var wrong = second.submit(move + "/change", filled("1", "15", "half past", "Nurse Moss"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select(".govuk-error-summary a[href='#time']")).hasSize(1);
        assertThat(wrong.html().select("#time").val()).isEqualTo("half past");
        var version = lost.html().select("input[name=version]").val();
        assertThat(second.submit(move + "/change", filled(version, "15", "11:30", "Nurse Moss"))
                        .text())
                .contains("15 December 2020, 11:30am", "Nurse Moss");

        var looksOn = web.browser(actors.lead());
        assertThat(looksOn.open(move).status()).isEqualTo(200);
        assertThat(looksOn.open(move).html().select("a[href$=/change]")).isEmpty();
        assertThat(looksOn.open(move + "/change").status()).isEqualTo(403);
        first.submit(move + "/cancel", Map.of("version", "2", "reason", "The person is in hospital"));
        assertThat(first.open(move + "/change").text()).contains("can no longer be changed: Cancelled");
    }

    private static Map<String, String> filled(String version, String day, String time, String escort) {
        return Map.of(
                "version",
                version,
                "at-day",
                day,
                "at-month",
                "12",
                "at-year",
                "2020",
                "time",
                time,
                "transport",
                "AMBULANCE",
                "transportPayer",
                "ICB",
                "escort",
                escort);
    }

    @Test
    @Requirement({"L2.1-d", "K6.4-a", "L3.5-d"})
    void whatStayedTheSameIsMeasuredOnceSomebodyHasMoved() {
        acceptedAt("A-1", ELM);
        var id = plan("2020-12-11T10:00:00Z", null, "AMBULANCE", "ICB", "Nurse Kay")
                .json()
                .get("id")
                .stringValue();
        var said = of("A-1") + "/moves/" + id + "/what-stayed";
        var asked = new HashMap<String, Object>(
                Map.of("kept", List.of("STAFF", "AREA", "PLACE", "TIMES", "TASKS", "LANGUAGE"), "gapDays", 0));
        assertThat(codes(api().post(said, asked))).as("not moved yet").containsExactly("STATE");
        clock.set(Instant.parse("2020-12-11T10:05:00Z"));
        actors.as(
                coordinator(),
                () -> db.sql("update placement.move set left_at = now(), arrived_at = now() where id = ?")
                        .param(UUID.fromString(id))
                        .update());
        assertThat(api().get(said).status()).as("nothing said yet").isEqualTo(404);
        var noted = api().post(said, asked);
        assertThat(noted.status()).as(noted.body()).isEqualTo(200);
        assertThat(noted.json().get("continuity").intValue()).isEqualTo(2);
        assertThat(noted.json().get("continuityOf").intValue()).isEqualTo(4);
        assertThat(noted.json().get("likeness").intValue()).isEqualTo(80);
        assertThat(noted.json().get("disturbance").intValue()).isEqualTo(1);

        var room = "/incidents/%s/moves/%s".formatted(incident, id);
        var browser = web.browser(coordinator());
        assertThat(browser.open(room).text()).contains("2 of 4 kept", "80%").doesNotContain("days without care.");
        var unlike = browser.submit(room + "/what-stayed", Map.of("kept", "PLACE", "gapDays", "2"));
        assertThat(unlike.status()).isEqualTo(422);
        assertThat(unlike.html().select(".govuk-error-summary").text())
                .contains("20% like the old", "The disturbance comes to 3");
        assertThat(browser.submit(
                                room + "/what-stayed",
                                Map.of(
                                        "kept",
                                        "PLACE",
                                        "gapDays",
                                        "2",
                                        "reason",
                                        "The only place that was free",
                                        "minimised",
                                        "Her own chair and her niece came along"))
                        .text())
                .contains("0 of 4 kept", "20%. The only place that was free", "There were days without care.");
    }

    @Test
    @Requirement({"SC-07", "L3.11-h"})
    void homeCareGoesToThoseMostAtRiskFirst() {
        anAgency();
        actors.as(coordinator(), () -> db.sql("""
                update people.person
                   set need = 'HOME_CARE', weekly_minutes = 210, minutes_morning = 30, minutes_lunch = 0,
                       minutes_tea = 0, minutes_bed = 0,
                       colour = case reference when 'A-3' then 'RED' else 'GREEN' end
                 where incident = ? and reference in ('A-1', 'A-3')""").param(incident).update());
        var first = choose("A-1", QUAY);
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(choose("A-3", QUAY).status()).isEqualTo(201);
        var tooSoon = api().post(of("A-1") + "/offers", Map.of());
        assertThat(tooSoon.status()).isEqualTo(422);
        assertThat(texts(tooSoon.json().get("errors"), "field")).containsExactly("outOfTurn");
        var held = api().post(of("A-3") + "/offers", Map.of());
        assertThat(held.status()).as(held.body()).isEqualTo(201);
        var onFramework = standing(OAK, "FRAMEWORK");
        var outside = api().post(of("A-1") + "/offers", Map.of());
        assertThat(outside.status()).isEqualTo(422);
        assertThat(texts(outside.json().get("errors"), "field")).containsExactly("offFramework");
        assertThat(api().post(of("A-1") + "/offers", Map.of("offFramework", "None of them has mornings"))
                        .status())
                .as("nobody at more risk waits any longer, and there is a reason")
                .isEqualTo(201);
        var share =
                api().get("/api/v1/incidents/%s/framework".formatted(incident)).json();
        assertThat(share.get("homeCare").asInt()).isEqualTo(2);
        assertThat(share.get("offFramework").asInt())
                .as("one was held before there was a framework")
                .isEqualTo(1);
        assertThat(share.get("share").asDouble()).isEqualTo(50.0);
        assertThat(web.api(actors.marketOfficer())
                        .post(
                                "/api/v1/locations/%s/standings/%s/end".formatted(OAK, onFramework),
                                Map.of("why", "Over"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void twoWhoAskForTheLastPlaceAtTheSameMomentDoNotBothGetIt() throws Exception {
        assertThat(choose("A-1", OAK).status()).isEqualTo(201);
        assertThat(choose("A-3", OAK).status()).isEqualTo(201);
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var answers = new ArrayList<Future<Integer>>();
            for (var who : List.of("A-1", "A-3")) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return api().post(of(who) + "/offers", Map.of()).status();
                }));
            }
            start.countDown();
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(201, 409);
        }
        // And if a programme forgot to ask, the database itself refuses the same place twice.
        var slots = actors.as(
                coordinator(),
                () -> db.sql("select slot from placement.held_place where location = ?")
                        .param(OAK)
                        .query(Integer.class)
                        .list());
        assertThat(slots).containsExactly(1);
        assertThatThrownBy(() ->
                        actors.as(coordinator(), () -> db.sql("""
                                insert into placement.held_place
                                       (offer, incident, person, location, service, slot, during)
                                select o.id, o.incident, gen_random_uuid(), h.location, h.service, h.slot, h.during
                                  from placement.held_place h, placement.offer o
                                 where h.location = ? and o.id <> h.offer limit 1""").param(OAK).update()))
                .hasStackTraceContaining("one_person_to_a_place");
    }

    @Test
    void aPlanThatWasInterruptedIsMadeFromTheBeginning() {
        var id = UUID.randomUUID();
        Acting.as(coordinator(), () -> {
            transactions.executeWithoutResult(_ -> {
                plans.add(
                        id,
                        incident,
                        clock.instant(),
                        coordinator().post(),
                        coordinator().name());
                plans.progress(id, 40, "Making a plan");
            });
            // What the scheduler does with work whose node has died.
            makePlan.run(id, coordinator());
            makePlan.run(id, coordinator());
        });
        var plan = api().get("/api/v1/incidents/%s/plans/%s".formatted(incident, id))
                .json();
        assertThat(plan.get("state").stringValue()).isEqualTo("DONE");
        assertThat(plan.get("placements").size() + plan.get("unplaced").size()).isEqualTo(4);
    }

    private JsonNode finished(String plan) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            var answer = api().get("/api/v1/incidents/%s/plans/%s".formatted(incident, plan))
                    .json();
            var state = answer.get("state").stringValue();
            if (!state.equals("WAITING") && !state.equals("RUNNING")) {
                return answer;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the plan did not end");
    }
}
