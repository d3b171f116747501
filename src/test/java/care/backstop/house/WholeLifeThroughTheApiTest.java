package care.backstop.house;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.Rooms;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Role;
import care.backstop.people.Lists;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** One incident from the register file to the sitrep, by nothing but calls of the API. */
@DatabaseTest
class WholeLifeThroughTheApiTest {

    private static final String HERON = "1-800";
    private static final String OAK = "1-801";
    private static final String ELM = "1-802";
    /** Has never said how much room it has. */
    private static final String ASH = "1-803";
    /** No nurses. */
    private static final String FIR = "1-804";
    /** Inadequate. */
    private static final String YEW = "1-805";

    private static final String REGISTER = """
            Location ID,Location HSCA start date,Dormant (Y/N),Care home?,Location Name,Care homes beds,Location Inspection Directorate,\
            Location Street Address,Location City,Location Postal Code,Location Local Authority,Location Latitude,Location Longitude,\
            Provider ID,Provider Name,Service type - Care home service with nursing,Service type - Care home service without nursing,\
            Service user band - Old People,Location Latest Overall Rating,Publication Date
            1-800,01/10/2010,N,Y,Heron House,30,Adult social care,1 Quay Road,Dover,CT16 1AA,Testshire,51.120,1.3130,1-90,Heron Care Ltd,Y,,Y,Requires improvement,01/02/2020
            1-801,01/10/2010,N,Y,Oak Court,40,Adult social care,2 Quay Road,Dover,CT16 1AB,Testshire,51.130,1.3134,1-91,Pretend Care Ltd,Y,,Y,Good,01/02/2020
            1-802,01/10/2010,N,Y,Elm House,40,Adult social care,3 Hill Road,Dover,CT16 1AD,Testshire,51.200,1.3134,1-91,Pretend Care Ltd,Y,,Y,Good,01/02/2020
            1-803,01/10/2010,N,Y,Ash Lodge,40,Adult social care,4 Hill Road,Dover,CT16 1AE,Testshire,51.140,1.3134,1-92,Ash Ltd,Y,,Y,Good,01/02/2020
            1-804,01/10/2010,N,Y,Fir Lodge,40,Adult social care,5 Hill Road,Dover,CT16 1AF,Testshire,51.130,1.3134,1-93,Fir Ltd,,Y,Y,Outstanding,01/02/2020
            1-805,01/10/2010,N,Y,Yew Hall,40,Adult social care,6 Hill Road,Dover,CT16 1AG,Testshire,51.130,1.3134,1-94,Yew Ltd,Y,,Y,Inadequate,01/02/2020
            1-806,01/10/2010,N,Y,Minus Hall,-4,Adult social care,7 Hill Road,Dover,CT16 1AH,Testshire,51.130,1.3134,1-94,Yew Ltd,Y,,Y,Good,01/02/2020
            """;

    private static final String PEOPLE =
            """
            Ref,Surname,First name,DOB,NHS No.,Postcode,Funded by,Type of care,Friendship group,Preferred homes,End of life,Very frail,DoLS,Stress,Complex needs,Carer unwell,Double up,Hours,Safeguarding
            H-1,Larkspur,Odile,05/12/1938,%s,CT16 1AA,Council,Nursing,Garden four,,no,no,no,no,no,no,no,0,no
            H-2,Quill,Bram,28/02/1941,%s,CT16 1AA,Self funder,Nursing,Garden four,,no,yes,no,no,no,no,no,0,no
            H-3,Wren,Ada,03/05/1950,%s,CT16 1AA,CHC,Nursing,,,no,no,yes,yes,no,no,no,0,no
            H-4,Thrupp,Ivo,05/12/1939,%s,CT16 1AA,Council,Nursing,,,,,,,,,,,
            H-5,Sorrel,Enid,05/12/1940,%s,CT16 1AA,Council,Nursing,,1-802,no,no,no,yes,no,no,no,0,no
            H-6,Tansy,Otto,05/12/1942,%s,CT16 1AA,Council,Nursing,,,no,no,no,no,no,no,no,0,no
            """.formatted(Lists.nhs(1), Lists.nhs(2), Lists.nhs(3), Lists.nhs(4), Lists.nhs(5), Lists.nhs(6));

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    TestClock clock;

    private Web.Api officer;
    private Web.Api lead;
    private Web.Api coordinator;
    private String incident = "";
    private final Map<String, String> person = new HashMap<>();

    @BeforeEach
    void who() {
        clock.reset();
        officer = web.api(actors.marketOfficer());
        lead = web.api(actors.lead());
        coordinator = web.api(actors.of(Role.INCIDENT_COORDINATOR));
    }

    @Test
    @Requirement("SA-7.14")
    void fromTheRegisterToTheSitrep() throws Exception {
        theRegisterComesIn();
        theMarketIsRead();
        roomIsTold();
        anIncidentOpens();
        theLeadTakesItAndChecks();
        theDutyIsTested();
        theDutyIsDecided();
        thePlanIsAgreed();
        thePlanIsWorked();
        theFirstMeetingIsHeld();
        theListComesIn();
        theListIsReadInOrderOfNeed();
        eachPersonsDutyIsDecided();
        placesAreRanked();
        var plan = aPlanForEveryone();
        var move = somebodyMoves("H-2");
        theTablesAreFilesToo();
        theRunDownCounts();
        theSitrepTells();
        theLogIsKept();
        itDoesNotCloseYet();
        nobodyElseSeesAnyOfIt(plan, move);

        var audit = web.api(actors.of(Role.AUDITOR)).get("/api/v1/audit/verification");
        assertThat(audit.json().get("ok").booleanValue()).as(audit.body()).isTrue();
        assertThat(audit.json().get("entries").longValue()).isGreaterThan(20);
    }

