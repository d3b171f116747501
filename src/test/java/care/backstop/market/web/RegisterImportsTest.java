package care.backstop.market.web;

import static care.backstop.market.web.Imports.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import care.backstop.kernel.Actor;
import care.backstop.kernel.Role;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import care.backstop.testing.Web;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The life of imports through the API: staged, compared, applied, undone; twice, older, large, vanished, returned. */
@DatabaseTest
class RegisterImportsTest {

    private static final String HEAD =
            "Location ID,Location HSCA start date,Dormant (Y/N),Care home?,Location Name,Care homes beds,"
                    + "Location Inspection Directorate,Location Street Address,Location City,Location Postal Code,Location Local Authority,"
                    + "Location Latitude,Location Longitude,Provider ID,Provider Name,Service type - Care home service with nursing,"
                    + "Service user band - Dementia,Location Latest Overall Rating,Publication Date";

    @Autowired
    Web web;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    Imports imports;
    Actor officer;
    Actor second;

    @BeforeEach
    void who() {
        clock.set(java.time.Instant.parse("2026-12-01T09:00:00Z"));
        imports = new Imports(web);
        officer = actors.marketOfficer();
        second = actors.second(Role.MARKET_OFFICER);
    }

    @AfterEach
    void emptyAgain() {
        actors.as(officer, () -> {
            for (var table : List.of(
                    "location",
                    "location_source",
                    "provider_source",
                    "succession",
                    "register_confirmed",
                    "register_import",
                    "stage_location",
                    "stage_provider")) {
                db.sql("delete from market." + table).update();
            }
            return null;
        });
    }

    private static String home(String id, String name, int beds, String postcode) {
        return "%s,01/10/2010,N,Y,%s,%d,Adult social care,%d High Street,Testtown,%s,Hampshire,51.1,-1.2,1-900,Pretend Care Ltd,Y,Y,Good,01/02/2020"
                .formatted(id, name, beds, beds, postcode);
    }

    /** A hundred homes, so that two of them are exactly 2%. */
    private static String[] hundred(String... first) {
        var lines = new String[101];
        lines[0] = HEAD;
        for (int i = 1; i <= 100; i++) {
            lines[i] = i <= first.length
                    ? first[i - 1]
                    : home("1-1%03d".formatted(i), "Home " + i, 20, "SO1 %dAB".formatted(i % 10));
        }
        return lines;
    }

    private <T> T one(String sql, Class<T> type) {
        return actors.as(officer, () -> db.sql(sql).query(type).optional().orElse(null));
    }

    @Test
    void stagesThenAppliesThenUndoes() {
        var staged = imports.csv(officer, "01_September_2026_HSCA_Active_Locations.csv", false, hundred());
        assertThat(staged.get("state").asString()).isEqualTo("STAGED");
        assertThat(staged.get("asAt").asString()).isEqualTo("2026-09-01");
        assertThat(counts(staged)).containsExactly(100, 0, 0, 0, 0, 0);
        assertThat(one("select count(*) from market.location", Integer.class)).isZero();

        assertThat(imports.apply(officer, staged).json().get("state").asString())
                .isEqualTo("APPLIED");
        assertThat(one("select count(*) from market.location", Integer.class)).isEqualTo(100);
        assertThat(one(
                        "select services[1] || bands[1] || beds || rating || council from market.location where id = '1-1005'",
                        String.class))
                .isEqualTo("CARE_HOME_NURSINGDEMENTIA20GOODHampshire");
        assertThat(one(
                        "select value || ' ' || source || ' ' || as_at from market.location_fact where location = '1-1005' and fact = 'Beds' and shown",
                        String.class))
                .isEqualTo("20 cqc-filters 2026-09-01");
        assertThat(one(
                        "select rating || published_on || now from market.location_rating where location = '1-1005'",
                        String.class))
                .isEqualTo("GOOD2020-02-01true");

        assertThat(imports.undo(officer, staged).json().get("state").asString()).isEqualTo("STAGED");
        assertThat(one("select count(*) from market.location", Integer.class)).isZero();
        assertThat(one("select count(*) from market.location_source", Integer.class))
                .isZero();

        assertThat(imports.apply(officer, staged).json().get("state").asString())
                .isEqualTo("APPLIED");
        assertThat(one("select count(*) from market.location", Integer.class)).isEqualTo(100);
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        imports.csv(officer, "01_September_2026.csv", true, hundred());
        var again = imports.csv(officer, "01_September_2026.csv", true, hundred());
        assertThat(counts(again)).containsExactly(0, 0, 0, 100, 0, 0);
        assertThat(one("select count(*) from market.location_source", Integer.class))
                .isEqualTo(100);
        // The same rows in a file with other bytes are compared row by row, with the same outcome.
        var lines = hundred();
        lines[100] = lines[100] + "\n";
        var rewritten = imports.csv(officer, "01_September_2026.csv", true, lines);
        assertThat(rewritten.get("state").asString()).isEqualTo("APPLIED");
        assertThat(counts(rewritten)).containsExactly(0, 0, 0, 100, 0, 0);
        assertThat(one("select count(*) from market.location_source", Integer.class))
                .isEqualTo(100);
    }

