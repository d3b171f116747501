package care.backstop.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import care.backstop.kernel.Acting;
import care.backstop.kernel.Role;
import care.backstop.people.model.NhsNumber;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The demonstration council, made in two goes with a crash between them. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemonstrationTest {

    @Autowired
    Demonstration demonstration;

    @Autowired
    Cast cast;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JsonMapper json;

    @Value("${backstop.data}")
    Path folder;

    @BeforeAll
    void madeInTwoGoes() {
        var turns = new AtomicInteger();
        assertThatThrownBy(() -> demonstration.make(then -> {
                    clock.set(then);
                    if (turns.incrementAndGet() == 300) {
                        throw new IllegalStateException("the plug is pulled");
                    }
                }))
                .hasMessageContaining("the plug is pulled");
        assertThat(demonstration.begun()).isTrue();
        assertThat(demonstration.complete()).isFalse();
        clock.set(TestClock.START);
        demonstration.make(clock::set);
        assertThat(demonstration.complete()).isTrue();
        assertThat(clock.instant()).isEqualTo(TestClock.START);
    }

    @Test
    void theCountyHasServicesOfAllKindsWithRatingsInProportion() {
        var kinds = counts("select services[1] as what, count(*) from market.location group by 1");
        assertThat(kinds)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "CARE_HOME_NURSING", 75L,
                        "CARE_HOME", 135L,
                        "HOME_CARE", 95L,
                        "SUPPORTED_LIVING", 50L,
                        "EXTRA_CARE", 20L,
                        "SHARED_LIVES", 6L,
                        "OTHER", 19L));
        var ratings = counts("select coalesce(rating, 'NOT_RATED') as what, count(*) from market.location group by 1");
        assertThat(ratings.get("OUTSTANDING") / 400.0).isCloseTo(0.04, within(0.005));
        assertThat(ratings.get("GOOD") / 400.0).isCloseTo(0.77, within(0.01));
        assertThat(ratings.get("REQUIRES_IMPROVEMENT") / 400.0).isCloseTo(0.15, within(0.01));
        assertThat(ratings.get("INADEQUATE") / 400.0).isCloseTo(0.015, within(0.003));
        assertThat(number("select count(distinct provider_id) from market.location"))
                .isEqualTo(150);
        assertThat(
                        number(
                                "select count(*) from market.location where 'CARE_HOME' = any(services) and coalesce(beds, 0) = 0"))
                .isZero();
        assertThat(
                        number(
                                "select count(*) from market.location where council = 'Wealdmoor' and latitude between 51.9 and 52.5"))
                .isEqualTo(400);
        assertThat(number("select count(*) from market.location where postcode not like 'ZX%'"))
                .isZero();
    }

    @Test
    void sixInTenHaveToldTheirCapacityAtDifferentTimes() {
        assertThat(number("select count(distinct location) from market.capacity"))
                .isBetween(238L, 246L);
        assertThat(
                        number(
                                "select count(*) from market.capacity where latest and as_at > timestamptz '2020-11-23 09:00Z'"))
                .isGreaterThan(100);
        assertThat(
                        number(
                                "select count(*) from market.capacity where latest and as_at < timestamptz '2020-11-23 09:00Z'"))
                .isGreaterThan(40);
    }

    @Test
    void theIncidentsHaveTheirPeople() {
        assertThat(counts("""
                select i.name as what, count(*) from people.person p join incident.incident i on i.id = p.incident
                 group by 1"""))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Harebell Court", 42L,
                        "Merlinfold Home Care", 180L,
                        "Rowanmere Supported Living", 12L,
                        "Yarrowdene House", 18L));
        assertThat(number("select count(distinct round) from people.person where round is not null"))
                .isEqualTo(14);
        assertThat(as(() -> db.sql("""
                        select count(*) from people.person p join incident.incident i on i.id = p.incident
                         where i.name = 'Harebell Court' and friends is not null group by friends""").query(Long.class).list())).hasSize(6).allMatch(n -> n >= 2 && n <= 4);
    }

    @Test
    void nhsNumbersAreValidAndOfTheTestRange() {
        var numbers = as(() -> db.sql("select nhs_number from people.person where nhs_number is not null")
                .query(String.class)
                .list());
        assertThat(numbers).hasSizeGreaterThan(230).doesNotHaveDuplicates();
        assertThat(numbers).allMatch(n -> new NhsNumber(n).isTest());
    }

    @Test
    void theClosingHomeIsHalfWayThrough() {
        var status = statuses("Harebell Court");
        assertThat(status.get("MOVED")).isEqualTo(4);
        assertThat(status.get("ACCEPTED")).isEqualTo(3);
        assertThat(status.get("OFFERED")).isEqualTo(4);
        assertThat(status.get("CHOSEN")).isEqualTo(5);
        assertThat(status.get("WAITING")).isEqualTo(26);
        assertThat(number("select count(*) from placement.plan where state = 'DONE'"))
                .isEqualTo(1);
        assertThat(counts("""
                select i.name as what, count(*) from people.person p join incident.incident i on i.id = p.incident
                 where p.told_at is not null group by 1""")).isEqualTo(Map.of("Harebell Court", 38L, "Yarrowdene House", 18L));
        assertThat(number("""
                select count(distinct colour) from people.person p join incident.incident i on i.id = p.incident
                 where i.name = 'Harebell Court'""")).isEqualTo(4);
        assertThat(counts("""
                select decided as what, count(*) from incident.service_decision group by 1""")).containsKeys("PREPARE", "NO_DUTY_MONITOR", "POWER_TEST");
    }

    @Test
    void providersWereAskedForPlacesAndOthersForMoreRoom() {
        assertThat(counts("select coalesce(answer, 'NONE') as what, count(*) from placement.enquiry group by 1"))
                .isEqualTo(Map.of("WILLING", 1L, "REFUSED", 2L, "NONE", 3L));
        assertThat(number("select count(*) from placement.enquiry where reason_code is not null"))
                .isEqualTo(2);
        assertThat(number("select count(*) from placement.enquiry_question where answer is null"))
                .isEqualTo(1);
        assertThat(number("select count(*) from placement.enquiry_question")).isEqualTo(2);
        assertThat(number("select count(*) from placement.more_room")).isEqualTo(3);
        assertThat(number("select count(*) from placement.plan_adopted")).isEqualTo(1);
    }

    @Test
    void thePagesOfPaceTransfersAndCaseloadsAreNotEmpty() {
        assertThat(number("select count(*) from placement.visit")).isEqualTo(2);
        assertThat(number("select count(*) from placement.transfer where name = 'Radio club' and ended_at is null"))
                .isEqualTo(1);
        assertThat(number("select count(*) from placement.pace")).isEqualTo(1);
        assertThat(counts("""
                select name as what, count(*) from people.assignment where worker and to_at is null group by 1""")).isEqualTo(Map.of("Ffion Llanwedd", 24L, "Babajide Adeyhollow", 18L));
        // Yarrowdene has such entries, too, when its year has been told before.
        assertThat(number("""
                select count(*) from people.entry e where kind in ('RECORDS_ASKED', 'HANDED_OVER')
                   and exists (select from placement.pace p where p.incident = e.incident)""")).isEqualTo(8);
    }

    @Test
    void theFinishedOneIsClosedWithEverybodyMoved() {
        assertThat(statuses("Yarrowdene House")).isEqualTo(Map.of("MOVED", 18L));
        assertThat(counts("select state as what, count(*) from incident.incident group by 1"))
                .containsEntry("CLOSED", 1L);
        assertThat(number("select count(*) from placement.move where arrived_at < timestamptz '2020-11-01'"))
                .isEqualTo(18);
    }

    @Test
    void everyRoleHasATokenThatOnlyTheOwnerOfTheFolderReads() throws Exception {
        var file = folder.resolve(Cast.TOKENS);
        Map<?, ?> tokens = json.readValue(Files.readString(file), Map.class);
        assertThat(tokens.keySet().stream().map(Object::toString))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Role.values()).map(Role::key).toList());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(cast.second(Role.MARKET_OFFICER)).isNotEqualTo(cast.of(Role.MARKET_OFFICER));
    }

    @Test
    void aSecondStartDoesNothing() {
        long before = number("select count(*) from audit.entry");
        demonstration.make(_ -> {
            throw new IllegalStateException("nothing is left to do");
        });
        assertThat(number("select count(*) from audit.entry")).isEqualTo(before);
    }

    @Test
    void theSameSeedGivesTheSameCountyAndThePeopleTheSameNames() {
        var day = LocalDate.of(2026, 11, 22);
        var county = County.wealdmoor();
        assertThat(county.places()).isEqualTo(County.wealdmoor().places());
        assertThat(county.places().stream().map(County.Place::name)).doesNotHaveDuplicates();
        var likely = Returns.likely(county);
        assertThat(new PeopleLists(day).harebellCourt(county, likely))
                .isEqualTo(new PeopleLists(day).harebellCourt(County.wealdmoor(), likely));
        assertThat(new PeopleLists(day).merlinfold()).isEqualTo(new PeopleLists(day).merlinfold());
    }

    @Test
    void onlyTheThreadThatTellsTheStoryLeavesThePresent() throws Exception {
        var real = TestClock.START;
        var story = new StoryClock(java.time.Clock.fixed(real, java.time.ZoneOffset.UTC));
        story.turnTo(real.minusSeconds(3_600));
        assertThat(story.instant()).isEqualTo(real.minusSeconds(3_600));
        var elsewhere = new Instant[1];
        var other = new Thread(() -> elsewhere[0] = story.instant());
        other.start();
        other.join();
        assertThat(elsewhere[0]).isEqualTo(real);
        story.turnTo(real.plusSeconds(60));
        assertThat(story.instant()).isEqualTo(real);
        story.turnTo(real.minusSeconds(60));
        story.release();
        assertThat(story.instant()).isEqualTo(real);
    }

    private Map<String, Long> statuses(String incident) {
        return counts("""
                select status as what, count(*) from people.person p join incident.incident i on i.id = p.incident
                 where i.name = '%s' group by 1""".formatted(incident));
    }

    private Map<String, Long> counts(String sql) {
        List<Map.Entry<String, Long>> rows = as(() -> db.sql(sql)
                .query((r, _) -> Map.entry(r.getString(1), r.getLong(2)))
                .list());
        return rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, TreeMap::new));
    }

    private long number(String sql) {
        return as(() -> db.sql(sql).query(Long.class).single());
    }

    private <T> T as(java.util.function.Supplier<T> work) {
        return Acting.as(cast.of(Role.INCIDENT_LEAD), () -> transaction.execute(_ -> work.get()));
    }
}