    private void theRegisterComesIn() throws InterruptedException {
        var started = officer.upload(
                "/api/v1/register-imports?apply=true",
                "01_December_2020_HSCA_Active_Locations.csv",
                bytes(REGISTER),
                Map.of());
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        var address = "/api/v1/register-imports/" + started.json().get("id").asString();
        var done = until(() -> officer.get(address).json(), "RUNNING");
        assertThat(done.get("state").asString()).as(done.toString()).isEqualTo("APPLIED");
        assertThat(done.get("kind").asString()).isEqualTo("cqc-filters");
        assertThat(done.get("asAt").asString()).isEqualTo("2020-12-01");
        assertThat(done.get("added").asInt()).isEqualTo(6);
        assertThat(done.get("rejectedRows")).hasSize(1);
        assertThat(done.at("/rejectedRows/0/row").asInt()).isEqualTo(8);
        assertThat(done.at("/rejectedRows/0/field").asString()).isEqualTo("Care homes beds");
        assertThat(done.at("/rejectedRows/0/code").asString()).isEqualTo("VAL");
    }

    private void theMarketIsRead() {
        assertThat(officer.get("/api/v1/locations?council=Testshire")
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(6);
        var nursing = officer.get("/api/v1/locations?council=Testshire&service=CARE_HOME_NURSING&rating=GOOD")
                .json();
        assertThat(ids(nursing.get("locations"), "id")).containsExactlyInAnyOrder(OAK, ELM, ASH);
        var near = officer.get("/api/v1/locations?near=51.12,1.313&within=3000").json();
        assertThat(ids(near.get("locations"), "id"))
                .as("within 3 km")
                .containsExactlyInAnyOrder(HERON, OAK, ASH, FIR, YEW);
        var heron = officer.get("/api/v1/locations/" + HERON).json();
        assertThat(heron.get("name").asString()).isEqualTo("Heron House");
        assertThat(heron.get("beds").asInt()).isEqualTo(30);
        assertThat(heron.get("rating").asString()).isEqualTo("REQUIRES_IMPROVEMENT");
        assertThat(heron.get("capacity")).as("never told is not nought").isEmpty();
        assertThat(officer.get("/api/v1/locations/1-806").status()).isEqualTo(404);
    }

    private void roomIsTold() {
        assertThat(capacity(OAK, "CARE_HOME_NURSING", 40, 37).json().get("free").asInt())
                .isEqualTo(3);
        assertThat(capacity(ELM, "CARE_HOME_NURSING", 40, 36).json().get("free").asInt())
                .isEqualTo(4);
        assertThat(capacity(FIR, "CARE_HOME", 40, 30).status()).isEqualTo(200);
        assertThat(capacity(YEW, "CARE_HOME_NURSING", 40, 30).status()).isEqualTo(200);
        var tooMany = capacity(OAK, "CARE_HOME_NURSING", 41, 37);
        assertThat(tooMany.status()).isEqualTo(422);
        assertThat(tooMany.json().at("/errors/0/field").asString()).isEqualTo("maximum");
    }

    private Web.Answer capacity(String location, String service, int maximum, int occupied) {
        return officer.put(
                "/api/v1/locations/" + location + "/capacity",
                Map.of(
                        "asAt",
                        clock.instant().toString(),
                        "service",
                        service,
                        "maximum",
                        maximum,
                        "occupied",
                        occupied,
                        "reserved",
                        0,
                        "accepting",
                        true));
    }

    private void anIncidentOpens() {
        var opened = lead.post(
                "/api/v1/incidents",
                Map.of(
                        "locations", List.of(HERON),
                        "cause", "BUSINESS_FAILURE",
                        "kind", "FAILURE",
                        "notifiedAt", "2020-12-07T08:30:00Z",
                        "notifiedBy", "Duty manager",
                        "awareAt", "2020-12-07T08:15:00Z",
                        "endsOn", "2020-12-21"));
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        incident = "/api/v1/incidents/" + opened.json().get("id").asString();
        var read = lead.get(incident).json();
        assertThat(read.get("service").asString()).isEqualTo("CARE_HOME_NURSING");
        assertThat(read.get("actions")).hasSize(94);
        assertThat(read.at("/deadlines/0/dueOn").asString())
                .as("first meeting, three working days after Monday")
                .isEqualTo("2020-12-10");
        assertThat(read.get("decisions")).isEmpty();
        assertThat(read.get("counts").has("people")).isFalse();
    }

    private void theDutyIsTested() {
        var asked = """
                {"asOf": "2020-12-07T08:15:00Z",
                 "provider": {"legalForm": "COMPANY", "registered": true},
                 "event": {"type": "ADMINISTRATOR_APPOINTED", "entity": "REGISTERED_PROVIDER", "effectiveOn": "2020-12-01", "evidenced": true},
                 "service": {"state": "STOPPED", "extent": "WHOLE", "unableSince": "2020-12-07"},
                 "person": {"metInAreaJustBefore": true, "nhsContinuingHealthcare": false, "owedS18": false,
                            "ownArrangementAdequate": false, "urgency": "NOT_MADE", "arrangedBy": "WALES"}}
                """;
        var answer = lead.post("/api/v1/duty-tests", asked);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/service/row").asString()).isEqualTo("A1-7");
        assertThat(answer.json().at("/person/row").asString()).isEqualTo("A2-4");
        assertThat(answer.json().at("/person/result").asString()).isEqualTo("DUTY_S48");
        assertThat(answer.json().get("crossBorder").booleanValue()).isTrue();
        assertThat(answer.json().get("findings")).hasSize(16);
        assertThat(lead.get(incident).json().get("decisions"))
                .as("nothing is stored")
                .isEmpty();
    }

    private void theLeadTakesItAndChecks() {
        var byWhomever = coordinator.post(incident + "/acknowledgement", Map.of("how", "a message was left"));
        assertThat(byWhomever.status()).isEqualTo(422);
        assertThat(byWhomever.json().at("/errors/0/field").asString()).isEqualTo("lead");
        assertThat(lead.get(incident).json().get("state").asString()).isEqualTo("NOTIFIED");
        done(lead.post(incident + "/acknowledgement", Map.of("how", "by telephone")));
        assertThat(lead.get(incident).json().get("state").asString()).isEqualTo("ACKNOWLEDGED");
        assertThat(lead.post(incident + "/acknowledgement", Map.of()).status())
                .as("twice")
                .isEqualTo(409);

        var unasked = lead.post(incident + "/verifications", Map.of("standing", "CERTAIN", "how", "by telephone"));
        assertThat(ids(unasked.json().get("errors"), "field")).containsExactly("standing", "at");
        done(lead.post(
                incident + "/verifications",
                Map.of(
                        "standing", "VERIFIED",
                        "withWhom", "The regulator",
                        "how", "by telephone",
                        "at", "2020-12-07T08:45:00Z")));
        assertThat(ids(lead.get(incident + "/verifications").json(), "standing"))
                .containsExactly("VERIFIED");
        assertThat(lead.get(incident).json().get("verification").asString()).isEqualTo("VERIFIED");

        var version = lead.get(incident).json().get("version").asInt();
        var past = lead.put(
                incident + "/closing-date", Map.of("endsOn", "2020-12-06", "source", "The owner", "version", version));
        assertThat(past.status()).isEqualTo(422);
        assertThat(past.json().at("/errors/0/field").asString()).isEqualTo("endsOn");
        done(lead.put(
                incident + "/closing-date",
                Map.of("endsOn", "2020-12-21", "source", "The owner, in writing", "version", version)));
        assertThat(lead.put(
                                incident + "/closing-date",
                                Map.of("endsOn", "2020-12-22", "source", "The owner", "version", version))
                        .status())
                .as("somebody was quicker")
                .isEqualTo(409);
    }

    private void theDutyIsDecided() {
        var facts = new HashMap<String, Object>(Map.of(
                "location", HERON,
                "form", "COMPANY",
                "event", "ADMINISTRATOR_APPOINTED",
                "entity", "REGISTERED_PROVIDER",
                "effectiveOn", "2020-12-01",
                "evidenced", true,
                "registered", "YES",
                "state", "STOPPED",
                "extent", "WHOLE",
                "unableSince", "2020-12-07"));
        var unproven = lead.post(incident + "/duty-tests", facts);
        assertThat(unproven.status()).as("proof without a source").isEqualTo(422);
        assertThat(unproven.json().at("/errors/0/field").asString()).isEqualTo("eventSource");
        facts.put("sources", Map.of("event", "Notice seen at Companies House"));
        var first = created(lead.post(incident + "/duty-tests", facts));
        assertThat(first.get("row").asString()).isEqualTo("A1-7");
        assertThat(first.get("findings")).isNotEmpty();
        facts.put("state", "RUNNING");
        facts.remove("extent");
        facts.remove("unableSince");
        var again = created(lead.post(incident + "/duty-tests", facts));
        assertThat(again.get("row").asString()).isEqualTo("A1-2");
        facts.put("state", "STOPPED");
        facts.put("extent", "WHOLE");
        facts.put("unableSince", "2020-12-07");
        var last = created(lead.post(incident + "/duty-tests", facts));

        assertThat(lead.post(
                                incident + "/duty-tests/" + first.get("test").asString() + "/decision",
                                Map.of("decided", first.get("advised").asString(), "reasons", "It stopped"))
                        .status())
                .as("only the latest is decided on")
                .isEqualTo(409);
        var at = incident + "/duty-tests/" + last.get("test").asString() + "/decision";
        assertThat(coordinator
                        .post(at, Map.of("decided", "DUTY", "reasons", "It stopped"))
                        .status())
                .as("the matrix gives decisions to the lead")
                .isEqualTo(403);
        var noReasons = lead.post(at, Map.of("decided", last.get("advised").asString()));
        assertThat(noReasons.status()).isEqualTo(422);
        assertThat(noReasons.json().at("/errors/0/field").asString()).isEqualTo("reasons");
        created(lead.post(at, Map.of("decided", last.get("advised").asString(), "reasons", "It stopped today")));
        var kept = lead.get(incident).json().get("decisions");
        assertThat(ids(kept, "row")).as("earlier ones stay").containsExactly("A1-7", "A1-2", "A1-7");
        assertThat(kept.at("/0/reasons").asString()).isEqualTo("It stopped today");
        assertThat(kept.at("/0/decidedBy").asString()).isEqualTo(actors.lead().name());
        assertThat(kept.get(1).has("decided")).isFalse();
    }

    private void thePlanIsAgreed() {
        var nurse = actors.of(Role.ICB_CLINICIAN);
        var let = lead.post(
                incident + "/members", Map.of("post", nurse.post().toString(), "because", "Agrees for the NHS"));
        assertThat(let.status()).as(let.body()).isBetween(200, 204);
        var icb = web.api(nurse);
        var start = Map.of("kind", "FAILURE", "because", "Nobody can pay the wages");
        assertThat(lead.post(incident + "/activation", start)
                        .json()
                        .get("standing")
                        .asString())
                .isEqualTo("ONE_SIDE");
        assertThat(icb.post(incident + "/activation", start)
                        .json()
                        .get("standing")
                        .asString())
                .isEqualTo("AGREED");
        var factors = Map.of("cause", "Money", "timescale", "Two weeks", "supply", "Nine beds", "staffing", "Half");
        assertThat(lead.post(incident + "/terms", Map.of("kind", "FACTORS", "details", factors))
                        .status())
                .isEqualTo(201);
        assertThat(lead.post(incident + "/plan-editions", Map.of()).status()).isEqualTo(201);
        assertThat(lead.post(incident + "/plan-agreement", Map.of()).status()).isEqualTo(201);
        assertThat(icb.post(incident + "/plan-agreement", Map.of())
                        .json()
                        .get("standing")
                        .asString())
                .isEqualTo("AGREED");
    }

    private void thePlanIsWorked() {
        var plan = coordinator.get(incident + "/actions").json();
        assertThat(plan).hasSize(94);
        var members = coordinator.get(incident + "/members").json();
        assertThat(ids(members, "role")).contains("incident-lead", "placement-officer");
        var owner = actors.of(Role.PLACEMENT_OFFICER).post().toString();
        var first = plan.get(0);
        var line = incident + "/actions/" + first.get("id").asString();
        var unowned = coordinator.put(
                line, Map.of("version", first.get("version").asInt(), "state", "DONE", "evidence", "Minutes"));
        assertThat(unowned.status()).isEqualTo(422);
        assertThat(unowned.json().at("/errors/0/field").asString()).isEqualTo("owners");
        var change = Map.of(
                "version", first.get("version").asInt(),
                "owners",
                        List.of(
                                Map.of("post", owner, "accountable", true),
                                Map.of("agency", "ICB", "name", "Mo K", "accountable", false)),
                "dueOn", "2020-12-09",
                "state", "DONE",
                "evidence", "Dated plan in the minutes");
        assertThat(coordinator.put(line, change).json().at("/errors/0/field").asString())
                .as("the dated plan is recorded first")
                .isEqualTo("record.agreedOn");
        var group = coordinator
                .post(incident + "/groups", Map.of("kind", "STEERING"))
                .json()
                .get("id")
                .asString();
        coordinator.post(incident + "/groups/" + group + "/members", Map.of("post", owner));
        var recorded = coordinator.put(
                line + "/record",
                Map.of("version", 0, "answers", Map.of("agreedOn", "2020-12-07", "nextOn", "2020-12-09")));
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(200);
        done(coordinator.put(line, change));
        assertThat(coordinator.put(line, change).status())
                .as("an older version")
                .isEqualTo(409);
        var changed = coordinator.get(incident + "/actions").json().get(0);
        assertThat(changed.get("state").asString()).isEqualTo("DONE");
        assertThat(ids(changed.get("owners"), "name")).hasSize(2).contains("Mo K");

        var two = List.of(seen(plan.get(1)), seen(plan.get(2)));
        var noReason = coordinator.post(incident + "/actions/bulk", Map.of("actions", two, "state", "NOT_APPLICABLE"));
        assertThat(noReason.status()).isEqualTo(422);
        var bulk = coordinator.post(
                incident + "/actions/bulk", Map.of("actions", two, "owner", owner, "dueOn", "2020-12-18"));
        assertThat(bulk.status()).as(bulk.body()).isEqualTo(200);
        assertThat(bulk.json().get("changed").asInt()).isEqualTo(2);
        var added = created(coordinator.post(
                incident + "/actions", Map.of("wording", "Lend two laptops to the home", "dueOn", "2020-12-09")));
        assertThat(added.get("number").asString()).isEqualTo("11.1");
        assertThat(lead.get(incident).json().at("/counts/actions").asInt()).isEqualTo(95);
    }

    private static Map<String, Object> seen(JsonNode line) {
        return Map.of(
                "id", line.get("id").asString(), "version", line.get("version").asInt());
    }

    private void theFirstMeetingIsHeld() {
        var late = coordinator.post(
                incident + "/meetings", Map.of("scheduledAt", "2020-12-11T09:00:00Z", "place", "by video"));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.json().at("/errors/0/field").asString()).isEqualTo("lateBecause");
        var planned = created(coordinator.post(
                incident + "/meetings", Map.of("scheduledAt", "2020-12-07T09:00:00Z", "place", "by video")));
        var held = incident + "/meetings/" + planned.get("id").asString() + "/held";
        var noChair = coordinator.post(
                held, Map.of("heldAt", "2020-12-07T09:00:00Z", "outcome", "Plan agreed", "version", 1));
        assertThat(noChair.status()).isEqualTo(409);
        done(coordinator.post(
                held,
                Map.of(
                        "heldAt", "2020-12-07T09:00:00Z",
                        "chair", "A. Chair",
                        "attended", "Council, ICB, CQC",
                        "outcome", "Plan agreed",
                        "version", 1)));
        assertThat(lead.get(incident).json().at("/deadlines/0/metAt").asString())
                .isEqualTo("2020-12-07T09:00:00Z");
    }