    @Test
    void twoPerCentIsForOnePersonAndMoreForTwo() {
        imports.csv(officer, "01_September_2026.csv", true, hundred());
        var two = imports.csv(
                officer,
                "01_October_2026.csv",
                true,
                hundred(home("1-1001", "Home 1", 21, "SO1 1AB"), home("1-1002", "Home 2", 22, "SO1 2AB")));
        assertThat(counts(two)).containsExactly(0, 2, 0, 98, 0, 0);
        assertThat(two.get("state").asString()).isEqualTo("APPLIED");

        var three = imports.csv(
                officer,
                "01_November_2026.csv",
                true,
                hundred(
                        home("1-1001", "Home 1", 31, "SO1 1AB"),
                        home("1-1002", "Home 2", 32, "SO1 2AB"),
                        home("1-1003", "Home 3", 33, "SO1 3AB")));
        assertThat(three.get("state").asString()).isEqualTo("STAGED");
        assertThat(three.get("needsSecondPerson").asBoolean()).isTrue();
        var refused = imports.apply(officer, three);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("errors").get(0).get("code").asString()).isEqualTo("AUTH");
        assertThat(one("select beds from market.location where id = '1-1003'", Integer.class))
                .isEqualTo(20);
        assertThat(imports.apply(second, three).status()).isEqualTo(200);
        assertThat(one("select beds from market.location where id = '1-1003'", Integer.class))
                .isEqualTo(33);

