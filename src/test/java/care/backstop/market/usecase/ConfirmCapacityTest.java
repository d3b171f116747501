package care.backstop.market.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.kernel.Stale;
import care.backstop.market.CapacityView;
import care.backstop.market.Market;
import care.backstop.market.Point;
import care.backstop.market.Rating;
import care.backstop.market.ReceivingPlace;
import care.backstop.market.Register;
import care.backstop.market.ServiceKind;
import care.backstop.market.rules.CapacityFigures;
import care.backstop.market.rules.FeeFigures;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Statements;
import care.backstop.testing.TestClock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class ConfirmCapacityTest {

    private static final AtomicInteger NEXT = new AtomicInteger(100);
    private static final Instant NOW = TestClock.START;

    @Autowired
    ConfirmCapacity confirmCapacity;

    @Autowired
    Market market;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    @Autowired
    Statements statements;

    private Actor officer;
    private String id;

    @BeforeEach
    void aHome() {
        officer = actors.marketOfficer();
        id = "1-" + NEXT.incrementAndGet();
        new Register(db, actors).add(Register.home(id, "Cedar House"));
    }

    @Test
    void keepsTheFiguresAndTheOnesBefore() {
        confirm(beds(NOW.minusSeconds(600), 40, 30, 1), 0);
        var latest = confirm(beds(NOW, 40, 35, 2), 1);

        assertThat(latest.free()).contains(3);
        assertThat(latest.version()).isEqualTo(2);
        assertThat(actors.as(officer, () -> market.capacity(id))).containsExactly(latest);
        assertThat(count("select count(*) from market.capacity where location = '" + id + "'"))
                .isEqualTo(2);
        assertThat(audited("ConfirmCapacity")).isEqualTo(2);
    }

    @Test
    void unknownStaysUnknown() {
        var view = confirm(
                new CapacityFigures(ServiceKind.CARE_HOME, NOW, 40, null, null, Answer.NOT_KNOWN, null, List.of()), 0);
        assertThat(view.free()).isEmpty();
        assertThat(actors.as(officer, () -> market.capacity(id)).getFirst().occupied())
                .isNull();
    }

    @Test
    void theSameTwiceChangesNothing() {
        confirm(beds(NOW, 40, 30, 1), null);
        confirm(beds(NOW, 40, 30, 1), null);
        assertThat(count("select count(*) from market.capacity where location = '" + id + "'"))
                .isEqualTo(1);
        assertThat(audited("ConfirmCapacity")).isEqualTo(1);
    }

    @Test
    void refusesOlderFiguresThanItHas() {
        confirm(beds(NOW, 40, 30, 1), null);
        assertThatThrownBy(() -> confirm(beds(NOW.minusSeconds(1), 40, 20, 1), null))
                .isInstanceOfSatisfying(Rejected.class, r -> {
                    assertThat(r.problems().getFirst().code()).isEqualTo(Problem.Code.CONF);
                    assertThat(r)
                            .hasMessage("There are newer figures already, as at 7 December 2020, 9:00am. "
                                    + "Enter figures from then or later");
                });
    }

    @Test
    void aFormThatWasOpenTooLongIsToldSo() {
        confirm(beds(NOW.minusSeconds(60), 40, 30, 1), 0);
        assertThatThrownBy(() -> confirm(beds(NOW, 40, 31, 1), 0)).isInstanceOf(Stale.class);
        assertThat(actors.as(officer, () -> market.capacity(id)).getFirst().occupied())
                .isEqualTo(30);
    }

    @Test
    void ofManyAtOnceEachVersionIsWonByOne() throws Exception {
        try (var threads = Executors.newFixedThreadPool(6)) {
            Callable<String> attempt = () -> {
                try {
                    confirm(beds(NOW, 40, 30, NEXT.incrementAndGet() % 10), 0);
                    return "won";
                } catch (Stale e) {
                    return "stale";
                }
            };
            var outcomes = threads.invokeAll(List.of(attempt, attempt, attempt, attempt, attempt, attempt)).stream()
                    .map(f -> f.resultNow())
                    .toList();
            assertThat(outcomes).containsOnlyOnce("won").hasSize(6);
        }
        assertThat(count("select count(*) from market.capacity where latest and location = '" + id + "'"))
                .isEqualTo(1);
    }

    @Test
    void refusesWhatTheRegisterContradictsAndStoresNothing() {
        assertThatThrownBy(() -> confirm(beds(NOW, 41, 30, 1), 0))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        r -> assertThat(r.problems()).extracting(Problem::field).containsExactly("maximum"));
        assertThat(actors.as(officer, () -> market.capacity(id))).isEmpty();
    }

    @Test
    void anUnknownLocationIsNotThere() {
        assertThatThrownBy(() -> Acting.as(
                        officer,
                        () -> confirmCapacity.confirm("1-nowhere", beds(NOW, 40, 30, 1), FeeFigures.NONE, 0, officer)))
                .isInstanceOf(NotThere.class);
    }

    @Test
    void aProviderDoesNotSpeakForOthers() {
        var provider = actors.of(Role.RECEIVING_PROVIDER);
        assertThatThrownBy(() -> Acting.as(
                        provider,
                        () -> confirmCapacity.confirm(id, beds(NOW, 40, 30, 1), FeeFigures.NONE, 0, provider)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        r -> assertThat(r.problems().getFirst().code()).isEqualTo(Problem.Code.AUTH));
    }

    @Test
    void capacityIsForAllToSeeAndFeesForTheCouncilAlone() {
        Acting.as(
                officer,
                () -> confirmCapacity.confirm(id, beds(NOW, 40, 30, 1), new FeeFigures(95_000L, null), 0, officer));

        assertThat(place(officer).weeklyFeePence()).isEqualTo(95_000);
        var stranger = place(actors.stranger(Role.MARKET_OFFICER));
        assertThat(stranger.weeklyFeePence()).isNull();
        assertThat(stranger.free()).contains(9);
        assertThat(db.sql("select count(*) from market.capacity")
                        .query(Long.class)
                        .single())
                .as("outside a transaction nobody is signed in")
                .isZero();
    }

    @Test
    void listsPlacesToReceivePeopleNearestFirstInOneStatement() {
        var register = new Register(db, actors);
        var near = Register.at(
                Register.home(id + "n", "Near"), "Deal", "CT14 6AA", "Testshire", new Point(51.2230, 1.4015));
        var far = Register.at(Register.home(id + "f", "Far"), "Hull", "HU1 1AA", "Hull", new Point(53.7443, -0.3325));
        var nowhere = Register.at(Register.home(id + "x", "Nowhere"), "Dover", null, "Testshire", null);
        var both = Register.with(
                Register.at(
                        Register.home(id + "b", "Both"), "Deal", "CT14 7AA", "Testshire", new Point(51.2200, 1.4000)),
                30,
                Rating.INADEQUATE,
                ServiceKind.CARE_HOME,
                ServiceKind.CARE_HOME_NURSING,
                ServiceKind.HOME_CARE);
        register.add(near, far, nowhere, both);

        statements.reset();
        var places = actors.as(
                officer, () -> market.receivingPlaces(new Point(51.2230, 1.4015), 15_000, ServiceKind.careHomes()));
        assertThat(statements.ofThePage()).hasSize(2); // entering as the post, and the list

        assertThat(places)
                .filteredOn(p -> p.location().id().startsWith(id))
                .extracting(p -> p.location().name() + " " + p.service())
                .containsExactly("Near CARE_HOME", "Both CARE_HOME", "Both CARE_HOME_NURSING", "Cedar House CARE_HOME");
        assertThat(places.getFirst().capacity())
                .as("nobody told its capacity, and that is not none")
                .isNull();
        assertThat(places.getFirst().free()).isEmpty();
        assertThat(places.getFirst().metres()).isZero();
        // Deal to Dover, checked against the same formula in Java
        assertThat(places)
                .filteredOn(p -> p.location().id().equals(id))
                .singleElement()
                .satisfies(p -> assertThat(p.metres())
                        .isBetween(12_200, 12_400)
                        .isEqualTo(new Point(51.2230, 1.4015).metresTo(new Point(51.1279, 1.3134))));
    }

    private ReceivingPlace place(Actor actor) {
        return actors
                .as(actor, () -> market.receivingPlaces(new Point(51.1279, 1.3134), 100, Set.of(ServiceKind.CARE_HOME)))
                .stream()
                .filter(p -> p.location().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private CapacityView confirm(CapacityFigures figures, @Nullable Integer seen) {
        return Acting.as(officer, () -> confirmCapacity.confirm(id, figures, FeeFigures.NONE, seen, officer));
    }

    private static CapacityFigures beds(Instant asAt, int maximum, int occupied, int reserved) {
        return new CapacityFigures(
                ServiceKind.CARE_HOME, asAt, maximum, occupied, reserved, Answer.YES, null, List.of());
    }

    private long count(String sql) {
        return actors.as(officer, () -> db.sql(sql).query(Long.class).single());
    }

    private long audited(String what) {
        return actors.as(
                officer,
                () -> db.sql("select count(*) from audit.entry where what = :what and subject = :subject")
                        .param("what", what)
                        .param("subject", "location:" + id)
                        .query(Long.class)
                        .single());
    }
}