    private void theListComesIn() {
        var noSuchDay = PEOPLE.replace("05/12/1939", "31/02/1939");
        var tried = list(noSuchDay, true);
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(tried.json().get("rows").asInt()).isEqualTo(6);
        assertThat(tried.json().get("accepted").asInt()).isEqualTo(5);
        assertThat(tried.json().get("added").asInt()).isZero();
        var refused = list(noSuchDay, false);
        assertThat(refused.status()).as("all or nothing").isEqualTo(422);
        assertThat(refused.json().get("accepted").asInt()).isZero();
        for (var answer : List.of(tried, refused)) {
            assertThat(answer.json().get("errors")).hasSize(1);
            assertThat(answer.json().at("/errors/0/row").asInt()).isEqualTo(5);
            assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("Date of birth");
            assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo("VAL");
        }
        assertThat(list(PEOPLE, true).json().get("added").asInt()).isEqualTo(6);
        assertThat(coordinator.get(incident + "/people").json().get("total").asInt())
                .as("neither stores anybody")
                .isZero();

        var good = list(PEOPLE, false);
        assertThat(good.status()).as(good.body()).isEqualTo(200);
        assertThat(good.json().get("rows").asInt()).isEqualTo(6);
        assertThat(good.json().get("accepted").asInt()).isEqualTo(6);
        assertThat(good.json().get("added").asInt()).isEqualTo(6);
        assertThat(good.json().get("errors")).isEmpty();
    }