        assertThat(imports.undo(officer, two).status())
                .as("a later one stands on it")
                .isEqualTo(409);
        assertThat(imports.undo(officer, three).status()).isEqualTo(200);
        assertThat(one("select beds from market.location where id = '1-1003'", Integer.class))
                .isEqualTo(20);
        assertThat(one("select beds from market.location where id = '1-1001'", Integer.class))
                .isEqualTo(21);
        assertThat(one(
                        "select last_as_at::text from market.location_source where location = '1-1050' and superseded_by is null",
                        String.class))
                .isEqualTo("2026-10-01");
    }

    @Test
    void anOlderSnapshotNeverOverwritesANewerOne() {
        imports.csv(officer, "01_September_2026.csv", true, hundred());
        var older = imports.csv(
                officer,
                "01_August_2026.csv",
                true,
                hundred(home("1-1001", "Home 1", 99, "SO1 1AB"), home("1-777", "Closed in August", 9, "SO1 9ZZ")));
        assertThat(counts(older)).containsExactly(0, 0, 0, 98, 0, 0);
        assertThat(older.get("older").asInt()).isEqualTo(2);
        assertThat(one("select beds from market.location where id = '1-1001'", Integer.class))
                .isEqualTo(20);
        assertThat(one("select count(*) from market.location where id = '1-777'", Integer.class))
                .isZero();
    }

    @Test
    void unchangedFactsBecomeNewerSoThatAFileInBetweenCannotUndoThem() {
        imports.csv(officer, "extract_2026-09-01.csv", true, extract("1-1001", 20));
        imports.csv(officer, "extract_2026-11-01.csv", true, extract("1-1001", 20));
        var between = imports.csv(officer, "extract_2026-10-01.csv", true, extract("1-1001", 25));
        assertThat(counts(between)).containsExactly(0, 0, 0, 0, 0, 0);
        assertThat(between.get("older").asInt()).isEqualTo(1);
        assertThat(one("select beds from market.location where id = '1-1001'", Integer.class))
                .isEqualTo(20);
    }

    private static String[] extract(String id, int beds) {
        return new String[] {
            "location_id,location_name,postcode,latitude,longitude,town_city,region,local_authority,beds,service_types,specialisms,rating_overall",
            id + ",Home,SO1 1AA,51.1,-1.1,Testtown,East,Hampshire," + beds
                    + ",Nursing homes|Residential homes,Dementia,Requires Improvement"
        };
    }

    @Test
    void eachFactComesFromTheLatestSourceThatKnowsIt() {
        imports.csv(officer, "extract_2026-09-01.csv", true, extract("1-1001", 20));
        imports.csv(
                officer,
                "16_september_2026_CQC_directory.csv",
                true,
                "CQC Locations data,,,,,,,,,,,,,,",
                ",,,,,,,,,,,,,,",
                "This data was produced on 16 September 2026,,,,,,,,,,,,,,",
                ",,,,,,,,,,,,,,",
                "Name,Also known as,Address,Postcode,Phone number,Service's website (if available),Service types,Date of latest check,Specialisms/services,Provider name,Local authority,Region,Location URL,CQC Location ID (for office use only),CQC Provider ID (for office use only)",
                "Home renamed,,\"1 New Street,Testtown\",SO1 1AA,2380000000,,Nursing homes,09/Jan/2018 - 00:00,Dementia,Pretend Ltd,Hampshire,South East,https://x,1-1001,1-900");
        assertThat(one(
                        "select name || beds || rating || region || telephone || sources from market.location where id = '1-1001'",
                        String.class))
                .isEqualTo("Home renamed20REQUIRES_IMPROVEMENTSouth East023800000002");
        assertThat(one(
                        "select string_agg(fact || '=' || source, ', ' order by fact) from market.location_fact where shown and fact in ('Name', 'Beds', 'Council')",
                        String.class))
                .isEqualTo("Beds=cqc-filters, Council=cqc-directory, Name=cqc-directory");
    }

    @Test
    void aVanishedHomeIsFirstLookedForUnderANewId() {
        imports.csv(
                officer,
                "01_September_2026.csv",
                true,
                hundred(home("1-1001", "The Larches Ltd", 41, "SO2 2AA"), home("1-1002", "Elm House", 17, "SO3 3AA")));
        var next = imports.csv(
                officer,
                "01_October_2026.csv",
                false,
                hundred(home("1-5001", "The Larches", 44, "SO2 2AA"), home("1-1050", "Home 50", 20, "SO1 0AB")));
        // 1-1001 went on as 1-5001; 1-1002 is gone; 1-1050 stands twice, the second time it is left out.
        assertThat(counts(next)).containsExactly(0, 0, 1, 98, 1, 1);
        assertThat(next.get("rejectedRows").get(0).get("row").asInt()).isEqualTo(51);
        assertThat(next.get("rejectedRows").get(0).get("code").asString()).isEqualTo("DUP");
        assertThat(imports.apply(second, next).status()).isEqualTo(200);
        assertThat(one(
                        "select successor || ' ' || reason from market.succession where predecessor = '1-1001' and applied",
                        String.class))
                .isEqualTo("1-5001 Same postcode and name");
        assertThat(one("select deregistered_on::text from market.location where id = '1-1002'", String.class))
                .isEqualTo("2026-10-01");
        assertThat(one("select deregistered_on from market.location where id = '1-5001'", String.class))
                .isNull();

        var back = imports.csv(
                officer,
                "01_November_2026.csv",
                false,
                hundred(home("1-5001", "The Larches", 44, "SO2 2AA"), home("1-1002", "Elm House", 17, "SO3 3AA")));
        assertThat(counts(back)).containsExactly(0, 1, 0, 99, 0, 0);
        imports.apply(second, back);
        assertThat(one("select deregistered_on from market.location where id = '1-1002'", String.class))
                .isNull();
    }

    @Test
    void badRowsAreLeftOutByRowAndFieldAndTheRestGoesOn() {
        var answer = imports.csv(
                officer,
                "01_September_2026.csv",
                true,
                HEAD,
                home("1-1001", "Good Home", 20, "SO1 1AB"),
                home("", "No id", 20, "SO1 1AB"),
                home("1-1003", "", 20, "SO1 1AB"),
                home("1-1004", "Minus", -4, "SO1 1AB"),
                home("1-1005", "Never", 20, "SO1 1AB").replace("01/02/2020", "31/02/2020"),
                home("1-1006", "Abroad", 20, "SO1 1AB").replace("51.1", "48.8"),
                home("1-1007", "Rated", 20, "SO1 1AB").replace(",Good,", ",Splendid,"),
                home("1 1008 <b>", "Odd id", 20, "SO1 1AB"));
        assertThat(counts(answer)).containsExactly(1, 0, 0, 0, 0, 7);
        var rows = answer.get("rejectedRows");
        assertThat(rows.get(0).toString()).contains("\"row\":3").contains("Location ID");
        assertThat(rows.get(1).toString()).contains("\"row\":4").contains("Location Name");
        assertThat(rows.get(2).toString()).contains("\"row\":5").contains("Care homes beds");
        assertThat(rows.get(3).toString())
                .contains("\"row\":6")
                .contains("Publication Date")
                .contains("not a date");
        assertThat(rows.get(4).toString()).contains("\"row\":7").contains("Location Latitude");
        assertThat(rows.get(5).toString())
                .contains("\"row\":8")
                .contains("Location Latest Overall Rating")
                .doesNotContain("Splendid");
        assertThat(rows.get(6).toString()).contains("\"row\":9").doesNotContain("<b>");
    }

    @Test
    void filesThatAreNoRegisterAreRefusedInWordsAndNothingChanges() {
        refused(
                "Care homes beds",
                "no heading",
                imports.csv(officer, "a.csv", true, HEAD.replace("Care homes beds,", ""), "1-1,x"));
        refused("none of the headings", "", imports.csv(officer, "b.csv", true, "Apples,Pears", "1,2"));
        refused("no rows", "", imports.csv(officer, "c_2026-01-01.csv", true, HEAD));
        refused(
                "cut short",
                "row",
                imports.csv(
                        officer,
                        "d.csv",
                        true,
                        HEAD,
                        home("1-1001", "Home", 20, "SO1 1AB"),
                        "1-1002,01/10/2010,N,Y,Cut"));
        refused(
                "which day it describes",
                "",
                imports.csv(
                        officer,
                        "e.csv",
                        true,
                        "Location ID,Location Name,Service Types,Care homes beds,Location HSCA start date,Dormant",
                        "1-1,Home,Shared Lives,0,,N"));
        refused(
                "not a",
                "Care directory with filters",
                imports.bring(
                        officer,
                        "f.csv",
                        String.join("\n", hundred()).getBytes(),
                        Map.of("kind", "cqc-ratings"),
                        true));
        refused("in the future", "", imports.csv(officer, "01_September_2031.csv", true, hundred()));
        assertThat(one("select count(*) from market.location", Integer.class)).isZero();
    }

    private static void refused(String says, String alsoSays, tools.jackson.databind.JsonNode answer) {
        assertThat(answer.get("state").asString()).isEqualTo("REJECTED");
        assertThat(answer.get("problem").asString()).contains(says).contains(alsoSays);
    }

    @Test
    void anEmptyFileIsRefusedAtOnceAndAnUnknownKindToo() {
        var empty = web.api(officer).upload("/api/v1/register-imports", "a.csv", new byte[0], Map.of());
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.body()).contains("does not mean that everything closed");
        var kind = web.api(officer)
                .upload("/api/v1/register-imports", "a.csv", new byte[] {1}, Map.of("kind", "cqc-apples"));
        assertThat(kind.status()).isEqualTo(422);
        assertThat(kind.json().get("errors").get(0).get("field").asString()).isEqualTo("kind");
    }

    @Test
    void onlyMarketPostsMayBringFilesIn() {
        var practitioner = actors.of(Role.PRACTITIONER);
        assertThat(web.api(practitioner)
                        .upload("/api/v1/register-imports", "a.csv", new byte[] {1}, Map.of())
                        .status())
                .isIn(403, 404);
        assertThat(web.api(practitioner)
                        .get("/api/v1/register-imports/" + java.util.UUID.randomUUID())
                        .status())
                .isEqualTo(404);
        var staged = imports.csv(actors.of(Role.OVERSIGHT_ANALYST), "01_September_2026.csv", false, hundred());
        assertThat(imports.apply(practitioner, staged).status()).isIn(403, 404);
    }

    @Test
    void theSharedFilesInDateOrder() {
        assumeTrue(Files.isDirectory(Imports.DATA), "SKIPPED: the folder of published files is not beside the project");
        var ratings = imports.shared(officer, "latest_ratings_overall_england_2021-01.csv.gz", true);
        assertThat(ratings.get("state").asString()).as(ratings.toString()).isEqualTo("APPLIED");
        assertThat(ratings.get("rows").asInt()).isEqualTo(74_184);
        assertThat(counts(ratings)).containsExactly(31_966, 0, 0, 0, 0, 0);
        assertThat(counts(imports.shared(officer, "latest_ratings_overall_england_2021-01.csv.gz", true)))
                .containsExactly(0, 0, 0, 31_966, 0, 0);

        assertThat(counts(imports.shared(officer, "api_location_changes_2023-02-01.jsonl.gz", true))
                                .getFirst()
                        + imports.get(officer, lastId()).get("reregistered").asInt())
                .isEqualTo(1_534);
        var week2 = imports.shared(officer, "api_location_changes_2023-02-08.jsonl.gz", true);
        assertThat(week2.get("state").asString()).isEqualTo("STAGED");
        // 251 are in both weeks; of 66 nothing that we keep has changed.
        assertThat(week2.get("changed").asInt()).isEqualTo(185);
        assertThat(week2.get("unchanged").asInt()).isEqualTo(66);
        assertThat(week2.get("added").asInt() + week2.get("reregistered").asInt())
                .isEqualTo(1_315);
        assertThat(week2.get("reregistered").asInt()).isPositive();
        assertThat(imports.apply(second, week2).status()).isEqualTo(200);
        var week1Again = imports.shared(officer, "api_location_changes_2023-02-01.jsonl.gz", false);
        assertThat(week1Again.get("older").asInt()).isEqualTo(185);
        assertThat(counts(week1Again)).containsExactly(0, 0, 0, 1_283 + 66, 0, 0);

        var homes = imports.shared(officer, "care_homes_england_partial_2026-02.csv.gz", true);
        assertThat(counts(homes)).containsExactly(8_161, 0, 0, 0, 0, 0);
        assertThat(homes.get("state").asString()).isEqualTo("APPLIED");
        assertThat(one("select count(*) from market.location where beds > 0", Integer.class))
                .isGreaterThanOrEqualTo(8_161);
        // The 2021 ratings stay where the newer file is silent.
        assertThat(one(
                        "select count(*) from market.location l join market.location_source s on s.location = l.id and s.source = 'cqc-filters'"
                                + " where s.rating is null and l.rating is not null",
                        Integer.class))
                .isPositive();
        assertThat(one("select count(*) from market.location where deregistered_on is not null", Integer.class))
                .isPositive();
    }

    private String lastId() {
        return one("select id::text from market.register_import order by no desc limit 1", String.class);
    }
}