    private Web.Answer list(String csv, boolean dryRun) {
        return coordinator.upload(
                incident + "/people-imports?dryRun=" + dryRun, "list.csv", bytes(csv), Map.of("source", "PROVIDER"));
    }

    private void theListIsReadInOrderOfNeed() {
        var listed = coordinator.get(incident + "/people").json();
        assertThat(listed.get("total").asInt()).isEqualTo(6);
        assertThat(ids(listed.get("people"), "reference")).containsExactly("H-2", "H-4", "H-3", "H-5", "H-1", "H-6");
        var colours = new ArrayList<String>();
        for (var each : listed.get("people")) {
            colours.add(each.at("/priority/colour").asString());
            person.put(each.get("reference").asString(), each.get("id").asString());
        }
        assertThat(colours).containsExactly("RED", "UNRATED", "AMBER", "GREEN", "GREEN", "GREEN");
        assertThat(coordinator.get(of("H-2")).json().get("group").asString()).isEqualTo("Garden four");
        assertThat(lead.get(incident).json().at("/counts/people").asInt()).isEqualTo(6);
    }

    private void eachPersonsDutyIsDecided() {
        var practitioner = web.api(actors.of(Role.PRACTITIONER));
        var tested = practitioner.post(incident + "/people/duty-tests", Map.of("metHere", "YES"));
        assertThat(tested.status()).as(tested.body()).isEqualTo(200);
        assertThat(tested.json().get("tested").asInt()).isEqualTo(6);
        assertThat(web.api(actors.of(Role.PLACEMENT_OFFICER))
                        .post(incident + "/people/duty-tests", Map.of())
                        .status())
                .as("the matrix lets a placement officer read people only")
                .isEqualTo(403);
        var one = created(practitioner.post(
                of("H-1") + "/duty-tests",
                Map.of("metHere", "YES", "owedS18", "NO", "ownArrangement", "NO", "arrangedBy", "THIS_COUNCIL")));
        assertThat(one.get("advised").asString()).isEqualTo("DUTY_S48");
        assertThat(practitioner.get(of("H-1") + "/duty-tests").json()).hasSize(2);
        var at = of("H-1") + "/duty-tests/" + one.get("test").asString() + "/decision";
        var other = lead.post(at, Map.of("decided", "DUTY_S18", "reasons", "Assessed last year"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().at("/errors/0/field").asString()).isEqualTo("differsBecause");
        created(lead.post(at, Map.of("decided", "DUTY_S48", "reasons", "Her care stops with the home")));
        var kept = practitioner.get(of("H-1") + "/duty-tests").json();
        assertThat(kept.at("/0/decided").asString()).isEqualTo("DUTY_S48");
        assertThat(kept.get(1).has("decided")).isFalse();
        assertThat(lead.get(incident)
                        .json()
                        .at("/counts/personResults/DUTY_S48")
                        .asInt())
                .isPositive();
    }

    private void placesAreRanked() {
        var found = coordinator.get(of("H-2") + "/options").json();
        assertThat(ids(found.get("options"), "location")).containsExactly(OAK, ELM, ASH);
        assertThat(found.at("/options/0/rank").asInt()).isEqualTo(1);
        assertThat(found.at("/options/0/free").asInt()).isEqualTo(3);
        assertThat(found.at("/options/0/metres").asInt()).isBetween(1_000, 1_300);
        assertThat(found.at("/options/0/reasons")).isNotEmpty();
        assertThat(found.at("/options/2").has("free"))
                .as("not known is not nought")
                .isFalse();
        var because = new HashMap<String, String>();
        found.get("rejected")
                .forEach(r -> because.put(
                        r.get("location").asString(), r.get("because").toString()));
        assertThat(because).containsOnlyKeys(FIR, YEW);
        assertThat(because.get(FIR)).contains("Not registered for nursing care");
        assertThat(because.get(YEW)).contains("Rated Inadequate");
    }

    private String aPlanForEveryone() throws InterruptedException {
        var begun = coordinator.post(incident + "/plans", Map.of());
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        var address = incident + "/plans/" + begun.json().get("id").asString();
        var plan = until(() -> coordinator.get(address).json(), "WAITING", "RUNNING");
        assertThat(plan.get("state").asString()).as(plan.toString()).isEqualTo("DONE");
        assertThat(plan.get("unplaced")).isEmpty();
        var where = new HashMap<String, String>();
        plan.get("placements")
                .forEach(p ->
                        where.put(p.get("person").asString(), p.get("location").asString()));
        assertThat(where.keySet()).containsExactlyInAnyOrderElementsOf(person.values());
        var taken = where.values().stream().collect(Collectors.groupingBy(l -> l, Collectors.counting()));
        assertThat(taken).containsOnlyKeys(OAK, ELM);
        assertThat(taken.get(OAK)).isEqualTo(3);
        assertThat(taken.get(ELM)).isEqualTo(3);
        assertThat(where.get(person.get("H-1"))).as("friends").isEqualTo(where.get(person.get("H-2")));
        assertThat(where).as("first choice").containsEntry(person.get("H-5"), ELM);
        assertThat(plan.get("groupsKept").asInt()).isEqualTo(1);
        assertThat(plan.get("groupsSplit").asInt()).isZero();
        assertThat(plan.get("bound").asLong()).isEqualTo(plan.get("objective").asLong());
        assertThat(plan.get("gap").asDouble()).isZero();
        assertThat(plan.get("percent").asInt()).isEqualTo(100);
        return address;
    }

    /** The choice, the place held and accepted, the journey with every check, and the arrival; the move's address. */
    private String somebodyMoves(String reference) {
        var who = of(reference);
        assertThat(coordinator
                        .post(who + "/choice", Map.of("location", FIR, "decidedBy", "PERSON", "helpedBy", "Key worker"))
                        .status())
                .as("nobody is sent where they cannot be looked after")
                .isEqualTo(409);
        created(coordinator.post(
                who + "/choice", Map.of("location", OAK, "decidedBy", "PERSON", "helpedBy", "Key worker")));
        var offer = created(coordinator.post(who + "/offers", Map.of()));
        assertThat(offer.get("state").asString()).isEqualTo("HELD");
        assertThat(offer.get("expiresAt").asString()).isEqualTo("2020-12-08T09:00:00Z");
        assertThat(coordinator
                        .get(of("H-1") + "/options")
                        .json()
                        .at("/options/0/free")
                        .asInt())
                .as("one of three is held")
                .isEqualTo(2);
        done(coordinator.post(
                who + "/offers/" + offer.get("id").asString() + "/answer",
                Map.of("answer", "ACCEPTED", "by", "Manager of Oak Court and the person")));
        var planned = created(coordinator.post(
                who + "/moves",
                Map.of(
                        "at", "2020-12-11T10:00:00Z",
                        "transport", "AMBULANCE",
                        "transportPayer", "ICB",
                        "escort", "Nurse Kay")));
        var move = who + "/moves/" + planned.get("id").asString();

        var before = coordinator.get(incident + "/run-down").json();
        assertThat(before.get("moved").asInt()).isZero();
        assertThat(before.get("days")).as("from today to the closing date").hasSize(15);
        assertThat(before.at("/days/0/actual").asInt()).isEqualTo(6);
        assertThat(before.at("/days/14/planned").asInt()).isEqualTo(5);

        clock.set(Instant.parse("2020-12-11T10:05:00Z"));
        var tooSoon = coordinator.post(move + "/left", Map.of());
        assertThat(tooSoon.status()).isEqualTo(409);
        assertThat(ids(tooSoon.json().get("errors"), "field"))
                .contains("IDENTITY_LEAVING", "MEDICATION", "BELONGINGS", "COMPANION", "HANDOVER_PACK", "GP_TOLD");
        done(check(move, "IDENTITY_LEAVING", Map.of("matched", List.of("NAME", "NHS_NUMBER"))));
        assertThat(check(move, "COMPANION", Map.of("notNeeded", true)).status())
                .as("nobody goes alone without a reason")
                .isEqualTo(422);
        done(check(move, "COMPANION", Map.of("companion", "Nurse Kay", "relationship", "her key worker")));
        for (var item : List.of("MEDICATION", "BELONGINGS", "HANDOVER_SPOKEN", "HANDOVER_PACK", "GP_TOLD")) {
            done(check(move, item, Map.of()));
        }
        for (var item : List.of("EQUIPMENT", "RECEIVING_COUNCIL_TOLD", "ICB_TOLD")) {
            done(check(move, item, Map.of("notNeeded", true, "detail", "Same area, none to move")));
        }
        var planFirst = coordinator.post(move + "/left", Map.of());
        assertThat(planFirst.status()).isEqualTo(409);
        assertThat(ids(planFirst.json().get("errors"), "field"))
                .as("the plan lets nobody move yet")
                .containsExactly("plan-3.1", "plan-3.8", "plan-3.10", "plan-3.11", "plan-5.6", "plan-7.6", "plan-7.10");
        Rooms.readyForMoves(coordinator, incident, actors.lead().post());
        done(coordinator.post(move + "/left", Map.of()));
        clock.advance(Duration.ofMinutes(40));
        assertThat(ids(coordinator.post(move + "/arrived", Map.of()).json().get("errors"), "field"))
                .containsExactly("IDENTITY_ARRIVING", "MEDICATION_SIGNED");
        done(check(move, "IDENTITY_ARRIVING", Map.of("matched", List.of("NAME", "PHOTOGRAPH"))));
        done(check(move, "MEDICATION_SIGNED", Map.of()));
        done(coordinator.post(move + "/arrived", Map.of()));
        var moved = coordinator.get(who + "/moves").json().get(0);
        assertThat(moved.get("leftAt").asString()).isEqualTo("2020-12-11T10:05:00Z");
        assertThat(moved.get("arrivedAt").asString()).isEqualTo("2020-12-11T10:45:00Z");
        assertThat(coordinator.get(who).json().get("status").asString()).isEqualTo("MOVED");
        assertThat(coordinator.get(who + "/reviews").json()).hasSize(5);
        return move;
    }

    private Web.Answer check(String move, String item, Map<String, Object> more) {
        var body = new HashMap<>(more);
        body.put("item", item);
        return coordinator.post(move + "/checks", body);
    }

    /** Pages only: people by reference, whatever is not known left empty, and for those alone who may export people. */
    private void theTablesAreFilesToo() {
        var browser = web.browser(actors.of(Role.INCIDENT_COORDINATOR));
        var room = incident.replace("/api/v1", "");
        assertThat(browser.open(room + "/places").html().select("a[href=" + room + "/places.csv]"))
                .hasSize(1);
        assertThat(lines(browser, room + "/places.csv"))
                .hasSize(6)
                .first()
                .isEqualTo("\ufeffreference,priority,status,location,place,state,held_until");
        assertThat(lines(browser, room + "/places.csv?status=moved"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("H-2,RED,MOVED,1-801,Oak Court,")
                .doesNotContain("Quill");
        assertThat(lines(browser, room + "/plans.csv"))
                .hasSize(2)
                .last()
                .asString()
                .contains(",DONE,1,0,");
        assertThat(lines(browser, of("H-6").replace("/api/v1", "") + "/options.csv"))
                .hasSize(6)
                .anyMatch(l -> l.contains(",1-803,Ash Lodge,yes,,"))
                .anyMatch(l -> l.startsWith(",1-805,Yew Hall,no,,") && l.contains("Inadequate"));
        var placement = web.browser(actors.of(Role.PLACEMENT_OFFICER));
        assertThat(placement.open(room + "/places.csv").status()).isEqualTo(403);
        assertThat(placement.open(room + "/places").html().select("a[href$=places.csv]"))
                .isEmpty();
    }

    private static List<String> lines(Web.Browser browser, String path) {
        var file = browser.open(path);
        assertThat(file.status()).as(path).isEqualTo(200);
        return new String(file.raw().body(), StandardCharsets.UTF_8).lines().toList();
    }

    private void theRunDownCounts() {
        var runDown = coordinator.get(incident + "/run-down").json();
        assertThat(runDown.get("endsOn").asString()).isEqualTo("2020-12-21");
        assertThat(runDown.get("toMove").asInt()).isEqualTo(6);
        assertThat(runDown.get("moved").asInt()).isEqualTo(1);
        assertThat(runDown.get("withoutDate").asInt()).isEqualTo(5);
        assertThat(runDown.get("spareDays").asInt()).isEqualTo(10);
        var days = runDown.get("days");
        assertThat(ids(days, "day")).hasSize(11).startsWith("2020-12-11").endsWith("2020-12-21");
        assertThat(days.at("/0/planned").asInt()).isEqualTo(5);
        assertThat(days.at("/0/actual").asInt()).isEqualTo(5);
        assertThat(days.get(1).has("actual")).as("tomorrow is not known").isFalse();
    }

    private void theSitrepTells() throws IOException {
        var json = created(lead.post(incident + "/sitreps", Map.of()));
        assertThat(json.get("version").asInt()).isEqualTo(1);
        assertThat(json.get("asAt").asString()).isEqualTo("2020-12-11T10:45:00Z");
        assertThat(json.get("daysToClosing").asInt()).isEqualTo(10);
        assertThat(json.get("hoursSinceAware").asInt()).isEqualTo(98);
        assertThat(json.at("/people/total/count").asInt()).isEqualTo(6);
        assertThat(json.at("/people/moved/count").asInt()).isEqualTo(1);
        assertThat(json.at("/people/placed/count").asInt()).isEqualTo(1);
        assertThat(json.at("/people/toMove/count").asInt()).isEqualTo(5);
        assertThat(json.at("/people/redToMove/count").asInt()).isZero();
        assertThat(json.at("/actions/total").asInt()).isEqualTo(95);
        assertThat(json.toString()).doesNotContain("Quill").doesNotContain(Lists.nhs(2));

        var at = incident + "/sitrep?version=1";
        assertThat(lead.get(at).json()).isEqualTo(json);
        var rows = Jsoup.parse(lead.get(at, "text/html").body()).select("main tbody tr").stream()
                .map(row -> String.join("|", row.select("th, td").eachText()))
                .toList();
        assertThat(rows)
                .contains(
                        "People affected|6",
                        "Have moved|1",
                        "Still to move|5",
                        "Red and still to move|0",
                        "Days to the closing date|10",
                        "Hours since then|98");
        var pdf = lead.get(at, "application/pdf");
        assertThat(pdf.status()).isEqualTo(200);
        try (var document = Loader.loadPDF(pdf.raw().body())) {
            var text = new PDFTextStripper().getText(document).replaceAll("\\s+", "");
            assertThat(rows).allSatisfy(row -> assertThat(text).contains(row.replaceAll("[\\s|]+", "")));
        }
        var word = lead.get(at, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        assertThat(word.status()).isEqualTo(200);
        try (var document = new XWPFDocument(new ByteArrayInputStream(word.raw().body()))) {
            var written = document.getTables().stream()
                    .flatMap(t -> t.getRows().stream())
                    .filter(r -> !r.isRepeatHeader())
                    .map(r -> r.getTableCells().stream().map(c -> c.getText()).collect(Collectors.joining("|")))
                    .toList();
            assertThat(written).isEqualTo(rows);
        }
    }

    private void theLogIsKept() {
        created(coordinator.post(
                incident + "/log",
                Map.of(
                        "type", "CALL",
                        "text", "The manager rang about the keys",
                        "happenedAt", "2020-12-11T10:30:00Z")));
        var tomorrow = coordinator.post(
                incident + "/log", Map.of("type", "CALL", "text", "Not yet", "happenedAt", "2020-12-12T10:30:00Z"));
        assertThat(tomorrow.status()).isEqualTo(422);
        var found = coordinator.get(incident + "/log?q=keys").json();
        assertThat(found.get("entries")).hasSize(1);
        var number = found.at("/entries/0/number").asLong();
        created(coordinator.post(incident + "/log/" + number + "/correction", Map.of("text", "The owner rang")));
        var after = coordinator.get(incident + "/log?kind=CALL").json().get("entries");
        assertThat(ids(after, "text")).containsExactly("The owner rang", "The manager rang about the keys");
        assertThat(after.get(0).get("corrects").asLong()).isEqualTo(number);
        assertThat(coordinator.get(incident + "/log").json().get("entries").toString())
                .contains(
                        "Joint Incident Steering Group: first meeting held",
                        "Duty test for Heron House",
                        "Incident opened");
    }

    private void itDoesNotCloseYet() {
        assertThat(lead.get(incident + "/still-open").json().toString())
                .contains("5 of 6 people still need somewhere to be");
        var refused = lead.post(incident + "/close", Map.of("because", "Over"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("5 of 6 people still need somewhere to be");
        assertThat(lead.get(incident).json().get("state").asString()).isEqualTo("ACKNOWLEDGED");
    }

    /** Another council's posts of every role that took part are told that there is no such thing. */
    private void nobodyElseSeesAnyOfIt(String plan, String move) {
        for (var role : List.of(Role.INCIDENT_LEAD, Role.INCIDENT_COORDINATOR)) {
            Actor stranger = actors.stranger(role);
            var api = web.api(stranger);
            for (var path : List.of(
                    incident,
                    incident + "/people",
                    of("H-2"),
                    of("H-2") + "/options",
                    of("H-2") + "/offers",
                    of("H-2") + "/moves",
                    of("H-2") + "/reviews",
                    incident + "/plans",
                    plan,
                    incident + "/run-down",
                    incident + "/sitrep",
                    incident + "/sitrep?version=1",
                    incident + "/sitreps",
                    incident + "/actions",
                    incident + "/members",
                    incident + "/duty-tests",
                    incident + "/verifications",
                    incident + "/log",
                    incident + "/still-open")) {
                var answer = api.get(path);
                assertThat(answer.status()).as("%s reads %s", role, path).isEqualTo(404);
                assertThat(answer.body()).doesNotContain("Heron", "Quill", "Oak");
            }
            assertThat(api.get("/api/v1/incidents").json().get("total").asInt()).isZero();
        }
        var api = web.api(actors.stranger(Role.INCIDENT_COORDINATOR));
        assertThat(api.upload(incident + "/people-imports", "list.csv", bytes(PEOPLE), Map.of("source", "PROVIDER"))
                        .status())
                .isEqualTo(404);
        for (var path : List.of(
                incident + "/plans",
                of("H-1") + "/choice",
                of("H-1") + "/offers",
                of("H-1") + "/moves",
                move + "/left",
                move + "/arrived",
                incident + "/sitreps")) {
            assertThat(api.post(path, Map.of()).status()).as("writes " + path).isEqualTo(404);
        }
    }

    private String of(String reference) {
        return incident + "/people/" + person.get(reference);
    }

    private static JsonNode created(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private static void done(Web.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> ids(JsonNode list, String field) {
        var ids = new ArrayList<String>();
        list.forEach(each -> ids.add(each.get(field).asString()));
        return ids;
    }

    private static JsonNode until(Supplier<JsonNode> ask, String... notYet) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            var now = ask.get();
            if (!List.of(notYet).contains(now.get("state").asString())) {
                return now;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("it did not end in half a minute");
    }
}
